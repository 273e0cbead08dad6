//! A certificate on show.

use crate::components::icon;
use crate::paths;
use contract::training::Certificate;
use leptos::prelude::*;

/// The certificate, with what it takes to verify it.
pub fn card(certificate: &Certificate) -> AnyView {
    let row = |label: &'static str, value: String| {
        view! { <div><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
    };
    let verify = format!("{}#{}", paths::VERIFY, certificate.code);
    view! {
        <section class="certificate l-box" aria-labelledby="cert-h">
            <h2 id="cert-h" tabindex="-1" class="l-row" data-tight>{icon("badge")}"培训证书"</h2>
            <dl class="facts" data-tight>
                {row("课程", certificate.course.to_string())}
                {row("单位", certificate.subject.name.to_string())}
                {row("信用代码", certificate.subject.code.to_string())}
                {row("参加人", certificate.person.to_string())}
                {row("成绩", format!("{} 题答对 {} 题", certificate.of, certificate.right))}
                {row("发证日期", certificate.issued.chinese())}
                {row("有效期至", certificate.valid_until.chinese())}
                {row("核验码", certificate.code.clone())}
            </dl>
            <p class="u-2 u-sm no-print">
                "谁都可以在"<a href=verify>"核验页"</a>"输入核验码，看证书是不是真的。"
            </p>
        </section>
    }
    .into_any()
}
