//! The endpoints of filing.

use super::{
    cases, desk, documents, drafts, forms, me, orders, public, session, sign_in, training, uploads,
};
use crate::filing::Filing;
use crate::http::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post};

/// All of them, on this filing.
pub fn routes(filing: Filing) -> Router<App> {
    Router::new()
        .route("/session", get(session::state).post(session::sign_in).delete(session::sign_out))
        .route("/session/start", get(sign_in::start))
        .route("/session/callback", get(sign_in::callback))
        .route("/form-templates", get(forms::heads))
        .route("/form-templates/{id}", get(forms::one))
        .route("/regions", get(forms::regions))
        .route("/me", get(me::profile))
        .route("/me/overview", get(me::overview))
        .route("/me/records", get(me::records))
        .route("/me/notices", get(me::notices))
        .route("/me/notices/read", post(me::read_notices))
        .route("/me/consents", get(cases::authorisations))
        .route("/me/notices/{id}/read", post(me::read_notice))
        .route("/me/eligibility", get(me::eligibility))
        .route("/me/drafts", get(drafts::all))
        .route("/me/drafts/{id}", get(drafts::one).put(drafts::put).delete(drafts::delete))
        .route("/me/cases", get(cases::all).post(cases::file))
        .route("/me/cases/{number}", get(cases::one))
        .route("/me/cases/{number}/actions", post(cases::act))
        .route("/me/cases/{number}/interview.ics", get(orders::own_calendar))
        .route("/me/cases/{number}/consents/{id}", delete(cases::withdraw_consent))
        .route("/uploads", post(uploads::create).options(uploads::capabilities))
        .route(
            "/uploads/{id}",
            // HEAD arrives as GET, see `etag::revalidate`.
            get(uploads::progress)
                .patch(uploads::receive)
                .delete(uploads::delete)
                .options(uploads::capabilities)
                .layer(DefaultBodyLimit::disable()),
        )
        .route("/attachments/{id}", get(uploads::download))
        .route("/desk/cases", get(desk::queue).post(orders::order))
        .route("/desk/cases/{number}", get(desk::one))
        .route("/desk/cases/{number}/actions", post(desk::act))
        .route("/desk/order-previews", post(orders::preview))
        .route("/desk/working-days", get(orders::working_days))
        .route("/desk/interviews", get(orders::interviews))
        .route("/desk/interviews.ics", get(orders::calendar))
        .route("/reports", post(public::report))
        .route("/statistics/handling", get(public::handling))
        .route("/trainings", get(training::all))
        .route("/trainings/{id}", get(training::one))
        .route("/me/trainings/{id}", get(training::state))
        .route("/me/trainings/{id}/attempts", post(training::begin))
        .route("/me/trainings/{id}/attempts/{attempt}/answers", post(training::hand_in))
        .route("/certificates/{code}", get(training::certificate))
        .route(
            "/documents",
            post(documents::make).layer(DefaultBodyLimit::max(contract::document::BYTES)),
        )
        .route("/documents/{id}", get(documents::one))
        .route("/documents/{id}/file", get(documents::file))
        .route("/me/documents", post(documents::make_own))
        .route("/me/documents/{id}", get(documents::own))
        .route("/me/documents/{id}/file", get(documents::own_file))
        .route("/document-checks", post(documents::check))
        .route("/case-lookups", post(public::progress))
        .route("/proofs/{verification}", get(public::proof))
        .with_state(filing)
}
