//! The repair training: lessons for all, a test that can't be read off, a certificate that holds.

use crate::site::{Client, LABOUR, Site, today};
use contract::form::Answers;
use contract::training::*;
use serde_json::{Value, json};

const COURSE: &str = "repair-basics";

/// The bank, as only the platform has it.
fn bank() -> Vec<Value> {
    let text = include_str!("../../src/filing/training/courses.json");
    let courses: Value = serde_json::from_str(text).unwrap();
    courses[0]["questions"].as_array().unwrap().clone()
}

/// Right answers to these questions; the first `wrong` of them left out.
fn answers(attempt: &Attempt, wrong: usize) -> AnswerSheet {
    let mut answers = Answers::default();
    for question in attempt.questions.iter().skip(wrong) {
        let known = bank().into_iter().find(|q| q["id"] == question.id.as_str()).unwrap();
        let right: Vec<&str> = known["right"]
            .as_array()
            .unwrap()
            .iter()
            .map(|place| known["options"][place.as_u64().unwrap() as usize].as_str().unwrap())
            .collect();
        let chosen = question.options.iter().filter(|o| right.contains(&o.label.as_str()));
        let lines: Vec<&str> = chosen.map(|option| option.value.as_str()).collect();
        answers.set(&question.id, lines.join("\n"));
    }
    AnswerSheet { answers }
}

async fn begin(me: &Client) -> Attempt {
    me.post(&format!("me/trainings/{COURSE}/attempts"), &json!({})).await.read()
}

async fn hand_in(me: &Client, attempt: &Attempt, wrong: usize) -> AttemptResult {
    let path = format!("me/trainings/{COURSE}/attempts/{}/answers", attempt.id);
    me.post(&path, &answers(attempt, wrong)).await.read()
}

async fn state(me: &Client) -> TrainingState {
    me.get(&format!("me/trainings/{COURSE}")).await.read()
}

#[tokio::test]
async fn lessons_and_sessions_are_for_everybody_and_answers_for_nobody() {
    let site = Site::sample();
    let anybody = site.anybody();
    let list: contract::Page<CourseHead> = anybody.get("trainings").await.read();
    assert_eq!(list.items[0].id, COURSE);
    let answer = anybody.get(&format!("trainings/{COURSE}")).await;
    let course: Course = answer.read();
    assert!(course.lessons.len() >= 5 && course.lessons.iter().all(|l| l.paragraphs.len() >= 3));
    assert!(!course.sessions.is_empty(), "the calendar of sessions");
    assert!(course.sessions.is_sorted_by_key(|s| s.begins));
    assert!(course.sessions.iter().all(|s| s.begins < s.ends && s.begins.date() > today()));
    anybody.get("trainings/nothing").await.problem(404);
    anybody.get(&format!("me/trainings/{COURSE}")).await.problem(401);

    let me = site.signed_in(LABOUR).await;
    let begun = me.post(&format!("me/trainings/{COURSE}/attempts"), &json!({})).await;
    for answer in [answer, begun] {
        let text = String::from_utf8(answer.bytes).unwrap();
        assert!(!text.contains("\"right\""), "no answers go out");
    }
}

#[tokio::test]
async fn who_passes_has_a_certificate_that_anybody_can_verify() {
    let site = Site::sample();
    let me = site.signed_in(LABOUR).await;
    let attempt = begin(&me).await;
    assert_eq!(attempt.questions.len(), 8);
    let result = hand_in(&me, &attempt, 1).await;
    assert!(result.passed && result.right == 7 && result.again.len() == 1);
    let certificate = result.certificate.clone().unwrap();
    assert_eq!(certificate.issued, today());
    assert_eq!(certificate.valid_until, today().add_months(12));
    assert!(certificate.person.as_str().contains('*'), "masked");

    assert_eq!(state(&me).await.certificates, std::slice::from_ref(&certificate));
    let code = certificate.code.to_lowercase();
    let typed = format!("certificates/{}%20{}", &code[..4], &code[4..]);
    let found: Certificate = site.anybody().get(&typed).await.read();
    assert_eq!(found, certificate, "as typed from paper");
    site.anybody().get("certificates/WRONG").await.problem(404);

    // Handed in twice: the same result, one certificate.
    assert_eq!(hand_in(&me, &attempt, 8).await, result);
    assert_eq!(state(&me).await.certificates.len(), 1);
    let log: u32 = site
        .database()
        .query_row("SELECT count(*) FROM audit WHERE act = 'training_passed'", [], |r| r.get(0))
        .unwrap();
    assert_eq!(log, 1);
}

#[tokio::test]
async fn a_certificate_counts_for_a_year_and_for_its_own_enterprise() {
    let site = Site::sample();
    let me = site.signed_in(LABOUR).await;
    hand_in(&me, &begin(&me).await, 0).await;
    let (last, after) = (today().add_months(12), today().add_months(12).add_days(1));
    let counted = |day| {
        let db = site.database();
        let subject = contract::Uscc::parse(platform::sample::showcase::LABOUR).unwrap();
        let tx = db.unchecked_transaction().unwrap();
        platform::filing::training::certificates(&tx, &subject, day).unwrap().len()
    };
    assert_eq!((counted(last), counted(after)), (1, 0));
    let other = site.signed_in("shixian").await;
    assert!(state(&other).await.certificates.is_empty());
}

#[tokio::test]
async fn who_fails_learns_what_to_read_again_and_has_three_attempts_a_day() {
    let site = Site::sample();
    let me = site.signed_in(LABOUR).await;
    let course: Course = me.get(&format!("trainings/{COURSE}")).await.read();
    for left in [2, 1, 0] {
        let attempt = begin(&me).await;
        assert_eq!(begin(&me).await, attempt, "an open attempt is gone on with");
        assert_eq!(state(&me).await.open, Some(attempt.clone()));
        let result = hand_in(&me, &attempt, 4).await;
        assert!(!result.passed && result.certificate.is_none());
        assert_eq!((result.right, result.attempts_left), (4, left));
        assert!(!result.again.is_empty());
        assert!(result.again.iter().all(|id| course.lessons.iter().any(|l| l.id == *id)));
    }
    let path = format!("me/trainings/{COURSE}/attempts");
    let refused = me.post(&path, &json!({})).await.problem(429);
    assert!(refused.detail.contains("明天"));
    // The next day, with a session of that day.
    let mut tomorrow = me.on(&site.router(today().add_days(1)));
    tomorrow.sign_in(LABOUR).await;
    assert_eq!(state(&tomorrow).await.attempts_left, 3);
    assert_eq!(begin(&tomorrow).await.questions.len(), 8);
}

#[tokio::test]
async fn every_attempt_asks_of_every_lesson_and_seldom_the_same() {
    let site = Site::sample();
    let me = site.signed_in(LABOUR).await;
    let lesson = |id: &str| {
        let question = bank().into_iter().find(|q| q["id"] == id).unwrap();
        question["lesson"].as_str().unwrap().to_owned()
    };
    let mut papers = Vec::new();
    for _ in 0..3 {
        let attempt = begin(&me).await;
        let lessons: std::collections::BTreeSet<_> =
            attempt.questions.iter().map(|q| lesson(&q.id)).collect();
        assert_eq!(lessons.len(), 6);
        for question in &attempt.questions {
            let values: Vec<_> = question.options.iter().map(|o| o.value.clone()).collect();
            let places: Vec<_> = (0..values.len()).map(|n| n.to_string()).collect();
            assert_eq!(values, places, "the value tells nothing");
        }
        hand_in(&me, &attempt, 8).await;
        papers.push(format!("{:?}", attempt.questions));
    }
    papers.dedup();
    assert_eq!(papers.len(), 3);
}

#[tokio::test]
async fn nobody_hands_in_somebody_elses_paper_nor_yesterdays_nor_nonsense() {
    let site = Site::sample();
    let me = site.signed_in(LABOUR).await;
    let attempt = begin(&me).await;
    let path = format!("me/trainings/{COURSE}/attempts/{}/answers", attempt.id);
    let other = site.signed_in("shixian").await;
    other.post(&path, &answers(&attempt, 0)).await.problem(404);
    me.post(&path, &json!({"answers": ["a"]})).await.problem(422);
    let mut odd = Answers::default();
    for question in &attempt.questions {
        odd.set(&question.id, "99\n-1\nDROP TABLE\n0");
    }
    let result: AttemptResult = me.post(&path, &AnswerSheet { answers: odd }).await.read();
    assert_eq!((result.right, result.passed), (0, false));
    let attempt = begin(&me).await;
    let path = format!("me/trainings/{COURSE}/attempts/{}/answers", attempt.id);
    let mut late = me.on(&site.router(today().add_days(2)));
    late.sign_in(LABOUR).await;
    late.post(&path, &answers(&attempt, 0)).await.problem(409);
}
