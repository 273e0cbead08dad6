// A real provider of identities (OpenID Connect), on a port of its own.
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as listen } from "node:net";
import Provider from "oidc-provider";
import type { Page } from "@playwright/test";

/** Who can sign in there: the login name is the key, any password will do. */
export const PEOPLE: Record<string, Record<string, string>> = {
  enterprise: { name: "李示例", enterprise_code: "91210399MA0TEXT046", email: "li@example.invalid" },
  officer: { name: "王示例", agency: "鞍山市市场监督管理局（示例）" },
  stranger: { name: "周示例", enterprise_code: "91210399MA1ABCD2X0" },
  unlisted: { name: "吴示例", agency: "示例市没有这个局" },
  nobody: { name: "郑示例" },
};

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = listen().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

export interface Issuer {
  issuer: string;
  stop(): Promise<void>;
}

/** Starts it for one client, whose answers go to `callback`. */
export async function provider(callback: string, secret: string): Promise<Issuer> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "portal",
        client_secret: secret,
        redirect_uris: [callback],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], profile: ["name", "enterprise_code", "agency"], email: ["email"] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...PEOPLE[id] }),
    }),
    cookies: { keys: ["only for tests"] },
  });
  const server: Server = createServer(oidc.callback());
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  return {
    issuer,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Signs in on the provider's own pages. */
async function signIn(page: Page, login: string): Promise<void> {
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).waitFor();
}

/** Signs in and agrees; the browser goes back to the platform. */
export async function agree(page: Page, login: string): Promise<void> {
  await signIn(page, login);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Signs in and agrees, but holds the browser up; gives the address that it would go back to. */
export async function heldUp(page: Page, login: string): Promise<string> {
  await signIn(page, login);
  const fields = page.locator("form input");
  const form: Record<string, string> = {};
  for (const field of await fields.all()) {
    form[(await field.getAttribute("name")) ?? ""] = await field.inputValue();
  }
  const action = await page.locator("form").evaluate((form: HTMLFormElement) => form.action);
  const request = page.context().request;
  let answer = await request.post(action, { form, maxRedirects: 0 });
  for (;;) {
    const next = new URL(answer.headers().location, answer.url()).href;
    if (next.includes("/session/callback")) return next;
    answer = await request.get(next, { maxRedirects: 0 });
  }
}
