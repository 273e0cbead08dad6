//! The certificate of the repair training: attached by itself, shown so that one sees it.

use super::{Ask, error};
use crate::api::{self, Load};
use crate::components::{icon, live};
use crate::{browser, config, paths};
use contract::training::Certificate;
use leptos::prelude::*;

/// The certificate that goes with the application, or the way to one.
pub fn attached(ask: Ask) -> AnyView {
    let fault = ask.fault(&ask.key);
    let code = ask.answer();
    let inner = if code.is_empty() { none() } else { found(code) };
    view! {
        <div class="field" id=ask.place() tabindex="-1">
            <p class="field-label">"信用修复培训证书"</p>
            {error(ask.place(), fault)}
            {inner}
        </div>
    }
    .into_any()
}

fn found(code: String) -> AnyView {
    let base = config::use_config().api.clone();
    let wanted = code.clone();
    let loader = api::load(
        || Some(()),
        move |(), cancel| {
            let (base, code) = (base.clone(), wanted.clone());
            async move { api::certificate(&base, &code, &cancel).await }
        },
    );
    let details = move || match loader.state.get() {
        Load::Ready(certificate) => about(&certificate),
        _ => String::new(),
    };
    let late = live(move || match loader.state.get() {
        Load::Ready(certificate) if certificate.valid_until < browser::now().date() => none(),
        _ => ().into_any(),
    });
    view! {
        <div class="upload card" data-pad="s">
            {icon("badge")}
            <span>
                {format!("已附上，核验码 {code}")}
                <br />
                <small>{details}</small>
            </span>
            <a class="btn" data-kind="quiet" href=paths::verify(&code)>
                "核验"<span class="u-hidden">"：培训证书"</span>
            </a>
        </div>
        {late}
    }
    .into_any()
}

fn about(certificate: &Certificate) -> String {
    let (issued, until) = (certificate.issued.chinese(), certificate.valid_until.chinese());
    format!("{}，{issued}发证，有效期至{until}", certificate.course)
}

fn none() -> AnyView {
    view! {
        <p class="u-2">
            "还没有有效的培训证书。规定要求培训的，先参加培训再申请；培训不收费，通过后自动附上。已经填写的内容不会丢。"
        </p>
        <p class="actions"><a class="btn" href=paths::TRAINING>{icon("badge")}"参加信用修复培训"</a></p>
    }
    .into_any()
}
