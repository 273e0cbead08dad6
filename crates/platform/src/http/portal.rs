//! The built portal: its files, and its start page for every address of the site.

mod range;

use super::problem::{no_such_resource, wrong_method};
use super::{App, mime, pairs};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};

/// Longer paths are no address of this site.
const LONGEST_PATH: usize = 512;

/// Answers everything that is not a known address of the API.
pub async fn serve(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return no_such_resource().into_response();
    }
    if request.method() != Method::GET {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (allow, wrong_method().await).into_response();
    }
    if path.len() > LONGEST_PATH {
        return missing();
    }
    // What other sites embed has headers of its own, so the site's own page must not stand there.
    let embedded = path.starts_with("/embed/");
    let name = match embedded && !names_file(path) {
        true => format!("{path}.html"),
        false => path.to_owned(),
    };
    if let Some(file) = inside(&app.portal, &name)
        && let Some(response) = file_response(&file, &name, request.headers()).await
    {
        return response;
    }
    // A file that isn't there must not answer with a page, since a script would fail to parse;
    // but somebody who typed the address gets the site's own page for lost visitors.
    if embedded || names_file(path) && !asks_for_page(request.headers()) {
        return missing();
    }
    let index = app.portal.join("index.html");
    file_response(&index, "index.html", request.headers()).await.unwrap_or_else(not_built)
}

/// The file that a path names, if the path stays inside the directory and names no hidden file.
fn inside(root: &Path, path: &str) -> Option<PathBuf> {
    let path = pairs::decode(path.strip_prefix('/')?, false)?;
    let safe = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    path.split('/').all(safe).then(|| root.join(&path))
}

/// The file, compressed beforehand where a twin exists that the client takes.
async fn file_response(file: &Path, name: &str, request: &HeaderMap) -> Option<Response> {
    let read = async |suffix: &str| {
        let mut twin = file.as_os_str().to_owned();
        twin.push(suffix);
        tokio::fs::read(PathBuf::from(twin)).await.ok()
    };
    let mut found = None;
    for (coding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if found.is_none() && accepts(request, coding) {
            found = read(suffix).await.map(|bytes| (bytes, Some(coding)));
        }
    }
    let (bytes, coding) = match found {
        Some(found) => found,
        None => (read("").await?, None),
    };
    let cache = match is_hashed(name) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime::of(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    let Some(coding) = coding else { return Some(range::cut(response, bytes, request)) };
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    *response.body_mut() = Body::from(bytes);
    Some(response)
}

fn names_file(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

/// Whether a browser opens this address as a page.
fn asks_for_page(request: &HeaderMap) -> bool {
    let accept = request.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Whether Accept-Encoding names the coding and doesn't exclude it.
fn accepts(request: &HeaderMap, coding: &str) -> bool {
    let values = request.get_all(header::ACCEPT_ENCODING).iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let refused = weight.trim().trim_start_matches("q=").parse() == Ok(0.0);
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

/// Whether a folder or the file itself is named by its contents (`-` and eight or more
/// hexadecimal digits), so that what is under the name never changes.
fn is_hashed(path: &str) -> bool {
    path.split('/').flat_map(|part| part.split('-').skip(1)).any(|piece| {
        let digits = piece.bytes().take_while(u8::is_ascii_hexdigit).count();
        let next = piece.as_bytes().get(digits);
        digits >= 8 && next.is_none_or(|b| !b.is_ascii_alphanumeric())
    })
}

fn missing() -> Response {
    text(StatusCode::NOT_FOUND, "没有这个文件。\n")
}

fn not_built() -> Response {
    text(StatusCode::SERVICE_UNAVAILABLE, "门户还没有编译好。请运行 cargo xtask serve。\n")
}

fn text(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names() {
        for name in ["/app-436170b0685f4563/portal_bg.wasm", "/portal-89ab4d3b21c6cd2b.css"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.html", "/icon-192.png", "/start.js", "/a-deadbeefs.js", "/deadbeef.js"]
        {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn paths_stay_inside() {
        let root = Path::new("/dist");
        assert_eq!(inside(root, "/a/b.js"), Some(PathBuf::from("/dist/a/b.js")));
        for bad in
            ["/", "/../x", "/a/../../x", "/%2e%2e/x", "//etc/passwd", "/.env", "/a%00", "/%FF"]
        {
            assert_eq!(inside(root, bad), None, "{bad}");
        }
    }
}
