//! The search box: a form that works by itself, and suggestions that come in a chunk of their own
//! once somebody turns to it.

mod suggest;

use super::icon;
use crate::pages::lazy::Missing;
use crate::{browser, paths};
use contract::query::{LONGEST_QUERY, SubjectQuery};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::InputEvent;

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
#[component]
pub fn SearchBox(
    /// Unique on the page; the input's id.
    id: &'static str,
    /// The large form of the home page.
    #[prop(optional)]
    big: bool,
    /// What the landmark is called; no two on a page may share a name.
    #[prop(default = "信用查询")]
    label: &'static str,
    /// The search that is on show: its words stand in the box, its filters stay.
    #[prop(optional, into)]
    current: Signal<SubjectQuery>,
) -> impl IntoView {
    let typing =
        Typing { id, text: RwSignal::new(String::new()), composing: StoredValue::new(false) };
    let text = typing.text;
    let suggestions = Suggestions::new(typing);
    Effect::new(move |before: Option<String>| {
        let q = current.with(|c| c.q.clone());
        if before.unwrap_or_default() != q {
            suggestions.fill(q.clone());
        }
        q
    });
    if big {
        take_over(suggestions);
    }

    let navigate = use_navigate();
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let query = SubjectQuery { q: text.get().trim().to_owned(), page: 1, ..current.get() };
        navigate(&paths::search(&query), Default::default());
    };
    let typed = move |ev: leptos::ev::Event| {
        typing.composing.set_value(ev.unchecked_ref::<InputEvent>().is_composing());
        text.set(event_target_value(&ev));
    };
    view! {
        <div class="l-box">
            <form
                class="search"
                role="search"
                action=paths::SEARCH
                data-size=big.then_some("big")
                aria-label=label
                on:submit=submit
            >
                <div class="search-box">
                    <label class="u-hidden" for=id>"查企业、个体工商户、社会组织"</label>
                    <input
                        id=id
                        name="q"
                        type="search"
                        placeholder="名称或信用代码"
                        autocomplete="off"
                        enterkeyhint="search"
                        maxlength=LONGEST_QUERY
                        role="combobox"
                        aria-autocomplete="list"
                        aria-expanded="false"
                        prop:value=text
                        on:input=typed
                        on:focus=move |_| suggestions.open()
                    />
                    <button class="btn" data-kind=if big { "primary" } else { "quiet" } type="submit">
                        {icon("search")}
                        <span class=if big { "" } else { "u-hidden" }>"查询"</span>
                    </button>
                </div>
            </form>
            {move || suggestions.view()}
        </div>
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

    fn view(self) -> Option<AnyView> {
        self.view.track();
        self.view.try_update_untracked(Option::take).flatten()
    }
}
