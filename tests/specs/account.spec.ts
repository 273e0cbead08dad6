// 我的: what an enterprise has filed, is told, has registered and agreed to.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, settled, texts } from "../support/actions";
import { caseOf, own, signIn, USERS } from "../support/account";
import { CLEAN, expect, FOOD, type Page, test } from "../support/test";

test.beforeEach(async ({ page }) => void (await signIn(page, USERS.food)));

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("the overview tells what is under way, who acts next and by when", async ({ page }) => {
  await open(page, "/account", FOOD.name);
  const cases = (await own(page, "cases")).items;
  const acts = ["submitted", "checking", "returned", "rectifying"];
  const open_ = cases.filter((head: any) => acts.includes(head.state));
  const rows = section(page, "在办事项").getByRole("row");
  await expect(rows).toHaveCount(open_.length + 1);
  const mine = rows.filter({ hasText: "待补正" }).first();
  await expect(mine.getByRole("cell").nth(1)).toHaveText("您");
  await expect(mine).toContainText(/2026年\d+月\d+日前处理（还剩 \d+ 个工作日）/);
  await expect(page.getByRole("heading", { name: /^请处理：/ }).first()).toBeVisible();
  await expect(section(page, "我的信用状态").getByRole("link", { name: "看公开档案" })).toHaveAttribute("href", `/subjects/${FOOD.code}`);
  await axe(page);
  await fitsWidth(page);
});

test("whoever has nothing yet is told what will be here", async ({ page }) => {
  await signIn(page, USERS.clean);
  await open(page, "/account", CLEAN.name);
  for (const text of ["没有在办的事项。", "没有草稿。填到一半的内容会自动存在这里。", "还没有通知。办件有进展时会在这里告诉您。"])
    await expect(page.getByText(text)).toBeVisible();
  for (const [path, text] of Object.entries({ cases: "还没有办件", registrations: "还没有注册信息", authorisations: "还没有给过授权" })) {
    await page.goto(`/account/${path}`);
    await expect(page.getByText(text)).toBeVisible();
  }
});

test("a draft tells what is missing, leads on, and is deleted only after a question", async ({ page }, info) => {
  const id = `test-${info.project.name}`;
  const csrf = await signIn(page, USERS.food);
  const put = await page.context().request.put(`/api/v1/me/drafts/${id}`, {
    headers: { "x-csrf-token": csrf, "if-none-match": "*" },
    data: { template: "commitment-voluntary", answers: { detail: "示例内容" } },
  });
  expect(put.ok(), await put.text()).toBe(true);
  await open(page, "/account", FOOD.name);
  const row = section(page, "草稿").getByRole("listitem").filter({ hasText: "诚信经营承诺" });
  await expect(row).toContainText(/还有 \d+ 项没填或要改 · 2026年11月22日 \d\d:\d\d 保存/);
  await expect(row.getByRole("link", { name: /继续填写/ })).toHaveAttribute("href", `/file/commitment-voluntary/check?draft=${id}`);
  await row.getByRole("button", { name: /删除/ }).click();
  const question = page.getByRole("dialog", { name: "删除这份草稿？" });
  await expect(question.getByRole("button", { name: "不，返回" })).toBeFocused();
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(row.getByRole("button", { name: /删除/ })).toBeFocused();
  await row.getByRole("button", { name: /删除/ }).click();
  await question.getByRole("button", { name: "删除草稿" }).click();
  await expect(row).toHaveCount(0);
  expect((await own(page, "drafts")).items.map((d: any) => d.id)).not.toContain(id);
});

test("notices are unread until their case is opened, or all are marked", async ({ page }) => {
  const unread = async () => (await own(page, "notices")).items.filter((n: any) => !n.read).length;
  const before = await unread();
  expect(before).toBeGreaterThan(1);
  await open(page, "/account/notices", "通知");
  const rows = page.getByRole("main").getByRole("listitem").filter({ hasText: "未读" });
  await expect(rows).toHaveCount(before);
  await axe(page);
  await rows.first().getByRole("link").click();
  await expect(page.getByText(/受理编号 \d/).first()).toBeVisible();
  await expect.poll(unread).toBe(before - 1);
  await page.goBack();
  await expect(rows).toHaveCount(before - 1);
  await page.getByRole("button", { name: /全部标为已读/ }).click();
  await expect(rows).toHaveCount(0);
  expect(await unread()).toBe(0);
});

test("a returned case lists all faults, each with the way to its field", async ({ page }) => {
  const number = await caseOf(page, "commitment-deferral", "returned");
  const told = await own(page, `cases/${number}`);
  const faults = told.events.findLast((e: any) => e.action === "return").faults;
  await open(page, `/account/cases/${number}`, told.head.title);
  const list = section(page, `要改正的问题（${faults.length} 个）`).getByRole("listitem");
  await expect(list).toHaveCount(faults.length);
  for (const [n, fault] of faults.entries()) await expect(list.nth(n)).toContainText(fault.detail);
  const ways = await list.getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const way of ways) expect(way).toMatch(new RegExp(`^/file/commitment-deferral/[a-z_]+\\?case=${number}`));
  await expect(page.getByText(/^下一步：您，2026年\d+月\d+日前。$/)).toBeVisible();
  await axe(page);
  await fitsWidth(page);
});

test("a case tells its story, its answers and its files", async ({ page }) => {
  const number = await caseOf(page, "registration-qualification", "verified");
  const told = await own(page, `cases/${number}`);
  await open(page, `/account/cases/${number}`, told.head.title);
  const steps = section(page, "办理进度").getByRole("listitem");
  expect(await texts(steps.getByRole("heading"))).toEqual(["提交", "受理", "核验通过"]);
  await expect(section(page, "提交的内容")).toContainText(told.answers.certificate);
  const files = section(page, `附件 ${told.attachments.length} 个`);
  const [download] = await Promise.all([page.waitForEvent("download"), files.getByRole("link", { name: /下载/ }).first().click()]);
  expect(download.suggestedFilename()).toBe(told.attachments[0].name);
  await axe(page);
});

test("a case of another enterprise is none of one's business", async ({ page, allow }) => {
  const number = await caseOf(page, "registration-qualification", "verified");
  await signIn(page, USERS.clean);
  allow(/status 404 GET \S*\/me\/cases\//);
  await open(page, `/account/cases/${number}`, "没有找到");
  await expect(page.getByText("没有这个受理编号的办件，请核对编号。")).toBeVisible();
  await open(page, "/account/cases/12%2F..%2F%00", "没有找到");
});

test("an authorisation is taken back by itself, and the declaration is not", async ({ page }, info) => {
  const id = info.project.name === "phone" ? "integrate" : "use";
  await open(page, "/account/authorisations", "我的授权");
  const { items } = await own(page, "consents");
  const one = items.findIndex((a: any) => a.consent.id === id && !a.consent.withdrawn);
  const rows = page.getByRole("main").locator(".rows > li");
  await expect(rows).toHaveCount(items.length);
  const required = items.findIndex((a: any) => a.required && !a.consent.withdrawn);
  await expect(rows.nth(required).getByRole("button")).toHaveCount(0);
  await rows.nth(one).getByRole("button", { name: /撤回/ }).click();
  const question = page.getByRole("dialog", { name: "撤回这项授权？" });
  await expect(question).toContainText(items[one].consent.text);
  await question.getByRole("button", { name: "撤回授权" }).click();
  await expect(rows.nth(one)).toContainText("已撤回");
  await axe(page);
  const told = await own(page, `cases/${items[one].case}`);
  expect(told.consents.find((c: any) => c.id === id).withdrawn).toBeTruthy();
});

test("a case is withdrawn once, however often the button is pressed", async ({ page }, info) => {
  const form = info.project.name === "phone" ? "registration-charity" : "commitment-deferral";
  const cases = (await own(page, "cases")).items;
  const head = cases.find((c: any) => c.template === form && ["submitted", "returned"].includes(c.state));
  await open(page, `/account/cases/${head.number}`, head.title);
  const asked: string[] = [];
  await page.route("**/actions", async (route) => {
    asked.push((await route.request().headerValue("idempotency-key")) ?? "");
    // The first answer gets lost on its way.
    if (asked.length > 1) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  page.removeAllListeners("requestfailed");
  await page.getByRole("button", { name: "撤回办件" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回办件" }).dblclick();
  await expect(page.locator("main .tag").first()).toHaveText("已撤回");
  expect(new Set(asked).size).toBe(1);
  const told = await own(page, `cases/${head.number}`);
  expect(told.events.filter((e: any) => e.action === "withdraw")).toHaveLength(1);
});

test("what was registered tells until when it holds, and leads to renewing", async ({ page }) => {
  await open(page, "/account/registrations", "我注册的信息");
  const number = await caseOf(page, "registration-qualification", "verified");
  const row = page.getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("核验通过");
  await expect(row.getByRole("link", { name: /续期|更新/ })).toHaveAttribute("href", "/file/registration-qualification");
  await expect(row.getByRole("link", { name: "看公示" })).toHaveAttribute("href", `/records/case-${number}`);
  await axe(page);
  await fitsWidth(page);
});

test("one's own public records are those that the public sees", async ({ page, api }) => {
  await open(page, "/account/records", "我的公示记录");
  const { total } = await api(`subjects/${FOOD.code}/records`);
  await expect(page.getByText(`公众现在能查到 ${total} 条。`)).toBeVisible();
  await axe(page);
});

for (const [mode, value] of [["theme", "dark"], ["mode", "elder"]] as const) {
  test(`everything below 我的 is accessible with ${value}`, async ({ page }) => {
    await page.addInitScript(([name, to]) => localStorage.setItem(name, to), [mode, value]);
    const number = await caseOf(page, "registration-qualification", "verified");
    const pages = { "": FOOD.name, "/cases": "我的办件", [`/cases/${number}`]: /./, [`/cases/${number}/receipt`]: "受理回执", "/authorisations": "我的授权" };
    for (const [path, title] of Object.entries(pages)) {
      await open(page, `/account${path}`, title);
      await settled(page);
      await axe(page);
      await fitsWidth(page);
    }
  });
}

test("hostile text in a case stays text", async ({ page }) => {
  const number = await caseOf(page, "registration-qualification", "verified");
  const evil = `<img src=x onerror="document.title='x'">\u202E</dd><script>`;
  await page.route(/\/me\/cases\/\d/, async (route) => {
    const json = await (await route.fetch()).json();
    json.head.title = json.head.agency.name = evil;
    json.answers.certificate = evil.repeat(50);
    json.attachments[0].name = evil;
    json.events[0].note = evil;
    await route.fulfill({ json });
  });
  await open(page, `/account/cases/${number}`, evil);
  expect(await page.locator("main img, main script").count()).toBe(0);
  await fitsWidth(page);
  await axe(page);
});

test("without a network the page says so, and comes by itself when it is back", async ({ page, context }) => {
  await open(page, "/account/cases", "我的办件");
  page.removeAllListeners("requestfailed");
  await context.setOffline(true);
  await page.getByRole("link", { name: "我的", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "网络断开了" })).toHaveCount(1);
  await context.setOffline(false);
  await expect(section(page, "在办事项").getByRole("row").first()).toBeVisible();
  await expect(heading(page)).toHaveText(FOOD.name);
});
