//! What is wrong with a mistyped code, and what it probably should be.

use super::uscc::{Uscc, normalise};

/// What a text is, taken as a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diagnosis {
    /// It is not meant as a code (a name, part of a name).
    NotACode,
    /// A valid code.
    Valid(Uscc),
    /// Meant as a code, but wrong: what is wrong in plain words, and the code that one likely
    /// slip would explain. The suggestion is offered, never put in the place of what was typed.
    Slip {
        /// What is wrong, as a sentence for the person who typed it.
        message: String,
        /// The code meant, if exactly one likely slip explains the text.
        suggestion: Option<Uscc>,
    },
}

/// Letters that codes never contain, and the characters they are mistaken for.
const LOOKALIKES: [(char, char); 5] = [('O', '0'), ('I', '1'), ('S', '5'), ('Z', '2'), ('V', 'U')];

/// Pairs that people confuse although both are allowed.
const CONFUSED: [(u8, u8); 6] =
    [(b'0', b'D'), (b'0', b'Q'), (b'1', b'L'), (b'8', b'B'), (b'2', b'7'), (b'U', b'Y')];

/// Looks at a text as a code. Something is taken as meant as a code when it consists of 15 to 20
/// letters and digits and begins with six digits (allowing for O and I).
pub fn diagnose(raw: &str) -> Diagnosis {
    if let Some(code) = Uscc::parse(raw) {
        return Diagnosis::Valid(code);
    }
    let text = normalise(raw);
    if !(15..=20).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Diagnosis::NotACode;
    }
    let digits_ahead =
        text.bytes().skip(2).take(4).all(|b| b.is_ascii_digit() || b"OI".contains(&b));
    if !digits_ahead {
        return Diagnosis::NotACode;
    }
    slip(&text)
}

fn slip(text: &str) -> Diagnosis {
    if text.len() != 18 {
        return Diagnosis::Slip {
            message: format!("统一社会信用代码应为 18 位，现在是 {} 位。", text.len()),
            suggestion: None,
        };
    }
    let alien: Vec<_> = LOOKALIKES.iter().filter(|(bad, _)| text.contains(*bad)).collect();
    if !alien.is_empty() {
        let fixed = alien
            .iter()
            .fold(text.to_owned(), |t, (bad, good)| t.replace(*bad, good.encode_utf8(&mut [0; 4])));
        let hints: Vec<_> = alien
            .iter()
            .map(|(bad, good)| match good.is_ascii_digit() {
                true => format!("字母 {bad} 多半是数字 {good}"),
                false => format!("字母 {bad} 多半是字母 {good}"),
            })
            .collect();
        return Diagnosis::Slip {
            message: format!("代码里没有字母 I、O、S、V、Z：{}。", hints.join("，")),
            suggestion: Uscc::parse(&fixed),
        };
    }
    if let Some(place) = text.bytes().take(8).skip(2).position(|b| !b.is_ascii_digit()) {
        return Diagnosis::Slip {
            message: format!("第 {} 位应是数字，请对照营业执照核对。", place + 3),
            suggestion: likely(text),
        };
    }
    Diagnosis::Slip {
        message: "校验位不符，至少有一位输错了，请对照营业执照逐位核对。".to_owned(),
        suggestion: likely(text),
    }
}

/// The one valid code that a swap of neighbours explains, else the one that a confused pair does;
/// none where several would.
fn likely(text: &str) -> Option<Uscc> {
    let bytes = text.as_bytes();
    let swaps = (0..17).filter(|i| bytes[*i] != bytes[i + 1]).map(|i| {
        let mut swapped = bytes.to_vec();
        swapped.swap(i, i + 1);
        swapped
    });
    let confusions = (0..18).flat_map(|i| {
        let both = CONFUSED.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
        both.filter(move |(from, _)| bytes[i] == *from).map(move |(_, to)| {
            let mut changed = bytes.to_vec();
            changed[i] = to;
            changed
        })
    });
    only_valid(swaps).or_else(|| only_valid(confusions))
}

fn only_valid(candidates: impl Iterator<Item = Vec<u8>>) -> Option<Uscc> {
    let mut valid = candidates.filter_map(|c| Uscc::parse(std::str::from_utf8(&c).ok()?));
    let first = valid.next()?;
    valid.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip_of(raw: &str) -> (String, Option<String>) {
        match diagnose(raw) {
            Diagnosis::Slip { message, suggestion } => (message, suggestion.map(|c| c.to_string())),
            other => panic!("{raw}: {other:?}"),
        }
    }

    #[test]
    fn letters_that_no_code_contains() {
        let (message, suggestion) = slip_of("9121O399MA0TEXT046");
        assert!(message.contains("字母 O 多半是数字 0"), "{message}");
        assert_eq!(suggestion.as_deref(), Some("91210399MA0TEXT046"));
        let (message, suggestion) = slip_of("9I2I0399MAOTEXT046");
        assert!(message.contains("字母 I 多半是数字 1"), "{message}");
        assert_eq!(suggestion.as_deref(), Some("91210399MA0TEXT046"));
    }

    #[test]
    fn length_and_check_character() {
        assert!(slip_of("91210399MA0TEXT04").0.contains("现在是 17 位"));
        assert!(slip_of("91210399MA0TEXT0466").0.contains("现在是 19 位"));
        assert!(slip_of("91210399MA0TEXT045").0.contains("校验位不符"));
        let (_, suggestion) = slip_of("91210399MA0TETX046");
        assert_eq!(suggestion.as_deref(), Some("91210399MA0TEXT046"), "neighbours swapped");
    }

    #[test]
    fn names_are_not_codes() {
        for name in ["演示千山食品有限公司", "EXAMPLE TRADING CO", "千山", "", "912103"]
        {
            assert_eq!(diagnose(name), Diagnosis::NotACode, "{name}");
        }
    }
}
