// Checking many subjects at once.
import { readFile } from "node:fs/promises";
import { axe } from "../support/axe";
import { fitsWidth, open, requests } from "../support/actions";
import { xlsx, zip } from "../support/xlsx";
import { CANCELLED, CLEAN, expect, FOOD, FULL_WIDTH, LABOUR, NAMESAKES, type Page, test } from "../support/test";

const box = (page: Page) => page.getByLabel("名称或统一社会信用代码");
const begin = (page: Page) => page.getByRole("button", { name: "开始核查" });
const said = (page: Page) => page.locator(".screening-progress").getByRole("status");
const results = (page: Page) => page.getByRole("region", { name: "核查结果" });
const line = (page: Page, text: string) => results(page).getByRole("row").filter({ hasText: text });
const only = (page: Page, name: RegExp) => page.getByRole("group", { name: "只看" }).getByRole("button", { name });

const HOSTILE = `=HYPERLINK("http://evil.example","点我")`;
const SCRIPT = "<script>alert(1)</script>";
const wrongCodes = (n: number) => Array.from({ length: n }, (_, i) => `91210399MA0Q9${String(i).padStart(4, "0")}9`).join("\n");

async function check(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await begin(page).click();
}

/** As pasting does it, in one go; `fill` gives the browser each line on its own, 2,001 events for a thousand. */
async function pasteAndCheck(page: Page, text: string): Promise<void> {
  await box(page).evaluate((area: HTMLTextAreaElement, text) => {
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, text);
  await begin(page).click();
}

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载全部结果（CSV）" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^批量核查-\d{4}-\d\d-\d\d\.csv$/);
  return readFile((await file.path())!, "utf8");
}

test("names and codes of all sorts are found, to be chosen, or explained", async ({ page }) => {
  await open(page, "/screening", "批量核查");
  await axe(page);
  const asked = requests(page, /screening/);
  const text = ["序号\t单位名称", `1\t${FOOD.name}`, `2\t${LABOUR}`, `3\t${CANCELLED.name}`, "", `4\t${FOOD.name}`, `5\t${FULL_WIDTH.name}`];
  await check(page, [...text, NAMESAKES.name, "91210399MAOTEXT046", "没有这样的名称", "甲"].join("\n"));
  await expect(page.getByText("共 8 行，另有表头 1 行、空行 1 行、重复的 1 行，不查。")).toBeVisible();
  await expect(page.getByText(/^共 8 行：查到 4，其中有不良信息 \d；待确认 1，没查到 3。$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "核查结果" })).toBeFocused();
  await expect(results(page).getByRole("link", { name: FOOD.name, exact: true })).toHaveAttribute("href", `/subjects/${FOOD.code}`);
  await expect(line(page, CANCELLED.name)).toContainText("注销");
  await expect(line(page, LABOUR)).toContainText("严重失信主体");
  await expect(line(page, "没有这样的名称")).toContainText("没有查到这个名称");
  await expect(line(page, "甲")).toContainText("两个字");
  await axe(page);
  await fitsWidth(page);

  const same = line(page, NAMESAKES.name);
  await expect(same).toContainText("不止一个主体用这个名称");
  await same.getByRole("button", { name: new RegExp(NAMESAKES.codes[1]) }).click();
  await expect(only(page, /^待确认/)).toHaveText("待确认 0");
  await expect(same.getByRole("link")).toHaveAttribute("href", `/subjects/${NAMESAKES.codes[1]}`);
  await same.getByRole("button", { name: "重选" }).click();
  await expect(only(page, /^待确认/)).toHaveText("待确认 1");

  await page.getByRole("button", { name: `改成 ${FOOD.code} 再查` }).click();
  await expect(only(page, /^没查到/)).toHaveText("没查到 2");

  await only(page, /^没查到/).click();
  await expect(only(page, /^没查到/)).toHaveAttribute("aria-pressed", "true");
  await expect(results(page).getByRole("row")).toHaveCount(3);
  await only(page, /^有不良信息/).click();
  await expect(line(page, LABOUR)).toBeVisible();
  await expect(line(page, "没有这样的名称")).toHaveCount(0);

  await page.reload();
  await expect(box(page)).toHaveValue(/演示千山食品/);
  await expect(line(page, LABOUR)).toBeVisible();
  expect(page.url()).toMatch(/\/screening$/);
  expect(asked.every((address) => !/演示|9121/.test(address)), "nothing stands in an address").toBe(true);
  await page.getByRole("button", { name: "清空内容和结果" }).click();
  await expect(box(page)).toHaveValue("");
  await page.reload();
  await expect(results(page)).toHaveCount(0);
});

test("what single searches find is what the table says", async ({ page, api }) => {
  await open(page, "/screening", "批量核查");
  const { items } = await api(`subjects?q=${encodeURIComponent("演示")}`);
  await check(page, items.map((hit: any) => hit.subject.code).join("\n"));
  await expect(results(page)).toBeVisible();
  for (const { subject, summary } of items) {
    await expect(line(page, `${subject.code}`)).toContainText(subject.name);
    if (summary.penalties) await expect(line(page, subject.code)).toContainText(`行政处罚 ${summary.penalties} 条`);
  }
});

test("a thousand wrong codes are told, one more is refused and nothing lost", async ({ page }) => {
  await open(page, "/screening", "批量核查");
  await pasteAndCheck(page, wrongCodes(1001));
  await expect(page.getByText("一次最多核查 1,000 行，现在有 1,001 行。")).toBeVisible();
  await expect(box(page)).toBeFocused();
  await axe(page);
  expect((await box(page).inputValue()).split("\n")).toHaveLength(1001);
  const asked = requests(page, /screenings$/);
  await pasteAndCheck(page, wrongCodes(1000));
  await expect(page.getByText("共 1,000 行：查到 0，其中有不良信息 0；待确认 0，没查到 1,000。")).toBeVisible({ timeout: 20_000 });
  expect(asked).toHaveLength(10);
  await fitsWidth(page);
  await begin(page).scrollIntoViewIfNeeded();
  await box(page).fill("");
  await begin(page).click();
  await expect(page.getByText("请先粘贴或输入要核查的名称、代码")).toBeVisible();
});

test("hostile text stays text, on the page and in the file", async ({ page }) => {
  await open(page, "/screening", "批量核查");
  await check(page, [HOSTILE, SCRIPT, "+86", "@SUM(A1)", "千".repeat(3000), FOOD.name].join("\n"));
  await expect(line(page, SCRIPT)).toBeVisible();
  await fitsWidth(page);
  const csv = await downloaded(page);
  expect(csv.startsWith("\uFEFF序号,核查内容,结果,主体名称,统一社会信用代码,")).toBe(true);
  expect(csv).toContain(`'=HYPERLINK(`);
  expect(csv).not.toMatch(/(^|[,"\n])[=+@]/m);
  expect(csv).toContain(`${FOOD.name},查到,${FOOD.name},${FOOD.code}`);
  expect(csv).toMatch(/2026-\d\d-\d\dT[\d:]+\+08:00\r\n$/);
});

test("files: UTF-8, GB18030, and what isn't text", async ({ page }) => {
  await open(page, "/screening", "批量核查");
  const choose = (name: string, buffer: Buffer) => page.getByLabel("选择文件").setInputFiles({ name, mimeType: "text/csv", buffer });
  await choose("一.csv", Buffer.from(`\uFEFF名称\r\n${CLEAN.name}\r\n`));
  await expect(box(page)).toHaveValue(new RegExp(CLEAN.name));
  // 示例 in GB18030.
  await choose("二.csv", Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0x0a]));
  await expect(box(page)).toHaveValue(/示例/);
  const before = await box(page).inputValue();
  await choose("三.xlsx", Buffer.from("PK\u0003\u0004…"));
  await expect(page.getByText("“三.xlsx”坏了，读不出来。")).toBeVisible();
  await choose("四.txt", Buffer.from([0, 1, 2, 0xff]));
  await expect(page.getByText("“四.txt”不是文本文件")).toBeVisible();
  await choose("五.txt", Buffer.alloc(2_000_001, "甲"));
  await expect(page.getByText("“五.txt”超过 2 MB")).toBeVisible();
  expect(await box(page).inputValue()).toBe(before);
});

test("workbooks: the first sheet that is shown, and none that is broken, locked or a bomb", async ({ page }) => {
  await open(page, "/screening", "批量核查");
  const choose = (name: string, buffer: Buffer) => page.getByLabel("选择文件").setInputFiles({ name, mimeType: "", buffer });
  const rows = [["序号", "单位名称"], ["1", FOOD.name], ["2", "甲&乙<b>公司"]];
  const whole = xlsx(rows);
  await choose("一.xlsx", whole);
  await expect(box(page)).toHaveValue(`序号\t单位名称\n1\t${FOOD.name}\n2\t甲&乙<b>公司\n`);
  await expect(page.getByText("共 2 行，另有表头 1 行，不查。")).toBeVisible();
  const before = await box(page).inputValue();
  const told = (name: string) => page.getByText(`“${name}”`);
  await choose("二.xlsx", xlsx(rows, { encrypted: true }));
  await expect(told("二.xlsx")).toContainText("加了密码");
  await choose("三.xlsx", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  await expect(told("三.xlsx")).toContainText("旧版（.xls）或加了密码");
  await choose("四.xlsx", whole.subarray(0, whole.length / 2));
  await expect(told("四.xlsx")).toContainText("坏了");
  await choose("五.xlsx", zip({ "word/document.xml": "<document/>" }));
  await expect(told("五.xlsx")).toContainText("坏了");
  await choose("六.xlsx", xlsx([]));
  await expect(told("六.xlsx")).toContainText("空的");
  const bomb = xlsx([["甲".repeat(9_000_000)]]);
  expect(bomb.length).toBeLessThan(2_000_000);
  await choose("七.xlsx", bomb);
  await expect(told("七.xlsx")).toContainText("展开后太大");
  // What the directory says of its size is not believed.
  const liar = Buffer.from(bomb);
  for (let at = liar.indexOf("PK\u0001\u0002"); at >= 0; at = liar.indexOf("PK\u0001\u0002", at + 4)) liar.writeUInt32LE(9, at + 24);
  await choose("八.xlsx", liar);
  await expect(told("八.xlsx")).toContainText("展开后太大");
  expect(await box(page).inputValue()).toBe(before);
  await axe(page);
});

test("offline in between: what was found stays, and the rest comes by itself", async ({ page, context, watch }) => {
  watch.tolerate(/^failed net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
  await open(page, "/screening", "批量核查");
  let parts = 0;
  await page.route("**/screenings", async (route) => {
    if (++parts === 2) {
      await context.setOffline(true);
      return route.abort("internetdisconnected");
    }
    return route.continue();
  });
  await check(page, wrongCodes(250));
  await expect(said(page)).toContainText("现在没有网络，有一部分没有查。");
  await expect(only(page, /^全部/)).toHaveText("全部 250");
  await expect(only(page, /^没查到/)).toHaveText("没查到 100");
  await expect(page.getByRole("button", { name: "接着查余下的 150 行" })).toBeVisible();
  await page.unroute("**/screenings");
  await context.setOffline(false);
  await expect(only(page, /^没查到/)).toHaveText("没查到 250");
});

test("a part that fails is tried again without the others", async ({ page, allow }) => {
  allow(/^status 500 POST \S*\/screenings$/);
  await open(page, "/screening", "批量核查");
  let parts = 0;
  await page.route("**/screenings", (route) => (++parts === 2 ? route.fulfill({ status: 500, body: "" }) : route.continue()));
  await check(page, wrongCodes(250));
  await expect(said(page)).toContainText("系统出了问题，有一部分没有查。");
  await expect(only(page, /^没查到/)).toHaveText("没查到 150");
  await page.getByRole("button", { name: "接着查余下的 100 行" }).click();
  await expect(only(page, /^没查到/)).toHaveText("没查到 250");
  expect(parts).toBe(4);
});

test("it can be stopped and gone on with, also after a reload", async ({ page, watch }) => {
  watch.tolerate(/^failed net::ERR_ABORTED POST \S*\/screenings$/);
  await open(page, "/screening", "批量核查");
  let hold = true;
  let parts = 0;
  await page.route("**/screenings", async (route) => {
    if (++parts > 1 && hold) return;
    return route.continue();
  });
  await check(page, wrongCodes(250));
  await expect(said(page)).toContainText("正在核查：共 250 行，已查 100 行。");
  await expect(page.getByRole("progressbar", { name: "核查进度" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "停下" }).click();
  await expect(said(page)).toContainText("已停下：共 250 行，还有 150 行没有查。");
  await page.reload();
  hold = false;
  await page.getByRole("button", { name: "接着查余下的 150 行" }).click();
  await expect(only(page, /^没查到/)).toHaveText("没查到 250");
});

test("neighbours lead there, and elder and dark mode fit", async ({ page }) => {
  await open(page, "/search", "信用查询");
  await page.getByRole("main").getByRole("link", { name: "批量核查" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("批量核查");
  await page.evaluate(() => {
    localStorage.setItem("mode", "elder");
    localStorage.setItem("theme", "dark");
  });
  await page.reload();
  await check(page, [FOOD.name, NAMESAKES.name, "示例"].join("\n"));
  await expect(results(page)).toBeVisible();
  await fitsWidth(page);
  await axe(page);
});
