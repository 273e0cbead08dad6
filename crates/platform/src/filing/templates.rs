//! Forms: compiled in, kept in the database by version, and given out.

use super::cases::amend;
use super::conflict::conflict;
use crate::http::ApiError;
use crate::sample::authorities::Office;
use crate::store::records;
use anyhow::{Context, Result};
use contract::form::{Choice, FieldKind, FormField, FormTemplate, Known, Purpose, TemplateHead};
use contract::problem::ProblemKind;
use contract::record::{Record, RecordId};
use contract::{Date, Text};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What several forms share: sections by name, and the agreements of all.
const COMMON: &str = include_str!("templates/common.json");

const ALL: [&str; 14] = [
    include_str!("templates/approval.json"),
    include_str!("templates/voluntary.json"),
    include_str!("templates/trade.json"),
    include_str!("templates/repair.json"),
    include_str!("templates/certification.json"),
    include_str!("templates/deferral.json"),
    include_str!("templates/qualification.json"),
    include_str!("templates/business.json"),
    include_str!("templates/contract.json"),
    include_str!("templates/charity.json"),
    include_str!("templates/objection.json"),
    include_str!("templates/repair-application.json"),
    include_str!("templates/rectification-report.json"),
    include_str!("templates/report.json"),
];

/// Tells whether the forms that are stored are those of this program.
pub(super) fn digest(sample: bool) -> String {
    let mut digest = Sha256::new();
    digest.update([u8::from(sample)]);
    ALL.iter().chain([&COMMON]).for_each(|json| digest.update(json));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Stores the forms whose versions are not there yet.
pub(super) fn put_all(tx: &Transaction, sample: bool) -> Result<()> {
    let common: Value = serde_json::from_str(COMMON).context("common.json")?;
    for (place, json) in ALL.iter().enumerate() {
        let mut template = parse(json, &common).with_context(|| format!("第 {place} 份表"))?;
        if sample {
            let name = template.head.agency.name.as_str();
            let office = Office::RECEIVING.into_iter().find(|office| office.name() == name);
            template.head.agency = office.context("表的受理单位")?.authority()?;
        }
        put(tx, place, &template)?;
    }
    Ok(())
}

/// Stores a version, unless it is there. A form that somebody withdrew stays withdrawn.
fn put(tx: &Transaction, place: usize, template: &FormTemplate) -> Result<()> {
    let (head, json) = (&template.head, serde_json::to_string(template)?);
    tx.execute(
        "INSERT OR IGNORE INTO form_templates VALUES (?1, ?2, ?3, ?4, ?5,
            (SELECT withdrawn FROM form_templates WHERE id = ?1 ORDER BY version DESC LIMIT 1))",
        params![head.id, head.version, place, head.purpose.code(), json],
    )?;
    Ok(())
}

/// Stores a new version and offers it, at the place of the one before or behind all others.
pub fn add(tx: &Transaction, template: &FormTemplate) -> Result<()> {
    let (head, json) = (&template.head, serde_json::to_string(template)?);
    tx.execute(
        "INSERT INTO form_templates VALUES (?1, ?2,
            ifnull((SELECT max(place) FROM form_templates WHERE id = ?1),
                (SELECT ifnull(max(place), -1) + 1 FROM form_templates)), ?3, ?4, NULL)",
        params![head.id, head.version, head.purpose.code(), json],
    )?;
    Ok(())
}

/// A form whose `sections` and `agreements` may name shared ones.
fn parse(json: &str, common: &Value) -> Result<FormTemplate> {
    let mut form: Value = serde_json::from_str(json)?;
    complete_from(&mut form, common)?;
    Ok(serde_json::from_value(form)?)
}

/// Puts shared sections in where a form names them, and the shared agreements where it has none.
pub fn complete(form: &mut Value) -> Result<()> {
    complete_from(form, &serde_json::from_str(COMMON).context("common.json")?)
}

fn complete_from(form: &mut Value, common: &Value) -> Result<()> {
    let form = form.as_object_mut().context("一份表应是一个 JSON 对象")?;
    let sections = form.get_mut("sections").and_then(Value::as_array_mut);
    for section in sections.context("没有 sections，或不是数组")? {
        if let Some(name) = section.as_str() {
            let unknown = || format!("sections：没有叫 {name} 的共用节，可用的是 subject 和 agent");
            *section = common["sections"].get(name).with_context(unknown)?.clone();
        }
    }
    form.entry("agreements").or_insert_with(|| common["usual"].clone());
    let shared = common["agreements"].as_array().context("common.json：agreements")?;
    let agreements = form.get_mut("agreements").and_then(Value::as_array_mut);
    for agreement in agreements.context("agreements 不是数组")? {
        if let Some(name) = agreement.as_str() {
            let unknown = || format!("agreements：没有叫 {name} 的共用声明");
            let found = shared.iter().find(|shared| shared["id"] == name);
            *agreement = found.with_context(unknown)?.clone();
        }
    }
    Ok(())
}

/// The forms that can be filed now.
pub fn heads(tx: &Transaction, purpose: Option<Purpose>) -> Result<Vec<TemplateHead>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT template FROM form_templates AS t
         WHERE withdrawn IS NULL AND purpose = ifnull(?, purpose)
           AND version = (SELECT max(version) FROM form_templates WHERE id = t.id)
         ORDER BY place",
    )?;
    let mut rows = find.query([purpose.map(Purpose::code)])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let json = row.get_ref(0)?.as_str().map_err(anyhow::Error::from)?;
        let form: FormTemplate = serde_json::from_str(json)?;
        heads.push(TemplateHead { serves: form.matter.serves, ..form.head });
    }
    Ok(heads)
}

/// The present version of a form; a form that isn't offered any more is said to be withdrawn.
pub fn current(tx: &Transaction, id: &str) -> Result<FormTemplate, ApiError> {
    let (template, withdrawn) = latest(tx, id)?;
    match withdrawn {
        false => Ok(template),
        true => Err(ApiError::new(
            ProblemKind::Withdrawn,
            format!(
                "“{}”已停止受理，不能再提交。您填写的内容还保存在草稿里，可以查看和导出。",
                template.head.title
            ),
        )),
    }
}

/// A version of a form as it was, offered or not: who filled it in can still read what was asked.
pub fn as_it_was(tx: &Transaction, id: &str, version: u32) -> Result<FormTemplate, ApiError> {
    let find = "SELECT template FROM form_templates WHERE id = ? AND version = ?";
    let read = |row: &rusqlite::Row| row.get::<_, String>(0);
    let json = tx.prepare_cached(find)?.query_row(params![id, version], read).optional()?;
    let unknown = || ApiError::new(ProblemKind::NotFound, "没有这份表的这个版本。");
    Ok(serde_json::from_str(&json.ok_or_else(unknown)?)?)
}

/// The latest version of a form, offered or not, and whether it was withdrawn.
pub fn latest(tx: &Transaction, id: &str) -> Result<(FormTemplate, bool), ApiError> {
    let unknown = || ApiError::new(ProblemKind::NotFound, "没有这份表，请从办理事项里重新选择。");
    stored(tx, id)?.ok_or_else(unknown)
}

/// The latest version of a form, if there is such a form, and whether it was withdrawn.
pub fn stored(tx: &Transaction, id: &str) -> Result<Option<(FormTemplate, bool)>> {
    let row: Option<(String, bool)> = tx
        .prepare_cached(
            "SELECT template, withdrawn IS NOT NULL FROM form_templates WHERE id = ?
             ORDER BY version DESC LIMIT 1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((json, withdrawn)) = row else { return Ok(None) };
    Ok(Some((serde_json::from_str(&json)?, withdrawn)))
}

/// The present version, if it is the one that was filled in.
pub(super) fn as_filled(
    tx: &Transaction,
    id: &str,
    version: u32,
) -> Result<FormTemplate, ApiError> {
    let template = current(tx, id)?;
    if template.head.version != version {
        let detail = "这份表在您填写时更新了，填写的内容都还在。请按新的表核对一遍，再提交。";
        return Err(conflict(detail, Some(template.head.version)));
    }
    Ok(template)
}

/// The form as it is about that record: what can be chosen is what the record says.
pub fn about(
    tx: &Transaction,
    mut form: FormTemplate,
    about: Option<&RecordId>,
) -> Result<FormTemplate, ApiError> {
    let record = match about {
        Some(id) => records::by_id(tx, id)?,
        None => None,
    };
    let Some(record) = record else { return Ok(form) };
    for field in form.sections.iter_mut().flat_map(|section| &mut section.fields) {
        offer(field, &record);
        if let FieldKind::Rows { columns, .. } = &mut field.kind {
            columns.iter_mut().for_each(|column| offer(column, &record));
        }
    }
    Ok(form)
}

/// The same for everybody: a record that isn't public is told to nobody.
pub fn about_public(
    tx: &Transaction,
    form: FormTemplate,
    id: Option<&RecordId>,
    today: Date,
) -> Result<FormTemplate, ApiError> {
    match id {
        Some(id) if records::by_id(tx, id)?.is_some_and(|r| r.head.is_public(today)) => {
            about(tx, form, Some(id))
        }
        _ => Ok(form),
    }
}

fn offer(field: &mut FormField, record: &Record) {
    if let (FieldKind::Choice { options }, Some(Known::RecordFields)) =
        (&mut field.kind, field.known)
    {
        let option = |(name, label, said): (&str, &str, Option<String>)| {
            let said = said.map_or_else(|| "（空）".to_owned(), |said| cut(&said));
            Some(Choice { value: name.to_owned(), label: Text::new(label)?, hint: Text::new(said) })
        };
        *options = amend::fields(record).into_iter().filter_map(option).collect();
    }
}

fn cut(said: &str) -> String {
    match said.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &said[..end]),
        None => said.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::form::{Answers, FieldKind, FormField, LetterPart, fill};
    use std::collections::BTreeSet;

    fn all() -> Vec<FormTemplate> {
        let common = serde_json::from_str(COMMON).unwrap();
        ALL.iter().map(|json| parse(json, &common).unwrap()).collect()
    }

    fn kind_of(field: &FormField) -> String {
        let kind = serde_json::to_value(&field.kind).unwrap();
        kind.as_object().unwrap().keys().next().unwrap().clone()
    }

    #[test]
    fn forms_are_sound_and_use_every_kind_of_field() {
        let (mut ids, mut kinds) = (BTreeSet::new(), BTreeSet::new());
        for form in all() {
            assert!(ids.insert(form.head.id.clone()));
            let known: BTreeSet<&str> = form.fields().map(|f| f.id.as_str()).collect();
            assert_eq!(known.len(), form.fields().count(), "{}: an id twice", form.head.id);
            for field in form.fields() {
                kinds.insert(kind_of(field));
                if let FieldKind::Rows { columns, .. } = &field.kind {
                    kinds.extend(columns.iter().map(kind_of));
                }
            }
            let whens = form.fields().filter_map(|f| f.when.as_ref());
            for when in whens.chain(form.sections.iter().filter_map(|s| s.when.as_ref())) {
                assert!(known.contains(when.field.as_str()), "{}: {}", form.head.id, when.field);
            }
            for part in fill(&form, &Answers::default()).into_iter().flatten() {
                if let LetterPart::Fixed(text) = part {
                    assert!(!text.contains(['{', '}']), "{}: {text}", form.head.id);
                }
            }
            assert!(form.letter.len() > 1 && form.matter.liability.is_some(), "{}", form.head.id);
            assert_eq!(form.agreements.iter().filter(|a| a.required).count(), 1);
            assert!(Office::RECEIVING.iter().any(|o| o.name() == form.head.agency.name.as_str()));
        }
        assert_eq!(kinds.len(), 16, "{kinds:?}");
    }
}
