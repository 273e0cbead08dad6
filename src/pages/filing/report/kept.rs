//! What this window keeps of a report, until it is closed: under which id it is written, what was
//! sent without an answer, and the receipt. Signing out on the same computer clears it as well.

use super::super::form::Form;
use crate::api::{read_json, write_json};
use crate::browser;
use contract::case::{Filing, Receipt};
use serde::de::DeserializeOwned;

const ID: &str = "own:report:id";
const SENT: &str = "own:report:sent";
const RECEIPT: &str = "own:report:receipt";

/// The id of the report that is being written; the platform takes it once.
pub fn id() -> String {
    browser::kept_for_now(ID).unwrap_or_else(|| {
        let id = browser::random_key();
        browser::keep_for_now(ID, &id);
        id
    })
}

/// What was sent, and nobody knows whether it has arrived.
pub fn sent() -> Vec<Filing> {
    read(SENT).unwrap_or_default()
}

/// Keeps what is about to be sent; says whether it is something new.
pub fn add_sent(report: &Filing) -> bool {
    let mut all = sent();
    let new = !all.contains(report);
    if new {
        all.push(report.clone());
        browser::keep_for_now(SENT, &write_json(&all).unwrap_or_default());
    }
    new
}

/// The platform has refused what was sent last.
pub fn drop_sent() {
    let mut all = sent();
    all.pop();
    browser::keep_for_now(SENT, &write_json(&all).unwrap_or_default());
}

/// The receipt of what was reported last.
pub fn receipt() -> Option<Receipt> {
    read(RECEIPT)
}

/// It is filed: its receipt takes the place of all that was kept of it.
pub fn filed(form: Form, id: &str, receipt: &Receipt) {
    browser::keep_for_now(RECEIPT, &write_json(receipt).unwrap_or_default());
    if form.live.is_open() {
        form.live.forget();
    }
    crate::drafts::forget(crate::drafts::GUEST, id);
    browser::forget_all(ID);
    browser::forget_all(SENT);
}

/// Makes room for another report.
pub fn forget_receipt() {
    browser::forget_all(RECEIPT);
}

fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    read_json(&browser::kept_for_now(name)?).ok()
}
