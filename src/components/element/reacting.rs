//! What an element does by itself: it answers events, and follows signals.

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Text};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use web_sys::js_sys::Function;

/// What is to be done.
pub enum Reaction {
    On(&'static str, Box<dyn FnMut(Event)>),
    Attribute(&'static str, Source),
    Value(Source),
}

/// A text that depends on signals, or none.
pub type Source = Box<dyn Fn() -> Option<Cow<'static, str>>>;

/// What is done with it.
type Set = Box<dyn Fn(Option<&str>)>;

/// An effect that is there to be dropped.
pub type Following = RenderEffect<Option<Cow<'static, str>>>;

/// Keeps a text node what it is to say, until this is dropped.
pub fn say(node: Text, text: Source) -> Following {
    let set = move |text: Option<&str>| Rndr::set_text(&node, text.unwrap_or_default());
    follow(text, Box::new(set), false)
}

/// What is being done, until this is dropped.
pub enum Running {
    Listener(Element, &'static str, Function),
    /// The attribute that it sets, if it is one.
    Following(Option<&'static str>, #[expect(dead_code)] Following),
}

impl Running {
    /// Begins with all of them.
    pub fn all(reactions: Vec<SendWrapper<Reaction>>, node: &Element) -> Vec<Self> {
        reactions.into_iter().map(|one| Self::new(one.take(), node.clone())).collect()
    }

    fn new(reaction: Reaction, node: Element) -> Self {
        match reaction {
            Reaction::On(event, run) => listen(node, event, run),
            Reaction::Attribute(name, value) => {
                let set = move |value: Option<&str>| match value {
                    Some(value) => Rndr::set_attribute(&node, name, value),
                    None => Rndr::remove_attribute(&node, name),
                };
                Self::Following(Some(name), follow(value, Box::new(set), false))
            }
            Reaction::Value(value) => {
                let set = move |value: Option<&str>| {
                    Rndr::set_property(&node, "value", &value.unwrap_or_default().into());
                };
                // Somebody may have typed meanwhile.
                Self::Following(None, follow(value, Box::new(set), true))
            }
        }
    }

    /// The attribute that it keeps.
    pub fn attribute(&self) -> Option<&'static str> {
        match self {
            Self::Following(name, _) => *name,
            Self::Listener(..) => None,
        }
    }
}

/// What it runs belongs to whom the element belongs to.
fn listen(node: Element, event: &'static str, mut run: Box<dyn FnMut(Event)>) -> Running {
    let owner = Owner::current().unwrap_or_default();
    let run = Closure::<dyn FnMut(Event)>::new(move |event| owner.with(|| run(event)));
    // The browser frees it with the element: it may be called while it is being taken off.
    let run: Function = run.into_js_value().unchecked_into();
    let _ = node.add_event_listener_with_callback(event, &run);
    Running::Listener(node, event, run)
}

/// Sets it now and whenever it has become another, or also when it is the same `again`: what is set
/// anew is read aloud anew.
fn follow(source: Source, set: Set, again: bool) -> Following {
    RenderEffect::new(move |before: Option<Option<Cow<'static, str>>>| {
        let now = source();
        if again || before.as_ref() != Some(&now) {
            set(now.as_deref());
        }
        now
    })
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Self::Listener(node, event, run) = self {
            let _ = node.remove_event_listener_with_callback(event, run);
        }
    }
}
