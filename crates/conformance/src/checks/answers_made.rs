//! Answers to any form, so that something can really be filed.

use contract::form::{Answers, Context, FieldKind, FormField, FormTemplate, validate};
use contract::{Date, Uscc};

/// Who files, as far as a form may ask.
pub struct Filer {
    pub code: Uscc,
    /// Code of the district.
    pub region: String,
    pub today: Date,
}

/// Answers that the form accepts; none for a form that wants files or anything else that can't be
/// made up.
pub fn made(form: &FormTemplate, known: &Answers, filer: &Filer) -> Option<Answers> {
    let mut answers = known.clone();
    for field in form.fields() {
        if answers.get(&field.id).is_empty() {
            answer(field, &field.id, filer, &mut answers);
        }
    }
    // Conditions: what isn't asked for with these answers is not sent.
    let asked: Vec<_> = form.steps(&answers).into_iter().flat_map(|s| s.asked(&answers)).collect();
    let asked = |key: &str| asked.iter().any(|f| key.split('.').next() == Some(f.id.as_str()));
    let kept = answers.0.iter().filter(|(key, _)| asked(key));
    let answers = Answers(kept.map(|(key, value)| (key.clone(), value.clone())).collect());
    let regions = [filer.region.clone()];
    let faults = validate(form, &answers, Context { today: filer.today, regions: &regions });
    faults.is_empty().then_some(answers)
}

fn answer(field: &FormField, key: &str, filer: &Filer, answers: &mut Answers) {
    let day = |offset: Option<i32>| filer.today.add_days(offset.unwrap_or(0)).to_string();
    let typed = match &field.kind {
        FieldKind::Text { .. } | FieldKind::LongText { .. } => "接口检查示例".to_owned(),
        FieldKind::Industry {} => "示例行业".to_owned(),
        FieldKind::CertificateNumber {} => "示例〔2026〕1号".to_owned(),
        FieldKind::Person {} => "示例人".to_owned(),
        FieldKind::Phone {} => "13800000000".to_owned(),
        FieldKind::Number { least, .. } => least.to_string(),
        FieldKind::Amount { .. } => "1.00".to_owned(),
        FieldKind::Date { earliest, latest } => day(earliest.or(*latest)),
        FieldKind::Region {} => filer.region.clone(),
        FieldKind::Identifier {} => filer.code.to_string(),
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => {
            options.first().map(|option| option.value.clone()).unwrap_or_default()
        }
        FieldKind::Period {} => {
            answers.set(&format!("{key}.from"), day(Some(1)));
            return answers.set(&format!("{key}.to"), day(Some(30)));
        }
        FieldKind::Rows { columns, .. } => {
            for column in columns {
                answer(column, &format!("{key}.0.{}", column.id), filer, answers);
            }
            return;
        }
        FieldKind::Attachment { .. } => return,
    };
    answers.set(key, typed);
}
