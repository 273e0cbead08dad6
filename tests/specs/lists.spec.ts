// The named lists: on what they stand first, then who is on them.
import { axe } from "../support/axe";
import { heading, open, settled } from "../support/actions";
import { chips, found, openFilters, rows, total } from "../support/disclosure";
import { BLACK_LIST, expect, test, WAGE_LIST } from "../support/test";

interface List {
  id: string;
  name: string;
  kind: string;
  legal_basis: string;
  deciding_body: { name: string; phone: string };
  criteria: string;
  measures: string[];
  exit_rule: string;
  remedy: string;
  count: number;
}

test("every list is two taps from home, basis first, the same number everywhere", async ({ page, api }) => {
  test.slow();
  const lists: List[] = (await api("lists")).items;
  expect(lists.length).toBeGreaterThan(7);
  await open(page, "/", "查企业信用");
  for (const list of lists) {
    await page.locator(".wordmark").click();
    await page.locator(".tiles").getByRole("link", { name: "红黑名单" }).click();
    const row = page.getByRole("row").filter({ has: page.locator(`a[href="/lists/${list.id}"]`) });
    for (const text of [list.legal_basis, list.deciding_body.name, `${list.count} 条`]) await expect(row).toContainText(text);
    await row.getByRole("link").click();
    await expect(heading(page)).toHaveText(list.name);
    const facts = page.locator(".facts").first();
    const { legal_basis, deciding_body, criteria, measures, exit_rule, remedy } = list;
    for (const text of [legal_basis, deciding_body.name, deciding_body.phone, criteria, exit_rule, remedy]) await expect(facts).toContainText(text);
    for (const measure of measures.length ? measures : ["不附带惩戒措施"]) await expect(facts).toContainText(measure);
    await settled(page);
    expect(await total(page), list.name).toBe(list.count);
    await expect(page.getByRole("link", { name: `看名单，共 ${list.count} 条` })).toBeVisible();
    const [above, below] = await Promise.all([facts.boundingBox(), found(page).boundingBox()]);
    expect(above!.y + above!.height).toBeLessThan(below!.y);
  }
});

test("a kind of list begins with its named lists", async ({ page, api }) => {
  const lists: List[] = (await api("lists")).items.filter((l: List) => l.kind === "black_list");
  await open(page, "/disclosure/black_list", "严重失信主体名单（原称黑名单）");
  const table = page.getByRole("region", { name: "有哪些名单，依据什么" }).getByRole("table");
  await expect(table.locator("tbody tr")).toHaveCount(lists.length);
  const sum = lists.reduce((all, l) => all + l.count, 0);
  expect(await total(page)).toBe(sum);
  await openFilters(page);
  await page.getByRole("group", { name: "名单", exact: true }).getByRole("checkbox", { name: WAGE_LIST }).check();
  await page.getByRole("button", { name: "应用筛选" }).click();
  await expect(page).toHaveURL("/disclosure/black_list?list=wage%2Darrears");
  await expect(chips(page)).toContainText([WAGE_LIST]);
  expect(await total(page)).toBe(lists.find((l) => l.id === "wage-arrears")!.count);
});

test("an entry leads to its list, whose name is an address too", async ({ page }) => {
  await open(page, `/records/${BLACK_LIST}`, WAGE_LIST);
  await page.getByRole("link", { name: "看这份名单的依据、移出办法和全部在列主体" }).click();
  await expect(page).toHaveURL("/lists/wage-arrears");
  await expect(page.locator(".facts").first()).toContainText("《保障农民工工资支付条例》第四十八条");
  await page.goBack();
  await expect(page).toHaveURL(`/records/${BLACK_LIST}`);
});

test("past the basis to the entries by one key", async ({ page }) => {
  await open(page, "/lists/wage-arrears", WAGE_LIST);
  await page.getByRole("link", { name: /^看名单/ }).focus();
  await page.keyboard.press("Enter");
  await expect(found(page)).toBeFocused();
  await expect(found(page)).toBeInViewport();
});

test("filters narrow a named list too", async ({ page, api }) => {
  await open(page, "/lists/tax-a", /^纳税信用/);
  const { facets } = await api("records?list=tax-a");
  const region = facets.find((f: any) => f.name === "region").values[0];
  await openFilters(page);
  await page.getByRole("group", { name: "地区" }).getByRole("checkbox", { name: region.label }).check();
  await page.getByRole("button", { name: "应用筛选" }).click();
  await expect(page).toHaveURL(`/lists/tax-a?region=${region.value.replace("-", "%2D")}`);
  await expect(rows(page)).toHaveCount(region.count);
  await expect(found(page)).toBeFocused();
});

test("the overview of lists reads in order", async ({ page }) => {
  await open(page, "/lists", "红黑名单");
  await axe(page);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置"
      - heading "红黑名单" [level=1]
      - paragraph: 谁守信、谁失信、依据什么、何时退出，都在这里。
      - heading "列入名单要有法定依据" [level=2]
      - paragraph: /没有法律、法规或者国务院决定、命令作依据/
      - region /守信激励名单 ?（原称红名单）/:
        - heading /守信激励名单 ?（原称红名单）/ [level=2]
        - link "查全部在列主体"
        - paragraph
        - table:
          - rowgroup:
            - row "名单 认定依据 认定单位 在列":
              - columnheader "名单"
              - columnheader "认定依据"
              - columnheader "认定单位"
              - columnheader "在列"
          - rowgroup
      - region /严重失信主体名单 ?（原称黑名单）/
      - region "重点关注名单"
      - region "经营异常名录"
  `);
});

test("a named list reads in order: basis first, then the entries", async ({ page }) => {
  await open(page, "/lists/wage-arrears", WAGE_LIST);
  await axe(page);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置":
        - list:
          - listitem:
            - link "首页"
          - listitem:
            - link "红黑名单"
          - listitem: ${WAGE_LIST}
      - paragraph:
        - link "严重失信主体名单"
        - text: （原称黑名单）
      - heading "${WAGE_LIST}" [level=1]
      - paragraph:
        - link /看名单，共 \\d+ 条/
      - region "这份名单依据什么、怎么移出":
        - heading "这份名单依据什么、怎么移出" [level=2]
        - term: 认定依据
        - definition: /第四十八条/
        - term: 认定单位
        - definition: /人力资源和社会保障局/
        - term: 列入条件
        - definition
        - term: 相应措施
        - definition:
          - list
        - term: 怎么移出
        - definition
        - term: 有异议找谁
        - definition
      - search
      - region /共 \\d+ 条/:
        - heading /共 \\d+ 条/ [level=2]
        - table
  `);
});
