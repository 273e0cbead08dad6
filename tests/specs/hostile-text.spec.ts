// Text from outside is text: no markup, no scripts, no broken layout, whatever stands in a field.
import { axe } from "../support/axe";
import { fitsWidth, heading, searchBox, suggestions } from "../support/actions";
import { expect, FOOD, type Page, test, UNDER_OBJECTION } from "../support/test";

const HOSTILE = {
  markup: '<img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>"\'><b>粗',
  turned: "甲\u202E乙丙\u2066丁\u202D戊\u200B己\u200F庚\uFEFF辛",
  endless: "长".repeat(5_000) + "W".repeat(5_000),
  pictures: "👩‍👩‍👧‍👦🏳️‍🌈é́́́́́́́́́ 𠮷𪚥 \u0001\u0007 {{7*7}} ${7*7} %3Cb%3E &lt;b&gt; \\u003cb",
};

/** Puts a text into every string of an answer that isn't a code, date, address or choice. */
function infect(value: any, text: string, name = ""): any {
  if (Array.isArray(value)) return value.map((one) => infect(one, text, name));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, infect(one, text, key)]));
  const fixed = ["code", "id", "kind", "kinds", "status", "standing", "decided", "published", "updated", "as_of", "value", "established", "withdrawn_after", "repair_from", "section"];
  return typeof value === "string" && !fixed.includes(name) ? text : value;
}

async function poison(page: Page, text: string): Promise<void> {
  await page.route("**/api/v1/**", async (route) => {
    const response = await route.fetch();
    const json = infect(await response.json(), text);
    if (json.region) json.region.name = text;
    await route.fulfill({ response, json });
  });
}

const PLACES = [
  ["home", "/"],
  ["hits", "/search?q=千山食品"],
  ["subject", `/subjects/${FOOD.code}`],
  ["record", `/records/${UNDER_OBJECTION}`],
  ["black list", "/records/demo-black-list-wages"],
] as const;

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`${what} in every field of every page is shown as text`, async ({ page }) => {
    test.slow();
    await poison(page, text);
    for (const [name, path] of PLACES) {
      await page.goto(path);
      await expect(heading(page)).toBeVisible();
      await expect(page.locator("main .skeleton")).toHaveCount(0);
      await expect(page.getByRole("alert")).toHaveCount(0);
      // Controls and what stands at the edges may go, the visible rest must be there.
      const piece = [...text.replace(/[\p{C}\s]/gu, "")].slice(0, 3).join("");
      expect((await page.locator("main").innerText()).replace(/[\p{C}\s]/gu, ""), name).toContain(piece);
      expect(await page.locator("main script, main img, main style, main b").count(), name).toBe(0);
      await fitsWidth(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await fitsWidth(page);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await axe(page);
  });

  test(`${what} in suggestions is shown as text`, async ({ page }) => {
    await poison(page, text);
    await page.goto("/search");
    await searchBox(page).fill("千山食品");
    await expect(suggestions(page)).toHaveCount(2);
    expect(await page.getByRole("listbox").locator("script, img, style, b").count()).toBe(0);
    await fitsWidth(page);
    const screen = page.viewportSize()!.height;
    expect((await page.getByRole("listbox").boundingBox())!.height).toBeLessThan(screen * 2);
  });
}

for (const [what, text] of Object.entries({ ...HOSTILE, endless: "W".repeat(99) })) {
  test(`${what} as search words is shown as text @desktop`, async ({ page }) => {
    await page.goto(`/search?q=${encodeURIComponent(text)}`);
    await expect(heading(page)).toBeVisible();
    expect(await page.locator("main script, main img, main style, main b").count()).toBe(0);
    await fitsWidth(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await fitsWidth(page);
  });
}

test("the direction of a name doesn't spill over to what stands beside it", async ({ page }) => {
  await poison(page, "甲\u202E乙");
  await page.goto("/search?q=千山食品");
  const code = page.locator(".result").first().locator(".meta .u-nowrap");
  await expect(code).toHaveText(FOOD.code);
  const spills = await page.locator(".result-name").first().evaluate((e) => {
    const inner = e.querySelector("bdi, [dir]");
    return inner ? getComputedStyle(inner).unicodeBidi : "none";
  });
  expect(spills).toMatch(/isolate/);
});

test("a hostile problem answer is shown as text", async ({ page, allow }) => {
  allow(/status 410/);
  const body = { type: "/problems/withdrawn", title: HOSTILE.markup, status: 410, detail: HOSTILE.markup + "W".repeat(3000), instance: HOSTILE.markup, errors: [] };
  await page.route("**/api/v1/records/*", (route) => route.fulfill({ status: 410, json: body }));
  await page.goto(`/records/${UNDER_OBJECTION}`);
  await expect(heading(page)).toHaveText("这条信息已停止公示");
  await expect(page.getByRole("alert")).toContainText("<script>alert(2)</script>");
  await fitsWidth(page);
});
