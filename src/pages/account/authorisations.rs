//! What the enterprise has agreed to, each apart, to be taken back.

use super::{framed, own};
use crate::api::{self, Loader};
use crate::components::{Question, confirm};
use crate::{config, paths};
use contract::Page;
use contract::account::Session;
use contract::case::Authorisation;
use leptos::prelude::*;

/// `/account/authorisations`.
pub fn page(_: Session) -> AnyView {
    let question = RwSignal::new_local(None);
    let given = own(|base, cancel| async move { api::authorisations(&base, &cancel).await });
    let list = framed("我的授权", given, move |page| {
        if page.items.is_empty() {
            return view! { <p>"还没有给过授权。提交办件时同意的内容会列在这里。"</p> }.into_any();
        }
        let rows = page.items.into_iter().map(|one| row(one, given, question));
        view! {
            <p class="u-2">"每一项都可以单独撤回，撤回后不再使用，之前已经用过的不受影响。"</p>
            <ul class="rows">{rows.collect_view()}</ul>
        }
        .into_any()
    });
    view! {
        {list}
        {confirm(question)}
    }
    .into_any()
}

fn row(
    one: Authorisation,
    loader: Loader<Page<Authorisation>>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> AnyView {
    let Authorisation { case, title, consent, required } = one;
    let href = paths::case(&case);
    let dates = match consent.withdrawn {
        Some(at) => format!("{}同意，{}撤回", consent.given.chinese(), at.chinese()),
        None => format!("{}同意", consent.given.chinese()),
    };
    let action = match (consent.withdrawn, required) {
        (Some(_), _) => view! { <span class="tag">"已撤回"</span> }.into_any(),
        (None, true) => view! { <span class="u-2 u-sm">"提交的前提，随办件撤回"</span> }.into_any(),
        (None, false) => {
            let base = config::use_config().api.clone();
            let (id, text) = (consent.id.clone(), consent.text.to_string());
            let ask = move |_| {
                let (base, number, id) = (base.clone(), case.to_string(), id.clone());
                question.set(Some(Question {
                    heading: "撤回这项授权？".into(),
                    text: text.clone(),
                    yes: "撤回授权",
                    reason: None,
                    run: Box::new(move |_| {
                        let (base, number, id) = (base.clone(), number.clone(), id.clone());
                        Box::pin(async move {
                            api::withdraw_consent(&base, &number, &id).await?;
                            loader.retry();
                            Ok(())
                        })
                    }),
                }));
            };
            let name = format!("：{}", consent.text);
            view! {
                <button class="btn" type="button" on:click=ask>
                    "撤回"
                    <span class="u-hidden">{name}</span>
                </button>
            }
            .into_any()
        }
    };
    view! {
        <li class="l-stack" data-gap="2">
            <p class="verbatim">{consent.text.to_string()}</p>
            <div class="l-row" data-between>
                <span class="u-2 u-sm">
                    <a href=href><bdi>{title.to_string()}</bdi></a>
                    {format!(" · 第 {} 版 · {dates}", consent.version)}
                </span>
                {action}
            </div>
        </li>
    }
    .into_any()
}
