//! The sample data, the same on every machine for the same day: `small` has 200 made-up subjects
//! with 2,000 records, every kind and standing present; [`city`] has as many as a city.
//!
//! Nothing in it can be taken for real: every name contains 示例 or 演示, every code lies in the
//! division 210399, which does not exist, document numbers carry 示例, people are masked.

mod acts;
pub(crate) mod authorities;
mod batch;
mod build;
mod cases;
pub mod city;
mod codes;
mod commitments;
mod entries;
mod lists;
mod naming;
mod others;
mod permits;
mod rng;
pub mod showcase;
mod showcase_facts;
mod showcase_records;
mod subjects;
mod trades;

use crate::store::Seed;
use anyhow::{Context, Result};
use contract::record::{Record, RecordKind};
use contract::site::Notice;
use contract::subject::SubjectRef;
use contract::{Date, Text};
use rng::Rng;
use trades::Trade;

/// What a record is made up from.
struct Draft<'a> {
    rng: &'a mut Rng,
    subject: &'a SubjectRef,
    trade: &'a Trade,
    kind: RecordKind,
    id: String,
    /// How many of its kind were made up before it.
    turn: usize,
    serial: u32,
    today: Date,
}

impl Draft<'_> {
    /// A day so many days before today.
    fn ago(&mut self, low: u32, high: u32) -> Date {
        self.today.add_days(-(self.rng.between(low, high) as i32))
    }
}

/// The set `small`, relative to this day.
pub fn small(today: Date) -> Result<Seed> {
    let mut seed = start(today)?;
    batch::SMALL.fill(&mut seed, 0, today)?;
    Ok(seed)
}

/// What every set begins with: lists, notices, and the showcase subjects with their records.
fn start(today: Date) -> Result<Seed> {
    let subjects = showcase::subjects(today)?;
    let records = showcase_records::all(&subjects, today)?;
    Ok(Seed { subjects, records, lists: lists::all()?, notices: notices(today)? })
}

fn draft_records(draft: Draft) -> Result<Vec<Record>> {
    use RecordKind as K;
    match draft.kind {
        K::Permit => permits::permit(draft).map(|r| vec![r]),
        K::Penalty => permits::penalty(draft),
        kind if kind.list_tone().is_some() => entries::entry(draft).map(|r| vec![r]),
        K::Commitment => commitments::commitment(draft).map(|r| vec![r]),
        K::Evaluation | K::Complaint | K::WageArrears | K::SelfRegistered | K::Repair => {
            others::other(draft).map(|r| vec![r])
        }
        K::IndustryRating | K::Rectification | K::JointCase => cases::case(draft).map(|r| vec![r]),
        _ => acts::act(draft).map(|r| vec![r]),
    }
}

fn notices(today: Date) -> Result<Vec<Notice>> {
    let notice = |title: &str, words: &str, days: i32| -> Result<Notice> {
        let published = today.add_days(-days);
        Ok(Notice { title: text(title)?, text: text(words)?, published })
    };
    Ok(vec![
        notice(
            "本站数据均为虚构示例",
            "主体、代码、文书和人员都是编造的，只用于演示和测试，与任何真实单位和个人无关。",
            1,
        )?,
        notice(
            "信用修复不收取任何费用",
            "信用修复由认定单位受理，不收费。凡以“代办修复”“删除记录”为名收费的，请勿相信，并向我们举报。",
            6,
        )?,
        notice(
            "严重失信主体名单的名称",
            "按国家规定，过去所称的“黑名单”现在统一称为“严重失信主体名单”。",
            30,
        )?,
    ])
}

/// Text that is known to be there.
fn text(raw: impl AsRef<str>) -> Result<Text> {
    Text::new(raw).context("示例文字为空")
}
