//! Credit repair: the rules as they were loaded, and what they say of a stored record.

mod facts;
mod ics;

pub use facts::{of as facts, public as public_facts};
pub use ics::calendar_file;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use contract::Date;
use contract::calendar::Calendar;
use contract::record::Record;
use contract::repair::{Facts, Intake, RULES, RepairAnswer, RuleSet, assess};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// What `serve` can be told about repair.
#[derive(Args, Clone, Debug, Default)]
#[group(id = "repair")]
pub struct Options {
    /// 信用修复的规则（JSON）；不写时用程序自带的
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// 修复申请由谁受理；不写时按规则文件里的
    #[arg(long, value_enum, value_name = "WHO")]
    pub repair_intake: Option<TakenBy>,
}

/// Who takes applications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TakenBy {
    /// 本站受理
    Local,
    /// 本站备齐材料，到全国统一窗口申请
    National,
}

/// The rules and the working days.
#[derive(Clone)]
pub struct Rules(Arc<Loaded>);

struct Loaded {
    rules: RuleSet,
    calendar: Calendar,
}

impl Rules {
    /// Loads them. Fails with a Chinese message when the file can't be read or isn't sound.
    pub fn load(options: &Options, calendar: Calendar) -> Result<Self> {
        let own = options.rules.as_ref();
        let name =
            || own.map_or("自带的修复规则".to_owned(), |path| path.display().to_string());
        let text = match own {
            Some(path) => fs::read_to_string(path).with_context(|| format!("读不到 {}", name()))?,
            None => RULES.to_owned(),
        };
        let mut rules: RuleSet =
            serde_json::from_str(&text).with_context(|| format!("{} 不是修复规则", name()))?;
        let faults = rules.faults();
        if !faults.is_empty() {
            bail!("{} 有误：{}。", name(), faults.join("；"));
        }
        match options.repair_intake {
            Some(TakenBy::Local) => rules.settings.intake = Intake::Portal,
            Some(TakenBy::National) => rules.settings.intake = Intake::National,
            None => {}
        }
        Ok(Self(Arc::new(Loaded { rules, calendar })))
    }

    /// Whether, when and how this record can be repaired.
    pub fn assess(&self, record: &Record, facts: Facts, today: Date) -> RepairAnswer {
        assess(record, &self.0.rules, &self.0.calendar, facts, today)
    }

    /// Who takes applications.
    pub fn intake(&self) -> Intake {
        self.0.rules.settings.intake
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(rules: Option<&str>) -> Result<Rules> {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("rules.json");
        let rules = rules.map(|text| fs::write(&path, text).map(|()| path.clone())).transpose()?;
        Rules::load(&Options { rules, repair_intake: None }, Calendar::default())
    }

    #[test]
    fn a_city_brings_its_own_rules_and_faulty_ones_are_refused() {
        assert_eq!(load(None).unwrap().intake(), Intake::Portal);
        let national = RULES.replacen("\"portal\"", "\"national\"", 1);
        assert_eq!(load(Some(&national)).unwrap().intake(), Intake::National);
        let says = |text: &str| format!("{:#}", load(Some(text)).err().unwrap());
        assert!(says("{}").contains("不是修复规则"));
        let broken =
            RULES.replacen("\"code\": \"PROOF\", \"title\"", "\"code\": \"COMMIT\", \"title\"", 1);
        assert!(says(&broken).contains("出现了两次"));
        let missing = Options { rules: Some("/nowhere/rules.json".into()), repair_intake: None };
        let error = Rules::load(&missing, Calendar::default()).err().unwrap();
        assert!(format!("{error:#}").contains("读不到"));
    }
}
