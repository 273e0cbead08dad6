//! The interviews that are coming, and those whose outcome is still to be recorded.

use super::back;
use crate::api::{self, Load};
use crate::components::{failure_below, icon, live, use_page_title, waiting};
use crate::pages::desk::marks::day;
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
    view! {
        <div class="l-page l-main l-stack desk-page" data-density="compact">
            <nav class="crumbs" aria-label="您的位置">
                <ol>
                    <li><a href=back()>"审核台"</a></li>
                    <li aria-current="page">{TITLE}</li>
                </ol>
            </nav>
            <h1 tabindex="-1">{TITLE}</h1>
            <p class="u-2">
                "在限期整改的办件里安排、改期和记录约谈；记录结果后，约谈情况公示，并从这里移走。"
            </p>
            {body}
        </div>
    }
    .into_any()
}

fn shown(late: &[Appointment], coming: &[Appointment], calendar: String) -> AnyView {
    let late = (!late.is_empty()).then(|| {
        let heading = format!("约谈日期已过、还没有记录结果的 {} 件", late.len());
        table("late-h", heading, late)
    });
    let next = match coming.is_empty() {
        true => view! {
            <section class="empty" data-start>
                {icon("kept")}
                <h2>"没有将要进行的约谈"</h2>
                <p>"逾期没有整改到位的，请在办件里安排提示约谈。"</p>
            </section>
        }
        .into_any(),
        false => {
            let heading = format!("将要进行的 {} 次", coming.len());
            view! {
                {table("coming-h", heading, coming)}
                <p class="actions">
                    <a class="btn" href=calendar download="interviews.ics">
                        {icon("download")}
                        "存到日历（.ics）"
                    </a>
                </p>
            }
            .into_any()
        }
    };
    view! {
        {late}
        {next}
    }
    .into_any()
}

fn table(id: &'static str, heading: String, all: &[Appointment]) -> AnyView {
    let rows = all.iter().map(row).collect_view();
    view! {
        <section class="l-box l-stack" data-gap="2" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            <table class="table" data-cards data-flush aria-labelledby=id>
                <thead>
                    <tr>
                        <th scope="col">"约谈谁"</th>
                        <th scope="col">"日期"</th>
                        <th scope="col">"哪种约谈"</th>
                        <th scope="col">"地点"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(appointment: &Appointment) -> AnyView {
    let Appointment { head, interview, left } = appointment;
    let (tone, words) = match left {
        left if left.overdue => (Some("bad"), "已过，请记录结果".to_owned()),
        left if left.working_days == 0 => (Some("warn"), "今天".to_owned()),
        left => (left.is_soon().then_some("warn"), format!("还有 {} 个工作日", left.working_days)),
    };
    let late = left.overdue.then_some("");
    view! {
        <tr data-late=late>
            <th scope="row">
                <a href=paths::desk_case(&head.number)><bdi>{head.subject.name.to_string()}</bdi></a>
                <div class="u-2 u-sm"><bdi>{head.title.to_string()}</bdi></div>
            </th>
            <td data-label="日期">
                <div class="due">
                    {day(interview.day)}
                    <span class="deadline" data-tone=tone data-late=late>{icon("clock")}<span>{words}</span></span>
                </div>
            </td>
            <td data-label="哪种约谈">{interview.kind.label()}</td>
            <td data-label="地点"><bdi>{interview.place.to_string()}</bdi></td>
        </tr>
    }
    .into_any()
}
