//! The rules of credit repair as data: regimes with their time and scope, tiers with their periods,
//! and how sure each value is. What the law leaves open is a value here, never code.

use crate::record::{PenaltyKind, RecordId, RecordKind, Severity};
use crate::{Date, Fen, Text};
use serde::{Deserialize, Serialize};

named! {
    /// How sure a value of the rules is.
    pub enum Sure {
        Verified = "V", "已核对原文";
        Partly = "P", "依据摘要";
        Known = "K+", "业内通行";
        Open = "?", "待核";
    }
}

named! {
    /// Where an application goes.
    pub enum Way {
        /// The credit site: this portal, or the national one (see [`Intake`]).
        Site = "site", "信用网站";
        Market = "market", "国家企业信用信息公示系统";
        Court = "court", "执行法院";
    }
}

named! {
    /// Whether this portal takes applications itself (`repair.intake`).
    pub enum Intake {
        Portal = "portal", "本站受理";
        /// It prepares the case, and the national site takes it.
        National = "national", "全国统一窗口受理";
    }
}

named! {
    /// The day from which periods are counted.
    pub enum Start {
        Decided = "decided", "决定日期";
        Published = "published", "公示日期";
    }
}

/// A value with how sure it is; what is open says so in a note that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated<T> {
    /// The value.
    pub is: T,
    /// How sure it is.
    pub sure: Sure,
    /// What whoever relies on it should know.
    #[serde(default)]
    pub note: Option<Text>,
}

/// Which records something is about. Every part that is given must fit; none fits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Matcher {
    /// Kinds of record.
    pub records: Vec<RecordKind>,
    /// One of these penalties was imposed.
    pub kinds: Vec<PenaltyKind>,
    /// Only such penalties were imposed.
    pub kinds_only: Vec<PenaltyKind>,
    /// One of these stands in what was done wrong, in the title or the legal basis.
    pub words: Vec<Text>,
    /// The fine is at least this much.
    pub fine_from: Option<Fen>,
}

/// What a regime is for: all that is given must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scope {
    /// Kinds of record.
    pub kinds: Vec<RecordKind>,
    /// One of these stands in the name of the list, or …
    pub lists: Vec<Text>,
    /// … in the name of the authority. Without both lists and authorities, anybody's records.
    pub authorities: Vec<Text>,
}

/// Where and how to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Way.
    pub way: Way,
    /// What the place is called.
    pub name: Text,
    /// Its address, where it isn't this portal.
    pub address: Option<Text>,
    /// What to know about it.
    pub note: Text,
}

/// Who decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decider {
    /// The authority that made the record.
    Authority,
    /// This body.
    Named(Text),
}

/// Terms in working days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// Until it is accepted or returned.
    pub accept: Option<Stated<u32>>,
    /// From there until the decision.
    pub decide: Option<Stated<u32>>,
    /// From the application until the answer, where the rule says so.
    pub total: Option<Stated<u32>>,
    /// From the decision until every site has stopped.
    pub sync: Option<Stated<u32>>,
}

/// A material that a tier asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Code of the material.
    pub code: Text,
    /// Whether an application is incomplete without it.
    #[serde(default = "yes")]
    pub required: bool,
}

/// A remark, shown where it fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// What it says.
    pub text: Text,
    /// About which records.
    #[serde(default)]
    pub when: Matcher,
}

/// A tier of a regime. Periods are in months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Id, unique in its regime.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// What an authority that puts a record here calls it; none where it has no say.
    pub severity: Option<Severity>,
    /// Proposed when one of these fits.
    #[serde(default)]
    pub when: Vec<Matcher>,
    /// Published at least so long before a repair.
    pub min: Option<Stated<u32>>,
    /// Published at most so long.
    pub max: Option<Stated<u32>>,
    /// Counted from.
    pub start: Stated<Start>,
    /// Whether there is a repair at all.
    pub repairable: bool,
    /// Whether publication ends by itself after the longest time.
    pub auto_stop: Stated<bool>,
    /// Whether it does so only if the duties are done.
    #[serde(default)]
    pub stop_needs_done: Option<Stated<bool>>,
    /// Whether a repair needs the duties done.
    pub needs_done: Stated<bool>,
    /// What to hand in.
    pub materials: Vec<Asked>,
    /// Who decides; nobody where there is no repair.
    pub decider: Option<Decider>,
    /// How long it takes.
    pub term: Option<Terms>,
    /// Whether such a record is published at all.
    pub shown: bool,
    /// Why there is no repair.
    #[serde(default)]
    pub closed_because: Option<Text>,
    /// What else there is.
    #[serde(default)]
    pub instead: Option<Text>,
    /// What to know.
    #[serde(default)]
    pub notes: Vec<Remark>,
}

/// A regime: a set of rules with its time and scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Id.
    pub id: Text,
    /// Short name.
    pub name: Text,
    /// Full name with its number.
    pub citation: Text,
    /// Which version it is.
    pub version: Text,
    /// First day.
    pub from: Date,
    /// Last day; none while it is in force.
    pub until: Option<Date>,
    /// For which records.
    pub scope: Scope,
    /// Where to apply.
    pub window: Window,
    /// Tiers; the first that fits is proposed.
    pub tiers: Vec<Tier>,
}

/// A material.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterialRule {
    /// Code.
    pub code: Text,
    /// Name.
    pub title: Text,
    /// What exactly, and who can get it.
    pub detail: Text,
}

/// The national window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct National {
    /// Its name.
    pub name: Text,
    /// Its address.
    pub address: Text,
    /// What to know.
    pub note: Text,
}

/// What a city sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Who takes applications.
    pub intake: Intake,
    /// The national window.
    pub national: National,
    /// Months in which nobody applies again who was found to have lied.
    pub dishonest_months: Stated<u32>,
    /// Whether a minimum that was reached under an older regime stays reached.
    pub transition: Stated<bool>,
}

/// A regime that was fixed for one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Record.
    pub record: RecordId,
    /// Regime.
    pub regime: Text,
    /// Why; shown.
    pub note: Text,
}

/// All rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Version of the whole.
    pub version: Text,
    /// What the city sets.
    pub settings: Settings,
    /// What materials are called.
    pub materials: Vec<MaterialRule>,
    /// Single records that follow another regime than their day says.
    pub overrides: Vec<Override>,
    /// Regimes; the first that fits is taken, so that a sector's stands before the general one.
    pub regimes: Vec<Regime>,
}

fn yes() -> bool {
    true
}
