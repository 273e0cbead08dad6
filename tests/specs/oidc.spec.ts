// Signing in with a provider of identities, by a real one.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { dataDirectory, dropDirectory, type Platform, serve } from "../support/platform";
import { agree, freePort, heldUp, type Issuer, provider } from "../support/provider";

test.describe.configure({ mode: "serial" });

const SECRET = "only-for-this-test";
let data: string;
let identities: Issuer;
let platform: Platform;
let context: BrowserContext;
let page: Page;

const start = (back = "/lists") => `${platform.origin}/api/v1/session/start?return=${encodeURIComponent(back)}`;
const state = async (of: BrowserContext = context) => (await of.request.get(`${platform.origin}/api/v1/session`)).json();
const cookie = async (name: string) => (await context.cookies()).find((c) => c.name === name);
const trouble = (code: string) => new RegExp(`/account/sign-in\\?trouble=${code}(&next=%2Flists)?$`);

// It is all about the two servers: one window is enough.
test.describe("@desktop", () => {
  test.beforeAll(async () => {
    const port = await freePort();
    data = dataDirectory();
    const origin = `http://127.0.0.1:${port}`;
    identities = await provider(`${origin}/api/v1/session/callback`, SECRET);
    const secret = join(data, "secret");
    writeFileSync(secret, `${SECRET}\n`);
    const settings = ["--oidc-issuer", identities.issuer, "--oidc-client-id", "portal", "--oidc-secret-file", secret];
    const more = ["--public-url", origin, "--oidc-name", "示例统一认证", "--oidc-scopes", "profile email", ...settings];
    platform = await serve(join(data, "data"), "small", { port, more });
  });

  test.afterAll(async () => {
    await platform?.stop();
    await identities?.stop();
    dropDirectory(data);
  });

  test.beforeEach(async ({ browser }) => {
    context = await browser.newContext();
    page = await context.newPage();
  });

  test.afterEach(async () => context.close());

  test("an enterprise signs in and comes back to its page", async () => {
    expect((await state()).provider).toEqual({ name: "示例统一认证", start: "/api/v1/session/start" });
    await page.goto(start("/lists?x=1"));
    expect(page.url()).toContain(identities.issuer);
    await agree(page, "enterprise");
    await expect(page).toHaveURL(`${platform.origin}/lists?x=1`);
    const { session } = await state();
    expect(session.person).toBe("李**");
    expect(session.identity.enterprise.subject.name).toBe("演示千山食品有限公司");
    const kept = await cookie("credit_session");
    expect([kept?.httpOnly, kept?.sameSite]).toEqual([true, "Lax"]);
    expect(await cookie("credit_sign_in")).toBeUndefined();
    const mine = await context.request.get(`${platform.origin}/api/v1/me/cases`);
    expect((await mine.json()).total).toBeGreaterThan(5);
  });

  test("an officer is one of the agency that the provider names", async () => {
    await page.goto(start());
    await agree(page, "officer");
    await expect(page).toHaveURL(`${platform.origin}/lists`);
    const { session } = await state();
    expect(session.identity.officer.agency.name).toBe("鞍山市市场监督管理局（示例）");
    const desk = await context.request.get(`${platform.origin}/api/v1/desk/cases`);
    expect((await desk.json()).total).toBeGreaterThan(3);
  });

  for (const [login, code] of [["stranger", "unknown-enterprise"], ["unlisted", "unknown-agency"], ["nobody", "nobody"]]) {
    test(`${login} is told why not: ${code}`, async () => {
      await page.goto(start());
      await agree(page, login);
      await expect(page).toHaveURL(trouble(code));
      expect((await state()).session).toBeNull();
    });
  }

  test("who turns back isn't signed in", async () => {
    await page.goto(start());
    await page.getByRole("link", { name: /abort|cancel/i }).click();
    await expect(page).toHaveURL(trouble("denied"));
    expect((await state()).session).toBeNull();
  });

  test("what comes back is taken once, and only from the browser that left", async ({ browser }) => {
    await page.goto(start());
    const brought = await heldUp(page, "enterprise");
    const thief = await browser.newContext();
    const elsewhere = await thief.newPage();
    await elsewhere.goto(brought);
    await expect(elsewhere).toHaveURL(trouble("expired"));
    expect((await state(thief)).session).toBeNull();
    await thief.close();
    await page.goto(brought);
    await expect(page).toHaveURL(`${platform.origin}/lists`);
    await page.goto(brought);
    await expect(page).toHaveURL(trouble("expired"));
  });

  test("another state, another nonce and another provider's answer are refused", async () => {
    const changed = (address: string, name: string, value: string) => {
      const url = new URL(address);
      url.searchParams.set(name, value);
      return url.href;
    };
    const asked = async () => (await context.request.get(start(), { maxRedirects: 0 })).headers().location;
    await page.goto(changed(await asked(), "nonce", "another"));
    await agree(page, "enterprise");
    await expect(page).toHaveURL(trouble("failed"));
    expect(platform.log()).toContain("令牌不对");
    for (const [name, value, code] of [
      ["state", "another", "expired"],
      ["iss", "https://elsewhere.example", "failed"],
      ["code", "guessed", "failed"],
      ["code", "", "failed"],
    ]) {
      await context.clearCookies();
      await page.goto(start());
      await page.goto(changed(await heldUp(page, "enterprise"), name, value));
      await expect(page, `${name}=${value}`).toHaveURL(trouble(code));
    }
    expect((await state()).session).toBeNull();
  });

  test("a planted session is not taken over", async () => {
    await context.addCookies([{ name: "credit_session", value: "planted", url: platform.origin }]);
    await page.goto(start());
    await agree(page, "enterprise");
    await expect(page).toHaveURL(`${platform.origin}/lists`);
    expect((await cookie("credit_session"))?.value).toMatch(/^[0-9a-f]{64}$/);
  });

  test("nobody is led away from the site", async () => {
    for (const back of ["https://evil.example/", "//evil.example", "/\\evil.example", "/api/v1/session", "javascript:alert(1)"]) {
      await context.clearCookies();
      await page.goto(start(back));
      await agree(page, "enterprise");
      await expect(page).toHaveURL(`${platform.origin}/account`);
    }
  });

  test("a provider that doesn't answer is said to be out of reach", async () => {
    const answer = await context.request.get(start(), { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    await identities.stop();
    await page.goto(`${platform.origin}/lists`);
    const asked = new URL(answer.headers().location).searchParams.get("state");
    await page.goto(`${platform.origin}/api/v1/session/callback?code=x&state=${asked}`);
    await expect(page).toHaveURL(trouble("unreachable"));
    expect(platform.log()).toContain("统一身份认证没有答复");
  });
});
