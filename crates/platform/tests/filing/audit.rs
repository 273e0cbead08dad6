//! The audit log: who did and who saw what, linked so that tampering shows.

use super::site::*;
use super::uploads::{PDF, upload};
use axum::body::Body;
use contract::case::{Action, Case, CaseKind, Role};
use platform::filing::{Filing, Options};
use rusqlite::Connection;
use std::process::Command;

fn acts(db: &Connection, whom: &str) -> Vec<String> {
    let sql = "SELECT act || ifnull(' ' || about, '') FROM audit WHERE user = ? ORDER BY id";
    let mut find = db.prepare(sql).unwrap();
    find.query_map([whom], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Runs `platform audit verify` on the site's data.
fn verify(site: &Site, more: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
    command.args(["audit", "verify", "--data"]).arg(site.dir.path().join("data")).args(more);
    let output = command.output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.success(), said)
}

/// A site where a dozen things have happened.
async fn busy() -> Site {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    let officer = site.signed_in(MARKET).await;
    let case: Case = officer.act(&case, Role::Officer, Action::Return, &case.answers).await.read();
    for _ in 0..5 {
        officer.get(&format!("desk/cases/{}", case.head.number)).await;
    }
    site
}

/// Meddles with the log as somebody with the database in hand would.
fn meddle(site: &Site, sql: &str) {
    let db = site.database();
    let triggers = "DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays; DROP TRIGGER audit_links;";
    db.execute_batch(triggers).unwrap();
    db.execute_batch(sql).unwrap();
}

#[tokio::test]
async fn what_an_officer_sees_and_does_is_written_down() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let file = upload(&client, "证照.pdf", PDF).await;
    let mut filing = client.filing(CaseKind::Commitment).await;
    filing.answers.set("rules", &file);
    let case: Case = client.post("me/cases", &filing).await.read();
    let officer = site.signed_in(MARKET).await;
    officer.get("desk/cases?state=submitted&q=").await;
    officer.get(&format!("desk/cases/{}", case.head.number)).await;
    officer.raw("GET", &format!("attachments/{file}"), &[], Body::empty()).await;
    officer.act(&case, Role::Officer, Action::Accept, &case.answers).await;
    officer.send("DELETE", "session", &[], None::<&()>).await;
    let db = site.database();
    let attachment = format!("read_attachment {file}");
    let expected =
        ["sign_in", "list_cases state=submitted", "read_case", &attachment, "accept", "sign_out"];
    assert_eq!(acts(&db, MARKET), expected);
    let other = site.signed_in(REFORM).await;
    other.get(&format!("desk/cases/{}", case.head.number)).await.problem(404);
    other.get(&format!("attachments/{file}")).await.problem(404);
    assert_eq!(acts(&db, REFORM), ["sign_in"], "nothing was seen");
    let events = client.get(&format!("me/cases/{}", case.head.number)).await.read::<Case>().events;
    assert_eq!(events.len(), 2, "looking at a case doesn't move it");
    let of_case = "SELECT count(*) FROM audit WHERE case_number = ? AND act LIKE 'read_%'";
    let seen: u32 = db.query_row(of_case, [case.head.number.as_str()], |r| r.get(0)).unwrap();
    assert_eq!(seen, 2, "each with its case");
}

#[tokio::test]
async fn a_sound_log_is_said_to_be_sound() {
    let site = busy().await;
    let (ok, said) = verify(&site, &[]);
    assert!(ok && said.contains("审计日志完好"), "{said}");
    let anchor = said.trim().rsplit('：').next().unwrap().to_owned();
    assert!(verify(&site, &["--anchor", &anchor]).0);
    site.signed_in(CLEAN).await;
    assert!(verify(&site, &["--anchor", &anchor]).0, "it has only grown");
    let other = anchor.replace(|c: char| c.is_ascii_hexdigit() && c > '9', "0");
    let (ok, said) = verify(&site, &["--anchor", &other]);
    assert!(!ok && said.contains("锚点"), "{said}");
    assert!(!verify(&site, &["--anchor", "x"]).0);
}

#[tokio::test]
async fn the_first_broken_row_is_named() {
    for (sql, expected) in [
        ("UPDATE audit SET note = '别的' WHERE id = 5", "第 5 条被改动"),
        ("UPDATE audit SET at = at + 1 WHERE id = 3", "第 3 条被改动"),
        ("UPDATE audit SET user = NULL WHERE id = 1", "第 1 条被改动"),
        ("UPDATE audit SET hash = zeroblob(32) WHERE id = 6", "第 6 条被改动"),
        ("UPDATE audit SET hash = NULL WHERE id = 2", "第 2 条被改动"),
        ("UPDATE audit SET note = CAST(x'ff' AS TEXT) WHERE id = 4", "第 4 条被改动"),
        ("DELETE FROM audit WHERE id = 4", "第 4 条不见了"),
        ("DELETE FROM audit WHERE id = 1", "第 1 条不见了"),
        ("DELETE FROM audit WHERE id > 6", "第 6 条以后的都不见了"),
        ("DELETE FROM audit", "第 0 条以后的都不见了"),
        ("UPDATE audit SET id = 99 WHERE id = 3", "第 3 条不见了"),
        (
            "UPDATE audit SET actor = a.actor FROM audit a WHERE audit.id = 7 AND a.id = 1",
            "第 7 条",
        ),
        ("DELETE FROM meta WHERE key = 'audit_end'", "末尾的记录不见了"),
    ] {
        let site = busy().await;
        assert!(verify(&site, &[]).0);
        meddle(&site, sql);
        let (ok, said) = verify(&site, &[]);
        assert!(!ok && said.contains(expected), "{sql}: {said}");
    }
}

#[tokio::test]
async fn what_was_cut_off_shows_even_after_more_was_written() {
    let site = busy().await;
    meddle(&site, "DELETE FROM audit WHERE id > 7");
    site.signed_in(CLEAN).await;
    let (ok, said) = verify(&site, &[]);
    assert!(!ok && said.contains("第 8 条不见了"), "{said}");
}

#[tokio::test]
async fn anchors_outlive_a_cut_that_hides_itself() {
    let site = busy().await;
    let reader = site.store.reader().unwrap();
    let clock = platform::clock::Clock::Fixed(today());
    let filing = Filing::open(&site.store, reader, clock, Options::default()).unwrap();
    filing.drop_anchor().await.unwrap();
    filing.drop_anchor().await.unwrap();
    let file = site.dir.path().join("data/audit-anchors.txt");
    let noted = std::fs::read_to_string(&file).unwrap();
    assert_eq!(noted.lines().count(), 1, "noted only when it has grown");
    assert!(verify(&site, &[]).0);
    // Rows and the note of the end, both as they were a while ago.
    meddle(
        &site,
        "DELETE FROM audit WHERE id > 6; UPDATE meta SET value =
            (SELECT id || ':' || lower(hex(hash)) FROM audit WHERE id = 6) WHERE key = 'audit_end'",
    );
    let (ok, said) = verify(&site, &[]);
    assert!(!ok && said.contains("第 6 条以后的都不见了"), "{said}");
    std::fs::write(&file, "nonsense\n").unwrap();
    assert!(!verify(&site, &[]).0, "nor can the file be spoilt unnoticed");
}
