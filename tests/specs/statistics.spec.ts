// Figures: numbers that are those of the lists, charts with their tables.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, settled } from "../support/actions";
import { total } from "../support/disclosure";
import { expect, test } from "../support/test";

const figures = (page: any) => page.locator(".figures > section");

test("each figure has a title, what is counted, a picture in words, a table and a file", async ({ page, api }) => {
  test.slow();
  const { figures: all, as_of } = await api("statistics");
  await open(page, "/statistics", "数据统计");
  await expect(figures(page)).toHaveCount(all.length);
  for (const [i, figure] of all.entries()) {
    const section = figures(page).nth(i);
    await expect(section.getByRole("heading", { level: 2 })).toHaveText(figure.title);
    await expect(section).toContainText(figure.note);
    if (figure.chart !== "bars") {
      const said = await section.getByRole("img").getAttribute("aria-label");
      expect(said).toMatch(new RegExp(`^(折线|柱状)图：${figure.columns[0].label}从`));
    }
    await section.locator("summary").click();
    await expect(section.getByRole("table").locator("tbody tr")).toHaveCount(figure.rows.length);
    const [download] = await Promise.all([page.waitForEvent("download"), section.getByRole("link", { name: new RegExp(`^下载表格\\s*：${figure.title}$`) }).click()]);
    expect(download.suggestedFilename()).toBe(`${figure.title}-2026-11-22.csv`);
  }
  expect(as_of).toMatch(/^2026-11-22T/);
  await expect(page.getByText(/^数据截至 2026年11月22日/)).toBeVisible();
  await axe(page);
});

test("numbers lead to the records that they count", async ({ page, api }) => {
  test.slow();
  const { figures: all } = await api("statistics");
  for (const id of ["trend", "permits-by-region", "lists", "commitments-by-type", "repairs"]) {
    const at = all.findIndex((figure: { id: string }) => figure.id === id);
    await open(page, "/statistics", "数据统计");
    await figures(page).nth(at).locator("summary").click();
    const link = figures(page).nth(at).getByRole("table").getByRole("link").last();
    const number = Number((await link.innerText()).replaceAll(",", ""));
    await link.click();
    await expect(page).toHaveURL(/\/(disclosure|lists)\//);
    await settled(page);
    expect(await total(page), id).toBe(number);
  }
});

test("bars lead there too", async ({ page }) => {
  await open(page, "/statistics", "数据统计");
  const bar = page.locator(".hbars").first().locator("li").first();
  const number = Number((await bar.locator(".hbar-n").innerText()).replaceAll(",", ""));
  await bar.getByRole("link").click();
  expect(await total(page)).toBe(number);
});

test("readable in dark, in elder mode, narrow and on paper", async ({ page }) => {
  await open(page, "/statistics", "数据统计");
  for (const name of ["深色", "长者模式"]) {
    await page.getByRole("button", { name }).click();
    await axe(page);
    await fitsWidth(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  for (const table of await figures(page).locator("summary").all()) await table.click();
  await fitsWidth(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("img").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^下载表格/ }).first()).toBeHidden();
});

test("figures that are empty or very large fit", async ({ page }) => {
  const column = (label: string, unit: string) => ({ label, unit });
  const rows = (n: number, value: number | null) =>
    Array.from({ length: n }, (_, i) => ({ label: `2026年${i + 1}月`, cells: [{ value, records: [{ name: "kind", value: "gold" }] }] }));
  const figure = (id: string, chart: string, own: unknown[]) => ({ id, title: `图 ${id}`, note: "甲", chart, rows_are: "月份", columns: [column("数", "records")], rows: own });
  await page.route("**/api/v1/statistics", (route) =>
    route.fulfill({
      json: {
        as_of: "2026-11-22T10:00:00+08:00",
        headlines: [{ label: "没有数", value: null, unit: "share", note: null }],
        figures: [
          figure("none", "lines", []),
          figure("nulls", "lines", rows(12, null)),
          figure("zeros", "columns", rows(12, 0)),
          figure("large", "columns", rows(12, 9_000_000_000_000)),
          figure("many", "bars", rows(400, 5)),
        ],
      },
    }),
  );
  await open(page, "/statistics", "数据统计");
  await expect(figures(page)).toHaveCount(5);
  await expect(page.locator(".stat dd").first()).toHaveText("–");
  await expect(page.getByText("还有 376 项，见数据表。")).toBeVisible();
  await expect(page.locator(".hbars a")).toHaveCount(0);
  await fitsWidth(page);
  await axe(page);
});

test("figures that don't come can be asked for again", async ({ page, allow }) => {
  allow(/500 GET \S*\/api\/v1\/statistics/);
  let broken = true;
  await page.route("**/api/v1/statistics", (route) => (broken ? route.fulfill({ status: 500, body: "" }) : route.continue()));
  await page.goto("/statistics");
  await expect(heading(page)).toHaveText("数据统计");
  await expect(page.getByRole("alert")).toContainText("系统出了问题");
  broken = false;
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(figures(page).first()).toBeVisible();
});
