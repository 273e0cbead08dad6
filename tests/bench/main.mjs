// `cargo xtask bench`: measures the built portal and the platform, and prints markdown tables.
// xtask sets PORTAL_DIST, PLATFORM_BIN, CHROMIUM, BENCH_DATA, BENCH_SAMPLE, BENCH_RUNS, BENCH_PARTS.
import { existsSync, readFileSync } from "node:fs";
import { delays } from "./keys.mjs";
import { latencies } from "./load.mjs";
import { browser, measure } from "./pages.mjs";
import { serve } from "./platform.mjs";
import { files } from "./sizes.mjs";
import { kilobytes, median, note, table } from "./table.mjs";

const runs = Number(process.env.BENCH_RUNS ?? 5);
const sample = process.env.BENCH_SAMPLE ?? "small";

const parts = process.env.BENCH_PARTS.split(",");

if (parts.includes("files")) files(process.env.PORTAL_DIST);
if (parts.includes("pages") || parts.includes("platform")) {
  const platform = await serve(process.env.BENCH_DATA, sample);
  try {
    const known = await platform.find();
    if (parts.includes("pages")) await visits(platform, known);
    if (parts.includes("platform")) {
      note("平台：50 个客户端同时请求");
      await latencies(platform, known, sample, runs > 1 ? 8 : 4);
    }
  } finally {
    await platform.stop();
  }
}

async function visits(platform, known) {
  const pages = [
    { name: "首页", path: "/", ready: "main .entries" },
    { name: "查询结果", path: `/search?q=${encodeURIComponent(known.word)}`, ready: "main li.result" },
    { name: "主体", path: `/subjects/${known.code}`, ready: "main .sentence" },
    { name: "记录", path: `/records/${known.record}`, ready: "main dl" },
    { name: "公示列表", path: "/disclosure/penalty", ready: "main .listing table" },
    { name: "登录", path: "/account/sign-in", ready: "main form" },
  ];
  const chromium = await browser();
  const first = pages.map(() => []);
  const again = pages.map(() => []);
  const keys = [];
  // In turns, so that a slow minute of the machine falls on all pages alike.
  for (let run = 1; run <= runs; run++) {
    for (const [index, page] of pages.entries()) {
      note(`第 ${run}/${runs} 轮：${page.name}`);
      const { visit, revisit } = await measure(chromium, platform.origin, page);
      first[index].push(visit);
      again[index].push(revisit);
    }
    if (run <= 2) keys.push(...(await delays(chromium, platform.origin)));
  }
  const version = chromium.version();
  await chromium.close();
  print(pages, first, again, keys, version);
}

function print(pages, first, again, keys, version) {
  const setting = "390×844，2 倍屏，触摸；延迟 150 ms，下行 1.6、上行 0.75 Mbit/s；处理器放慢 4 倍；brotli";
  console.log(`\n## 页面（${setting}；${runs} 次的中位数；Chromium ${version}；示例数据 ${sample}）\n`);
  const rows = [["初次访问", first], ["再次访问", again]].flatMap(([visit, all]) =>
    pages.map((page, index) => {
      const of = (key) => median(all[index].map((one) => one[key]));
      const time = (key) => (of(key) === null ? "未出现" : Math.round(of(key)));
      const times = ["fcp", "lcp", "ready", "blocking", "before"].map(time);
      const wire = [kilobytes(of("neededBytes")), of("neededRequests"), kilobytes(of("bytes")), of("requests"), of("revalidated")];
      return [`${page.name}，${visit}`, ...wire, ...times, of("shift").toFixed(3)];
    }),
  );
  const heads = ["页面", "到内容可见 KB", "请求", "连同空闲预取 KB", "请求", "其中 304", "FCP ms", "LCP ms", "内容可见 ms", "阻塞 ms", "首次绘制前 ms", "CLS"];
  table(heads, rows);
  const worst = Math.max(...keys);
  console.log(`\n搜索框按键到下一帧：中位数 ${median(keys)} ms，最慢 ${worst} ms（${keys.length} 次按键；浏览器按 8 ms 取整，16 ms 以内记为 16）`);
  const budgets = new URL("../budgets.json", import.meta.url);
  if (!existsSync(budgets)) return;
  const limits = JSON.stringify(JSON.parse(readFileSync(budgets, "utf8")));
  console.log(`\n字节预算（tests/budgets.json，由 cargo xtask test 检查）：${limits}`);
}
