//! The order as it will be issued, with its consequence, to be read before it is confirmed.

use super::form::{busy_button, errors};
use super::{Ordering, Stage, days, send};
use crate::components::{El, case_tag, el, icon, live, notice};
use crate::{browser, paths};
use contract::case::{CaseHead, OrderPreview, OrderRequest};
use leptos::prelude::*;

/// What stands in the place of the form.
pub fn view(ordering: Ordering, request: OrderRequest, preview: &OrderPreview) -> El {
    let facts = facts(&request, preview);
    let off = (!preview.days.working_day).then(|| {
        notice("warn", "整改期限落在休息日。可以返回修改，也可以照这一天下达。".to_owned())
    });
    let open = (!preview.open.is_empty()).then(|| open(&preview.open));
    let consequences = consequences(preview);
    let request = StoredValue::new(request);
    let confirm = move |_| request.with_value(|request| send::issue(ordering, request));
    let edit = move |_| {
        ordering.stage.set(Stage::Writing);
        ordering.trouble.set(Default::default());
        request_animation_frame(|| browser::focus("#order-matter"));
    };
    let confirm = busy_button(ordering, "button", "正在下达…", "确认下达")
        .attr("data-size", "big")
        .on("click", confirm);
    let edit = el("button").class("btn").attr("type", "button").on("click", edit).add("返回修改");
    el("section")
        .class("l-stack")
        .attr("data-gap", "4")
        .attr("aria-labelledby", "check-h")
        .add(el("h2").attr("id", "check-h").attr("tabindex", "-1").add("核对，然后下达"))
        .add(facts)
        .add(off)
        .add(open)
        .add(consequences)
        .add(live(move || errors(&ordering.trouble.get()).into_any()))
        .add(el("div").class("actions").add(confirm).add(edit))
        .add(el("p").class("u-2 u-sm").add("下达后留痕，写进日志。按几次都只下达一份。"))
}

fn row(label: &'static str, content: String) -> El {
    let value = el("div").class("verbatim").add(content);
    el("div").add(el("dt").add(label)).add(el("dd").add(value))
}

fn facts(request: &OrderRequest, preview: &OrderPreview) -> El {
    let order = &request.order;
    let number = order.order_no.as_ref().map(|number| row("通知文号", number.to_string()));
    let about = preview.about.as_ref().map(|record| {
        let link = el("a").attr("href", paths::record(&record.id)).add(record.title.to_string());
        el("div").add(el("dt").add("涉及的记录")).add(el("dd").add(link))
    });
    el("dl")
        .class("facts")
        .add(row("整改单位", format!("{}（{}）", preview.subject.name, preview.subject.code)))
        .add(row("整改什么", order.matter.to_string()))
        .add(row("依据", order.legal_basis.to_string()))
        .add(number)
        .add(row("整改期限", days::words(&preview.days)))
        .add(about)
}

fn consequences(preview: &OrderPreview) -> El {
    let told = &preview.preview;
    let facts = el("dl")
        .class("facts")
        .attr("data-tight", "")
        .add(row("公开", told.public.to_string()))
        .add(row("告知", told.told.to_string()))
        .add(row("接下来", told.next.to_string()));
    let inner = el("div").class("l-box").add(el("h3").add("下达之后")).add(facts);
    el("div").class("notice consequences").attr("data-tone", "info").add(icon("info")).add(inner)
}

/// The agency's orders to the same subject that are still open.
fn open(cases: &[CaseHead]) -> El {
    let line = |head: &CaseHead| {
        let link = el("a").attr("href", paths::desk_case(&head.number)).add(head.title.to_string());
        el("li").add(link).add(" ").add(case_tag(head.state, false))
    };
    let text = format!(
        "本部门对这家单位还有 {} 件限期整改没有办结。是同一件事的，不要重复下达。",
        cases.len()
    );
    let inner = el("div")
        .add(el("h3").add("已有没办结的"))
        .add(el("p").add(text))
        .add(el("ul").class("rows").all(cases.iter().map(line).collect()));
    el("div").class("notice").attr("data-tone", "warn").add(icon("watch")).add(inner)
}
