//! Masking of personal names and numbers. Done by the platform before anything leaves it.

use super::legacy::is_id_card;

/// `张三丰` → `张**`: the family name stays (two characters for four and more).
pub fn mask_name(name: &str) -> String {
    let chars: Vec<char> = name.trim().chars().filter(|c| *c != '·').collect();
    let kept = if chars.len() >= 4 { 2 } else { 1 };
    let mut masked: String = chars.iter().take(kept).collect();
    masked.extend(std::iter::repeat_n('*', chars.len().saturating_sub(kept).max(1)));
    masked
}

/// `210399200001010010` → `210***********0010`; anything shorter than eight is hidden whole.
pub fn mask_id(number: &str) -> String {
    keep_ends(number, 3, 4)
}

/// `13800001234` → `138****1234`.
pub fn mask_phone(number: &str) -> String {
    keep_ends(number, 3, 4)
}

fn keep_ends(text: &str, head: usize, tail: usize) -> String {
    let chars: Vec<char> = text.trim().chars().collect();
    if chars.len() <= head + tail {
        return "*".repeat(chars.len());
    }
    let stars = chars.len() - head - tail;
    let end = chars.len() - tail;
    chars[..head].iter().chain(&vec!['*'; stars]).chain(&chars[end..]).collect()
}

/// Masks identity numbers and mobile numbers inside running text (违法事实, 处罚内容 and the
/// like, which leak them).
pub fn redact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain(Some('\0')) {
        if c.is_ascii_alphanumeric() {
            run.push(c);
            continue;
        }
        out.push_str(&redact_run(&run));
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn redact_run(run: &str) -> String {
    let mobile = run.len() == 11
        && run.bytes().all(|b| b.is_ascii_digit())
        && run.starts_with('1')
        && !run.starts_with("10")
        && !run.starts_with("12");
    match () {
        () if is_id_card(run) => mask_id(run),
        () if mobile => mask_phone(run),
        () => run.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        assert_eq!(mask_name("张三"), "张*");
        assert_eq!(mask_name("张三丰"), "张**");
        assert_eq!(mask_name("欧阳示例"), "欧阳**");
        assert_eq!(mask_name("张"), "张*");
        assert_eq!(mask_id("210399200001010010"), "210***********0010");
        assert_eq!(mask_id("1234567"), "*******");
        assert_eq!(mask_phone("13800001234"), "138****1234");
    }

    #[test]
    fn running_text_is_redacted_and_codes_stay() {
        let text =
            "当事人（210399200001010010，电话13800001234）经营的示例店，代码91210399MA0TEXT046。";
        let clean = redact(text);
        assert!(clean.contains("210***********0010") && clean.contains("138****1234"), "{clean}");
        assert!(clean.contains("91210399MA0TEXT046") && clean.ends_with("。"), "{clean}");
    }
}
