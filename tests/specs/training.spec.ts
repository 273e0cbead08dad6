// The repair training: read, tested, certified, verified.
import { signIn, USERS } from "../support/account";
import { fitsWidth, heading, open, settled } from "../support/actions";
import { axe } from "../support/axe";
import { goOn } from "../support/filing";
import { known } from "../support/journey";
import { dataDirectory, dropDirectory, type Platform, serve } from "../support/platform";
import { expect, type Page, test as base } from "../support/test";

/** Attempts are counted: every test has a platform of its own. */
const test = base.extend<{ own: Platform }>({
  own: async ({}, use) => {
    const data = dataDirectory();
    const platform = await serve(data);
    await use(platform);
    await platform.stop();
    dropDirectory(data);
  },
  baseURL: async ({ own }, use) => use(own.origin),
});

const main = (page: Page) => page.getByRole("main");
const COURSE = "/repairs/training/repair-basics";
const TITLE = "信用修复培训测试";

/** Answers every question; wrongly as long as `wrong` are left. */
async function answer(page: Page, wrong: number): Promise<void> {
  for (const question of await main(page).getByRole("group").all()) {
    const { options, right } = await known(question);
    const chosen = wrong-- > 0 ? [options.find((option) => !right.includes(option))!] : right;
    for (const option of chosen) await question.getByText(option, { exact: true }).click();
  }
}

async function begin(page: Page, user = USERS.labour): Promise<void> {
  await signIn(page, user);
  await open(page, `${COURSE}/test`, TITLE);
  await main(page).getByRole("button", { name: "开始测试" }).click();
  await expect(main(page).getByRole("heading", { name: "题目" })).toBeFocused();
}

test("lessons and sessions without signing in", async ({ page }) => {
  await open(page, "/repairs/training", "信用修复培训");
  await expect(main(page)).toContainText("办照、经营、招标投标都不需要它");
  await axe(page);
  await main(page).getByRole("link", { name: "信用修复培训" }).last().click();
  await expect(main(page).getByRole("heading", { name: "1. 为什么会公示，公示多久" })).toBeVisible();
  await expect(main(page).getByRole("heading", { name: "现场培训" })).toBeVisible();
  await expect(main(page).locator("tbody tr")).toHaveCount(3);
  await main(page).getByRole("link", { name: "承诺的分量" }).click();
  await expect(main(page).getByRole("heading", { name: "4. 承诺的分量" })).toBeFocused();
  await axe(page);
  await fitsWidth(page);
});

test("a test asks for a session first", async ({ page }) => {
  await page.goto(`${COURSE}/test`);
  await expect(heading(page)).toHaveText("请先登录");
});

test("who passes gets a certificate that anybody can verify", async ({ page, visitor }) => {
  await begin(page);
  await axe(page);
  await answer(page, 1);
  await main(page).getByRole("button", { name: "交卷" }).click();
  await expect(main(page).getByRole("heading", { name: "通过了：8 题答对 7 题" })).toBeFocused();
  await axe(page);
  const certificate = main(page).locator(".certificate");
  await expect(certificate).toContainText("演示宏基建筑劳务有限公司");
  await expect(certificate).toContainText("2026年11月22日");
  const code = await certificate.locator("dl > div").filter({ hasText: "核验码" }).locator("dd").innerText();
  expect(code).toMatch(/^X[0-9A-Z]{8}$/);
  await expect(main(page).getByRole("link", { name: "看我的记录，申请修复" })).toBeVisible();

  const other = await visitor();
  await open(other, "/verify", "核验回执、证书和报告");
  await other.getByLabel("核验码").fill(code.toLowerCase());
  await other.getByRole("button", { name: "核验" }).click();
  await expect(main(other)).toContainText("平台有这份证书，在有效期内");
  await expect(main(other).locator(".certificate")).toContainText("演示宏基建筑劳务有限公司");
  await axe(other);

  await open(page, `${COURSE}/test`, TITLE);
  await expect(main(page).locator(".certificate")).toContainText(code);
});

test("a certificate is seen attached to the application for repair, also to one begun before it was earned", async ({ page }) => {
  test.slow();
  await signIn(page, "shixian");
  await page.goto("/file/repair/start?record=demo-repair-ready");
  await page.getByRole("button", { name: "确认，开始填写" }).click();
  await expect(heading(page)).toHaveText("办理单位");
  await goOn(page, "要修复的记录");
  await goOn(page, "履行和改正");
  const field = page.locator("#f-certificate");
  await expect(field).toContainText("还没有有效的培训证书");
  await axe(page);
  await page.getByRole("textbox", { name: "整改情况说明" }).fill("已经改正（示例）。");
  await expect(page.locator(".autosave")).toHaveText(/已保存/, { timeout: 10_000 });
  const address = page.url();
  await field.getByRole("link", { name: "参加信用修复培训" }).click();
  await expect(heading(page)).toHaveText("信用修复培训");
  await begin(page, "shixian");
  await answer(page, 0);
  await main(page).getByRole("button", { name: "交卷" }).click();
  await expect(main(page).getByRole("heading", { name: /^通过了/ })).toBeFocused();
  const code = await main(page).locator(".certificate dl > div").filter({ hasText: "核验码" }).locator("dd").innerText();
  await page.goto(address);
  await expect(field).toContainText(`已附上，核验码 ${code}`);
  await expect(field).toContainText("2026年11月22日发证，有效期至");
  await expect(page.getByRole("textbox", { name: "整改情况说明" })).toHaveValue("已经改正（示例）。");
  await axe(page);
  await fitsWidth(page);
  await field.getByRole("link", { name: /^核验/ }).click();
  await expect(main(page)).toContainText("平台有这份证书，在有效期内");
});

test("what was chosen outlives a reload, and a missing answer is pointed at", async ({ page }) => {
  await begin(page);
  const first = main(page).getByRole("group").first();
  const option = first.locator("label").first();
  const text = await option.innerText();
  await option.click();
  await page.reload();
  await expect(heading(page)).toHaveText(TITLE);
  await settled(page);
  await expect(first.getByLabel(text, { exact: true })).toBeChecked();
  await main(page).getByRole("button", { name: "交卷" }).click();
  const errors = main(page).getByRole("alert");
  await expect(errors).toBeFocused();
  await expect(errors).toContainText("还有 7 题没有答");
  await axe(page);
  await errors.getByRole("link", { name: "第 2 题" }).click();
  await expect(main(page).getByRole("group").nth(1).locator("input").first()).toBeFocused();
});

test("who fails is told what to read again, and has three attempts a day", async ({ page, allow }) => {
  await begin(page);
  for (const left of [2, 1, 0]) {
    await answer(page, 5);
    await main(page).getByRole("button", { name: "交卷" }).click();
    await expect(main(page).getByRole("heading", { name: "没有通过：8 题答对 3 题" })).toBeFocused();
    await expect(main(page)).toContainText("答错的题在这几课里");
    if (left > 0) {
      await expect(main(page)).toContainText(`今天还有 ${left} 次机会`);
      await main(page).getByRole("button", { name: "再考一次" }).click();
      await expect(main(page).getByRole("heading", { name: "题目" })).toBeFocused();
    }
  }
  await expect(main(page)).toContainText("明天可以再考");
  await expect(main(page).getByRole("button")).toHaveCount(0);
});

test("no answer ever reaches the browser @desktop", async ({ page }) => {
  const bodies: string[] = [];
  page.on("response", async (response) => {
    if (/trainings/.test(response.url())) bodies.push(await response.text());
  });
  await begin(page);
  await expect.poll(() => bodies.length).toBeGreaterThan(2);
  for (const body of bodies) expect(body).not.toContain('"right"');
});

test("elder mode and dark, on any width", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("mode", "elder");
    localStorage.setItem("theme", "dark");
  });
  await begin(page);
  await fitsWidth(page);
  await axe(page);
  await open(page, COURSE, "信用修复培训");
  await fitsWidth(page);
  await axe(page);
});
