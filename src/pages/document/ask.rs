//! Asking for a document: buttons wherever something was found. What a press does comes in a chunk
//! of its own, so that a page which nobody asks for one pays next to nothing.

use crate::api;
use crate::components::{El, el, icon, sentence};
use crate::pages::lazy::Missing;
use crate::{browser, paths};
use contract::document::{Asked, DocumentKind, DocumentRequest};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A button whose value says what it asks for: hand it to [`press`].
pub fn button(kind: DocumentKind, label: &'static str) -> El {
    el("button")
        .class("btn")
        .attr("type", "button")
        .attr("value", format!("document {}", kind.code()))
        .add(icon("doc"))
        .add(label)
}

/// Where is told how far it is, beside the buttons.
pub fn told() -> El {
    el("p").class("u-sm no-print").attr("role", "status").attr("id", "document-told").add("")
}

/// Does what a button's value says: has a document made of these lines, and goes there.
pub fn press(base: String, what: &str, lines: Vec<Asked>) {
    let kind = what.strip_prefix("document ").and_then(DocumentKind::from_code);
    let Some(kind) = kind else { return };
    tell("正在开具…");
    leptos::task::spawn_local(async move {
        let request = DocumentRequest { kind, lines };
        #[cfg(feature = "split")]
        let begun = document_ask(base, request).await;
        #[cfg(not(feature = "split"))]
        let begun = document_ask(base, request);
        if begun.is_err() {
            tell("没有装好开具所需的程序，请检查网络后再按一次。");
        }
    });
}

fn tell(text: &str) {
    browser::set_texts("#document-told", text);
}

thread_local! {
    /// What is being asked for, or got no answer, with its key: asked again it is the same one.
    static ASKED: RefCell<Option<(DocumentRequest, String, bool)>> = const { RefCell::new(None) };
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(document_ask, wasm_split_path = leptos::wasm_split, fallible)
)]
fn document_ask(base: String, request: DocumentRequest) -> Result<(), Missing> {
    let key = ASKED.with_borrow_mut(|asked| match asked {
        Some((_, _, true)) => None,
        Some((before, key, busy)) if *before == request => {
            *busy = true;
            Some(key.clone())
        }
        _ => {
            let key = browser::random_key();
            *asked = Some((request.clone(), key.clone(), true));
            Some(key)
        }
    });
    let Some(key) = key else { return Ok(()) };
    leptos::task::spawn_local(async move {
        let answer = api::make_document(&base, &request, &key).await;
        ASKED.with_borrow_mut(|asked| match (&answer, asked.as_mut()) {
            (Err(error), Some((_, _, busy))) if error.is_transient() => *busy = false,
            _ => *asked = None,
        });
        match answer {
            Ok(document) => follow(&paths::document(&document.id)),
            Err(error) => tell(&sentence(&error)),
        }
    });
    Ok(())
}

/// Goes to a page as a link does; not if the visitor has left meanwhile.
fn follow(address: &str) {
    let told = browser::find("#document-told");
    let link = document().create_element("a").map(JsCast::dyn_into::<HtmlElement>);
    let (Some(told), Ok(Ok(link))) = (told, link) else { return };
    let _ = link.set_attribute("href", address);
    let _ = told.append_child(&link);
    link.click();
    link.remove();
    tell("");
}
