// 别的网站引入的一行脚本：在它所在的地方放一个信用核查窗口。写法见 docs/embed.md。
(() => {
  const script = document.currentScript;
  if (!script) return;
  const { origin } = new URL(script.src);
  const { theme, accent, subject } = script.dataset;
  const frame = document.createElement("iframe");
  frame.src = `${origin}/embed/check`;
  frame.title = "信用核查";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  // 只能运行自己的脚本、提交自己的表单、另开窗口；带不走外面的页面。
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox");
  Object.assign(frame.style, { display: "block", inlineSize: "100%", blockSize: "360px", border: "0" });

  let ready = false;
  let waiting = subject;
  const tell = (message) => frame.contentWindow?.postMessage(message, origin);
  const lookUp = (value) => {
    waiting = String(value);
    if (ready) tell({ type: "credit-check:look-up", value: waiting });
  };
  // 网站自己的脚本用它来查：document.querySelector("iframe[title=信用核查]").lookUp("名称或代码")
  frame.lookUp = lookUp;

  addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data?.type !== "string") return;
    if (data.type === "credit-check:height" && Number.isFinite(data.height)) {
      frame.style.blockSize = `${Math.min(Math.max(Math.ceil(data.height), 120), 4000)}px`;
    } else if (data.type === "credit-check:loaded") {
      ready = true;
      tell({ type: "credit-check:hello", theme, accent });
      if (waiting) lookUp(waiting);
    } else if (data.type === "credit-check:result") {
      frame.dispatchEvent(new CustomEvent("credit-check", { bubbles: true, detail: data.result }));
    }
  });
  script.after(frame);
})();
