//! `/file/{template}/start`: whether it can be filed, for whom, and which draft goes on.

mod kept;

use self::kept::{Row, going_on, rows};
use super::above;
use super::frame::{Address, owner};
use super::open::begin;
use super::parts::{bare, button, link, notice};
use crate::api::{self, ApiError, Cancel, Load};
use crate::components::{El, crumbs, el, failure, live, use_page_title, waiting_page};
use crate::drafts::{self, NotADraft};
use crate::session::{Need, guard};
use crate::{browser, config, paths};
use contract::account::Session;
use contract::case::Eligibility;
use contract::form::{Answers, FormTemplate, Known, TemplateHead};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;

/// What the page shows.
#[derive(Clone, PartialEq)]
struct Start {
    form: FormTemplate,
    eligibility: Eligibility,
    drafts: Vec<Row>,
}

/// The page.
pub fn page() -> AnyView {
    guard(Need::Enterprise, "填写", |session| begun(Address::here(), session))
}

fn begun(address: Address, session: Session) -> AnyView {
    let (base, owner) = (config::use_config().api.clone(), owner(&session));
    let loader = {
        let owner = owner.clone();
        api::load(
            move || Some((address.template.get(), address.get("record"))),
            move |(id, record), cancel| ask(base.clone(), owner.clone(), id, record, cancel),
        )
    };
    live(move || match loader.state.get() {
        Load::Ready(start) => show(&start, &owner, Callback::new(move |()| loader.retry())),
        Load::Failed(error) => bare(failure(error, move || loader.retry())),
        Load::Pending => bare(waiting_page("办理条件")),
    })
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

fn show(start: &Start, owner: &str, reload: Callback<()>) -> AnyView {
    let head = &start.form.head;
    let title = head.title.to_string();
    let eligible = start.eligibility.eligible;
    let heading = if eligible { "核对办理单位" } else { "现在不能办理" };
    use_page_title(move || Some(format!("{heading}：{title}")));
    let (group, group_address) = above(head);
    let body = match eligible {
        true => can(start, owner, reload),
        false => cannot(&start.eligibility, &start.drafts, head),
    };
    let crumbs_above = vec![(group, group_address), ("办事说明", paths::form(&head.id))];
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(heading))
        .add(el("p").class("u-lead").add(head.title.to_string()));
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "5")
        .add(crumbs(crumbs_above, heading.into()))
        .add(header)
        .all(body)
        .into_any()
}

/// Why not, and what else is possible.
fn cannot(eligibility: &Eligibility, drafts: &[Row], head: &TemplateHead) -> Vec<El> {
    let lines =
        |texts: &[contract::Text]| texts.iter().map(|t| el("li").add(t.to_string())).collect();
    let duplicate = eligibility.duplicate.as_ref().map(|open| {
        let text = format!("看正在办理的这件（{}）", open.number);
        link("primary", &paths::case(&open.number), &text)
    });
    let kept = drafts.first().map(|row| {
        let address = paths::filing_step(&head.id, "check", &row.id);
        el("p").add("以前填写的草稿还在：").add(el("a").attr("href", address).add("查看草稿"))
    });
    let why = el("div")
        .add(el("h2").attr("id", "why-h").add("为什么"))
        .add(el("ul").all(lines(&eligibility.reasons)));
    let (group, others) = above(head);
    let actions = el("div")
        .class("actions")
        .add(duplicate)
        .add(link("", &others, &format!("回到“{group}”")))
        .add(link("", paths::MY_RECORDS, "看本单位的记录"));
    let instead = el("section")
        .class("l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "else-h")
        .add(el("h2").attr("id", "else-h").add("可以怎么办"))
        .add(el("ul").all(lines(&eligibility.instead)))
        .add(kept)
        .add(actions);
    vec![notice("warn", "watch", why).attr("aria-labelledby", "why-h"), instead]
}

/// Begins a draft with these answers, that somebody has typed or not.
type Begin = Rc<dyn Fn(Answers, bool)>;

fn can(start: &Start, owner: &str, reload: Callback<()>) -> Vec<El> {
    let (form, known) = (start.form.clone(), start.eligibility.known.clone());
    let any = !start.drafts.is_empty();
    let navigate = use_navigate();
    let open: Begin = {
        let (form, owner) = (form.clone(), owner.to_owned());
        Rc::new(move |answers: Answers, dirty: bool| {
            let id = browser::random_key();
            let mut local = begin(&form, answers);
            (local.dirty, local.changed) = (dirty, browser::now().0);
            let private = form.fields().filter(|f| f.private).map(|f| f.id.as_str());
            local.private = private.collect::<Vec<_>>().join("\n");
            drafts::keep(&owner, &id, &local);
            let first = form.sections.first().map(|s| s.id.clone()).unwrap_or_default();
            navigate(&paths::filing_step(&form.head.id, &first, &id), NavigateOptions::default());
        })
    };
    let fresh = {
        let (open, known) = (open.clone(), known.clone());
        move |_| open(known.clone(), false)
    };
    let fresh = button(if any { "" } else { "primary" })
        .on("click", fresh)
        .attr("data-size", "big")
        .add(if any { "另外新填一份" } else { "确认，开始填写" });
    let drafts = any.then(|| going_on(&start.drafts, &form.head.id, owner, reload));
    let company = company(&form, &known);
    let actions = el("div").class("actions").add(fresh);
    let from_file = from_file(form, owner.to_owned(), open);
    [Some(company), drafts, Some(actions), Some(from_file)].into_iter().flatten().collect()
}

/// Who files, as registered.
fn company(form: &FormTemplate, known: &Answers) -> El {
    let facts = form.fields().filter(|f| {
        matches!(f.known, Some(Known::Name | Known::Code | Known::Representative | Known::Address))
    });
    let facts = facts.filter(|f| !known.get(&f.id).is_empty()).map(|f| {
        let answer = el("dd").add(known.get(&f.id).to_owned());
        el("div").add(el("dt").add(f.label.to_string())).add(answer)
    });
    let note = "来自登记信息。有误的，请先向登记机关申请更正。";
    el("section")
        .class("card l-stack l-box")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "who-h")
        .add(el("h2").attr("id", "who-h").class("u-md").add("以这家单位的名义办理"))
        .add(el("dl").class("facts").all(facts.collect()))
        .add(el("p").class("u-2 u-sm").add(note))
}

/// Going on from a file.
fn from_file(form: FormTemplate, owner: String, open: Begin) -> El {
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
    let told = live(move || {
        let told = |text: String| {
            let told = el("p").class("field-error").attr("id", "file-err").attr("role", "alert");
            told.add(text)
        };
        wrong.get().map(told).into_any()
    });
    let hint = el("span").class("field-hint").attr("id", "file-hint");
    let input = el("input")
        .class("input")
        .attr("id", "draft-file")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "file-hint file-err")
        .on("change", choose);
    let label = el("label").class("field-label").attr("for", "draft-file");
    el("div")
        .class("field")
        .add(label.add("或者从导出的草稿文件继续"))
        .add(hint.add("文件名以“草稿”开头，以 .json 结尾。"))
        .add(told)
        .add(input)
}
