//! Whether a printed receipt, or a certificate of the repair training, is genuine. The code comes from its QR code, behind the `#` of the
//! address, which is not sent anywhere; or it is typed.

use super::field;
use crate::api::{self, ApiError, Cancel};
use crate::components::{case_tag, crumbs, effect, icon, notice, sentence, use_page_title};
use crate::pages::training::certificate_card;
use crate::{browser, config, paths};
use contract::case::Proof;
use contract::training::Certificate;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use percent_encoding::percent_decode_str;

/// `/verify`.
pub fn page() -> AnyView {
    use_page_title(|| Some("核验回执和证书".into()));
    let (code, wrong) = (RwSignal::new(String::new()), RwSignal::new(None));
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let found = RwSignal::new(None::<Genuine>);
    let base = StoredValue::new(config::use_config().api.clone());
    let check = move || {
        let typed = code.get_untracked().trim().to_owned();
        wrong.set(typed.is_empty().then(|| "请输入回执或证书上的核验码。".to_owned()));
        if typed.is_empty() {
            return browser::focus("#verify-code");
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        found.set(None);
        leptos::task::spawn_local(async move {
            let base = base.try_get_value().unwrap_or_default();
            let answer = genuine(&base, &typed).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(proof) => {
                    let _ = found.try_set(Some(proof));
                    request_animation_frame(|| browser::focus("#proof-h"));
                }
                Err(error) => drop(fault.try_set(Some(error))),
            }
        });
    };
    let location = use_location();
    effect(move || {
        let hash = location.hash.get();
        let given = percent_decode_str(hash.trim_start_matches('#')).decode_utf8_lossy();
        if !given.is_empty() && location.pathname.get_untracked() == paths::VERIFY {
            code.set(given.chars().take(60).collect());
            browser::forget_fragment();
            check();
        }
    });
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="5">
            {crumbs(Vec::new(), "核验回执和证书".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"核验回执和证书"</h1>
                <p class="u-lead">"扫回执上的二维码，或输入核验码，看回执、培训证书是不是真的。"</p>
            </header>
            <form
                class="l-stack"
                data-gap="5"
                novalidate
                on:submit=move |ev| {
                    ev.prevent_default();
                    check();
                }
            >
                {field("verify-code", "核验码", "回执 8 位、证书 9 位字母和数字，不分大小写", code, wrong)}
                {move || fault.get().map(|error| notice("bad", sentence(&error)))}
                <div class="actions">
                    <button
                        class="btn"
                        data-kind="primary"
                        type="submit"
                        aria-disabled=move || busy.get().then_some("true")
                    >
                        {move || if busy.get() { "正在核验…" } else { "核验" }}
                    </button>
                </div>
            </form>
            {move || found.get().map(|found| match found {
                Genuine::Receipt(proof) => result(&proof),
                Genuine::Certificate(certificate) => certified(&certificate),
            })}
        </div>
    }
    .into_any()
}

/// What a code was found to belong to.
#[derive(Clone)]
enum Genuine {
    Receipt(Box<Proof>),
    Certificate(Box<Certificate>),
}

/// A certificate's code has nine characters, a receipt's eight.
async fn genuine(base: &str, typed: &str) -> Result<Genuine, ApiError> {
    let cancel = Cancel::default();
    if typed.chars().filter(|c| c.is_alphanumeric()).count() == 9 {
        let found = api::certificate(base, typed, &cancel).await?;
        return Ok(Genuine::Certificate(Box::new(found)));
    }
    Ok(Genuine::Receipt(Box::new(api::proof(base, typed, &cancel).await?)))
}

fn certified(certificate: &Certificate) -> AnyView {
    let over = certificate.valid_until < browser::now().date();
    let (tone, text) = match over {
        true => ("warn", "平台有这份证书，但已经过了有效期。"),
        false => ("good", "平台有这份证书，在有效期内。请与手里的证书逐项核对。"),
    };
    view! {
        <div class="l-stack">
            <h2 id="proof-h" tabindex="-1">"核验结果"</h2>
            {notice(tone, text.to_owned())}
            {certificate_card(certificate)}
        </div>
    }
    .into_any()
}

fn result(proof: &Proof) -> AnyView {
    let row = |label: &'static str, value: String| {
        view! { <div><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
    };
    view! {
        <section class="card l-stack l-box" aria-labelledby="proof-h">
            <h2 id="proof-h" tabindex="-1" class="l-row" data-tight>{icon("kept")}"平台有这份回执"</h2>
            <p>"请与手里的回执逐项核对，全部一致才是真的。"</p>
            <dl class="facts">
                {row("受理编号", proof.number.to_string())}
                {row("办理单位", proof.subject.name.to_string())}
                {row("统一社会信用代码", proof.subject.code.to_string())}
                {row("办理事项", proof.title.to_string())}
                {row("提交时间", proof.submitted.chinese())}
                <div><dt>"现在的状态"</dt><dd>{case_tag(proof.state, false)}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}
