//! The desk of an agency: its queue, a case beside its evidence, orders and interviews.

mod case;
mod interviews;
mod marks;
mod order;
mod queue;

pub use case::page as case_page;
pub use interviews::page as interviews_page;
pub use order::page as order_page;
pub use queue::page as queue_page;

use crate::{browser, paths};

/// Under which name this browser remembers where in the queue somebody was.
const PLACE: &str = "own:desk";

/// Where in the queue the officer was.
fn back() -> String {
    let kept = browser::stored(PLACE).unwrap_or_default();
    if kept.starts_with(paths::DESK) { kept } else { paths::DESK.to_owned() }
}
