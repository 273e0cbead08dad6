//! Articles: those that came with the program, and those put in by hand, which come first.

use super::catalogue::{as_of, lists, meta};
use super::decode;
use super::reader::Snapshot;
use crate::articles::{DIRECTORY, Kept, directory, directory_head, embedded, words};
use anyhow::Result;
use contract::Date;
use contract::article::{Article, ArticleHead, ArticleQuery, ArticleSection, MOST_ARTICLES};
use contract::query::{Axis, RecordQuery};
use contract::record::RecordKind;
use contract::text::search_key;
use rusqlite::{OptionalExtension, Transaction, named_params};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// How many of the news the home page shows.
const NEWS: usize = 5;

/// Stores an article in place of an earlier one. One that came with the program doesn't replace
/// what somebody has put in, or taken away, by hand.
pub(super) fn put(tx: &Transaction, article: &Article, embedded: bool) -> Result<()> {
    let head = &article.head;
    let summary = head.summary.as_ref().map_or("", |summary| summary.as_str());
    let words = search_key(&format!("{}{summary}{}", head.title, words(&article.blocks)));
    tx.prepare_cached(
        "INSERT INTO articles (id, section, published, embedded, article, words)
         VALUES (:id, :section, :published, :embedded, :article, :words)
         ON CONFLICT (id) DO UPDATE SET section = excluded.section, withdrawn = 0,
            published = excluded.published, embedded = excluded.embedded,
            article = excluded.article, words = excluded.words
         WHERE NOT excluded.embedded OR articles.embedded",
    )?
    .execute(named_params! {
        ":id": head.id.as_str(), ":section": head.section.code(),
        ":published": head.published.to_string(), ":embedded": embedded,
        ":article": serde_json::to_string(article)?, ":words": words,
    })?;
    Ok(())
}

/// Takes articles away; says how many there were.
pub(super) fn withdraw(tx: &Transaction, ids: &[String]) -> Result<usize> {
    let mut take =
        tx.prepare_cached("UPDATE articles SET withdrawn = 1, embedded = 0 WHERE id = ?")?;
    let taken = ids.iter().map(|id| take.execute([id])).collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(taken.into_iter().sum())
}

/// Puts in the articles that come with the program, unless these very ones are there.
pub(super) fn refresh(tx: &Transaction, today: Date) -> Result<()> {
    let sample = meta(tx, "sample")?.is_some();
    let mut digest = Sha256::new();
    digest.update([u8::from(sample)]);
    for file in crate::articles::FILES {
        digest.update(file.text);
    }
    let digest: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    if meta(tx, "articles")?.as_ref() == Some(&digest) {
        return Ok(());
    }
    tx.execute("DELETE FROM articles WHERE embedded", [])?;
    embedded(sample, today)?.iter().try_for_each(|article| put(tx, article, true))?;
    tx.execute("INSERT OR REPLACE INTO meta VALUES ('articles', ?)", [digest])?;
    Ok(())
}

/// The heads of all articles that a query fits, newest first, that of the directory among them.
pub fn all(now: &Snapshot, query: &ArticleQuery, today: Date) -> Result<Vec<ArticleHead>> {
    let mut heads = heads(now, query, today)?;
    let here = query.section.is_none_or(|section| section == ArticleSection::Catalogue);
    let key = search_key(&query.q);
    let fits = |article: &Article| {
        search_key(article.head.title.as_str()).contains(&key)
            || search_key(&words(&article.blocks)).contains(&key)
    };
    if here && (key.is_empty() || fits(&made(now, today)?)) {
        heads.insert(0, directory_head(as_of(now, today)?.date())?);
    }
    Ok(heads)
}

/// An article, the directory among them; none if there is none, not yet or not any more.
pub fn one(now: &Snapshot, id: &str, today: Date) -> Result<Option<Article>> {
    match id == DIRECTORY {
        true => made(now, today).map(Some),
        false => article(now, id, today),
    }
}

/// The directory of what is disclosed, as of now.
fn made(now: &Snapshot, today: Date) -> Result<Article> {
    let lists = lists(now, today)?;
    let lines = now.lines()?;
    let mut kinds = Vec::new();
    for &kind in RecordKind::ALL {
        let Ok(answer) = lines.answer(&RecordQuery::of(kind), today, || Ok(None))? else {
            continue;
        };
        let own = answer.facets.iter().filter(|facet| facet.name == Axis::Authority.code());
        let authorities = own.flat_map(|facet| &facet.values).map(|v| v.label.to_string());
        let count = answer.of_kind(kind);
        kinds.push(Kept { kind, count, authorities: authorities.collect() });
    }
    drop(lines);
    directory(&kinds, &lists, as_of(now, today)?.date())
}

/// The heads of the stored articles that a query fits, newest first.
fn heads(tx: &Transaction, query: &ArticleQuery, today: Date) -> Result<Vec<ArticleHead>> {
    #[derive(Deserialize)]
    struct Stored {
        head: ArticleHead,
    }
    let mut find = tx.prepare_cached(
        "SELECT id, article FROM articles
         WHERE NOT withdrawn AND published <= :today
            AND (:section IS NULL OR section = :section) AND instr(words, :words) > 0
         ORDER BY published DESC, id LIMIT :most",
    )?;
    let mut rows = find.query(named_params! {
        ":today": today.to_string(), ":section": query.section.map(ArticleSection::code),
        ":words": search_key(&query.q), ":most": MOST_ARTICLES,
    })?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
        heads.extend(decode::decode::<Stored>("articles", &id, &json).map(|stored| stored.head));
    }
    Ok(heads)
}

/// The newest of the news, without what they say.
pub fn news(tx: &Transaction, today: Date) -> Result<Vec<ArticleHead>> {
    let query = ArticleQuery { section: Some(ArticleSection::News), q: String::new() };
    let newest = heads(tx, &query, today)?.into_iter().take(NEWS);
    Ok(newest.map(|head| ArticleHead { summary: None, ..head }).collect())
}

fn article(tx: &Transaction, id: &str, today: Date) -> Result<Option<Article>> {
    let json: Option<String> = tx
        .prepare_cached(
            "SELECT article FROM articles WHERE id = ? AND published <= ? AND NOT withdrawn",
        )?
        .query_row([id, &today.to_string()], |row| row.get(0))
        .optional()?;
    Ok(json.and_then(|json| decode::decode("articles", id, &json)))
}
