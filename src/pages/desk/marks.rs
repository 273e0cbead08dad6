//! How much time is left, in icon, words and colour.

use crate::components::{El, el, icon};
use contract::Date;
use contract::case::{CaseHead, Role};

/// Added to an element: the due day; unmistakable when it is near or over.
pub fn deadline(place: El, head: &CaseHead) -> El {
    let (Some(due), Some(left)) = (head.due, head.left) else {
        return place.add(el("span").class("u-2").add("没有期限"));
    };
    let (tone, symbol) = match left {
        left if left.overdue => (Some("bad"), "watch"),
        left if left.working_days == 0 => (Some("bad"), "clock"),
        left if left.is_soon() => (Some("warn"), "clock"),
        _ => (None, "clock"),
    };
    let whose = match head.state.acts_next() {
        Some(Role::Officer) | None => "",
        Some(_) => "等对方，",
    };
    let unsure = (!head.due_certain).then_some("（节假日安排未公布）");
    let left = left_over(tone, left.overdue, symbol, el("span").add(whose).add(left.words()));
    place.add(left).add(el("span").class("u-2 u-sm due-day").add(day(due)).add(unsure))
}

/// How much is left, in its tone.
pub fn left_over(tone: Option<&'static str>, late: bool, symbol: &'static str, words: El) -> El {
    let mark = el("span").class("deadline");
    let mark = match tone {
        Some(tone) => mark.attr("data-tone", tone),
        None => mark,
    };
    mark.flag("data-late", late).add(icon(symbol)).add(words)
}

/// A day in figures.
pub fn day(day: Date) -> El {
    let day = day.to_string();
    el("time").class("u-nowrap").attr("datetime", day.clone()).add(day)
}
