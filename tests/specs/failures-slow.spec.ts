// Answers that take long, never come, or come when nobody waits for them any more.
import { axe } from "../support/axe";
import { heading, open, requests } from "../support/actions";
import { expect, FOOD, test, UNDER_OBJECTION } from "../support/test";

test("a slow answer shows a skeleton that says what is being loaded", async ({ page }) => {
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route("**/api/v1/records/*", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`/records/${UNDER_OBJECTION}`);
  await expect(page.getByRole("status").filter({ hasText: "正在载入记录" })).toBeAttached();
  await expect(page.locator(".skeleton").first()).toBeVisible();
  await axe(page);
  go();
  await expect(heading(page)).toHaveText("未履行进货查验义务");
  await expect(page.locator(".skeleton")).toHaveCount(0);
});

test("no answer within the limit: three tries, then a message", async ({ page, allow }) => {
  // The portal's own timers run twenty times as fast.
  await page.addInitScript(() => {
    const real = window.setTimeout.bind(window);
    window.setTimeout = ((run: TimerHandler, delay = 0, ...args: unknown[]) => real(run, delay / 20, ...args)) as typeof setTimeout;
  });
  allow(/failed net::ERR_ABORTED GET .*\/api\/v1\/records\//);
  const asked = requests(page, /\/api\/v1\/records\//);
  await page.route("**/api/v1/records/*", () => {});
  await page.goto(`/records/${UNDER_OBJECTION}`);
  await expect(heading(page)).toHaveText("暂时连不上信用平台");
  expect(asked).toHaveLength(3);
  await page.unroute("**/api/v1/records/*");
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(heading(page)).toHaveText("未履行进货查验义务");
});

test("leaving a page calls off what it asked for", async ({ page, allow }) => {
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  await page.route("**/api/v1/records/*", () => {});
  allow(/failed net::ERR_ABORTED GET .*\/api\/v1\/records\//);
  const asked = page.waitForRequest(/\/api\/v1\/records\//);
  await page.locator("tbody a").first().click();
  await asked;
  const gone = page.waitForEvent("requestfailed", (request) => request.url().includes("/api/v1/records/"));
  await page.goBack();
  await gone;
  await expect(heading(page)).toHaveText(FOOD.name);
});

test("newer words win over a slower answer to older ones", async ({ page, allow }) => {
  allow(/failed net::ERR_ABORTED GET .*\/api\/v1\/subjects\?/);
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route("**/api/v1/subjects?*", async (route) => {
    if (new URL(route.request().url()).searchParams.get("q") === "示例") await gate;
    await route.continue().catch(() => {});
  });
  await page.goto("/search?q=示例");
  const box = page.getByRole("main").getByRole("combobox");
  await box.fill("千山食品");
  await box.press("Enter");
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  go();
  await page.waitForTimeout(500);
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
});

test("the old hits stay while the next page loads", async ({ page }) => {
  await open(page, "/search?q=示例", /^“示例”找到/);
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route("**/api/v1/subjects?*", async (route) => {
    await gate;
    await route.continue();
  });
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(1);
  await expect(page.locator(".result")).toHaveCount(20);
  go();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
});
