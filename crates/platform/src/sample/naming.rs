//! Names and codes that nobody else in the set has.

use contract::identifier::ALPHABET;

/// Words of company names.
pub const WORDS: [&str; 24] = [
    "润泽", "宏达", "鑫源", "瑞丰", "恒通", "佳和", "华盛", "德信", "永安", "嘉禾", "卓远", "明德",
    "晨光", "金桥", "盛世", "天合", "博雅", "利民", "同创", "新程", "玉峰", "岫川", "千禾", "钢都",
];
/// What shops are called.
pub const CALLS: [&str; 8] = ["阿福", "老街", "小南门", "顺发", "福满", "家和", "一品", "四季"];
const SIDES: [&str; 8] = ["", "东", "西", "南", "北", "中", "上", "前"];
const SYLLABLES: &str = "安邦昌辰达尔丰光海航和恒弘华辉惠吉佳建杰景凯康科兰乐丽林龙茂美铭木\
    宁鹏平启勤清庆荣森山尚生胜顺泰特天通万威维伟文喜祥翔信兴雅业亿益盈优裕源远悦泽";

/// How many serial numbers get names of their own.
const ROUND: usize = 24 * 24 * 72 * 8;

/// How subjects of a set are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// For some hundred subjects.
    Short,
    /// For some hundred thousand.
    Long,
}

impl Naming {
    /// What makes the name of a company its own.
    pub fn company(self, serial: usize) -> String {
        match self {
            // The third character keeps two companies from getting one name.
            Self::Short => {
                let (round, place) = (serial / WORDS.len(), serial % WORDS.len());
                let third = WORDS[(place + round + 1) % WORDS.len()].chars().take(1);
                format!("{}{}", WORDS[place], third.collect::<String>())
            }
            Self::Long => {
                let (coined, eighth) = coined(serial);
                format!("{}{coined}", SIDES[eighth])
            }
        }
    }

    /// What makes the name of a shop its own, whose owner goes by that call.
    pub fn shop(self, serial: usize, call: &str) -> String {
        match self {
            Self::Short => format!("{call}{}", serial % 89 + 1),
            Self::Long => {
                let (coined, eighth) = coined(serial);
                format!("{coined}{}", CALLS[eighth])
            }
        }
    }

    /// What makes the name of an organisation its own, with that word in it.
    pub fn society(self, serial: usize, word: &str) -> String {
        match self {
            Self::Short => word.to_owned(),
            Self::Long => self.company(serial),
        }
    }

    /// What a name begins with, before the district.
    pub fn city(self) -> &'static str {
        if self == Self::Long { "鞍山市" } else { "" }
    }

    /// The organisation code of an organisation, without its check character.
    pub fn society_code(self, serial: usize) -> String {
        match self {
            Self::Short => format!("0099A{}", self.tail(serial, 3)),
            Self::Long => format!("009B{}", self.tail(serial, 4)),
        }
    }

    /// A serial number as the last characters of an organisation code.
    pub fn tail(self, serial: usize, digits: usize) -> String {
        match self {
            Self::Short => format!("{serial:0digits$}"),
            Self::Long => {
                let digit = |place| ALPHABET[serial / 31_usize.pow(place) % 31];
                (0..digits as u32).rev().map(|place| char::from(digit(place))).collect()
            }
        }
    }
}

/// Five characters and a number below eight, together different for every serial number of a
/// round; neighbours don't resemble each other.
fn coined(serial: usize) -> (String, usize) {
    // The factor has no divisor in common with the round.
    let mixed = serial * 190_027 % ROUND;
    let third = SYLLABLES.chars().nth(mixed / 576 % 72);
    let (first, last) = (WORDS[mixed % 24], WORDS[mixed / 24 % 24]);
    (format!("{first}{}{last}", third.map(String::from).unwrap_or_default()), mixed / 41_472)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_whole_city_has_names_of_its_own() {
        assert_eq!(SYLLABLES.chars().collect::<HashSet<_>>().len(), 72);
        const { assert!(ROUND > crate::sample::city::SUBJECTS) };
        let serials = 0..crate::sample::city::SUBJECTS;
        assert_eq!(serials.clone().map(coined).collect::<HashSet<_>>().len(), serials.len());
        let codes: HashSet<_> = serials.clone().map(|s| Naming::Long.tail(s, 4)).collect();
        assert_eq!(codes.len(), serials.len());
    }
}
