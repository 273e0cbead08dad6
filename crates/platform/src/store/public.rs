//! Publication and withdrawal by date, in SQL.

macro_rules! lawful {
    () => {
        "(list IS NULL OR list NOT IN (SELECT name FROM lists WHERE NOT shown))"
    };
}

macro_rules! standing {
    () => {
        "standing IN ('current', 'under_objection', 'corrected')"
    };
}

/// Records that may be shown at all: not the entries of a list without a legal basis.
pub const LAWFUL: &str = lawful!();

/// Records that are public on some days, were and will be.
pub const PUBLISHED: &str = concat!(standing!(), " AND ", lawful!());

/// Which records the public may see on the day `:today`: `RecordHead::is_public`, on columns.
pub const PUBLIC: &str =
    concat!(standing!(), " AND published <= :today AND last_day >= :today AND ", lawful!());

/// The last day of a publication without end.
pub const NO_END: &str = "9999-12-31";

#[cfg(test)]
mod tests {
    use contract::record::Standing;

    #[test]
    fn standings_agree_with_the_contract() {
        for standing in Standing::ALL {
            let named = super::PUBLIC.contains(&format!("'{}'", standing.code()));
            assert_eq!(named, standing.is_public(), "{standing:?}");
        }
    }
}
