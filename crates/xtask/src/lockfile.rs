//! Reading Cargo.lock.

use crate::workspace;
use anyhow::{Context, Result};
use std::fs;

/// The version of a package in the project's Cargo.lock.
pub fn locked(package: &str) -> Result<String> {
    let text =
        fs::read_to_string(workspace::root().join("Cargo.lock")).context("读取 Cargo.lock")?;
    version(&text, package)
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock 里应当有且只有一个 {package}"))
}

/// The version of the only package of that name; none when there is no or more than one.
fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut found = lock.split("[[package]]").skip(1).filter_map(|entry| {
        (value(entry, "name")? == package).then(|| value(entry, "version")).flatten()
    });
    found.next().filter(|_| found.next().is_none())
}

fn value<'a>(entry: &'a str, key: &str) -> Option<&'a str> {
    entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::version;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "syn"
version = "1.0.0"

[[package]]
name = "syn"
version = "2.0.0"
"#;

    #[test]
    fn finds_the_exact_package() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version(LOCK, "wasm-bindgen-macro"), Some("0.2.131"));
    }

    #[test]
    fn does_not_guess() {
        assert_eq!(version(LOCK, "wasm"), None);
        assert_eq!(version(LOCK, "syn"), None);
    }
}
