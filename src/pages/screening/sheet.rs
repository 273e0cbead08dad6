//! What is being checked, and what was found.

use contract::screening::{Finding, Outcome};
use contract::subject::SubjectHit;
use contract::{Timestamp, Uscc, csv};
use serde::{Deserialize, Serialize};

/// All lines, in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The lines.
    pub rows: Vec<Row>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What is looked for.
    pub typed: String,
    /// What was found, once it has been asked.
    #[serde(default)]
    pub found: Option<Finding>,
    /// The data it was found in are as of this moment.
    #[serde(default)]
    pub as_of: Option<Timestamp>,
    /// Which of several somebody has chosen.
    #[serde(default)]
    pub chosen: Option<Uscc>,
}

/// Which lines are on show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Only {
    /// Every one.
    All,
    /// Whose subject is known.
    Found,
    /// Whose subject has something that speaks against it.
    Adverse,
    /// Where somebody has to choose.
    Open,
    /// Where nothing was found.
    Missing,
}

impl Only {
    /// Every choice, with its name.
    pub const ALL: [(Self, &str); 5] = [
        (Self::All, "全部"),
        (Self::Found, "查到"),
        (Self::Adverse, "有不良信息"),
        (Self::Open, "待确认"),
        (Self::Missing, "没查到"),
    ];

    /// Whether a line is on show.
    pub fn shows(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Found => row.subject().is_some(),
            Self::Adverse => row.subject().is_some_and(|hit| hit.summary.is_adverse()),
            Self::Open => row.is(Outcome::Ambiguous) && row.subject().is_none(),
            Self::Missing => row.is(Outcome::Missing),
        }
    }
}

impl Row {
    /// A line that is yet to be asked about.
    pub fn new(typed: String) -> Self {
        Self { typed, found: None, as_of: None, chosen: None }
    }

    /// Whose line it is: found, or chosen.
    pub fn subject(&self) -> Option<&SubjectHit> {
        let found = self.found.as_ref()?;
        let chosen = |code| found.hits.iter().find(|hit| hit.subject.code == code);
        found.subject().or_else(|| self.chosen.and_then(chosen))
    }

    fn is(&self, outcome: Outcome) -> bool {
        self.found.as_ref().is_some_and(|found| found.outcome == outcome)
    }
}

impl Sheet {
    /// How many lines are on show.
    pub fn count(&self, only: Only) -> usize {
        self.rows.iter().filter(|row| only.shows(row)).count()
    }

    /// How many lines have been asked about.
    pub fn done(&self) -> usize {
        self.rows.iter().filter(|row| row.found.is_some()).count()
    }

    /// The moment as of which the oldest of the data are.
    pub fn as_of(&self) -> Option<Timestamp> {
        self.rows.iter().filter_map(|row| row.as_of).min_by_key(|moment| moment.0)
    }

    /// As a table for spreadsheets.
    pub fn csv(&self) -> String {
        let heads = [
            "序号",
            "核查内容",
            "结果",
            "主体名称",
            "统一社会信用代码",
            "地区",
            "登记状态",
            "严重失信主体名单",
            "经营异常名录",
            "重点关注名单",
            "行政处罚",
            "未完全履行的承诺",
            "守信激励名单",
            "异议处理中",
            "说明",
            "数据截至",
        ];
        let rows = self.rows.iter().enumerate().map(|(at, row)| csv::row(row.cells(at + 1)));
        csv::BOM.to_owned() + &csv::row(heads.map(str::to_owned)) + &rows.collect::<String>()
    }
}

impl Row {
    fn cells(&self, number: usize) -> [String; 16] {
        let (found, hit) = (self.found.as_ref(), self.subject());
        let of = |text: fn(&SubjectHit) -> String| hit.map(text).unwrap_or_default();
        let note = match (&self.chosen, found) {
            (Some(_), _) => "由核查人从候选中选定".to_owned(),
            (None, Some(found)) => {
                found.reason.as_ref().map(ToString::to_string).unwrap_or_default()
            }
            (None, None) => "还没有查".to_owned(),
        };
        [
            number.to_string(),
            self.typed.clone(),
            found.map(|found| label(found, hit)).unwrap_or_default().to_owned(),
            of(|hit| hit.subject.name.to_string()),
            of(|hit| hit.subject.code.to_string()),
            of(|hit| hit.region.name.to_string()),
            of(|hit| hit.status.label().to_owned()),
            of(|hit| hit.summary.black.to_string()),
            of(|hit| hit.summary.abnormal.to_string()),
            of(|hit| hit.summary.watch.to_string()),
            of(|hit| hit.summary.penalties.to_string()),
            of(|hit| hit.summary.breached.to_string()),
            of(|hit| hit.summary.red.to_string()),
            of(|hit| hit.summary.under_objection.to_string()),
            note,
            self.as_of.map(|moment| moment.to_string()).unwrap_or_default(),
        ]
    }
}

/// What came of a line, in a word.
pub fn label(found: &Finding, hit: Option<&SubjectHit>) -> &'static str {
    if hit.is_some() { Outcome::Found.label() } else { found.outcome.label() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_safe_to_open() {
        let rows = ["=HYPERLINK(\"http://x\",\"y\")", "甲\"乙"].map(|l| Row::new(l.to_owned()));
        let text = Sheet { rows: rows.into() }.csv();
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].starts_with("\u{feff}序号,核查内容,"));
        assert!(lines[1].starts_with("1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",,"));
        assert!(lines[2].starts_with("2,\"甲\"\"乙\",") && lines[2].contains("还没有查"));
    }
}
