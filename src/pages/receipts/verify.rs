//! Whether what somebody is shown is genuine: a printed receipt, a certificate of the repair
//! training, a certificate of a lookup, a credit report. Number and code come from its QR code,
//! behind the `#` of the address, which is not sent anywhere; or they are typed; or the file of a
//! document is given.

use super::{field, form, page_head, send};
use crate::api::{self, ApiError, Cancel};
use crate::components::{case_tag, effect, el, icon, live, notice, sentence, use_page_title};
use crate::pages::document::{self, Slot, Verifying};
use crate::pages::training::certificate_card;
use crate::{browser, config, paths};
use contract::case::Proof;
use contract::training::Certificate;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use percent_encoding::percent_decode_str;
use std::rc::Rc;
use web_sys::{Event, File};

/// A field: what stands in it, and what is wrong with it.
type Field = (RwSignal<String>, RwSignal<Option<String>>);

/// The state of the page.
#[derive(Clone, Copy)]
struct Check {
    number: Field,
    code: Field,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
    found: Slot,
    base: StoredValue<String>,
}

/// `/verify`.
pub fn page() -> AnyView {
    use_page_title(|| Some("核验回执、证书和报告".into()));
    let check = Check {
        number: (RwSignal::new(String::new()), RwSignal::new(None)),
        code: (RwSignal::new(String::new()), RwSignal::new(None)),
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
        found: Slot::new(),
        base: StoredValue::new(config::use_config().api.clone()),
    };
    // Comes when the page has settled, with what verifies documents.
    let files = Slot::new();
    document::files(files, Rc::new(move |file| check.document(Some(file))));
    let location = use_location();
    effect(move || {
        let hash = location.hash.get();
        let given = percent_decode_str(hash.trim_start_matches('#')).decode_utf8_lossy();
        if !given.is_empty() && location.pathname.get_untracked() == paths::VERIFY {
            let given: String = given.chars().take(60).collect();
            let (number, code) = given.split_once('.').unwrap_or(("", &given));
            check.number.0.set(number.to_owned());
            check.code.0.set(code.to_owned());
            browser::forget_fragment();
            check.typed();
        }
    });
    let submit = move |ev: Event| {
        ev.prevent_default();
        check.typed();
    };
    let example = "查询证明、信用报告才要填，例如 ZM20261122-00042-18；回执和培训证书不填";
    let signs = "8 位（培训证书 9 位）字母和数字，不分大小写";
    let told = live(move || check.fault.get().map(|why| notice("bad", why)).into_any());
    let (number, code) = (check.number, check.code);
    let form = form(submit)
        .add(field("verify-number", "证明或报告的编号", example, number.0, number.1))
        .add(field("verify-code", "核验码", signs, code.0, code.1))
        .add(told)
        .add(send(check.busy, "正在核验…", "核验"))
        .add(files.view());
    let lead = "扫上面印的二维码，或输入编号和核验码，看拿到的是不是真的。";
    page_head("核验回执、证书和报告", lead).add(form).add(check.found.view()).into_any()
}

impl Check {
    /// Verifies what was typed, unless something is missing.
    fn typed(self) {
        let (number, code) = (self.number.0.get_untracked(), self.code.0.get_untracked());
        let missing = code.trim().is_empty();
        self.number.1.set(None);
        self.code.1.set(missing.then(|| "请输入回执、证书或报告上的核验码。".to_owned()));
        if missing {
            return browser::focus("#verify-code");
        }
        if !number.trim().is_empty() {
            return self.document(None);
        }
        if self.begin() {
            leptos::task::spawn_local(async move {
                let base = self.base.try_get_value().unwrap_or_default();
                let answer = genuine(&base, code.trim()).await;
                self.end(answer.map_err(|error| sentence(&error)));
            });
        }
    }

    /// Verifies a document, by its file or by what was typed.
    fn document(self, file: Option<File>) {
        if self.begin() {
            document::verify(Verifying {
                base: self.base.get_value(),
                typed: (self.number.0.get_untracked(), self.code.0.get_untracked()),
                file,
                done: Rc::new(move |outcome| self.end(outcome)),
            });
        }
    }

    fn begin(self) -> bool {
        if self.busy.get_untracked() {
            return false;
        }
        self.busy.set(true);
        self.fault.set(None);
        self.found.put(().into_any());
        true
    }

    fn end(self, outcome: Result<AnyView, String>) {
        // The page may be gone.
        let _ = self.busy.try_set(false);
        match outcome {
            Ok(view) => {
                self.found.put(view);
                request_animation_frame(|| browser::focus("#proof-h"));
            }
            Err(why) => drop(self.fault.try_set(Some(why))),
        }
    }
}

/// A certificate's code has nine characters, a receipt's eight.
async fn genuine(base: &str, typed: &str) -> Result<AnyView, ApiError> {
    let cancel = Cancel::default();
    if typed.chars().filter(|c| c.is_alphanumeric()).count() == 9 {
        return Ok(certified(&api::certificate(base, typed, &cancel).await?));
    }
    Ok(result(&api::proof(base, typed, &cancel).await?))
}

fn certified(certificate: &Certificate) -> AnyView {
    let over = certificate.valid_until < browser::now().date();
    let (tone, text) = match over {
        true => ("warn", "平台有这份证书，但已经过了有效期。"),
        false => ("good", "平台有这份证书，在有效期内。请与手里的证书逐项核对。"),
    };
    el("div")
        .class("l-stack")
        .add(el("h2").attr("id", "proof-h").attr("tabindex", "-1").add("核验结果"))
        .add(notice(tone, text.to_owned()))
        .add(certificate_card(certificate).into_any())
        .into_any()
}

fn result(proof: &Proof) -> AnyView {
    let row = |label: &'static str, value: String| {
        let value = el("dd").add(el("bdi").add(value));
        el("div").add(el("dt").add(label)).add(value)
    };
    let state = el("dd").add(case_tag(proof.state, false));
    let facts = el("dl")
        .class("facts")
        .add(row("受理编号", proof.number.to_string()))
        .add(row("办理单位", proof.subject.name.to_string()))
        .add(row("统一社会信用代码", proof.subject.code.to_string()))
        .add(row("办理事项", proof.title.to_string()))
        .add(row("提交时间", proof.submitted.chinese()))
        .add(el("div").add(el("dt").add("现在的状态")).add(state));
    let heading = el("h2")
        .attr("id", "proof-h")
        .attr("tabindex", "-1")
        .class("l-row")
        .flag("data-tight", true)
        .add(icon("kept"))
        .add("平台有这份回执");
    el("section")
        .class("card l-stack l-box")
        .attr("aria-labelledby", "proof-h")
        .add(heading)
        .add(el("p").add("请与手里的回执逐项核对，全部一致才是真的。"))
        .add(facts)
        .into_any()
}
