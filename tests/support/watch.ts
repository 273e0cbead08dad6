// Sees everything that goes wrong in a page without being looked for.
import type { Page, Request } from "@playwright/test";

/** Something that a test provokes on purpose, and that therefore has to happen. */
interface Allowed {
  what: RegExp;
  seen: number;
  must: boolean;
}

// For Trunk's debug builds, which have an integrity attribute where browsers ignore it.
const DEBUG_BUILD = process.env.PORTAL_TOLERATE ? [new RegExp(process.env.PORTAL_TOLERATE)] : [];

// Typing on calls off the question before it; opening another address calls off what the page
// fetches ahead of time, and what the page that is left had asked for (see `leaves`).
const BY_DESIGN = [
  /^failed net::ERR_ABORTED GET \S*\/api\/v1\/(suggestions|desk\/working-days)\?/,
  /^failed net::ERR_ABORTED GET \S*\/(shared|split_\w+)\.wasm$/,
  // What Playwright says where playwright.config.ts switches service workers off.
  /^console warning: Service Worker registration blocked by Playwright/,
  ...DEBUG_BUILD,
];

/** How long after a question is called off the address may change, in milliseconds. */
const LEAVING = 1000;

/** What happened in the pages of one test. */
export class Watch {
  private readonly found: string[] = [];
  private readonly calledOff: { event: string; left: () => boolean }[] = [];
  private readonly allowed: Allowed[] = [];

  /** Announces trouble: matched against `status 500 GET …`, `failed net::… GET …`, `console …`. */
  allow(what: RegExp): void {
    this.allowed.push({ what, seen: 0, must: true });
  }

  /** Announces trouble that depends on timing, such as requests of a page that is being left. */
  tolerate(what: RegExp): void {
    this.allowed.push({ what, seen: 0, must: false });
  }

  private report(event: string, byDesign = BY_DESIGN.some((known) => known.test(event))): void {
    const expected = this.allowed.filter((one) => one.what.test(event));
    expected.forEach((one) => one.seen++);
    if (!expected.length && !byDesign) this.found.push(event);
  }

  /** Follows a page from before its first document. */
  async follow(page: Page): Promise<void> {
    page.on("pageerror", (error) => this.report(`pageerror ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      // The request itself is reported below, with its status.
      if (message.text().startsWith("Failed to load resource")) return;
      this.report(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    this.leaves(page);
    page.on("response", (response) => {
      const request = response.request();
      if (response.status() >= 400)
        this.report(`status ${response.status()} ${request.method()} ${request.url()}`);
    });
    page.on("dialog", (dialog) => {
      this.report(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (ev) => {
        const place = `${ev.sourceFile}:${ev.lineNumber} ${ev.sample}`;
        console.error(`CSP ${ev.violatedDirective} ${ev.blockedURI} ${place}`);
      });
    });
  }

  /** A question for data may be called off when its page is left, and only then. */
  private leaves(page: Page): void {
    const asked = new Map<Request, number>();
    const moves: number[] = [];
    page.on("request", (request) => asked.set(request, Date.now()));
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) moves.push(Date.now());
    });
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      const event = `failed ${why} ${request.method()} ${request.url()}`;
      if (!/^failed net::ERR_ABORTED GET \S*\/api\/v1\//.test(event)) return this.report(event);
      const [from, to] = [asked.get(request) ?? 0, Date.now() + LEAVING];
      this.calledOff.push({ event, left: () => moves.some((at) => from <= at && at <= to) });
    });
  }

  /** Throws if something unannounced happened, or something announced did not. */
  judge(): void {
    this.calledOff.forEach((one) => this.report(one.event, one.left() || undefined));
    const missing = this.allowed.filter((one) => one.must && !one.seen);
    const all = [...this.found, ...missing.map((one) => `announced, did not happen: ${one.what}`)];
    if (all.length) throw new Error(`the page was not quiet:\n  ${all.join("\n  ")}`);
  }
}
