//! The receipt: to be kept, printed, and checked by whoever is shown it.

use super::{above, answers};
use crate::api::Loader;
use crate::components::{El, case_tag, crumbs, el, icon, qr, use_page_title};
use crate::{browser, config, paths};
use contract::case::Case;
use leptos::prelude::*;

/// The page.
pub fn view(case: Case, _: Loader<Case>) -> AnyView {
    let number = case.head.number.to_string();
    use_page_title({
        let title = format!("受理回执 {number}");
        move || Some(title.clone())
    });
    let site = config::use_config().site.name.clone();
    let mut above = above();
    above.push(("办件", paths::case(&case.head.number)));
    let lead = "请记下受理编号。回执随时可以再打开、再打印。";
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("p").class("u-2").add(site))
        .add(el("h1").attr("tabindex", "-1").add("受理回执"))
        .add(el("p").class("u-lead no-print").add(lead));
    el("div")
        .class("l-page l-main l-stack l-narrow receipt-page")
        .attr("data-gap", "6")
        .add(crumbs(above, "受理回执".into()))
        .add(header)
        .add(slip(&case))
        .add(tools(number))
        .add(onward(&case))
        .add(answers::letter(&case))
        .add(answers::sections(&case))
        .add(files(&case))
        .add(agreed(&case))
        .into_any()
}

/// The slip: number, time, what, who; with the code that proves it.
fn slip(case: &Case) -> El {
    let head = &case.head;
    let address = browser::absolute(&paths::verify(&case.verification_code));
    let row = |label: &'static str, value: El| {
        el("div").add(el("dt").add(label)).add(el("dd").add(value))
    };
    let said = |label: &'static str, value: String| row(label, el("bdi").add(value));
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(said("办理事项", head.title.to_string()))
        .add(said("办理单位", head.subject.name.to_string()))
        .add(said("统一社会信用代码", head.subject.code.to_string()))
        .add(said("提交时间", format!("{}（北京时间）", head.submitted.chinese())))
        .add(said("受理单位", head.agency.name.to_string()))
        .add(said("核验码", case.verification_code.clone()))
        .add(row("现在的状态", case_tag(head.state, false)));
    let number = el("div")
        .add(el("p").class("u-2 u-sm").add("受理编号"))
        .add(el("p").class("big-no").add(head.number.to_string()));
    let code = el("figure")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(qr(address, "核验二维码，内容是核验网址和核验码"))
        .add(el("figcaption").class("u-sm u-2").add("扫码核验真伪"));
    let slip = el("div")
        .class("receipt")
        .add(el("div").class("l-stack").attr("data-gap", "3").add(number).add(facts))
        .add(code);
    el("section").class("card l-box").attr("aria-label", "回执").add(slip)
}

fn tools(number: String) -> El {
    let said = RwSignal::new("");
    let copy = move |_| {
        let number = number.clone();
        leptos::task::spawn_local(async move {
            let text = match browser::copy(&number).await {
                true => "受理编号已复制。",
                false => "浏览器不允许自动复制，请长按或选中编号复制。",
            };
            let _ = said.try_set(text);
        });
    };
    let button =
        |symbol: &'static str| el("button").class("btn").attr("type", "button").add(icon(symbol));
    let print = button("print")
        .attr("data-kind", "primary")
        .on("click", |_| browser::print())
        .add("打印，或存为 PDF");
    let copy = button("copy").on("click", copy).add("复制编号");
    let status = el("p").class("u-sm").attr("role", "status").says(move || said.get().into());
    el("div").class("no-print").add(el("div").class("actions").add(print).add(copy)).add(status)
}

/// What happens next, by whom and by when.
fn onward(case: &Case) -> El {
    let head = &case.head;
    let (agency, days) = (&head.agency.name, case.form.head.working_days);
    let by = match head.due {
        Some(day) if head.state.is_open() => {
            let left = head.left.map(|left| format!("，{}", left.words())).unwrap_or_default();
            format!("（{}前{left}）", day.chinese())
        }
        _ => String::new(),
    };
    let phone = head.agency.phone.as_ref().map(|phone| format!("，电话 {phone}"));
    let phone = phone.unwrap_or_default();
    let told = "要补正或有结果时，会在“我的”里通知您；也可以凭受理编号和核验码查进度。";
    let decided = format!("由{agency}决定，提交后 {days} 个工作日内办结{by}。");
    let steps = el("ol")
        .add(el("li").add(decided))
        .add(el("li").add(told))
        .add(el("li").add(format!("有疑问，请问{agency}{phone}。")));
    let ways = el("p")
        .class("l-row no-print")
        .add(el("a").attr("href", paths::case(&head.number)).add("看办理进度"))
        .add(el("a").attr("href", paths::ACCOUNT).add("到“我的”"));
    part("nx-h", "接下来".to_owned(), steps).class("l-stack").attr("data-gap", "2").add(ways)
}

fn part(id: &'static str, title: String, content: El) -> El {
    let heading = el("h2").attr("id", id).add(title);
    el("section").attr("aria-labelledby", id).add(heading).add(content)
}

fn files(case: &Case) -> Option<El> {
    let one =
        |file: &contract::case::Attachment| el("li").add(el("bdi").add(file.name.to_string()));
    (!case.attachments.is_empty()).then(|| {
        let title = format!("附件 {} 个", case.attachments.len());
        part("rf-h", title, el("ul").all(case.attachments.iter().map(one).collect()))
    })
}

fn agreed(case: &Case) -> Option<El> {
    let one = |consent: &contract::case::Consent| {
        let when = match consent.withdrawn {
            Some(at) => format!("{}同意，{}撤回", consent.given.chinese(), at.chinese()),
            None => format!("{}同意", consent.given.chinese()),
        };
        el("li")
            .add(el("p").class("verbatim").add(consent.text.to_string()))
            .add(el("p").class("u-2 u-sm").add(format!("第 {} 版，{when}", consent.version)))
    };
    (!case.consents.is_empty()).then(|| {
        let list = el("ul").class("rows").all(case.consents.iter().map(one).collect());
        part("ra-h", "同意的声明和授权".to_owned(), list)
    })
}
