//! The platform killed in the midst of things: what it has acknowledged is there, and what is
//! asked again is done once.

use super::site::{CLEAN, FOOD, filing, fill_in, template, today};
use contract::case::CaseKind;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

pub struct Server(Child, pub u16);

impl Server {
    pub fn start(data: &Path) -> Self {
        Self::start_with(data, &[])
    }

    pub fn start_with(data: &Path, more: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
        command.args(["serve", "--port", "0", "--sample", "small", "--today", "2026-11-22"]);
        command.arg("--data").arg(data).arg("--portal").arg(data).stdin(Stdio::null()).args(more);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        Self(child, port)
    }

    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[derive(Clone, Default)]
pub struct Browser {
    pub port: u16,
    cookie: String,
    csrf: String,
}

impl Browser {
    /// Status and body; nothing when the server is gone.
    pub fn call(
        &self,
        method: &str,
        path: &str,
        header: &str,
        body: &Value,
    ) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let Self { cookie, csrf, .. } = self;
        write!(
            stream,
            "{method} /api/v1/{path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\n\
             X-CSRF-Token: {csrf}\r\n{header}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.get(9..12)?.parse().ok()?, format!("{head}\r\n\r\n{body}")))
    }

    pub fn json(&self, path: &str) -> Value {
        let (status, answer) = self.call("GET", path, "Accept: */*", &Value::Null).unwrap();
        assert_eq!(status, 200, "{answer}");
        serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
    }

    pub fn sign_in(port: u16, user: &str) -> Self {
        let browser = Self { port, ..Self::default() };
        let body = json!({ "user": user, "password": "demo-2026" });
        let (_, answer) = browser.call("POST", "session", "Accept: */*", &body).unwrap();
        let after = |mark: &str, end| {
            let rest = answer.split_once(mark).unwrap().1;
            rest.split(end).next().unwrap().to_owned()
        };
        Self { cookie: after("set-cookie: ", ';'), csrf: after("\"csrf\":\"", '"'), port }
    }

    /// Types on, saving every character; gives how many were acknowledged before the server died.
    fn types(&self, draft: &str, form: &str) -> u32 {
        for version in 0.. {
            let known = match version {
                0 => "If-None-Match: *".to_owned(),
                n => format!("If-Match: \"{n}\""),
            };
            let typed = "字".repeat(version as usize + 1);
            let body = json!({ "template": form, "answers": { "detail": typed } });
            match self.call("PUT", &format!("me/drafts/{draft}"), &known, &body) {
                Some((200, _)) => {}
                Some((status, answer)) => panic!("{status} {answer}"),
                None => return version,
            }
        }
        0
    }
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_done_twice() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut server = Server::start(&data);
    let mut all = 0;
    let people = [FOOD, CLEAN].map(|user| Browser::sign_in(server.1, user));
    // The sample has cases too.
    let before = people.each_ref().map(|client| client.json("me/cases")["total"].as_u64().unwrap());
    for (round, wait) in [60, 150, 300, 600].into_iter().enumerate() {
        let (kind, mut client) = (CaseKind::ALL[round / 2], people[round % 2].clone());
        client.port = server.1;
        let known = client.json(&format!("me/eligibility?template={}", template(kind)));
        let body = serde_json::to_value(filing(kind, fill_in(&known, kind, today()))).unwrap();
        let (draft, key) = (format!("d{round}"), format!("Idempotency-Key: round-{round}-key"));
        let (typist, filer) = (client.clone(), client.clone());
        let (name, sent, once) = (draft.clone(), body.clone(), key.clone());
        let typing = thread::spawn(move || typist.types(&name, template(kind)));
        let filed = thread::spawn(move || {
            thread::sleep(Duration::from_millis(wait / 2));
            filer.call("POST", "me/cases", &once, &sent).map(|(status, _)| status)
        });
        thread::sleep(Duration::from_millis(wait));
        server.kill();
        let (acknowledged, filed) = (typing.join().unwrap(), filed.join().unwrap());
        all += acknowledged;
        assert!(matches!(filed, None | Some(201)), "{filed:?}");

        server = Server::start(&data);
        client.port = server.1;
        if acknowledged > 0 {
            let kept = client.json(&format!("me/drafts/{draft}"));
            let version = kept["version"].as_u64().unwrap() as u32;
            assert!(
                [acknowledged, acknowledged + 1].contains(&version),
                "{acknowledged} {version}"
            );
            let typed = kept["answers"]["detail"].as_str().unwrap();
            assert_eq!(typed.chars().count(), version as usize);
        }
        let (again, answer) = client.call("POST", "me/cases", &key, &body).unwrap();
        assert_eq!(again, 201, "{answer}");
        let filed = client.json("me/cases")["total"].as_u64().unwrap() - before[round % 2];
        assert_eq!(filed, round as u64 / 2 + 1, "exactly one each");
    }
    server.kill();
    assert!(all > 0, "nothing was ever acknowledged");
}
