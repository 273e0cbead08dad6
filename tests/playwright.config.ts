import { defineConfig, devices } from "@playwright/test";

// What goes wrong goes wrong at any width: these run on the phone alone.
const ANY_WIDTH = [
  ...["bad-addresses", "blocked", "disclosure-wrong", "failures", "failures-slow", "hostile-text"],
  ...["missing-files", "no-design", "no-storage", "offline-shell", "oidc", "record-keep", "session-end", "session", "start"],
];

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
  // A test tagged with the other project's name is none of this project's business, nor what a wide
  // window doesn't change.
  projects: [
    {
      name: "desktop",
      grepInvert: new RegExp(`@phone|(?:${ANY_WIDTH.join("|")})\\.spec\\.ts(?!.*@desktop)`),
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
