//! A case: where it stands, who acts next and by when, what to do; and all that belongs to it.

use super::{above, actions, advice, consents, faults, order, submitted, way};
use crate::api::Loader;
use crate::components::{
    El, Question, case_tag, confirm, deadline, el, events, icon, page_below, side_card,
    use_page_title, who_acts,
};
use crate::{browser, paths};
use contract::case::{Case, CaseKind};
use leptos::prelude::*;

/// The page.
pub fn view(case: Case, loader: Loader<Case>) -> AnyView {
    let head = &case.head;
    let title = format!("{}：{}", head.title, head.state.label());
    use_page_title(move || Some(title.clone()));
    browser::restore_scroll();
    let question = RwSignal::new_local(None::<Question>);
    let ordered = head.kind == CaseKind::Rectification;
    let (began, by) =
        if ordered { ("下达于 ", "下达单位 ") } else { ("提交于 ", "受理单位 ") };
    let submitted = el("time").attr("datetime", head.submitted.to_string());
    let meta = el("ul")
        .class("meta")
        .add(el("li").add("受理编号 ").add(unbroken(head.number.to_string())))
        .add(el("li").add(began).add(submitted.add(head.submitted.chinese())))
        .add(el("li").add(by).add(el("bdi").add(head.agency.name.to_string())));
    let state = el("p").class("l-row").flag("data-tight", true);
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "3")
        .add(state.add(case_tag(head.state, true)).add(deadline(head)))
        .add(el("h1").attr("tabindex", "-1").add(el("bdi").add(head.title.to_string())))
        .add(meta);
    let timeline = el("section")
        .class("l-stack")
        .attr("aria-labelledby", "t-h")
        .add(el("h2").attr("id", "t-h").add("办理进度"))
        .add(events(head, &case.events));
    let main = el("div")
        .class("l-stack")
        .attr("data-gap", "7")
        .add(now(&case))
        .add(order::section(&case))
        .add(faults::list(&case))
        .add(timeline)
        .add(submitted::place(&case));
    let aside = el("aside")
        .class("l-stack")
        .attr("aria-label", "回执、授权与其他操作")
        .add(submitted::is_answered(&case).then(|| receipt(&case)))
        .add(consents::card(&case, loader, question))
        .add(actions::card(&case, loader, question))
        .add(help(&case));
    let page = page_below(above(), head.number.to_string())
        .add(header)
        .add(el("div").class("l-box").add(el("div").class("l-split").add(main).add(aside)));
    vec![page.into_any(), confirm(question)].into_any()
}

fn unbroken(text: String) -> El {
    el("span").class("u-nowrap").add(text)
}

fn small() -> El {
    el("p").class("u-sm")
}

/// Where it stands, in a sentence each: now, who, what to do.
fn now(case: &Case) -> El {
    let head = &case.head;
    let next = match (who_acts(head), head.due) {
        (Some(who), Some(day)) => format!("下一步：{who}，{}前。", day.chinese()),
        (Some(who), None) => format!("下一步：{who}。"),
        (None, _) => String::new(),
    };
    let public = case
        .record
        .as_ref()
        .map(|id| el("p").add(el("a").attr("href", paths::record(id)).add("看公示内容")));
    let number = case.commitment_number.as_ref();
    let number = number.map(|number| el("p").add("承诺编码：").add(unbroken(number.to_string())));
    let next = (!next.is_empty()).then(|| el("p").add(el("strong").add(next)));
    el("section")
        .class("card l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "now-h")
        .add(el("h2").attr("id", "now-h").add("现在"))
        .add(el("p").add(advice::now(case)))
        .add(next)
        .add(number)
        .add(public)
}

fn receipt(case: &Case) -> El {
    let code = el("strong").class("u-nowrap code").add(case.verification_code.clone());
    let way = way(paths::receipt(&case.head.number), "print", "看回执、打印");
    side_card("rc-h", "受理回执")
        .add(small().add("有全部提交内容和核验二维码，随时可以打印。"))
        .add(small().add("核验码：").add(code))
        .add(el("div").class("actions").add(way))
}

fn help(case: &Case) -> El {
    let phone = case.head.agency.phone.as_ref().map(|phone| {
        let link = el("a").attr("href", format!("tel:{phone}")).add(phone.to_string());
        el("p").class("l-row").flag("data-tight", true).add(icon("phone")).add(link)
    });
    side_card("help-h", "问受理单位")
        .add(small().add(el("bdi").add(case.head.agency.name.to_string())))
        .add(phone)
        .add(small().add("请报受理编号。"))
}
