//! Long lists in a narrow window: what fills the screen is there at once, the rest comes a few rows a
//! frame. Making and laying out all of it at a stretch holds a slow phone up for a quarter of a
//! second.

use super::El;
use super::build::Built;
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::view::Mountable;
use std::cell::RefCell;
use std::rc::Rc;
use std::vec::IntoIter;

/// As many rows of a list as fill a phone's screen.
pub const A_SCREEN: usize = 3;
const A_FRAME: usize = 3;
const BUSY: &str = "aria-busy";

/// Rows that come to an element; they go when this is dropped.
pub struct Growing {
    node: Element,
    /// Those that have come; none once it is over.
    rows: Rc<RefCell<Option<Vec<Built>>>>,
}

impl Growing {
    /// Begins with the next frame.
    pub fn new(node: Element, rest: Vec<El>) -> Self {
        Rndr::set_attribute(&node, BUSY, "true");
        let rows = Rc::new(RefCell::new(Some(Vec::new())));
        let owner = Owner::current().unwrap_or_default();
        next(node.clone(), rest.into_iter(), rows.clone(), owner);
        Self { node, rows }
    }
}

fn next(
    node: Element,
    mut rest: IntoIter<El>,
    rows: Rc<RefCell<Option<Vec<Built>>>>,
    owner: Owner,
) {
    request_animation_frame(move || {
        if let Some(rows) = rows.borrow_mut().as_mut() {
            owner.with(|| {
                for row in rest.by_ref().take(A_FRAME) {
                    let mut row = row.build();
                    row.mount(&node, None);
                    rows.push(row);
                }
            });
        } else {
            return;
        }
        match rest.len() {
            0 => Rndr::remove_attribute(&node, BUSY),
            _ => next(node, rest, rows, owner),
        }
    });
}

impl Drop for Growing {
    fn drop(&mut self) {
        Rndr::remove_attribute(&self.node, BUSY);
        for mut row in self.rows.take().unwrap_or_default() {
            row.unmount();
        }
    }
}
