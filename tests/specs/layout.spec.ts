// Narrow windows, strong zoom, targets that a finger can hit.
import { fitsWidth, open, searchBox, settled, suggestions } from "../support/actions";
import budgets from "../budgets.json" with { type: "json" };
import { expect, type Page, PAGES, test } from "../support/test";

// 320×256 is what 400 % zoom leaves of 1280×1024.
const SIZES = { "320 px": { width: 320, height: 640 }, "400 % zoom": { width: 320, height: 256 } };

const elder = (page: Page) => page.addInitScript(() => localStorage.setItem("mode", "elder"));

for (const mode of ["normal", "elder"]) {
  test(`nothing scrolls sideways in ${mode} mode`, async ({ page }) => {
    test.slow();
    if (mode === "elder") await elder(page);
    for (const { path, heading } of Object.values(PAGES)) {
      await open(page, path, heading);
      await fitsWidth(page);
      for (const size of Object.values(SIZES)) {
        await page.setViewportSize(size);
        await fitsWidth(page);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}

test("at 400 % zoom the content is there, not only what sticks to the edges @desktop", async ({ page }) => {
  await page.setViewportSize(SIZES["400 % zoom"]);
  for (const { path, heading } of Object.values(PAGES)) {
    await open(page, path, heading);
    // What is fixed or sticky takes at most half of the window.
    const taken = await page.evaluate(() => {
      scrollTo(0, 200);
      return [...document.querySelectorAll<HTMLElement>("body *")]
        .filter((e) => ["fixed", "sticky"].includes(getComputedStyle(e).position) && e.checkVisibility())
        .map((e) => e.getBoundingClientRect())
        .filter((box) => box.width > innerWidth / 2 && box.bottom > 0 && box.top < innerHeight)
        .reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0);
    });
    expect(taken, path).toBeLessThanOrEqual(128);
  }
});

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

test("every target has 24 px, main buttons 44", async ({ page }) => {
  test.slow();
  for (const { path, heading } of Object.values(PAGES)) {
    await open(page, path, heading);
    expect(await small(page, ALL, 24), path).toEqual([]);
    expect(await small(page, MAIN, 44), path).toEqual([]);
  }
});

test("in elder mode main buttons have 60 px, all others 44", async ({ page }) => {
  test.slow();
  await elder(page);
  for (const { path, heading } of Object.values(PAGES)) {
    await open(page, path, heading);
    expect(await small(page, ALL, 44), path).toEqual([]);
    expect(await small(page, MAIN, 60), path).toEqual([]);
  }
});

test("the bar of tabs covers nothing at the end of the page @phone", async ({ page }) => {
  test.slow();
  for (const { path, heading } of Object.values(PAGES)) {
    await open(page, path, heading);
    await settled(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const last = await page.locator("footer .u-sm").last().boundingBox();
    const bar = await page.locator(".tabbar").boundingBox();
    expect(last!.y + last!.height, path).toBeLessThanOrEqual(bar!.y);
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
