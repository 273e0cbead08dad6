// A session that ends, or becomes another's, while somebody works.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { caseOf, own, signIn, typeIn, USERS } from "../support/account";
import { CLEAN, expect, FOOD, type Page, test } from "../support/test";

const REASON = "示例原因：店铺搬迁，不再经营“食品”<b>。";

/** Opens the question before a withdrawal, and types a reason. */
async function typeReason(page: Page, number: string): Promise<void> {
  await open(page, `/account/cases/${number}`, /./);
  await page.getByRole("button", { name: "撤回办件" }).click();
  await page.getByLabel("原因").fill(REASON);
}

const again = (page: Page) => page.getByRole("dialog", { name: "请重新登录" });
const other = (page: Page) => page.getByRole("dialog", { name: "换了账号" });

test("a session that ends while somebody types: sign in again, and what was typed goes on its way", async ({ page, allow }, info) => {
  const form = info.project.name === "phone" ? "commitment-certification" : "commitment-approval";
  await signIn(page, USERS.food);
  const number = await caseOf(page, form, "in_force");
  await typeReason(page, number);
  await page.context().clearCookies();
  allow(/status 401 POST \S*\/actions/);
  await page.getByRole("dialog").getByRole("button", { name: "撤回办件" }).click();
  await expect(again(page)).toBeVisible();
  await expect(again(page).getByText(`${FOOD.name} · 经办人 李**`)).toBeVisible();
  await axe(page);
  await typeIn(page, USERS.food);
  await expect(again(page)).toHaveCount(0);
  await expect(page.getByText("已撤回").first()).toBeVisible();
  const told = await own(page, `cases/${number}`);
  expect([told.head.state, told.events.at(-1).note]).toEqual(["withdrawn", REASON]);
});

test("whoever doesn't sign in again finds what was typed, and nothing done", async ({ page, allow }) => {
  await signIn(page, USERS.food);
  const number = await caseOf(page, "registration-qualification", "verified");
  await open(page, `/account/cases/${number}`, /./);
  await page.context().clearCookies();
  allow(/status 401 POST \S*\/actions/);
  await page.getByRole("button", { name: "撤回办件" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回办件" }).click();
  await expect(again(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(again(page)).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveText(/没有办成。请重新登录/);
  await signIn(page, USERS.food);
  expect((await own(page, `cases/${number}`)).head.state).toBe("verified");
});

test("a wrong password in the dialog is said there, and the page stays", async ({ page, allow }) => {
  await signIn(page, USERS.food);
  const { items } = await own(page, "cases");
  await open(page, "/account", FOOD.name);
  await page.context().clearCookies();
  allow(/status (401 GET \S*\/me\/|422 POST \S*\/session)/);
  await page.getByRole("link", { name: /^全部 \d+ 件$/ }).click();
  await expect(again(page)).toBeVisible();
  await typeIn(page, USERS.food, "wrong");
  await expect(again(page).getByRole("alert")).toHaveText("用户名或密码不对，请重新输入。");
  await typeIn(page, USERS.food);
  await expect(page.getByRole("row").filter({ hasText: items[0].number })).toBeVisible();
});

test("another window signs in as somebody else: said at once, and nothing is mixed", async ({ page, context }) => {
  await signIn(page, USERS.food);
  await open(page, "/account/cases", "我的办件");
  const window = await context.newPage();
  await window.goto("/account/sign-in");
  await window.getByRole("button", { name: "换一个账号登录" }).click();
  await expect(heading(window)).toHaveText("登录");
  // Signed out there is signed out here.
  await expect(heading(page)).toHaveText("请先登录");
  await window.getByRole("button", { name: CLEAN.name }).click();
  await expect(heading(window)).toHaveText(CLEAN.name);
  await expect(page.getByText(`${CLEAN.name} · 经办人 陈**`)).toBeVisible();
  await window.close();
});

test("a request never goes out in another's name", async ({ page, allow }) => {
  await signIn(page, USERS.food);
  await open(page, "/account/cases", "我的办件");
  await signIn(page, USERS.clean);
  allow(/status 403 GET \S*\/me\/cases/);
  await page.getByRole("link", { name: /证照/ }).first().click();
  await expect(other(page)).toBeVisible();
  await expect(other(page)).toContainText(FOOD.name);
  await expect(other(page)).toContainText(CLEAN.name);
  await axe(page);
  await other(page).getByRole("button", { name: "换回原来的账号" }).click();
  await expect(again(page)).toBeVisible();
  await typeIn(page, USERS.food);
  await expect(heading(page)).toHaveText(/证照/);
});

test("whoever goes on with the other account leaves the page of the first", async ({ page, allow }) => {
  await signIn(page, USERS.food);
  await open(page, "/account/cases", "我的办件");
  await signIn(page, USERS.clean);
  allow(/status 403 GET \S*\/me\//);
  await page.goto("/account/cases");
  await expect(page.getByText(`${CLEAN.name} · 经办人 陈**`)).toBeVisible();
  await signIn(page, USERS.food);
  await page.getByRole("link", { name: "我的", exact: true }).last().click();
  await expect(other(page)).toBeVisible();
  await other(page).getByRole("button", { name: "离开本页，用现在的账号" }).click();
  await expect(heading(page)).toHaveText(FOOD.name);
});

test("the same person signing in anew elsewhere is not noticed", async ({ page }) => {
  await signIn(page, USERS.food);
  await open(page, "/account/cases", "我的办件");
  await signIn(page, USERS.food);
  // The old token is refused once, and the new one taken.
  page.removeAllListeners("response");
  await page.getByRole("link", { name: /证照/ }).first().click();
  await expect(heading(page)).toHaveText(/证照/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("offline is not signed out", async ({ page, context, allow, watch }) => {
  // What is fetched ahead fails too, if it isn't there yet.
  watch.tolerate(/^console error: TypeError: Failed to fetch/);
  await signIn(page, USERS.food);
  await open(page, "/account/cases", "我的办件");
  await context.setOffline(true);
  allow(/failed net::ERR_INTERNET_DISCONNECTED GET/);
  await page.getByRole("link", { name: /证照/ }).first().click();
  await expect(heading(page)).toHaveText("网络断开了");
  await context.setOffline(false);
  await expect(heading(page)).toHaveText(/证照/);
});
