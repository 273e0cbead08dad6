//! `form-templates`: what can be filed, to be read before signing in.

use super::Public;
use super::private::{PathText, part};
use crate::filing::{Filing, templates};
use crate::http::{ApiError, Pairs};
use crate::regions::{self, REGIONS};
use axum::extract::State;
use contract::Page;
use contract::form::{FormTemplate, Purpose, TemplateHead};
use contract::record::RecordId;
use contract::subject::Region;

pub async fn heads(
    State(filing): State<Filing>,
    Pairs(pairs): Pairs,
) -> Result<Public<Page<TemplateHead>>, ApiError> {
    let code = pairs.into_iter().rfind(|(name, _)| name == "purpose").map(|(_, code)| code);
    let purpose = match code.as_deref() {
        None | Some("") => None,
        Some(code) => Some(
            Purpose::from_code(code)
                .ok_or_else(|| ApiError::invalid("purpose", "没有这类办理事项，请重新选择。"))?,
        ),
    };
    let heads = filing.read(move |tx, _| templates::heads(tx, purpose)).await?;
    Ok(Public(Page::whole(heads)))
}

pub async fn one(
    State(filing): State<Filing>,
    id: PathText,
    Pairs(pairs): Pairs,
) -> Result<Public<FormTemplate>, ApiError> {
    let (id, about) = (part(id)?, about(&pairs));
    let version = match pairs.into_iter().rfind(|(name, _)| name == "version") {
        None => None,
        Some((_, text)) => {
            let wrong = |_| ApiError::invalid("version", "表的版本应为数字。");
            Some(text.parse::<u32>().map_err(wrong)?)
        }
    };
    let find = move |tx: &crate::store::Snapshot, today| {
        let form = match version {
            Some(version) => templates::as_it_was(tx, &id, version)?,
            None => templates::current(tx, &id)?,
        };
        templates::about_public(tx, form, about.as_ref(), today)
    };
    filing.read(find).await.map(Public)
}

/// The record that a form is about.
pub fn about(pairs: &[(String, String)]) -> Option<RecordId> {
    let named = pairs.iter().rfind(|(name, _)| name == "record");
    named.and_then(|(_, id)| RecordId::parse(id))
}

/// The districts that a form can be filed for.
pub async fn regions() -> Public<Page<Region>> {
    let codes = REGIONS.iter().map(|(code, _)| *code);
    Public(Page::whole(codes.filter_map(regions::named).collect()))
}
