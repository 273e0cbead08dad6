// The stylesheet doesn't come: everything can be read and used in the order of the text.
import { axe } from "../support/axe";
import { heading, open, searchBox } from "../support/actions";
import { expect, FOOD, type Page, type Route, test } from "../support/test";

const notice = (page: Page) => page.getByRole("alert").filter({ hasText: "样式没有装好" });
const FAILURES: [string, (route: Route) => Promise<void>, RegExp][] = [
  ["is missing", (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "no" }), /status 404 GET .*\.css/],
  ["is cut off", (route) => route.abort("connectionreset"), /failed net::ERR_CONNECTION_RESET GET .*\.css/],
  ["is damaged", (route) => route.fulfill({ contentType: "text/css", body: "body { display: none }" }), /console error: Failed to find a valid digest/],
];

for (const [what, fail, announced] of FAILURES) {
  test(`a stylesheet that ${what}: told, usable, and reloading brings it`, async ({ page, allow, watch }) => {
    allow(announced);
    watch.tolerate(/^console (error|warning)|^failed net::ERR_(ABORTED|FAILED)/);
    await page.route("**/*.css", fail);
    await open(page, "/", "查企业信用");
    await expect(notice(page)).toBeVisible();
    await searchBox(page).fill("千山食品");
    await searchBox(page).press("Enter");
    await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
    await page.getByRole("link", { name: FOOD.name }).first().click();
    await expect(heading(page)).toHaveText(FOOD.name);
    await expect(page.locator("tbody tr")).toHaveCount(5);
    // Icons are as large as letters, and nothing lies over anything.
    const large = await page.locator("svg:visible").evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().width > 40 && !e.matches(".qr")).map((e) => e.outerHTML.slice(0, 120)));
    expect(large).toEqual([]);
    await expect(page.locator(".print-head")).toBeHidden();
    await axe(page);
    await page.unroute("**/*.css");
    await notice(page).getByRole("button", { name: "重新载入" }).click();
    await expect(notice(page)).toHaveCount(0);
    await expect(heading(page)).toHaveText(FOOD.name);
    await expect(page.locator("body")).toHaveCSS("display", "flex");
  });
}

test("elder mode and dark work without the stylesheet too @desktop", async ({ page, allow, watch }) => {
  allow(/status 404 GET .*\.css/);
  watch.tolerate(/^console (error|warning)|^failed net::ERR_ABORTED/);
  await page.route("**/*.css", (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "no" }));
  await open(page, "/", "查企业信用");
  await page.getByRole("button", { name: "长者模式" }).click();
  await expect(page.locator("html")).toHaveCSS("font-size", "22.4px");
  await page.getByRole("button", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
});
