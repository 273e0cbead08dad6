//! `screenings`.

use super::Answer;
use super::call::Call;
use super::client::{Cancel, send};
use contract::screening::{Screened, Screening};

/// What is found for each of these lines.
pub async fn screen(base: &str, lines: Vec<String>, cancel: &Cancel) -> Answer<Screened> {
    let call = Call::new("POST", format!("{base}/screenings")).json(&Screening { lines })?;
    // It only reads.
    send(&call.repeatable(), cancel).await?.read()
}
