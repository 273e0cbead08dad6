// A file of the portal that is missing, damaged, refused or gone with a new version: the visitor is
// told, can go on elsewhere, and can try again.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { damaged, type Proxy, proxy, refused } from "../support/proxy";
import { expect, FOOD, type Page, test as base, UNDER_OBJECTION } from "../support/test";

const test = base.extend<{ network: Proxy }>({
  network: async ({ platform }, use) => {
    const network = await proxy(platform.origin);
    await use(network);
    await network.stop();
  },
  baseURL: async ({ network }, use) => use(network.origin),
});

const RECORD = `/records/${UNDER_OBJECTION}`;
const RECORD_CHUNK = /\/split_record\.wasm$/;
const RECORD_TITLE = "未履行进货查验义务";
/** What the browser and the loader say of a file that is not what it should be. */
const REFUSED = /^console error: Failed to find a valid digest in the 'integrity' attribute for resource '\S+\.wasm'/;
const LOADER = /^(console error: (TypeError: Failed to fetch|Fetch API cannot load .*\.wasm)|failed net::ERR_FAILED GET .*\.wasm)/;
const told = (page: Page) => page.getByRole("main").getByRole("alert");

/** The router's own navigation, as a click on a link does it, without the preloading of a click. */
const go = (page: Page, to: string) =>
  page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, to);

/** From now on the program lies in a folder of another name, and the old one is gone. */
function deploy(network: Proxy, html: string): void {
  const [, old] = /\/(app-[0-9a-f]{16})\//.exec(html) ?? [];
  const fresh = "app-0123456789abcdef";
  network.lead = (path) => path.replace(fresh, old);
  network.alter = (path, answer) => {
    if (path.includes(old)) return refused(404);
    if (!`${answer.headers["content-type"]}`.includes("html")) return answer;
    return { ...answer, headers: { ...answer.headers, etag: '"new"' }, body: Buffer.from(answer.body.toString().replaceAll(old, fresh)) };
  };
}

const BROKEN = [
  ["missing (404)", (n: Proxy) => (n.alter = (path, answer) => (RECORD_CHUNK.test(path) ? refused(404) : answer)), /status 404 GET .*split_record/],
  ["damaged", (n: Proxy) => (n.alter = (path, answer) => (RECORD_CHUNK.test(path) ? damaged(answer) : answer)), undefined],
] as const;

for (const [what, spoil, announced] of BROKEN) {
  test(`a page whose chunk is ${what}: told, the rest works, and trying again helps`, async ({ page, network, allow, watch }) => {
    if (announced) allow(announced);
    allow(REFUSED);
    watch.tolerate(LOADER);
    spoil(network);
    await open(page, "/search?q=千山食品", "“千山食品”找到 2 个主体");
    await go(page, RECORD);
    await expect(heading(page)).toHaveText("这个页面没有装好");
    await expect(heading(page)).toBeFocused();
    await expect(told(page)).toContainText("8890");
    await axe(page);
    // Still broken: told again, nothing worse.
    await told(page).getByRole("button", { name: "再试一次" }).click();
    await expect(heading(page)).toHaveText("这个页面没有装好");
    // Other pages work.
    await told(page).getByRole("link", { name: "查询主体" }).click();
    await expect(heading(page)).toHaveText("信用查询");
    await page.goBack();
    await expect(heading(page)).toHaveText("这个页面没有装好");
    // The file is back, and the damaged copy in the cache is passed over.
    network.alter = (_, answer) => answer;
    await told(page).getByRole("button", { name: "再试一次" }).click();
    await expect(heading(page)).toHaveText(RECORD_TITLE);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
}

test("a tab that is open across a deployment offers to open the address anew", async ({ page, network, allow, watch }) => {
  allow(/status 404 GET .*\/app-[0-9a-f]+\/\w+\.wasm/);
  allow(REFUSED);
  watch.tolerate(LOADER);
  await open(page, "/search?q=千山食品", "“千山食品”找到 2 个主体");
  deploy(network, await page.content());
  await page.evaluate(() => ((window as any).typed = "not lost"));
  await go(page, RECORD);
  await expect(heading(page)).toHaveText("网站刚刚更新过");
  await expect(told(page)).not.toContainText("再试一次");
  await axe(page);
  // Nothing is reloaded unasked: a form may be half filled in.
  expect(await page.evaluate(() => (window as any).typed)).toBe("not lost");
  await page.goBack();
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  await page.goForward();
  await told(page).getByRole("button", { name: "重新打开" }).click();
  await expect(heading(page)).toHaveText(RECORD_TITLE);
  await expect(page).toHaveURL(new RegExp(`${RECORD}$`));
  expect(await page.evaluate(() => (window as any).typed)).toBeUndefined();
});

test("a deployment between the page and its program: said, and reloading helps @desktop", async ({ page, request, network, watch }) => {
  watch.tolerate(/^status 404 GET|^console (error|warning)|^failed net::/);
  const html = await (await request.get("/")).text();
  deploy(network, html);
  const later = network.alter;
  let first = true;
  network.alter = (path, answer) => {
    const old = first && path === RECORD;
    first &&= path !== RECORD;
    return old ? answer : later(path, answer);
  };
  await page.goto(RECORD);
  await expect(page.getByText("网站刚刚更新过，请重新载入。")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "重新载入" }).click();
  await expect(heading(page)).toHaveText(RECORD_TITLE);
});

for (const [what, file] of [["program", /portal_bg\.wasm$/], ["glue", /\/portal\.js$/], ["stylesheet", /\.css$/]] as const) {
  test(`a damaged ${what} stays in the cache for good: reloading here passes it over @desktop`, async ({ page, network, watch }) => {
    watch.tolerate(/^console (error|warning)|^failed net::ERR_(FAILED|ABORTED)/);
    network.alter = (path, answer) => (file.test(path) ? damaged(answer) : answer);
    await page.goto("/search");
    await expect(page.getByText(/页面没有装好|样式没有装好/)).toBeVisible();
    network.alter = (_, answer) => answer;
    await page.getByRole("button", { name: "重新载入" }).click();
    await expect(page.getByText(/没有装好/)).toHaveCount(0);
    await expect(heading(page)).toHaveText("信用查询");
    await expect(page.locator("body")).toHaveCSS("display", "flex");
  });
}

test("a list whose filters are missing: told in their place, new words keep what was filtered", async ({ page, network, allow, watch }) => {
  allow(/status 404 GET .*split_list_more/);
  watch.tolerate(REFUSED);
  watch.tolerate(LOADER);
  network.alter = (path, answer) => (/\/split_list_more\.wasm$/.test(path) ? refused(404) : answer);
  await open(page, "/disclosure/permit?region=210302", "行政许可");
  const filters = page.locator("details.facets");
  if (!(await filters.evaluate((details: HTMLDetailsElement) => details.open))) await filters.locator("summary").first().click();
  await expect(filters.getByRole("alert")).toContainText("没有装好");
  await axe(page);
  await page.locator("#f-q").fill("示例");
  const again = page.waitForResponse(/split_list_more/);
  await page.locator("#f-q").press("Enter");
  await again;
  await expect(page).toHaveURL(/q=.*&region=210302$/);
  await expect(page.locator("#found")).toHaveText(/共 \d+ 条/);
  await expect(filters.getByRole("alert")).toContainText("没有装好");
  network.alter = (_, answer) => answer;
  await filters.getByRole("button", { name: "再试一次" }).click();
  await expect(filters.getByRole("checkbox").first()).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
