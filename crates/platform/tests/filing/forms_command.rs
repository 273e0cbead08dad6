//! `platform forms`: a department's forms come and go beside a running server.

use super::site::*;
use contract::case::{Case, CaseKind};
use contract::form::FormTemplate;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The example of docs/forms.md.
fn example() -> Value {
    let page = include_str!("../../../../docs/forms.md");
    let json = page.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    serde_json::from_str(json).unwrap()
}

/// Runs the command on the data that the site serves; whether it succeeded and what it said.
fn forms(site: &Site, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
    command.arg("forms").args(arguments).arg("--data").arg(site.dir.path().join("data"));
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

fn written(site: &Site, name: &str, form: &Value) -> String {
    let path: PathBuf = Path::new(site.dir.path()).join(name);
    fs::write(&path, form.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_form_is_loaded_changed_and_withdrawn_while_somebody_fills_it_in() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let file = written(&site, "parking.json", &example());
    client.get("form-templates/commitment-parking").await.problem(404);
    let (ok, said) = forms(&site, &["load", &file]);
    assert!(ok && said.contains("第 1 版"), "{said}");
    let form: FormTemplate = client.get("form-templates/commitment-parking").await.read();
    assert_eq!((form.head.version, form.sections.len(), form.agreements.len()), (1, 4, 4));
    let (ok, said) = forms(&site, &["load", &file]);
    assert!(ok && said.contains("没有变化"), "{said}");

    let known = client.get("me/eligibility?template=commitment-parking").await.json();
    let mut answers = known["known"].clone();
    answers["lot_name"] = json!("示例停车场");
    let draft = json!({ "template": "commitment-parking", "answers": answers });
    client.send("PUT", "me/drafts/p", &[("if-none-match", "*")], Some(&draft)).await;
    let filing = |version| {
        json!({ "template": "commitment-parking", "template_version": version,
            "answers": answers, "agreements": [{ "id": "truthful", "version": 1 }] })
    };
    let missing = client.post("me/cases", &filing(1)).await.problem(422);
    assert!(missing.errors.iter().any(|e| e.pointer == "filing_no"), "{:?}", missing.errors);

    let mut changed = example();
    changed["head"]["title"] = json!("停车场诚信经营承诺（新）");
    let file = written(&site, "parking.json", &changed);
    let (ok, said) = forms(&site, &["load", &file]);
    assert!(ok && said.contains("第 2 版"), "{said}");
    assert_eq!(client.post("me/cases", &filing(1)).await.problem(409).errors[0].detail, "2");

    let (ok, said) = forms(&site, &["withdraw", "commitment-parking"]);
    assert!(ok && said.contains("1 份草稿"), "{said}");
    let told = client.post("me/cases", &filing(2)).await.problem(410);
    assert!(told.detail.contains("草稿"), "{}", told.detail);
    let kept = client.get("me/drafts/p").await.json();
    assert_eq!(kept["answers"]["lot_name"], "示例停车场", "nothing typed is lost");
    assert!(forms(&site, &["list"]).1.contains("停止受理"));
    let (ok, said) = forms(&site, &["load", &file]);
    assert!(ok && said.contains("重新开始受理"), "{said}");
    assert_eq!(client.get("form-templates/commitment-parking").await.status, 200);
    assert!(!forms(&site, &["withdraw", "no-such-form"]).0);
    let acts = "SELECT count(*) FROM audit WHERE act IN ('load_form', 'withdraw_form')";
    let acts: u32 = site.database().query_row(acts, [], |row| row.get(0)).unwrap();
    assert_eq!(acts, 4, "what changed nothing isn't an act");
}

#[tokio::test]
async fn a_loaded_form_goes_all_the_way() {
    let site = Site::new();
    let mut form = example();
    let sections = form["sections"].as_array_mut().unwrap();
    sections[2]["fields"].as_array_mut().unwrap().pop();
    let (ok, said) = forms(&site, &["load", &written(&site, "p.json", &form)]);
    assert!(ok, "{said}");
    let client = site.signed_in(FOOD).await;
    let mut answers = client.get("me/eligibility?template=commitment-parking").await.json();
    let answers = &mut answers["known"];
    let until = today().add_days(100).to_string();
    for (key, value) in [
        ("lot_name", "示例停车场"),
        ("filing_no", "示例-1"),
        ("spaces", "20"),
        ("open", "day"),
        ("prices.0.car", "小型车"),
        ("prices.0.price", "3.50"),
        ("pledges", "price\ninvoice"),
        ("valid_until", &until),
        ("agent_name", "李示例"),
        ("agent_phone", "13800000000"),
    ] {
        answers[key] = json!(value);
    }
    let filing = json!({ "template": "commitment-parking", "template_version": 1,
        "answers": answers, "agreements": [{ "id": "truthful", "version": 1 }] });
    let case: Case = client.post("me/cases", &filing).await.read();
    assert_eq!(case.head.kind, CaseKind::Commitment);
    let officer = site.signed_in(MARKET).await;
    let seen = officer.get(&format!("desk/cases/{}", case.head.number)).await;
    assert_eq!(seen.status, 200, "the agency's own");
    let (_, shown) = forms(&site, &["show", "commitment-parking"]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["head"]["title"], form["head"]["title"]);
    let again = written(&site, "shown.json", &shown);
    assert!(forms(&site, &["load", &again]).1.contains("没有变化"), "what is shown can be loaded");
}

#[test]
fn every_shipped_form_is_sound() {
    let site = Site::new();
    drop(site.router(today()));
    let db = site.database();
    let mut find = db.prepare("SELECT id FROM form_templates").unwrap();
    let ids: Vec<String> =
        find.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(ids.len() >= 10);
    for id in ids {
        let (_, shown) = forms(&site, &["show", &id]);
        let file = written(&site, "shown.json", &serde_json::from_str(&shown).unwrap());
        let (ok, said) = forms(&site, &["load", &file]);
        assert!(ok && said.contains("没有变化"), "{id}: {said}");
    }
}

#[test]
fn what_is_wrong_is_said_all_at_once_and_nothing_is_put_in() {
    let site = Site::new();
    drop(site.router(today()));
    let count = || -> u32 {
        let all = "SELECT count(*) FROM form_templates";
        site.database().query_row(all, [], |row| row.get(0)).unwrap()
    };
    let before = count();
    let good = written(&site, "good.json", &example());
    let wrong = |place: &str, value: Value| {
        let mut form = example();
        let (parent, last) = place.rsplit_once('/').unwrap();
        match form.pointer_mut(parent).unwrap() {
            Value::Object(parent) => drop(parent.insert(last.to_owned(), value)),
            parent => parent[last.parse::<usize>().unwrap()] = value,
        }
        form
    };
    let field = "/sections/1/fields";
    let mut misspelt = example();
    misspelt["sections"][1]["fields"][0]["optinal"] = json!(true);
    let cases = [
        (wrong("/head/id", json!("Parking")), "head.id"),
        (wrong("/head/commitment", Value::Null), "head.commitment"),
        (wrong("/head/working_days", json!(0)), "head.working_days"),
        (wrong("/head/purpose", json!("tax")), "内容不对"),
        (wrong("/matter/liability", Value::Null), "matter.liability"),
        (wrong("/sections/0", json!("owner")), "没有叫 owner 的共用节"),
        (wrong("/sections/1/id", json!("subject")), "编号都是 subject"),
        (wrong("/sections/1/fields", json!([])), "一个字段也没有"),
        (wrong(&format!("{field}/1/id"), json!("lot_name")), "编号用了两次"),
        (wrong(&format!("{field}/0/kind"), json!({ "text": { "most": 0 } })), "most 应在"),
        (wrong(&format!("{field}/0/kind"), json!({ "colour": {} })), "字段 lot_name"),
        (wrong(&format!("{field}/1/known"), json!("established")), "填不进"),
        (wrong(&format!("{field}/3/kind/number/least"), json!(20_000)), "least"),
        (wrong(&format!("{field}/4/kind/choice/options"), json!([])), "至少要有两个选项"),
        (wrong(&format!("{field}/5/when/field"), json!("pledges")), "应是前面的字段"),
        (wrong(&format!("{field}/5/when/is"), json!(["night"])), "没有 night 这个选项"),
        (
            wrong(&format!("{field}/6/kind/rows/columns/0/known"), json!("name")),
            "不能从登记信息带出",
        ),
        (wrong("/sections/2/fields/2/kind", json!({ "text": { "most": 9 } })), "valid_until"),
        (wrong("/letter/1", json!("{nobody}承诺")), "花括号"),
        (wrong("/letter/1", json!("{agent_name}承诺")), "不公开"),
        (wrong("/letter", json!(["只有标题"])), "letter"),
        (wrong("/head/title", json!("停\u{200B}车")), "U+200B"),
        (misspelt, "sections.1.fields.0.optinal"),
    ];
    for (form, expected) in cases {
        let bad = written(&site, "bad.json", &form);
        let (ok, said) = forms(&site, &["load", &good, &bad]);
        assert!(!ok && said.contains(expected), "{expected}: {said}");
    }
    let mut two = wrong("/head/working_days", json!(0));
    two["letter"] = json!(["只有标题"]);
    let (_, said) = forms(&site, &["load", &written(&site, "two.json", &two)]);
    assert!(said.contains("head.working_days") && said.contains("letter"), "{said}");
    fs::write(site.dir.path().join("broken.json"), "{").unwrap();
    let broken = site.dir.path().join("broken.json");
    assert!(!forms(&site, &["load", broken.to_str().unwrap()]).0);
    assert_eq!(count(), before, "all or nothing");
    assert!(forms(&site, &["load", &good]).0);
    let mut reworded = example();
    let agreement = |version, text| json!([{ "id": "truthful", "version": version, "text": text, "required": true }]);
    reworded["agreements"] = agreement(1, "别的文字");
    let (ok, said) = forms(&site, &["load", &written(&site, "r.json", &reworded)]);
    assert!(!ok && said.contains("版本要加一"), "{said}");
    reworded["agreements"] = agreement(2, "别的文字");
    assert!(forms(&site, &["load", &written(&site, "r.json", &reworded)]).0);
}
