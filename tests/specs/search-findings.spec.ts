// One search for everything: services, records by number, lists and articles besides subjects.
import guidance from "../../crates/platform/src/guidance.json" with { type: "json" };
import { axe } from "../support/axe";
import { fitsWidth, heading, open, searchBox, suggestions } from "../support/actions";
import { expect, FOOD, type Page, test, UNDER_OBJECTION, WAGE_LIST } from "../support/test";

const search = (q: string) => `/search?q=${encodeURIComponent(q)}`;
const others = (page: Page) => page.getByRole("region", { name: "主体以外的结果" });
const link = (page: Page, name: string) => others(page).getByRole("link", { name, exact: true });

test("a document number finds its record, first of all", async ({ page, api }) => {
  const { head } = await api(`records/${UNDER_OBJECTION}`);
  await open(page, search(head.document_no), `没有查到“${head.document_no}”`);
  await expect(others(page)).toContainText("文号相符的公示记录");
  await expect(page.getByRole("status").filter({ hasText: "，另有公示记录 1 条" })).toBeAttached();
  await axe(page);
  await fitsWidth(page);
  await link(page, head.title).click();
  await expect(page).toHaveURL(`/records/${UNDER_OBJECTION}`);
});

test("the old name of a kind of list finds the lists", async ({ page }) => {
  await open(page, search("黑名单"), /“黑名单”/);
  await expect(others(page)).toContainText("（原称黑名单）");
  await link(page, WAGE_LIST).click();
  await expect(page).toHaveURL("/lists/wage-arrears");
});

test("a question finds the service and what there is to read", async ({ page, api }) => {
  await open(page, search("怎么修复"), "没有查到“怎么修复”");
  const answer = await api(`articles?q=${encodeURIComponent("修复")}`);
  await expect(others(page)).toContainText(`政策与动态　${answer.total} 篇`);
  await expect(link(page, answer.items[0].title)).toBeVisible();
  await axe(page);
  await fitsWidth(page);
  await link(page, "信用修复").click();
  await expect(heading(page)).toHaveText("信用修复");
});

test("usual words are suggested as services, by keyboard", async ({ page }) => {
  await open(page, "/", "查企业信用");
  const box = searchBox(page);
  await box.pressSequentially("承诺书模板");
  await expect(suggestions(page).first()).toContainText("信用承诺");
  await expect(suggestions(page).first()).toContainText("办事");
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await axe(page);
  await box.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("信用承诺");
  await box.press("Enter");
  await expect(page).toHaveURL("/commitments");
});

test("subjects stay first when there are some", async ({ page }) => {
  await open(page, search("千山食品"), "“千山食品”找到 2 个主体");
  await expect(page.getByRole("link", { name: FOOD.name })).toBeVisible();
});

test("nothing anywhere is said once", async ({ page }) => {
  await open(page, search("没有这样的名称"), "没有查到“没有这样的名称”");
  await expect(others(page)).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: /^没有查到“没有这样的名称”$/ })).toBeAttached();
  await axe(page);
});

test("each fails by itself and can be tried again", async ({ page, allow }) => {
  allow(/status 500 GET/);
  const broken = { status: 500, contentType: "application/json", body: "{}" };
  await page.route("**/api/v1/findings?*", (route) => route.fulfill(broken));
  await open(page, search("千山食品"), "“千山食品”找到 2 个主体");
  const again = page.getByRole("button", { name: "再试一次" });
  await expect(again).toBeVisible();
  await axe(page);
  await page.unroute("**/api/v1/findings?*");
  await again.click();
  await expect(again).toHaveCount(0);

  await page.route("**/api/v1/subjects?*", (route) => route.fulfill(broken));
  await page.goto(search("怎么修复"));
  await expect(again).toBeVisible();
  await expect(link(page, "信用修复")).toBeVisible();
  await page.unroute("**/api/v1/subjects?*");
  await again.click();
  await expect(heading(page)).toHaveText("没有查到“怎么修复”");
});

test("hostile words stay words", async ({ page }) => {
  const q = "<b>2026</b>' OR 1=1";
  await open(page, search(q), `没有查到“${q}”`);
  await fitsWidth(page);
});

test("every service leads to a page @desktop", async ({ page }) => {
  test.slow();
  for (const { path } of guidance) {
    await page.goto(path);
    await expect(heading(page)).not.toHaveText(/^$|没有找到|正在载入/);
  }
});
