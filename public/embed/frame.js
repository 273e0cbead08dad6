// 嵌在别的网站里的信用核查。不登录，不带 cookie，不改变任何东西；查的内容在请求正文里。
"use strict";
const LONGEST = 100;
const TIMEOUT = 15_000;
const FAULTS = {
  offline: "网络不通，没有查成。请检查网络，再按“核查”。",
  late: "等了 15 秒没有答复，没有查成。请稍后再按“核查”。",
  busy: "现在查的人太多，请过一分钟再按“核查”。",
  other: "系统暂时不能答复，没有查成。请稍后再按“核查”。",
};
const STATUS = { active: "", revoked: "已吊销", cancelled: "已注销", moved_out: "已迁出" };
const ADVERSE = [
  ["black", "严重失信主体名单", "次"],
  ["abnormal", "经营异常名录", "次"],
  ["watch", "重点关注名单", "次"],
  ["penalties", "行政处罚", "条"],
  ["breached", "未完全履行的承诺", "份"],
];
const OTHER = [
  ["under_objection", "其中异议处理中", "条"],
  ["red", "守信激励名单", "次"],
];

const at = (id) => document.getElementById(id);
const [form, field, fault, said, result] = ["form", "value", "fault", "said", "result"].map(at);
const button = form.querySelector("button");
let asking = null;
/** 说过 hello 的网站；只把结果告诉它。 */
let host = null;

/** 一个元素；内容都是文字或元素，从不当作 HTML。 */
function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.filter((part) => part !== "" && part != null));
  return element;
}

const text = (value, longest = 400) => (typeof value === "string" ? value.slice(0, longest) : "");
const number = (value) => (Number.isSafeInteger(value) && value > 0 ? value : 0);
const counted = (list, summary) => list.filter(([name]) => number(summary?.[name])).map(([name, label, unit]) => `${label} ${number(summary[name])} ${unit}`);
const isCode = (code) => /^[0-9A-Z]{18}$/.test(code);

async function ask(value) {
  asking?.abort();
  const now = (asking = new AbortController());
  const timer = setTimeout(() => now.abort("late"), TIMEOUT);
  say("正在核查…");
  button.setAttribute("aria-disabled", "true");
  result.hidden = true;
  try {
    const answer = await fetch("/api/v1/screenings", {
      method: "POST",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ lines: [value] }),
      signal: now.signal,
    });
    if (!answer.ok) throw new Error([429, 503].includes(answer.status) ? "busy" : "other");
    const { lines, as_of } = await answer.json();
    if (now === asking) show(value, lines[0], text(as_of, 40));
  } catch (error) {
    // 又查了别的，这一次就不算了。
    if (now !== asking) return;
    const why = now.signal.aborted ? "late" : error instanceof TypeError ? "offline" : error.message;
    say("");
    fault.textContent = FAULTS[why] ?? FAULTS.other;
  } finally {
    clearTimeout(timer);
    if (now === asking) {
      asking = null;
      button.removeAttribute("aria-disabled");
    }
  }
}

function say(words) {
  said.textContent = words;
  fault.textContent = "";
  field.removeAttribute("aria-invalid");
}

function show(value, finding, asOf) {
  const hits = Array.isArray(finding?.hits) ? finding.hits.slice(0, 5) : [];
  const found = finding.outcome === "found" && hits.length === 1;
  result.replaceChildren(...(found ? one(hits[0], asOf) : several(value, finding, hits)));
  result.hidden = false;
  say("");
  result.querySelector("h2").focus();
  tell(value, finding.outcome, found ? hits[0] : null, asOf);
}

/** 查到的一个：结论在前。 */
function one({ subject, region, status, summary, matched_former_name: former }, asOf) {
  const adverse = counted(ADVERSE, summary);
  const facts = [...adverse, ...counted(OTHER, summary)];
  const gone = STATUS[status] ?? "";
  const code = text(subject?.code, 18);
  const verdict = adverse.length
    ? make("p", { class: "verdict", "data-is": "bad" }, "有不良信息，请看过详情再决定。")
    : make("p", { class: "verdict", "data-is": "good" }, "没有公示中的不良信息。");
  return [
    heading(text(subject?.name)),
    make("p", { class: "aside facts-line" }, ...[code, text(region?.name, 40), gone].filter(Boolean).map(whole)),
    former ? make("p", { class: "aside" }, `曾用名 ${text(former)}`) : null,
    verdict,
    facts.length ? make("ul", { class: "facts" }, ...facts.map((fact) => make("li", {}, fact))) : null,
    isCode(code) ? outward(`/subjects/${code}`, "看全部信息和依据") : null,
    /^\d{4}-\d\d-\d\d/.test(asOf) ? make("p", { class: "aside" }, `数据截至 ${asOf.slice(0, 10)} ${asOf.slice(11, 16)}`) : null,
  ].filter(Boolean);
}

/** 没查到，或者要选一个。 */
function several(value, { outcome, reason, suggestion, total }, hits) {
  const pick = (code, ...content) => {
    const choice = make("button", { type: "button", class: "pick" }, ...content);
    choice.addEventListener("click", () => start(code));
    return make("li", {}, choice);
  };
  const choices = hits
    .filter(({ subject }) => isCode(subject?.code))
    .map(({ subject, region }) => pick(subject.code, make("strong", {}, text(subject.name)), make("span", { class: "aside facts-line" }, whole(subject.code), whole(text(region?.name, 40)))));
  if (isCode(suggestion)) choices.push(pick(suggestion, `改成 ${suggestion} 再查`));
  const more = number(total) > hits.length && hits.length ? make("p", { class: "aside" }, `共 ${total} 个，这里是前 ${hits.length} 个。`) : null;
  return [
    heading(outcome === "ambiguous" ? "请选一个" : "没有查到"),
    make("p", { class: "verdict", "data-is": "open" }, text(reason) || "没有查到。请核对名称或代码。"),
    choices.length ? make("ul", {}, ...choices) : null,
    more,
  ].filter(Boolean);
}

const whole = (words) => make("span", {}, words);
const heading = (words) => make("h2", { tabindex: "-1" }, make("bdi", {}, words));
const outward = (href, words) => make("p", {}, make("a", { href, target: "_blank", rel: "noopener noreferrer" }, words, make("span", { class: "aside" }, "（在新窗口打开）")));

function tell(value, outcome, hit, asOf) {
  if (!host) return;
  const found = hit && { code: text(hit.subject?.code, 18), name: text(hit.subject?.name), status: text(hit.status, 20), summary: hit.summary, adverse: counted(ADVERSE, hit.summary).length > 0 };
  window.parent.postMessage({ type: "credit-check:result", result: { value, outcome, subject: found || null, as_of: asOf } }, host);
}

function start(value) {
  field.value = value;
  const asked = value.trim();
  if (asked) return void ask(asked);
  asking?.abort("emptied");
  asking = null;
  button.removeAttribute("aria-disabled");
  result.hidden = true;
  say("");
  fault.textContent = "请先输入企业名称或统一社会信用代码。";
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

/** 网站的主色只用在按钮上，字是黑是白按对比度定。 */
function dress({ theme, accent }) {
  const root = document.documentElement;
  if (["light", "dark"].includes(theme)) root.dataset.theme = theme;
  if (typeof accent !== "string" || !/^#[0-9a-f]{6}$/i.test(accent)) return;
  const [r, g, b] = [1, 3, 5].map((from) => Number.parseInt(accent.slice(from, from + 2), 16) / 255);
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  root.style.setProperty("--button", accent);
  root.style.setProperty("--on-button", luminance > 0.179 ? "#000" : "#fff");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  start(field.value);
});

if (window.parent !== window) {
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || typeof data !== "object" || data === null) return;
    if (data.type === "credit-check:hello") {
      host = origin;
      dress(data);
    } else if (data.type === "credit-check:look-up" && typeof data.value === "string") {
      start(data.value.slice(0, LONGEST));
    }
  });
  const tellHeight = () => window.parent.postMessage({ type: "credit-check:height", height: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tellHeight).observe(document.documentElement);
  window.parent.postMessage({ type: "credit-check:loaded" }, "*");
}

fetch("/config.json", { credentials: "omit" })
  .then((answer) => answer.json())
  .then(({ site }) => { if (text(site?.name)) at("site").textContent = text(site.name, 60); })
  .catch(() => {});
