// A real nginx with the configuration of `cargo xtask dist`, in front of the real platform.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
/** Whether this machine's nginx can send brotli. */
export const BROTLI = existsSync(MODULE);

export interface Nginx {
  /** `http://127.0.0.1:PORT` */
  plain: string;
  /** `https://127.0.0.1:PORT`, with a certificate that nobody knows. */
  secure: string;
  stop(): Promise<void>;
}

/** Starts it, as whoever runs the tests, with all its files in a temporary directory. */
export async function nginx(upstream: string): Promise<Nginx> {
  const deployed = process.env.PORTAL_DEPLOYED;
  if (!deployed) throw new Error("PORTAL_DEPLOYED is not set; `cargo xtask test` sets it");
  const home = mkdtempSync(join(tmpdir(), "portal-nginx-"));
  const ports = [await freePort(), await freePort()];
  configure(deployed, home, upstream, ports);
  // Debian keeps nginx where only root's PATH leads.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  const child = spawn("nginx", ["-p", home, "-c", join(home, "nginx.conf"), "-e", join(home, "error.log")], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let running = true;
  child.stderr.on("data", (chunk) => (said += chunk));
  const ended = new Promise<void>((done) => {
    const end = (why: unknown) => {
      said += why;
      running = false;
      done();
    };
    child.on("close", end).on("error", end);
  });
  const plain = `http://127.0.0.1:${ports[0]}`;
  for (let tries = 0; !(await answers(plain)); tries++) {
    if (!running || tries > 50) throw new Error(`nginx didn't start: ${said}`);
    await new Promise((later) => setTimeout(later, 100));
  }
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  return { plain, secure: `https://127.0.0.1:${ports[1]}`, stop };
}

const answers = (origin: string) => fetch(`${origin}/robots.txt`).then((response) => response.ok, () => false);

/** Writes the configuration with the changes that docs/deploy.md describes. */
function configure(deployed: string, home: string, upstream: string, ports: number[]): void {
  const given = (name: string) => readFileSync(join(deployed, "nginx", name), "utf8");
  const put = (name: string, text: string) => writeFileSync(join(home, name), text);
  put("portal-site.conf", BROTLI ? edit(given("portal-site.conf"), [["#brotli_static", "brotli_static"]]) : given("portal-site.conf"));
  put(
    "portal.conf",
    edit(given("portal.conf").replace(/^#(?=server|    |\})/gm, ""), [
      [`include ${deployed}/nginx/portal-site.conf`, `include ${home}/portal-site.conf`],
      ["listen 80;", `listen 127.0.0.1:${ports[0]};`],
      ["listen 443", `listen 127.0.0.1:${ports[1]}`],
      ["server 127.0.0.1:8080;", `server ${new URL(upstream).host};`],
      ["/etc/ssl/credit-portal.pem", `${home}/cert.pem`],
      ["/etc/ssl/private/credit-portal.key", `${home}/key.pem`],
    ]),
  );
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", `${home}/key.pem`, "-out", `${home}/cert.pem`];
  execFileSync("openssl", ["req", "-x509", "-days", "2", "-subj", "/CN=127.0.0.1", ...key], { stdio: "ignore" });
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  put(
    "nginx.conf",
    `${BROTLI ? `load_module ${MODULE};` : ""}
    # One process: a worker of root's would give up the right to read these files.
    daemon off; master_process off; pid nginx.pid;
    events { worker_connections 256; }
    http { access_log off; ${scratch.map((name) => `${name}_temp_path ${name};`).join(" ")} include portal.conf; }
    `,
  );
  scratch.forEach((name) => mkdirSync(join(home, name)));
}

/** Replaces everywhere, and insists that there is something to replace. */
function edit(text: string, changes: [string, string][]): string {
  return changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`the configuration has no ${from}`);
    return now.replaceAll(from, to);
  }, text);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}
