//! Elements that several pages of a form have.

use crate::components::{El, el, icon};
use leptos::prelude::*;

/// A page with nothing else on it.
pub fn bare(view: AnyView) -> AnyView {
    el("div").class("l-page l-main").add(view).into_any()
}

/// One thing at the start of a line, another at its end.
pub fn between(first: El, last: El) -> El {
    el("div").class("l-row").flag("data-between", true).add(first).add(last)
}

/// What a page has of its own, with the letter beside it, below its heading.
pub fn beside_letter(own: El, heading: El, letter: El) -> El {
    let aside = el("aside")
        .class("l-sticky l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "letter-h")
        .add(heading)
        .add(el("div").class("l-box").add(letter));
    let split = el("div").class("l-split").attr("data-side", "half").add(own).add(aside);
    el("div").class("l-box").add(split)
}

/// Something that has to be known.
pub fn notice(tone: &'static str, symbol: &'static str, inside: El) -> El {
    el("section").class("notice").attr("data-tone", tone).add(icon(symbol)).add(inside)
}

/// A link that looks like a button; of no kind if that is empty.
pub fn link(kind: &'static str, href: &str, text: &str) -> El {
    let link = el("a").class("btn").attr("href", href.to_owned()).add(text.to_owned());
    if kind.is_empty() { link } else { link.attr("data-kind", kind) }
}

/// A button that submits nothing; of no kind if that is empty.
pub fn button(kind: &'static str) -> El {
    let button = el("button").class("btn").attr("type", "button");
    if kind.is_empty() { button } else { button.attr("data-kind", kind) }
}
