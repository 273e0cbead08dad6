// The real platform as a child process, on a port and in a data directory of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The day on which everything happens. */
export const TODAY = "2026-11-22";
/** The moment at which the browser's clock stands. */
export const NOW = new Date(`${TODAY}T10:42:00+08:00`);

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see tests/README.md`);
  return value;
}

export const dataDirectory = () => mkdtempSync(join(tmpdir(), "portal-test-"));
export const dropDirectory = (path: string) => rmSync(path, { recursive: true, force: true });

/** Starts `platform <arguments>`. */
export function command(...args: string[]): ChildProcess {
  return spawn(needed("PLATFORM_BIN"), args, { stdio: ["ignore", "pipe", "pipe"] });
}

/** What a command says and how it ends. */
export function finished(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  child.stderr?.on("data", (chunk) => (text += chunk));
  return new Promise((done) => child.on("close", (code) => done({ code, text })));
}

export interface Platform {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Its data directory. */
  data: string;
  /** What it has logged so far. */
  log(): string;
  /** SIGTERM, then waits; gives the exit status. */
  stop(): Promise<number | null>;
  /** SIGKILL: as when the power fails. */
  kill(): Promise<number | null>;
}

/** Serves the portal from this data directory. */
export async function serve(data: string, sample = "small", { port = 0, more = [] as string[] } = {}): Promise<Platform> {
  const portal = needed("PORTAL_DIST");
  const options = ["--data", data, "--port", `${port}`, "--portal", portal, "--today", TODAY];
  const child = command("serve", ...options, "--sample", sample, ...more);
  let said = "";
  let logged = "";
  const ended = new Promise<number | null>((done) => child.on("close", done));
  child.stderr?.on("data", (chunk) => (logged = (logged + chunk).slice(-100_000)));
  const origin = await new Promise<string>((ready, failed) => {
    child.on("error", failed);
    ended.then((code) => failed(new Error(`the platform ended (${code}): ${logged}`)));
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      const found = /门户已就绪：(http:\/\/127\.0\.0\.1:\d+)\//.exec(said);
      if (found) ready(found[1]);
    });
  });
  return {
    origin,
    data,
    log: () => logged,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
}
