// What there is to read: sections, articles, searched and printed, harmless whatever they say.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, settled, texts } from "../support/actions";
import { expect, test } from "../support/test";

interface Head {
  id: string;
  section: string;
  title: string;
  published: string;
}

test("home shows the newest, a section all, an article says where it is from", async ({ page, api }) => {
  const news: Head[] = (await api("articles?section=news")).items;
  await open(page, "/", "查企业信用");
  const link = page.getByRole("main").getByRole("link", { name: news[0].title });
  await expect(link).toBeVisible();
  await link.click();
  await expect(heading(page)).toHaveText(news[0].title);
  await expect(heading(page)).toBeFocused();
  await expect(page.locator("main .meta")).toContainText("来源：演示市信用办（示例）");
  await expect(page.locator("main .meta time")).toHaveAttribute("datetime", news[0].published);
  await page.locator(".crumbs").getByRole("link", { name: "信用动态" }).click();
  await expect(heading(page)).toHaveText("信用动态");
  await settled(page);
  expect(await texts(page.locator(".headlines h2"))).toEqual(news.map((head) => head.title));
  await axe(page);
});

test("every section is reached from the overview, none is empty", async ({ page, api }) => {
  const all: Head[] = (await api("articles")).items;
  await open(page, "/read", "政策与动态");
  const sections = page.locator(".sections > section");
  expect(await sections.count()).toBe(new Set(all.map((head) => head.section)).size);
  for (const name of await texts(sections.locator("h2"))) {
    await open(page, "/read", "政策与动态");
    await page.getByRole("main").getByRole("heading", { name, exact: true }).getByRole("link").click();
    await expect(heading(page)).toHaveText(name);
    await expect(page.locator(".headlines > li").first()).toBeVisible();
  }
});

test("words are looked for in titles and texts, and stand in the address", async ({ page, api }) => {
  await open(page, "/read/policy", "政策法规");
  await page.getByRole("searchbox", { name: "在“政策法规”里查" }).fill("发改办财金");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(/\/read\/policy\?q=/);
  await expect(page.getByText("1 篇文章写到“发改办财金”").first()).toBeVisible();
  await expect(page.locator("#spoken, [role=status]").filter({ hasText: "1 篇文章写到" })).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".headlines > li")).toHaveCount(1);
  await expect(page.getByRole("searchbox")).toHaveValue("发改办财金");
  await page.getByRole("link", { name: "看这个栏目的全部文章" }).click();
  const all = (await api("articles?section=policy")).total;
  await expect(page.locator(".headlines > li")).toHaveCount(all);
  await page.goto("/read/policy?q=没有这样的字");
  await expect(page.getByText("没有文章写到“没有这样的字”").first()).toBeVisible();
});

test("the summary of the repair rules reads in order and tells what is not certain", async ({ page }) => {
  await open(page, "/read/policy/repair-rules", "白话解读：信用修复现在怎么办");
  const article = page.locator("article");
  expect(await texts(article.locator("h2"))).toContain("我们没有把握的");
  await expect(article.locator("blockquote")).toContainText("信用修复不收费");
  await expect(article.getByRole("row").filter({ hasText: "严重" }).last()).toContainText("3 年");
  await article.getByRole("link", { name: "修复结果" }).click();
  await expect(heading(page)).toHaveText("信用修复结果");
});

for (const path of ["/read", "/read/policy", "/read/policy/plan-2020", "/about", "/contact", "/accessibility", "/sitemap"]) {
  test(`${path} in dark, elder and narrow`, async ({ page }) => {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await settled(page);
    await axe(page);
    for (const name of ["深色", "长者模式"]) {
      await page.getByRole("button", { name }).click();
      await axe(page);
      await fitsWidth(page);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await fitsWidth(page);
  });
}

test("an article is printed with its address and without buttons", async ({ page }) => {
  await open(page, "/read/policy/plan-2020", "白话解读：鞍政办发〔2020〕18号");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("article .print-head")).toContainText("/read/policy/plan-2020");
  await expect(page.getByRole("button", { name: "打印" })).toBeHidden();
  await expect(page.locator("article table").first()).toBeVisible();
});

test("an answer with markup and wrong links is shown as text", async ({ page }) => {
  const run = (text: string, link: string | null = null) => ({ text, strong: false, link });
  const bad = ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example"];
  const deep = Array.from({ length: 3000 }, (_, n) => ({ depth: (n % 400) + 1, text: [run("项")] }));
  const head = { id: "news-portal", section: "news", title: "<img src=x onerror=alert(1)>", source: "甲", published: "2026-11-20" };
  await page.route("**/api/v1/articles/news-portal", (route) =>
    route.fulfill({
      json: {
        head,
        cut: true,
        blocks: [
          { heading: { level: 9, text: [run("小标题")] } },
          { paragraph: [run("<script>alert(1)</script>"), ...bad.map((link) => run("甲", link)), run("电话", "tel:8890")] },
          { list: { ordered: true, items: deep } },
          { table: { head: [[run("列")]], rows: [[[run("子")], [run("多出来的")]], []] } },
        ],
      },
    }),
  );
  await open(page, "/read/news/news-portal", "<img src=x onerror=alert(1)>");
  const article = page.locator("article");
  await expect(article).toContainText("<script>alert(1)</script>");
  await expect(article.locator("script, img, iframe")).toHaveCount(0);
  expect(await article.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")))).toEqual(["tel:8890"]);
  await expect(article.getByRole("heading", { level: 2 })).toHaveText("小标题");
  await expect(article).toContainText("内容太长，这里只显示前一部分。");
});

test("what doesn't exist is said, with a way on", async ({ page, allow }) => {
  allow(/status 422 GET \S*\/articles\?section=nowhere/);
  await open(page, "/read/nowhere", "没有这个栏目");
  await page.getByRole("link", { name: "看有哪些栏目" }).click();
  await expect(heading(page)).toHaveText("政策与动态");
  allow(/404 GET \S*\/api\/v1\/articles\/nowhere/);
  await open(page, "/read/policy/nowhere", "没有找到");
  await expect(page.getByRole("main")).toContainText("没有这篇文章，可能已经撤下。");
});

test("an article reads in order for a screen reader", async ({ page }) => {
  await open(page, "/contact", "联系我们");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置":
        - list:
          - listitem:
            - link "首页"
          - listitem: 联系我们
      - article:
        - heading "联系我们" [level=1]
        - list:
          - listitem: 来源：本站编写
          - listitem:
            - text: 日期：
            - time: 2026-11-20
        - heading "按事情找" [level=2]
        - table
        - heading "说清这几点，答复更快" [level=2]
        - list
        - paragraph
  `);
  await expect(page.getByRole("main").getByRole("link", { name: "8890" })).toHaveAttribute("href", "tel:8890");
});
