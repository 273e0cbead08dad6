// The contract as people read it: every operation of openapi.json, with examples that run.
import { readFileSync } from "node:fs";
import { axe } from "../support/axe";
import { fitsWidth, heading, open } from "../support/actions";
import { expect, FOOD, type Page, test } from "../support/test";

const contract = JSON.parse(readFileSync(new URL("../../openapi.json", import.meta.url), "utf8"));
const main = (page: Page) => page.getByRole("main");

/** Opens an operation on the page. */
async function unfold(page: Page, name: string) {
  const [method, path] = name.split(" ");
  const summary = main(page).locator("summary", { has: page.getByText(path, { exact: true }) }).filter({ hasText: new RegExp(`^${method}`) });
  await summary.click();
  return summary.locator("xpath=..");
}

test("every operation stands in its group, and the document is the committed one", async ({ page, request }) => {
  await open(page, "/developers", "接口文档");
  await expect(page).toHaveTitle("接口文档｜信用中国（辽宁鞍山）");
  const operations = Object.values<object>(contract.paths).flatMap((methods) => Object.keys(methods));
  await expect(main(page).locator("details")).toHaveCount(operations.length);
  for (const { name } of contract.tags) await expect(main(page).getByRole("heading", { name, exact: true })).toBeVisible();
  const link = main(page).getByRole("link", { name: "下载 openapi.json" });
  expect(await (await request.get((await link.getAttribute("href"))!)).json()).toEqual(contract);
  await axe(page);
  await fitsWidth(page);
});

test("an example runs as it stands, and with another value", async ({ page, api, allow }) => {
  await open(page, "/developers", "接口文档");
  const subject = await unfold(page, "GET /subjects/{code}");
  const code = subject.getByLabel("code");
  await expect(code).toHaveValue(FOOD.code);
  await expect(subject.locator("pre").last()).toContainText(`/api/v1/subjects/${FOOD.code}'`);
  await subject.getByRole("button", { name: "运行" }).click();
  const answer = subject.getByLabel("答复");
  await expect(answer).toContainText(FOOD.name);
  expect(JSON.parse(await answer.innerText())).toEqual(await api(`subjects/${FOOD.code}`));
  await expect(subject.locator(".tag")).toHaveText("200");
  await axe(page);
  await fitsWidth(page);

  allow(/status 4\d\d GET \S*\/subjects\/nobody/);
  await code.fill("nobody");
  await expect(subject.locator("pre").last()).toContainText("/subjects/nobody'");
  await subject.getByRole("button", { name: "运行" }).click();
  await expect(subject.locator(".tag")).toHaveText(/^4\d\d$/);
  await expect(answer).toContainText('"detail"');

  await code.fill(" ");
  await subject.getByRole("button", { name: "运行" }).click();
  await expect(subject.getByRole("alert")).toHaveText("请填写 code。");
});

test("a question with a body runs too; what changes something can't be run here", async ({ page }) => {
  await open(page, "/developers", "接口文档");
  const screening = await unfold(page, "POST /screenings");
  await screening.getByRole("button", { name: "运行" }).click();
  await expect(screening.getByLabel("答复")).toContainText('"outcome": "ambiguous"');
  const filing = await unfold(page, "POST /me/cases");
  await expect(filing).toContainText("要登录");
  await expect(filing.locator("pre")).toContainText("-H 'Idempotency-Key: …'");
  await expect(filing.getByRole("button", { name: "运行" })).toHaveCount(0);
  await axe(page);
});

test("without a network it says so, and runs again afterwards", async ({ page, context, watch }) => {
  watch.tolerate(/failed net::ERR_INTERNET_DISCONNECTED/);
  await open(page, "/developers", "接口文档");
  const site = await unfold(page, "GET /site");
  await context.setOffline(true);
  await site.getByRole("button", { name: "运行" }).click();
  await expect(site.getByRole("alert").filter({ hasText: "网络" })).toBeVisible();
  await context.setOffline(false);
  await site.getByRole("button", { name: "运行" }).click();
  await expect(site.locator(".tag")).toHaveText("200");
});

test("types lead to types", async ({ page }) => {
  await open(page, "/developers", "接口文档");
  const record = await unfold(page, "GET /records/{id}");
  await record.getByRole("link", { name: "Record", exact: true }).click();
  await expect(heading(page)).toHaveText("Record");
  await expect(heading(page)).toBeFocused();
  const rows = main(page).locator("tbody").first().locator("tr");
  await expect(rows.first()).toBeVisible();
  await axe(page);
  await fitsWidth(page);
  await main(page).getByRole("link", { name: "RecordHead" }).first().click();
  await expect(heading(page)).toHaveText("RecordHead");
  await expect(rows).toHaveCount(Object.keys(contract.components.schemas.RecordHead.properties).length);
  await page.goBack();
  await expect(heading(page)).toHaveText("Record");
});

test("a type that isn't there, and every type that is @desktop", async ({ page }) => {
  test.slow();
  await open(page, "/developers/types/Nothing", "没有这个类型");
  await axe(page);
  for (const name of Object.keys(contract.components.schemas)) {
    await page.evaluate((path) => {
      history.pushState(null, "", path);
      dispatchEvent(new PopStateEvent("popstate"));
    }, `/developers/types/${name}`);
    await expect(heading(page)).toHaveText(name);
    await expect(main(page).locator("table, p, pre").first()).toBeAttached();
  }
});

for (const [mode, name, value] of [["elder", "mode", "elder"], ["dark", "theme", "dark"]]) {
  test(`${mode}: axe finds nothing, nothing sticks out`, async ({ page }) => {
    await page.addInitScript(([name, value]) => localStorage.setItem(name, value), [name, value]);
    await open(page, "/developers", "接口文档");
    await unfold(page, "GET /records");
    await axe(page);
    await fitsWidth(page);
  });
}

test("320 pixels wide @phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ["/developers", "/developers/types/RecordHead"]) {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await fitsWidth(page);
  }
});
