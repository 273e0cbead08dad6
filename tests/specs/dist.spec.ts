// What `cargo xtask dist` writes, served by a real nginx, answers as the platform itself does.
import { type IncomingHttpHeaders, request as ask } from "node:http";
import { request as askSecurely } from "node:https";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { heading, open, searchBox, settled } from "../support/actions";
import { BROTLI, type Nginx, nginx } from "../support/nginx";
import { FOOD } from "../support/sample";
import { expect, test as base } from "../support/test";

const test = base.extend<{}, { server: Nginx }>({
  server: [
    async ({ platform }, use) => {
      const server = await nginx(platform.origin);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function get(address: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const [send, options] = address.startsWith("https") ? [askSecurely, { rejectUnauthorized: false }] : [ask, {}];
  return new Promise((done, failed) => {
    const sent = send(address, { ...options, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on("error", failed).end();
  });
}

/** What must be the same, whoever answers: all headers but those of the server and the moment. */
function essence({ status, headers }: Answer): Record<string, unknown> {
  const own = ["server", "date", "connection", "keep-alive", "last-modified", "x-request-id", "transfer-encoding"];
  const kept = Object.entries(headers).filter(([name]) => !own.includes(name));
  const all = Object.fromEntries(kept.map(([name, value]) => [name, String(value).toLowerCase()]));
  // Each server makes its own; that it works is tested below.
  if (all.etag) all.etag = "some";
  return { status, ...all };
}

const FILES = readdirSync(process.env.PORTAL_DIST ?? ".", { recursive: true, encoding: "utf8" });
const PLAIN = FILES.filter((name) => /\.\w+$/.test(name) && !/\.(br|gz)$/.test(name)).map((name) => `/${name}`);
const EDITED = ["/config.json", "/manifest.webmanifest"];
const PAGES = ["/", "/search?q=%E7%A4%BA%E4%BE%8B", `/subjects/${FOOD.code}`, "/records/demo-deadbeef12", "/no/such/page", "/embed/check", "/embed/none", "/apiary", "/app-deadbeef01/"];
const MISSING = ["/no-such.js", "/app-0123456789abcdef/gone.wasm", "/portal-0123456789abcdef.css", "/icons/none.svg", "/a.b/c.d"];
const API = ["/api/v1/site", `/api/v1/subjects/${FOOD.code}`, "/api/v1/subjects?q=x&page=0", "/api/v1/nothing", "/api", "/api/"];
const CODINGS = ["", "gzip", "gzip;q=0", ...(BROTLI ? ["gzip, deflate, br, zstd"] : [])];

test("nginx and platform answer alike @desktop", async ({ platform, server }) => {
  expect(PLAIN.length).toBeGreaterThan(10);
  for (const coding of CODINGS) {
    for (const path of [...PLAIN, ...PAGES, ...MISSING, ...API]) {
      // Deployed without a compressed copy, because cities edit it.
      if (EDITED.includes(path) && coding) continue;
      const headers: Record<string, string> = coding ? { "accept-encoding": coding } : {};
      for (const method of ["GET", "HEAD"]) {
        const [theirs, ours] = await Promise.all([server.plain, platform.origin].map((origin) => get(origin + path, headers, method)));
        const what = `${method} ${path} (${coding})`;
        expect(essence(theirs), what).toEqual(essence(ours));
        if (!/^\/api/.test(path)) expect(theirs.body.equals(ours.body), what).toBe(true);
      }
    }
  }
});

test("hashed files are kept for ever, all others asked for again @desktop", async ({ server }) => {
  const hashed = PLAIN.filter((name) => /-[0-9a-f]{16}/.test(name));
  expect(hashed.length).toBeGreaterThan(5);
  for (const path of PLAIN) {
    const { headers } = await get(server.plain + path);
    const expected = hashed.includes(path) ? "public, max-age=31536000, immutable" : "no-cache";
    expect(headers["cache-control"], path).toBe(expected);
  }
});

test("nothing is sent twice @desktop", async ({ platform, server }) => {
  for (const path of ["/", "/robots.txt", hashedScript(), "/api/v1/site"]) {
    for (const coding of CODINGS) {
      const first = { "accept-encoding": coding };
      for (const origin of [server.plain, platform.origin]) {
        const { headers } = await get(origin + path, first);
        const again = await get(origin + path, { ...first, "if-none-match": String(headers.etag) });
        expect([again.status, again.body.length], `${origin}${path} (${coding})`).toEqual([304, 0]);
        expect(again.headers["content-security-policy"]).toContain("default-src 'none'");
      }
    }
  }
});

test("parts of files @desktop", async ({ platform, server }) => {
  const path = hashedScript();
  const whole = await get(platform.origin + path);
  const tags = await Promise.all([server.plain, platform.origin].map(async (origin) => String((await get(origin + path)).headers.etag)));
  for (const range of ["bytes=0-99", "bytes=100-", "bytes=-10", "bytes=0-0", "bytes=9999999-"]) {
    const [theirs, ours] = await Promise.all([server.plain, platform.origin].map((origin) => get(origin + path, { range })));
    expect(theirs.status, range).toBe(ours.status);
    expect(theirs.headers["content-range"], range).toBe(ours.headers["content-range"]);
    if (ours.status === 206) expect(essence(theirs), range).toEqual(essence(ours));
    if (ours.status !== 416) expect(theirs.body.equals(ours.body), range).toBe(true);
    // nginx says it twice with 416, which browsers take as once.
    expect(theirs.headers["content-security-policy"]).toContain(ours.headers["content-security-policy"]);
  }
  for (const [index, origin] of [server.plain, platform.origin].entries()) {
    const rest = await get(origin + path, { range: "bytes=100-", "if-range": tags[index] });
    expect([rest.status, rest.body.equals(whole.body.subarray(100))]).toEqual([206, true]);
    const changed = await get(origin + path, { range: "bytes=100-", "if-range": '"other"' });
    expect([changed.status, changed.body.length]).toEqual([200, whole.body.length]);
  }
});

test("what is no question is refused alike @desktop", async ({ platform, server }) => {
  for (const path of ["/", "/search", "/robots.txt", "/no-such.js"]) {
    const [theirs, ours] = await Promise.all([server.plain, platform.origin].map((origin) => get(origin + path, {}, "POST")));
    const { "content-length": _, ...rest } = essence(ours);
    expect(essence(theirs), path).toMatchObject(rest);
    expect(JSON.parse(theirs.body.toString())).toMatchObject({ status: 405, type: "/problems/method-not-allowed" });
  }
});

test("HTTPS is insisted on over HTTPS only @desktop", async ({ server }) => {
  for (const path of ["/", "/no-such.js", "/api/v1/site"]) {
    expect((await get(server.secure + path)).headers["strict-transport-security"], path).toBe("max-age=31536000");
    expect((await get(server.plain + path)).headers["strict-transport-security"], path).toBeUndefined();
  }
});

test("without the platform the portal says so @desktop", async ({}) => {
  const alone = await nginx("http://127.0.0.1:9");
  const answer = await get(`${alone.plain}/api/v1/site`);
  const page = await get(`${alone.plain}/search`);
  await alone.stop();
  expect(answer.status).toBe(503);
  expect(answer.headers).toMatchObject({ "content-type": "application/problem+json", "cache-control": "no-store" });
  expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 503, type: "/problems/unavailable" });
  expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(page.status).toBe(200);
});

test("home and search work through nginx", async ({ page, server }) => {
  await open(page, `${server.plain}/`, "查企业信用");
  await searchBox(page).fill(FOOD.name);
  await searchBox(page).press("Enter");
  await expect(heading(page)).toHaveText(/找到 \d+ 个主体$/);
  await page.getByRole("main").getByRole("link", { name: FOOD.name }).click();
  await expect(heading(page)).toHaveText(FOOD.name);
  await settled(page);
  await page.reload();
  await expect(heading(page)).toHaveText(FOOD.name);
  await settled(page);
});

function hashedScript(): string {
  const found = PLAIN.find((name) => /\/app-[0-9a-f]{16}\/portal\.js$/.test(name));
  if (!found) throw new Error("the build has no program");
  return found;
}
