//! Many subjects at once: every line is found as the search finds it.

use super::reader::Snapshot;
use super::search;
use anyhow::Result;
use contract::identifier::{Diagnosis, diagnose};
use contract::query::SubjectQuery;
use contract::screening::{CANDIDATES, Finding, Outcome};
use contract::{Date, Text, Uscc};

/// What each of the lines leads to, in their order.
pub fn lines(now: &Snapshot, lines: &[String], today: Date) -> Result<Vec<Finding>> {
    lines.iter().map(|line| finding(now, line, today)).collect()
}

fn finding(now: &Snapshot, line: &str, today: Date) -> Result<Finding> {
    let query = match SubjectQuery::parse([("q", line)]) {
        Ok(query) => query,
        Err(errors) => {
            let reasons: String = errors.into_iter().map(|error| error.detail).collect();
            return Ok(missing(reasons, None));
        }
    };
    let Some(wanted) = search::wanted(&query) else {
        return Ok(missing("这一行没有名称或代码。".to_owned(), None));
    };
    let found = now.names()?.find(&wanted);
    let one = found.exact == 1;
    let first = found.subjects.iter().take(if one { 1 } else { CANDIDATES });
    let hits = search::hits(now, first, today)?;
    let (slip, suggestion) = match diagnose(&query.q) {
        Diagnosis::Slip { message, suggestion } => (Some(message), suggestion),
        _ => (None, None),
    };
    if hits.is_empty() {
        let reason = slip.unwrap_or_else(|| unknown(&query.q).to_owned());
        return Ok(missing(reason, suggestion));
    }
    let (outcome, total) =
        if one { (Outcome::Found, 1) } else { (Outcome::Ambiguous, found.total) };
    let reason = (!one).then(|| slip.unwrap_or_else(|| unsure(found.exact, total).to_owned()));
    Ok(Finding { outcome, hits, total, reason: reason.and_then(Text::new), suggestion })
}

fn missing(reason: String, suggestion: Option<Uscc>) -> Finding {
    let reason = Text::new(reason);
    Finding { outcome: Outcome::Missing, hits: Vec::new(), total: 0, reason, suggestion }
}

fn unknown(line: &str) -> &'static str {
    match diagnose(line) {
        Diagnosis::Valid(_) => {
            "代码没有写错，但这里没有这个主体。它可能不在本市登记，或者还没有可公开的信息。"
        }
        _ => "没有查到这个名称。请核对有没有错别字，或改用 18 位统一社会信用代码。",
    }
}

fn unsure(exact: usize, total: u64) -> &'static str {
    match (exact, total) {
        (2.., _) => "不止一个主体用这个名称，请按地区和代码选出要查的。",
        (_, 1) => "名称或代码不完整，请确认是不是这一个。",
        _ => "名称或代码不完整，请选出要查的，或改用全称、18 位代码。",
    }
}
