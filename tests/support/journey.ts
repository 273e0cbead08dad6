// What the journeys of several people have in common: penalties that arrive, officers who decide.
import { expect, type Locator, type Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import courses from "../../crates/platform/src/filing/training/courses.json" with { type: "json" };
import { PASSWORD } from "./account";
import { heading } from "./actions";
import type { Hands } from "./hands";
import { command, finished, type Platform } from "./platform";

export const EMERGENCY = "鞍山市应急管理局（示例）";

/** A penalty of the emergency office, as that office delivers it. */
export interface Delivered {
  name: string;
  code: string;
  number: string;
  misconduct: string;
  fine: string;
}

/** `platform import` of one penalty, beside the running platform. */
export async function deliver(platform: Platform, penalty: Delivered): Promise<void> {
  const row: Record<string, string> = {
    行政相对人名称: penalty.name,
    统一社会信用代码: penalty.code,
    行政处罚决定书文号: penalty.number,
    违法行为类型: penalty.misconduct,
    违法事实: "演示用的违法事实。",
    处罚依据: "示例规定第八条",
    处罚类别: "罚款",
    处罚内容: `罚款 ${Number(penalty.fine) * 10_000} 元`,
    罚款金额: penalty.fine,
    处罚决定日期: "2026-06-01",
    公示日期: "2026-06-05",
    处罚机关: EMERGENCY,
    当前状态: "有效",
    失信严重程度: "一般",
    数据来源单位: EMERGENCY,
  };
  const file = join(platform.data, "deliver.csv");
  writeFileSync(file, [Object.keys(row), Object.values(row)].map((cells) => cells.join(",")).join("\n"));
  const { code, text } = await finished(command("import", "--data", platform.data, file));
  expect(code, text).toBe(0);
}

/** Signs in on the page that asks for it. */
export async function signInBy(hand: Hands, page: Page, user: string): Promise<void> {
  await hand.type(page.getByLabel("用户名"), user);
  await hand.type(page.getByLabel("密码"), PASSWORD);
  await hand.press(page.getByRole("button", { name: "登录", exact: true }));
}

/** Types a day into its three boxes. */
export async function dayBy(hand: Hands, page: Page, label: string, day: string): Promise<void> {
  const boxes = page.getByRole("group", { name: label, exact: true }).getByRole("textbox");
  const parts = day.split("-");
  for (let at = 0; at < 3; at++) await hand.type(boxes.nth(at), String(Number(parts[at])));
}

/** On to the next step of a form. */
export async function onBy(hand: Hands, page: Page, next: string): Promise<void> {
  await hand.press(page.getByRole("button", { name: "下一步" }));
  await expect(heading(page)).toHaveText(next);
}

/** What a question of the test offers, and what of it is right: only the platform has the bank. */
export async function known(question: Locator): Promise<{ options: string[]; right: string[] }> {
  const text = (await question.locator("legend").innerText()).replace(/^\d+\. /, "");
  const { options, right } = courses[0].questions.find((one) => one.text === text)!;
  return { options, right: right.map((place) => options[place]) };
}

/** Answers the test of the repair training, all of it rightly. */
export async function passTest(hand: Hands, page: Page): Promise<void> {
  const main = page.getByRole("main");
  await hand.press(main.getByRole("button", { name: "开始测试" }));
  await expect(main.getByRole("heading", { name: "题目" })).toBeFocused();
  for (const question of await main.getByRole("group").all()) {
    const { right } = await known(question);
    for (const text of right) {
      const option = question.getByLabel(text, { exact: true });
      await (right.length > 1 ? hand.tick(option) : hand.choose(option));
    }
  }
  await hand.press(main.getByRole("button", { name: "交卷" }));
  await expect(main.getByRole("heading", { name: /^通过了/ })).toBeFocused();
}

/** The panel of the desk in which a case is decided. */
export const panel = (page: Page) => page.getByRole("region", { name: "办理", exact: true });

/** What the desk says after a decision. */
export const said = (page: Page) => page.locator("#said");

/** An officer finds a case in the queue, and opens it. */
export async function takeUp(hand: Hands, page: Page, number: string): Promise<void> {
  await page.goto("/desk");
  await expect(heading(page)).toHaveText("审核台");
  await hand.press(page.getByRole("row").filter({ hasText: number }).getByRole("link").first());
  await expect(panel(page)).toBeVisible();
}

/** Chooses what is done with the case. */
export const decide = (hand: Hands, page: Page, action: string) =>
  hand.choose(panel(page).getByRole("radio", { name: new RegExp(`^${action}`) }));

/** Confirms it. */
export async function confirmed(hand: Hands, page: Page, action: string): Promise<void> {
  await hand.press(panel(page).getByRole("button", { name: `确认${action}`, exact: true }));
  await expect(said(page)).toContainText(`已办：${action}`);
}
