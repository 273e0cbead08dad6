//! Putting other values into the fields of a record, as a decision says.

use crate::http::ApiError;
use contract::case::Change;
use contract::record::{
    CommitmentType, Disclosure, FactValue, Fulfilment, InterviewKind, JointCaseKind, PenaltyKind,
    Record, RegistrationCategory,
};
use contract::{Fen, FieldError, Text};
use serde_json::{Map, Value, json};

/// Members of the head that can be wrong, with their names for people.
pub const HEAD: [(&str, &str); 4] = [
    ("title", "记录名称"),
    ("document_no", "文书号"),
    ("decided", "决定日期"),
    ("withdrawn_after", "公示截止日期"),
];

/// Members that are amounts of money.
const AMOUNTS: [&str; 3] = ["fine", "confiscated", "amount"];

/// The fields of a record: name, name for people, and what it says as people read it.
pub fn fields(record: &Record) -> Vec<(&'static str, &'static str, Option<String>)> {
    let head = &record.head;
    let said = [
        Some(head.title.to_string()),
        head.document_no.as_ref().map(ToString::to_string),
        Some(head.decided.to_string()),
        head.withdrawn_after.map(|day| day.to_string()),
    ];
    let head = HEAD.iter().zip(said).map(|((name, label), said)| (*name, *label, said));
    let body = record.body.entries().into_iter().map(|(field, value)| {
        let said = value.map(|value| match value {
            FactValue::Text(text) => text,
            FactValue::Many(texts) => texts.join("\n"),
            FactValue::Day(day) => day.to_string(),
        });
        (field.name, field.label, said)
    });
    let in_head = |name: &str| HEAD.iter().any(|(own, _)| *own == name);
    head.chain(body.filter(|(name, ..)| !in_head(name))).collect()
}

/// What the record says, as changes that are still to be made.
pub fn said(record: &Record) -> Vec<Change> {
    let field = |(name, label, said): (&str, &str, Option<String>)| {
        let old = said.and_then(Text::new);
        Some(Change { field: name.to_owned(), label: Text::new(label)?, old, new: None })
    };
    fields(record).into_iter().filter_map(field).collect()
}

/// The record with these changes, and the changes with what it said before. Nothing else of it
/// changes, and it is still a record that could be delivered.
pub fn amended(record: &Record, changes: &[Change]) -> Result<(Record, Vec<Change>), ApiError> {
    let known = fields(record);
    let (mut amended, mut done, mut faults) = (record.clone(), Vec::new(), Vec::new());
    for (place, change) in changes.iter().enumerate() {
        let refuse = |detail: String| FieldError::new(format!("changes.{place}"), detail);
        let field = known.iter().find(|(name, ..)| *name == change.field);
        let Some((name, label, old)) = field else {
            faults.push(refuse("这条记录没有这一项，请重新选择。".to_owned()));
            continue;
        };
        match with(&amended, name, change.new.as_ref()) {
            Some(next) => amended = next,
            None => {
                let detail = format!("“{label}”写成这样不对，请核对，日期写成 2026-11-22 这样。");
                faults.push(refuse(detail));
            }
        }
        done.push(Change {
            field: (*name).to_owned(),
            label: Text::new(label).unwrap_or_else(|| change.label.clone()),
            old: old.as_ref().and_then(Text::new),
            new: change.new.clone(),
        });
    }
    if faults.is_empty()
        && let Err(errors) = amended.validate()
    {
        faults = errors;
    }
    if faults.is_empty() && amended == *record {
        faults.push(FieldError::new("changes", "更正后的内容和原来一样，请核对。"));
    }
    if faults.is_empty() { Ok((amended, done)) } else { Err(faults.into()) }
}

/// The record with this value in that member, if it can stand there.
fn with(record: &Record, name: &str, new: Option<&Text>) -> Option<Record> {
    let whole = serde_json::to_value(record).ok()?;
    let in_head = HEAD.iter().any(|(own, _)| *own == name);
    readings(name, new).into_iter().find_map(|value| {
        let mut whole = whole.clone();
        if in_head {
            put(whole.get_mut("head")?, name, &value);
        }
        let body: &mut Map<String, Value> = whole.get_mut("body")?.as_object_mut()?;
        for body in body.values_mut().filter(|body| body.get(name).is_some()) {
            put(body, name, &value);
        }
        serde_json::from_value(whole).ok()
    })
}

fn put(object: &mut Value, name: &str, value: &Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), value.clone());
    }
}

/// What the text may mean in JSON, the likeliest first.
fn readings(name: &str, new: Option<&Text>) -> Vec<Value> {
    let Some(text) = new.map(Text::as_str) else { return vec![Value::Null, json!([])] };
    if AMOUNTS.contains(&name) {
        return cents(text).map(|fen| json!(fen)).into_iter().collect();
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let codes: Vec<&str> = lines.iter().filter_map(|line| code(line)).collect();
    let mut readings = vec![json!(text)];
    readings.extend(code(text).map(|code| json!(code)));
    readings.extend(text.parse::<u32>().ok().map(|number| json!(number)));
    if codes.len() == lines.len() {
        readings.push(json!(codes));
    }
    readings.push(json!(lines));
    readings
}

/// An amount in 元 as fen; as people write it, also as records show it.
fn cents(text: &str) -> Option<Fen> {
    let plain: String =
        text.trim_end_matches('元').chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let (yuan, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 12 || rest.len() > 2 || !digits(yuan) || !digits(rest) {
        return None;
    }
    format!("{yuan}{rest:0<2}").parse().ok().map(Fen)
}

/// The code of a value with this label.
fn code(label: &str) -> Option<&'static str> {
    macro_rules! first {
        ($($set:ident),*) => { None$(.or_else(|| {
            $set::ALL.iter().find(|value| value.label() == label).map(|value| value.code())
        }))* };
    }
    first!(
        PenaltyKind,
        Fulfilment,
        InterviewKind,
        CommitmentType,
        Disclosure,
        RegistrationCategory,
        JointCaseKind
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, showcase};
    use contract::Date;
    use contract::record::Body;

    fn change(field: &str, new: &str) -> Change {
        let label = Text::new("标签").unwrap();
        Change { field: field.to_owned(), label, old: None, new: Text::new(new) }
    }

    fn penalty() -> Record {
        let seed = sample::small(Date::new(2026, 11, 22).unwrap()).unwrap();
        let id = |r: &&Record| r.head.id.as_str() == showcase::UNDER_OBJECTION;
        seed.records.iter().find(id).unwrap().clone()
    }

    #[test]
    fn texts_amounts_days_and_sets_are_put_in_their_places() {
        let record = penalty();
        let changes = [
            change("fine", "1,234.50 元"),
            change("decided", "2026-07-01"),
            change("kinds", "警告\n罚款"),
            change("content", "罚款 1234.50 元。"),
            change("document_no", "示例罚〔2026〕9号"),
            change("effective_until", ""),
        ];
        let (amended, done) = amended(&record, &changes).unwrap();
        let Body::Penalty(body) = &amended.body else { panic!() };
        assert_eq!(body.fine, Some(Fen(123_450)));
        assert_eq!(body.kinds, [PenaltyKind::Warning, PenaltyKind::Fine]);
        assert_eq!(body.document_no.as_str(), "示例罚〔2026〕9号", "head and body agree");
        assert_eq!(amended.head.document_no.unwrap(), body.document_no);
        assert_eq!(amended.head.decided.to_string(), "2026-07-01");
        assert_eq!(done[0].label.as_str(), "罚款金额");
        assert!(done[0].old.as_ref().unwrap().as_str().ends_with('元'));
    }

    #[test]
    fn what_cannot_stand_there_is_told_all_at_once() {
        let record = penalty();
        let wrong = [
            change("fine", "很多"),
            change("decided", "昨天"),
            change("kinds", "没收"),
            change("misconduct", ""),
            change("id", "x"),
            change("no_such", "x"),
        ];
        let error = amended(&record, &wrong).unwrap_err();
        assert_eq!(format!("{error:?}").matches("changes.").count(), 6, "{error:?}");
        let same = [change("title", record.head.title.as_str())];
        assert!(amended(&record, &same).is_err(), "nothing would change");
        let ends_before_it_begins = [change("withdrawn_after", "2000-01-01")];
        assert!(amended(&record, &ends_before_it_begins).is_err());
    }
}
