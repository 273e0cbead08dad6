//! Where the data of a module lie in memory.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use wasmparser::{Data, DataKind, KnownCustom, Name, Operator, Parser, Payload};

/// What the linker calls the data that never change; they lie below all others.
const READ_ONLY: &str = ".rodata";

/// The address at which the read-only data of the linked module end.
pub fn read_only_end(linked: &[u8]) -> Result<u64> {
    let (mut ends, mut end) = (BTreeMap::new(), None);
    for payload in Parser::new(0).parse_all(linked) {
        match payload? {
            Payload::DataSection(data) => {
                for (number, data) in (0_u32..).zip(data) {
                    ends.insert(number, data_end(&data?)?);
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for names in names {
                    let Name::Data(names) = names? else { continue };
                    for name in names {
                        let name = name?;
                        if name.name.starts_with(READ_ONLY) {
                            end = end.max(ends.get(&name.index).copied());
                        }
                    }
                }
            }
            _ => {}
        }
    }
    end.context("the linked module names no read-only data")
}

fn data_end(data: &Data) -> Result<u64> {
    Ok(u64::from(address(data)?) + data.data.len() as u64)
}

/// The address at which a piece of data begins.
pub fn address(data: &Data) -> Result<u32> {
    let DataKind::Active { offset_expr, .. } = &data.kind else {
        anyhow::bail!("data without an address");
    };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32),
        other => anyhow::bail!("an address that isn't constant: {other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sections::section;
    use super::*;

    #[test]
    fn what_can_be_written_to_lies_behind() {
        let head = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01";
        // Three bytes at 8, two at 16, none at 32.
        let data = b"\x03\0\x41\x08\x0b\x03abc\0\x41\x10\x0b\x02de\0\x41\x20\x0b\0";
        let names = b"\x04name\x09\x11\x02\0\x07.rodata\x01\x05.data";
        let module = [&head[..], &section(11, data), &section(0, names)].concat();
        assert_eq!(read_only_end(&module).unwrap(), 11);
        assert!(read_only_end(head).is_err());
    }
}
