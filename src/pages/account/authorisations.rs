//! What the enterprise has agreed to, each apart, to be taken back.

use super::{framed, own};
use crate::api::{self, Loader};
use crate::components::{El, Question, confirm, el};
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
            let none = "还没有给过授权。提交办件时同意的内容会列在这里。";
            return vec![el("p").add(none).into_any()];
        }
        let rows = page.items.into_iter().map(|one| row(one, given, question)).collect();
        let told = "每一项都可以单独撤回，撤回后不再使用，之前已经用过的不受影响。";
        let told = el("p").class("u-2").add(told);
        vec![told.into_any(), el("ul").class("rows").all(rows).into_any()]
    });
    vec![list, confirm(question)].into_any()
}

fn row(
    one: Authorisation,
    loader: Loader<Page<Authorisation>>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> El {
    let Authorisation { case, title, consent, required } = one;
    let href = paths::case(&case);
    let dates = match consent.withdrawn {
        Some(at) => format!("{}同意，{}撤回", consent.given.chinese(), at.chinese()),
        None => format!("{}同意", consent.given.chinese()),
    };
    let action = match (consent.withdrawn, required) {
        (Some(_), _) => el("span").class("tag").add("已撤回"),
        (None, true) => el("span").class("u-2 u-sm").add("提交的前提，随办件撤回"),
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
            el("button")
                .class("btn")
                .attr("type", "button")
                .on("click", ask)
                .add("撤回")
                .add(el("span").class("u-hidden").add(name))
        }
    };
    let link = el("a").attr("href", href).add(el("bdi").add(title.to_string()));
    let about = el("span")
        .class("u-2 u-sm")
        .add(link)
        .add(format!(" · 第 {} 版 · {dates}", consent.version));
    el("li")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("p").class("verbatim").add(consent.text.to_string()))
        .add(el("div").class("l-row").flag("data-between", true).add(about).add(action))
}
