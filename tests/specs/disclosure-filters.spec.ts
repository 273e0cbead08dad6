// Narrowing a list, paging through it; all of it in the address.
import { axe } from "../support/axe";
import { heading, open, scrollY, settled, texts } from "../support/actions";
import { apply, chips, choice, count, found, openFilters, rows, total } from "../support/disclosure";
import { expect, type Page, test } from "../support/test";

const LIST = "/disclosure/permit";
const words = (page: Page) => page.getByRole("searchbox");
/** The codes on show, once all rows have come. */
async function codes(page: Page) {
  await settled(page);
  return (await texts(rows(page))).map((t) => /[0-9A-Z]{18}/.exec(t)?.[0]);
}

test("several filters are applied at once, with counts that agree", async ({ page, api }) => {
  await open(page, LIST, "行政许可");
  const everything = await total(page);
  await openFilters(page);
  const sum = (await count(page, "地区", "铁东区")) + (await count(page, "地区", "海城市"));
  await choice(page, "地区", "铁东区").check();
  await choice(page, "地区", "海城市").check();
  await apply(page);
  await expect(found(page)).toHaveText(new RegExp(`共 ${sum} 条$`));
  await expect(found(page)).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: `行政许可，第 1–20 条，共 ${sum} 条` })).toBeAttached();
  await expect(page).toHaveURL(`${LIST}?region=210302&region=210381`);
  expect((await api("records?kind=permit&region=210302&region=210381")).total).toBe(sum);
  await axe(page);

  expect(await texts(chips(page))).toEqual([expect.stringContaining("铁东区"), expect.stringContaining("海城市")]);
  await chips(page).first().click();
  await expect(page).toHaveURL(`${LIST}?region=210381`);
  await expect(chips(page)).toHaveCount(1);
  await openFilters(page);
  await expect(choice(page, "地区", "海城市")).toBeChecked();
  await expect(choice(page, "地区", "铁东区")).not.toBeChecked();
  await page.getByRole("link", { name: "清空" }).click();
  await expect(page).toHaveURL(LIST);
  await expect(chips(page)).toHaveCount(0);
  expect(await total(page)).toBe(everything);
});

test("new words keep the filters, new filters keep the words", async ({ page }) => {
  await open(page, `${LIST}?region=210302&sort=oldest`, "行政许可");
  await words(page).fill("示例");
  await words(page).press("Enter");
  await expect(page).toHaveURL(`${LIST}?q=%E7%A4%BA%E4%BE%8B&region=210302&sort=oldest`);
  await expect(chips(page)).toHaveCount(2);
  await expect(rows(page).first().locator("mark")).toHaveText("示例");
  await openFilters(page);
  await page.getByRole("group", { name: "许可类别" }).getByRole("checkbox").first().check();
  await apply(page);
  await expect(chips(page)).toHaveCount(3);
  await expect(words(page)).toHaveValue("示例");
  await page.getByRole("link", { name: "全部清空" }).click();
  await expect(page).toHaveURL(LIST);
  await expect(words(page)).toHaveValue("");
});

test("days and order", async ({ page }) => {
  await open(page, LIST, "行政许可");
  await openFilters(page);
  await page.getByLabel("从", { exact: true }).fill("2026-01-01");
  await page.getByLabel("到", { exact: true }).fill("2026-06-30");
  await page.getByLabel("排序").selectOption("oldest");
  await apply(page);
  await expect(page).toHaveURL(`${LIST}?from=2026%2D01%2D01&to=2026%2D06%2D30&sort=oldest`);
  expect(await texts(chips(page))).toEqual([expect.stringContaining("2026-01-01 起"), expect.stringContaining("2026-06-30 止")]);
  const days = await rows(page).locator("time").evaluateAll((all) => all.map((e) => e.getAttribute("datetime")!));
  expect(days.length).toBeGreaterThan(1);
  expect(days).toEqual([...days].sort());
  expect(days[0] >= "2026-01-01" && days.at(-1)! <= "2026-06-30").toBe(true);
});

test("pages by next and previous show every record once", async ({ page, api }) => {
  const all = (await api("records?kind=inspection")).total;
  await open(page, "/disclosure/inspection", "行政监督检查");
  const pages = Math.ceil(all / 20);
  expect(pages).toBeGreaterThan(3);
  const seen = new Set<string>();
  const links = () => rows(page).locator("th a").evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
  for (let n = 1; n <= pages; n++) {
    const last = Math.min(20 * n, all);
    await expect(found(page)).toHaveText(`第 ${20 * n - 19}–${last} 条，共 ${all} 条`);
    await settled(page);
    for (const link of await links()) seen.add(link);
    if (n < pages) await page.getByRole("link", { name: "下一页" }).click();
  }
  expect(seen.size).toBe(all);
  await expect(page.getByRole("link", { name: "下一页" })).toHaveCount(0);
  await expect(found(page)).toBeFocused();
  await page.getByRole("link", { name: "上一页" }).click();
  await expect(found(page)).toHaveText(`第 ${20 * pages - 39}–${20 * pages - 20} 条，共 ${all} 条`);
  await page.getByRole("link", { name: "回到第一页" }).click();
  await expect(page).toHaveURL("/disclosure/inspection");
  await expect(found(page)).toHaveText(`第 1–20 条，共 ${all} 条`);
  await axe(page);
});

test("reload, back and forward restore list and place", async ({ page, visitor }) => {
  await open(page, `${LIST}?region=210302&region=210303`, "行政许可");
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(found(page)).toHaveText(/^第 21–40 条/);
  const address = page.url();
  const shown = await codes(page);
  await rows(page).nth(12).scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 60));
  const place = await scrollY(page);
  const restored = async () => {
    await expect(found(page)).toHaveText(/^第 21–40 条/);
    expect(await codes(page)).toEqual(shown);
    await expect.poll(async () => Math.abs((await scrollY(page)) - place)).toBeLessThanOrEqual(50);
  };
  await page.waitForTimeout(200);
  await page.reload();
  await restored();
  await rows(page).nth(12).locator("th a").evaluate((link: HTMLElement) => link.click());
  await expect(page.getByRole("heading", { name: "公示内容" })).toBeVisible();
  await page.goBack();
  await restored();
  const other = await visitor();
  await other.goto(address);
  await expect(found(other)).toHaveText(/^第 21–40 条/);
  expect(await codes(other)).toEqual(shown);
});

test("nothing found: why, and what to loosen", async ({ page }) => {
  const none = encodeURIComponent("没有这样的名称");
  await open(page, `${LIST}?q=${none}&region=210302`, "行政许可");
  await expect(found(page)).toHaveText("共 0 条");
  await expect(page.getByRole("main")).toContainText("在已选的筛选里没有查到“没有这样的名称”。");
  await page.getByRole("link", { name: "去掉查询的字，保留筛选" }).click();
  await expect(page).toHaveURL(`${LIST}?region=210302`);
  await expect(rows(page).first()).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "不要筛选，只查" }).click();
  await expect(page).toHaveURL(`${LIST}?q=${none}`);
  await expect(page.getByRole("main")).toContainText("请检查有没有错别字");
  await axe(page);
  await page.getByRole("link", { name: "在全部主体里查" }).click();
  await expect(heading(page)).toHaveText("没有查到“没有这样的名称”");
});

test("a code is checked before it is called unknown", async ({ page }) => {
  await open(page, "/disclosure/levy?q=91210399MA0TEXT045", "行政征收");
  await expect(page.locator(".empty")).toContainText("校验");
  await open(page, "/disclosure/adjudication?q=91210399MA0TEXT046", "行政裁决");
  await expect(page.locator(".empty")).toContainText("信用代码没有写错，但这个主体没有公示中的行政裁决。");
  await page.getByRole("link", { name: "看这个主体的全部信息" }).click();
  await expect(heading(page)).toHaveText("演示千山食品有限公司");
});

test("long filters begin with eight values", async ({ page }) => {
  await open(page, LIST, "行政许可");
  await openFilters(page);
  const industries = page.getByRole("group", { name: "行业", exact: true });
  await expect(industries.getByRole("checkbox")).toHaveCount(8);
  await industries.getByText(/^更多行业（\d+）/).click();
  await expect(industries.getByRole("checkbox").nth(8)).toBeVisible();
  const chosen = industries.locator("label").last();
  const name = await chosen.locator("span").first().innerText();
  await chosen.click();
  await apply(page);
  await expect(chips(page)).toContainText([name]);
  await openFilters(page);
  // What is chosen never hides behind 更多.
  await expect(choice(page, "行业", name)).toBeVisible();
  await expect(choice(page, "行业", name)).toBeChecked();
});

test("the whole way by keyboard @desktop", async ({ page }) => {
  await open(page, LIST, "行政许可");
  await words(page).focus();
  await page.keyboard.type("演示");
  await page.keyboard.press("Enter");
  await expect(found(page)).toBeFocused();
  await choice(page, "地区", "铁西区").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "应用筛选" }).focus();
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveCount(2);
  await expect(found(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(chips(page)).toHaveCount(1);
  await expect(found(page)).toBeFocused();
  await settled(page);
});
