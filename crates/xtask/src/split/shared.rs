//! What several pages share: at most two files for a page, however many pages there are.
//!
//! The splitter makes a chunk for each set of pages that share something, which is dozens of small
//! files; and a request costs a visitor more than a few kilobytes. What all pages need becomes one
//! file; anything else comes with each of its pages, so that none pays for what others share. Then
//! it may come twice. The second time it puts the same code and the same read-only data in the
//! same places, which changes nothing; what can be written to has moved to the main part.

use super::join::{file, join};
use super::{data, parts, written};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const LOADER: &str = "__wasm_split.js";
/// The file for all.
const SHARED: &str = "shared";

/// The files of each page, as the splitter names them: its own, and the chunks that it shares.
pub type Pages = BTreeMap<String, BTreeSet<String>>;

/// Merges the chunks in this folder, and has the loader load what is left. What they have that can
/// be written to goes into `main`.
pub fn merge(app: &Path, pages: &Pages, linked: &[u8], main: &Path) -> Result<()> {
    let parts = parts::find(app, pages, main)?;
    let chunks: BTreeSet<_> = shared(pages.values().flatten()).collect();
    if chunks.is_empty() {
        return Ok(());
    }
    let end = data::read_only_end(linked).context("读不懂链接好的程序")?;
    let mut written = Vec::new();
    for chunk in &chunks {
        let (module, pieces) = written::taken(&fs::read(file(app, chunk))?, end)?;
        fs::write(file(app, chunk), module)?;
        written.extend(pieces);
    }
    fs::write(main, written::put(&fs::read(main)?, &written)?)?;
    let common = common(pages);
    for (page, files) in pages {
        let there = parts::there(page, &parts, pages);
        let new = files.difference(&there).map(String::as_str);
        let own: Vec<_> = new.filter(|file| !common.contains(file)).collect();
        if own.len() > 1 {
            join(app, &own, &own_file(page))?;
        }
    }
    if !common.is_empty() {
        join(app, &common.iter().copied().collect::<Vec<_>>(), SHARED)?;
    }
    for chunk in chunks {
        fs::remove_file(file(app, chunk))?;
    }
    let loader = fs::read_to_string(app.join(LOADER))?;
    let loader = rewritten(&loader, &common).context("切分工具写出的装载脚本变了样")?;
    let loader = parts::based(&loader, &parts)?;
    Ok(fs::write(app.join(LOADER), loader)?)
}

/// The chunks that go into the file for all: those that all pages need, and those of a page that
/// has no file of its own.
fn common(pages: &Pages) -> BTreeSet<&str> {
    let mut users = BTreeMap::<&str, usize>::new();
    let mut common = BTreeSet::new();
    for (page, files) in pages {
        for chunk in shared(files) {
            *users.entry(chunk).or_default() += 1;
        }
        if !files.contains(&own_file(page)) {
            common.extend(shared(files));
        }
    }
    common.extend(users.into_iter().filter(|(_, n)| *n == pages.len()).map(|(chunk, _)| chunk));
    common
}

fn own_file(page: &str) -> String {
    format!("split_{page}")
}

fn shared<'a>(files: impl IntoIterator<Item = &'a String>) -> impl Iterator<Item = &'a str> {
    files.into_iter().map(String::as_str).filter(|file| file.starts_with("chunk_"))
}

/// The loader with the one file for all: the first declaration of a chunk in it stays, under
/// another name, and every page that depends on one of them depends on that. All other chunks
/// have come with the page.
fn rewritten(loader: &str, common: &BTreeSet<&str>) -> Option<String> {
    const BEGIN: &str = "const __chunk_";
    const END: &str = ", []);\n";
    let mut rest = loader;
    let (mut text, mut found, mut declared) = (String::new(), false, false);
    while let Some(start) = rest.find(BEGIN) {
        let end = start + rest[start..].find(END)? + END.len();
        found = true;
        text.push_str(&rest[..start]);
        let declaration = &rest[start..end];
        let chunk = declaration.strip_prefix("const __")?.split(' ').next()?;
        if common.contains(chunk) && !declared {
            text.push_str(&declaration.replace(chunk, SHARED));
            declared = true;
        }
        rest = &rest[end..];
    }
    let mut pages = rest.split(", [");
    text.push_str(pages.next()?);
    for page in pages {
        let (needs, rest) = page.split_once(']')?;
        let is_shared = |name: &str| name.strip_prefix("__").is_some_and(|c| common.contains(c));
        let needs = if needs.split(", ").any(is_shared) { "__shared" } else { "" };
        text.push_str(&format!(", [{needs}]{rest}"));
    }
    let whole = declared && text.contains("./shared.wasm");
    (found && (whole || common.is_empty())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(all: &[(&str, &[&str])]) -> Pages {
        let files = |files: &[&str]| files.iter().map(|f| f.to_string()).collect();
        all.iter().map(|(page, own)| (page.to_string(), files(own))).collect()
    }

    #[test]
    fn a_page_pays_for_what_most_pages_need_and_for_its_own() {
        let pages = pages(&[
            ("a", &["chunk_1", "chunk_2", "split_a"]),
            ("b", &["chunk_1", "chunk_2", "chunk_3", "split_b"]),
            ("c", &["chunk_1", "chunk_4", "split_c"]),
            ("d", &["chunk_1", "chunk_4", "split_d"]),
        ]);
        assert_eq!(common(&pages), ["chunk_1"].into());
    }

    #[test]
    fn what_a_page_without_a_file_needs_is_in_the_one_for_all() {
        let pages = pages(&[("a", &["chunk_1"]), ("b", &["chunk_1", "split_b"]), ("c", &[])]);
        assert_eq!(common(&pages), ["chunk_1"].into());
    }

    #[test]
    fn the_loader_asks_for_the_file_for_all_where_it_is_needed() {
        let loader = r#"/* a, b */
const __chunk_4 = makeLoad(() => new URL("./chunk_4.wasm", import.meta.url)
, []);
/* a, b, c */
const __chunk_15 = makeLoad(() => new URL("./chunk_15.wasm", import.meta.url)
, []);
/* a, d */
const __chunk_1 = makeLoad(() => new URL("./chunk_1.wasm", import.meta.url)
, []);
export const load_a = wrapAsyncCb(makeLoad(() => new URL("./split_a.wasm")
, [__chunk_4, __chunk_15, __chunk_1]));
export const load_d = wrapAsyncCb(makeLoad(() => new URL("./split_d.wasm")
, [__chunk_1]));
export const load_e = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), []));
"#;
        let one = rewritten(loader, &["chunk_4", "chunk_15"].into()).unwrap();
        assert_eq!(one.matches("./shared.wasm").count(), 1);
        assert!(one.contains("split_a.wasm\")\n, [__shared]));"), "{one}");
        assert!(one.contains("split_d.wasm\")\n, []));"), "{one}");
        assert!(one.contains("({}), []));") && !one.contains("chunk_"), "{one}");
        let none = rewritten(loader, &BTreeSet::new()).unwrap();
        assert!(!none.contains("shared") && !none.contains("chunk_"), "{none}");
        assert_eq!(rewritten("export {};", &BTreeSet::new()), None);
    }
}
