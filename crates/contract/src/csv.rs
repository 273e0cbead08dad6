//! Cells of tables that people open in a spreadsheet (RFC 4180).

/// What tells spreadsheets that the text is UTF-8.
pub const BOM: &str = "\u{feff}";

/// A cell that no spreadsheet takes for a formula (OWASP: CSV injection).
pub fn harmless(cell: String) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        true => format!("'{cell}"),
        false => cell,
    }
}

/// A row with its line end: every cell harmless, in quotes where it needs them.
pub fn row(cells: impl IntoIterator<Item = String>) -> String {
    let quoted = |cell: String| match cell.contains(['"', ',', '\r', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    };
    let cells: Vec<_> = cells.into_iter().map(|cell| quoted(harmless(cell))).collect();
    cells.join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_text_is_left_alone() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("\nx", "'\nx"),
            ("＝1+1", "'＝1+1"),
            ("示例=甲", "示例=甲"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell.to_owned()), safe);
        }
    }

    #[test]
    fn rows_are_read_back_as_they_were() {
        let cells = ["示例", "甲,乙", "说\"好\"", "上\n下", "=HYPERLINK(\"x\")"];
        let written = row(cells.map(str::to_owned));
        let wanted = "示例,\"甲,乙\",\"说\"\"好\"\"\",\"上\n下\",\"'=HYPERLINK(\"\"x\"\")\"\r\n";
        assert_eq!(written, wanted);
    }
}
