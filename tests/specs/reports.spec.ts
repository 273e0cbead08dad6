// Reporting what was done to credit information, without an account.
import { axe } from "../support/axe";
import { fitsWidth, heading, open } from "../support/actions";
import { kept } from "../support/account";
import { fillDay } from "../support/filing";
import { CLEAN, expect, type Page, test } from "../support/test";

const STORY = "别人用我单位的信用代码申报，2026 年 11 月在网上看到。";
const PHONE = "13800000011";

const button = (page: Page) => page.getByRole("button", { name: "提交反映" });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const slip = (page: Page) => page.getByRole("region", { name: "回执", exact: true });

/** Opens the page, and fills all of it in. */
async function written(page: Page, story = STORY): Promise<void> {
  await open(page, "/reports", "反映信用信息问题");
  await page.getByRole("radio", { name: "信息被冒用或滥用" }).check();
  await field(page, "涉及的单位").fill(CLEAN.name);
  await field(page, "涉及单位的统一社会信用代码").fill(CLEAN.code);
  await fillDay(page, "什么时候发现的选填", "2026-11-20");
  await field(page, "经过").fill(story);
  await field(page, "怎样称呼您").fill("示例反映人");
  await field(page, "手机号").fill(PHONE);
  await page.getByRole("group", { name: "声明" }).getByRole("checkbox").check();
}

/** The number and the code on the slip. */
async function given(page: Page): Promise<{ number: string; code: string }> {
  await expect(heading(page)).toHaveText("已经收到您的反映");
  const [number, code] = await slip(page).locator(".big-no").allInnerTexts();
  return { number, code };
}

/** The reports that the platform has taken, by what was told in them. */
function count(page: Page): { sent: string[] } {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/reports")) sent.push(request.headers()["idempotency-key"]);
  });
  return { sent };
}

test("it says what can be reported, who handles it and until when, and what becomes of the data", async ({ page }) => {
  await open(page, "/reports", "反映信用信息问题");
  const about = page.getByRole("region", { name: "反映之前先看" });
  for (const text of ["信用信息被泄露", "鞍山市发展和改革委员会", "提交后 10 个工作日内", "不用登录", "不公开"]) await expect(about).toContainText(text);
  await axe(page);
  await fitsWidth(page);
});

test("somebody without an account reports, and follows it with number and code", async ({ page }) => {
  await written(page);
  await button(page).click();
  const { number, code } = await given(page);
  await expect(heading(page)).toBeFocused();
  for (const text of [CLEAN.name, "鞍山市发展和改革委员会", "2026年11月24日前答复"]) await expect(slip(page)).toContainText(text);
  await expect(page.getByText("一般共 10 个工作日答复结果")).toBeVisible();
  await axe(page);
  await fitsWidth(page);
  await page.reload();
  expect(await given(page), "a reload shows it again").toEqual({ number, code });
  expect(await kept(page), "what was typed is gone").not.toContain(PHONE);
  await page.getByRole("main").getByRole("link", { name: "查办理进度" }).click();
  await expect(heading(page)).toHaveText("查办理进度");
  await page.getByLabel("受理编号").fill(number);
  await page.getByLabel("核验码").fill(code);
  await page.getByRole("button", { name: "查进度" }).click();
  await expect(page.getByRole("region", { name: "信用信息问题反映" })).toContainText("鞍山市发展和改革委员会");
  await page.goBack();
  await page.getByRole("button", { name: "再反映一个问题" }).click();
  await expect(heading(page)).toHaveText("反映信用信息问题");
  await expect(field(page, "经过")).toHaveValue("");
});

test("what is wrong is told in a summary whose lines lead to the fields", async ({ page }) => {
  await open(page, "/reports", "反映信用信息问题");
  await button(page).click();
  const errors = page.getByRole("alert");
  await expect(errors).toBeFocused();
  await expect(errors).toContainText(/有 \d+ 处需要改正/);
  await expect(page).toHaveTitle(/^有错误：/);
  await axe(page);
  await field(page, "涉及单位的统一社会信用代码").fill("91210399MA0Q00035N");
  await field(page, "手机号").fill("<b>123");
  await button(page).click();
  await errors.getByRole("link", { name: /手机号/ }).first().click();
  await expect(field(page, "手机号")).toBeFocused();
  await expect(field(page, "手机号")).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("radio", { name: "错误列入名单，要求消除影响" }).check();
  await expect(field(page, "要求消除哪些影响")).toBeVisible();
  await fitsWidth(page);
});

test("what was typed survives a reload in this window, and is nowhere else", async ({ page, visitor }) => {
  await written(page);
  await page.reload();
  await expect(field(page, "经过")).toHaveValue(STORY);
  await expect(field(page, "手机号")).toHaveValue(PHONE);
  await expect(page.getByRole("radio", { name: "信息被冒用或滥用" })).toBeChecked();
  await expect(page.getByRole("group", { name: "声明" }).getByRole("checkbox")).toBeChecked();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(PHONE);
  const other = await visitor();
  await open(other, "/reports", "反映信用信息问题");
  await expect(field(other, "经过")).toHaveValue("");
});

test("two clicks and a lost answer file once", async ({ page, allow }) => {
  allow(/reports/);
  await written(page);
  const { sent } = count(page);
  // The platform takes it; its answers get lost on the way.
  await page.route("**/api/v1/reports", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await button(page).dblclick();
  const told = page.getByRole("alert");
  await expect(told).toContainText("不知道有没有提交成功", { timeout: 15_000 });
  await page.unroute("**/api/v1/reports");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("请再按一次提交，不会重复");
  await expect(field(page, "经过")).toHaveValue(STORY);
  // What was changed since then isn't taken for what was filed.
  await field(page, "经过").fill(`${STORY}补充。`);
  await button(page).click();
  await given(page);
  await expect(page.getByText("收到的是前一次提交的内容")).toBeVisible();
  expect(new Set(sent).size, "one key for all").toBe(1);
});

test("without network nothing is lost and it can be sent again", async ({ page, allow }) => {
  allow(/reports/);
  await written(page, `${STORY}（断网）`);
  await page.context().setOffline(true);
  await button(page).click();
  await expect(page.getByRole("alert")).toContainText("不知道有没有提交成功");
  await expect(field(page, "手机号")).toHaveValue(PHONE);
  await page.context().setOffline(false);
  await button(page).click();
  expect((await given(page)).number).toMatch(/^\d{8}-\d{5}-\d{2}$/);
});

test("objections, contact page, footer and site map lead there", async ({ page }) => {
  for (const [path, title, name] of [
    ["/objections", "异议申诉", "反映信用信息问题"],
    ["/contact", /联系/, "在网上反映"],
    ["/sitemap", "网站地图", "反映信用信息问题"],
  ] as const) {
    await open(page, path, title);
    await expect(page.getByRole("main").getByRole("link", { name })).toHaveAttribute("href", "/reports");
    await axe(page);
    await fitsWidth(page);
  }
  await page.getByRole("navigation", { name: "页脚" }).getByRole("link", { name: "问题反映" }).click();
  await expect(heading(page)).toHaveText("反映信用信息问题");
});
