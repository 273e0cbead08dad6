//! From record, rules, day and facts to the answer.

use super::answer::{Material, RegimeRef, RepairAnswer, Term, TierRef, Verdict, Where};
use super::choose::severity;
use super::days::{self, Days};
use super::rules::{Decider, Intake, Regime, RuleSet, Stated, Tier, Way};
use super::words;
use crate::calendar::Calendar;
use crate::record::{Authority, Record, Standing};
use crate::{Date, Fen, Text};

/// What is known beside the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// An objection to it is open.
    pub objection_open: bool,
    /// An application for its repair is open.
    pub repair_open: bool,
    /// Whether the duties are known to be done, or known not to be.
    pub fulfilled: Option<bool>,
    /// The day on which an earlier application was found to be false.
    pub dishonest: Option<Date>,
    /// The first day on which the decision on an earlier application lets one apply again.
    pub again_from: Option<Date>,
    /// A certificate of the repair training is at hand.
    pub trained: bool,
}

/// What the rules say of a record.
pub(super) struct Case<'a> {
    pub record: &'a Record,
    pub rules: &'a RuleSet,
    pub regime: &'a Regime,
    pub tier: &'a Tier,
    pub days: Days<'a>,
    pub facts: Facts,
    pub today: Date,
}

impl<'a> Case<'a> {
    /// The tier that says how a repair goes: the old one where the new one knows none.
    pub fn procedure(&self) -> &'a Tier {
        self.days.kept.filter(|_| !self.tier.repairable).unwrap_or(self.tier)
    }

    /// An objection is being checked.
    pub fn objection(&self) -> bool {
        self.facts.objection_open || self.record.head.standing == Standing::UnderObjection
    }

    /// The first day on which an earlier refusal lets one apply again, if it is still to come.
    pub fn again_from(&self) -> Option<Date> {
        let months = i32::try_from(self.rules.settings.dishonest_months.is).unwrap_or(1200);
        let honest = self.facts.dishonest.map(|day| day.add_months(months.min(1200)));
        honest.into_iter().chain(self.facts.again_from).max().filter(|day| *day > self.today)
    }

    /// Whether something other than time stands in the way.
    fn blocked(&self) -> bool {
        self.objection()
            || self.facts.repair_open
            || self.again_from().is_some()
            || (self.procedure().needs_done.is && self.facts.fulfilled == Some(false))
    }

    fn verdict(&self) -> Verdict {
        match self.days.earliest {
            _ if self.regime.window.way == Way::Court => Verdict::Elsewhere,
            None if self.tier.repairable || self.tier.auto_stop.is => Verdict::Automatic,
            None => Verdict::Closed,
            Some(first) if first > self.today => Verdict::Waiting,
            Some(_) if self.blocked() => Verdict::Blocked,
            Some(_) => Verdict::Ready,
        }
    }
}

/// Whether, when and how this record can be repaired.
pub fn assess(
    record: &Record,
    rules: &RuleSet,
    calendar: &Calendar,
    facts: Facts,
    today: Date,
) -> RepairAnswer {
    let verdict = match record.head.is_public(today) {
        _ if !record.head.kind.is_adverse() => Some(Verdict::Unneeded),
        false => Some(Verdict::Over),
        true => None,
    };
    if let Some(verdict) = verdict {
        return bare(record, today, verdict);
    }
    let found = rules.regime(record, today);
    let found = found.and_then(|(regime, note)| Some((regime, regime.tier(record)?, note)));
    let Some((regime, tier, note)) = found else {
        return bare(record, today, Verdict::Closed);
    };
    let undone = facts.fulfilled == Some(false);
    let days = days::of(rules, tier, record, undone, today);
    let case = Case { record, rules, regime, tier, days, facts, today };
    let verdict = case.verdict();
    let mut notes: Vec<Text> = note.cloned().into_iter().collect();
    notes.extend(words::notes(&case));
    let open = !matches!(verdict, Verdict::Elsewhere | Verdict::Automatic | Verdict::Closed);
    RepairAnswer {
        can_apply: verdict == Verdict::Ready,
        reasons: words::reasons(&case, verdict),
        regime: Some(reference(rules, regime)),
        tier: Some(tier_reference(record, tier)),
        place: Some(place(rules, regime)),
        earliest: days.earliest.filter(|_| open),
        days_to_go: days_to_go(&days, today).filter(|_| open),
        last_day: days.last,
        conditions: if open { words::conditions(&case) } else { Vec::new() },
        materials: if open { materials(rules, case.procedure()) } else { Vec::new() },
        decider: decider(record, case.procedure()),
        term: if open { term(&case, calendar) } else { None },
        effects: if open { words::effects() } else { Vec::new() },
        ways: words::ways(&case, verdict),
        notes,
        ..bare(record, today, verdict)
    }
}

/// The answer where no rule is asked.
fn bare(record: &Record, today: Date, verdict: Verdict) -> RepairAnswer {
    RepairAnswer {
        record: record.head.clone(),
        asked: today,
        verdict,
        can_apply: false,
        reasons: words::plain_reasons(record, verdict),
        regime: None,
        tier: None,
        place: None,
        earliest: None,
        days_to_go: None,
        last_day: record.head.withdrawn_after.filter(|last| *last < Date::FAR),
        conditions: Vec::new(),
        materials: Vec::new(),
        decider: None,
        term: None,
        cost: Fen(0),
        effects: Vec::new(),
        ways: words::plain_ways(verdict),
        notes: Vec::new(),
    }
}

fn reference(rules: &RuleSet, regime: &Regime) -> RegimeRef {
    RegimeRef {
        id: regime.id.clone(),
        name: regime.name.clone(),
        citation: regime.citation.clone(),
        version: regime.version.clone(),
        from: regime.from,
        rules: rules.version.clone(),
    }
}

fn tier_reference(record: &Record, tier: &Tier) -> TierRef {
    let months = |value: &Option<Stated<u32>>| value.as_ref().map(|months| months.is);
    let sure = [&tier.min, &tier.max].into_iter().flatten().map(|months| months.sure).max();
    TierRef {
        id: tier.id.clone(),
        name: tier.name.clone(),
        delivered: tier.severity.is_some() && severity(record) == tier.severity,
        min_months: months(&tier.min),
        max_months: months(&tier.max),
        sure: sure.unwrap_or(tier.start.sure),
    }
}

fn place(rules: &RuleSet, regime: &Regime) -> Where {
    let window = &regime.window;
    let national = &rules.settings.national;
    let (name, address, note) = match (window.way, rules.settings.intake) {
        (Way::Site, Intake::National) => (&national.name, Some(&national.address), &national.note),
        _ => (&window.name, window.address.as_ref(), &window.note),
    };
    Where {
        way: window.way,
        here: window.way == Way::Site && rules.settings.intake == Intake::Portal,
        name: name.clone(),
        address: address.cloned(),
        note: note.clone(),
    }
}

fn materials(rules: &RuleSet, tier: &Tier) -> Vec<Material> {
    let one = |asked: &super::rules::Asked| {
        let rule = rules.materials.iter().find(|rule| rule.code == asked.code)?;
        Some(Material {
            code: rule.code.clone(),
            title: rule.title.clone(),
            detail: rule.detail.clone(),
            required: asked.required,
        })
    };
    tier.materials.iter().filter_map(one).collect()
}

fn decider(record: &Record, tier: &Tier) -> Option<Authority> {
    match tier.decider.as_ref()? {
        Decider::Authority => Some(record.head.authority.clone()),
        Decider::Named(name) => Some(Authority { name: name.clone(), code: None, phone: None }),
    }
}

fn days_to_go(days: &Days, today: Date) -> Option<u32> {
    u32::try_from(days.earliest?.days() - today.days()).ok().filter(|days| *days > 0)
}

/// Counted from the first day on which somebody can apply.
fn term(case: &Case, calendar: &Calendar) -> Option<Term> {
    let terms = case.procedure().term.as_ref()?;
    let days = |value: &Option<Stated<u32>>| value.as_ref().map(|days| days.is);
    let (accept, decide) = (days(&terms.accept), days(&terms.decide));
    let sum = accept.unwrap_or(0).saturating_add(decide.unwrap_or(0));
    let total = days(&terms.total).unwrap_or(sum);
    let from = case.days.earliest.map_or(case.today, |first| first.max(case.today));
    (total > 0).then(|| Term { accept, decide, total, due: calendar.after(from, total) })
}
