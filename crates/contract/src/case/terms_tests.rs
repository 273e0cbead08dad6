use super::*;
use crate::Date;
use crate::calendar::Calendar;
use proptest::prelude::*;

const TERMS: Terms =
    Terms { accept: 1, decide: 3, total: 7, correct: 10, extend: 3, ask_review: 10, review: 5 };

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

struct Tried {
    calendar: Calendar,
    kind: CaseKind,
    state: CaseState,
    course: Course,
}

impl Tried {
    fn begun(kind: CaseKind, on: &str) -> Self {
        let (calendar, state) = (Calendar::default(), kind.begins()[0]);
        let counting = Counting { calendar: &calendar, terms: TERMS, today: day(on), day: None };
        let course = Course::begin(kind, state, &counting);
        Self { calendar, kind, state, course }
    }

    /// The due day after the action of that day.
    fn does(&mut self, on: &str, action: Action) -> Option<String> {
        let step = Role::ALL.iter().find_map(|by| self.kind.step(self.state, action, *by)).unwrap();
        let counting =
            Counting { calendar: &self.calendar, terms: TERMS, today: day(on), day: None };
        self.course = self.course.after(self.kind, &step, &counting);
        self.state = step.to;
        self.course.due.map(|due| due.date.to_string())
    }
}

fn on(day: &str) -> Option<String> {
    Some(day.to_owned())
}

#[test]
fn an_objection_is_accepted_checked_and_forwarded_in_its_terms() {
    // 2026-11-23 is a Monday.
    let mut case = Tried::begun(CaseKind::Objection, "2026-11-23");
    assert_eq!(case.course.due.unwrap().date, day("2026-11-24"));
    assert_eq!(case.does("2026-11-24", Action::Accept), on("2026-11-27"));
    assert_eq!(case.does("2026-11-25", Action::Forward), on("2026-12-03"), "seven days in all");
    assert_eq!(case.does("2026-11-26", Action::Extend), on("2026-12-08"), "three more");
    assert_eq!(case.does("2026-12-08", Action::Uphold), None);
    assert_eq!(case.course.review_until, Some(day("2026-12-22")));
    assert_eq!(case.does("2026-12-09", Action::RequestReview), on("2026-12-16"));
    assert_eq!(case.does("2026-12-10", Action::Uphold), None);
}

#[test]
fn the_term_rests_while_supplements_are_awaited() {
    let mut case = Tried::begun(CaseKind::Objection, "2026-11-23");
    case.does("2026-11-23", Action::Accept);
    assert_eq!(case.does("2026-11-24", Action::Forward), on("2026-12-02"));
    // Six days are left; the enterprise takes ten calendar days.
    assert_eq!(case.does("2026-11-24", Action::Return), on("2026-12-08"));
    assert_eq!(case.does("2026-12-04", Action::Resubmit), on("2026-12-14"));
    // Nothing comes: it goes on with what there is.
    case.does("2026-12-14", Action::Return);
    assert_eq!(case.does("2026-12-29", Action::Proceed), on("2026-12-30"), "a day at least");
}

#[test]
fn a_repair_is_done_within_its_total_whatever_its_steps_take() {
    let mut case = Tried::begun(CaseKind::Repair, "2026-11-23");
    assert_eq!(case.course.total.unwrap().date, day("2026-12-02"));
    assert_eq!(case.does("2026-12-01", Action::Accept), on("2026-12-02"), "accepted late");
    let mut case = Tried::begun(CaseKind::Repair, "2026-11-23");
    assert_eq!(case.does("2026-11-24", Action::Return), on("2026-12-08"));
    assert_eq!(case.does("2026-12-08", Action::Resubmit), on("2026-12-09"));
    assert_eq!(case.course.total.unwrap().date, day("2026-12-16"), "six days were left");
    assert_eq!(case.does("2026-12-09", Action::Accept), on("2026-12-14"));
}

#[test]
fn officers_set_the_days_of_rectifications() {
    let calendar = Calendar::default();
    let counting = |today: &str, set: &str| Counting {
        calendar: &calendar,
        terms: TERMS,
        today: day(today),
        day: Date::parse(set),
    };
    let kind = CaseKind::Rectification;
    let begun = Course::begin(kind, CaseState::Rectifying, &counting("2026-11-23", "2026-12-31"));
    assert_eq!(begun.due.unwrap().date, day("2026-12-31"));
    let late = kind.step(CaseState::Rectifying, Action::FallOverdue, Role::Clock).unwrap();
    let late = begun.after(kind, &late, &counting("2027-01-01", ""));
    assert_eq!(late.due.unwrap().date, day("2027-01-06"));
    let called = kind.step(CaseState::Unrectified, Action::CallReminder, Role::Officer).unwrap();
    let called = late.after(kind, &called, &counting("2027-01-04", "2027-01-11"));
    assert_eq!(called.due.unwrap().date, day("2027-01-11"));
}

proptest! {
    #[test]
    fn somebody_has_a_day_while_the_case_is_open(
        kind in prop::sample::select(CaseKind::ALL),
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0i32..20), 0..40),
    ) {
        let (calendar, mut today) = (Calendar::default(), day("2026-03-02"));
        let mut counting =
            Counting { calendar: &calendar, terms: TERMS, today, day: Some(today.add_days(9)) };
        let mut state = kind.begins()[0];
        let mut course = Course::begin(kind, state, &counting);
        for (choice, days) in steps {
            prop_assert_eq!(course.due.is_some(), state.is_open(), "{:?} {:?}", kind, state);
            let legal: Vec<&Move> = moves(kind).iter().filter(|m| m.from == state).collect();
            if legal.is_empty() { break; }
            today = today.add_days(days);
            (counting.today, counting.day) = (today, Some(today.add_days(9)));
            let step = choice.get(&legal);
            let next = course.after(kind, step, &counting);
            if let Some(due) = next.due.filter(|_| step.action != Action::Extend) {
                prop_assert!(due.date >= today || course.total.is_some_and(|t| t.date < today)
                    || matches!(step.to, CaseState::Checking), "{:?} {:?}", step, due);
            }
            if step.action == Action::Extend {
                prop_assert!(next.due.unwrap().date >= course.due.unwrap().date);
            }
            (course, state) = (next, step.to);
        }
    }
}
