//! A document as a file: one HTML page without scripts that opens and prints anywhere.

use crate::http::Base;
use contract::Date;
use contract::document::{Document, DocumentKind, DocumentLine, DocumentRecord, facts_of};
use contract::subject::SubjectProfile;
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write;

const STYLE: &str = include_str!("file.css");

/// The page. The same document and address make the same bytes.
pub fn html(document: &Document, base: &Base) -> String {
    let head = &document.head;
    let title = format!("{} {}", head.kind.label(), head.number);
    let verify =
        base.url(&format!("/verify#{}.{}", head.number.as_str().replace('-', ""), document.code));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}@page {{ @top-right {{ content: \"{}\" }} }}\n</style>\n<main>\n",
        escaped(&title),
        head.number
    );
    page += &format!("<header>\n<div><h1>{}</h1>\n<dl>\n", head.kind.label());
    for (label, value) in [
        ("编号", head.number.to_string()),
        ("核验码", document.code.clone()),
        ("开具时间", format!("{}（北京时间）", head.made.chinese())),
        ("数据截至", head.as_of.chinese()),
        ("数据版本", head.version.clone()),
        ("开具平台", base.url("/")),
        ("内容摘要（SHA-256）", head.digest.clone()),
    ] {
        fact(&mut page, label, &value);
    }
    page += "</dl></div>\n";
    if let Some(code) = qr(&verify) {
        page += &format!("<figure>{code}<figcaption>扫码核验</figcaption></figure>\n");
    }
    page += "</header>\n";
    let content = &document.content;
    if let Some(about) = &content.profile {
        profile(&mut page, about);
    }
    match head.kind {
        DocumentKind::Lookup => lines(&mut page, &content.lines),
        _ => {
            for summary in content.lines.iter().filter_map(|line| line.summary) {
                page += &format!("<p class=\"sum\">{}</p>\n", escaped(&summary.sentence()));
            }
        }
    }
    records(&mut page, head.kind, &content.records, content.omitted);
    own(&mut page, document);
    page += &format!(
        "<footer>\n<p>{}</p>\n<p>核验：打开 {}，输入编号和核验码，或把本文件拖到核验页。</p>\n</footer>\n</main>\n</html>\n",
        note(head.kind),
        escaped(&base.url("/verify"))
    );
    page
}

/// What a document is and isn't, in a sentence or two.
fn note(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Lookup => {
            "本证明由平台按开具时公示中的信息自动生成，只说明当时查到什么。查询内容由查询人输入。没有查到，不等于没有。"
        }
        DocumentKind::Report => {
            "本报告由平台按开具时公示中的信息自动生成，不是评价，也不代替认定单位的决定文书。"
        }
        DocumentKind::OwnReport => {
            "本报告由企业登录后为自己开具，含没有公开的办件信息。给谁看，由企业自己决定。"
        }
    }
}

fn fact(page: &mut String, label: &str, value: &str) {
    let _ = writeln!(page, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(label), escaped(value));
}

fn profile(page: &mut String, profile: &SubjectProfile) {
    *page += &format!("<h2>{}</h2>\n<dl>\n", escaped(profile.subject.name.as_str()));
    for (label, value) in facts_of(profile) {
        fact(page, label, &value);
    }
    *page += "</dl>\n";
}

fn lines(page: &mut String, lines: &[DocumentLine]) {
    *page += &format!(
        "<h2>查询结果（{} 行）</h2>\n<table>\n<thead><tr><th>序号</th><th>查询内容</th><th>主体</th><th>公示中的信息</th></tr></thead>\n<tbody>\n",
        lines.len()
    );
    for (at, line) in lines.iter().enumerate() {
        let who = line.subject.as_ref().map(|subject| {
            let place = line.region.as_ref().map(ToString::to_string).unwrap_or_default();
            let status = line.status.map(|status| status.label()).unwrap_or_default();
            format!(
                "{}<br>{}<br>{} {status}",
                escaped(subject.name.as_str()),
                subject.code,
                escaped(&place)
            )
        });
        let found = line.summary.map(|summary| summary.sentence());
        let note = line.note.as_ref().map(|note| format!("（{}）", escaped(note.as_str())));
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>",
            at + 1,
            escaped(line.asked.as_str()),
            who.unwrap_or_else(|| line.outcome.label().to_owned()),
            escaped(&found.unwrap_or_default()),
            note.unwrap_or_default()
        );
    }
    *page += "</tbody></table>\n";
}

fn records(page: &mut String, kind: DocumentKind, records: &[DocumentRecord], omitted: u32) {
    if records.is_empty() {
        if kind != DocumentKind::Lookup {
            *page += "<h2>公示中的信息</h2>\n<p>没有公示中的信息。</p>\n";
        }
        return;
    }
    *page += &format!("<h2>公示中的信息（{} 条）</h2>\n", records.len());
    for DocumentRecord { head, facts } in records {
        *page += &format!(
            "<section>\n<h3>{}：{}</h3>\n<dl>\n",
            head.kind.label(),
            escaped(head.title.as_str())
        );
        if let Some(number) = &head.document_no {
            fact(page, "文书号", number.as_str());
        }
        fact(page, "决定机关", head.authority.name.as_str());
        fact(page, "决定日期", &head.decided.chinese());
        let end = head.withdrawn_after.filter(|day| *day < Date::FAR);
        let end =
            end.map_or_else(|| "没有截止日期".to_owned(), |day| format!("至{}", day.chinese()));
        fact(page, "公示期", &format!("{}{end}", head.published.chinese()));
        fact(page, "公示状态", head.standing.label());
        for detail in facts {
            fact(page, detail.label.as_str(), detail.value.as_str());
        }
        *page += "</dl>\n</section>\n";
    }
    if omitted > 0 {
        *page += &format!("<p>另有 {omitted} 条没有列出，请在主体的页面上看。</p>\n");
    }
}

fn own(page: &mut String, document: &Document) {
    let content = &document.content;
    if document.head.kind != DocumentKind::OwnReport {
        return;
    }
    *page += &format!("<h2>本单位的办件（{} 件，不公开）</h2>\n", content.cases.len());
    *page += "<table>\n<thead><tr><th>受理编号</th><th>事项</th><th>提交日期</th><th>状态</th></tr></thead>\n<tbody>\n";
    for case in &content.cases {
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            case.number,
            escaped(case.title.as_str()),
            case.submitted.date(),
            case.state.label()
        );
    }
    *page += "</tbody></table>\n";
    *page +=
        &format!("<h2>信用修复培训证书（{} 份，不公开）</h2>\n<ul>\n", content.trainings.len());
    for training in &content.trainings {
        let until = training.valid_until.chinese();
        let course = escaped(training.course.as_str());
        let _ = writeln!(page, "<li>{course}，有效期至{until}，核验码 {}</li>", training.code);
    }
    *page += "</ul>\n";
}

fn qr(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let width = code.size + 8;
    let mut path = String::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if code[y][x].value() {
                let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
            }
        }
    }
    Some(format!(
        "<svg viewBox=\"0 0 {width} {width}\" role=\"img\" aria-label=\"核验网址的二维码\"><path fill=\"#fff\" d=\"M0 0h{width}v{width}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

/// Text as HTML shows it.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if contract::text::is_invisible(c) => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_stays_text() {
        let hostile = "<script>alert(\"1\")</script>&'\u{202E}";
        let safe = super::escaped(hostile);
        assert_eq!(safe, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;");
    }
}
