//! `/file/{template}/start`: whether it can be filed, for whom, and which draft goes on.

use super::above;
use super::frame::{Address, owner};
use super::open::begin;
use super::saved::clock;
use crate::api::{self, ApiError, Cancel, Load};
use crate::components::{announce, crumbs, failure, icon, use_page_title, waiting_page};
use crate::drafts::{self, NotADraft};
use crate::{browser, config, paths};
use contract::Timestamp;
use contract::account::Session;
use contract::case::{Draft, Eligibility};
use contract::form::{Answers, FormTemplate, Known};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// What the page shows.
#[derive(Clone, PartialEq)]
struct Start {
    form: FormTemplate,
    eligibility: Eligibility,
    drafts: Vec<Row>,
}

/// A draft that can be gone on with.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    changed: Timestamp,
    missing: Option<u32>,
    only_here: bool,
}

/// The page.
pub fn page(address: Address, session: Session) -> AnyView {
    let (base, owner) = (config::use_config().api.clone(), owner(&session));
    let loader = {
        let owner = owner.clone();
        api::load(
            move || Some((address.template.get(), address.get("record"))),
            move |(id, record), cancel| ask(base.clone(), owner.clone(), id, record, cancel),
        )
    };
    let content = move || match loader.state.get() {
        Load::Ready(start) => show(start, owner.clone(), move || loader.retry()),
        Load::Failed(error) => {
            view! { <div class="l-page l-main">{failure(error, move || loader.retry())}</div> }
                .into_any()
        }
        Load::Pending => {
            view! { <div class="l-page l-main">{waiting_page("办理条件")}</div> }.into_any()
        }
    };
    view! { {content} }.into_any()
}

async fn ask(
    base: String,
    owner: String,
    id: String,
    record: String,
    cancel: Cancel,
) -> Result<Start, ApiError> {
    let (form, eligibility) = browser::both(
        api::form(&base, &id, &record, &cancel),
        api::eligibility(&base, &id, &record, &cancel),
    )
    .await;
    let (form, eligibility) = (form?, eligibility?);
    let stored = api::drafts(&base, &cancel).await?.items;
    let drafts = rows(&owner, &id, stored);
    Ok(Start { form, eligibility, drafts })
}

/// The drafts of this form, on the platform and in this browser, latest first.
fn rows(owner: &str, template: &str, stored: Vec<Draft>) -> Vec<Row> {
    let stored = stored.into_iter().filter(|d| d.template.id == template);
    let stored = stored.filter(|d| !d.id.starts_with(super::open::CORRECTION));
    let row =
        |d: Draft| Row { id: d.id, changed: d.saved, missing: Some(d.missing), only_here: false };
    let mut rows: Vec<Row> = stored.map(row).collect();
    for (id, local) in drafts::all(owner) {
        let other = local.template != template || id.starts_with(super::open::CORRECTION);
        if other || !local.dirty {
            continue;
        }
        let changed = Timestamp(local.changed);
        match rows.iter_mut().find(|row| row.id == id) {
            Some(row) => (row.changed, row.only_here) = (changed, true),
            None => rows.push(Row { id, changed, missing: None, only_here: true }),
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.changed));
    rows
}

fn show(start: Start, owner: String, reload: impl Fn() + Clone + Send + Sync + 'static) -> AnyView {
    let head = start.form.head.clone();
    let title = head.title.to_string();
    let eligible = start.eligibility.eligible;
    let heading = if eligible { "核对办理单位" } else { "现在不能办理" };
    use_page_title(move || Some(format!("{heading}：{title}")));
    let (group, group_address) = above(&head);
    let body = match eligible {
        true => can(&start, owner, reload),
        false => cannot(&start.eligibility, &start.drafts, &head.id),
    };
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="5">
            {crumbs(
                vec![(group, group_address), ("办事说明", paths::form(&head.id))],
                heading.into(),
            )}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">{heading}</h1>
                <p class="u-lead">{head.title.to_string()}</p>
            </header>
            {body}
        </div>
    }
    .into_any()
}

/// Why not, and what else is possible.
fn cannot(eligibility: &Eligibility, drafts: &[Row], template: &str) -> AnyView {
    let line = |text: &contract::Text| view! { <li>{text.to_string()}</li> }.into_any();
    let duplicate = eligibility.duplicate.as_ref().map(|open| {
        let text = format!("看正在办理的这件（{}）", open.number);
        view! { <a class="btn" data-kind="primary" href=paths::case(&open.number)>{text}</a> }
    });
    let kept = drafts.first().map(|row| {
        let address = paths::filing_step(template, "check", &row.id);
        view! { <p>"以前填写的草稿还在："<a href=address>"查看草稿"</a></p> }
    });
    view! {
        <section class="notice" data-tone="warn" aria-labelledby="why-h">
            {icon("watch")}
            <div>
                <h2 id="why-h">"为什么"</h2>
                <ul>{eligibility.reasons.iter().map(line).collect_view()}</ul>
            </div>
        </section>
        <section class="l-stack" data-gap="2" aria-labelledby="else-h">
            <h2 id="else-h">"可以怎么办"</h2>
            <ul>{eligibility.instead.iter().map(line).collect_view()}</ul>
            {kept}
            <div class="actions">
                {duplicate}
                <a class="btn" href=paths::COMMITMENTS>"看其他承诺"</a>
                <a class="btn" href=paths::MY_RECORDS>"看本单位的记录"</a>
            </div>
        </section>
    }
    .into_any()
}

fn can(start: &Start, owner: String, reload: impl Fn() + Clone + Send + Sync + 'static) -> AnyView {
    let (form, known) = (start.form.clone(), start.eligibility.known.clone());
    let any = !start.drafts.is_empty();
    let navigate = use_navigate();
    let open = {
        let (form, owner) = (form.clone(), owner.clone());
        move |answers: Answers, dirty: bool| {
            let id = browser::random_key();
            let mut local = begin(&form, answers);
            (local.dirty, local.changed) = (dirty, browser::now().0);
            let private = form.fields().filter(|f| f.private).map(|f| f.id.as_str());
            local.private = private.collect::<Vec<_>>().join("\n");
            drafts::keep(&owner, &id, &local);
            let first = form.sections.first().map(|s| s.id.clone()).unwrap_or_default();
            navigate(&paths::filing_step(&form.head.id, &first, &id), NavigateOptions::default());
        }
    };
    let fresh = {
        let (open, known) = (open.clone(), known.clone());
        move |_| open(known.clone(), false)
    };
    let kind = if any { None } else { Some("primary") };
    view! {
        {company(&form, &known)}
        {any.then(|| going_on(&start.drafts, &form.head.id, owner.clone(), reload))}
        <div class="actions">
            <button class="btn" data-kind=kind data-size="big" type="button" on:click=fresh>
                {if any { "另外新填一份" } else { "确认，开始填写" }}
            </button>
        </div>
        {from_file(form, owner, open)}
    }
    .into_any()
}

/// Who files, as registered.
fn company(form: &FormTemplate, known: &Answers) -> AnyView {
    let facts = form.fields().filter(|f| {
        matches!(f.known, Some(Known::Name | Known::Code | Known::Representative | Known::Address))
    });
    let facts = facts.filter(|f| !known.get(&f.id).is_empty()).map(|f| {
        view! { <div><dt>{f.label.to_string()}</dt><dd>{known.get(&f.id).to_owned()}</dd></div> }
            .into_any()
    });
    view! {
        <section class="card l-stack l-box" data-gap="2" aria-labelledby="who-h">
            <h2 id="who-h" class="u-md">"以这家单位的名义办理"</h2>
            <dl class="facts">{facts.collect_view()}</dl>
            <p class="u-2 u-sm">"来自登记信息。有误的，请先向登记机关申请更正。"</p>
        </section>
    }
    .into_any()
}

fn going_on(
    rows: &[Row],
    template: &str,
    owner: String,
    reload: impl Fn() + Clone + Send + Sync + 'static,
) -> AnyView {
    let row = |(at, row): (usize, &Row)| {
        let address = paths::filing_step(template, "check", &row.id);
        let state = match (row.missing, row.only_here) {
            (_, true) => "只存在本机，联网后自动同步".to_owned(),
            (Some(0), _) => "已经填完，可以提交".to_owned(),
            (Some(n), _) => format!("还有 {n} 项要填"),
            (None, _) => String::new(),
        };
        let (id, owner, reload) = (row.id.clone(), owner.clone(), reload.clone());
        let base = config::use_config().api.clone();
        let sure = RwSignal::new(false);
        let delete = move |_| {
            if !sure.get_untracked() {
                return sure.set(true);
            }
            drafts::forget(&owner, &id);
            let (base, id, reload) = (base.clone(), id.clone(), reload.clone());
            leptos::task::spawn_local(async move {
                let gone = api::delete_draft(&base, &id).await;
                announce(if gone.is_ok() {
                    "草稿已删除。".into()
                } else {
                    "没有删除成功，请稍后再试。".into()
                });
                reload();
            });
        };
        let when = clock(row.changed);
        let which = format!("（{when} 的草稿）");
        view! {
            <li class="l-row" data-between>
                <span>{format!("{when} 保存")}<br /><span class="u-2 u-sm">{state}</span></span>
                <span class="l-row" data-tight>
                    <a class="btn" data-kind=(at == 0).then_some("primary") href=address>
                        "继续填写"<span class="u-hidden">{which.clone()}</span>
                    </a>
                    <button class="btn" data-kind="quiet" type="button" on:click=delete>
                        {move || if sure.get() { "确定删除" } else { "删除" }}
                        <span class="u-hidden">{which}</span>
                    </button>
                </span>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="l-stack" data-gap="2" aria-labelledby="drafts-h">
            <h2 id="drafts-h">"没有填完的草稿"</h2>
            <ul class="rows" role="list">{rows.iter().enumerate().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Going on from a file.
fn from_file(
    form: FormTemplate,
    owner: String,
    open: impl Fn(Answers, bool) + Clone + Send + Sync + 'static,
) -> AnyView {
    let wrong = RwSignal::new(None::<String>);
    let choose = move |event: web_sys::Event| {
        let Some(file) = browser::chosen(&event).into_iter().next() else { return };
        wrong.set(None);
        let (form, owner, open) = (form.clone(), owner.clone(), open.clone());
        leptos::task::spawn_local(async move {
            let text = match file.size() > drafts::LARGEST_FILE {
                true => None,
                false => browser::text(&file).await,
            };
            let read = text.ok_or(NotADraft::Unreadable);
            match read.and_then(|text| drafts::read_file(&text, &form, &owner)) {
                Ok(saved) => open(saved.answers, true),
                Err(why) => {
                    let _ = wrong.try_set(Some(why.message()));
                }
            }
        });
    };
    let told = move || {
        wrong
            .get()
            .map(|text| view! { <p class="field-error" id="file-err" role="alert">{text}</p> })
    };
    view! {
        <div class="field">
            <label class="field-label" for="draft-file">"或者从导出的草稿文件继续"</label>
            <span class="field-hint" id="file-hint">"文件名以“草稿”开头，以 .json 结尾。"</span>
            {told}
            <input
                class="input"
                id="draft-file"
                type="file"
                accept=".json,application/json"
                aria-describedby="file-hint file-err"
                on:change=choose
            />
        </div>
    }
    .into_any()
}
