//! What can be filed, drafts, and filing itself.

use super::call::Call;
use super::client::{Cancel, get};
use super::{Answer, ask, change};
use crate::paths::{segment, with_query};
use contract::Page;
use contract::case::{CaseNumber, Draft, DraftContent, Eligibility, Filed, Filing, RegisterFacts};
use contract::form::{FormTemplate, Purpose, TemplateHead};
use contract::subject::Region;

/// The forms of a purpose.
pub async fn forms(base: &str, purpose: Purpose, cancel: &Cancel) -> Answer<Page<TemplateHead>> {
    let purpose = [("purpose", purpose.code().to_owned())];
    get(&with_query(&format!("{base}/form-templates"), &purpose), cancel).await
}

/// A form as it is offered now, about that record if one is named.
pub async fn form(base: &str, id: &str, record: &str, cancel: &Cancel) -> Answer<FormTemplate> {
    let address = format!("{base}/form-templates/{}", segment(id));
    get(&with_query(&address, &about(record)), cancel).await
}

fn about(record: &str) -> Vec<(&'static str, String)> {
    (!record.is_empty()).then(|| ("record", record.to_owned())).into_iter().collect()
}

/// A version of a form, offered or not.
pub async fn form_as_it_was(base: &str, id: &str, version: u32) -> Answer<FormTemplate> {
    let address = format!("{base}/form-templates/{}?version={version}", segment(id));
    get(&address, &Cancel::default()).await
}

/// The districts that can be filed for.
pub async fn regions(base: &str, cancel: &Cancel) -> Answer<Page<Region>> {
    get(&format!("{base}/regions"), cancel).await
}

/// Whether the enterprise can file a form, about that record if one is named, and what is known.
pub async fn eligibility(
    base: &str,
    form: &str,
    record: &str,
    cancel: &Cancel,
) -> Answer<Eligibility> {
    ask(eligibility_of(base, form, record), cancel).await
}

/// What the register knows, in the same answer: for whoever fills in a form already.
pub async fn register_facts(
    base: &str,
    form: &str,
    record: &str,
    cancel: &Cancel,
) -> Answer<RegisterFacts> {
    ask(eligibility_of(base, form, record), cancel).await
}

fn eligibility_of(base: &str, form: &str, record: &str) -> String {
    let mut pairs = about(record);
    pairs.push(("template", form.to_owned()));
    with_query(&format!("{base}/me/eligibility"), &pairs)
}

/// A draft.
pub async fn draft(base: &str, id: &str, cancel: &Cancel) -> Answer<Draft> {
    ask(format!("{base}/me/drafts/{}", segment(id)), cancel).await
}

/// Stores a draft, if the stored one is still of the version that is known; 0 for none.
pub async fn put_draft(base: &str, id: &str, content: &DraftContent, known: u32) -> Answer<Draft> {
    let call = Call::new("PUT", format!("{base}/me/drafts/{}", segment(id))).json(content)?;
    let call = match known {
        0 => call.header("If-None-Match", "*".to_owned()),
        version => call.header("If-Match", format!("\"{version}\"")),
    };
    change(call, &Cancel::default()).await?.read()
}

/// Files a form; the key stands for this intention, however often it is sent. Gives its number.
pub async fn file(base: &str, filing: &Filing, key: &str) -> Answer<CaseNumber> {
    let call = Call::new("POST", format!("{base}/me/cases")).json(filing)?.once(key);
    let filed: Filed = change(call, &Cancel::default()).await?.read()?;
    Ok(filed.head.number)
}
