// Orders to rectify as an officer issues them, and the interviews that follow.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, settled } from "../support/actions";
import { alone, CLEAN_USER, enter, FOOD_USER, MARKET, Person, REFORM } from "../support/desk";
import { CLEAN, expect, FOOD, type Page, UNDER_OBJECTION } from "../support/test";

const test = alone();

const MATTER = "三家门店没有明码标价，应全部改正。";
const BASIS = "示例规定第三条";
const TITLE = "下达限期整改通知";

const who = (page: Page) => page.getByRole("region", { name: "整改单位" });
const next = (page: Page) => page.getByRole("button", { name: "下一步：看后果" });
const confirm = (page: Page) => page.getByRole("button", { name: "确认下达" });
const check = (page: Page) => page.getByRole("region", { name: "核对，然后下达" });

/** Looks a subject up and takes it. */
async function choose(page: Page, words: string, name: string): Promise<void> {
  await page.getByLabel("名称或统一社会信用代码").fill(words);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`^选这家\\s*：${name}$`) }).click();
  await expect(who(page)).toContainText(name);
}

async function write(page: Page, matter: string, due = "2026-12-10"): Promise<void> {
  await page.getByLabel("整改什么").fill(matter);
  await page.getByLabel("依据").fill(BASIS);
  await page.getByLabel("整改期限").fill(due);
}

async function orders(officer: Person, subject: string, matter: string): Promise<any[]> {
  const { items } = await officer.get(`desk/cases?view=all&kind=rectification&q=${subject}`);
  return items.filter((head: any) => head.title.includes(matter.slice(0, 8)));
}

test("from the desk to an order: found, written, its consequence read, issued, seen in 我的", async ({ page, visitor }, info) => {
  const matter = `${info.project.name}：${MATTER}`;
  const officer = await enter(page, MARKET);
  await open(page, "/desk", "审核台");
  await page.getByRole("link", { name: TITLE }).click();
  await expect(heading(page)).toHaveText(TITLE);
  await next(page).click();
  const alert = page.getByRole("alert");
  await expect(alert).toBeFocused();
  await expect(alert.getByRole("link")).toHaveText(["请先查找并选定整改单位。", "请写明整改什么。", "请写明依据。", "请选择整改期限。"]);
  await axe(page);
  await alert.getByRole("link").first().click();
  await expect(page.getByLabel("名称或统一社会信用代码")).toBeFocused();
  await choose(page, "演示千山食品", FOOD.name);
  await expect(page.getByText(FOOD.code)).toBeVisible();
  await expect(page.getByLabel("涉及的记录")).toContainText("不涉及记录");
  await write(page, matter);
  await expect(page.getByRole("status").filter({ hasText: "2026年12月10日，从今天起有 14 个工作日。" })).toBeVisible();
  await axe(page);
  await fitsWidth(page);
  // Nothing typed is lost by a reload.
  await page.reload();
  await expect(page.getByLabel("整改什么")).toHaveValue(matter);
  await expect(who(page)).toContainText(FOOD.name);
  await next(page).click();
  await expect(page.getByRole("heading", { name: "核对，然后下达" })).toBeFocused();
  for (const text of [FOOD.name, matter, BASIS, "14 个工作日", "整改通知不公示", "立即收到站内通知", "逾期没有提交的，安排提示约谈"]) {
    await expect(check(page)).toContainText(text);
  }
  expect(await orders(officer, FOOD.code, matter), "nothing is issued before it is confirmed").toHaveLength(0);
  await axe(page);
  await fitsWidth(page);
  await confirm(page).dblclick();
  await expect(page.locator("#issued")).toBeFocused();
  await expect(page.locator("#issued")).toContainText("已下达");
  const made = await orders(officer, FOOD.code, matter);
  expect(made, "a double click is one order").toHaveLength(1);
  await page.getByRole("link", { name: "看这件办件" }).click();
  await expect(heading(page)).toContainText("限期整改");
  await expect(page.getByRole("region", { name: "关于什么" })).toContainText(matter);
  const firm = await visitor();
  await enter(firm, FOOD_USER);
  await open(firm, `/account/cases/${made[0].number}`, /限期整改/);
  await expect(firm.getByRole("region", { name: "限期整改通知" })).toContainText(matter);
  // The same again is pointed out before it is issued.
  await open(page, "/desk/order", TITLE);
  await expect(page.getByLabel("整改什么")).toHaveValue("");
  await choose(page, FOOD.code, FOOD.name);
  await write(page, "另一件事。", "2026-12-12");
  await next(page).click();
  await expect(check(page)).toContainText("没有办结");
  await expect(check(page)).toContainText("整改期限落在休息日");
  await page.getByRole("button", { name: "返回修改" }).click();
  await expect(page.getByLabel("整改什么")).toHaveValue("另一件事。");
});

test("a lost answer, a reload and the same again are one order", async ({ page, allow }, info) => {
  const matter = `${info.project.name}丢答复：${MATTER}`;
  const officer = await enter(page, MARKET);
  await open(page, "/desk/order", TITLE);
  await choose(page, CLEAN.name, CLEAN.name);
  await write(page, matter);
  await next(page).click();
  await expect(check(page)).toBeVisible();
  let lost = 0;
  await page.route("**/desk/cases", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    if (lost++ < 3) return route.abort("connectionreset");
    return route.fallback();
  });
  allow(/failed net::ERR_CONNECTION_RESET POST/);
  await confirm(page).click();
  await expect(page.getByRole("alert")).toContainText("不知道下达了没有。请再按一次确认");
  await page.reload();
  await next(page).click();
  await expect(check(page), "what was issued unseen is pointed out").toContainText("没有办结");
  await confirm(page).click();
  await expect(page.locator("#issued")).toContainText("已下达");
  expect(await orders(officer, CLEAN.code, matter)).toHaveLength(1);
});

test("what can't be ordered is said: nobody found, another agency's record, a day that has passed", async ({ page, allow }) => {
  allow(/status 422 /);
  await enter(page, REFORM);
  await open(page, "/desk/order", TITLE);
  await page.getByLabel("名称或统一社会信用代码").fill("没有这样的名称");
  await page.keyboard.press("Enter");
  await expect(who(page)).toContainText("没有找到");
  await page.getByLabel("名称或统一社会信用代码").fill("千");
  await page.keyboard.press("Enter");
  await expect(who(page)).toContainText("请至少输入名称中的两个字");
  await choose(page, CLEAN.code, CLEAN.name);
  await expect(page.getByText("这家单位没有本部门认定的公示记录。")).toBeVisible();
  await write(page, MATTER, "2026-11-01");
  await next(page).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["整改期限应在今天之后、三年之内。"]);
  await expect(page.getByLabel("整改期限")).toHaveAttribute("aria-invalid", "true");
  await axe(page);
  // As if the list had offered it.
  await page.evaluate((id) => localStorage.setItem("own:desk-order", `${localStorage.getItem("own:desk-order")}&record=${id}`), UNDER_OBJECTION);
  await page.reload();
  await expect(page.getByLabel("整改期限")).toHaveValue("2026-11-01");
  await page.getByLabel("整改期限").fill("2026-12-10");
  await next(page).click();
  await expect(page.getByRole("alert")).toContainText("没有下达");
  await page.getByRole("button", { name: "换一家" }).click();
  await expect(page.getByLabel("名称或统一社会信用代码")).toBeFocused();
});

test("interviews: set, moved, on the list and in both calendars, recorded and gone", async ({ page, visitor, baseURL }, info) => {
  const matter = `${info.project.name}约谈：${MATTER}`;
  const [user, subject] = info.project.name === "phone" ? [CLEAN_USER, CLEAN] : [FOOD_USER, FOOD];
  const officer = await enter(page, MARKET);
  const order = { order_no: null, matter, legal_basis: BASIS, due: "2026-12-10" };
  const ordered = await officer.post("desk/cases", { subject: subject.code, record: null, order });
  const number = ordered.head.number;
  const firm = await Person.signIn(baseURL!, user);
  const mine = await firm.get(`me/cases/${number}`);
  const answers = { ...mine.answers, name: subject.name, code: subject.code, done: "2026-11-20", measures: "示例措施", result: "示例结果", agent_name: "李示例", agent_phone: "13800000000" };
  const known = (await firm.get("me/eligibility?template=rectification-report")).known;
  await firm.act(mine, "report_done", { answers: { ...answers, ...known } });
  await officer.decide(await officer.get(`desk/cases/${number}`), "fail", { note: "还有两家没有改。" });
  await page.goto(`/desk/cases/${number}`);
  const panel = page.getByRole("region", { name: "办理" });
  await panel.getByText("安排提示约谈").click();
  await panel.getByLabel("约谈日期").fill("2026-12-01");
  await panel.getByLabel("约谈地点").fill("示例路 1 号 302 室");
  await panel.getByRole("button", { name: /^确认/ }).click();
  await expect(page.locator("#said")).toContainText("已办");
  await open(page, "/desk/interviews", "约谈安排");
  const row = page.locator("tbody tr").filter({ hasText: matter.slice(0, 8) });
  await expect(row).toContainText("2026-12-01");
  await expect(row).toContainText("还有 7 个工作日");
  await expect(row).toContainText("提示约谈");
  await expect(row).toContainText("示例路 1 号 302 室");
  await axe(page);
  await fitsWidth(page);
  const save = page.getByRole("link", { name: "存到日历（.ics）" });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  expect(download.suggestedFilename()).toBe("interviews.ics");
  const visiting = await visitor();
  await enter(visiting, user);
  await open(visiting, `/account/cases/${number}`, /限期整改/);
  await expect(visiting.getByRole("region", { name: "限期整改通知" })).toContainText("提示约谈，2026年12月1日，示例路 1 号 302 室");
  const own = visiting.getByRole("link", { name: "把约谈存到日历（.ics）" });
  const file = await visiting.request.get((await own.getAttribute("href"))!);
  expect(await file.text()).toContain("DTSTART;VALUE=DATE:20261201");
  await row.getByRole("link").click();
  await panel.getByText("记录约谈", { exact: true }).click();
  await panel.getByLabel("约谈结果").fill("承诺月底前改完。");
  await panel.getByLabel("新的整改期限").fill("2026-12-31");
  await expect(panel.locator(".consequences")).toContainText("约谈情况将公示");
  await panel.getByRole("button", { name: /^确认/ }).click();
  await expect(page.locator("#said")).toContainText("已办");
  await open(page, "/desk/interviews", "约谈安排");
  await settled(page);
  await expect(row).toHaveCount(0);
  await visiting.reload();
  await expect(visiting.getByRole("region", { name: "限期整改通知" })).toContainText("结果：承诺月底前改完。");
  await expect(own).toHaveCount(0);
});
