//! What the officer has typed so far, kept in this browser until the order is issued.

use crate::{browser, paths};
use contract::case::{Order, OrderRequest};
use contract::record::RecordId;
use contract::{Date, Text, Uscc};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Under which name it is kept.
const NAME: &str = "own:desk-order";

/// Code of the subject.
pub const SUBJECT: &str = "subject";
/// Its name, to be shown before it is asked for again.
pub const NAMED: &str = "name";
/// Id of the record.
pub const RECORD: &str = "record";
/// 通知文号.
pub const NUMBER: &str = "order_no";
/// What is ordered.
pub const MATTER: &str = "matter";
/// On what ground.
pub const BASIS: &str = "legal_basis";
/// Until when.
pub const DUE: &str = "due";
/// What was sent last, and under which key.
const SENT: &str = "sent";
const KEY: &str = "key";

/// An order that is being written.
#[derive(Clone, Copy)]
pub struct Typed(RwSignal<BTreeMap<String, String>>);

impl Typed {
    /// As it was left.
    pub fn kept() -> Self {
        let kept = browser::stored(NAME).unwrap_or_default();
        Self(RwSignal::new(paths::pairs(&kept).into_iter().collect()))
    }

    /// What was typed. A signal.
    pub fn text(self, key: &str) -> String {
        self.0.with(|all| all.get(key).cloned().unwrap_or_default())
    }

    /// What was typed, now.
    pub fn now(self, key: &str) -> String {
        untrack(|| self.text(key))
    }

    /// Keeps what is typed.
    pub fn put(self, key: &str, text: String) {
        self.0.update(|all| drop(all.insert(key.to_owned(), text)));
        self.0.with_untracked(|all| browser::store(NAME, &encode(all)));
    }

    /// Throws it away, or it is issued.
    pub fn clear(self) {
        self.0.set(BTreeMap::new());
        browser::forget(NAME);
    }

    /// The key for sending this order: the same order again, also after a reload, has the same.
    pub fn key(self, order: &OrderRequest) -> String {
        let content = content(order);
        if self.now(SENT) == content {
            return self.now(KEY);
        }
        let key = browser::random_key();
        self.put(SENT, content);
        self.put(KEY, key.clone());
        key
    }

    /// The order, or what is missing in it.
    pub fn order(self) -> Result<OrderRequest, Vec<(&'static str, String)>> {
        let text = |key| Text::new(self.now(key));
        let subject = Uscc::parse(&self.now(SUBJECT));
        let due = Date::parse(&self.now(DUE));
        match (subject, text(MATTER), text(BASIS), due) {
            (Some(subject), Some(matter), Some(legal_basis), Some(due)) => Ok(OrderRequest {
                subject,
                record: RecordId::parse(&self.now(RECORD)),
                order: Order { order_no: text(NUMBER), matter, legal_basis, due },
            }),
            (subject, matter, basis, due) => {
                let missing = [
                    (SUBJECT, subject.is_none(), "请先查找并选定整改单位。"),
                    (MATTER, matter.is_none(), "请写明整改什么。"),
                    (BASIS, basis.is_none(), "请写明依据。"),
                    (DUE, due.is_none(), "请选择整改期限。"),
                ];
                let missing = missing.into_iter().filter(|(_, missing, _)| *missing);
                Err(missing.map(|(key, _, detail)| (key, detail.to_owned())).collect())
            }
        }
    }
}

fn content(request: &OrderRequest) -> String {
    let order = &request.order;
    let record = request.record.as_ref().map_or("", RecordId::as_str);
    let number = order.order_no.as_ref().map_or("", Text::as_str);
    let (matter, basis) = (order.matter.as_str(), order.legal_basis.as_str());
    [request.subject.as_str(), record, number, matter, basis, &order.due.to_string()].join("\u{1f}")
}

fn encode(all: &BTreeMap<String, String>) -> String {
    let pair = |(key, text): (&String, &String)| format!("{key}={}", paths::segment(text));
    all.iter().map(pair).collect::<Vec<_>>().join("&")
}
