// Whole ways of three people in three browsers, by finger on the phone and by keyboard at the desk:
// a penalty that is made good, and one that was wrong.
import { axe } from "../support/axe";
import { fitsWidth, heading, open } from "../support/actions";
import { alone } from "../support/desk";
import { PDF } from "../support/filing";
import { hands } from "../support/hands";
import { confirmed, dayBy, decide, deliver, type Delivered, EMERGENCY, onBy, panel, passTest, signInBy, takeUp } from "../support/journey";
import { expect, type Page } from "../support/test";

const test = alone();
test.use({ actionTimeout: 10_000 });

const FIRM = { name: "演示时限机械制造有限公司", code: "91210399MA0Q00086X", user: "shixian" };
const OFFICER = "yingji";
const LEAD = "fagai";
const PROOF = { name: "缴款凭证（示例）.pdf", mimeType: "application/pdf", buffer: PDF };

const main = (page: Page) => page.getByRole("main");

/** How many a question of the public finds. */
async function total(page: Page, path: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/${path}`);
  expect(answer.status(), path).toBe(200);
  return (await answer.json()).total;
}

/** Finds the record as anybody does, by its number, and gives its address. */
async function lookUp(page: Page, penalty: Delivered): Promise<string> {
  await page.goto(`/disclosure/penalty?q=${encodeURIComponent(penalty.number)}`);
  await hands(page).press(main(page).locator('a[href^="/records/"]').first());
  await expect(heading(page)).toHaveText(penalty.misconduct);
  return new URL(page.url()).pathname;
}

/** The number of the case whose receipt is on show. */
const receiptNumber = async (page: Page) => {
  await expect(heading(page)).toHaveText("受理回执");
  return (await main(page).locator(".big-no").first().innerText()).trim();
};

test("a penalty arrives, is made good, is repaired, and is gone everywhere", async ({ page: anybody, visitor, platform, allow }) => {
  test.setTimeout(240_000);
  allow(/status 410 GET \S*\/records\//);
  const penalty: Delivered = { ...FIRM, number: "示例应急罚〔2026〕81号", misconduct: "未按规定检测安全设备（示例）", fine: "2" };
  expect(await total(anybody, `records?q=${encodeURIComponent(penalty.number)}`)).toBe(0);
  await deliver(platform, penalty);
  const record = await lookUp(anybody, penalty);

  // Whether and when, before signing in.
  const firm = await visitor();
  const hand = hands(firm);
  await open(firm, `/repairs?q=${encodeURIComponent(penalty.number)}`, "信用修复");
  await hand.press(main(firm).getByRole("link", { name: new RegExp(`${penalty.misconduct}|看能否修复`) }).first());
  await expect(heading(firm)).toHaveText("现在可以申请修复");
  await expect(main(firm).getByRole("region", { name: "谁决定，多久" })).toContainText(EMERGENCY);
  await axe(firm);
  await hand.press(main(firm).getByRole("link", { name: "申请修复", exact: true }));
  await expect(heading(firm)).toHaveText("信用修复申请");
  await hand.press(main(firm).getByRole("link", { name: "开始办理" }).first());
  await expect(heading(firm)).toHaveText("请先登录");
  await signInBy(hand, firm, FIRM.user);
  await expect(heading(firm)).toHaveText("核对办理单位");
  await hand.press(firm.getByRole("button", { name: "确认，开始填写" }));
  await expect(heading(firm)).toHaveText("办理单位");
  await onBy(hand, firm, "要修复的记录");
  await expect(firm.getByRole("textbox", { name: "文书号" })).toHaveValue(penalty.number);
  await onBy(hand, firm, "履行和改正");
  await dayBy(hand, firm, "履行完毕的日期", "2026-07-01");
  await hand.type(firm.getByRole("textbox", { name: "整改情况说明" }), "设备已经全部检测。");

  // The training on the way; what was typed waits.
  await expect(firm.locator(".autosave")).toHaveText(/已保存/, { timeout: 10_000 });
  await hand.press(firm.locator("#f-certificate").getByRole("link", { name: "参加信用修复培训" }));
  await hand.press(main(firm).getByRole("link", { name: "信用修复培训" }).last());
  await hand.press(main(firm).getByRole("link", { name: /测试/ }).first());
  await passTest(hand, firm);
  await open(firm, "/account", FIRM.name);
  await hand.press(main(firm).getByRole("link", { name: /继续填写/ }).first());
  await expect(heading(firm)).toHaveText(/^(办理单位|要修复的记录|履行和改正)$/);
  while ((await heading(firm).innerText()) !== "履行和改正") await hand.press(firm.getByRole("button", { name: "下一步" }));
  await expect(firm.getByRole("textbox", { name: "整改情况说明" })).toHaveValue("设备已经全部检测。");
  await expect(firm.locator("#f-certificate")).toContainText("已附上");
  await hand.attach(firm.locator("input[type=file]").first(), PROOF);
  await expect(firm.getByRole("listitem").filter({ hasText: PROOF.name })).toContainText("已上传");
  await onBy(hand, firm, "信用修复承诺");
  await dayBy(hand, firm, "承诺有效期至", "2029-11-22");
  await onBy(hand, firm, "经办人");
  await hand.type(firm.getByRole("textbox", { name: "经办人姓名" }), "示例经办");
  await hand.type(firm.getByRole("textbox", { name: "经办人手机号" }), "13800000000");
  await onBy(hand, firm, "核对内容，然后提交");
  await hand.tick(firm.getByRole("checkbox", { name: /^我单位承诺：所填内容/ }));
  await axe(firm);
  await hand.press(firm.getByRole("button", { name: "确认承诺并提交" }));
  const number = await receiptNumber(firm);

  // Returned once, with what is missing.
  const officer = await visitor();
  const desk = hands(officer);
  await officer.goto("/desk");
  await signInBy(desk, officer, OFFICER);
  await expect(heading(officer)).toHaveText("审核台");
  await takeUp(desk, officer, number);
  await decide(desk, officer, "退回补正");
  await desk.select(panel(officer).getByLabel("哪一项"), "整改情况说明");
  await desk.press(panel(officer).getByRole("button", { name: "添加" }));
  await officer.keyboard.type("请写明由谁检测。");
  await confirmed(desk, officer, "退回补正");
  await expect(officer.getByRole("radio", { name: /^退回补正/ })).toHaveCount(0);

  // The supplement.
  await open(firm, "/account", FIRM.name);
  await expect(firm.getByRole("heading", { name: "请处理：信用修复申请" })).toBeVisible();
  await hand.press(firm.getByRole("link", { name: "看问题，去改正" }));
  await expect(main(firm)).toContainText("请写明由谁检测。");
  await hand.press(main(firm).getByRole("link", { name: "去改“整改情况说明”" }));
  await expect(heading(firm)).toHaveText("履行和改正");
  await hand.type(firm.getByRole("textbox", { name: "整改情况说明" }), "设备已由示例检测机构全部检测。");
  await onBy(hand, firm, "信用修复承诺");
  await onBy(hand, firm, "经办人");
  await onBy(hand, firm, "核对补正的内容，然后提交");
  await hand.press(firm.getByRole("button", { name: "提交补正的内容" }));
  await expect(heading(firm)).toHaveText("受理回执");

  // Accepted: the pledge is public, without the misconduct. Then granted.
  await takeUp(desk, officer, number);
  await expect(main(officer)).toContainText("设备已由示例检测机构全部检测。");
  await decide(desk, officer, "受理");
  await confirmed(desk, officer, "受理");
  const pledge = await officer.getByRole("link", { name: "看公示页面" }).getAttribute("href");
  await decide(desk, officer, "准予修复");
  await expect(panel(officer).locator(".consequences")).toContainText("停止公示");
  await axe(officer);
  await desk.type(panel(officer).getByRole("textbox", { name: /理由/ }), "罚款已经缴清，设备已经检测。");
  await confirmed(desk, officer, "准予修复");

  // Within a second it is nowhere, also not for whoever had it open.
  const asked = Date.now();
  const gone = await anybody.request.get(`/api/v1${record}`);
  expect(gone.status()).toBe(410);
  expect(await total(anybody, `records?q=${encodeURIComponent(penalty.number)}&kind=penalty`)).toBe(0);
  const csv = await (await anybody.request.get("/api/v1/records.csv?kind=penalty")).text();
  expect(csv).not.toContain(penalty.number);
  const feed = await (await anybody.request.get(`/api/v1/records.atom?kind=penalty&q=${FIRM.code}`)).text();
  expect(feed).not.toContain(penalty.misconduct);
  expect(Date.now() - asked, "milliseconds after the decision").toBeLessThan(1_000);
  await anybody.reload();
  await expect(heading(anybody)).toHaveText("这条信息已停止公示");
  await expect(main(anybody)).not.toContainText(penalty.misconduct);
  await anybody.goto(`/disclosure/penalty?q=${encodeURIComponent(penalty.number)}`);
  await expect(main(anybody)).not.toContainText(penalty.misconduct);
  await open(anybody, `/subjects/${FIRM.code}`, FIRM.name);
  await expect(main(anybody)).not.toContainText(penalty.misconduct);
  await anybody.goto(pledge!);
  await expect(main(anybody)).toContainText("信用修复型");
  await expect(main(anybody)).not.toContainText(penalty.misconduct);
  await open(anybody, "/disclosure/repair", /修复/);
  await expect(main(anybody)).toContainText(FIRM.name);
  await expect(main(anybody)).not.toContainText(penalty.misconduct);
  await axe(anybody);
  await fitsWidth(anybody);

  // The enterprise is told.
  await open(firm, `/account/cases/${number}`, /信用修复申请/);
  await expect(main(firm)).toContainText("修复完成：这条记录已停止公示");
  await open(firm, "/account/notices", "通知");
  await expect(main(firm)).toContainText("修复");
  await axe(firm);
  await fitsWidth(firm);
});

test("an objection is forwarded to whoever supplied the record, which is corrected; a review upholds that", async ({ page: anybody, visitor, platform }) => {
  test.setTimeout(240_000);
  const penalty: Delivered = { ...FIRM, number: "示例应急罚〔2026〕82号", misconduct: "未设置安全警示标志（示例）", fine: "3" };
  await deliver(platform, penalty);
  const record = await lookUp(anybody, penalty);

  const firm = await visitor();
  const hand = hands(firm);
  await open(firm, record, penalty.misconduct);
  await hand.press(main(firm).getByRole("link", { name: "提出异议" }));
  await signInBy(hand, firm, FIRM.user);
  await hand.press(firm.getByRole("button", { name: "确认，开始填写" }));
  await expect(heading(firm)).toHaveText("办理单位");
  await onBy(hand, firm, "对哪条记录有异议");
  await onBy(hand, firm, "哪里不对");
  await hand.choose(firm.getByRole("radio", { name: /^内容有误/ }));
  await hand.press(firm.getByRole("button", { name: /^(再加|添加|加)/ }));
  const point = firm.getByRole("group", { name: /逐项说明/ });
  await hand.select(point.getByRole("combobox").first(), "罚款金额");
  await hand.type(point.getByRole("textbox", { name: /^应当是/ }), "300 元");
  await hand.type(point.getByRole("textbox", { name: /^为什么/ }), "决定书上写的是 300 元。");
  await hand.choose(firm.getByRole("radio", { name: /^更正/ }));
  await hand.choose(firm.getByRole("radio", { name: "没有", exact: true }));
  await axe(firm);
  await onBy(hand, firm, "经办人");
  await hand.type(firm.getByRole("textbox", { name: "经办人姓名" }), "示例经办");
  await hand.type(firm.getByRole("textbox", { name: "经办人手机号" }), "13800000000");
  await onBy(hand, firm, "核对内容，然后提交");
  await hand.tick(firm.getByRole("checkbox", { name: /^我单位承诺：所填内容/ }));
  await hand.press(firm.getByRole("button", { name: /提交$/ }));
  const number = await receiptNumber(firm);

  // Marked wherever it is shown.
  await anybody.reload();
  await expect(main(anybody)).toContainText("异议处理中");
  await anybody.goto(`/disclosure/penalty?q=${encodeURIComponent(penalty.number)}`);
  await expect(main(anybody)).toContainText("异议处理中");

  // Accepted where it came in, then forwarded.
  const lead = await visitor();
  const first = hands(lead);
  await lead.goto("/desk");
  await signInBy(first, lead, LEAD);
  await expect(heading(lead)).toHaveText("审核台");
  await takeUp(first, lead, number);
  await decide(first, lead, "受理");
  await confirmed(first, lead, "受理");
  await decide(first, lead, "转");
  await first.press(panel(lead).getByRole("button", { name: /^确认转/ }));
  await expect(main(lead)).toContainText(EMERGENCY);

  // Corrected by whoever supplied it; the page of the record says so.
  const officer = await visitor();
  const desk = hands(officer);
  await officer.goto("/desk");
  await signInBy(desk, officer, OFFICER);
  await expect(heading(officer)).toHaveText("审核台");
  await takeUp(desk, officer, number);
  await decide(desk, officer, "更正");
  await desk.select(panel(officer).getByLabel("哪一项"), "罚款金额");
  await desk.press(panel(officer).getByRole("button", { name: "添加" }));
  await desk.type(panel(officer).getByLabel("罚款金额"), "300");
  await desk.type(panel(officer).getByRole("textbox", { name: /理由|说明/ }), "录入时多写了两个零。");
  await axe(officer);
  await confirmed(desk, officer, "更正");
  await open(anybody, record, penalty.misconduct);
  await expect(main(anybody)).toContainText("300 元");
  await expect(main(anybody)).not.toContainText("30,000");
  await expect(main(anybody)).not.toContainText("异议处理中");

  // One review, decided by the first office.
  await open(firm, `/account/cases/${number}`, /信用信息异议申请/);
  await hand.press(main(firm).getByRole("button", { name: "申请复核" }));
  await hand.type(firm.getByRole("dialog").getByRole("textbox"), "文字说明也要改。");
  await hand.press(firm.getByRole("dialog").getByRole("button", { name: /复核/ }));
  await expect(main(firm)).toContainText("复核中");
  await anybody.reload();
  await expect(main(anybody)).toContainText("异议处理中");
  await takeUp(first, lead, number);
  await decide(first, lead, "维持");
  await first.type(panel(lead).getByRole("textbox", { name: /理由|说明/ }), "文字说明与决定书一致。");
  await first.press(panel(lead).getByRole("button", { name: /^确认维持/ }));
  await expect(main(lead)).toContainText("维持");
  await firm.reload();
  await expect(main(firm)).toContainText("核查后维持原记录，理由见办理进度。");
  await expect(main(firm).getByRole("button", { name: "申请复核" })).toHaveCount(0);
  await anybody.reload();
  await expect(main(anybody)).not.toContainText("异议处理中");
  await axe(firm);
  await fitsWidth(firm);
});
