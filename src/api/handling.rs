//! How agencies handle cases, in figures.

use super::Answer;
use super::client::{Cancel, get};
use contract::Page;
use contract::case::{CaseKind, Handling};

/// The figures of a kind of case, an agency a line.
pub async fn handling(base: &str, kind: CaseKind, cancel: &Cancel) -> Answer<Page<Handling>> {
    get(&format!("{base}/statistics/handling?kind={}", kind.code()), cancel).await
}
