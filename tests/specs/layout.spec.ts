// Narrow windows, strong zoom, targets that a finger can hit, and what axe finds.
import { axe } from "../support/axe";
import { fitsWidth, open, searchBox, suggestions } from "../support/actions";
import budgets from "../budgets.json" with { type: "json" };
import { expect, type Page, PAGES, test } from "../support/test";

// 320×256 is what 400 % zoom leaves of 1280×1024.
const SIZES = { "320 px": { width: 320, height: 640 }, "400 % zoom": { width: 320, height: 256 } };

/** Controls that are smaller than they should be, but for links within a sentence. */
const small = (page: Page, selector: string, least: number) =>
  page.evaluate(
    ([selector, least]) =>
      [...document.querySelectorAll<HTMLElement>(selector as string)]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".u-hidden, .skip, p, [aria-hidden=true]"))
        .map((e) => ({ e, box: (e.closest("label") ?? e).getBoundingClientRect() }))
        .map(({ e, box }) => ({ box, text: e.innerText?.trim() || e.id }))
        .filter(({ box }) => box.height > 0 && (box.height < (least as number) || box.width < (least as number)))
        .map(({ box, text }) => `${text}: ${Math.round(box.width)}×${Math.round(box.height)}`),
    [selector, least] as const,
  );

const ALL = "a[href], button, input, select, summary, [role=option]";
// A checkbox is as large as its label.
const MAIN = "main button, main input:not([type=checkbox]), main select, main .btn, main summary, .tabbar a, .pager a";

/** How much of the window is taken by what sticks to its edges, in pixels. */
const stuck = (page: Page) =>
  page.evaluate(() => {
    scrollTo(0, 200);
    return [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((e) => ["fixed", "sticky"].includes(getComputedStyle(e).position) && e.checkVisibility())
      .map((e) => e.getBoundingClientRect())
      .filter((box) => box.width > innerWidth / 2 && box.bottom > 0 && box.top < innerHeight)
      .reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0);
  });

/** At the end of the page the bar of tabs covers nothing. */
async function endIsFree(page: Page, path: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const last = await page.locator("footer .u-sm").last().boundingBox();
  const bar = await page.locator(".tabbar").boundingBox();
  expect(last!.y + last!.height, path).toBeLessThanOrEqual(bar!.y);
}

// Each page is opened once for all that is looked at: opening takes as long as looking.
for (const { mode, name, value, least } of [
  { mode: "normal", name: "", value: "", least: { all: 24, main: 44 } },
  { mode: "elder", name: "mode", value: "elder", least: { all: 44, main: 60 } },
  { mode: "dark", name: "theme", value: "dark", least: undefined },
]) {
  test(`every page in ${mode} mode: axe, narrow, strong zoom, large enough to hit`, async ({ page }, info) => {
    test.setTimeout(300_000);
    const own = page.viewportSize()!;
    if (name) await page.addInitScript(([name, value]) => localStorage.setItem(name, value), [name, value]);
    for (const { path, heading } of Object.values(PAGES)) {
      await open(page, path, heading);
      if (name) await expect(page.locator("html")).toHaveAttribute(`data-${name}`, value);
      await axe(page);
      // Dark is as large as light.
      if (!least) continue;
      expect(await small(page, ALL, least.all), path).toEqual([]);
      expect(await small(page, MAIN, least.main), path).toEqual([]);
      await fitsWidth(page);
      if (info.project.name === "phone") await endIsFree(page, path);
      for (const size of Object.values(SIZES)) {
        await page.setViewportSize(size);
        await fitsWidth(page);
      }
      // The last one is strong zoom, where the content must be there and not only what sticks.
      if (mode === "normal") expect(await stuck(page), path).toBeLessThanOrEqual(128);
      await page.setViewportSize(own);
    }
  });
}

test("suggestions fit into a narrow window", async ({ page }) => {
  await page.setViewportSize(SIZES["320 px"]);
  await open(page, "/", "查企业信用");
  await searchBox(page).fill("千山");
  await expect(suggestions(page)).toHaveCount(9);
  await fitsWidth(page);
  for (const option of await suggestions(page).all()) {
    const box = await option.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    expect(box!.height).toBeGreaterThanOrEqual(44);
  }
});

/** A subject, and more below that fits the words. */
const FEW = { path: "/search?q=修复", heading: "“修复”找到 1 个主体" };

/** Adds up what jumps in this page from now on. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    (window as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as any[]) if (!entry.hadRecentInput) (window as any).shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });

for (const [how, delay] of [["comes at once", 0], ["is late", 800]] as const) {
  test(`nothing jumps when what a page shows ${how}`, async ({ page }) => {
    test.slow();
    await watchShifts(page);
    // Longer than it takes until the page says that it waits.
    if (delay) {
      await page.route("**/api/v1/**", async (route) => {
        await new Promise((done) => setTimeout(done, delay));
        await route.continue();
      });
    }
    for (const { path, heading } of [PAGES.home, PAGES.hits, FEW, PAGES.subject, PAGES.penalty]) {
      await open(page, path, heading);
      await page.waitForTimeout(200);
      expect(await page.evaluate(() => (window as any).shift), path).toBeLessThan(budgets.layout_shift);
    }
  });
}

test("nothing jumps when what was found besides subjects comes after them", async ({ page }) => {
  await watchShifts(page);
  await page.route("**/api/v1/findings?*", async (route) => {
    await new Promise((done) => setTimeout(done, 800));
    await route.continue();
  });
  await open(page, FEW.path, FEW.heading);
  await expect(page.getByRole("region", { name: "主体以外的结果" })).toBeVisible();
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => (window as any).shift)).toBeLessThan(budgets.layout_shift);
});
