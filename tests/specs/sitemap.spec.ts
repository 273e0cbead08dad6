// The map of the site, and that every link inside it leads somewhere.
import { heading, open, settled } from "../support/actions";
import { expect, type Page, PAGES, test } from "../support/test";

/** The paths that a page links to, without what only filters it. */
async function links(page: Page): Promise<string[]> {
  const all = await page.locator("a[href^='/']").evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
  return all.map((href) => href.split(/[?#]/)[0]);
}

test("the map leads to every kind, list and article", async ({ page, api }) => {
  await open(page, "/sitemap", "网站地图");
  const map = new Set(await links(page));
  const { items: kinds } = await api("record-kinds");
  for (const { kind } of kinds) expect(map).toContain(`/disclosure/${kind}`);
  for (const { id } of (await api("lists")).items) expect(map).toContain(`/lists/${id}`);
  for (const { id, section } of (await api("articles")).items) {
    expect([...map].some((path) => path === `/read/${section}/${id}` || path === `/${id}`), id).toBe(true);
  }
  for (const own of ["/statistics", "/read", "/about", "/privacy", "/accessibility", "/contact", "/terms"]) expect(map).toContain(own);
});

test("every link of every page leads somewhere @desktop", async ({ page, request }) => {
  test.setTimeout(300_000);
  const known = new Map<string, string>();
  const pages = Object.entries(PAGES).filter(([name]) => name !== "not found");
  for (const [, { path, heading: title }] of pages) {
    await open(page, path, title);
    for (const link of await links(page)) if (!known.has(link)) known.set(link, path);
  }
  const isFile = (path: string) => /^\/(api|embed)\/|\.json$/.test(path);
  const files = [...known.keys()].filter(isFile);
  for (const file of files) expect((await request.get(file)).status(), file).toBeLessThan(500);
  // Of records and subjects one each: they are all the same page.
  const kindOf = (path: string) => /^\/(records|subjects)\//.exec(path)?.[1];
  const once = new Set<string>();
  for (const [path, from] of known) {
    const kind = kindOf(path);
    if (isFile(path) || (kind && once.has(kind))) continue;
    if (kind) once.add(kind);
    await page.goto(path);
    await expect(heading(page), `${path}, linked on ${from}`).toBeVisible();
    await settled(page);
    await expect(heading(page), `${path}, linked on ${from}`).not.toHaveText(/没有找到|没有这/);
  }
});
