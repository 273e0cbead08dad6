//! Making one module of several that the splitter has cut.

use super::WASM_FEATURES;
use crate::run;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasmparser::{Parser, Payload, TypeRef};

/// Where chunks import memory, table and stack pointer from; and what it is called in between,
/// as long as the other, while the chunks import from [`hub`].
const MAIN: &str = "__wasm_split";
const HUB: &str = "__wasm_SPLIT";

/// Writes the modules of these names, all in this folder, into one of another name or of one of
/// theirs.
pub fn join(folder: &Path, names: &[&str], into: &str) -> Result<()> {
    let scratch = folder.join("join");
    fs::create_dir(&scratch)?;
    let mut imports = BTreeMap::new();
    let mut merge = run::command("wasm-merge");
    let hub_file = scratch.join("hub.wat");
    merge.arg(&hub_file).arg(HUB);
    for name in names {
        let module = fs::read(file(folder, name))?;
        collect_imports(&module, &mut imports)?;
        let path = file(&scratch, name);
        fs::write(&path, replaced(&module, MAIN.as_bytes(), HUB.as_bytes()))?;
        merge.arg(path).arg(name);
    }
    fs::write(&hub_file, hub(&imports))?;
    // With the names of functions, for `xtask bench`; wasm-opt takes them away.
    merge
        .args(["--skip-export-conflicts", "-g"])
        .args(WASM_FEATURES)
        .arg("-o")
        .arg(file(folder, into));
    run::check(&mut merge, "wasm-merge")?;
    Ok(fs::remove_dir_all(scratch)?)
}

/// Where the module of this name is.
pub fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension("wasm")
}

/// What a chunk imports from the main module, by name, as WebAssembly text.
fn collect_imports(module: &[u8], all: &mut BTreeMap<String, String>) -> Result<()> {
    for payload in Parser::new(0).parse_all(module) {
        let Payload::ImportSection(section) = payload? else { continue };
        for import in section.into_imports() {
            let import = import?;
            let text = match import.ty {
                TypeRef::Memory(memory) => format!("(memory {})", memory.initial),
                TypeRef::Table(table) => format!("(table {} funcref)", table.initial),
                TypeRef::Global(global) if global.mutable => "(global (mut i32))".into(),
                TypeRef::Global(_) => "(global i32)".into(),
                _ => anyhow::bail!("a chunk imports the function {}", import.name),
            };
            all.insert(import.name.to_owned(), text);
        }
    }
    Ok(())
}

/// A module that passes the imports on: after the merge they are imported once. Without it every
/// chunk would bring a memory of its own, which is another feature of WebAssembly.
fn hub(imports: &BTreeMap<String, String>) -> String {
    let mut text = String::from("(module\n");
    for (name, kind) in imports {
        let export = name.replace(MAIN, HUB);
        let inline = format!("(export \"{export}\") (import \"{MAIN}\" \"{name}\")");
        let (head, rest) = kind.split_once(' ').unwrap_or((kind, ")"));
        text.push_str(&format!("{head} {inline} {rest}\n"));
    }
    text + ")"
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    bytes
}
