//! What is to be checked: typed, pasted, or read from a file.

use super::run::Work;
use super::workbook;
use crate::browser;
use crate::components::{El, drop_zone, el, icon, live};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::{Event, File};

/// Largest file that is read, in bytes.
const LARGEST: f64 = 2_000_000.0;

/// The form.
pub fn view(work: Work) -> AnyView {
    let submit = move |ev: Event| {
        ev.prevent_default();
        work.start();
    };
    let note = "内容和结果只留在这个标签页里，关掉就没有了。自然人的信用信息不公开，查不到。";
    el("form")
        .class("card l-stack no-print")
        .flag("novalidate", true)
        .on("submit", submit)
        .add(text(work))
        .add(files(work))
        .add(actions(work))
        .add(el("p").class("u-2 u-sm").add(note))
        .into_any()
}

fn text(work: Work) -> El {
    let hint = "一行一个，最多 1,000 行。也可以粘贴整张表，会自己认出名称或代码那一列。";
    let wrong = move || {
        let fault = work.wrong.get().map(|why| el("span").class("field-error").add(why));
        fault.into_any()
    };
    let invalid = move || work.wrong.with(|wrong| wrong.as_ref().map(|_| "true".into()));
    let area = el("textarea")
        .class("input")
        .attr("id", "screening-text")
        .attr("data-w", "full")
        .attr("rows", "6")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "screening-hint screening-fault screening-count")
        .live("aria-invalid", invalid)
        .value(move || work.typed.get())
        .on("input", move |ev| work.type_in(event_target_value(&ev)));
    let label = el("label").class("field-label").attr("for", "screening-text");
    let told = |id: &'static str| el("span").class("field-hint").attr("id", id);
    el("div")
        .class("field")
        .add(label.add("名称或统一社会信用代码"))
        .add(told("screening-hint").add(hint))
        .add(el("span").attr("id", "screening-fault").attr("role", "alert").add(live(wrong)))
        .add(area)
        .add(told("screening-count").add(live(move || work.lines().sentence().into_any())))
}

fn files(work: Work) -> El {
    let hint = "或者选择 .txt、.csv、.xlsx 文件，也可以把文件拖到这里。Excel 表格读第一张表。";
    let input = el("input").attr("accept", ".txt,.csv,.xlsx,text/plain,text/csv");
    let take = Rc::new(move |files| take(work, files));
    drop_zone("dropzone", ("screening-files", hint), input, take)
}

fn actions(work: Work) -> El {
    let button = |kind: &'static str, sort: &'static str| {
        el("button").class("btn").attr("data-kind", kind).attr("type", sort)
    };
    let sheet = work.sheet;
    let any = move || work.typed.with(|t| !t.is_empty()) || sheet.with(|s| !s.rows.is_empty());
    let busy = move || work.running.get().then(|| "true".into());
    let what = move || match work.running.get() {
        true => "正在核查…".into_any(),
        false => "开始核查".into_any(),
    };
    let clear = button("quiet", "button")
        .live("hidden", move || (!any()).then(|| "".into()))
        .on("click", move |_| work.clear())
        .add("清空内容和结果");
    let start = button("primary", "submit").live("aria-disabled", busy).add(icon("search"));
    el("div").class("actions").add(start.add(live(what))).add(clear)
}

/// Adds what stands in a file to what was typed.
fn take(work: Work, files: Vec<File>) {
    leptos::task::spawn_local(async move {
        for file in files {
            let name = file.name();
            let done = move |read| add(work, &name, read);
            match read(&file).await {
                Ok(Content::Text(text)) => done(Ok(text)),
                Ok(Content::Workbook(bytes)) => workbook::read(bytes, Rc::new(done)),
                Err(why) => done(Err(why)),
            }
        }
    });
}

fn add(work: Work, name: &str, read: Result<String, &'static str>) {
    match read {
        Ok(text) => {
            let Some(before) = work.typed.try_get_untracked() else { return };
            let between = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
            work.type_in(format!("{before}{between}{text}"));
            browser::focus_id("screening-text");
        }
        Err(why) => drop(work.wrong.try_set(Some(format!("“{name}”{why}")))),
    }
}

enum Content {
    Text(String),
    Workbook(Vec<u8>),
}

async fn read(file: &File) -> Result<Content, &'static str> {
    if file.size() > LARGEST {
        return Err("超过 2 MB，没有读入。请只留名称或代码那一列。");
    }
    let bytes = browser::bytes(file, 0.0, file.size()).await;
    let bytes = bytes.ok_or("读不了，请再选一次。")?;
    if bytes.starts_with(b"PK") {
        return Ok(Content::Workbook(bytes));
    }
    // How workbooks begin that are old, or have a password.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(
            "是旧版（.xls）或加了密码的 Excel 表格，读不了。请去掉密码，另存为 .xlsx 后再选。",
        );
    }
    let text = browser::decode(&bytes).filter(|text| !text.contains('\0'));
    text.map(Content::Text).ok_or("不是文本文件，没有读入。请选 .txt、.csv 或 .xlsx 文件。")
}
