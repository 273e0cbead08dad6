use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn no_two_moves_contradict_each_other() {
    for kind in CaseKind::ALL {
        let mut seen = BTreeSet::new();
        for m in moves(*kind) {
            assert!(seen.insert((m.from, m.action, m.by)), "{kind:?} {m:?}");
        }
    }
}

#[test]
fn every_state_is_reached_and_nobody_waits_in_vain() {
    for kind in CaseKind::ALL {
        let mut reached: BTreeSet<CaseState> = kind.begins().iter().copied().collect();
        while moves(*kind).iter().any(|m| reached.contains(&m.from) && reached.insert(m.to)) {}
        for m in moves(*kind) {
            assert!(reached.contains(&m.from), "{kind:?} never reaches {:?}", m.from);
        }
        for state in reached {
            if let Some(role) = state.acts_next() {
                // A commitment that is being rectified waits for the officer to look again.
                let looked_at = (*kind, state) == (CaseKind::Commitment, CaseState::Rectifying);
                let can = looked_at || kind.offers(state, role).count() > 0;
                assert!(can, "{kind:?}: nothing to do for {role:?} in {state:?}");
            }
        }
    }
}

#[test]
fn negative_moves_need_their_reason() {
    use Action as A;
    for m in CaseKind::ALL.iter().flat_map(|k| moves(*k)) {
        let wanted = match m.action {
            A::Reject | A::Revoke | A::OrderRectification => Needs::Reason,
            A::Annul | A::EndPublication | A::Delist | A::Uphold | A::Recall => Needs::Reason,
            A::Extend | A::RequestReview | A::Grant | A::Restore | A::Refer => Needs::Reason,
            A::Pass | A::Fail | A::Resolve | A::Dismiss => Needs::Reason,
            A::Decline if matches!(m.from, CaseState::Submitted) => match m.needs {
                Needs::Refusal => Needs::Refusal,
                _ => Needs::Reason,
            },
            A::Refuse => Needs::Refusal,
            A::Correct | A::Supplement => Needs::Changes,
            A::CallReminder | A::CallWarning => Needs::Interview,
            A::RecordInterview => Needs::Outcome,
            A::Forward => Needs::Agency,
            A::Return => Needs::Faults,
            A::FindPartly | A::FindUnfulfilled => Needs::Breach,
            A::Resubmit => Needs::Answers,
            _ => continue,
        };
        assert_eq!(m.needs, wanted, "{m:?}");
    }
}

#[test]
fn every_decision_says_what_the_public_will_see() {
    use Action as A;
    let decides = [
        A::Correct,
        A::Supplement,
        A::Annul,
        A::EndPublication,
        A::Delist,
        A::Uphold,
        A::Grant,
        A::Refuse,
        A::Restore,
        A::FindFulfilled,
        A::FindPartly,
        A::FindUnfulfilled,
        A::Verify,
        A::RecordInterview,
        A::Pass,
        A::Refer,
    ];
    for kind in CaseKind::ALL {
        for m in moves(*kind).iter().filter(|m| decides.contains(&m.action)) {
            let told = consequence(*kind, m.action).unwrap_or_default();
            assert!(told.ends_with('。'), "{kind:?} {:?}: {told:?}", m.action);
        }
    }
}

#[test]
fn whoever_decides_is_the_agency_that_has_the_case() {
    for m in CaseKind::ALL.iter().flat_map(|k| moves(*k)) {
        let by_supplier = m.by == Role::Supplier;
        assert_eq!(
            by_supplier,
            m.from == CaseState::Forwarded
                && m.by != Role::Enterprise
                && m.action != Action::Recall,
            "{m:?}"
        );
    }
}

#[test]
fn numbers_read_as_they_are_typed() {
    let number = CaseNumber::new(Date::new(2026, 11, 22).unwrap(), 42);
    assert_eq!(number.as_str().len(), 17);
    assert!(number.as_str().starts_with("20261122-00042-"));
    let loose = number.as_str().replace('-', " ");
    assert_eq!(CaseNumber::parse(&loose), Some(number.clone()));
    assert_eq!(CaseNumber::parse("２０２６１１２２-00042-99"), None);
    let c = CommitmentNumber::new("210399", Date::new(2026, 11, 22).unwrap(), 7).unwrap();
    assert_eq!(c.as_str(), "21039920261122000007");
    assert_eq!(CommitmentNumber::new("21039", Date::FAR, 7), None);
    assert_eq!(CommitmentNumber::new("210399", Date::FAR, 1_000_000), None);
}

proptest! {
    #[test]
    fn a_single_wrong_digit_is_noticed(serial in 0u32..100_000, place in 0usize..15, other in 1u8..10) {
        let number = CaseNumber::new(Date::new(2026, 2, 3).unwrap(), serial);
        let mut digits: Vec<u8> = number.as_str().bytes().filter(u8::is_ascii_digit).collect();
        digits[place] = (digits[place] - b'0' + other) % 10 + b'0';
        prop_assert_eq!(CaseNumber::parse(std::str::from_utf8(&digits).unwrap()), None);
    }

    #[test]
    fn random_walks_stay_legal(
        kind in prop::sample::select(CaseKind::ALL),
        begin in 0usize..2,
        steps in prop::collection::vec(
            (prop::sample::select(Action::ALL), prop::sample::select(Role::ALL)),
            0..600,
        ),
    ) {
        let begins = kind.begins();
        let mut state = begins[begin % begins.len()];
        for (action, role) in steps {
            let offered = kind.offers(state, role).any(|m| m.action == action);
            match kind.step(state, action, role) {
                Some(m) => {
                    prop_assert!(offered && m.from == state);
                    state = m.to;
                }
                None => prop_assert!(!offered),
            }
        }
        let ended = kind
            .offers(state, Role::Enterprise)
            .all(|m| m.action == Action::RequestReview && kind.once(m.action));
        prop_assert!(state.is_open() || kind.keeps_record(state) || ended);
    }

    #[test]
    fn hostile_numbers_never_panic(raw in "\\PC{0,40}") {
        let _ = (CaseNumber::parse(&raw), CommitmentNumber::parse(&raw));
    }
}

#[test]
fn every_move_says_what_it_does_in_public() {
    use {Action as A, CaseKind as K, CaseState as S};
    let said = |kind: K, from, action| {
        kind.step(from, action, Role::Officer).map_or("", |step| step.in_public(kind, true))
    };
    assert!(said(K::Commitment, S::Submitted, A::Accept).contains("立即公示"));
    assert_eq!(said(K::Registration, S::Submitted, A::Accept), "不公示，公开页面没有变化。");
    assert_eq!(said(K::Commitment, S::InForce, A::OrderRectification), "公示照常，页面内容不变。");
    for kind in CaseKind::ALL {
        for step in moves(*kind) {
            assert!(step.in_public(*kind, true).ends_with('。'));
            let of_filed = matches!(kind, CaseKind::Commitment | CaseKind::Registration);
            match consequence(*kind, step.action) {
                // What becomes of a record is public, whatever was filed about it.
                Some(sentence) if !of_filed => assert_eq!(step.in_public(*kind, false), sentence),
                _ => assert!(step.in_public(*kind, false).starts_with("这类办件不公示")),
            }
        }
    }
}
