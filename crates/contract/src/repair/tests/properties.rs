use super::*;
use crate::repair::{Verdict, days};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const AUTHORITIES: [&str; 3] = [REFORM, MARKET, "演示市人民法院"];
const KINDS: [RecordKind; 6] = [
    RecordKind::Penalty,
    RecordKind::BlackList,
    RecordKind::WatchList,
    RecordKind::AbnormalList,
    RecordKind::RedList,
    RecordKind::BlackList,
];

prop_compose! {
    fn any_record()(
        kind in select(&KINDS),
        authority in select(&AUTHORITIES),
        penalties in subsequence(PenaltyKind::ALL, 1..4),
        words in select(&["演示", "食品标签", "安全生产"]),
        severity in proptest::option::of(select(Severity::ALL)),
        decided in 17_800i32..21_500,
        waited in 0i32..60,
        shown in proptest::option::of(1i32..1500),
        sanction in proptest::option::of(0i32..900),
    ) -> Made {
        let mut made = match kind {
            RecordKind::Penalty => Made::penalty(authority, &penalties, words),
            kind => Made::listed(kind, authority, "演示名单"),
        };
        if let Some(severity) = severity {
            made = made.delivered(severity);
        }
        let decided = Date::from_days(decided);
        made.0.head.decided = decided;
        made.0.head.published = decided.add_days(waited);
        made.0.head.withdrawn_after = shown.map(|days| made.0.head.published.add_days(days));
        if let crate::record::Body::Penalty(body) = &mut made.0.body {
            body.effective_until = sanction.map(|days| decided.add_days(days));
        }
        made
    }
}

prop_compose! {
    fn any_facts()(
        objection_open in any::<bool>(),
        repair_open in any::<bool>(),
        fulfilled in any::<Option<bool>>(),
        dishonest in proptest::option::of(17_800i32..21_500),
        trained in any::<bool>(),
    ) -> Facts {
        Facts { objection_open, repair_open, fulfilled, trained,
            dishonest: dishonest.map(Date::from_days), again_from: None }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn more_time_never_makes_a_repairable_record_unrepairable(
        made in any_record(), facts in any_facts(), wait in 0i32..1200, more in 1i32..1200,
    ) {
        let today = made.0.head.published.add_days(wait);
        let calendar = calendar();
        let on = |day| assess(&made.0, &PARSED, &calendar, facts.clone(), day);
        if on(today).can_apply {
            let later = today.add_days(more);
            let answer = on(later);
            let ended = !made.0.head.is_public(later);
            let rule_ended = answer.last_day.is_some_and(|last| last < later);
            prop_assert!(
                answer.can_apply || ended || rule_ended,
                "{today} yes, {later} {:?} {:?}", answer.verdict, answer.reasons
            );
        }
    }

    #[test]
    fn the_earliest_day_comes_before_the_last_and_the_rule_exists(
        made in any_record(), facts in any_facts(), wait in 0i32..2000,
    ) {
        let today = made.0.head.published.add_days(wait);
        let answer = assess(&made.0, &PARSED, &calendar(), facts, today);
        if let (Some(first), Some(last)) = (answer.earliest, answer.last_day) {
            prop_assert!(first <= last);
        }
        if let Some(first) = answer.earliest {
            prop_assert!(first >= made.0.head.published);
            prop_assert_eq!(answer.days_to_go.is_some(), first > today);
        }
        if let Some(cited) = &answer.regime {
            let regime = PARSED.regimes.iter().find(|r| r.id == cited.id).unwrap();
            prop_assert!(regime.holds(today) && regime.citation == cited.citation);
            let tier = answer.tier.as_ref().unwrap();
            prop_assert!(regime.tiers.iter().any(|t| t.id == tier.id));
        }
        prop_assert_eq!(answer.can_apply, answer.verdict == Verdict::Ready);
        prop_assert!(!answer.reasons.is_empty() && !answer.ways.is_empty());
        if answer.can_apply {
            prop_assert!(answer.decider.is_some() && answer.place.is_some());
            prop_assert!(answer.earliest.is_some_and(|first| first <= today));
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer_also_after_a_journey_over_the_wire(
        made in any_record(), facts in any_facts(), wait in 0i32..2000,
    ) {
        let today = made.0.head.published.add_days(wait);
        let answer = assess(&made.0, &PARSED, &calendar(), facts, today);
        let wire = serde_json::to_string(&answer).unwrap();
        prop_assert_eq!(serde_json::from_str::<RepairAnswer>(&wire).unwrap(), answer);
    }

    #[test]
    fn a_longer_minimum_is_never_an_earlier_day(made in any_record(), months in 0u32..48) {
        let today = made.0.head.published;
        let mut longer = rules();
        longer.settings.transition.is = false;
        let Some((regime, _)) = longer.regime(&made.0, today) else { return Ok(()) };
        let Some(tier) = regime.tier(&made.0) else { return Ok(()) };
        let mut more = tier.clone();
        if let Some(min) = &mut more.min {
            min.is += months;
        }
        let plain = days::of(&longer, tier, &made.0, false, today).earliest;
        let later = days::of(&longer, &more, &made.0, false, today).earliest;
        prop_assert!(later.is_none() || later >= plain);
    }
}
