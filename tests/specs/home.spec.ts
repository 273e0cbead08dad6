// The home page: what is new, how much there is, what the law wants at the foot.
import { axe } from "../support/axe";
import { heading, open } from "../support/actions";
import { expect, test } from "../support/test";

test("home loads with title, heading and structure", async ({ page }) => {
  await open(page, "/", "查企业信用");
  await expect(page).toHaveTitle("首页｜信用中国（辽宁鞍山）");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - region "查企业信用":
        - heading "查企业信用" [level=1]
        - search "信用查询":
          - combobox "查企业、个体工商户、社会组织"
          - button "查询"
      - region "最新公示、动态与通知":
        - heading "最新公示" [level=2]
        - list
        - heading "信用动态" [level=2]
        - link "全部动态"
        - list
        - heading "通知" [level=2]
        - list
      - region "公示了哪些信息":
        - heading "公示了哪些信息" [level=2]
  `);
  await axe(page);
});

test("the latest disclosures lead to their records", async ({ page, api }) => {
  const { latest } = await api("site");
  await open(page, "/", "查企业信用");
  const rows = page.getByRole("region", { name: "最新公示、动态与通知" }).getByRole("list").first().getByRole("listitem");
  await expect(rows).toHaveCount(6);
  for (const [i, head] of latest.slice(0, 6).entries()) {
    await expect(rows.nth(i).getByRole("link")).toHaveText(head.subject.name);
    await expect(rows.nth(i).getByRole("link")).toHaveAttribute("href", `/records/${head.id}`);
    await expect(rows.nth(i)).toContainText(head.title);
    await expect(rows.nth(i).locator("time")).toHaveText(head.published);
  }
  await rows.first().getByRole("link").click();
  await expect(page).toHaveURL(`/records/${latest[0].id}`);
  await expect(heading(page)).toHaveText(latest[0].title);
});

test("the counts are the platform's @desktop", async ({ page, api }) => {
  const site = await api("site");
  await open(page, "/", "查企业信用");
  const region = page.getByRole("region", { name: "公示了哪些信息" });
  const shown = await region.locator(".entries > li").evaluateAll((entries) =>
    entries.map((entry) => [entry.querySelector("a")?.textContent, Number(entry.querySelector("span")?.textContent?.replace(/[^\d]/g, ""))]),
  );
  expect(shown[0]).toEqual(["可查询主体", site.subjects]);
  expect(shown.slice(1).map(([, n]) => n)).toEqual(site.counts.map((c: any) => c.count).filter((n: number) => n > 0));
  expect(new Map(shown as [string, number][]).get("行政许可")).toBe(site.counts.find((c: any) => c.kind === "permit").count);
  await expect(region).toContainText("数据截至 2026年11月22日");
});

test("the foot states what the law wants, from config.json", async ({ page, request }) => {
  const config = await (await request.get("/config.json")).json();
  await open(page, "/", "查企业信用");
  const foot = page.getByRole("contentinfo");
  for (const [label, text] of [
    ["主办", config.footer.organiser],
    ["承办", config.footer.operator],
    ["政府网站标识码", config.footer.site_code],
    ["ICP 备案", config.footer.icp],
    ["公安备案", config.footer.police],
    ["服务热线", config.help.phone],
  ])
    await expect(foot).toContainText(`${label}：${text}`);
  await expect(foot.getByRole("link", { name: "电话求助" })).toHaveAttribute("href", `tel:${config.help.phone}`);
});

test("another config.json makes another city's portal", async ({ page }) => {
  const config = {
    site: { name: "信用中国（示例海州）", tagline: "海州一句话", banner: "" },
    api: "/api/v1",
    help: { name: "海州热线", phone: "12345", hours: "全天" },
    footer: { organiser: "海州发改委", operator: "", site_code: "9900000001", icp: "海ICP备1号", police: "", links: [{ label: "海州政府", href: "/about-haizhou" }] },
    examples: ["千山食品"],
  };
  await page.route("**/config.json", (route) => route.fulfill({ json: config }));
  await open(page, "/", "查企业信用");
  await expect(page).toHaveTitle("首页｜信用中国（示例海州）");
  const foot = page.getByRole("contentinfo");
  await expect(foot).toContainText("主办：海州发改委");
  await expect(foot).toContainText("服务热线：12345（全天）");
  await expect(foot).not.toContainText("承办");
  await expect(foot.getByRole("link", { name: "海州政府" })).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("信用中国（示例海州）");
  await expect(page.locator("body")).not.toContainText("鞍山市发展");
  await axe(page);
  await page.getByRole("main").getByRole("link", { name: "千山食品", exact: true }).click();
  await expect(heading(page)).toHaveText("“千山食品”找到 2 个主体");
});

for (const [what, answer, announced] of [
  ["missing", { status: 404, body: "" }, /status 404 GET .*config\.json/],
  ["no JSON", { status: 200, body: "{ name:" }, undefined],
  ["nonsense", { json: ["x"] }, undefined],
] as const) {
  test(`with config.json ${what} the portal works under a general name @desktop`, async ({ page, allow }) => {
    if (announced) allow(announced);
    await page.route("**/config.json", (route) => route.fulfill(answer as object));
    await open(page, "/", "查企业信用");
    await expect(page).toHaveTitle("首页｜公共信用信息查询");
    await open(page, "/search?q=千山食品", "“千山食品”找到 2 个主体");
    await expect(page.getByRole("contentinfo")).toContainText("12345");
  });
}
