//! An address as a QR code, drawn by a chunk of its own, which comes when the page has settled.

use super::{El, el, live};
use crate::pages::lazy::Missing;
use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;
use std::fmt::Write;
use std::time::Duration;

const SETTLED: Duration = Duration::from_millis(600);

/// The dark modules as one SVG path, and the width with the quiet zone of four modules.
type Code = (String, usize);

fn path(text: &str) -> Option<Code> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if code[y][x].value() {
                let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
            }
        }
    }
    Some((path, code.size + 8))
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(qr, wasm_split_path = leptos::wasm_split, fallible)
)]
fn draw(address: String) -> Result<Option<Code>, Missing> {
    Ok(path(&address))
}

/// The code, some time after the page is there. Without it the address stands beside it in letters.
pub fn qr(address: String, label: &'static str) -> AnyView {
    let code = RwSignal::new(None);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            #[cfg(feature = "split")]
            let drawn = draw(address).await;
            #[cfg(not(feature = "split"))]
            let drawn = draw(address);
            if let Ok(drawn) = drawn {
                let _ = code.try_set(drawn);
            }
        });
    };
    set_timeout(fetch, SETTLED);
    live(move || code.get().map(|code| picture(code, label)).into_any())
}

fn picture((path, width): Code, label: &'static str) -> El {
    let side = width.to_string();
    let ground = el("rect").attr("width", side.clone()).attr("height", side).attr("fill", "#fff");
    el("svg")
        .class("qr")
        .attr("viewBox", format!("0 0 {width} {width}"))
        .attr("role", "img")
        .attr("aria-label", label)
        .add(ground)
        .add(el("path").attr("d", path).attr("fill", "#000"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_becomes_a_square() {
        let (path, width) = super::path("http://127.0.0.1:8080/records/penalty-7f3a").unwrap();
        assert!(path.starts_with("M4 4h1v1h-1z") && width >= 29);
        assert!(super::path(&"x".repeat(10_000)).is_none());
    }
}
