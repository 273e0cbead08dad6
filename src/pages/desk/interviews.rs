//! The interviews that are coming, and those whose outcome is still to be recorded.

use super::marks::{day, left_over};
use super::{below_queue, columns};
use crate::api::{self, Load};
use crate::components::{El, el, failure_below, icon, live, use_page_title, waiting};
use crate::session::{Need, guard};
use crate::{browser, config, paths};
use contract::account::Session;
use contract::case::Appointment;
use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    guard(Need::Officer, TITLE, content)
}

const TITLE: &str = "约谈安排";

fn content(_: Session) -> AnyView {
    use_page_title(|| Some(TITLE.into()));
    let base = config::use_config().api.clone();
    let calendar = StoredValue::new(api::interviews_calendar(&base));
    let loader = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::interviews(&base, &cancel).await }
        },
    );
    let body = live(move || match loader.state.get() {
        Load::Pending => waiting("约谈"),
        Load::Failed(error) => failure_below(error, move || loader.retry()),
        Load::Ready(page) => {
            browser::restore_scroll();
            let (late, coming): (Vec<_>, Vec<_>) =
                page.items.into_iter().partition(|appointment| appointment.left.overdue);
            shown(&late, &coming, calendar.get_value())
        }
    });
    let told = "在限期整改的办件里安排、改期和记录约谈；记录结果后，约谈情况公示，并从这里移走。";
    el("div")
        .class("l-page l-main l-stack desk-page")
        .attr("data-density", "compact")
        .add(below_queue(TITLE.into()))
        .add(el("h1").attr("tabindex", "-1").add(TITLE))
        .add(el("p").class("u-2").add(told))
        .add(body)
        .into_any()
}

fn shown(late: &[Appointment], coming: &[Appointment], calendar: String) -> AnyView {
    let mut parts = Vec::new();
    if !late.is_empty() {
        let heading = format!("约谈日期已过、还没有记录结果的 {} 件", late.len());
        parts.push(table("late-h", heading, late).into_any());
    }
    if coming.is_empty() {
        let none = el("section")
            .class("empty")
            .flag("data-start", true)
            .add(icon("kept"))
            .add(el("h2").add("没有将要进行的约谈"))
            .add(el("p").add("逾期没有整改到位的，请在办件里安排提示约谈。"));
        parts.push(none.into_any());
    } else {
        let heading = format!("将要进行的 {} 次", coming.len());
        let save = el("a")
            .class("btn")
            .attr("href", calendar)
            .attr("download", "interviews.ics")
            .add(icon("download"))
            .add("存到日历（.ics）");
        parts.push(table("coming-h", heading, coming).into_any());
        parts.push(el("p").class("actions").add(save).into_any());
    }
    parts.into_any()
}

fn table(id: &'static str, heading: String, all: &[Appointment]) -> El {
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .flag("data-flush", true)
        .attr("aria-labelledby", id)
        .add(columns(&["约谈谁", "日期", "哪种约谈", "地点"]))
        .add(el("tbody").all(all.iter().map(row).collect()));
    el("section")
        .class("l-box l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", id)
        .add(el("h2").attr("id", id).add(heading))
        .add(table)
}

fn row(appointment: &Appointment) -> El {
    let Appointment { head, interview, left } = appointment;
    let (tone, words) = match left {
        left if left.overdue => (Some("bad"), "已过，请记录结果".to_owned()),
        left if left.working_days == 0 => (Some("warn"), "今天".to_owned()),
        left => (left.is_soon().then_some("warn"), format!("还有 {} 个工作日", left.working_days)),
    };
    let bdi = |text: String| el("bdi").add(text);
    let cell = |label: &'static str| el("td").attr("data-label", label);
    let link = el("a").attr("href", paths::desk_case(&head.number));
    let who = el("th")
        .attr("scope", "row")
        .add(link.add(bdi(head.subject.name.to_string())))
        .add(el("div").class("u-2 u-sm").add(bdi(head.title.to_string())));
    let left = left_over(tone, left.overdue, "clock", el("span").add(words));
    el("tr")
        .flag("data-late", appointment.left.overdue)
        .add(who)
        .add(cell("日期").add(el("div").class("due").add(day(interview.day)).add(left)))
        .add(cell("哪种约谈").add(interview.kind.label()))
        .add(cell("地点").add(bdi(interview.place.to_string())))
}
