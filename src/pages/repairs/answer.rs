//! “Can this be repaired, and when?”: the answer, on what it rests, and what to do now.

use super::parts::{condition, heading, list, materials, office, row, term};
use crate::components::{PeriodBar, announce, crumbs, icon, use_page_title};
use crate::{api, config, paths};
use contract::record::RecordHead;
use contract::repair::{RepairAnswer, Sure, TierRef, Verdict, Way};
use leptos::prelude::*;

/// The page once the answer is there.
pub fn view(answer: RepairAnswer) -> AnyView {
    let title = heading(&answer);
    announce(title.clone());
    use_page_title({
        let title = title.clone();
        move || Some(title.clone())
    });
    let reasons =
        answer.reasons.iter().map(|reason| view! { <p class="u-lead">{reason.to_string()}</p> });
    let above = vec![("信用修复", paths::REPAIRS.to_owned())];
    let open = !answer.conditions.is_empty();
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(above, "看能否修复".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">{title}</h1>
                {reasons.collect_view()}
            </header>
            {period(&answer)}
            <div class="l-box">
                <div class="l-split">
                    <div class="l-stack" data-gap="6">
                        {open.then(|| next(&answer))}
                        {record(&answer)}
                        {open.then(|| demands(&answer))}
                        {(!open).then(|| ways(&answer))}
                        {ground(&answer)}
                    </div>
                    <aside class="l-stack l-sticky" aria-label="修复说明">
                        {effects(&answer)}
                        {decision(&answer)}
                        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="cost-h">
                            <h2 id="cost-h" class="u-md">"不收费"</h2>
                            <p class="u-sm">"信用修复不收任何费用，也不需要找中介。遇到收费的，请举报。"</p>
                        </section>
                        {open.then(|| ways(&answer))}
                    </aside>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn period(answer: &RepairAnswer) -> AnyView {
    let head = RecordHead { withdrawn_after: answer.last_day, ..answer.record.clone() };
    let today = answer.asked;
    let bar = answer.last_day.filter(|last| *last > head.published).map(|_| {
        view! {
            <section class="card l-box" aria-label="公示期">
                <PeriodBar head=head repair_from=answer.earliest today />
            </section>
        }
    });
    view! { {bar} }.into_any()
}

/// What to do now.
fn next(answer: &RepairAnswer) -> AnyView {
    let Some(place) = &answer.place else { return ().into_any() };
    let id = &answer.record.id;
    let calendar = answer.days_to_go.map(|_| {
        let href = api::repair_calendar(&config::use_config().api, id);
        view! { <a class="btn" href=href download>{icon("clock")}"把这一天加入日历"</a> }
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
        view! {
            <a class="btn" data-kind="primary" data-size="big" href=href rel=outside.then_some("external noreferrer")>
                {label}
            </a>
        }
    });
    let training = answer.needs_training().then(|| {
        view! { <a class="btn" href=paths::TRAINING>"参加信用修复培训"</a> }
    });
    view! {
        <section class="l-stack" data-gap="3" aria-labelledby="next-h">
            <h2 id="next-h">"在哪里申请"</h2>
            <p><strong>{place.name.to_string()}</strong>"。"{place.note.to_string()}</p>
            <div class="actions no-print">{apply}{training}{calendar}</div>
        </section>
    }
    .into_any()
}

fn record(answer: &RepairAnswer) -> AnyView {
    let head = &answer.record;
    let tier = answer.tier.as_ref().map(tier);
    let number = head.document_no.as_ref().map(ToString::to_string);
    view! {
        <section class="l-box" aria-labelledby="rec-h">
            <div class="head-row">
                <h2 id="rec-h">"这条记录"</h2>
                <a href=paths::record(&head.id)>"看全部内容"</a>
            </div>
            <dl class="facts">
                {row("内容", Some(head.title.to_string()))}
                {row("类别", Some(head.kind.label().to_owned()))}
                {row("主体", Some(head.subject.name.to_string()))}
                {row("文书号", number)}
                {row("决定机关", Some(head.authority.name.to_string()))}
                {row("公示日期", Some(head.published.chinese()))}
                {row("公示截止", answer.last_day.map(|day| day.chinese()))}
                {row("适用的档", tier)}
            </dl>
        </section>
    }
    .into_any()
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

fn demands(answer: &RepairAnswer) -> AnyView {
    view! {
        <section aria-labelledby="con-h">
            <h2 id="con-h">"修复条件"</h2>
            <ul class="rows">{answer.conditions.iter().map(condition).collect_view()}</ul>
        </section>
        <section aria-labelledby="mat-h">
            <h2 id="mat-h">"要交的材料"</h2>
            {materials(&answer.materials)}
        </section>
    }
    .into_any()
}

/// On what the answer rests, and what about it is uncertain.
fn ground(answer: &RepairAnswer) -> AnyView {
    let Some(regime) = &answer.regime else { return ().into_any() };
    let sure = answer.tier.as_ref().map_or(Sure::Open, |tier| tier.sure);
    let notes = (!answer.notes.is_empty()).then(|| {
        view! {
            <div class="notice" data-tone="warn">
                {icon("info")}
                <div class="l-stack" data-gap="2">
                    <p><strong>"需要知道"</strong></p>
                    {list(&answer.notes)}
                </div>
            </div>
        }
    });
    view! {
        <section class="l-box l-stack" aria-labelledby="law-h">
            <h2 id="law-h">"依据"</h2>
            <dl class="facts">
                {row("规则", Some(regime.citation.to_string()))}
                {row("施行日期", Some(regime.from.chinese()))}
                {row("期限的把握", Some(sure.label().to_owned()))}
                {row("规则数据版本", Some(format!("{}（{}）", regime.rules, regime.id)))}
            </dl>
            {notes}
        </section>
    }
    .into_any()
}

fn effects(answer: &RepairAnswer) -> AnyView {
    let card = (!answer.effects.is_empty()).then(|| {
        view! {
            <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="eff-h">
                <h2 id="eff-h" class="u-md">"修复后会怎样"</h2>
                {list(&answer.effects)}
            </section>
        }
    });
    view! { {card} }.into_any()
}

fn decision(answer: &RepairAnswer) -> AnyView {
    let Some(decider) = &answer.decider else { return ().into_any() };
    let term = term(answer).map(|term| view! { <p class="u-sm">{term}</p> });
    let heading = match answer.verdict {
        Verdict::Elsewhere => "由谁处理",
        _ => "谁决定，多久",
    };
    view! {
        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="dec-h">
            <h2 id="dec-h" class="u-md">{heading}</h2>
            <p>{office(decider)}</p>
            {term}
        </section>
    }
    .into_any()
}

/// What else is open.
fn ways(answer: &RepairAnswer) -> AnyView {
    view! {
        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="way-h">
            <h2 id="way-h" class="u-md">"还可以怎么办"</h2>
            {list(&answer.ways)}
            <p class="u-sm"><a href=paths::record(&answer.record.id)>"在记录页看由谁受理异议"</a></p>
        </section>
    }
    .into_any()
}
