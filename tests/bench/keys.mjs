// How long a keystroke in the search box waits for the frame that shows it.
import { tab, visitor } from "./pages.mjs";

const TYPED = "91210399ma0t";

/** The delay of each keystroke, in milliseconds. */
export async function delays(browser, origin) {
  const context = await visitor(browser);
  try {
    const { page } = await tab(context);
    await page.addInitScript(() => {
      window.keystrokes = [];
      const observer = new PerformanceObserver((list) => {
        const keys = list.getEntries().filter((entry) => /^key(down|press)$|^input$/.test(entry.name));
        window.keystrokes.push(...keys.map(({ startTime, duration }) => ({ startTime, duration })));
      });
      observer.observe({ type: "event", durationThreshold: 16 });
    });
    await page.goto(`${origin}/`, { timeout: 20_000 });
    const box = page.getByRole("main").getByRole("combobox");
    await box.waitFor({ timeout: 20_000 });
    await page.waitForTimeout(2000);
    await box.focus();
    const all = [];
    for (const key of TYPED) {
      await page.evaluate(() => (window.keystrokes.length = 0));
      await page.keyboard.press(key);
      await page.waitForTimeout(350);
      // The browser keeps quiet about what took less than 16 ms.
      all.push(await page.evaluate(() => Math.max(16, ...window.keystrokes.map((one) => one.duration))));
    }
    return all;
  } finally {
    await context.close();
  }
}
