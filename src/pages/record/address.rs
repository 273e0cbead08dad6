//! The permanent address of a record: to copy, to print.

use crate::components::icon;
use crate::{browser, paths};
use contract::record::RecordHead;
use leptos::prelude::*;

/// The card with the address.
pub fn card(head: &RecordHead) -> AnyView {
    let address = browser::absolute(&paths::record(&head.id));
    let said = RwSignal::new("");
    let copy = {
        let address = address.clone();
        move |_| {
            let address = address.clone();
            leptos::task::spawn_local(async move {
                let text = match browser::copy(&address).await {
                    true => "网址已复制。",
                    false => "浏览器不允许自动复制，请长按或选中上面的网址复制。",
                };
                let _ = said.try_set(text);
            });
        }
    };
    view! {
        <section class="card address" data-pad="s" aria-labelledby="adr-h">
            <h2 id="adr-h" class="u-md">"永久网址"</h2>
            <input class="input" readonly aria-labelledby="adr-h" value=address />
            <div class="actions">
                <button class="btn" type="button" on:click=copy>{icon("copy")}"复制网址"</button>
                <button class="btn" type="button" on:click=|_| browser::print()>
                    {icon("print")}
                    "打印"
                </button>
            </div>
            <p class="u-sm" role="status">{said}</p>
        </section>
    }
    .into_any()
}
