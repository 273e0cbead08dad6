//! Where one is on the way through a form.

use super::form::Form;
use crate::components::{El, el, live};
use leptos::prelude::*;

/// The steps, with the present one marked; `check` is the last.
pub fn steps(form: Form, here: String) -> El {
    let list = live(move || {
        let mut steps = form.steps();
        steps.push(("check".to_owned(), "核对并提交".to_owned()));
        let count = steps.len();
        let place = steps.iter().position(|(id, _)| *id == here).unwrap_or(0);
        let step = |(at, (_, title)): (usize, (String, String))| {
            let (done, current) = (at < place, at == place);
            let number = format!("第 {} 步，共 {count} 步：", at + 1);
            let number = current.then(|| el("span").class("only-narrow").add(number));
            let told = done.then(|| el("span").class("u-hidden").add("（已完成）"));
            let step = el("li").flag("data-done", done);
            let step = if current { step.attr("aria-current", "step") } else { step };
            step.add(el("span").add(number).add(title).add(told))
        };
        el("ol")
            .class("steps")
            .attr("aria-label", "办理步骤")
            .attr("--n", count.to_string())
            .all(steps.into_iter().enumerate().map(step).collect())
            .into_any()
    });
    el("div").class("l-box").add(list)
}
