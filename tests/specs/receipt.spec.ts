// The receipt; progress and proof for whoever holds it.
import { axe } from "../support/axe";
import { fitsWidth, heading, open, requests } from "../support/actions";
import { caseOf, own, signIn, USERS } from "../support/account";
import { expect, FOOD, type Page, test } from "../support/test";

/** A case of the sample, as its owner sees it; the browser is signed out again. */
async function receiptOf(page: Page): Promise<any> {
  await signIn(page, USERS.food);
  const told = await own(page, `cases/${await caseOf(page, "registration-qualification", "verified")}`);
  await page.context().clearCookies();
  return told;
}

const field = (page: Page, name: string) => page.getByLabel(name);
const spelt = (text: string) => [...text].map((c) => (/[0-9A-Z]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join("");

test("the receipt has everything that was submitted, for the screen and for paper", async ({ page }) => {
  const told = await receiptOf(page);
  await signIn(page, USERS.food);
  await open(page, `/account/cases/${told.head.number}/receipt`, "受理回执");
  const slip = page.getByRole("region", { name: "回执", exact: true });
  for (const text of [told.head.number, told.head.title, FOOD.name, FOOD.code, told.verification_code, told.head.agency.name])
    await expect(slip).toContainText(text);
  await expect(slip.getByRole("img")).toBeVisible();
  await expect(page.getByText(new RegExp(`由${told.head.agency.name}决定，提交后 \\d+ 个工作日内办结`))).toBeVisible();
  for (const consent of told.consents) await expect(page.getByText(consent.text)).toBeVisible();
  await expect(page.locator(".letter")).toContainText(told.answers.certificate);
  await axe(page);
  await fitsWidth(page);
  await page.emulateMedia({ media: "print" });
  for (const away of [".topbar", ".who", ".tabbar", ".actions", ".crumbs"])
    for (const one of await page.locator(away).all()) await expect(one).toBeHidden();
  await expect(slip.getByText(told.head.number)).toBeVisible();
  await expect(slip.getByRole("img")).toBeVisible();
});

test("progress needs number and code, and neither comes into the address", async ({ page, allow }) => {
  const told = await receiptOf(page);
  const asked = requests(page, new RegExp(`${told.head.number}|${told.verification_code}`));
  await open(page, "/track", "查办理进度");
  await axe(page);
  await page.keyboard.press("Tab");
  await field(page, "受理编号").focus();
  await page.keyboard.type("20261122-00042-66");
  await page.keyboard.press("Enter");
  await expect(field(page, "受理编号")).toBeFocused();
  await expect(page.getByText("受理编号有错字，请照回执再核对一遍。")).toBeVisible();
  await axe(page);
  allow(/status 404 POST \S*\/case-lookups/);
  await field(page, "受理编号").fill(told.head.number);
  await field(page, "核验码").fill("AAAA3333");
  await page.getByRole("button", { name: "查进度" }).click();
  await expect(page.getByRole("alert")).toHaveText("受理编号和核验码对不上，请照回执核对。");
  await field(page, "受理编号").fill(spelt(told.head.number));
  await field(page, "核验码").fill(`${told.verification_code.slice(0, 4).toLowerCase()} ${told.verification_code.slice(4)}`);
  await page.getByRole("button", { name: "查进度" }).click();
  const found = page.getByRole("region", { name: told.head.title });
  await expect(found).toContainText("核验通过");
  await expect(found.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(page.getByText(told.answers.certificate)).toHaveCount(0);
  await axe(page);
  await fitsWidth(page);
  expect(page.url()).not.toMatch(/\d{8}/);
  expect(asked).toEqual([]);
});

test("who guesses codes is told how long to wait", async ({ page, allow }, info) => {
  allow(/status 4(04|29) POST \S*\/case-lookups/);
  const number = info.project.name === "phone" ? "20260101-00001-" : "20260102-00001-";
  const digits = number.replaceAll("-", "");
  const rest = [...`${digits}00`].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  await open(page, "/track", "查办理进度");
  await field(page, "受理编号").fill(number + String(98 - rest).padStart(2, "0"));
  await field(page, "核验码").fill("AAAA3333");
  for (let tries = 0; tries < 9; tries++) {
    const answered = page.waitForResponse("**/case-lookups");
    await page.getByRole("button", { name: "查进度" }).click();
    await answered;
    await expect(page.getByRole("button", { name: "查进度" })).toBeEnabled();
  }
  await expect(page.getByRole("alert")).toHaveText(/出错太多次，请 \d+ 分钟后再试。/);
});

test("the receipt's code leads to its proof, and leaves the address", async ({ page }) => {
  const told = await receiptOf(page);
  await open(page, `/verify#${told.verification_code}`, "核验回执、证书和报告");
  const proof = page.getByRole("region", { name: "平台有这份回执" });
  for (const text of [told.head.number, FOOD.name, FOOD.code, told.head.title]) await expect(proof).toContainText(text);
  expect(new URL(page.url()).hash).toBe("");
  await axe(page);
  await fitsWidth(page);
});

test("a code that no receipt has is said to be so", async ({ page, allow }) => {
  allow(/status 404 GET \S*\/(proofs|certificates)\//);
  await open(page, "/verify", "核验回执、证书和报告");
  await page.getByRole("button", { name: "核验" }).click();
  await expect(page.getByText("请输入回执、证书或报告上的核验码。")).toBeVisible();
  await field(page, "核验码").fill("<b>/../AAAA3333");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(/没有这个核验码的(回执|证书)/);
  await expect(heading(page)).toHaveText("核验回执、证书和报告");
  await axe(page);
});
