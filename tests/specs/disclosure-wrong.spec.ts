// Addresses that ask for what doesn't exist: a clear answer and a way on.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { chips, found, rows } from "../support/disclosure";
import { expect, test } from "../support/test";

const LIST = "/disclosure/permit";

for (const [what, query, says] of [
  ["an impossible date", "from=2026-02-30", "没有“2026-02-30”这一天"],
  ["an end before the time", "to=2026-1-1", "没有“2026-1-1”这一天"],
  ["a standing that isn't public", "standing=repaired", "没有“repaired”这个公示状态"],
  ["an order that doesn't exist", "sort=upwards", "没有“upwards”这个排序"],
  ["a page number", "page=7", "页码不对"],
  ["one character", "q=一", "请至少输入名称中的两个字"],
] as const) {
  test(`${what} is named, the rest is kept`, async ({ page }) => {
    await open(page, `${LIST}?${query}&region=210302`, "行政许可");
    await expect(page.getByRole("alert")).toContainText(says);
    await axe(page);
    await page.getByRole("link", { name: "去掉有误的条件" }).click();
    await expect(page).toHaveURL(`${LIST}?region=210302`);
    await expect(chips(page)).toHaveText([/铁东区/]);
    await expect(rows(page).first()).toBeVisible();
  });
}

test("of days the wrong way round the first is kept", async ({ page }) => {
  await open(page, `${LIST}?from=2026-05-01&to=2026-01-01`, "行政许可");
  await expect(page.getByRole("alert")).toContainText("结束日期早于开始日期");
  await page.getByRole("link", { name: "去掉有误的条件" }).click();
  await expect(chips(page)).toHaveText([/2026-05-01 起/]);
});

test("words typed while a filter is wrong keep the right ones", async ({ page }) => {
  await open(page, `${LIST}?from=nonsense&region=210302`, "行政许可");
  await page.getByRole("searchbox").fill("示例");
  await page.getByRole("button", { name: "查询", exact: true }).last().click();
  await expect(page).toHaveURL(`${LIST}?q=%E7%A4%BA%E4%BE%8B&region=210302`);
  await expect(chips(page)).toHaveCount(2);
});

test("decorations of the address and another kind in it are ignored", async ({ page }) => {
  await open(page, `${LIST}?kind=penalty&utm_source=wx&region=`, "行政许可");
  await expect(chips(page)).toHaveCount(0);
  await expect(rows(page)).toHaveCount(20);
});

test("a list that doesn't exist, asked for as a filter", async ({ page, allow }) => {
  allow(/status 422 GET .*list=nowhere/);
  await open(page, "/disclosure/black_list?list=nowhere", /^严重失信主体名单/);
  await expect(page.getByRole("alert")).toContainText("没有这个名单");
  await page.getByRole("link", { name: "看全部严重失信主体名单" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("a page beyond the end leads back to the first", async ({ page }) => {
  await open(page, "/disclosure/permit?page=a.1990-01-01.2000.zzz", "行政许可");
  await expect(page.getByRole("main")).toContainText("这一页没有内容");
  await page.getByRole("link", { name: "回到第一页" }).first().click();
  await expect(found(page)).toHaveText(/^第 1–20 条/);
});

test("a kind that doesn't exist leads to the overview", async ({ page, watch }) => {
  // The boot script knows no kinds.
  watch.tolerate(/status 422 GET .*kind=gold$/);
  await open(page, "/disclosure/gold", "没有这类公示信息");
  await axe(page);
  await page.getByRole("link", { name: "看公示了哪些信息" }).click();
  await expect(heading(page)).toHaveText("信息公示");
});

test("a list that doesn't exist leads to the others", async ({ page, watch }) => {
  watch.tolerate(/GET .*list=(withdrawn|%E6%97%A0)/);
  for (const id of ["withdrawn", "%E6%97%A0"]) {
    await open(page, `/lists/${id}`, "没有这份名单");
    await axe(page);
    await page.getByRole("link", { name: "看有哪些名单" }).click();
    await expect(heading(page)).toHaveText("红黑名单");
  }
});
