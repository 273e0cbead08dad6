// People who are signed in.
import { expect, type Page } from "@playwright/test";

/** User names of demo accounts; all have the same password. */
export const USERS = { food: "qianshan", clean: "qingbai", labour: "hongji", officer: "shenpi" };
export const PASSWORD = "demo-2026";

/** Signs the browser in without its pages noticing, as another window would; gives the token. */
export async function signIn(page: Page, user = USERS.clean): Promise<string> {
  const data = { user, password: PASSWORD };
  const answer = await page.context().request.post("/api/v1/session", { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).csrf;
}

/** Asks the platform in the name of whoever the browser is signed in as. */
export async function own<T = any>(page: Page, path: string): Promise<T> {
  const answer = await page.context().request.get(`/api/v1/me/${path}`);
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** The first of the enterprise's cases of this form, in this state. */
export async function caseOf(page: Page, template: string, state: string): Promise<string> {
  const { items } = await own(page, "cases");
  const found = items.find((head: any) => head.template === template && head.state === state);
  expect(found, `${template} ${state} among ${items.map((h: any) => `${h.template} ${h.state}`)}`).toBeTruthy();
  return found.number;
}

/** Fills in the sign-in form that is on show, and sends it. */
export async function typeIn(page: Page, user: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("用户名").fill(user);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

/** Everything that the browser keeps for this site, as one text. */
export async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stores = [localStorage, sessionStorage].map((s) => JSON.stringify(Object.entries({ ...s })));
    const caches_ = "caches" in window ? await caches.keys() : [];
    const bases = (await indexedDB.databases?.()) ?? [];
    return [...stores, document.cookie, JSON.stringify(caches_), JSON.stringify(bases)].join("\n");
  });
}
