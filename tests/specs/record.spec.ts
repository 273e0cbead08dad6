// Reading a record: what, on what ground, by whom, for how long, and what can be done.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { BLACK_LIST, CORRECTED, ENDED_YESTERDAY, expect, EXPIRED, FOOD, LAST_DAY, NOT_YET_REPAIRABLE, type Page, REPAIRED, REVOKED, test, UNDER_OBJECTION } from "../support/test";

const main = (page: Page) => page.getByRole("main");
const fact = (page: Page, label: string) =>
  main(page).locator("dl.facts > div").filter({ has: page.getByText(label, { exact: true }) }).locator("dd");

test("a penalty shows every public field under its standard name", async ({ page, api }) => {
  await open(page, `/records/${UNDER_OBJECTION}`, "未履行进货查验义务");
  await expect(page).toHaveTitle(`${FOOD.name}：行政处罚｜信用中国（辽宁鞍山）`);
  const { body } = await api(`records/${UNDER_OBJECTION}`);
  for (const [label, value] of [
    ["处罚决定书文号", body.penalty.document_no],
    ["违法行为类型", body.penalty.misconduct],
    ["违法事实", body.penalty.facts_found],
    ["处罚依据", "《中华人民共和国食品安全法》第一百二十六条第一款第（三）项"],
    ["处罚类别", /警告.*罚款/s],
    ["处罚内容", body.penalty.content],
    ["罚款金额", "5,000 元"],
    ["决定机关", /鞍山市市场监督管理局（示例）/],
    ["决定日期", "2026年7月15日"],
    ["公示日期", "2026年7月22日"],
    ["公示截止", "2027年7月22日"],
  ])
    await expect(fact(page, label)).toHaveText(value);
  await expect(main(page).locator("header .tag")).toHaveText("异议处理中");
  await axe(page);
});

test("structure of a record", async ({ page }) => {
  await open(page, `/records/${UNDER_OBJECTION}`, "未履行进货查验义务");
  await expect(main(page)).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置":
        - list:
          - listitem:
            - link "首页"
          - listitem:
            - link "信用查询"
          - listitem:
            - link "主体档案":
              - /url: /subjects/${FOOD.code}
          - listitem: 行政处罚
      - heading "未履行进货查验义务" [level=1]
      - list:
        - listitem:
          - link "${FOOD.name}":
            - /url: /subjects/${FOOD.code}
        - listitem: 统一社会信用代码 ${FOOD.code}
      - region "公示期":
        - figure "公示期：还公示 242 天"
      - region "公示内容":
        - heading "公示内容" [level=2]
      - region "由谁决定、公示多久":
        - heading "由谁决定、公示多久" [level=2]
      - complementary "异议、修复与分享":
        - region "内容有误？":
          - heading "内容有误？" [level=2]
          - paragraph: 向受理单位提出异议，随时可以提，不收费。
        - region "已经改正？":
          - heading "已经改正？" [level=2]
        - region "永久网址":
          - heading "永久网址" [level=2]
          - textbox "永久网址"
          - button "复制网址"
          - button "打印"
  `);
});

test("the period is told in days and drawn to scale", async ({ page }) => {
  await open(page, `/records/${UNDER_OBJECTION}`, "未履行进货查验义务");
  const period = main(page).locator(".period");
  await expect(period.locator("figcaption")).toHaveText("公示期：还公示 242 天");
  await expect(period.getByRole("listitem")).toHaveText([
    /^开始公示\s*2026年7月22日$/,
    /^最短公示期满，最早可申请修复\s*2026年10月22日$/,
    /^公示的最后一天，到期自动停止公示\s*2027年7月22日$/,
  ]);
  // Of 365 days 123 are over.
  const line = await period.locator(".period-line").boundingBox();
  const now = await period.locator(".period-now").boundingBox();
  const middle = (now!.x + now!.width / 2 - line!.x) / line!.width;
  expect(middle).toBeGreaterThan(123 / 365 - 0.05);
  expect(middle).toBeLessThan(123 / 365 + 0.05);
});

test("days left at the edges @desktop", async ({ page }) => {
  await open(page, `/records/${LAST_DAY}`, "未如实记录安全生产教育和培训情况");
  await expect(main(page).locator("figcaption")).toHaveText("公示期：今天是公示最后一天");
  await open(page, `/records/${NOT_YET_REPAIRABLE}`, "未如实记录安全生产教育和培训情况");
  await expect(main(page).getByRole("complementary")).toContainText("最早 2027年10月30日 可以申请");
});

test("who decides on objection and repair", async ({ page }) => {
  await open(page, `/records/${UNDER_OBJECTION}`, "未履行进货查验义务");
  await expect(main(page).getByRole("region", { name: "内容有误？" })).toContainText("受理：鞍山市市场监督管理局（示例）");
  await expect(main(page).getByRole("region", { name: "内容有误？" })).toContainText("这条记录的异议正在核实，核实期间继续公示。");
  await expect(main(page).getByRole("region", { name: "已经改正？" })).toContainText("决定：鞍山市市场监督管理局（示例）");
  await expect(main(page).getByRole("region", { name: "已经改正？" })).toContainText("最早 2026年10月22日 可以申请");
});

test("a black-list entry has its basis, measures, exit rule, remedy and both its names", async ({ page, api }) => {
  const { head, body } = await api(`records/${BLACK_LIST}`);
  await open(page, `/records/${BLACK_LIST}`, head.title);
  await expect(main(page).locator("header")).toContainText("严重失信主体名单（原称黑名单）");
  const { legal_basis, measures, exit_rule, remedy, reason } = body.list_entry;
  for (const text of [legal_basis, ...measures, exit_rule, remedy, reason]) await expect(main(page)).toContainText(text);
  await axe(page);
});

test("a corrected record is shown as such", async ({ page }) => {
  await open(page, `/records/${CORRECTED}`, "未如实记录安全生产教育和培训情况");
  await expect(main(page).locator("header .tag")).toHaveText("已更正");
});

const GONE = [
  [ENDED_YESTERDAY, "这条记录的公示已经结束。"],
  [EXPIRED, "这条记录的公示已经结束。"],
  [REVOKED, "这条记录的公示已经结束。"],
  [REPAIRED, "这条记录已完成信用修复，停止公示。"],
];
for (const [id, reason] of GONE) {
  test(`${id} is gone, with the reason and without its content @desktop`, async ({ page, allow, request }) => {
    const answer = await request.get(`/api/v1/records/${id}`);
    expect(answer.status()).toBe(410);
    expect(await answer.text()).not.toMatch(/演示时限|安全生产|91210399/);
    allow(/status 410 GET/);
    await open(page, `/records/${id}`, "这条信息已停止公示");
    await expect(main(page)).toContainText(reason);
    await expect(main(page)).not.toContainText(/演示时限|安全生产|91210399/);
    await expect(page.getByRole("button", { name: "再试一次" })).toHaveCount(0);
    await axe(page);
    await main(page).getByRole("link", { name: "查询主体" }).click();
    await expect(heading(page)).toHaveText("信用查询");
  });
}
