//! `/file/{template}`: what it is about, before anybody begins.

use super::above;
use super::parts::{bare, beside_letter, link, notice};
use crate::api::{self, ApiError, Load};
use crate::components::{
    El, crumbs, effect, el, failure, icon, live, use_page_title, waiting_page,
};
use crate::{browser, config, paths};
use contract::Text;
use contract::form::{FieldKind, FormTemplate, LetterPiece, pieces};
use contract::record::Disclosure;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// The page.
pub fn page() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("template").unwrap_or_default()));
    let base = config::use_config().api.clone();
    let search = use_location().search;
    let record = Memo::new(move |_| {
        let named = |(name, id): (String, String)| (name == "record").then_some(id);
        search.with(|search| paths::pairs(search).into_iter().find_map(named)).unwrap_or_default()
    });
    let form = api::load(
        move || Some(id.get()),
        move |id, cancel| {
            let base = base.clone();
            async move { api::form(&base, &id, "", &cancel).await }
        },
    );
    effect(move || {
        if form.state.with(|s| !matches!(s, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    live(move || match form.state.get() {
        Load::Ready(form) => show(&form, &record.get()),
        Load::Failed(error) => failed(error, Callback::new(move |()| form.retry())),
        Load::Pending => bare(waiting_page("办事说明")),
    })
}

fn failed(error: ApiError, again: Callback<()>) -> AnyView {
    let withdrawn = match &error {
        ApiError::Problem(problem) if problem.status == 410 => Some(problem.detail.clone()),
        _ => None,
    };
    let Some(detail) = withdrawn else {
        return bare(failure(error, again));
    };
    use_page_title(|| Some("已停止受理".into()));
    let actions = el("div")
        .class("actions")
        .add(link("primary", paths::COMMITMENTS, "看其他承诺"))
        .add(link("", paths::ACCOUNT, "看我的草稿"));
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("info"))
        .add(el("h1").attr("tabindex", "-1").add("这个事项已停止受理"))
        .add(el("p").add(detail))
        .add(actions);
    bare(section.into_any())
}

fn show(form: &FormTemplate, record: &str) -> AnyView {
    let head = form.head.clone();
    let title = head.title.to_string();
    {
        let title = title.clone();
        use_page_title(move || Some(title.clone()));
    }
    let (group, group_address) = above(&head);
    let kind = head.commitment.map(|c| c.label()).or(head.registration.map(|c| c.label()));
    let start = paths::filing_start(&head.id, record);
    let matter = &form.matter;
    let liability = matter.liability.as_ref().map(|text| {
        let inside = el("div")
            .add(el("h2").attr("id", "liability-h").add("没有做到会怎样"))
            .add(el("p").add(text.to_string()));
        notice("warn", "watch", inside).attr("aria-labelledby", "liability-h")
    });
    let begin = || {
        let note = "要登录。填写的内容自动保存，可以分几次填。";
        el("div")
            .class("actions")
            .add(link("primary", &start, "开始办理").attr("data-size", "big"))
            .add(el("span").class("u-2 u-sm").add(note))
    };
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(kind.map(|kind| el("p").class("u-2").add(kind)))
        .add(el("h1").attr("tabindex", "-1").add(title.clone()))
        .add(el("p").class("u-lead").add(head.lead.to_string()))
        .add(begin());
    let own = el("div")
        .class("l-stack")
        .attr("data-gap", "6")
        .add(deciding(form))
        .add(list("适用的事项", &matter.serves))
        .add(list("要满足的条件", &matter.conditions))
        .add(list("还要交的材料", &matter.materials))
        .add(list("承诺代替的材料", &matter.replaces))
        .add(asked(form))
        .add(liability)
        .add(begin());
    let letter_h = el("h2").attr("id", "letter-h").class("u-md").add("承诺书的内容");
    el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(crumbs(vec![(group, group_address)], title))
        .add(header)
        .add(beside_letter(own, letter_h, letter(form)))
        .into_any()
}

fn list(title: &'static str, texts: &[Text]) -> Option<El> {
    let lines = || texts.iter().map(|text| el("li").add(text.to_string())).collect();
    (!texts.is_empty()).then(|| section(title, el("ul").all(lines())))
}

fn section(title: &'static str, list: El) -> El {
    el("section").class("l-stack").attr("data-gap", "2").add(el("h2").add(title)).add(list)
}

/// Who decides and by when, and what becomes public.
fn deciding(form: &FormTemplate) -> El {
    let agency = &form.head.agency;
    let fact = |label: &'static str, text: String| {
        el("div").add(el("dt").add(label)).add(el("dd").add(text))
    };
    let public = match form.disclosure {
        Disclosure::Public => "向社会公开，联系方式等标明不公开的除外",
        Disclosure::Limited => "只在特定范围内公开",
        Disclosure::Closed => "不公开",
    };
    let days = format!("提交后 {} 个工作日内", form.head.working_days);
    let facts = el("dl")
        .class("facts")
        .add(fact("受理和决定", agency.name.to_string()))
        .add(fact("答复期限", days))
        .add(agency.phone.as_ref().map(|phone| fact("咨询电话", phone.to_string())))
        .add(fact("是否公开", public.to_owned()))
        .add(fact("费用", "不收费".to_owned()));
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "deciding-h")
        .add(el("h2").attr("id", "deciding-h").add("谁决定，多久答复"))
        .add(facts)
}

/// What will be asked, so that it can be got ready.
fn asked(form: &FormTemplate) -> El {
    let line = |section: &contract::form::Section| {
        let names: Vec<String> = section.fields.iter().map(|f| f.label.to_string()).collect();
        let files = section.fields.iter().any(|f| matches!(f.kind, FieldKind::Attachment { .. }));
        let files = files.then_some("（含附件：PDF、JPG、PNG 或 OFD，每个不超过 20 MB）");
        el("li").add(format!("{}：{}", section.title, names.join("、"))).add(files)
    };
    section("要填写什么", el("ol").all(form.sections.iter().map(line).collect()))
}

fn letter(form: &FormTemplate) -> El {
    let mut paragraphs = form.letter.iter();
    let title = paragraphs.next().map(|title| el("h3").add(title.to_string()));
    let part = |paragraph: El, piece: LetterPiece| match piece {
        LetterPiece::Text(text) => paragraph.add(text.to_owned()),
        LetterPiece::Field(field) => paragraph.add(el("mark").add(format!("〔{}〕", field.label))),
    };
    let paragraphs = paragraphs
        .map(|text| pieces(form, text.as_str()).into_iter().fold(el("p"), part))
        .collect();
    el("article").class("letter").attr("aria-label", "承诺书").add(title).all(paragraphs)
}
