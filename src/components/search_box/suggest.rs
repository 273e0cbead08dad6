//! What helps while one types: subjects and services to choose from, and what is wrong with a
//! mistyped code. An ARIA combobox, around the input that is already there.

use super::Typing;
use crate::api::{self, Cancel};
use crate::components::{El, effect, el, highlight, live};
use crate::pages::lazy::Missing;
use crate::{browser, config, paths};
use contract::identifier::{Diagnosis, diagnose};
use contract::subject::Suggestions;
use contract::text::search_key;
use contract::{Text, Uscc};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

const PAUSE: Duration = Duration::from_millis(180);

/// The suggestions of a box, from a chunk of their own.
pub async fn load(typing: Typing) -> Result<AnyView, Missing> {
    #[cfg(feature = "split")]
    return suggestions(typing).await;
    #[cfg(not(feature = "split"))]
    suggestions(typing)
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(suggest, wasm_split_path = leptos::wasm_split, fallible)
)]
fn suggestions(typing: Typing) -> Result<AnyView, Missing> {
    // The page may have been left while the chunk was on its way.
    if typing.text.is_disposed() {
        return Err(Missing);
    }
    let combobox = Combobox::new(typing);
    combobox.listen();
    let id = typing.id;
    let list_id = format!("{id}-list");
    let hint_id = format!("{id}-hint");
    combobox.describe(list_id.clone(), hint_id.clone());
    let slip = RwSignal::new(None);
    // Not at once: a live region tells what comes into it, not what it comes with.
    effect(move || {
        slip.set(match typing.text.with(|t| diagnose(t)) {
            Diagnosis::Slip { message, suggestion } => Some((message, suggestion)),
            _ => None,
        });
    });
    let expanded = move || combobox.options.with(|o| !o.is_empty());
    let options = move || {
        let options = combobox.options.get().into_iter().enumerate();
        options.map(|(place, choice)| option(combobox, place, choice)).collect_view().into_any()
    };
    let list = el("ul")
        .class("search-list")
        .attr("id", list_id)
        .attr("role", "listbox")
        .attr("aria-label", "搜索建议")
        .live("hidden", move || (!expanded()).then(|| "".into()))
        .add(live(options));
    let spoken = el("p").class("u-hidden").attr("role", "status");
    let told = move || slip.get().map(|(message, meant)| hint(message, meant)).into_any();
    let hint = el("div").attr("id", hint_id).attr("role", "status").class("search-hint");
    let view = el("div")
        .class("search-more")
        .add(list)
        .add(spoken.says(move || combobox.spoken().into()))
        .add(hint.add(live(told)));
    Ok(view.into_any())
}

/// What is wrong with a code, and which one may be meant.
fn hint(message: String, meant: Option<Uscc>) -> El {
    let told = el("p").add(message);
    match meant {
        Some(code) => told
            .add("您要查的是不是 ")
            .add(el("a").attr("href", paths::subject(&code)).add(code.to_string()))
            .add("？"),
        None => told,
    }
}

fn option_id(id: &str, place: usize) -> String {
    format!("{id}-{place}")
}

/// What can be chosen.
#[derive(Clone)]
struct Choice {
    href: String,
    title: Text,
    note: String,
    former: Option<Text>,
}

/// The subjects, then the services.
fn choices(found: Suggestions) -> Vec<Choice> {
    let subjects = found.items.into_iter().map(|s| Choice {
        href: paths::subject(&s.code),
        title: s.name,
        note: format!("{}　{}", s.code, s.region),
        former: s.matched_former_name,
    });
    let services = found.services.into_iter().map(|s| Choice {
        href: s.path.to_string(),
        title: s.title,
        note: format!("办事服务　{}", s.lead),
        former: None,
    });
    subjects.chain(services).collect()
}

fn option(combobox: Combobox, place: usize, choice: Choice) -> El {
    let href = choice.href;
    let q = combobox.typing.text.get_untracked();
    let small = || el("span").class("u-2 u-sm");
    let former = choice.former;
    let former = former.map(|name| small().add("曾用名 ").add(highlight(name.as_str(), &q)));
    let choose = move |_| combobox.go.with_value(|go| go(&href));
    let selected = move || Some((combobox.active.get() == Some(place)).to_string().into());
    el("li")
        .attr("role", "option")
        .attr("id", option_id(combobox.typing.id, place))
        .live("aria-selected", selected)
        // Keeps the focus in the input, so that its blur doesn't close the list before the click.
        .on("mousedown", |ev| ev.prevent_default())
        .on("click", choose)
        .add(el("span").add(highlight(choice.title.as_str(), &q)))
        .add(small().add(choice.note))
        .add(former)
}

type Go = Box<dyn Fn(&str)>;

#[derive(Clone, Copy)]
struct Combobox {
    typing: Typing,
    options: RwSignal<Vec<Choice>>,
    active: RwSignal<Option<usize>>,
    running: StoredValue<Cancel, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
    base: StoredValue<String>,
    go: StoredValue<Go, LocalStorage>,
}

impl Combobox {
    fn new(typing: Typing) -> Self {
        let navigate = use_navigate();
        let go: Go = Box::new(move |to| navigate(to, Default::default()));
        let combobox = Self {
            typing,
            options: RwSignal::new(Vec::new()),
            active: RwSignal::new(None),
            running: StoredValue::new_local(Cancel::default()),
            timer: StoredValue::new(None),
            base: StoredValue::new(config::use_config().api.clone()),
            go: StoredValue::new_local(go),
        };
        on_cleanup(move || combobox.stop());
        combobox
    }

    /// Follows what happens in the box, beginning with what has been typed by now.
    fn listen(self) {
        for name in ["input", "compositionend", "keydown", "focusout", "submit"] {
            let listener = window_event_listener_untyped(name, move |ev| self.on(&ev));
            on_cleanup(move || listener.remove());
        }
        let focused = document().active_element().is_some_and(|e| e.id() == self.typing.id);
        if focused && !self.typing.composing.get_value() {
            self.typed(self.typing.text.get_untracked());
        }
    }

    fn on(self, ev: &Event) {
        let target = ev.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let own = target.is_some_and(|t| t.id() == self.typing.id);
        match ev.type_().as_str() {
            "submit" => self.close(),
            _ if !own => {}
            "keydown" => self.key(ev.unchecked_ref()),
            "focusout" => self.close(),
            "input" if self.typing.composing.get_value() => {}
            _ => self.typed(event_target_value(ev)),
        }
    }

    /// Tells the input what stands below it.
    fn describe(self, list: String, hint: String) {
        let Some(input) = browser::find(&format!("#{}", self.typing.id)) else { return };
        let _ = input.set_attribute("aria-describedby", &hint);
        let input = StoredValue::new_local(input);
        effect(move || {
            let open = self.options.with(|o| !o.is_empty());
            let active = self.active.get().map(|place| option_id(self.typing.id, place));
            input.with_value(|input| {
                let _ = input.set_attribute("aria-expanded", if open { "true" } else { "false" });
                let set = |name, value: Option<&str>| match value {
                    Some(value) => input.set_attribute(name, value),
                    None => input.remove_attribute(name),
                };
                let _ = set("aria-controls", open.then_some(&list));
                let _ = set("aria-activedescendant", active.as_deref());
            });
        });
    }

    fn typed(self, text: String) {
        self.stop();
        if search_key(&text).chars().count() < 2 {
            self.options.set(Vec::new());
            return;
        }
        let timer = set_timeout_with_handle(move || self.ask(text), PAUSE);
        self.timer.set_value(timer.ok());
    }

    fn ask(self, text: String) {
        // The page may have been left while the timer ran.
        let Some(base) = self.base.try_get_value() else { return };
        let cancel = Cancel::default();
        self.running.set_value(cancel.clone());
        leptos::task::spawn_local(async move {
            // Suggestions are a help: without them the search itself still works.
            if let Ok(found) = api::suggestions(&base, &text, &cancel).await {
                let _ = self.active.try_set(None);
                let _ = self.options.try_set(choices(found));
            }
        });
    }

    fn stop(self) {
        let _ = self.running.try_with_value(Cancel::cancel);
        if let Some(Some(timer)) = self.timer.try_get_value() {
            timer.clear();
        }
    }

    fn close(self) {
        self.stop();
        self.options.set(Vec::new());
        self.active.set(None);
    }

    fn key(self, ev: &KeyboardEvent) {
        // 229: the key belongs to an input method (Safari reports it after the composition ends).
        if ev.is_composing() || ev.key_code() == 229 {
            return;
        }
        let count = self.options.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let active = self.active.get_untracked();
        let moved = match (ev.key().as_str(), active) {
            ("ArrowDown", None) => Some(0),
            ("ArrowDown", Some(i)) => Some((i + 1) % count),
            ("ArrowUp", None | Some(0)) => Some(count - 1),
            ("ArrowUp", Some(i)) => Some(i - 1),
            _ => None,
        };
        match (ev.key().as_str(), active) {
            _ if moved.is_some() => {
                self.active.set(moved);
                browser::reveal(&option_id(self.typing.id, moved.unwrap_or_default()));
            }
            ("Escape", _) => self.close(),
            ("Enter", Some(i)) => {
                let chosen =
                    self.options.with_untracked(|o| o.get(i).map(|choice| choice.href.clone()));
                self.close();
                if let Some(href) = chosen {
                    self.go.with_value(|go| go(&href));
                }
            }
            _ => return,
        }
        ev.prevent_default();
    }

    fn spoken(self) -> String {
        match self.options.with(Vec::len) {
            0 => String::new(),
            n => format!("有 {n} 条建议，用上下方向键选择，回车打开。"),
        }
    }
}
