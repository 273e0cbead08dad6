//! Attachments: chosen, dropped or photographed; sent at once, with progress.

use super::accept::{OFFERED, human};
use super::files::zone;
use super::transfer::{self, State, Transfer};
use super::{Ask, Form};
use crate::components::{El, announce, el, icon, live};
use crate::drafts::{self, Local};
use crate::{browser, config};
use contract::FieldError;
use contract::form::Section;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, File};

/// The fields of a section whose files aren't all there yet.
pub fn unfinished(form: Form, section: &Section) -> Vec<FieldError> {
    let asked = form
        .live
        .with(|local| section.asked(&local.answers).map(|f| f.id.clone()).collect::<Vec<_>>());
    let draft = form.live.id();
    let open = asked.into_iter().filter(|field| transfer::is_open(&draft, field));
    let told = "还有文件没有传完，或不能上传。请等它传完，或移除它。";
    open.map(|field| FieldError::new(field, told)).collect()
}

/// What the parts of the field share.
#[derive(Clone)]
struct Files {
    form: Form,
    key: String,
    most: usize,
    base: String,
    owner: String,
    /// Told when files have come or gone.
    changed: RwSignal<u32>,
    /// What can't be chosen, and why.
    refused: RwSignal<Option<String>>,
}

/// What is in the field; so many files at most.
pub fn files(ask: Ask, most: usize) -> AnyView {
    let fault = ask.fault(&ask.key);
    let files = Files {
        form: ask.form,
        key: ask.key.clone(),
        most,
        owner: ask.form.live.owner(),
        base: config::use_config().api.clone(),
        changed: RwSignal::new(0),
        refused: RwSignal::new(None),
    };
    files.restore();
    let place = ask.place();
    let chooser = |id: String, symbol: &'static str, text: &'static str, input: El| {
        let files = files.clone();
        let input = input
            .attr("id", id)
            .attr("type", "file")
            .live("aria-describedby", ask.described(fault, true))
            .live("aria-invalid", super::invalid(fault))
            .on("change", move |event| files.add(browser::chosen(&event)));
        let whose = el("span").class("u-hidden").add(format!("：{}", ask.field.label));
        el("label").add(icon(symbol)).add(text).add(whose).add(input)
    };
    let input = || el("input").class("u-hidden");
    let choose = input().flag("multiple", true).attr("accept", OFFERED);
    let photo = input().attr("accept", "image/jpeg").attr("capture", "environment");
    let choose = chooser(place.clone(), "upload", "选择文件", choose).class("btn");
    let photo = chooser(format!("{place}-photo"), "plus", "拍照", photo).class("btn only-narrow");
    let refused = files.refused;
    let refused = live(move || {
        let told = |text: String| el("p").class("field-error").attr("role", "alert").add(text);
        refused.get().map(told).into_any()
    });
    let drop_in = {
        let files = files.clone();
        move |event: Event| {
            event.prevent_default();
            files.add(browser::dropped(event.unchecked_ref()));
        }
    };
    let zone = zone(&place)
        .on("dragover", |event| event.prevent_default())
        .on("drop", drop_in)
        .add(el("span").class("actions").add(choose).add(photo));
    let list = live(move || files.list().into_any());
    vec![zone.into_any(), refused, list].into_any()
}

impl Files {
    fn field(&self) -> (String, String) {
        (self.form.live.id(), self.key.clone())
    }

    fn all(&self) -> Vec<Transfer> {
        transfer::of(&self.field(), &self.form.answer(&self.key))
    }

    /// The files that the draft names, as far as this window doesn't know them yet.
    fn restore(&self) {
        let known = self.all();
        for id in self.form.answer(&self.key).lines().filter(|l| !l.is_empty()) {
            if known.iter().any(|t| t.id.get_untracked() == id) {
                continue;
            }
            let mark = self.form.live.with(|local| local.files.get(id).to_owned());
            let found = Transfer::of_id(id, &mark, self.field());
            let (files, id) = (self.clone(), id.to_owned());
            leptos::task::spawn_local(async move {
                let told = found.look(&files.base).await;
                let Some((name, size)) = told.filter(|_| found.name.is_empty()) else { return };
                let state = found.state.get_untracked();
                let named = Transfer::of_id(&id, &transfer::mark(&name, size), files.field());
                named.state.set(state);
                let _ = files.changed.try_update(|n| *n += 1);
            });
        }
    }

    /// Takes files that somebody has chosen.
    fn add(&self, chosen: Vec<File>) {
        self.refused.set(None);
        for file in chosen {
            let mark = transfer::mark(&file.name(), file.size());
            let same = self.all().into_iter().find(|t| transfer::mark(&t.name, t.size) == mark);
            let id = match same.map(|t| (t.id.get_untracked(), t.state.get_untracked())) {
                Some((id, State::Lost(_) | State::Unknown)) => Some(id),
                Some((_, State::Wrong(_))) | None => None,
                Some(_) => {
                    self.refused.set(Some(format!("“{}”已经在这里了。", file.name())));
                    continue;
                }
            };
            if id.is_none() && self.all().len() >= self.most {
                let text = format!("最多 {} 个文件。要换的，请先移除一个。", self.most);
                self.refused.set(Some(text));
                break;
            }
            self.start(Transfer::of_file(file, id, self.field()));
        }
        self.changed.update(|n| *n += 1);
    }

    fn start(&self, transfer: Transfer) {
        let files = self.clone();
        leptos::task::spawn_local(async move {
            let (form, key) = (files.form, files.key.clone());
            let mark = transfer::mark(&transfer.name, transfer.size);
            let (owner, draft) = (files.owner.clone(), transfer.field.0.clone());
            let begun = move |id: &str| {
                let named = |local: &mut Local| {
                    let before = local.answers.0.get(&key).cloned().unwrap_or_default();
                    if !before.lines().any(|l| l == id) {
                        let lines = format!("{before}\n{id}");
                        local.answers.set(&key, lines.trim_start_matches('\n'));
                    }
                    local.files.set(id, mark);
                    local.dirty = true;
                };
                if form.live.is_open() {
                    form.live.change(named);
                    form.notify(&key);
                } else if let Some(mut local) = drafts::one(&owner, &draft) {
                    // The page was left while the platform took its time.
                    named(&mut local);
                    drafts::keep(&owner, &draft, &local);
                }
            };
            transfer.send(&files.base, begun).await;
            if let State::Wrong(detail) = transfer.state.get_untracked() {
                // What the platform doesn't take, it has removed.
                files.forget_line(&transfer.id.get_untracked());
                announce(format!("{}：{detail}", transfer.name));
            } else if transfer.state.get_untracked() == State::Done {
                announce(format!("{}已上传。", transfer.name));
            }
        });
    }

    fn forget_line(&self, id: &str) {
        if !self.form.live.is_open() {
            return;
        }
        let answer = self.form.answer(&self.key);
        if answer.lines().any(|l| l == id) {
            let left: Vec<&str> = answer.lines().filter(|l| *l != id).collect();
            self.form.set(&self.key, left.join("\n"));
        }
    }

    fn remove(&self, transfer: &Transfer) {
        let id = transfer.id.get_untracked();
        let sent = !transfer.is_new();
        transfer::drop_transfer(transfer);
        self.forget_line(&id);
        self.changed.update(|n| *n += 1);
        announce(format!("已移除{}。", transfer.name));
        let place = super::place(&self.key);
        request_animation_frame(move || browser::focus_id(&place));
        if sent {
            let base = self.base.clone();
            leptos::task::spawn_local(async move {
                // What can't be removed now goes by itself after some days.
                let _ = crate::api::remove_upload(&base, &id).await;
            });
        }
    }

    fn list(&self) -> Option<El> {
        self.changed.track();
        let all: Vec<_> = self.all().into_iter().map(|transfer| self.item(transfer)).collect();
        (!all.is_empty()).then(|| el("ul").class("uploads").attr("role", "list").all(all))
    }

    fn item(&self, transfer: Transfer) -> El {
        let (name, size) = (transfer.name.clone(), transfer.size);
        let state = transfer.state.clone();
        let shown = move || {
            let state = match state.get() {
                State::Unknown => "正在查看".into(),
                State::Sending(p) => format!("正在上传 {p}%"),
                State::Waiting(p) => format!("中断在 {p}%，网络恢复后自动接着传"),
                State::Lost(p) => format!("只传了 {p}%，请再选一次这个文件，会接着传"),
                State::Done => "已上传".into(),
                State::Wrong(detail) => detail,
            };
            let text = if size > 0.0 { format!("{} · {state}", human(size)) } else { state };
            text.into()
        };
        let state = transfer.state.clone();
        let tone = move || match state.get() {
            State::Wrong(_) | State::Lost(_) => Some("bad".into()),
            State::Waiting(_) => Some("warn".into()),
            _ => None,
        };
        let (state, label) = (transfer.state.clone(), format!("{name} 上传进度"));
        let bar = live(move || {
            let percent = match state.get() {
                State::Sending(p) | State::Waiting(p) => Some(p),
                _ => None,
            };
            let bar = |percent: u32| {
                let bar = el("progress").attr("max", "100").attr("value", percent.to_string());
                bar.attr("aria-label", label.clone())
            };
            percent.map(bar).into_any()
        });
        let button = || el("button").class("btn").attr("data-kind", "quiet").attr("type", "button");
        let state = transfer.state.clone();
        let again = live(move || {
            let again = || button().on("click", |_| transfer::hurry()).add("现在重试");
            matches!(state.get(), State::Waiting(_)).then(again).into_any()
        });
        let state = transfer.state.clone();
        let what = move || match state.get() {
            State::Sending(_) | State::Waiting(_) => "取消".into(),
            _ => "移除".into(),
        };
        let files = self.clone();
        let remove = button()
            .on("click", move |_| files.remove(&transfer))
            .says(what)
            .add(el("span").class("u-hidden").add(name.clone()));
        let told = el("span")
            .add(el("bdi").add(name))
            .add(el("br"))
            .add(el("small").live("data-tone", tone).says(shown));
        el("li")
            .class("upload")
            .add(icon("doc"))
            .add(told)
            .add(el("span").class("l-row").flag("data-tight", true).add(again).add(remove))
            .add(bar)
    }
}
