//! The sample data: whole, fictional, the same every time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::today;
use contract::Date;
use contract::record::{Body, RecordKind, Standing};
use contract::subject::{RegisterStatus, SubjectKind};
use platform::sample::small;
use std::collections::HashSet;

#[test]
fn every_kind_and_standing_on_any_day() {
    for day in [today(), Date::new(2024, 2, 29).unwrap(), Date::new(2027, 12, 31).unwrap()] {
        let seed = small(day).unwrap();
        assert_eq!((seed.subjects.len(), seed.records.len()), (200, 2000));
        let public =
            |kind| seed.records.iter().any(|r| r.head.kind == kind && r.head.is_public(day));
        for kind in RecordKind::ALL {
            assert!(public(*kind), "{kind:?} on {day}");
        }
        for standing in Standing::ALL {
            assert!(seed.records.iter().any(|r| r.head.standing == *standing), "{standing:?}");
        }
        for kind in SubjectKind::PUBLIC {
            assert!(seed.subjects.iter().any(|s| s.subject.kind == kind), "{kind:?}");
        }
        for status in RegisterStatus::ALL {
            assert!(seed.subjects.iter().any(|s| s.status == *status), "{status:?}");
        }
        let regions: HashSet<_> = seed.subjects.iter().map(|s| s.region.code.as_str()).collect();
        assert_eq!(regions.len(), 8);
        for record in &seed.records {
            assert_eq!(record.validate(), Ok(()), "{:?}", record.head.id);
            assert!(record.head.published <= day && record.head.decided <= record.head.published);
        }
    }
}

#[test]
fn the_same_every_time() {
    assert_eq!(small(today()).unwrap(), small(today()).unwrap());
}

#[test]
fn clearly_fictional() {
    let seed = small(today()).unwrap();
    let fictional = |text: &str| text.contains("示例") || text.contains("演示");
    let (mut codes, mut names) = (HashSet::new(), HashSet::new());
    for profile in &seed.subjects {
        let name = profile.subject.name.as_str();
        assert!(fictional(name), "{name}");
        assert!(profile.former_names.iter().all(|n| fictional(n.as_str())));
        assert_eq!(profile.subject.code.division(), "210399");
        assert_eq!(profile.subject.kind, profile.subject.code.subject_kind());
        assert!(codes.insert(profile.subject.code), "{name}");
        assert!(names.insert(name) || name == "示例同名商贸有限公司", "{name} twice");
        let person = profile.representative.as_ref().map_or("*", |p| p.as_str());
        assert!(person.contains('*') || profile.subject.kind == SubjectKind::IndividualBusiness);
    }
    let mut ids = HashSet::new();
    for record in &seed.records {
        let head = &record.head;
        assert!(ids.insert(&head.id), "{:?}", head.id);
        assert!(fictional(head.authority.name.as_str()));
        assert_eq!(head.authority.code.unwrap().division(), "210399");
        let number = head.document_no.as_ref().map_or("示例", |n| n.as_str());
        let commitment = matches!(record.body, Body::Commitment(_));
        assert!(fictional(number) || commitment && number.starts_with("210399"), "{number}");
    }
}

#[test]
fn periods_follow_the_tiers() {
    let seed = small(today()).unwrap();
    let penalties = seed
        .records
        .iter()
        .filter(|r| r.head.kind == RecordKind::Penalty && !r.head.id.as_str().starts_with("demo"));
    let mut tiers = HashSet::new();
    for record in penalties {
        let head = &record.head;
        let last = head.withdrawn_after.unwrap();
        let (months, minimum) = [(3, 0), (12, 3), (36, 12)]
            .into_iter()
            .find(|(months, _)| head.published.add_months(*months) == last)
            .unwrap();
        assert_eq!(record.recourse.repair_from, Some(head.published.add_months(minimum)));
        tiers.insert(months);
    }
    assert_eq!(tiers.len(), 3);
}
