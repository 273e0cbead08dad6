use super::*;
use crate::repair::Verdict;
use PenaltyKind as P;

fn fined(published: &str) -> Made {
    Made::penalty(REFORM, &[P::Fine], "演示").on(published, published)
}

#[test]
fn months_end_where_they_end() {
    // Published, first day of an application, last day: 3 and 12 months under R36.
    let cases = [
        ("2026-05-08", "2026-08-08", "2027-05-08"),
        ("2026-11-30", "2027-02-28", "2027-11-30"),
        ("2027-11-30", "2028-02-29", "2028-11-30"),
        ("2028-02-29", "2028-05-29", "2029-02-28"),
        ("2026-08-31", "2026-11-30", "2027-08-31"),
        ("2026-12-31", "2027-03-31", "2027-12-31"),
    ];
    for (published, earliest, last) in cases {
        let answer = fined(published).asked(published);
        assert_eq!(answer.earliest, Some(day(earliest)), "{published}");
        assert_eq!(answer.last_day, Some(day(last)), "{published}");
    }
}

#[test]
fn a_month_after_the_31st_of_january() {
    let mut rules = rules();
    let general = rules.regimes.iter_mut().find(|r| r.id.as_str() == "R36").unwrap();
    general.tiers[3].min.as_mut().unwrap().is = 1;
    for (published, earliest) in [("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29")] {
        let (made, today) = (fined(published), day(published));
        let answer = assess(&made.0, &rules, &calendar(), Facts::default(), today);
        assert_eq!(answer.earliest, Some(day(earliest)), "{published}");
    }
}

#[test]
fn one_day_early_is_too_early() {
    let made = fined("2026-05-08");
    let before = made.asked("2026-08-07");
    assert_eq!((before.verdict, before.can_apply), (Verdict::Waiting, false));
    assert_eq!((before.earliest, before.days_to_go), (Some(day("2026-08-08")), Some(1)));
    assert!(before.reasons[0].as_str().contains("还有 1 天"), "{:?}", before.reasons);
    let then = made.asked("2026-08-08");
    assert_eq!((then.verdict, then.can_apply, then.days_to_go), (Verdict::Ready, true, None));
    assert!(then.files_here());
}

#[test]
fn publication_ends_with_its_last_day() {
    let made = fined("2026-05-08").until("2027-05-08");
    assert!(made.asked("2027-05-08").can_apply);
    let after = made.asked("2027-05-09");
    assert_eq!((after.verdict, after.can_apply), (Verdict::Over, false));
}

#[test]
fn a_publication_shorter_than_the_minimum_ends_by_itself() {
    let answer = fined("2026-05-08").until("2026-07-01").asked("2026-06-01");
    assert_eq!((answer.verdict, answer.earliest), (Verdict::Automatic, None));
    assert_eq!(answer.last_day, Some(day("2026-07-01")));
    assert!(answer.reasons[0].as_str().contains("到期自动停止"));
    let same_day = fined("2026-05-08").until("2026-08-08").asked("2026-06-01");
    assert_eq!(same_day.earliest, Some(day("2026-08-08")));
}

#[test]
fn a_publication_longer_than_the_maximum_can_be_objected_to() {
    let says = |made: Made, today: &str, what: &str| {
        made.asked(today).notes.iter().any(|note| note.as_str().contains(what))
    };
    assert!(says(fined("2026-05-08").until("2029-05-08"), "2026-06-01", "2027年5月8日"));
    assert!(!says(fined("2026-05-08").until("2027-05-08"), "2026-06-01", "更长"));
    assert!(
        says(fined("2026-05-08"), "2027-05-09", "更长"),
        "no end was delivered, and it is over"
    );
    let warned = Made::penalty(REFORM, &[P::Warning], "演示");
    assert!(says(warned, "2026-06-01", "原则上不公示"));
}

#[test]
fn decision_day_or_day_of_publication_as_the_regime_says() {
    let made = |on| Made::penalty(REFORM, &[P::Fine], "演示").on(on, "2024-02-01");
    assert_eq!(made("2024-01-20").asked("2024-02-10").earliest, Some(day("2024-04-20")), "R58");
    // Decided long ago and published late: nobody applies before there is anything to be ended.
    assert_eq!(made("2023-05-10").asked("2024-02-10").earliest, Some(day("2024-02-01")));
    let made = Made::penalty(REFORM, &[P::Fine], "演示").on("2026-05-01", "2026-06-01");
    assert_eq!(made.asked("2026-06-10").earliest, Some(day("2026-09-01")), "R36");
}

#[test]
fn what_was_reached_under_the_old_rule_stays_reached() {
    // Decided in December, so that under R58 March sees it through; published a month later.
    let made = Made::penalty(REFORM, &[P::Fine], "演示").on("2025-12-20", "2026-01-20");
    assert!(made.asked("2026-03-20").can_apply, "R58");
    let after = made.asked("2026-04-01");
    assert_eq!(after.regime.as_ref().unwrap().id.as_str(), "R36");
    assert!(after.can_apply, "R36 alone would say 2026-04-20");
    assert!(after.notes.iter().any(|n| n.as_str().contains("仍算满")), "{:?}", after.notes);
    // A day less, and it wasn't reached in time.
    let late = Made::penalty(REFORM, &[P::Fine], "演示").on("2026-01-01", "2026-01-20");
    assert_eq!(late.asked("2026-04-01").earliest, Some(day("2026-04-20")));
    let mut strict = rules();
    strict.settings.transition.is = false;
    let answer = assess(&made.0, &strict, &calendar(), Facts::default(), day("2026-04-01"));
    assert_eq!(answer.earliest, Some(day("2026-04-20")), "where the city sets it so");
}

#[test]
fn where_the_new_rule_knows_no_repair_the_old_one_says_how_it_goes() {
    // A small fine of market regulation: six months under Order 45, no repair under Order 107.
    let made = Made::penalty(MARKET, &[P::Criticism, P::Fine], "演示")
        .on("2025-05-01", "2025-05-01")
        .until("2028-05-01");
    assert!(made.asked("2025-12-24").can_apply);
    let made = made.delivered(Severity::Minor);
    assert_eq!(made.asked("2025-12-24").verdict, Verdict::Automatic, "minor under Order 45 too");
    let warned = Made::penalty(REFORM, &[P::Warning], "演示")
        .on("2023-01-10", "2023-01-10")
        .until("2026-01-10");
    let answer = warned.asked("2023-06-01");
    assert_eq!(answer.regime.as_ref().unwrap().id.as_str(), "R58", "which hides warnings");
    assert!(answer.can_apply, "R527 let them be repaired after three months: {:?}", answer.reasons);
    assert!(
        answer.decider.is_some() && answer.materials.iter().any(|m| m.code.as_str() == "COMMIT")
    );
}

#[test]
fn answers_come_within_working_days_and_say_when_a_year_is_unknown() {
    // Ten working days from 28 September: the holidays are left out, 10 October is worked.
    let answer = fined("2026-05-08").asked("2026-09-28");
    let term = answer.term.unwrap();
    assert_eq!((term.accept, term.decide, term.total), (Some(3), Some(7), 10));
    assert_eq!(term.due.date, day("2026-10-16"));
    assert!(term.due.certain);
    // Counted from the first possible day, not from today.
    let waiting = fined("2026-05-08").asked("2026-05-20").term.unwrap();
    assert_eq!(waiting.due.date, day("2026-08-21"));
    let next_year = fined("2026-10-08").asked("2026-12-30").term.unwrap();
    assert!(!next_year.due.certain, "the calendar knows nothing of 2027");
}

#[test]
fn a_sanction_for_a_time_has_to_be_over() {
    let mut made =
        Made::penalty(REFORM, &[P::RestrictBusiness], "演示").on("2026-05-08", "2026-05-08");
    let crate::record::Body::Penalty(body) = &mut made.0.body else { panic!() };
    body.effective_until = Some(day("2027-09-30"));
    let answer = made.asked("2027-06-01");
    assert_eq!((answer.verdict, answer.earliest), (Verdict::Waiting, Some(day("2027-10-01"))));
    assert!(answer.reasons.iter().any(|r| r.as_str().contains("2027年9月30日")));
    assert!(made.asked("2027-10-01").can_apply);
}
