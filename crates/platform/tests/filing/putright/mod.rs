//! Putting right: objections, repairs, rectifications, reports.

mod atomic;
mod objections;
mod rectifications;
mod repairs;
mod reports;

use super::site::*;
use super::uploads::{PDF, upload};
use contract::case::{Case, Eligibility, Filing as Filed};
use contract::record::{Record, RecordId, Standing};
use contract::{Date, Uscc};
use platform::sample::{self, showcase};
use platform::store::Seed;

/// The office that decided on [`PENALTY`].
pub const SUPPLIER: &str = "yingji";
/// A penalty of the food company that can be repaired.
pub const PENALTY: &str = "test-penalty";
/// An entry of a black list of the food company.
pub const LISTED: &str = "test-black";

/// With the showcase's subjects and records, and two more for the food company.
pub fn site() -> Site {
    let mut seed: Seed = sample::small(today()).unwrap();
    let shown = |record: &Record| record.head.id.as_str().starts_with("demo-");
    seed.records.retain(shown);
    let more = [delivered(&seed, PENALTY), delivered(&seed, LISTED)];
    seed.records.extend(more);
    Site::with(&seed)
}

/// [`PENALTY`] or [`LISTED`] as it was delivered.
pub fn delivered(seed: &Seed, id: &str) -> Record {
    let from = if id == PENALTY { showcase::REPAIR_READY } else { showcase::BLACK_LIST };
    let food = seed.subjects.iter().find(|s| Some(s.subject.code) == Uscc::parse(showcase::FOOD));
    let mut record = seed.records.iter().find(|r| r.head.id.as_str() == from).unwrap().clone();
    record.head.id = RecordId::parse(id).unwrap();
    record.head.subject = food.unwrap().subject.clone();
    record.head.standing = Standing::Current;
    if id == LISTED {
        // Long enough ago that it can be repaired.
        let ago = |months: i32| today().add_months(-months);
        (record.head.decided, record.head.published) = (ago(14), ago(14));
        record.head.withdrawn_after = Some(ago(-22));
    }
    record
}

impl Client {
    pub async fn record(&self, id: &str) -> Record {
        self.get(&format!("records/{id}")).await.read()
    }

    pub async fn can(&self, template: &str, record: &str) -> Eligibility {
        self.get(&format!("me/eligibility?template={template}&record={record}")).await.read()
    }

    /// An objection to the title of the record.
    pub async fn objection(&self, record: &str) -> Filed {
        let mut answers = self.can("objection", record).await.known;
        for (key, answer) in [
            ("ground", "wrong"),
            ("points.0.field", "title"),
            ("points.0.should", "别的示例标题"),
            ("points.0.why", "决定书上写的是这样"),
            ("claim", "correct"),
            ("proceedings", "none"),
            ("agent_name", "李示例"),
            ("agent_phone", "13800000000"),
        ] {
            answers.set(key, answer);
        }
        let mut filed = filing(contract::case::CaseKind::Objection, answers);
        filed.agreements.truncate(1);
        filed
    }

    pub async fn objects(&self, record: &str) -> Case {
        self.post("me/cases", &self.objection(record).await).await.read()
    }

    /// An application for the repair of the record.
    pub async fn repair(&self, record: &str) -> Filed {
        let mut answers = self.can("repair", record).await.known;
        let proof = upload(self, "缴款凭证.pdf", PDF).await;
        let until = today().add_days(1000).to_string();
        for (key, answer) in [
            ("fulfilled", "2026-10-01"),
            ("correction", "已经全部改正，指定专人检查。"),
            ("proof", proof.as_str()),
            ("valid_until", until.as_str()),
            ("agent_name", "李示例"),
            ("agent_phone", "13800000000"),
        ] {
            answers.set(key, answer);
        }
        filing(contract::case::CaseKind::Repair, answers)
    }

    pub async fn applies(&self, record: &str) -> Case {
        self.post("me/cases", &self.repair(record).await).await.read()
    }

    /// Does it as officer, whichever the part of the agency is, or as the enterprise.
    pub async fn does(&self, case: &Case, action: contract::case::Action) -> Case {
        use contract::case::Role;
        let own = self.get(&format!("me/cases/{}", case.head.number)).await;
        let role = if own.status == 200 { Role::Enterprise } else { Role::Officer };
        let side = if role == Role::Enterprise { "me" } else { "desk" };
        let now: Case = self.get(&format!("{side}/cases/{}", case.head.number)).await.read();
        self.act(&now, role, action, &now.answers).await.read()
    }

    /// The case as it is now, on this side of the desk.
    pub async fn sees(&self, case: &Case) -> Case {
        self.get(&format!("desk/cases/{}", case.head.number)).await.read()
    }
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}
