// Another department's site: another origin, with as strict a policy as ours.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Host {
  /** `http://localhost:PORT`: another site than 127.0.0.1, not only another port. */
  origin: string;
  stop(): Promise<void>;
}

/** Serves one page with this body, and `/host.js` with this script; they may use the portal alone. */
export async function host(portal: string, body: string, script = ""): Promise<Host> {
  const policy = `default-src 'none'; script-src 'self' ${portal}; frame-src ${portal}; img-src data:; require-trusted-types-for 'script'; base-uri 'none'`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/host.js";
    if (request.url !== "/" && !isScript) return void response.writeHead(404).end();
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.setHeader("content-security-policy", policy);
    response.end(isScript ? script : `<!doctype html><html lang="zh"><title>示例局</title><link rel="icon" href="data:,"><main><h1>示例局的系统</h1>${body}</main><script src="/host.js"></script></html>`);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
  return { origin: `http://localhost:${port}`, stop };
}
