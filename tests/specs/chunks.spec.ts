// Chunks: the page's sets out with the program, and parts of pages come when they are needed.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { caseOf, signIn, USERS } from "../support/account";
import { begin, clearAway, goOn } from "../support/filing";
import { expect, type Page, test } from "../support/test";

const VERIFIED = ["registration-qualification", "verified"] as const;

/** Keeps back the files that this fits; gives what lets them come. */
async function keepBack(page: Page, files: RegExp): Promise<() => void> {
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route(files, async (route) => {
    await gate;
    await route.continue();
  });
  return () => go();
}

for (const [path, chunk, title] of [
  ["/search?q=千山食品", "search", "“千山食品”找到 2 个主体"],
  ["/disclosure/penalty", "disclosure", "行政处罚"],
  ["/file/commitment-voluntary", "about", "诚信经营承诺（主动型）"],
]) {
  test(`the chunk of ${path} sets out before the program has come`, async ({ page }) => {
    const go = await keepBack(page, /portal_bg\.wasm$/);
    const asked = page.waitForRequest(new RegExp(`/split_${chunk}\\.wasm$`));
    await page.goto(path, { waitUntil: "commit" });
    await asked;
    go();
    await expect(heading(page)).toHaveText(title);
  });
}

test("a question whose chunk doesn't come is told at once, and trying again asks it", async ({ page, allow, watch }) => {
  allow(/failed net::ERR_FAILED GET .*split_confirm_chunk/);
  watch.tolerate(/^console error/);
  await signIn(page, USERS.food);
  await page.route(/split_confirm_chunk\.wasm$/, (route) => route.abort());
  await open(page, `/account/cases/${await caseOf(page, ...VERIFIED)}`, /./);
  await page.getByRole("button", { name: "撤回办件" }).click();
  const told = page.getByRole("alert").filter({ hasText: "没有装好" });
  await expect(told).toBeInViewport();
  await page.unroute(/split_confirm_chunk\.wasm$/);
  await told.getByRole("button", { name: "再试一次" }).click();
  const question = page.getByRole("dialog", { name: "撤回办件？" });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "不，返回" }).click();
  await expect(question).toHaveCount(0);
});

test("signing in again works although its chunk comes late", async ({ page, allow }) => {
  allow(/status 401 POST \S*\/actions/);
  await signIn(page, USERS.food);
  const go = await keepBack(page, /split_asking\.wasm$/);
  await open(page, `/account/cases/${await caseOf(page, ...VERIFIED)}`, /./);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "撤回办件" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回办件" }).click();
  await expect(page.locator(".arriving")).toBeVisible();
  go();
  await expect(page.getByRole("dialog", { name: "请重新登录" })).toBeVisible();
});

test("what was submitted comes when one gets there, or after a while", async ({ page }) => {
  await signIn(page, USERS.food);
  const go = await keepBack(page, /split_submitted_part\.wasm$/);
  await open(page, `/account/cases/${await caseOf(page, ...VERIFIED)}`, /./);
  await expect(page.getByRole("heading", { name: "办理进度" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "提交的内容" })).toHaveCount(0);
  go();
  await expect(page.getByRole("heading", { name: "提交的内容" })).toBeVisible();
  await axe(page);
});

for (const mode of ["normal", "elder"]) {
  test(`the button below stays where it is when the attachments come, in ${mode} mode`, async ({ page }) => {
    await page.addInitScript((mode) => localStorage.setItem("mode", mode), mode);
    await signIn(page, USERS.clean);
    await clearAway(page);
    const go = await keepBack(page, /split_files_chunk\.wasm$/);
    await begin(page, "commitment-voluntary", "办理单位");
    await goOn(page, "承诺什么");
    const rules = page.getByRole("group", { name: /^实施办法/ });
    const place = () => page.getByRole("button", { name: "下一步" }).evaluate((button) => button.getBoundingClientRect().top + scrollY);
    await rules.scrollIntoViewIfNeeded();
    await expect(rules).toContainText("选择文件，或把文件拖到这里");
    const before = await place();
    go();
    await expect(rules.locator("input[type=file]").first()).toBeAttached();
    expect(await place()).toBe(before);
    await clearAway(page);
  });
}

test("what can't be fetched ahead without a network is not complained of", async ({ page, context, watch }) => {
  watch.allow(/^failed net::ERR_INTERNET_DISCONNECTED GET .*split_(decide_chunk|files_chunk|asking)/);
  await signIn(page, USERS.clean);
  await clearAway(page);
  await begin(page, "commitment-voluntary", "办理单位");
  const tried = page.waitForEvent("requestfailed", (request) => request.url().endsWith("split_decide_chunk.wasm"));
  await context.setOffline(true);
  await tried;
  await context.setOffline(false);
});
