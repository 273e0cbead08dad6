// Keeping a record: its permanent address, copied or printed.
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { open } from "../support/actions";
import { expect, test, UNDER_OBJECTION } from "../support/test";

const path = `/records/${UNDER_OBJECTION}`;

test.beforeEach(({ page }) => open(page, `${path}?utm_source=wx`, "未履行进货查验义务"));

test("the permanent address is copied", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const address = page.getByRole("textbox", { name: "永久网址" });
  await expect(address).toHaveValue(`${baseURL}${path}`);
  await expect(address).toHaveAttribute("readonly");
  await page.getByRole("button", { name: "复制网址" }).click();
  await expect(page.getByRole("main").getByText("网址已复制。")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "网址已复制。" })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${path}`);
});

for (const [why, break_it] of [
  ["forbids it", () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")); }],
  ["has none", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
] as const) {
  test(`copying says what to do when the browser ${why}`, async ({ page }) => {
    await page.evaluate(break_it);
    await page.getByRole("button", { name: "复制网址" }).click();
    await expect(page.getByRole("main").getByText("浏览器不允许自动复制，请长按或选中上面的网址复制。")).toBeVisible();
  });
}

test("the print button prints", async ({ page }) => {
  await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
  await page.getByRole("button", { name: "打印" }).click();
  await expect(page).toHaveTitle("printed");
});

test("on paper: content, time of lookup, a code that leads back, nothing to click", async ({ page, baseURL }) => {
  await expect(page.locator(".print-head")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".print-head")).toBeVisible();
  await expect(page.locator(".print-head")).toContainText("信用中国（辽宁鞍山）");
  await expect(page.locator(".print-head")).toContainText("查询时间：2026年11月22日 10:42（北京时间）");
  await expect(page.locator(".print-head")).toContainText(`网址：${baseURL}${path}`);
  await expect(page.getByRole("main")).toContainText("处罚决定书文号");
  for (const away of [".topbar", ".masthead nav", ".tabbar", ".crumbs", "form", ".address", ".skip"])
    for (const part of await page.locator(away).all()) await expect(part).toBeHidden();
  for (const button of await page.locator("button").all()) await expect(button).toBeHidden();
  const code = PNG.sync.read(await page.getByRole("img", { name: "本页网址的二维码" }).screenshot());
  const read = jsQR(new Uint8ClampedArray(code.data), code.width, code.height);
  expect(read?.data).toBe(`${baseURL}${path}`);
});

test("the code is printed in black on white in dark mode too", async ({ page, baseURL }) => {
  await page.getByRole("button", { name: "深色" }).click();
  await page.emulateMedia({ media: "print" });
  const code = PNG.sync.read(await page.getByRole("img", { name: "本页网址的二维码" }).screenshot());
  expect(jsQR(new Uint8ClampedArray(code.data), code.width, code.height, { inversionAttempts: "dontInvert" })?.data).toBe(`${baseURL}${path}`);
});

test("the printed record fits on A4 @desktop", async ({ page }) => {
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(0);
  expect(sheets).toBeLessThanOrEqual(2);
});
