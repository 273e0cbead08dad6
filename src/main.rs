//! The portal: a city's public credit information in the browser, in front of a REST platform.

mod api;
mod app;
mod browser;
mod components;
mod config;
mod drafts;
mod pages;
mod paths;
mod session;

fn main() {
    #[cfg(debug_assertions)]
    browser::log_panics();
    wasm_bindgen_futures::spawn_local(async {
        // Compiling, reading and building one after another, the browser in between.
        browser::breathe().await;
        let config = config::load().await;
        browser::breathe().await;
        let Some(place) = browser::find("#app") else { return };
        leptos::mount::mount_to(place, move || app::App(app::AppProps { config })).forget();
    });
}
