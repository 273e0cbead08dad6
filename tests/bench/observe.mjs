/** Runs in the page before everything else, and keeps what happens in `window.bench`. */
export function observe(ready) {
  const bench = { fcp: null, lcp: null, ready: null, tasks: [], shift: 0 };
  window.bench = bench;
  const follow = (type, keep) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(keep));
    observer.observe({ type, buffered: true });
  };
  follow("paint", (entry) => {
    if (entry.name === "first-contentful-paint") bench.fcp = entry.startTime;
  });
  follow("largest-contentful-paint", (entry) => (bench.lcp = entry.startTime));
  follow("longtask", (entry) => bench.tasks.push([entry.startTime, entry.duration]));
  follow("layout-shift", (entry) => {
    if (!entry.hadRecentInput) bench.shift += entry.value;
  });
  const look = () => {
    if (document.querySelector(ready)?.getClientRects().length) bench.ready = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
