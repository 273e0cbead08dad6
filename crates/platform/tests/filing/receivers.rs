//! Receivers of messages, on ports of their own: a gateway, and a mail server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// How a receiver answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mood {
    Takes,
    Refuses,
    HangsUp,
    /// Reads, and never says a word.
    Silent,
}

/// A request to the gateway.
pub struct Post {
    pub head: String,
    pub body: String,
}

impl Post {
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines();
        let mut pairs = lines.filter_map(|line| line.split_once(": "));
        pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

/// A gateway that answers in turn as told, then takes everything; gives its address, and what it
/// was sent.
pub fn gateway<const N: usize>(moods: [Mood; N]) -> (String, Receiver<Post>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://127.0.0.1:{}/sms", listener.local_addr().unwrap().port());
    let (sender, receiver) = channel();
    let mut moods = moods.into_iter();
    thread::spawn(move || {
        let mut kept = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let Some(post) = read_post(&mut stream) else { continue };
            if sender.send(post).is_err() {
                return;
            }
            let status = match moods.next().unwrap_or(Mood::Takes) {
                Mood::Takes => "204 No Content",
                Mood::Refuses => "503 Service Unavailable",
                Mood::HangsUp => continue,
                Mood::Silent => {
                    kept.push(stream);
                    continue;
                }
            };
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
        }
    });
    (address, receiver)
}

fn read_post(stream: &mut TcpStream) -> Option<Post> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let post = Post { head, body: String::new() };
    let mut body = vec![0; post.header("content-length").trim().parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    Some(Post { body: String::from_utf8(body).ok()?, ..post })
}

/// A mail server that answers each message in turn as told, then takes everything; gives its
/// address, and what it was sent, envelope and all.
pub fn mail_server<const N: usize>(moods: [Mood; N]) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let (sender, receiver) = channel();
    let mut moods = moods.into_iter();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mood = moods.next().unwrap_or(Mood::Takes);
            if let Some(mail) = converse(stream.unwrap(), mood)
                && sender.send(mail).is_err()
            {
                return;
            }
        }
    });
    (address, receiver)
}

/// One conversation; gives what was said, if it got as far as a message.
fn converse(stream: TcpStream, mood: Mood) -> Option<String> {
    let mut writer = stream.try_clone().ok()?;
    let mut reader = BufReader::new(stream);
    let mut say = |line: &str| writer.write_all(format!("{line}\r\n").as_bytes());
    say("220 test").ok()?;
    let mut said = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        said.push_str(&line);
        match line.get(..4)?.to_ascii_uppercase().as_str() {
            "DATA" => say("354 go on").ok()?,
            "QUIT" => return None,
            _ => {
                say("250 yes").ok()?;
                continue;
            }
        }
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            if line == ".\r\n" {
                break;
            }
            said.push_str(&line);
        }
        let answer = if mood == Mood::Takes { "250 taken" } else { "451 later" };
        say(answer).ok()?;
        return Some(said);
    }
}
