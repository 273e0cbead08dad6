//! Imports while a server runs: readers are not held up, and see the new records at once.
#![cfg(unix)]

use crate::fixtures::{PENALTY, text};
use crate::platform::{Ended, Platform, command};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// As many as an agency delivers in a year; an unoptimised build takes too long for so many.
const ROWS: usize = if cfg!(debug_assertions) { 8_000 } else { 100_000 };
/// No answer takes longer, or a quarter of the import where the machine is too busy for that: a
/// reader that waits for the writer would.
const LONGEST: Duration = Duration::from_secs(2);

/// A server on this platform's data; ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn command(platform: &Platform) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
        command.args(["serve", "--port", "0", "--sample", "small", "--data"]).arg(platform.data());
        command.arg("--portal").arg(platform.data()).stderr(Stdio::null());
        command
    }

    fn start(platform: &Platform) -> Self {
        let mut child = Self::command(platform).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        Self { child, port }
    }

    /// The answer's body and how long it took; panics unless it is a 200.
    fn get(&self, path: &str) -> (String, Duration) {
        let start = Instant::now();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        (answer.split_once("\r\n\r\n").unwrap().1.to_owned(), start.elapsed())
    }

    /// How many subjects there are.
    fn subjects(&self) -> u64 {
        let site: serde_json::Value = serde_json::from_str(&self.get("/api/v1/site").0).unwrap();
        site["subjects"].as_u64().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Penalties of as many subjects as rows.
fn large() -> String {
    let rows: Vec<[(&str, String); 3]> = (0..ROWS)
        .map(|n| {
            let name = format!("示例批量第{n}号商贸有限公司");
            [
                ("CF_XDR_MC", name),
                ("CF_XDR_SHXYM", code(n)),
                ("CF_WSH", format!("示例〔2026〕{n}号")),
            ]
        })
        .collect();
    let rows: Vec<Vec<(&str, &str)>> =
        rows.iter().map(|row| row.iter().map(|(c, v)| (*c, v.as_str())).collect()).collect();
    text(PENALTY, &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// A valid code of an enterprise, by number.
fn code(number: usize) -> String {
    let letters = contract::identifier::ALPHABET;
    let digit = |place: u32| char::from(letters[number / 31_usize.pow(place) % 31]);
    let body: String = (0..6).rev().map(digit).collect();
    let found = letters.iter().map(|check| format!("91210399MAB{body}{}", char::from(*check)));
    found.into_iter().find(|code| contract::Uscc::parse(code).is_some()).unwrap()
}

#[test]
fn readers_go_on_during_an_import_and_find_its_records_afterwards() {
    let platform = Platform::new();
    let server = Server::start(&platform);
    let before = server.subjects();
    let path = platform.write("大.csv", large());
    let done = AtomicBool::new(false);
    let read = |paths: [&str; 2]| {
        let mut times = Vec::new();
        while !done.load(Ordering::Relaxed) {
            for path in paths {
                let (body, time) = server.get(path);
                times.push(time);
                // All or nothing, also for whoever looks meanwhile.
                if let Some((_, rest)) = body.split_once("\"subjects\":") {
                    let count: String = rest.chars().take_while(char::is_ascii_digit).collect();
                    let count: u64 = count.parse().unwrap();
                    assert!(count == before || count == before + ROWS as u64, "{count}");
                }
            }
        }
        times
    };
    let start = Instant::now();
    let (ended, took, mut times) = thread::scope(|scope| {
        let readers = [
            scope.spawn(|| read(["/api/v1/site", "/api/v1/subjects/91210399MA0TEXT046"])),
            scope.spawn(|| {
                read([
                    "/api/v1/subjects?q=%E7%A4%BA%E4%BE%8B",
                    "/api/v1/records/demo-penalty-not-yet",
                ])
            }),
        ];
        let ended = Ended::of(command(&platform.data(), &[&path]).output().unwrap());
        let took = start.elapsed();
        // What the first readers after it wait for belongs to it.
        thread::sleep(Duration::from_millis(500));
        done.store(true, Ordering::Relaxed);
        (ended, took, readers.map(|reader| reader.join().unwrap()).concat())
    });
    assert_eq!(ended.counts(), format!("导入 {ROWS} 行，退回 0 行"), "{ended:?}");
    assert_eq!(server.subjects(), before + ROWS as u64);
    let (found, _) = server.get(&format!("/api/v1/suggestions?q={}", code(ROWS - 1)));
    assert!(found.contains(&format!("第{}号", ROWS - 1)), "{found}");
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let [median, most, worst] = [at(50), at(99), at(100)];
    println!(
        "{ROWS} rows in {took:?}; {} answers: median {median:?}, 99 % {most:?}, longest {worst:?}",
        times.len()
    );
    assert!(worst < LONGEST.max(took / 4), "{worst:?} of {took:?}");
}

#[test]
fn a_server_can_start_while_an_import_writes() {
    let platform = Platform::new();
    platform.import_text(&text(PENALTY, &[&[]]));
    // A first start puts in the forms; later ones have nothing to write.
    drop(Server::start(&platform));
    let _import = ::platform::store::Store::open_for_import(&platform.data()).unwrap();
    let db = platform.database();
    db.execute_batch("BEGIN IMMEDIATE; UPDATE subjects SET name = '示例'").unwrap();
    let server = Server::start(&platform);
    assert_eq!(server.subjects(), 1);
    db.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn a_second_server_is_refused_and_a_killed_import_leaves_nothing() {
    let platform = Platform::new();
    let server = Server::start(&platform);
    let before = server.subjects();
    let path = platform.write("大.csv", large());
    let mut import = command(&platform.data(), &[&path]).stdout(Stdio::null()).spawn().unwrap();
    let second = Ended::of(Server::command(&platform).output().unwrap());
    assert_eq!((second.code, second.out.as_str()), (Some(1), ""));
    // SIGKILL while it writes.
    let log = platform.data().join("credit.db-wal");
    let size = || std::fs::metadata(&log).map_or(0, |file| file.len());
    let empty = size();
    while size() == empty && import.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(5));
    }
    import.kill().unwrap();
    let finished = import.wait().unwrap().success();
    assert!(!finished, "the kill came too late");
    assert_eq!(server.subjects(), before);
    // It can simply be done again, and a server that starts anew has it.
    assert_eq!(platform.import(&[&path]).counts(), format!("导入 {ROWS} 行，退回 0 行"));
    drop(server);
    assert_eq!(Server::start(&platform).subjects(), before + ROWS as u64);
}
