//! Putting a record together.

use super::authorities::Office;
use super::text;
use crate::recourse;
use anyhow::{Context, Result};
use contract::record::{Body, Record, RecordHead, RecordId, RecordKind, Standing};
use contract::subject::SubjectRef;
use contract::{Date, Text};

/// What differs from record to record.
pub struct Plan {
    pub id: String,
    pub kind: RecordKind,
    pub title: String,
    pub document_no: Option<Text>,
    pub office: Office,
    /// Who delivered it, if not the office itself.
    pub source: Option<Office>,
    pub decided: Date,
    pub published: Date,
    pub last: Option<Date>,
    pub standing: Standing,
    pub repair_from: Option<Date>,
    pub body: Body,
}

impl Plan {
    /// A current record, published a week after its decision without an end.
    pub fn new(
        id: impl Into<String>,
        kind: RecordKind,
        office: Office,
        decided: Date,
        body: Body,
    ) -> Self {
        Self {
            id: id.into(),
            kind,
            title: kind.label().to_owned(),
            document_no: None,
            office,
            source: None,
            decided,
            published: decided.add_days(7),
            last: None,
            standing: Standing::Current,
            repair_from: None,
            body,
        }
    }

    /// With this title.
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// With this document number.
    pub fn numbered(self, number: &Text) -> Self {
        Self { document_no: Some(number.clone()), ..self }
    }

    /// One in so many is published a week later than it should be.
    pub fn sometimes_late(self, serial: u32, today: Date) -> Self {
        let late = self.published.add_days(7);
        let published =
            if serial.is_multiple_of(23) && late <= today { late } else { self.published };
        Self { published, ..self }
    }

    /// Published for so many months; a repair can be applied for after `minimum` of them.
    pub fn for_months(self, months: i32, minimum: i32) -> Self {
        Self {
            last: Some(self.published.add_months(months)),
            repair_from: Some(self.published.add_months(minimum)),
            ..self
        }
    }

    /// The record; one whose publication has ended by then stands as expired.
    pub fn record(self, subject: &SubjectRef, today: Date) -> Result<Record> {
        let over = self.last.is_some_and(|last| last < today);
        let standing = match self.standing {
            Standing::Current if over => Standing::Expired,
            other => other,
        };
        let authority = self.office.authority()?;
        let source = self.source.unwrap_or(self.office).text()?;
        let mut recourse = recourse::of(self.kind, &authority, Some(&source));
        recourse.repair_from = recourse.repair.as_ref().and(self.repair_from);
        Ok(Record {
            head: RecordHead {
                id: RecordId::parse(&self.id).with_context(|| format!("编号 {}", self.id))?,
                kind: self.kind,
                subject: subject.clone(),
                title: text(self.title)?,
                document_no: self.document_no,
                authority,
                decided: self.decided,
                published: self.published,
                withdrawn_after: self.last,
                standing,
                source: Some(source),
                updated: self.published,
            },
            body: self.body,
            recourse,
            revision: 1,
        })
    }
}

/// A document number, marked as an example.
pub fn number(office: Office, act: &str, date: Date, serial: u32) -> Result<Text> {
    text(format!("鞍示例{}{act}〔{}〕{serial}号", office.short(), date.parts().0))
}
