//! Who is on the way to the provider and back. Kept in memory: after a restart they begin again.

use super::super::random;
use crate::http::ApiError;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long somebody may take.
pub const PATIENCE: Duration = Duration::from_secs(10 * 60);
/// So many may be on the way at once; the oldest have to begin again when there are more.
const MOST: usize = 20_000;

/// Somebody on the way.
pub struct Attempt {
    /// What the provider must send back.
    pub state: String,
    /// What the token must contain.
    pub nonce: String,
    /// What proves that the code is ours (PKCE).
    pub verifier: String,
    /// The page they want to come back to.
    pub back_to: String,
    began: Instant,
}

/// All of them, by the hash of their cookie's secret.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<[u8; 32], Attempt>>);

impl Attempt {
    /// Somebody who begins now.
    pub fn new(state: String, nonce: String, verifier: String, back_to: String) -> Self {
        Self { state, nonce, verifier, back_to, began: Instant::now() }
    }
}

impl Attempts {
    /// Remembers one; gives the secret for the cookie.
    pub fn add(&self, attempt: Attempt) -> Result<String, ApiError> {
        let secret = random::token()?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.retain(|_, attempt| attempt.began.elapsed() < PATIENCE);
        }
        if all.len() >= MOST
            && let Some(oldest) = all.iter().min_by_key(|(_, a)| a.began).map(|(key, _)| *key)
        {
            all.remove(&oldest);
        }
        all.insert(key(&secret), attempt);
        Ok(secret)
    }

    /// Takes the one with this secret away, if it is still in time.
    pub fn take(&self, secret: &str) -> Option<Attempt> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&key(secret)).filter(|attempt| attempt.began.elapsed() < PATIENCE)
    }
}

fn key(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(began: Instant) -> Attempt {
        let text = || "x".to_owned();
        Attempt { began, ..Attempt::new(text(), text(), text(), text()) }
    }

    #[test]
    fn once_and_in_time() {
        let attempts = Attempts::default();
        let secret = attempts.add(attempt(Instant::now())).unwrap();
        assert!(attempts.take("guessed").is_none());
        assert!(attempts.take(&secret).is_some());
        assert!(attempts.take(&secret).is_none(), "nobody comes back twice");
        let Some(long_ago) = Instant::now().checked_sub(PATIENCE) else { return };
        let late = attempts.add(attempt(long_ago)).unwrap();
        assert!(attempts.take(&late).is_none());
    }
}
