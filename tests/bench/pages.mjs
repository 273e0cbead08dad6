// Loading pages as a phone on a slow network does: the protocol of the project's load times.
import { chromium, devices } from "@playwright/test";
import { observe } from "./observe.mjs";

const MBIT = 1_000_000 / 8;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6 * MBIT, uploadThroughput: 0.75 * MBIT };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** Longer than any page takes: one without its content is told, not waited for. */
const PATIENCE = 20_000;
/** Between two looks: each of them is work for the page. */
const LOOK_AGAIN = 400;
/** After the content is there, what is still to come: idle preloads, late shifts. */
const REST = 2_500;
/** The same where everything has been fetched ahead before. */
const REST_AGAIN = 500;

export const browser = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** Another visitor, who has never been here. */
export function visitor(browser) {
  return browser.newContext({
    userAgent: devices["Pixel 7"].userAgent,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
}

/** A tab with the slow network and the slow processor. */
export async function tab(context) {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", NETWORK);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return { page, protocol };
}

/** Visits a page for the first time, and again in a new tab of the same visitor. */
export async function measure(browser, origin, what) {
  const context = await visitor(browser);
  try {
    const visit = await load(context, origin, what, REST);
    const revisit = await load(context, origin, what, REST_AGAIN);
    return { visit, revisit };
  } finally {
    await context.close();
  }
}

async function load(context, origin, { name, path, ready }, rest) {
  const { page, protocol } = await tab(context);
  const traffic = count(protocol);
  await page.addInitScript(observe, ready);
  await page.goto(origin + path, { waitUntil: "commit", timeout: PATIENCE });
  const times = () => read(protocol, "window.bench");
  const end = Date.now() + PATIENCE;
  while (!(await times())?.ready) {
    if (Date.now() > end) throw new Error(`${name}（${path}）：${PATIENCE / 1000} 秒内没有出现 ${ready}`);
    await page.waitForTimeout(LOOK_AGAIN);
  }
  await page.waitForTimeout(rest);
  const { tasks, ...seen } = await times();
  await page.close();
  return { ...seen, ...blocked(tasks, seen.fcp), ...traffic.result(seen.ready) };
}

/** A value of the page, without the scripts that Playwright would put there: they would count. */
async function read(protocol, expression) {
  const { result } = await protocol.send("Runtime.evaluate", { expression, returnByValue: true });
  return result.value;
}

/** What of the long tasks is over 50 ms: from the first paint on, which is total blocking time as it
    is defined (web.dev/articles/tbt), and before, when most of it is the browser's own start. */
function blocked(tasks, fcp) {
  const sum = (some) => some.reduce((ms, [, duration]) => ms + Math.max(0, duration - 50), 0);
  const painted = tasks.filter(([start, duration]) => start + duration > fcp);
  return { blocking: sum(painted), before: sum(tasks) - sum(painted) };
}

/** Counts what goes over the wire: the browser's own figures, headers included. */
function count(protocol) {
  const wire = new Map();
  let start;
  protocol.on("Network.requestWillBeSent", ({ requestId, request, timestamp }) => {
    if (!request.url.startsWith("http")) return;
    start ??= timestamp;
    wire.set(requestId, { bytes: 0, revalidated: false, sent: (timestamp - start) * 1000 });
  });
  const drop = ({ requestId }) => wire.delete(requestId);
  protocol.on("Network.requestServedFromCache", drop);
  protocol.on("Network.responseReceived", (event) => {
    if (event.response.fromDiskCache || event.response.fromPrefetchCache) drop(event);
  });
  // The document's status is the cached one's; only this event tells the answer on the wire.
  protocol.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode }) => {
    const one = wire.get(requestId);
    if (one && statusCode === 304) one.revalidated = true;
  });
  protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = wire.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  return {
    /** All of it, and what was asked for before the content was there. */
    result: (ready) => {
      const all = [...wire.values()];
      const needed = all.filter((one) => ready === null || one.sent <= ready);
      const sum = (some) => some.reduce((bytes, one) => bytes + one.bytes, 0);
      return {
        bytes: sum(all),
        requests: all.length,
        neededBytes: sum(needed),
        neededRequests: needed.length,
        revalidated: all.filter((one) => one.revalidated).length,
      };
    },
  };
}
