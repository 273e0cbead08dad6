//! Status in icon, word and colour; and the days that are left.

use super::{El, el, icon};
use contract::Date;
use contract::record::{Fulfilment, RecordHead, RecordKind, Standing};
use contract::subject::StandingSummary;

fn tag(status: &'static str, symbol: &'static str, text: String, big: bool) -> El {
    let tag = el("span").class("tag").attr("data-status", status);
    let tag = if big { tag.attr("data-size", "big") } else { tag };
    tag.add(icon(symbol)).add(text)
}

/// What is public about a subject, as tags; what weighs most first.
pub fn summary_tags(s: &StandingSummary, big: bool) -> Vec<El> {
    let all = [
        (s.black, "broken", "严重失信主体"),
        (s.abnormal, "watch", "经营异常"),
        (s.watch, "watch", "重点关注"),
        (s.breached, "breached", "承诺未完全履行"),
        (s.red, "kept", "守信激励"),
    ];
    let mut tags: Vec<_> = all
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(_, status, text)| tag(status, status, text.into(), big))
        .collect();
    if s.under_objection > 0 {
        tags.push(tag("dispute", "dispute", format!("{} 条异议处理中", s.under_objection), big));
    }
    tags
}

/// Where a record stands. Current ones show what their kind means instead of “current”.
pub fn standing_tag(head: &RecordHead, big: bool) -> El {
    match head.standing {
        Standing::UnderObjection => tag("dispute", "dispute", head.standing.label().into(), big),
        Standing::Current | Standing::Corrected => {
            let (status, symbol) = match head.kind {
                RecordKind::BlackList | RecordKind::Penalty | RecordKind::WageArrears => {
                    ("broken", "broken")
                }
                RecordKind::WatchList | RecordKind::AbnormalList => ("watch", "watch"),
                RecordKind::RedList | RecordKind::Reward => ("kept", "kept"),
                RecordKind::Repair => ("kept", "repaired"),
                RecordKind::Commitment => ("", "pen"),
                RecordKind::Complaint => ("", "phone"),
                RecordKind::Evaluation => ("", "chart"),
                RecordKind::SelfRegistered => ("", "badge"),
                _ => ("", "doc"),
            };
            tag(status, symbol, head.standing.label().into(), big)
        }
        _ => tag("", "repaired", head.standing.label().into(), big),
    }
}

/// How long a record stays public, in words.
pub fn days_left(head: &RecordHead, today: Date) -> String {
    match head.days_left(today) {
        None => "长期公示".into(),
        Some(0) => "今天是公示最后一天".into(),
        Some(days) => format!("还公示 {days} 天"),
    }
}

/// What has come of it: 履行状态, 核验状态 and the like.
pub fn outcome_tag(kind: RecordKind, outcome: &str) -> El {
    let full = outcome == Fulfilment::Full.label();
    let (status, symbol) = match kind {
        RecordKind::Commitment if full => ("fulfilled", "fulfilled"),
        RecordKind::Commitment if outcome.contains('未') || outcome.contains("部分") => {
            ("breached", "breached")
        }
        RecordKind::SelfRegistered if !outcome.contains('未') => ("kept", "badge"),
        _ => ("", "info"),
    };
    tag(status, symbol, outcome.to_owned(), false)
}
