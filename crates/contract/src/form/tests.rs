use super::*;
use crate::{Date, FieldError};
use proptest::prelude::*;

const TEMPLATE: &str = r#"{
  "head": {"id": "voluntary", "version": 1, "purpose": "commitment", "commitment": "voluntary",
    "title": "主动型信用承诺（示例）", "lead": "示例", "agency": {"name": "示例市市场监管局"}, "working_days": 3},
  "matter": {}, "disclosure": "public",
  "sections": [
    {"id": "who", "title": "承诺主体", "fields": [
      {"id": "name", "label": "名称", "kind": {"text": {"most": 200}}, "known": "name"},
      {"id": "phone", "label": "手机号", "kind": {"phone": {}}, "private": true}]},
    {"id": "what", "title": "承诺内容", "fields": [
      {"id": "way", "label": "方式", "kind": {"choice": {"options": [
        {"value": "pay", "label": "先行赔付"}, {"value": "other", "label": "其他"}]}}},
      {"id": "amount", "label": "金额", "kind": {"amount": {"most": 100000}}, "when": {"field": "way", "is": ["pay"]}},
      {"id": "until", "label": "有效期至", "kind": {"date": {"earliest": 1, "latest": null}}},
      {"id": "span", "label": "期间", "kind": {"period": {}}, "optional": true},
      {"id": "shops", "label": "门店", "optional": true, "kind": {"rows": {"most": 3, "columns": [
        {"id": "code", "label": "代码", "kind": {"identifier": {}}}]}}}]},
    {"id": "pay", "title": "赔付", "when": {"field": "way", "is": ["pay"]}, "fields": [
      {"id": "how", "label": "赔付办法", "kind": {"long_text": {"most": 20}}}]}
  ],
  "letter": ["{name}承诺：{way}，最高{amount}，至{until}。{nobody}"],
  "agreements": []
}"#;

fn template() -> FormTemplate {
    serde_json::from_str(TEMPLATE).unwrap()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    Answers(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
}

fn faults(answers: &Answers) -> Vec<FieldError> {
    let context = Context { today: Date::new(2026, 11, 22).unwrap(), regions: &[] };
    validate(&template(), answers, context)
}

fn pointers(pairs: &[(&str, &str)]) -> Vec<String> {
    faults(&answers(pairs)).into_iter().map(|e| e.pointer).collect()
}

const GOOD: [(&str, &str); 6] = [
    ("name", "示例食品有限公司"),
    ("phone", "13800000000"),
    ("way", "pay"),
    ("amount", "10,000.50"),
    ("until", "2027-12-31"),
    ("how", "七日内赔付"),
];

#[test]
fn good_answers_pass() {
    assert_eq!(pointers(&GOOD), [""; 0]);
}

#[test]
fn what_is_not_asked_is_not_missed() {
    let other =
        [("name", "示例"), ("phone", "13800000000"), ("way", "other"), ("until", "2027-01-01")];
    assert_eq!(pointers(&other), [""; 0]);
    assert_eq!(pointers(&[("way", "pay")]), ["name", "phone", "amount", "until", "how"]);
    let steps = |way| template().steps(&answers(&[("way", way)])).len();
    assert_eq!((steps("pay"), steps("other")), (3, 2));
}

#[test]
fn each_fault_stands_at_its_field() {
    let with = |key: &'static str, value: &'static str| {
        let mut all = GOOD.to_vec();
        all.retain(|(k, _)| *k != key);
        all.push((key, value));
        pointers(&all)
    };
    for (key, bad) in [
        ("phone", "1380000"),
        ("way", "free"),
        ("amount", "一万"),
        ("amount", "1.234"),
        ("amount", "100000.01"),
        ("until", "2026-11-22"),
        ("until", "0000-01-01"),
        ("until", "2026-02-30"),
        ("how", "一二三四五六七八九十一二三四五六七八九十一"),
        ("name", "示例\u{202E}公司"),
        ("name", "示例\u{200B}公司"),
    ] {
        assert_eq!(with(key, bad), [key], "{bad}");
    }
    assert_eq!(with("span.from", "2026-01-01"), ["span.to"]);
    assert_eq!(with("alien", "x"), ["alien"]);
}

#[test]
fn tables() {
    let mut all = answers(&GOOD);
    all.set("shops.0.code", "91210399MA0TEXT046");
    all.set("shops.1.code", "91210399MA0TEXT045");
    let found = faults(&all);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pointer, "shops.1.code");
    all.remove_row("shops", 0);
    assert_eq!((all.rows("shops"), all.get("shops.0.code")), (1, "91210399MA0TEXT045"));
    all.set("shops.99999999999.code", "x");
    assert_eq!(faults(&all)[0].pointer, "shops");
}

#[test]
fn a_sentence_of_the_letter_ends_with_one_full_stop() {
    let mut typed = answers(&GOOD[..3]);
    typed.set("until", "长期有效。");
    let last = fill(&template(), &typed).remove(0).into_iter().rev().nth(1);
    assert_eq!(last, Some(LetterPart::Given("长期有效".to_owned())));
}

#[test]
fn the_letter_fills_in() {
    let parts = fill(&template(), &answers(&GOOD[..3])).remove(0);
    let text: Vec<String> = parts
        .iter()
        .map(|part| match part {
            LetterPart::Fixed(t) => t.clone(),
            LetterPart::Given(t) => format!("<{t}>"),
            LetterPart::Gap(t) => format!("[{t}]"),
        })
        .collect();
    assert_eq!(
        text.concat(),
        "<示例食品有限公司>承诺：<先行赔付>，最高[金额]，至[有效期至]。{nobody}"
    );
}

proptest! {
    #[test]
    fn hostile_answers_never_panic(pairs in prop::collection::btree_map("(name|way|until|shops|span)(\\.[0-9]{0,25})?(\\.\\PC{0,5})?", "\\PC{0,60}", 0..12)) {
        let answers = Answers(pairs.into_iter().collect());
        let _ = (faults(&answers), fill(&template(), &answers));
    }

    #[test]
    fn removing_a_row_loses_no_other(rows in 1usize..8, gone in 0usize..8) {
        let mut all = Answers::default();
        for n in 0..rows {
            all.set(&format!("shops.{n}.code"), n.to_string());
        }
        all.remove_row("shops", gone);
        let left: Vec<_> = all.0.values().cloned().collect();
        let wanted: Vec<_> = (0..rows).filter(|n| *n != gone).map(|n| n.to_string()).collect();
        prop_assert_eq!(left, wanted);
        if gone < rows {
            let cells = vec![(format!("shops.{gone}.code"), gone.to_string())];
            all.insert_row("shops", gone, cells);
            let back: Vec<_> = all.0.values().cloned().collect();
            prop_assert_eq!(back, (0..rows).map(|n| n.to_string()).collect::<Vec<_>>());
        }
    }
}
