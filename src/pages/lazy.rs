//! Pages that come in chunks of their own, so that the first visit downloads the shell and the
//! home page alone. Only a build with the feature `split` is cut; in any other the pages are
//! simply there.

use crate::api::ApiError;
use crate::browser;
use crate::components::{el, failure, failure_below, live, waiting, waiting_page};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

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
pub type Opening<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// Declares the pages that come in chunks: what to show at their address, what fetches the chunk
/// ahead of a visit, and the style sheets of style/areas that come in it.
macro_rules! chunks {
    ($(
        $name:ident / $chunk:ident / $preload:ident = $page:path, $($prefix:literal)|+
        $(, style $style:literal)*;
    )*) => {
        $(
            #[cfg_attr(
                feature = "split",
                leptos::wasm_split::wasm_split(
                    $name,
                    wasm_split_path = leptos::wasm_split,
                    fallible,
                    preload($preload)
                )
            )]
            fn $chunk() -> Result<AnyView, Missing> {
                $(
                    let rule = include_str!(concat!(env!("OUT_DIR"), "/", $style, ".css"));
                    browser::add_style($style, rule);
                )*
                Ok($page())
            }

            #[doc = concat!("The page of ", $($prefix, " "),+)]
            pub fn $name() -> AnyView {
                #[cfg(feature = "split")]
                return page(|| Box::pin($chunk()));
                #[cfg(not(feature = "split"))]
                page(|| Box::pin(std::future::ready($chunk())))
            }
        )*

        /// Fetches the chunk of the page at this path, if it has one.
        pub fn preload(path: &str) {
            if browser::is_offline() {
                return;
            }
            let chunks: &[(&str, fn())] = &[$($(($prefix, || {
                #[cfg(feature = "split")]
                leptos::task::spawn_local(async {
                    // Not at hand now: the visit itself will tell.
                    let _ = $preload().await;
                });
            })),+),*];
            // `/lists/…` is another page than `/lists`.
            let fits = |prefix: &&str| path.starts_with(*prefix);
            let longest = chunks.iter().map(|(prefix, _)| *prefix).filter(fits).map(str::len).max();
            for (prefix, fetch) in chunks {
                if fits(prefix) && Some(prefix.len()) == longest {
                    fetch();
                }
            }
        }
    };
}

chunks! {
    search / search_chunk / preload_search = super::search::page, "/search";
    screening / screening_chunk / preload_screening =
        super::screening::page, "/screening", style "screening", style "dropzone";
    subject / subject_chunk / preload_subject = super::subject::page, "/subjects/";
    record / record_chunk / preload_record = super::record::page, "/records/";
    disclosure / disclosure_chunk / preload_disclosure =
        super::disclosure::page, "/disclosure/" | "/lists/", style "disclosure";
    overview / overview_chunk / preload_overview =
        super::disclosure::overview, "/disclosure" | "/lists", style "disclosure";
    objections / objections_chunk / preload_objections = super::objections::page, "/objections";
    reports / reports_chunk / preload_reports =
        super::filing::report::page, "/reports", style "account", style "filing";
    repairs / repairs_chunk / preload_repairs =
        super::repairs::page, "/repairs", style "repair";
    repair_answer / repair_answer_chunk / preload_repair_answer =
        super::repairs::answer_page, "/repairs/", style "repair";
    repair_package / repair_package_chunk / preload_repair_package =
        super::repairs::package_page, "/repairs/*/package", style "repair", style "letter";
    training / training_chunk / preload_training =
        super::training::page, "/repairs/training", style "repair", style "certificate";
    training_test / training_test_chunk / preload_training_test =
        super::training::test_page, "/repairs/training/*/test", style "repair", style "account",
        style "certificate";
    statistics / statistics_chunk / preload_statistics =
        super::statistics::page, "/statistics", style "statistics";
    read / read_chunk / preload_read = super::read::page,
        "/read" | "/about" | "/privacy" | "/accessibility" | "/contact" | "/terms" | "/sitemap",
        style "read";
    developers / developers_chunk / preload_developers =
        super::developers::page, "/developers", style "developers";
    sign_in / sign_in_chunk / preload_sign_in =
        crate::session::sign_in_page, "/account/sign-in", style "account";
    desk / desk_chunk / preload_desk = super::desk::queue_page, "/desk", style "account", style "desk";
    desk_case / desk_case_chunk / preload_desk_case =
        super::desk::case_page, "/desk/cases/", style "account", style "desk", style "letter";
    desk_order / desk_order_chunk / preload_desk_order =
        super::desk::order_page, "/desk/order", style "account", style "desk";
    desk_interviews / desk_interviews_chunk / preload_desk_interviews =
        super::desk::interviews_page, "/desk/interviews", style "account", style "desk";
    choose / choose_chunk / preload_choose =
        super::filing::choose::page, "/commitments" | "/registration", style "filing";
    about / about_chunk / preload_about =
        super::filing::about::page, "/file/", style "account", style "filing", style "letter";
    wizard / wizard_chunk / preload_wizard =
        super::filing::wizard::page, "/file/", style "account", style "filing", style "dropzone",
        style "letter";
    check / check_chunk / preload_check =
        super::filing::check::page, "/file/", style "account", style "filing", style "letter";
    sign_out / sign_out_chunk / preload_sign_out =
        crate::session::sign_out_page, "/account/sign-out", style "account";
    account / account_chunk / preload_account =
        super::account::page, "/account" | "/account/cases", style "account";
    account_more / account_more_chunk / preload_account_more =
        super::account::more,
        "/account/records" | "/account/registrations" | "/account/authorisations" | "/account/notices",
        style "account";
    case / case_chunk / preload_case =
        super::case::page, "/account/cases/", style "account", style "letter";
    document / document_chunk / preload_document =
        super::document::page, "/documents", style "letter", style "document";
    my_report / my_report_chunk / preload_my_report =
        super::document::own_page, "/account/report",
        style "account", style "letter", style "document";
    receipts / receipts_chunk / preload_receipts =
        super::receipts::page, "/track" | "/verify", style "certificate";
}

/// Why a chunk can't be had. A page must never be reloaded by itself: somebody may have typed.
async fn why() -> ApiError {
    match browser::is_outdated().await {
        Some(true) => ApiError::Outdated,
        Some(false) => ApiError::Incomplete,
        None => ApiError::Offline,
    }
}

fn page(open: fn() -> Opening<AnyView>) -> AnyView {
    let around = |view| el("div").class("l-page l-main").add(view).into_any();
    show(Box::new(open), true, Box::new(around))
}

/// Shows a part of a page when its chunk is there; `around` stands about what stands there
/// meanwhile.
pub fn part(
    open: impl Fn() -> Opening<AnyView> + 'static,
    around: impl Fn(AnyView) -> AnyView + Send + 'static,
) -> AnyView {
    show(Box::new(open), false, Box::new(around))
}

/// Shows what a chunk holds when it is there; one that fails to load can be asked for again.
fn show(
    open: Box<dyn Fn() -> Opening<AnyView>>,
    page: bool,
    around: Box<dyn Fn(AnyView) -> AnyView + Send>,
) -> AnyView {
    // What is there already is shown at once, so that it can take the place of its like. Signals
    // that are read in making it must not make it anew.
    let now = untrack(|| open().as_mut().poll(&mut Context::from_waker(Waker::noop())));
    if let Poll::Ready(Ok(view)) = now {
        return view;
    }
    let state = RwSignal::new(None::<Result<(), ApiError>>);
    let content = StoredValue::new_local(None::<AnyView>);
    let owner = Owner::current().unwrap_or_default();
    let open = StoredValue::new_local(open);
    let load = move || {
        state.set(None);
        // The page belongs to the route's owner, although it is made later.
        let opening = owner.with(|| {
            ScopedFuture::new_untracked(async move {
                let Some(opening) = open.try_with_value(|open| open()) else { return };
                let opened = match opening.await {
                    Ok(view) => {
                        let _ = content.try_set_value(Some(view));
                        Ok(())
                    }
                    Err(Missing) => Err(why().await),
                };
                let _ = state.try_set(Some(opened));
            })
        });
        leptos::task::spawn_local(opening);
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
        Some(Ok(())) => content.try_update_value(Option::take).flatten().into_any(),
    })
}
