// Reading who a subject is and what is public about it.
import { axe } from "../support/axe";
import { heading, open, settled, texts } from "../support/actions";
import { CANCELLED, CLEAN, expect, FOOD, FOOD_FORMERLY, LABOUR, MANY, type Page, STAGES, test } from "../support/test";

const GROUPS: Record<string, string[]> = {
  permits: ["permit"],
  penalties: ["penalty"],
  lists: ["red_list", "black_list", "watch_list", "abnormal_list"],
};
const rows = (page: Page) => page.getByRole("main").locator("tbody tr");
const tabs = (page: Page) => page.getByRole("navigation", { name: "档案内容" });

test("a subject says who it is and how it stands", async ({ page }) => {
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await expect(page).toHaveTitle(`${FOOD.name}｜信用中国（辽宁鞍山）`);
  const main = page.getByRole("main");
  await expect(main.locator(".sentence")).toHaveText(
    "目前有公示中的行政处罚 1 条，有未完全履行的信用承诺 1 份，列入守信激励名单 1 次。没有列入严重失信主体名单。其中 1 条正在处理异议。",
  );
  await expect(main).toContainText(`统一社会信用代码 ${FOOD.code}`);
  await expect(main).toContainText("企业法人 · 存续");
  for (const [label, value] of [
    ["曾用名", FOOD_FORMERLY],
    ["法定代表人", "李**"],
    ["成立日期", "2012年6月18日"],
    ["所在地区", "千山区"],
    ["行业", "食品制造业"],
    ["住所", "辽宁省鞍山市千山区示例路1号"],
  ]) {
    const row = main.locator("dl.facts > div").filter({ has: page.getByText(label, { exact: true }) });
    await expect(row.locator("dd")).toHaveText(value);
  }
  await axe(page);
});

test("the tabs count what the platform counts and the rows show", async ({ page, api }) => {
  const profile = await api(`subjects/${FOOD.code}`);
  const counted = (kinds?: string[]) =>
    profile.counts.reduce((sum: number, c: any) => sum + (!kinds || kinds.includes(c.kind) ? c.count : 0), 0);
  const named = Object.values(GROUPS).flat();
  const wanted = [
    ["行政许可", counted(GROUPS.permits)],
    ["行政处罚", counted(GROUPS.penalties)],
    ["名单", counted(GROUPS.lists)],
    ["其他", counted(profile.counts.map((c: any) => c.kind).filter((k: string) => !named.includes(k)))],
  ] as const;
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  const labels = wanted.map(([label, n]) => `${label} ${n}`);
  expect(await texts(tabs(page).getByRole("link"))).toEqual(["概览", ...labels]);
  await expect(page.getByRole("main").getByRole("heading", { name: `公示中的记录 ${counted()} 条` })).toBeVisible();
  await expect(rows(page)).toHaveCount(5);
  for (const [label, count] of wanted) {
    await tabs(page).getByRole("link", { name: label }).click();
    await expect(tabs(page).locator("[aria-current=page]")).toContainText(label);
    await expect(page.getByRole("main").getByRole("heading", { name: ` ${count} 条` })).toBeVisible();
    await expect(rows(page)).toHaveCount(count);
    await expect(heading(page)).toHaveText(FOOD.name);
  }
  await axe(page);
});

test("records are newest first, with authority, dates, standing and days left", async ({ page, api }) => {
  await open(page, `/subjects/${STAGES}`, "演示时限机械制造有限公司");
  const answer = await api(`subjects/${STAGES}/records`);
  const days = await texts(rows(page).locator("time"));
  expect(days).toEqual([...days].sort().reverse());
  await expect(rows(page)).toHaveCount(Math.min(answer.total, 5));
  await open(page, `/subjects/${STAGES}?show=penalties`, "演示时限机械制造有限公司");
  await expect(rows(page).filter({ hasText: "今天是公示最后一天" })).toHaveCount(1);
  const corrected = rows(page).filter({ hasText: "已更正" });
  await expect(corrected).toContainText("鞍山市应急管理局（示例）");
  await expect(corrected).toContainText("2026-07-05");
  await expect(corrected).toContainText("还公示 232 天");
  await rows(page).filter({ hasText: "已更正" }).getByRole("link").click();
  await expect(heading(page)).toHaveText("未如实记录安全生产教育和培训情况");
});

test("many records come in pages that hold each of them once", async ({ page, api }) => {
  const { counts } = await api(`subjects/${MANY}`);
  const total = counts.find((c: any) => c.kind === "permit").count;
  expect(total).toBeGreaterThan(60);
  await open(page, `/subjects/${MANY}?show=permits`, "示例万卷档案管理有限公司");
  const seen = new Set<string | null>();
  for (let n = 1; ; n++) {
    await expect(page.locator(".pager [aria-current=page]")).toHaveText(`${n}`);
    await settled(page);
    for (const link of await rows(page).getByRole("link").all()) seen.add(await link.getAttribute("href"));
    const next = page.getByRole("link", { name: "下一页" });
    if (!(await next.count())) break;
    await next.click();
  }
  expect(seen.size).toBe(total);
  await expect(page).toHaveURL(`/subjects/${MANY}?show=permits&page=4`);
  await page.reload();
  await expect(rows(page)).toHaveCount(total - 60);
  await axe(page);
});

test("group and page stand in the address", async ({ page }) => {
  await open(page, `/subjects/${MANY}?show=permits&page=2`, "示例万卷档案管理有限公司");
  await expect(page.getByRole("main").getByRole("heading", { name: "行政许可 61 条" })).toBeVisible();
  await expect(rows(page)).toHaveCount(20);
  await tabs(page).getByRole("link", { name: "名单" }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(rows(page)).toHaveCount(20);
  await expect(page).toHaveURL(`/subjects/${MANY}?show=permits&page=2`);
});

test("a clean subject is said to be clean", async ({ page }) => {
  await open(page, `/subjects/${CLEAN.code}`, CLEAN.name);
  await expect(page.locator(".sentence")).toHaveText("目前没有公示中的失信记录。");
  await expect(page.getByRole("main")).toContainText("目前没有公示中的这类记录。");
  await axe(page);
});

test("a cancelled subject and a black-listed one are marked", async ({ page }) => {
  await open(page, `/subjects/${CANCELLED.code}`, CANCELLED.name);
  await expect(page.getByRole("main").locator("header .tag")).toHaveText("注销");
  await open(page, `/subjects/${LABOUR}`, "演示宏基建筑劳务有限公司");
  await expect(page.getByRole("main").locator("header .tag")).toHaveText("严重失信主体");
  await expect(page.locator(".sentence")).toHaveText("目前列入严重失信主体名单 1 次。");
});

test("a table on wide windows @desktop", async ({ page }) => {
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await expect(page.getByRole("columnheader")).toHaveText(["内容", "类别", "机关", "决定日期", "状态", "公示期"]);
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  const [one, two] = await rows(page).first().locator("th, td").evaluateAll((cells) => cells.slice(0, 2).map((c) => c.getBoundingClientRect().top));
  expect(Math.abs(one - two)).toBeLessThan(2);
});

test("cards on phones, each fact with its label @phone", async ({ page }) => {
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await expect(page.locator("thead")).not.toBeInViewport();
  const tops = await rows(page).first().locator("th, td").evaluateAll((cells) => cells.map((c) => c.getBoundingClientRect().top));
  expect([...tops].sort((a, b) => a - b)).toEqual(tops);
  expect(new Set(tops).size).toBe(tops.length);
  const label = await rows(page).first().locator("td").first().evaluate((cell) => getComputedStyle(cell, "::before").content);
  expect(label).toContain("类别");
});
