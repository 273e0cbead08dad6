//! The work: what was typed, what is asked in parts, and what was found so far.

use super::lines::{self, Lines, MOST};
use super::sheet::{Only, Row, Sheet};
use crate::api::{self, ApiError, Cancel};
use crate::components::{announce, sentence, thousands};
use crate::{browser, config};
use leptos::prelude::*;

/// Lines that are asked about at a time: progress shows, and little is lost with a part.
const PART: usize = 100;
/// Most characters that are taken apart.
const LONGEST: usize = 1_000_000;
/// What this tab keeps.
const TYPED: &str = "screening-typed";
const SHEET: &str = "screening-sheet";

/// What the page is about.
#[derive(Clone, Copy)]
pub struct Work {
    /// What was typed, pasted or read.
    pub typed: RwSignal<String>,
    /// What is wrong with it.
    pub wrong: RwSignal<Option<String>>,
    /// What is checked.
    pub sheet: RwSignal<Sheet>,
    /// Which lines are on show.
    pub only: RwSignal<Only>,
    /// Whether parts are being asked about.
    pub running: RwSignal<bool>,
    /// Why a part has no answer.
    pub fault: RwSignal<Option<String>>,
    base: StoredValue<String>,
    cancel: StoredValue<Cancel, LocalStorage>,
}

impl Work {
    /// What this tab has kept, or a new beginning.
    pub fn restored() -> Self {
        let sheet = browser::kept_for_now(SHEET).and_then(|text| api::read_json(&text).ok());
        let work = Self {
            typed: RwSignal::new(browser::kept_for_now(TYPED).unwrap_or_default()),
            wrong: RwSignal::new(None),
            sheet: RwSignal::new(sheet.unwrap_or_default()),
            only: RwSignal::new(Only::All),
            running: RwSignal::new(false),
            fault: RwSignal::new(None),
            base: StoredValue::new(config::use_config().api.clone()),
            cancel: StoredValue::new_local(Cancel::default()),
        };
        on_cleanup(move || work.stop());
        browser::on_network(move |online| {
            if online && work.fault.with_untracked(Option::is_some) {
                work.run();
            }
        });
        work
    }

    /// Takes over what somebody types.
    pub fn type_in(self, text: String) {
        browser::keep_for_now(TYPED, &text);
        self.wrong.set(None);
        self.typed.set(text);
    }

    /// The lines of what was typed.
    pub fn lines(self) -> Lines {
        self.typed.with(|text| match text.len() > LONGEST {
            true => Lines::default(),
            false => lines::parse(text),
        })
    }

    /// Checks what was typed, unless something is wrong with it.
    pub fn start(self) {
        if self.running.get_untracked() {
            return;
        }
        let lines = untrack(|| self.lines().lines);
        let wrong = match lines.len() {
            _ if self.typed.with_untracked(|text| text.len() > LONGEST) => Some(
                "内容太多，没有核查。内容还在框里，请只留名称或代码那一列，分几次核查。".to_owned(),
            ),
            0 => Some("请先粘贴或输入要核查的名称、代码，一行一个。".to_owned()),
            n if n > MOST => Some(format!(
                "一次最多核查 {} 行，现在有 {} 行。内容还在框里，请删去多出的 {} 行，或分几次核查。",
                thousands(MOST as u64),
                thousands(n as u64),
                thousands((n - MOST) as u64)
            )),
            _ => None,
        };
        let fine = wrong.is_none();
        self.wrong.set(wrong);
        if !fine {
            return browser::focus_id("screening-text");
        }
        self.only.set(Only::All);
        self.sheet.set(Sheet { rows: lines.into_iter().map(Row::new).collect() });
        self.run();
    }

    /// Base address of the platform.
    pub fn base(self) -> String {
        self.base.try_get_value().unwrap_or_default()
    }

    /// Calls off what is being asked; what was found stays.
    pub fn stop(self) {
        let _ = self.cancel.try_with_value(Cancel::cancel);
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.stop();
        browser::forget_all("screening-");
        self.type_in(String::new());
        self.fault.set(None);
        self.sheet.set(Sheet::default());
        browser::focus_id("screening-text");
    }

    /// Asks about all lines that have no answer yet.
    pub fn run(self) {
        if self.running.get_untracked() {
            return;
        }
        let cancel = Cancel::default();
        self.cancel.set_value(cancel.clone());
        self.fault.set(None);
        self.running.set(true);
        leptos::task::spawn_local(async move {
            let (mut from, mut fault) = (0, None);
            while let Some(part) = self.part(from) {
                from = part.last().map_or(from, |(at, _)| at + 1);
                match self.ask(part, &cancel).await {
                    Ok(()) => {}
                    Err(ApiError::Cancelled) => break,
                    Err(error) => {
                        fault = Some(words(&error));
                        if error.is_transient() {
                            break;
                        }
                    }
                }
            }
            // The page may be gone.
            let _ = self.fault.try_set(fault);
            let stopped = self.running.try_set(false).is_some();
            if !stopped && !cancel.is_cancelled() {
                self.arrived();
            }
        });
    }

    /// Asks about other words in the place of a line.
    pub fn retype(self, at: usize, typed: &str) {
        self.sheet.update(|sheet| {
            if let Some(row) = sheet.rows.get_mut(at) {
                *row = Row::new(typed.to_owned());
            }
        });
        self.run();
    }

    /// Chooses a candidate, or takes the choice back.
    pub fn choose(self, at: usize, code: &str) {
        self.sheet.update(|sheet| {
            if let Some(row) = sheet.rows.get_mut(at) {
                row.chosen = contract::Uscc::parse(code);
            }
        });
        self.keep();
    }

    fn part(self, from: usize) -> Option<Vec<(usize, String)>> {
        let part: Vec<_> = self.sheet.try_with_untracked(|sheet| {
            let rows = sheet.rows.iter().enumerate().skip(from);
            let open = rows.filter(|(_, row)| row.found.is_none());
            open.take(PART).map(|(at, row)| (at, row.typed.clone())).collect()
        })?;
        (!part.is_empty()).then_some(part)
    }

    async fn ask(self, part: Vec<(usize, String)>, cancel: &Cancel) -> Result<(), ApiError> {
        let base = self.base.try_get_value().ok_or(ApiError::Cancelled)?;
        let (places, lines): (Vec<_>, Vec<_>) = part.into_iter().unzip();
        let screened = api::screen(&base, lines, cancel).await?;
        if screened.lines.len() != places.len() {
            return Err(ApiError::Unreadable);
        }
        let as_of = Some(screened.as_of);
        let update = |sheet: &mut Sheet| {
            for (at, found) in places.into_iter().zip(screened.lines) {
                if let Some(row) = sheet.rows.get_mut(at) {
                    (row.found, row.as_of) = (Some(found), as_of);
                }
            }
        };
        self.sheet.try_update(update).ok_or(ApiError::Cancelled)?;
        self.keep();
        Ok(())
    }

    /// Keeps what was found. What doesn't fit is asked again after a reload.
    fn keep(self) {
        if let Ok(text) = self.sheet.with_untracked(api::write_json) {
            browser::keep_for_now(SHEET, &text);
        }
    }

    fn arrived(self) {
        if self.fault.with_untracked(Option::is_none) {
            announce(self.sheet.with_untracked(|sheet| format!("核查完了，{}", totals(sheet))));
            request_animation_frame(|| browser::focus("#screening-h"));
        }
    }
}

/// `共 12 行：查到 9，其中有不良信息 2；待确认 1，没查到 2`.
pub fn totals(sheet: &Sheet) -> String {
    let count = |only| thousands(sheet.count(only) as u64);
    format!(
        "共 {} 行：查到 {}，其中有不良信息 {}；待确认 {}，没查到 {}。",
        count(Only::All),
        count(Only::Found),
        count(Only::Adverse),
        count(Only::Open),
        count(Only::Missing)
    )
}

fn words(error: &ApiError) -> String {
    match error {
        ApiError::Offline if browser::is_offline() => {
            "现在没有网络，有一部分没有查。查到的都还在，联网后自动接着查。".to_owned()
        }
        ApiError::Offline | ApiError::Timeout => {
            "暂时连不上信用平台，有一部分没有查。查到的都还在。".to_owned()
        }
        ApiError::Problem(_) => sentence(error),
        _ => "系统出了问题，有一部分没有查。查到的都还在，请过几分钟再接着查。".to_owned(),
    }
}
