//! Services of the portal by the words that people use for them, as data: a city adds its own
//! words and services to the file.

use anyhow::Result;
use contract::Text;
use contract::finding::{Service, subject_matter};
use contract::text::search_key;
use serde::Deserialize;
use std::sync::LazyLock;

/// An entry of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    words: Vec<String>,
    title: Text,
    lead: Text,
    path: Text,
}

fn read() -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = serde_json::from_str(include_str!("guidance.json"))?;
    for entry in &mut entries {
        entry.words.push(entry.title.to_string());
        entry.words.iter_mut().for_each(|word| *word = search_key(word));
    }
    Ok(entries)
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    read().unwrap_or_else(|error| {
        tracing::error!(%error, "办事指引 guidance.json 不对，搜索不列出服务");
        Vec::new()
    })
});

/// How well a word fits what is looked for; the less the better.
fn fit(word: &str, key: &str) -> Option<usize> {
    let length = |text: &str| text.chars().count();
    match () {
        () if word == key => Some(0),
        () if key.contains(word) => Some(100 - length(word).min(99)),
        () if word.contains(key) => Some(100 + length(word)),
        () => None,
    }
}

/// The services that the words fit, best first; none for less than two characters that count.
pub fn services(q: &str) -> Vec<Service> {
    let key = subject_matter(q);
    if key.chars().count() < 2 {
        return Vec::new();
    }
    let of = |entry: &'static Entry| {
        Some((entry.words.iter().filter_map(|w| fit(w, &key)).min()?, entry))
    };
    let mut found: Vec<_> = ENTRIES.iter().filter_map(of).collect();
    found.sort_by_key(|(fit, _)| *fit);
    let service = |(_, e): (usize, &Entry)| Service {
        title: e.title.clone(),
        lead: e.lead.clone(),
        path: e.path.clone(),
    };
    found.into_iter().map(service).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn usual_words_lead_somewhere() {
        for (q, path) in [
            ("怎么修复", "/repairs"),
            ("如何修复？", "/repairs"),
            ("承诺书模板", "/commitments"),
            ("异议", "/objections"),
            ("进度查询", "/track"),
            ("怎么查进度", "/track"),
            ("批量核查", "/screening"),
            ("信用报告", "/documents"),
            ("培训", "/repairs/training"),
            ("举报", "/reports"),
            ("黑名单", "/lists"),
        ] {
            let found = services(q);
            assert_eq!(found.first().unwrap().path.as_str(), path, "{q}");
        }
        assert!(services("修").is_empty() && services("千山食品").is_empty());
    }

    #[test]
    fn the_file_is_sound() {
        for entry in read().unwrap() {
            assert!(entry.path.as_str().starts_with('/') && !entry.path.as_str().contains("//"));
            assert!(entry.words.iter().all(|word| word.chars().count() >= 2), "{}", entry.title);
        }
    }
}
