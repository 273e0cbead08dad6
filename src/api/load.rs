//! Data of a page that depend on its address: asked for again when the address changes, the old
//! ones staying on show meanwhile; called off when the page is left.
//!
//! The machinery around is the same for all data. It is compiled once, for values of no known
//! type; what knows the type stands around it and is small.

use super::{ApiError, Cancel};
use crate::browser;
use leptos::prelude::*;
use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// How far the data are.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Asked for, not there yet.
    Pending,
    /// There.
    Ready(T),
    /// Not to be had.
    Failed(ApiError),
}

/// A [`Load`] of some type.
type Kept = Arc<dyn Any + Send + Sync>;

/// Something that was asked for, and whether it failed; none if it was called off.
type Asked = Pin<Box<dyn Future<Output = Option<(Kept, bool)>>>>;

/// How far the data are: to be read like a signal.
pub struct State<T> {
    kept: RwSignal<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: Send + Sync + 'static> State<T> {
    /// Looks at it, and whoever looks is told of changes.
    pub fn with<R>(&self, look: impl FnOnce(&Load<T>) -> R) -> R {
        look(self.kept.get().downcast_ref().unwrap_or(&Load::Pending))
    }

    /// Puts other data in the place of those that came.
    pub fn set(&self, load: Load<T>) {
        self.kept.set(Arc::new(load));
    }
}

impl<T: Clone + Send + Sync + 'static> State<T> {
    /// A copy, and whoever has it is told of changes.
    pub fn get(&self) -> Load<T> {
        self.with(Load::clone)
    }
}

/// Data that are being loaded, and the means to ask again.
pub struct Loader<T: Send + Sync + 'static> {
    /// How far the data are. While newer ones load, the older ones stay.
    pub state: State<T>,
    /// Whether a request is under way.
    pub busy: RwSignal<bool>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Loader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loader<T> {}

impl<T: Send + Sync + 'static> Loader<T> {
    /// Asks again.
    pub fn retry(&self) {
        self.again.update(|times| *times += 1);
    }
}

/// Loads what belongs to the key, whenever the key changes. No key, no request.
pub fn load<K, T, F>(
    key: impl Fn() -> Option<K> + Send + Sync + 'static,
    fetch: impl Fn(K, Cancel) -> F + 'static,
) -> Loader<T>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let pending: Kept = Arc::new(Load::<T>::Pending);
    let kept = RwSignal::new(pending.clone());
    let (busy, again) = (RwSignal::new(false), RwSignal::new(0));
    let mut before = None;
    let ask = move |anew: bool| {
        let key = key();
        if !anew && before.as_ref() == Some(&key) {
            return Next::Same;
        }
        before = Some(key.clone());
        let Some(key) = key else { return Next::Nothing };
        let cancel = Cancel::default();
        let answer = fetch(key, cancel.clone());
        let asked: Asked = Box::pin(async move {
            let (load, failed) = match answer.await {
                Err(ApiError::Cancelled) => return None,
                Ok(data) => (Load::Ready(data), false),
                Err(error) => (Load::Failed(error), true),
            };
            let kept: Kept = Arc::new(load);
            Some((kept, failed))
        });
        Next::Asked(asked, cancel)
    };
    run(Box::new(ask), Loading { kept, pending, busy, again });
    Loader { state: State { kept, of: PhantomData }, busy, again }
}

/// What a change leads to.
enum Next {
    /// The key is what it was.
    Same,
    /// There is no key.
    Nothing,
    /// A request.
    Asked(Asked, Cancel),
}

/// A [`Loader`] of some type.
struct Loading {
    kept: RwSignal<Kept>,
    pending: Kept,
    busy: RwSignal<bool>,
    again: RwSignal<u32>,
}

/// Asks now, and whenever what was read in asking has changed or somebody wants it again.
fn run(mut ask: Box<dyn FnMut(bool) -> Next>, loading: Loading) {
    let Loading { kept, pending, busy, again } = loading;
    let running = StoredValue::new_local(Cancel::default());
    let failed = StoredValue::new(false);
    Effect::new(move |before: Option<u32>| {
        let times = again.get();
        match ask(before != Some(times)) {
            Next::Same => {}
            Next::Nothing => running.with_value(Cancel::cancel),
            Next::Asked(asked, cancel) => {
                running.with_value(Cancel::cancel);
                running.set_value(cancel.clone());
                busy.set(true);
                if failed.get_value() {
                    kept.set(pending.clone());
                }
                leptos::task::spawn_local(async move {
                    let Some((load, is_failed)) = asked.await else { return };
                    // Reading the answer was one thing, showing it is another.
                    browser::breathe().await;
                    if cancel.is_cancelled() {
                        return;
                    }
                    // The page may be gone by now.
                    let _ = failed.try_set_value(is_failed);
                    let _ = busy.try_set(false);
                    let _ = kept.try_set(load);
                });
            }
        }
        times
    });
    on_cleanup(move || {
        let _ = running.try_with_value(Cancel::cancel);
    });
}
