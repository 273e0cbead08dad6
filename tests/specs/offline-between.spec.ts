// The network goes away between any two requests: something is said, with a way to try again, and
// back online the page comes.
import { heading } from "../support/actions";
import { expect, type Page, test } from "../support/test";

const FLOWS = [
  ["home", "/", "查企业信用"],
  ["search", "/search?q=千山食品", "“千山食品”找到 2 个主体"],
] as const;

/** What tells a visitor that something didn't come. */
const told = (page: Page) =>
  page.getByText(/网络断开了|暂时连不上|页面没有装好|还是连不上|打开得很慢|现在没有网络|样式没有装好/).filter({ visible: true }).first();
const again = (page: Page) =>
  page.getByRole("button", { name: /重新载入|再试一次/ }).or(page.getByRole("link", { name: "重新载入" })).first();

/** Opens the page with the network going away after so many requests; gives how many were made. */
async function cut(page: Page, path: string, after: number): Promise<number> {
  const context = page.context();
  let asked = 0;
  await page.route("**/*", async (route) => {
    if (/favicon/.test(route.request().url())) return route.fulfill({ status: 204 });
    if (++asked <= after) return route.continue().catch(() => {});
    await context.setOffline(true);
    await route.abort("internetdisconnected").catch(() => {});
  });
  await page.goto(path, { waitUntil: "commit" });
  const session = await context.newCDPSession(page);
  await session.send("Animation.enable");
  await session.send("Animation.setPlaybackRate", { playbackRate: 20 });
  return asked;
}

for (const [name, path, fine] of FLOWS) {
  test(`${name}: offline after any number of requests is told, and the page comes afterwards @desktop`, async ({ visitor, watch }) => {
    test.setTimeout(60_000);
    watch.tolerate(/^failed net::|^console (error|warning)/);
    for (let after = 1, complete = false; !complete && after < 30; after++) {
      const page = await visitor();
      await cut(page, path, after);
      const there = heading(page).filter({ hasText: fine });
      const offline = () => page.evaluate(() => !navigator.onLine).catch(() => true);
      await test.step(`after ${after} requests`, async () => {
        await expect(told(page).or(there).first()).toBeVisible();
        await page.waitForTimeout(100);
        complete = !(await offline());
        if (!complete) await expect(told(page)).toBeVisible();
        await page.unroute("**/*");
        await page.context().setOffline(false);
        const button = again(page);
        if (await button.isVisible()) await button.click({ timeout: 1_000 }).catch(() => {});
        await expect(there).toBeVisible();
        await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
        await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      });
      await page.context().close();
    }
  });
}
