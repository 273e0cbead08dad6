//! Opening a case that was returned, or whose order is to be answered: in a chunk of its own, since
//! most who fill in a form begin anew.

use super::open::{Correction, Opened, Which, begin, districts, found, ready, reconcile};
use crate::api::{self, ApiError, Cancel};
use crate::browser;
use crate::drafts::{self, Safety};
use crate::pages::lazy::{self, Missing};
use contract::case::{Action, CaseToCorrect};
use std::pin::Pin;

/// A case on its way.
type Loading = Pin<Box<dyn Future<Output = Result<Option<Opened>, ApiError>>>>;

/// Opens the case with this number; none if it isn't to be corrected.
pub async fn open(
    which: &Which,
    number: &str,
    cancel: &Cancel,
) -> Result<Option<Opened>, ApiError> {
    let loading = correction(which.clone(), number.to_owned(), cancel.clone());
    #[cfg(feature = "split")]
    let loading = loading.await;
    match loading {
        Ok(loading) => loading.await,
        Err(Missing) => Err(lazy::why().await),
    }
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(correction, wasm_split_path = leptos::wasm_split, fallible)
)]
fn correction(which: Which, number: String, cancel: Cancel) -> Result<Loading, Missing> {
    Ok(Box::pin(load(which, number, cancel)))
}

async fn load(which: Which, number: String, cancel: Cancel) -> Result<Option<Opened>, ApiError> {
    let base = &which.base;
    let Some(case) = found(api::case_to_correct(base, &number, &cancel).await)? else {
        return Ok(None);
    };
    let record = case.answers.get("record");
    let eligibility = api::register_facts(base, &which.template, record, &cancel).await;
    let answers = [Action::Resubmit, Action::ReportDone];
    let offered = case.offers.iter().map(|offer| offer.action).find(|a| answers.contains(a));
    let Some(action) = offered else { return Ok(None) };
    let eligibility = eligibility.ok();
    let today = eligibility.as_ref().map_or_else(|| browser::now().date(), |e| e.today);
    let known = eligibility.map(|e| e.known).unwrap_or_default();
    let stored = api::drafts(base, &cancel).await?.items.into_iter().find(|d| d.id == which.draft);
    let local = drafts::one(&which.owner, &which.draft);
    let begun = || {
        let answers = case.answers.clone();
        (begin(&case.form, answers), Safety::Untouched)
    };
    let (local, safety) = reconcile(local, stored, &case.form).unwrap_or_else(begun);
    let regions = districts(base, &case.form, &cancel).await?;
    let correction = Some(returned(&case, action));
    let (form, withdrawn, renewed) = (case.form, None, false);
    let opened =
        Opened { form, withdrawn, renewed, known, today, regions, local, safety, correction };
    Ok(Some(ready(opened)))
}

fn returned(case: &CaseToCorrect, action: Action) -> Correction {
    let last = case.events.iter().rev().find(|event| event.action == Action::Return);
    Correction {
        number: case.head.number.clone(),
        version: case.version,
        action,
        faults: last.map(|event| event.faults.clone()).unwrap_or_default(),
    }
}
