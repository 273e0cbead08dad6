// What was seen can be seen again without a network; with one, everything is as ever.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { own, signIn, USERS } from "../support/account";
import { proxy } from "../support/proxy";
import { begin, clearAway, draftId, goOn, saved } from "../support/filing";
import { CLEAN, expect, FOOD, type Page, test } from "../support/test";

test.use({ serviceWorkers: "allow" });

const FORM = "/api/v1/form-templates/commitment%2Dvoluntary";
const bar = (page: Page) => page.locator("#network");

/** Waits until the worker has kept what this page has used. */
async function keeps(page: Page, path: string): Promise<void> {
  const kept = () => page.evaluate(async (path) => {
    const shell = await caches.match("/", { cacheName: "shell-1" });
    return Boolean(shell && (await caches.match(path, { ignoreVary: true })));
  }, path);
  await expect.poll(kept, { timeout: 15_000 }).toBe(true);
}

const addresses = (page: Page) => page.evaluate(async () => {
  const found: string[] = [];
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found;
});

test("a page that was seen opens without a network, and says of when it is", async ({ page, context, watch }) => {
  watch.tolerate(/net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/);
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await keeps(page, `/api/v1/subjects/${FOOD.code}`);
  await context.setOffline(true);
  await page.reload();
  await expect(heading(page)).toHaveText(FOOD.name);
  await expect(bar(page)).toHaveText(/^离线，数据截至 \d{4}-\d\d-\d\d \d\d:\d\d，此后可能有变化。联网后刷新就是最新的。$/);
  await expect(page.getByRole("heading", { name: /公示中的记录/ }).or(page.getByText(/公示中的记录 \d+ 条/)).first()).toBeVisible();
  await axe(page);
  // Another address is the same shell; what was never seen is said to be missing, with a way on.
  await page.goto(`/subjects/${CLEAN.code}`);
  await expect(page.getByRole("main")).toContainText("网络断开了");
  await context.setOffline(false);
  await expect(heading(page)).toHaveText(CLEAN.name);
  await page.reload();
  await expect(heading(page)).toHaveText(CLEAN.name);
  await expect(bar(page)).toHaveText("");
});

test("nothing that belongs to somebody is kept", async ({ page }) => {
  await signIn(page, USERS.food);
  await open(page, "/", /./);
  await keeps(page, "/api/v1/site");
  await open(page, "/account/cases", /./);
  await open(page, "/track", /./);
  await open(page, `/subjects/${CLEAN.code}`, CLEAN.name);
  await keeps(page, `/api/v1/subjects/${CLEAN.code}`);
  const kept = await addresses(page);
  expect(kept.filter((path) => path.startsWith("/api/") && !/^\/api\/v1\/(site|subjects|records|form-templates)/.test(path))).toEqual([]);
});

test("a draft opens without a network, keeps what is typed, and brings it to the platform afterwards", async ({ page, context, watch }) => {
  watch.tolerate(/net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/);
  const detail = page.getByRole("textbox", { name: "具体内容" });
  await signIn(page, USERS.clean);
  await clearAway(page);
  await begin(page, "commitment-voluntary", "办理单位");
  await goOn(page, "承诺什么");
  await detail.fill("七日内凭小票退货。");
  await saved(page);
  await keeps(page, FORM);
  const id = draftId(page);
  await context.setOffline(true);
  await page.reload();
  await expect(heading(page)).toHaveText("承诺什么");
  await expect(page.getByText(`${CLEAN.name} · 经办人 陈**`)).toBeVisible();
  await expect(detail).toHaveValue("七日内凭小票退货。");
  await axe(page);
  await detail.fill("七日内凭小票退货，十日内换货。");
  await expect(page.locator(".autosave")).toHaveText(/本机/);
  // A step back and forth, and closing the window, lose nothing either.
  await page.getByRole("link", { name: "上一步" }).click();
  await expect(heading(page)).toHaveText("办理单位");
  await page.reload();
  await goOn(page, "承诺什么");
  await expect(detail).toHaveValue("七日内凭小票退货，十日内换货。");
  await context.setOffline(false);
  await saved(page);
  expect((await own(page, `drafts/${id}`)).answers.detail).toBe("七日内凭小票退货，十日内换货。");
  await clearAway(page);
});

test("a draft from another device that was only looked at here opens without a network", async ({ page, context, watch }) => {
  watch.tolerate(/net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/);
  const csrf = await signIn(page, USERS.clean);
  await clearAway(page);
  const id = "offline-looked-at";
  const answers = { commitments: "明码标价", detail: "在另一台电脑上写的内容。" };
  const put = await page.context().request.put(`/api/v1/me/drafts/${id}`, {
    headers: { "x-csrf-token": csrf, "if-none-match": "*" },
    data: { template: "commitment-voluntary", answers },
  });
  expect(put.ok(), await put.text()).toBe(true);
  await open(page, `/file/commitment-voluntary/pledge?draft=${id}`, "承诺什么");
  await keeps(page, FORM);
  await context.setOffline(true);
  await page.reload();
  await expect(heading(page)).toHaveText("承诺什么");
  await expect(page.getByRole("textbox", { name: "具体内容" })).toHaveValue(answers.detail);
  await context.setOffline(false);
  await clearAway(page);
});

test("a draft without a network is nobody's after signing out", async ({ page, context, watch }) => {
  watch.tolerate(/net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/);
  await signIn(page, USERS.clean);
  await clearAway(page);
  await begin(page, "commitment-voluntary", "办理单位");
  await goOn(page, "承诺什么");
  await page.getByRole("textbox", { name: "具体内容" }).fill("不给别人看的话。");
  await saved(page);
  const address = page.url();
  await keeps(page, FORM);
  await open(page, "/account/sign-out", "退出登录");
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await expect(heading(page)).toHaveText("已经退出");
  await context.setOffline(true);
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText("网络断开了");
  await expect(page.getByRole("main")).not.toContainText("不给别人看的话。");
  await context.setOffline(false);
  await signIn(page, USERS.clean);
  await clearAway(page);
});

test("with a network the newest answer counts, not the one that was kept", async ({ page, platform, watch }) => {
  watch.tolerate(/ERR_ABORTED/);
  const between = await proxy(platform.origin);
  await page.goto(`${between.origin}/subjects/${FOOD.code}`);
  await keeps(page, `/api/v1/subjects/${FOOD.code}`);
  between.alter = (path, answer) => (path.endsWith(FOOD.code) && path.startsWith("/api") ? { ...answer, body: Buffer.from(answer.body.toString().replaceAll(FOOD.name, "示例改名后的公司")) } : answer);
  await page.reload();
  await expect(heading(page)).toHaveText("示例改名后的公司");
  await between.stop();
});

test("what has been withdrawn meanwhile is not shown from what was kept", async ({ page, platform, watch }) => {
  watch.tolerate(/ERR_ABORTED|status (410|503)/);
  const between = await proxy(platform.origin);
  const [address, asked] = [`${between.origin}/subjects/${FOOD.code}`, `/api/v1/subjects/${FOOD.code}`];
  await page.goto(address);
  await keeps(page, asked);
  const gone = JSON.stringify({ type: "/problems/withdrawn", title: "已停止公示", status: 410, detail: "已停止公示。", instance: null, errors: [] });
  between.alter = (path, answer) => (path === asked ? { status: 410, headers: { "content-type": "application/problem+json", "cache-control": "no-store" }, body: Buffer.from(gone) } : answer);
  await page.reload();
  await expect.poll(async () => (await addresses(page)).includes(asked)).toBe(false);
  await expect(page.getByRole("main")).not.toContainText(FOOD.name);
  await between.stop();
});

test("switched off in config.json, it goes, with all that it kept", async ({ page, platform }) => {
  const between = await proxy(platform.origin);
  await page.goto(between.origin);
  await keeps(page, "/api/v1/site");
  between.alter = (path, answer) => (path === "/config.json" ? { ...answer, body: Buffer.from(JSON.stringify({ ...JSON.parse(answer.body.toString()), offline: false })) } : answer);
  await page.reload();
  const left = () => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
  await expect.poll(left).toEqual([0, 0]);
  await page.reload();
  await expect(heading(page)).toBeVisible();
  await page.waitForTimeout(4_000);
  expect(await left()).toEqual([0, 0]);
  await between.stop();
});

test("storage that is full stops nothing", async ({ page }) => {
  await open(page, "/", /./);
  const network = await page.context().newCDPSession(page);
  await network.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin, quotaSize: 1000 });
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), { timeout: 15_000 }).toBe(true);
  for (const { code, name } of [FOOD, CLEAN]) await open(page, `/subjects/${code}`, name);
});

test("its script may ask this site alone, its manifest is whole @desktop", async ({ request }) => {
  const { headers } = { headers: (await request.get("/sw.js")).headers() };
  expect(headers["content-security-policy"]).toBe("default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
  expect(headers["cache-control"]).toBe("no-cache");
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  expect(manifest.display).toBe("standalone");
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200);
});
