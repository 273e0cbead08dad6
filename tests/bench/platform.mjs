// The platform as a child process, with what the benchmark needs to know about its data.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const TODAY = "2026-11-22";

/** Serves the built portal and the sample data from this directory. */
export async function serve(data, sample) {
  const { PLATFORM_BIN, PORTAL_DIST } = process.env;
  const options = ["--data", data, "--port", "0", "--portal", PORTAL_DIST, "--today", TODAY, "--sample", sample];
  const child = spawn(PLATFORM_BIN, ["serve", ...options], {
    env: { ...process.env, RUST_LOG: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let logged = "";
  const ended = new Promise((done) => child.on("close", done));
  child.stderr.on("data", (chunk) => (logged = (logged + chunk).slice(-4000)));
  const origin = await new Promise((ready, failed) => {
    child.on("error", failed);
    ended.then((code) => failed(new Error(`平台退出（${code}）：${logged}`)));
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said);
      if (found) ready(found[1]);
    });
  });
  return {
    origin,
    find: () => find(origin),
    /** The most memory it has ever held, in bytes; null where the system doesn't say. */
    peak: () => peak(child.pid),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** A word with many hits, subjects, and a record: of whatever data there is. */
async function find(origin) {
  const get = async (path) => {
    const response = await fetch(`${origin}/api/v1/${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const word = "示例";
  const { items } = await get(`subjects?q=${encodeURIComponent(word)}`);
  const subjects = items.map((item) => item.subject ?? item);
  for (const subject of subjects) {
    const records = await get(`subjects/${subject.code}/records`);
    const head = records.items[0]?.head ?? records.items[0];
    if (head?.id) return { word, code: subject.code, record: head.id, subjects };
  }
  throw new Error("示例数据里没有带记录的主体");
}

function peak(pid) {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return found ? Number(found[1]) * 1024 : null;
  } catch {
    return null;
  }
}
