//! What the subjects of the sample do for a living, and what authorities decide about that.

pub mod goods;
pub mod services;

use super::authorities::Office;
use contract::record::PenaltyKind;
use goods::*;
use services::*;

/// A line of business.
pub struct Trade {
    /// As it stands in names.
    pub word: &'static str,
    /// As it stands in the names of individual businesses.
    pub shop: &'static str,
    /// 行业.
    pub industry: &'static str,
    /// 经营范围.
    pub scope: &'static str,
    /// Permits that it needs.
    pub permits: &'static [Licence],
    /// What it gets penalised for.
    pub offences: &'static [Offence],
}

/// A kind of permit: document, category, certificate, content, deciding office, years valid.
pub struct Licence(
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub Office,
    pub i32,
);

/// A kind of penalty.
pub struct Offence {
    pub office: Office,
    /// 违法行为类型.
    pub misconduct: &'static str,
    /// 违法事实.
    pub facts: &'static str,
    /// 处罚依据.
    pub basis: &'static str,
    pub kinds: &'static [PenaltyKind],
    /// Lowest and highest fine in yuan; none when both are 0.
    pub fine: (u32, u32),
    pub tier: Tier,
}

/// 轻微、一般、严重.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    Minor,
    General,
    Grave,
}

impl Tier {
    /// Months of publication, and after how many a repair can be applied for.
    pub fn months(self) -> (i32, i32) {
        match self {
            Self::Minor => (3, 0),
            Self::General => (12, 3),
            Self::Grave => (36, 12),
        }
    }
}

/// All of them.
pub static TRADES: [&Trade; 10] = [
    &FOOD, &CATERING, &RETAIL, &MATERIALS, &BUILDING, &MACHINERY, &LOGISTICS, &SOFTWARE, &MEDICINE,
    &FARMING,
];
