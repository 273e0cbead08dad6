//! `/file/{template}`: what it is about, before anybody begins.

use super::above;
use crate::api::{self, ApiError, Load};
use crate::components::{crumbs, failure, icon, use_page_title, waiting_page};
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
    Effect::new(move |_| {
        if form.state.with(|s| !matches!(s, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    let content = move || match form.state.get() {
        Load::Ready(form) => show(&form, &record.get()),
        Load::Failed(error) => failed(error, move || form.retry()),
        Load::Pending => {
            view! { <div class="l-page l-main">{waiting_page("办事说明")}</div> }.into_any()
        }
    };
    view! { {content} }.into_any()
}

fn failed(error: ApiError, again: impl Fn() + Send + Sync + 'static) -> AnyView {
    let withdrawn = match &error {
        ApiError::Problem(problem) if problem.status == 410 => Some(problem.detail.clone()),
        _ => None,
    };
    let Some(detail) = withdrawn else {
        return view! {
            <div class="l-page l-main">{failure(error, again)}</div>
        }
        .into_any();
    };
    use_page_title(|| Some("已停止受理".into()));
    view! {
        <div class="l-page l-main">
            <section class="empty" data-start>
                {icon("info")}
                <h1 tabindex="-1">"这个事项已停止受理"</h1>
                <p>{detail}</p>
                <div class="actions">
                    <a class="btn" data-kind="primary" href=paths::COMMITMENTS>"看其他承诺"</a>
                    <a class="btn" href=paths::ACCOUNT>"看我的草稿"</a>
                </div>
            </section>
        </div>
    }
    .into_any()
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
        view! {
            <section class="notice" data-tone="warn" aria-labelledby="liability-h">
                {icon("watch")}
                <div>
                    <h2 id="liability-h">"没有做到会怎样"</h2>
                    <p>{text.to_string()}</p>
                </div>
            </section>
        }
    });
    let begin = || {
        view! {
            <div class="actions">
                <a class="btn" data-kind="primary" data-size="big" href=start.clone()>"开始办理"</a>
                <span class="u-2 u-sm">"要登录。填写的内容自动保存，可以分几次填。"</span>
            </div>
        }
    };
    view! {
        <div class="l-page l-main l-stack" data-gap="6">
            {crumbs(vec![(group, group_address)], title.clone())}
            <header class="l-stack" data-gap="2">
                {kind.map(|kind| view! { <p class="u-2">{kind}</p> })}
                <h1 tabindex="-1">{title}</h1>
                <p class="u-lead">{head.lead.to_string()}</p>
                {begin()}
            </header>
            <div class="l-box">
                <div class="l-split" data-side="half">
                    <div class="l-stack" data-gap="6">
                        {deciding(form)}
                        {list("适用的事项", &matter.serves)}
                        {list("要满足的条件", &matter.conditions)}
                        {list("还要交的材料", &matter.materials)}
                        {list("承诺代替的材料", &matter.replaces)}
                        {asked(form)}
                        {liability}
                        {begin()}
                    </div>
                    <aside class="l-sticky l-stack" data-gap="2" aria-labelledby="letter-h">
                        <h2 id="letter-h" class="u-md">"承诺书的内容"</h2>
                        <div class="l-box">{letter(form)}</div>
                    </aside>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn list(title: &'static str, texts: &[Text]) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    let lines = texts.iter().map(|text| view! { <li>{text.to_string()}</li> }.into_any());
    view! {
        <section class="l-stack" data-gap="2">
            <h2>{title}</h2>
            <ul>{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Who decides and by when, and what becomes public.
fn deciding(form: &FormTemplate) -> AnyView {
    let agency = &form.head.agency;
    let phone = agency.phone.as_ref().map(|phone| {
        view! { <div><dt>"咨询电话"</dt><dd>{phone.to_string()}</dd></div> }
    });
    let public = match form.disclosure {
        Disclosure::Public => "向社会公开，联系方式等标明不公开的除外",
        Disclosure::Limited => "只在特定范围内公开",
        Disclosure::Closed => "不公开",
    };
    view! {
        <section class="l-box" aria-labelledby="deciding-h">
            <h2 id="deciding-h">"谁决定，多久答复"</h2>
            <dl class="facts">
                <div><dt>"受理和决定"</dt><dd>{agency.name.to_string()}</dd></div>
                <div>
                    <dt>"答复期限"</dt>
                    <dd>{format!("提交后 {} 个工作日内", form.head.working_days)}</dd>
                </div>
                {phone}
                <div><dt>"是否公开"</dt><dd>{public}</dd></div>
                <div><dt>"费用"</dt><dd>"不收费"</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// What will be asked, so that it can be got ready.
fn asked(form: &FormTemplate) -> AnyView {
    let section = |section: &contract::form::Section| {
        let names: Vec<String> = section.fields.iter().map(|f| f.label.to_string()).collect();
        let files = section.fields.iter().any(|f| matches!(f.kind, FieldKind::Attachment { .. }));
        let files = files.then_some("（含附件：PDF、JPG、PNG 或 OFD，每个不超过 20 MB）");
        view! { <li>{format!("{}：{}", section.title, names.join("、"))}{files}</li> }.into_any()
    };
    view! {
        <section class="l-stack" data-gap="2">
            <h2>"要填写什么"</h2>
            <ol>{form.sections.iter().map(section).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn letter(form: &FormTemplate) -> AnyView {
    let mut paragraphs = form.letter.iter();
    let title = paragraphs.next().map(|title| view! { <h3>{title.to_string()}</h3> });
    let part = |piece: LetterPiece| match piece {
        LetterPiece::Text(text) => text.to_owned().into_any(),
        LetterPiece::Field(field) => {
            view! { <mark>{format!("〔{}〕", field.label)}</mark> }.into_any()
        }
    };
    let paragraphs = paragraphs.map(|text| {
        let parts = pieces(form, text.as_str()).into_iter().map(part);
        view! { <p>{parts.collect_view()}</p> }.into_any()
    });
    view! {
        <article class="letter" aria-label="承诺书">
            {title}
            {paragraphs.collect_view()}
        </article>
    }
    .into_any()
}
