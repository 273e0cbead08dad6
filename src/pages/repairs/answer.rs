//! “Can this be repaired, and when?”: the answer, on what it rests, and what to do now.

use super::parts::{condition, heading, list, materials, office, row, term};
use crate::components::{
    El, announce, el, icon, page_below, period_bar, side_card, use_page_title,
};
use crate::{api, config, paths};
use contract::record::RecordHead;
use contract::repair::{RepairAnswer, Sure, TierRef, Verdict, Way};

/// The page once the answer is there.
pub fn view(answer: RepairAnswer) -> El {
    let title = heading(&answer);
    announce(title.clone());
    use_page_title({
        let title = title.clone();
        move || Some(title.clone())
    });
    let reasons = answer.reasons.iter();
    let reasons = reasons.map(|reason| el("p").class("u-lead").add(reason.to_string())).collect();
    let above = vec![("信用修复", paths::REPAIRS.to_owned())];
    let open = !answer.conditions.is_empty();
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(title))
        .all(reasons);
    let (conditions, papers) = open.then(|| demands(&answer)).unzip();
    let main = el("div")
        .class("l-stack")
        .attr("data-gap", "6")
        .add(open.then(|| next(&answer)).flatten())
        .add(record(&answer))
        .add(conditions)
        .add(papers)
        .add((!open).then(|| ways(&answer)))
        .add(ground(&answer));
    let cost = "信用修复不收任何费用，也不需要找中介。遇到收费的，请举报。";
    let aside = el("aside")
        .class("l-stack l-sticky")
        .attr("aria-label", "修复说明")
        .add(effects(&answer))
        .add(decision(&answer))
        .add(side_card("cost-h", "不收费").add(el("p").class("u-sm").add(cost)))
        .add(open.then(|| ways(&answer)));
    page_below(above, "看能否修复".into())
        .add(header)
        .add(period(&answer))
        .add(el("div").class("l-box").add(el("div").class("l-split").add(main).add(aside)))
}

fn section(class: &'static str, id: &'static str, heading: &'static str) -> El {
    let section = if class.is_empty() { el("section") } else { el("section").class(class) };
    section.attr("aria-labelledby", id).add(el("h2").attr("id", id).add(heading))
}

fn period(answer: &RepairAnswer) -> Option<El> {
    let head = RecordHead { withdrawn_after: answer.last_day, ..answer.record.clone() };
    answer.last_day.filter(|last| *last > head.published)?;
    let bar = period_bar(&head, answer.earliest, answer.asked);
    Some(el("section").class("card l-box").attr("aria-label", "公示期").add(bar))
}

/// What to do now.
fn next(answer: &RepairAnswer) -> Option<El> {
    let place = answer.place.as_ref()?;
    let id = &answer.record.id;
    let button = |href: String| el("a").class("btn").attr("href", href);
    let calendar = answer.days_to_go.map(|_| {
        let calendar = button(api::repair_calendar(&config::use_config().api, id));
        calendar.flag("download", true).add(icon("clock")).add("把这一天加入日历")
    });
    let apply = match (answer.can_apply, place.here, place.way) {
        (true, true, _) => Some((paths::apply_for_repair(id), "申请修复", false)),
        (_, false, Way::Site) => Some((paths::repair_package(id), "备齐申请材料", false)),
        (true, false, _) => {
            place.address.as_ref().map(|address| (address.to_string(), "去公示系统申请", true))
        }
        _ => None,
    };
    let apply = apply.map(|(href, label, outside)| {
        let apply = button(href).attr("data-kind", "primary").attr("data-size", "big").add(label);
        if outside { apply.attr("rel", "external noreferrer") } else { apply }
    });
    let training = answer.needs_training();
    let training = training.then(|| button(paths::TRAINING.into()).add("参加信用修复培训"));
    let where_to = el("p").add(el("strong").add(place.name.to_string())).add("。");
    let actions = el("div").class("actions no-print").add(apply).add(training).add(calendar);
    let next = el("section").class("l-stack").attr("data-gap", "3");
    Some(
        next.attr("aria-labelledby", "next-h")
            .add(el("h2").attr("id", "next-h").add("在哪里申请"))
            .add(where_to.add(place.note.to_string()))
            .add(actions),
    )
}

fn record(answer: &RepairAnswer) -> El {
    let head = &answer.record;
    let tier = answer.tier.as_ref().map(tier);
    let number = head.document_no.as_ref().map(ToString::to_string);
    let all = el("a").attr("href", paths::record(&head.id)).add("看全部内容");
    let facts = el("dl")
        .class("facts")
        .add(row("内容", Some(head.title.to_string())))
        .add(row("类别", Some(head.kind.label().to_owned())))
        .add(row("主体", Some(head.subject.name.to_string())))
        .add(row("文书号", number))
        .add(row("决定机关", Some(head.authority.name.to_string())))
        .add(row("公示日期", Some(head.published.chinese())))
        .add(row("公示截止", answer.last_day.map(|day| day.chinese())))
        .add(row("适用的档", tier));
    let heading = el("h2").attr("id", "rec-h").add("这条记录");
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "rec-h")
        .add(el("div").class("head-row").add(heading).add(all))
        .add(facts)
}

/// `一般（认定单位标明；最短公示 3 个月，最长 12 个月）`.
fn tier(tier: &TierRef) -> String {
    let by = if tier.delivered { "认定单位标明" } else { "按规则推算" };
    let min = tier.min_months.map(|months| match months {
        0 => "；没有最短公示期".to_owned(),
        _ => format!("；最短公示 {months} 个月"),
    });
    let max = tier.max_months.filter(|months| *months > 0);
    let max = max.map(|months| format!("，最长 {months} 个月"));
    format!("{}（{by}{}{}）", tier.name, min.unwrap_or_default(), max.unwrap_or_default())
}

/// The conditions, and what to hand in.
fn demands(answer: &RepairAnswer) -> (El, El) {
    let conditions = answer.conditions.iter().map(condition).collect();
    (
        section("", "con-h", "修复条件").add(el("ul").class("rows").all(conditions)),
        section("", "mat-h", "要交的材料").add(materials(&answer.materials)),
    )
}

/// On what the answer rests, and what about it is uncertain.
fn ground(answer: &RepairAnswer) -> Option<El> {
    let regime = answer.regime.as_ref()?;
    let sure = answer.tier.as_ref().map_or(Sure::Open, |tier| tier.sure);
    let notes = (!answer.notes.is_empty()).then(|| {
        let notes = el("div")
            .class("l-stack")
            .attr("data-gap", "2")
            .add(el("p").add(el("strong").add("需要知道")))
            .add(list(&answer.notes));
        el("div").class("notice").attr("data-tone", "warn").add(icon("info")).add(notes)
    });
    let facts = el("dl")
        .class("facts")
        .add(row("规则", Some(regime.citation.to_string())))
        .add(row("施行日期", Some(regime.from.chinese())))
        .add(row("期限的把握", Some(sure.label().to_owned())))
        .add(row("规则数据版本", Some(format!("{}（{}）", regime.rules, regime.id))));
    Some(section("l-box l-stack", "law-h", "依据").add(facts).add(notes))
}

fn effects(answer: &RepairAnswer) -> Option<El> {
    let any = !answer.effects.is_empty();
    any.then(|| side_card("eff-h", "修复后会怎样").add(list(&answer.effects)))
}

fn decision(answer: &RepairAnswer) -> Option<El> {
    let decider = answer.decider.as_ref()?;
    let term = term(answer).map(|term| el("p").class("u-sm").add(term));
    let heading = match answer.verdict {
        Verdict::Elsewhere => "由谁处理",
        _ => "谁决定，多久",
    };
    Some(side_card("dec-h", heading).add(office(decider)).add(term))
}

/// What else is open.
fn ways(answer: &RepairAnswer) -> El {
    let record = el("a").attr("href", paths::record(&answer.record.id));
    side_card("way-h", "还可以怎么办")
        .add(list(&answer.ways))
        .add(el("p").class("u-sm").add(record.add("在记录页看由谁受理异议")))
}
