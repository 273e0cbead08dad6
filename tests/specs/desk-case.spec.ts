// A case on the desk: beside its evidence, decided once, with its consequence told before.
import { axe } from "../support/axe";
import { fitsWidth, heading } from "../support/actions";
import { alone, CLEAN_USER, COMMITMENT, enter, FOOD_USER, MARKET, Person, REFORM, REGISTRATION } from "../support/desk";
import { PDF } from "../support/filing";
import { panel, said } from "../support/journey";
import { expect, type Page } from "../support/test";

const test = alone();

const choose = (page: Page, action: string) => panel(page).getByRole("radio", { name: new RegExp(`^${action}`) }).check();
const confirm = (page: Page, action: string) => panel(page).getByRole("button", { name: `确认${action}`, exact: true }).click();
const after = (page: Page) => panel(page).locator(".consequences");

async function openCase(page: Page, filed: any): Promise<void> {
  await page.goto(`/desk/cases/${filed.head.number}`);
  await expect(heading(page)).toHaveText(filed.head.title);
}

test("filed, returned with all faults, corrected, accepted, public, fulfilled, withdrawn", async ({ page, visitor, baseURL }) => {
  test.slow();
  const firm = await Person.signIn(baseURL!, CLEAN_USER);
  let filed = await firm.file(COMMITMENT);
  await enter(page, MARKET);
  await openCase(page, filed);

  // All faults at once, picked beside the answers and from the list.
  await page.getByRole("button", { name: /^指出问题\s*：具体内容$/ }).click();
  await expect(panel(page).getByLabel("具体内容")).toBeFocused();
  await page.keyboard.type("请写明退货的条件。");
  await panel(page).getByLabel("哪一项").selectOption({ label: "实施办法" });
  await panel(page).getByRole("button", { name: "添加" }).click();
  await expect(panel(page).getByLabel("实施办法")).toBeFocused();
  await page.keyboard.type("请附上实施办法。");
  await expect(after(page)).toContainText("不公示，公开页面没有变化。");
  await expect(after(page)).toContainText("2026年12月11日前办理");
  await axe(page);
  await confirm(page, "退回补正");
  await expect(said(page)).toContainText("已办：退回补正");
  await expect(said(page)).toBeFocused();
  await expect(panel(page)).toContainText("现在等演示清白文化传播有限公司处理，到2026年12月11日。");
  filed = await firm.get(`me/cases/${filed.head.number}`);
  expect(filed.events[1].faults).toEqual([
    { pointer: "detail", detail: "请写明退货的条件。" },
    { pointer: "rules", detail: "请附上实施办法。" },
  ]);

  const rules = await firm.upload("实施办法（示例）.pdf", PDF);
  const answers = { ...filed.answers, detail: "商品完好的，七日内凭小票无理由退货。", rules };
  await firm.act(filed, "resubmit", { answers });
  await page.reload();
  await expect(page.getByRole("main")).toContainText("商品完好的，七日内凭小票无理由退货。");
  await expect(page.getByRole("link", { name: /^打开/ })).toHaveAttribute("href", `/api/v1/attachments/${rules}?open=1`);

  await choose(page, "受理");
  await expect(after(page)).toContainText("承诺书将立即公示");
  await confirm(page, "受理");
  await expect(said(page)).toContainText("现在是“履行期内”。");
  const visiting = await visitor();
  const record = await page.getByRole("link", { name: "看公示页面" }).getAttribute("href");
  await visiting.goto(record!);
  await expect(visiting.getByRole("main")).toContainText("商品完好的，七日内凭小票无理由退货。");
  await expect(visiting.getByRole("main")).not.toContainText("李示例");

  await choose(page, "认定全部履行");
  await confirm(page, "认定全部履行");
  await expect(said(page)).toContainText("现在是“全部履行”。");
  await visiting.reload();
  await expect(visiting.getByRole("main")).toContainText("全部履行");

  await choose(page, "撤销");
  await panel(page).getByLabel("依据").selectOption("wrong");
  await expect(panel(page)).toContainText("《中华人民共和国民法典》第一千零二十九条");
  await panel(page).getByLabel("理由").fill("公示的有效期写错了。");
  await expect(after(page)).toContainText("停止公示");
  await confirm(page, "撤销");
  await expect(said(page)).toContainText("现在是“已撤销”。");
  await expect(page.getByRole("link", { name: "看公示页面" })).toHaveCount(0);
  const gone = await visiting.request.get(`/api/v1${record}`);
  expect(gone.status()).toBe(410);
  const left = await visiting.request.get(`/api/v1/subjects/${filed.head.subject.code}/records?kind=commitment`);
  const { items } = await left.json();
  expect(items.map((one: any) => `/records/${one.id}`)).not.toContain(record);

  // The log has it all, with the persons.
  await page.locator("summary", { hasText: "全部日志" }).click();
  const log = page.locator("details tbody tr");
  await expect(log.filter({ hasNotText: "查看" })).toHaveCount(6);
  expect(await log.filter({ hasText: "查看办件" }).count(), "who looked at it is in the log too").toBeGreaterThan(0);
  await expect(log.last()).toContainText("刘**");
  await expect(log.last()).toContainText("公示的内容与事实不符（《中华人民共和国民法典》第一千零二十九条）。公示的有效期写错了。");
  await axe(page);
});

test("a broken commitment needs what was not kept and the liability, and says both in public", async ({ page, visitor, baseURL }) => {
  const firm = await Person.signIn(baseURL!, FOOD_USER);
  const filed = await firm.file(COMMITMENT);
  const officer = await enter(page, MARKET);
  await officer.decide(filed, "accept");
  await openCase(page, filed);
  await choose(page, "认定部分履行");
  await expect(after(page)).toContainText("公开未履行的内容和责任追究");
  await confirm(page, "认定部分履行");
  const errors = page.getByRole("alert");
  await expect(errors).toBeFocused();
  await expect(errors.getByRole("link")).toHaveText(["请写明未履行的承诺内容。", "请写明违诺责任追究。"]);
  await axe(page);
  await errors.getByRole("link").first().click();
  await expect(panel(page).getByLabel("未履行的承诺内容")).toBeFocused();
  await page.keyboard.type("两次没有按承诺退货。");
  await panel(page).getByLabel("违诺责任追究").fill("责令改正，记入信用记录。");
  await confirm(page, "认定部分履行");
  await expect(said(page)).toContainText("现在是“部分履行”。");
  const visiting = await visitor();
  await visiting.goto((await page.getByRole("link", { name: "看公示页面" }).getAttribute("href"))!);
  await expect(visiting.getByRole("main")).toContainText("两次没有按承诺退货。");
});

test("a registration is accepted, verified and public; a refusal carries its ground", async ({ page, baseURL }) => {
  const firm = await Person.signIn(baseURL!, FOOD_USER);
  const filed = await firm.file(REGISTRATION);
  await enter(page, REFORM);
  await openCase(page, filed);
  await choose(page, "受理");
  await expect(after(page)).toContainText("不公示");
  await confirm(page, "受理");
  await expect(said(page)).toContainText("现在是“核验中”。");
  await choose(page, "不予通过");
  await confirm(page, "不予通过");
  await expect(page.getByRole("alert").getByRole("link")).toHaveText(["请选择依据。", "请写明理由。"]);
  await choose(page, "核验通过");
  await expect(after(page)).toContainText("立即公示");
  await confirm(page, "核验通过");
  await expect(said(page)).toContainText("现在是“核验通过”。");
  await expect(page.getByRole("link", { name: "看公示页面" })).toBeVisible();
});

test("another officer decides meanwhile: told with the new state, nothing typed is lost", async ({ page, baseURL, allow }) => {
  const filed = await (await Person.signIn(baseURL!, FOOD_USER)).file(COMMITMENT);
  await enter(page, MARKET);
  await openCase(page, filed);
  await choose(page, "不予通过");
  await panel(page).getByLabel("依据").selectOption("jurisdiction");
  await panel(page).getByLabel("理由").fill("请向有权的部门提出。");
  const other = await Person.signIn(baseURL!, MARKET);
  await other.decide(filed, "return", { faults: [{ pointer: "detail", detail: "请写明条件。" }] });
  allow(/status 409 POST/);
  await confirm(page, "不予通过");
  await expect(said(page)).toContainText("这件办件刚刚有了变化，您的决定没有提交");
  await expect(said(page)).toContainText("鞍山市市场监督管理局（示例）：退回补正。现在是“待补正”。");
  await expect(page.getByRole("status").filter({ hasText: "您的决定没有提交" })).toBeAttached();
  await expect(panel(page)).toContainText("您写过、还没有提交的");
  await expect(panel(page)).toContainText("请向有权的部门提出。");
  expect((await other.get(`desk/cases/${filed.head.number}`)).events).toHaveLength(2);
});

test("a double click is one act, and so is a click again after the answer got lost", async ({ page, baseURL, allow }) => {
  const filed = await (await Person.signIn(baseURL!, FOOD_USER)).file(COMMITMENT);
  const officer = await enter(page, MARKET);
  await openCase(page, filed);
  const keys: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/actions")) keys.push(request.headers()["idempotency-key"]);
  });
  await page.getByRole("button", { name: /^指出问题\s*：具体内容$/ }).click();
  await expect(page.locator(":focus")).toHaveRole("textbox");
  await page.keyboard.type("请写明条件。");
  let lost = 0;
  await page.route("**/actions", async (route) => {
    await route.fetch();
    if (lost++ < 3) return route.abort("connectionreset");
    return route.fallback();
  });
  allow(/failed net::ERR_CONNECTION_RESET POST/);
  await panel(page).getByRole("button", { name: "确认退回补正" }).dblclick();
  await expect(page.getByRole("alert")).toContainText("没有连上平台，不知道办成没有。请再点一次确认");
  await confirm(page, "退回补正");
  await expect(said(page)).toContainText("已办：退回补正");
  expect(new Set(keys).size, "the same key each time").toBe(1);
  expect((await officer.get(`desk/cases/${filed.head.number}`)).events).toHaveLength(2);
});

test("what is typed survives going elsewhere, a reload, and another action being looked at", async ({ page, baseURL }) => {
  const filed = await (await Person.signIn(baseURL!, FOOD_USER)).file(COMMITMENT);
  await enter(page, MARKET);
  await openCase(page, filed);
  await page.getByRole("button", { name: /^指出问题\s*：具体内容$/ }).click();
  await page.keyboard.type("第一行 & 100%\n第二行");
  await choose(page, "不予通过");
  await panel(page).getByLabel("理由").fill("理由写到一半");
  await page.getByRole("navigation", { name: "您的位置" }).getByRole("link", { name: "审核台" }).click();
  await expect(heading(page)).toHaveText("审核台");
  await page.goBack();
  await expect(panel(page).getByLabel("理由")).toHaveValue("理由写到一半");
  await page.reload();
  await choose(page, "退回补正");
  await expect(panel(page).getByLabel("具体内容")).toHaveValue("第一行 & 100%\n第二行");
  await panel(page).getByRole("button", { name: /^去掉/ }).click();
  await expect(panel(page)).toContainText("还没有指出问题。");
  await confirm(page, "退回补正");
  await expect(page.getByRole("alert")).toContainText("请指出至少一处问题");
});

test("answers stand beside what the register says, with other cases and the letter", async ({ page, baseURL }) => {
  const firm = await Person.signIn(baseURL!, FOOD_USER);
  await firm.file(COMMITMENT);
  const filed = await firm.file(COMMITMENT, { address: "示例路 9 号" });
  await enter(page, MARKET);
  await openCase(page, filed);
  const main = page.getByRole("main");
  await expect(main).toContainText("与登记信息不一致的有 1 处：住所。");
  const row = (label: string) => page.locator("dl.facts > div").filter({ has: page.locator("dt", { hasText: label }) }).first();
  await expect(row("单位名称")).toContainText("与登记一致");
  await expect(row("住所")).toContainText("登记为：");
  await expect(row("经办人手机号")).toContainText("不公开");
  await expect(page.locator(".letter")).toContainText("演示千山食品有限公司");
  await expect(page.locator("section", { has: page.locator("#others") }).getByText("同一事项").first()).toBeVisible();
  await page.locator("section", { has: page.locator("#others") }).getByRole("link").first().click();
  await expect(page).not.toHaveURL(new RegExp(filed.head.number));
  await expect(heading(page)).toBeFocused();
});

test("text from outside is text, however hostile", async ({ page, baseURL }) => {
  const hostile = '<img src=x onerror=alert(1)><b>粗</b> {{7*7}} &lt;b&gt; ' + "长".repeat(400);
  const filed = await (await Person.signIn(baseURL!, FOOD_USER)).file(COMMITMENT, { detail: hostile, "shops.0.name": "<script>1</script>", "shops.0.address": "W".repeat(150) });
  await enter(page, MARKET);
  await openCase(page, filed);
  await expect(page.getByRole("main")).toContainText("<img src=x onerror=alert(1)>");
  expect(await page.locator("main img, main script, main b").count()).toBe(0);
  await page.getByRole("button", { name: /^指出问题\s*：具体内容$/ }).click();
  await fitsWidth(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await fitsWidth(page);
});

test("by keyboard alone a case is returned @desktop", async ({ page, baseURL }) => {
  const filed = await (await Person.signIn(baseURL!, FOOD_USER)).file(COMMITMENT);
  await enter(page, MARKET);
  await openCase(page, filed);
  await panel(page).getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(panel(page).getByRole("radio", { name: /^退回补正/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(panel(page).getByLabel("哪一项")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("名称和营业执照不一致。");
  const button = panel(page).getByRole("button", { name: "确认退回补正" });
  for (let n = 0; n < 8 && !(await button.evaluate((e) => e === document.activeElement)); n++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(said(page)).toBeFocused();
});

for (const [mode, name, value] of [["normal", "", ""], ["dark", "theme", "dark"], ["elder", "mode", "elder"]]) {
  test(`axe finds nothing on a case in ${mode} mode, and it fits`, async ({ page, baseURL }) => {
    const firm = await Person.signIn(baseURL!, FOOD_USER);
    const rules = await firm.upload("实施办法（示例）.pdf", PDF);
    const filed = await firm.file(COMMITMENT, { rules, address: "示例路 9 号" });
    await page.addInitScript(([name, value]) => name && localStorage.setItem(name, value), [name, value]);
    await enter(page, MARKET);
    await openCase(page, filed);
    await choose(page, "不予通过");
    await page.locator("summary", { hasText: "全部日志" }).click();
    await axe(page);
    await fitsWidth(page);
  });
}
