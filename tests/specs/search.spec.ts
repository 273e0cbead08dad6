// Finding somebody by name part or code.
import { axe } from "../support/axe";
import { heading, open, searchBox, texts } from "../support/actions";
import { CANCELLED, expect, FOOD, FOOD_FORMERLY, FULL_WIDTH, NAMESAKES, type Page, test } from "../support/test";

const results = (page: Page) => page.getByRole("main").locator(".result");
const names = (page: Page) => results(page).getByRole("heading", { level: 2 });
const search = (q: string) => `/search?q=${encodeURIComponent(q)}`;

test("a search from home shows the hits", async ({ page, api }) => {
  await open(page, "/", "查企业信用");
  await searchBox(page).fill("千山食品");
  await page.getByRole("main").getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(search("千山食品"));
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  await expect(page).toHaveTitle("“千山食品”找到 2 个主体｜信用中国（辽宁鞍山）");
  const answer = await api(`subjects?q=${encodeURIComponent("千山食品")}`);
  expect(await texts(names(page))).toEqual(answer.items.map((hit: any) => hit.subject.name));
  await expect(results(page).first()).toContainText(`统一社会信用代码 ${FOOD.code}`);
  await expect(results(page).first()).toContainText("行政许可 5 条 · 行政处罚 1 条 · 信用承诺 5 份");
  await expect(results(page).first()).toContainText("1 条异议处理中");
  await axe(page);
});

test("structure of the hits", async ({ page }) => {
  await open(page, search("千山食品"), /找到 2 个主体/);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置":
        - list:
          - listitem:
            - link "首页":
              - /url: /
          - listitem: 信用查询
      - search "信用查询":
        - combobox "查企业、个体工商户、社会组织": 千山食品
        - button "查询"
      - region "“千山食品”找到 2 个主体":
        - heading "“千山食品”找到 2 个主体" [level=1]
        - list:
          - listitem:
            - heading "${FOOD.name}" [level=2]:
              - link "${FOOD.name}":
                - /url: /subjects/${FOOD.code}
            - list:
              - listitem: 统一社会信用代码 ${FOOD.code}
              - listitem: 千山区
              - listitem: 企业法人
          - listitem:
            - heading "示例千山食品连锁有限公司" [level=2]
        - heading "没找到要查的主体？" [level=2]
  `);
});

test("any two neighbouring characters of a name find it @desktop", async ({ page }) => {
  for (const part of ["山食", "清白", "白文", "港物"]) {
    await open(page, search(part), new RegExp(`^“${part}”找到 \\d+ 个主体$`));
    const found = await texts(names(page));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((name) => !name.includes(part))).toEqual([]);
    await expect(names(page).first().locator("mark")).toHaveText(part);
  }
});

const SPELLINGS = ["鞍山ＡＢ", "鞍山ab", "（鞍山）AB科技", "(鞍山)ＡＢ", "演示 鞍山 ab", "鞍山　Ａｂ"];
test("width, case, blanks and brackets don't matter @desktop", async ({ page, api }) => {
  for (const spelling of SPELLINGS) {
    const answer = await api(`subjects?q=${encodeURIComponent(spelling)}`);
    expect(answer.items.map((hit: any) => hit.subject.code), spelling).toEqual([FULL_WIDTH.code]);
  }
  await open(page, search("(鞍山)ab"), "“(鞍山)ab”找到 1 个主体");
  await expect(names(page).locator("mark")).toHaveText("鞍山）ＡＢ");
});

test("a former name finds, and is shown as one", async ({ page }) => {
  await open(page, search("山糕点"), "“山糕点”找到 1 个主体");
  await expect(names(page)).toHaveText(FOOD.name);
  await expect(results(page)).toContainText(`曾用名 ${FOOD_FORMERLY}`);
});

test("a code finds its owner first @desktop", async ({ page }) => {
  for (const code of [FOOD.code, FOOD.code.toLowerCase(), "９１２１０３９９ＭＡ０ＴＥＸＴ０４６", ` ${FOOD.code.slice(0, 6)} ${FOOD.code.slice(6)} `]) {
    await open(page, search(code), /找到 \d+ 个主体$/);
    await expect(names(page).first()).toHaveText(FOOD.name);
  }
});

test("a wrong code says what is wrong and links to the likely one", async ({ page }) => {
  await page.goto(search("91210399MAOTEXT046"));
  const hint = page.getByRole("main").getByRole("status").filter({ hasText: "字母 O 多半是数字 0" });
  await expect(hint).toBeVisible();
  await expect(heading(page)).toHaveText("没有查到“91210399MAOTEXT046”");
  await axe(page);
  await hint.getByRole("link", { name: FOOD.code }).click();
  await expect(heading(page)).toHaveText(FOOD.name);
});

test("a right code without an owner says so @desktop", async ({ page }) => {
  await open(page, search("91350100M000100Y43"), "没有查到“91350100M000100Y43”");
  await expect(page.getByRole("main")).toContainText("代码本身没有写错，但这里没有这个主体的信息");
});

test("subjects of one name are told apart by code and district", async ({ page }) => {
  await open(page, search(NAMESAKES.name), `“${NAMESAKES.name}”找到 2 个主体`);
  expect(await texts(names(page))).toEqual([NAMESAKES.name, NAMESAKES.name]);
  const shown = (await texts(results(page))).join("\n");
  for (const fact of [...NAMESAKES.codes, ...NAMESAKES.regions]) expect(shown).toContain(fact);
});

test("a cancelled subject is marked in the hits", async ({ page }) => {
  await open(page, search(CANCELLED.name), /找到 1 个主体$/);
  await expect(results(page).locator(".tag").filter({ hasText: "注销" })).toBeVisible();
});

test("nothing found: what to do next", async ({ page }) => {
  await open(page, search("没有这样的名称"), "没有查到“没有这样的名称”");
  await expect(page.getByRole("main")).toContainText("请检查有没有错别字，少输几个字，或改用 18 位统一社会信用代码。");
  await axe(page);
});

test("a new search replaces the words in the same box", async ({ page }) => {
  await open(page, search("没有这样的名称"), /^没有查到/);
  await searchBox(page).fill("清白文化");
  await searchBox(page).press("Enter");
  await expect(heading(page)).toHaveText("“清白文化”找到 1 个主体");
  await expect(page).toHaveURL(search("清白文化"));
});
