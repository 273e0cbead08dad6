use super::*;
use serde_json::json;

fn entry() -> serde_json::Value {
    json!({"list_entry": {
        "list": "演示名单", "reason": "演示事由", "legal_basis": "《演示条例》第一条",
        "measures": [], "exit_rule": "期满移出", "remedy": "可以提出异议"
    }})
}

#[test]
fn a_list_entry_without_basis_exit_or_remedy_cannot_be_built() {
    assert!(serde_json::from_value::<Body>(entry()).is_ok());
    for field in ["legal_basis", "exit_rule", "remedy", "reason", "list"] {
        let mut missing = entry();
        missing["list_entry"].as_object_mut().unwrap().remove(field);
        assert!(serde_json::from_value::<Body>(missing).is_err(), "without {field}");
        let mut blank = entry();
        blank["list_entry"][field] = json!(" \u{3000}");
        assert!(serde_json::from_value::<Body>(blank).is_err(), "blank {field}");
    }
}

#[test]
fn facts_carry_standard_names_and_leave_out_what_is_missing() {
    let body: Body = serde_json::from_value(entry()).unwrap();
    let labels: Vec<_> = body.facts().iter().map(|f| f.label).collect();
    assert_eq!(labels, ["名单名称", "列入事由", "列入依据", "移出条件", "救济途径"]);
    assert_eq!(body.legal_basis().unwrap().as_str(), "《演示条例》第一条");
}

fn head(published: &str, last: Option<&str>) -> RecordHead {
    serde_json::from_value(json!({
        "id": "demo-1", "kind": "black_list", "title": "演示",
        "subject": {"code": "91210399MA0TEXT046", "name": "演示公司", "kind": "enterprise"},
        "authority": {"name": "演示局"}, "decided": published, "published": published,
        "withdrawn_after": last, "standing": "current", "updated": published
    }))
    .unwrap()
}

#[test]
fn publication_ends_with_its_last_day() {
    let day = |t| Date::parse(t).unwrap();
    let record = head("2026-01-10", Some("2026-11-22"));
    assert!(!record.is_public(day("2026-01-09")));
    assert!(record.is_public(day("2026-11-22")));
    assert!(!record.is_public(day("2026-11-23")));
    assert_eq!(record.days_left(day("2026-11-20")), Some(2));
    assert_eq!(head("2026-01-10", None).days_left(day("2026-11-20")), None);
    let repaired = RecordHead { standing: Standing::Repaired, ..record };
    assert!(!repaired.is_public(day("2026-11-20")));
}

#[test]
fn the_bar_stays_between_its_ends() {
    let day = |t| Date::parse(t).unwrap();
    let record = head("2026-01-01", Some("2026-01-11"));
    let bar = PeriodBar::new(&record, Some(day("2026-01-06")), day("2027-01-01")).unwrap();
    assert_eq!((bar.repair_from, bar.today), (Some(50), 100));
    assert!(
        PeriodBar::new(&head("2026-01-01", Some("2099-12-31")), None, day("2026-02-01")).is_none()
    );
}

#[test]
fn validation_finds_what_types_cannot() {
    let record = |body, kind| Record {
        head: RecordHead { kind, ..head("2026-01-10", Some("2026-01-01")) },
        body: serde_json::from_value(body).unwrap(),
        recourse: Recourse {
            objection: Authority { name: Text::new("演示局").unwrap(), code: None, phone: None },
            repair: None,
            repair_from: None,
        },
        revision: 1,
    };
    let pointers = |r: Record| -> Vec<_> {
        r.validate().unwrap_err().into_iter().map(|e| e.pointer).collect()
    };
    let mut long = entry();
    long["list_entry"]["reason"] = json!("长".repeat(4001));
    assert_eq!(
        pointers(record(long, RecordKind::BlackList)),
        ["/body/reason", "/head/withdrawn_after"]
    );
    assert_eq!(pointers(record(entry(), RecordKind::Permit)), ["/head/withdrawn_after", "/body"]);
}

#[test]
fn ids_are_safe_in_addresses() {
    assert!(RecordId::parse("penalty-7f3a").is_some());
    for bad in ["", "a/b", "a b", "编号", "..", &"x".repeat(65)] {
        assert!(RecordId::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn every_kind_has_a_group_and_groups_cover_all() {
    let grouped: usize = Group::ALL.iter().map(|g| g.kinds().count()).sum();
    assert_eq!(grouped, RecordKind::ALL.len());
    for kind in RecordKind::ALL {
        assert_eq!(RecordKind::from_code(kind.code()), Some(*kind));
    }
}
