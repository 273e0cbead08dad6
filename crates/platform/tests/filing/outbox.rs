//! Notices leave the platform: signed, at least once, never lost, with nothing in them that is
//! nobody's business.

use super::killed::{Browser, Server};
use super::receivers::{Mood, Post, gateway, mail_server};
use super::site::*;
use contract::case::{Action, Case, CaseKind, Role};
use hmac::{Hmac, KeyInit, Mac};
use platform::filing::outbox::{self, Channel};
use platform::filing::{Filing, Options};
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::mpsc::Receiver;
use std::time::Duration;

const SECRET: &str = "only-for-this-test";

fn options(site: &Site, webhook: Option<String>, smtp: Option<String>) -> Options {
    let file = site.dir.path().join("secret");
    fs::write(&file, format!("{SECRET}\n")).unwrap();
    let outbox = outbox::Options {
        webhook_url: webhook,
        webhook_secret_file: Some(file),
        smtp_url: smtp,
        mail_from: Some("信用平台（示例） <xy@example.invalid>".to_owned()),
        retry: Duration::from_secs(1),
        ..outbox::Options::default()
    };
    Options { outbox, ..Options::default() }
}

/// Somebody on a platform that sends.
async fn client(site: &Site, filing: &Filing, user: &str) -> Client {
    let mut client = site.anybody();
    client.router = site.router_of(filing.clone(), today());
    client.sign_in(user).await;
    client
}

/// What arrives next; waits for it without holding up the platform.
async fn next<T: Send + 'static>(received: Receiver<T>) -> (T, Receiver<T>) {
    let wait = move || (received.recv_timeout(Duration::from_secs(30)).unwrap(), received);
    tokio::task::spawn_blocking(wait).await.unwrap()
}

fn count(site: &Site, condition: &str) -> u32 {
    let sql = format!("SELECT count(*) FROM outbox WHERE {condition}");
    site.database().query_row(&sql, [], |row| row.get(0)).unwrap()
}

async fn until(site: &Site, condition: &str) {
    for _ in 0..300 {
        if count(site, condition) > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never: {condition}");
}

fn is_signed(post: &Post) -> bool {
    let (moment, signature) =
        post.header("x-signature").strip_prefix("t=").unwrap().split_once(",v1=").unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("{moment}.{}", post.body).as_bytes());
    let wanted = mac.finalize().into_bytes();
    wanted.iter().map(|b| format!("{b:02x}")).collect::<String>() == signature
}

#[tokio::test]
async fn a_gateway_gets_signed_notices_without_what_is_nobodys_business() {
    let site = Site::new();
    let (url, received) = gateway([]);
    let filing = site.filing(today(), options(&site, Some(url), None));
    tokio::spawn(outbox::deliver(filing.clone(), Channel::Webhook));
    let owner = client(&site, &filing, FOOD).await;
    let case = owner.file(CaseKind::Commitment).await;
    let (post, received) = next(received).await;
    assert!(is_signed(&post), "{}", post.header("x-signature"));
    let body: Value = serde_json::from_str(&post.body).unwrap();
    assert_eq!(body["id"], post.header("idempotency-key"));
    assert_eq!((&body["name"], &body["phone"]), (&json!("李示例"), &json!("13800000000")));
    assert_eq!((&body["case"], &body["state"]), (&json!(case.head.number), &json!("submitted")));
    assert!(body["text"].as_str().unwrap().contains("2026年11月25日"), "{body}");
    let keys: BTreeSet<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
    let known = ["case", "created", "id", "kind", "name", "phone", "state", "text"];
    assert_eq!(keys, known.into());

    let officer = client(&site, &filing, MARKET).await;
    officer.act(&case, Role::Officer, Action::Reject, &case.answers).await.read::<Case>();
    let (post, _) = next(received).await;
    assert!(post.body.contains("不予通过") && !post.body.contains("依据示例规定第三条"));
    until(&site, "sent IS NOT NULL AND state = 'rejected'").await;
    assert_eq!(count(&site, "name || address || text <> ''"), 0, "whom it was for is forgotten");
}

#[tokio::test]
async fn what_was_not_taken_comes_again_as_the_same_message() {
    let site = Site::new();
    let (url, mut received) = gateway([Mood::Refuses, Mood::HangsUp]);
    let filing = site.filing(today(), options(&site, Some(url), None));
    tokio::spawn(outbox::deliver(filing.clone(), Channel::Webhook));
    client(&site, &filing, FOOD).await.file(CaseKind::Commitment).await;
    let mut keys = BTreeSet::new();
    for _ in 0..3 {
        let (post, rest) = next(received).await;
        received = rest;
        keys.insert(post.header("idempotency-key").to_owned());
    }
    assert_eq!(keys.len(), 1);
    until(&site, "sent IS NOT NULL AND attempts = 3 AND error IS NULL").await;
}

#[tokio::test]
async fn what_was_given_up_is_listed_and_sent_when_told() {
    let site = Site::new();
    let (url, received) = gateway([Mood::Refuses]);
    let filing = site.filing(today(), options(&site, Some(url), None));
    let owner = client(&site, &filing, FOOD).await;
    owner.file(CaseKind::Commitment).await;
    site.database().execute("UPDATE outbox SET attempts = 11", []).unwrap();
    tokio::spawn(outbox::deliver(filing.clone(), Channel::Webhook));
    let (_, received) = next(received).await;
    until(&site, "next IS NULL AND sent IS NULL AND error IS NOT NULL").await;
    let command = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
        command.arg("outbox").args(arguments).arg("--data").arg(site.dir.path().join("data"));
        let output = command.output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.success(), said)
    };
    let (ok, said) = command(&["list"]);
    assert!(ok && said.contains("不再自动重试 1 条") && said.contains("503"), "{said}");
    assert!(!said.contains("13800000000"), "{said}");
    assert!(!command(&["retry", "99"]).0);
    let (ok, said) = command(&["retry"]);
    assert!(ok && said.contains("1 条"), "{said}");
    next(received).await;
    until(&site, "sent IS NOT NULL").await;
    assert!(command(&["list"]).1.contains("等着发送 0 条，不再自动重试 0 条"));
}

#[tokio::test]
async fn mail_reaches_those_whose_address_is_known() {
    let site = Site::new();
    let (url, received) = mail_server([Mood::Refuses]);
    let filing = site.filing(today(), options(&site, None, Some(url)));
    let set = "UPDATE accounts SET email = 'li@example.invalid' WHERE user = 'qianshan'";
    site.database().execute(set, []).unwrap();
    client(&site, &filing, CLEAN).await.file(CaseKind::Commitment).await;
    assert_eq!(count(&site, "1"), 0, "no address, no mail");
    let case = client(&site, &filing, FOOD).await.file(CaseKind::Commitment).await;
    tokio::spawn(outbox::deliver(filing.clone(), Channel::Mail));
    let (first, received) = next(received).await;
    let (second, _) = next(received).await;
    let header = |mail: &str, name: &str| {
        let line = mail.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.to_owned()
    };
    for mail in [&first, &second] {
        assert!(mail.contains("RCPT TO:<li@example.invalid>"), "{mail}");
        assert!(mail.contains("MAIL FROM:<xy@example.invalid>"), "{mail}");
    }
    let id = header(&first, "Message-ID");
    assert!(id.ends_with("@example.invalid>") && id == header(&second, "Message-ID"), "{id}");
    until(&site, "sent IS NOT NULL").await;
    assert!(!case.head.number.as_str().is_empty());
}

#[tokio::test]
async fn nothing_is_stored_that_is_not_to_be_sent() {
    let site = Site::new();
    site.signed_in(FOOD).await.file(CaseKind::Commitment).await;
    assert_eq!(count(&site, "1"), 0, "there is no way out");
    let (url, _received) = gateway([]);
    let filing = site.filing(today(), options(&site, Some(url), None));
    let owner = client(&site, &filing, CLEAN).await;
    let mut wrong = owner.filing(CaseKind::Commitment).await;
    wrong.answers.set("detail", "");
    owner.post("me/cases", &wrong).await.problem(422);
    owner.file(CaseKind::Commitment).await;
    owner.post("me/cases", &owner.filing(CaseKind::Commitment).await).await.problem(409);
    assert_eq!(count(&site, "1"), 1, "a message for what happened, none for what did not");
    filing.put_sample().unwrap();
    assert_eq!(count(&site, "1"), 1, "nothing of the sample leaves");
}

#[test]
fn secrets_and_numbers_do_not_travel_in_clear() {
    let site = Site::new();
    let open = |webhook: Option<&str>, smtp: Option<&str>| {
        let options = options(&site, webhook.map(str::to_owned), smtp.map(str::to_owned));
        let reader = site.store.reader().unwrap();
        let clock = platform::clock::Clock::Fixed(today());
        Filing::open(&site.store, reader, clock, options).map(|_| ()).is_ok()
    };
    for good in ["https://sms.example/x", "http://127.0.0.1:9/x"] {
        assert!(open(Some(good), None), "{good}");
    }
    for good in ["smtps://mail.example", "smtp://mail.example:587?tls=required", "smtp://localhost"]
    {
        assert!(open(None, Some(good)), "{good}");
    }
    for bad in ["http://sms.example/x", "http://10.1.2.3/x", "sms.example"] {
        assert!(!open(Some(bad), None), "{bad}");
    }
    for bad in
        ["smtp://mail.example", "smtp://mail.example?tls=opportunistic", "http://mail.example"]
    {
        assert!(!open(None, Some(bad)), "{bad}");
    }
}

#[test]
fn a_notice_outlives_the_platform_that_was_killed_before_it_was_sent() {
    let dir = tempfile::tempdir().unwrap();
    let (data, secret) = (dir.path().join("data"), dir.path().join("secret"));
    fs::write(&secret, SECRET).unwrap();
    let (url, received) = gateway([Mood::Silent]);
    let settings = ["--webhook-url", &url, "--webhook-secret-file", secret.to_str().unwrap()];
    let server = Server::start_with(&data, &settings);
    let browser = Browser::sign_in(server.1, CLEAN);
    let form = template(CaseKind::Commitment);
    let known = browser.json(&format!("me/eligibility?template={form}"));
    let answers = fill_in(&known, CaseKind::Commitment, today());
    let body = serde_json::to_value(filing(CaseKind::Commitment, answers)).unwrap();
    let key = "Idempotency-Key: killed-before-sent";
    let (status, answer) = browser.call("POST", "me/cases", key, &body).unwrap();
    assert_eq!(status, 201, "{answer}");
    // It is on its way, and nobody has said that it was taken.
    let lost = received.recv_timeout(Duration::from_secs(20)).unwrap();
    server.kill();
    let server = Server::start_with(&data, &settings);
    let again = received.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(lost.header("idempotency-key"), again.header("idempotency-key"));
    assert_eq!(lost.body, again.body);
    server.kill();
}
