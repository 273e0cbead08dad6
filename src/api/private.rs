//! Requests in the name of whoever is signed in.

use super::call::{Call, Reply};
use super::client::{Cancel, send};
use super::{ApiError, json};
use crate::session;
use contract::problem::ProblemKind;
use serde::de::DeserializeOwned;

/// GET of something that is the caller's own.
pub async fn ask<T: DeserializeOwned>(address: String, cancel: &Cancel) -> Result<T, ApiError> {
    let reply = change(Call::new("GET", address), cancel).await?;
    json::read(&reply.text).map_err(|_| ApiError::Unreadable)
}

/// Any request. When the session has ended, the visitor is asked to sign in again, and then it is
/// made once more; never as somebody else.
pub async fn change(mut call: Call, cancel: &Cancel) -> Result<Reply, ApiError> {
    loop {
        let token = session::token();
        call.set_token(token.clone());
        let error = match send(&call, cancel).await {
            Err(error) if is_about_session(&error) => error,
            answer => return answer,
        };
        if cancel.is_cancelled() {
            return Err(ApiError::Cancelled);
        }
        if !session::again(token).await? {
            return Err(error);
        }
        if cancel.is_cancelled() {
            return Err(ApiError::Cancelled);
        }
    }
}

fn is_about_session(error: &ApiError) -> bool {
    match error {
        ApiError::SignedOut => true,
        ApiError::Problem(problem) => problem.kind() == Some(ProblemKind::OtherSession),
        _ => false,
    }
}

impl Reply {
    /// The body, as the type that the contract promises.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        json::read(&self.text).map_err(|_| ApiError::Unreadable)
    }
}
