//! Reading a form from a file.

use super::sound;
use crate::filing::templates;
use anyhow::{Context, Result, bail};
use contract::form::FormTemplate;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The largest file, in bytes.
const LARGEST: u64 = 512 << 10;

/// The form in this file, or everything that is wrong with it.
pub fn form(file: &Path) -> Result<FormTemplate, Vec<String>> {
    let (form, unknown) = parse(file).map_err(|error| vec![format!("{error:#}")])?;
    let mut faults: Vec<String> =
        unknown.into_iter().map(|path| format!("{path}：没有这一项，请核对拼写")).collect();
    faults.extend(sound::faults(&form));
    if faults.is_empty() { Ok(form) } else { Err(faults) }
}

/// The form, and what of the file it doesn't know.
fn parse(file: &Path) -> Result<(FormTemplate, Vec<String>)> {
    let size = fs::metadata(file).context("无法读取文件")?.len();
    if size > LARGEST {
        bail!("文件有 {} KB，一份表不超过 {} KB", size >> 10, LARGEST >> 10);
    }
    let text = fs::read_to_string(file).context("无法读取，文件应为 UTF-8 编码的 JSON")?;
    let mut written: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).context("不是正确的 JSON")?;
    templates::complete(&mut written)?;
    // The platform counts the versions itself.
    if let Some(head) = written.get_mut("head").and_then(Value::as_object_mut) {
        head.insert("version".to_owned(), 1.into());
    }
    let form: FormTemplate =
        serde_json::from_value(written.clone()).map_err(|error| located(&written, error))?;
    let mut unknown = Vec::new();
    compare(&written, &serde_json::to_value(&form)?, "", &mut unknown);
    Ok((form, unknown))
}

/// The error with the section or field that it lies in, as far as that can be told.
fn located(written: &Value, error: serde_json::Error) -> anyhow::Error {
    let sections = written["sections"].as_array().map_or(&[][..], Vec::as_slice);
    for section in sections {
        let fields = section["fields"].as_array().map_or(&[][..], Vec::as_slice);
        for field in fields {
            let read = serde_json::from_value::<contract::form::FormField>(field.clone());
            if let Err(error) = read {
                let id = |of: &Value| of["id"].as_str().unwrap_or("?").to_owned();
                let place = format!("{} 节的字段 {}", id(section), id(field));
                return anyhow::anyhow!("{place}：内容不对（{error}）");
            }
        }
    }
    anyhow::anyhow!("内容不对（{error}）")
}

/// Finds keys that reading has dropped: misspelt ones would otherwise be without effect.
fn compare(written: &Value, read: &Value, path: &str, unknown: &mut Vec<String>) {
    match (written, read) {
        (Value::Object(written), Value::Object(read)) => {
            for (key, value) in written {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                match read.get(key) {
                    Some(read) => compare(value, read, &path, unknown),
                    None if value.is_null() => {}
                    None => unknown.push(path),
                }
            }
        }
        (Value::Array(written), Value::Array(read)) => {
            for (place, (value, read)) in written.iter().zip(read).enumerate() {
                compare(value, read, &format!("{path}.{place}"), unknown);
            }
        }
        _ => {}
    }
}
