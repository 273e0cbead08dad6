// A filing from choosing to the receipt.
import { own, signIn } from "../support/account";
import { axe } from "../support/axe";
import { fitsWidth, heading, open, settled } from "../support/actions";
import { agree, begin, clearAway, fillDay, goOn, officer, pledge, saved } from "../support/filing";
import { expect, test } from "../support/test";

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await clearAway(page);
});

test("what can be filed is read before signing in", async ({ visitor }) => {
  const page = await visitor();
  await open(page, "/commitments", "信用承诺");
  for (const kind of ["审批替代型", "容缺受理型", "证明事项型", "信用修复型", "行业自律型", "主动型"])
    await expect(page.getByRole("heading", { level: 2, name: kind })).toBeVisible();
  const card = page.locator(".filing-card", { hasText: "行政许可告知承诺" });
  await expect(card).toContainText("食品经营许可");
  await expect(card).toContainText("鞍山市行政审批局（示例）");
  await expect(card).toContainText("3 个工作日内答复");
  await axe(page);
  await fitsWidth(page);
  await card.getByRole("link").click();
  await expect(heading(page)).toHaveText("行政许可告知承诺（审批替代型）");
  for (const part of ["要满足的条件", "还要交的材料", "承诺代替的材料", "没有做到会怎样", "谁决定，多久答复"])
    await expect(page.getByRole("heading", { name: part })).toBeVisible();
  await expect(page.getByRole("article", { name: "承诺书" })).toContainText("接受许可后的核查");
  await axe(page);
  await fitsWidth(page);
  await page.getByRole("link", { name: "开始办理" }).first().click();
  await expect(heading(page)).toHaveText("请先登录");
  await page.getByRole("button", { name: "演示清白文化传播有限公司" }).click();
  await expect(heading(page)).toHaveText("核对办理单位");
  await expect(page.getByRole("region", { name: "以这家单位的名义办理" })).toContainText("91210399MA0Q00035M");
  await axe(page);
  await open(page, "/registration", "自愿注册");
  for (const kind of ["资质证照", "市场经营", "合同履约", "社会公益"])
    await expect(page.getByRole("heading", { level: 2, name: kind })).toBeVisible();
  await axe(page);
});

test("a commitment is filled in, checked and filed, by keyboard alone", async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto("/file/commitment-voluntary/start");
  await expect(heading(page)).toHaveText("核对办理单位");
  const press = async (name: RegExp) => {
    await page.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
  };
  await press(/开始填写/);
  await expect(heading(page)).toHaveText("办理单位");
  await expect(heading(page)).toBeFocused();
  const name = page.getByRole("textbox", { name: "单位名称" });
  await expect(name).toHaveValue("演示清白文化传播有限公司");
  await expect(name).toHaveAttribute("readonly", "");
  await axe(page);
  await press(/下一步/);
  await expect(heading(page)).toHaveText("承诺什么");
  await expect(heading(page)).toBeFocused();
  // From the heading on, only Tab, letters, digits and Space.
  const tabTo = async (label: string | RegExp, role: "checkbox" | "textbox" = "textbox") => {
    const wanted = page.getByRole(role, { name: label }).first();
    for (let presses = 0; presses < 40; presses++) {
      if (await wanted.evaluate((e) => e === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${label} is not reached by Tab`);
  };
  await tabTo("先行赔付", "checkbox");
  await page.keyboard.press("Space");
  await tabTo("先行赔付金额（元）");
  await page.keyboard.type("5000.50");
  await tabTo("具体内容");
  await page.keyboard.type("投诉属实的，当场赔付。");
  await expect(page.getByRole("article", { name: "承诺书" })).toContainText("投诉属实的，当场赔付。");
  await tabTo("年");
  await page.keyboard.type("2027");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12");
  await page.keyboard.press("Tab");
  await page.keyboard.type("31");
  await expect(page.getByRole("article", { name: "承诺书" })).toContainText("2027年12月31日");
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("经办人");
  await tabTo("经办人姓名");
  await page.keyboard.type("示例经办");
  await page.keyboard.press("Tab");
  await page.keyboard.type("13800000000");
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("核对内容，然后提交");
  await expect(heading(page)).toBeFocused();
  await expect(page.locator("main")).toContainText("5000.50 元");
  await expect(page.locator("main")).toContainText("13800000000（不公开）");
  await axe(page);
  await press(/确认承诺并提交/);
  await expect(page.locator(".errors")).toBeFocused();
  await expect(page).toHaveTitle(/^有错误：/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: /^我单位承诺/ })).toBeFocused();
  await page.keyboard.press("Space");
  await page.getByRole("checkbox", { name: /共享给有关行政机关/ }).focus();
  await page.keyboard.press("Space");
  await saved(page);
  await press(/确认承诺并提交/);
  await expect(page).toHaveURL(/\/account\/cases\/20261122-\d{5}-\d\d\/receipt$/);
  const cases = (await own(page, "cases")).items.filter((c: any) => c.state === "submitted");
  expect(cases).toHaveLength(1);
  const filed = await own(page, `cases/${cases[0].number}`);
  expect(filed.answers).toMatchObject({ deposit: "5000.50", detail: "投诉属实的，当场赔付。", valid_until: "2027-12-31" });
  expect(filed.consents.map((c: any) => c.id).sort()).toEqual(["share", "truthful"]);
  expect((await own(page, "drafts")).items).toHaveLength(0);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.includes("draft:")))).toEqual([]);
});

for (const [mode, name, value] of [["dark", "theme", "dark"], ["elder", "mode", "elder"]]) {
  test(`every page of a form in ${mode} mode`, async ({ page }) => {
    await page.addInitScript(([key, to]) => localStorage.setItem(key, to), [name, value]);
    await pledge(page);
    await axe(page);
    await fitsWidth(page);
    await agree(page);
    await axe(page);
    await fitsWidth(page);
    await page.getByRole("link", { name: /^修改\s*具体内容$/ }).click();
    await expect(page.getByRole("textbox", { name: "具体内容" })).toBeFocused();
    await page.getByRole("button", { name: "添加一行" }).click();
    await page.getByRole("textbox", { name: "具体内容" }).fill("");
    await page.getByRole("button", { name: "保存并返回核对" }).click();
    await expect(page.locator(".errors")).toBeFocused();
    await axe(page);
    await fitsWidth(page);
  });
}

test("steps follow from the answers, and nobody skips ahead", async ({ page }) => {
  await begin(page, "commitment-approval", "办理单位");
  const address = new URL(page.url());
  await page.goto(`/file/commitment-approval/pledge${address.search}`);
  await expect(heading(page)).toHaveText("许可事项");
  await expect(page).toHaveURL(/\/matter\?draft=/);
  const steps = page.getByRole("list", { name: "办理步骤" }).getByRole("listitem");
  await expect(steps).toHaveCount(5);
  await page.getByRole("radio", { name: /食品经营许可/ }).check();
  await expect(steps).toHaveCount(6);
  await expect(page.getByRole("textbox", { name: "现有许可证编号" })).toHaveCount(0);
  await page.getByRole("radio", { name: "延续" }).check();
  await page.getByRole("textbox", { name: "现有许可证编号" }).fill("JY12103990000001");
  await page.getByRole("textbox", { name: "经营场所地址" }).fill("示例路 1 号");
  await page.getByRole("textbox", { name: "经营面积（平方米）" }).fill("80");
  await expect(page.getByRole("combobox", { name: "经营场所所在地区" })).toHaveValue("210303");
  await goOn(page, "食品经营");
  await page.goBack();
  await expect(heading(page)).toHaveText("许可事项");
  await page.getByRole("radio", { name: "新办" }).check();
  await expect(page.getByRole("textbox", { name: "现有许可证编号" })).toHaveCount(0);
  await page.getByRole("radio", { name: "变更" }).check();
  await expect(page.getByRole("textbox", { name: "现有许可证编号" }), "kept while it isn't asked").toHaveValue("JY12103990000001");
});

test("rows of a table are added, taken out and put back", async ({ page }) => {
  await begin(page, "commitment-voluntary", "办理单位");
  await goOn(page, "承诺什么");
  for (const [row, shop] of ["一店", "二店", "三店"].entries()) {
    await page.getByRole("button", { name: "添加一行" }).click();
    const card = page.getByRole("group", { name: `适用的门店第 ${row + 1} 行` });
    await expect(card).toBeFocused();
    await card.getByRole("textbox", { name: /门店名称/ }).fill(shop);
  }
  await page.getByRole("button", { name: /^删除\s*适用的门店第 2 行$/ }).click();
  const names = page.getByRole("textbox", { name: /门店名称/ });
  await expect(names).toHaveCount(2);
  await expect(names.nth(1)).toHaveValue("三店");
  await expect(page.getByRole("button", { name: "撤销" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(names).toHaveCount(3);
  await expect(names.nth(1)).toHaveValue("二店");
  await settled(page);
  await axe(page);
});

test("a change from the last page comes back there", async ({ page }) => {
  await pledge(page);
  await agree(page);
  await page.getByRole("link", { name: /^修改\s*承诺有效期至$/ }).click();
  await expect(page.getByRole("group", { name: "承诺有效期至", exact: true }).getByRole("textbox").first()).toBeFocused();
  await fillDay(page, "承诺有效期至", "2028-01-31");
  await saved(page);
  await page.getByRole("button", { name: "保存并返回核对" }).click();
  await expect(heading(page)).toHaveText("核对内容，然后提交");
  await expect(page.locator("main")).toContainText("2028年1月31日");
  await expect(page.getByRole("checkbox", { name: /^我单位承诺/ }), "what was ticked stays").toBeChecked();
});

test("why not, what else is possible, and the open case", async ({ page }) => {
  await pledge(page);
  await agree(page);
  await page.getByRole("button", { name: "确认承诺并提交" }).click();
  await expect(page).toHaveURL(/\/receipt$/);
  const number = page.url().match(/\d{8}-\d{5}-\d\d/)?.[0];
  await open(page, "/file/commitment-voluntary/start", "现在不能办理");
  await expect(page.getByRole("link", { name: `看正在办理的这件（${number}）` })).toBeVisible();
  await expect(page.getByRole("region", { name: "可以怎么办" })).toContainText("撤回后重新提交");
  await axe(page);
  await signIn(page, "hongji");
  await open(page, "/file/commitment-voluntary/start", "现在不能办理");
  await expect(page.getByRole("region", { name: "为什么" })).toContainText("严重失信主体名单");
});

test("a case that was returned is corrected where it was wrong", async ({ page, visitor }) => {
  test.slow();
  await pledge(page);
  await agree(page);
  await page.getByRole("button", { name: "确认承诺并提交" }).click();
  await expect(page).toHaveURL(/\/receipt$/);
  const number = page.url().match(/\d{8}-\d{5}-\d\d/)?.[0] ?? "";
  await officer(await visitor(), "shijian", number, { action: "return", faults: [{ pointer: "detail", detail: "请写明退货的电话。" }] });
  await open(page, `/account/cases/${number}`, /./);
  await page.getByRole("link", { name: /去改“具体内容”/ }).click();
  await expect(heading(page)).toHaveText("承诺什么");
  const box = page.getByRole("textbox", { name: "具体内容" });
  await expect(box).toHaveAccessibleDescription(/请写明退货的电话。/);
  await axe(page);
  await box.fill("凭小票退货，电话 0412-0000000。");
  await saved(page);
  await page.reload();
  await expect(box, "a correction is a draft too").toHaveValue("凭小票退货，电话 0412-0000000。");
  await goOn(page, "经办人");
  await goOn(page, "核对补正的内容，然后提交");
  await expect(page.getByRole("region", { name: "退回时指出的问题，都改好了吗？" })).toContainText("请写明退货的电话。");
  await axe(page);
  await page.getByRole("button", { name: "提交补正的内容" }).dblclick();
  await expect(page).toHaveURL(/\/receipt$/);
  const filed = await own(page, `cases/${number}`);
  expect([filed.head.state, filed.answers.detail]).toEqual(["submitted", "凭小票退货，电话 0412-0000000。"]);
  expect(filed.events.filter((e: any) => e.action === "resubmit")).toHaveLength(1);
  expect((await own(page, "drafts")).items).toHaveLength(0);
});
