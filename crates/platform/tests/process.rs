//! The program itself: started, stopped, started again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
    command.args(["serve", "--port", "0", "--sample", "small", "--today", "2026-11-22"]);
    command.arg("--data").arg(data).arg("--portal").arg(data).stdin(Stdio::null());
    command
}

/// Starts it and waits for its line; gives the port.
fn start(data: &Path) -> (Child, u16) {
    let mut child = command(data).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("门户已就绪：http://127.0.0.1:").unwrap_or_default();
    let port = address.strip_suffix('/').unwrap_or_default().parse().unwrap_or_else(|_| {
        child.kill().unwrap();
        panic!("{line}")
    });
    (child, port)
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn starts_refuses_a_second_stops_and_keeps_its_data() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let (mut child, port) = start(&data);
    assert!(get(port, "/healthz").ends_with("ok\n"));
    let body = |answer: String| answer.split_once("\r\n\r\n").unwrap().1.to_owned();
    let site = body(get(port, "/api/v1/site"));

    let second = command(&data).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let message = String::from_utf8_lossy(&second.stderr);
    assert!(message.contains("正在被另一个平台进程使用"), "{message}");
    assert!(second.stdout.is_empty());

    let idle = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let stopping = Instant::now();
    let kill = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    assert!(child.wait().unwrap().success(), "stopping is no failure");
    assert!(stopping.elapsed() < Duration::from_secs(9));
    drop(idle);

    let (mut child, port) = start(&data);
    assert_eq!(body(get(port, "/api/v1/site")), site, "not seeded a second time");
    child.kill().unwrap();
    child.wait().unwrap();
}
