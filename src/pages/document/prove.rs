//! Verifying a document by number and code, or by its file. Comes in a chunk of its own when
//! somebody has something to verify.

use super::content::{self, row};
use crate::api;
use crate::browser;
use crate::components::{drop_zone, el, live, notice, sentence};
use crate::pages::lazy::Missing;
use contract::document::{DocumentCheck, DocumentKind, DocumentNumber, DocumentProof};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use std::rc::Rc;
use std::time::Duration;
use web_sys::File;

/// Largest file whose fingerprint is computed, in bytes.
const LARGEST: f64 = 20_000_000.0;
const SETTLED: Duration = Duration::from_millis(600);

/// What is verified, and where its outcome goes.
pub struct Verifying {
    /// Base address of the platform.
    pub base: String,
    /// Number and code as typed.
    pub typed: (String, String),
    /// A file, in their place.
    pub file: Option<File>,
    /// What came of it: what to show, or why it isn't genuine.
    pub done: Rc<dyn Fn(Result<AnyView, String>)>,
}

/// A place on a page for what comes later.
#[derive(Clone, Copy)]
pub struct Slot {
    /// What comes, until it stands there; `times` counts.
    view: StoredValue<Option<AnyView>, LocalStorage>,
    times: RwSignal<u32>,
}

impl Slot {
    /// An empty place.
    pub fn new() -> Self {
        Self { view: StoredValue::new_local(None), times: RwSignal::new(0) }
    }

    /// Puts something there, in the place of what was; the page may be gone.
    pub fn put(self, view: AnyView) {
        let _ = self.view.try_set_value(Some(view));
        let _ = self.times.try_update(|times| *times += 1);
    }

    /// The place itself.
    pub fn view(self) -> AnyView {
        live(move || {
            self.times.track();
            self.view.try_update_value(Option::take).flatten().unwrap_or_else(|| ().into_any())
        })
    }
}

/// What a file is given to.
type Take = Rc<dyn Fn(File)>;

/// Puts there, once the page has settled, where a downloaded document is dropped or chosen.
pub fn files(slot: Slot, take: Take) {
    let owner = Owner::current().unwrap_or_default();
    let fetch = move || {
        let begun = owner.with(|| {
            ScopedFuture::new_untracked(async move {
                #[cfg(feature = "split")]
                let zone = zone(take).await;
                #[cfg(not(feature = "split"))]
                let zone = zone(take);
                // Number and code are there without it.
                if let Ok(zone) = zone {
                    slot.put(zone);
                }
            })
        });
        leptos::task::spawn_local(begun);
    };
    set_timeout(fetch, SETTLED);
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(
        document_files,
        wasm_split_path = leptos::wasm_split,
        fallible
    )
)]
fn zone(take: Take) -> Result<AnyView, Missing> {
    browser::add_style("document", include_str!(concat!(env!("OUT_DIR"), "/document.css")));
    let first = move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            take(file);
        }
    };
    let hint = "或者把下载的证明、报告文件拖到这里。文件不上传，只在这台设备上算出指纹来比对。";
    let input = el("input");
    Ok(drop_zone("verify-file", ("verify-files", hint), input, Rc::new(first)).into_any())
}

/// Fetches the chunk and begins; whatever comes of it is given to `done`.
pub fn verify(verifying: Verifying) {
    let done = verifying.done.clone();
    leptos::task::spawn_local(async move {
        #[cfg(feature = "split")]
        let begun = document_prove(verifying).await;
        #[cfg(not(feature = "split"))]
        let begun = document_prove(verifying);
        if begun.is_err() {
            done(Err("没有装好核验所需的程序，请检查网络后再试一次。".to_owned()));
        }
    });
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(document_prove, wasm_split_path = leptos::wasm_split, fallible)
)]
fn document_prove(verifying: Verifying) -> Result<(), Missing> {
    browser::add_style("document", include_str!(concat!(env!("OUT_DIR"), "/document.css")));
    leptos::task::spawn_local(async move {
        let Verifying { base, typed: (number, code), file, done } = verifying;
        done(proved(&base, number, code, file).await.map(|proof| view(&proof)));
    });
    Ok(())
}

async fn proved(
    base: &str,
    number: String,
    code: String,
    file: Option<File>,
) -> Result<DocumentProof, String> {
    let check = match file {
        Some(file) => DocumentCheck {
            fingerprint: Some(fingerprint(&file).await?),
            ..DocumentCheck::default()
        },
        None if DocumentNumber::parse(&number).is_none() => {
            return Err("编号有错字，请照证明或报告再核对一遍。".to_owned());
        }
        None => {
            DocumentCheck { number: Some(number), code: Some(code), ..DocumentCheck::default() }
        }
    };
    api::check_document(base, &check).await.map_err(|error| sentence(&error))
}

async fn fingerprint(file: &File) -> Result<String, String> {
    if file.size() > LARGEST {
        return Err("文件超过 20 MB，不是平台出的文件。".to_owned());
    }
    let bytes = browser::bytes(file, 0.0, file.size()).await;
    let bytes = bytes.ok_or("文件读不了，请再选一次。")?;
    let print = browser::sha256(&bytes).await;
    print.ok_or_else(|| "这个浏览器算不出文件的指纹，请改用编号和核验码核验。".to_owned())
}

fn view(proof: &DocumentProof) -> AnyView {
    let head = &proof.head;
    let tone = if proof.basis.has_changed() { "warn" } else { "good" };
    let told = format!("平台出过这份{}。{}", head.kind.label(), proof.basis.sentence());
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(row("编号", head.number.to_string()))
        .add(row("开具时间", format!("{}（北京时间）", head.made.chinese())))
        .add(row("数据截至", head.as_of.chinese()))
        .add(row("数据版本", head.version.clone()))
        .add(row("内容摘要（SHA-256）", head.digest.clone()))
        .add(row("文件指纹（SHA-256）", proof.fingerprint.clone()))
        .add(row("对比的日期", proof.basis.compared.chinese()));
    let hint = match (head.kind, &proof.content) {
        (DocumentKind::OwnReport, _) => {
            "企业自己的报告含没有公开的内容，这里不显示。要核对内容，请用下载的文件核验：指纹对得上，就没有改动。"
        }
        _ => "请与手里的逐项核对，全部一致才是真的。后来停止公示或有改动的信息，这里不再重复。",
    };
    let content = proof.content.as_ref().map(|content| content::view(head, content));
    el("div")
        .class("l-stack l-box")
        .attr("data-gap", "5")
        .add(el("h2").attr("id", "proof-h").attr("tabindex", "-1").add("核验结果"))
        .add(notice(tone, told))
        .add(facts)
        .add(el("p").add(hint))
        .add(content)
        .into_any()
}
