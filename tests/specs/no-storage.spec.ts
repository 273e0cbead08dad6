// The browser keeps nothing: storage switched off or full, cookies refused.
import { axe } from "../support/axe";
import { heading, open, scrollY, settled } from "../support/actions";
import { expect, FOOD, type Page, test } from "../support/test";

const WAYS: [string, (page: Page) => Promise<void>][] = [
  ["switched off", (page) =>
    page.addInitScript(() => {
      const get = () => { throw new DOMException("denied", "SecurityError"); };
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get, configurable: true });
    })],
  ["full", (page) =>
    page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    })],
];

for (const [what, prepare] of WAYS) {
  test(`storage that is ${what}: the modes work for this visit, and that is said`, async ({ page }) => {
    await prepare(page);
    await open(page, "/", "查企业信用");
    const told = page.getByRole("alert").filter({ hasText: "浏览器不让本站保存设置" });
    await expect(told).toHaveCount(0);
    for (const [label, name, on, off] of [["长者模式", "mode", "elder", null], ["深色", "theme", "dark", "light"]] as const) {
      const toggle = page.getByRole("button", { name: label });
      for (const [pressed, value] of [["true", on], ["false", off], ["true", on]] as const) {
        await toggle.click();
        await expect(toggle).toHaveAttribute("aria-pressed", pressed);
        await expect.poll(() => page.locator("html").getAttribute(`data-${name}`)).toBe(value);
      }
    }
    await expect(told).toHaveCount(1);
    await axe(page);
    // Still so on the next page of the visit.
    await page.getByRole("navigation", { name: /主导航|快捷导航/ }).getByRole("link", { name: /查询/ }).click();
    await expect(heading(page)).toHaveText("信用查询");
    await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
  });

  test(`storage that is ${what}: going back returns to the place`, async ({ page }) => {
    await prepare(page);
    await open(page, "/search?q=示例", /^“示例”找到/);
    await page.evaluate(() => scrollTo(0, 900));
    await expect.poll(() => scrollY(page)).toBe(900);
    // Not Playwright's click, which scrolls.
    await page.locator(".result a").nth(8).evaluate((link: HTMLAnchorElement) => link.click());
    await expect(heading(page)).not.toHaveText(/^“示例”/);
    await settled(page);
    await page.goBack();
    await expect(heading(page)).toHaveText(/^“示例”找到/);
    await expect.poll(() => scrollY(page)).toBe(900);
  });
}

test("no cookie is set, and refused ones are not missed", async ({ page, context }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, "cookie", { get: () => { throw new DOMException("denied", "SecurityError"); }, set: () => { throw new DOMException("denied", "SecurityError"); } });
    Object.defineProperty(navigator, "cookieEnabled", { get: () => false });
  });
  const answers: string[] = [];
  page.on("response", async (response) => void (await response.headerValue("set-cookie")) && answers.push(response.url()));
  await open(page, "/", "查企业信用");
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await page.locator("tbody a").first().click();
  await expect(heading(page)).not.toHaveText(FOOD.name);
  expect(await context.cookies()).toEqual([]);
  expect(answers).toEqual([]);
});
