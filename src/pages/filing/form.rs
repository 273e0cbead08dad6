//! The form that is being filled in: its template, what is known, what was typed, what is wrong.

use super::open::{Correction, Opened, is_fixed};
use crate::drafts::Live;
use contract::case::{Action, CaseNumber};
use contract::form::{
    Answers, Condition, Context, FormField, FormTemplate, Section, validate_section,
};
use contract::subject::Region;
use contract::{Date, FieldError};
use leptos::prelude::*;
use std::sync::Arc;

/// What is being filled in. Fields read their answer once and write it at every change; whatever
/// else shows an answer tracks its field, so that a keystroke changes no more than it has to.
#[derive(Clone, Copy)]
pub struct Form {
    /// The draft.
    pub live: Live,
    /// What is wrong on this page.
    pub errors: RwSignal<Vec<FieldError>>,
    data: StoredValue<Data, LocalStorage>,
}

struct Data {
    template: Arc<FormTemplate>,
    known: Answers,
    regions: Vec<Region>,
    codes: Vec<String>,
    today: Date,
    correction: Option<Correction>,
    fields: Vec<(String, Trigger)>,
}

impl Form {
    /// What was opened.
    pub fn new(opened: Opened, live: Live) -> Self {
        let fields = opened.form.fields().map(|f| (f.id.clone(), Trigger::new())).collect();
        let data = Data {
            template: Arc::new(opened.form),
            known: opened.known,
            codes: opened.regions.iter().map(|r| r.code.to_string()).collect(),
            regions: opened.regions,
            today: opened.today,
            correction: opened.correction,
            fields,
        };
        Self { live, errors: RwSignal::new(Vec::new()), data: StoredValue::new_local(data) }
    }

    /// The template.
    pub fn template(self) -> Arc<FormTemplate> {
        self.data.with_value(|data| data.template.clone())
    }

    /// The case that is corrected, if this is a correction.
    pub fn corrects(self) -> Option<(CaseNumber, u32)> {
        self.data.with_value(|data| data.correction.as_ref().map(|c| (c.number.clone(), c.version)))
    }

    /// Whether an order is answered with it.
    pub fn answers_order(self) -> bool {
        let report = |c: &Correction| c.action == Action::ReportDone;
        self.data.with_value(|data| data.correction.as_ref().is_some_and(report))
    }

    /// What was found wrong when the case was returned.
    pub fn faults(self) -> Vec<FieldError> {
        self.data.with_value(|data| {
            data.correction.as_ref().map(|c| c.faults.clone()).unwrap_or_default()
        })
    }

    /// What the register says of a field; empty if it says nothing.
    pub fn known(self, field: &FormField) -> String {
        self.data.with_value(|data| match field.known {
            Some(_) => data.known.get(&field.id).to_owned(),
            None => String::new(),
        })
    }

    /// Whether the register alone says what stands there.
    pub fn is_fixed(self, field: &FormField) -> bool {
        field.known.is_some_and(is_fixed) && !self.known(field).is_empty()
    }

    /// The districts.
    pub fn regions(self) -> Vec<(String, String)> {
        let pair = |r: &Region| (r.code.to_string(), r.name.to_string());
        self.data.with_value(|data| data.regions.iter().map(pair).collect())
    }

    /// Keeps what was typed.
    pub fn set(self, key: &str, typed: String) {
        self.live.set(key, typed);
        self.notify(key);
    }

    /// Tells whoever shows the answer that it has changed.
    pub fn notify(self, key: &str) {
        let trigger = self.data.with_value(|data| data.trigger(key));
        if let Some(trigger) = trigger {
            trigger.notify();
        }
    }

    /// An answer as typed.
    pub fn answer(self, key: &str) -> String {
        self.live.answer(key)
    }

    /// Has what runs now run again when an answer of this field changes.
    pub fn track(self, field: &str) {
        let trigger = self.data.with_value(|data| data.trigger(field));
        if let Some(trigger) = trigger {
            trigger.track();
        }
        self.live.renewed.track();
    }

    /// Whether something is asked for. Runs again when that changes.
    pub fn is_asked(self, when: &Option<Condition>) -> bool {
        let Some(when) = when else { return true };
        self.track(&when.field);
        self.live.with(|local| when.holds(&local.answers))
    }

    /// The ids and titles of the steps that the answers lead through. Runs again when they change.
    pub fn steps(self) -> Vec<(String, String)> {
        let template = self.template();
        let asked = template.sections.iter().filter(|s| self.is_asked(&s.when));
        asked.map(|s| (s.id.clone(), s.title.to_string())).collect()
    }

    /// The section of this step.
    pub fn section(self, step: &str) -> Option<Section> {
        let template = self.template();
        self.live.with(|local| {
            template.steps(&local.answers).into_iter().find(|s| s.id == step).cloned()
        })
    }

    /// The faults of a section.
    pub fn check(self, section: &Section) -> Vec<FieldError> {
        self.data.with_value(|data| {
            let context = Context { today: data.today, regions: &data.codes };
            self.live.with(|local| validate_section(section, &local.answers, context))
        })
    }

    /// The faults of all sections that are asked for.
    pub fn check_all(self) -> Vec<FieldError> {
        let template = self.template();
        let steps: Vec<Section> =
            self.live.with(|local| template.steps(&local.answers).into_iter().cloned().collect());
        steps.iter().flat_map(|section| self.check(section)).collect()
    }

    /// The first step with faults, if any.
    pub fn first_faulty(self) -> Option<String> {
        let template = self.template();
        let steps: Vec<Section> =
            self.live.with(|local| template.steps(&local.answers).into_iter().cloned().collect());
        steps.iter().find(|s| !self.check(s).is_empty()).map(|s| s.id.clone())
    }
}

impl Data {
    fn trigger(&self, key: &str) -> Option<Trigger> {
        let id = key.split('.').next().unwrap_or_default();
        self.fields.iter().find(|(field, _)| field == id).map(|(_, trigger)| *trigger)
    }
}
