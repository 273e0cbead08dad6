//! Files, the letter, the agreements, other cases of the same subject.

use crate::components::{El, case_tag, el, icon};
use crate::pages::desk::marks::day;
use crate::{api, config, paths};
use contract::case::{Attachment, Case, CaseHead};
use contract::form::{LetterPart, fill};

/// The files.
pub fn files(case: &Case) -> El {
    let files = match case.attachments.is_empty() {
        true => el("p").class("u-2").add("没有附件。"),
        false => {
            let files = case.attachments.iter().map(file_line).collect();
            list("l-stack", files).attr("data-gap", "2")
        }
    };
    part("files", format!("附件（{}）", case.attachments.len()), files)
}

fn part(id: &'static str, title: String, content: El) -> El {
    let heading = el("h2").attr("id", id).add(title);
    el("section").class("l-box").attr("aria-labelledby", id).add(heading).add(content)
}

fn list(class: &'static str, items: Vec<El>) -> El {
    el("ul").class(class).attr("role", "list").all(items)
}

/// The files that answer a field.
pub fn of_field(case: &Case, field: &str) -> El {
    let named = |id: &str| case.attachments.iter().find(|file| file.id == id);
    let files: Vec<_> = case.answers.lines(field).filter_map(named).map(link).collect();
    match files.is_empty() {
        true => el("span").class("u-2").add("没有附件"),
        false => list("l-row", files),
    }
}

fn link(file: &Attachment) -> El {
    let href = api::attachment(&config::use_config().api, &file.id);
    let link = el("a").attr("href", href).attr("download", file.name.to_string());
    el("li").add(link.add(el("bdi").add(file.name.to_string())))
}

fn file_line(file: &Attachment) -> El {
    let address = api::attachment(&config::use_config().api, &file.id);
    let name = file.name.to_string();
    // What a browser shows without running anything in it.
    let opens = matches!(file.media.as_str(), "application/pdf" | "image/jpeg" | "image/png");
    let button = |href: String| el("a").class("btn").attr("data-kind", "quiet").attr("href", href);
    let hidden = || el("span").class("u-hidden").add(format!("：{name}"));
    let open = opens.then(|| {
        button(format!("{address}?open=1"))
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .add("打开")
            .add(hidden().add("（新窗口）"))
    });
    let download = button(address.clone())
        .attr("download", name.clone())
        .add(icon("download"))
        .add("下载")
        .add(hidden());
    let about = format!("{} · {}", media(&file.media), size(file.size));
    let about =
        el("span").add(el("bdi").add(name.clone())).add(el("br")).add(el("small").add(about));
    let ways = el("span").class("l-row").flag("data-tight", true).add(open).add(download);
    el("li").class("upload").add(icon("doc")).add(about).add(ways)
}

fn media(media: &str) -> &'static str {
    match media {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPG",
        "image/png" => "PNG",
        "application/ofd" => "OFD",
        _ => "文件",
    }
}

fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    match bytes {
        0..KB => format!("{bytes} 字节"),
        n if n < KB * KB => format!("{} KB", n.div_ceil(KB)),
        n => format!("{}.{} MB", n / (KB * KB), n % (KB * KB) * 10 / (KB * KB)),
    }
}

/// The letter with what was answered.
pub fn letter(case: &Case) -> Option<El> {
    let mut paragraphs = fill(&case.form, &case.answers).into_iter();
    let title = paragraphs.next()?;
    let with = |place: El, part: LetterPart| match part {
        LetterPart::Fixed(text) => place.add(text),
        LetterPart::Given(text) => place.add(el("mark").add(el("bdi").add(text))),
        LetterPart::Gap(label) => {
            place.add(el("span").class("letter-gap").add(format!("（{label}）")))
        }
    };
    let line = |tag: &'static str, parts: Vec<LetterPart>| parts.into_iter().fold(el(tag), with);
    let body = paragraphs.map(|parts| line("p", parts)).collect();
    let letter = el("div").class("letter").add(line("h3", title)).all(body);
    Some(part("letter", "承诺书".to_owned(), letter))
}

/// The agreements, if any were asked for.
pub fn consents(case: &Case) -> Option<El> {
    let consent = |consent: &contract::case::Consent| {
        let (symbol, when) = match consent.withdrawn {
            Some(at) => ("x", format!("{} 撤回", at.chinese())),
            None => {
                ("kept", format!("{} 同意，第 {} 版", consent.given.chinese(), consent.version))
            }
        };
        el("li")
            .add(el("p").class("verbatim").add(consent.text.to_string()))
            .add(el("p").class("tone u-2 u-sm").add(icon(symbol)).add(when))
    };
    (!case.consents.is_empty()).then(|| {
        let all = list("rows", case.consents.iter().map(consent).collect());
        part("consents", "声明和授权".to_owned(), all)
    })
}

/// The agency's other cases of the same subject.
pub fn others(case: &Case) -> Option<El> {
    let others = &case.beside.as_ref()?.others;
    let line = |head: &CaseHead| {
        let same = (head.title == case.head.title).then(|| {
            el("span").class("tag").attr("data-tone", "warn").add(icon("copy")).add("同一事项")
        });
        let link = el("a").attr("href", paths::desk_case(&head.number));
        el("li")
            .class("l-row")
            .flag("data-tight", true)
            .add(link.add(el("bdi").add(head.title.to_string())))
            .add(el("span").class("u-2 u-sm u-nowrap").add(head.number.to_string()))
            .add(day(head.submitted.date()))
            .add(case_tag(head.state, false))
            .add(same)
    };
    let all = match others.is_empty() {
        true => el("p").class("u-2").add("没有。"),
        false => list("rows", others.iter().map(line).collect()),
    };
    Some(part("others", "这个主体在本部门的其他办件".to_owned(), all))
}
