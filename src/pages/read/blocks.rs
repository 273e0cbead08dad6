//! The blocks of an article as elements. There is no markup in them, and links are checked once
//! more: an answer can be wrong.

use contract::article::{Block, Item, Run, Table, is_safe_link};
use leptos::prelude::*;

/// All of them. Headings don't leave out a level, whatever the text does.
pub fn view(blocks: &[Block]) -> AnyView {
    let mut above = 1;
    let mut all = Vec::new();
    for block in blocks {
        if let Block::Heading(heading) = block {
            above = heading.level.clamp(2, above + 1);
        }
        all.push(one(block, above));
    }
    all.into_any()
}

fn one(block: &Block, level: u16) -> AnyView {
    match block {
        Block::Heading(heading) => {
            let text = runs(&heading.text);
            match level {
                2 => view! { <h2>{text}</h2> }.into_any(),
                3 => view! { <h3>{text}</h3> }.into_any(),
                _ => view! { <h4>{text}</h4> }.into_any(),
            }
        }
        Block::Paragraph(text) => view! { <p>{runs(text)}</p> }.into_any(),
        Block::Quote(text) => view! { <blockquote><p>{runs(text)}</p></blockquote> }.into_any(),
        Block::List(list) => items(&list.items, list.ordered),
        Block::Table(table) => self::table(table),
        Block::Code(text) => view! { <pre>{text.clone()}</pre> }.into_any(),
    }
}

fn runs(runs: &[Run]) -> AnyView {
    runs.iter().map(run).collect_view().into_any()
}

fn run(run: &Run) -> AnyView {
    let text = run.text.clone();
    let text = match run.strong {
        true => view! { <strong>{text}</strong> }.into_any(),
        false => text.into_any(),
    };
    match run.link.as_ref().filter(|link| is_safe_link(link)) {
        Some(link) if link.starts_with('/') => view! { <a href=link.clone()>{text}</a> }.into_any(),
        Some(link) => {
            view! { <a href=link.clone() rel="external noreferrer">{text}</a> }.into_any()
        }
        None => text,
    }
}

/// A list; items that lie deeper belong to the one before them.
fn items(all: &[Item], ordered: bool) -> AnyView {
    let Some(depth) = all.first().map(|item| item.depth) else { return ().into_any() };
    let mut rest = all;
    let mut views = Vec::new();
    while let Some((item, after)) = rest.split_first() {
        let deeper = after.iter().take_while(|item| item.depth > depth).count();
        let (below, after) = after.split_at(deeper);
        let below = (!below.is_empty()).then(|| items(below, false));
        views.push(view! { <li>{runs(&item.text)}{below}</li> });
        rest = after;
    }
    match ordered {
        true => view! { <ol>{views}</ol> }.into_any(),
        false => view! { <ul>{views}</ul> }.into_any(),
    }
}

fn table(table: &Table) -> AnyView {
    let plain = |cell: &Vec<Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
    let names: Vec<String> = table.head.iter().map(plain).collect();
    let head = table.head.iter().map(|cell| view! { <th scope="col">{runs(cell)}</th> });
    let row = |cells: &Vec<Vec<Run>>| {
        let cells = cells.iter().zip(&names).enumerate().map(|(at, (cell, name))| match at {
            0 => view! { <th scope="row">{runs(cell)}</th> }.into_any(),
            _ => view! { <td data-label=name.clone()><span>{runs(cell)}</span></td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    };
    view! {
        <div class="l-box">
            <table class="table" data-cards>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
