//! A row being read: values by what they mean, and everything that is wrong with it at once, so
//! that nobody has to correct a file fault by fault.

use super::cells::{amount, code, date, text};
use super::columns::Item;
use super::header::Header;
use super::report::Fault;
use super::rows::RawRow;
use contract::identifier::{mask_name, redact};
use contract::{Date, Fen, FieldError, Text, Uscc};

/// A row being read.
pub struct Row<'a> {
    header: &'a Header,
    raw: &'a RawRow,
    faults: Vec<Fault>,
    /// Whether it has another number of cells than the header, though the file's form keeps it.
    uneven: bool,
    /// Whether there is something in the surplus cells.
    slipped: bool,
}

impl<'a> Row<'a> {
    /// Looks at this row of a table with this header.
    pub fn new(header: &'a Header, raw: &'a RawRow, exact_width: bool) -> Self {
        let surplus = raw.cells.iter().skip(header.width).any(|cell| !cell.trim().is_empty());
        let uneven = exact_width && raw.cells.len() != header.width;
        let mut row =
            Self { header, raw, faults: Vec::new(), uneven, slipped: exact_width && surplus };
        let damaged: Vec<_> = header
            .items()
            .filter(|item| !matches!(item, Item::Unread(_)))
            .filter_map(|item| Some((item, text::unreadable(header.cell(raw, item))?)))
            .collect();
        for (item, reason) in damaged {
            row.refuse(item, reason);
        }
        row
    }

    /// The header of the table.
    pub fn header(&self) -> &'a Header {
        self.header
    }

    /// What is wrong with the row, in the order of the columns of the standard. Of an uneven row
    /// no value is named: what looks like a wrong date may be somebody's name.
    pub fn into_faults(mut self) -> Vec<Fault> {
        if self.uneven {
            let (cells, width) = (self.raw.cells.len(), self.header.width);
            return vec![Fault {
                column: "整行".to_owned(),
                value: String::new(),
                reason: format!(
                    "有 {cells} 格，表头有 {width} 格，多半是值里有分隔符或换行却没有加引号"
                ),
            }];
        }
        let columns = self.header.table.columns();
        let place = |f: &Fault| columns.iter().position(|c| f.column == self.header.name(c.item));
        self.faults.sort_by_key(place);
        self.faults.dedup();
        self.faults
    }

    /// Whether its values surely stand under wrong headers.
    pub fn has_slipped(&self) -> bool {
        self.slipped
    }

    /// Whether nothing has been found wrong so far.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }

    /// The cell; empty when it stands for nothing.
    pub fn raw(&self, item: Item) -> &'a str {
        text::content(self.header.cell(self.raw, item))
    }

    /// Notes a fault.
    pub fn refuse(&mut self, item: Item, reason: impl Into<String>) {
        let value = match item {
            Item::SubjectIdNo => String::new(),
            // Where a code belongs, words are a name, and perhaps a person's.
            Item::SubjectCode if !self.raw(item).is_ascii() => {
                text::shown(&mask_name(self.raw(item)))
            }
            _ => text::shown(self.header.cell(self.raw, item)),
        };
        self.faults.push(Fault {
            column: self.header.name(item).to_owned(),
            value,
            reason: reason.into(),
        });
    }

    /// Notes a fault that the contract's own checks found in this item.
    pub fn refuse_as(&mut self, item: Item, error: &FieldError) {
        self.refuse(item, error.detail.trim_end_matches('。'));
    }

    /// Running text: line breaks stay, personal numbers are masked.
    pub fn text(&mut self, item: Item) -> Option<Text> {
        self.checked(item, |raw| redact(&text::visible(raw)))
    }

    /// A name or a number: on one line.
    pub fn line(&mut self, item: Item) -> Option<Text> {
        self.checked(item, |raw| redact(&text::one_line(raw)))
    }

    fn checked(&mut self, item: Item, clean: impl Fn(&str) -> String) -> Option<Text> {
        let value = Text::new(clean(self.raw(item)))?;
        let longest = self.header.table.column(item)?.longest;
        let length = value.as_str().chars().count();
        if length > longest {
            self.refuse(item, format!("不能超过 {longest} 字，现在有 {length} 字"));
            return None;
        }
        Some(value)
    }

    /// The first of these items that is filled in; a fault if none is.
    pub fn need<T>(
        &mut self,
        items: &[Item],
        get: impl Fn(&mut Self, Item) -> Option<T>,
    ) -> Option<T> {
        let filled = items.iter().copied().find(|item| !self.raw(*item).is_empty());
        let present = items.iter().copied().find(|item| self.header.has(*item));
        match (filled, present.or(items.first().copied())) {
            (Some(item), _) => get(self, item),
            (None, Some(item)) => {
                self.refuse(item, "必填");
                None
            }
            (None, None) => None,
        }
    }

    /// A date.
    pub fn date(&mut self, item: Item) -> Option<Date> {
        self.read(item, date::date)
    }

    /// The last day of something.
    pub fn end(&mut self, item: Item) -> Option<Date> {
        self.read(item, date::end)
    }

    /// The last day of a period that is given as a date or as a length.
    pub fn end_of_period(&mut self, item: Item, start: Option<Date>) -> Option<Date> {
        self.read(item, |raw| date::end_of_period(raw, start))
    }

    /// An amount in 万元.
    pub fn amount(&mut self, item: Item) -> Option<Fen> {
        self.read(item, amount::wan_yuan)
    }

    /// A 统一社会信用代码.
    pub fn code(&mut self, item: Item) -> Option<Uscc> {
        self.read(item, code::code)
    }

    fn read<T, E: Into<String>>(
        &mut self,
        item: Item,
        get: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let raw = self.raw(item);
        if raw.is_empty() {
            return None;
        }
        get(raw).map_err(|reason| self.refuse(item, reason)).ok()
    }
}
