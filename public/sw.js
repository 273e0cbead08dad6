// 没有网络时也能打开看过的页面。有网络时一切照旧：页面和数据总是先问网站。
// 只存公开的内容；登录之后的（/session、/me、/desk 和标了 no-store 的）一概不存。
// 关掉它：config.json 里写 "offline": false，下次打开时全部清除（见 docs/deploy.md）。
"use strict";
const SHELL = "shell-1";
const FILES = "files-1";
const DATA = "data-1";
const MOST_DATA = 80;
/** 网络慢成这样，就先给存着的一份，单位毫秒。 */
const PATIENCE = 10_000;
const PUBLIC = /^\/api\/v1\/(site|subjects|records|record-kinds|lists|statistics|articles|form-templates|regions|repair-rules|training)(\/|$)/;
const TOO_BIG = /\.(csv|atom)$/;
const HASHED = /^\/(?:app|boot|portal)-[0-9a-f]{16}/;
const KEPT_AT = "x-kept-at";
/** 正在看存着的内容的窗口。 */
const behind = new Set();
/** 关掉了：还管着开着的窗口，但什么都不再存。 */
let off = false;

const kindOf = ({ method, mode, url, headers }) => {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || headers.has("range")) return null;
  if (mode === "navigate") return /^\/(embed|api)\//.test(pathname) || /\.\w+$/.test(pathname) ? null : "page";
  if (HASHED.test(pathname)) return "file";
  if (pathname === "/config.json") return "data";
  return PUBLIC.test(pathname) && !TOO_BIG.test(pathname) ? "data" : null;
};

self.addEventListener("activate", (event) => event.waitUntil(
  // 从下一个请求起就管用；换了存法的旧库清掉。
  Promise.all([self.clients.claim(), forgetAllBut([SHELL, FILES, DATA])]),
));

async function forgetAllBut(names) {
  const known = await caches.keys();
  await Promise.all(known.filter((name) => !names.includes(name)).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const kind = kindOf(event.request);
  if (kind === "page") event.respondWith(page(event));
  else if (kind === "file") event.respondWith(file(event));
  else if (kind === "data") event.respondWith(data(event));
});

/** 窗口打开时，这里还没有开始管：它已经用到的，补存一遍（多半就在浏览器的缓存里）。 */
self.addEventListener("message", (event) => {
  if (event.data?.type === "off") {
    off = true;
    event.waitUntil(forgetAllBut([]));
  }
  if (event.data?.type !== "keep" || !Array.isArray(event.data.urls)) return;
  const urls = event.data.urls.slice(0, 60).filter((url) => typeof url === "string");
  event.waitUntil(Promise.allSettled([new URL("/", self.location), ...urls].map(async (url) => {
    const request = new Request(url, { credentials: "same-origin" });
    const kind = String(url) === new URL("/", self.location).href ? "page" : kindOf(request);
    if (!kind) return;
    const answer = await fetch(request);
    if (kind === "page") await keepShell(answer);
    else await keep(kind === "file" ? FILES : DATA, request, answer);
  })));
});

async function page(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected) event.waitUntil(keepShell(answer.clone()));
    return answer;
  } catch (error) {
    const kept = await find(SHELL, "/");
    if (kept) return kept;
    throw error;
  }
}

/** 每个地址都是同一个首页文件；新的一份来了，旧版本的程序只再留一代。 */
async function keepShell(answer) {
  const html = await answer.clone().text();
  const shell = await open(SHELL);
  if (!shell || !HASHED.test(new URL(/src="([^"]+)"/.exec(html)?.[1] ?? "/", self.location).pathname)) return;
  const before = await (await shell.match("/"))?.text();
  if (before === html) return;
  await put(shell, "/", answer);
  const files = await open(FILES);
  for (const request of before ? await files.keys() : []) {
    const [name] = HASHED.exec(new URL(request.url).pathname) ?? [];
    if (name && !html.includes(name) && !before.includes(name)) await files.delete(request);
  }
}

/** 名称带摘要的文件永远不变；要求重取的（坏了的）照样重取。 */
async function file(event) {
  const { request } = event;
  const kept = ["reload", "no-store"].includes(request.cache) ? null : await find(FILES, request);
  if (kept) return kept;
  const answer = await fetch(request);
  event.waitUntil(keep(FILES, request, answer.clone()));
  return answer;
}

async function data(event) {
  const { request } = event;
  const asking = fetch(request).then((answer) => {
    event.waitUntil(keep(DATA, request, answer.clone()));
    return answer;
  });
  try {
    const slow = new Promise((_, failed) => setTimeout(failed, PATIENCE, new Error("slow")));
    const answer = await Promise.race([asking, slow]);
    if (behind.delete(event.clientId)) tell(event.clientId, { type: "fresh" });
    return answer;
  } catch {
    const kept = request.cache === "no-store" ? null : await find(DATA, request);
    if (!kept) return asking;
    asking.catch(() => {});
    if (new URL(request.url).pathname !== "/config.json") {
      behind.add(event.clientId);
      tell(event.clientId, { type: "kept", at: kept.headers.get(KEPT_AT) });
    }
    return kept;
  }
}

async function tell(id, message) {
  const client = await self.clients.get(id);
  client?.postMessage(message);
}

const open = async (name) => (off ? null : caches.open(name).catch(() => null));
const find = async (name, request) => (await open(name))?.match(request).catch(() => null);

/** 地方不够就不存：有网络时不缺它。 */
async function put(cache, request, answer) {
  await cache.put(request, answer).catch(() => {});
  if (off) await forgetAllBut([]);
}

async function keep(name, request, answer) {
  const control = answer.headers.get("cache-control") ?? "";
  // 已停止公示或者没有了：存着的一份也不再给人看。
  if ([404, 410].includes(answer.status)) return void (await (await open(name))?.delete(request));
  if (answer.status !== 200 || answer.type !== "basic" || /no-store|private/.test(control)) return;
  const cache = await open(name);
  if (!cache) return;
  if (name === FILES) return put(cache, request, answer);
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  await cache.delete(request);
  await put(cache, request, new Response(await answer.arrayBuffer(), { status: 200, headers }));
  const known = await cache.keys();
  await Promise.all(known.slice(0, Math.max(0, known.length - MOST_DATA)).map((old) => cache.delete(old)));
}
