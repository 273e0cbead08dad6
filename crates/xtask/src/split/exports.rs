//! Taking exports away that nobody calls, before the splitter counts what can be reached.

use super::sections::{filtered, rewritten};
use anyhow::Result;
use wasmparser::Payload;

/// Leptos links its server functions in any case, and with them streams for request bodies:
/// classes for JavaScript which this portal never makes, but which pull in 16 KB.
const UNUSED: &str = "intounderlying";

/// The module without those exports. What they alone had kept alive goes when it is split.
pub fn without_unused(module: &[u8]) -> Result<Vec<u8>> {
    rewritten(module, |payload| match payload {
        Payload::ExportSection(exports) => {
            filtered(module, exports, |export| !export.name.contains(UNUSED)).map(Some)
        }
        _ => Ok(None),
    })
}

#[cfg(test)]
mod tests {
    use super::super::sections::{leb, section};
    use super::*;

    const EXPORT_SECTION: u8 = 7;

    /// A module with one function and one export of each name.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut exports = leb(names.len());
        for name in names {
            exports.extend(leb(name.len()));
            exports.extend(name.as_bytes());
            exports.extend([0, 0]);
        }
        let head = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0";
        let code = b"\x0a\x04\x01\x02\0\x0b";
        [&head[..], &section(EXPORT_SECTION, &exports), code].concat()
    }

    #[test]
    fn only_what_nobody_calls_goes() {
        let long = "x".repeat(200);
        let before = module(&["main", "intounderlyingsink_write_58a9", &long]);
        assert_eq!(without_unused(&before).unwrap(), module(&["main", &long]));
        assert_eq!(without_unused(&module(&["main"])).unwrap(), module(&["main"]));
        assert!(without_unused(b"<!doctype html>").is_err());
    }
}
