//! `GET records.csv`: what the filters show, as a table.

mod table;

use crate::http::{ApiError, App, Pairs, Streamed, encode};
use crate::store::{catalogue, disclosed};
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use contract::query::{Axis, DOWNLOAD_ROWS, RecordQuery};
use contract::record::RecordKind;
use futures_util::stream;
use table::Table;
pub use table::writer;

/// Records that are read at a time: what a download holds in memory, whatever its length.
const CHUNK: usize = 500;

/// The rows are found before the first byte is sent, and read from the database while the client
/// takes them: a slow client holds neither a connection nor a thread, one that goes away ends the
/// work. A record that is withdrawn meanwhile is left out.
pub async fn csv(State(app): State<App>, Pairs(pairs): Pairs) -> Result<Response, ApiError> {
    let query = RecordQuery::parse(pairs)?;
    let kind = match query.values(Axis::Kind) {
        [one] => RecordKind::from_code(one),
        _ => None,
    };
    let (found, as_of) = app
        .read(move |now, today| {
            let found = disclosed::records(now, &query, today, DOWNLOAD_ROWS as usize)?;
            Ok((found, catalogue::as_of(now, today)?))
        })
        .await?;
    let records = found.map_err(|error| ApiError::from(vec![error]))?;
    let table = Table::of(kind, as_of);
    let start = (app, table, records.into_iter(), Some(table.header()?));
    let chunks = stream::try_unfold(start, async |(app, table, mut records, header)| {
        if let Some(header) = header {
            return Ok(Some((header, (app, table, records, None))));
        }
        let chunk: Vec<u32> = records.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            return Ok(None);
        }
        let rows = app.read(move |now, today| {
            let full = |record: &u32| disclosed::full(now, *record, today).transpose();
            table.rows(chunk.iter().filter_map(full))
        });
        // The client sees a broken transfer, not a file that looks whole; the log says why.
        let rows = rows.await.map_err(|_| std::io::Error::other("database"))?;
        Ok::<_, std::io::Error>(Some((rows, (app, table, records, None))))
    });
    // Colons can't stand in the name of a file everywhere.
    let of = as_of.to_string().replace(':', "");
    let name = format!("{}-{of}.csv", kind.map_or("公示信息", RecordKind::label));
    let mut response = Body::from_stream(chunks).into_response();
    response.extensions_mut().insert(Streamed);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&name, &format!("records-{of}.csv"))),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::HeaderName::from_static("x-data-as-of"), as_of.to_string()),
    ];
    Ok((headers, response).into_response())
}

/// Content-Disposition with the name (RFC 6266), and one in ASCII for old clients.
pub fn attachment(name: &str, ascii: &str) -> String {
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", encode(name))
}
