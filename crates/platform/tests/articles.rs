//! What there is to read: found, searched, taken in and away by hand, never harmful.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use atom_syndication::Feed;
use common::{Platform, encode, today};
use contract::Page;
use contract::article::{Article, ArticleHead, ArticleSection, Block, Run, is_safe_link};
use contract::record::{CreditList, KindInfo};
use contract::site::Site;
use platform::articles::read;

async fn heads(p: &Platform, query: &str) -> Vec<ArticleHead> {
    let page: Page<ArticleHead> = p.get(&format!("/api/v1/articles{query}")).await.read();
    assert_eq!(page.total, page.items.len() as u64);
    page.items
}

fn written(id: &str, title: &str, day: &str, body: &str) -> Article {
    let about = format!("section: news\ntitle: {title}\nsource: 演示来源\npublished: {day}");
    read(id, &format!("---\n{about}\n---\n{body}"), today()).unwrap().article
}

/// Every run of an article.
fn runs(article: &Article) -> Vec<&Run> {
    article.blocks.iter().flat_map(runs_of).collect()
}

fn runs_of(block: &Block) -> Vec<&Run> {
    match block {
        Block::Heading(heading) => heading.text.iter().collect(),
        Block::Paragraph(runs) | Block::Quote(runs) => runs.iter().collect(),
        Block::List(list) => list.items.iter().flat_map(|item| &item.text).collect(),
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).flatten().collect()
        }
        Block::Code(_) => Vec::new(),
    }
}

#[tokio::test]
async fn every_section_has_articles_newest_first_and_each_can_be_read() {
    let p = Platform::sample();
    let all = heads(&p, "").await;
    for section in ArticleSection::ALL {
        let own = heads(&p, &format!("?section={}", section.code())).await;
        assert!(!own.is_empty(), "{section:?}");
        assert!(own.is_sorted_by(|a, b| a.published >= b.published), "{section:?}");
        assert_eq!(own.len(), all.iter().filter(|head| head.section == *section).count());
    }
    for head in all {
        let article: Article = p.get(&format!("/api/v1/articles/{}", head.id)).await.read();
        assert_eq!(article.head, head);
        assert!(!article.blocks.is_empty() && !article.cut);
        let links = runs(&article).into_iter().filter_map(|run| run.link.as_deref());
        assert!(links.into_iter().all(is_safe_link), "{}", head.id);
    }
    let site: Site = p.get("/api/v1/site").await.read();
    let news = heads(&p, "?section=news").await;
    assert_eq!(site.news[0].id, news[0].id);
    assert!(site.news.len() <= 5 && site.news.iter().all(|head| head.summary.is_none()));
}

#[tokio::test]
async fn words_are_found_in_titles_and_texts() {
    let p = Platform::sample();
    let ids = async |q: &str| -> Vec<String> {
        let found = heads(&p, &format!("?section=policy&q={}", encode(q))).await;
        found.into_iter().map(|head| head.id.to_string()).collect()
    };
    assert!(ids("第36号令").await.is_empty() || !ids("第 36 号令").await.is_empty());
    assert_eq!(ids("第 36 号令").await, ids("第36号令").await, "blanks don't count");
    assert!(ids("发改办财金").await.contains(&"repair-rules".to_owned()), "in the text");
    assert!(ids("黑名单").await.contains(&"list-names".to_owned()), "in the title");
    assert!(ids("没有这样的字").await.is_empty());
    p.get("/api/v1/articles?section=nowhere").await.problem(422);
    p.get(&format!("/api/v1/articles?q={}", encode(&"长".repeat(51)))).await.problem(422);
    for unknown in ["nowhere", "..%2fabout", "About", &"a".repeat(65)] {
        p.get(&format!("/api/v1/articles/{unknown}")).await.problem(404);
    }
}

#[tokio::test]
async fn the_directory_says_what_the_lists_say() {
    let p = Platform::sample();
    let article: Article = p.get("/api/v1/articles/records").await.read();
    let tables = article.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let tables: Vec<_> = tables.collect();
    let text = |cell: &[Run]| cell.iter().map(|run| run.text.as_str()).collect::<String>();
    let kinds: Page<KindInfo> = p.get("/api/v1/record-kinds").await.read();
    for (row, kind) in tables[0].rows.iter().zip(&kinds.items) {
        assert_eq!(text(&row[0]), kind.label.as_str());
        assert_eq!(text(&row[3]), format!("{} 条", kind.count));
        assert!(text(&row[2]).contains("示例"), "by whom: {}", kind.label);
    }
    assert_eq!(tables[0].rows.len(), kinds.items.len());
    let lists: Page<CreditList> = p.get("/api/v1/lists").await.read();
    assert_eq!(tables[1].rows.len(), lists.items.len());
    assert_eq!(text(&tables[1].rows[3][1]), lists.items[3].legal_basis.as_str());
    let found = heads(&p, &format!("?section=catalogue&q={}", encode("处罚依据"))).await;
    assert_eq!(found.len(), 1);
    let elsewhere = heads(&p, &format!("?section=news&q={}", encode("处罚依据"))).await;
    assert!(elsewhere.is_empty());
}

#[tokio::test]
async fn articles_are_put_in_and_taken_away_by_hand_and_stay_so() {
    let mut p = Platform::sample();
    let own = written("about", "本市自己的说明", "2026-01-02", "自己的话。");
    let later = written("later", "还没到日子", "2026-11-23", "明天才看得到。");
    p.store.put_articles(&[own.clone(), later], &["news-portal".to_owned()]).unwrap();
    p.store.refresh_articles(today()).unwrap();
    let about: Article = p.get("/api/v1/articles/about").await.read();
    assert_eq!(about, own, "not overwritten by what comes with the program");
    p.get("/api/v1/articles/news-portal").await.problem(404);
    p.get("/api/v1/articles/later").await.problem(404);
    let tomorrow = p.get_on(today().add_days(1), "/api/v1/articles/later").await;
    assert_eq!(tomorrow.read::<Article>().head.title.as_str(), "还没到日子");
    assert!(heads(&p, "?section=news").await.iter().all(|head| head.id.as_str() != "news-portal"));
    let taken = p.store.put_articles(&[], &["nowhere".to_owned()]).unwrap();
    assert_eq!(taken, 0);
}

#[tokio::test]
async fn hostile_texts_come_out_as_text() {
    let mut p = Platform::sample();
    let deep = "> ".repeat(5000);
    let body = format!(
        "<script>alert(1)</script>\n\n[甲](javascript:alert(1)) ![乙](data:image/svg+xml,x)\n\n\
         <iframe src=//evil.example></iframe>\n\n{deep}丙\n\n|a|b|\n|-|-|\n{}",
        "|1|2|\n".repeat(20_000)
    );
    p.store.put_articles(&[written("hostile", "<b>题</b>", "2026-01-02", &body)], &[]).unwrap();
    let answer = p.get("/api/v1/articles/hostile").await;
    assert!(answer.bytes.len() < 200_000, "{}", answer.bytes.len());
    let article: Article = answer.read();
    assert!(article.cut);
    assert!(runs(&article).iter().all(|run| run.link.is_none()));
    assert!(runs(&article).iter().any(|run| run.text.contains("<script>alert(1)</script>")));
    assert_eq!(article.head.title.as_str(), "<b>题</b>");
}

#[tokio::test]
async fn a_section_can_be_followed() {
    let p = Platform::sample();
    let answer = p.get("/api/v1/articles.atom?section=news").await;
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    let feed = Feed::read_from(answer.bytes.as_slice()).unwrap();
    let news = heads(&p, "?section=news").await;
    assert_eq!(feed.entries.len(), news.len());
    assert_eq!(feed.title.as_str(), "信用动态");
    let link = &feed.entries[0].links[0].href;
    assert!(link.ends_with(&format!("/read/news/{}", news[0].id)), "{link}");
    p.get("/api/v1/articles.atom?section=x").await.problem(422);
}
