// `test` with a platform per worker and pages that are watched.
import { type APIRequestContext, type Page, test as base } from "@playwright/test";
import { dataDirectory, dropDirectory, NOW, type Platform, serve } from "./platform";
import { Watch } from "./watch";

export { expect, type Locator, type Page, type Route } from "@playwright/test";
export { NOW, TODAY } from "./platform";
export * from "./sample";

interface Fixtures {
  watch: Watch;
  /** Announces trouble that this test provokes; it must then happen. */
  allow: (what: RegExp) => void;
  /** GET of the API, as JSON. */
  api: <T = any>(path: string) => Promise<T>;
  /** A page in a new browser context: another visitor. */
  visitor: () => Promise<Page>;
}

export const test = base.extend<Fixtures, { platform: Platform }>({
  platform: [
    async ({}, use) => {
      const data = dataDirectory();
      const platform = await serve(data);
      await use(platform);
      await platform.stop();
      dropDirectory(data);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ platform }, use) => use(platform.origin),
  watch: async ({}, use) => {
    const watch = new Watch();
    await use(watch);
    watch.judge();
  },
  allow: async ({ watch }, use) => use((what) => watch.allow(what)),
  page: async ({ page, watch }, use, info) => {
    await watch.follow(page);
    await fixDate(page);
    await use(page);
    if (info.status === info.expectedStatus || page.isClosed()) return;
    const seen = await page.locator("main").innerText({ timeout: 2_000 }).catch(() => "");
    console.log(`on failure: ${page.url()}\n${seen.slice(0, 1500)}`);
  },
  visitor: async ({ browser, contextOptions, watch, baseURL, viewport, hasTouch, isMobile }, use) => {
    const opened: Page[] = [];
    await use(async () => {
      const shape = { viewport, hasTouch, isMobile, locale: "zh-CN", timezoneId: "Asia/Shanghai" };
      const context = await browser.newContext({ ...contextOptions, ...shape, baseURL });
      const page = await context.newPage();
      opened.push(page);
      await watch.follow(page);
      await fixDate(page);
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
  },
  api: async ({ request }, use) => use((path) => get(request, path)),
});

/**
 * Stops the browser's calendar. Playwright's own clock also replaces the timers, with numbers that
 * don't fit into the 32 bits in which WebAssembly keeps them: no timer could be called off.
 */
async function fixDate(page: Page): Promise<void> {
  await page.addInitScript((now) => {
    const Real = Date;
    const fixed = (...args: any[]) => Reflect.construct(Real, args.length ? args : [now]);
    Date = new Proxy(Real, { construct: (_, args) => fixed(...args), get: (target, name) => (name === "now" ? () => now : (target as any)[name]) });
  }, NOW.getTime());
}

async function get(request: APIRequestContext, path: string): Promise<any> {
  const response = await request.get(`/api/v1/${path}`);
  if (!response.ok()) throw new Error(`${response.status()} /api/v1/${path}`);
  return response.json();
}
