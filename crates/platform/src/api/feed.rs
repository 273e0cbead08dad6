//! Atom feeds: the records published last, of a list or of a subject; the newest articles.
//!
//! What feed readers keep can't be withdrawn. So an entry says who, which kind and until when; of
//! an adverse record not even its title: that stands on its page, as long as it is public.

use super::subjects::{PathText, parse, unknown};
use crate::http::{ApiError, App, Base, Pairs, encode};
use crate::store::{catalogue, disclosed, records};
use anyhow::{Context, Result};
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use contract::article::{ArticleHead, ArticleSection};
use contract::query::{Axis, RecordQuery};
use contract::record::{RecordHead, RecordKind};
use contract::{Date, Timestamp};
use sha2::{Digest, Sha256};

/// How many articles a feed has.
const LATEST: usize = 50;

/// The records that a query fits.
pub async fn list(
    State(app): State<App>,
    base: Base,
    Pairs(pairs): Pairs,
) -> Result<Response, ApiError> {
    let query = RecordQuery::parse(pairs)?.first_page();
    let found = app.read(move |now, today| {
        let found = disclosed::latest(now, &query, today)?;
        let as_of = catalogue::as_of(now, today)?;
        found
            .map(|heads| list_feed(&base, &query, &heads, as_of))
            .map_or_else(|error| Ok(Err(ApiError::from(vec![error]))), |feed| feed.map(Ok))
    });
    found.await?.map(atom)
}

/// The records of a subject.
pub async fn subject(
    State(app): State<App>,
    base: Base,
    code: PathText,
) -> Result<Response, ApiError> {
    let code = parse(code)?;
    let found = app.read(move |now, today| {
        let Some((name, heads)) = records::latest_of(now, &code, today)? else { return Ok(None) };
        let place = Place {
            title: format!("{name}：公示信息"),
            page: format!("/subjects/{code}"),
            own: format!("/api/v1/subjects/{code}/records.atom"),
        };
        feed(&base, place, &heads, catalogue::as_of(now, today)?).map(Some)
    });
    found.await?.map(atom).ok_or_else(unknown)
}

/// A feed as an answer.
pub fn atom(feed: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, feed).into_response()
}

/// The newest articles of a section, or of all.
pub fn of_articles(
    base: &Base,
    section: Option<ArticleSection>,
    heads: &[ArticleHead],
    today: Date,
) -> Result<String> {
    let code = section.map(|section| section.code());
    let own = code.map_or_else(String::new, |code| format!("?section={code}"));
    let place = Place {
        title: section.map_or("政策与动态", |section| section.label()).to_owned(),
        page: code.map_or_else(|| "/read".to_owned(), |code| format!("/read/{code}")),
        own: format!("/api/v1/articles.atom{own}"),
    };
    let newest = &heads[..heads.len().min(LATEST)];
    let changed = newest.iter().map(|head| head.published).max().unwrap_or(today);
    let entries = newest.iter().map(|head| article(base, head)).collect::<Result<_>>()?;
    Ok(whole(base, place, day(changed)?, entries))
}

fn article(base: &Base, head: &ArticleHead) -> Result<Entry> {
    let page = format!("/read/{}/{}", head.section.code(), head.id);
    Ok(Entry {
        title: Text::plain(head.title.to_string()),
        id: urn(&page),
        updated: day(head.published)?,
        published: Some(day(head.published)?),
        summary: head.summary.as_ref().map(|summary| Text::plain(summary.to_string())),
        authors: vec![Person { name: head.source.to_string(), ..Person::default() }],
        links: vec![link("alternate", "text/html", base.url(&page))],
        ..Entry::default()
    })
}

/// What a feed is of.
struct Place {
    title: String,
    /// The page that shows the same.
    page: String,
    /// Where the feed is.
    own: String,
}

fn list_feed(
    base: &Base,
    query: &RecordQuery,
    heads: &[RecordHead],
    as_of: Timestamp,
) -> Result<String> {
    let kind = match query.values(Axis::Kind) {
        [one] => RecordKind::from_code(one),
        _ => None,
    };
    let rest: Vec<_> = query.pairs().into_iter().filter(|p| *p != kind_pair(kind)).collect();
    let what = kind.map_or("公示信息", RecordKind::label);
    let place = Place {
        title: format!("{what}{}", if rest.is_empty() { "" } else { "（按条件筛选）" }),
        page: match kind {
            Some(kind) => format!("/disclosure/{}{}", kind.code(), encoded(&rest)),
            None => format!("/disclosure{}", encoded(&rest)),
        },
        own: format!("/api/v1/records.atom{}", encoded(&query.pairs())),
    };
    feed(base, place, heads, as_of)
}

fn kind_pair(kind: Option<RecordKind>) -> (&'static str, String) {
    (Axis::Kind.code(), kind.map_or("", RecordKind::code).to_owned())
}

fn feed(base: &Base, place: Place, heads: &[RecordHead], as_of: Timestamp) -> Result<String> {
    let changed = heads.iter().map(|head| head.updated.max(head.published)).max();
    let updated = changed.map_or_else(|| moment(&as_of.to_string()), day)?;
    let entries = heads.iter().map(|head| entry(base, head)).collect::<Result<_>>()?;
    Ok(whole(base, place, updated, entries))
}

fn whole(base: &Base, place: Place, updated: FixedDateTime, entries: Vec<Entry>) -> String {
    let feed = Feed {
        title: Text::plain(place.title),
        id: urn(&place.own),
        updated,
        authors: vec![Person { name: "公共信用信息公示".to_owned(), ..Person::default() }],
        generator: Some(Generator {
            value: "公共信用门户".to_owned(), ..Generator::default()
        }),
        links: vec![
            link("alternate", "text/html", base.url(&place.page)),
            link("self", "application/atom+xml", base.url(&place.own)),
        ],
        entries,
        lang: Some("zh-CN".to_owned()),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(base: &Base, head: &RecordHead) -> Result<Entry> {
    let page = format!("/records/{}", head.id.as_str());
    let (kind, who) = (head.kind.label(), &head.subject.name);
    let what = match head.kind.is_adverse() {
        true => String::new(),
        false => format!("{}。", head.title),
    };
    let until = head.withdrawn_after.filter(|last| *last < Date::FAR);
    let until = until.map(|last| format!("公示至 {last}，")).unwrap_or_default();
    let (by, decided) = (&head.authority.name, head.decided);
    let summary = format!("{what}{by}于 {decided} 作出。{until}{}。", head.standing.label());
    Ok(Entry {
        title: Text::plain(format!("{kind}：{who}")),
        id: urn(&page),
        updated: day(head.updated)?,
        published: Some(day(head.published)?),
        summary: Some(Text::plain(summary)),
        categories: vec![Category {
            term: head.kind.code().to_owned(),
            label: Some(kind.to_owned()),
            ..Category::default()
        }],
        links: vec![link("alternate", "text/html", base.url(&page))],
        ..Entry::default()
    })
}

fn link(rel: &str, mime_type: &str, href: String) -> Link {
    let mime_type = Some(mime_type.to_owned());
    Link { href, rel: rel.to_owned(), mime_type, ..Link::default() }
}

/// The first moment of a day in Beijing.
fn day(date: Date) -> Result<FixedDateTime> {
    moment(&format!("{date}T00:00:00+08:00"))
}

fn moment(text: &str) -> Result<FixedDateTime> {
    text.parse().ok().with_context(|| format!("不是时间：{text}"))
}

/// A name that stays the same wherever the site moves: a UUID of version 8 (RFC 9562) made from
/// the address without the host.
fn urn(path: &str) -> String {
    let digest = Sha256::digest(path);
    let mut bytes: [u8; 16] = std::array::from_fn(|at| digest[at]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    let (a, b, c) = (part(0, 8), part(8, 12), part(12, 16));
    format!("urn:uuid:{a}-{b}-{c}-{}-{}", part(16, 20), part(20, 32))
}

/// The pairs as a query string, with its question mark; empty without pairs.
fn encoded(pairs: &[(&'static str, String)]) -> String {
    let one = |(name, value): &(&str, String)| format!("{name}={}", encode(value));
    match pairs.is_empty() {
        true => String::new(),
        false => format!("?{}", pairs.iter().map(one).collect::<Vec<_>>().join("&")),
    }
}
