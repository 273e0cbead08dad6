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

use crate::components::{El, el};
use crate::{browser, paths};

/// Under which name this browser remembers where in the queue somebody was.
const PLACE: &str = "own:desk";

/// Where in the queue the officer was.
fn back() -> String {
    let kept = browser::stored(PLACE).unwrap_or_default();
    if kept.starts_with(paths::DESK) { kept } else { paths::DESK.to_owned() }
}

/// Where one is: below the queue, at the place where the officer was.
fn below_queue(here: String) -> El {
    let queue = el("a").attr("href", back()).add("审核台");
    let here = el("li").attr("aria-current", "page").add(here);
    let steps = el("ol").add(el("li").add(queue)).add(here);
    el("nav").class("crumbs").attr("aria-label", "您的位置").add(steps)
}

/// The columns of a table.
fn columns(names: &[&'static str]) -> El {
    let heads = names.iter().map(|name| el("th").attr("scope", "col").add(*name)).collect();
    el("thead").add(el("tr").all(heads))
}
