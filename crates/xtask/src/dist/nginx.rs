//! The nginx configuration, made from two templates and the platform's headers.txt.

#[path = "../../../platform/src/http/headers/parse.rs"]
mod parse;

use anyhow::{Context, Result, anyhow, ensure};

const SERVERS: &str = include_str!("portal.conf");
const SITE: &str = include_str!("portal-site.conf");
const HEADERS: &str = include_str!("../../../platform/src/http/headers/headers.txt");

/// What a city chooses.
pub struct Place<'a> {
    /// Where the files will lie on the server.
    pub folder: &'a str,
    /// Address and port of the platform.
    pub upstream: &'a str,
    /// Port, or address and port, of the site.
    pub listen: &'a str,
}

/// The files of the configuration: name and content.
pub fn files(place: &Place) -> Result<[(&'static str, String); 5]> {
    let headers = parse::parse(HEADERS).map_err(|error| anyhow!(error))?;
    let (_, hsts) = headers.https.first().context("headers.txt 里没有 [https] 的头")?;
    ensure!(headers.https.len() == 1, "nginx 配置只写了一个 [https] 的头");
    for value in [place.folder, place.upstream, place.listen] {
        let plain = |c: char| c.is_alphanumeric() || "-_./:[]".contains(c);
        ensure!(!value.is_empty() && value.chars().all(plain), "nginx 配置里不能写 {value:?}");
    }
    let hidden: Vec<_> = (headers.always.iter().map(|(name, _)| name.as_str()))
        .chain(by_type(&headers))
        .chain(headers.https.iter().map(|(name, _)| name.as_str()))
        .map(|name| format!("    proxy_hide_header {name};"))
        .collect();
    let fill = |template: &str| {
        [
            ("{folder}", place.folder),
            ("{upstream}", place.upstream),
            ("{listen}", place.listen),
            ("{hsts}", hsts),
            ("{by_type}", &maps(&headers)),
            ("{hidden}", &hidden.join("\n")),
            ("{problem_method}", &problem("method-not-allowed", METHOD, 405)),
            ("{problem_unavailable}", &problem("unavailable", UNAVAILABLE, 503)),
        ]
        .into_iter()
        .fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
    };
    Ok([
        ("portal.conf", fill(SERVERS)),
        ("portal-site.conf", fill(SITE)),
        ("security-headers.conf", security(&headers)),
        ("embed-headers.conf", of_place(&headers, &headers.embed)),
        ("worker-headers.conf", of_place(&headers, &headers.worker)),
    ])
}

const METHOD: [&str; 2] = ["不支持这种请求", "这个地址不支持这种请求方法。"];
const UNAVAILABLE: [&str; 2] = ["服务暂不可用", "系统正忙，请稍后再试。"];

/// An error as the contract writes it, for those that nginx answers itself.
fn problem(kind: &str, [title, detail]: [&str; 2], status: u16) -> String {
    let kind = format!("/problems/{kind}");
    let body = serde_json::json!({
        "type": kind, "title": title, "status": status, "detail": detail,
        "instance": null, "errors": [],
    });
    body.to_string()
}

/// The names of the headers that pages and other answers don't share.
fn by_type(headers: &parse::Headers) -> impl Iterator<Item = &str> {
    let more = headers.others.iter().filter(|(name, _)| value(&headers.pages, name).is_empty());
    headers.pages.iter().chain(more).map(|(name, _)| name.as_str())
}

fn value<'a>(list: &'a [(String, String)], name: &str) -> &'a str {
    list.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
}

/// The variable of nginx that holds such a header's value.
fn variable(name: &str) -> String {
    format!("$portal_{}", name.to_lowercase().replace('-', "_"))
}

fn maps(headers: &parse::Headers) -> String {
    let map = |name| {
        let (page, other) = (value(&headers.pages, name), value(&headers.others, name));
        format!(
            "map $sent_http_content_type {} {{\n    default \"{other}\";\n    \"\" \"{page}\";\n    \
             \"~^text/html\" \"{page}\";\n}}",
            variable(name)
        )
    };
    by_type(headers).map(map).collect::<Vec<_>>().join("\n")
}

const MADE: &str = "# 安全响应头，由 crates/platform/src/http/headers/headers.txt 生成。\n";

fn fixed((name, value): &(String, String)) -> String {
    format!("add_header {name} \"{value}\" always;\n")
}

fn security(headers: &parse::Headers) -> String {
    let mut text = MADE.to_owned();
    text.extend(headers.always.iter().map(fixed));
    for name in by_type(headers) {
        text.push_str(&format!("add_header {name} {} always;\n", variable(name)));
    }
    text + &https(headers)
}

fn https(headers: &parse::Headers) -> String {
    let line = |(name, _): &(String, String)| format!("add_header {name} $portal_hsts always;\n");
    headers.https.iter().map(line).collect()
}

/// The headers of a place that has some of its own: these, and those of all that it has none of.
fn of_place(headers: &parse::Headers, own: &[(String, String)]) -> String {
    let rest = headers.always.iter().filter(|(name, _)| value(own, name).is_empty());
    let all: String = own.iter().chain(rest).map(fixed).collect();
    format!("{MADE}{all}{}", https(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(folder: &str) -> Result<[(&'static str, String); 5]> {
        files(&Place { folder, upstream: "127.0.0.1:8080", listen: "80" })
    }

    #[test]
    fn nothing_is_left_to_fill_in() -> Result<()> {
        for (name, text) in made("/srv/credit-portal")? {
            for hole in [
                "{folder}",
                "{upstream}",
                "{listen}",
                "{hsts}",
                "{by_type}",
                "{hidden}",
                "{problem",
            ] {
                assert!(!text.contains(hole), "{name}: {hole}");
            }
        }
        Ok(())
    }

    #[test]
    fn every_level_with_headers_has_the_secure_ones() -> Result<()> {
        let [_, (_, site), ..] = made("/srv/x")?;
        for block in site.split("\nlocation ").skip(1) {
            let own = block.contains("add_header");
            assert!(!own || block.contains("-headers.conf;"), "{block}");
        }
        Ok(())
    }

    #[test]
    fn what_nginx_would_take_for_syntax_is_refused() {
        assert!(made("/srv/a;b").is_err());
        assert!(made("").is_err());
    }
}
