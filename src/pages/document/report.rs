//! The enterprise asks for its own report.

use crate::components::{crumbs, effect, el, icon, live, notice, sentence, use_page_title};
use crate::{api, browser, config, paths};
use contract::account::Session;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// `/account/report`.
pub fn page(_: Session) -> AnyView {
    use_page_title(|| Some("本单位的信用报告".into()));
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let made = RwSignal::new(None::<String>);
    let key = StoredValue::new(browser::random_key());
    let base = config::use_config().api.clone();
    let navigate = use_navigate();
    effect(move || {
        if let Some(id) = made.get() {
            navigate(&paths::my_report(&id), Default::default());
        }
    });
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        let base = base.clone();
        leptos::task::spawn_local(async move {
            let Some(once) = key.try_get_value() else { return };
            let answer = api::make_report(&base, &once).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(document) => drop(made.try_set(Some(document.id))),
                Err(error) => drop(fault.try_set(Some(sentence(&error)))),
            }
        });
    };
    let button = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", "button")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .on("click", press)
        .add(icon("doc"))
        .says(move || {
            if busy.get() { "正在开具…" } else { "开具本单位的信用报告" }.into()
        });
    let told = live(move || fault.get().map(|why| notice("bad", why)).into_any());
    let item = |text: &'static str| el("li").add(text);
    let parts = el("ul")
        .add(item("登记信息和全部公示中的信息，和公开页面上的一样；"))
        .add(item("本单位的办件：受理编号、事项、提交日期和状态，不公开；"))
        .add(item("有效的信用修复培训证书，不公开。"));
    let lead = "按现在的记录生成，可以打印、下载。报告只有本单位登录后能再打开。";
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "5")
        .add(crumbs(vec![("我的", paths::ACCOUNT.into())], "本单位的信用报告".into()))
        .add(
            el("header")
                .class("l-stack")
                .attr("data-gap", "2")
                .add(el("h1").attr("tabindex", "-1").add("本单位的信用报告"))
                .add(el("p").class("u-lead").add(lead)),
        )
        .add(el("section").add(el("h2").add("报告里有什么")).add(parts))
        .add(told)
        .add(el("div").class("actions").add(button))
        .add(el("p").class("u-2").add(
            "凭编号和核验码，别人只能核验真伪和依据有没有变化，看不到不公开的内容；要核对内容，请对方用下载的文件核验。",
        ))
        .into_any()
}
