//! Elements as plain data. What `view!` compiles anew for every element, some 200 bytes of program
//! for each and for each attribute, one routine does here for all of them when it runs: rows, facts,
//! links, and what reacts by itself, which is a box like any other box.

mod build;
mod reacting;

use leptos::prelude::*;
use reacting::{Reaction, Source};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use web_sys::Event;

/// An element: `el("p").class("u-2").add("…")`.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    children: Vec<Child>,
    reactions: Vec<SendWrapper<Reaction>>,
}

/// What stands inside an element.
pub enum Child {
    /// Text; none takes no room.
    Text(Cow<'static, str>),
    /// An element.
    El(El),
    /// A view of another kind.
    View(AnyView),
    /// Text that follows the signals that are read for it.
    Said(SendWrapper<Source>),
}

/// An element without attributes or content.
pub fn el(tag: &'static str) -> El {
    let (attributes, children, reactions) = (Vec::new(), Vec::new(), Vec::new());
    El(Box::new(Parts { tag, attributes, children, reactions }))
}

impl El {
    /// With this class, or with several.
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// With an attribute, or `--name` as a property of its style.
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// With an attribute that has no value, or without it.
    pub fn flag(self, name: &'static str, set: bool) -> Self {
        if set { self.attr(name, "") } else { self }
    }

    /// Does this at every event of that name.
    pub fn on(self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        self.reacts(Reaction::On(event, Box::new(run)))
    }

    /// With an attribute that follows the signals that are read for it; none takes it off.
    pub fn live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<Cow<'static, str>> + 'static,
    ) -> Self {
        self.reacts(Reaction::Attribute(name, Box::new(value)))
    }

    /// An input whose content follows the signals that are read for it.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.reacts(Reaction::Value(Box::new(move || Some(value().into()))))
    }

    /// With text that follows the signals that are read for it.
    pub fn says(mut self, text: impl Fn() -> Cow<'static, str> + 'static) -> Self {
        let text: Source = Box::new(move || Some(text()));
        self.0.children.push(Child::Said(SendWrapper::new(text)));
        self
    }

    fn reacts(mut self, reaction: Reaction) -> Self {
        self.0.reactions.push(SendWrapper::new(reaction));
        self
    }

    /// With one child more.
    pub fn add(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// With several children more.
    pub fn all(mut self, children: Vec<El>) -> Self {
        self.0.children.extend(children.into_iter().map(Child::El));
        self
    }
}

impl From<&'static str> for Child {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Child {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<El> for Child {
    fn from(element: El) -> Self {
        Self::El(element)
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self::View(view)
    }
}

/// What isn't there holds its place all the same, so that what follows stays what it is.
impl<T: Into<Child>> From<Option<T>> for Child {
    fn from(child: Option<T>) -> Self {
        child.map_or(Self::Text(Cow::Borrowed("")), Into::into)
    }
}
