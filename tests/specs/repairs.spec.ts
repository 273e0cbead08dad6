// “Can this be repaired, and when?”: asked before signing in, answered on the spot.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, settled } from "../support/actions";
import { dataDirectory, dropDirectory, serve } from "../support/platform";
import { expect, NOT_YET_REPAIRABLE, type Page, REPAIRED, STAGES, test, UNDER_OBJECTION } from "../support/test";

const main = (page: Page) => page.getByRole("main");
const fact = (page: Page, label: string) =>
  main(page).locator("dl.facts > div").filter({ has: page.getByText(label, { exact: true }) }).locator("dd");
const day = (iso: string) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");

test("from the way in to an answer, by keyboard alone @desktop", async ({ page }) => {
  await open(page, "/repairs", "信用修复");
  await axe(page);
  await page.getByLabel("单位名称、信用代码或文书号").focus();
  await page.keyboard.type("演示时限机械");
  await page.keyboard.press("Enter");
  await expect(main(page).getByRole("heading", { name: /^“演示时限机械”公示中的失信记录，共 \d+ 条$/ })).toBeVisible();
  await settled(page);
  await axe(page);
  const link = main(page).locator(`a[href="/repairs/demo-repair-ready"]`);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("现在可以申请修复");
  await expect(heading(page)).toBeFocused();
});

test("what can be repaired today: tier, rule, days, materials, who decides, what it costs and does", async ({ page, api }) => {
  const answer = await api("records/demo-repair-ready/repair");
  await open(page, "/repairs/demo-repair-ready", "现在可以申请修复");
  await expect(page).toHaveTitle("现在可以申请修复｜信用中国（辽宁鞍山）");
  await expect(main(page)).toContainText("已经公示满 3 个月的最短公示期。");
  await expect(fact(page, "适用的档")).toHaveText("一般（按规则推算；最短公示 3 个月，最长 12 个月）");
  await expect(fact(page, "规则")).toContainText("国家发展和改革委员会令第36号");
  await expect(fact(page, "施行日期")).toHaveText("2026年4月1日");
  await expect(fact(page, "规则数据版本")).toContainText(answer.regime.rules);
  await expect(main(page).getByText("从公示之日起算（依据征求意见稿，待核）。")).toBeVisible();
  const steps = main(page).locator(".period-key li");
  await expect(steps).toHaveText([
    new RegExp(day(answer.record.published)),
    new RegExp(day(answer.earliest)),
    new RegExp(day(answer.last_day)),
  ]);
  for (const { title } of answer.materials) await expect(main(page).getByText(title, { exact: true })).toBeVisible();
  await expect(main(page).getByRole("region", { name: "谁决定，多久" })).toContainText("鞍山市应急管理局（示例）");
  await expect(main(page).getByRole("region", { name: "谁决定，多久" })).toContainText(`10 个工作日内答复。今天申请，最晚 ${day(answer.term.due.date)}`);
  await expect(main(page).getByRole("region", { name: "修复后会怎样" }).getByRole("listitem")).toHaveCount(3);
  await expect(main(page).getByRole("region", { name: "不收费" })).toBeVisible();
  await expect(main(page).getByRole("link", { name: "申请修复" })).toHaveAttribute("href", "/file/repair?record=demo-repair-ready");
  await expect(main(page).getByRole("link", { name: "把这一天加入日历" })).toHaveCount(0);
  await axe(page);
});

test("too early: the day, the days left, and a calendar file for it", async ({ page, api, request }) => {
  const { earliest, days_to_go } = await api("records/demo-repair-soon/repair");
  await open(page, "/repairs/demo-repair-soon", `${day(earliest)}起可以申请修复`);
  await expect(main(page)).toContainText(`还有 ${days_to_go} 天。`);
  await expect(main(page).getByRole("link", { name: "申请修复" })).toHaveCount(0);
  await expect(main(page).locator(".state-row").filter({ hasText: "最短公示期已满" })).toContainText("未满足");
  const link = main(page).getByRole("link", { name: "把这一天加入日历" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("repair.ics");
  const file = await (await request.get((await link.getAttribute("href"))!)).text();
  expect(file).toContain(`DTSTART;VALUE=DATE:${earliest.replaceAll("-", "")}`);
  await axe(page);
});

const OTHERS: [string, string, RegExp][] = [
  ["demo-repair-court", "不能在信用网站修复", /由执行法院在 3 个工作日内删除.*请联系鞍山市示例区人民法院/s],
  ["demo-repair-automatic", "不用申请，到期自动停止公示", /公示满 3 个月自动停止，不用申请修复/],
  ["demo-repair-market", "现在可以申请修复", /国家企业信用信息公示系统/],
  ["demo-repair-minor", "现在可以申请修复", /没有最短公示期的要求.*原则上不公示/s],
  [UNDER_OBJECTION, "先办完别的，才能申请", /先等异议有结果，再申请修复/],
  [NOT_YET_REPAIRABLE, "2027年10月30日起可以申请修复", /严重（认定单位标明；最短公示 12 个月，最长 36 个月）/],
];
for (const [id, title, says] of OTHERS) {
  test(`${id}: ${title}`, async ({ page }) => {
    await open(page, `/repairs/${id}`, title);
    await expect(main(page)).toContainText(says);
    await expect(main(page).getByRole("region", { name: "还可以怎么办" })).toContainText("提出异议");
    if (id === "demo-repair-market") {
      await expect(main(page).getByRole("link", { name: "去公示系统申请" })).toHaveAttribute("href", /gsxt/);
    } else if (id !== "demo-repair-minor") {
      await expect(main(page).getByRole("link", { name: /申请修复|去公示系统申请/ })).toHaveCount(0);
    }
    await axe(page);
  });
}

test("what has been repaired says so, and nothing else", async ({ page, allow }) => {
  allow(/status 410 GET/);
  await open(page, `/repairs/${REPAIRED}`, "这条信息已停止公示");
  await expect(main(page)).not.toContainText(/演示时限|安全生产/);
});

test("from a record to its answer and back", async ({ page }) => {
  await open(page, "/records/demo-repair-ready", "未如实记录安全生产教育和培训情况");
  await main(page).getByRole("link", { name: "看能否修复，什么时候" }).click();
  await expect(heading(page)).toHaveText("现在可以申请修复");
  await main(page).getByRole("link", { name: "看全部内容" }).click();
  await expect(heading(page)).toHaveText("未如实记录安全生产教育和培训情况");
});

test("searches that find nothing, or can't be asked @desktop", async ({ page }) => {
  await open(page, "/repairs?q=演示清白文化", "信用修复");
  await expect(main(page).getByRole("heading", { name: "没有查到“演示清白文化”公示中的失信记录" })).toBeVisible();
  await open(page, "/repairs?q=千", "信用修复");
  await expect(main(page).getByRole("alert")).toContainText("请至少输入名称中的两个字");
  await open(page, `/repairs?q=${STAGES}`, "信用修复");
  await expect(main(page).locator(".repair-row").first()).toBeVisible();
});

for (const mode of ["elder", "dark"]) {
  test(`${mode}: nothing sticks out, axe finds nothing`, async ({ page }) => {
    await page.addInitScript((mode) => localStorage.setItem(mode === "elder" ? "mode" : "theme", mode), mode);
    for (const [path, title] of [["/repairs?q=演示时限", "信用修复"], ["/repairs/demo-repair-ready", "现在可以申请修复"]]) {
      await open(page, path, title);
      await fitsWidth(page);
      await axe(page);
    }
  });
}

test("320 pixels wide @phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ["/repairs?q=演示时限", "/repairs/demo-repair-ready", "/repairs/demo-repair-court", "/repairs/demo-repair-ready/package"]) {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await settled(page);
    await fitsWidth(page);
  }
});

test("with the national intake: the whole case on paper, and the way to the national window @desktop", async ({ page }) => {
  const data = dataDirectory();
  const platform = await serve(data, "small", { more: ["--repair-intake", "national"] });
  try {
    await open(page, `${platform.origin}/repairs/demo-repair-ready`, "现在可以申请修复");
    await expect(main(page).getByRole("link", { name: "申请修复" })).toHaveCount(0);
    await main(page).getByRole("link", { name: "备齐申请材料" }).click();
    await expect(heading(page)).toHaveText("备齐修复申请材料");
    await main(page).getByLabel(/^履行证明/).check();
    await expect(main(page).locator(".letter")).toContainText("演示时限机械制造有限公司");
    await expect(main(page).locator(".letter")).toContainText(STAGES);
    await expect(main(page).getByRole("link", { name: /信用中国.*窗口/ })).toHaveAttribute("href", /creditchina/);
    await axe(page);
    await page.emulateMedia({ media: "print" });
    await expect(main(page).getByRole("button", { name: "打印清单和承诺书" })).toBeHidden();
    await expect(main(page).locator(".letter")).toBeVisible();
  } finally {
    // What an open page still fetches ahead would find nobody there.
    await page.goto("about:blank");
    await platform.stop();
    dropDirectory(data);
  }
});
