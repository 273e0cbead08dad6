// The desk: an agency's queue.
import { axe } from "../support/axe";
import { fitsWidth, heading, settled, texts } from "../support/actions";
import { alone, CLEAN_USER, COMMITMENT, enter, FOOD_USER, MARKET, Person, REFORM } from "../support/desk";
import { expect, type Page, TODAY } from "../support/test";

const test = alone();

const rows = (page: Page) => page.locator(".listing tbody tr");
const views = (page: Page) => page.getByRole("navigation", { name: "队列" });
const found = (page: Page) => page.locator("#found");

async function desk(page: Page, path = "/desk"): Promise<void> {
  await page.goto(path);
  await expect(heading(page)).toHaveText("审核台");
  await expect(found(page)).toBeVisible();
  await settled(page);
}

/** The number that a view states. */
async function count(page: Page, view: string): Promise<number> {
  const text = await views(page).getByRole("link", { name: view }).innerText();
  return Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(",", ""));
}

test("without signing in, the desk asks who one is and then shows the queue", async ({ page }) => {
  await page.goto("/desk");
  await page.getByLabel("用户名").fill(MARKET);
  await page.getByLabel("密码", { exact: true }).fill("demo-2026");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(heading(page)).toHaveText("审核台");
  await expect(page.getByRole("main")).toContainText("鞍山市市场监督管理局（示例）");
  await axe(page);
});

test("an enterprise is told that this is not its place", async ({ page }) => {
  await enter(page, FOOD_USER);
  await page.goto("/desk");
  await expect(heading(page)).not.toHaveText("审核台");
  await expect(page.getByRole("main")).toContainText("演示千山食品有限公司");
  await expect(rows(page)).toHaveCount(0);
});

test("“我的” leads an officer to the desk, and back leads further back", async ({ page }) => {
  await enter(page, MARKET);
  await page.goto("/disclosure");
  await expect(heading(page)).toHaveText("信息公示");
  await page.locator("a[href='/account']").locator("visible=true").first().click();
  await expect(heading(page)).toHaveText("审核台");
  await expect(page).toHaveURL(/\/desk$/);
  await page.goBack();
  await expect(heading(page)).toHaveText("信息公示");
});

test("what is due first comes first; late and nearly late say so in words and icons", async ({ page }) => {
  const officer = await enter(page, MARKET);
  const { items } = await officer.get("desk/cases?view=todo");
  await desk(page);
  expect(await rows(page).count()).toBe(items.length);
  const shown = (await texts(rows(page).locator("th a"))).map((text) => text.replace(/\s+/g, ""));
  expect(shown).toEqual(items.map((head: any) => `${head.subject.name}，编号${head.number}`));
  const days = items.map((head: any) => head.due).filter(Boolean);
  expect(days).toEqual([...days].sort());
  const late = items.filter((head: any) => head.due < TODAY).length;
  expect(late, "the sample has late cases").toBeGreaterThan(0);
  expect(await count(page, "已逾期")).toBeGreaterThanOrEqual(late);
  const first = rows(page).first().locator(".deadline");
  await expect(first).toHaveText(/^已逾期( \d+ 个工作日)?$/);
  await expect(first.locator("svg")).toBeVisible();
  await axe(page);
  await fitsWidth(page);
});

test("the views are in the address, their numbers are what they lead to", async ({ page }) => {
  await enter(page, MARKET);
  await desk(page);
  for (const [name, code] of [["快到期", "soon"], ["已逾期", "overdue"], ["等对方", "waiting"], ["待核查履约", "assess"], ["已办结", "closed"], ["全部", "all"]]) {
    const number = await count(page, name);
    await views(page).getByRole("link", { name }).click();
    await expect(page).toHaveURL(new RegExp(`/desk\\?view=${code}$`));
    await expect(views(page).getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await settled(page);
    if (number) await expect(found(page)).toHaveText(new RegExp(`^${name}共 ${number} 件`));
    else await expect(found(page)).toHaveText(`没有“${name}”的办件。`);
  }
  await page.goBack();
  await expect(page).toHaveURL(/view=closed$/);
});

test("words, kind, state and order filter; all of it survives a reload and can be cleared", async ({ page }) => {
  await enter(page, MARKET);
  await desk(page, "/desk?view=all");
  await page.getByLabel("编号、名称或代码").fill("千山");
  await page.getByLabel("状态").selectOption("in_force");
  await page.getByLabel("排序").selectOption("updated");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL("/desk?view=all&q=%E5%8D%83%E5%B1%B1&state=in%5Fforce&sort=updated");
  await settled(page);
  for (const text of await texts(rows(page))) expect(text).toMatch(/千山[\s\S]*履行期内/);
  await page.reload();
  await expect(page.getByLabel("编号、名称或代码")).toHaveValue("千山");
  await expect(page.getByLabel("状态")).toHaveValue("in_force");
  await page.getByRole("link", { name: "清空", exact: true }).click();
  await expect(page).toHaveURL(/\/desk$/);
});

test("impossible filters are told, an empty result says where else to look", async ({ page }) => {
  await enter(page, MARKET);
  await page.goto("/desk?view=nonsense");
  await expect(found(page)).toHaveText("筛选条件有误");
  await page.getByRole("link", { name: "看待我办的" }).click();
  await settled(page);
  await page.getByLabel("编号、名称或代码").fill("没有这样的名称");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(found(page)).toHaveText("“待我办”里没有符合筛选的办件。");
  await page.getByRole("link", { name: "在全部办件里找" }).click();
  await expect(found(page)).toHaveText("“全部”里没有符合筛选的办件。");
});

test("a refresh says what is new", async ({ page, baseURL }) => {
  await enter(page, MARKET);
  await desk(page);
  const before = await count(page, "待我办");
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.locator("#news")).toHaveText("10:42 已刷新，没有变化。");
  const filed = await (await Person.signIn(baseURL!, CLEAN_USER)).file(COMMITMENT);
  const refresh = page.getByRole("button", { name: "刷新" });
  await refresh.click();
  await expect(page.locator("#news")).toHaveText("10:42 已刷新，有 1 件新的或有变化，标有“新”。");
  await expect(page.getByRole("status").filter({ hasText: "有 1 件新的" })).toBeAttached();
  await expect(refresh).toBeFocused();
  expect(await count(page, "待我办")).toBeGreaterThanOrEqual(before);
  await expect(rows(page).filter({ hasText: filed.head.number }).locator(".tag", { hasText: "新" })).toBeVisible();
});

test("by keyboard alone: to a case and back to the same place in the queue @desktop", async ({ page }) => {
  await enter(page, MARKET);
  await desk(page, "/desk?view=all");
  const links = rows(page).locator("th a");
  await links.first().focus();
  await page.keyboard.press("j");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/cases\/[\d-]+$/);
  await expect(heading(page)).toBeFocused();
  await page.getByRole("navigation", { name: "您的位置" }).getByRole("link", { name: "审核台" }).press("Enter");
  await expect(page).toHaveURL("/desk?view=all");
  // What is typed into a field is typed, not a command.
  await page.getByLabel("编号、名称或代码").pressSequentially("jk");
  await expect(page.getByLabel("编号、名称或代码")).toHaveValue("jk");
});

test("an agency sees its own cases only", async ({ page, baseURL }) => {
  const filed = await (await Person.signIn(baseURL!, CLEAN_USER)).file(COMMITMENT);
  await enter(page, REFORM);
  await desk(page, "/desk?view=all");
  await page.getByLabel("编号、名称或代码").fill(filed.head.number);
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(found(page)).toHaveText("“全部”里没有符合筛选的办件。");
});

test("a foreign agency's case is not there", async ({ page, baseURL, allow }) => {
  allow(/status 404 GET .*\/desk\/cases\//);
  const filed = await (await Person.signIn(baseURL!, CLEAN_USER)).file(COMMITMENT);
  await enter(page, REFORM);
  await page.goto(`/desk/cases/${filed.head.number}`);
  await expect(heading(page)).toHaveText("没有这个办件");
  await expect(page.getByRole("main")).not.toContainText("清白");
  await page.goto("/desk/cases/not-a-number");
  await expect(heading(page)).toHaveText("没有找到这个页面");
});

test("the queue when the platform fails, and again when it is back", async ({ page, allow }) => {
  await enter(page, MARKET);
  await desk(page);
  allow(/status 500/);
  await page.route("**/desk/cases?**", (route) => route.fulfill({ status: 500, body: "x" }));
  await page.getByRole("button", { name: "刷新" }).click();
  await expect(page.getByRole("heading", { name: "系统出了问题，不是您的操作有误" })).toBeVisible();
  await page.unroute("**/desk/cases?**");
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(rows(page).first()).toBeVisible();
});

for (const [mode, name, value] of [["normal", "", ""], ["dark", "theme", "dark"], ["elder", "mode", "elder"]]) {
  test(`axe finds nothing on the queue in ${mode} mode, and it fits`, async ({ page }) => {
    await page.addInitScript(([name, value]) => name && localStorage.setItem(name, value), [name, value]);
    await enter(page, MARKET);
    await desk(page, "/desk?view=all");
    await axe(page);
    await fitsWidth(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await fitsWidth(page);
  });
}
