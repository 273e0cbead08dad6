//! What the enterprise has registered about itself: until when it holds, and renewing it.

use super::cases::{cell, named, table};
use super::{framed, own};
use crate::components::{Child, El, case_tag, deadline, el};
use crate::{api, browser, paths};
use contract::Date;
use contract::account::Session;
use contract::case::{CaseHead, CaseKind, CaseState};
use contract::query::SubjectRecordsQuery;
use contract::record::{RecordHead, RecordKind};
use leptos::prelude::*;

/// With so many days left or fewer, renewing is suggested.
const SOON: i32 = 60;

/// `/account/registrations`.
pub fn page(_: Session) -> AnyView {
    let both = own(|base, cancel| async move {
        let cases = api::cases(&base, &cancel).await?;
        let query = SubjectRecordsQuery { kinds: vec![RecordKind::SelfRegistered], page: 1 };
        let records = api::my_records(&base, &query, &cancel).await?;
        Ok((cases.items, records.items))
    });
    framed("我注册的信息", both, |(cases, records)| {
        let today = browser::now().date();
        let mine: Vec<_> = cases
            .into_iter()
            .filter(|head: &CaseHead| head.kind == CaseKind::Registration)
            .filter(|head| !matches!(head.state, CaseState::Withdrawn | CaseState::Lapsed))
            .collect();
        if mine.is_empty() {
            return vec![el("p").add("还没有注册信息。核验通过的内容会列在这里。").into_any()];
        }
        let rows = mine.iter().map(|head| row(head, &records, today)).collect();
        let told = el("p").class("u-2").add("内容变了，或者快到期了，可以重新注册，核验后替换。");
        let list = el("section")
            .class("l-box")
            .attr("aria-label", "注册的信息")
            .add(table(&["内容", "状态", "有效期", "办理"], rows));
        vec![told.into_any(), list.into_any()]
    })
}

fn row(head: &CaseHead, records: &[RecordHead], today: Date) -> El {
    let id = format!("case-{}", head.number);
    let public = records.iter().find(|record| record.id.as_str() == id);
    let until = public.and_then(|record| record.withdrawn_after);
    let term: Child = match (head.state, until) {
        (_, Some(day)) => {
            let left = day.days() - today.days();
            let soon = (left <= SOON).then(|| format!("，还剩 {left} 天"));
            let term = el("span").class("deadline");
            let term = if left <= SOON { term.attr("data-tone", "warn") } else { term };
            let time = el("time").attr("datetime", day.to_string()).add(day.chinese());
            term.add(el("span").add(time).add("到期").add(soon)).into()
        }
        (CaseState::Verified, None) => "长期".into(),
        (CaseState::Expired, None) => "已到期".into(),
        _ => deadline(head).map_or(Child::from("—"), Child::from),
    };
    let renew = matches!(head.state, CaseState::Verified | CaseState::Expired).then(|| {
        let word =
            if until.is_some() || head.state == CaseState::Expired { "续期" } else { "更新" };
        let which = el("span").class("u-hidden").add(format!("：{}", head.title));
        el("a").attr("href", paths::form(&head.template)).add(word).add(which)
    });
    let shown = public.map(|record| el("a").attr("href", paths::record(&record.id)).add("看公示"));
    let ways = el("span").class("l-row").flag("data-tight", true).add(renew).add(shown);
    el("tr")
        .add(named(head))
        .add(cell("状态", case_tag(head.state, false)))
        .add(cell("有效期", term))
        .add(cell("办理", ways))
}
