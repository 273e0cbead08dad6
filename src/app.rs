//! The route table: every address of the site in one place.

use crate::components::{effect, live, shell};
use crate::config::{self, Config};
use crate::{browser, pages};
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use leptos_router::params::ParamsMap;

/// What makes a page.
type Page = fn() -> AnyView;

/// The pages by address. A part that begins with a colon stands for anything, and the page gets
/// it by that name from `use_params_map`.
const ROUTES: &[(&str, Page)] = &[
    ("/", pages::home::page),
    ("/search", pages::lazy::search),
    ("/screening", pages::lazy::screening),
    ("/subjects/:code", pages::lazy::subject),
    ("/records/:id", pages::lazy::record),
    ("/disclosure", pages::lazy::overview),
    ("/disclosure/:kind", pages::lazy::disclosure),
    ("/lists", pages::lazy::overview),
    ("/lists/:list", pages::lazy::disclosure),
    ("/objections", pages::lazy::objections),
    ("/reports", pages::lazy::reports),
    ("/repairs", pages::lazy::repairs),
    ("/repairs/training", pages::lazy::training),
    ("/repairs/training/:course", pages::lazy::training),
    ("/repairs/training/:course/test", pages::lazy::training_test),
    ("/repairs/:id", pages::lazy::repair_answer),
    ("/repairs/:id/package", pages::lazy::repair_package),
    ("/statistics", pages::lazy::statistics),
    ("/read", pages::lazy::read),
    ("/read/:section", pages::lazy::read),
    ("/read/:section/:article", pages::lazy::read),
    ("/about", pages::lazy::read),
    ("/privacy", pages::lazy::read),
    ("/accessibility", pages::lazy::read),
    ("/contact", pages::lazy::read),
    ("/terms", pages::lazy::read),
    ("/sitemap", pages::lazy::read),
    ("/developers", pages::lazy::developers),
    ("/developers/types/:name", pages::lazy::developers),
    ("/desk", pages::lazy::desk),
    ("/desk/cases/:number", pages::lazy::desk_case),
    ("/desk/order", pages::lazy::desk_order),
    ("/desk/interviews", pages::lazy::desk_interviews),
    ("/commitments", pages::lazy::choose),
    ("/registration", pages::lazy::choose),
    ("/file/:template", pages::lazy::about),
    ("/file/:template/start", pages::lazy::start),
    ("/file/:template/check", pages::lazy::check),
    ("/file/:template/:step", pages::lazy::wizard),
    ("/account/sign-in", pages::lazy::sign_in),
    ("/account/sign-out", pages::lazy::sign_out),
    ("/account", pages::lazy::account),
    ("/account/cases", pages::lazy::account),
    ("/account/records", pages::lazy::account_more),
    ("/account/registrations", pages::lazy::account_more),
    ("/account/authorisations", pages::lazy::account_more),
    ("/account/notices", pages::lazy::account_more),
    ("/account/cases/:number", pages::lazy::case),
    ("/account/cases/:number/receipt", pages::lazy::receipt),
    ("/account/report", pages::lazy::my_report),
    ("/account/report/:id", pages::lazy::my_report),
    ("/documents", pages::lazy::document),
    ("/documents/:id", pages::lazy::document),
    ("/track", pages::lazy::receipts),
    ("/verify", pages::lazy::receipts),
];

/// The portal.
#[component]
pub fn App(
    /// What makes it a particular city's.
    config: Config,
) -> impl IntoView {
    config::provide(config);
    // Until the first page takes its place the static shell stays, and the browser may paint.
    let begun = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        browser::breathe().await;
        begun.set(true);
    });
    view! {
        <Router>
            {shell(begun, move || pages(begun))}
        </Router>
    }
}

/// The page at the present address. Does what `<FlatRoutes>` does, whose generic code weighs as
/// much as a page.
fn pages(begun: RwSignal<bool>) -> AnyView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| find(path)));
    // The router puts the new address into the window when the new page stands.
    if let Some(browser) = use_context::<BrowserUrl>() {
        effect(move || {
            path.track();
            let browser = browser.clone();
            leptos::task::spawn_local(async move { browser.ready_to_complete() });
        });
    }
    let page = move || {
        if !begun.get() {
            return ().into_any();
        }
        let own = route.get();
        // On the way to another page, this one's parameters stay what they were.
        provide_context(ArcMemo::new(move |before: Option<&ParamsMap>| match before {
            Some(before) if route.get() != own => before.clone(),
            _ => path.with(|path| params(own, path)),
        }));
        let page = match own {
            Some(own) => ROUTES[own].1(),
            None => pages::not_found::page(),
        };
        browser::remove_shell();
        page
    };
    live(page)
}

/// The number of the route that an address belongs to.
fn find(path: &str) -> Option<usize> {
    let path = match path.strip_suffix('/') {
        Some("") | None => path,
        Some(rest) => rest,
    };
    ROUTES.iter().position(|(pattern, _)| {
        let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
        loop {
            match (pattern.next(), path.next()) {
                (None, None) => return true,
                (Some(name), Some(part)) if name.starts_with(':') && !part.is_empty() => {}
                (Some(name), Some(part)) if name == part => {}
                _ => return false,
            }
        }
    })
}

/// What stands in the places that the pattern leaves open.
fn params(route: Option<usize>, path: &str) -> ParamsMap {
    let mut params = ParamsMap::new();
    let Some((pattern, _)) = route.map(|route| ROUTES[route]) else { return params };
    for (name, part) in pattern.split('/').zip(path.split('/')) {
        if let Some(name) = name.strip_prefix(':') {
            params.insert(name, part.to_owned());
        }
    }
    params
}

#[cfg(test)]
mod tests {
    use super::{ROUTES, find};

    fn pattern(path: &str) -> Option<&'static str> {
        find(path).map(|route| ROUTES[route].0)
    }

    #[test]
    fn addresses_lead_to_pages() {
        assert_eq!(pattern("/"), Some("/"));
        assert_eq!(pattern("/search/"), Some("/search"));
        assert_eq!(pattern("/records/x"), Some("/records/:id"));
        for wrong in ["/searching", "/search/x", "/subjects/", "/subjects", "/subjects//", ""] {
            assert_eq!(pattern(wrong), None, "{wrong}");
        }
    }
}
