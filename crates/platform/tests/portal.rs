//! The portal's files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use axum::body::Body;
use axum::http::Request;
use common::{Answer, Platform};
use std::fs;

const HASHED: &str = "credit-portal-0123456789abcdef_bg.wasm";

fn built() -> Platform {
    let p = Platform::empty();
    let dist = p.portal();
    fs::create_dir_all(dist.join("icons")).unwrap();
    for (name, bytes) in [
        ("index.html", "<!doctype html><title>门户</title>"),
        ("index.html.br", "brotli"),
        ("index.html.gz", "gzip"),
        (HASHED, "wasm"),
        (&format!("{HASHED}.br"), "smaller"),
        ("config.json", "{}"),
        ("icons/a.svg", "<svg/>"),
    ] {
        fs::write(dist.join(name), bytes).unwrap();
    }
    fs::write(p.dir.path().join("secret.txt"), "secret").unwrap();
    p
}

async fn get(p: &Platform, path: &str, coding: &str) -> Answer {
    let request = Request::get(path).header("accept-encoding", coding);
    p.ask(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn files_with_type_cache_and_twin() {
    let p = built();
    let wasm = get(&p, &format!("/{HASHED}"), "gzip, br").await;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    assert_eq!(wasm.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!((wasm.header("content-encoding"), wasm.bytes.as_slice()), ("br", &b"smaller"[..]));
    assert_eq!(wasm.header("vary"), "accept-encoding");
    let plain = get(&p, &format!("/{HASHED}"), "br;q=0, identity").await;
    assert_eq!((plain.header("content-encoding"), plain.bytes.as_slice()), ("", &b"wasm"[..]));
    let index = get(&p, "/", "gzip").await;
    assert_eq!(index.bytes, b"gzip");
    assert_eq!(index.header("cache-control"), "no-cache");
    assert_eq!(index.header("content-type"), "text/html; charset=utf-8");
    let request = Request::get("/").header("accept-encoding", "gzip");
    let again = request.header("if-none-match", index.header("etag")).body(Body::empty()).unwrap();
    assert_eq!(p.ask(again).await.status, 304);
    assert_eq!(get(&p, "/icons/a.svg", "").await.header("content-type"), "image/svg+xml");
}

#[tokio::test]
async fn every_address_of_the_site_gets_the_start_page() {
    let p = built();
    for path in [
        "/",
        "/search?q=%FF",
        "/subjects/91210399MA0TEXT046",
        "/no/such/page",
        "/%FF",
        "/%zz",
        "/apiary",
        &format!("/subjects/{}", "x".repeat(400)),
    ] {
        let answer = get(&p, path, "").await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(String::from_utf8(answer.bytes).unwrap().contains("门户"), "{path}");
    }
    for path in [
        "/no-such.js",
        "/icons/no.svg",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/.env",
        "/index.html%00.js",
        &format!("/{}", "x".repeat(2000)),
    ] {
        let answer = get(&p, path, "").await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("content-type").starts_with("text/plain"), "{path}");
    }
    let post = Request::post("/search").body(Body::empty()).unwrap();
    p.ask(post).await.problem(405);
}

#[tokio::test]
async fn security_headers_on_everything() {
    let p = built();
    let paths = ["/", "/no-such.js", "/api/v1/site", "/api/v1/nix", "/healthz", "/config.json"];
    for path in paths {
        let answer = get(&p, path, "").await;
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        let is_page = path == "/";
        for part in ["script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'"] {
            assert_eq!(policy.contains(part), is_page, "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        let opener = answer.header("cross-origin-opener-policy") == "same-origin";
        let powers = answer.header("permissions-policy").contains("camera=()");
        assert_eq!([opener, powers], [is_page; 2], "{path}");
        assert_eq!(answer.header("x-request-id").len(), 16);
    }
}

#[tokio::test]
async fn parts_of_files() {
    let p = built();
    let part = async |path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        p.ask(request.body(Body::empty()).unwrap()).await
    };
    let whole = part("/config.json", &[]).await;
    assert_eq!((whole.status.as_u16(), whole.header("accept-ranges")), (200, "bytes"));
    let tag = whole.header("etag");
    for headers in [vec![("range", "bytes=1-")], vec![("range", "bytes=-1"), ("if-range", tag)]] {
        let half = part("/config.json", &headers).await;
        assert_eq!((half.status.as_u16(), half.bytes.as_slice()), (206, &b"}"[..]));
        assert_eq!(half.header("content-range"), "bytes 1-1/2");
        assert_eq!(half.header("etag"), tag);
        assert_eq!(half.header("content-length"), "1");
    }
    let changed = part("/config.json", &[("range", "bytes=1-"), ("if-range", "\"old\"")]).await;
    assert_eq!((changed.status.as_u16(), changed.bytes.as_slice()), (200, &b"{}"[..]));
    let known = part("/config.json", &[("range", "bytes=1-"), ("if-none-match", tag)]).await;
    assert_eq!(known.status, 304);
    let beyond = part("/config.json", &[("range", "bytes=2-")]).await;
    assert_eq!((beyond.status.as_u16(), beyond.header("content-range")), (416, "bytes */2"));
}
