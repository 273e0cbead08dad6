//! Markdown to the contract's blocks. Markup in it is text like any other, images are what they
//! are called, links that could do harm are not links, and nothing grows beyond its bounds.

use contract::article::{Block, Heading, Item, List, Run, Table, is_safe_link};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The most blocks of an article, items of a list, rows and columns of a table.
const BLOCKS: usize = 1000;
const ITEMS: usize = 500;
const ROWS: usize = 500;
const COLUMNS: usize = 12;
/// How deep lists go; what lies deeper stands at this depth.
const DEPTH: u16 = 3;
/// The most runs of a paragraph and the most characters of an article.
const RUNS: usize = 500;
const CHARACTERS: usize = 100_000;

/// The blocks of a text, and whether it was too much.
pub fn blocks(markdown: &str) -> (Vec<Block>, bool) {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if writer.cut {
            break;
        }
        writer.take(event);
    }
    (writer.blocks, writer.cut)
}

/// The words of blocks, to search in.
pub fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    let mut add = |runs: &[Run]| {
        runs.iter().for_each(|run| words.push_str(&run.text));
        words.push(' ');
    };
    for block in blocks {
        match block {
            Block::Heading(heading) => add(&heading.text),
            Block::Paragraph(runs) | Block::Quote(runs) => add(runs),
            Block::List(list) => list.items.iter().for_each(|item| add(&item.text)),
            Block::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| add(cell));
            }
            Block::Code(text) => add(&[Run { text: text.clone(), ..Run::default() }]),
        }
    }
    words
}

/// What has been written, and what is being written.
#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    cut: bool,
    characters: usize,
    runs: Vec<Run>,
    strong: usize,
    links: Vec<Option<String>>,
    quotes: usize,
    /// For each list that is open: whether it is numbered.
    lists: Vec<bool>,
    items: Vec<Item>,
    code: Option<String>,
    table: Option<Table>,
    cells: Vec<Vec<Run>>,
}

impl Writer {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(&text);
            }
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.text("\n"),
            // Not asked for, or of no use without being drawn.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock => self.finish_paragraph(),
            Tag::BlockQuote(_) => {
                self.finish_paragraph();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.finish_paragraph();
                self.code = Some(String::new());
            }
            Tag::List(start) => {
                self.finish_paragraph();
                self.lists.push(start.is_some());
            }
            Tag::Item => self.finish_paragraph(),
            Tag::Table(_) => {
                self.finish_paragraph();
                self.table = Some(Table { head: Vec::new(), rows: Vec::new() });
            }
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => {
                let address = dest_url.trim();
                self.links.push(is_safe_link(address).then(|| address.to_owned()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::Item => self.finish_paragraph(),
            TagEnd::BlockQuote(_) => {
                self.finish_paragraph();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                if let Some(text) = self.code.take() {
                    self.put(Block::Code(text));
                }
            }
            TagEnd::List(_) => {
                self.finish_paragraph();
                if let Some(ordered) = self.lists.pop()
                    && self.lists.is_empty()
                    && !self.items.is_empty()
                {
                    let items = std::mem::take(&mut self.items);
                    self.put(Block::List(List { ordered, items }));
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.runs);
                self.cut |= self.cells.len() >= COLUMNS;
                self.cells.push(cell);
            }
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut self.cells);
                if let Some(table) = &mut self.table {
                    table.head = cells.into_iter().take(COLUMNS).collect();
                }
            }
            TagEnd::TableRow => self.row(),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.put(Block::Table(table));
                }
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            _ => {}
        }
    }

    fn row(&mut self) {
        let mut cells = std::mem::take(&mut self.cells);
        let Some(table) = &mut self.table else { return };
        cells.resize(table.head.len(), Vec::new());
        match table.rows.len() < ROWS {
            true => table.rows.push(cells),
            false => self.cut = true,
        }
        if self.cut
            && let Some(table) = self.table.take()
        {
            self.put(Block::Table(table));
        }
    }

    fn text(&mut self, text: &str) {
        self.characters += text.chars().count();
        if self.characters > CHARACTERS {
            self.cut = true;
            return;
        }
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let (strong, link) = (self.strong > 0, self.links.last().cloned().flatten());
        let full = self.runs.len() >= RUNS;
        match self.runs.last_mut() {
            Some(last) if last.strong == strong && last.link == link => last.text.push_str(text),
            _ if full => self.cut = true,
            _ => self.runs.push(Run { text: text.to_owned(), strong, link }),
        }
    }

    /// Chinese is written without blanks; what else is broken over lines needs one.
    fn soft_break(&mut self) {
        let before = self.runs.last().and_then(|run| run.text.chars().last());
        if before.is_some_and(|c| c.is_ascii()) {
            self.text(" ");
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text = std::mem::take(&mut self.runs);
        if !text.is_empty() {
            // The title of the page is the first; below the fourth nobody can tell them apart.
            let level = (level as u16).clamp(2, 4);
            self.put(Block::Heading(Heading { level, text }));
        }
    }

    fn finish_paragraph(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        if self.lists.is_empty() {
            return match self.quotes {
                0 => self.put(Block::Paragraph(runs)),
                _ => self.put(Block::Quote(runs)),
            };
        }
        let depth = u16::try_from(self.lists.len()).unwrap_or(DEPTH).min(DEPTH);
        match self.items.len() < ITEMS {
            true => self.items.push(Item { depth, text: runs }),
            false => self.cut = true,
        }
    }

    fn put(&mut self, block: Block) {
        match self.blocks.len() < BLOCKS {
            true => self.blocks.push(block),
            false => self.cut = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Run {
        Run { text: text.to_owned(), ..Run::default() }
    }

    fn first(markdown: &str) -> Block {
        blocks(markdown).0.into_iter().next().unwrap()
    }

    #[test]
    fn what_articles_are_written_with() {
        let (found, cut) = blocks(
            "# 甲\n\n一段**要紧**的话，\n看[名单](/lists)。\n\n- 一\n  - 二\n- 三\n\n> 引文\n\n| 列 | 数 |\n|---|---|\n| 子 | 1 |\n",
        );
        assert!(!cut);
        let strong = Run { strong: true, ..plain("要紧") };
        let link = Run { link: Some("/lists".into()), ..plain("名单") };
        let item = |depth, text| Item { depth, text: vec![plain(text)] };
        assert_eq!(
            found,
            [
                Block::Heading(Heading { level: 2, text: vec![plain("甲")] }),
                Block::Paragraph(vec![plain("一段"), strong, plain("的话，看"), link, plain("。")]),
                Block::List(List {
                    ordered: false,
                    items: vec![item(1, "一"), item(2, "二"), item(1, "三")]
                }),
                Block::Quote(vec![plain("引文")]),
                Block::Table(Table {
                    head: vec![vec![plain("列")], vec![plain("数")]],
                    rows: vec![vec![vec![plain("子")], vec![plain("1")]]],
                }),
            ]
        );
        assert!(words(&found).contains("要紧的话，看名单。"));
    }

    #[test]
    fn markup_is_text_and_harmful_links_are_none() {
        let script = "<script>alert(1)</script>";
        assert_eq!(first(script), Block::Paragraph(vec![plain(script)]));
        let inline = "甲<img src=x onerror=alert(1)>乙";
        assert_eq!(first(inline), Block::Paragraph(vec![plain(inline)]));
        for bad in [
            "[甲](javascript:alert(1))",
            "[甲](<javascript:alert(1)>)",
            "[甲](data:text/html;base64,PHNjcmlwdD4=)",
            "[甲](//evil.example)",
            "[甲](&#106;avascript:alert&#40;1&#41;)",
            "[甲][1]\n\n[1]: vbscript:x",
        ] {
            assert_eq!(first(bad), Block::Paragraph(vec![plain("甲")]), "{bad}");
        }
        assert_eq!(first("![图](https://evil.example/x.png)"), Block::Paragraph(vec![plain("图")]));
    }

    #[test]
    fn too_much_is_cut_and_said() {
        let rows = "|1|2|\n".repeat(100_000);
        let (found, cut) = blocks(&format!("|a|b|\n|-|-|\n{rows}"));
        assert!(cut && matches!(&found[..], [Block::Table(t)] if t.rows.len() == ROWS));
        let wide =
            format!("|{}\n|{}\n|{}\n", "a|".repeat(5000), "-|".repeat(5000), "b|".repeat(5000));
        assert!(blocks(&wide).1);
        assert!(blocks(&"段落\n\n".repeat(5000)).1);
        assert!(blocks(&"字".repeat(CHARACTERS + 1)).1);
        assert!(blocks(&"- 项\n".repeat(2000)).1);
    }

    #[test]
    fn deep_nesting_is_made_flat() {
        let deep: String = (0..2000).map(|n| format!("{}- 项\n", "  ".repeat(n.min(60)))).collect();
        let quoted = format!("{}甲", "> ".repeat(50_000));
        for markdown in [deep, quoted, "[".repeat(50_000), "*".repeat(50_000), "**a".repeat(9000)] {
            for block in blocks(&markdown).0 {
                if let Block::List(list) = block {
                    assert!(list.items.iter().all(|item| (1..=DEPTH).contains(&item.depth)));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_in_the_text_makes_it_panic(markdown in "([-*>|#`!<\\[\\]() \n]|甲|a|\\PC){0,200}") {
            let (found, _) = blocks(&markdown);
            let _ = words(&found);
        }
    }
}
