//! The search box: a form that works by itself, and suggestions that come in a chunk of their own
//! once somebody turns to it.

mod suggest;

use super::{El, effect, el, icon, live};
use crate::pages::lazy::Missing;
use crate::{browser, paths};
use contract::query::{LONGEST_QUERY, SubjectQuery};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

/// What the box and its suggestions share.
#[derive(Clone, Copy)]
struct Typing {
    /// The input's id.
    id: &'static str,
    /// What stands in the box.
    text: RwSignal<String>,
    /// An input method is at work: what is in the box is half-typed.
    composing: StoredValue<bool>,
}

/// A search box. Suggestions open a subject at once; the form leads to the search page and keeps
/// the filters that are set there.
pub struct SearchBox {
    /// Unique on the page; the input's id.
    pub id: &'static str,
    /// The large form of the home page.
    pub big: bool,
    /// What the landmark is called; no two on a page may share a name.
    pub label: &'static str,
    /// The search that is on show: its words stand in the box, its filters stay.
    pub current: Option<Memo<SubjectQuery>>,
}

impl SearchBox {
    /// It and its suggestions.
    pub fn view(self) -> El {
        let Self { id, big, label, current } = self;
        let typing =
            Typing { id, text: RwSignal::new(String::new()), composing: StoredValue::new(false) };
        let suggestions = Suggestions::new(typing);
        let mut before = String::new();
        effect(move || {
            let q = current.map(|c| c.with(|c| c.q.clone())).unwrap_or_default();
            if before != q {
                suggestions.fill(q.clone());
                before = q;
            }
        });
        if big {
            take_over(suggestions);
        }
        let (box_kind, name) = match big {
            true => ("primary", el("span")),
            false => ("quiet", el("span").class("u-hidden")),
        };
        let button = el("button").class("btn").attr("data-kind", box_kind).attr("type", "submit");
        let label_of = el("label").class("u-hidden").attr("for", id);
        let inner = el("div")
            .class("search-box")
            .add(label_of.add("查企业、个体工商户、社会组织"))
            .add(input(suggestions))
            .add(button.add(icon("search")).add(name.add("查询")));
        let form = el("form").class("search").attr("role", "search").attr("action", paths::SEARCH);
        let form = if big { form.attr("data-size", "big") } else { form };
        let form = form.attr("aria-label", label).on("submit", submitted(typing, current));
        el("div").class("l-box").add(form.add(inner)).add(live(move || suggestions.view()))
    }
}

fn input(suggestions: Suggestions) -> El {
    let Typing { id, text, composing } = suggestions.typing;
    el("input")
        .attr("id", id)
        .attr("name", "q")
        .attr("type", "search")
        .attr("placeholder", "名称或信用代码")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", LONGEST_QUERY.to_string())
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "false")
        .value(move || text.get())
        .on("focus", move |_| suggestions.open())
        .on("input", move |ev| {
            composing.set_value(ev.unchecked_ref::<InputEvent>().is_composing());
            text.set(event_target_value(&ev));
        })
}

/// Goes to the search page without loading it anew.
fn submitted(typing: Typing, current: Option<Memo<SubjectQuery>>) -> impl Fn(Event) {
    let navigate = use_navigate();
    move |ev| {
        ev.prevent_default();
        let current = current.map(|c| c.get_untracked()).unwrap_or_default();
        let q = typing.text.with_untracked(|text| text.trim().to_owned());
        navigate(&paths::search(&SubjectQuery { q, page: 1, ..current }), Default::default());
    }
}

/// Goes on with what was typed into the static shell.
fn take_over(suggestions: Suggestions) {
    let typed = browser::take_typed();
    if !typed.text.is_empty() {
        suggestions.fill(typed.text);
    }
    if let Some(caret) = typed.caret {
        let id = suggestions.typing.id;
        request_animation_frame(move || browser::focus_input(id, caret));
    }
}

/// The place of the suggestions, below the box.
#[derive(Clone, Copy)]
struct Suggestions {
    typing: Typing,
    /// They are there or on their way.
    asked: StoredValue<bool>,
    view: RwSignal<Option<AnyView>, LocalStorage>,
    owner: StoredValue<Owner>,
}

impl Suggestions {
    fn new(typing: Typing) -> Self {
        Self {
            typing,
            asked: StoredValue::new(false),
            view: RwSignal::new_local(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Puts words into the box that nobody has typed here. A code may be a wrong one, about which
    /// the suggestions have something to say.
    fn fill(self, text: String) {
        let is_digit = |c: &char| matches!(c, '0'..='9' | '０'..='９');
        if text.chars().filter(is_digit).count() >= 6 {
            self.open();
        }
        self.typing.text.set(text);
    }

    /// Fetches them. If they can't be had, the box is a plain search, and tries again next time.
    fn open(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        let opening = self.owner.with_value(|owner| {
            owner.with(|| {
                ScopedFuture::new_untracked(async move {
                    match suggest::load(self.typing).await {
                        Ok(view) => drop(self.view.try_set(Some(view))),
                        Err(Missing) => drop(self.asked.try_set_value(false)),
                    }
                })
            })
        });
        leptos::task::spawn_local(opening);
    }

    fn view(self) -> AnyView {
        self.view.track();
        self.view.try_update_untracked(Option::take).flatten().into_any()
    }
}
