// The credit check in another department's site.
import { brotliCompressSync } from "node:zlib";
import budgets from "../budgets.json" with { type: "json" };
import { signIn, USERS } from "../support/account";
import { axe } from "../support/axe";
import { fitsWidth, requests } from "../support/actions";
import { type Host, host } from "../support/host";
import { CLEAN, expect, FOOD, LABOUR, NAMESAKES, type Page, test as base } from "../support/test";

const test = base.extend<{ site: (body: string, script?: string) => Promise<Host> }>({
  site: async ({ platform }, use) => {
    const open: Host[] = [];
    await use(async (body, script) => {
      const one = await host(platform.origin, body, script);
      open.push(one);
      return one;
    });
    await Promise.all(open.map((one) => one.stop()));
  },
});

const tag = (origin: string, attributes = "") => `<script src="${origin}/embed/check.js" ${attributes}></script>`;
const inside = (page: Page) => page.frameLocator("iframe[title=信用核查]");
const KEEP = `window.results = []; addEventListener("credit-check", (event) => window.results.push(event.detail), true);`;
const kept = (page: Page) => page.evaluate(() => (window as any).results);

test("one line in another site shows the standing where it decides", async ({ page, platform, site }) => {
  const { origin } = await site(tag(platform.origin), KEEP);
  await page.goto(origin);
  const frame = inside(page);
  await frame.getByLabel("企业名称或统一社会信用代码").fill(FOOD.name);
  await frame.getByRole("button", { name: "核查" }).press("Enter");
  await expect(frame.getByRole("heading", { name: FOOD.name })).toBeFocused();
  const result = frame.getByRole("region", { name: "核查结果" });
  await expect(result).toContainText("有不良信息，请看过详情再决定。");
  await expect(result).toContainText("行政处罚 1 条");
  await expect(result).toContainText(/数据截至 \d{4}-\d\d-\d\d \d\d:\d\d/);
  await expect(result.getByRole("link", { name: /看全部信息和依据/ })).toHaveAttribute("href", `/subjects/${FOOD.code}`);
  await axe(page);
  expect(await kept(page)).toMatchObject([{ value: FOOD.name, outcome: "found", subject: { code: FOOD.code, adverse: true } }]);
  // As high as its content: nothing is cut off, nothing scrolls inside.
  const heights = () => page.evaluate(() => document.querySelector("iframe")!.clientHeight);
  const content = await frame.locator("html").evaluate((html) => html.scrollHeight);
  await expect.poll(heights).toBe(content);
});

test("its link opens the portal's page in a window of its own, without telling from where", async ({ page, platform, site }) => {
  const { origin } = await site(tag(platform.origin, `data-subject="${CLEAN.name}"`));
  await page.goto(origin);
  await expect(inside(page).getByText("没有公示中的不良信息。")).toBeVisible();
  const opened = page.context().waitForEvent("page");
  await inside(page).getByRole("link", { name: /看全部信息和依据/ }).click();
  const portal = await opened;
  await expect(portal.getByRole("heading", { level: 1, name: CLEAN.name })).toBeVisible();
  expect(await portal.evaluate(() => [document.referrer, window.opener])).toEqual(["", null]);
});

test("the site's own script looks subjects up, and is told what was found", async ({ page, platform, site }) => {
  const { origin } = await site(tag(platform.origin, `data-theme="dark" data-accent="#ffd166"`), KEEP);
  await page.goto(origin);
  await expect(inside(page).locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(inside(page).getByRole("button", { name: "核查" })).toHaveCSS("background-color", "rgb(255, 209, 102)");
  await page.locator("iframe").evaluate((frame: any, name) => frame.lookUp(name), LABOUR);
  await expect(inside(page).getByText(/严重失信主体名单 \d 次/)).toBeVisible();
  await page.locator("iframe").evaluate((frame: any) => frame.lookUp("没有这样的示例名称"));
  await expect(inside(page).getByRole("heading", { name: "没有查到" })).toBeFocused();
  await axe(page);
  expect((await kept(page)).map((one: any) => [one.outcome, one.subject?.code ?? null])).toEqual([["found", LABOUR], ["missing", null]]);
});

test("of several one is chosen, a slip in a code is put right", async ({ page }) => {
  await page.goto("/embed/check");
  await page.getByLabel("企业名称或统一社会信用代码").fill(NAMESAKES.name);
  await page.getByRole("button", { name: "核查" }).click();
  await expect(page.getByRole("heading", { name: "请选一个" })).toBeFocused();
  await axe(page);
  await page.getByRole("button", { name: new RegExp(NAMESAKES.codes[1]) }).click();
  await expect(page.getByRole("heading", { name: NAMESAKES.name })).toBeVisible();
  await page.getByRole("searchbox").fill(FOOD.code.replace("0", "O"));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `改成 ${FOOD.code} 再查` }).click();
  await expect(page.getByRole("heading", { name: FOOD.name })).toBeVisible();
  await page.getByRole("searchbox").fill("  ");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("请先输入企业名称或统一社会信用代码。");
  await expect(page.getByRole("searchbox")).toBeFocused();
});

test("nothing says who is signed in or where somebody came from", async ({ page, platform, site, allow }) => {
  await signIn(page, USERS.food);
  const { origin } = await site(`${tag(platform.origin)}<iframe src="${platform.origin}/account" title="mine"></iframe>`);
  allow(/ERR_BLOCKED_BY_RESPONSE GET \S*\/account$/);
  allow(/console error: Framing .* "frame-ancestors 'none'"/);
  const seen: Record<string, string>[] = [];
  page.on("request", async (request) => {
    if (/\/(embed|api|config)/.test(new URL(request.url()).pathname)) seen.push(await request.allHeaders());
  });
  const addresses = requests(page, /./);
  await page.goto(origin);
  await inside(page).getByRole("searchbox").fill(FOOD.name);
  await inside(page).getByRole("button", { name: "核查" }).click();
  await expect(inside(page).getByRole("heading", { name: FOOD.name })).toBeVisible();
  expect(seen.length).toBeGreaterThan(4);
  // The line of script itself goes by the site's own referrer policy.
  for (const headers of seen.slice(1)) expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
  expect(addresses.filter((address) => address.includes(FOOD.name))).toEqual([]);
  // No other page of the portal can be framed: there is nothing to be clicked unawares.
  await expect(page.frameLocator("iframe[title=mine]").locator("main#main")).toHaveCount(0);
});

test("a site that sends nonsense, or another window, changes nothing", async ({ page, platform, site }) => {
  const { origin } = await site(tag(platform.origin), KEEP);
  await page.goto(origin);
  // Its script listens from then on.
  await expect(inside(page).locator("#site")).not.toHaveText("信用网站");
  await page.evaluate(() => {
    const target = document.querySelector("iframe")!.contentWindow!;
    const hostile = [null, 7, "credit-check:look-up", {}, { type: 5 }, { type: "credit-check:look-up", value: 3 }, { type: "credit-check:hello", accent: "url(x)", theme: "<b>" }];
    hostile.forEach((message) => target.postMessage(message, "*"));
    // Not from the frame: the line of script doesn't listen.
    postMessage({ type: "credit-check:height", height: 9000 }, "*");
    postMessage({ type: "credit-check:result", result: { outcome: "found" } }, "*");
    target.postMessage({ type: "credit-check:look-up", value: `<img src=x onerror=alert(1)>${"长".repeat(500)}` }, "*");
  });
  await expect(inside(page).getByRole("heading", { name: "没有查到" })).toBeVisible();
  await expect(inside(page).getByRole("searchbox")).toHaveValue(/^<img src=x onerror=alert\(1\)>长{72}$/);
  expect(await page.evaluate(() => document.querySelector("iframe")!.clientHeight)).toBeLessThan(4000);
  expect((await kept(page)).map((one: any) => one.outcome)).toEqual(["missing"]);
});

test("without a network, too late or too busy: said, and asked again by the same button", async ({ page, context, allow }) => {
  allow(/net::ERR_INTERNET_DISCONNECTED POST|net::ERR_FAILED POST/);
  allow(/status 429 POST/);
  await page.goto("/embed/check");
  // The site's name has come, too.
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.getByRole("searchbox").fill(FOOD.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("网络不通，没有查成。请检查网络，再按“核查”。");
  await context.setOffline(false);
  await page.route("**/screenings", (route) => route.fulfill({ status: 429, body: "{}" }), { times: 1 });
  await page.getByRole("button", { name: "核查" }).click();
  await expect(page.getByRole("alert")).toHaveText(/现在查的人太多/);
  await page.getByRole("button", { name: "核查" }).click();
  await expect(page.getByRole("heading", { name: FOOD.name })).toBeFocused();
  await expect(page.getByRole("searchbox")).toHaveValue(FOOD.name);
});

test("a column of 240 px, light and dark", async ({ page }) => {
  await page.setViewportSize({ width: 240, height: 700 });
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/embed/check");
    await page.getByRole("searchbox").fill(NAMESAKES.name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "请选一个" })).toBeVisible();
    await fitsWidth(page);
    await axe(page);
  }
});

test("before it is used it costs the other site next to nothing @desktop", async ({ page, platform, site }) => {
  const { origin } = await site(tag(platform.origin));
  const bytes = new Map<string, number>();
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const names = new Map<string, string>();
  network.on("Network.responseReceived", ({ requestId, response }) => names.set(requestId, response.url));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  await page.goto(origin);
  await expect(inside(page).locator("#site")).not.toHaveText("信用网站");
  const ours = [...names].filter(([, url]) => url.startsWith(platform.origin));
  expect(ours.length).toBeGreaterThan(1);
  // The frame is another process, whose traffic is asked for one by one.
  const files = ["/embed/check", "/embed/frame.js", "/embed/frame.css", "/config.json"];
  const sizes = await Promise.all(files.map(async (file) => {
    const answer = await page.request.get(file);
    expect(answer.ok(), file).toBe(true);
    return brotliCompressSync(await answer.body()).length + 900;
  }));
  const script = ours.find(([, url]) => url.endsWith("/embed/check.js"));
  const total = sizes.reduce((sum, size) => sum + size, bytes.get(script![0]) ?? Infinity);
  console.log(`embedded check: ${total} bytes`);
  expect(total).toBeLessThanOrEqual(budgets.embed.bytes);
});

test("under /embed/ nothing else can be framed @desktop", async ({ request }) => {
  for (const path of ["/embed/", "/embed/none", "/embed/none.js", "/embed/../account", "/embed/%2e%2e/index.html", "/embed/check/x"]) {
    const answer = await request.get(path, { headers: { accept: "text/html" } });
    const framed = answer.headers()["content-security-policy"].includes("frame-ancestors *");
    expect(answer.status() === 404 || !framed, `${path} ${answer.status()}`).toBe(true);
    expect(framed && (await answer.text()).includes("<html"), path).toBe(false);
  }
});
