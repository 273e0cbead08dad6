// What the tests of the disclosure lists have in common.
import { settled } from "./actions";
import { expect, type Page } from "./test";

/** The rows on show. */
export const rows = (page: Page) => page.locator(".listing tbody tr");

/** The heading of the records: which of how many. */
export const found = (page: Page) => page.locator("#found");

/** How many records the list has. */
export async function total(page: Page): Promise<number> {
  await expect(found(page)).toHaveText(/共 [\d,]+ 条$/);
  return Number(/共 ([\d,]+) 条/.exec(await found(page).innerText())?.[1].replaceAll(",", ""));
}

/** The filters that are set. */
export const chips = (page: Page) => page.getByRole("list", { name: "已选筛选" }).locator(".chip");

/** Opens the panel, which stands open on wide windows only. */
export async function openFilters(page: Page): Promise<void> {
  const panel = page.locator(".facets");
  if (!(await panel.evaluate((e: HTMLDetailsElement) => e.open))) await panel.locator("> summary").click();
}

/** The checkbox of a filter's value. */
export const choice = (page: Page, group: string, value: string) =>
  page.getByRole("group", { name: group, exact: true }).getByRole("checkbox", { name: value });

/** Its count, as the panel states it. */
export async function count(page: Page, group: string, value: string): Promise<number> {
  const label = page.getByRole("group", { name: group, exact: true }).locator("label", { hasText: value });
  return Number((await label.locator("span").last().innerText()).replaceAll(",", ""));
}

/** Applies what is ticked. */
export async function apply(page: Page): Promise<void> {
  await page.getByRole("button", { name: "应用筛选" }).click();
  await settled(page);
}

/** Opens the overview as a visitor would: by the head or, on phones, by the bar of tabs. */
export async function toOverview(page: Page): Promise<void> {
  const tabs = page.getByRole("navigation", { name: "快捷导航" });
  if (await tabs.isVisible()) {
    await page.getByRole("button", { name: "菜单" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "信息公示" }).click();
  }
  else await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "信息公示" }).click();
}
