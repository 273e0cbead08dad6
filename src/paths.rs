//! Typed links: no page writes an address by hand.

use contract::Uscc;
use contract::article::{ArticleHead, ArticleSection};
use contract::case::CaseNumber;
use contract::document::DocumentNumber;
use contract::query::{DeskQuery, DeskView, SubjectQuery};
use contract::record::{Group, RecordId, RecordKind};
use contract::statistics::Pair;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The home page.
pub const HOME: &str = "/";
/// The search page without a search.
pub const SEARCH: &str = "/search";
/// Checking many subjects at once.
pub const SCREENING: &str = "/screening";

/// The overview of everything disclosed.
pub const DISCLOSURE: &str = "/disclosure";
/// What belongs to whoever is signed in for an enterprise.
pub const ACCOUNT: &str = "/account";
/// Signing in.
pub const SIGN_IN: &str = "/account/sign-in";
/// Signing out.
pub const SIGN_OUT: &str = "/account/sign-out";
/// The enterprise's cases.
pub const CASES: &str = "/account/cases";
/// The enterprise's public records.
pub const MY_RECORDS: &str = "/account/records";
/// What the enterprise has registered.
pub const REGISTRATIONS: &str = "/account/registrations";
/// What the enterprise has agreed to.
pub const AUTHORISATIONS: &str = "/account/authorisations";
/// Messages about the enterprise's cases.
pub const NOTICES: &str = "/account/notices";
/// What officers handle.
pub const DESK: &str = "/desk";
/// Issuing an order to rectify.
pub const ORDER: &str = "/desk/order";
/// The interviews that are coming.
pub const INTERVIEWS: &str = "/desk/interviews";
/// Objections: what they are and how they go.
pub const OBJECTIONS: &str = "/objections";
/// Reports of what was done to credit information.
pub const REPORTS: &str = "/reports";
/// Progress of a case without signing in.
pub const TRACK: &str = "/track";
/// Certificates of lookups and credit reports: what they are, and where to get them.
pub const DOCUMENTS: &str = "/documents";
/// The enterprise's own credit report.
pub const MY_REPORT: &str = "/account/report";
/// Checking a printed receipt, certificate or report.
pub const VERIFY: &str = "/verify";

/// The commitments that can be filed.
pub const COMMITMENTS: &str = "/commitments";
/// What an enterprise can register about itself.
pub const REGISTRATION: &str = "/registration";
/// Credit repair: what it is, and the search for an answer.
pub const REPAIRS: &str = "/repairs";
/// The repair training.
pub const TRAINING: &str = "/repairs/training";

/// The overview of the named lists.
pub const LISTS: &str = "/lists";

/// Figures.
pub const STATISTICS: &str = "/statistics";
/// The overview of what there is to read.
pub const READ: &str = "/read";
/// The map of the site.
pub const SITEMAP: &str = "/sitemap";
/// The contract, for whoever connects a platform.
pub const DEVELOPERS: &str = "/developers";
/// Articles about this site that have an address of their own.
const OWN_PAGES: [&str; 5] = ["about", "privacy", "accessibility", "contact", "terms"];

/// The queue of an agency; what is to do is what the bare address shows.
pub fn desk(query: &DeskQuery) -> String {
    let view = query.view.filter(|view| *view != DeskView::Todo);
    with_query(DESK, &DeskQuery { view, ..query.clone() }.pairs())
}

/// A case on the desk.
pub fn desk_case(number: &CaseNumber) -> String {
    format!("{DESK}/cases/{number}")
}

/// A search with its filters.
pub fn search(query: &SubjectQuery) -> String {
    with_query(SEARCH, &query.pairs())
}

/// A subject's page.
pub fn subject(code: &Uscc) -> String {
    format!("/subjects/{code}")
}

/// A group of a subject's records, and a page of it.
pub fn subject_group(code: &Uscc, group: Option<Group>, page: u32) -> String {
    let mut pairs = Vec::new();
    pairs.extend(group.map(|g| ("show", g.code().to_owned())));
    pairs.extend((page > 1).then(|| ("page", page.to_string())));
    with_query(&subject(code), &pairs)
}

/// A record's page.
pub fn record(id: &RecordId) -> String {
    format!("/records/{}", id.as_str())
}

/// Whether a record can be repaired, and when.
pub fn repair(id: &RecordId) -> String {
    format!("{REPAIRS}/{}", id.as_str())
}

/// What to bring to the national window.
pub fn repair_package(id: &RecordId) -> String {
    format!("{REPAIRS}/{}/package", id.as_str())
}

/// The application for the repair of a record.
pub fn apply_for_repair(id: &RecordId) -> String {
    format!("/file/repair?record={}", id.as_str())
}

/// A course of the repair training.
pub fn training(course: &str) -> String {
    format!("{TRAINING}/{}", segment(course))
}

/// A type of the contract.
pub fn developers_type(name: &str) -> String {
    format!("{DEVELOPERS}/types/{}", segment(name))
}

/// The test of a course.
pub fn training_test(course: &str) -> String {
    format!("{TRAINING}/{}/test", segment(course))
}

/// The records of a kind.
pub fn disclosure(kind: RecordKind) -> String {
    format!("{DISCLOSURE}/{}", kind.code())
}

/// A named list, by its id; its name leads there too.
pub fn list(id: &str) -> String {
    format!("{LISTS}/{}", segment_of_id(id))
}

/// An id as a part of an address: most are plain enough to stand there as they are.
pub fn segment_of_id(id: &str) -> String {
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if plain { id.to_owned() } else { segment(id) }
}

/// A section of what there is to read.
pub fn section(section: ArticleSection) -> String {
    format!("{READ}/{}", section.code())
}

/// An article.
pub fn article(head: &ArticleHead) -> String {
    match OWN_PAGES.contains(&head.id.as_str()) {
        true => format!("/{}", head.id),
        false => format!("{}/{}", section(head.section), segment_of_id(head.id.as_str())),
    }
}

/// The list that shows what a query of records finds, if there is one.
pub fn found(query: &[Pair]) -> Option<String> {
    let value = |name: &str| query.iter().find(|pair| pair.name == name).map(|pair| &*pair.value);
    let (own, path) = match (value("list"), value("kind")) {
        (Some(id), _) => ("list", list(id)),
        (None, code) => ("kind", disclosure(RecordKind::from_code(code?)?)),
    };
    let others = query.iter().filter(|pair| pair.name != own);
    let pairs: Vec<_> = others.map(|pair| (pair.name.as_str(), pair.value.clone())).collect();
    Some(with_query(&path, &pairs))
}

/// A step of a form for a draft, if there is one; that of a case's correction is named after the
/// case.
pub fn filing_step(template: &str, step: &str, draft: &str) -> String {
    match draft.strip_prefix("case-") {
        _ if draft.is_empty() => format!("{}/{step}", form(template)),
        Some(number) => form_step(template, step, ("case", number)),
        None => form_step(template, step, ("draft", draft)),
    }
}

/// The beginning of a form, about that record if one is named.
pub fn filing_start(template: &str, record: &str) -> String {
    let about = (!record.is_empty()).then(|| ("record", record.to_owned()));
    with_query(&format!("{}/start", form(template)), &Vec::from_iter(about))
}

/// An objection to that record.
pub fn object(id: &RecordId) -> String {
    filing_start("objection", id.as_str())
}

/// An address with more name–value pairs.
pub fn with_more(address: String, pairs: &[(&str, String)]) -> String {
    let more = pairs.iter().map(|(name, value)| format!("&{name}={}", segment(value)));
    address + &more.collect::<String>()
}

/// A case of the enterprise's.
pub fn case(number: &CaseNumber) -> String {
    format!("{CASES}/{number}")
}

/// The receipt of a case.
pub fn receipt(number: &CaseNumber) -> String {
    format!("{CASES}/{number}/receipt")
}

/// A step of a form that is being filled in, as a draft or to correct a case.
pub fn form_step(template: &str, step: &str, which: (&'static str, &str)) -> String {
    let address = format!("/file/{}/{}", segment(template), segment(step));
    let address = with_query(&address, &[(which.0, which.1.to_owned())]);
    address.replace("%2D", "-").replace("%5F", "_")
}

/// What a form is about, before somebody begins.
pub fn form(template: &str) -> String {
    format!("/file/{}", segment(template).replace("%2D", "-"))
}

/// Checking the receipt with this code; the code isn't sent with the question for the page.
pub fn verify(code: &str) -> String {
    format!("{VERIFY}#{}", segment(code))
}

/// A certificate or report; its id says nothing.
pub fn document(id: &str) -> String {
    format!("{DOCUMENTS}/{}", segment_of_id(id))
}

/// The enterprise's own report of that id.
pub fn my_report(id: &str) -> String {
    format!("{MY_REPORT}/{}", segment_of_id(id))
}

/// Checking a certificate or report by its number and code.
pub fn verify_document(number: &DocumentNumber, code: &str) -> String {
    format!("{VERIFY}#{}.{}", number.as_str().replace('-', ""), segment(code))
}

/// Signing in, and then on to a page.
pub fn sign_in(next: &str) -> String {
    with_query(SIGN_IN, &[("next", next.to_owned())])
}

/// Where to go on after signing in: a page of this site, whatever the address bar says.
pub fn safe_next(next: &str) -> Option<&str> {
    let own = next.starts_with('/') && !next.starts_with("//");
    let plain = next.bytes().all(|b| b > b' ' && b != b'\\' && b != 0x7F);
    let leads_back = next.starts_with(SIGN_IN) || next.starts_with(SIGN_OUT);
    (own && plain && !leads_back && next.len() <= 2000).then_some(next)
}

/// `path?name=value&…`, encoded.
pub fn with_query(path: &str, pairs: &[(&str, String)]) -> String {
    let mut address = path.to_owned();
    for (i, (name, value)) in pairs.iter().enumerate() {
        address.push(if i == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.push_str(&segment(value));
    }
    address
}

/// One part of an address, encoded.
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The name–value pairs of a query string, as [`with_query`] or a plain form writes them. The
/// router's own map decodes twice, which turns a typed `%41` into `A`.
pub fn pairs(search: &str) -> Vec<(String, String)> {
    // What isn't UTF-8 can't be read by anybody: the routine that keeps the most of it weighs a
    // kilobyte.
    let unreadable = |byte: u8| if byte.is_ascii() { char::from(byte) } else { '\u{FFFD}' };
    let decode = |part: &str| {
        let bytes = percent_decode_str(&part.replace('+', " ")).collect();
        String::from_utf8(bytes)
            .unwrap_or_else(|error| error.into_bytes().into_iter().map(unreadable).collect())
    };
    search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_string_is_decoded_once() {
        let address = with_query("/", &[("q", "50%25 a+b&c=千".into())]);
        assert_eq!(pairs(&address[2..]), [("q".to_owned(), "50%25 a+b&c=千".to_owned())]);
        assert_eq!(pairs("?q=a+b&&x")[0].1, "a b");
        assert_eq!(pairs("q=%FF%zz%")[0].1, "\u{FFFD}%zz%");
    }

    #[test]
    fn signing_in_leads_nowhere_else() {
        for own in ["/", "/account/cases?page=2#a", "/file/voluntary", "/read/%E5%90%8D"] {
            assert_eq!(safe_next(own), Some(own));
        }
        for other in [
            "",
            "//example.org",
            "/\\example.org",
            "https://example.org",
            "javascript:alert(1)",
            "\\\\example.org",
            "/\t/example.org",
            "/\n/x",
            " /",
            "account",
            "/account/sign-in?next=/",
        ] {
            assert_eq!(safe_next(other), None, "{other:?}");
        }
    }

    #[test]
    fn what_people_type_is_encoded() {
        let query = SubjectQuery { q: "a&b=<c>#?/千".into(), page: 2, ..Default::default() };
        assert_eq!(search(&query), "/search?q=a%26b%3D%3Cc%3E%23%3F%2F%E5%8D%83&page=2");
    }

    #[test]
    fn what_is_counted_is_where_it_is_listed() {
        let pair = |name: &str, value: &str| Pair { name: name.into(), value: value.into() };
        let query = [pair("kind", "permit"), pair("region", "210302"), pair("from", "2026-01-01")];
        let address = "/disclosure/permit?region=210302&from=2026%2D01%2D01";
        assert_eq!(found(&query).as_deref(), Some(address));
        assert_eq!(found(&[pair("list", "tax-a")]).as_deref(), Some("/lists/tax-a"));
        assert_eq!(found(&[pair("kind", "gold")]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn lists_have_short_addresses() {
        assert_eq!(list("wage-arrears"), "/lists/wage-arrears");
        assert_eq!(list("名?"), "/lists/%E5%90%8D%3F");
        assert_eq!(disclosure(RecordKind::RedList), "/disclosure/red_list");
    }

    #[test]
    fn the_first_page_has_the_short_address() {
        let code = Uscc::parse("91210399MA0TEXT046").unwrap();
        assert_eq!(subject_group(&code, None, 1), "/subjects/91210399MA0TEXT046");
        assert_eq!(
            subject_group(&code, Some(Group::Lists), 3),
            "/subjects/91210399MA0TEXT046?show=lists&page=3"
        );
    }
}
