//! Dates as agencies write them, and as spreadsheets keep them.

use contract::Date;
use contract::text::half_width;

/// What is said of a date that can't be read.
pub const UNREADABLE: &str = "不是能识别的日期，应写成 2026-11-22 这样";
/// What is said of a date that the calendar doesn't have.
pub const NO_SUCH_DAY: &str = "没有这一天";

/// Words for “without end”.
const ENDLESS: [&str; 6] = ["长期", "永久", "长期有效", "永久有效", "无固定期限", "无期限"];

/// Days from 1899-12-30, where serial numbers of the 1900 system start, to 1970-01-01.
const SERIAL_EPOCH: i32 = 25_569;

/// Reads a date: `2026-11-22`, `2026/11/22`, `2026.11.22`, `20261122`, `2026年11月22日`, each
/// also with a time behind, or a five-digit serial number.
pub fn date(raw: &str) -> Result<Date, &'static str> {
    let text: String = raw.trim().chars().map(half_width).collect();
    let whole = text.split('.').next().unwrap_or_default();
    let fraction = &text[whole.len()..];
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if digits(whole) && (fraction.is_empty() || (whole.len() > 4 && digits(&fraction[1..]))) {
        return numeric(whole);
    }
    let (year, rest) = number(&text, 4..=4, &['-', '/', '.', '年'])?;
    let (month, rest) = number(rest, 1..=2, &['-', '/', '.', '月'])?;
    let (day, rest) = number(rest, 1..=2, &['日', '号', ' ', 'T', 't'])?;
    let clock = |c: char| c.is_ascii_digit() || " :.+-TZ时分秒点上下午AMPampm".contains(c);
    match rest.chars().all(clock) {
        true => calendar(year, month, day),
        false => Err(UNREADABLE),
    }
}

/// The last day of something: a date, or a word for “without end”. Whatever lies beyond
/// 2099-12-31 is without end, as the data standard has it.
pub fn end(raw: &str) -> Result<Date, &'static str> {
    match ENDLESS.contains(&raw.trim()) {
        true => Ok(Date::FAR),
        false => date(raw).map(|day| day.min(Date::FAR)),
    }
}

/// The last day of a period: a date, or a length (`一年`, `6个月`, `12`: months) from its start.
pub fn end_of_period(raw: &str, start: Option<Date>) -> Result<Date, &'static str> {
    match (months(raw), start) {
        (Some(months), Some(start)) => Ok(start.add_months(months).min(Date::FAR)),
        _ => end(raw),
    }
}

fn months(raw: &str) -> Option<i32> {
    let text: String = raw.trim().chars().map(half_width).collect();
    if text == "半年" {
        return Some(6);
    }
    let units = [("个月", 1), ("年", 12), ("月", 1), ("", 1)];
    let (count, unit) = units.iter().find_map(|(u, n)| Some((text.strip_suffix(u)?, n)))?;
    const NUMERALS: &str = "零一二三四五六七八九十";
    let count = match count {
        "两" => 2,
        _ => match NUMERALS.chars().position(|n| count == n.to_string()) {
            Some(n) => n as i32,
            None => count.parse().ok()?,
        },
    };
    (1..=600).contains(&count).then(|| count * unit)
}

fn numeric(digits: &str) -> Result<Date, &'static str> {
    let part = |from: usize, to: usize| digits[from..to].parse().unwrap_or_default();
    match digits.len() {
        5 => {
            let serial: i32 = digits.parse().map_err(|_| UNREADABLE)?;
            Ok(Date::from_days(serial - SERIAL_EPOCH))
        }
        8 | 12 | 14 => calendar(part(0, 4), part(4, 6), part(6, 8)),
        _ => Err(UNREADABLE),
    }
}

fn calendar(year: u16, month: u16, day: u16) -> Result<Date, &'static str> {
    let small = |n: u16| u8::try_from(n).unwrap_or_default();
    match year {
        1900.. => Date::new(year, small(month), small(day)).ok_or(NO_SUCH_DAY),
        _ => Err("年份不对"),
    }
}

/// A number of so many digits, up to and without the sign that follows it (or the end).
fn number<'t>(
    text: &'t str,
    digits: std::ops::RangeInclusive<usize>,
    signs: &[char],
) -> Result<(u16, &'t str), &'static str> {
    let text = text.trim_start();
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..length].parse().map_err(|_| UNREADABLE)?;
    let rest = &text[length..];
    // A blank may stand before 年, 月, 日; before a time it is itself the sign.
    let close = rest.trim_start();
    let after = close.strip_prefix(signs).or_else(|| rest.strip_prefix(signs));
    match after {
        _ if !digits.contains(&length) => Err(UNREADABLE),
        Some(after) => Ok((value, after)),
        None if rest.is_empty() => Ok((value, rest)),
        None => Err(UNREADABLE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_usual_forms() {
        for form in [
            "2026-11-22",
            "2026/11/22",
            "2026.11.22",
            "20261122",
            "2026年11月22日",
            "2026年11月22",
            " 2026-11-22 00:00:00 ",
            "2026/11/22 0:00",
            "2026-11-22T08:30:00+08:00",
            "20261122083000",
            "2026年11月22日 10时30分",
            "２０２６－１１－２２",
            "2026 年 11 月 22 日",
            "46348",
            "46348.0",
            "46348.4375",
            "20261122.0",
            "2026-11-22 00:00:00.0",
            "2026.11.22 下午3:20",
        ] {
            assert_eq!(date(form), Ok(day("2026-11-22")), "{form}");
        }
        assert_eq!(date("2026/1/5"), Ok(day("2026-01-05")));
        assert_eq!(date("10000"), Ok(day("1927-05-18")));
    }

    #[test]
    fn what_is_no_date() {
        for bad in [
            "",
            "2026",
            "2026-11",
            "11/22/2026",
            "22-11-2026",
            "待定",
            "2026-11-22待定",
            "123456",
            "4634",
            "26-11-22",
            "2026--11-22",
            "0.5",
            "2026.11",
            "1e5",
            "-46348",
        ] {
            assert!(date(bad).is_err(), "{bad}");
        }
        assert_eq!(date("2026-02-30"), Err(NO_SUCH_DAY));
        assert_eq!(date("20261301"), Err(NO_SUCH_DAY));
        assert!(date("0026-11-22").is_err());
    }

    #[test]
    fn ends_and_periods() {
        for endless in ["长期", "2099-12-31", "2099/12/31", "9999-12-31", "73050"] {
            assert_eq!(end(endless), Ok(Date::FAR), "{endless}");
        }
        let start = Some(day("2026-01-31"));
        assert_eq!(end_of_period("一年", start), Ok(day("2027-01-31")));
        assert_eq!(end_of_period("1个月", start), Ok(day("2026-02-28")));
        assert_eq!(end_of_period("36", start), Ok(day("2029-01-31")));
        assert_eq!(end_of_period("半年", start), Ok(day("2026-07-31")));
        assert_eq!(end_of_period("2027/3/1", start), Ok(day("2027-03-01")));
        assert_eq!(end_of_period("600年", start), Ok(Date::FAR));
        for far in ["800000000年", "601年", "2147483647", "0年"] {
            assert!(end_of_period(far, start).is_err(), "{far}");
        }
        assert!(end_of_period("适当延长", start).is_err());
    }

    proptest! {
        #[test]
        fn nothing_panics(raw in "\\PC*") {
            let _ = (date(&raw), end_of_period(&raw, Some(Date::FAR)));
        }

        #[test]
        fn near_dates_do_not_panic(raw in "[0-9]{1,14}[-/.年 ]?[0-9]{0,3}[-/.月 ]?[0-9]{0,3}[日T ]?[0-9:.]{0,9}") {
            let _ = (date(&raw), end_of_period(&raw, None));
        }

        #[test]
        fn serial_numbers_are_days(serial in 10_000i32..=99_999) {
            let found = date(&serial.to_string()).unwrap();
            prop_assert_eq!(found.days() + SERIAL_EPOCH, serial);
        }
    }
}
