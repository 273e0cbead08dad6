//! Whom a row is about, and whether that is a natural person.

use super::cells::text::looks_like_id;
use super::columns::Item;
use super::row::Row;
use contract::Uscc;
use contract::identifier::{is_organisation_code, is_registration_number};
use contract::subject::SubjectRef;

/// Whether the row is about a natural person, who is not made public. Asked before anything else
/// is read, so that nothing of such a row gets into a record or a report.
pub fn is_natural_person(row: &Row) -> bool {
    let code = row.raw(Item::SubjectCode);
    let category = row.raw(Item::SubjectCategory);
    if category.contains("自然人") && !category.contains("非自然人") {
        return true;
    }
    if Uscc::parse(code).is_some() {
        return false;
    }
    let organisation = [Item::RegistrationNo, Item::OrganisationCode];
    let nameless = code.is_empty() && organisation.iter().all(|i| row.raw(*i).is_empty());
    looks_like_id(code) || (nameless && !row.raw(Item::SubjectIdNo).is_empty())
}

/// The subject; what is wrong with name or code is noted.
pub fn subject(row: &mut Row) -> Option<SubjectRef> {
    let name = row.need(&[Item::SubjectName], Row::line);
    let code = row.need(&[Item::SubjectCode], Row::code);
    let (code, name) = (code?, name?);
    Some(SubjectRef { code, name, kind: code.subject_kind() })
}

/// Whether an older number of the subject looks wrong. Never a reason to refuse a row: older
/// registers didn't all keep to the rule.
pub fn has_doubtful_number(row: &Row) -> bool {
    let wrong = |item, check: fn(&str) -> bool| {
        let number = row.raw(item);
        !number.is_empty() && !check(number)
    };
    wrong(Item::RegistrationNo, |n| is_registration_number(n) || Uscc::parse(n).is_some())
        || wrong(Item::OrganisationCode, is_organisation_code)
}
