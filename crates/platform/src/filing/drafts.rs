//! Drafts: what has been typed, stored as it is, never silently overwritten.

use super::conflict::conflict;
use super::{Filing, Now, eligibility, templates};
use crate::http::ApiError;
use crate::repair::Rules;
use contract::case::{Draft, DraftContent, RegisterFacts};
use contract::form::{Answers, LONGEST_ANSWER, MOST_ANSWERS, validate};
use contract::problem::ProblemKind;
use contract::record::RecordId;
use contract::{Date, Page, Timestamp, Uscc};
use rusqlite::{OptionalExtension, Transaction, params};

/// The most drafts of one enterprise.
const MOST_DRAFTS: u32 = 50;
/// The longest draft, in bytes of all its answers.
const LONGEST_DRAFT: usize = 1 << 20;

/// What the caller knows of the stored draft (`If-Match`, `If-None-Match`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expects {
    /// There is none yet.
    Nothing,
    /// This version.
    Version(u32),
}

/// The drafts of an enterprise, latest first.
pub fn all(tx: &Transaction, subject: &Uscc, today: Date) -> Result<Page<Draft>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, template, version, saved, answers FROM drafts
         WHERE subject = ? ORDER BY saved DESC, id",
    )?;
    let mut rows = find.query([subject.as_str()])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(read(tx, Row::try_from(row)?, today)?);
    }
    Ok(Page::whole(items))
}

/// One of them.
pub fn one(tx: &Transaction, subject: &Uscc, id: &str, today: Date) -> Result<Draft, ApiError> {
    let unknown = || ApiError::new(ProblemKind::NotFound, "没有这份草稿，它可能已经提交或删除。");
    read(tx, stored(tx, subject, id)?.ok_or_else(unknown)?, today)
}

/// One of them to go on with: with what the register knows, as whoever begins is told.
pub fn to_go_on(
    tx: &Transaction,
    rules: &Rules,
    subject: &Uscc,
    id: &str,
    today: Date,
) -> Result<Draft, ApiError> {
    let draft = one(tx, subject, id, today)?;
    let about = RecordId::parse(draft.answers.get("record"));
    let asked = templates::current(tx, &draft.template.id)
        .and_then(|form| eligibility(tx, rules, subject, &form, about.as_ref(), today));
    // A form that isn't taken any more: whoever asks whether it can be filed is told why.
    let register = asked.ok().map(|told| RegisterFacts { known: told.known, today });
    Ok(Draft { register, ..draft })
}

/// Stores what was typed, if the stored draft is still the one that the caller knows.
pub fn put(
    now: &Now,
    subject: &Uscc,
    id: &str,
    content: &DraftContent,
    expects: Expects,
) -> Result<Draft, ApiError> {
    check(id, &content.answers)?;
    let earlier = stored(now.tx, subject, id)?;
    let version = match (&earlier, expects) {
        // The same thing once more: the answer to the first request was lost.
        (Some(row), _) if same(row, content)? => return one(now.tx, subject, id, now.today),
        (Some(row), Expects::Version(known)) if row.version == known => known.saturating_add(1),
        (Some(row), _) => {
            let saved = Timestamp(row.saved).chinese();
            let detail = format!("这份草稿在另一处于 {saved} 改过，没有覆盖。请选择用哪一份。");
            return Err(conflict(&detail, Some(row.version)));
        }
        (None, Expects::Version(_)) => {
            return Err(conflict("这份草稿已经提交或删除。填写的内容可以另存为新的草稿。", None));
        }
        (None, Expects::Nothing) => 1,
    };
    if earlier.is_none() {
        // A form that isn't offered any more takes no new drafts; those begun before are kept.
        templates::current(now.tx, &content.template)?;
        let count = "SELECT count(*) FROM drafts WHERE subject = ?";
        let drafts: u32 = now.tx.query_row(count, [subject.as_str()], |row| row.get(0))?;
        if drafts >= MOST_DRAFTS {
            let detail = format!("最多保存 {MOST_DRAFTS} 份草稿。请先提交或删除几份。");
            return Err(ApiError::new(ProblemKind::Conflict, detail));
        }
    }
    now.tx.execute(
        "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?, ?)",
        params![
            subject.as_str(),
            id,
            content.template,
            version,
            now.at.0,
            serde_json::to_string(&content.answers)?
        ],
    )?;
    one(now.tx, subject, id, now.today)
}

/// Deletes a draft; one that isn't there is as good as deleted.
pub fn delete(tx: &Transaction, subject: &Uscc, id: &str) -> Result<(), ApiError> {
    tx.execute("DELETE FROM drafts WHERE subject = ? AND id = ?", [subject.as_str(), id])?;
    Ok(())
}

struct Row {
    id: String,
    template: String,
    version: u32,
    saved: i64,
    answers: String,
}

impl TryFrom<&rusqlite::Row<'_>> for Row {
    type Error = rusqlite::Error;

    fn try_from(row: &rusqlite::Row) -> Result<Self, rusqlite::Error> {
        let (id, template, version) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { id, template, version, saved: row.get(3)?, answers: row.get(4)? })
    }
}

fn stored(tx: &Transaction, subject: &Uscc, id: &str) -> Result<Option<Row>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, template, version, saved, answers FROM drafts WHERE subject = ? AND id = ?",
    )?;
    Ok(find.query_row([subject.as_str(), id], |row| Row::try_from(row)).optional()?)
}

fn read(tx: &Transaction, row: Row, today: Date) -> Result<Draft, ApiError> {
    let (template, _) = templates::latest(tx, &row.template)?;
    let answers: Answers = serde_json::from_str(&row.answers)?;
    let template = templates::about(tx, template, RecordId::parse(answers.get("record")).as_ref())?;
    let missing = validate(&template, &answers, Filing::context(today)).len();
    Ok(Draft {
        id: row.id,
        template: template.head,
        answers,
        saved: Timestamp(row.saved),
        version: row.version,
        missing: u32::try_from(missing).unwrap_or(u32::MAX),
        register: None,
    })
}

fn same(row: &Row, content: &DraftContent) -> Result<bool, ApiError> {
    let answers: Answers = serde_json::from_str(&row.answers)?;
    Ok(row.template == content.template && answers == content.answers)
}

fn check(id: &str, answers: &Answers) -> Result<(), ApiError> {
    let letters = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !(1..=64).contains(&id.len()) || !letters {
        return Err(ApiError::invalid("id", "草稿的编号只能有字母、数字和连字符，最多 64 个。"));
    }
    within_limits(answers)
}

/// Refuses answers that nobody types.
pub(super) fn within_limits(answers: &Answers) -> Result<(), ApiError> {
    let too_large = |detail: String| Err(ApiError::new(ProblemKind::TooLarge, detail));
    if answers.0.len() > MOST_ANSWERS {
        return too_large(format!("内容太多，一份表最多 {MOST_ANSWERS} 项，请删去几行。"));
    }
    if answers.0.values().any(|answer| answer.chars().count() > LONGEST_ANSWER) {
        return too_large(format!("有一项超过 {LONGEST_ANSWER} 个字，请缩短，或作为附件上传。"));
    }
    let bytes: usize = answers.0.iter().map(|(key, answer)| key.len() + answer.len()).sum();
    match bytes > LONGEST_DRAFT {
        true => too_large("内容合计超过 1 MB，请缩短，或作为附件上传。".to_owned()),
        false => Ok(()),
    }
}
