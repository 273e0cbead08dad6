//! Where one is on the way through a form.

use super::form::Form;
use leptos::prelude::*;

/// The steps, with the present one marked; `check` is the last.
pub fn steps(form: Form, here: String) -> AnyView {
    let list = move || {
        let mut steps = form.steps();
        steps.push(("check".to_owned(), "核对并提交".to_owned()));
        let count = steps.len();
        let place = steps.iter().position(|(id, _)| *id == here).unwrap_or(0);
        let step = |(at, (_, title)): (usize, (String, String))| {
            let (done, current) = (at < place, at == place);
            let number = format!("第 {} 步，共 {count} 步：", at + 1);
            view! {
                <li data-done=done.then_some("") aria-current=current.then_some("step")>
                    <span>
                        {current.then(|| view! { <span class="only-narrow">{number}</span> })}
                        {title}
                        {done.then(|| view! { <span class="u-hidden">"（已完成）"</span> })}
                    </span>
                </li>
            }
            .into_any()
        };
        let items = steps.into_iter().enumerate().map(step).collect_view();
        view! { <ol class="steps" aria-label="办理步骤" style:--n=count.to_string()>{items}</ol> }
    };
    view! { <div class="l-box">{list}</div> }.into_any()
}
