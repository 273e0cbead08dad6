//! The one check of answers, in the browser while somebody types and on the platform.

use super::condition::asked;
use super::{Answers, FieldKind, FormField, FormTemplate, LONGEST_ANSWER, MOST_ANSWERS, Section};
use crate::identifier::{Diagnosis, diagnose};
use crate::text::is_invisible;
use crate::{Date, FieldError};

/// What the check needs to know beside the form.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Beijing date.
    pub today: Date,
    /// Codes of the city's districts.
    pub regions: &'a [String],
}

/// Every fault of the answers, in the order of the form; the pointers are the keys of the
/// answers. Answers that the form doesn't ask for are faults too, unless a condition of theirs no
/// longer holds: those are simply not used.
pub fn validate(template: &FormTemplate, answers: &Answers, context: Context) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if answers.0.len() > MOST_ANSWERS {
        errors.push(FieldError::new("", format!("内容太多，一份表最多 {MOST_ANSWERS} 项。")));
        return errors;
    }
    for section in template.steps(answers) {
        errors.extend(validate_section(section, answers, context));
    }
    let known = |key: &str| {
        let id = key.split('.').next().unwrap_or_default();
        template.fields().any(|f| f.id == id)
    };
    for key in answers.0.keys().filter(|key| !known(key)) {
        let detail = "这份表里没有这一项，请刷新页面后重新填写。";
        errors.push(FieldError::new(key.clone(), detail));
    }
    errors
}

/// The faults of one section.
pub fn validate_section(section: &Section, answers: &Answers, context: Context) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for field in section.asked(answers) {
        check(field, &field.id, answers, context, &mut errors);
    }
    errors
}

fn check(
    field: &FormField,
    key: &str,
    answers: &Answers,
    context: Context,
    errors: &mut Vec<FieldError>,
) {
    match &field.kind {
        FieldKind::Period {} => period(field, key, answers, errors),
        FieldKind::Rows { columns, most } => {
            let rows = answers.rows(key);
            if rows == 0 && !field.optional {
                errors.push(FieldError::new(key, format!("请至少填写一行“{}”。", field.label)));
            }
            if rows > *most as usize {
                let detail = format!("“{}”最多 {most} 行，现在有 {rows} 行。", field.label);
                errors.push(FieldError::new(key, detail));
                return;
            }
            for row in 0..rows {
                for column in columns.iter().filter(|c| asked(&c.when, answers)) {
                    check(column, &format!("{key}.{row}.{}", column.id), answers, context, errors);
                }
            }
        }
        kind => {
            let typed = answers.get(key);
            let fault = match typed.is_empty() {
                true if field.optional => None,
                true => Some(missing(field)),
                false => fault(kind, field, typed, answers, key, context),
            };
            errors.extend(fault.map(|detail| FieldError::new(key, detail)));
        }
    }
}

fn missing(field: &FormField) -> String {
    let verb = match field.kind {
        FieldKind::Choice { .. }
        | FieldKind::Choices { .. }
        | FieldKind::Region {}
        | FieldKind::Industry {} => "请选择",
        FieldKind::Attachment { .. } => "请上传",
        _ => "请填写",
    };
    format!("{verb}“{}”。", field.label)
}

/// What is wrong with an answer that isn't empty.
fn fault(
    kind: &FieldKind,
    field: &FormField,
    typed: &str,
    answers: &Answers,
    key: &str,
    context: Context,
) -> Option<String> {
    let label = &field.label;
    let length = typed.chars().count();
    let too_long = |most: usize| {
        (length > most).then(|| format!("“{label}”最多 {most} 个字，现在有 {length} 个字。"))
    };
    if let Some(sign) = typed.chars().find(|c| is_hidden(*c)) {
        let code = u32::from(sign);
        return Some(format!("“{label}”里有看不见的特殊字符（U+{code:04X}），请删去后重新输入。"));
    }
    match kind {
        FieldKind::Text { most } | FieldKind::LongText { most } => too_long(*most as usize),
        FieldKind::Number { least, most } => match typed.parse::<i64>() {
            Ok(n) if (*least..=*most).contains(&n) => None,
            Ok(_) => Some(format!("“{label}”应在 {least} 到 {most} 之间。")),
            Err(_) => Some(format!("“{label}”要写整数，例如 12。")),
        },
        FieldKind::Amount { most } => match cents(typed) {
            Some(n) if n <= most.saturating_mul(100) => None,
            Some(_) => Some(format!("“{label}”不能超过 {most} 元。")),
            None => Some(format!("“{label}”要写数字，最多两位小数，例如 10000.50。")),
        },
        FieldKind::Date { earliest, latest } => {
            let bound = |days: &Option<i32>| days.map(|n| context.today.add_days(n));
            date(label.as_str(), typed, bound(earliest), bound(latest)).err()
        }
        FieldKind::Choice { options } => (!options.iter().any(|o| o.value == typed))
            .then(|| format!("“{label}”没有这个选项，请重新选择。")),
        FieldKind::Choices { options, most } => {
            let chosen: Vec<_> = answers.lines(key).collect();
            let known = |value: &&str| options.iter().any(|o| o.value == **value);
            match chosen.iter().all(known) {
                false => Some(format!("“{label}”没有这个选项，请重新选择。")),
                true => (chosen.len() > *most as usize)
                    .then(|| format!("“{label}”最多选 {most} 项，请减少几项。")),
            }
        }
        FieldKind::Region {} => (!context.regions.iter().any(|r| r == typed))
            .then(|| format!("“{label}”没有这个地区，请重新选择。")),
        FieldKind::Industry {} => too_long(60),
        FieldKind::Identifier {} => match diagnose(typed) {
            Diagnosis::Valid(_) => None,
            Diagnosis::Slip { message, .. } => Some(message),
            _ => Some(format!("“{label}”应为 18 位统一社会信用代码。")),
        },
        FieldKind::CertificateNumber {} => match too_long(64) {
            None if !typed.chars().all(is_number_sign) => {
                Some(format!("“{label}”里只能有文字、字母、数字和〔〕（）-/. 等符号。"))
            }
            fault => fault,
        },
        FieldKind::Person {} => too_long(50),
        FieldKind::Phone {} => {
            let mobile = typed.len() == 11
                && typed.starts_with('1')
                && typed.bytes().all(|b| b.is_ascii_digit());
            (!mobile).then(|| format!("“{label}”应为 11 位手机号，例如 13800000000。"))
        }
        FieldKind::Attachment { most } => (answers.lines(key).count() > *most as usize)
            .then(|| format!("“{label}”最多 {most} 个文件，请移除几个。")),
        FieldKind::Period {} | FieldKind::Rows { .. } => None,
    }
    .or_else(|| too_long(LONGEST_ANSWER))
}

fn period(field: &FormField, key: &str, answers: &Answers, errors: &mut Vec<FieldError>) {
    let keys = [format!("{key}.from"), format!("{key}.to")];
    if field.optional && keys.iter().all(|k| answers.get(k).is_empty()) {
        return;
    }
    let mut days = [None, None];
    for (i, end) in ["开始日期", "结束日期"].iter().enumerate() {
        let typed = answers.get(&keys[i]);
        let read = match typed {
            "" => Err(format!("请填写“{}”的{end}。", field.label)),
            _ => date(end, typed, None, None),
        };
        match read {
            Ok(day) => days[i] = Some(day),
            Err(detail) => errors.push(FieldError::new(keys[i].clone(), detail)),
        }
    }
    if let [Some(from), Some(to)] = days
        && to < from
    {
        let [_, key] = keys;
        errors.push(FieldError::new(key, "结束日期早于开始日期，请改正。"));
    }
}

fn date(
    label: &str,
    typed: &str,
    earliest: Option<Date>,
    latest: Option<Date>,
) -> Result<Date, String> {
    let day = Date::parse(typed).filter(|d| (1900..=2099).contains(&d.parts().0));
    let Some(day) = day else {
        return Err(format!(
            "“{label}”没有这一天，应写成 2026-11-22 这样，年份在 1900 到 2099 之间。"
        ));
    };
    match (earliest, latest) {
        (Some(first), _) if day < first => Err(format!("“{label}”不能早于 {}。", first.chinese())),
        (_, Some(last)) if day > last => Err(format!("“{label}”不能晚于 {}。", last.chinese())),
        _ => Ok(day),
    }
}

/// An amount in 元 as fen.
fn cents(typed: &str) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| *c != ',' && *c != '，').collect();
    let (yuan, rest) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 15 || rest.len() > 2 || !digits(yuan) || !digits(rest) {
        return None;
    }
    format!("{yuan}{rest:0<2}").parse().ok()
}

/// Signs that show nothing or turn the direction of text.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || is_invisible(c)
}

fn is_number_sign(c: char) -> bool {
    c.is_alphanumeric() || " -_/.·〔〕（）()[]【】第号字".contains(c)
}
