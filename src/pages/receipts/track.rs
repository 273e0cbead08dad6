//! Where a case stands, for whoever holds its receipt. Nothing of it stands in the address.

use super::{field, form, page_head, send};
use crate::api::{self, ApiError, Cancel};
use crate::components::{
    El, case_tag, deadline, el, events, live, notice, sentence, use_page_title,
};
use crate::{browser, config, paths};
use contract::case::{CaseLookup, CaseNumber, Progress};
use leptos::prelude::*;
use web_sys::Event;

/// `/track`.
pub fn page() -> AnyView {
    use_page_title(|| Some("查办理进度".into()));
    let number = (RwSignal::new(String::new()), RwSignal::new(None));
    let code = (RwSignal::new(String::new()), RwSignal::new(None));
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let found = RwSignal::new(None::<Progress>);
    let base = config::use_config().api.clone();
    let submit = move |ev: Event| {
        ev.prevent_default();
        let lookup = CaseLookup { number: number.0.get_untracked(), code: code.0.get_untracked() };
        number.1.set(wrong_number(&lookup.number));
        let missing = lookup.code.trim().is_empty();
        code.1.set(missing.then(|| "请输入回执上的核验码。".to_owned()));
        if number.1.with_untracked(Option::is_some) {
            return browser::focus("#track-number");
        }
        if missing {
            return browser::focus("#track-code");
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        found.set(None);
        let base = base.clone();
        leptos::task::spawn_local(async move {
            let answer = api::lookup(&base, &lookup, &Cancel::default()).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(progress) => {
                    let _ = found.try_set(Some(progress));
                    request_animation_frame(|| browser::focus("#track-h"));
                }
                Err(error) => drop(fault.try_set(Some(error))),
            }
        });
    };
    let example = "例如 20261122-00042-18，可以不写连字符";
    let told = live(move || fault.get().map(|error| notice("bad", sentence(&error))).into_any());
    let form = form(submit)
        .add(field("track-number", "受理编号", example, number.0, number.1))
        .add(field("track-code", "核验码", "8 位字母和数字，不分大小写", code.0, code.1))
        .add(told)
        .add(send(busy, "正在查…", "查进度"));
    let lost = el("p")
        .class("u-2")
        .add("回执丢了？")
        .add(el("a").attr("href", paths::CASES).add("登录后看我的办件"))
        .add("，或带上证件问受理单位。");
    page_head("查办理进度", "不用登录。受理编号和核验码都在回执上。")
        .add(form)
        .add(live(move || found.get().map(|progress| result(&progress)).into_any()))
        .add(lost)
        .into_any()
}

/// What is wrong with the number, before anybody is asked.
fn wrong_number(typed: &str) -> Option<String> {
    if typed.trim().is_empty() {
        return Some("请输入受理编号。".to_owned());
    }
    CaseNumber::parse(typed).is_none().then(|| "受理编号有错字，请照回执再核对一遍。".to_owned())
}

fn result(progress: &Progress) -> El {
    let head = &progress.head;
    let bdi = |text: String| el("bdi").add(text);
    let state = el("p")
        .class("l-row")
        .flag("data-tight", true)
        .add(case_tag(head.state, true))
        .add(deadline(head));
    let meta = el("ul")
        .class("meta")
        .add(el("li").class("u-nowrap").add(head.number.to_string()))
        .add(el("li").add(bdi(head.subject.name.to_string())))
        .add(el("li").add("受理单位 ").add(bdi(head.agency.name.to_string())));
    let heading = el("h2").attr("id", "track-h").attr("tabindex", "-1");
    el("section")
        .class("card l-stack")
        .attr("aria-labelledby", "track-h")
        .add(state)
        .add(heading.add(bdi(head.title.to_string())))
        .add(meta)
        .add(events(head, &progress.events))
}

#[cfg(test)]
mod tests {
    use super::wrong_number;

    #[test]
    fn a_number_is_checked_before_it_is_asked_for() {
        assert_eq!(wrong_number("２０２６１１２２-00042-18"), None);
        assert!(wrong_number(" ").is_some() && wrong_number("20261122-00043-18").is_some());
    }
}
