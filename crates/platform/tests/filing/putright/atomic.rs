//! A decision with everything that follows from it happens whole or not at all, wherever it is
//! stopped.

use super::*;
use contract::case::{Action, Role};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The steps of a granted repair, in the order in which they are written; what each is.
const STEPS: [(&str, &str); 8] = [
    ("UPDATE ON records", "the record's standing"),
    ("INSERT ON records", "the public result"),
    ("INSERT ON changes", "what lists, counts and feeds follow"),
    ("UPDATE ON cases", "the case"),
    ("INSERT ON audit", "the log"),
    ("INSERT ON case_notices", "the notice"),
    ("INSERT ON requests_done", "the request that was done"),
    ("UPDATE ON meta", "the day of the data"),
];

/// Everything that is stored, table by table.
pub fn everything(db: &Connection) -> BTreeMap<String, Vec<String>> {
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('sessions', 'sqlite_sequence')")
        .unwrap();
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let rows = |name: &str| -> Vec<String> {
        let mut find = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = find.column_count();
        let mut rows: Vec<String> = find
            .query_map([], |row| {
                Ok((0..columns).map(|c| format!("{:?}|", row.get_ref(c).unwrap())).collect())
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        rows.sort();
        rows
    };
    names.into_iter().map(|name| (name.clone(), rows(&name))).collect()
}

/// Makes the step fail.
fn stop(db: &Connection, step: &str) {
    db.execute_batch(&format!(
        "CREATE TRIGGER stopped BEFORE {step} BEGIN SELECT raise(ABORT, 'stopped'); END"
    ))
    .unwrap();
}

#[tokio::test]
async fn a_decision_that_fails_at_any_step_has_changed_nothing() {
    let site = site();
    let (client, officer) = (site.signed_in(FOOD).await, site.signed_in(SUPPLIER).await);
    let case = client.applies(PENALTY).await;
    let case = officer.does(&case, Action::Accept).await;
    let db = site.database();
    let before = everything(&db);
    let mut stopped = 0;
    for (step, what) in STEPS {
        // The day of the data is replaced, not updated.
        let step = step.replace("UPDATE ON meta", "INSERT ON meta");
        stop(&db, &step);
        let answer = officer.act(&case, Role::Officer, Action::Grant, &case.answers).await;
        assert_eq!(answer.status, 500, "{step}: {what}");
        db.execute_batch("DROP TRIGGER stopped").unwrap();
        assert_eq!(everything(&db), before, "stopped at {what}");
        assert_eq!(site.anybody().get(&format!("records/{PENALTY}")).await.status, 200);
        stopped += 1;
    }
    assert_eq!(stopped, STEPS.len());
    let done: Case = officer.act(&case, Role::Officer, Action::Grant, &case.answers).await.read();
    let after = everything(&db);
    let differ: Vec<&str> = before
        .iter()
        .filter(|(name, rows)| after[*name] != **rows)
        .map(|(n, _)| n.as_str())
        .collect();
    for table in ["audit", "case_notices", "cases", "changes", "records", "requests_done"] {
        assert!(differ.contains(&table), "{table} took no part: {differ:?}");
    }
    assert!(done.remedy.result.is_some());
}

#[tokio::test]
async fn two_officers_decide_and_one_is_told() {
    let site = site();
    let client = site.signed_in(FOOD).await;
    let (one, other) = (site.signed_in(SUPPLIER).await, site.signed_in(SUPPLIER).await);
    let case = client.applies(PENALTY).await;
    let case = one.does(&case, Action::Accept).await;
    let grants = one.act(&case, Role::Officer, Action::Grant, &case.answers);
    let refuses = other.act(&case, Role::Officer, Action::Refuse, &case.answers);
    let (grants, refuses) = tokio::join!(grants, refuses);
    let mut both = [grants.status, refuses.status];
    both.sort_unstable();
    assert_eq!(both, [200, 409]);
    let public = site.anybody().get(&format!("records/{PENALTY}")).await.status;
    assert_eq!(public, if grants.status == 200 { 410 } else { 200 });
}

/// Makes the step take so long that the platform is killed within it.
#[cfg(unix)]
fn slow(db: &Connection, step: &str) {
    db.execute_batch(&format!(
        "CREATE TRIGGER slow BEFORE {step} BEGIN
             SELECT max(a.rowid + b.rowid + c.rowid) FROM records a, records b, records c;
         END"
    ))
    .unwrap();
}

#[cfg(unix)]
#[test]
fn a_decision_that_is_killed_at_any_step_has_changed_nothing() {
    use crate::killed::{Browser, Server};
    use serde_json::{Value, json};
    use std::time::Duration;
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut server = Server::start(&data);
    let client = Browser::sign_in(server.1, "shixian");
    let mut officer = Browser::sign_in(server.1, REFORM);
    let form = format!("me/eligibility?template=objection&record={}", showcase::REPAIR_READY);
    let mut answers = client.json(&form)["known"].clone();
    for (key, answer) in [
        ("ground", "rights"),
        ("reason", "示例理由"),
        ("claim", "annul"),
        ("proceedings", "none"),
        ("agent_name", "李示例"),
        ("agent_phone", "13800000000"),
    ] {
        answers[key] = json!(answer);
    }
    let body = json!({ "template": "objection", "template_version": 1, "answers": answers,
        "agreements": [{ "id": "truthful", "version": 1 }] });
    let once = |key: &str| format!("Idempotency-Key: {key}-killed");
    let (status, filed) = client.call("POST", "me/cases", &once("file"), &body).unwrap();
    assert_eq!(status, 201, "{filed}");
    let filed: Value = serde_json::from_str(filed.split_once("\r\n\r\n").unwrap().1).unwrap();
    let path = format!("desk/cases/{}/actions", filed["head"]["number"].as_str().unwrap());
    let accept = json!({ "action": "accept", "version": 1 });
    assert_eq!(officer.call("POST", &path, &once("accept"), &accept).unwrap().0, 200);
    let annul = json!({ "action": "annul", "version": 2, "note": "依据示例规定" });
    let open = || Connection::open(data.join("credit.db")).unwrap();
    let before = everything(&open());
    let steps = [
        "UPDATE ON records",
        "UPDATE ON cases",
        "INSERT ON audit",
        "INSERT ON case_notices",
        "INSERT ON requests_done",
    ];
    for step in steps {
        slow(&open(), step);
        let (deciding, path, request) = (officer.clone(), path.clone(), annul.clone());
        let key = once("annul");
        let decides =
            std::thread::spawn(move || deciding.call("POST", &path, &key, &request).map(|a| a.0));
        std::thread::sleep(Duration::from_millis(1500));
        server.kill();
        assert_eq!(decides.join().unwrap(), None, "killed before it was done: {step}");
        let db = open();
        db.execute_batch("DROP TRIGGER slow").unwrap();
        assert_eq!(everything(&db), before, "killed at {step}");
        drop(db);
        server = Server::start(&data);
        officer.port = server.1;
    }
    assert_eq!(officer.call("POST", &path, &once("annul"), &annul).unwrap().0, 200);
    let record = format!("records/{}", showcase::REPAIR_READY);
    let (status, _) = officer.call("GET", &record, "Accept: */*", &Value::Null).unwrap();
    assert_eq!(status, 410);
    server.kill();
}
