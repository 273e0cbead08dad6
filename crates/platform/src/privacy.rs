//! Masking of personal data, before anything is stored.

use contract::identifier::{mask_name, redact};
use contract::record::Record;
use contract::subject::{SubjectKind, SubjectProfile};
use contract::{Text, Uscc};
use serde_json::Value;

/// The record with identity and mobile numbers masked in its title and in every text of its
/// body. Authorities keep their telephone numbers: those are meant for the public.
pub fn redacted(record: &Record) -> serde_json::Result<Record> {
    let mut body = serde_json::to_value(&record.body)?;
    redact_all(&mut body);
    let mut record = Record { body: serde_json::from_value(body)?, ..record.clone() };
    for text in [Some(&mut record.head.title), record.head.document_no.as_mut()] {
        if let Some(text) = text
            && let Some(clean) = Text::new(redact(text.as_str()))
        {
            *text = clean;
        }
    }
    Ok(record)
}

fn redact_all(value: &mut Value) {
    match value {
        // A credit code may look like an identity number; it is no secret.
        Value::String(text) if Uscc::parse(text).is_none() => *text = redact(text),
        Value::Array(items) => items.iter_mut().for_each(redact_all),
        Value::Object(members) => members.values_mut().for_each(redact_all),
        _ => {}
    }
}

/// The profile with the name of an individual business's operator masked.
pub fn masked(profile: &SubjectProfile) -> SubjectProfile {
    let mut profile = profile.clone();
    if profile.subject.kind == SubjectKind::IndividualBusiness {
        profile.representative =
            profile.representative.and_then(|name| Text::new(mask_name(name.as_str())));
    }
    profile
}
