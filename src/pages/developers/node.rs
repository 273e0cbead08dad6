//! A part of `openapi.json`, read where it is shown: the document has too many shapes to have a type
//! for each.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value of the document.
#[derive(Clone, Debug)]
pub struct Node(JsValue);

impl Node {
    /// The whole document; none if it is none.
    pub fn read(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A member.
    pub fn get(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined()).then_some(Self(value))
    }

    /// A member that lies deeper.
    pub fn at(&self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self.clone(), |node, name| node.get(name))
    }

    /// A member that is a text; empty if there is none.
    pub fn text(&self, name: &str) -> String {
        self.get(name).and_then(|node| node.0.as_string()).unwrap_or_default()
    }

    /// The members of a member that is a list.
    pub fn items(&self, name: &str) -> Vec<Self> {
        let list = self.get(name).and_then(|node| node.0.dyn_into::<Array>().ok());
        list.map(|list| list.iter().map(Self).collect()).unwrap_or_default()
    }

    /// The names and values of a member that is an object, in the order of the document.
    pub fn entries(&self, name: &str) -> Vec<(String, Self)> {
        let object = self.get(name).and_then(|node| node.0.dyn_into::<Object>().ok());
        let pair = |pair: JsValue| {
            let pair: Array = pair.unchecked_into();
            Some((pair.get(0).as_string()?, Self(pair.get(1))))
        };
        let all = object.map(|object| Object::entries(&object).iter().filter_map(pair).collect());
        all.unwrap_or_default()
    }

    /// Whether it is true.
    pub fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|node| node.0.is_truthy())
    }

    /// As it stands in a JSON document that people read.
    pub fn pretty(&self) -> String {
        let text = JSON::stringify_with_replacer_and_space(&self.0, &JsValue::NULL, &2.into());
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    /// Itself, where it is a text, a number or a truth value.
    pub fn plain(&self) -> String {
        self.0.as_string().unwrap_or_else(|| self.pretty())
    }
}

/// JSON as people read it; any other text as it is.
pub fn pretty(text: String) -> String {
    Node::read(&text).map_or(text, |node| node.pretty())
}
