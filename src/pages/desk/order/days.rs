//! How many working days the order gives.

use super::Ordering;
use super::typed::DUE;
use crate::api::{self, Load};
use crate::components::{El, el};
use crate::config;
use contract::Date;
use contract::case::WorkingDays;

/// Below the day, as soon as one is chosen.
pub fn view(ordering: Ordering) -> El {
    let base = config::use_config().api.clone();
    let days = api::load(
        move || Date::parse(&ordering.typed.text(DUE)),
        move |until, cancel| {
            let base = base.clone();
            async move { api::working_days(&base, until, &cancel).await }
        },
    );
    let told = move || {
        let chosen = Date::parse(&ordering.typed.text(DUE));
        match days.state.get() {
            Load::Ready(days) if chosen == Some(days.until) => words(&days),
            _ => String::new(),
        }
    };
    el("p")
        .class("u-2 u-sm")
        .attr("id", "order-due-hint")
        .attr("role", "status")
        .says(move || told().into())
}

/// The day in words.
pub fn words(days: &WorkingDays) -> String {
    let left = match days.left.overdue {
        true => "已经过去，请另选一天".to_owned(),
        false => format!("从今天起有 {} 个工作日", days.left.working_days),
    };
    let off = if days.working_day { "" } else { "这一天不是工作日。" };
    let unsure = if days.certain {
        ""
    } else {
        "有的年份节假日安排还没有公布，按周末推算。"
    };
    format!("{}，{left}。{off}{unsure}", days.until.chinese())
}
