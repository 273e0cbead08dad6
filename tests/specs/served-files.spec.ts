// What the server sends along with the portal's files.
import { expect, FOOD, test } from "../support/test";

type Get = (path: string) => Promise<{ text(): Promise<string> }>;

/** The files that index.html names. */
async function assets(get: Get): Promise<string[]> {
  const html = await (await get("/")).text();
  const all = [...html.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="(\/[^"]+)"/g)].map((m) => m[1]);
  expect(all.length).toBeGreaterThan(3);
  return all;
}

test("index.html has no inline script, style or handler @desktop", async ({ request }) => {
  for (const path of ["/", "/search?q=千山", `/subjects/${FOOD.code}`, "/nowhere"]) {
    const html = await (await request.get(path)).text();
    expect(html).not.toMatch(/<script\b(?![^>]*\bsrc=)/i);
    expect(html).not.toMatch(/<style\b/i);
    expect(html).not.toMatch(/<[^>]+\sstyle\s*=/i);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+\s*=/i);
    expect(html).not.toMatch(/(?:href|src|action)\s*=\s*["']?(?:javascript:|https?:\/\/(?!www\.w3\.org))/i);
  }
});

test("scripts and styles carry their integrity @desktop", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const tags = html.match(/<(?:script|link)\b[^>]*\.(?:js|css|wasm)"[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(3);
  expect(tags.filter((tag) => !/integrity="sha384-[A-Za-z0-9+/]{64}"/.test(tag))).toEqual([]);
});

const OF_PAGES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

test("a page's policy survives being asked for again @desktop", async ({ request }) => {
  for (const path of ["/", "/search"]) {
    const { etag, "content-security-policy": policy } = (await request.get(path)).headers();
    const again = await request.get(path, { headers: { "if-none-match": etag } });
    expect([again.status(), again.headers()["content-security-policy"]], path).toEqual([304, policy]);
  }
});

test("every answer has the security headers @desktop", async ({ request }) => {
  const paths = ["/", "/nowhere", "/missing.js", "/api/v1/site", "/api/v1/nowhere", "/api/v1/records/nope", "/config.json", "/robots.txt"];
  for (const path of [...paths, ...(await assets((p) => request.get(p)))]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    const parts = policy.split(/;\s*/);
    const page = headers["content-type"].startsWith("text/html");
    expect(page, path).toBe(["/", "/nowhere"].includes(path));
    // What is no page may do nothing at all, should it ever run.
    if (!page) expect(parts, path).toEqual(["default-src 'none'", "frame-ancestors 'none'"]);
    else expect(parts, path).toEqual(expect.arrayContaining(OF_PAGES));
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"], path).toBe(page ? "same-origin" : undefined);
    expect(headers["permissions-policy"] ?? "", path).toContain(page ? "camera=()" : "");
    expect(headers["server"], path).toBeUndefined();
    expect(headers["content-type"], path).toBeTruthy();
  }
});

test("hashed files are kept for good, others asked about @desktop", async ({ request }) => {
  for (const path of await assets((p) => request.get(p))) {
    const cache = (await request.get(path)).headers()["cache-control"];
    expect(cache, path).toBe(/-[0-9a-f]{8,}/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
  }
  expect((await request.get("/")).headers()["cache-control"]).toBe("no-cache");
  expect((await request.get("/api/v1/records/nope")).headers()["cache-control"]).toBe("no-store");
});

test("what hasn't changed is not sent again @desktop", async ({ request }) => {
  for (const path of ["/", "/config.json", "/api/v1/site", `/api/v1/subjects/${FOOD.code}`]) {
    const { etag } = (await request.get(path)).headers();
    expect(etag, path).toBeTruthy();
    const again = await request.get(path, { headers: { "if-none-match": etag } });
    expect(again.status(), path).toBe(304);
    expect(await again.body()).toHaveLength(0);
  }
});

test("files come compressed and with their types @desktop", async ({ request }) => {
  const types: Record<string, RegExp> = { js: /javascript/, css: /^text\/css/, wasm: /^application\/wasm$/, json: /json/, svg: /svg/, webmanifest: /manifest|json/, png: /png/ };
  for (const path of await assets((p) => request.get(p))) {
    for (const coding of ["br", "gzip"]) {
      const headers = (await request.get(path, { headers: { "accept-encoding": coding } })).headers();
      const kind = path.split("?")[0].split(".").pop() ?? "";
      expect(headers["content-type"], path).toMatch(types[kind]);
      if (["js", "css", "wasm"].includes(kind) && Number(headers["content-length"] ?? 10_000) > 1_000)
        expect(headers["content-encoding"], path).toBe(coding);
      expect(headers["vary"]?.toLowerCase() ?? "", path).toContain("accept-encoding");
    }
  }
});

test("no path leads out of the portal's folder @desktop", async ({ request, baseURL }) => {
  for (const path of ["/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/.env", "/%00", "//etc/passwd"]) {
    const response = await request.get(baseURL + path);
    expect(await response.text(), path).not.toMatch(/root:/);
    expect(response.status(), path).not.toBe(500);
  }
});
