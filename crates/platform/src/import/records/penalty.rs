//! 行政处罚.

use super::{Common, severity, soft_end};
use crate::import::columns::Item;
use crate::import::row::Row;
use contract::Date;
use contract::record::{Body, Penalty, PenaltyKind, Record, RecordKind};

pub fn record(row: &mut Row, today: Date) -> Option<Record> {
    let common = Common::read(row, today);
    let document_no = row.need(&[Item::DocumentNo], Row::line);
    let misconduct = row.need(&[Item::Misconduct, Item::CaseName], Row::text);
    let facts_found = row.text(Item::Facts);
    let legal_basis = row.need(&[Item::LegalBasis], Row::text);
    let kinds = row.need(&[Item::PenaltyKinds, Item::PenaltyKindsMore], Row::line);
    let content = row.need(&[Item::Content], Row::text);
    let (fine, confiscated) = (row.amount(Item::Fine), row.amount(Item::Confiscated));
    let certificate = row.text(Item::CertificateWithheld);
    let period = soft_end(row, Item::EffectivePeriod);
    let effective_until = row.end(Item::EffectiveUntil).or(period);
    let severity = severity(row);
    let remark = row.text(Item::Remark);
    let kinds = penalty_kinds(&[kinds?.as_str(), row.raw(Item::PenaltyKindsMore)]);
    let title = misconduct.clone()?;
    let body = Penalty {
        document_no: document_no.clone()?,
        misconduct: misconduct?,
        facts_found,
        legal_basis: legal_basis?,
        kinds,
        content: content?,
        fine,
        confiscated,
        certificate,
        effective_until,
        severity,
        remark,
    };
    common.record(row, RecordKind::Penalty, &title, document_no, Body::Penalty(body), today)
}

/// Names of the 处罚类别 before the law of 2021, and short forms.
const OTHER_NAMES: [(&str, PenaltyKind); 8] = [
    ("暂扣许可证", PenaltyKind::WithholdLicence),
    ("暂扣执照", PenaltyKind::WithholdLicence),
    ("吊销许可证", PenaltyKind::RevokeLicence),
    ("吊销执照", PenaltyKind::RevokeLicence),
    ("吊销营业执照", PenaltyKind::RevokeLicence),
    ("没收非法所得", PenaltyKind::ConfiscateGains),
    ("停产停业", PenaltyKind::SuspendBusiness),
    ("限制开展生产经营", PenaltyKind::RestrictBusiness),
];

/// The kinds of penalty in these cells, each once, in the order given.
fn penalty_kinds(cells: &[&str]) -> Vec<PenaltyKind> {
    let mut kinds = Vec::new();
    let labels = cells.iter().flat_map(|c| c.split([';', '；', '、', ',', '，', '|', '/', '\n']));
    for label in labels.map(str::trim).filter(|l| !l.is_empty()) {
        let known = PenaltyKind::ALL.iter().copied().find(|k| k.label() == label);
        let other = || OTHER_NAMES.iter().find(|(name, _)| *name == label).map(|(_, kind)| *kind);
        let kind = known.or_else(other).unwrap_or(PenaltyKind::Other);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use PenaltyKind as K;

    #[test]
    fn several_kinds_in_one_cell() {
        let cases: [(&str, &[K]); 6] = [
            ("罚款", &[K::Fine]),
            ("警告;罚款", &[K::Warning, K::Fine]),
            ("没收违法所得、没收非法财物", &[K::ConfiscateGains, K::ConfiscateGoods]),
            ("罚款；吊销许可证， 罚款", &[K::Fine, K::RevokeLicence]),
            ("其他-责令改正,警告", &[K::Other, K::Warning]),
            (" ;；", &[]),
        ];
        for (cell, kinds) in cases {
            assert_eq!(penalty_kinds(&[cell]), kinds, "{cell}");
        }
        assert_eq!(penalty_kinds(&["警告", "罚款"]), [K::Warning, K::Fine]);
    }
}
