//! One way to ask: time limit, retries with back-off, cancelling, typed errors.

use super::call::{Call, Reply};
use super::{ApiError, json};
use crate::browser;
use js_sys::{Promise, Reflect};
use leptos::prelude::{set_timeout_with_handle, window};
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Response};

const RETRIES: u32 = 2;

/// Calls off the requests that were made with it.
#[derive(Clone, Default)]
pub struct Cancel(Rc<State>);

#[derive(Default)]
struct State {
    cancelled: Cell<bool>,
    running: RefCell<Option<AbortController>>,
}

impl Cancel {
    /// Calls off what runs now and whatever would follow.
    pub fn cancel(&self) {
        self.0.cancelled.set(true);
        if let Some(controller) = self.0.running.take() {
            controller.abort();
        }
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.get()
    }
}

/// GET, as the type that the contract promises.
pub async fn get<T: DeserializeOwned>(address: &str, cancel: &Cancel) -> Result<T, ApiError> {
    let reply = send(&Call::new("GET", address.to_owned()), cancel).await?;
    json::read(&reply.text).map_err(|_| ApiError::Unreadable)
}

/// GET of a small file of the portal itself, without retries.
pub async fn fetch_file<T: DeserializeOwned>(address: &str) -> Result<T, ApiError> {
    let call = Call::new("GET", address.to_owned());
    let reply = attempt(&call, &Cancel::default()).await?;
    json::read(&reply.text).map_err(|_| ApiError::Unreadable)
}

/// Makes a request. One that may be made twice is made again when its answer got lost.
pub async fn send(call: &Call, cancel: &Cancel) -> Result<Reply, ApiError> {
    let mut tries = 0;
    loop {
        let answer = attempt(call, cancel).await;
        match answer {
            Err(error)
                if error.is_transient()
                    && call.repeatable
                    && tries < RETRIES
                    && !browser::is_offline() =>
            {
                tries += 1;
                let spread = 0.75 + browser::random() / 2.0;
                browser::sleep((f64::from(400 << tries) * spread) as i32).await;
                if cancel.is_cancelled() {
                    return Err(ApiError::Cancelled);
                }
            }
            answer => return answer,
        }
    }
}

async fn attempt(call: &Call, cancel: &Cancel) -> Result<Reply, ApiError> {
    if cancel.is_cancelled() {
        return Err(ApiError::Cancelled);
    }
    let early = if call.is_plain() { browser::early(&call.address) } else { None };
    let controller = match &early {
        Some(early) => early.abort.clone(),
        None => AbortController::new().map_err(|_| ApiError::Unreadable)?,
    };
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (controller, late) = (controller.clone(), late.clone());
        set_timeout_with_handle(
            move || {
                late.set(true);
                controller.abort();
            },
            call.limit,
        )
    };
    let signal = controller.signal();
    cancel.0.running.replace(Some(controller));
    let answer = match early {
        Some(early) => finish(early.answer).await,
        None => ask(call, &signal).await,
    };
    if let Ok(timer) = timer {
        timer.clear();
    }
    if answer.is_err() {
        browser::forget_early();
    }
    match answer {
        _ if cancel.is_cancelled() => Err(ApiError::Cancelled),
        Err(_) if late.get() => Err(ApiError::Timeout),
        answer => answer,
    }
}

/// Waits for a request of the boot script.
async fn finish(answer: Promise) -> Result<Reply, ApiError> {
    let answer = settled(answer).await?;
    let member = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
    let status = member("status").as_f64().unwrap_or_default() as u16;
    judge(status, member("text").as_string().unwrap_or_default(), None)
}

async fn ask(call: &Call, signal: &AbortSignal) -> Result<Reply, ApiError> {
    let (status, reply) = exchange(call, signal).await?;
    judge(status, reply.text, reply.headers)
}

/// Asks once, and takes whatever answer comes, with its status.
pub async fn look(call: &Call) -> Result<(u16, Reply), ApiError> {
    exchange(call, &AbortSignal::timeout_with_u32(call.limit.as_millis() as u32)).await
}

async fn exchange(call: &Call, signal: &AbortSignal) -> Result<(u16, Reply), ApiError> {
    let init = call.init()?;
    init.set_signal(Some(signal));
    let response = settled(window().fetch_with_str_and_init(&call.address, &init)).await?;
    let response: Response = response.dyn_into().map_err(|_| ApiError::Offline)?;
    let text = settled(response.text().map_err(|_| ApiError::Offline)?).await?;
    let headers = Some(response.headers());
    Ok((response.status(), Reply { text: text.as_string().unwrap_or_default(), headers }))
}

async fn settled(promise: Promise) -> Result<JsValue, ApiError> {
    JsFuture::from(promise).await.map_err(|_| ApiError::Offline)
}

fn judge(status: u16, text: String, headers: Option<web_sys::Headers>) -> Result<Reply, ApiError> {
    if (200..300).contains(&status) {
        return Ok(Reply { text, headers });
    }
    Err(match json::read(&text) {
        _ if status == 401 => ApiError::SignedOut,
        Ok(problem) => ApiError::Problem(Box::new(problem)),
        Err(_) => ApiError::Status(status),
    })
}
