//! Taking away what a panic would say: nobody hears it. In the browser the standard library prints
//! nowhere, and this build sets no hook, so that a panic is a trap whatever it says.
//!
//! What never returns is called with a trap behind it, and all that never returns is a panic. So
//! the call goes, with what was computed and written for it alone, and the trap stays. Nothing
//! leads to the words, to the places in the source and to what puts them together any more, and
//! the splitter leaves them out.

use super::sections::{bytes, filtered, leb, section};
use anyhow::{Context, Result};
use std::ops::Range;
use wasmparser::{
    CustomSectionReader, FunctionBody, KnownCustom, Operator, Parser, Payload, TypeRef,
};

const NOP: u8 = 0x01;
const CUSTOM_SECTION: u8 = 0;

/// The linked module without those calls and without the relocations in them.
pub fn silenced(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut number, mut code) = (0, 0, None);
    let mut calls = Vec::new();
    // Sections that become shorter: where each stands, and what is to stand there.
    let mut shorter = Vec::new();
    let mut end = 8;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { range, .. } => code = Some((number, range.start)),
            Payload::CodeSectionEntry(body) => collect(body, imported, &mut calls)?,
            Payload::CustomSection(custom) if custom.name() == "reloc.CODE" => {
                let code = code.context("the relocations stand before the code")?;
                shorter.push((end..custom.range().end, kept(module, custom, code, &calls)?));
            }
            _ => {}
        }
        if let Some((_, range)) = payload.as_section() {
            number += 1;
            end = range.end;
        }
    }
    let mut text = module.to_vec();
    for call in &calls {
        text[bytes(call)?].fill(NOP);
    }
    for (range, section) in shorter.into_iter().rev() {
        text.splice(bytes(&range)?, section);
    }
    Ok(text)
}

/// The calls in this function that are followed by a trap, each with all that leads straight to
/// it. What is imported is left alone: wasm-bindgen looks for it.
fn collect(body: &FunctionBody, imported: u32, calls: &mut Vec<Range<u64>>) -> Result<()> {
    let (mut straight, mut call) = (None, None);
    for operator in body.get_operators_reader()?.into_iter_with_offsets() {
        let (operator, at) = operator?;
        let (start, before) = (straight.take().unwrap_or(at), call.take());
        match operator {
            Operator::Call { function_index } if function_index >= imported => call = Some(start),
            Operator::Unreachable => calls.extend(before.map(|start| start..at)),
            Operator::Call { .. }
            | Operator::CallIndirect { .. }
            | Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Else
            | Operator::End
            | Operator::Br { .. }
            | Operator::BrIf { .. }
            | Operator::BrTable { .. }
            | Operator::Return => {}
            _ => straight = Some(start),
        }
    }
    Ok(())
}

/// The section of relocations without those that lie in a call.
fn kept(
    module: &[u8],
    custom: &CustomSectionReader,
    (number, start): (u32, u64),
    calls: &[Range<u64>],
) -> Result<Vec<u8>> {
    let KnownCustom::Reloc(relocations) = custom.as_known() else {
        anyhow::bail!("the relocations can't be read");
    };
    anyhow::ensure!(relocations.section_index() == number, "the relocations are not the code's");
    let entries = filtered(module, relocations.entries(), |entry| {
        let at = start + u64::from(entry.offset);
        let next = calls.partition_point(|call| call.end <= at);
        calls.get(next).is_none_or(|call| at < call.start)
    })?;
    let name = custom.name().as_bytes();
    let content = [&leb(name.len()), name, &leb(number as usize), &entries].concat();
    Ok(section(CUSTOM_SECTION, &content))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An imported function, one that never returns, and this one, in a module with relocations.
    fn module(code: &[u8], relocations: &[u8]) -> Vec<u8> {
        let head = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01m\x01f\0\0\x03\x03\x02\0\0";
        let bodies = [&[2, 3, 0, 0, 0x0b, code.len() as u8 + 2, 0], code, &[0x0b]].concat();
        let relocations = [b"\x0areloc.CODE\x03".as_slice(), relocations].concat();
        [&head[..], &section(10, &bodies), &section(CUSTOM_SECTION, &relocations)].concat()
    }

    // Whole numbers are padded where a linker may write others.
    const CALL: [u8; 6] = [0x10, 0x81, 0x80, 0x80, 0x80, 0];
    const VALUE: [u8; 6] = [0x41, 0x84, 0x80, 0x80, 0x80, 0];
    const DROP: u8 = 0x1a;
    const TRAP: u8 = 0;

    #[test]
    fn a_call_that_never_returns_goes_with_its_values() {
        let before = [&CALL[..], &VALUE, &[DROP], &VALUE, &CALL, &[TRAP]].concat();
        let after = [&CALL[..], &[NOP; 19], &[TRAP]].concat();
        // Of the functions' numbers at 8 and 27 and the data's addresses at 14 and 21, one stays.
        let relocations = b"\x04\0\x08\x01\x04\x0e\x05\0\x04\x15\x05\0\0\x1b\x01";
        let expected = module(&after, b"\x01\0\x08\x01");
        assert_eq!(silenced(&module(&before, relocations)).unwrap(), expected);
    }

    #[test]
    fn what_returns_or_is_imported_stays() {
        for code in [
            [&VALUE[..], &CALL, &[DROP]].concat(),
            [&CALL[..], &VALUE, &[TRAP]].concat(),
            [0x10, 0x80, 0x80, 0x80, 0x80, 0, TRAP].to_vec(),
        ] {
            let before = module(&code, b"\x01\0\x08\x01");
            assert_eq!(silenced(&before).unwrap(), before);
        }
        assert!(silenced(b"<!doctype html>").is_err());
    }
}
