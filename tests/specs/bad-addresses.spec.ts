// Addresses that somebody mistyped, cut off or made up: what is wrong, and a way on; never blank.
import { axe } from "../support/axe";
import { heading, searchBox } from "../support/actions";
import { expect, FOOD, test } from "../support/test";

const LOST = "没有找到这个页面";
const WRONG = "查询条件有误";
const CASES: [path: string, heading: string, says: string][] = [
  ["/nowhere", LOST, "网址可能写错了，或者这个页面已经不在了。"],
  ["/nowhere/at/all?x=1#y", LOST, "网址可能写错了"],
  ["/subjects", LOST, "网址可能写错了"],
  ["/subjects/XXX", LOST, "网址里没有正确的统一社会信用代码，请重新查询。"],
  ["/subjects/91210399MA0TEXT045", LOST, "校验位不符"],
  ["/subjects/91210399MAOTEXT046", LOST, `您要看的可能是 ${FOOD.code}。`],
  ["/subjects/91210399MA0TEXT04", LOST, "应为 18 位，现在是 17 位"],
  ["/subjects/%F0%9F", LOST, "网址里没有正确的统一社会信用代码"],
  [`/subjects/${encodeURIComponent("<script>alert(1)</script>")}`, LOST, "网址里没有正确的统一社会信用代码"],
  ["/records/..%2f", LOST, "网址里的记录编号不对，请重新查询。"],
  ["/records/%F0", LOST, "网址里的记录编号不对"],
  ["/records/%00", LOST, "网址里的记录编号不对"],
  [`/records/${"x".repeat(300)}`, LOST, "网址里的记录编号不对"],
  ["/search?page=0&kind=alien&region=<b>", WRONG, "没有“alien”这个主体类型"],
  ["/search?q=示例&page=abc", WRONG, "页码“abc”不对，应为 1 到 500 的数字。"],
  ["/search?q=示例&page=-1", WRONG, "页码“-1”不对"],
  ["/search?q=示例&page=99999999999999999999", WRONG, "页码“99999999999999999999”不对"],
  ["/search?q=示例&kind=person", WRONG, "没有“person”这个主体类型"],
  ["/search?q=鞍", WRONG, "请至少输入名称中的两个字"],
  ["/search?q=（）", WRONG, "请至少输入名称中的两个字"],
  [`/search?q=${"x".repeat(10_000)}`, WRONG, "查询内容不能超过 100 个字"],
  // Servers refuse addresses of 64 KB.
  [`/search?q=${"长".repeat(7_000)}`, WRONG, "查询内容不能超过 100 个字"],
];

for (const [path, title, says] of CASES) {
  test(`${path.slice(0, 50)} says what is wrong @desktop`, async ({ page }) => {
    await page.goto(path);
    await expect(heading(page)).toHaveText(title);
    await expect(page).toHaveTitle(`${title}｜信用中国（辽宁鞍山）`);
    await expect(page.getByRole("main")).toContainText(says);
    await expect(searchBox(page)).toBeVisible();
    await searchBox(page).fill("千山食品");
    await searchBox(page).press("Enter");
    await expect(heading(page)).toHaveText(/^“千山食品”找到 \d 个主体$/);
  });
}

test("all that is wrong is said at once", async ({ page }) => {
  await page.goto("/search?page=0&kind=alien&region=<b>");
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText([
    /页码“0”不对/,
    /没有“alien”这个主体类型/,
    /没有“<b>”这个地区/,
  ]);
  await axe(page);
  await page.getByRole("alert").getByRole("link", { name: "重新查询" }).click();
  await expect(heading(page)).toHaveText("信用查询");
});

test("a malformed search is read as far as it can be", async ({ page }) => {
  await page.goto("/search?q=%E0%A4%A");
  await expect(heading(page)).not.toBeEmpty();
  await page.goto("/search?q=千山食品&utm_source=wx&q2=&&=&page=");
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
});

test("a percent sign is searched for as typed", async ({ page }) => {
  await page.goto("/search");
  await searchBox(page).fill("50%41 & 示例");
  await searchBox(page).press("Enter");
  await expect(heading(page)).toHaveText("没有查到“50%41 & 示例”");
  await expect(searchBox(page)).toHaveValue("50%41 & 示例");
});

test("a right code and a right number that don't exist: not found", async ({ page, allow, watch }) => {
  // What the page asks for beside what isn't there.
  watch.tolerate(/failed net::ERR_ABORTED GET .*\/records$/);
  allow(/status 404 GET/);
  await page.goto("/subjects/91350100M000100Y43");
  await expect(heading(page)).toHaveText("没有找到");
  await expect(page.getByRole("alert")).toContainText("没有查到这个统一社会信用代码的主体");
  await axe(page);
  await page.goto("/records/nope");
  await expect(heading(page)).toHaveText("没有找到");
  await expect(page.getByRole("alert")).toContainText("没有这条记录，请核对网址。");
  await page.getByRole("alert").getByRole("link", { name: "查询主体" }).click();
  await expect(heading(page)).toHaveText("信用查询");
});

test("a lost visitor can search and go home", async ({ page }) => {
  await page.goto("/nowhere");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "${LOST}" [level=1]
      - paragraph: 网址可能写错了，或者这个页面已经不在了。
      - search "信用查询":
        - combobox "查企业、个体工商户、社会组织"
        - button "查询"
      - paragraph:
        - link "回首页":
          - /url: /
  `);
  await axe(page);
  await page.getByRole("main").getByRole("link", { name: "回首页" }).click();
  await expect(heading(page)).toHaveText("查企业信用");
});

test("addresses of a subject: small letters and blanks are forgiven, wrong pages told", async ({ page }) => {
  await page.goto(`/subjects/${FOOD.code.toLowerCase()}`);
  await expect(heading(page)).toHaveText(FOOD.name);
  await expect(page.locator("tbody tr")).toHaveCount(5);
  await page.goto(`/subjects/${FOOD.code}?show=permits&page=0`);
  await expect(page.getByRole("alert")).toContainText("页码“0”不对");
  await page.getByRole("alert").getByRole("link").click();
  await expect(page.locator("tbody tr")).toHaveCount(5);
  await page.goto(`/subjects/${FOOD.code}?show=permits&page=7`);
  await expect(page.getByRole("main")).toContainText("这一页没有内容，可能是页码太大。");
});
