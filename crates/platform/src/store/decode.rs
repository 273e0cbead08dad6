//! From stored JSON to the contract's types.

use contract::record::{Record, RecordHead};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What a row says. A row that can't be read any more (written by a later version, or damaged)
/// is reported in the log and left out: one bad row must not take a whole list away.
pub fn decode<T: DeserializeOwned>(table: &str, id: &str, json: &str) -> Option<T> {
    serde_json::from_str(json)
        .inspect_err(|error| tracing::error!(table, id, %error, "存储的数据无法读取，已跳过"))
        .ok()
}

/// The head of a stored record.
pub fn head(id: &str, json: &str) -> Option<RecordHead> {
    #[derive(Deserialize)]
    struct Head {
        head: RecordHead,
    }
    decode::<Head>("records", id, json).map(|record| record.head)
}

/// A stored record.
pub fn record(id: &str, json: &str) -> Option<Record> {
    decode("records", id, json)
}
