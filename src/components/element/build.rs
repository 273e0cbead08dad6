//! Elements in the document: made once, then changed where they differ, so that what somebody has
//! opened, typed or focused stays.

use super::reacting::{Following, Running, say};
use super::{Child, El, Parts};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// An element that stands in the document.
pub struct Built {
    node: Element,
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    children: Vec<BuiltChild>,
    running: Vec<Running>,
}

enum BuiltChild {
    Text(Text, Cow<'static, str>),
    El(Built),
    View(AnyViewState),
    Said(Text, #[expect(dead_code)] Following),
}

impl BuiltChild {
    fn new(child: Child) -> Self {
        match child {
            Child::Text(text) => Self::Text(Rndr::create_text_node(&text), text),
            Child::El(element) => Self::El(element.build()),
            Child::View(view) => Self::View(view.build()),
            Child::Said(text) => {
                let node = Rndr::create_text_node("");
                Self::Said(node.clone(), say(node, text.take()))
            }
        }
    }

    fn inner(&mut self) -> &mut dyn Mountable {
        match self {
            Self::Text(node, _) | Self::Said(node, _) => node,
            Self::El(built) => built,
            Self::View(state) => state,
        }
    }

    fn update(&mut self, child: Child) {
        match (&mut *self, child) {
            (Self::Text(node, before), Child::Text(text)) => {
                if *before != text {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
            }
            (Self::El(built), Child::El(element)) => element.rebuild(built),
            (Self::View(state), Child::View(view)) => view.rebuild(state),
            (_, child) => {
                let mut new = Self::new(child);
                self.inner().insert_before_this(new.inner());
                self.inner().unmount();
                *self = new;
            }
        }
    }
}

fn class<'a>(attributes: &'a [(&'static str, Cow<'static, str>)]) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| *name == "class").map(|(_, value)| &**value)
}

/// A box that somebody has ticked no longer goes by its attribute.
fn tick(node: &Element, attribute: &str, on: bool) {
    if attribute == "checked" {
        Rndr::set_property(node, attribute, &on.into());
    }
}

/// A property of the style, since the security policy forbids the attribute.
fn is_style(name: &str) -> bool {
    name.starts_with("--")
}

fn set(node: &Element, name: &str, value: &str) {
    if is_style(name) {
        Rndr::set_css_property(&node.unchecked_ref::<HtmlElement>().style(), name, value);
    } else {
        Rndr::set_attribute(node, name, value);
    }
}

fn unset(node: &Element, name: &str) {
    if is_style(name) {
        Rndr::remove_css_property(&node.unchecked_ref::<HtmlElement>().style(), name);
    } else {
        Rndr::remove_attribute(node, name);
    }
}

fn namespace(tag: &str) -> Option<&'static str> {
    matches!(tag, "svg" | "use" | "path" | "rect").then_some("http://www.w3.org/2000/svg")
}

impl Render for El {
    type State = Built;

    fn build(self) -> Built {
        let Parts { tag, attributes, children, reactions } = *self.0;
        let node = Rndr::create_element(tag, namespace(tag));
        for (name, value) in &attributes {
            set(&node, name, value);
        }
        let mut children: Vec<_> = children.into_iter().map(BuiltChild::new).collect();
        for child in &mut children {
            child.inner().mount(&node, None);
        }
        let running = Running::all(reactions, &node);
        Built { node, tag, attributes, children, running }
    }

    fn rebuild(self, built: &mut Built) {
        // Another class is another thing: a skeleton doesn't turn into a table, which would jump.
        if self.0.tag != built.tag || class(&self.0.attributes) != class(&built.attributes) {
            let mut new = self.build();
            built.insert_before_this(&mut new);
            built.unmount();
            *built = new;
            return;
        }
        let Parts { attributes, children, reactions, .. } = *self.0;
        for name in built.running.iter().filter_map(Running::attribute) {
            Rndr::remove_attribute(&built.node, name);
        }
        for (name, _) in &built.attributes {
            if !attributes.iter().any(|(other, _)| other == name) {
                unset(&built.node, name);
                tick(&built.node, name, false);
            }
        }
        for attribute in &attributes {
            if !built.attributes.contains(attribute) {
                set(&built.node, attribute.0, &attribute.1);
                tick(&built.node, attribute.0, true);
            }
        }
        built.attributes = attributes;
        built.running.clear();
        built.running = Running::all(reactions, &built.node);
        for mut gone in built.children.drain(children.len().min(built.children.len())..) {
            gone.inner().unmount();
        }
        for (at, child) in children.into_iter().enumerate() {
            match built.children.get_mut(at) {
                Some(before) => before.update(child),
                None => {
                    let mut new = BuiltChild::new(child);
                    new.inner().mount(&built.node, None);
                    built.children.push(new);
                }
            }
        }
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.node.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.node.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.node.clone()]
    }
}

impl AddAnyAttr for El {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

/// Asked for by Leptos; there is no server that renders this portal.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
