use super::*;
use crate::repair::{ConditionState, Intake, Verdict};
use PenaltyKind as P;

const READY: &str = "2026-09-01";

fn fined() -> Made {
    Made::penalty(REFORM, &[P::Fine], "演示").on("2026-05-08", "2026-05-08")
}

#[test]
fn an_objection_goes_before_a_repair() {
    for answer in [
        fined().standing(Standing::UnderObjection).asked(READY),
        fined().with(Facts { objection_open: true, ..Facts::default() }, READY),
    ] {
        assert_eq!((answer.verdict, answer.can_apply), (Verdict::Blocked, false));
        assert!(answer.reasons[0].as_str().contains("先等异议"), "{:?}", answer.reasons);
    }
}

#[test]
fn one_open_case_per_record() {
    let answer = fined().with(Facts { repair_open: true, ..Facts::default() }, READY);
    assert_eq!((answer.verdict, answer.can_apply), (Verdict::Blocked, false));
}

#[test]
fn duties_known_to_be_undone_stand_in_the_way_and_unknown_ones_are_shown_by_proof() {
    let with = |fulfilled| fined().with(Facts { fulfilled, ..Facts::default() }, READY);
    let state = |answer: &RepairAnswer| answer.conditions[1].state;
    assert_eq!(with(Some(false)).verdict, Verdict::Blocked);
    assert_eq!(state(&with(Some(false))), ConditionState::Unmet);
    assert_eq!((with(None).can_apply, state(&with(None))), (true, ConditionState::ToDo));
    assert_eq!((with(Some(true)).can_apply, state(&with(Some(true)))), (true, ConditionState::Met));
}

#[test]
fn who_was_found_to_lie_waits_as_long_as_the_setting_says() {
    let facts = Facts { dishonest: Some(day("2026-08-15")), ..Facts::default() };
    let made = fined().until("2029-05-08");
    let answer = made.with(facts.clone(), "2027-08-14");
    assert_eq!((answer.verdict, answer.can_apply), (Verdict::Blocked, false));
    assert!(answer.reasons[0].as_str().contains("2027年8月15日"), "{:?}", answer.reasons);
    assert!(answer.notes.iter().any(|n| n.as_str().contains("弄虚作假")));
    assert!(made.with(facts, "2027-08-15").can_apply);
}

#[test]
fn a_refusal_names_the_day_from_which_one_may_apply_again() {
    let facts = Facts { again_from: Some(day("2026-10-01")), ..Facts::default() };
    assert_eq!(fined().with(facts.clone(), "2026-09-30").verdict, Verdict::Blocked);
    assert!(fined().with(facts, "2026-10-01").can_apply);
}

#[test]
fn training_only_where_the_rule_asks_for_it() {
    let old = Made::penalty(REFORM, &[P::LowerGrade], "演示").on("2020-03-01", "2020-03-01");
    let answer = old.asked("2020-10-01");
    assert!(answer.needs_training());
    let todo = |a: &RepairAnswer| {
        a.conditions
            .iter()
            .any(|c| c.text.as_str().contains("培训") && c.state == ConditionState::ToDo)
    };
    assert!(todo(&answer));
    let trained = old.with(Facts { trained: true, ..Facts::default() }, "2020-10-01");
    assert!(!todo(&trained) && trained.can_apply);
    let now = Made::penalty(REFORM, &[P::LowerGrade], "演示").asked("2027-06-01");
    assert!(!now.needs_training(), "today's rule doesn't demand it");
    assert!(now.materials.iter().any(|m| m.code.as_str() == "TRAINING" && !m.required));
}

#[test]
fn with_the_national_intake_the_application_goes_to_the_national_window() {
    let mut rules = rules();
    rules.settings.intake = Intake::National;
    let answer = assess(&fined().0, &rules, &calendar(), Facts::default(), day(READY));
    let place = answer.place.clone().unwrap();
    assert!(answer.can_apply && !answer.files_here() && !place.here);
    assert!(place.name.as_str().contains("信用中国") && place.address.is_some());
    let market = Made::penalty(MARKET, &[P::Fine], "演示").asked(READY);
    assert!(market.can_apply && !market.files_here(), "market regulation has its own system");
}

#[test]
fn what_has_ended_says_how() {
    let words = |standing| fined().standing(standing).asked(READY);
    for (standing, says) in [
        (Standing::Repaired, "已经完成信用修复"),
        (Standing::Revoked, "已经撤销"),
        (Standing::Expired, "公示已经结束"),
    ] {
        let answer = words(standing);
        assert_eq!((answer.verdict, answer.can_apply), (Verdict::Over, false));
        assert!(answer.reasons[0].as_str().contains(says));
    }
}

#[test]
fn a_list_entry_shows_the_exit_rule_of_its_own_list() {
    let answer = Made::listed(RecordKind::BlackList, REFORM, "演示名单").asked(READY);
    assert!(answer.notes.iter().any(|n| n.as_str().contains("满一年可以申请移出")));
}
