// Nothing that was typed is lost, and nothing is filed twice, whatever goes wrong meanwhile.
//
// Random filings with faults thrown in at random points. In the suite as many as fit into a
// minute; `LOSS_FILINGS=200 LOSS_SEED=1 npx playwright test loss` makes it long, and repeatable.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { own, signIn } from "../support/account";
import { heading } from "../support/actions";
import { line, type Fault, type Line } from "../support/faults";
import { agree, begin, clearAway, draftId, fillDay, goOn } from "../support/filing";
import { dataDirectory, dropDirectory, NOW, type Platform, serve } from "../support/platform";
import { expect, test } from "../support/test";

const FILINGS = Number(process.env.LOSS_FILINGS ?? 0);
const SEED = Number(process.env.LOSS_SEED ?? Date.now() % 1_000_000);
/** How long the suite goes on with it, in milliseconds. */
const PATIENCE = 70_000;

const FAULTS = ["reload", "crash", "offline", "kill", "expire", "refuse", "lose", "slow", "device"] as const;
type Trouble = (typeof FAULTS)[number];

/** mulberry32: the same numbers for the same seed. */
function randomly(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Loss {
  filings = 0;
  faults = 0;
  lost: string[] = [];
  doubled: string[] = [];
  private platform?: Platform;
  private context!: BrowserContext;
  private page!: Page;
  private typed: Record<string, string> = {};
  private draft = "";
  private readonly data = dataDirectory();

  constructor(private readonly browser: Browser, private readonly way: Line, private readonly random: () => number) {}

  private pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.random() * all.length)];
  }

  async start(): Promise<void> {
    await this.raise();
    this.context = await this.visitor();
    this.page = await this.context.newPage();
    await signIn(this.page);
  }

  async end(): Promise<void> {
    await this.context?.close();
    await this.platform?.stop();
    dropDirectory(this.data);
  }

  private async raise(): Promise<void> {
    this.platform = await serve(this.data);
    this.way.upstream = this.platform.origin;
  }

  private async visitor(): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: this.way.origin, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
    // Whoever waits in vain fails at once, not with the whole run.
    context.setDefaultTimeout(30_000);
    context.on("weberror", (error) => this.lost.push(`filing ${this.filings}: ${error.error().stack}`));
    await context.addInitScript((now) => {
      const Real = Date;
      const fixed = (...args: any[]) => Reflect.construct(Real, args.length ? args : [now]);
      Date = new Proxy(Real, { construct: (_, args) => fixed(...args), get: (target, name) => (name === "now" ? () => now : (target as any)[name]) });
    }, NOW.getTime());
    return context;
  }

  /** One filing, from the first word to the receipt, or left as a draft. */
  async filing(number: number): Promise<void> {
    this.filings++;
    this.typed = {};
    const page = this.page;
    await clearAway(page);
    await begin(page, "commitment-voluntary", "办理单位");
    this.draft = draftId(page);
    await goOn(page, "承诺什么");
    const pledge = [
      () => this.type("detail", "具体内容", `第 ${number} 次填写“引号”\\ <b>&\n第二行 😀 ${this.random()}`),
      () => this.day(),
      () => this.tick(),
      () => this.type("detail", "具体内容", `第 ${number} 次改过的内容，凭小票退货 ${this.random()}`),
    ];
    for (const step of pledge) {
      await step();
      if (this.random() < 0.5) await this.trouble(this.pick(FAULTS), "承诺什么");
      await this.kept("承诺什么");
    }
    // The other device's choice may have taken something away; what is needed is typed again.
    if (!this.typed.valid_until) await this.day();
    if (!this.typed.pledges) await this.tick();
    await goOn(this.page, "经办人");
    await this.type("agent_name", "经办人姓名", `示例经办${number}`);
    if (this.random() < 0.5) await this.trouble(this.pick(FAULTS), "经办人");
    await this.type("agent_phone", "经办人手机号", `138${String(number).padStart(8, "0")}`);
    if (!this.typed.agent_name) await this.type("agent_name", "经办人姓名", `示例经办${number}`);
    await this.kept("经办人");
    if (this.random() < 0.2) return this.leave();
    await agree(this.page);
    await this.submit();
    await this.judge();
  }

  private async type(key: string, label: string, text: string): Promise<void> {
    const box = this.page.getByRole("textbox", { name: label });
    await box.fill(text);
    this.typed[key] = text;
  }

  private async day(): Promise<void> {
    await fillDay(this.page, "承诺有效期至", "2027-12-31");
    this.typed.valid_until = "2027-12-31";
  }

  private async tick(): Promise<void> {
    await this.page.getByRole("checkbox", { name: "明码标价" }).check();
    this.typed.pledges = "price";
  }

  /** Something goes wrong, and is over again. */
  private async trouble(what: Trouble, step: string): Promise<void> {
    this.faults++;
    const { page } = this;
    switch (what) {
      case "reload":
        await page.reload();
        break;
      case "crash": {
        const address = page.url();
        const session = await this.context.newCDPSession(page);
        const gone = page.waitForEvent("crash");
        // Nothing is left that could answer.
        void session.send("Page.crash").catch(() => {});
        await gone;
        this.page = await this.context.newPage();
        await page.close();
        await this.page.goto(address);
        break;
      }
      case "offline":
        await this.context.setOffline(true);
        await this.retype(step);
        await this.context.setOffline(false);
        break;
      case "kill":
        this.way.upstream = "";
        await this.platform?.kill();
        await this.retype(step);
        await this.raise();
        break;
      case "expire":
        await this.expire();
        await this.retype(step);
        await this.again();
        break;
      case "refuse":
      case "lose":
      case "slow":
        await this.spoil(what, step);
        break;
      case "device":
        await this.otherDevice(step);
    }
    await expect(heading(this.page)).toHaveText(step);
  }

  /** Types the last answer of this step once more, otherwise. */
  private async retype(step: string): Promise<void> {
    if (step === "承诺什么") await this.type("detail", "具体内容", `出事时写的 ${this.random()}`);
    else await this.type("agent_name", "经办人姓名", `示例${Math.floor(this.random() * 1e6)}`);
  }

  /** The session ends without anybody signing out. */
  private async expire(): Promise<void> {
    const { session } = await (await this.page.request.get("/api/v1/session")).json();
    await this.page.request.delete("/api/v1/session", { headers: { "x-csrf-token": session.csrf } });
  }

  /** Signs in again in the dialog. */
  private async again(): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByText("用演示账号登录").click();
    await dialog.getByRole("button", { name: "演示清白文化传播有限公司" }).click();
    await expect(dialog).toBeHidden();
  }

  private async spoil(fault: Fault, step: string): Promise<void> {
    let left = 1 + Math.floor(this.random() * 3);
    this.way.fault = (method) => (method === "PUT" && left-- > 0 ? fault : "none");
    await this.retype(step);
    await this.page.waitForTimeout(1500);
    this.way.fault = () => "none";
  }

  /** Somebody goes on with the draft at another device, then here. */
  private async otherDevice(step: string): Promise<void> {
    await this.stored();
    const context = await this.visitor();
    const other = await context.newPage();
    await signIn(other);
    await other.goto(new URL(this.page.url()).pathname + new URL(this.page.url()).search);
    await expect(heading(other)).toHaveText(step);
    const theirs = { ...this.typed };
    const [key, label] = step === "承诺什么" ? ["detail", "具体内容"] : ["agent_name", "经办人姓名"];
    theirs[key] = `另一处${Math.floor(this.random() * 1e6)}`;
    await other.getByRole("textbox", { name: label }).fill(theirs[key]);
    await expect.poll(async () => (await own(other, `drafts/${this.draft}`)).answers[key]).toBe(theirs[key]);
    await context.close();
    await this.retype(step);
    const question = this.page.locator("#conflict");
    await expect(question).toBeVisible({ timeout: 20_000 });
    await expect(question).toContainText(theirs[key]);
    await expect(question, "both are there to choose from").toContainText(this.typed[key]);
    const keep = this.random() < 0.5;
    await this.page.getByRole("button", { name: keep ? "用这里的" : "用另一处的" }).click();
    await expect(question).toBeHidden();
    if (!keep) this.typed = theirs;
  }

  /** The platform has everything. */
  private async stored(): Promise<void> {
    await expect.poll(() => this.missing(), { timeout: 60_000 }).toEqual([]);
  }

  private async missing(): Promise<string[]> {
    const found = await this.page.request.get(`/api/v1/me/drafts/${this.draft}`);
    const answers = found.ok() ? (await found.json()).answers : {};
    return Object.keys(this.typed).filter((key) => answers[key] !== this.typed[key]);
  }

  /** Whatever was typed stands in this browser's draft, and in the boxes that are on show. */
  private async kept(step: string): Promise<void> {
    await expect(heading(this.page)).toHaveText(step);
    await expect(this.page.locator("#conflict"), "nobody is asked to choose where there is nothing to choose").toHaveCount(0);
    const answers = await this.page.evaluate((id) => {
      const name = Object.keys(localStorage).find((key) => key.startsWith("own:draft:") && key.endsWith(`:${id}`));
      return name ? JSON.parse(localStorage.getItem(name) ?? "{}").answers : {};
    }, this.draft);
    for (const [key, text] of Object.entries(this.typed))
      if (answers[key] !== text) this.lost.push(`filing ${this.filings}: ${key} is ${answers[key]}, typed ${text}`);
    if (step === "承诺什么" && this.typed.detail)
      await expect(this.page.getByRole("textbox", { name: "具体内容" })).toHaveValue(this.typed.detail);
  }

  /** Left for another day: it must be on the platform. */
  private async leave(): Promise<void> {
    await this.stored().catch(() => {});
    for (const key of await this.missing()) this.lost.push(`filing ${this.filings}: ${key} is not in the draft`);
  }

  private async submit(): Promise<void> {
    const button = () => this.page.getByRole("button", { name: "确认承诺并提交" });
    const once = (fault: Fault) => {
      let left = 1;
      this.way.fault = (method, path) => (method === "POST" && path.endsWith("/me/cases") && left-- > 0 ? fault : "none");
    };
    const how = this.pick(["plain", "double", "refuse", "lose", "slow", "kill", "reload"] as const);
    if (how !== "plain") this.faults++;
    if (how === "refuse" || how === "lose" || how === "slow") once(how);
    if (how === "double") await button().dblclick();
    else if (how === "kill") {
      once("lose");
      await button().click();
      this.way.upstream = "";
      await this.platform?.kill();
      await this.raise();
    } else if (how === "reload") {
      once("slow");
      await button().click();
      await this.page.waitForTimeout(this.random() * 900);
      await this.page.reload();
    } else await button().click();
    // Whoever sees no receipt presses once more.
    const filed = /\/account\/cases\/\d{8}-\d{5}-\d\d\/receipt$/;
    for (let tries = 0; tries < 12 && !filed.test(this.page.url()); tries++) {
      await this.page.waitForTimeout(700);
      if (filed.test(this.page.url())) break;
      const title = await heading(this.page).textContent({ timeout: 10_000 }).catch(() => "");
      if (title === "没有这份草稿") break;
      if (await button().isVisible()) await button().click({ timeout: 2_000 }).catch(() => {});
    }
    this.way.fault = () => "none";
  }

  /** Exactly one case, with every answer as it was typed. */
  private async judge(): Promise<void> {
    // The connection may still be one of the platform that was killed.
    await expect(async () => void (await own(this.page, "cases"))).toPass({ timeout: 20_000 });
    const heads = (await own(this.page, "cases")).items;
    const filed = [];
    for (const head of heads.filter((one: any) => one.state === "submitted")) {
      const found = await own(this.page, `cases/${head.number}`);
      if (found.answers.agent_phone === this.typed.agent_phone) filed.push(found);
    }
    if (filed.length > 1) this.doubled.push(`filing ${this.filings}: ${filed.length} cases`);
    if (filed.length === 0) this.lost.push(`filing ${this.filings}: no case`);
    for (const [key, text] of Object.entries(this.typed))
      if (filed.length && filed[0].answers[key] !== text) this.lost.push(`filing ${this.filings}: ${key} was filed as ${filed[0].answers[key]}`);
  }
}

test("random filings with faults: nothing lost, nothing doubled @desktop", async ({ browser }) => {
  test.setTimeout(FILINGS ? FILINGS * 600_000 : 300_000);
  const way = await line();
  const loss = new Loss(browser, way, randomly(SEED));
  const until = Date.now() + PATIENCE;
  try {
    await loss.start();
    for (let n = 1; FILINGS ? n <= FILINGS : Date.now() < until; n++) await loss.filing(n);
  } finally {
    console.log(`loss: seed ${SEED}, ${loss.filings} filings, ${loss.faults} faults, ${loss.lost.length} lost, ${loss.doubled.length} doubled`);
    await loss.end();
    await way.stop();
  }
  expect(loss.lost).toEqual([]);
  expect(loss.doubled).toEqual([]);
  expect(loss.filings).toBeGreaterThan(0);
});
