//! What reacts by itself, compiled once: Leptos makes some kilobytes of program for every closure
//! that it is given, and a box looks like any other box.

use leptos::prelude::*;

/// Runs now, and whenever a signal has changed that was read in it.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// A view that is made anew whenever a signal has changed that was read in making it.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}
