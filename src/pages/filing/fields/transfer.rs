//! Files on their way: each goes on by itself, whatever page of the form is on show.

use super::accept;
use crate::api::{self, ApiError, Cancel};
use crate::browser;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use web_sys::File;

/// A piece of a file: small enough to show progress on a slow line.
const PIECE: f64 = 256.0 * 1024.0;

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It isn't known yet.
    Unknown,
    /// So many percent have arrived.
    Sending(u32),
    /// Interrupted at so many percent; it goes on by itself.
    Waiting(u32),
    /// Interrupted at so many percent, and this page doesn't have the file: it must be chosen
    /// again.
    Lost(u32),
    /// All of it is there.
    Done,
    /// It isn't taken.
    Wrong(String),
}

/// A file of this window.
#[derive(Clone)]
pub struct Transfer {
    /// Id of the upload; one of this window's own until the platform has given one.
    pub id: ArcRwSignal<String>,
    /// Name of the file.
    pub name: String,
    /// Bytes.
    pub size: f64,
    /// How far it is.
    pub state: ArcRwSignal<State>,
    /// The field that it belongs to: draft and key.
    pub field: (String, String),
    file: Option<File>,
    cancel: Cancel,
}

thread_local! {
    static HURRY: Cell<u32> = const { Cell::new(0) };
    static ALL: RefCell<Vec<Transfer>> = const { RefCell::new(Vec::new()) };
}

/// The files of a field that are known to this window: those that its answer names, in that
/// order, and those that were begun there and have come to nothing yet.
pub fn of(field: &(String, String), answer: &str) -> Vec<Transfer> {
    ALL.with_borrow(|all| {
        let named = answer.lines().filter_map(|id| all.iter().find(|t| t.is(id)));
        let open = |t: &&Transfer| t.field == *field && !answer.lines().any(|id| t.is(id));
        named.chain(all.iter().filter(open)).cloned().collect()
    })
}

/// Whether this window sends a file of this draft's field, or of a cell of its table.
pub fn is_open(draft: &str, field: &str) -> bool {
    ALL.with_borrow(|all| {
        let of_field =
            |key: &str| key == field || key.strip_prefix(field).is_some_and(|k| k.starts_with('.'));
        let mine = all.iter().filter(|t| t.field.0 == draft && of_field(&t.field.1));
        mine.into_iter().any(|t| !matches!(t.state.get_untracked(), State::Done | State::Unknown))
    })
}

/// Forgets a file, and calls off what is under way.
pub fn drop_transfer(transfer: &Transfer) {
    transfer.cancel.cancel();
    drop_same(transfer);
}

/// What tells a file again after a reload.
pub fn mark(name: &str, size: f64) -> String {
    format!("{} {name}", size as u64)
}

impl Transfer {
    /// A file that was chosen; `id` of an upload that it goes on with.
    pub fn of_file(file: File, id: Option<String>, field: (String, String)) -> Self {
        let (name, size) = (file.name(), file.size());
        let id = id.unwrap_or_else(|| format!("new-{}", browser::random_key()));
        Self::put(Self {
            id: ArcRwSignal::new(id),
            name,
            size,
            state: ArcRwSignal::new(State::Sending(0)),
            field,
            file: Some(file),
            cancel: Cancel::default(),
        })
    }

    /// An upload of which only the id is known, and perhaps what marks its file.
    pub fn of_id(id: &str, mark: &str, field: (String, String)) -> Self {
        let (size, name) = mark.split_once(' ').unwrap_or_default();
        Self::put(Self {
            id: ArcRwSignal::new(id.to_owned()),
            name: name.to_owned(),
            size: size.parse::<u64>().unwrap_or_default() as f64,
            state: ArcRwSignal::new(State::Unknown),
            field,
            file: None,
            cancel: Cancel::default(),
        })
    }

    fn put(transfer: Self) -> Self {
        drop_same(&transfer);
        ALL.with_borrow_mut(|all| all.push(transfer.clone()));
        transfer
    }

    fn is(&self, id: &str) -> bool {
        self.id.with_untracked(|own| own == id)
    }

    /// Whether the platform hasn't given it an id yet.
    pub fn is_new(&self) -> bool {
        self.id.with_untracked(|id| id.starts_with("new-"))
    }

    /// Asks the platform how far an upload is; gives name and size, as it has them.
    pub async fn look(&self, base: &str) -> Option<(String, f64)> {
        let id = self.id.get_untracked();
        let (state, told) = match api::upload_progress(base, &id, &self.cancel).await {
            Ok(found) => {
                let state = match found.received >= found.size {
                    true => State::Done,
                    false => State::Lost(percent(found.received as f64, found.size as f64)),
                };
                (state, Some((found.name, found.size as f64)))
            }
            Err(error) if error.status() == Some(404) => {
                let detail = "这个附件已经失效，请移除后重新上传。";
                (State::Wrong(detail.into()), None)
            }
            Err(ApiError::Cancelled) => return None,
            Err(_) => (State::Unknown, None),
        };
        self.state.set(state);
        told
    }

    /// Sends it, from where it stands. `begun` is told the id as soon as there is one.
    pub async fn send(&self, base: &str, begun: impl FnOnce(&str)) {
        let Some(file) = &self.file else { return };
        if let Some(detail) = accept::refuse(file).await {
            return self.state.set(State::Wrong(detail));
        }
        let mut begun = Some(begun);
        let (mut at, mut tries) = (None::<u64>, 0u32);
        loop {
            let step = self.step(base, file, at).await;
            if self.cancel.is_cancelled() {
                return;
            }
            match step {
                Ok(now) => {
                    if !self.is_new()
                        && let Some(begun) = begun.take()
                    {
                        begun(&self.id.get_untracked());
                    }
                    (at, tries) = (Some(now), 0);
                    let done = now as f64 >= self.size;
                    let percent = percent(now as f64, self.size);
                    self.state.set(if done { State::Done } else { State::Sending(percent) });
                    if done {
                        return;
                    }
                }
                // Where it stands is the platform's to say.
                Err(error) if error.conflict().is_some() && tries < 5 => {
                    (at, tries) = (None, tries + 1);
                }
                Err(ApiError::Problem(problem))
                    if problem.status < 500 && problem.status != 429 =>
                {
                    return self.state.set(State::Wrong(problem.detail.clone()));
                }
                Err(error) if error.status() == Some(404) => {
                    let detail = "上传的部分已经失效，请移除后重新选择。";
                    return self.state.set(State::Wrong(detail.into()));
                }
                Err(_) => {
                    self.state.set(State::Waiting(self.percent(at)));
                    tries = (tries + 1).min(5);
                    pause(4 << tries).await;
                    at = None;
                }
            }
        }
    }

    /// The next thing to do: begin, find out where it stands, or send a piece.
    async fn step(&self, base: &str, file: &File, at: Option<u64>) -> Result<u64, ApiError> {
        let id = self.id.get_untracked();
        if self.is_new() {
            let id = api::begin_upload(base, &self.name, self.size as u64, &self.cancel).await?;
            self.id.set(id);
            return Ok(0);
        }
        let Some(at) = at else {
            return Ok(api::upload_progress(base, &id, &self.cancel).await?.received);
        };
        let end = (at as f64 + PIECE).min(self.size);
        let piece =
            file.slice_with_f64_and_f64(at as f64, end).map_err(|_| ApiError::Unreadable)?;
        api::send_piece(base, &id, at, &piece, &self.cancel).await
    }

    fn percent(&self, at: Option<u64>) -> u32 {
        match (at, self.state.get_untracked()) {
            (Some(at), _) => percent(at as f64, self.size),
            (None, State::Sending(p) | State::Waiting(p)) => p,
            _ => 0,
        }
    }
}

/// Waits so many quarters of a second, or until the network is back or somebody is impatient.
async fn pause(quarters: u32) {
    let (offline, called) = (browser::is_offline(), HURRY.get());
    for _ in 0..quarters {
        browser::sleep(250).await;
        if HURRY.get() != called || (offline && !browser::is_offline()) {
            return;
        }
    }
}

/// Has everything that waits go on now.
pub fn hurry() {
    HURRY.set(HURRY.get() + 1);
}

fn drop_same(transfer: &Transfer) {
    let id = transfer.id.get_untracked();
    ALL.with_borrow_mut(|all| all.retain(|t| !t.is(&id)));
}

fn percent(part: f64, whole: f64) -> u32 {
    if whole > 0.0 { (part / whole * 100.0).floor().min(99.0) as u32 } else { 0 }
}
