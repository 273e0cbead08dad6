// Stands between browsers and a platform that comes and goes: one origin, whatever happens behind.
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to a request. */
export type Fault = "none" | "refuse" | "lose" | "slow";

export interface Line {
  origin: string;
  /** Where the platform is now; empty while there is none. */
  upstream: string;
  /** What happens to a request of the API: refused with 500, answered in vain, answered late. */
  fault: (method: string, path: string) => Fault;
  stop(): Promise<void>;
}

/** Opens the line. */
export async function line(): Promise<Line> {
  const made: Line = { origin: "", upstream: "", fault: () => "none", stop: async () => {} };
  const server = createServer((asked, answer) => {
    const fault = asked.url?.startsWith("/api/") ? made.fault(asked.method ?? "", asked.url) : "none";
    if (fault === "refuse") return refuse(answer, 500);
    if (fault === "slow") return void setTimeout(() => pass(made.upstream, asked, answer, false), 700);
    pass(made.upstream, asked, answer, fault === "lose");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  made.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  made.stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return made;
}

function refuse(answer: ServerResponse, status: number): void {
  if (!answer.headersSent) answer.writeHead(status, { "content-type": "text/html" });
  answer.end("<h1>no</h1>");
}

function pass(upstream: string, asked: IncomingMessage, answer: ServerResponse, lose: boolean): void {
  if (!upstream) return refuse(answer, 502);
  const { hostname, port } = new URL(upstream);
  const options = { hostname, port, method: asked.method, path: asked.url, headers: asked.headers, agent: false };
  const onward = request(options, (came) => {
    if (lose) {
      // The platform has done it; nobody learns of it.
      came.resume();
      came.on("end", () => answer.destroy());
      return;
    }
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
    came.on("error", () => answer.destroy());
  });
  onward.on("error", () => refuse(answer, 502));
  asked.pipe(onward);
}
