//! Objections: marked while they are open, decided by whoever supplied the data, reviewed once.

use super::*;
use crate::common::traces::{ask, traces, without};
use contract::Page;
use contract::case::{Action, CaseHead, CaseKind, CaseNotice, CaseState, Needs, Role};
use contract::form::{FieldKind, FormTemplate};
use contract::record::{Body, RecordLine};

async fn standing(client: &Client, id: &str) -> Standing {
    client.record(id).await.head.standing
}

#[tokio::test]
async fn the_record_is_marked_everywhere_while_the_objection_is_open() {
    let site = site();
    let (client, anybody) = (site.signed_in(FOOD).await, site.anybody());
    let before = traces(&anybody.router, &anybody.record(PENALTY).await.head).await;
    let path = format!("records?standing=under_objection&q={}", showcase::FOOD);
    let marked = async || -> u64 {
        let list: Page<RecordLine> = ask(&anybody.router, &path).await.read();
        let profile: contract::subject::SubjectProfile =
            ask(&anybody.router, &format!("subjects/{}", showcase::FOOD)).await.read();
        assert_eq!(u64::from(profile.summary.under_objection), list.total);
        list.total
    };
    let already = marked().await;
    let case = client.objects(PENALTY).await;
    assert_eq!(case.head.kind, CaseKind::Objection);
    assert_eq!(case.head.due, Some(day("2026-11-23")), "one working day to accept it");
    assert_eq!(case.remedy.about.as_ref().unwrap().standing, Standing::UnderObjection);
    assert_eq!(standing(&anybody, PENALTY).await, Standing::UnderObjection);
    assert_eq!(marked().await, already + 1);
    let csv = ask(&anybody.router, "records.csv?standing=under_objection").await.bytes;
    assert!(String::from_utf8(csv).unwrap().contains(PENALTY));
    assert_eq!(traces(&anybody.router, &anybody.record(PENALTY).await.head).await, before);
    client.does(&case, Action::Withdraw).await;
    assert_eq!((standing(&anybody, PENALTY).await, marked().await), (Standing::Current, already));
}

#[tokio::test]
async fn forwarded_supplemented_corrected_and_reviewed_once() {
    let mut site = site();
    let (client, anybody) = (site.signed_in(FOOD).await, site.anybody());
    let (lead, supplier) = (site.signed_in(REFORM).await, site.signed_in(SUPPLIER).await);
    let case = client.objects(PENALTY).await;
    supplier.get(&format!("desk/cases/{}", case.head.number)).await.problem(404);
    let case = lead.does(&case, Action::Accept).await;
    assert_eq!(case.head.due, Some(day("2026-11-25")), "three working days of its own");
    assert_eq!(case.remedy.forward_to.len(), 1);
    let case = lead.does(&case, Action::Forward).await;
    assert_eq!(
        case.head.handler.as_ref().unwrap().name,
        case.remedy.about.clone().unwrap().authority.name
    );
    assert_eq!(case.head.due, Some(day("2026-12-01")), "seven in all");
    let offered: Vec<Action> = case.offers.iter().map(|o| o.action).collect();
    assert_eq!(offered, [Action::Recall], "whoever forwarded it doesn't decide any more");
    let queue: Page<CaseHead> = supplier.get("desk/cases").await.read();
    assert!(queue.items.iter().any(|head| head.number == case.head.number));
    let seen = supplier.sees(&case).await;
    assert!(seen.verification_code.is_empty() && seen.answers.get("agent_phone") == "13800000000");
    assert!(seen.offers.iter().all(|o| o.action != Action::Delist), "a penalty is on no list");

    // Supplements are asked for all at once, and the term rests meanwhile.
    let case = supplier.does(&case, Action::Return).await;
    assert_eq!(case.head.state, CaseState::AwaitingForwarded);
    assert_eq!(case.head.due, Some(day("2026-11-27")));
    let mut answers = case.answers.clone();
    answers.set("points.0.why", "附上决定书");
    let later = Client { router: site.router(day("2026-11-27")), ..client.clone() };
    let case: Case = later.act(&case, Role::Enterprise, Action::Resubmit, &answers).await.read();
    assert_eq!((case.head.state, case.head.due), (CaseState::Forwarded, Some(day("2026-12-08"))));
    assert_eq!(case.answers.get("points.0.why"), "附上决定书");

    let mut decision = request(&case, Action::Correct, &answers);
    decision.changes = vec![change("fine", "100"), change("content", "罚款 100 元。")];
    let path = format!("desk/cases/{}/actions", case.head.number);
    let case: Case = supplier.post(&path, &decision).await.read();
    assert_eq!(case.head.state, CaseState::Corrected);
    assert_eq!(case.remedy.changes.len(), 2);
    let record = anybody.record(PENALTY).await;
    assert_eq!((record.head.standing, record.revision), (Standing::Corrected, 2));
    let Body::Penalty(body) = &record.body else { panic!("{record:?}") };
    assert_eq!(body.fine.unwrap().to_string(), "100 元");
    let notices: Page<CaseNotice> = client.get("me/notices").await.read();
    assert!(notices.items[0].text.as_str().contains("更正"), "{:?}", notices.items[0]);

    // The agency delivers its file once more, as it was: the decision stays.
    let mut again = delivered(&sample::small(today()).unwrap(), PENALTY);
    assert_eq!(site.store.apply(&[again.clone()], today()).unwrap().unchanged, 1);
    assert_eq!(anybody.record(PENALTY).await, record);

    let case = client.does(&case, Action::RequestReview).await;
    assert_eq!(case.head.state, CaseState::Reviewing);
    assert_eq!(standing(&anybody, PENALTY).await, Standing::UnderObjection);
    // A delivery with something new in it doesn't take the mark away.
    again.head.title = contract::Text::new("又一个示例标题").unwrap();
    assert_eq!(site.store.apply(&[again], today()).unwrap().revised, 1);
    assert_eq!(standing(&anybody, PENALTY).await, Standing::UnderObjection);
    supplier
        .act(&supplier.sees(&case).await, Role::Officer, Action::Uphold, &answers)
        .await
        .problem(409);
    let case = lead.does(&case, Action::Uphold).await;
    assert_eq!(
        standing(&anybody, PENALTY).await,
        Standing::Corrected,
        "as it was before the review"
    );
    let mine: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert!(mine.offers.is_empty(), "one review");
    let twice = client.act(&mine, Role::Enterprise, Action::RequestReview, &answers).await;
    assert!(twice.problem(409).detail.contains("只能有一次"));
}

#[tokio::test]
async fn every_outcome_does_what_it_says() {
    let outcomes = [
        (PENALTY, Action::Supplement, CaseState::Supplemented, 200, Some(Standing::Corrected)),
        (PENALTY, Action::Annul, CaseState::Annulled, 410, None),
        (PENALTY, Action::EndPublication, CaseState::PublicationEnded, 410, None),
        (LISTED, Action::Delist, CaseState::Delisted, 410, None),
        (PENALTY, Action::Uphold, CaseState::Upheld, 200, Some(Standing::Current)),
    ];
    for (id, action, state, status, stands) in outcomes {
        let site = site();
        let (client, anybody) = (site.signed_in(FOOD).await, site.anybody());
        let lead = site.signed_in(REFORM).await;
        let head = anybody.record(id).await.head;
        let before = traces(&anybody.router, &head).await;
        let case = client.objects(id).await;
        let case = lead.does(&case, Action::Accept).await;
        let case = lead.does(&case, action).await;
        assert_eq!(case.head.state, state);
        let after = traces(&anybody.router, &head).await;
        match stands {
            Some(standing) => {
                assert_eq!(anybody.record(id).await.head.standing, standing, "{action:?}");
                assert_eq!(after, before);
            }
            None => assert_eq!(after, without(&before, 0), "{action:?}"),
        }
        assert_eq!(after.record, status);
        let events: Vec<Action> = case.events.iter().map(|event| event.action).collect();
        assert_eq!(events, [Action::Submit, Action::Accept, action]);
        assert!(case.events[2].note.is_some(), "{action:?} says why");
    }
}

#[tokio::test]
async fn decisions_need_their_reasons_and_cannot_ruin_a_record() {
    let site = site();
    let (client, lead) = (site.signed_in(FOOD).await, site.signed_in(REFORM).await);
    let case = client.objects(PENALTY).await;
    let case = lead.does(&case, Action::Accept).await;
    let path = format!("desk/cases/{}/actions", case.head.number);
    for offer in &case.offers {
        let mut bare = request(&case, offer.action, &case.answers);
        (bare.note, bare.changes, bare.faults) = (None, Vec::new(), Vec::new());
        match offer.needs {
            Needs::Reason => {
                assert_eq!(lead.post(&path, &bare).await.problem(422).errors[0].pointer, "note")
            }
            Needs::Changes => {
                assert_eq!(lead.post(&path, &bare).await.problem(422).errors.len(), 2)
            }
            Needs::Faults => {
                assert_eq!(lead.post(&path, &bare).await.problem(422).errors[0].pointer, "faults")
            }
            _ => {}
        }
    }
    let mut wrong = request(&case, Action::Correct, &case.answers);
    wrong.changes = vec![change("fine", "一百"), change("subject", "别人"), change("decided", "")];
    assert_eq!(lead.post(&path, &wrong).await.problem(422).errors.len(), 3);
    let mut wrong = request(&case, Action::Forward, &case.answers);
    wrong.agency = contract::Text::new("没有这个局");
    let problem = lead.post(&path, &wrong).await.problem(422);
    assert!(problem.errors[0].detail.contains("应急管理局"), "{problem:?}");
    assert_eq!(lead.sees(&case).await.version, case.version, "nothing half done");
    assert_eq!(site.anybody().record(PENALTY).await.revision, 1);
}

#[tokio::test]
async fn one_open_objection_per_record_about_records_of_ones_own() {
    let site = site();
    let (client, other) = (site.signed_in(FOOD).await, site.signed_in(CLEAN).await);
    let filed = client.objection(PENALTY).await;
    let (a, b) = tokio::join!(client.post("me/cases", &filed), client.post("me/cases", &filed));
    let mut both = [a.status, b.status];
    both.sort_unstable();
    assert_eq!(both, [201, 409]);
    let again = client.can("objection", PENALTY).await;
    assert!(!again.eligible && again.duplicate.is_some());
    assert!(!other.can("objection", PENALTY).await.eligible, "somebody else's");
    assert!(other.can("objection", PENALTY).await.known.get("record").is_empty());
    let mut theirs = other.objection(PENALTY).await;
    theirs.answers.set("record", PENALTY);
    other.post("me/cases", &theirs).await.problem(403);
    let mut forged = client.objection(LISTED).await;
    forged.answers.set("record_title", "别的标题");
    let problem = client.post("me/cases", &forged).await.problem(422);
    assert_eq!(problem.errors[0].pointer, "record_title");
    assert!(!client.can("objection", "none").await.eligible);
    assert!(!client.can("objection", showcase::ENDED_YESTERDAY).await.eligible);
    let open = "SELECT count(*) FROM cases WHERE open AND about = 'test-penalty'";
    let open: u32 = site.database().query_row(open, [], |row| row.get(0)).unwrap();
    assert_eq!(open, 1);
}

#[tokio::test]
async fn the_form_offers_what_the_record_says() {
    let site = site();
    let path = |record: &str| format!("form-templates/objection?record={record}");
    let options = async |record: &str| {
        let form: FormTemplate = site.anybody().get(&path(record)).await.read();
        let points = form.fields().find(|f| f.id == "points").unwrap().kind.clone();
        let FieldKind::Rows { columns, .. } = points else { panic!() };
        let FieldKind::Choice { options } = columns[0].kind.clone() else { panic!() };
        options
    };
    let offered = options(PENALTY).await;
    let fine = offered.iter().find(|choice| choice.value == "fine").unwrap();
    assert_eq!(fine.label.as_str(), "罚款金额");
    assert!(fine.hint.as_ref().unwrap().as_str().ends_with('元'));
    assert!(options("none").await.is_empty());
    assert!(options(showcase::REPAIRED).await.is_empty(), "not public: told to nobody");
}

#[tokio::test]
async fn terms_rest_run_out_and_are_extended_once() {
    let site = site();
    let (client, lead) = (site.signed_in(FOOD).await, site.signed_in(REFORM).await);
    let case = client.objects(PENALTY).await;
    let case = lead.does(&case, Action::Accept).await;
    let case = lead.does(&case, Action::Extend).await;
    assert_eq!((case.head.state, case.head.due), (CaseState::Checking, Some(day("2026-11-30"))));
    let twice = lead.act(&case, Role::Officer, Action::Extend, &case.answers).await.problem(409);
    assert!(twice.detail.contains("只能有一次"), "{}", twice.detail);
    let case = lead.does(&case, Action::Return).await;
    assert_eq!(case.head.state, CaseState::Awaiting);
    let late = Client { router: site.router(day("2026-11-30")), ..client.clone() };
    let case: Case = late.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert_eq!(case.head.state, CaseState::Checking, "goes on with what there is");
    assert_eq!(case.events.last().unwrap().action, Action::Proceed);
    assert_eq!(case.head.due, Some(day("2026-12-08")), "six working days were left");
    // After the decision, a review can be asked for within ten working days.
    let case = lead.does(&case, Action::Uphold).await;
    let on = |date: &str| Client { router: site.router(day(date)), ..client.clone() };
    let path = format!("me/cases/{}", case.head.number);
    let last: Case = on("2026-12-04").get(&path).await.read();
    assert_eq!(last.remedy.review_until, Some(day("2026-12-04")));
    let after: Case = on("2026-12-05").get(&path).await.read();
    assert!(after.offers.is_empty() && !last.offers.is_empty());
    let client = on("2026-12-05");
    client.act(&after, Role::Enterprise, Action::RequestReview, &case.answers).await.problem(409);
}
