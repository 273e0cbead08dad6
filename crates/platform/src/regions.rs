//! The divisions of the city.

use contract::subject::Region;
use contract::{Text, Uscc};

/// GB/T 2260 codes, and local ids for the zones that have none.
pub const REGIONS: [(&str, &str); 9] = [
    ("210300", "鞍山市"),
    ("210302", "铁东区"),
    ("210303", "铁西区"),
    ("210304", "立山区"),
    ("210311", "千山区"),
    ("210321", "台安县"),
    ("210323", "岫岩满族自治县"),
    ("210381", "海城市"),
    ("210300-GX", "高新区"),
];

/// The region with this code or local id, if the city has it.
pub fn named(code: &str) -> Option<Region> {
    let (code, name) = REGIONS.iter().find(|(known, _)| *known == code)?;
    Some(Region { code: Text::new(code)?, name: Text::new(name)? })
}

/// The region that registered a subject, as far as its code tells; divisions that the city
/// doesn't have are told apart by their number. None never happens: a code has a division.
pub fn of(code: &Uscc) -> Option<Region> {
    let division = code.division();
    let place = if division.starts_with("2103") { "鞍山市" } else { "外地" };
    named(division).or_else(|| {
        Some(Region {
            code: Text::new(division)?,
            name: Text::new(format!("{place}（区划代码 {division}）"))?,
        })
    })
}
