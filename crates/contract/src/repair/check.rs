//! What can be wrong with a file of rules that types alone can't tell.

use super::rules::{Regime, RuleSet, Stated, Sure, Tier};

impl RuleSet {
    /// What is wrong, as sentences; nothing if the rules are sound.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let once = |list: Vec<&str>, what: &str, faults: &mut Vec<String>| {
            for (place, name) in list.iter().enumerate() {
                if list[..place].contains(name) {
                    faults.push(format!("{what} {name} 出现了两次"));
                }
            }
        };
        once(self.regimes.iter().map(|r| r.id.as_str()).collect(), "规则", &mut faults);
        once(self.materials.iter().map(|m| m.code.as_str()).collect(), "材料", &mut faults);
        for over in &self.overrides {
            if !self.regimes.iter().any(|r| r.id == over.regime) {
                faults.push(format!("没有规则 {}", over.regime));
            }
        }
        for regime in &self.regimes {
            once(regime.tiers.iter().map(|t| t.id.as_str()).collect(), "档", &mut faults);
            self.check(regime, &mut faults);
        }
        open(&self.settings.dishonest_months, "dishonest_months", &mut faults);
        open(&self.settings.transition, "transition", &mut faults);
        faults
    }

    fn check(&self, regime: &Regime, faults: &mut Vec<String>) {
        let id = &regime.id;
        if regime.until.is_some_and(|until| until < regime.from) {
            faults.push(format!("{id} 的结束日早于开始日"));
        }
        if regime.scope.kinds.is_empty() || regime.tiers.is_empty() {
            faults.push(format!("{id} 没有写明适用的记录类别或档"));
        }
        for tier in &regime.tiers {
            let place = format!("{id} 的“{}”", tier.name);
            periods(tier, &place, faults);
            for asked in &tier.materials {
                if !self.materials.iter().any(|m| m.code == asked.code) {
                    faults.push(format!("{place}要的材料 {} 没有定义", asked.code));
                }
            }
            if tier.repairable && tier.decider.is_none() {
                faults.push(format!("{place}能修复，却没有写明由谁决定"));
            }
            if !tier.repairable && tier.closed_because.is_none() {
                faults.push(format!("{place}不能修复，却没有写明原因"));
            }
        }
    }
}

fn periods(tier: &Tier, place: &str, faults: &mut Vec<String>) {
    let (min, max) = (&tier.min, &tier.max);
    if let (Some(min), Some(max)) = (min, max)
        && min.is > max.is
    {
        faults.push(format!("{place}的最短公示期长于最长公示期"));
    }
    // A hundred years: what is longer is a slip of the pen.
    if [min, max].into_iter().flatten().any(|months| months.is > 1200) {
        faults.push(format!("{place}的公示期超过 1200 个月"));
    }
    for months in [min, max].into_iter().flatten() {
        open(months, place, faults);
    }
    open(&tier.start, place, faults);
    for value in [&tier.auto_stop, &tier.needs_done].into_iter().chain(&tier.stop_needs_done) {
        open(value, place, faults);
    }
    if let Some(term) = &tier.term {
        for days in [&term.accept, &term.decide, &term.total, &term.sync].into_iter().flatten() {
            open(days, place, faults);
            if days.is > 250 {
                faults.push(format!("{place}的办理期限超过 250 个工作日"));
            }
        }
    }
}

/// What is open must say so to those who rely on it.
fn open<T>(value: &Stated<T>, place: &str, faults: &mut Vec<String>) {
    if value.sure == Sure::Open && value.note.is_none() {
        faults.push(format!("{place}有待核的值没有写说明"));
    }
}
