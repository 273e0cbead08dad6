//! Pages that come in chunks of their own, so that the first visit downloads the shell and the
//! home page alone. Only a build with the feature `split` is cut; in any other the pages are
//! simply there.

use crate::api::ApiError;
use crate::browser;
use crate::components::{effect, el, failure, failure_below, live, waiting, waiting_page};
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// A page's chunk could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// What will be there, or will not.
type Opening<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// A page.
type Page = fn() -> AnyView;

/// What makes a page, or a part of one.
pub type Make = Box<dyn FnOnce() -> AnyView>;

/// Declares the pages that come in chunks: what to show at their address, and the style sheets of
/// style/areas that come in the chunk.
macro_rules! chunks {
    ($($name:ident / $chunk:ident = $page:path $(, style $style:literal)*;)*) => {
        $(
            #[cfg_attr(
                feature = "split",
                leptos::wasm_split::wasm_split(
                    $name,
                    wasm_split_path = leptos::wasm_split,
                    fallible
                )
            )]
            fn $chunk() -> Result<Page, Missing> {
                $(
                    let rule = include_str!(concat!(env!("OUT_DIR"), "/", $style, ".css"));
                    browser::add_style($style, rule);
                )*
                Ok($page)
            }

            #[doc = concat!("The page ", stringify!($name), ".")]
            pub fn $name() -> AnyView {
                #[cfg(feature = "split")]
                return page(|| Box::pin($chunk()));
                #[cfg(not(feature = "split"))]
                page(|| Box::pin(std::future::ready($chunk())))
            }
        )*
    };
}

chunks! {
    search / search_chunk = super::search::page;
    screening / screening_chunk = super::screening::page, style "screening", style "dropzone";
    subject / subject_chunk = super::subject::page;
    record / record_chunk = super::record::page;
    disclosure / disclosure_chunk = super::disclosure::page, style "disclosure";
    overview / overview_chunk = super::disclosure::overview, style "disclosure";
    objections / objections_chunk = super::objections::page;
    reports / reports_chunk = super::filing::report::page, style "account", style "filing";
    repairs / repairs_chunk = super::repairs::page, style "repair";
    repair_answer / repair_answer_chunk = super::repairs::answer_page, style "repair";
    repair_package / repair_package_chunk = super::repairs::package_page, style "repair", style "letter";
    training / training_chunk = super::training::page, style "repair", style "certificate";
    training_test / training_test_chunk = super::training::test_page, style "repair", style "account", style "certificate";
    statistics / statistics_chunk = super::statistics::page, style "statistics";
    read / read_chunk = super::read::page, style "read";
    developers / developers_chunk = super::developers::page, style "developers";
    sign_in / sign_in_chunk = crate::session::sign_in_page, style "account";
    desk / desk_chunk = super::desk::queue_page, style "account", style "desk";
    desk_case / desk_case_chunk = super::desk::case_page, style "account", style "desk", style "letter";
    desk_order / desk_order_chunk = super::desk::order_page, style "account", style "desk";
    desk_interviews / desk_interviews_chunk = super::desk::interviews_page, style "account", style "desk";
    choose / choose_chunk = super::filing::choose::page, style "filing";
    about / about_chunk = super::filing::about::page, style "account", style "filing", style "letter";
    start / start_chunk = super::filing::start::page, style "account", style "filing";
    wizard / wizard_chunk = super::filing::wizard::page, style "account", style "filing", style "letter";
    check / check_chunk = super::filing::check::page, style "account", style "filing", style "letter";
    sign_out / sign_out_chunk = crate::session::sign_out_page, style "account";
    account / account_chunk = super::account::page, style "account";
    account_more / account_more_chunk = super::account::more, style "account";
    case / case_chunk = super::case::page, style "account", style "letter";
    receipt / receipt_chunk = super::case::receipt_page, style "account", style "letter";
    document / document_chunk = super::document::page, style "letter", style "document";
    my_report / my_report_chunk = super::document::own_page, style "account", style "letter", style "document";
    receipts / receipts_chunk = super::receipts::page, style "certificate";
}

/// Why a chunk can't be had. A page must never be reloaded by itself: somebody may have typed.
pub async fn why() -> ApiError {
    match browser::is_outdated().await {
        Some(true) => ApiError::Outdated,
        Some(false) => ApiError::Incomplete,
        None => ApiError::Offline,
    }
}

fn page(open: fn() -> Opening<Page>) -> AnyView {
    let around = |view| el("div").class("l-page l-main").add(view).into_any();
    let open = move || -> Opening<Make> {
        let opening = open();
        Box::pin(async move { opening.await.map(|page| Box::new(page) as Make) })
    };
    show(Box::new(open), true, Box::new(around))
}

/// Shows a part of a page when its chunk is there; `around` stands about what stands there
/// meanwhile.
pub fn part(
    open: impl Fn() -> Opening<Make> + 'static,
    around: impl Fn(AnyView) -> AnyView + Send + 'static,
) -> AnyView {
    show(Box::new(open), false, Box::new(around))
}

/// What stands around a dialog while its chunk is on its way: where it is seen, wherever the page is
/// scrolled to.
pub fn above_all(view: AnyView) -> AnyView {
    el("div").class("arriving late").add(view).into_any()
}

/// Declares a part of pages that comes in a chunk of its own: what shows it, given what the part is
/// about and what stands around while the chunk is on its way; and what fetches the chunk ahead.
#[rustfmt::skip] // It moves the attribute to the right, each time further.
macro_rules! own_chunk {
    ($chunk:ident / $preload:ident, $show:ident($what:ty) = $view:path) => {
        #[cfg_attr(
            feature = "split",
            leptos::wasm_split::wasm_split(
                $chunk,
                wasm_split_path = leptos::wasm_split,
                fallible,
                preload($preload)
            )
        )]
        fn $chunk(
            what: $what,
        ) -> Result<$crate::pages::lazy::Make, $crate::pages::lazy::Missing> {
            Ok(Box::new(move || $view(what)))
        }

        fn $show(what: $what, around: impl Fn(AnyView) -> AnyView + Send + 'static) -> AnyView {
            #[cfg(feature = "split")]
            let open = move || $crate::pages::lazy::opening($chunk(what.clone()));
            #[cfg(not(feature = "split"))]
            let open =
                move || $crate::pages::lazy::opening(std::future::ready($chunk(what.clone())));
            $crate::pages::lazy::part(open, around)
        }

        /// Fetches the chunk before it is needed.
        #[allow(dead_code, reason = "some parts come by themselves")]
        pub fn preload() {
            #[cfg(feature = "split")]
            leptos::task::spawn_local(async {
                // Not at hand now: showing it will tell.
                let _ = $preload().await;
            });
        }
    };
}
pub(crate) use own_chunk;

/// How long it takes until a page has settled, and what wasn't urgent may come.
pub const SETTLED: Duration = Duration::from_secs(2);

/// What comes when somebody sees the place with this id, or when the page has settled; it is told
/// whether it is time.
pub fn when_seen(id: String, content: impl Fn(bool) -> AnyView + Send + 'static) -> AnyView {
    let wanted = RwSignal::new(false);
    let want = move || {
        if wanted.try_get_untracked() == Some(false) {
            wanted.set(true);
        }
    };
    set_timeout(want, SETTLED);
    // Runs when the place stands in the document.
    effect(move || browser::when_seen(&id, want));
    live(move || content(wanted.get()))
}

/// A chunk on its way.
pub fn opening(chunk: impl Future<Output = Result<Make, Missing>> + 'static) -> Opening<Make> {
    Box::pin(chunk)
}

/// Shows what a chunk holds when it is there; one that fails to load can be asked for again.
fn show(
    open: Box<dyn Fn() -> Opening<Make>>,
    page: bool,
    around: Box<dyn Fn(AnyView) -> AnyView + Send>,
) -> AnyView {
    // What is there already is shown at once, so that it can take the place of its like. Signals
    // that are read in making it must not make it anew.
    let now = untrack(|| open().as_mut().poll(&mut Context::from_waker(Waker::noop())));
    if let Poll::Ready(Ok(make)) = now {
        return untrack(make);
    }
    let state = RwSignal::new(None::<Result<(), ApiError>>);
    let content = StoredValue::new_local(None::<Make>);
    let open = StoredValue::new_local(open);
    let load = move || {
        state.set(None);
        leptos::task::spawn_local(async move {
            let Some(opening) = open.try_with_value(|open| open()) else { return };
            let opened = match opening.await {
                Ok(make) => {
                    // The chunk had to be compiled first.
                    browser::breathe().await;
                    let _ = content.try_set_value(Some(make));
                    Ok(())
                }
                Err(Missing) => Err(why().await),
            };
            // Whoever wanted it may have gone on.
            let _ = state.try_set(Some(opened));
        });
    };
    load();
    let again = StoredValue::new(load);
    live(move || match state.get() {
        None => around(match page {
            true => waiting_page("页面"),
            false => waiting("这一部分"),
        }),
        Some(Err(error)) => {
            let retry = move || again.with_value(|load| load());
            around(match page {
                true => failure(error, retry),
                false => failure_below(error, retry),
            })
        }
        // Made when it takes its place: what it does once it stands there comes right after.
        Some(Ok(())) => {
            let make = content.try_update_value(Option::take).flatten();
            make.map(untrack).into_any()
        }
    })
}
