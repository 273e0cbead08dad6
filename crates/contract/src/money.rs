//! Money in 分 (a hundredth of a yuan), as integers.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount of money in 分.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Reads an amount in 万元 as the national 双公示 files carry it: decimal(18,6), so that its
    /// last digit is one 分. More digits, signs and exponents are refused, never rounded.
    pub fn from_wan_yuan(text: &str) -> Option<Self> {
        let text = text.trim();
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let part = part.trim_end_matches('0');
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || part.len() > 6 || !digits(whole) || !digits(part)
        {
            return None;
        }
        format!("{whole}{part:0<6}").parse().ok().map(Self)
    }
}

impl fmt::Display for Fen {
    /// `12,345.60 元`; whole yuan without decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = yuan.to_string();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if fen > 0 {
            write!(f, ".{fen:02}")?;
        }
        f.write_str(" 元")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wan_yuan_is_exact_to_the_fen() {
        let shown = |t| Fen::from_wan_yuan(t).map(|f| f.to_string());
        assert_eq!(shown("0.2").unwrap(), "2,000 元");
        assert_eq!(shown("123.456789").unwrap(), "1,234,567.89 元");
        assert_eq!(shown("0.000001").unwrap(), "0.01 元");
        assert_eq!(shown("5.000000").unwrap(), "50,000 元");
        for bad in ["", "-1", "1e3", "0.0000001", "1,000", "九", ".5", "1234567890123"] {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }
}
