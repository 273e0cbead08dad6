// Attachments: what is refused before a byte is sent, progress, interruptions.
import { own, signIn } from "../support/account";
import { axe } from "../support/axe";
import { begin, clearAway, goOn, draftId, PDF, saved } from "../support/filing";
import { expect, type Page, test } from "../support/test";

const field = (page: Page) => page.getByRole("group", { name: /^实施办法/ });
const chooser = (page: Page) => field(page).locator("input[type=file]").first();
const item = (page: Page, name: string) => field(page).getByRole("listitem").filter({ hasText: name });

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await clearAway(page);
  await begin(page, "commitment-voluntary", "办理单位");
  await goOn(page, "承诺什么");
});

test("what can't be handed in is said before it is sent", async ({ page }) => {
  await expect(field(page)).toContainText("PDF、JPG、PNG 或 OFD，每个不超过 20 MB，最多 2 个");
  for (const [name, buffer, told] of [
    ["程序.exe", Buffer.from("MZ"), "只能上传 PDF、JPG、PNG 或 OFD"],
    ["程序.pdf", Buffer.from("MZ\x90\x00"), "内容却不是"],
    ["空的.pdf", Buffer.alloc(0), "0 字节"],
    ["太大.pdf", Buffer.concat([PDF, Buffer.alloc(21 << 20)]), "超过 20 MB"],
  ] as const) {
    await chooser(page).setInputFiles({ name, mimeType: "application/pdf", buffer });
    await expect(item(page, name)).toContainText(told);
    await page.getByRole("button", { name: "下一步" }).click();
    await expect(page.locator(".errors")).toContainText("还有文件没有传完，或不能上传");
    await item(page, name).getByRole("button", { name: /移除/ }).click();
    await expect(item(page, name)).toHaveCount(0);
  }
  await axe(page);
});

test("what only the platform notices is said at the file", async ({ page, allow }) => {
  allow(/status 422 PATCH/);
  const polyglot = Buffer.concat([Buffer.from("\x89PNG\r\n\x1A\n", "latin1"), Buffer.alloc(30), Buffer.from("%PDF-1.4 IEND\xAE\x42\x60\x82", "latin1")]);
  await chooser(page).setInputFiles({ name: "两样.png", mimeType: "image/png", buffer: polyglot });
  await expect(item(page, "两样.png")).toContainText("夹带了别的内容");
  await axe(page);
});

test("files are sent, named in the draft, and stay after a reload", async ({ page }) => {
  await chooser(page).setInputFiles([
    { name: "办法一.pdf", mimeType: "application/pdf", buffer: PDF },
    { name: "办法二.pdf", mimeType: "application/pdf", buffer: Buffer.concat([PDF, PDF]) },
  ]);
  await expect(item(page, "办法一.pdf")).toContainText("已上传");
  await expect(item(page, "办法二.pdf")).toContainText("已上传");
  await chooser(page).setInputFiles({ name: "办法三.pdf", mimeType: "application/pdf", buffer: PDF });
  await expect(page.getByRole("alert").filter({ hasText: "最多 2 个文件" })).toBeVisible();
  await axe(page);
  await saved(page);
  await page.reload();
  await expect(item(page, "办法一.pdf")).toContainText("已上传");
  await item(page, "办法一.pdf").getByRole("button", { name: /移除/ }).click();
  await expect(item(page, "办法一.pdf")).toHaveCount(0);
  await expect(item(page, "办法二.pdf")).toContainText("已上传");
  await saved(page);
  const draft = await own(page, `drafts/${draftId(page)}`);
  expect(draft.answers.rules.split("\n")).toHaveLength(1);
});

test("an interrupted upload goes on, by itself and after a reload", async ({ page, watch }) => {
  watch.tolerate(/failed net::ERR_(FAILED|ABORTED|INTERNET_DISCONNECTED)/);
  const large = Buffer.concat([PDF.subarray(0, 20), Buffer.alloc(700_000, 32), PDF.subarray(20)]);
  let pieces = 0;
  await page.route("**/api/v1/uploads/*", (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    return ++pieces === 2 ? route.abort("failed") : route.continue();
  });
  await chooser(page).setInputFiles({ name: "大文件.pdf", mimeType: "application/pdf", buffer: large });
  await expect(item(page, "大文件.pdf")).toContainText("中断在");
  await item(page, "大文件.pdf").getByRole("button", { name: "现在重试" }).click();
  await expect(item(page, "大文件.pdf")).toContainText("已上传", { timeout: 15_000 });
  await item(page, "大文件.pdf").getByRole("button", { name: /移除/ }).click();
  pieces = 0;
  await page.unroute("**/api/v1/uploads/*");
  await page.route("**/api/v1/uploads/*", (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    return ++pieces >= 2 ? route.abort("failed") : route.continue();
  });
  await chooser(page).setInputFiles({ name: "大文件.pdf", mimeType: "application/pdf", buffer: large });
  await expect(item(page, "大文件.pdf")).toContainText("中断在");
  await saved(page);
  await page.unroute("**/api/v1/uploads/*");
  await page.reload();
  await expect(item(page, "大文件.pdf")).toContainText("请再选一次这个文件，会接着传");
  let from = "";
  page.on("request", (request) => {
    if (request.method() === "PATCH") from ||= request.headers()["upload-offset"];
  });
  await chooser(page).setInputFiles({ name: "大文件.pdf", mimeType: "application/pdf", buffer: large });
  await expect(item(page, "大文件.pdf")).toContainText("已上传");
  expect(Number(from), "not from the beginning").toBeGreaterThan(0);
  await expect(field(page).getByRole("listitem")).toHaveCount(1);
});
