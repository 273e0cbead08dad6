//! Long lists in a narrow window: what fills the screen is there at once, the rest comes row by row,
//! one a frame. Making and laying out all of it at a stretch holds a slow phone up for a quarter of a
//! second.

use super::{El, effect};
use crate::browser;
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::Mountable;
use std::cell::RefCell;
use std::rc::Rc;
use std::vec::IntoIter;

/// As many rows as fill a phone's screen.
const AT_ONCE: usize = 2;
const ID: &str = "list";
const BUSY: &str = "aria-busy";

/// The list, the only long one of its page, with these rows as its last children.
pub fn gradually(list: El, mut rows: Vec<El>) -> El {
    if rows.len() <= AT_ONCE || browser::is_wide(800) {
        return list.all(rows);
    }
    let mut rest = Some(rows.split_off(AT_ONCE));
    // Runs when it stands in the document.
    effect(move || {
        if let (Some(list), Some(rest)) = (document().get_element_by_id(ID), rest.take()) {
            StoredValue::new_local(Growing::new(list, rest));
        }
    });
    list.attr("id", ID).all(rows)
}

/// Rows that come to a list; they go when this is dropped.
struct Growing {
    list: Element,
    /// Those that have come; none once it is over.
    rows: Rc<RefCell<Option<Vec<Row>>>>,
}

type Row = <El as Render>::State;

impl Growing {
    fn new(list: Element, rest: Vec<El>) -> Self {
        Rndr::set_attribute(&list, BUSY, "true");
        let rows = Rc::new(RefCell::new(Some(Vec::new())));
        let owner = Owner::current().unwrap_or_default();
        next(list.clone(), rest.into_iter(), rows.clone(), owner);
        Self { list, rows }
    }
}

fn next(list: Element, mut rest: IntoIter<El>, rows: Rc<RefCell<Option<Vec<Row>>>>, owner: Owner) {
    request_animation_frame(move || {
        let Some(row) = rest.next().filter(|_| rows.borrow().is_some()) else { return };
        let mut row = owner.with(|| row.build());
        row.mount(&list, None);
        if let Some(all) = rows.borrow_mut().as_mut() {
            all.push(row);
        }
        match rest.len() {
            0 => Rndr::remove_attribute(&list, BUSY),
            _ => next(list, rest, rows, owner),
        }
    });
}

impl Drop for Growing {
    fn drop(&mut self) {
        Rndr::remove_attribute(&self.list, BUSY);
        for mut row in self.rows.take().unwrap_or_default() {
            row.unmount();
        }
    }
}
