//! What a document says: found anew by the platform, never taken over from who asks.

use super::basis::Kept;
use crate::filing::{Enterprise, cases, training};
use crate::http::ApiError;
use crate::store::{Snapshot, catalogue, documented, screening, subjects};
use contract::document::*;
use contract::query::LONGEST_QUERY;
use contract::record::{Fact, FactValue, Record};
use contract::screening::Outcome;
use contract::subject::{SubjectKind, SubjectProfile};
use contract::{Date, FieldError, Text, Timestamp, Uscc};
use std::collections::BTreeSet;

/// What a document says, and what it was made from.
pub struct Composed {
    /// What it is.
    pub kind: DocumentKind,
    /// What it says.
    pub content: DocumentContent,
    pub(super) kept: Kept,
    pub(super) as_of: Timestamp,
    pub(super) version: String,
    pub(super) owner: Option<Uscc>,
}

impl Composed {
    fn new(now: &Snapshot, kind: DocumentKind, today: Date) -> Result<Self, ApiError> {
        let change: i64 = now
            .prepare_cached("SELECT ifnull(max(id), 0) FROM changes")?
            .query_row([], |row| row.get(0))?;
        let as_of = catalogue::as_of(now, today)?;
        let version = format!("{}-{change}", as_of.date());
        let (content, kept) = Default::default();
        Ok(Self { kind, content, kept, as_of, version, owner: None })
    }

    fn add(&mut self, asked: Text, profile: &SubjectProfile, note: Option<&str>) {
        self.content.lines.push(DocumentLine {
            asked,
            outcome: Outcome::Found,
            subject: Some(profile.subject.clone()),
            region: Some(profile.region.name.clone()),
            status: Some(profile.status),
            summary: Some(profile.summary),
            note: note.and_then(Text::new),
        });
    }

    fn records(
        &mut self,
        now: &Snapshot,
        code: &Uscc,
        today: Date,
        whole: bool,
    ) -> Result<(), ApiError> {
        let (records, all) = documented::records(now, code, today, !whole, RECORDS)?;
        self.content.omitted = u32::try_from(all - records.len()).unwrap_or(u32::MAX);
        self.content.records = records.into_iter().map(|record| shown(record, whole)).collect();
        Ok(())
    }
}

/// What anybody may ask for. Errors: what is wrong with the request.
pub fn compose(
    now: &Snapshot,
    request: &DocumentRequest,
    today: Date,
) -> Result<Composed, ApiError> {
    let lines = checked(request)?;
    let mut composed = Composed::new(now, request.kind, today)?;
    if request.kind == DocumentKind::Report {
        let code = request.lines.first().and_then(|line| line.code);
        let code = code.ok_or_else(|| {
            ApiError::invalid("/lines/0/code", "请先查到主体，再从它的页面要信用报告。")
        })?;
        let profile = known(now, &code, today)?.ok_or_else(crate::api::unknown_subject)?;
        report(now, &mut composed, profile, today)?;
        return Ok(composed);
    }
    for (asked, code) in lines {
        line(now, &mut composed, asked, code, today)?;
    }
    let codes: BTreeSet<Uscc> = composed
        .content
        .lines
        .iter()
        .filter_map(|line| line.subject.as_ref().map(|subject| subject.code))
        .collect();
    if let (1, Some(code)) = (composed.content.lines.len(), codes.first()) {
        composed.records(now, code, today, false)?;
    }
    Ok(composed)
}

/// An enterprise's own report.
pub fn own(now: &Snapshot, me: &Enterprise, today: Date) -> Result<Composed, ApiError> {
    let mut composed = Composed::new(now, DocumentKind::OwnReport, today)?;
    let code = me.subject.code;
    let profile = known(now, &code, today)?.ok_or_else(crate::api::unknown_subject)?;
    report(now, &mut composed, profile, today)?;
    composed.content.cases = cases::all(now, &code)?.items;
    composed.content.trainings = training::certificates(now, &code, today)?;
    composed.owner = Some(code);
    Ok(composed)
}

fn report(
    now: &Snapshot,
    composed: &mut Composed,
    profile: SubjectProfile,
    today: Date,
) -> Result<(), ApiError> {
    let code = profile.subject.code;
    if let Some(asked) = Text::new(code.as_str()) {
        composed.add(asked, &profile, None);
    }
    composed.kept.add(now, &profile, today)?;
    composed.records(now, &code, today, true)?;
    composed.content.profile = Some(profile);
    Ok(())
}

/// The lines, once it is clear that they can be answered.
fn checked(request: &DocumentRequest) -> Result<Vec<(Text, Option<Uscc>)>, ApiError> {
    let most = match request.kind {
        DocumentKind::Lookup => LINES,
        DocumentKind::Report => 1,
        DocumentKind::OwnReport => {
            let detail = "本单位版的信用报告要登录后，从“我的”里开具。";
            return Err(ApiError::invalid("/kind", detail));
        }
    };
    match request.lines.len() {
        0 => return Err(ApiError::invalid("/lines", "没有写明要查什么。请先查询，再开具。")),
        n if n > most => {
            let detail = format!("一份最多 {most} 行，现在有 {n} 行。请分几份开具。");
            return Err(ApiError::invalid("/lines", detail));
        }
        _ => {}
    }
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    for (at, line) in request.lines.iter().enumerate() {
        match Text::new(line.text.replace('\n', " ")) {
            Some(text) if text.as_str().chars().count() <= LONGEST_QUERY + 1 => {
                lines.push((text, line.code));
            }
            Some(_) => {
                let detail = format!("第 {} 行太长，请只写名称或代码。", at + 1);
                faults.push(FieldError::new(format!("/lines/{at}/text"), detail));
            }
            None => {
                let detail = format!("第 {} 行是空的，请删去。", at + 1);
                faults.push(FieldError::new(format!("/lines/{at}/text"), detail));
            }
        }
    }
    if faults.is_empty() { Ok(lines) } else { Err(ApiError::from(faults)) }
}

fn line(
    now: &Snapshot,
    composed: &mut Composed,
    asked: Text,
    code: Option<Uscc>,
    today: Date,
) -> Result<(), ApiError> {
    let chosen = code.map(|code| known(now, &code, today)).transpose()?.flatten();
    if let Some(profile) = chosen {
        let own = Uscc::parse(asked.as_str()) == Some(profile.subject.code);
        composed.add(asked, &profile, (!own).then_some("由查询人按代码选定"));
        return composed.kept.add(now, &profile, today);
    }
    let mut found = screening::lines(now, &[asked.to_string()], today)?;
    let Some(finding) = found.pop() else { return Ok(()) };
    if let Some(hit) = finding.subject()
        && let Some(profile) = known(now, &hit.subject.code, today)?
    {
        let former = hit.matched_former_name.as_ref().map(|name| format!("曾用名 {name}"));
        composed.add(asked, &profile, former.as_deref());
        return composed.kept.add(now, &profile, today);
    }
    if finding.outcome == Outcome::Missing {
        composed.kept.add_missing(asked.as_str());
    }
    composed.content.lines.push(DocumentLine {
        asked,
        outcome: finding.outcome,
        subject: None,
        region: None,
        status: None,
        summary: None,
        note: finding.reason,
    });
    Ok(())
}

/// A subject that visitors can look up.
fn known(now: &Snapshot, code: &Uscc, today: Date) -> Result<Option<SubjectProfile>, ApiError> {
    let profile = subjects::profile(now, code, today)?;
    Ok(profile.filter(|profile| SubjectKind::PUBLIC.contains(&profile.subject.kind)))
}

fn shown(record: Record, whole: bool) -> DocumentRecord {
    let facts = if whole { record.body.facts() } else { Vec::new() };
    DocumentRecord { facts: facts.into_iter().filter_map(detail).collect(), head: record.head }
}

fn detail(fact: Fact) -> Option<Detail> {
    let value = match fact.value {
        FactValue::Text(text) => text,
        FactValue::Many(texts) => texts.join("；"),
        FactValue::Day(day) if day >= Date::FAR => "长期".to_owned(),
        FactValue::Day(day) => day.chinese(),
    };
    Some(Detail { label: Text::new(fact.label)?, value: Text::new(value)? })
}
