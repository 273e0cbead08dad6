//! Older numbers: organisation code, registration number, identity card. Soft checks only: a
//! wrong one is a warning, never a reason to refuse a record.

/// 组织机构代码 (GB 11714): eight characters and a check character, with or without hyphen.
pub fn is_organisation_code(code: &str) -> bool {
    let code: Vec<u32> =
        code.chars().filter(|c| *c != '-').filter_map(|c| c.to_digit(36)).collect();
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let [body @ .., check] = code.as_slice() else { return false };
    if body.len() != 8 {
        return false;
    }
    let sum: u32 = body.iter().zip(weights).map(|(v, w)| v * w).sum();
    // 10 is written X, whose base-36 value is 33.
    let expected = match 11 - sum % 11 {
        11 => 0,
        10 => 33,
        n => n,
    };
    *check == expected
}

/// 工商注册号 (GS 15-2006): 15 digits, the last by ISO 7064 MOD 11,10.
pub fn is_registration_number(number: &str) -> bool {
    let digits: Option<Vec<u32>> = number.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|d| d.len() == 15) else { return false };
    let rest = digits[..14].iter().fold(10, |p, d| match (p + d) % 10 {
        0 => 10 * 2 % 11,
        s => s * 2 % 11,
    });
    (11 - rest) % 10 == digits[14]
}

/// 居民身份证号 (GB 11643): 18 characters with a birth date that exists and a check character.
pub fn is_id_card(number: &str) -> bool {
    let bytes = number.as_bytes();
    if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let date = format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = bytes.iter().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    crate::Date::parse(&date).is_some() && bytes[17].to_ascii_uppercase() == check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples() {
        assert!(is_organisation_code("D2143569-X"));
        assert!(!is_organisation_code("D2143569-0"));
        for good in ["110108000000016", "210300000000015", "210381601231234"] {
            assert!(is_registration_number(good), "{good}");
        }
        assert!(!is_registration_number("110108000000017"));
        for good in ["11010519491231002X", "440524188001010014", "210399200001010010"] {
            assert!(is_id_card(good), "{good}");
        }
        for bad in ["110105194912310021", "110105194913310021", "", "身份证"] {
            assert!(!is_id_card(bad), "{bad}");
        }
    }
}
