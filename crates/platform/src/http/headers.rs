//! Security headers, on every answer. What they are, and why, is in headers.txt, from which the
//! nginx configuration of `cargo xtask dist` is made too.

mod parse;

use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use std::sync::LazyLock;

const FILE: &str = include_str!("headers/headers.txt");

type Pairs = Vec<(HeaderName, HeaderValue)>;

/// Those of pages, of other answers, of what is embedded elsewhere and of the service worker, for
/// plain HTTP, which is all that this server speaks itself. The first of a name counts.
static ALL: LazyLock<[Pairs; 4]> = LazyLock::new(|| {
    let file = parse::parse(FILE).unwrap_or_default();
    [&file.pages, &file.others, &file.embed, &file.worker].map(|own| {
        let all = own.iter().chain(&file.always);
        all.filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?))).collect()
    })
});

/// Adds them to the answer for this path; one that has a stricter one of its own keeps it.
pub fn secure(path: &str, headers: &mut HeaderMap) {
    let [pages, others, embed, worker] = &*ALL;
    let own = match () {
        () if path.starts_with("/embed/") => embed,
        () if path == "/sw.js" => worker,
        () if is_page(headers) => pages,
        () => others,
    };
    for (name, value) in own {
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
        assert_eq!(ALL.each_ref().map(Vec::len), [6, 4, 6, 4]);
        assert_eq!(file.https.len(), 1);
        let policy = &file.pages[0].1;
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "));
        assert!(policy.ends_with("trusted-types default"));
        let lists = [file.always, file.pages, file.others, file.embed, file.worker, file.https];
        for (name, value) in lists.iter().flatten() {
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
            secure("/nowhere", &mut headers);
            headers["content-security-policy"].to_str().unwrap().len()
        };
        assert_eq!(policy(Some("text/html; charset=utf-8")), policy(None));
        assert!(policy(None) > policy(Some("application/json")));
        assert_eq!(policy(Some("text/javascript")), policy(Some("application/json")));
    }

    #[test]
    fn what_is_embedded_elsewhere_may_be_framed_and_nothing_else() {
        let mut headers = HeaderMap::new();
        secure("/embed/check", &mut headers);
        let value = |name: &str| headers[name].to_str().unwrap_or_default();
        assert!(value("content-security-policy").contains("frame-ancestors *"));
        assert_eq!(value("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(value("referrer-policy"), "no-referrer");
        let mut others = HeaderMap::new();
        secure("/embedded", &mut others);
        assert!(!format!("{others:?}").contains("frame-ancestors *"));
    }
}
