//! What fills a WebAssembly module, by crate.

use super::symbols::crate_of;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Shares below this are summed up.
const LEAST: usize = 1000;

/// A table in markdown of the bytes of code per crate.
pub fn table(path: &Path) -> Result<String> {
    let module = fs::read(path).with_context(|| format!("读不到 {}", path.display()))?;
    let parts = parts(&module).with_context(|| format!("读不懂 {}", path.display()))?;
    let mut crates: Vec<_> = parts.crates.into_iter().collect();
    crates.sort_by(|a, b| b.1.bytes.cmp(&a.1.bytes).then_with(|| a.0.cmp(&b.0)));
    let code: usize = crates.iter().map(|(_, share)| share.bytes).sum();
    let (shown, small): (Vec<_>, Vec<_>) =
        crates.into_iter().partition(|(_, share)| share.bytes >= LEAST);
    let mut text = String::from("| crate | 代码 KB | 占比 | 函数 |\n| --- | --: | --: | --: |\n");
    let mut row = |name: &str, bytes: usize, functions: usize| {
        let percent = bytes as f64 * 100.0 / code.max(1) as f64;
        let kilobytes = bytes as f64 / 1000.0;
        text.push_str(&format!("| {name} | {kilobytes:.1} | {percent:.1}% | {functions} |\n"));
    };
    for (name, share) in &shown {
        row(name, share.bytes, share.functions);
    }
    let sum = |pick: fn(&Share) -> usize| small.iter().map(|(_, share)| pick(share)).sum();
    row(&format!("其余 {} 个", small.len()), sum(|s| s.bytes), sum(|s| s.functions));
    text.push_str(&format!("\n数据段（文字、表格）：{:.1} KB\n", parts.data as f64 / 1000.0));
    Ok(text)
}

#[derive(Default)]
struct Share {
    bytes: usize,
    functions: usize,
}

#[derive(Default)]
struct Parts {
    crates: BTreeMap<String, Share>,
    data: usize,
}

fn parts(module: &[u8]) -> Result<Parts> {
    let mut parts = Parts::default();
    let (mut imported, mut bodies, mut names) = (0_u32, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(&body.range())?),
            Payload::DataSection(data) => parts.data = length(&data.range())?,
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(sections) = custom.as_known() else { continue };
                for section in sections {
                    let Name::Function(functions) = section? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (index, bytes) in (imported..).zip(bodies) {
        let symbol = names.get(&index).copied().unwrap_or_default();
        // Those wasm-bindgen runs and takes out.
        if symbol.starts_with("__wbindgen_describe_") || symbol.contains("WasmDescribe") {
            continue;
        }
        let name = crate_of(symbol);
        let share = parts.crates.entry(name.unwrap_or_else(|| "（无名或 C）".into())).or_default();
        share.bytes += bytes;
        share.functions += 1;
    }
    Ok(parts)
}

fn length(range: &Range<u64>) -> Result<usize> {
    Ok(usize::try_from(range.end - range.start)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(parts(b"\0asm\x01\0\0\0").is_ok_and(|parts| parts.crates.is_empty()));
        assert!(parts(b"<!doctype html>").is_err());
        assert!(parts(b"\0asm\x01\0\0\0\x0a\xff").is_err());
    }
}
