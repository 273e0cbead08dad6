//! Texts by name, in the order of the names.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Texts by name, in the order of the names: what a `BTreeMap` of strings is, whose program would
/// weigh several kilobytes on every page with a form. For the hundreds of answers that a form has,
/// not for more: to put one in between moves those behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries(Vec<(String, String)>);

impl Entries {
    fn place(&self, name: &str) -> Result<usize, usize> {
        // They mostly come in order.
        match self.0.last() {
            Some((last, _)) if last.as_str() < name => Err(self.0.len()),
            _ => self.0.binary_search_by(|(own, _)| own.as_str().cmp(name)),
        }
    }

    /// The text of this name.
    pub fn get(&self, name: &str) -> Option<&String> {
        self.place(name).ok().map(|at| &self.0[at].1)
    }

    /// Whether there is one of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Puts a text under a name, in the place of another.
    pub fn insert(&mut self, name: String, text: String) {
        match self.place(&name) {
            Ok(at) => self.0[at].1 = text,
            Err(at) => self.0.insert(at, (name, text)),
        }
    }

    /// Keeps only what is wanted.
    pub fn retain(&mut self, mut wanted: impl FnMut(&str, &str) -> bool) {
        self.0.retain(|(name, text)| wanted(name, text));
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().map(|(name, text)| (name, text))
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The texts.
    pub fn values(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(_, text)| text)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<(String, String)> for Entries {
    fn extend<I: IntoIterator<Item = (String, String)>>(&mut self, more: I) {
        for (name, text) in more {
            self.insert(name, text);
        }
    }
}

impl FromIterator<(String, String)> for Entries {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(all: I) -> Self {
        let mut entries = Self::default();
        entries.extend(all);
        entries
    }
}

impl IntoIterator for Entries {
    type Item = (String, String);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Names)
    }
}

struct Names;

impl<'de> Visitor<'de> for Names {
    type Value = Entries;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("texts by name")
    }

    // A platform is sent whatever somebody likes, in whatever order; a browser has little room.
    #[cfg(not(target_family = "wasm"))]
    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Entries, A::Error> {
        let mut sorted = std::collections::BTreeMap::<String, String>::new();
        while let Some((name, text)) = all.next_entry()? {
            sorted.insert(name, text);
        }
        Ok(Entries(sorted.into_iter().collect()))
    }

    #[cfg(target_family = "wasm")]
    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Entries, A::Error> {
        let mut entries = Entries::default();
        while let Some((name, text)) = all.next_entry()? {
            entries.insert(name, text);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_is_what_a_tree_is(all in proptest::collection::vec(("[a-c.]{0,3}", ".{0,3}"), 0..20)) {
            let entries: Entries = all.iter().cloned().collect();
            let tree: BTreeMap<String, String> = all.into_iter().collect();
            let json = serde_json::to_string(&entries).unwrap();
            prop_assert_eq!(&json, &serde_json::to_string(&tree).unwrap());
            prop_assert_eq!(serde_json::from_str::<Entries>(&json).unwrap(), entries.clone());
            prop_assert_eq!(entries.get("a"), tree.get("a"));
            prop_assert_eq!(entries.contains_key("b."), tree.contains_key("b."));
            prop_assert!(entries.iter().eq(tree.iter()));
        }
    }

    #[test]
    fn they_are_read_in_any_order() {
        let read: Entries = serde_json::from_str(r#"{"b": "2", "a": "1", "b": "3"}"#).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"a":"1","b":"3"}"#);
    }
}
