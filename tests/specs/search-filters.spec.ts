// Narrowing a search by kind and district, and paging: all of it in the address.
import { axe } from "../support/axe";
import { heading, open, scrollY, searchBox, texts } from "../support/actions";
import { expect, type Page, test } from "../support/test";

const all = encodeURIComponent("示例");
const results = (page: Page) => page.getByRole("main").locator(".result");
const total = async (page: Page) => Number(/找到 (\d+) 个/.exec(await heading(page).innerText())?.[1]);

/** The filters stand open on wide windows only. */
async function filter(page: Page, group: string, value: string): Promise<number> {
  const summary = page.locator(".facets > summary");
  if (!(await page.locator(".facets").evaluate((e: HTMLDetailsElement) => e.open))) await summary.click();
  const link = page.getByRole("list", { name: group }).getByRole("link", { name: value });
  const count = Number(/\d+$/.exec((await link.innerText()).trim())?.[0]);
  await link.click();
  return count;
}

test("kind and district narrow the hits, with counts that agree", async ({ page, api }) => {
  await open(page, `/search?q=${all}`, /^“示例”找到 \d+ 个主体$/);
  const everything = await total(page);
  const kind = await filter(page, "主体类型", "个体工商户");
  await expect(heading(page)).toHaveText(`“示例”找到 ${kind} 个主体`);
  expect(kind).toBeLessThan(everything);
  const both = await filter(page, "所在地区", "海城市");
  await expect(heading(page)).toHaveText(`“示例”找到 ${both} 个主体`);
  expect(both).toBeLessThan(kind);
  await expect(page).toHaveURL(`/search?q=${all}&kind=individual%5Fbusiness&region=210381`);
  const answer = await api(`subjects?q=${all}&kind=individual_business&region=210381`);
  expect(answer.total).toBe(both);
  await axe(page);

  const chips = page.getByRole("list", { name: "已选筛选" }).getByRole("link");
  expect(await texts(chips)).toEqual([expect.stringContaining("个体工商户"), expect.stringContaining("海城市")]);
  await chips.first().click();
  await expect(page).toHaveURL(`/search?q=${all}&region=210381`);
  await expect(chips).toHaveCount(1);
  await chips.first().click();
  await expect(heading(page)).toHaveText(`“示例”找到 ${everything} 个主体`);
  await expect(chips).toHaveCount(0);
});

test("new words keep the filters", async ({ page }) => {
  await open(page, `/search?q=${all}&region=210302`, /^“示例”找到/);
  await searchBox(page).fill("千山食品");
  await searchBox(page).press("Enter");
  await expect(heading(page)).toHaveText("“千山食品”找到 1 个主体");
  await expect(page).toHaveURL(`/search?q=${encodeURIComponent("千山食品")}&region=210302`);
  await expect(page.getByRole("list", { name: "已选筛选" })).toContainText("铁东区");
});

test("filters that leave nothing can be cleared at once", async ({ page }) => {
  await open(page, `/search?q=${encodeURIComponent("千山食品")}&kind=organisation`, /^没有查到/);
  await expect(page.getByRole("main")).toContainText("这些筛选下没有查到");
  await page.getByRole("link", { name: "清空筛选再查" }).click();
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
});

test("pages show every hit once", async ({ page }) => {
  await open(page, `/search?q=${all}`, /^“示例”找到/);
  const wanted = await total(page);
  const seen = new Set<string>();
  const pages = Math.ceil(wanted / 20);
  expect(pages).toBeGreaterThan(2);
  for (let n = 1; n <= pages; n++) {
    await expect(page.getByRole("navigation", { name: "分页" }).locator("[aria-current=page]")).toHaveText(`${n}`);
    await expect(results(page)).toHaveCount(n < pages ? 20 : wanted - 20 * (pages - 1));
    for (const text of await texts(results(page))) seen.add(/[0-9A-Z]{18}/.exec(text)?.[0] ?? text);
    if (n < pages) await page.getByRole("link", { name: "下一页" }).click();
  }
  expect(seen.size).toBe(wanted);
  await expect(page.getByRole("link", { name: "下一页" })).toHaveCount(0);
  await axe(page);
});

test("a page too far says so and leads back", async ({ page }) => {
  await open(page, `/search?q=${all}&page=400`, /^“示例”找到/);
  await expect(page.getByRole("main")).toContainText("这一页没有内容，可能是页码太大。");
  await page.getByRole("link", { name: "回到第 1 页" }).click();
  await expect(results(page)).toHaveCount(20);
});

test("a new page of hits starts at the top, back returns to the place", async ({ page }) => {
  await open(page, `/search?q=${all}`, /^“示例”找到/);
  await page.getByRole("link", { name: "下一页" }).scrollIntoViewIfNeeded();
  const before = await scrollY(page);
  expect(before).toBeGreaterThan(400);
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL(`/search?q=${all}&page=2`);
  await expect.poll(() => scrollY(page)).toBeLessThan(50);
  await expect(page.getByRole("link", { name: "上一页" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(`/search?q=${all}`);
  await expect.poll(async () => Math.abs((await scrollY(page)) - before)).toBeLessThanOrEqual(50);
});

test("reload, back and forward restore page and place", async ({ page }) => {
  const address = `/search?q=${all}&page=2`;
  await open(page, address, /^“示例”找到/);
  const shown = await texts(results(page));
  await results(page).nth(8).getByRole("link").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 120));
  const place = await scrollY(page);
  expect(place).toBeGreaterThan(300);
  const restored = async () => {
    await expect(results(page).first()).toBeAttached();
    expect(await texts(results(page))).toEqual(shown);
    await expect.poll(async () => Math.abs((await scrollY(page)) - place)).toBeLessThanOrEqual(50);
  };
  await page.reload();
  await restored();
  // Not Playwright's click, which would scroll first.
  await results(page).nth(8).getByRole("link").evaluate((link: HTMLElement) => link.click());
  await expect(page.locator("#rec-h")).toBeVisible();
  await expect.poll(() => scrollY(page)).toBeLessThan(50);
  await page.goBack();
  await restored();
  await page.goForward();
  await expect(page.locator("#rec-h")).toBeVisible();
  await page.goBack();
  await restored();
});

test("a shared link shows another visitor the same", async ({ page, visitor }) => {
  await open(page, `/search?q=${all}&kind=enterprise&page=2`, /^“示例”找到/);
  const other = await visitor();
  await other.goto(page.url());
  expect(await results(page).count()).toBeGreaterThan(1);
  await expect(results(other)).toHaveCount(await results(page).count());
  expect(await texts(results(other))).toEqual(await texts(results(page)));
  await expect(searchBox(other)).toHaveValue("示例");
});
