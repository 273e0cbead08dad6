//! What the answer says, in plain Chinese.

use super::answer::{Condition, ConditionState, Verdict};
use super::assess::Case;
use super::choose::severity;
use super::days::sanction_until;
use super::rules::{Stated, Sure};
use crate::record::{Body, Record, RecordKind, Standing};
use crate::{Date, Text};

const OBJECTION: &str =
    "认为内容、公示期限或修复结果有误的，向提供数据的单位提出异议，随时可以提，不收费。";
const REVIEW: &str = "对决定本身不服的，可以依法申请行政复议或者提起行政诉讼。";

fn texts(all: Vec<String>) -> Vec<Text> {
    all.into_iter().filter_map(Text::new).collect()
}

/// What a repair does.
pub fn effects() -> Vec<Text> {
    texts(vec![
        "停止公示这条信息。".to_owned(),
        "停止对外共享和使用这条信息。".to_owned(),
        "解除因它采取的惩戒和限制措施，信用评价随之更新。".to_owned(),
    ])
}

/// Why no rule is asked.
pub fn plain_reasons(record: &Record, verdict: Verdict) -> Vec<Text> {
    let why = match (verdict, record.head.standing) {
        (Verdict::Unneeded, _) => format!("“{}”不是失信信息。", record.head.kind.label()),
        (Verdict::Over, Standing::Repaired) => "已经完成信用修复，停止公示。".to_owned(),
        (Verdict::Over, Standing::Revoked) => "已经撤销，停止公示。".to_owned(),
        (Verdict::Over, _) => "公示已经结束。".to_owned(),
        _ if record.head.kind == RecordKind::Rectification => {
            "限期整改和约谈没有修复程序：按要求整改、提交报告，办结后记入信用记录。".to_owned()
        }
        _ => "现有规则没有写明这类信息怎样修复，请询问作出决定的单位。".to_owned(),
    };
    texts(vec![why])
}

/// What is open where no rule is asked.
pub fn plain_ways(verdict: Verdict) -> Vec<Text> {
    let all: &[&str] = match verdict {
        Verdict::Unneeded => &[OBJECTION],
        Verdict::Over => &["网上别处还查得到这条信息的，可以凭本站的结果要求对方删除。"],
        _ => &[OBJECTION, REVIEW],
    };
    texts(all.iter().map(|way| (*way).to_owned()).collect())
}

/// Why, or why not.
pub(super) fn reasons(case: &Case, verdict: Verdict) -> Vec<Text> {
    let mut all = Vec::new();
    let (days, today) = (&case.days, case.today);
    let closed = || case.tier.closed_because.iter().map(ToString::to_string);
    match verdict {
        Verdict::Elsewhere | Verdict::Closed => all.extend(closed()),
        Verdict::Automatic if case.tier.repairable => all.push(
            "公示结束之前达不到最短公示期，不能提前修复；到期自动停止公示，不用申请。".to_owned(),
        ),
        Verdict::Automatic => all.extend(closed()),
        Verdict::Waiting => all.extend(days.earliest.map(|first| {
            format!("{}起可以申请，还有 {} 天。", first.chinese(), first.days() - today.days())
        })),
        Verdict::Ready => all.push(match &case.procedure().min {
            Some(min) if min.is > 0 => format!("已经公示满 {} 个月的最短公示期。", min.is),
            _ => "没有最短公示期的要求，履行和改正后随时可以申请。".to_owned(),
        }),
        _ => {}
    }
    if matches!(verdict, Verdict::Waiting | Verdict::Blocked) {
        all.extend(obstacles(case));
    }
    if let Some(until) = sanction_until(case.record).filter(|until| *until >= today) {
        all.push(format!("处罚到{}才期满，期满之前不能修复。", until.chinese()));
    }
    texts(all)
}

/// What stands in the way, other than time.
fn obstacles(case: &Case) -> Vec<String> {
    let mut all = Vec::new();
    if case.objection() {
        all.push("这条记录的异议正在核实。先等异议有结果，再申请修复。".to_owned());
    }
    if case.facts.repair_open {
        all.push("这条记录已经有一件修复申请在办理，不用再申请。".to_owned());
    }
    if case.procedure().needs_done.is && case.facts.fulfilled == Some(false) {
        all.push("决定规定的义务还没有履行完。履行完毕后再申请。".to_owned());
    }
    if let Some(day) = case.again_from() {
        all.push(format!("上一次申请没有通过，{}起可以再申请。", day.chinese()));
    }
    all
}

fn condition(state: ConditionState, text: &str, detail: String) -> Option<Condition> {
    Some(Condition { state, text: Text::new(text)?, detail: Text::new(detail) })
}

/// What has to be so, met or not.
pub(super) fn conditions(case: &Case) -> Vec<Condition> {
    use ConditionState as S;
    let either = |met: bool| if met { S::Met } else { S::Unmet };
    let today = case.today;
    let mut all = Vec::new();
    if let (Some(first), Some(min)) =
        (case.days.earliest, case.procedure().min.as_ref().map(|m| m.is))
    {
        let shown = (today.days() - case.record.head.published.days()).max(0);
        let detail = match min {
            0 => "没有最短公示期的要求".to_owned(),
            _ => format!("要求 {min} 个月，已公示 {shown} 天，{}期满", first.chinese()),
        };
        all.push(condition(either(first <= today), "最短公示期已满", detail));
    }
    if case.procedure().needs_done.is {
        let (state, detail) = match case.facts.fulfilled {
            Some(true) => (S::Met, "已经核对"),
            Some(false) => (S::Unmet, "还没有履行完"),
            None => (S::ToDo, "申请时交证明；部门能查到的不用交"),
        };
        all.push(condition(state, "已经履行义务、改正失信行为", detail.to_owned()));
    }
    if let Some(until) = sanction_until(case.record) {
        let detail = format!("处罚到{}期满", until.chinese());
        all.push(condition(either(until < today), "限期的处罚已经期满", detail));
    }
    let quiet = !case.objection() && !case.facts.repair_open;
    all.push(condition(either(quiet), "没有正在处理的异议或修复", "系统已核对".to_owned()));
    if let Some(day) = case.again_from() {
        let detail = format!("{}起可以再申请", day.chinese());
        all.push(condition(S::Unmet, "离上一次未通过的申请已有规定的时间", detail));
    }
    let asked = |code: &str| {
        case.procedure().materials.iter().any(|m| m.required && m.code.as_str() == code)
    };
    if asked("TRAINING") {
        let state = if case.facts.trained { S::Met } else { S::ToDo };
        all.push(condition(state, "参加信用修复培训", "在线学习并通过测试，约 30 分钟".to_owned()));
    }
    if asked("COMMIT") {
        let detail = "申请时在线签，并向社会公开".to_owned();
        all.push(condition(S::ToDo, "作出信用修复承诺", detail));
    }
    all.into_iter().flatten().collect()
}

/// What else can be done.
pub(super) fn ways(case: &Case, verdict: Verdict) -> Vec<Text> {
    let mut all: Vec<String> = case.tier.instead.iter().map(ToString::to_string).collect();
    if verdict == Verdict::Elsewhere {
        all.push(format!("请联系{}。", case.record.head.authority.name));
    }
    all.push(OBJECTION.to_owned());
    all.push(REVIEW.to_owned());
    texts(all)
}

/// What is uncertain, and what else to know.
pub(super) fn notes(case: &Case) -> Vec<Text> {
    let (tier, record) = (case.tier, case.record);
    let mut all = Vec::new();
    if severity(record).is_none() && tier.severity.is_some() && case.regime.tiers.len() > 1 {
        all.push(format!(
            "认定单位没有标明失信程度，“{}”是按处罚种类推算的，以认定单位标明的为准。",
            tier.name
        ));
    }
    if let Body::ListEntry(entry) = &record.body {
        all.push(format!("这份名单自己的移出条件：{}", entry.exit_rule));
    }
    let fitting = tier.notes.iter().filter(|remark| remark.when.fits(record));
    all.extend(fitting.map(|remark| remark.text.to_string()));
    if let Some(longest) = case.days.longest {
        all.extend(too_long(case, longest));
    }
    if case.days.kept.is_some() {
        all.extend(case.rules.settings.transition.note.as_ref().map(ToString::to_string));
    }
    all.extend(stated(case));
    all.extend(
        case.days.earliest.and(case.again_from()).and_then(|_| {
            case.rules.settings.dishonest_months.note.as_ref().map(ToString::to_string)
        }),
    );
    let mut seen = Vec::new();
    all.retain(|note| {
        !seen.contains(note) && {
            seen.push(note.clone());
            true
        }
    });
    texts(all)
}

/// A publication that the rules don't allow, or that goes on longer than they do.
fn too_long(case: &Case, longest: Date) -> Option<String> {
    if !case.tier.shown {
        return Some("按现行规则，这类信息原则上不公示。认为不该公示的，可以提出异议。".to_owned());
    }
    let longer = case.days.last.is_some_and(|last| last > longest) || longest < case.today;
    longer.then(|| {
        format!(
            "现行规则下最长公示到{}，这条记录标明的公示期更长。认为公示期有误的，可以提出异议。",
            longest.chinese()
        )
    })
}

/// The notes of the values that the answer rests on.
fn stated(case: &Case) -> Vec<String> {
    fn of<T>(value: &Stated<T>) -> Option<String> {
        let open = (value.sure == Sure::Open).then_some("待核：");
        value.note.as_ref().map(|note| match open {
            Some(open) if !note.as_str().contains("待核") => format!("{open}{note}"),
            _ => note.to_string(),
        })
    }
    let tier = case.tier;
    let mut all: Vec<_> = [&tier.min, &tier.max].into_iter().flatten().filter_map(of).collect();
    all.extend(of(&tier.start));
    all.extend([&tier.auto_stop, &tier.needs_done].into_iter().filter_map(of));
    all.extend(tier.stop_needs_done.iter().filter_map(of));
    if let Some(term) = &tier.term {
        let days = [&term.accept, &term.decide, &term.total, &term.sync];
        all.extend(days.into_iter().flatten().filter_map(of));
    }
    all
}
