// The search box when the platform is slow, fails, or somebody types a wrong code.
import { heading, open, searchBox, suggestions } from "../support/actions";
import { expect, FOOD, test } from "../support/test";

const SUGGESTIONS = "**/api/v1/suggestions?*";

const suggestion = (name: string) => ({ code: FOOD.code, name, region: "千山区" });
const page_of = (name: string) => ({ items: [suggestion(name)], total: 1, next: null, facets: [] });

test.beforeEach(({ page }) => open(page, "/", "查企业信用"));

test("an answer to older words never shows", async ({ page }) => {
  await page.route(SUGGESTIONS, async (route) => {
    const q = new URL(route.request().url()).searchParams.get("q") ?? "";
    if (q === "千山") await new Promise((done) => setTimeout(done, 1200));
    // The question may have been called off.
    await route.fulfill({ json: page_of(`演示${q}公司`) }).catch(() => {});
  });
  await searchBox(page).pressSequentially("千山");
  await page.waitForTimeout(400);
  await searchBox(page).pressSequentially("食品");
  await expect(suggestions(page)).toContainText(["演示千山食品公司"]);
  await page.waitForTimeout(1300);
  await expect(suggestions(page)).toHaveCount(1);
  await expect(suggestions(page)).toContainText(["演示千山食品公司"]);
});

test("an answer after the search is under way doesn't cover the hits", async ({ page }) => {
  await page.route(SUGGESTIONS, async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue().catch(() => {});
  });
  await searchBox(page).pressSequentially("千山食品");
  await page.waitForTimeout(350);
  await searchBox(page).press("Enter");
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  await page.waitForTimeout(900);
  await expect(suggestions(page)).toHaveCount(0);
});

test("the list doesn't outlive the words", async ({ page }) => {
  await searchBox(page).pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await searchBox(page).fill("");
  await expect(suggestions(page)).toHaveCount(0);
  await page.waitForTimeout(400);
  await expect(suggestions(page)).toHaveCount(0);
});

for (const status of [500, 503]) {
  test(`suggestions failing with ${status} leave the search usable @desktop`, async ({ page, allow }) => {
    allow(new RegExp(`status ${status} GET .*/suggestions`));
    await page.route(SUGGESTIONS, (route) => route.fulfill({ status, body: "broken" }));
    await searchBox(page).pressSequentially("千山食品");
    await page.waitForResponse((response) => response.status() === status);
    await searchBox(page).press("Enter");
    await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  });
}

const SLIPS = [
  ["91210399MAOTEXT046", "字母 O 多半是数字 0", FOOD.code],
  ["9I210399MA0TEXT046", "字母 I 多半是数字 1", FOOD.code],
  ["91210399MA0TEXT045", "校验位不符", undefined],
  ["91210399MA0TEXT04", "应为 18 位，现在是 17 位", undefined],
  ["91210399MA0TEXT0466", "应为 18 位，现在是 19 位", undefined],
] as const;

for (const [typed, message, meant] of SLIPS) {
  test(`typing ${typed} says at once what is wrong @desktop`, async ({ page }) => {
    await searchBox(page).fill(typed);
    const hint = page.getByRole("main").getByRole("status").filter({ hasText: message });
    await expect(hint).toBeVisible();
    const link = hint.getByRole("link");
    await expect(link).toHaveCount(meant ? 1 : 0);
    if (!meant) return;
    await expect(link).toHaveText(meant);
    await link.click();
    await expect(heading(page)).toHaveText(FOOD.name);
  });
}

test("a right code gets no hint, in small or full-width letters either @desktop", async ({ page }) => {
  for (const code of [FOOD.code, FOOD.code.toLowerCase(), "９１２１０３９９ＭＡ０ＴＥＸＴ０４６"]) {
    await searchBox(page).fill(code);
    await expect(suggestions(page)).toContainText([FOOD.name]);
    await expect(page.locator(".search-hint")).toBeEmpty();
  }
});

test("without the suggestions' chunk the box is a plain search, and the next focus tries again @desktop", async ({ page, allow }) => {
  allow(/split_suggest/);
  allow(/Failed to fetch/);
  await page.route("**/split_suggest.wasm", (route) => route.abort());
  const box = searchBox(page);
  const failed = page.waitForEvent("requestfailed", (request) => request.url().endsWith("split_suggest.wasm"));
  await box.pressSequentially("千山");
  await failed;
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await page.waitForTimeout(300);
  await page.unroute("**/split_suggest.wasm");
  await box.blur();
  await box.focus();
  await expect(suggestions(page).first()).toBeVisible();
  await expect(box).toHaveValue("千山");
});

test("what is typed before the suggestions' chunk is there is picked up @desktop", async ({ page }) => {
  await page.route("**/split_suggest.wasm", async (route) => {
    await new Promise((done) => setTimeout(done, 800));
    await route.continue();
  });
  await searchBox(page).pressSequentially("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await expect(searchBox(page)).toHaveAttribute("aria-controls", "q-list");
});
