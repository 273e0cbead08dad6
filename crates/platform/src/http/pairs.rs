//! The name–value pairs of a query string, read strictly.

use super::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// The pairs, decoded. What is no percent-encoded UTF-8 is refused rather than guessed at.
pub struct Pairs(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Pairs {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name, true)?, decode(value, true)?))
        });
        pairs.collect::<Option<_>>().map(Self).ok_or_else(|| {
            ApiError::invalid("query", "地址里有无法识别的字符编码，请重新输入查询内容。")
        })
    }
}

/// Percent-decoded UTF-8, none if it is not that; `+` is a blank in query strings.
pub fn decode(raw: &str, plus: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            b'+' if plus => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encoded, but for what stands for itself anywhere in an address (RFC 3986 §2.3).
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn only_percent_encoded_utf8() {
        assert_eq!(decode("%E5%8D%83+a%2B", true).as_deref(), Some("千 a+"));
        assert_eq!(decode("a+b", false).as_deref(), Some("a+b"));
        assert_eq!(encode("a-1 千"), "a-1%20%E5%8D%83");
        for bad in ["%", "%4", "%zz", "%FF", "%E5%8D", "%+1"] {
            assert_eq!(decode(bad, true), None, "{bad}");
        }
    }
}
