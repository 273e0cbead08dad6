//! Asks a running platform with many clients at once, and prints latencies per kind of request.
//!
//! `cargo run --release -p platform --example load -- 127.0.0.1:8080 [clients] [seconds] [pid]`

use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Words that very many names contain, and others that few do.
const COMMON: [&str; 8] = ["示例", "演示", "鞍山", "公司", "有限公司", "鞍山市", "食品", "9221"];

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let address = args.next().ok_or("usage: load HOST:PORT [clients] [seconds] [pid]")?;
    let clients: usize = args.next().map_or(Ok(50), |n| n.parse())?;
    let seconds = args.next().map_or(Ok(5), |n| n.parse())?;
    println!(
        "{:<28}{:>9}{:>9}{:>9}{:>9}{:>9}",
        "", "requests", "p50 ms", "p95 ms", "max ms", "bytes"
    );
    for (name, paths) in paths(&address)? {
        let (times, bytes) = load(&address, &paths, clients, Duration::from_secs(seconds))?;
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)] * 1e3;
        let (count, bytes) = (times.len(), bytes / times.len());
        println!("{name:<28}{count:>9}{:>9.1}{:>9.1}{:>9.1}{bytes:>9}", at(50), at(95), at(100));
    }
    let (whole, bytes) = screening(&address)?;
    println!(
        "{:<28}{:>9}{:>9.1}{:>9}{:>9}{bytes:>9}",
        "screening, 1,000 lines",
        10,
        whole * 1e3,
        "",
        ""
    );
    if let Some(pid) = args.next() {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
        status
            .lines()
            .filter(|l| l.starts_with("VmHWM") || l.starts_with("VmRSS"))
            .for_each(|l| println!("{l}"));
    }
    Ok(())
}

/// What is asked for, per kind of request; what exists is found out from the platform itself.
fn paths(address: &str) -> Result<Vec<(&'static str, Vec<String>)>> {
    let mut client = Client::new(address)?;
    let (mut names, mut codes, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for word in COMMON {
        for page in 1..=5 {
            let found = client.get(&format!("/api/v1/subjects?q={}&page={page}", encode(word)))?;
            names.extend(
                values(&found, "name").filter(|n| n.contains("示例") || n.contains("演示")),
            );
            codes.extend(values(&found, "code").filter(|code| code.len() == 18));
        }
    }
    for code in codes.iter().step_by(4) {
        ids.extend(values(&client.get(&format!("/api/v1/subjects/{code}/records"))?, "id"));
    }
    let suggest = |q: &str| format!("/api/v1/suggestions?q={}", encode(q));
    let search = |q: &str| format!("/api/v1/subjects?q={}", encode(q));
    let part = |(at, name): (usize, &String)| -> String {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        letters.skip(2 + at % 7).take(2 + at % 3).collect()
    };
    let parts: Vec<String> =
        names.iter().enumerate().map(part).filter(|p| p.chars().count() > 1).collect();
    let subject = |code: &String| format!("/api/v1/subjects/{code}");
    let records = |code: &String| format!("/api/v1/subjects/{code}/records");
    let deep =
        COMMON.iter().flat_map(|q| (1..=50).map(|n| format!("{}&page={}", search(q), n * 10)));
    let mut all = vec![
        ("site", vec!["/api/v1/site".to_owned()]),
        ("suggestion, part of a name", parts.iter().map(|q| suggest(q)).collect()),
        ("suggestion, common word", COMMON.map(suggest).to_vec()),
        ("search, part of a name", parts.iter().map(|q| search(q)).collect()),
        ("search, whole name", names.iter().map(|q| search(q)).collect()),
        ("search, common word", COMMON.map(search).to_vec()),
        ("search, deep pages", deep.collect()),
        ("profile", codes.iter().map(subject).collect()),
        ("records of a subject", codes.iter().map(records).collect()),
        ("record", ids.iter().map(|id| format!("/api/v1/records/{id}")).collect()),
    ];
    all.extend(lists(&mut client)?);
    Ok(all)
}

/// The disclosure lists: all, one filter of each axis with every value that there is, periods,
/// words, orders and places deep inside.
fn lists(client: &mut Client) -> Result<Vec<(&'static str, Vec<String>)>> {
    let list = |query: &str| format!("/api/v1/records?{query}");
    let all: serde_json::Value = serde_json::from_str(&client.get(&list(""))?)?;
    let filters = |axis: &str| -> Vec<String> {
        let facets = all["facets"].as_array().into_iter().flatten();
        let facet = facets.filter(|facet| facet["name"] == axis);
        let values = facet.flat_map(|facet| facet["values"].as_array().into_iter().flatten());
        let value = |value: &serde_json::Value| encode(value["value"].as_str().unwrap_or_default());
        values.map(|v| list(&format!("{axis}={}", value(v)))).collect()
    };
    let days: Vec<String> = (0..500).map(|n| day(n * 37 % 1400)).collect();
    let numbers = values(&client.get(&list("sort=oldest"))?, "document_no").collect::<Vec<_>>();
    let kinds = filters("kind");
    let sorted = |sort: &str| kinds.iter().map(|path| format!("{path}&sort={sort}")).collect();
    let deep = days.iter().map(|day| list(&format!("page=a.{day}.500000.x"))).collect();
    let deep_kind = days.iter().zip(kinds.iter().cycle());
    let deep_kind = deep_kind.map(|(day, kind)| format!("{kind}&page=b.{day}.50000.x")).collect();
    let period = days.iter().zip(days.iter().skip(99));
    let period = period.map(|(a, b)| list(&format!("from={}&to={}", a.min(b), a.max(b)))).collect();
    let begun = |days: usize| numbers.iter().map(move |n| n.chars().take(days).collect::<String>());
    Ok(vec![
        ("list, all", vec![list("")]),
        ("list by kind", kinds.clone()),
        ("list by list", filters("list")),
        ("list by category", filters("category")),
        ("list by outcome", filters("outcome")),
        ("list by standing", filters("standing")),
        ("list by region", filters("region")),
        ("list by authority", filters("authority")),
        ("list by industry", filters("industry")),
        ("list by day, ever others", period),
        (
            "list by document number",
            begun(16).map(|q| list(&format!("q={}", encode(&q)))).collect(),
        ),
        ("list by word of a name", COMMON.map(|q| list(&format!("q={}", encode(q)))).to_vec()),
        ("list, oldest first", sorted("oldest")),
        ("list, ending first", sorted("ending")),
        ("list, deep pages", deep),
        ("list of a kind, deep", deep_kind),
        ("kinds", vec!["/api/v1/record-kinds".to_owned()]),
        ("lists", vec!["/api/v1/lists".to_owned()]),
        ("feeds", kinds.iter().map(|path| path.replace("records?", "records.atom?")).collect()),
    ])
}

/// The day so many days after New Year 2023.
fn day(after: u32) -> String {
    format!("{}-{:02}-{:02}", 2023 + after / 365, after % 365 / 31 + 1, after % 365 % 31 % 28 + 1)
}

/// 1,000 lines as the portal asks for them, 100 at a time: names, codes, parts of names, and what
/// isn't there. Gives the median of five whole screenings, in seconds, and the size of one answer.
fn screening(address: &str) -> Result<(f64, usize)> {
    let mut client = Client::new(address)?;
    let mut lines = Vec::new();
    for page in 1..=13 {
        let found = client.get(&format!("/api/v1/subjects?q={}&page={page}", encode("示例")))?;
        let names: Vec<String> = values(&found, "name").collect();
        lines.extend(names.iter().map(|name| name.chars().skip(2).take(6).collect()));
        lines.extend(names.iter().map(|name| format!("{name}分号")));
        lines.extend(names);
        lines.extend(values(&found, "code").filter(|code| code.len() == 18));
    }
    let mut times = Vec::new();
    let mut size = 0;
    for _ in 0..5 {
        let start = Instant::now();
        size = 0;
        for part in lines.iter().cycle().take(1000).collect::<Vec<_>>().chunks(100) {
            let body = serde_json::json!({ "lines": part }).to_string();
            size += client.post("/api/v1/screenings", &body)?.len();
        }
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    Ok((times[times.len() / 2], size))
}

/// Latencies in seconds, in order, and the sum of the answers' sizes.
fn load(
    address: &str,
    paths: &[String],
    clients: usize,
    time: Duration,
) -> Result<(Vec<f64>, usize)> {
    let until = Instant::now() + time;
    let client = |number: usize| -> Result<(Vec<f64>, usize)> {
        let (mut client, mut times, mut bytes) = (Client::new(address)?, Vec::new(), 0);
        let mut place = number * 7919;
        while Instant::now() < until {
            place += 1;
            let start = Instant::now();
            bytes += client.get(&paths[place % paths.len()])?.len();
            times.push(start.elapsed().as_secs_f64());
        }
        Ok((times, bytes))
    };
    let (mut times, mut bytes) = (Vec::new(), 0);
    thread::scope(|scope| -> Result<()> {
        let running: Vec<_> = (0..clients).map(|n| scope.spawn(move || client(n))).collect();
        for one in running {
            let (more, size) = one.join().map_err(|_| "a client panicked")??;
            times.extend(more);
            bytes += size;
        }
        Ok(())
    })?;
    times.sort_by(f64::total_cmp);
    Ok((times, bytes))
}

/// One connection that is kept open.
struct Client(BufReader<TcpStream>);

impl Client {
    fn new(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    fn get(&mut self, path: &str) -> Result<String> {
        self.ask(path, &format!("GET {path} HTTP/1.1\r\nhost: load\r\n\r\n"))
    }

    fn post(&mut self, path: &str, body: &str) -> Result<String> {
        let length = body.len();
        let head = format!("POST {path} HTTP/1.1\r\nhost: load\r\ncontent-length: {length}\r\n");
        self.ask(path, &format!("{head}content-type: application/json\r\n\r\n{body}"))
    }

    fn ask(&mut self, path: &str, request: &str) -> Result<String> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let (mut head, mut length) = (String::new(), 0);
        while self.0.read_line(&mut head)? > 2 {
            let line = head.lines().last().unwrap_or_default().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        let body = String::from_utf8(body)?;
        if head.starts_with("HTTP/1.1 200") {
            Ok(body)
        } else {
            Err(format!("{path}: {body}").into())
        }
    }
}

/// The texts that members of this name have in JSON without escapes.
fn values<'a>(json: &'a str, name: &str) -> impl Iterator<Item = String> + use<'a> {
    let member = format!("\"{name}\":\"");
    let starts: Vec<usize> = json.match_indices(&member).map(|(at, _)| at + member.len()).collect();
    starts.into_iter().filter_map(|at| json[at..].split('"').next().map(str::to_owned))
}

fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        // Writing to a string can't fail.
        let _ = write!(out, "%{byte:02X}");
        out
    })
}
