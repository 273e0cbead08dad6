//! Rectifications: ordered, reported, checked; then interviews, whose record is public.

use super::*;
use contract::case::{
    Action, Appointment, CaseHead, CaseKind, CaseNotice, CaseState, Handling, Order, OrderPreview,
    OrderRequest, Role, WorkingDays,
};
use contract::form::Answers;
use contract::record::{Body, InterviewKind};
use contract::{Page, Text};
use serde_json::json;

fn order(record: Option<&str>, due: &str) -> OrderRequest {
    let text = |text: &str| Text::new(text).unwrap();
    OrderRequest {
        subject: Uscc::parse(showcase::FOOD).unwrap(),
        record: record.and_then(RecordId::parse),
        order: Order {
            order_no: Text::new("示例改〔2026〕1号"),
            matter: text("未按规定公示食品标签。"),
            legal_basis: text("示例规定第三条"),
            due: day(due),
        },
    }
}

fn report(known: &Answers) -> Answers {
    let mut answers = known.clone();
    for (key, answer) in [
        ("name", "演示千山食品有限公司"),
        ("code", showcase::FOOD),
        ("representative", "李**"),
        ("address", "辽宁省鞍山市千山区示例路1号"),
        ("done", "2026-11-20"),
        ("measures", "更换了全部标签。"),
        ("result", "全部合格"),
        ("agent_name", "李示例"),
        ("agent_phone", "13800000000"),
    ] {
        answers.set(key, answer);
    }
    answers
}

#[tokio::test]
async fn an_order_is_reported_on_checked_and_closed() {
    let site = site();
    let (client, officer) = (site.signed_in(FOOD).await, site.signed_in(SUPPLIER).await);
    let case: Case = officer.post("desk/cases", &order(Some(PENALTY), "2026-12-10")).await.read();
    assert_eq!((case.head.kind, case.head.state), (CaseKind::Rectification, CaseState::Rectifying));
    assert_eq!(case.head.due, Some(day("2026-12-10")));
    let notices: Page<CaseNotice> = client.get("me/notices").await.read();
    assert!(notices.items[0].text.as_str().contains("2026年12月10日"), "{notices:?}");
    let mine: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert_eq!(mine.remedy.order.as_ref().unwrap().matter.as_str(), "未按规定公示食品标签。");
    let bad = client.act(&mine, Role::Enterprise, Action::ReportDone, &Answers::default()).await;
    assert!(bad.problem(422).errors.len() > 3);
    let answers = report(&mine.answers);
    let case: Case = client.act(&mine, Role::Enterprise, Action::ReportDone, &answers).await.read();
    assert_eq!(case.head.state, CaseState::Checking);
    let case = officer.does(&case, Action::Pass).await;
    assert_eq!((case.head.state, case.record), (CaseState::Rectified, None));
    assert!(client.get("me/cases").await.json()["items"][0]["due"].is_null());
}

#[tokio::test]
async fn what_is_not_rectified_leads_to_interviews_that_are_on_record() {
    let site = site();
    let (client, officer) = (site.signed_in(FOOD).await, site.signed_in(SUPPLIER).await);
    let case: Case = officer.post("desk/cases", &order(None, "2026-11-30")).await.read();
    let path = format!("desk/cases/{}", case.head.number);
    let on = |date: &str, who: &Client| Client { router: site.router(day(date)), ..who.clone() };
    let late: Case = on("2026-12-01", &officer).get(&path).await.read();
    assert_eq!(late.head.state, CaseState::Unrectified, "the clock saw to it");
    let case = officer.does(&case, Action::CallReminder).await;
    assert_eq!(case.head.state, CaseState::ReminderSet);
    assert_eq!(case.head.due, Some(today().add_days(30)), "the day of the interview");
    let mine: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert_eq!(mine.remedy.interviews[0].place.as_str(), "示例路 1 号");
    // Moved to another day: still one interview.
    let case = officer.does(&case, Action::CallReminder).await;
    assert_eq!(case.remedy.interviews.len(), 1);
    let case = officer.does(&case, Action::RecordInterview).await;
    let id = case.record.clone().unwrap();
    let record = site.anybody().record(id.as_str()).await;
    let Body::Rectification(body) = &record.body else { panic!("{record:?}") };
    assert_eq!(body.interview, Some(InterviewKind::Reminder));
    assert_eq!(record.head.withdrawn_after, Some(today().add_months(12)));
    let answers = report(&case.answers);
    let case: Case = client.act(&case, Role::Enterprise, Action::ReportDone, &answers).await.read();
    assert_eq!(case.head.state, CaseState::Rechecking);
    let case = officer.does(&case, Action::Fail).await;
    let case = officer.does(&case, Action::CallWarning).await;
    let case = officer.does(&case, Action::RecordInterview).await;
    assert_eq!(case.remedy.interviews.len(), 2);
    let case: Case = client.act(&case, Role::Enterprise, Action::ReportDone, &answers).await.read();
    let case = officer.does(&case, Action::Refer).await;
    assert_eq!(case.head.state, CaseState::Referred);
    let record = site.anybody().record(id.as_str()).await;
    let Body::Rectification(body) = &record.body else { panic!("{record:?}") };
    assert_eq!(body.interview, Some(InterviewKind::Warning));
    assert!(body.result.as_ref().unwrap().as_str().contains("移交"));
    assert_eq!(record.revision, 4, "each step of it a revision");
}

#[tokio::test]
async fn only_whoever_decided_orders_and_only_sense() {
    let site = site();
    let officer = site.signed_in(SUPPLIER).await;
    let stranger = site.signed_in(REFORM).await;
    stranger.post("desk/cases", &order(Some(PENALTY), "2026-12-10")).await.problem(403);
    site.signed_in(FOOD).await.post("desk/cases", &order(None, "2026-12-10")).await.problem(403);
    site.anybody().post("desk/cases", &order(None, "2026-12-10")).await.problem(401);
    officer.post("desk/cases", &order(None, "2026-11-22")).await.problem(422);
    officer.post("desk/cases", &order(Some("none"), "2026-12-10")).await.problem(422);
    let mut nobody = order(None, "2026-12-10");
    nobody.subject = Uscc::parse("91210399MA0Q00191L").unwrap_or(nobody.subject);
    if nobody.subject.as_str() != showcase::FOOD {
        officer.post("desk/cases", &nobody).await.problem(422);
    }
    officer.post("desk/cases", &order(Some(PENALTY), "2026-12-10")).await.read::<Case>();
    officer.post("desk/cases", &order(Some(PENALTY), "2026-12-10")).await.problem(409);
}

#[tokio::test]
async fn an_order_tells_its_consequence_and_is_issued_once() {
    let site = site();
    let officer = site.signed_in(SUPPLIER).await;
    let wanted = order(Some(PENALTY), "2026-12-10");
    let told: OrderPreview = officer.post("desk/order-previews", &wanted).await.read();
    assert_eq!(told.subject.code.as_str(), showcase::FOOD);
    assert_eq!(told.about.unwrap().id.as_str(), PENALTY);
    let days: WorkingDays = officer.get("desk/working-days?until=2026-12-10").await.read();
    assert_eq!((told.days, days.left.working_days), (days, 14), "from Sunday 22 November");
    assert!(days.working_day && days.certain && !days.left.overdue);
    for text in ["2026年12月10日", "14 个工作日"] {
        assert!(told.preview.next.as_str().contains(text), "{:?}", told.preview);
    }
    let far: WorkingDays = officer.get("desk/working-days?until=2028-01-01").await.read();
    assert!(!far.certain && !far.working_day, "a Saturday of a year that is not arranged yet");
    officer.get("desk/working-days?until=2050-01-01").await.problem(422);
    officer.get("desk/working-days").await.problem(422);
    // Only told, nothing done.
    assert!(told.open.is_empty());
    let all: Page<CaseHead> = officer.get("desk/cases?kind=rectification").await.read();
    assert_eq!(all.total, 0);
    let same = [("idempotency-key", "order-1234567")];
    let first: Case = officer.send("POST", "desk/cases", &same, Some(&wanted)).await.read();
    let again: Case = officer.send("POST", "desk/cases", &same, Some(&wanted)).await.read();
    assert_eq!(first.head.number, again.head.number);
    let other = order(Some(PENALTY), "2026-12-11");
    officer.send("POST", "desk/cases", &same, Some(&other)).await.problem(409);
    let second = officer.post("desk/order-previews", &wanted).await.problem(409);
    assert!(second.detail.contains(first.head.number.as_str()), "{}", second.detail);
    let told: OrderPreview =
        officer.post("desk/order-previews", &order(None, "2026-12-10")).await.read();
    assert_eq!(told.open[0].number, first.head.number, "the one that is open is pointed out");
    let stranger = site.signed_in(REFORM).await;
    stranger.post("desk/order-previews", &wanted).await.problem(403);
    officer.post("desk/order-previews", &order(None, "2026-11-22")).await.problem(422);
}

#[tokio::test]
async fn coming_interviews_are_a_calendar_for_both_sides() {
    let site = site();
    let (client, officer) = (site.signed_in(FOOD).await, site.signed_in(SUPPLIER).await);
    let case: Case = officer.post("desk/cases", &order(None, "2026-11-30")).await.read();
    let on = |date: &str, who: &Client| Client { router: site.router(day(date)), ..who.clone() };
    let own = format!("me/cases/{}/interview.ics", case.head.number);
    let calendar = async |who: &Client, path: &str| {
        who.send("GET", path, &[("host", "example.cn")], None::<&()>).await
    };
    calendar(&client, &own).await.problem(404);
    let late = on("2026-12-01", &officer);
    let case: Case = late.get(&format!("desk/cases/{}", case.head.number)).await.read();
    officer.does(&case, Action::CallReminder).await;
    let coming: Page<Appointment> = officer.get("desk/interviews").await.read();
    assert_eq!(coming.total, 1);
    let next = &coming.items[0];
    assert_eq!(next.interview.day, today().add_days(30));
    assert_eq!(next.interview.kind, InterviewKind::Reminder);
    assert!(!next.left.overdue && next.left.working_days > 15);
    let none: Page<Appointment> = site.signed_in(REFORM).await.get("desk/interviews").await.read();
    assert_eq!(none.total, 0, "another agency's");
    let compact = next.interview.day.to_string().replace('-', "");
    let files = [calendar(&officer, "desk/interviews.ics").await, calendar(&client, &own).await];
    for file in files {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains(&format!("DTSTART;VALUE=DATE:{compact}")), "{text}");
        for part in ["BEGIN:VCALENDAR", "提示约谈", "示例路 1 号", "TRIGGER:-PT54000S"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("食品标签"), "nothing of what was done wrong: {text}");
    }
    // A day that has passed is still to be recorded, but is no appointment any more.
    let after = on("2026-12-30", &officer);
    let missed: Page<Appointment> = after.get("desk/interviews").await.read();
    assert!(missed.items[0].left.overdue);
    let file = calendar(&after, "desk/interviews.ics").await;
    assert!(!String::from_utf8(file.bytes.clone()).unwrap().contains("BEGIN:VEVENT"));
    officer.does(&case, Action::RecordInterview).await;
    let none: Page<Appointment> = officer.get("desk/interviews").await.read();
    assert_eq!(none.total, 0);
    calendar(&client, &own).await.problem(404);
}

#[tokio::test]
async fn the_public_reads_how_long_the_agencies_take() {
    let site = site();
    let (client, lead) = (site.signed_in(FOOD).await, site.signed_in(REFORM).await);
    let case = client.objects(PENALTY).await;
    let case = lead.does(&case, Action::Accept).await;
    lead.does(&case, Action::Uphold).await;
    client.objects(LISTED).await;
    site.database()
        .execute_batch("UPDATE cases SET submitted = ended - 432000 WHERE ended IS NOT NULL")
        .unwrap();
    let anybody = site.anybody();
    let figures: Page<Handling> = anybody.get("statistics/handling?kind=objection").await.read();
    assert_eq!(figures.items.len(), 1);
    let figures = &figures.items[0];
    assert_eq!((figures.received, figures.open, figures.overdue), (2, 1, 0));
    assert_eq!(figures.soon, 1, "it has to be taken within two working days");
    assert_eq!((figures.average_tenths, figures.longest), (Some(50), Some(5)));
    assert_eq!(figures.outcomes[0].state, CaseState::Upheld);
    let late = Client { router: site.router(day("2026-12-20")), ..anybody.clone() };
    let late = late.get("statistics/handling").await.json();
    assert_eq!(late["items"][0]["overdue"], json!(1));
    anybody.get("statistics/handling?kind=x").await.problem(422);
}
