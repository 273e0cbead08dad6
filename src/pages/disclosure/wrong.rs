//! Impossible filters: what is wrong with each, and the ways on.

use super::listing::Listing;
use crate::components::{El, el, icon};
use contract::FieldError;

/// What stands in the list's place.
pub fn view(listing: &Listing, errors: Vec<FieldError>, given: &[(String, String)]) -> El {
    let scope = &listing.scope;
    let wrong = |name: &str| errors.iter().any(|e| e.pointer == name);
    let kept: Vec<_> = given.iter().filter(|(name, _)| !wrong(name)).cloned().collect();
    let kept = scope.read_what_is_right(&kept).first_page();
    let keeps = !kept.q.is_empty() || scope.is_filtered(&kept);
    let errors = errors.into_iter().map(|e| el("li").add(e.detail)).collect();
    let button = |href: String| el("a").class("btn").attr("href", href);
    let keep = keeps.then(|| button(scope.address(&kept)).add("去掉有误的条件"));
    let all = button(scope.path.clone()).add(format!("看全部{}", listing.name));
    let heading = el("h2").attr("id", "found").attr("tabindex", "-1").add("筛选条件有误");
    el("section")
        .class("empty")
        .flag("data-start", true)
        .attr("role", "alert")
        .add(icon("watch"))
        .add(heading)
        .add(el("ul").all(errors))
        .add(el("div").class("actions").add(keep).add(all))
}
