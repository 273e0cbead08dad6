// The size of every file of the built portal.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { kilobytes, table } from "./table.mjs";

/** Prints them, the largest first. */
export function files(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const all = names
    .filter((name) => !/\.(br|gz)$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => {
      const size = (suffix) => {
        const path = join(folder, name + suffix);
        return existsSync(path) ? statSync(path).size : statSync(join(folder, name)).size;
      };
      return { name, raw: size(""), brotli: size(".br"), gzip: size(".gz") };
    })
    .sort((a, b) => b.brotli - a.brotli);
  const total = (key) => all.reduce((sum, one) => sum + one[key], 0);
  const row = ({ name, raw, brotli, gzip }) => [name, ...[raw, brotli, gzip].map(kilobytes)];
  const sum = { name: `共 ${all.length} 个`, raw: total("raw"), brotli: total("brotli"), gzip: total("gzip") };
  console.log("\n## 文件\n");
  table(["文件", "原样 KB", "brotli KB", "gzip KB"], [...all.map(row), row(sum)]);
}
