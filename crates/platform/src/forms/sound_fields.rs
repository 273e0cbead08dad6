//! Whether every field of a form can be answered.

use super::sound::is_id;
use contract::form::{
    Choice, Condition, FieldKind, FormField, FormTemplate, Known, LONGEST_ANSWER, MOST_ANSWERS,
};
use std::collections::BTreeSet;

/// The most fields of a form.
const MOST_FIELDS: usize = 200;

/// Checks all of them in the order in which they are asked.
pub fn check(form: &FormTemplate, faults: &mut Vec<String>) {
    let mut before: Vec<&FormField> = Vec::new();
    for section in &form.sections {
        if let Some(when) = &section.when {
            condition(when, &before, &format!("sections.{}", section.id), faults);
        }
        for field in &section.fields {
            let place = format!("字段 {}", field.id);
            if before.iter().any(|earlier| earlier.id == field.id) {
                faults.push(format!("{place}：编号用了两次"));
            }
            one(field, &before, &place, faults);
            before.push(field);
        }
    }
    if before.len() > MOST_FIELDS {
        faults.push(format!("字段最多 {MOST_FIELDS} 个，现在有 {} 个", before.len()));
    }
}

fn one(field: &FormField, before: &[&FormField], place: &str, faults: &mut Vec<String>) {
    if !is_id(&field.id, b'_') {
        faults.push(format!("{place}：编号只能有小写字母、数字和下划线，以字母开头"));
    }
    if field.label.as_str().chars().count() > 60 {
        faults.push(format!("{place}：label 最多 60 个字"));
    }
    if field.hint.as_ref().is_some_and(|hint| hint.as_str().chars().count() > 500) {
        faults.push(format!("{place}：hint 最多 500 个字"));
    }
    if let Some(when) = &field.when {
        condition(when, before, place, faults);
    }
    if let Some(fault) = kind(field) {
        faults.push(format!("{place}：{fault}"));
    }
    if let FieldKind::Rows { columns, .. } = &field.kind {
        rows(columns, before, place, faults);
    }
    // The end of what was committed to or registered is read from these.
    let fits = match field.id.as_str() {
        "valid_until" => matches!(field.kind, FieldKind::Date { .. }),
        "valid" => matches!(field.kind, FieldKind::Period {}),
        _ => true,
    };
    if !fits {
        faults
            .push(format!("{place}：valid_until 应为 date，valid 应为 period，平台据此计算有效期"));
    }
}

/// What is wrong with the limits of the kind.
fn kind(field: &FormField) -> Option<String> {
    let options = |options: &[Choice]| {
        let values: BTreeSet<&str> = options.iter().map(|o| o.value.as_str()).collect();
        let plain = |value: &&str| is_id(value, b'_') || is_id(value, b'-');
        match options.len() {
            // They are the fields of the record that the form is about.
            0 if field.known == Some(Known::RecordFields) => None,
            0 | 1 => Some("至少要有两个选项".to_owned()),
            101.. => Some("选项最多 100 个".to_owned()),
            n if values.len() < n => Some("有两个选项的 value 相同".to_owned()),
            _ if !values.iter().all(plain) => {
                Some("选项的 value 只能有小写字母、数字、下划线和连字符，以字母开头".to_owned())
            }
            _ => None,
        }
    };
    let within = |most: u32, limit: usize| {
        let fits = (1..=limit).contains(&(most as usize));
        (!fits).then(|| format!("most 应在 1 到 {limit} 之间"))
    };
    match &field.kind {
        FieldKind::Text { most } => within(*most, 1000),
        FieldKind::LongText { most } => within(*most, LONGEST_ANSWER),
        FieldKind::Number { least, most } => {
            (least > most).then(|| "least 不能大于 most".to_owned())
        }
        FieldKind::Amount { most } => (!(1..=10_i64.pow(15)).contains(most))
            .then(|| "most 应在 1 元到一千万亿元之间".to_owned()),
        FieldKind::Date { earliest: Some(first), latest: Some(last) } if first > last => {
            Some("earliest 不能晚于 latest".to_owned())
        }
        FieldKind::Choice { options: all } => options(all),
        FieldKind::Choices { options: all, most } => {
            options(all).or_else(|| within(*most, all.len()))
        }
        FieldKind::Rows { columns, most } => match columns.len() {
            0 => Some("表格要有列".to_owned()),
            n if n * *most as usize > MOST_ANSWERS / 2 => {
                Some(format!("格子太多，列数乘以 most 不超过 {}", MOST_ANSWERS / 2))
            }
            _ => within(*most, 100),
        },
        FieldKind::Attachment { most } => within(*most, 20),
        _ => None,
    }
}

fn rows(columns: &[FormField], before: &[&FormField], place: &str, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for column in columns {
        let place = format!("{place} 的列 {}", column.id);
        if !seen.insert(&column.id) {
            faults.push(format!("{place}：编号用了两次"));
        }
        if matches!(column.kind, FieldKind::Rows { .. }) {
            faults.push(format!("{place}：表格里不能再有表格"));
            continue;
        }
        if column.known.is_some_and(|known| known != Known::RecordFields) {
            faults.push(format!("{place}：表格里的内容不能从登记信息带出"));
        }
        one(column, before, &place, faults);
    }
}

fn condition(when: &Condition, before: &[&FormField], place: &str, faults: &mut Vec<String>) {
    let Some(field) = before.iter().find(|field| field.id == when.field) else {
        let id = &when.field;
        faults.push(format!("{place}：when 里的 {id} 应是前面的字段"));
        return;
    };
    let (FieldKind::Choice { options } | FieldKind::Choices { options, .. }) = &field.kind else {
        faults.push(format!("{place}：when 里的 {} 应是选择题", when.field));
        return;
    };
    if when.is.is_empty() {
        faults.push(format!("{place}：when 里的 is 是空的"));
    }
    for value in when.is.iter().filter(|value| !options.iter().any(|o| o.value == **value)) {
        faults.push(format!("{place}：when 里的 {} 没有 {value} 这个选项", when.field));
    }
}
