//! Amounts in 万元.

use contract::Fen;
use contract::text::half_width;

/// Reads an amount in 万元, with or without the unit behind it.
pub fn wan_yuan(raw: &str) -> Result<Fen, &'static str> {
    let text: String = raw.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let text = text.strip_suffix("万元").unwrap_or(&text);
    let text = match text.starts_with('.') {
        true => format!("0{text}"),
        false => text.to_owned(),
    };
    Fen::from_wan_yuan(&text).ok_or("应是以万元为单位的数，最多 6 位小数，如 0.2 表示 2000 元")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        for (raw, fen) in
            [("0.2", 200_000), ("5万元", 5_000_000), ("０．５", 500_000), (".5", 500_000)]
        {
            assert_eq!(wan_yuan(raw), Ok(Fen(fen)), "{raw}");
        }
        for bad in ["2000元", "-1", "二", "1,000", "0.0000001", "1e3", ""] {
            assert!(wan_yuan(bad).is_err(), "{bad}");
        }
    }
}
