//! How far it is, and what can be done when it stands still.

use super::run::Work;
use crate::components::{El, el, icon, live, thousands};
use leptos::prelude::*;

/// What is said while lines are asked about, and when some are left.
pub fn view(work: Work) -> AnyView {
    let said = move || {
        let (all, done) = work.sheet.with(|sheet| (sheet.rows.len(), sheet.done()));
        let number = |n: usize| thousands(n as u64);
        match (work.running.get(), work.fault.get()) {
            (true, _) => format!("正在核查：共 {} 行，已查 {} 行。", number(all), number(done)),
            (false, Some(fault)) => fault,
            (false, None) if done < all => {
                format!("已停下：共 {} 行，还有 {} 行没有查。", number(all), number(all - done))
            }
            _ => String::new(),
        }
    };
    let bar = move || {
        let (all, done) = work.sheet.with(|sheet| (sheet.rows.len(), sheet.done()));
        let running = work.running.get();
        let meter = el("progress")
            .attr("max", all.to_string())
            .attr("value", done.to_string())
            .attr("aria-label", "核查进度");
        let stop = || button("x", "停下".into(), move || work.stop());
        let left = format!("接着查余下的 {} 行", thousands((all - done) as u64));
        let go_on = || button("undo", left, move || work.run());
        el("div")
            .class("l-stack no-print")
            .attr("data-gap", "2")
            .add(running.then_some(meter))
            .add(running.then(stop))
            .add((!running && done < all).then(go_on))
            .into_any()
    };
    el("div")
        .class("l-stack screening-progress")
        .attr("data-gap", "2")
        .add(el("p").attr("role", "status").class("no-print").says(move || said().into()))
        .add(live(bar))
        .into_any()
}

fn button(symbol: &'static str, label: String, run: impl Fn() + 'static) -> El {
    let button = el("button").class("btn").attr("type", "button").on("click", move |_| run());
    el("p").add(button.add(icon(symbol)).add(label))
}
