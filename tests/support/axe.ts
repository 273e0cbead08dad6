import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it is now: nothing, with every rule on. */
export async function axe(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
  const told = found.violations.map((violation) => {
    const places = violation.nodes.map((node) => `    ${node.target}: ${node.failureSummary}`);
    return `${violation.id} (${violation.help})\n${places.join("\n")}`;
  });
  expect(told.join("\n"), `axe on ${page.url()}`).toBe("");
}
