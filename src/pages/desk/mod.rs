//! The desk of an agency: its queue, and a case beside its evidence.

mod case;
mod marks;
mod queue;

pub use case::page as case_page;
pub use queue::page as queue_page;

/// Under which name this browser remembers where in the queue somebody was.
const PLACE: &str = "own:desk";
