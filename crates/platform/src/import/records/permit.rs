//! 行政许可.

use super::Common;
use crate::import::columns::Item;
use crate::import::row::Row;
use contract::Date;
use contract::record::{Body, Permit, Record, RecordKind};

pub fn record(row: &mut Row, today: Date) -> Option<Record> {
    let common = Common::read(row, today);
    let document_name = row.need(&[Item::DocumentName, Item::ProjectName], Row::line);
    let document_no = row.need(&[Item::DocumentNo], Row::line);
    let category = row.line(Item::Category);
    let certificate_name = row.line(Item::CertificateName);
    let certificate_no = row.line(Item::CertificateNo);
    let content = row.need(&[Item::Content], Row::text);
    let (valid_from, valid_until) = (row.date(Item::ValidFrom), row.end(Item::ValidUntil));
    let remark = row.text(Item::Remark);
    let title = certificate_name.clone().or_else(|| document_name.clone());
    let body = Permit {
        document_name: document_name?,
        document_no: document_no.clone()?,
        category,
        certificate_name,
        certificate_no,
        content: content?,
        valid_from,
        valid_until,
        state: common.state.clone(),
        remark,
    };
    common.record(row, RecordKind::Permit, &title?, document_no, Body::Permit(body), today)
}
