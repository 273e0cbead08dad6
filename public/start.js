// 装入应用。开发时 Trunk 用 preload 给出文件的地址；发布时 crates/xtask/finish.mjs 把下面这一行
// 换成打包在一起的主程序，少一次往返。
const glue = () => import(document.querySelector('link[rel="modulepreload"]').href);

const boot = window.portalBoot;
const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');

// 正用输入法打字时不换输入框，免得打断
let composing = false;
let settled = () => {};
const input = document.getElementById("shell-q");
input?.addEventListener("compositionstart", () => { composing = true; });
input?.addEventListener("compositionend", () => { composing = false; settled(); });
const typed = () => composing ? new Promise((go) => { settled = go; }) : undefined;

// 页顶的一行提示，可以带“重新载入”
function notice(text, reload) {
  const line = document.createElement("p");
  line.className = "l-page";
  line.textContent = text;
  const bar = document.createElement("div");
  bar.className = "offline-bar";
  bar.setAttribute("role", "alert");
  bar.append(line);
  if (reload) {
    const button = document.createElement("button");
    button.className = "btn";
    button.textContent = "重新载入";
    button.onclick = boot.reload;
    line.append(" ", button);
  }
  document.body.prepend(bar);
}

// 样式没有来：按正文的顺序也能读、能用，只补上图标的大小和不该看见的东西
const PLAIN = `body{max-width:60em;margin:auto;padding:1em;font:1em/1.7 sans-serif;overflow-wrap:anywhere}
.icon{width:1.2em;height:1.2em;vertical-align:middle;fill:none;stroke:currentColor;stroke-width:1.8}
.qr{width:9em;height:9em;background:#fff;color:#000}.print-head,.period-line,.shell-ghost{display:none}
html[data-page=inner] .shell-home{display:none}html[data-mode=elder]{font-size:1.4em}
html[data-theme=dark]{color-scheme:dark}html[data-theme=light]{color-scheme:light}`;
function withoutDesign() {
  boot.plain = false;
  if ("adoptedStyleSheets" in document) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PLAIN);
    document.adoptedStyleSheets = [sheet];
  }
  notice("页面的样式没有装好，样子会乱，内容和查询照常能用。", true);
}

// 浏览器不许本站保存东西：换成只在这一页里有效的
function keepHere(name) {
  try {
    window[name].setItem("portal", "1");
    window[name].removeItem("portal");
  } catch {
    const kept = new Map();
    let told = name !== "localStorage";
    const value = {
      getItem: (key) => kept.get(key) ?? null,
      removeItem: (key) => { kept.delete(key); },
      setItem: (key, text) => {
        kept.set(key, text);
        if (!told) notice("浏览器不让本站保存设置。现在的选择，刷新或关闭本页后要重新选。");
        told = true;
      },
    };
    try { Object.defineProperty(window, name, { value }); } catch { /* 只是记不住 */ }
  }
}

async function start() {
  // 只有 fetch 会核对 wasm 的完整性；Trunk 开发时用 integrity，发布时用 data-integrity。
  const integrity = wasm.dataset.integrity ?? wasm.integrity;
  const program = fetch(wasm.href, { integrity, mode: "cors", credentials: "same-origin" });
  const [app] = await Promise.all([glue(), program]);
  await typed();
  await app.default({ module_or_path: program });
}

if (boot?.supported && wasm) {
  ["localStorage", "sessionStorage"].forEach(keepHere);
  boot.withoutDesign = withoutDesign;
  if (boot.plain) withoutDesign();
  start().catch((error) => {
    console.error(error);
    boot.explain(error);
  });
} else if (!boot) {
  document.getElementById("boot-title").hidden = location.pathname === "/";
  document.getElementById("boot-text").textContent = "页面没有装好，可能是网络不稳。请重新载入。";
  const button = document.getElementById("boot-retry");
  button.hidden = false;
  button.onclick = () => location.reload();
}
