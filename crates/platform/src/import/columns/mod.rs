//! The column layouts as data: what each column is called in the current and in the 2016 edition
//! of the standard, and what it carries.

mod list;
mod penalty;
mod permit;

/// What a column carries, whatever its layout calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Item {
    SubjectName,
    SubjectCategory,
    SubjectCode,
    SubjectIdNo,
    RegistrationNo,
    OrganisationCode,
    DocumentName,
    ProjectName,
    DocumentNo,
    Category,
    CertificateName,
    CertificateNo,
    Content,
    Decided,
    ValidFrom,
    ValidUntil,
    AuthorityName,
    AuthorityCode,
    State,
    Source,
    Remark,
    Misconduct,
    CaseName,
    Facts,
    LegalBasis,
    PenaltyKinds,
    PenaltyKindsMore,
    Fine,
    Confiscated,
    CertificateWithheld,
    EffectiveUntil,
    EffectivePeriod,
    Published,
    PublishedUntil,
    PublishedPeriod,
    ListCategory,
    ListName,
    Reason,
    Measures,
    ExitRule,
    Remedy,
    Year,
    Severity,
    /// Known to the standard and deliberately not read, such as the legal representative's
    /// identity number.
    Unread(u8),
}

/// A column of a layout.
#[derive(Debug)]
pub struct Column {
    /// What it carries.
    pub item: Item,
    /// The most characters that its values may have.
    pub longest: usize,
    /// Code and name in the current edition, empty where it has none.
    pub current: (&'static str, &'static str),
    /// Code and name in the 2016 edition.
    pub old: (&'static str, &'static str),
    /// Other names in use.
    pub also: &'static [&'static str],
}

impl Column {
    const fn new(
        item: Item,
        longest: usize,
        current: (&'static str, &'static str),
        old: (&'static str, &'static str),
        also: &'static [&'static str],
    ) -> Self {
        Self { item, longest, current, old, also }
    }

    /// The standard name.
    pub fn name(&self) -> &'static str {
        if self.current.1.is_empty() { self.old.1 } else { self.current.1 }
    }
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// 行政许可.
    Permit,
    /// 行政处罚.
    Penalty,
    /// 名单: red, black, watch and abnormal.
    List,
}

/// Which edition of the 双公示 standard a table follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// In force since 2019.
    Current,
    /// Of 2016.
    Old,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 3] = [Self::Permit, Self::Penalty, Self::List];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Permit => "行政许可",
            Self::Penalty => "行政处罚",
            Self::List => "名单",
        }
    }

    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Permit => permit::COLUMNS,
            Self::Penalty => penalty::COLUMNS,
            Self::List => list::COLUMNS,
        }
    }

    /// What every row needs: of each group one column at least has to be there and filled.
    pub fn required(self) -> &'static [&'static [Item]] {
        match self {
            Self::Permit => permit::REQUIRED,
            Self::Penalty => penalty::REQUIRED,
            Self::List => list::REQUIRED,
        }
    }

    /// The column of this item.
    pub fn column(self, item: Item) -> Option<&'static Column> {
        self.columns().iter().find(|c| c.item == item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_item_stands_once_and_what_is_required_exists() {
        for table in Table::ALL {
            let items: HashSet<_> = table.columns().iter().map(|c| c.item).collect();
            assert_eq!(items.len(), table.columns().len(), "{table:?}");
            for item in table.required().iter().flat_map(|g| g.iter()) {
                assert!(items.contains(item), "{table:?} {item:?}");
            }
            assert!(table.columns().iter().all(|c| !c.name().is_empty()));
        }
    }

    #[test]
    fn codes_and_names_agree_with_the_contract() {
        use contract::record::{ListEntry, Penalty, Permit};
        let cases = [(Table::Permit, Permit::FIELDS), (Table::Penalty, Penalty::FIELDS)];
        for (table, fields) in cases {
            for field in fields {
                let found = table.columns().iter().find(|c| c.current.0 == field.code);
                assert!(found.is_some(), "{table:?} {}", field.code);
            }
        }
        for field in ListEntry::FIELDS {
            let found = Table::List.columns().iter().find(|c| c.current.1 == field.label);
            assert!(found.is_some(), "{}", field.label);
        }
    }
}
