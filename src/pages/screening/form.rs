//! What is to be checked: typed, pasted, or read from a file.

use super::run::Work;
use super::workbook;
use crate::browser;
use crate::components::{el, icon};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::File;

/// Largest file that is read, in bytes.
const LARGEST: f64 = 2_000_000.0;

/// The form.
pub fn view(work: Work) -> AnyView {
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        work.start();
    };
    let drop_in = move |ev: web_sys::DragEvent| {
        ev.prevent_default();
        take(work, browser::dropped(&ev));
    };
    let sheet = work.sheet;
    let any = move || work.typed.with(|t| !t.is_empty()) || sheet.with(|s| !s.rows.is_empty());
    let count = move || work.lines().sentence();
    let wrong = move || work.wrong.get().map(|why| el("span").class("field-error").add(why));
    view! {
        <form class="card l-stack no-print" novalidate on:submit=submit>
            <div class="field">
                <label class="field-label" for="screening-text">"名称或统一社会信用代码"</label>
                <span class="field-hint" id="screening-hint">
                    "一行一个，最多 1,000 行。也可以粘贴整张表，会自己认出名称或代码那一列。"
                </span>
                <span id="screening-fault" role="alert">{wrong}</span>
                <textarea
                    class="input"
                    id="screening-text"
                    data-w="full"
                    rows="6"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="screening-hint screening-fault screening-count"
                    aria-invalid=move || work.wrong.with(Option::is_some).then_some("true")
                    prop:value=work.typed
                    on:input=move |ev| work.type_in(event_target_value(&ev))
                ></textarea>
                <span class="field-hint" id="screening-count">{count}</span>
            </div>
            <div class="dropzone" on:dragover=|ev| ev.prevent_default() on:drop=drop_in>
                <span class="field-hint" id="screening-files">
                    "或者选择 .txt、.csv、.xlsx 文件，也可以把文件拖到这里。Excel 表格读第一张表。"
                </span>
                <span class="actions">
                    <label class="btn">
                        {icon("upload")}
                        "选择文件"
                        <input
                            class="u-hidden"
                            type="file"
                            accept=".txt,.csv,.xlsx,text/plain,text/csv"
                            aria-describedby="screening-files"
                            on:change=move |ev| take(work, browser::chosen(&ev))
                        />
                    </label>
                </span>
            </div>
            <div class="actions">
                <button
                    class="btn"
                    data-kind="primary"
                    type="submit"
                    aria-disabled=move || work.running.get().then_some("true")
                >
                    {icon("search")}
                    {move || if work.running.get() { "正在核查…" } else { "开始核查" }}
                </button>
                <button
                    class="btn"
                    data-kind="quiet"
                    type="button"
                    hidden=move || !any()
                    on:click=move |_| work.clear()
                >
                    "清空内容和结果"
                </button>
            </div>
            <p class="u-2 u-sm">
                "内容和结果只留在这个标签页里，关掉就没有了。自然人的信用信息不公开，查不到。"
            </p>
        </form>
    }
    .into_any()
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
