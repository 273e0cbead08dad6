//! The error state of a page: what happened, what to do, and a way to try again.

use super::{El, el, icon};
use crate::api::ApiError;
use crate::{browser, config, paths};
use contract::problem::ProblemKind;
use leptos::prelude::*;

/// The words for an error: icon, heading, what to do, and whether trying again makes sense.
fn words(error: &ApiError, help: &str) -> (&'static str, String, String, bool) {
    let words =
        |icon, heading: &str, advice: String, again| (icon, heading.to_owned(), advice, again);
    match error {
        ApiError::Offline if browser::is_offline() => {
            words("offline", "网络断开了", "联网后本页会自动重新载入。".into(), true)
        }
        ApiError::Offline | ApiError::Timeout => words(
            "offline",
            "暂时连不上信用平台",
            format!("可能是网络不稳，也可能是平台正在维护。请稍后再试；急用请拨打 {help}。"),
            true,
        ),
        ApiError::Incomplete => words(
            "watch",
            "这个页面没有装好",
            format!(
                "可能是网络不稳，也可能是网站缺了文件。请再试一次；仍不行请过几分钟再来，急用请拨打 {help}。"
            ),
            true,
        ),
        ApiError::Outdated => {
            words("info", "网站刚刚更新过", "这个页面要用新的版本打开，请重新打开。".into(), false)
        }
        ApiError::SignedOut => {
            words("lock", "请重新登录", "登录已经过期，登录后就能继续。".into(), true)
        }
        ApiError::Problem(problem) => match problem.kind() {
            Some(ProblemKind::NotFound) => {
                words("compass", "没有找到", problem.detail.clone(), false)
            }
            Some(ProblemKind::Withdrawn) => {
                words("info", "这条信息已停止公示", problem.detail.clone(), false)
            }
            Some(ProblemKind::Forbidden | ProblemKind::OtherSession) => {
                words("lock", "现在的账号不能看这里", problem.detail.clone(), true)
            }
            Some(ProblemKind::Invalid) => {
                words("watch", "查询条件有误", problem.detail.clone(), false)
            }
            Some(ProblemKind::TooMany) => {
                words("clock", "查询过于频繁", problem.detail.clone(), true)
            }
            _ => broken(help),
        },
        ApiError::Status(429) => words("clock", "查询过于频繁", "请过一分钟再试。".into(), true),
        _ => broken(help),
    }
}

fn broken(help: &str) -> (&'static str, String, String, bool) {
    let advice = format!("请 5 分钟后再试；急用请拨打 {help}，并报下面的编号。");
    ("watch", "系统出了问题，不是您的操作有误".into(), advice, true)
}

/// Shows an error in a page's place; `retry` asks again, and is also called when the network comes
/// back.
pub fn failure(error: ApiError, retry: impl Into<Callback<()>>) -> AnyView {
    view(error, retry.into(), false).into_any()
}

/// The same in the place of a part of a page that keeps its own heading and title.
pub fn failure_below(error: ApiError, retry: impl Into<Callback<()>>) -> AnyView {
    view(error, retry.into(), true).into_any()
}

fn view(error: ApiError, retry: Callback<()>, below: bool) -> El {
    let help = config::use_config().help.phone.clone();
    let (symbol, heading, advice, again) = words(&error, &help);
    let instance = match &error {
        ApiError::Problem(p) if p.status >= 500 => p.instance.clone(),
        _ => None,
    };
    if !below {
        let heading = heading.clone();
        super::use_page_title(move || Some(heading.clone()));
    }
    let heading = match below {
        true => el("h2").add(heading),
        false => el("h1").attr("tabindex", "-1").add(heading),
    };
    if again {
        browser::on_network(move |online| {
            if online {
                retry.run(());
            }
        });
    }
    let button = |text: &'static str, run: Callback<()>| {
        let button = el("button").class("btn").attr("data-kind", "primary").attr("type", "button");
        button.on("click", move |_| run.run(())).add(text)
    };
    let outdated = error == ApiError::Outdated;
    let actions = el("div")
        .class("actions")
        .add(outdated.then(|| button("重新打开", Callback::new(|()| browser::reload()))))
        .add(again.then(|| button("再试一次", retry)))
        .add(el("a").class("btn").attr("href", paths::SEARCH).add("查询主体"))
        .add(
            el("a").class("btn").attr("data-kind", "quiet").attr("href", paths::HOME).add("回首页"),
        );
    let code = error.status().map(|s| el("p").class("u-2 u-sm").add(format!("错误代码 {s}")));
    el("section")
        .class("empty")
        .flag("data-start", true)
        .attr("role", "alert")
        .add(icon(symbol))
        .add(heading)
        .add(el("p").add(advice))
        .add(instance.map(|number| el("p").class("big-no").add(number)))
        .add(actions)
        .add(code)
}
