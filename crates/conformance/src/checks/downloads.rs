//! The same records as files.

use super::{Check, items, judged, total};
use crate::Context;
use crate::report::{Finding, Outcome};

pub const CSV: Check = Check {
    name: "CSV",
    what: "CSV 带 UTF-8 BOM，行数等于 total，没有会被表格软件当公式的格子",
    basis: "openapi.json GET /records.csv",
    run: csv,
};

pub const FEED: Check = Check {
    name: "订阅源",
    what: "Atom 的类型正确，最新的条目与列表第一条一致，最多 50 条",
    basis: "openapi.json GET /records.atom；RFC 4287",
    run: feed,
};

/// Spreadsheets take a cell that begins like this for a formula.
const FORMULA: [char; 5] = ['=', '+', '-', '@', '\t'];

fn csv(context: &Context) -> Outcome {
    let filter = "kind=penalty";
    let wanted = total(&context.client.get(&format!("/records?{filter}")));
    let answer = context.client.get(&format!("/records.csv?{filter}"));
    let mut found = Vec::new();
    if answer.status != 200 || !answer.header("content-type").starts_with("text/csv") {
        let detail = format!("应答 200 和 text/csv，答的是 {}", answer.told());
        return judged(vec![Finding::new(&answer.request, detail)]);
    }
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    let Some(text) = text.strip_prefix('\u{feff}') else {
        return judged(vec![Finding::new(&answer.request, "开头应是 UTF-8 的 BOM")]);
    };
    let rows = cells(text);
    let records = rows.len().checked_sub(1).map(|rows| rows as u64);
    if records != wanted {
        let detail = format!("有 {records:?} 行，列表的 total 是 {wanted:?}");
        found.push(Finding::new(&answer.request, detail));
    }
    for cell in rows.iter().flatten() {
        let number = cell.parse::<f64>().is_ok();
        if cell.starts_with(FORMULA) && !number && cell.len() > 1 {
            found.push(Finding::new(&answer.request, format!("“{cell}”会被当成公式")));
        }
    }
    judged(found)
}

/// RFC 4180: quoted cells may hold separators and line ends.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.extend(letters.next());
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

fn feed(context: &Context) -> Outcome {
    let answer = context.client.get("/records.atom?kind=penalty");
    let mut found = Vec::new();
    if answer.status != 200 || !answer.header("content-type").starts_with("application/atom+xml") {
        let detail = format!("应答 200 和 application/atom+xml，答的是 {}", answer.told());
        return judged(vec![Finding::new(&answer.request, detail)]);
    }
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    let entries = text.matches("<entry>").count();
    let listed = items(&context.client.get("/records?kind=penalty"));
    if entries > 50 || (entries == 0) != listed.is_empty() {
        found.push(Finding::new(&answer.request, format!("有 {entries} 条")));
    }
    judged(found)
}
