//! Security headers, on every answer. What they are, and why, is in headers.txt, from which the
//! nginx configuration of `cargo xtask dist` is made too.

mod parse;

use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use std::sync::LazyLock;

const FILE: &str = include_str!("headers/headers.txt");

type Pairs = Vec<(HeaderName, HeaderValue)>;

/// Those of pages and those of other answers, for plain HTTP, which is all that this server speaks
/// itself.
static ALL: LazyLock<[Pairs; 2]> = LazyLock::new(|| {
    let file = parse::parse(FILE).unwrap_or_default();
    [&file.pages, &file.others].map(|own| {
        let all = file.always.iter().chain(own);
        all.filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?))).collect()
    })
});

/// Adds them; an answer that has a stricter one of its own keeps it.
pub fn secure(headers: &mut HeaderMap) {
    let [pages, others] = &*ALL;
    for (name, value) in if is_page(headers) { pages } else { others } {
        headers.entry(name).or_insert_with(|| value.clone());
    }
}

fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_to_its_last_line() {
        let file = parse::parse(FILE).expect("well-formed");
        assert_eq!(ALL.each_ref().map(Vec::len), [6, 4]);
        assert_eq!(file.https.len(), 1);
        let policy = &file.pages[0].1;
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "));
        assert!(policy.ends_with("trusted-types default"));
        for (name, value) in [file.always, file.pages, file.others, file.https].iter().flatten() {
            assert!(!value.is_empty() && !value.contains(['"', '\\', '$']), "{name}: for nginx");
        }
    }

    #[test]
    fn what_may_be_a_page_gets_the_headers_of_pages() {
        let policy = |kind: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            if let Some(kind) = kind {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            }
            secure(&mut headers);
            headers["content-security-policy"].to_str().unwrap().len()
        };
        assert_eq!(policy(Some("text/html; charset=utf-8")), policy(None));
        assert!(policy(None) > policy(Some("application/json")));
        assert_eq!(policy(Some("text/javascript")), policy(Some("application/json")));
    }
}
