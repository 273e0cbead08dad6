//! The receipt: to be kept, printed, and checked by whoever is shown it.

use super::{above, answers};
use crate::api::Loader;
use crate::components::{case_tag, crumbs, icon, qr, use_page_title};
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
    view! {
        <div class="l-page l-main l-stack l-narrow receipt-page" data-gap="6">
            {crumbs(above, "受理回执".into())}
            <header class="l-stack" data-gap="2">
                <p class="u-2">{site}</p>
                <h1 tabindex="-1">"受理回执"</h1>
                <p class="u-lead no-print">"请记下受理编号。回执随时可以再打开、再打印。"</p>
            </header>
            {slip(&case)}
            {tools(number)}
            {onward(&case)}
            {answers::letter(&case)}
            {answers::sections(&case)}
            {files(&case)}
            {agreed(&case)}
        </div>
    }
    .into_any()
}

/// The slip: number, time, what, who; with the code that proves it.
fn slip(case: &Case) -> AnyView {
    let head = &case.head;
    let address = browser::absolute(&paths::verify(&case.verification_code));
    view! {
        <section class="card l-box" aria-label="回执">
            <div class="receipt">
                <div class="l-stack" data-gap="3">
                    <div>
                        <p class="u-2 u-sm">"受理编号"</p>
                        <p class="big-no">{head.number.to_string()}</p>
                    </div>
                    <dl class="facts" data-tight>
                        {row("办理事项", head.title.to_string())}
                        {row("办理单位", head.subject.name.to_string())}
                        {row("统一社会信用代码", head.subject.code.to_string())}
                        {row("提交时间", format!("{}（北京时间）", head.submitted.chinese()))}
                        {row("受理单位", head.agency.name.to_string())}
                        {row("核验码", case.verification_code.clone())}
                        <div><dt>"现在的状态"</dt><dd>{case_tag(head.state, false)}</dd></div>
                    </dl>
                </div>
                <figure class="l-stack" data-gap="2">
                    {qr(address, "核验二维码，内容是核验网址和核验码")}
                    <figcaption class="u-sm u-2">"扫码核验真伪"</figcaption>
                </figure>
            </div>
        </section>
    }
    .into_any()
}

fn row(label: &'static str, value: String) -> AnyView {
    view! { <div><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
}

fn tools(number: String) -> AnyView {
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
    view! {
        <div class="no-print">
            <div class="actions">
                <button
                    class="btn"
                    data-kind="primary"
                    type="button"
                    on:click=|_| browser::print()
                >
                    {icon("print")}
                    "打印，或存为 PDF"
                </button>
                <button class="btn" type="button" on:click=copy>{icon("copy")}"复制编号"</button>
            </div>
            <p class="u-sm" role="status">{said}</p>
        </div>
    }
    .into_any()
}

/// What happens next, by whom and by when.
fn onward(case: &Case) -> AnyView {
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
    view! {
        <section class="l-stack" data-gap="2" aria-labelledby="nx-h">
            <h2 id="nx-h">"接下来"</h2>
            <ol>
                <li>{format!("由{agency}决定，提交后 {days} 个工作日内办结{by}。")}</li>
                <li>"要补正或有结果时，会在“我的”里通知您；也可以凭受理编号和核验码查进度。"</li>
                <li>{format!("有疑问，请问{agency}{phone}。")}</li>
            </ol>
            <p class="l-row no-print">
                <a href=paths::case(&head.number)>"看办理进度"</a>
                <a href=paths::ACCOUNT>"到“我的”"</a>
            </p>
        </section>
    }
    .into_any()
}

fn files(case: &Case) -> Option<AnyView> {
    let one = |file: &contract::case::Attachment| {
        view! { <li><bdi>{file.name.to_string()}</bdi></li> }.into_any()
    };
    (!case.attachments.is_empty()).then(|| {
        view! {
            <section aria-labelledby="rf-h">
                <h2 id="rf-h">{format!("附件 {} 个", case.attachments.len())}</h2>
                <ul>{case.attachments.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn agreed(case: &Case) -> Option<AnyView> {
    let one = |consent: &contract::case::Consent| {
        let when = match consent.withdrawn {
            Some(at) => format!("{}同意，{}撤回", consent.given.chinese(), at.chinese()),
            None => format!("{}同意", consent.given.chinese()),
        };
        view! {
            <li>
                <p class="verbatim">{consent.text.to_string()}</p>
                <p class="u-2 u-sm">{format!("第 {} 版，{when}", consent.version)}</p>
            </li>
        }
        .into_any()
    };
    (!case.consents.is_empty()).then(|| {
        view! {
            <section aria-labelledby="ra-h">
                <h2 id="ra-h">"同意的声明和授权"</h2>
                <ul class="rows">{case.consents.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
