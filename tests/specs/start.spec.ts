// Before the portal runs, and where it can't: old browsers, no scripts, files that fail to load.
import { open } from "../support/actions";
import { expect, test } from "../support/test";

test("an old browser is told so, with the number to call", async ({ page }) => {
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.goto("/");
  const told = page.getByText("您的浏览器版本太旧");
  await expect(told).toBeVisible();
  await expect(told).toContainText("Chrome 105");
  await expect(told).toContainText("拨打 8890");
});

test("an old browser whose config.json fails is told too", async ({ page, allow }) => {
  allow(/status 500 GET .*config\.json/);
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.route("**/config.json", (route) => route.fulfill({ status: 500, body: "{" }));
  await page.goto("/");
  await expect(page.getByText("您的浏览器版本太旧")).toBeVisible();
});

test("without scripts a text says what to do", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("noscript p")).toBeVisible();
  await expect(page.locator("noscript p")).toContainText("请在浏览器设置里允许 JavaScript");
  await context.close();
});

for (const [what, files] of [["program", "**/*.wasm"], ["glue", /\/(credit-portal[^/]*|portal)\.js$/]] as const) {
  test(`when the ${what} fails to load, a text says so, and reloading helps`, async ({ page, watch, allow }) => {
    allow(/failed net::ERR_CONNECTION_RESET/);
    watch.tolerate(/^console error/);
    watch.tolerate(/failed net::ERR_ABORTED/);
    await page.route(files, (route) => route.abort("connectionreset"));
    await page.goto("/");
    await expect(page.getByText("页面没有装好")).toBeVisible();
    await page.unroute(files);
    await open(page, "/", "查企业信用");
  });
}

test("a visitor who types before the program has come loses nothing", async ({ page }) => {
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route("**/*.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  const early = page.getByRole("searchbox", { name: "查企业、个体工商户、社会组织" });
  await early.fill("千山食品");
  go();
  const box = page.getByRole("combobox", { name: "查企业、个体工商户、社会组织" });
  await expect(box).toHaveValue("千山食品");
  await expect(box).toBeFocused();
});

test("the search works before the program has come", async ({ page, watch }) => {
  watch.tolerate(/failed net::ERR_ABORTED GET .*\.wasm/);
  await page.route("**/*.wasm", async (route) => {
    const asked = () => page.url().includes("/search?q=");
    while (!asked()) await new Promise((done) => setTimeout(done, 50));
    await route.continue().catch(() => {});
  });
  await page.goto("/", { waitUntil: "commit" });
  const early = page.getByRole("searchbox", { name: "查企业、个体工商户、社会组织" });
  await early.fill("千山食品");
  await early.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.locator("main#main h1")).toHaveText("“千山食品”找到 2 个主体");
});
