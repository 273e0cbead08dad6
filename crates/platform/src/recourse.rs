//! Who decides on objection and repair: 谁提供、谁核查 and 谁认定、谁修复.

use contract::Text;
use contract::record::{Authority, RecordKind, Recourse};

/// Where to turn about a record of this kind.
///
/// An objection goes to whoever delivered the record (`source`, 数据来源单位), or to the deciding
/// authority where none is named. A repair is decided by the authority that made the record, and
/// exists for adverse kinds only. `repair_from` is left open: the tier is delivered, not guessed.
pub fn of(kind: RecordKind, authority: &Authority, source: Option<&Text>) -> Recourse {
    let objection = match source {
        Some(source) if *source != authority.name => {
            Authority { name: source.clone(), code: None, phone: None }
        }
        _ => authority.clone(),
    };
    Recourse { objection, repair: kind.is_adverse().then(|| authority.clone()), repair_from: None }
}
