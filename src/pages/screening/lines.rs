//! What somebody has pasted or read from a file, as lines to check.

use contract::identifier::{Diagnosis, diagnose};
use contract::query::LONGEST_QUERY;
use contract::text::search_key;
use std::collections::BTreeSet;

/// Most lines that are checked at once.
pub const MOST: usize = 1000;

/// Lines to check, and how many others there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Names and codes, each once, in their order.
    pub lines: Vec<String>,
    /// Lines without anything.
    pub blank: usize,
    /// Lines that came before.
    pub repeated: usize,
    /// Whether the first line names the columns.
    pub heading: bool,
}

/// Takes a text apart: a line for each subject, or rows of a table of which one column is it.
pub fn parse(text: &str) -> Lines {
    let mut parsed = Lines::default();
    let mut known = BTreeSet::new();
    let mut first = true;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let cells = cells(line);
        let Some(cell) = chosen(&cells) else {
            parsed.blank += 1;
            continue;
        };
        if std::mem::take(&mut first) && cells.iter().any(|cell| names_column(cell)) {
            parsed.heading = true;
        } else if !known.insert(key(cell)) {
            parsed.repeated += 1;
        } else {
            // One too many tells the platform that it is too long.
            parsed.lines.push(cell.chars().take(LONGEST_QUERY + 1).collect());
        }
    }
    parsed
}

impl Lines {
    /// What there is, in a sentence; empty if there is nothing.
    pub fn sentence(&self) -> String {
        let skipped: Vec<_> =
            [(usize::from(self.heading), "表头"), (self.blank, "空行"), (self.repeated, "重复的")]
                .iter()
                .filter(|(n, _)| *n > 0)
                .map(|(n, what)| format!("{what} {n} 行"))
                .collect();
        match (self.lines.len(), skipped.is_empty()) {
            (0, true) => String::new(),
            (n, true) => format!("共 {n} 行。"),
            (n, false) => format!("共 {n} 行，另有{}，不查。", skipped.join("、")),
        }
    }
}

fn key(cell: &str) -> String {
    let key = search_key(cell);
    if key.is_empty() { cell.to_owned() } else { key }
}

fn cells(line: &str) -> Vec<String> {
    let by = if line.contains('\t') { '\t' } else { ',' };
    let mut cells = vec![String::new()];
    let (mut quoted, mut signs) = (false, line.chars().peekable());
    while let Some(c) = signs.next() {
        let Some(cell) = cells.last_mut() else { continue };
        match c {
            '"' if quoted && signs.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if c == by && !quoted => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

/// The cell to check: the first that is meant as a code, else the first that may be a name, else
/// the first.
fn chosen(cells: &[String]) -> Option<&String> {
    let code = |cell: &&String| diagnose(cell) != Diagnosis::NotACode;
    let name = |cell: &&String| cell.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let mut all = cells.iter();
    all.clone().find(code).or_else(|| all.clone().find(name)).or_else(|| all.next())
}

fn names_column(cell: &str) -> bool {
    const NAMES: [&str; 6] = ["序号", "投标人", "供应商", "单位", "企业", "代码"];
    NAMES.contains(&cell) || cell.ends_with("名称") || cell.ends_with("信用代码")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_a_line_without_blank_and_repeated_ones() {
        let parsed = parse("演示（鞍山）ＡＢ公司\r\n\n 演示(鞍山)AB公司 \n91210399MA0TEXT046\n");
        assert_eq!(parsed.lines, ["演示（鞍山）ＡＢ公司", "91210399MA0TEXT046"]);
        assert_eq!(parsed.sentence(), "共 2 行，另有空行 1 行、重复的 1 行，不查。");
        assert_eq!(parse("甲乙").sentence(), "共 1 行。");
        assert_eq!(parse("").sentence(), "");
    }

    #[test]
    fn of_a_table_the_column_that_matters() {
        let text = "序号\t单位名称\t信用代码\n1\t示例一公司\t91210399MA0TEXT046\n2\t示例二公司\t";
        let parsed = parse(text);
        assert_eq!(parsed.lines, ["91210399MA0TEXT046", "示例二公司"]);
        assert!(parsed.heading);
        let parsed = parse("\u{feff}1,\"示例,一\"\"公司\",铁东区\n2026-11-22,示例三公司");
        assert_eq!(parsed.lines, ["示例,一\"公司", "示例三公司"]);
        assert_eq!(parse("2026").lines, ["2026"], "whatever it is, it is told what is wrong");
    }

    #[test]
    fn hostile_lines_stay_lines() {
        let text = "=HYPERLINK(\"http://x\",\"y\")\n<script>alert(1)</script>\n、。";
        assert_eq!(parse(text).lines.len(), 3);
        assert_eq!(parse(&"长".repeat(5000)).lines[0].chars().count(), LONGEST_QUERY + 1);
    }
}
