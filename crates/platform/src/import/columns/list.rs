//! 名单: the project's own layout (docs/import.md), since no national one exists.

use super::Column;
use super::Item::*;

const fn c(
    item: super::Item,
    longest: usize,
    name: &'static str,
    also: &'static [&'static str],
) -> Column {
    Column::new(item, longest, ("", name), ("", ""), also)
}

pub const REQUIRED: &[&[super::Item]] = &[
    &[ListCategory],
    &[ListName],
    &[SubjectName],
    &[SubjectCode],
    &[Reason],
    &[LegalBasis],
    &[AuthorityName],
    &[Decided],
    &[ExitRule],
    &[Remedy],
];

#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    c(ListCategory, 40, "名单类别", &["名单类型"]),
    c(ListName, 200, "名单名称", &[]),
    c(SubjectName, 200, "主体名称", &["企业名称", "单位名称", "行政相对人名称"]),
    c(SubjectCategory, 200, "主体类别", &["主体类型"]),
    c(SubjectCode, 200, "统一社会信用代码", &["主体代码"]),
    c(SubjectIdNo, 200, "证件号码", &["身份证号"]),
    c(Unread(0), 0, "法定代表人", &[]),
    c(Reason, 4000, "列入事由", &["认定事由", "关注事由", "列入原因"]),
    c(LegalBasis, 4000, "列入依据", &["认定依据", "法律依据"]),
    c(DocumentNo, 128, "决定文书号", &["认定文号", "决定文号"]),
    c(AuthorityName, 200, "认定机关", &["认定单位", "列入决定机关"]),
    c(AuthorityCode, 40, "认定机关代码", &["认定机关统一社会信用代码", "认定单位代码"]),
    c(Decided, 40, "列入日期", &["认定日期", "认定时间"]),
    c(Published, 40, "公示日期", &["发布日期"]),
    c(PublishedUntil, 40, "公示截止期", &["公示截止日期"]),
    c(ValidUntil, 40, "有效期至", &["有效期限", "关注期限"]),
    c(Measures, 4000, "相应措施", &["奖惩措施"]),
    c(ExitRule, 4000, "移出条件", &["退出条件"]),
    c(Remedy, 4000, "救济途径", &["救济渠道"]),
    c(Severity, 40, "失信严重程度", &["失信程度"]),
    c(Year, 10, "评价年度", &[]),
    c(State, 40, "当前状态", &["状态"]),
    c(Source, 200, "数据来源单位", &["数据来源"]),
    c(Remark, 4000, "备注", &[]),
];
