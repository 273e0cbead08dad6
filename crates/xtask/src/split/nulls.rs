//! The splitter writes a null into each place of the table that a chunk will fill. The table is
//! full of them from the start.

use super::sections::{filtered, rewritten};
use anyhow::Result;
use wasmparser::{Element, ElementItems, ElementKind, Operator, Payload};

/// The module without those segments.
pub fn without_nulls(module: &[u8]) -> Result<Vec<u8>> {
    rewritten(module, |payload| {
        let Payload::ElementSection(segments) = payload else { return Ok(None) };
        // Instructions name other kinds by their number, which must stay.
        let active = |segment: &Element| matches!(segment.kind, ElementKind::Active { .. });
        let all = segments.clone().into_iter().collect::<Result<Vec<_>, _>>()?;
        if !all.iter().all(active) {
            return Ok(None);
        }
        filtered(module, segments, |segment| !is_null(segment)).map(Some)
    })
}

fn is_null(segment: &Element) -> bool {
    let ElementItems::Expressions(_, items) = &segment.items else { return false };
    let null = |item: wasmparser::ConstExpr| {
        let mut operators = item.get_operators_reader();
        matches!(operators.read(), Ok(Operator::RefNull { .. }))
    };
    items.clone().into_iter().all(|item| item.is_ok_and(null))
}

#[cfg(test)]
mod tests {
    use super::super::sections::section;
    use super::*;

    const ELEMENT_SECTION: u8 = 9;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x04\x04\x01\x70\0\x09";
    const CODE: &[u8] = b"\x0a\x04\x01\x02\0\x0b";
    /// At 1: a function. At 3: two nulls. Passive: a function.
    const FUNCTION: &[u8] = b"\0\x41\x01\x0b\x01\0";
    const NULLS: &[u8] = b"\x04\x41\x03\x0b\x02\xd0\x70\x0b\xd0\x70\x0b";
    const PASSIVE: &[u8] = b"\x01\0\x01\0";

    fn module(segments: &[&[u8]]) -> Vec<u8> {
        let content = [&[segments.len() as u8][..], &segments.concat()].concat();
        [HEAD, &section(ELEMENT_SECTION, &content), CODE].concat()
    }

    #[test]
    fn only_nulls_go() {
        let of = |segments: &[&[u8]]| without_nulls(&module(segments)).unwrap();
        assert_eq!(of(&[FUNCTION, NULLS, NULLS]), module(&[FUNCTION]));
        assert_eq!(of(&[FUNCTION]), module(&[FUNCTION]));
        assert_eq!(of(&[NULLS, PASSIVE]), module(&[NULLS, PASSIVE]), "numbers would change");
        assert!(without_nulls(b"<!doctype html>").is_err());
    }
}
