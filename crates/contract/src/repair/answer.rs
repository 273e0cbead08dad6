//! The answer to “can this be repaired, and when?”

use super::rules::{Sure, Way};
use crate::calendar::Due;
use crate::record::{Authority, RecordHead};
use crate::{Date, Fen, Text};
use serde::{Deserialize, Serialize};

named! {
    /// The answer in a word.
    pub enum Verdict {
        Ready = "ready", "现在可以申请修复";
        Waiting = "waiting", "还没有到可以申请的日子";
        /// The day has come, but something else goes before it.
        Blocked = "blocked", "先办完别的，才能申请";
        /// It ends by itself, earlier than anybody could apply or without anybody doing so.
        Automatic = "automatic", "不用申请，到期自动停止公示";
        /// Another way leads out of it.
        Elsewhere = "elsewhere", "不能在信用网站修复";
        Closed = "closed", "这条记录不能申请修复";
        /// It isn't public any more.
        Over = "over", "已经停止公示，不用修复";
        /// It doesn't speak against anybody.
        Unneeded = "unneeded", "这不是失信信息，不用修复";
    }
}

named! {
    /// How a condition stands.
    pub enum ConditionState {
        Met = "met", "满足";
        /// To be done with the application, or shown by it.
        ToDo = "to_do", "待办";
        Unmet = "unmet", "未满足";
    }
}

/// A condition of the repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = RepairCondition))]
pub struct Condition {
    /// How it stands.
    pub state: ConditionState,
    /// What it is.
    pub text: Text,
    /// A line more.
    #[serde(default)]
    pub detail: Option<Text>,
}

/// Something to hand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Material {
    /// Code, such as `COMMIT`, `PROOF`, `TRAINING`.
    pub code: Text,
    /// Name.
    pub title: Text,
    /// What exactly, and who can get it.
    pub detail: Text,
    /// Whether an application is incomplete without it.
    pub required: bool,
}

/// The regime that was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegimeRef {
    /// Id in the rules.
    pub id: Text,
    /// Short name.
    pub name: Text,
    /// Full name with its number.
    pub citation: Text,
    /// Version of the regime.
    pub version: Text,
    /// First day in force.
    pub from: Date,
    /// Version of the whole set of rules.
    pub rules: Text,
}

/// The tier that was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TierRef {
    /// Id in the regime.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Whether the authority has said so; otherwise it is proposed here.
    pub delivered: bool,
    /// Months of publication at least.
    #[serde(default)]
    pub min_months: Option<u32>,
    /// Months of publication at most.
    #[serde(default)]
    pub max_months: Option<u32>,
    /// How sure these are: that of the less sure one.
    pub sure: Sure,
}

/// Where to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Where {
    /// Way.
    pub way: Way,
    /// Whether this portal takes the application itself.
    pub here: bool,
    /// Name of the place.
    pub name: Text,
    /// Its address, if it isn't here.
    #[serde(default)]
    pub address: Option<Text>,
    /// What to know about it.
    pub note: Text,
}

/// How long it takes, in working days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Term {
    /// Until it is accepted or returned.
    #[serde(default)]
    pub accept: Option<u32>,
    /// From there until the decision.
    #[serde(default)]
    pub decide: Option<u32>,
    /// From the application until the answer.
    pub total: u32,
    /// The last day for the answer, if somebody applies on the first possible day.
    pub due: Due,
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RepairAnswer {
    /// The record that was asked about.
    pub record: RecordHead,
    /// The day for which the answer holds.
    pub asked: Date,
    /// The answer in a word.
    pub verdict: Verdict,
    /// Whether somebody may apply today, wherever the application goes.
    pub can_apply: bool,
    /// Why, or why not, as sentences.
    pub reasons: Vec<Text>,
    /// Regime; none where no rule covers the record.
    #[serde(default)]
    pub regime: Option<RegimeRef>,
    /// Tier.
    #[serde(default)]
    pub tier: Option<TierRef>,
    /// Where to apply.
    #[serde(default)]
    pub place: Option<Where>,
    /// First day of an application.
    #[serde(default)]
    pub earliest: Option<Date>,
    /// Days until then; none when it is past or unknown.
    #[serde(default)]
    pub days_to_go: Option<u32>,
    /// Last day of publication; none while no end is set.
    #[serde(default)]
    pub last_day: Option<Date>,
    /// What has to be so.
    pub conditions: Vec<Condition>,
    /// What to hand in.
    pub materials: Vec<Material>,
    /// Who decides.
    #[serde(default)]
    pub decider: Option<Authority>,
    /// How long it takes.
    #[serde(default)]
    pub term: Option<Term>,
    /// What it costs: nothing.
    pub cost: Fen,
    /// What it does.
    pub effects: Vec<Text>,
    /// What else is open.
    pub ways: Vec<Text>,
    /// What is uncertain in all this.
    pub notes: Vec<Text>,
}

impl RepairAnswer {
    /// Whether the application is filed in this portal, today.
    pub fn files_here(&self) -> bool {
        self.can_apply && self.place.as_ref().is_some_and(|place| place.here)
    }

    /// Whether the rules ask for the repair training.
    pub fn needs_training(&self) -> bool {
        self.materials.iter().any(|m| m.required && m.code.as_str() == "TRAINING")
    }
}
