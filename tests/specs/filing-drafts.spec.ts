// What was typed stays: after reloads, offline, on two devices, in a file, after signing out.
import { readFileSync } from "node:fs";
import { own, signIn } from "../support/account";
import { axe } from "../support/axe";
import { heading } from "../support/actions";
import { begin, clearAway, draftId, goOn, pledge, saved } from "../support/filing";
import { expect, type Page, test } from "../support/test";

const detail = (page: Page) => page.getByRole("textbox", { name: "具体内容" });
const status = (page: Page) => page.locator(".autosave");

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await clearAway(page);
});

/** On the second page of a new draft. */
async function writing(page: Page): Promise<void> {
  await begin(page, "commitment-voluntary", "办理单位");
  await goOn(page, "承诺什么");
}

test("every change is here at once, and on the platform soon", async ({ page }) => {
  await writing(page);
  await expect(status(page)).toHaveText("填写的内容会自动保存");
  await detail(page).fill("“引号”\\\n第二行\u202E\u200B😀");
  await page.reload();
  await expect(detail(page)).toHaveValue("“引号”\\\n第二行\u202E\u200B😀");
  await saved(page);
  await expect(status(page)).toHaveText(/^已保存 \d\d:\d\d$/);
  expect((await own(page, `drafts/${draftId(page)}`)).answers.detail).toBe("“引号”\\\n第二行\u202E\u200B😀");
  await page.goto("/file/commitment-voluntary/start");
  await expect(page.getByRole("region", { name: "没有填完的草稿" })).toContainText("项要填");
  await page.getByRole("link", { name: /继续填写/ }).click();
  await expect(heading(page)).toHaveText("承诺什么");
  await expect(detail(page)).toHaveValue("“引号”\\\n第二行\u202E\u200B😀");
});

test("offline: typed on, said so, and brought over later", async ({ page, context, watch }) => {
  // Pages that are fetched ahead of a visit may be on their way.
  watch.tolerate(/failed net::ERR_INTERNET_DISCONNECTED|console error: TypeError: Failed to fetch/);
  await writing(page);
  await detail(page).fill("联网时写的");
  await saved(page);
  await context.setOffline(true);
  await detail(page).fill("断网时写的");
  await expect(status(page)).toHaveText("只存在本机，联网后自动同步");
  expect((await own(page, `drafts/${draftId(page)}`).catch(() => null))?.answers?.detail).not.toBe("断网时写的");
  await context.setOffline(false);
  await saved(page);
  expect((await own(page, `drafts/${draftId(page)}`)).answers.detail).toBe("断网时写的");
});

for (const way of ["typing on", "a reload"]) {
  test(`a stored change whose answer got lost isn't taken for another device's, after ${way}`, async ({ page, allow, watch }) => {
    allow(/failed net::ERR_FAILED PUT/);
    // A page that opens anew sees that it was its own; the one that goes may still ask.
    if (way === "a reload") watch.tolerate(/status 409 PUT|failed net::ERR_ABORTED/);
    else allow(/status 409 PUT/);
    await writing(page);
    await detail(page).fill("第一次写的");
    await saved(page);
    let [arrived, silent] = [0, true];
    await page.route("**/api/v1/me/drafts/*", async (route) => {
      if (route.request().method() !== "PUT" || !silent) return route.continue();
      if (!arrived++) await route.fetch();
      await route.abort("failed");
    });
    await detail(page).fill("到了平台，没有回音的");
    await expect.poll(async () => (await own(page, `drafts/${draftId(page)}`)).answers.detail).toBe("到了平台，没有回音的");
    await expect(status(page)).toHaveText("只存在本机，联网后自动同步");
    await detail(page).fill("接着又改的");
    silent = false;
    if (way === "a reload") await page.reload();
    await expect.poll(async () => (await own(page, `drafts/${draftId(page)}`)).answers.detail, { timeout: 15_000 }).toBe("接着又改的");
    await saved(page);
    await expect(page.locator("#conflict")).toHaveCount(0);
    await expect(detail(page)).toHaveValue("接着又改的");
  });
}

test("two devices get a choice, and see both", async ({ page, visitor, allow }) => {
  test.slow();
  allow(/status 409 PUT/);
  await writing(page);
  await detail(page).fill("第一处写的");
  await saved(page);
  const other = await visitor();
  await signIn(other);
  await other.goto(new URL(page.url()).pathname + new URL(page.url()).search);
  await expect(detail(other)).toHaveValue("第一处写的");
  await detail(other).fill("第二处改的");
  await saved(other);
  await detail(page).fill("第一处又改了");
  const question = page.getByRole("alert", { name: "这份草稿在另一处也改过，用哪一份？" });
  await expect(question).toBeInViewport();
  await expect(detail(page), "whoever types isn't interrupted").toBeFocused();
  await expect(question.getByRole("row", { name: /具体内容/ })).toContainText("第一处又改了");
  await expect(question.getByRole("row", { name: /具体内容/ })).toContainText("第二处改的");
  await axe(page);
  await page.waitForTimeout(1500);
  expect((await own(page, `drafts/${draftId(page)}`)).answers.detail, "nothing is overwritten unasked").toBe("第二处改的");
  await question.getByRole("button", { name: "用另一处的" }).click();
  await expect(detail(page)).toHaveValue("第二处改的");
  await detail(page).fill("接着写");
  await saved(page);
  await detail(other).fill("第二处不知道");
  await other.getByRole("button", { name: "用这里的" }).click();
  await saved(other);
  expect((await own(page, `drafts/${draftId(page)}`)).answers.detail).toBe("第二处不知道");
});

test("two tabs show the same", async ({ page, context, watch }) => {
  await writing(page);
  await detail(page).fill("一");
  const tab = await context.newPage();
  await watch.follow(tab);
  await tab.goto(page.url());
  await expect(detail(tab)).toHaveValue("一");
  await detail(tab).fill("另一个标签页写的");
  await expect(detail(page)).toHaveValue("另一个标签页写的");
  await page.getByRole("checkbox", { name: "明码标价" }).check();
  await expect(tab.getByRole("checkbox", { name: "明码标价" })).toBeChecked();
  await expect(detail(tab)).toHaveValue("另一个标签页写的");
});

test("a draft goes into a file and on from it", async ({ page }) => {
  await writing(page);
  await detail(page).fill("存成文件的内容");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出草稿" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^草稿-诚信经营承诺主动型-2026-11-22\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ template: "commitment-voluntary", subject: "91210399MA0Q00035M", answers: { detail: "存成文件的内容" } });
  await clearAway(page);
  await page.goto("/file/commitment-voluntary/start");
  const chooser = page.getByLabel("或者从导出的草稿文件继续");
  const give = (name: string, content: string) => chooser.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  await give("a.json", "{}");
  await expect(page.getByRole("alert").filter({ hasText: "不是从本站导出的草稿" })).toBeVisible();
  await give("a.json", text.replace("91210399MA0Q00035M", "91210399MA0TEXT046"));
  await expect(page.getByRole("alert").filter({ hasText: "属于另一家单位" })).toBeVisible();
  await give("a.json", text.replace('"commitment-voluntary"', '"commitment-trade"'));
  await expect(page.getByRole("alert").filter({ hasText: "请到那个事项里继续" })).toBeVisible();
  await axe(page);
  await give(download.suggestedFilename(), text);
  await expect(heading(page)).toHaveText("办理单位");
  await saved(page);
  await goOn(page, "承诺什么");
  await expect(detail(page)).toHaveValue("存成文件的内容");
});

test("signing out leaves nothing private, and what was unsent comes back", async ({ page, watch }) => {
  watch.tolerate(/status 503 PUT|status 401 GET/);
  await pledge(page, "签退之前");
  await saved(page);
  await expect.poll(async () => (await own(page, `drafts/${draftId(page)}`)).answers.agent_phone).toBe("13800000000");
  await page.route("**/api/v1/me/drafts/*", (route) => (route.request().method() === "PUT" ? route.fulfill({ status: 503 }) : route.continue()));
  await page.getByRole("textbox", { name: "经办人姓名" }).fill("示例秘密");
  await expect(status(page)).toHaveText("只存在本机，联网后自动同步");
  const id = draftId(page);
  await page.goto("/account/sign-out");
  await page.getByRole("button", { name: /^退出/ }).first().click();
  await expect(page).toHaveTitle(/^已退出/);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("own:")).length)).toBe(0);
  const left = await page.evaluate(() => Object.entries(localStorage).map((pair) => pair.join("=")).join("\n"));
  expect(left).toContain(id);
  expect(left).not.toContain("示例秘密");
  expect(left).not.toContain("13800000000");
  await page.unroute("**/api/v1/me/drafts/*");
  await signIn(page, "qianshan");
  await page.goto("/file/commitment-voluntary/start");
  await expect(heading(page)).toHaveText(/核对办理单位|现在不能办理/);
  await expect(page.getByRole("link", { name: /继续填写/ }), "another enterprise doesn't see it").toHaveCount(0);
  await signIn(page);
  await page.goto(`/file/commitment-voluntary/agent?draft=${id}`);
  await expect(heading(page)).toHaveText("经办人");
  expect((await own(page, `drafts/${id}`)).answers).toMatchObject({ detail: "签退之前", agent_phone: "13800000000" });
  await expect(page.getByRole("textbox", { name: "经办人手机号" })).toHaveValue("13800000000");
});

test("a session that ends while somebody types", async ({ page, allow }) => {
  allow(/status 401 PUT/);
  await writing(page);
  await detail(page).fill("登录过期之前");
  await saved(page);
  const { session } = await (await page.request.get("/api/v1/session")).json();
  await page.request.delete("/api/v1/session", { headers: { "x-csrf-token": session.csrf } });
  await detail(page).fill("登录过期之后");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("用演示账号登录").click();
  await dialog.getByRole("button", { name: "演示清白文化传播有限公司" }).click();
  await expect(dialog).toBeHidden();
  await saved(page);
  await expect(detail(page)).toHaveValue("登录过期之后");
  expect((await own(page, `drafts/${draftId(page)}`)).answers.detail).toBe("登录过期之后");
});

test("a browser without room says so", async ({ page }) => {
  await writing(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.route("**/api/v1/me/drafts/*", (route) => route.abort());
  await detail(page).fill("存不下的内容");
  await expect(status(page)).toContainText("还没有保存");
  await page.unroute("**/api/v1/me/drafts/*");
  await saved(page);
});
