//! Who the subject is, and the frame around its records.

use super::records;
use crate::components::{El, el, icon, live, own_query, page_below, summary_tags, use_page_title};
use crate::pages::document;
use crate::{api, browser, config, paths};
use contract::document::{Asked, DocumentKind};
use contract::record::Group;
use contract::subject::{RegisterStatus, SubjectProfile};
use contract::{Date, Text};
use leptos::prelude::*;

/// What the address chooses: a group of records (none for the overview) and a page of it.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub group: Option<Group>,
    pub page: Result<u32, String>,
}

fn shown(search: &str) -> Shown {
    let mut shown = Shown { group: None, page: Ok(1) };
    for (name, value) in paths::pairs(search) {
        match name.as_str() {
            "show" => shown.group = Group::from_code(&value),
            "page" => shown.page = contract::query::page(&value).map_err(|e| e.detail),
            _ => {}
        }
    }
    // The overview has one page.
    if shown.group.is_none() {
        shown.page = shown.page.map(|_| 1);
    }
    shown
}

/// The page once the profile is there.
pub fn view(profile: SubjectProfile) -> El {
    let name = profile.subject.name.to_string();
    use_page_title({
        let name = name.clone();
        move || Some(name.clone())
    });
    let search = own_query();
    let shown = Memo::new(move |_| shown(&search.get()));
    let tags = summary_tags(&profile.summary, true);
    let gone = (profile.status != RegisterStatus::Active).then(|| {
        let tag = el("span").class("tag").attr("data-size", "big").add(icon("info"));
        tag.add(profile.status.label())
    });
    let code = profile.subject.code;
    let feed = api::subject_feed(&config::use_config().api, &code);
    let kind = format!("{} · {}", profile.subject.kind.label(), profile.status.label());
    let updated = el("time").attr("datetime", profile.updated.to_string());
    let updated = updated.add(profile.updated.chinese());
    let number = el("span").class("u-nowrap").add(code.to_string());
    let meta = el("ul")
        .class("meta")
        .add(el("li").add("统一社会信用代码 ").add(number))
        .add(el("li").add(kind))
        .add(el("li").add("数据更新至 ").add(updated));
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "3")
        .add(el("h1").attr("tabindex", "-1").add(el("bdi").add(name.clone())))
        .add(el("div").class("l-row").flag("data-tight", true).add(gone).all(tags))
        .add(el("p").class("sentence").add(profile.summary.sentence()))
        .add(meta);
    let base = config::use_config().api.clone();
    let press = move |ev: web_sys::Event| {
        if let Some(what) = browser::pressed(&ev) {
            let line = Asked { text: code.to_string(), code: Some(code) };
            document::press(base.clone(), &what, vec![line]);
        }
    };
    let buttons = el("div")
        .class("actions")
        .add(document::ask_button(DocumentKind::Lookup, "开具查询证明"))
        .add(document::ask_button(DocumentKind::Report, "开具信用报告"));
    let buttons = el("div").add(buttons).add(document::told());
    let documents = el("div").on("click", press).add(buttons);
    let feed = el("a").attr("href", feed).attr("rel", "external").add(icon("bell"));
    let feed = feed.attr("type", "application/atom+xml").add(" 订阅这个主体的公示更新（Atom）");
    let tabs = tabs(&profile, shown);
    let overview = move || shown.with(|s| s.group.is_none());
    let registration = live(move || overview().then(|| registration(&profile)).into_any());
    page_below(vec![("信用查询", paths::SEARCH.into())], name)
        .add(header)
        .add(documents)
        .add(tabs)
        .add(records::section(code, shown))
        .add(el("p").class("u-sm no-print").add(feed))
        .add(registration)
}

/// The groups of records with their numbers, as links.
fn tabs(profile: &SubjectProfile, shown: Memo<Shown>) -> El {
    let code = profile.subject.code;
    let count = |group: Group| -> u32 {
        profile.counts.iter().filter(|c| c.kind.group() == group).map(|c| c.count).sum()
    };
    let tab = |group: Option<Group>| {
        let label = match group {
            Some(group) => format!("{} {}", group.label(), count(group)),
            None => "概览".into(),
        };
        let current = move || shown.with(|s| s.group == group).then(|| "page".into());
        let link = el("a").attr("href", paths::subject_group(&code, group, 1));
        el("li").add(link.live("aria-current", current).add(label))
    };
    let groups = Group::ALL.iter().map(|g| tab(Some(*g))).collect();
    let groups = el("ul").add(tab(None)).all(groups);
    el("nav").class("tabs").attr("aria-label", "档案内容").add(groups)
}

fn registration(profile: &SubjectProfile) -> El {
    let text = |label: &'static str, value: &Option<Text>| {
        value.as_ref().map(|v| row(label, el("bdi").add(v.to_string())))
    };
    let day = |label: &'static str, value: Option<Date>| {
        value.map(|d| row(label, el("time").attr("datetime", d.to_string()).add(d.chinese())))
    };
    let names: Vec<_> = profile.former_names.iter().map(Text::as_str).collect();
    let former = Text::new(names.join("；"));
    let region = Some(profile.region.name.clone());
    let facts = el("dl")
        .class("facts")
        .add(text("曾用名", &former))
        .add(text("法定代表人", &profile.representative))
        .add(text("类型", &profile.legal_form))
        .add(day("成立日期", profile.established))
        .add(text("登记机关", &profile.registered_with))
        .add(text("所在地区", &region))
        .add(text("住所", &profile.address))
        .add(text("行业", &profile.industry))
        .add(text("经营范围", &profile.scope));
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "reg-h")
        .add(el("h2").attr("id", "reg-h").add("登记信息"))
        .add(facts)
}

fn row(label: &'static str, value: El) -> El {
    el("div").add(el("dt").add(label)).add(el("dd").add(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_chooses_group_and_page() {
        let s = shown("show=lists&page=2");
        assert_eq!((s.group, s.page), (Some(Group::Lists), Ok(2)));
        assert!(shown("?page=abc").page.is_err());
        assert_eq!(shown("?show=nonsense").group, None);
    }
}
