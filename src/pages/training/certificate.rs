//! A certificate on show.

use crate::components::{El, el, icon};
use crate::paths;
use contract::training::Certificate;
use leptos::prelude::*;

/// The certificate, with what it takes to verify it.
pub fn card(certificate: &Certificate) -> AnyView {
    shown(certificate).into_any()
}

/// The same as an element.
pub fn shown(certificate: &Certificate) -> El {
    let row = |label: &'static str, value: String| {
        el("div").add(el("dt").add(label)).add(el("dd").add(el("bdi").add(value)))
    };
    let verify = format!("{}#{}", paths::VERIFY, certificate.code);
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(row("课程", certificate.course.to_string()))
        .add(row("单位", certificate.subject.name.to_string()))
        .add(row("信用代码", certificate.subject.code.to_string()))
        .add(row("参加人", certificate.person.to_string()))
        .add(row("成绩", format!("{} 题答对 {} 题", certificate.of, certificate.right)))
        .add(row("发证日期", certificate.issued.chinese()))
        .add(row("有效期至", certificate.valid_until.chinese()))
        .add(row("核验码", certificate.code.clone()));
    let heading = el("h2")
        .attr("id", "cert-h")
        .attr("tabindex", "-1")
        .class("l-row")
        .flag("data-tight", true)
        .add(icon("badge"))
        .add("培训证书");
    let note = el("p")
        .class("u-2 u-sm no-print")
        .add("谁都可以在")
        .add(el("a").attr("href", verify).add("核验页"))
        .add("输入核验码，看证书是不是真的。");
    el("section")
        .class("certificate l-box")
        .attr("aria-labelledby", "cert-h")
        .add(heading)
        .add(facts)
        .add(note)
}
