//! What nobody can guess.

use crate::http::ApiError;
use sha2::{Digest, Sha256};

/// Letters and digits that are not taken for one another, read aloud or written by hand.
const CLEAR: &[u8; 25] = b"34679ACDEFGHJKMNPQRTUVWXY";

/// So many random bytes.
fn bytes<const N: usize>() -> Result<[u8; N], ApiError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(anyhow::Error::from)?;
    Ok(bytes)
}

/// 256 random bits as hexadecimal digits.
pub fn token() -> Result<String, ApiError> {
    Ok(hex(&bytes::<32>()?))
}

/// A code of eight characters to be typed by people.
pub fn code() -> Result<String, ApiError> {
    let mut code = String::new();
    while code.len() < 8 {
        // 250 is a multiple of 25: every character is as likely as the others.
        let fair = bytes::<8>()?.into_iter().filter(|byte| *byte < 250);
        code.extend(fair.map(|byte| char::from(CLEAR[usize::from(byte) % CLEAR.len()])));
    }
    code.truncate(8);
    Ok(code)
}

/// The numbers from 0 to `many`, in any order, each order as likely as the others.
pub fn order(many: usize) -> Result<Vec<usize>, ApiError> {
    let mut order: Vec<usize> = (0..many).collect();
    for last in (1..many).rev() {
        order.swap(last, below(last + 1)?);
    }
    Ok(order)
}

/// A number below this one.
fn below(end: usize) -> Result<usize, ApiError> {
    let end = end as u64;
    loop {
        // What lies beyond the last whole multiple would make the first numbers likelier.
        let drawn = u64::from_le_bytes(bytes::<8>()?);
        if drawn < u64::MAX - u64::MAX % end {
            return Ok((drawn % end) as usize);
        }
    }
}

/// The code that belongs to this text, the same every time: for the sample alone.
pub fn code_of(text: &str) -> String {
    let bytes = Sha256::digest(text);
    bytes.iter().take(8).map(|b| char::from(CLEAR[usize::from(*b) % CLEAR.len()])).collect()
}

/// The token that belongs to this text, the same every time: for the sample alone.
pub fn token_of(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
