// Everything without a mouse.
import { heading, open, searchBox, suggestions } from "../support/actions";
import { expect, FOOD, type Page, test, UNDER_OBJECTION } from "../support/test";

/** What has the focus, as role-ish words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const e = document.activeElement as HTMLElement;
    return `${e.tagName.toLowerCase()} ${(e.innerText || e.getAttribute("placeholder") || e.id).trim().split("\n")[0]}`;
  });

test("the skip link comes first and leads to the content", async ({ page }) => {
  await open(page, "/", "查企业信用");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("a 跳到正文");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(searchBox(page)).toBeFocused();
});

for (const path of ["/", "/search?q=示例", `/subjects/${FOOD.code}`, `/records/${UNDER_OBJECTION}`, "/disclosure/penalty", "/lists/wage-arrears"]) {
  test(`tab reaches every control of ${path}, each with a visible focus @desktop`, async ({ page }) => {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    const wanted = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input, summary, select, textarea")];
      const visible = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0);
      visible.forEach((e, i) => (e.dataset.stop = `${i}`));
      return visible.length;
    });
    const reached: number[] = [];
    // A date field takes a step for each of its parts.
    for (let i = 0; reached.length < wanted && i < wanted + 10; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const e = document.activeElement as HTMLElement;
        const shape = e.closest(".search-box, .tile") ?? e;
        const style = [e, shape].map((x) => getComputedStyle(x));
        const box = e.getBoundingClientRect();
        return {
          stop: Number(e.dataset.stop ?? -1),
          ring: style.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none"),
          seen: box.bottom > 0 && box.top < innerHeight,
          what: e.outerHTML.slice(0, 80),
        };
      });
      expect(at.ring, `focus ring of ${at.what}`).toBe(true);
      expect(at.seen, `in view: ${at.what}`).toBe(true);
      if (reached.at(-1) !== at.stop) reached.push(at.stop);
    }
    // All of them, in the order of the document.
    expect(reached).toEqual([...Array(wanted).keys()]);
  });
}

test("from home to a record without a mouse, the heading taking the focus each time @desktop", async ({ page }) => {
  await open(page, "/", "查企业信用");
  await searchBox(page).focus();
  await page.keyboard.type("千山食品");
  await expect(suggestions(page)).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle("“千山食品”找到 2 个主体｜信用中国（辽宁鞍山）");
  await page.getByRole("link", { name: FOOD.name }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(FOOD.name);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(`${FOOD.name}｜信用中国（辽宁鞍山）`);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await page.getByRole("link", { name: /^行政处罚 1/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.locator("tbody a").focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("未履行进货查验义务");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(`${FOOD.name}：行政处罚｜信用中国（辽宁鞍山）`);
  await page.goBack();
  await expect(heading(page)).toHaveText(FOOD.name);
  await expect(page).toHaveTitle(`${FOOD.name}｜信用中国（辽宁鞍山）`);
});

test("new results are announced", async ({ page }) => {
  await open(page, "/search?q=示例", /^“示例”找到/);
  await searchBox(page).fill("千山食品");
  await searchBox(page).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "“千山食品”找到 2 个主体" })).toBeAttached();
});

test("the first visit leaves the focus where the browser puts it", async ({ page }) => {
  await open(page, "/", "查企业信用");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
});

test("the menu opens, holds and returns the focus @phone", async ({ page }) => {
  await open(page, "/", "查企业信用");
  const button = page.getByRole("button", { name: "菜单" });
  const menu = page.getByRole("dialog", { name: "全部栏目" });
  await expect(menu).toBeHidden();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(menu).toBeVisible();
  await expect(menu.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await menu.getByRole("button", { name: "关闭" }).focus();
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await button.tap();
  await menu.getByRole("link", { name: "信用查询" }).tap();
  await expect(menu).toBeHidden();
  await expect(heading(page)).toHaveText("信用查询");
  await expect(heading(page)).toBeFocused();
});
