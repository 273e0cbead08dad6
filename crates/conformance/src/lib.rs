//! Checks whether somebody's platform speaks the contract: asks it what the portal asks, and
//! compares the answers with `openapi.json` and with each other.

mod checks;
mod http;
mod report;
mod schema;

pub use report::{Finding, Report};

use anyhow::Result;
use http::Client;
use schema::Schemas;

/// Who can be signed in for the checks that need somebody.
#[derive(Clone, Debug)]
pub struct Account {
    /// User name.
    pub user: String,
    /// Password.
    pub password: String,
}

/// What is checked.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where the contract is served: `https://xy.example.cn/api/v1`.
    pub base: String,
    /// An enterprise's account.
    pub enterprise: Option<Account>,
    /// Another enterprise's, which must not see what is the first one's.
    pub other: Option<Account>,
    /// An officer's account.
    pub officer: Option<Account>,
    /// Only the check of this name.
    pub only: Option<String>,
}

/// What every check works with.
struct Context {
    target: Target,
    client: Client,
    schemas: Schemas,
}

/// The names of all checks.
pub fn names() -> impl Iterator<Item = &'static str> {
    checks::ALL.iter().map(|check| check.name)
}

/// Runs the checks. Errors: the document of the contract itself can't be read; whatever the
/// platform answers, or if it doesn't, is a finding.
pub fn run(target: &Target) -> Result<Report> {
    let context = Context {
        target: target.clone(),
        client: Client::new(&target.base),
        schemas: Schemas::of_contract()?,
    };
    let mut report = Report::default();
    let wanted = |name: &str| target.only.as_ref().is_none_or(|only| only == name);
    for check in checks::ALL.iter().filter(|check| wanted(check.name)) {
        report.add(check, (check.run)(&context));
    }
    Ok(report)
}
