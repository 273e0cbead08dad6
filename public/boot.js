// 最先运行，旧浏览器也要能读懂，所以只用 ES5。
(function () {
  var root = document.documentElement, kept = null;
  var boot = (window.portalBoot = { early: {} });
  var OLD = "您的浏览器版本太旧，打不开本站。请更新浏览器（Chrome 105、Safari 16、Firefox 121 以上），或拨打";
  var NO_WASM = "浏览器关闭了 WebAssembly，打不开本站。请在浏览器设置里允许，或拨打";

  function stored(name) {
    try { return localStorage.getItem(name); } catch (e) { return null; } // 浏览器不许存取
  }
  function show(attribute, value) {
    if (value) root.setAttribute("data-" + attribute, value);
    else root.removeAttribute("data-" + attribute);
  }
  function ready(run) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
    else run();
  }

  // 显示方式：画面出来之前就定好
  if (stored("mode") === "elder") show("mode", "elder");
  if (/^(dark|light)$/.test(stored("theme"))) show("theme", stored("theme"));
  if (location.pathname !== "/") show("page", "inner");

  // Leptos 用 template.innerHTML 生成静态片段，HTML 只能照原样放行；脚本地址只放行 sw.js，脚本一律不放行。
  if (window.trustedTypes && trustedTypes.createPolicy) {
    trustedTypes.createPolicy("default", {
      createHTML: function (html) { return html; },
      createScriptURL: function (address) { return address === "/sw.js" ? address : null; }
    });
  }

  // 刷新不会重取缓存里坏了的文件（它们永久有效），所以先逐个换新；还连不上就留在这一页
  boot.reload = function () {
    var files = document.querySelectorAll("script[src], link[integrity], link[as=fetch]"), asked = [];
    if (!window.fetch) return location.reload();
    for (var i = 0; i < files.length; i++) {
      asked.push(fetch(files[i].src || files[i].href, { cache: "reload" }).then(
        function () { return true; }, function () { return false; }));
    }
    Promise.all(asked).then(function (came) {
      if (came.indexOf(true) >= 0) location.reload();
      else boot.tell("还是连不上网站。请检查网络，然后重新载入。");
    });
  };

  // 出了什么事、怎么办
  boot.tell = function (text) {
    ready(function () {
      var place = document.getElementById("boot-text");
      if (!place) return;
      place.textContent = text;
      place.className = "";
      document.getElementById("boot-title").hidden = location.pathname === "/";
      var retry = document.getElementById("boot-retry");
      retry.hidden = false;
      retry.onclick = boot.reload;
    });
  };
  // 网站更新过没有：旧页面要的文件已经不在了。连不上时不知道，报错
  function program() { return document.querySelector('link[rel="preload"][type="application/wasm"]'); }
  boot.outdated = function () {
    return fetch("/", { cache: "no-store" }).then(function (now) {
      return now.ok ? now.text() : Promise.reject(now.status);
    }).then(function (page) { return page.indexOf(new URL(program().href).pathname) < 0; });
  };
  // 程序没有装好：为什么，怎么办
  boot.explain = function (error) {
    var name = error && error.name;
    if (navigator.onLine === false) return boot.tell("网络断开了。请检查网络，然后重新载入。");
    boot.outdated()["catch"](function () { return false; }).then(function (outdated) {
      if (outdated) return boot.tell("网站刚刚更新过，请重新载入。");
      return fetch(program().href + "?", { method: "HEAD", cache: "no-store" }).then(function (answer) {
        return answer.status;
      }, function () { return 0; }).then(function (status) {
        if (status === 403 || status === 451) boot.tell("程序文件被网络里的安全设备拦下了（错误代码 " + status + "）。请换一个网络再重新载入，或联系单位的网络管理员。");
        else if (name === "CompileError" || name === "EvalError") boot.tell("浏览器不让本站的程序（WebAssembly）运行。请在浏览器设置里允许，或换一个浏览器，然后重新载入。");
        else boot.tell("页面没有装好，可能是网络不稳。请重新载入；仍不行请换一个浏览器，或拨打服务热线。");
      });
    });
  };
  // 脚本没有来，就没有人装入程序了；样式没有来，由下一个脚本补救
  window.addEventListener("error", function (event) {
    var from = event.target;
    if (from.tagName === "SCRIPT" && boot.supported) boot.explain();
    if (from.tagName === "LINK" && from.rel === "stylesheet") {
      boot.plain = true;
      if (boot.withoutDesign) boot.withoutDesign();
    }
  }, true);

  boot.supported = !!(window.WebAssembly && window.fetch && window.CSS && CSS.supports &&
    CSS.supports("container-type", "inline-size") && CSS.supports("selector(:has(a))"));

  // 四周的文字来自 config.json，改了不用重新编译；没有的就留着通用的
  function configured(config) {
    var site = config.site || {}, help = config.help || {}, footer = config.footer || {};
    var phone = help.phone || "12345", name = help.name || "政务服务便民热线";
    var texts = {
      "help.phone": phone,
      "help.name+phone": name + "：" + phone,
      "help.phone+hours": phone + (help.hours ? "（" + help.hours + "）" : "")
    };
    function all(selector, each) { Array.prototype.forEach.call(document.querySelectorAll(selector), each); }
    ready(function () {
      all("[data-config]", function (place) {
        var path = place.getAttribute("data-config");
        var parent = path.indexOf("site.") ? footer : site;
        var text = texts[path] || parent[path.split(".")[1]];
        if (!text) return;
        place.textContent = (place.getAttribute("data-label") || "") + text;
        place.hidden = false;
        // “（辽宁鞍山）”换行时不拆开
        var city = path === "site.name" && /（.*/.exec(text);
        if (!city) return;
        place.textContent = text.slice(0, city.index);
        var whole = place.appendChild(document.createElement("span"));
        whole.className = "u-nowrap";
        whole.textContent = city[0];
      });
      all("[data-phone]", function (link) { link.href = "tel:" + phone; });
      all(".footer-nav li:last-child", function (last) {
        (footer.links || []).forEach(function (link) {
          var item = document.createElement("li");
          var a = item.appendChild(document.createElement("a"));
          a.href = link.href;
          a.textContent = link.label;
          last.parentNode.insertBefore(item, last);
        });
      });
    });
    if (!boot.supported) boot.tell((window.WebAssembly ? OLD : NO_WASM) + " " + phone + " 查询。");
  }
  // sw.js 给的是存着的内容，还是新的：画面出来之前就可能说
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("message", function (event) {
      var said = event.data || {};
      kept = said.type === "kept" ? new Date(said.at || NaN) : null;
      ready(network);
    });
  }
  // 没有网络时打开看过的页面；不要它时连同存着的一起清除
  function keepOffline(wanted) {
    var workers = navigator.serviceWorker;
    if (!workers || !window.caches) return;
    if (!wanted) {
      if (workers.controller) workers.controller.postMessage({ type: "off" });
      workers.getRegistrations().then(function (all) { all.forEach(function (one) { one.unregister(); }); });
      caches.keys().then(function (all) { all.forEach(function (name) { caches["delete"](name); }); });
      return;
    }
    // 等本页安静下来：第一次打开时，别的都比它要紧
    window.setTimeout(function () {
      var link = document.head.appendChild(document.createElement("link"));
      link.rel = "manifest";
      link.href = "/manifest.webmanifest";
      if (workers.controller) return;
      workers.addEventListener("controllerchange", function () {
        var used = performance.getEntriesByType("resource").map(function (entry) { return entry.name; });
        workers.controller.postMessage({ type: "keep", urls: used });
      });
      workers.register("/sw.js")["catch"](function () { /* 浏览器不许，就只能联网看 */ });
    }, 3000);
  }
  // 程序按同样的地址来取；正文先读完，没人取也不会留下半截的请求
  function early(address) {
    var abort = new AbortController();
    var answer = fetch(address, { signal: abort.signal }).then(function (response) {
      return response.text().then(function (text) { return { status: response.status, text: text }; });
    });
    answer["catch"](function () { /* 由程序说明 */ });
    boot.early[address] = { abort: abort, answer: answer };
    return answer;
  }
  if (boot.supported) {
    early("/config.json").then(function (answer) {
      var config = JSON.parse(answer.text);
      configured(config);
      keepOffline(config.offline !== false);
    })["catch"](function () { /* 没有它也能用，站名是通用的 */ });
  } else {
    var request = new XMLHttpRequest();
    request.open("GET", "/config.json");
    request.onerror = function () { configured({}); };
    request.onload = function () {
      var config = {};
      try { config = JSON.parse(request.responseText); } catch (e) { /* 坏了就只报通用的号码 */ }
      configured(config);
    };
    request.send();
  }

  // 本页的第一个请求与程序同时出发；程序按同样的地址来取
  function encode(text) {
    return encodeURIComponent(text).replace(/[-_.!~*'()]/g, function (c) {
      return "%" + c.charCodeAt(0).toString(16).toUpperCase();
    });
  }
  function ask(path) { early((root.getAttribute("data-api") || "/api/v1") + path); }
  // GB 32100 的校验位；写错的代码不去问
  function valid(code) {
    var letters = "0123456789ABCDEFGHJKLMNPQRTUWXY", sum = 0, weight = 1;
    for (var i = 0; i < 17; i++) {
      sum += letters.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return !/[IOSVZ]/.test(code) && letters.charAt((31 - sum % 31) % 31) === code.charAt(17);
  }
  if (boot.supported) {
    var path = location.pathname, found;
    if (/^\/(account|desk)(\/|$)/.test(path) && /^in:/.test(stored("session"))) ask("/session");
    if (path === "/") ask("/site");
    else if (path === "/search" && (found = /^\?q=([^&]+)$/.exec(location.search))) {
      try {
        var words = decodeURIComponent(found[1].replace(/\+/g, " ")).trim();
        // 只问明显问得着的：两个以上的汉字、字母或数字
        if (/^[0-9A-Za-z\u4e00-\u9fa5]{2,100}$/.test(words)) {
          ask("/subjects?q=" + encode(words));
          ask("/findings?q=" + encode(words));
        }
      } catch (e) { /* 网址写坏了，由程序说明 */ }
    } else if ((found = /^\/subjects\/(\w{2}\d{6}\w{10})$/.exec(path)) && valid(found[1]) && !location.search) {
      ask("/subjects/" + found[1]);
      ask("/subjects/" + found[1] + "/records");
    } else if ((found = /^\/records\/([0-9A-Za-z-]{1,64})$/.exec(path))) ask("/records/" + found[1]);
    else if (path === "/commitments") ask("/form-templates?purpose=commitment");
    else if (path === "/registration") ask("/form-templates?purpose=registration");
    else if ((found = /^\/file\/([0-9a-z-]{1,64})$/.exec(path))) ask("/form-templates/" + found[1]);
    else if (path === "/disclosure") ask("/record-kinds");
    else if (path === "/statistics") ask("/statistics");
    else if (path === "/read") ask("/articles");
    else if ((found = /^\/(about|privacy|accessibility|contact|terms)$/.exec(path)) ||
      (found = /^\/read\/[a-z]+\/([0-9a-z-]{1,64})$/.exec(path))) ask("/articles/" + found[1]);
    else if ((found = /^\/read\/([a-z]+)$/.exec(path)) && !location.search) ask("/articles?section=" + found[1]);
    else if (path === "/lists") ask("/lists");
    else if ((found = /^\/(disclosure|lists)\/([0-9a-z_-]{2,64})$/.exec(path))) {
      var named = found[1] === "lists";
      if (named || /_list$/.test(found[2])) ask("/lists");
      if (!location.search) ask("/records?" + (named ? "list=" : "kind=") + encode(found[2]));
    }
  }

  // 四周的按钮，在程序到来之前也有用
  var SWITCHES = { elder: ["mode", "elder", ""], dark: ["theme", "dark", "light"] };
  function isOn(which) {
    var now = root.getAttribute("data-" + SWITCHES[which][0]);
    if (!now && which === "dark") return !!window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches;
    return now === SWITCHES[which][1];
  }
  function pressed(button) {
    button.setAttribute("aria-pressed", String(isOn(button.getAttribute("data-mode-switch"))));
  }
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function network() {
    var place = document.getElementById("network"), bar = document.getElementById("offline");
    place.textContent = "";
    if (!bar.content || navigator.onLine !== false && !kept) return;
    place.appendChild(bar.content.cloneNode(true));
    if (!kept || isNaN(kept)) return;
    var when = kept.getFullYear() + "-" + two(kept.getMonth() + 1) + "-" + two(kept.getDate()) + " " + two(kept.getHours()) + ":" + two(kept.getMinutes());
    place.querySelector("p").lastChild.textContent = "离线，数据截至 " + when + "，此后可能有变化。联网后刷新就是最新的。";
  }
  ready(function () {
    Array.prototype.forEach.call(document.querySelectorAll("[data-mode-switch]"), pressed);
    var columns = document.querySelectorAll(".nav li"), last = document.querySelector(".menu li");
    for (var i = 0; i < columns.length; i++) last.parentNode.insertBefore(columns[i].cloneNode(true), last);
    // 只记“登录过”，不记是谁；是谁由需要的页面去问平台
    if (/^in:/.test(stored("session"))) {
      var entries = document.querySelectorAll("[data-account]");
      for (i = 0; i < entries.length; i++) entries[i].lastChild.textContent = "我的";
    }
    network();
    window.addEventListener("online", network);
    window.addEventListener("offline", network);
  });
  document.addEventListener("click", function (event) {
    var on = function (selector) { return event.target.closest && event.target.closest(selector); };
    var button = on("[data-mode-switch]"), menu = on("[data-menu]");
    if (button) {
      var which = button.getAttribute("data-mode-switch"), names = SWITCHES[which];
      var value = isOn(which) ? names[2] : names[1];
      show(names[0], value);
      try { localStorage.setItem(names[0], value); } catch (e) { /* 只是记不住 */ }
      pressed(button);
    } else if (menu) {
      var dialog = document.getElementById("menu");
      if (menu.getAttribute("data-menu") === "open") dialog.showModal();
      else dialog.close();
    } else if (on(".skip")) {
      // 程序把本页之内的链接也当成换页，焦点就不动
      event.preventDefault();
      (document.getElementById("main") || document.getElementById("shell")).focus();
    }
  });
})();
