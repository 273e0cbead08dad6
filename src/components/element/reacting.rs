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
    Attribute(&'static str, Box<dyn Fn() -> Option<Cow<'static, str>>>),
    Value(Box<dyn Fn() -> String>),
}

/// What makes a text.
pub type Said = Box<dyn Fn() -> Cow<'static, str>>;

/// Keeps a text node what it is to say, until this is dropped.
pub fn say(node: Text, text: Said) -> RenderEffect<()> {
    RenderEffect::new(move |_| Rndr::set_text(&node, &text()))
}

/// What is being done, until this is dropped.
pub enum Running {
    Listener(Element, &'static str, Function),
    /// It is there to be dropped.
    Effect(#[expect(dead_code)] RenderEffect<()>),
}

impl Running {
    /// Begins with all of them.
    pub fn all(reactions: Vec<SendWrapper<Reaction>>, node: &Element) -> Vec<Self> {
        reactions.into_iter().map(|one| Self::new(one.take(), node.clone())).collect()
    }

    fn new(reaction: Reaction, node: Element) -> Self {
        match reaction {
            Reaction::On(event, run) => listen(node, event, run),
            Reaction::Attribute(name, value) => follow(Box::new(move || match value() {
                Some(value) => Rndr::set_attribute(&node, name, &value),
                None => Rndr::remove_attribute(&node, name),
            })),
            Reaction::Value(value) => {
                follow(Box::new(move || Rndr::set_property(&node, "value", &value().into())))
            }
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

fn follow(run: Box<dyn Fn()>) -> Running {
    Running::Effect(RenderEffect::new(move |_| run()))
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Self::Listener(node, event, run) = self {
            let _ = node.remove_event_listener_with_callback(event, run);
        }
    }
}
