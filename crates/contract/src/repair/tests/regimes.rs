use super::*;
use crate::repair::{Verdict, Way};
use PenaltyKind as P;
use RecordKind as K;

/// Record, day, then: regime, tier, minimum, maximum, way, repairable at all, working days, decider.
type Case = (
    Made,
    &'static str,
    (&'static str, &'static str, Option<u32>, Option<u32>, Way, bool, Option<u32>, &'static str),
);

fn penalty(authority: &'static str, kinds: &[P], misconduct: &str, on: &str) -> Made {
    Made::penalty(authority, kinds, misconduct).on(on, on)
}

#[rustfmt::skip]
fn cases() -> Vec<Case> {
    use Way::*;
    let center = "国家公共信用信息中心";
    vec![
        // R527
        (penalty(REFORM, &[P::Fine], "演示", "2020-03-01"), "2020-05-01", ("R527", "general", Some(3), Some(12), Site, true, Some(10), REFORM)),
        (penalty(REFORM, &[P::LowerGrade], "演示", "2020-03-01"), "2020-05-01", ("R527", "grave", Some(6), Some(36), Site, true, Some(10), REFORM)),
        (penalty(REFORM, &[P::SuspendBusiness], "安全生产违法", "2020-03-01"), "2020-05-01", ("R527", "barred", Some(36), Some(36), Site, false, None, "")),
        (penalty(REFORM, &[P::Warning], "演示", "2020-03-01").delivered(Severity::Minor), "2020-05-01", ("R527", "summary", None, Some(0), Site, false, None, "")),
        // Before the sector's own rule, the general one also holds for market regulation.
        (penalty(MARKET, &[P::Fine], "演示", "2021-06-01"), "2021-08-31", ("R527", "general", Some(3), Some(12), Site, true, Some(10), MARKET)),
        // R58
        (penalty(REFORM, &[P::Fine], "演示", "2023-06-01"), "2023-07-01", ("R58", "general", Some(3), Some(36), Site, true, Some(10), center)),
        (penalty(REFORM, &[P::Fine], "消防设施失效", "2023-06-01"), "2023-07-01", ("R58", "safety", Some(12), Some(36), Site, true, Some(10), center)),
        (penalty(REFORM, &[P::Warning, P::Criticism], "演示", "2023-06-01"), "2023-06-01", ("R58", "hidden", None, Some(0), Site, false, None, "")),
        (Made::listed(K::BlackList, REFORM, "演示名单").on("2023-06-01", "2023-06-08"), "2023-07-01", ("R58", "list", None, None, Site, true, None, REFORM)),
        // R36
        (penalty(REFORM, &[P::Warning], "演示", "2026-05-08"), "2026-05-20", ("R36", "minor", Some(0), Some(3), Site, true, Some(10), REFORM)),
        (penalty(REFORM, &[P::Fine], "演示", "2026-05-08"), "2026-05-20", ("R36", "general", Some(3), Some(12), Site, true, Some(10), REFORM)),
        (penalty(REFORM, &[P::Warning, P::RevokeLicence], "演示", "2026-05-08"), "2026-05-20", ("R36", "grave", Some(12), Some(36), Site, true, Some(10), REFORM)),
        (penalty(REFORM, &[P::Fine], "演示", "2026-05-08").delivered(Severity::Grave), "2026-05-20", ("R36", "grave", Some(12), Some(36), Site, true, Some(10), REFORM)),
        (penalty(REFORM, &[P::RevokeLicence], "演示", "2026-05-08").delivered(Severity::General), "2026-05-20", ("R36", "general", Some(3), Some(12), Site, true, Some(10), REFORM)),
        (Made::listed(K::BlackList, REFORM, "演示名单"), "2026-05-20", ("R36", "grave", Some(12), Some(36), Site, true, Some(10), REFORM)),
        (Made::listed(K::WatchList, REFORM, "演示名单"), "2026-05-20", ("R36", "watch", Some(0), None, Site, true, Some(10), REFORM)),
        (Made::record(K::WageArrears, REFORM, json!({"wage_arrears": {"legal_basis": "《演示条例》", "order": "限期支付。"}})), "2026-05-20", ("R36", "general", Some(3), Some(12), Site, true, Some(10), REFORM)),
        // M45
        (penalty(MARKET, &[P::Fine], "演示", "2024-06-01"), "2024-07-01", ("M45", "other", Some(6), Some(36), Market, true, Some(17), MARKET)),
        (penalty(MARKET, &[P::Fine], "食品标签", "2024-06-01"), "2024-07-01", ("M45", "food", Some(12), Some(36), Market, true, Some(17), MARKET)),
        (penalty(MARKET, &[P::Warning], "演示", "2024-06-01"), "2024-06-01", ("M45", "warned", None, Some(0), Market, false, None, "")),
        (penalty(MARKET, &[P::Criticism], "演示", "2024-06-01"), "2024-07-01", ("M45", "minor", None, Some(3), Market, false, None, "")),
        (penalty(MARKET, &[P::Fine], "演示", "2024-06-01").delivered(Severity::Minor), "2024-07-01", ("M45", "minor", None, Some(3), Market, false, None, "")),
        (penalty(MARKET, &[P::Fine, P::RevokeLicence], "演示", "2024-06-01"), "2024-07-01", ("M45", "barred", Some(36), Some(36), Market, false, None, "")),
        (Made::listed(K::BlackList, MARKET, "演示严重违法名单").on("2024-06-01", "2024-06-01"), "2024-07-01", ("M45", "list", Some(12), Some(36), Market, true, Some(17), MARKET)),
        (Made::listed(K::AbnormalList, MARKET, "演示异常名录").on("2024-06-01", "2024-06-01"), "2024-07-01", ("M45", "abnormal", Some(0), None, Market, true, Some(17), MARKET)),
        // M107
        (penalty(MARKET, &[P::Criticism], "演示", "2026-05-08"), "2026-05-20", ("M107", "minor", None, Some(3), Market, false, None, "")),
        (penalty(MARKET, &[P::Fine], "食品标签", "2026-05-08"), "2026-05-20", ("M107", "general", Some(3), Some(12), Market, true, Some(7), MARKET)),
        (penalty(MARKET, &[P::SuspendBusiness], "演示", "2026-05-08"), "2026-05-20", ("M107", "grave", Some(12), Some(36), Market, true, Some(7), MARKET)),
        (Made::listed(K::BlackList, MARKET, "演示严重违法名单"), "2026-05-20", ("M107", "grave", Some(12), Some(36), Market, true, Some(7), MARKET)),
        (Made::listed(K::AbnormalList, MARKET, "演示异常名录"), "2026-05-20", ("M107", "abnormal", Some(0), None, Market, true, Some(7), MARKET)),
        // C-SPC
        (Made::listed(K::BlackList, "演示市人民法院", "失信被执行人名单"), "2026-05-20", ("C-SPC", "listed", None, Some(24), Court, false, None, "演示市人民法院")),
        (Made::listed(K::BlackList, "演示市中级人民法院", "演示名单"), "2026-05-20", ("C-SPC", "listed", None, Some(24), Court, false, None, "演示市中级人民法院")),
    ]
}

#[test]
fn each_tier_of_each_regime_has_its_periods_its_place_and_its_decider() {
    let mut seen = Vec::new();
    for (made, today, expected) in cases() {
        let (regime, tier, min, max, way, repairable, term, decider) = expected;
        let answer = made.asked(today);
        let (got, tiers) = (answer.regime.clone().unwrap(), answer.tier.clone().unwrap());
        let name = format!("{regime} {tier} on {today}");
        assert_eq!((got.id.as_str(), tiers.id.as_str()), (regime, tier), "{name}");
        assert_eq!((tiers.min_months, tiers.max_months), (min, max), "{name}");
        assert_eq!(answer.place.clone().unwrap().way, way, "{name}");
        assert_eq!(answer.earliest.is_some(), repairable, "{name}: {:?}", answer.verdict);
        assert_eq!(answer.materials.is_empty(), !repairable, "{name}");
        assert_eq!(answer.effects.len(), if repairable { 3 } else { 0 }, "{name}");
        assert_eq!(answer.term.as_ref().map(|t| t.total), term, "{name}");
        assert_eq!(answer.decider.as_ref().map_or("", |d| d.name.as_str()), decider, "{name}");
        assert_eq!(answer.cost, crate::Fen(0));
        assert!(!answer.ways.is_empty() && !answer.reasons.is_empty(), "{name}");
        seen.push((regime.to_owned(), tier.to_owned()));
    }
    for regime in rules().regimes {
        for tier in regime.tiers {
            let found = (regime.id.to_string(), tier.id.to_string());
            assert!(seen.contains(&found), "no case for {found:?}");
        }
    }
}

#[test]
fn regimes_take_turns_on_their_days() {
    let days = [
        ("2019-06-30", None, None),
        ("2019-07-01", Some("R527"), Some("R527")),
        ("2021-08-31", Some("R527"), Some("R527")),
        ("2021-09-01", Some("R527"), Some("M45")),
        ("2023-04-30", Some("R527"), Some("M45")),
        ("2023-05-01", Some("R58"), Some("M45")),
        ("2025-12-24", Some("R58"), Some("M45")),
        ("2025-12-25", Some("R58"), Some("M107")),
        ("2026-03-31", Some("R58"), Some("M107")),
        ("2026-04-01", Some("R36"), Some("M107")),
        ("2050-01-01", Some("R36"), Some("M107")),
    ];
    for (on, general, market) in days {
        for (authority, expected) in [(REFORM, general), (MARKET, market)] {
            let made = Made::penalty(authority, &[P::Fine], "演示").on("2019-01-01", "2019-01-01");
            let answer = made.asked(on);
            assert_eq!(answer.regime.as_ref().map(|r| r.id.as_str()), expected, "{on} {authority}");
        }
    }
}

#[test]
fn only_the_court_takes_its_own_entries_off() {
    let answer =
        Made::listed(K::BlackList, "演示市人民法院", "失信被执行人名单").asked("2030-01-01");
    assert_eq!((answer.verdict, answer.can_apply), (Verdict::Elsewhere, false));
    assert!(answer.place.unwrap().name.as_str().contains("法院"));
    assert!(answer.ways.iter().any(|w| w.as_str().contains("15 日内审查")));
    assert!(answer.ways.iter().any(|w| w.as_str().contains("演示市人民法院")));
}

#[test]
fn what_knows_no_repair_says_so() {
    let rectification = Made::record(
        K::Rectification,
        REFORM,
        json!({"rectification": {"matter": "演示", "legal_basis": "《演示条例》"}}),
    );
    let answer = rectification.asked("2026-06-01");
    assert_eq!((answer.verdict, answer.can_apply), (Verdict::Closed, false));
    assert!(answer.reasons[0].as_str().contains("没有修复程序"));
    let praise = Made::listed(K::RedList, REFORM, "演示红名单").asked("2026-06-01");
    assert_eq!(praise.verdict, Verdict::Unneeded);
}
