//! Made-up 统一社会信用代码, all of division 210399, which does not exist.

use anyhow::{Context, Result};
use contract::Uscc;
use contract::identifier::ALPHABET;

/// The code with this prefix (登记管理部门 and 机构类别) and eight characters of the organisation
/// code; both check characters are computed.
pub fn code(prefix: &str, organisation: &str) -> Result<Uscc> {
    let body = format!("{prefix}210399{organisation}{}", organisation_check(organisation));
    ALPHABET
        .iter()
        .find_map(|check| Uscc::parse(&format!("{body}{}", char::from(*check))))
        .with_context(|| format!("示例代码不成立：{body}"))
}

/// The check character of GB 11714.
fn organisation_check(organisation: &str) -> char {
    let values = organisation.chars().filter_map(|c| c.to_digit(36));
    let sum: u32 =
        values.zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_check_characters_fit() {
        let code = super::code("91", "MA0TEXT0").unwrap();
        assert_eq!(code.as_str(), "91210399MA0TEXT046");
        assert!(contract::identifier::is_organisation_code(code.organisation_code()));
    }
}
