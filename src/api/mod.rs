//! The platform's REST interface: one function per endpoint.

mod call;
mod cases;
mod client;
mod desk;
mod developers;
mod documents;
mod error;
mod filing;
mod handling;
mod json;
mod load;
mod me;
mod private;
mod repair;
mod screening;
mod sessions;
mod uploads;

pub use cases::{
    act, attachment, case, case_to_correct, cases, interview_calendar, lookup, proof, report,
    withdraw_consent,
};
pub use client::{Cancel, fetch_file};
pub use desk::{
    decide, desk_case, desk_cases, interviews, interviews_calendar, issue_order, preview_order,
    working_days,
};
pub use developers::{DESCRIPTION, Tried, description, try_out};
pub use documents::{
    check_document, document, document_file, make_document, make_report, my_report,
};
pub use error::ApiError;
pub use filing::{
    draft, eligibility, file, form, form_as_it_was, forms, put_draft, regions, register_facts,
};
pub use handling::handling;
pub use json::{read as read_json, write as write_json};
pub use load::{Load, Loader, load};
pub use me::{
    authorisations, delete_draft, drafts, my_records, notices, overview, read_notice, read_notices,
};
pub use private::{ask, change};
pub use repair::{
    begin_test, certificate, hand_in, repair, repair_calendar, training, training_state, trainings,
};
pub use screening::screen;
pub use sessions::{session, sign_in, sign_out};
pub use uploads::{begin_upload, remove_upload, send_piece, upload_progress};

use crate::paths::{segment, with_query};
use client::get;
use contract::article::{Article, ArticleHead, ArticleQuery, ArticleSection};
use contract::finding::Findings;
use contract::query::{RecordQuery, SubjectQuery, SubjectRecordsQuery};
use contract::record::{CreditList, KindInfo, Record, RecordHead, RecordId, RecordLine};
use contract::site::Site;
use contract::statistics::Statistics;
use contract::subject::{SubjectHit, SubjectProfile, Suggestions};
use contract::{Page, Uscc};

type Answer<T> = Result<T, ApiError>;

/// What the home page shows of the whole site.
pub async fn site(base: &str, cancel: &Cancel) -> Answer<Site> {
    get(&format!("{base}/site"), cancel).await
}

/// At most ten subjects whose name or code contains what was typed so far, and services that it
/// fits.
pub async fn suggestions(base: &str, q: &str, cancel: &Cancel) -> Answer<Suggestions> {
    get(&format!("{base}/suggestions?q={}", segment(q)), cancel).await
}

/// What fits the words besides subjects.
pub async fn findings(base: &str, q: &str, cancel: &Cancel) -> Answer<Findings> {
    get(&format!("{base}/findings?q={}", segment(q)), cancel).await
}

/// Subjects by name part or code.
pub async fn subjects(
    base: &str,
    query: &SubjectQuery,
    cancel: &Cancel,
) -> Answer<Page<SubjectHit>> {
    get(&with_query(&format!("{base}/subjects"), &query.pairs()), cancel).await
}

/// Everything public about who a subject is.
pub async fn subject(base: &str, code: &Uscc, cancel: &Cancel) -> Answer<SubjectProfile> {
    get(&format!("{base}/subjects/{code}"), cancel).await
}

/// A subject's public records, newest first.
pub async fn subject_records(
    base: &str,
    code: &Uscc,
    query: &SubjectRecordsQuery,
    cancel: &Cancel,
) -> Answer<Page<RecordHead>> {
    get(&with_query(&format!("{base}/subjects/{code}/records"), &query.pairs()), cancel).await
}

/// A record.
pub async fn record(base: &str, id: &RecordId, cancel: &Cancel) -> Answer<Record> {
    get(&format!("{base}/records/{}", id.as_str()), cancel).await
}

/// Every kind of record with the number of public ones.
pub async fn record_kinds(base: &str, cancel: &Cancel) -> Answer<Page<KindInfo>> {
    get(&format!("{base}/record-kinds"), cancel).await
}

/// Every named list.
pub async fn lists(base: &str, cancel: &Cancel) -> Answer<Page<CreditList>> {
    get(&format!("{base}/lists"), cancel).await
}

/// A page of a disclosure list.
pub async fn records(base: &str, query: &RecordQuery, cancel: &Cancel) -> Answer<Page<RecordLine>> {
    get(&with_query(&format!("{base}/records"), &query.pairs()), cancel).await
}

/// Headlines of articles, newest first.
pub async fn articles(
    base: &str,
    query: &ArticleQuery,
    cancel: &Cancel,
) -> Answer<Page<ArticleHead>> {
    get(&with_query(&format!("{base}/articles"), &query.pairs()), cancel).await
}

/// An article.
pub async fn article(base: &str, id: &str, cancel: &Cancel) -> Answer<Article> {
    get(&format!("{base}/articles/{}", crate::paths::segment_of_id(id)), cancel).await
}

/// The address of a section's feed.
pub fn articles_feed(base: &str, section: ArticleSection) -> String {
    format!("{base}/articles.atom?section={}", section.code())
}

/// Figures about the whole.
pub async fn statistics(base: &str, cancel: &Cancel) -> Answer<Statistics> {
    get(&format!("{base}/statistics"), cancel).await
}

/// The address of a figure as a file.
pub fn statistics_file(base: &str, figure: &str) -> String {
    with_query(&format!("{base}/statistics.csv"), &[("figure", figure.to_owned())])
}

/// The address of a disclosure list as a file: `csv` or `atom`.
pub fn records_file(base: &str, form: &str, query: &RecordQuery) -> String {
    with_query(&format!("{base}/records.{form}"), &query.clone().first_page().pairs())
}

/// The address of the feed of a subject's records.
pub fn subject_feed(base: &str, code: &Uscc) -> String {
    format!("{base}/subjects/{code}/records.atom")
}
