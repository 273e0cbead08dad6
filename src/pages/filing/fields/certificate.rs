//! The certificate of the repair training: attached by itself, shown so that one sees it.

use super::Ask;
use crate::api::{self, Load};
use crate::components::{El, el, icon, live};
use crate::{browser, config, paths};
use contract::training::Certificate;
use leptos::prelude::*;

/// The certificate that goes with the application, or the way to one.
pub fn attached(ask: &Ask) -> AnyView {
    let place = el("div").class("l-stack").attr("id", ask.place()).attr("tabindex", "-1");
    match ask.answer() {
        code if code.is_empty() => place.all(none()),
        code => found(place, &code),
    }
    .into_any()
}

fn found(place: El, code: &str) -> El {
    let base = config::use_config().api.clone();
    let wanted = code.to_owned();
    let loader = api::load(
        || Some(()),
        move |(), cancel| {
            let (base, code) = (base.clone(), wanted.clone());
            async move { api::certificate(&base, &code, &cancel).await }
        },
    );
    let details = move || match loader.state.get() {
        Load::Ready(certificate) => about(&certificate).into(),
        _ => "".into(),
    };
    let late = live(move || match loader.state.get() {
        Load::Ready(certificate) if certificate.valid_until < browser::now().date() => {
            none().into_any()
        }
        _ => ().into_any(),
    });
    let told = el("span")
        .add(format!("已附上，核验码 {code}"))
        .add(el("br"))
        .add(el("small").says(details));
    let verify = el("a")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("href", paths::verify(code))
        .add("核验")
        .add(el("span").class("u-hidden").add("：培训证书"));
    let card = el("div").class("upload card").attr("data-pad", "s");
    place.add(card.add(icon("badge")).add(told).add(verify)).add(late)
}

fn about(certificate: &Certificate) -> String {
    let (issued, until) = (certificate.issued.chinese(), certificate.valid_until.chinese());
    format!("{}，{issued}发证，有效期至{until}", certificate.course)
}

fn none() -> Vec<El> {
    let why = "还没有有效的培训证书。规定要求培训的，先参加培训再申请；培训不收费，通过后自动附上。已经填写的内容不会丢。";
    let link = el("a").class("btn").attr("href", paths::TRAINING);
    let link = link.add(icon("badge")).add("参加信用修复培训");
    vec![el("p").class("u-2").add(why), el("p").class("actions").add(link)]
}
