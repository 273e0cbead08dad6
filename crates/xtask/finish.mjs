// Trunk's last step in a release: the program's folder is named by what is in it, and every file
// that index.html names likewise, each with a fresh integrity value; then everything is
// compressed ahead of time.
//
// Trunk itself names the program files by what cargo wrote, before wasm-bindgen and wasm-opt. A
// change of those alone would keep the address, and a browser that has kept the old file would
// refuse it for its integrity. Trunk's own minifier doesn't understand wasm-bindgen's modules.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const browsers = "chrome105,safari16,ios16,firefox121";
// Not what a city edits in place: an old compressed copy would hide the edit.
const edited = /^(config\.json|manifest\.webmanifest)$/;
const compressible = /\.(wasm|m?js|css|html|svg|json|txt|xml|webmanifest)$/;
const hashed = /-[0-9a-f]{6,16}(?=\.(js|css)$)/;
const guarded = /<(?:link|script)\b[^>]*\bintegrity="[^"]*"[^>]*>/g;
const program = /<link rel="(?:modulepreload|preload)"[^>]*credit-portal-[0-9a-f]+(?:_bg\.wasm|\.js)"[^>]*>/g;

const starter = /<script\b(?=[^>]*type="module")[^>]*src="([^"]*\/start-[^"]*\.js)"[^>]*><\/script>/;

const folder = process.env.TRUNK_STAGING_DIR;
const base = process.env.TRUNK_PUBLIC_URL;

const esbuild = (args, cwd, input) =>
  execFileSync("esbuild", ["--minify", "--charset=utf8", "--log-level=error", ...args], { cwd, input, maxBuffer: 1 << 26, shell: process.platform === "win32" });

function minify(path, target) {
  writeFileSync(path, esbuild([`--target=${target}`], undefined, readFileSync(path)));
}

const digest = (content, kind, form) => createHash(kind).update(content).digest(form);
const integrity = (path) => `sha384-${digest(readFileSync(path), "sha384", "base64")}`;

/** The addresses whose page is a chunk, with its name, as src/app.rs has them. */
function routes() {
  const text = readFileSync(join(process.env.TRUNK_SOURCE_DIR, "src/app.rs"), "utf8");
  const found = [...text.matchAll(/\("([^"]+)", pages::lazy::(\w+)\),/g)];
  if (found.length === 0) throw new Error("src/app.rs has no routes");
  return found.map(([, pattern, chunk]) => [pattern, chunk]);
}

/**
 * What the loader has to know, a line for each chunk: its name, its digest, the addresses whose page
 * it is. What comes first must still be what comes first in src/app.rs.
 */
function table(digests) {
  const all = routes();
  const names = [...new Set([...all.map(([, name]) => name), ...Object.keys(digests)])];
  const lines = names.map((name) => [name, digests[name], ...all.filter((route) => route[1] === name).map(([pattern]) => pattern)]);
  const order = lines.flatMap(([name, , ...patterns]) => patterns.map((pattern) => [pattern, name]));
  const first = (list, address) =>
    list.find(([pattern]) => new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+")}$`).test(address))[1];
  for (const [pattern] of all) {
    const address = pattern.replace(/:\w+/g, "x");
    if (first(order, address) !== first(all, address)) throw new Error(`${pattern} comes too late`);
  }
  return lines.map((line) => line.join(" ")).join("\n");
}

// wasm-bindgen ends its names in random digits, in the program and in its script: 8 bytes each
// that nothing compresses. Numbers of the same length do as well.
const numbers = new Map();
function number(path) {
  const names = /(?<=closures_____invoke_\w*_h?)[0-9a-f]{16}/g;
  const counted = readFileSync(path, "latin1").replace(names, (digits) => {
    if (!numbers.has(digits)) numbers.set(digits, String(numbers.size).padStart(16, "0"));
    return numbers.get(digits);
  });
  writeFileSync(path, counted, "latin1");
}

// The program: its parts refer to each other by relative address, so they share one folder, whose
// name stands for them all. Its scripts become one. Gives the tags that load it.
function settleProgram(start) {
  const app = join(folder, "app");
  for (const name of readdirSync(folder)) if (/^credit-portal-/.test(name)) rmSync(join(folder, name));
  for (const name of ["portal.js", "portal_bg.wasm"]) number(join(app, name));
  const loader = join(app, "__wasm_split.js");
  const address = /fetch\(new URL\("\.\/split_(\w+)\.wasm", import\.meta\.url\)\)/g;
  const text = readFileSync(loader, "utf8");
  const chunks = Object.fromEntries([...text.matchAll(address)].map(([, name]) =>
    [name, digest(readFileSync(join(app, `split_${name}.wasm`)), "sha256", "base64")]));
  const checked = text
    .replace(address, 'get("$1")')
    .replaceAll("WebAssembly.instantiateStreaming(src, imports)", "make(await src, imports)")
    // Without a network the browser has said so already, and so does the page if it matters.
    .replace("console.error(e)", "navigator.onLine && console.error(e)");
  if (!checked.includes("navigator.onLine") || !chunks.search || !/\bmake\(/.test(checked) || /fetch\(/.test(checked)) throw new Error("the loader of the chunks is not as expected");
  writeFileSync(loader, `${checked}
const TABLE = \`${table(chunks)}\`;
${chunkLoader}`);
  const bundled = readFileSync(start, "utf8").replace(/^const glue = .*$/m, 'import init from "./portal.js";\nimport { ahead } from "./__wasm_split.js";\nconst glue = async () => (boot.ahead = ahead, ahead(location.pathname), { default: init });');
  if (!bundled.includes("import init")) throw new Error("start.js doesn't import the program");
  rmSync(start);
  const bundle = esbuild(["--bundle", "--format=esm", `--target=${browsers}`], app, bundled);
  for (const name of readdirSync(app)) if (name.endsWith(".js")) rmSync(join(app, name));
  writeFileSync(join(app, "portal.js"), bundle);
  const content = Buffer.concat(readdirSync(app).sort().map((name) => readFileSync(join(app, name))));
  const settled = `app-${digest(content, "sha256", "hex").slice(0, 16)}`;
  renameSync(app, join(folder, settled));
  const at = (name) => [`${base}${settled}/${name}`, integrity(join(folder, settled, name))];
  const [script, guard] = at("portal.js");
  // Browsers ignore the integrity of such a preload, and say so; the script hands it to fetch.
  const [href, value] = at("portal_bg.wasm");
  return `<script type="module" src="${script}" crossorigin integrity="${guard}"></script>
<link rel="preload" href="${href}" crossorigin data-integrity="${value}" as="fetch" type="application/wasm">`;
}

// The chunk of the page that is opened sets out together with the program, that of a link when
// somebody turns to it. A damaged file would stay in the browser's cache for good, so the second try
// goes past it; and a proxy that spoils the type of a file must not spoil the page.
const chunkLoader = `
const under = {}, digests = {}, routes = [];
for (const line of TABLE.split("\\n")) {
  const [name, digest, ...patterns] = line.split(" ");
  digests[name] = digest;
  for (const pattern of patterns) routes.push([pattern, name]);
}
const ask = (name, cache) =>
  fetch(new URL("./split_" + name + ".wasm", import.meta.url), { integrity: "sha256-" + digests[name], cache })
    .then((answer) => answer.arrayBuffer());
export function ahead(address) {
  const parts = address.split(/[?#]/)[0].replace(/(.)\\/$/, "$1").split("/");
  const fits = (pattern) => {
    const own = pattern.split("/");
    return own.length === parts.length && own.every((part, i) => part === parts[i] || part[0] === ":" && parts[i]);
  };
  const name = routes.find(([pattern]) => fits(pattern))?.[1];
  if (!name || name in under || navigator.onLine === false) return;
  (under[name] = ask(name, "default")).catch(() => { delete under[name]; });
}
function get(name) {
  const answer = under[name] ?? ask(name, "default");
  under[name] = null;
  return answer.catch(() => ask(name, "reload"));
}
const make = (bytes, imports) => WebAssembly.instantiate(bytes, imports);
`;

// One asset that index.html names: gives its tag, changed to fit.
function settle(tag) {
  const address = tag.match(/\b(?:href|src)="([^"]*)"/)[1];
  const name = address.slice(base.length);
  const old = join(folder, name);
  // It runs in the oldest browsers too, to tell them that they are too old.
  if (name.endsWith(".js")) minify(old, "es5");
  const settled = name.replace(hashed, `-${digest(readFileSync(old), "sha256", "hex").slice(0, 16)}`);
  renameSync(old, join(folder, settled));
  return tag
    .replace(address, base + settled)
    .replace(/\bintegrity="[^"]*"/, `integrity="${integrity(join(folder, settled))}"`);
}

function compress(path) {
  const plain = readFileSync(path);
  const mode = path.endsWith(".wasm") ? "BROTLI_MODE_GENERIC" : "BROTLI_MODE_TEXT";
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants[mode],
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const brotli = brotliCompressSync(plain, { params });
  const gzip = gzipSync(plain, { level: constants.Z_BEST_COMPRESSION });
  // A server that finds none sends the plain file.
  if (brotli.length < plain.length) writeFileSync(`${path}.br`, brotli);
  if (gzip.length < plain.length) writeFileSync(`${path}.gz`, gzip);
}

// Programs read it, and the page for developers; its line breaks and spaces are a tenth of it.
const contract = join(folder, "openapi.json");
writeFileSync(contract, JSON.stringify(JSON.parse(readFileSync(contract, "utf8"))));

const index = join(folder, "index.html");
const html = readFileSync(index, "utf8");
const start = html.match(starter);
if (!start || html.search(program) < 0) throw new Error("index.html doesn't name the program");
const PLACE = "<!--program-->";
const settled = html.replace(program, "").replace(starter, PLACE).replace(guarded, settle);
// What only developers read is a tenth of the page.
const bare = settled.replace(/<!--(?!program)[\s\S]*?-->\s*/g, "").replace(/\n\s+/g, "\n");
writeFileSync(index, bare.replace(PLACE, settleProgram(join(folder, start[1].slice(base.length)))));
readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && compressible.test(entry.name) && !edited.test(entry.name))
  .forEach((entry) => compress(join(entry.parentPath, entry.name)));
