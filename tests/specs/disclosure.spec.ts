// What is disclosed: an overview, and one page for every kind.
import { axe } from "../support/axe";
import { heading, open, requests, settled, texts } from "../support/actions";
import { found, rows, toOverview, total } from "../support/disclosure";
import { expect, test } from "../support/test";

interface Kind {
  kind: string;
  label: string;
  lead: string;
  count: number;
}

test("every kind is two taps from home, with the same number everywhere", async ({ page, api, watch }) => {
  test.slow();
  // It leaves the home page before all of it has come.
  watch.tolerate(/^failed net::ERR_ABORTED GET \S*\/api\/v1\/site$/);
  const kinds: Kind[] = (await api("record-kinds")).items;
  expect(kinds.length).toBe(23);
  await open(page, "/", "查企业信用");
  for (const { kind, label, lead, count } of kinds) {
    await page.locator(".wordmark").click();
    await expect(heading(page)).toHaveText("查企业信用");
    await toOverview(page);
    const entry = page.locator(".kinds > li").filter({ has: page.locator(`a[href="/disclosure/${kind}"]`) });
    await expect(entry).toContainText(`${count.toLocaleString("en")} 条`);
    await expect(entry).toContainText(lead);
    await entry.getByRole("link").click();
    await expect(heading(page)).toHaveText(new RegExp(`^${label}`));
    await expect(heading(page)).toBeFocused();
    await expect(page.locator("main .u-lead")).toHaveText(lead);
    await settled(page);
    expect(await total(page), label).toBe(count);
    await expect(rows(page)).toHaveCount(Math.min(count, 20));
  }
});

test("home leads to each kind that has records, with its number", async ({ page, api }) => {
  const site = await api("site");
  await open(page, "/", "查企业信用");
  const entries = page.locator(".entries > li");
  expect(await texts(entries.locator("a"))).toEqual(["可查询主体", ...site.counts.map((c: Kind) => expect.any(String))]);
  for (const { kind, count } of site.counts) {
    const entry = entries.filter({ has: page.locator(`a[href="/disclosure/${kind}"]`) });
    await expect(entry).toContainText(`${count.toLocaleString("en")} 条`);
  }
  await page.locator(".tiles").getByRole("link", { name: "信用承诺", exact: true }).click();
  await expect(heading(page)).toHaveText("信用承诺");
});

test("a list comes in one request, the named lists beside it", async ({ page }) => {
  const asked = requests(page, /\/api\/v1\//);
  await open(page, "/disclosure/permit", "行政许可");
  await expect(rows(page)).toHaveCount(20);
  expect(asked.map((url) => new URL(url).pathname.slice(8))).toEqual(["records"]);
  asked.length = 0;
  await open(page, "/disclosure/red_list", "守信激励名单（原称红名单）");
  await expect(rows(page)).toHaveCount(20);
  expect(asked.map((url) => new URL(url).pathname.slice(8)).sort()).toEqual(["lists", "records"]);
});

test("commitments tell how they were kept, self-registered facts whether they were verified", async ({ page, api }) => {
  await open(page, "/disclosure/commitment", "信用承诺");
  const { items } = await api("records?kind=commitment");
  for (const [i, line] of items.entries()) {
    await expect(rows(page).nth(i)).toContainText(line.outcome);
    await expect(rows(page).nth(i)).toContainText(line.head.subject.name);
  }
  await open(page, "/disclosure/self_registered", "企业自主申报");
  await expect(rows(page).first().locator(".tag")).toHaveText(/^(已|未)核验$/);
});

test("a row leads to its record, the record back to its list", async ({ page }) => {
  await open(page, "/disclosure/penalty", "行政处罚");
  const name = await rows(page).first().getByRole("link").innerText();
  await rows(page).first().getByRole("link").click();
  await expect(page.locator("main .meta")).toContainText(name);
  await page.getByRole("main").getByRole("link", { name: "行政处罚", exact: true }).click();
  await expect(heading(page)).toHaveText("行政处罚");
});

test("from one kind to another everything changes with it", async ({ page }) => {
  await open(page, "/disclosure/permit?region=210302", "行政许可");
  await page.evaluate(() => history.pushState(null, "", "/disclosure/penalty"));
  await page.goBack();
  await toOverview(page);
  await page.locator('.kinds a[href="/disclosure/complaint"]').click();
  await expect(heading(page)).toHaveText("消费投诉公示");
  await expect(page).toHaveTitle(/^消费投诉公示｜/);
  await expect(rows(page).first()).toContainText("受理日期");
  await page.goBack();
  await expect(heading(page)).toHaveText("信息公示");
  await expect(page.locator('.kinds a[href="/disclosure/complaint"]')).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText("行政许可");
  await expect(page.getByRole("list", { name: "已选筛选" })).toContainText("铁东区");
});

test("the overview reads in order", async ({ page }) => {
  await open(page, "/disclosure", "信息公示");
  await axe(page);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置":
        - list:
          - listitem:
            - link "首页"
          - listitem: 信息公示
      - heading "信息公示" [level=1]
      - paragraph: 依法公开的信用信息都在这里。选一类，可以查询、筛选、下载。
      - region "名单":
        - heading "名单" [level=2]
        - link "看每份名单的依据和移出办法"
        - list:
          - listitem:
            - heading /守信激励名单（原称红名单） \\d+ 条/ [level=3]:
              - link "守信激励名单（原称红名单）"
            - paragraph: /依法依规认定的守信主体/
      - region "行政管理":
        - heading "行政管理" [level=2]
        - list
      - region "承诺与评价":
        - heading "承诺与评价" [level=2]
        - list
      - region "其他公示":
        - heading "其他公示" [level=2]
        - list
  `);
});

test("a list reads in order: what it is, words, filters, records, pages, what to take away", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, "/disclosure/penalty?category=罚款", "行政处罚");
  await axe(page);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置"
      - heading "行政处罚" [level=1]
      - paragraph: /行政机关对违法行为作出的处罚决定/
      - search:
        - searchbox "在“行政处罚”里查"
        - button "查询"
      - group:
        - group "处罚类别":
          - checkbox /罚款 \\d+/ [checked]
          - checkbox /警告 \\d+/
        - group "公示状态"
        - group "地区"
        - group "机关"
        - group "行业"
        - group "决定日期":
          - textbox "从"
          - textbox "到"
        - group "排序":
          - combobox "排序"
        - button "应用筛选"
        - link "清空"
      - region /第 1–20 条，共 \\d+ 条/:
        - heading /第 1–20 条，共 \\d+ 条/ [level=2]
        - list "已选筛选":
          - listitem:
            - link "罚款 ，去掉这项筛选"
        - table /行政处罚：第 1–20 条/:
          - caption
          - rowgroup:
            - row "主体名称 内容与文书号 机关与日期 状态与公示期"
          - rowgroup
        - navigation "分页":
          - link "下一页"
        - region "下载、打印、订阅“行政处罚”":
          - heading "下载、打印、订阅“行政处罚”" [level=3]
          - link "下载表格（CSV）"
          - button "打印本页"
          - link "订阅更新（Atom）"
  `);
  await expect(found(page)).toBeVisible();
});
