// Filing through the pages, as a person does.
import { expect, type Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { own, signIn } from "./account";
import { heading } from "./actions";
import { command, finished, type Platform } from "./platform";

export const PDF = Buffer.from("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");

/** Withdraws every open case and deletes every draft, so that the next test can file anew. */
export async function clearAway(page: Page): Promise<void> {
  const { session } = await (await page.request.get("/api/v1/session")).json();
  const headers = { "x-csrf-token": session.csrf };
  for (const draft of (await own(page, "drafts")).items)
    await page.request.delete(`/api/v1/me/drafts/${draft.id}`, { headers });
  for (const head of (await own(page, "cases")).items) {
    const found = await own(page, `cases/${head.number}`);
    if (!found.offers.some((offer: any) => offer.action === "withdraw")) continue;
    const data = { action: "withdraw", version: found.version, note: "测试" };
    const key = { ...headers, "idempotency-key": `clear-${head.number}-${found.version}` };
    const done = await page.request.post(`/api/v1/me/cases/${head.number}/actions`, { headers: key, data });
    expect(done.status()).toBe(200);
  }
}

/** Presses the button that leads on, and waits for the next step. */
export async function goOn(page: Page, next: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(heading(page)).toHaveText(next);
}

/** Types a day into its three boxes. */
export async function fillDay(page: Page, label: string, day: string): Promise<void> {
  const boxes = page.getByRole("group", { name: label, exact: true }).getByRole("textbox");
  const parts = day.split("-");
  for (let at = 0; at < 3; at++) await boxes.nth(at).fill(String(Number(parts[at])));
}

/** Begins a new draft of a form, and stands on its first step. */
export async function begin(page: Page, template: string, first: string): Promise<void> {
  await page.goto(`/file/${template}/start`);
  await expect(heading(page)).toHaveText("核对办理单位");
  await page.getByRole("button", { name: /开始填写|另外新填一份/ }).click();
  await expect(heading(page)).toHaveText(first);
}

/** The id of the draft on show. */
export const draftId = (page: Page) => new URL(page.url()).searchParams.get("draft") ?? "";

/** Waits until the platform has everything. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator(".autosave")).toHaveText(/已保存/, { timeout: 10_000 });
}

/** Fills in 诚信经营承诺 up to its last page, and stands there. */
export async function pledge(page: Page, detail = "七日内凭小票退货，拨打店内电话即可办理。"): Promise<void> {
  await begin(page, "commitment-voluntary", "办理单位");
  await goOn(page, "承诺什么");
  await page.getByRole("checkbox", { name: "明码标价" }).check();
  await page.getByRole("textbox", { name: "具体内容" }).fill(detail);
  await fillDay(page, "承诺有效期至", "2027-12-31");
  await goOn(page, "经办人");
  await page.getByRole("textbox", { name: "经办人姓名" }).fill("示例经办");
  await page.getByRole("textbox", { name: "经办人手机号" }).fill("13800000000");
}

/** Goes to the last page and agrees to what nothing goes without. */
export async function agree(page: Page): Promise<void> {
  await goOn(page, "核对内容，然后提交");
  await page.getByRole("checkbox", { name: /^我单位承诺：所填内容/ }).check();
}

/** A form of these fields on a page of their own, put into the platform beside the running server. */
export async function loadForm(platform: Platform, id: string, fields: object[], letter = ["承诺书（示例）", "{name}承诺守信。"]): Promise<void> {
  const known = [
    { id: "name", label: "单位名称", kind: { text: { most: 200 } }, known: "name" },
    { id: "code", label: "统一社会信用代码", kind: { identifier: {} }, known: "code" },
  ];
  const form = {
    head: { id, purpose: "commitment", commitment: "other", title: `${id}（示例）`, lead: "示例。", agency: { name: "鞍山市市场监督管理局（示例）" }, working_days: 3 },
    matter: { serves: ["示例"], conditions: ["示例"], materials: [], replaces: [], liability: "示例。" },
    disclosure: "public",
    sections: [
      { id: "subject", title: "办理单位", fields: known },
      { id: "all", title: "全部内容", fields },
      { id: "until", title: "有效期", fields: [{ id: "valid_until", label: "承诺有效期至", kind: { date: { earliest: 1, latest: 4000 } } }] },
    ],
    letter,
  };
  const file = join(platform.data, `${id}.json`);
  writeFileSync(file, JSON.stringify(form));
  await forms(platform, "load", file);
}

/** `platform forms …` on the data of a running platform. */
export async function forms(platform: Platform, what: "load" | "withdraw", which: string): Promise<void> {
  const { code, text } = await finished(command("forms", what, "--data", platform.data, which));
  expect(code, text).toBe(0);
}

/** An officer does something to a case. */
export async function officer(page: Page, user: string, number: string, action: object): Promise<void> {
  await signIn(page, user);
  const { session } = await (await page.request.get("/api/v1/session")).json();
  const found = await (await page.request.get(`/api/v1/desk/cases/${number}`)).json();
  const headers = { "x-csrf-token": session.csrf, "idempotency-key": `officer-${number}-${Date.now()}` };
  const data = { version: found.version ?? found.case.version, ...action };
  const done = await page.request.post(`/api/v1/desk/cases/${number}/actions`, { headers, data });
  expect(done.status(), await done.text()).toBe(200);
}
