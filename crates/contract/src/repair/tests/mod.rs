//! Every regime, tier and boundary day; and what holds for all of them.

mod boundaries;
mod obstacles;
mod properties;
mod regimes;
mod rules;

use super::{Facts, RULES, RepairAnswer, RuleSet, assess};
use crate::Date;
use crate::calendar::{Calendar, YearPlan};
use crate::record::{PenaltyKind, Record, RecordKind, Severity, Standing};
use serde_json::{Value, json};
use std::sync::LazyLock;

static PARSED: LazyLock<RuleSet> = LazyLock::new(|| serde_json::from_str(RULES).unwrap());

fn rules() -> RuleSet {
    PARSED.clone()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// 2026 with the holidays at the beginning of October, and nothing of other years.
fn calendar() -> Calendar {
    let plan = YearPlan {
        holidays: (1..=7).map(|d| Date::new(2026, 10, d).unwrap()).collect(),
        workdays: vec![day("2026-09-20"), day("2026-10-10")],
    };
    Calendar::new([(2026, plan)].into())
}

/// A record under construction.
#[derive(Debug)]
struct Made(Record);

impl Made {
    fn record(kind: RecordKind, authority: &str, body: Value) -> Self {
        let record = json!({
            "head": {
                "id": "demo-1", "kind": kind.code(), "title": "演示行为",
                "subject": {"code": "91210399MA0TEXT046", "name": "演示公司", "kind": "enterprise"},
                "authority": {"name": authority}, "decided": "2026-05-01",
                "published": "2026-05-08", "standing": "current", "updated": "2026-05-08"
            },
            "body": body,
            "recourse": {"objection": {"name": authority}},
            "revision": 1
        });
        Self(serde_json::from_value(record).unwrap())
    }

    fn penalty(authority: &str, kinds: &[PenaltyKind], misconduct: &str) -> Self {
        let body = json!({"penalty": {
            "document_no": "示例〔2026〕1号", "misconduct": misconduct, "legal_basis": "《演示法》第一条",
            "kinds": kinds, "content": "见决定书。"
        }});
        Self::record(RecordKind::Penalty, authority, body)
    }

    fn listed(kind: RecordKind, authority: &str, list: &str) -> Self {
        let body = json!({"list_entry": {
            "list": list, "reason": "演示事由", "legal_basis": "《演示条例》", "measures": [],
            "exit_rule": "满一年可以申请移出。", "remedy": "可以提出异议。"
        }});
        Self::record(kind, authority, body)
    }

    fn on(mut self, decided: &str, published: &str) -> Self {
        (self.0.head.decided, self.0.head.published) = (day(decided), day(published));
        self
    }

    fn until(mut self, last: &str) -> Self {
        self.0.head.withdrawn_after = Some(day(last));
        self
    }

    fn standing(mut self, standing: Standing) -> Self {
        self.0.head.standing = standing;
        self
    }

    fn delivered(mut self, severity: Severity) -> Self {
        match &mut self.0.body {
            crate::record::Body::Penalty(body) => body.severity = Some(severity),
            crate::record::Body::ListEntry(body) => body.severity = Some(severity),
            _ => {}
        }
        self
    }

    fn asked(&self, today: &str) -> RepairAnswer {
        self.with(Facts::default(), today)
    }

    fn with(&self, facts: Facts, today: &str) -> RepairAnswer {
        assess(&self.0, &rules(), &calendar(), facts, day(today))
    }
}

const REFORM: &str = "演示市住房和城乡建设局";
const MARKET: &str = "演示市市场监督管理局";
