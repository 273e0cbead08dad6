//! The receipt of a report: its number and code, who decides and until when.

use super::send::Taken;
use super::{Blank, above, kept};
use crate::api::{Load, Loader};
use crate::components::{El, crumbs, el, icon, live, notice, use_page_title};
use crate::{browser, paths};
use contract::case::CaseHead;
use leptos::prelude::*;

/// What stands in the place of the form.
pub fn view(done: &Taken, taken: RwSignal<Option<Taken>>, loader: Loader<Blank>) -> AnyView {
    use_page_title(|| Some("已经收到您的反映".into()));
    let head = &done.receipt.head;
    let earlier = done.earlier.then(|| {
        let text = "收到的是前一次提交的内容，后来的改动没有包括在内。改动重要的，可以再反映一次，写上这个受理编号。";
        notice("warn", text.to_owned())
    });
    let steps = next(head);
    let steps = live(move || {
        let days = loader.state.with(|state| match state {
            Load::Ready(blank) => Some(blank.form.head.working_days),
            _ => None,
        });
        let end = days.map(|days| format!("一般共 {days} 个工作日答复结果。")).unwrap_or_default();
        format!("{steps}{end}要了解情况时，会打您留的手机号。").into_any()
    });
    let another = move |_| {
        kept::forget_receipt();
        taken.set(None);
    };
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="6">
            {crumbs(above(), "问题反映".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"已经收到您的反映"</h1>
                <p class="u-lead">
                    "请记下受理编号和核验码，查进度时两样都要。关闭这个窗口后，这里不再显示。"
                </p>
            </header>
            {earlier}
            {slip(head, &done.receipt.verification_code)}
            <section class="l-stack" data-gap="2" aria-labelledby="next-h">
                <h2 id="next-h">"接下来"</h2>
                <p>{steps}</p>
                <p>"办理不收费。有人以这件事向您收钱的，不要付，请再向我们反映。"</p>
            </section>
            <div class="actions">
                <a class="btn" data-kind="primary" href=paths::TRACK>"查办理进度"</a>
                <button class="btn" type="button" on:click=|_| browser::print()>
                    {icon("print")}
                    "打印"
                </button>
                <button class="btn" data-kind="quiet" type="button" on:click=another>
                    "再反映一个问题"
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn slip(head: &CaseHead, code: &str) -> El {
    let big = |label: &'static str, text: String| {
        let value = el("p").class("big-no").add(text);
        el("div").add(el("p").class("u-2 u-sm").add(label)).add(value)
    };
    let row = |label: &'static str, text: String| {
        el("div").add(el("dt").add(label)).add(el("dd").add(el("bdi").add(text)))
    };
    let due = head.due.map(|day| row("是否受理", format!("{}前答复", day.chinese())));
    let facts = el("dl")
        .class("facts")
        .attr("data-tight", "")
        .add(row("反映的事项", head.title.to_string()))
        .add(row("涉及的单位", head.subject.name.to_string()))
        .add(row("由谁办理", head.agency.name.to_string()))
        .add(row("提交时间", format!("{}（北京时间）", head.submitted.chinese())))
        .add(due);
    el("section")
        .class("card l-stack l-box")
        .attr("aria-label", "回执")
        .add(big("受理编号", head.number.to_string()))
        .add(big("核验码", code.to_owned()))
        .add(facts)
}

/// Who decides, and until when.
fn next(head: &CaseHead) -> String {
    let agency = &head.agency.name;
    match head.due {
        Some(day) => format!("{agency}在{}前决定是否受理，受理后核查和处理。", day.chinese()),
        None => format!("由{agency}决定是否受理，受理后核查和处理。"),
    }
}
