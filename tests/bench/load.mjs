// The platform under 50 clients who each ask again as soon as they have their answer.
import { Agent, get } from "node:http";
import { kilobytes, quantile, table } from "./table.mjs";

const CLIENTS = 50;

/** Prints how long each kind of question takes, and the memory in the end. */
export async function latencies(platform, known, sample, seconds) {
  const word = encodeURIComponent(known.word);
  const pick = (list, index) => list[index % list.length];
  const prefixes = ["91210399", "示例", "演示", "千山", "有限公司", "食品"].map(encodeURIComponent);
  const questions = [
    ["输入提示", (n) => `suggestions?q=${pick(prefixes, n)}`],
    ["查询", (n) => `subjects?q=${n % 2 ? word : pick(prefixes, n)}`],
    ["主体", (n) => `subjects/${pick(known.subjects, n).code}`],
    ["主体的记录", (n) => `subjects/${pick(known.subjects, n).code}/records`],
    ["记录", () => `records/${encodeURIComponent(known.record)}`],
    ["首页数据", () => "site"],
  ];
  console.log(`\n## 平台（示例数据 ${sample}；${CLIENTS} 个客户端不停地请求，各 ${seconds} 秒；与客户端同一台机器）\n`);
  const rows = [];
  for (const [name, path] of questions) {
    const alone = await storm(platform.origin, path, 1, Math.min(2, seconds));
    const { times, failed, bytes } = await storm(platform.origin, path, CLIENTS, seconds);
    const figures = [alone.times, times].flatMap((all) => [quantile(all, 0.5), quantile(all, 0.95)]);
    const rate = Math.round(times.length / seconds);
    rows.push([name, ...figures.map((ms) => ms?.toFixed(1) ?? "—"), rate, kilobytes(bytes / Math.max(1, times.length)), failed]);
  }
  table(["接口", "1 个：p50 ms", "p95 ms", "50 个：p50 ms", "p95 ms", "次/秒", "回答 KB", "失败"], rows);
  const peak = platform.peak();
  if (peak !== null) console.log(`\n平台内存峰值（VmHWM）：${(peak / 1e6).toFixed(0)} MB`);
}

async function storm(origin, path, clients, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const end = performance.now() + seconds * 1000;
  const all = { times: [], failed: 0, bytes: 0 };
  let number = 0;
  const client = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const bytes = await once(`${origin}/api/v1/${path(number++)}`, agent);
      if (bytes === null) all.failed++;
      else all.times.push(performance.now() - start);
      all.bytes += bytes ?? 0;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return all;
}

/** The number of bytes of the answer; null when there is no good one. */
function once(address, agent) {
  return new Promise((done) => {
    const sent = get(address, { agent, headers: { "accept-encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (part) => (bytes += part.length));
      response.on("end", () => done(response.statusCode === 200 ? bytes : null));
    });
    sent.on("error", () => done(null));
  });
}
