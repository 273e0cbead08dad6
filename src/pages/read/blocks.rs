//! The blocks of an article as elements. There is no markup in them, and links are checked once
//! more: an answer can be wrong.

use crate::components::{Child, El, el};
use contract::article::{Block, Item, Run, Table, is_safe_link};

/// All of them. Headings don't leave out a level, whatever the text does.
pub fn view(blocks: &[Block]) -> Vec<El> {
    let mut above = 1;
    let mut all = Vec::new();
    for block in blocks {
        if let Block::Heading(heading) = block {
            above = heading.level.clamp(2, above + 1);
        }
        all.extend(one(block, above));
    }
    all
}

fn one(block: &Block, level: u16) -> Option<El> {
    Some(match block {
        Block::Heading(heading) => {
            let tag = match level {
                2 => "h2",
                3 => "h3",
                _ => "h4",
            };
            with(el(tag), &heading.text)
        }
        Block::Paragraph(text) => with(el("p"), text),
        Block::Quote(text) => el("blockquote").add(with(el("p"), text)),
        Block::List(list) => return items(&list.items, list.ordered),
        Block::Table(table) => self::table(table),
        Block::Code(text) => el("pre").add(text.clone()),
    })
}

fn with(place: El, runs: &[Run]) -> El {
    runs.iter().fold(place, |place, one| place.add(run(one)))
}

fn run(run: &Run) -> Child {
    let text = run.text.clone();
    let text: Child = match run.strong {
        true => el("strong").add(text).into(),
        false => text.into(),
    };
    let Some(link) = run.link.as_ref().filter(|link| is_safe_link(link)) else { return text };
    let a = el("a").attr("href", link.clone()).add(text);
    if link.starts_with('/') { a } else { a.attr("rel", "external noreferrer") }.into()
}

/// A list; items that lie deeper belong to the one before them.
fn items(all: &[Item], ordered: bool) -> Option<El> {
    let depth = all.first()?.depth;
    let mut rest = all;
    let mut list = el(if ordered { "ol" } else { "ul" });
    while let Some((item, after)) = rest.split_first() {
        let deeper = after.iter().take_while(|item| item.depth > depth).count();
        let (below, after) = after.split_at(deeper);
        list = list.add(with(el("li"), &item.text).add(items(below, false)));
        rest = after;
    }
    Some(list)
}

fn table(table: &Table) -> El {
    let plain = |cell: &Vec<Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
    let names: Vec<String> = table.head.iter().map(plain).collect();
    let head = |cell: &Vec<Run>| with(el("th").attr("scope", "col"), cell);
    let head = table.head.iter().map(head).collect();
    let cell = |(at, (cell, name)): (usize, (&Vec<Run>, &String))| match at {
        0 => with(el("th").attr("scope", "row"), cell),
        _ => el("td").attr("data-label", name.clone()).add(with(el("span"), cell)),
    };
    let row = |cells: &Vec<Vec<Run>>| {
        el("tr").all(cells.iter().zip(&names).enumerate().map(cell).collect())
    };
    let rows = table.rows.iter().map(row).collect();
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("thead").add(el("tr").all(head)))
        .add(el("tbody").all(rows));
    el("div").class("l-box").add(table)
}
