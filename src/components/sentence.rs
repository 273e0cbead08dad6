//! What went wrong in a sentence, for beside a button.

use super::{El, el, icon};
use crate::api::ApiError;
use crate::browser;

/// What happened and what to do.
pub fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Offline if browser::is_offline() => {
            "现在没有网络，没有办成。联网后请再试一次。".to_owned()
        }
        ApiError::Offline | ApiError::Timeout => {
            "暂时连不上信用平台，不知道是否办成。请再试一次，不会重复办理。".to_owned()
        }
        ApiError::SignedOut => "登录已经过期，没有办成。请重新登录后再试一次。".to_owned(),
        ApiError::Problem(problem) if !problem.detail.is_empty() => {
            let number = problem.instance.as_ref().filter(|_| problem.status >= 500);
            let number = number.map(|n| format!("（编号 {n}）")).unwrap_or_default();
            format!("{}{number}", problem.detail)
        }
        ApiError::Status(429) => "操作过于频繁，请过一分钟再试。".to_owned(),
        _ => "系统出了问题，没有办成。请过几分钟再试一次。".to_owned(),
    }
}

/// A text that has to be noticed at once: read aloud, with an icon.
pub fn notice(tone: &'static str, text: String) -> El {
    let (symbol, role) = match tone {
        "bad" => ("watch", "alert"),
        "good" => ("kept", "status"),
        _ => ("info", "status"),
    };
    el("div")
        .class("notice")
        .attr("data-tone", tone)
        .attr("role", role)
        .add(icon(symbol))
        .add(el("div").add(el("p").add(el("bdi").add(text))))
}
