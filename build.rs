//! Puts the style sheets of areas where the program takes them in.

use std::path::Path;
use std::{env, fs, io};

/// Sheets as they are written, and as `cargo xtask css` has compiled them for the browsers.
const WRITTEN: &str = "style/areas";
const COMPILED: &str = "target/portal/areas";

fn main() -> io::Result<()> {
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(COMPILED)?;
    for folder in [WRITTEN, COMPILED] {
        println!("cargo::rerun-if-changed={folder}");
    }
    for sheet in fs::read_dir(WRITTEN)? {
        let written = sheet?.path();
        let Some(name) = written.file_name() else { continue };
        let compiled = Path::new(COMPILED).join(name);
        // Where cargo runs by itself, to check or to test, nobody looks at the page.
        let css = fs::read_to_string(if compiled.exists() { &compiled } else { &written })?;
        // The program adds it as one rule.
        fs::write(Path::new(&out).join(name), format!("@media all{{{css}}}"))?;
    }
    Ok(())
}
