// Certificates of lookups and credit reports: asked for, printed, downloaded, verified.
import { readFile, writeFile } from "node:fs/promises";
import { axe } from "../support/axe";
import { fitsWidth, heading, open, requests } from "../support/actions";
import { signIn, USERS } from "../support/account";
import { CLEAN, expect, FOOD, LABOUR, NAMESAKES, type Page, test } from "../support/test";

const main = (page: Page) => page.getByRole("main");
const ask = (page: Page, name: string) => page.getByRole("button", { name });
const number = (page: Page) => page.locator(".big-no").innerText();
const fact = (page: Page, label: string) => main(page).locator(`.facts > div:has(dt:text-is("${label}")) dd`).first().innerText();

/** Asks for a document on the page of a subject. */
async function made(page: Page, code: string, button: string, title: string): Promise<void> {
  await open(page, `/subjects/${code}`, /./);
  await ask(page, button).click();
  await expect(heading(page)).toHaveText(title);
  await expect(heading(page)).toBeFocused();
  expect(new URL(page.url()).pathname).toMatch(/^\/documents\/[0-9a-f]{64}$/);
}

async function download(page: Page): Promise<{ name: string; path: string }> {
  const begun = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载文件（HTML）" }).click();
  const file = await begun;
  return { name: file.suggestedFilename(), path: (await file.path())! };
}

async function verifyFile(page: Page, path: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(path);
}

test("a certificate says what was found, is printed, and verified by its code", async ({ page }) => {
  await made(page, LABOUR, "开具查询证明", "查询证明");
  await expect(main(page)).toContainText("列入严重失信主体名单");
  await expect(main(page).getByRole("img")).toBeVisible();
  await axe(page);
  await fitsWidth(page);
  const [no, code] = [await number(page), await fact(page, "核验码")];
  expect(no).toMatch(/^ZM\d{8}-\d{5}-\d\d$/);
  await page.reload();
  await expect(page.locator(".big-no")).toHaveText(no);
  await page.emulateMedia({ media: "print" });
  for (const away of [".topbar", ".tabbar", ".actions", ".crumbs"])
    for (const one of await page.locator(away).all()) await expect(one).toBeHidden();
  await expect(page.locator(".document-running")).toBeVisible();
  await page.emulateMedia({ media: null });

  const asked = requests(page, new RegExp(`${code}|${no}|${LABOUR}`));
  await open(page, `/verify#${no.replaceAll("-", "")}.${code}`, "核验回执、证书和报告");
  await expect(page.getByRole("heading", { name: "核验结果" })).toBeFocused();
  await expect(main(page)).toContainText("依据的信息没有变化");
  await expect(main(page)).toContainText(LABOUR);
  expect(page.url()).toMatch(/\/verify$/);
  expect(asked, "nothing stands in an address").toEqual([]);
  await axe(page);
  await fitsWidth(page);
});

test("one character, another day or number is not genuine", async ({ page, allow }) => {
  await made(page, CLEAN.code, "开具查询证明", "查询证明");
  await expect(main(page)).toContainText("目前没有公示中的失信记录");
  const [no, code] = [await number(page), await fact(page, "核验码")];
  await open(page, "/verify", "核验回执、证书和报告");
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByLabel("核验码")).toBeFocused();
  await axe(page);
  await page.getByLabel("证明或报告的编号").fill(no.replace(/\d(?=-\d\d$)/, (digit) => (digit === "7" ? "1" : "7")));
  await page.getByLabel("核验码").fill(code);
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("编号有错字");
  allow(/status 404 POST \S*\/document-checks/);
  await page.getByLabel("证明或报告的编号").fill(no.toLowerCase());
  await page.getByLabel("核验码").fill(code.replace(/.$/, (last) => (last === "3" ? "4" : "3")));
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("编号和核验码对不上");
  await page.getByLabel("核验码").fill(code.toLowerCase());
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByRole("heading", { name: "核验结果" })).toBeFocused();
});

test("a report is a file without scripts that proves itself", async ({ page, allow }, info) => {
  await made(page, FOOD.code, "开具信用报告", "信用报告");
  await expect(main(page)).toContainText("登记机关");
  await expect(main(page)).toContainText("公示中的信息");
  await axe(page);
  await fitsWidth(page);
  const no = await number(page);
  const file = await download(page);
  expect(file.name).toBe(`信用报告-${no}.html`);
  const text = await readFile(file.path, "utf8");
  expect(text).not.toMatch(/<script|<link|<img|javascript:/i);
  for (const part of [no, FOOD.name, FOOD.code, "<svg", "counter(pages)"]) expect(text).toContain(part);

  await open(page, "/verify", "核验回执、证书和报告");
  await verifyFile(page, file.path);
  await expect(page.getByRole("heading", { name: "核验结果" })).toBeFocused();
  await expect(main(page)).toContainText(no);
  await fitsWidth(page);
  allow(/status 404 POST \S*\/document-checks/);
  const altered = info.outputPath("altered.html");
  await writeFile(altered, text.replace("食品", "食物"));
  await verifyFile(page, altered);
  await expect(page.getByRole("alert")).toContainText("平台没有出过这个文件，或者它被改动过");
  await expect(page.getByRole("heading", { name: "核验结果" })).toHaveCount(0);
});

test("the file itself can be read at any width", async ({ page }, info) => {
  await made(page, FOOD.code, "开具信用报告", "信用报告");
  const file = await download(page);
  const copy = info.outputPath("report.html");
  await writeFile(copy, await readFile(file.path));
  await page.goto(`file://${copy}`);
  await expect(page.getByRole("heading", { level: 1, name: "信用报告" })).toBeVisible();
  await fitsWidth(page);
  await axe(page);
});

test("one certificate for a whole list, also of what is not found", async ({ page }) => {
  await open(page, "/screening", "批量核查");
  const lines = [FOOD.name, LABOUR, NAMESAKES.name, "没有这样的名称"];
  await page.getByLabel("名称或统一社会信用代码").fill(lines.join("\n"));
  await page.getByRole("button", { name: "开始核查" }).click();
  const same = page.getByRole("row").filter({ hasText: NAMESAKES.name });
  await same.getByRole("button", { name: new RegExp(NAMESAKES.codes[1]) }).click();
  await ask(page, "开具查询证明").click();
  await expect(heading(page)).toHaveText("查询证明");
  const rows = main(page).getByRole("row");
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: NAMESAKES.codes[1] })).toContainText("由查询人按代码选定");
  await expect(rows.filter({ hasText: "没有这样的名称" })).toContainText("没查到");
  await axe(page);
  await fitsWidth(page);
});

test("without a network the button says so and may be pressed again", async ({ page, context, allow }) => {
  await open(page, `/subjects/${CLEAN.code}`, CLEAN.name);
  allow(/./);
  await context.setOffline(true);
  await ask(page, "开具查询证明").click();
  await expect(page.getByText(/网络.*再/)).toBeVisible();
  await context.setOffline(false);
  await ask(page, "开具查询证明").click();
  await expect(heading(page)).toHaveText("查询证明");
});

test("an enterprise has its own report, and nobody else opens it", async ({ page, allow }) => {
  await signIn(page, USERS.food);
  await open(page, "/account/report", "本单位的信用报告");
  await axe(page);
  await fitsWidth(page);
  await ask(page, "开具本单位的信用报告").click();
  await expect(heading(page)).toHaveText("信用报告（本单位版）");
  await expect(main(page)).toContainText("不公开");
  await axe(page);
  await fitsWidth(page);
  const [no, code, address] = [await number(page), await fact(page, "核验码"), page.url()];
  const file = await download(page);
  await page.context().clearCookies();
  allow(/status 404 GET \S*\/documents\//);
  await open(page, address.replace("/account/report/", "/documents/"), "没有找到");
  await open(page, `/verify#${no.replaceAll("-", "")}.${code}`, "核验回执、证书和报告");
  await expect(page.getByRole("heading", { name: "核验结果" })).toBeFocused();
  await expect(main(page)).toContainText("这里不显示");
  await expect(main(page)).not.toContainText(FOOD.name);
  await verifyFile(page, file.path);
  await expect(page.getByRole("heading", { name: "核验结果" })).toBeFocused();
});

test("the page about documents leads everywhere", async ({ page }) => {
  await open(page, "/documents", "查询证明和信用报告");
  await axe(page);
  await fitsWidth(page);
  await page.getByRole("link", { name: "去核验" }).click();
  await expect(heading(page)).toHaveText("核验回执、证书和报告");
});
