//! The receipt of a report: its number and code, who decides and until when.

use super::super::parts::{button, link};
use super::send::Taken;
use super::{Blank, above, kept};
use crate::api::{Load, Loader};
use crate::components::{El, crumbs, el, icon, notice, use_page_title};
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
    let steps = move || {
        let days = loader.state.with(|state| match state {
            Load::Ready(blank) => Some(blank.form.head.working_days),
            _ => None,
        });
        let end = days.map(|days| format!("一般共 {days} 个工作日答复结果。")).unwrap_or_default();
        format!("{steps}{end}要了解情况时，会打您留的手机号。").into()
    };
    let another = move |_| {
        kept::forget_receipt();
        taken.set(None);
    };
    let lead = "请记下受理编号和核验码，查进度时两样都要。关闭这个窗口后，这里不再显示。";
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("已经收到您的反映"))
        .add(el("p").class("u-lead").add(lead));
    let free = "办理不收费。有人以这件事向您收钱的，不要付，请再向我们反映。";
    let next = el("section")
        .class("l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "next-h")
        .add(el("h2").attr("id", "next-h").add("接下来"))
        .add(el("p").says(steps))
        .add(el("p").add(free));
    let actions = el("div")
        .class("actions")
        .add(link("primary", paths::TRACK, "查办理进度"))
        .add(button("").on("click", |_| browser::print()).add(icon("print")).add("打印"))
        .add(button("quiet").on("click", another).add("再反映一个问题"));
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "6")
        .add(crumbs(above(), "问题反映".into()))
        .add(header)
        .add(earlier)
        .add(slip(head, &done.receipt.verification_code))
        .add(next)
        .add(actions)
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
