//! Parts of files (RFC 9110 §14): one range of bytes, as browsers and download managers ask for.

use super::super::etag;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

/// What a Range header comes to for a file of some length.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// The whole file: the header is absent, malformed, or asks for what nobody needs.
    Whole,
    /// First and last byte.
    Bytes(usize, usize),
    /// Nothing of the file.
    Beyond,
}

/// Fills the answer with what was asked for of these bytes, which are the plain file's.
pub fn cut(mut response: Response, bytes: Vec<u8>, request: &HeaderMap) -> Response {
    let length = bytes.len();
    let wanted = request.get(header::RANGE).and_then(|value| value.to_str().ok());
    let part = match wanted {
        // Whether the client has the file at all comes first.
        Some(wanted) if !request.contains_key(header::IF_NONE_MATCH) => part(wanted, length),
        _ => Part::Whole,
    };
    let headers = response.headers_mut();
    let (status, covered, bytes) = match part {
        Part::Bytes(first, last) if unchanged(request, &bytes) => {
            tag(headers, &bytes);
            let covered = format!("bytes {first}-{last}/{length}");
            (StatusCode::PARTIAL_CONTENT, covered, bytes[first..=last].to_vec())
        }
        Part::Beyond if unchanged(request, &bytes) => {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{length}"), Vec::new())
        }
        _ => {
            headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
            *response.body_mut() = Body::from(bytes);
            return response;
        }
    };
    if let Ok(covered) = HeaderValue::from_str(&covered) {
        headers.insert(header::CONTENT_RANGE, covered);
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    *response.status_mut() = status;
    *response.body_mut() = Body::from(bytes);
    response
}

/// What whole answers get further out.
fn tag(headers: &mut HeaderMap, bytes: &[u8]) {
    if let Ok(tag) = HeaderValue::from_str(&etag::of(bytes)) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
}

/// Whether the file is still the one of which the client has the rest, as far as it says.
fn unchanged(request: &HeaderMap, bytes: &[u8]) -> bool {
    request.get(header::IF_RANGE).is_none_or(|known| known.as_bytes() == etag::of(bytes).as_bytes())
}

fn part(wanted: &str, length: usize) -> Part {
    let range = wanted.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-'));
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok());
    match range {
        Some(("", last)) => match number(last).flatten() {
            Some(0) => Part::Beyond,
            Some(_) if length == 0 => Part::Beyond,
            Some(count) => Part::Bytes(length.saturating_sub(count), length - 1),
            None => Part::Whole,
        },
        Some((first, last)) => match (number(first).flatten(), last, number(last).flatten()) {
            (Some(first), "", _) if first < length => Part::Bytes(first, length - 1),
            (Some(first), _, Some(last)) if first > last => Part::Whole,
            (Some(first), _, Some(last)) if first < length => {
                Part::Bytes(first, last.min(length - 1))
            }
            (Some(_), "", _) | (Some(_), _, Some(_)) => Part::Beyond,
            _ => Part::Whole,
        },
        None => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        for (wanted, expected) in [
            ("bytes=0-3", Part::Bytes(0, 3)),
            ("bytes=4-", Part::Bytes(4, 9)),
            ("bytes=-3", Part::Bytes(7, 9)),
            ("bytes=-30", Part::Bytes(0, 9)),
            ("bytes=8-300", Part::Bytes(8, 9)),
            ("bytes=10-", Part::Beyond),
            ("bytes=10-12", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=5-4", Part::Whole),
            ("bytes=", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("lines=0-1", Part::Whole),
        ] {
            assert_eq!(part(wanted, 10), expected, "{wanted}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Beyond);
        assert_eq!(part("bytes=-5", 0), Part::Beyond);
    }
}
