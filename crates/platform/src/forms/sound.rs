//! Whether a form can be filled in, filed, handled and published as it is.

use super::sound_fields;
use contract::form::{FieldKind, FormField, FormTemplate, Known, LetterPart, Purpose, fill};
use contract::text::is_invisible;
use serde_json::Value;
use std::collections::BTreeSet;

/// Everything that is wrong with it, each with its place.
pub fn faults(form: &FormTemplate) -> Vec<String> {
    let mut faults = Vec::new();
    head(form, &mut faults);
    sections(form, &mut faults);
    sound_fields::check(form, &mut faults);
    known(form, &mut faults);
    letter(form, &mut faults);
    agreements(form, &mut faults);
    match serde_json::to_value(form) {
        Ok(all) => texts(&all, "", &mut faults),
        Err(error) => faults.push(error.to_string()),
    }
    faults
}

/// Whether an id has only lower-case letters, digits and this sign, and begins with a letter.
pub fn is_id(id: &str, sign: u8) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == sign;
    (1..=64).contains(&id.len())
        && id.bytes().all(plain)
        && id.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
}

fn head(form: &FormTemplate, faults: &mut Vec<String>) {
    let head = &form.head;
    if !is_id(&head.id, b'-') {
        faults.push("head.id：只能有小写字母、数字和连字符，以字母开头，最多 64 个".to_owned());
    }
    match head.purpose {
        Purpose::Commitment if head.commitment.is_none() => {
            faults.push("head.commitment：信用承诺要写明承诺类型".to_owned());
        }
        Purpose::Registration if head.registration.is_none() => {
            faults.push("head.registration：自愿注册要写明类别".to_owned());
        }
        Purpose::Commitment if form.matter.liability.is_none() => {
            faults.push("matter.liability：信用承诺要写明违诺责任".to_owned());
        }
        _ => {}
    }
    if !(1..=250).contains(&head.working_days) {
        faults.push("head.working_days：应在 1 到 250 个工作日之间".to_owned());
    }
    for (place, text, most) in [("title", &head.title, 60), ("lead", &head.lead, 300)] {
        let length = text.as_str().chars().count();
        if length > most {
            faults.push(format!("head.{place}：最多 {most} 个字，现在有 {length} 个字"));
        }
    }
}

fn sections(form: &FormTemplate, faults: &mut Vec<String>) {
    if !(1..=30).contains(&form.sections.len()) {
        faults.push("sections：应有 1 到 30 节".to_owned());
    }
    let mut seen = BTreeSet::new();
    for section in &form.sections {
        if !is_id(&section.id, b'_') && !is_id(&section.id, b'-') {
            faults.push(format!("sections：{} 不能作节的编号，要用小写字母和数字", section.id));
        }
        if !seen.insert(&section.id) {
            faults.push(format!("sections：有两节的编号都是 {}", section.id));
        }
        if section.fields.is_empty() {
            faults.push(format!("sections.{}：一个字段也没有", section.id));
        }
    }
}

/// What the platform fills in must fit, and every filing says who files.
fn known(form: &FormTemplate, faults: &mut Vec<String>) {
    for (needed, what) in [(Known::Name, "name"), (Known::Code, "code")] {
        let fields = form.fields().filter(|f| f.known == Some(needed));
        match fields.map(|f| f.when.is_some() || f.optional).collect::<Vec<_>>()[..] {
            [false] => {}
            // Somebody without an account tells of others.
            [] if form.head.purpose == Purpose::Report => {}
            [] => faults
                .push(format!("要有一个 \"known\": \"{what}\" 的字段，写明{}", needed.label())),
            _ => faults.push(format!("\"known\": \"{what}\" 的字段应只有一个，必填，不带条件")),
        }
    }
    for field in form.fields() {
        let Some(known) = field.known else { continue };
        use FieldKind as F;
        let fits = match known {
            Known::Code => matches!(field.kind, F::Identifier {}),
            Known::Established => matches!(field.kind, F::Date { .. }),
            Known::Region => matches!(field.kind, F::Region {} | F::Text { .. }),
            Known::Industry => matches!(field.kind, F::Industry {} | F::Text { .. }),
            Known::Representative => matches!(field.kind, F::Person {}),
            Known::Name | Known::Address | Known::Record | Known::RecordTitle => {
                matches!(field.kind, F::Text { .. })
            }
            Known::RecordNumber | Known::RecordAuthority => {
                matches!(field.kind, F::Text { .. } | F::CertificateNumber {})
            }
            Known::RecordDecided | Known::RecordPublished | Known::RecordUntil => {
                matches!(field.kind, F::Date { .. })
            }
            Known::RecordFields => matches!(field.kind, F::Choice { .. } | F::Choices { .. }),
        };
        if !fits {
            faults.push(format!("字段 {}：登记的{}填不进这一类字段", field.id, known.label()));
        }
    }
}

fn letter(form: &FormTemplate, faults: &mut Vec<String>) {
    if form.letter.len() < 2 {
        faults.push("letter：第一段是承诺书的标题，后面至少还有一段".to_owned());
    }
    let of = |label: &str| form.fields().find(|f: &&FormField| f.label.as_str() == label);
    for part in fill(form, &Default::default()).into_iter().flatten() {
        match part {
            LetterPart::Fixed(text) if text.contains(['{', '}']) => {
                faults.push(format!("letter：“{text}”里的花括号要写成 {{字段的编号}}"));
            }
            LetterPart::Gap(label) if of(&label).is_some_and(|f| f.private) => {
                faults.push(format!("letter：“{label}”不公开，不能写进承诺书"));
            }
            _ => {}
        }
    }
}

fn agreements(form: &FormTemplate, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for agreement in &form.agreements {
        if !is_id(&agreement.id, b'_') || !seen.insert(&agreement.id) {
            faults.push(format!("agreements：编号 {} 不能用，或有两个", agreement.id));
        }
        if agreement.version == 0 {
            faults.push(format!("agreements.{}：版本从 1 开始", agreement.id));
        }
    }
    if !form.agreements.iter().any(|a| a.required) {
        faults.push("agreements：至少一项是必须同意的（\"required\": true）".to_owned());
    }
}

/// Nothing invisible may stand in a text that people agree to.
fn texts(value: &Value, path: &str, faults: &mut Vec<String>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::String(text) => {
            if let Some(sign) = text.chars().find(|c| is_invisible(*c)) {
                faults.push(format!("{path}：有看不见的字符（U+{:04X}）", u32::from(sign)));
            }
            if text.chars().count() > 5000 {
                faults.push(format!("{path}：太长，最多 5000 个字"));
            }
        }
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(n, v)| texts(v, &below(&n.to_string()), faults));
        }
        Value::Object(all) => all.iter().for_each(|(key, v)| texts(v, &below(key), faults)),
        _ => {}
    }
}
