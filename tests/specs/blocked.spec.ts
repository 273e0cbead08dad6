// The program can't run or can't come: WebAssembly switched off, files refused by a proxy.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { expect, type Page, test, UNDER_OBJECTION } from "../support/test";

/** The browser says so after a few seconds, where nobody takes what index.html preloads. */
const UNUSED = /^console warning: The resource \S+ was preloaded using link preload but not used/;
test.beforeEach(({ watch }) => watch.tolerate(UNUSED));

const reload = (page: Page) => page.getByRole("button", { name: "重新载入" });

test("where WebAssembly is switched off, that is said, with the number to call", async ({ page }) => {
  await page.addInitScript(() => delete (window as any).WebAssembly);
  await page.goto("/");
  const told = page.getByText("浏览器关闭了 WebAssembly");
  await expect(told).toContainText("拨打 8890");
  await expect(reload(page)).toBeVisible();
  await axe(page);
});

test("where WebAssembly may not run, that is said @desktop", async ({ page, watch }) => {
  watch.tolerate(/^console (error|warning)|^failed net::ERR_ABORTED HEAD/);
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError("blocked by policy"));
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse, compile: refuse, compileStreaming: refuse });
  });
  await page.goto(`/records/${UNDER_OBJECTION}`);
  await expect(page.getByText("浏览器不让本站的程序（WebAssembly）运行")).toBeVisible();
  await expect(reload(page)).toBeVisible();
  await axe(page);
});

test("a program that a proxy refuses is told with the status, and reloading helps", async ({ page, allow, watch }) => {
  allow(/status 403 (GET|HEAD) .*portal_bg\.wasm/);
  watch.tolerate(/^console error|^failed net::ERR_(ABORTED|FAILED)/);
  await page.route("**/portal_bg.wasm*", (route) => route.fulfill({ status: 403, contentType: "text/html", body: "<h1>blocked" }));
  await page.goto("/search");
  await expect(page.getByText("被网络里的安全设备拦下了（错误代码 403）")).toBeVisible();
  await axe(page);
  await page.unroute("**/portal_bg.wasm*");
  await reload(page).click();
  await expect(heading(page)).toHaveText("信用查询");
});

test("a wrong type for the program's files spoils nothing @desktop", async ({ page, watch }) => {
  watch.tolerate(/^console warning: `?WebAssembly\.instantiateStreaming/);
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await open(page, `/records/${UNDER_OBJECTION}`, "未履行进货查验义务");
});

for (const [what, file] of [["first", "boot-*.js"], ["second", "portal.js"]]) {
  test(`without the ${what} script a text says what to do, and reloading helps`, async ({ page, allow, watch }) => {
    allow(/failed net::ERR_CONNECTION_RESET/);
    watch.tolerate(/failed net::ERR_ABORTED/);
    const files = `**/${file}`;
    await page.route(files, (route) => route.abort("connectionreset"));
    await page.goto("/search");
    await expect(page.getByText("页面没有装好，可能是网络不稳。请重新载入")).toBeVisible();
    await axe(page);
    await page.unroute(files);
    await reload(page).click();
    await expect(heading(page)).toHaveText("信用查询");
  });
}

/** Lets the page's animations and delays run so many times as fast. */
async function hurry(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Animation.enable");
  await session.send("Animation.setPlaybackRate", { playbackRate: times });
}

test("without any script a way to reload appears after ten seconds", async ({ page, allow }) => {
  allow(/failed net::ERR_CONNECTION_RESET/);
  await page.route("**/*.js", (route) => route.abort("connectionreset"));
  await page.goto("/search?q=千山食品");
  const again = page.locator("#boot-text").getByRole("link", { name: "重新载入", includeHidden: true });
  await expect(again).toBeHidden();
  await hurry(page, 20);
  await expect(again).toBeVisible();
  await axe(page);
  await page.unroute("**/*.js");
  await again.click();
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
});

test("that it is opening is said after 300 milliseconds, not before", async ({ page }) => {
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route("**/*.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  const opening = page.getByText("正在打开，请稍候…");
  await expect(opening).toBeVisible();
  const seen = await opening.evaluate((e) => {
    const [one] = e.getAnimations();
    one.pause();
    return [0, 299, 301].map((time) => {
      one.currentTime = time;
      return getComputedStyle(e).visibility;
    });
  });
  expect(seen).toEqual(["hidden", "hidden", "visible"]);
  go();
  await expect(heading(page)).toHaveText("查企业信用");
  await expect(opening).toHaveCount(0);
});
