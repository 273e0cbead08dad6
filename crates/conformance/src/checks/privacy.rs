//! Nothing about a natural person leaves the platform in clear.

use super::{Check, first_pages, items, judged, text};
use crate::Context;
use crate::http::{Answer, encode};
use crate::report::{Finding, Outcome};
use contract::identifier::redact;

pub const MASKED: Check = Check {
    name: "遮盖个人信息",
    what: "公开的答案里没有完整的居民身份证号和手机号",
    basis: "domain §2.5；architecture：personal data is masked by the platform before it leaves it",
    run: masked,
};

fn masked(context: &Context) -> Outcome {
    let mut found = Vec::new();
    let mut look = |answer: &Answer| {
        let said = String::from_utf8_lossy(&answer.bytes);
        for clear in said.split('"').filter(|part| redact(part) != *part).take(2) {
            let detail = format!("“{}”里有没遮盖的号码", redact(clear));
            found.push(Finding::new(&answer.request, detail));
        }
    };
    for path in ["/site", "/lists"] {
        look(&context.client.get(path));
    }
    for (_, page) in first_pages(context) {
        look(&page);
        for line in items(&page).iter().take(2) {
            look(&context.client.get(&format!("/records/{}", text(line, "/head/id"))));
            let code = text(line, "/head/subject/code");
            look(&context.client.get(&format!("/subjects/{code}")));
            look(&context.client.get(&format!("/suggestions?q={}", encode(code))));
        }
    }
    judged(found)
}
