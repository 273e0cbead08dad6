//! Natural persons are not made public: not in the database, not in reports, not on the screen.

use crate::fixtures::{PENALTY, PENALTY_2016, text};
use crate::platform::Platform;

const NAME: &str = "示例人张三";
const ID: &str = "210399200001010010";

#[test]
fn nothing_of_a_natural_person_is_kept_or_shown() {
    let with_numbers = |extra: &str| {
        let (head, rest) = text(PENALTY, &[&[("CF_XDR_MC", NAME), ("CF_XDR_LB", extra)]])
            .split_once('\n')
            .map(|(h, r)| (h.to_owned(), r.trim_end().to_owned()))
            .unwrap();
        (head + ",CF_XDR_ZJHM", rest)
    };
    let (head, person) = with_numbers("自然人");
    let (_, unmarked) = with_numbers("");
    let rows = [
        head,
        // Marked as a person, with and without a code.
        person.replace("92210399MA3KLMN52G", "") + "," + ID,
        format!("{person},{ID}"),
        // No code but an identity number; the number in the place of the code, right or mistyped.
        unmarked.replace("92210399MA3KLMN52G", "") + "," + ID,
        unmarked.replace("92210399MA3KLMN52G", ID) + ",",
        unmarked.replace("92210399MA3KLMN52G", "210399200001010019") + ",",
    ];
    let platform = Platform::new();
    let ended = platform.import_text(&rows.join("\n"));
    assert_eq!(ended.code, Some(0));
    assert_eq!(ended.changes(), "新增 0，更新 0，未变 0，不公开 5", "{}", ended.out);
    assert_eq!(ended.counts(), "导入 0 行，退回 0 行");
    for secret in [NAME, ID, "20000101"] {
        assert!(!platform.leaks(secret), "{secret}");
        assert!(!ended.out.contains(secret) && !ended.err.contains(secret), "{ended:?}");
    }
}

#[test]
fn a_natural_person_of_2016() {
    let platform = Platform::new();
    let row: &[(&str, &str)] = &[("CF_XDR_MC", NAME), ("CF_XDR_SHXYM", ""), ("CF_XDR_SFZ", ID)];
    let ended = platform.import_text(&text(PENALTY_2016, &[row]));
    assert_eq!(ended.changes(), "新增 0，更新 0，未变 0，不公开 1");
    assert!(!platform.leaks(NAME) && !platform.leaks(ID));
}

#[test]
fn personal_numbers_in_other_rows_are_masked() {
    let platform = Platform::new();
    let good: &[(&str, &str)] = &[("CF_NR", "当事人210399200001010010罚款2000元")];
    // A mistyped number where none belongs: the report must not repeat it.
    let bad: &[(&str, &str)] = &[("CF_JDRQ", "210399200001010019")];
    let table = text(PENALTY_2016, &[&[], &[("CF_WSH", "示例2号"), ("CF_JG", good[0].1)], bad]);
    let ended = platform.import_text(&table);
    assert_eq!(ended.counts(), "导入 2 行，退回 1 行", "{}", ended.out);
    // The legal representative's number, the one in the text, the one in the wrong place.
    for secret in ["210399199912310027", ID, "20000101001"] {
        assert!(!platform.leaks(secret) && !ended.out.contains(secret), "{secret}");
    }
    assert!(platform.leaks("210***********0010"));
}

#[test]
fn a_row_that_slipped_shows_nothing_of_itself() {
    let table = text(PENALTY_2016, &[&[("CF_XDR_MC", NAME), ("CF_XDR_SHXYM", ID)]]);
    // An unquoted separator or line break: the name stands under another header now.
    for slip in ["演示,事由", "演示,", "演示\n事由", "演,示,事,由,"] {
        let platform = Platform::new();
        let ended = platform.import_text(&table.replace("演示事由", slip));
        assert!(ended.counts().starts_with("导入 0 行"), "{ended:?}");
        for secret in [NAME, ID] {
            assert!(!platform.leaks(secret) && !ended.out.contains(secret), "{ended:?}");
        }
    }
}
