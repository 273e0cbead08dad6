//! What the case is, where it stands, until when.

use crate::components::{Child, El, case_tag, el};
use crate::pages::desk::marks::deadline;
use crate::paths;
use contract::case::Case;

/// The head of the page.
pub fn view(case: &Case) -> El {
    let head = &case.head;
    let item = |content: Child| el("li").add(content);
    let unbroken = |text: String| el("span").class("u-nowrap").add(text);
    let commitment = case.commitment_number.as_ref();
    let commitment =
        commitment.map(|number| item("承诺编码 ".into()).add(unbroken(number.as_str().to_owned())));
    let record = case.record.as_ref();
    let record =
        record.map(|id| item(el("a").attr("href", paths::record(id)).add("看公示页面").into()));
    let subject = el("a").attr("href", paths::subject(&head.subject.code));
    let subject = subject.add(el("bdi").add(head.subject.name.to_string()));
    let meta = el("ul")
        .class("meta")
        .add(item(subject.into()))
        .add(item(unbroken(head.subject.code.to_string()).into()))
        .add(item(head.kind.label().into()))
        .add(item("受理编号 ".into()).add(unbroken(head.number.to_string())))
        .add(item(format!("{} 提交", head.submitted.chinese()).into()))
        .add(commitment)
        .add(record);
    let state = el("p")
        .class("l-row")
        .flag("data-tight", true)
        .add(case_tag(head.state, true))
        .add(head.due.map(|_| deadline(el("span").class("due"), head)));
    el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(state)
        .add(el("h1").attr("tabindex", "-1").add(el("bdi").add(head.title.to_string())))
        .add(meta)
}
