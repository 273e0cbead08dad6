use super::*;
use crate::repair::Sure;

#[test]
fn the_rules_that_come_with_the_program_are_sound() {
    assert_eq!(rules().faults(), Vec::<String>::new());
}

#[test]
fn faulty_rules_are_told_apart() {
    let broken = |change: fn(&mut RuleSet), says: &str| {
        let mut rules = rules();
        change(&mut rules);
        let faults = rules.faults().join("；");
        assert!(faults.contains(says), "{says}: {faults}");
    };
    broken(|r| r.regimes[1].id = r.regimes[0].id.clone(), "出现了两次");
    broken(|r| r.regimes[1].tiers[0].id = r.regimes[1].tiers[1].id.clone(), "出现了两次");
    broken(|r| r.materials.clear(), "没有定义");
    broken(|r| r.regimes[2].until = Some(day("2000-01-01")), "早于");
    broken(|r| r.regimes[3].tiers[1].min.as_mut().unwrap().is = 99, "长于");
    broken(|r| r.regimes[3].tiers[1].max.as_mut().unwrap().is = 5000, "1200");
    broken(|r| r.regimes[3].tiers[1].decider = None, "由谁决定");
    broken(|r| r.regimes[0].tiers[0].closed_because = None, "原因");
    broken(|r| r.settings.transition.note = None, "没有写说明");
    broken(|r| r.regimes[0].scope.kinds.clear(), "适用");
}

#[test]
fn a_slip_of_the_pen_is_not_overlooked() {
    let mut rules: Value = serde_json::from_str(RULES).unwrap();
    rules["regimes"][1]["tiers"][1]["mni"] = json!(3);
    assert!(serde_json::from_value::<RuleSet>(rules).is_err());
}

#[test]
fn every_value_says_how_sure_it_is_and_what_is_open_is_shown() {
    let answer = Made::penalty(REFORM, &[PenaltyKind::Fine], "演示行为").asked("2026-11-22");
    assert_eq!(answer.tier.unwrap().sure, Sure::Verified);
    let notes = answer.notes.iter().map(|n| n.as_str()).collect::<String>();
    for part in ["从公示之日起算", "待核", "按处罚种类推算", "可以延长"] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
}

#[test]
fn a_record_can_be_fixed_to_another_regime() {
    let mut rules = rules();
    let over = json!({"record": "demo-1", "regime": "R58", "note": "按个案批复适用旧规则。"});
    rules.overrides.push(serde_json::from_value(over).unwrap());
    let made = Made::penalty(REFORM, &[PenaltyKind::Fine], "演示行为");
    let answer = assess(&made.0, &rules, &calendar(), Facts::default(), day("2026-11-22"));
    assert_eq!(answer.regime.unwrap().id.as_str(), "R58");
    assert_eq!(answer.notes[0].as_str(), "按个案批复适用旧规则。");
}
