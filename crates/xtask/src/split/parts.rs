//! Parts of pages: chunks that only pages ask for which are themselves chunks. What all of these
//! pages have needn't come with the part again.

use super::join::file;
use super::shared::Pages;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The parts, and the pages that ask for each.
pub type Parts = BTreeMap<String, BTreeSet<String>>;

/// Which chunks are parts, judging by the files in this folder and by `main`.
pub fn find(app: &Path, pages: &Pages, main: &Path) -> Result<Parts> {
    let mut modules = BTreeMap::new();
    for name in pages.values().flatten() {
        if !modules.contains_key(name.as_str()) {
            modules.insert(name.as_str(), fs::read(file(app, name))?);
        }
    }
    Ok(found(pages, &modules, &fs::read(main)?))
}

/// A chunk called `x` is asked for where the asynchronous function `x` is, which the splitter's
/// macro has made of it. One whose function has another name is no part, and just comes with more
/// than it had to: so are the pages, whose functions are called `x_chunk`.
fn found(pages: &Pages, modules: &BTreeMap<&str, Vec<u8>>, main: &[u8]) -> Parts {
    let users = |chunk: &str| {
        if calls(main, chunk) || calls(main, &format!("{chunk}_chunk")) {
            return BTreeSet::new();
        }
        let with = modules.iter().filter(|(_, m)| calls(m, chunk));
        let with: BTreeSet<_> = with.map(|(name, _)| *name).collect();
        let asks = |files: &BTreeSet<String>| files.iter().any(|f| with.contains(f.as_str()));
        let asking = pages.iter().filter(|(page, files)| *page != chunk && asks(files));
        asking.map(|(page, _)| page.clone()).collect()
    };
    let all = pages.keys().map(|chunk| (chunk.clone(), users(chunk)));
    all.filter(|(_, users)| !users.is_empty()).collect()
}

/// Whether the asynchronous function of this name is in a module.
fn calls(module: &[u8], name: &str) -> bool {
    let call = format!("{}{name}28_$u7b$$u7b$closure$u7d$$u7d$", name.len());
    module.windows(call.len()).any(|w| w == call.as_bytes())
}

/// What is there already when this chunk is asked for.
pub fn there(chunk: &str, parts: &Parts, pages: &Pages) -> BTreeSet<String> {
    let users = parts.get(chunk).into_iter().flatten();
    let mut all = users.filter_map(|user| pages.get(user));
    let first = all.next().cloned().unwrap_or_default();
    all.fold(first, |there, files| &there & files)
}

/// The loader, with every part waiting for one of its pages: that is there already, unless the
/// names have misled [`find`]; then the first comes with it, which costs bytes and breaks nothing.
pub fn based(loader: &str, parts: &Parts) -> Result<String> {
    let mut text = loader.to_owned();
    let bases: BTreeSet<_> = parts.values().flatten().collect();
    for page in bases {
        let start = format!("load_{page} = wrapAsyncCb(");
        let from = text.find(&start).with_context(|| format!("装载脚本里没有 {page}"))?;
        let end = from + text[from..].find("]));\n").context("装载脚本变了样")?;
        text.insert(end + 1, ')');
        text.insert_str(from + start.len(), &format!("page(\"{page}\", "));
    }
    for (part, users) in parts {
        let from = text.find(&format!("load_{part} = ")).context("装载脚本里少一部分")?;
        let needs = ", [";
        let at = from + text[from..].find(needs).context("装载脚本变了样")? + needs.len();
        let users: Vec<_> = users.iter().map(|user| format!("\"{user}\"")).collect();
        let more = if text[at..].starts_with(']') { "" } else { ", " };
        text.insert_str(at, &format!("() => base({}){more}", users.join(", ")));
    }
    Ok(format!("{RUNTIME}{text}"))
}

/// It stands first: the loader calls it while it is read.
const RUNTIME: &str = r#"
const pages = {};
function page(name, load) {
    const own = pages[name] = { there: false, load: () => load().then(() => { own.there = true; }) };
    return own.load;
}
function base(...names) {
    if (!names.some((name) => pages[name].there)) return pages[names[0]].load();
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn set(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(ToString::to_string).collect()
    }

    fn parts() -> Parts {
        [("p".to_owned(), set(&["a", "b"]))].into()
    }

    #[test]
    fn what_all_pages_of_a_part_have_is_there() {
        let pages: Pages = [
            ("a".to_owned(), set(&["chunk_1", "chunk_2", "split_a"])),
            ("b".to_owned(), set(&["chunk_1", "chunk_3", "split_b"])),
            ("p".to_owned(), set(&["chunk_1", "chunk_2", "split_p"])),
        ]
        .into();
        assert_eq!(there("p", &parts(), &pages), set(&["chunk_1"]));
        assert_eq!(there("a", &parts(), &pages), set(&[]));
    }

    #[test]
    fn a_part_is_asked_for_where_its_function_is() {
        let main = b"7a_chunk28_$u7b$$u7b$closure$u7d$$u7d$";
        let call = b"E1p28_$u7b$$u7b$closure$u7d$$u7d$17h";
        let modules = [("split_a", vec![]), ("chunk_1", call.to_vec()), ("split_p", vec![])].into();
        let pages: Pages =
            [("a".to_owned(), set(&["chunk_1", "split_a"])), ("p".to_owned(), set(&["split_p"]))]
                .into();
        assert_eq!(found(&pages, &modules, main), [("p".to_owned(), set(&["a"]))].into());
        assert!(found(&pages, &modules, call).is_empty());
        let page = b"7p_chunk28_$u7b$$u7b$closure$u7d$$u7d$";
        assert!(found(&pages, &modules, page).is_empty());
    }

    #[test]
    fn a_part_waits_for_one_of_its_pages() {
        let load = |name: &str, needs: &str| {
            let get = format!("() => {{\n  const src = fetch(new URL(\"./{name}.wasm\"));\n}}");
            format!("export const load_{name} = wrapAsyncCb(makeLoad({get}\n, [{needs}]));\n")
        };
        let loader = [load("a", ""), load("b", "__shared"), load("p", "")].concat();
        let text = based(&loader, &parts()).unwrap();
        let lines: Vec<_> = text.strip_prefix(RUNTIME).unwrap().lines().collect();
        assert_eq!(lines[0], "export const load_a = wrapAsyncCb(page(\"a\", makeLoad(() => {");
        assert_eq!(lines[3], ", [])));");
        assert_eq!(lines[7], ", [__shared])));");
        assert_eq!(lines[8], "export const load_p = wrapAsyncCb(makeLoad(() => {");
        assert_eq!(lines[11], ", [() => base(\"a\", \"b\")]));");
        assert!(based("", &parts()).is_err());
    }
}
