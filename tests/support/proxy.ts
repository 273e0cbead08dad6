// Stands between the browser and the platform and alters what passes: real answers with real
// caching, which Playwright's own routes switch off.
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders | Record<string, string>;
  body: Buffer;
}

export interface Proxy {
  origin: string;
  /** Which path is asked for in place of this one. */
  lead: (path: string) => string;
  /** What happens to the answer for this path from now on. */
  alter: (path: string, answer: Answer) => Answer;
  stop(): Promise<void>;
}

/** Starts one in front of this origin. */
export async function proxy(upstream: string): Promise<Proxy> {
  const made: Proxy = { origin: "", lead: (path) => path, alter: (_, answer) => answer, stop: async () => {} };
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    // Never a 304: what was altered before may be altered in another way now.
    const headers = { accept: request.headers.accept ?? "*/*", "accept-encoding": "identity" };
    const came = await fetch(upstream + made.lead(path), { method: request.method, headers });
    const kept = [...came.headers].filter(([name]) => !["content-length", "transfer-encoding", "connection"].includes(name));
    const body = Buffer.from(await came.arrayBuffer());
    const answer = made.alter(path, { status: came.status, headers: Object.fromEntries(kept), body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  made.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  made.stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return made;
}

/** An answer that is only a status, as proxies give them. */
export const refused = (status: number): Answer => ({ status, headers: { "content-type": "text/html" }, body: Buffer.from("<h1>no</h1>") });

/** The same answer with some bytes turned around. */
export function damaged(answer: Answer): Answer {
  const body = Buffer.from(answer.body);
  for (let at = 0; at < body.length; at += 97) body[at] ^= 0x55;
  return { ...answer, body };
}
