// What several tasks have in common.
import { expect, type Locator, type Page } from "@playwright/test";

/** The page's own heading; not that of the shell in index.html, whose main has no id. */
export const heading = (page: Page) => page.locator("main#main").getByRole("heading", { level: 1 });

/** Opens an address and waits for its heading, which stands there once the page has its data. */
export async function open(page: Page, path: string, text: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(heading(page)).toHaveText(text);
  await settled(page);
}

/** Nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

/** The search box of the page itself, not the one in the head. */
export const searchBox = (page: Page) => page.getByRole("main").getByRole("combobox");

/** The suggestions on show. */
export const suggestions = (page: Page) => page.getByRole("main").getByRole("option");

/** Collects the addresses that the page asks for. */
export function requests(page: Page, what: RegExp): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    if (what.test(request.url())) seen.push(decodeURIComponent(request.url()));
  });
  return seen;
}

/** The words that suggestions were asked for. */
export function questions(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (address.pathname.endsWith("/suggestions")) seen.push(address.searchParams.get("q") ?? "");
  });
  return seen;
}

/** Asserts that the window doesn't scroll sideways. */
export async function fitsWidth(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const widest = await page.evaluate(() => {
    const wide = document.scrollingElement?.scrollWidth ?? 0;
    const guilty = [...document.body.querySelectorAll("*")]
      .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 4)
      .map((e) => `${e.tagName}.${e.className} ${e.textContent?.slice(0, 20)}`);
    return { wide, guilty };
  });
  expect(widest.wide, `${page.url()} at ${width} px; sticks out: ${widest.guilty}`).toBeLessThanOrEqual(width);
}

/** Whether an element lies in the visible part of the window. */
export const scrollY = (page: Page) => page.evaluate(() => Math.round(scrollY));

/** The texts of all matches, trimmed. */
export const texts = async (all: Locator) => (await all.allInnerTexts()).map((t) => t.trim());
