// Elder and dark mode: switched, remembered, there before the first paint, readable everywhere.
import { PNG } from "pngjs";
import { axe } from "../support/axe";
import { open } from "../support/actions";
import { expect, type Page, test } from "../support/test";

const MODES = [
  ["长者模式", "mode", "elder"],
  ["深色", "theme", "dark"],
] as const;
const root = (page: Page) => page.locator("html");
const remember = (page: Page, name: string, value: string) =>
  page.addInitScript(([name, value]) => localStorage.setItem(name, value), [name, value]);

for (const [label, name, value] of MODES) {
  test(`${label} is switched on, remembered and switched off`, async ({ page }) => {
    await open(page, "/", "查企业信用");
    const toggle = page.getByRole("button", { name: label });
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await expect(root(page)).toHaveAttribute(`data-${name}`, value);
    await axe(page);
    await page.goto("/search");
    await expect(root(page)).toHaveAttribute(`data-${name}`, value);
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await toggle.click();
    await expect(root(page)).not.toHaveAttribute(`data-${name}`, value);
    await page.reload();
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
  });

  test(`${label} is there before anything is painted`, async ({ page }) => {
    await remember(page, name, value);
    await page.addInitScript((attribute) => {
      // The body is not there yet when this first matters.
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        (window as any).atBody = document.documentElement.getAttribute(attribute);
      }).observe(document, { childList: true, subtree: true });
    }, `data-${name}`);
    await open(page, "/", "查企业信用");
    expect(await page.evaluate(() => (window as any).atBody)).toBe(value);
  });
}

test("the system's dark is followed, and can be overruled", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "/search", "信用查询");
  const lightness = async () => {
    const { data } = PNG.sync.read(await page.screenshot({ clip: { x: 2, y: 500, width: 1, height: 1 } }));
    return (data[0] + data[1] + data[2]) / 3;
  };
  expect(await lightness()).toBeLessThan(80);
  const toggle = page.getByRole("button", { name: "深色" });
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await toggle.click();
  await expect.poll(lightness).toBeGreaterThan(180);
  await page.reload();
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect.poll(lightness).toBeGreaterThan(180);
});

test("elder mode is larger", async ({ page }) => {
  await open(page, "/", "查企业信用");
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p")!).fontSize));
  const normal = await size();
  await page.getByRole("button", { name: "长者模式" }).click();
  await expect.poll(size).toBeGreaterThanOrEqual(Math.max(18, normal * 1.1));
});

test("where the browser forbids storage the modes work for this page", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await open(page, "/", "查企业信用");
  await page.getByRole("button", { name: "长者模式" }).click();
  await expect(root(page)).toHaveAttribute("data-mode", "elder");
});

test("in elder mode the tabs at the foot stand level @phone", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("mode", "elder"));
  await open(page, "/", "查企业信用");
  const tabs = page.locator(".tabbar a");
  await expect(tabs.last()).toHaveText("拨打 8890");
  const tops = await tabs.locator("svg").evaluateAll((all) => all.map((icon) => Math.round(icon.getBoundingClientRect().top)));
  expect(tops.length).toBe(5);
  expect(new Set(tops).size, `${tops}`).toBe(1);
});
