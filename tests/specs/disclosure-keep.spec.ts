// What one takes away from a list: a file, a printed page, a feed, the memory of the last visit.
import { open } from "../support/actions";
import { found, rows, total } from "../support/disclosure";
import { expect, FOOD, type Page, test } from "../support/test";

const FILTERED = "/disclosure/permit?region=210302&region=210381&sort=oldest";
const remember = (page: Page, list: string, kept: string) =>
  page.addInitScript(([name, kept]) => localStorage.setItem(`seen:${name}`, kept), [list, kept]);

test("the file has the rows that the page states", async ({ page }) => {
  await open(page, FILTERED, "行政许可");
  const all = await total(page);
  await expect(page.getByText(`表格有 ${all} 行，是上面筛选的全部结果。数据截至 2026年11月22日 08:00。`)).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载表格（CSV）" }).click();
  const text = await (await (await downloading).createReadStream()).toArray();
  const lines = Buffer.concat(text).toString("utf8").split(/\r?\n/);
  expect(lines.filter((line) => /,"?[0-9A-Z]{18}"?,/.test(line))).toHaveLength(all);
});

test("a file that would be too long says so", async ({ page }) => {
  await page.route(/\/api\/v1\/records\?/, async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { ...answer, total: 1_234_567 } });
  });
  await open(page, "/disclosure/permit", "行政许可");
  await expect(page.getByText("共 1,234,567 行，一次只能下载前 100,000 行。请按地区、机关或日期缩小范围，分几次下载。")).toBeVisible();
});

test("feeds of a list, of what the filters show, and of a subject", async ({ page, request }) => {
  const feed = async (name: RegExp) => {
    const link = page.getByRole("link", { name });
    const answer = await request.get((await link.getAttribute("href"))!);
    expect(answer.headers()["content-type"]).toContain("application/atom+xml");
    const entries = (await answer.text()).match(/<entry>/g) ?? [];
    return entries.length;
  };
  await open(page, "/lists/wage-arrears", /./);
  expect(await feed(/^订阅更新/)).toBe(await total(page));
  await open(page, FILTERED, "行政许可");
  expect(await feed(/^订阅更新/)).toBeGreaterThan(0);
  await open(page, `/subjects/${FOOD.code}`, FOOD.name);
  expect(await feed(/订阅这个主体的公示更新/)).toBeGreaterThan(0);
});

test("what is new since the last visit is marked, also at a second look on the same day", async ({ page }) => {
  await remember(page, "permit", "- 2026-11-16");
  await open(page, "/disclosure/permit", "行政许可");
  await expect(page.getByText("您上次来看是 2026年11月16日，此后公示的标有“新”。")).toBeVisible();
  const marked = rows(page).filter({ has: page.getByText("新", { exact: true }) });
  const wanted = await marked.count();
  expect(wanted).toBeGreaterThan(0);
  expect(wanted).toBeLessThan(20);
  expect(await page.evaluate(() => localStorage.getItem("seen:permit"))).toBe("2026-11-16 2026-11-22");
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(found(page)).toHaveText(/^第 21/);
  await page.goBack();
  await expect(found(page)).toHaveText(/^第 1–/);
  await expect(marked).toHaveCount(wanted);
});

test("a first visit marks nothing, and other lists are none of its business", async ({ page }) => {
  await open(page, "/disclosure/permit", "行政许可");
  await expect(page.getByText("此后公示的标有")).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("seen:")))).toEqual(["seen:permit"]);
});

test("where the browser forbids storage the lists work without markers", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await open(page, "/disclosure/permit", "行政许可");
  await expect(rows(page)).toHaveCount(20);
});

test("on paper: the list and where it comes from, none of the controls @desktop", async ({ page }) => {
  await open(page, "/disclosure/penalty?region=210303", "行政处罚");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".print-head")).toContainText("查询时间：2026年11月22日 10:42（北京时间）");
  await expect(page.locator(".print-head")).toContainText("/disclosure/penalty");
  await expect(rows(page).first()).toBeVisible();
  for (const gone of [".facets", ".list-search", ".take-away", ".pager", ".masthead-search", ".tabbar"]) {
    await expect(page.locator(gone)).toBeHidden();
  }
  const wide = await page.locator(".listing table").boundingBox();
  const main = await page.locator("main").boundingBox();
  expect(wide!.width).toBeGreaterThan(main!.width * 0.85);
});
