// Printing.

/** A markdown table; all columns but the first hold numbers. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log(line(heads));
  console.log(line(heads.map((_, index) => (index ? "--:" : "---"))));
  rows.forEach((row) => console.log(line(row)));
}

/** What is going on, apart from the result. */
export const note = (text) => console.error(text);

export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** The middle one; null when it wasn't there every time. */
export function median(values) {
  if (!values.length || values.some((value) => value === null)) return null;
  return quantile(values, 0.5);
}

/** The smallest value that this part of all don't exceed. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}
