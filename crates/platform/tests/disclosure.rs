//! The disclosure lists: filters, facets, pages and numbers, compared with the records themselves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use axum::Router;
use common::{Platform, ask_get, encode, today};
use contract::query::{Axis, RecordQuery, Sort};
use contract::record::{CreditList, KindInfo, Record, RecordHead, RecordKind, RecordLine};
use contract::{Date, Page, text};
use std::collections::{BTreeMap, HashMap, HashSet};

type Lines = Page<RecordLine>;

fn address(query: &RecordQuery) -> String {
    let pairs = query.pairs().into_iter().map(|(name, value)| format!("{name}={}", encode(&value)));
    format!("/api/v1/records?{}", pairs.collect::<Vec<_>>().join("&"))
}

async fn page(router: &Router, query: &RecordQuery) -> Lines {
    ask_get(router.clone(), &address(query)).await.read()
}

/// What a record has on an axis, found out from the record itself.
struct Known {
    record: Record,
    values: BTreeMap<Axis, Vec<String>>,
    /// Search keys of the subject's names and code, and of the document number.
    names: Vec<String>,
    number: String,
}

fn known() -> Vec<Known> {
    let seed = platform::sample::small(today()).unwrap();
    let lists: HashMap<_, _> = seed.lists.iter().map(|l| (l.name.clone(), l.id.clone())).collect();
    let subjects: HashMap<_, _> = seed.subjects.iter().map(|s| (s.subject.code, s)).collect();
    let known = |record: Record| {
        let (head, about) = (&record.head, record.head.kind.about());
        let subject = subjects[&head.subject.code];
        let texts = |of: Vec<&str>| of.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let list = match &record.body {
            contract::record::Body::ListEntry(entry) => vec![lists[&entry.list].to_string()],
            _ => Vec::new(),
        };
        let category = about.category.map(|_| texts(record.body.categories()));
        let outcome = about.outcome.and_then(|_| record.body.outcome());
        let values = BTreeMap::from([
            (Axis::Kind, texts(vec![head.kind.code()])),
            (Axis::List, list),
            (Axis::Category, category.unwrap_or_default()),
            (Axis::Outcome, texts(outcome.into_iter().collect())),
            (Axis::Standing, texts(vec![head.standing.code()])),
            (Axis::Region, texts(vec![subject.region.code.as_str()])),
            (Axis::Authority, texts(vec![head.authority.name.as_str()])),
            (Axis::Industry, subject.industry.iter().map(|i| i.to_string()).collect()),
        ]);
        let mut names = vec![subject.subject.name.to_string(), head.subject.code.to_string()];
        names.extend(subject.former_names.iter().map(|name| name.to_string()));
        let names = names.iter().map(|name| text::search_key(name)).collect();
        let number = record.head.document_no.as_ref().map(|number| number.to_string());
        let number = text::search_key(&number.unwrap_or_default());
        Known { record, values, names, number }
    };
    seed.records.into_iter().map(known).collect()
}

impl Known {
    /// Whether it fits, but for the filters of one axis.
    fn fits(&self, query: &RecordQuery, day: Date, but: Option<Axis>) -> bool {
        let (head, key) = (&self.record.head, text::search_key(&query.q));
        head.is_public(day)
            && query.from.is_none_or(|from| head.decided >= from)
            && query.to.is_none_or(|to| head.decided <= to)
            && (key.is_empty()
                || self.names.iter().any(|name| name.contains(&key))
                || self.number.starts_with(&key))
            && query
                .only
                .iter()
                .filter(|(axis, _)| Some(*axis) != but)
                .all(|(axis, wanted)| self.values[axis].iter().any(|value| wanted.contains(value)))
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % bound
    }

    fn query(&mut self, known: &[Known]) -> RecordQuery {
        let mut query = RecordQuery::default();
        for _ in 0..self.below(4) {
            let axis = Axis::ALL[self.below(Axis::ALL.len())];
            let values = &known[self.below(known.len())].values[&axis];
            if let Some(value) = values.first().filter(|v| !query.values(axis).contains(v)) {
                query = query.with(axis, value);
            }
        }
        let head = &known[self.below(known.len())].record.head;
        match self.below(6) {
            0 => query.from = Some(head.decided),
            1 => query.to = Some(head.decided),
            2 => (query.from, query.to) = (Some(head.decided), Some(head.decided.add_days(90))),
            3 => query.q = head.subject.name.as_str().chars().skip(4).take(2).collect(),
            4 => query.q = head.document_no.as_ref().map_or("示例".into(), |n| n.to_string()),
            _ => {}
        }
        if text::search_key(&query.q).chars().count() < 2 {
            query.q.clear();
        }
        query.sort = Sort::ALL[self.below(3)];
        query
    }
}

#[tokio::test]
async fn totals_and_facets_equal_a_count_by_hand() {
    let (p, mut known, mut dice) = (Platform::sample(), known(), Dice(7));
    known.retain(|known| known.record.head.is_public(today()));
    let router = p.router(today());
    for _ in 0..60 {
        let query = dice.query(&known);
        let page = page(&router, &query).await;
        let by_hand = known.iter().filter(|k| k.fits(&query, today(), None)).count();
        assert_eq!(page.total as usize, by_hand, "{query:?}");
        for axis in Axis::ALL {
            let mut counts = BTreeMap::<&str, u64>::new();
            for known in known.iter().filter(|k| k.fits(&query, today(), Some(*axis))) {
                for value in &known.values[axis] {
                    *counts.entry(value).or_default() += 1;
                }
            }
            for value in query.values(*axis) {
                counts.entry(value).or_default();
            }
            let facet = page.facets.iter().find(|facet| facet.name == axis.code());
            let values = facet.map(|facet| facet.values.as_slice()).unwrap_or_default();
            assert!(values.is_sorted_by(|a, b| a.count >= b.count));
            let told: BTreeMap<_, _> = values.iter().map(|v| (v.value.as_str(), v.count)).collect();
            assert_eq!(told.len(), counts.len().min(50), "{axis:?} of {query:?}");
            // Beyond the fiftieth, what is told has the higher counts.
            let least = told.values().min().copied().unwrap_or_default();
            counts.retain(|value, count| told.contains_key(value) || *count > least);
            assert_eq!(told, counts, "{axis:?} of {query:?}");
        }
    }
}

#[tokio::test]
async fn pages_cover_every_record_once_forward_and_backward() {
    let (p, known) = (Platform::sample(), known());
    let router = p.router(today());
    for sort in Sort::ALL {
        for query in [RecordQuery::default(), RecordQuery::of(RecordKind::Inspection)] {
            let mut query = RecordQuery { sort: *sort, ..query };
            let wanted = known.iter().filter(|k| k.fits(&query, today(), None));
            let wanted: HashSet<_> = wanted.map(|k| k.record.head.id.clone()).collect();
            let (mut seen, mut pages) = (Vec::<RecordHead>::new(), Vec::new());
            loop {
                let page = page(&router, &query).await;
                assert_eq!((page.start as usize, page.total as usize), (seen.len(), wanted.len()));
                assert_eq!(page.previous.is_none(), seen.is_empty());
                seen.extend(page.items.iter().map(|line| line.head.clone()));
                let next = page.next.clone();
                pages.push(page);
                let Some(next) = next else { break };
                query.page = contract::query::Cursor::parse(&next);
            }
            assert_eq!(seen.iter().map(|head| head.id.clone()).collect::<HashSet<_>>(), wanted);
            assert_eq!(seen.len(), wanted.len(), "none twice");
            let end = |head: &RecordHead| head.withdrawn_after.unwrap_or(Date::FAR);
            assert!(match sort {
                Sort::Newest => seen.is_sorted_by(|a, b| a.decided >= b.decided),
                Sort::Oldest => seen.is_sorted_by(|a, b| a.decided <= b.decided),
                Sort::Ending => seen.is_sorted_by(|a, b| end(a) <= end(b)),
            });
            for pair in pages.windows(2).rev() {
                query.page = contract::query::Cursor::parse(pair[1].previous.as_ref().unwrap());
                assert_eq!(page(&router, &query).await, pair[0], "the same page from behind");
            }
        }
    }
}

#[tokio::test]
async fn beyond_the_end_there_is_a_way_back() {
    let p = Platform::sample();
    let router = p.router(today());
    for id in ["demo-penalty-expired", "no-such-record"] {
        let path = format!("/api/v1/records?kind=permit&page=a.1950-01-01.9999.{id}");
        let page: Lines = ask_get(router.clone(), &path).await.read();
        assert!(page.items.is_empty() && page.next.is_none() && page.start == page.total);
        let back = page.previous.unwrap();
        let path = format!("/api/v1/records?kind=permit&page={back}");
        let page: Lines = ask_get(router.clone(), &path).await.read();
        assert_eq!((page.items.len(), page.next), (20, None));
    }
    let path = "/api/v1/records?kind=permit&page=b.2099-01-01.40.x";
    let first: Lines = ask_get(router.clone(), path).await.read();
    let plain: Lines = ask_get(router, "/api/v1/records?kind=permit").await.read();
    assert_eq!(first, plain, "nothing stands before the first page");
}

#[tokio::test]
async fn the_same_number_everywhere() {
    let p = Platform::sample();
    let router = p.router(today());
    let all = page(&router, &RecordQuery::default()).await;
    let kinds: Page<KindInfo> = ask_get(router.clone(), "/api/v1/record-kinds").await.read();
    for info in &kinds.items {
        let query = RecordQuery::of(info.kind);
        let page = page(&router, &query).await;
        let facet = all.facets.iter().find(|f| f.name == "kind").unwrap();
        let value = facet.values.iter().find(|v| v.value == info.kind.code()).unwrap();
        let csv = address(&query).replace("/records?", "/records.csv?");
        let rows = common::rows(&ask_get(router.clone(), &csv).await.bytes).len() - 1;
        assert!(info.count > 0);
        assert_eq!(
            (u64::from(info.count), page.total, page.total, page.total as usize),
            (page.total, value.count, u64::from(info.count), rows),
            "{:?}",
            info.kind
        );
        assert!(page.items.iter().all(|line| line.head.kind == info.kind));
    }
    let lists: Page<CreditList> = ask_get(router.clone(), "/api/v1/lists").await.read();
    for list in &lists.items {
        let query = RecordQuery::default().with(Axis::List, list.id.as_str());
        assert_eq!(page(&router, &query).await.total, u64::from(list.count));
    }
}

#[tokio::test]
async fn lines_say_what_their_list_shows() {
    let p = Platform::sample();
    let router = p.router(today());
    let penalties = page(&router, &RecordQuery::of(RecordKind::Penalty)).await;
    assert!(penalties.items.iter().all(|l| !l.categories.is_empty() && l.outcome.is_none()));
    let lists = page(&router, &RecordQuery::of(RecordKind::RedList)).await;
    assert!(lists.items.iter().all(|l| l.categories.len() == 1));
    let commitments = page(&router, &RecordQuery::of(RecordKind::Commitment)).await;
    let outcomes = commitments.facets.iter().find(|f| f.name == "outcome").unwrap();
    let outcomes: HashSet<_> = outcomes.values.iter().map(|v| v.value.as_str()).collect();
    assert_eq!(outcomes, HashSet::from(["全部履行", "部分履行", "全部未履行", "履行期内"]));
}

#[tokio::test]
async fn wrong_filters_are_named_and_unknown_ones_ignored() {
    let p = Platform::sample();
    let router = p.router(today());
    for ending in ["", ".csv", ".atom"] {
        for (query, pointer) in [
            ("kind=gold", "kind"),
            ("list=no-such-list", "list"),
            ("from=2026-02-30", "from"),
            ("from=2026-02-02&to=2026-02-01", "to"),
            ("page=7", "page"),
            ("page=a.2026-01-01.1.%27%3B--", "page"),
            ("q=%E9%9E%8D", "q"),
            ("standing=revoked", "standing"),
            ("region=%3Cscript%3E", "region"),
            ("kind=%FF", "query"),
        ] {
            let answer = ask_get(router.clone(), &format!("/api/v1/records{ending}?{query}")).await;
            assert_eq!(answer.problem(422).errors[0].pointer, pointer, "{query}");
        }
    }
    let all: Lines = ask_get(router.clone(), "/api/v1/records?utm_source=wx&kind=").await.read();
    let none = "/api/v1/records?authority=%27%20OR%201=1--&industry=x&category=y&outcome=z";
    let none: Lines = ask_get(router, none).await.read();
    assert!(all.total > 1000 && none.total == 0 && none.items.is_empty());
    let authority = none.facets.iter().find(|f| f.name == "authority").unwrap();
    assert_eq!((authority.values.len(), authority.values[0].count), (1, 0), "to be taken back");
}

#[tokio::test]
async fn a_commitment_that_may_not_be_public_is_nowhere() {
    use contract::record::{Body, Disclosure, Record};
    let mut platform = Platform::sample();
    let open = |closed: Disclosure| {
        let seed = platform::sample::small(today()).unwrap();
        let is_commitment = |r: &Record| matches!(r.body, Body::Commitment(_));
        let mut record = seed.records.into_iter().find(|r| {
            is_commitment(r) && r.head.is_public(today()) && r.head.id.as_str().starts_with("demo")
        });
        if let Some(Record { body: Body::Commitment(body), .. }) = &mut record {
            body.disclosure = closed;
        }
        record.unwrap()
    };
    let public = open(Disclosure::Public);
    let code = public.head.subject.code.as_str().to_owned();
    let number = public.head.document_no.clone().unwrap();
    let seen = async |platform: &Platform, id: &str| {
        let one = platform.get(&format!("/api/v1/records/{id}")).await.status.as_u16();
        let lists = [
            format!("/api/v1/records?kind=commitment&q={}", encode(number.as_str())),
            format!("/api/v1/records.csv?kind=commitment&q={}", encode(number.as_str())),
            "/api/v1/records.atom?kind=commitment".to_owned(),
            format!("/api/v1/subjects/{code}/records?kind=commitment"),
            format!("/api/v1/subjects/{code}/records.atom"),
        ];
        let mut shown = 0;
        for path in lists {
            let answer = platform.get(&path).await;
            assert_eq!(answer.status, 200, "{path}");
            shown += u32::from(String::from_utf8_lossy(&answer.bytes).contains(id));
        }
        (one, shown > 0)
    };
    let id = public.head.id.as_str().to_owned();
    assert_eq!(seen(&platform, &id).await, (200, true));
    let profile = async |platform: &Platform| {
        platform.get(&format!("/api/v1/subjects/{code}")).await.json()["summary"]["commitments"]
            .clone()
    };
    let before = profile(&platform).await;
    for closed in [Disclosure::Closed, Disclosure::Limited] {
        // Delivered again, now closed; and delivered closed from the first.
        let mut fresh = open(closed);
        fresh.head.id =
            contract::record::RecordId::parse(&format!("closed-{}", closed.code())).unwrap();
        let fresh_id = fresh.head.id.as_str().to_owned();
        platform.store.apply(&[open(closed), fresh], today()).unwrap();
        for id in [&id, &fresh_id] {
            let (status, listed) = seen(&platform, id).await;
            assert!(status >= 404 && !listed, "{closed:?} {id}: {status} {listed}");
        }
        assert_eq!(profile(&platform).await, before.as_u64().unwrap() - 1);
    }
    platform.store.apply(&[public], today()).unwrap();
    assert_eq!(seen(&platform, &id).await, (200, true), "opened again");
}
