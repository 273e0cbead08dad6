// What a first visit to a page costs until its content is there: ../budgets.json.
import type { CDPSession } from "@playwright/test";
import budgets from "../budgets.json" with { type: "json" };
import { own, signIn, USERS } from "../support/account";
import { open } from "../support/actions";
import { expect, type Page, PAGES, test } from "../support/test";

interface Case {
  path: string | ((page: Page) => Promise<string>);
  heading: string | RegExp;
  /** Who is signed in. */
  user?: string;
}

const food = { heading: /./, user: USERS.food };
const officer = { heading: /./, user: USERS.officer };
const number = async (page: Page) => (await own(page, "cases")).items[0].number;

const CASES: Record<string, Case> = {
  home: PAGES.home,
  search: PAGES.hits,
  screening: PAGES.screening,
  subject: PAGES.subject,
  record: PAGES.penalty,
  disclosure: PAGES.disclosure,
  penalties: { path: "/disclosure/penalty", heading: "行政处罚" },
  "black lists": PAGES["black lists"],
  lists: PAGES.lists,
  "named list": PAGES["named list"],
  "not found": PAGES["not found"],
  "sign-in": { path: "/account/sign-in", heading: /./ },
  track: { path: "/track", heading: /./ },
  verify: { path: "/verify", heading: /./ },
  account: { path: "/account", ...food },
  "own records": { path: "/account/records", ...food },
  "own cases": { path: "/account/cases", ...food },
  "own case": { path: async (page) => `/account/cases/${await number(page)}`, ...food },
  receipt: { path: async (page) => `/account/cases/${await number(page)}/receipt`, ...food },
  commitments: { path: "/commitments", heading: "信用承诺" },
  form: { path: "/file/commitment-voluntary", heading: "诚信经营承诺（主动型）" },
  "form step": { path: (page) => drafted(page, "pledge"), heading: "承诺什么", user: USERS.clean },
  "form check": { path: (page) => drafted(page, "check"), heading: /^核对内容/, user: USERS.clean },
  desk: { path: "/desk", ...officer },
  repairs: { path: "/repairs", heading: /./ },
  reports: PAGES.reports,
  training: { path: "/repairs/training", heading: /./ },
  documents: PAGES.documents,
  developers: PAGES.developers,
};

for (const [name, { path, heading, user }] of Object.entries(CASES)) {
  test(`a first visit to ${name} stays within bytes and requests @phone`, async ({ page }) => {
    const { bytes: most, requests, wanted } = limits(name);
    if (user) await signIn(page, user);
    const address = typeof path === "string" ? path : await path(page);
    const network = await page.context().newCDPSession(page);
    const { asked, bytes } = await count(network);
    await neverSettles(page);
    await open(page, address, heading);
    const needed = [...asked];
    await expect.poll(() => needed.filter(([id]) => !bytes.has(id)).length).toBe(0);
    const list = needed.map(([id, url]) => `${bytes.get(id)} ${new URL(url).pathname}`).join("\n");
    const total = needed.reduce((sum, [id]) => sum + (bytes.get(id) ?? 0), 0);
    console.log(`first visit to ${name}: ${total} bytes in ${needed.length} requests`);
    expect(total, list).toBeGreaterThan(10_000);
    expect(total, list).toBeLessThanOrEqual(most);
    expect(needed.length, list).toBeLessThanOrEqual(requests);
    // A page that has got there is held to the limit of all from then on.
    if (wanted) expect(total > wanted.bytes || needed.length > wanted.requests, `take ${name} off not_there_yet`).toBe(true);
  });
}

/** What a page may cost; for one that isn't within the limit yet what it has reached, and the limit. */
function limits(name: string) {
  const { home, other, requests } = budgets.first_visit;
  const wanted = { bytes: (name === "home" ? home : other).bytes, requests };
  const reached = (budgets.not_there_yet as Record<string, { bytes: number; requests: number }>)[name];
  return reached ? { ...reached, wanted } : { ...wanted, wanted: undefined };
}

/** A step of a form with a draft that could be filed. */
async function drafted(page: Page, step: string): Promise<string> {
  const { session } = await (await page.request.get("/api/v1/session")).json();
  const headers = { "x-csrf-token": session.csrf, "if-none-match": "*" };
  const answers = { pledges: "price", detail: "示例", valid_until: "2027-12-31", agent_name: "示例", agent_phone: "13800000000" };
  const data = { template: "commitment-voluntary", answers };
  await page.request.put("/api/v1/me/drafts/budget-draft", { headers, data });
  return `/file/commitment-voluntary/${step}?draft=budget-draft`;
}

/**
 * What is fetched ahead, for other pages or for printing, waits until the page has settled. Here it
 * never has, however slow the machine is.
 */
async function neverSettles(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = window.setTimeout.bind(window);
    window.setTimeout = ((run: TimerHandler, wait = 0, ...rest: any[]) => real(run, wait >= 500 ? 2 ** 31 - 1 : wait, ...rest)) as typeof setTimeout;
  });
}

/** The addresses that the page asks for, and the bytes on the wire for each, headers included. */
async function count(network: CDPSession) {
  const asked = new Map<string, string>();
  const bytes = new Map<string, number>();
  await network.send("Network.enable");
  network.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith("http")) asked.set(requestId, request.url);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  return { asked, bytes };
}
