//! Records as rows of a table, safe to be opened in a spreadsheet.

use anyhow::Result;
use contract::csv::{BOM, harmless};
use contract::record::{Body, FactValue, Field, RecordKind, RecordLine};
use contract::{Date, Text, Timestamp};
use csv::{Terminator, Writer, WriterBuilder};

/// The columns of a table: what all kinds have, then what the one kind has.
#[derive(Clone, Copy)]
pub struct Table {
    kind: Option<RecordKind>,
    as_of: Timestamp,
}

impl Table {
    /// For records of this kind, or of several, as they are at that moment.
    pub fn of(kind: Option<RecordKind>, as_of: Timestamp) -> Self {
        Self { kind, as_of }
    }

    /// The first row.
    pub fn header(self) -> Result<Vec<u8>> {
        let decided = self.kind.map_or("决定日期", |kind| kind.about().decided);
        let mut names = vec![
            "主体名称",
            "统一社会信用代码",
            "主体类型",
            "地区",
            "信息类别",
            "标题",
            "文书号",
            "机关",
            decided,
            "公示日期",
            "公示截止",
            "公示状态",
            "数据来源单位",
            "更新日期",
            "记录编号",
        ];
        match self.kind {
            Some(kind) => names.extend(kind.fields().iter().map(|field| field.label)),
            None => names.extend(["类别", "结果"]),
        }
        names.push("数据截至");
        let mut bytes = BOM.as_bytes().to_vec();
        let mut writer = writer(&mut bytes);
        writer.write_record(names)?;
        drop(writer);
        Ok(bytes)
    }

    /// The rows of these records.
    pub fn rows(
        self,
        records: impl Iterator<Item = Result<(RecordLine, Body)>>,
    ) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut writer = writer(&mut bytes);
        for record in records {
            let (line, body) = record?;
            writer.write_record(self.row(&line, &body).into_iter().map(harmless))?;
        }
        drop(writer);
        Ok(bytes)
    }

    fn row(self, line: &RecordLine, body: &Body) -> Vec<String> {
        let head = &line.head;
        let text = |text: &Option<Text>| text.as_ref().map(Text::to_string).unwrap_or_default();
        let mut row = vec![
            head.subject.name.to_string(),
            head.subject.code.to_string(),
            head.subject.kind.label().to_owned(),
            line.region.to_string(),
            head.kind.label().to_owned(),
            head.title.to_string(),
            text(&head.document_no),
            head.authority.name.to_string(),
            head.decided.to_string(),
            head.published.to_string(),
            head.withdrawn_after.map(day).unwrap_or_default(),
            head.standing.label().to_owned(),
            text(&head.source),
            head.updated.to_string(),
            head.id.as_str().to_owned(),
        ];
        match self.kind {
            Some(kind) => row.extend(facts(kind, body)),
            None => {
                let categories: Vec<&str> = line.categories.iter().map(Text::as_str).collect();
                row.extend([categories.join("；"), text(&line.outcome)]);
            }
        }
        row.push(self.as_of.to_string());
        row
    }
}

/// Line ends and quotes as spreadsheets write them (RFC 4180).
pub fn writer(bytes: &mut Vec<u8>) -> Writer<&mut Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes)
}

/// The values of the kind's fields, empty where there is none.
fn facts(kind: RecordKind, body: &Body) -> Vec<String> {
    let mut facts = body.facts().into_iter().peekable();
    let value = |field: &Field| {
        let fact = facts.next_if(|fact| fact.label == field.label);
        fact.map(|fact| match fact.value {
            FactValue::Text(text) => text,
            FactValue::Many(texts) => texts.join("；"),
            FactValue::Day(date) => day(date),
        })
    };
    kind.fields().iter().map(value).map(Option::unwrap_or_default).collect()
}

fn day(date: Date) -> String {
    if date < Date::FAR { date.to_string() } else { "长期".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_body_has_its_column() {
        let today = Date::new(2026, 11, 22).unwrap_or(Date::FAR);
        for record in crate::sample::small(today).map(|seed| seed.records).unwrap_or_default() {
            let filled =
                facts(record.head.kind, &record.body).iter().filter(|f| !f.is_empty()).count();
            assert_eq!(filled, record.body.facts().len(), "{:?}", record.head.kind);
        }
    }
}
