//! Every endpoint that takes an id, asked by everybody whom it is none of the business of.

use super::site::*;
use super::uploads::{PDF, upload};
use contract::case::{Action, CaseKind, CaseNumber};
use serde_json::{Value, json};

struct Endpoint {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Value,
    /// What another enterprise, an officer of the agency, an officer of another agency get.
    expected: [u16; 3],
}

#[tokio::test]
async fn nobody_reaches_what_is_anothers() {
    let site = Site::new();
    let owner = site.signed_in(FOOD).await;
    let file = upload(&owner, "证照.pdf", PDF).await;
    let loose = upload(&owner, "草稿.pdf", PDF).await;
    let mut filing = owner.filing(CaseKind::Commitment).await;
    filing.answers.set("rules", &file);
    let case = owner.post("me/cases", &filing).await.read::<contract::case::Case>();
    let content = json!({ "template": "commitment-voluntary", "answers": {} });
    owner.send("PUT", "me/drafts/mine", &[("if-none-match", "*")], Some(&content)).await;
    let attempt = owner.post("me/trainings/repair-basics/attempts", &json!({})).await.json();
    let report = owner.post("me/documents", &json!({})).await.json();
    let report = report["id"].as_str().unwrap().to_owned();
    let number = &case.head.number;
    // Its day has passed: whoever may order is told so, and nothing comes of it.
    let order = json!({
        "subject": case.head.subject.code,
        "order": { "matter": "示例事项", "legal_basis": "示例规定", "due": "2026-01-01" },
    });
    let act = |action| serde_json::to_value(request(&case, action, &case.answers)).unwrap();
    let tus = || {
        vec![
            ("tus-resumable", "1.0.0".to_owned()),
            ("upload-offset", PDF.len().to_string()),
            ("content-type", "application/offset+octet-stream".to_owned()),
        ]
    };
    let at = |method, path: String, body, expected| Endpoint {
        method,
        path,
        headers: Vec::new(),
        body,
        expected,
    };
    let endpoints = [
        at("GET", format!("me/cases/{number}"), Value::Null, [404, 403, 403]),
        at("POST", format!("me/cases/{number}/actions"), act(Action::Withdraw), [404, 403, 403]),
        at("DELETE", format!("me/cases/{number}/consents/share"), Value::Null, [404, 403, 403]),
        at("GET", "me/drafts/mine".into(), Value::Null, [404, 403, 403]),
        Endpoint {
            headers: vec![("if-match", "1".into())],
            ..at("PUT", "me/drafts/mine".into(), content, [409, 403, 403])
        },
        // Deleting what isn't there is fine; the owner's is still there, see below.
        at("DELETE", "me/drafts/mine".into(), Value::Null, [204, 403, 403]),
        at("POST", "me/notices/1/read".into(), Value::Null, [404, 403, 403]),
        at("HEAD", format!("uploads/{loose}"), Value::Null, [404, 403, 403]),
        Endpoint {
            headers: tus(),
            ..at("PATCH", format!("uploads/{loose}"), Value::Null, [404, 403, 403])
        },
        at("DELETE", format!("uploads/{loose}"), Value::Null, [404, 403, 403]),
        at("GET", format!("attachments/{file}"), Value::Null, [404, 200, 404]),
        at("GET", format!("attachments/{loose}"), Value::Null, [404, 404, 404]),
        at("GET", format!("desk/cases/{number}"), Value::Null, [403, 200, 404]),
        at("POST", format!("desk/cases/{number}/actions"), act(Action::Accept), [403, 0, 404]),
        at("GET", format!("me/documents/{report}"), Value::Null, [404, 403, 403]),
        at("GET", format!("me/documents/{report}/file"), Value::Null, [404, 403, 403]),
        at("POST", "me/documents".into(), Value::Null, [201, 403, 403]),
        at("GET", "me".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/overview".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/records".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/notices".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/cases".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/drafts".into(), Value::Null, [200, 403, 403]),
        at("GET", "desk/cases".into(), Value::Null, [403, 200, 200]),
        at("GET", "desk/interviews".into(), Value::Null, [403, 200, 200]),
        Endpoint {
            headers: vec![("host", "example.cn".into())],
            ..at("GET", "desk/interviews.ics".into(), Value::Null, [403, 200, 200])
        },
        at("GET", "desk/working-days?until=2026-12-10".into(), Value::Null, [403, 200, 200]),
        at("POST", "desk/order-previews".into(), order.clone(), [403, 422, 422]),
        at("POST", "desk/cases".into(), order, [403, 422, 422]),
        Endpoint {
            headers: vec![("host", "example.cn".into())],
            ..at("GET", format!("me/cases/{number}/interview.ics"), Value::Null, [404, 403, 403])
        },
        at("GET", "me/consents".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/eligibility?template=commitment-trade".into(), Value::Null, [200, 403, 403]),
        at("GET", "me/trainings/repair-basics".into(), Value::Null, [200, 403, 403]),
        at("POST", "me/trainings/repair-basics/attempts".into(), json!({}), [200, 403, 403]),
        at(
            "POST",
            format!(
                "me/trainings/repair-basics/attempts/{}/answers",
                attempt["id"].as_str().unwrap()
            ),
            json!({ "answers": {} }),
            [404, 403, 403],
        ),
        // These make something of the caller's own, or change it: no more than the refusals.
        at("POST", "me/notices/read?until=99".into(), Value::Null, [204, 403, 403]),
        at("POST", "me/cases".into(), serde_json::to_value(&filing).unwrap(), [422, 403, 403]),
        Endpoint {
            headers: vec![
                ("tus-resumable", "1.0.0".into()),
                ("upload-length", "10".into()),
                ("upload-metadata", "filename YS5wZGY=".into()),
            ],
            ..at("POST", "uploads".into(), Value::Null, [201, 403, 403])
        },
    ];
    let officer = site.signed_in(MARKET).await;
    let elsewhere = site.signed_in(LABOUR).await;
    covers_everything(&endpoints);
    // Whoever it is the business of, but from another site's page or with another's token.
    for endpoint in endpoints.iter().filter(|e| !matches!(e.method, "GET" | "HEAD")) {
        let who = if endpoint.path.starts_with("desk") { &officer } else { &owner };
        for forged in [
            ("x-csrf-token", ""),
            ("x-csrf-token", &elsewhere.csrf),
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://elsewhere.example"),
        ] {
            let status = endpoint.ask(who, Some(forged)).await.status;
            assert_eq!(status, 403, "{} {} with {forged:?}", endpoint.method, endpoint.path);
        }
    }
    let expired = site.signed_in(FOOD).await;
    site.database().execute("UPDATE sessions SET used = 0", []).unwrap();
    let owner = site.signed_in(FOOD).await;
    let strangers =
        [site.signed_in(CLEAN).await, site.signed_in(MARKET).await, site.signed_in(REFORM).await];
    for endpoint in &endpoints {
        let Endpoint { method, path, expected, .. } = endpoint;
        for (stranger, expected) in strangers.iter().zip(expected).filter(|(_, e)| **e != 0) {
            let answer = endpoint.ask(stranger, None).await;
            assert_eq!(answer.status, *expected, "{method} {path}");
            if *expected == 404 && *method != "HEAD" {
                let nowhere = endpoint.elsewhere(number.as_str(), [&file, &loose, &report]);
                let nothing = nowhere.ask(stranger, None).await;
                let same = nothing.json()["detail"] == answer.json()["detail"];
                assert!(same && nothing.status == 404, "{method} {path} tells that it exists");
            }
        }
        assert_eq!(
            endpoint.ask(&site.anybody(), None).await.status,
            401,
            "{method} {path}: nobody"
        );
        assert_eq!(endpoint.ask(&expired, None).await.status, 401, "{method} {path}: expired");
    }
    assert_eq!(owner.get("me/drafts/mine").await.status, 200, "nothing of the owner's is gone");
    assert_eq!(owner.get(&format!("attachments/{loose}")).await.status, 200);
    let public = strangers[0].get(&format!("documents/{report}")).await;
    assert_eq!(public.status, 404, "an enterprise's own report isn't public");
    assert_eq!(owner.get(&format!("me/cases/{number}")).await.json()["version"], 1);
    assert_eq!(owner.get("me/cases").await.json()["total"], 1);
    assert_eq!(owner.get("me/notices").await.json()["items"][0]["read"], false);
    for hostile in
        ["me/cases/..%2F..%2Fetc", "me/cases/%FF", "desk/cases/x", "attachments/..%2Fcredit.db"]
    {
        let client = if hostile.starts_with("desk") { &strangers[1] } else { &owner };
        client.get(hostile).await.problem(404);
    }
}

impl Endpoint {
    async fn ask(&self, client: &Client, forged: Option<(&str, &str)>) -> Answer {
        let own = self.headers.iter().map(|(name, value)| (*name, value.as_str()));
        let mut headers: Vec<(&str, &str)> = own.chain(forged).collect();
        headers.push(("idempotency-key", "access-test"));
        let body = (!self.body.is_null()).then_some(&self.body);
        client.send(self.method, &self.path, &headers, body).await
    }

    /// The same for something that there isn't.
    fn elsewhere(&self, number: &str, files: [&str; 3]) -> Self {
        let other = CaseNumber::new(today(), 77_777).to_string();
        let mut path = self.path.replace(number, &other);
        for file in files {
            path = path.replace(file, &"0".repeat(64));
        }
        let path = path.replace("drafts/mine", "drafts/none").replace("notices/1/", "notices/777/");
        Self { path, headers: self.headers.clone(), body: self.body.clone(), ..*self }
    }
}

/// What anybody may ask, and gets the same answer to.
const PUBLIC: [&str; 41] = [
    "get /site",
    "get /suggestions",
    "get /findings",
    "get /subjects",
    "post /screenings",
    "get /subjects/{code}",
    "get /subjects/{code}/records",
    "get /subjects/{code}/records.atom",
    "get /records",
    "get /records.csv",
    "get /records.atom",
    "get /records/{id}",
    "get /record-kinds",
    "get /lists",
    "get /regions",
    "get /statistics",
    "get /statistics.csv",
    "get /articles",
    "get /articles.atom",
    "get /articles/{id}",
    "get /records/{id}/repair",
    "get /records/{id}/repair.ics",
    "get /trainings",
    "get /trainings/{id}",
    "get /certificates/{code}",
    "get /form-templates",
    "get /form-templates/{id}",
    "get /proofs/{verification}",
    "get /session",
    "get /session/start",
    "get /session/callback",
    "post /session",
    "delete /session",
    "post /case-lookups",
    "post /reports",
    "get /statistics/handling",
    "options /uploads",
    "post /documents",
    "get /documents/{id}",
    "get /documents/{id}/file",
    "post /document-checks",
];

/// Every address of the contract is either public or in the table.
fn covers_everything(endpoints: &[Endpoint]) {
    let contract: Value = serde_json::from_str(include_str!("../../../../openapi.json")).unwrap();
    let fits = |template: &str, path: &str| {
        let path = path.split('?').next().unwrap_or_default();
        let (mut wanted, mut given) = (template.split('/').skip(1), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(part), Some(_)) if part.starts_with('{') => {}
                (Some(part), Some(text)) if part == text => {}
                _ => return false,
            }
        }
    };
    let mut all = Vec::new();
    for (template, methods) in contract["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            let name = format!("{method} {template}");
            let tested = endpoints
                .iter()
                .any(|e| e.method.eq_ignore_ascii_case(method) && fits(template, &e.path));
            assert!(
                tested != PUBLIC.contains(&name.as_str()),
                "{name} must be in the table of endpoints or be called public"
            );
            all.push(name);
        }
    }
    for public in PUBLIC {
        assert!(all.iter().any(|name| name == public), "{public} is gone");
    }
}
