//! Filing: what can be filed, filling it in, checking and submitting it.

pub mod about;
mod agreements;
mod answers;
pub mod check;
pub mod choose;
mod correction;
mod decide;
mod errors;
mod fields;
mod form;
mod frame;
mod letter;
mod open;
mod parts;
pub mod report;
mod saved;
pub mod start;
mod steps;
mod submit;
pub mod wizard;

use contract::form::{Purpose, TemplateHead};

/// The page on which what belongs to a form can be chosen: its name and address.
fn above(head: &TemplateHead) -> (&'static str, String) {
    match head.purpose {
        Purpose::Registration => ("自愿注册", crate::paths::REGISTRATION.into()),
        Purpose::Objection => ("异议申诉", crate::paths::OBJECTIONS.into()),
        Purpose::Report => ("问题反映", crate::paths::REPORTS.into()),
        Purpose::Rectification => ("我的办件", crate::paths::CASES.into()),
        Purpose::Repair => ("信用修复", crate::paths::REPAIRS.into()),
        _ => ("信用承诺", crate::paths::COMMITMENTS.into()),
    }
}
