//! `/commitments` and `/registration`: what can be filed, to be read before signing in.

use crate::api::{self, Load};
use crate::components::{El, crumbs, effect, el, failure_below, live, use_page_title, waiting};
use crate::{browser, config, paths};
use contract::form::{Purpose, TemplateHead};
use contract::record::{CommitmentType, RecordKind, RegistrationCategory};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The page of the purpose that the address names.
pub fn page() -> AnyView {
    let registers = use_location().pathname.get_untracked().starts_with(paths::REGISTRATION);
    let purpose = if registers { Purpose::Registration } else { Purpose::Commitment };
    use_page_title(move || Some(purpose.label().to_owned()));
    let base = config::use_config().api.clone();
    let forms = api::load(
        move || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::forms(&base, purpose, &cancel).await }
        },
    );
    effect(move || {
        if forms.state.with(|s| !matches!(s, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    let content = live(move || match forms.state.get() {
        Load::Ready(page) => groups(purpose, &page.items).into_any(),
        Load::Failed(error) => failure_below(error, move || forms.retry()),
        Load::Pending => waiting("可以办理的事项"),
    });
    let (lead, public) = match purpose {
        Purpose::Registration => (
            "把资质、经营、合同、公益方面的情况登记进来，经部门核验后公开。自愿填报，不收费，可以随时更新或撤回。",
            ("看已经公开的自主申报", RecordKind::SelfRegistered),
        ),
        _ => (
            "书面承诺后，可以少交材料、先办事，或者向社会表明守信。承诺和履行情况会公开，不收费。",
            ("看已经公开的承诺", RecordKind::Commitment),
        ),
    };
    let link = |href: String, text: &'static str| el("a").attr("href", href).add(text);
    let links = el("p")
        .class("l-row")
        .add(link(paths::disclosure(public.1), public.0))
        .add(link(paths::CASES.to_owned(), "看我的办件和进度"));
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(purpose.label()))
        .add(el("p").class("u-lead").add(lead))
        .add(links);
    el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(crumbs(Vec::new(), purpose.label().into()))
        .add(header)
        .add(content)
        .into_any()
}

/// What a group is about, in a sentence.
fn of_type(kind: CommitmentType) -> &'static str {
    match kind {
        CommitmentType::ApprovalReplacement => {
            "用承诺代替部分申请材料或核查，先作出决定，事后检查。"
        }
        CommitmentType::Deferral => "主要材料齐了、次要材料暂缺的，承诺按期补齐，先受理。",
        CommitmentType::Certification => "用书面承诺代替证明材料，不再要求开证明。",
        CommitmentType::Repair => "申请修复失信记录时，承诺改正并守信。",
        CommitmentType::Trade => "由行业协会商会组织会员一起承诺。",
        CommitmentType::Voluntary => "主动向社会承诺守法诚信经营。",
        CommitmentType::Other => "其他承诺。",
    }
}

fn of_category(category: RegistrationCategory) -> &'static str {
    match category {
        RegistrationCategory::Qualification => "许可证、认证、荣誉证书等。",
        RegistrationCategory::Business => "营业收入、纳税、用工等。",
        RegistrationCategory::Contract => "已经完成或正在履行的合同。",
        RegistrationCategory::Charity => "捐赠、志愿服务等。",
    }
}

fn groups(purpose: Purpose, heads: &[TemplateHead]) -> El {
    let group = |name: &'static str, what: &'static str, has: &dyn Fn(&TemplateHead) -> bool| {
        let cards = heads.iter().filter(|head| has(head)).map(card).collect::<Vec<_>>();
        let id = format!("g-{name}");
        let any = !cards.is_empty();
        any.then(|| {
            let heading = el("div")
                .add(el("h2").attr("id", id.clone()).add(name))
                .add(el("p").class("u-2").add(what));
            el("section")
                .class("l-stack l-box")
                .attr("data-gap", "3")
                .attr("aria-labelledby", id)
                .add(heading)
                .add(el("ul").class("l-stack").attr("role", "list").all(cards))
        })
    };
    let all: Vec<El> = match purpose {
        Purpose::Registration => {
            let of = |c: &RegistrationCategory| {
                group(c.label(), of_category(*c), &|head| head.registration == Some(*c))
            };
            RegistrationCategory::ALL.iter().filter_map(of).collect()
        }
        _ => {
            let of = |c: &CommitmentType| {
                group(c.label(), of_type(*c), &|head| head.commitment == Some(*c))
            };
            CommitmentType::ALL.iter().filter_map(of).collect()
        }
    };
    match all.is_empty() {
        true => el("p").add("现在没有可以在网上办理的事项。"),
        false => el("div").class("l-grid filing-groups").attr("data-min", "24").all(all),
    }
}

fn card(head: &TemplateHead) -> El {
    let serves = head.serves.iter().map(|text| el("li").add(text.to_string())).collect();
    let title = el("a").attr("href", paths::form(&head.id)).add(head.title.to_string());
    let meta = el("ul")
        .class("meta")
        .add(el("li").add(format!("受理：{}", head.agency.name)))
        .add(el("li").add(format!("{} 个工作日内答复", head.working_days)));
    el("li")
        .class("card l-stack filing-card")
        .attr("data-gap", "2")
        .add(el("h3").add(title))
        .add(el("p").add(head.lead.to_string()))
        .add(el("p").class("u-sm").add("适用："))
        .add(el("ul").class("u-sm").all(serves))
        .add(meta)
}
