//! `POST screenings`: many subjects at once. Nothing of what is asked is kept or logged.

use super::private::{Answer, Private};
use crate::http::{ApiError, App};
use crate::store::{catalogue, screening};
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use contract::problem::ProblemKind;
use contract::screening::{LINES, Screened, Screening};

pub async fn screen(
    State(app): State<App>,
    body: Result<Bytes, BytesRejection>,
) -> Answer<Screened> {
    let asked: Screening = serde_json::from_slice(&body.map_err(unread)?).map_err(|_| {
        let detail = "内容的格式不对，应为 {\"lines\": [\"名称或代码\", …]}。请刷新页面后再试。";
        ApiError::invalid("/lines", detail)
    })?;
    if asked.lines.len() > LINES {
        let detail =
            format!("一次最多核查 {LINES} 行，现在有 {} 行。请分几次核查。", asked.lines.len());
        return Err(ApiError::invalid("/lines", detail));
    }
    let screened = app.read(move |now, today| {
        let lines = screening::lines(now, &asked.lines, today)?;
        Ok(Screened { as_of: catalogue::as_of(now, today)?, lines })
    });
    screened.await.map(Private)
}

fn unread(rejection: BytesRejection) -> ApiError {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let detail = "内容太大。每行只写一个名称或代码，并分几次核查。";
            ApiError::new(ProblemKind::TooLarge, detail)
        }
        _ => ApiError::invalid("", "没有收到完整的内容，请检查网络后再试一次。"),
    }
}
