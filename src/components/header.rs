//! What the program adds to the static head in index.html: the present column, and the search.

use super::{El, SearchBox, effect};
use crate::{browser, paths};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos_router::hooks::use_location;

/// Whether a column is the one that a page belongs to.
fn is_current(href: &str, path: &str) -> bool {
    match href {
        paths::HOME => path == paths::HOME,
        paths::SEARCH => {
            ["/search", "/screening", "/subjects/", "/records/"].iter().any(|p| path.starts_with(p))
        }
        other => path.starts_with(other),
    }
}

/// Marks the column that one is in, and puts a search box into the head unless the page has its
/// own.
pub fn head() {
    let path = use_location().pathname;
    effect(move || {
        path.with(|path| {
            browser::mark_links(":is(.nav, .menu, .tabbar) a", |href| is_current(href, path));
        });
    });
    let searches = Memo::new(move |_| path.with(|p| p != paths::HOME && p != paths::SEARCH));
    let mut shown: Option<<El as Render>::State> = None;
    effect(move || {
        if let Some(mut before) = shown.take() {
            before.unmount();
        }
        let place = searches.get().then(|| browser::find("#head-search")).flatten();
        shown = place.map(|place| {
            let search =
                SearchBox { id: "q-head", big: false, label: "页首查询", current: None };
            let mut built = search.view().build();
            built.mount(&place, None);
            built
        });
    });
}

#[cfg(test)]
mod tests {
    use super::is_current;

    #[test]
    fn subjects_and_records_belong_to_search() {
        assert!(is_current("/", "/") && !is_current("/", "/search"));
        assert!(is_current("/search", "/records/x") && !is_current("/search", "/"));
    }
}
