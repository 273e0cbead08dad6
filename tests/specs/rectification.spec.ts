// An order to rectify: seen, answered and closed.
import { own, signIn } from "../support/account";
import { axe } from "../support/axe";
import { fitsWidth, heading, open } from "../support/actions";
import { CLEAN_USER, MARKET, Person } from "../support/desk";
import { fillDay, goOn, PDF } from "../support/filing";
import { CLEAN, expect, FOOD, type Page, test } from "../support/test";

const MATTER = "未按规定公示食品标签。";
const BASIS = "示例规定第三条";

/** Issues an order to an enterprise; gives its number. */
async function ordered(origin: string, subject: string): Promise<string> {
  const officer = await Person.signIn(origin, MARKET);
  const order = { order_no: "示例改〔2026〕1号", matter: MATTER, legal_basis: BASIS, due: "2026-12-10" };
  return (await officer.post("desk/cases", { subject, record: null, order })).head.number;
}

const now = (page: Page) => page.getByRole("region", { name: "现在" });

test("an order tells what, by whom and until when; the report with its proof answers it", async ({ page, platform }, info) => {
  // A whole way with four readings by axe: a slow machine needs longer than for a single page.
  test.slow();
  // One enterprise a window: the same order can't be open twice.
  const [user, { code }] = info.project.name === "phone" ? [CLEAN_USER, CLEAN] : ["qianshan", FOOD];
  const number = await ordered(platform.origin, code);
  await signIn(page, user);
  await open(page, "/account", /演示/);
  await expect(page.getByRole("heading", { name: `请处理：限期整改：${MATTER.slice(0, -1)}` })).toBeVisible();
  await page.getByRole("link", { name: "看整改要求，交整改报告" }).click();
  await expect(heading(page)).toContainText("限期整改");
  await expect(now(page)).toContainText("在期限前提交整改报告和证明");
  await expect(now(page)).toContainText("2026年12月10日前");
  const order = page.getByRole("region", { name: "限期整改通知" });
  for (const text of [MATTER, BASIS, "示例改〔2026〕1号", "鞍山市市场监督管理局（示例）", "2026年12月10日"]) await expect(order).toContainText(text);
  await expect(page.getByRole("heading", { name: "提交的内容" })).toHaveCount(0);
  await axe(page);
  await fitsWidth(page);
  await order.getByRole("link", { name: "提交整改报告" }).click();
  await goOn(page, "整改情况");
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(page.getByRole("alert")).toContainText("需要改正");
  await fillDay(page, "整改完成的日期", "2026-11-20");
  await page.getByRole("textbox", { name: "采取的措施" }).fill("更换了全部标签。");
  await page.getByRole("textbox", { name: "整改的结果" }).fill("全部合格。");
  await page.locator("input[type=file]").first().setInputFiles({ name: "整改证明（示例）.pdf", mimeType: "application/pdf", buffer: PDF });
  await expect(page.getByRole("listitem").filter({ hasText: "整改证明（示例）.pdf" })).toContainText("已上传");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "采取的措施" })).toHaveValue("更换了全部标签。");
  await goOn(page, "经办人");
  await page.getByRole("textbox", { name: "经办人姓名" }).fill("示例经办");
  await page.getByRole("textbox", { name: "经办人手机号" }).fill("13800000000");
  await goOn(page, "核对整改报告，然后提交");
  await axe(page);
  await fitsWidth(page);
  await page.getByRole("button", { name: "提交整改报告" }).dblclick();
  await expect(heading(page)).toHaveText("受理回执");
  const told = await own(page, `cases/${number}`);
  expect(told.head.state).toBe("checking");
  expect(told.attachments).toHaveLength(1);
  await open(page, `/account/cases/${number}`, /限期整改/);
  await expect(now(page)).toContainText("正在核验整改情况");
  await expect(page.getByText("更换了全部标签。")).toBeVisible();
  await expect(order.getByRole("link", { name: "提交整改报告" })).toHaveCount(0);
  await axe(page);
  await fitsWidth(page);
});

test("a report that isn't asked for leads back to the case", async ({ page }) => {
  await signIn(page, "hongji");
  const [first] = (await own(page, "cases")).items;
  await page.goto(`/file/rectification-report/report?case=${first?.number ?? "20260101-00001-01"}`);
  await expect(heading(page)).toHaveText("没有这份草稿");
  await expect(page.getByText("现在不需要补正或者报告").or(page.getByText("没有找到"))).toBeVisible();
});
