import { defineConfig, devices } from "@playwright/test";

// `cargo xtask test` sets PORTAL_DIST, PLATFORM_BIN and CHROMIUM; README.md shows how by hand.
export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  expect: { timeout: 6_000 },
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    contextOptions: { reducedMotion: "reduce" },
    // Routes don't see what a service worker asks for; offline-shell.spec.ts has one.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // A test tagged with the other project's name is none of this project's business.
  projects: [
    {
      name: "desktop",
      grepInvert: /@phone/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      grepInvert: /@desktop/,
      use: {
        ...devices["Pixel 7"],
        viewport: { width: 390, height: 844 },
        screen: { width: 390, height: 844 },
        deviceScaleFactor: 2,
      },
    },
  ],
});
