//! What several pages share. Components take values and signals, and never fetch; the search box
//! alone asks for suggestions.

mod cases;
mod dialog;
mod drop_zone;
mod element;
mod failure;
mod header;
mod highlight;
mod page;
mod pager;
mod period;
mod qr;
mod reactive;
mod search_box;
mod sentence;
mod shell;
mod tags;
mod waiting;

pub use cases::{case_tag, deadline, events, who_acts};
pub use dialog::{Question, confirm};
pub use drop_zone::drop_zone;
pub use element::{Child, El, el};
pub use failure::{failure, failure_below};
pub use highlight::highlight;
pub use page::{
    announce, arrive, crumbs, own_query, page_below, page_head, provide_page, side_card,
    use_page_title,
};
pub use pager::pager;
pub use period::period_bar;
pub use qr::qr;
pub use reactive::{effect, live};
pub use search_box::SearchBox;
pub use sentence::{notice, sentence};
pub use shell::shell;
pub use tags::{days_left, outcome_tag, standing_tag, summary_tags};
pub use waiting::{waiting, waiting_page};

/// An icon of the sprite in index.html; decoration only, the words stand beside it.
pub fn icon(name: &'static str) -> El {
    let href = format!("#i-{name}");
    el("svg").class("icon").attr("aria-hidden", "true").add(el("use").attr("href", href))
}

/// `1,234,567`.
pub fn thousands(number: u64) -> String {
    contract::Fen(i64::try_from(number).unwrap_or(i64::MAX / 100).saturating_mul(100))
        .to_string()
        .trim_end_matches(" 元")
        .to_owned()
}
