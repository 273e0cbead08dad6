//! What can be reported, who handles it and by when, and what becomes of what is told.

use crate::components::{El, el};
use crate::paths;
use contract::form::FormTemplate;

fn row(label: &'static str, content: El) -> El {
    el("div").add(el("dt").add(label)).add(content)
}

fn link(href: &str, text: &'static str) -> El {
    el("a").attr("href", href.to_owned()).add(text)
}

/// The section above the form.
pub fn view(form: &FormTemplate) -> El {
    let head = &form.head;
    let serves = form.matter.serves.iter().map(|text| el("li").add(text.to_string())).collect();
    let phone = head.agency.phone.as_ref().map(|phone| {
        let call = el("a").attr("href", format!("tel:{phone}")).add(phone.to_string());
        el("span").add("，电话 ").add(call)
    });
    let agency = el("dd").add(el("bdi").add(head.agency.name.to_string())).add(phone);
    let days = format!("提交后 {} 个工作日内，不收费", head.working_days);
    let account = el("dd")
        .add("不用登录。提交后给您受理编号和核验码，凭这两样在“")
        .add(link(paths::TRACK, "查办理进度"))
        .add("”里看结果。企业要以单位名义反映的，可以")
        .add(link(&paths::filing_start(&head.id, ""), "登录后反映"))
        .add("。");
    let data = el("dd")
        .add("您的称呼和手机号只用于核查，不公开，也不告诉被反映的单位。没提交的内容只存在这个窗口里，关闭就没有了。")
        .add(link("/privacy", "看隐私说明"));
    let elsewhere = el("dd")
        .add("公示的记录写错了，请")
        .add(link(paths::OBJECTIONS, "提出异议"))
        .add("。被骗了钱的，请先报警（110）。");
    let facts = el("dl")
        .class("facts")
        .add(row("可以反映", el("dd").add(el("ul").all(serves))))
        .add(row("谁办理", agency))
        .add(row("多久答复", el("dd").add(days)))
        .add(row("要不要登录", account))
        .add(row("您的信息", data))
        .add(row("不在这里办", elsewhere));
    el("section")
        .class("card l-stack l-box")
        .attr("aria-labelledby", "about-h")
        .add(el("h2").attr("id", "about-h").add("反映之前先看"))
        .add(facts)
}
