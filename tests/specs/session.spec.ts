// Signing in and out; who acts; a page that needs somebody.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, requests } from "../support/actions";
import { kept, PASSWORD, signIn, typeIn, USERS } from "../support/account";
import { expect, FOOD, test } from "../support/test";

const ACTS = `${FOOD.name} · 经办人 李**`;

test("a demo account signs in with one tap, and who acts is on show", async ({ page }) => {
  await open(page, "/account", "请先登录");
  await axe(page);
  await page.getByRole("button", { name: FOOD.name }).click();
  await expect(heading(page)).toHaveText(FOOD.name);
  await expect(heading(page)).toBeFocused();
  await expect(page.getByText(ACTS)).toBeVisible();
});

test("a password is typed without a mouse; a wrong one is said plainly and the name stays", async ({ page, allow }) => {
  allow(/status 422 POST \S*\/session/);
  await open(page, "/account/sign-in", "登录");
  await page.getByLabel("用户名").focus();
  await page.keyboard.type(USERS.food);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("请输入密码。");
  await expect(page.getByLabel("密码")).toBeFocused();
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("用户名或密码不对，请重新输入。");
  await expect(page.getByLabel("密码")).toBeFocused();
  await expect(page.getByLabel("用户名")).toHaveValue(USERS.food);
  await axe(page);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(FOOD.name);
});

test("who guesses passwords is told how long to wait", async ({ page, allow }, info) => {
  allow(/status 4(22|29) POST \S*\/session/);
  const user = `nobody-${info.project.name}`;
  await open(page, "/account/sign-in", "登录");
  for (let tries = 0; tries < 9; tries++) {
    const answered = page.waitForResponse((r) => r.request().method() === "POST");
    await typeIn(page, user, "guess");
    await answered;
  }
  await expect(page.getByRole("alert")).toHaveText(/这个账号出错太多次，请 \d+ 分钟后再试。/);
});

for (const evil of ["//example.org", "/\\example.org", "https://example.org/", "javascript:alert(1)", "/\t/example.org", "/account/sign-in"]) {
  test(`signing in with next=${JSON.stringify(evil)} leads to one's own page`, async ({ page }) => {
    await open(page, `/account/sign-in?next=${encodeURIComponent(evil)}`, "登录");
    await page.getByRole("button", { name: FOOD.name }).click();
    await expect(heading(page)).toHaveText(FOOD.name);
    expect(new URL(page.url()).pathname).toBe("/account");
  });
}

test("signing in goes on to the page that was asked for", async ({ page }) => {
  await open(page, "/account/sign-in?next=%2Faccount%2Fnotices%3Fa%3D1", "登录");
  await page.getByRole("button", { name: FOOD.name }).click();
  await expect(heading(page)).toHaveText("通知");
  expect(page.url()).toMatch(/\/account\/notices\?a=1$/);
  // Going back doesn't come to the form once more.
  await open(page, "/account/sign-in", "您已经登录");
  await expect(page.getByRole("link", { name: "继续" })).toHaveAttribute("href", "/account");
});

test("an officer is told that enterprises act here, and the way on", async ({ page }) => {
  await signIn(page, USERS.officer);
  await open(page, "/account/cases", "这里由企业办理");
  await expect(page.getByText(/· 工作人员 王\*/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "去审核台" })).toHaveAttribute("href", "/desk");
  await axe(page);
  await page.getByRole("link", { name: "换一个账号登录" }).click();
  await expect(heading(page)).toHaveText("您已经登录");
  await page.getByRole("button", { name: "换一个账号登录" }).click();
  await expect(heading(page)).toHaveText("登录");
  await page.getByRole("button", { name: FOOD.name }).click();
  await expect(heading(page)).toHaveText("我的办件");
});

test("visitors of public pages are never asked about; the head knows without asking", async ({ page }) => {
  const asked = requests(page, /\/api\/v1\/(session|me)/);
  await open(page, "/", "查企业信用");
  await open(page, "/lists", "红黑名单");
  const entry = page.locator("[data-account]");
  await expect(entry.first()).toHaveText("登录");
  await open(page, "/account", "请先登录");
  await page.getByRole("button", { name: FOOD.name }).click();
  await expect(heading(page)).toHaveText(FOOD.name);
  for (const one of await entry.all()) await expect(one).toHaveText("我的");
  asked.length = 0;
  await open(page, "/lists", "红黑名单");
  for (const one of await entry.all()) await expect(one).toHaveText("我的");
  expect(asked).toEqual([]);
});

test("signing out leaves nothing behind, here and in other windows", async ({ page, context }) => {
  await signIn(page, USERS.food);
  await open(page, "/account", FOOD.name);
  await page.evaluate(() => {
    localStorage.setItem("own:draft", "13800000000");
    sessionStorage.setItem("own:draft", "13800000000");
  });
  const other = await context.newPage();
  await other.goto("/account/cases");
  await expect(heading(other)).toHaveText("我的办件");
  await page.getByRole("link", { name: "退出" }).click();
  await expect(heading(page)).toHaveText("退出登录");
  await axe(page);
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await expect(heading(page)).toHaveText("已经退出");
  await expect(heading(page)).toBeFocused();
  await expect(heading(other)).toHaveText("请先登录");
  await expect(other.getByText(FOOD.name, { exact: false }).and(other.locator("main table *"))).toHaveCount(0);
  const rest = await kept(page);
  expect(rest).not.toContain("13800000000");
  expect(rest).not.toContain("千山");
  for (const entry of await page.locator("[data-account]").all()) await expect(entry).toHaveText("登录");
  await page.goBack();
  await expect(heading(page)).toHaveText("请先登录");
  await other.close();
});

test("no secret is kept in the browser's stores", async ({ page }) => {
  const csrf = await signIn(page, USERS.food);
  await open(page, "/account", FOOD.name);
  const cookies = await page.context().cookies();
  const secret = cookies.find((cookie) => cookie.name === "credit_session");
  expect(secret?.httpOnly).toBe(true);
  const rest = await kept(page);
  expect(rest).not.toContain(csrf);
  expect(rest).not.toContain(secret?.value);
  expect(rest).not.toMatch(/李\*\*|91210399MA0TEXT046/);
});

test("signing out everywhere ends the sessions on other devices", async ({ page, visitor, allow }) => {
  const device = await visitor();
  await signIn(device, USERS.labour);
  await open(device, "/account", /宏基/);
  await signIn(page, USERS.labour);
  await open(page, "/account/sign-out", "退出登录");
  await page.getByRole("button", { name: "在所有设备上退出" }).click();
  await expect(heading(page)).toHaveText("已经退出");
  allow(/status 401 GET \S*\/me\/notices/);
  await device.getByRole("link", { name: /^全部 \d+ 条$/ }).click();
  await expect(device.getByRole("dialog", { name: "请重新登录" })).toBeVisible();
});

test("signing in fits a narrow window @phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "/account", "请先登录");
  await fitsWidth(page);
  await page.locator(".tabbar").getByRole("link", { name: "我的" }).click();
  await expect(heading(page)).toHaveText("请先登录");
});

test("a provider's button leads to the provider and back", async ({ page }) => {
  await page.route("**/api/v1/session", (route) =>
    route.fulfill({ json: { provider: { name: "示例统一身份认证", start: "/api/v1/session/start" }, demo: [] } }),
  );
  await open(page, "/account/notices", "请先登录");
  const button = page.getByRole("link", { name: "用示例统一身份认证登录" });
  await expect(button).toHaveAttribute("href", "/api/v1/session/start?return=%2Faccount%2Fnotices");
  await expect(page.getByLabel("密码")).toHaveCount(0);
});

test("a provider with a dangerous address gets no button", async ({ page }) => {
  for (const start of ["javascript:alert(1)", "//example.org", "http://example.org"]) {
    await page.route("**/api/v1/session", (route) =>
      route.fulfill({ json: { provider: { name: "示例", start }, demo: [] } }),
    );
    await open(page, "/account", "请先登录");
    await expect(page.getByText("登录暂时不能用")).toBeVisible();
    await expect(page.getByRole("link", { name: /用示例登录/ })).toHaveCount(0);
  }
});
