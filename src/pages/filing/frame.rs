//! What the pages of a form have in common: the draft in the address is opened, and stays open
//! from step to step.

use super::form::Form;
use super::open::{CORRECTION, Opened, Which, open};
use super::parts::{bare, link};
use super::{decide, fields};
use crate::api::{self, Load, Loader};
use crate::components::{el, failure, icon, live, use_page_title, waiting_page};
use crate::drafts::Live;
use crate::pages::lazy;
use crate::{config, paths};
use contract::account::{Identity, Session};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// What the address says.
#[derive(Clone, Copy)]
pub struct Address {
    /// The form.
    pub template: Memo<String>,
    /// The step.
    pub step: Memo<String>,
    query: Memo<Vec<(String, String)>>,
}

impl Address {
    /// Of a page of a form. On the way to another page it stays what it was.
    pub fn here() -> Self {
        let params = use_params_map();
        let param = move |name: &'static str| {
            Memo::new(move |_| params.with(|p| p.get(name).unwrap_or_default()))
        };
        let location = use_location();
        let query = Memo::new(move |before: Option<&Vec<(String, String)>>| {
            let own = location.pathname.with(|path| path.starts_with("/file/"));
            match before {
                Some(before) if !own => before.clone(),
                _ => location.search.with(|search| paths::pairs(search)),
            }
        });
        Self { template: param("template"), step: param("step"), query }
    }

    /// A part of the query; empty if it isn't there.
    pub fn get(self, name: &str) -> String {
        self.query.with(|all| {
            let found = all.iter().rfind(|(key, _)| key == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// The draft: named, or that with which a case is corrected.
    pub fn draft(self) -> String {
        match self.get("case") {
            number if number.is_empty() => self.get("draft"),
            number => format!("{CORRECTION}{number}"),
        }
    }
}

/// The enterprise of a session.
pub fn owner(session: &Session) -> String {
    match &session.identity {
        Identity::Enterprise { subject } => subject.code.to_string(),
        Identity::Officer { .. } => String::new(),
    }
}

/// Opens the draft of the address; asked anew when another one stands there.
pub fn opening(address: Address, session: &Session) -> Loader<Option<Opened>> {
    let (base, owner) = (config::use_config().api.clone(), owner(session));
    let which = move || {
        let draft = address.draft();
        let (base, owner) = (base.clone(), owner.clone());
        let template = address.template.get();
        (!draft.is_empty()).then_some(Which { base, owner, template, draft })
    };
    api::load(which, open)
}

/// Shows what is opened, or why it can't be.
pub fn opened(
    address: Address,
    session: Session,
    loader: Loader<Option<Opened>>,
    show: Box<dyn Fn(Form, Opened) -> AnyView + Send>,
) -> AnyView {
    let base = config::use_config().api.clone();
    let later = || {
        decide::preload();
        fields::preload();
    };
    set_timeout(later, lazy::SETTLED);
    live(move || match loader.state.get() {
        Load::Ready(Some(opened)) => {
            let (owner, draft) = (owner(&session), untrack(|| address.draft()));
            let local = opened.local.clone();
            let live = Live::open(base.clone(), owner, draft, local, opened.safety.clone());
            show(Form::new(opened.clone(), live), opened)
        }
        Load::Ready(None) => missing(address),
        Load::Failed(error) => bare(failure(error, move || loader.retry())),
        Load::Pending => bare(waiting_page("表格")),
    })
}

fn missing(address: Address) -> AnyView {
    use_page_title(|| Some("没有这份草稿".into()));
    let start = paths::filing_step(&address.template.get_untracked(), "start", "");
    let correction = !address.get("case").is_empty();
    let text = match correction {
        true => "这件办件现在不需要补正或者报告，可能已经交过了。请在“我的”里看它的进度。",
        false => "它可能已经提交或删除。已经提交的，在“我的”里可以看到办件和回执。",
    };
    let actions = el("div")
        .class("actions")
        .add(link("primary", paths::CASES, "看我的办件"))
        .add((!correction).then(|| link("", &start, "重新开始填写")));
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("compass"))
        .add(el("h1").attr("tabindex", "-1").add("没有这份草稿"))
        .add(el("p").add(text))
        .add(actions);
    bare(section.into_any())
}
