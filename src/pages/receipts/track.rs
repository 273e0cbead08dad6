//! Where a case stands, for whoever holds its receipt. Nothing of it stands in the address.

use super::field;
use crate::api::{self, ApiError, Cancel};
use crate::components::{case_tag, crumbs, deadline, events, notice, sentence, use_page_title};
use crate::{browser, config, paths};
use contract::case::{CaseLookup, CaseNumber, Progress};
use leptos::prelude::*;

/// `/track`.
pub fn page() -> AnyView {
    use_page_title(|| Some("查办理进度".into()));
    let number = (RwSignal::new(String::new()), RwSignal::new(None));
    let code = (RwSignal::new(String::new()), RwSignal::new(None));
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let found = RwSignal::new(None::<Progress>);
    let base = config::use_config().api.clone();
    let submit = move |ev: leptos::ev::SubmitEvent| {
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
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="5">
            {crumbs(Vec::new(), "查办理进度".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"查办理进度"</h1>
                <p class="u-lead">"不用登录。受理编号和核验码都在回执上。"</p>
            </header>
            <form class="l-stack" data-gap="5" novalidate on:submit=submit>
                {field("track-number", "受理编号", "例如 20261122-00042-18，可以不写连字符", number.0, number.1)}
                {field("track-code", "核验码", "8 位字母和数字，不分大小写", code.0, code.1)}
                {move || fault.get().map(|error| notice("bad", sentence(&error)))}
                <div class="actions">
                    <button
                        class="btn"
                        data-kind="primary"
                        type="submit"
                        aria-disabled=move || busy.get().then_some("true")
                    >
                        {move || if busy.get() { "正在查…" } else { "查进度" }}
                    </button>
                </div>
            </form>
            {move || found.get().map(|progress| result(&progress))}
            <p class="u-2">
                "回执丢了？"<a href=paths::CASES>"登录后看我的办件"</a>"，或带上证件问受理单位。"
            </p>
        </div>
    }
    .into_any()
}

/// What is wrong with the number, before anybody is asked.
fn wrong_number(typed: &str) -> Option<String> {
    if typed.trim().is_empty() {
        return Some("请输入受理编号。".to_owned());
    }
    CaseNumber::parse(typed).is_none().then(|| "受理编号有错字，请照回执再核对一遍。".to_owned())
}

fn result(progress: &Progress) -> AnyView {
    let head = &progress.head;
    view! {
        <section class="card l-stack" aria-labelledby="track-h">
            <p class="l-row" data-tight>{case_tag(head.state, true)} {deadline(head)}</p>
            <h2 id="track-h" tabindex="-1"><bdi>{head.title.to_string()}</bdi></h2>
            <ul class="meta">
                <li class="u-nowrap">{head.number.to_string()}</li>
                <li><bdi>{head.subject.name.to_string()}</bdi></li>
                <li>"受理单位 "<bdi>{head.agency.name.to_string()}</bdi></li>
            </ul>
            {events(head, &progress.events)}
        </section>
    }
    .into_any()
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
