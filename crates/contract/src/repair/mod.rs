//! Credit repair (信用修复): whether a record can be repaired, when, by whom and with what, as a pure
//! function of the record, the rules, the day, the calendar and the facts. The platform answers
//! with it; whoever has the rules and the facts gets the very same answer.

mod answer;
mod assess;
mod check;
mod choose;
mod days;
mod rules;
mod words;

pub use answer::{
    Condition, ConditionState, Material, RegimeRef, RepairAnswer, Term, TierRef, Verdict, Where,
};
pub use assess::{Facts, assess};
pub use rules::{
    Asked, Decider, Intake, Matcher, MaterialRule, National, Override, Regime, Remark, RuleSet,
    Scope, Settings, Start, Stated, Sure, Terms, Tier, Way, Window,
};

/// The rules that come with the program, as JSON of a [`RuleSet`].
pub const RULES: &str = include_str!("rules.json");

#[cfg(test)]
mod tests;
