// The platform is down, slow, broken or out of reach: what happened, what to do, and a way on.
import { axe } from "../support/axe";
import { heading, open, requests } from "../support/actions";
import { expect, FOOD, type Page, type Route, test, UNDER_OBJECTION } from "../support/test";

const API = "**/api/v1/**";
const retry = (page: Page) => page.getByRole("main").getByRole("button", { name: "再试一次" });
const problem = (status: number, type: string, instance?: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: `/problems/${type}`, title: "t", status, detail: "d", instance, errors: [] }),
});

/** A page, the heading it has with data, and the level at which it tells of an error. */
const PLACES = [
  ["home", "/", "查企业信用", 2],
  ["search", "/search?q=千山食品", "“千山食品”找到 2 个主体", 1],
  ["subject", `/subjects/${FOOD.code}`, FOOD.name, 1],
  ["record", `/records/${UNDER_OBJECTION}`, "未履行进货查验义务", 1],
] as const;

for (const [name, path, fine, level] of PLACES) {
  test(`${name}: a 500 is told with its number, and asking again helps`, async ({ page, allow }) => {
    allow(/status 500 GET .*\/api\/v1\//);
    await page.route(API, (route) => route.fulfill(problem(500, "internal", "ab12cd34ef56ab78")));
    await page.goto(path);
    const told = page.getByRole("alert");
    await expect(told.getByRole("heading", { level, name: "系统出了问题，不是您的操作有误" })).toBeVisible();
    await expect(told).toContainText("8890");
    await expect(told).toContainText("ab12cd34ef56ab78");
    await expect(told).toContainText("错误代码 500");
    await axe(page);
    await page.unroute(API);
    await retry(page).click();
    await expect(heading(page)).toHaveText(fine);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page).not.toHaveTitle(/出了问题/);
  });

  test(`${name}: without network a message; back online it loads by itself`, async ({ page, context, allow, watch }) => {
    // The page's files are there, the data are not.
    await page.goto("/nowhere");
    await expect(heading(page)).toHaveText("没有找到这个页面");
    await page.waitForLoadState("networkidle");
    allow(/failed net::ERR_INTERNET_DISCONNECTED GET/);
    // The loader of the page's chunk says so too, if the chunk is not there yet.
    watch.tolerate(/^console error: TypeError: Failed to fetch/);
    await context.setOffline(true);
    await page.evaluate((to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
    const told = page.getByRole("alert");
    await expect(told.getByRole("heading", { level, name: "网络断开了" })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "现在没有网络。" })).toBeVisible();
    await axe(page);
    await context.setOffline(false);
    await expect(heading(page)).toHaveText(fine);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByText("现在没有网络。")).toHaveCount(0);
  });
}

test("a passing 503 is never seen @desktop", async ({ page, allow }) => {
  allow(/status 503 GET/);
  let times = 0;
  await page.route("**/api/v1/subjects?*", (route) => (times++ ? route.continue() : route.fulfill(problem(503, "unavailable"))));
  await page.goto("/search?q=千山食品");
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  expect(times).toBe(2);
});

test("a lasting 503 is told after three tries @desktop", async ({ page, allow }) => {
  allow(/status 503 GET/);
  const asked = requests(page, /\/api\/v1\/subjects\?/);
  await page.route("**/api/v1/subjects?*", (route) => route.fulfill(problem(503, "unavailable", "feed")));
  await page.goto("/search?q=千山食品");
  await expect(page.getByRole("alert")).toContainText("错误代码 503");
  expect(asked).toHaveLength(3);
  await expect(retry(page)).toBeVisible();
});

test("a refused connection is told after three tries @desktop", async ({ page, allow }) => {
  allow(/failed net::ERR_CONNECTION_REFUSED/);
  const asked = requests(page, /\/api\/v1\/subjects\?/);
  await page.route("**/api/v1/subjects?*", (route) => route.abort("connectionrefused"));
  await page.goto("/search?q=千山食品");
  await expect(heading(page)).toHaveText("暂时连不上信用平台");
  await expect(page.getByRole("alert")).toContainText("急用请拨打 8890");
  expect(asked).toHaveLength(3);
  await page.unroute("**/api/v1/subjects?*");
  await retry(page).click();
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
});

const BROKEN: [string, Parameters<Route["fulfill"]>[0], RegExp | undefined][] = [
  ["a proxy's 502 page", { status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" }, /status 502/],
  ["a page instead of JSON", { status: 200, contentType: "text/html", body: "<!doctype html><p>login" }, undefined],
  ["JSON of another shape", { json: { data: [], code: 0 } }, undefined],
  ["an empty answer", { status: 200, body: "" }, undefined],
  ["half an answer", { status: 200, contentType: "application/json", body: '{"items":[{"subject"' }, undefined],
  ["wrong values", { json: { items: [], total: -1, next: null, facets: [] } }, undefined],
];
for (const [what, answer, announced] of BROKEN) {
  test(`${what} is told as a fault of the system @desktop`, async ({ page, allow }) => {
    if (announced) allow(announced);
    await page.route("**/api/v1/subjects?*", (route) => route.fulfill(answer));
    await page.goto("/search?q=千山食品");
    await expect(heading(page)).toHaveText("系统出了问题，不是您的操作有误");
    await expect(page.getByRole("main")).not.toContainText("Bad Gateway");
    await page.unroute("**/api/v1/subjects?*");
    await retry(page).click();
    await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  });
}

test("too many requests: wait, with a way to try again @desktop", async ({ page, allow }) => {
  allow(/status 429/);
  await page.route("**/api/v1/subjects?*", (route) => route.fulfill({ status: 429, body: "slow down" }));
  await page.goto("/search?q=千山食品");
  await expect(heading(page)).toHaveText("查询过于频繁");
  await expect(retry(page)).toBeVisible();
});

test("only the records fail: the subject stays readable", async ({ page, allow }) => {
  allow(/status 500 GET .*\/records/);
  await page.route("**/api/v1/subjects/*/records*", (route) => route.fulfill(problem(500, "internal", "ab12")));
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await expect(page.getByRole("alert").getByRole("heading", { level: 2 })).toHaveText("系统出了问题，不是您的操作有误");
  await expect(page.locator(".sentence")).toBeVisible();
  await axe(page);
  await page.unroute("**/api/v1/subjects/*/records*");
  await retry(page).click();
  await expect(page.locator("tbody tr")).toHaveCount(5);
});
