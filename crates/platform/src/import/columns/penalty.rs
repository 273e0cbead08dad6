//! 行政处罚.

use super::Column;
use super::Item::*;

const fn c(
    item: super::Item,
    longest: usize,
    current: (&'static str, &'static str),
    old: (&'static str, &'static str),
    also: &'static [&'static str],
) -> Column {
    Column::new(item, longest, current, old, also)
}

pub const REQUIRED: &[&[super::Item]] = &[
    &[SubjectName],
    &[SubjectCode],
    &[DocumentNo],
    &[Misconduct, CaseName],
    &[LegalBasis],
    &[PenaltyKinds, PenaltyKindsMore],
    &[Content],
    &[Decided],
    &[AuthorityName],
];

#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    c(SubjectName, 200, ("CF_XDR_MC", "行政相对人名称"), ("CF_XDR", "行政相对人名称"), &["处罚相对人名称"]),
    c(SubjectCategory, 200, ("CF_XDR_LB", "行政相对人类别"), ("", ""), &["行政相对人类型", "相对人类别"]),
    c(SubjectCode, 200, ("CF_XDR_SHXYM", "统一社会信用代码"), ("CF_XDR_SHXYM", "统一社会信用代码"), &["行政相对人代码_1(统一社会信用代码)", "代码_1(统一社会信用代码)", "行政相对人代码_1", "行政相对人统一社会信用代码"]),
    c(RegistrationNo, 200, ("CF_XDR_GSZC", "工商注册号"), ("CF_XDR_GSDJ", "工商登记码"), &["行政相对人代码_2(工商注册号)", "代码_2(工商注册号)", "行政相对人代码_2", "行政相对人代码_3(工商登记码)"]),
    c(OrganisationCode, 200, ("CF_XDR_ZZJG", "组织机构代码"), ("CF_XDR_ZDM", "组织机构代码"), &["行政相对人代码_3(组织机构代码)", "代码_3(组织机构代码)", "行政相对人代码_3", "行政相对人代码_2(组织机构代码)"]),
    c(Unread(0), 0, ("CF_XDR_SWDJ", "税务登记号"), ("CF_XDR_SWDJ", "税务登记号"), &["行政相对人代码_4(税务登记号)", "代码_4(税务登记号)", "行政相对人代码_4"]),
    c(Unread(1), 0, ("CF_XDR_SYDW", "事业单位证书号"), ("", ""), &["行政相对人代码_5(事业单位证书号)", "代码_5(事业单位证书号)", "行政相对人代码_5"]),
    c(Unread(2), 0, ("CF_XDR_SHZZ", "社会组织登记证号"), ("", ""), &["行政相对人代码_6(社会组织登记证号)", "代码_6(社会组织登记证号)", "行政相对人代码_6"]),
    c(Unread(3), 0, ("CF_FRDB", "法定代表人"), ("CF_FR", "法定代表人姓名"), &["法定代表人(负责人)", "法定代表人或负责人"]),
    c(Unread(4), 0, ("CF_FR_ZJLX", "法定代表人证件类型"), ("", ""), &[]),
    c(Unread(5), 0, ("CF_FR_ZJHM", "法定代表人证件号码"), ("CF_SFZ", "法定代表人身份证号"), &[]),
    c(Unread(6), 0, ("CF_XDR_ZJLX", "证件类型"), ("", ""), &["自然人证件类型"]),
    c(SubjectIdNo, 200, ("CF_XDR_ZJHM", "证件号码"), ("CF_XDR_SFZ", "居民身份证号"), &["自然人证件号码", "行政相对人代码_5(居民身份证号)", "身份证号"]),
    c(DocumentNo, 128, ("CF_WSH", "行政处罚决定书文号"), ("CF_WSH", "行政处罚决定书文号"), &["行政处罚决定文书号", "处罚决定书文号", "处罚决定文书号"]),
    c(Misconduct, 2000, ("CF_WFXW", "违法行为类型"), ("", ""), &["违法行为"]),
    c(CaseName, 2000, ("", ""), ("CF_CFMC", "处罚名称"), &["CF_AJMC", "案件名称"]),
    c(Facts, 4000, ("CF_SY", "违法事实"), ("CF_SY", "处罚事由"), &[]),
    c(LegalBasis, 4000, ("CF_YJ", "处罚依据"), ("CF_YJ", "处罚依据"), &[]),
    c(PenaltyKinds, 400, ("CF_CFLB", "处罚类别"), ("CF_CFLB1", "处罚类别1"), &["处罚种类", "处罚种类1"]),
    c(PenaltyKindsMore, 400, ("", ""), ("CF_CFLB2", "处罚类别2"), &["处罚种类2"]),
    c(Content, 4000, ("CF_NR", "处罚内容"), ("CF_JG", "处罚结果"), &[]),
    c(Fine, 40, ("CF_NR_FK", "罚款金额"), ("", ""), &[]),
    c(Confiscated, 40, ("CF_NR_WFFF", "没收违法所得、没收非法财物的金额"), ("", ""), &["没收违法所得或没收非法财物的金额", "没收违法所得"]),
    c(CertificateWithheld, 2000, ("CF_NR_ZKDX", "暂扣或吊销证照名称及编号"), ("", ""), &[]),
    c(Decided, 40, ("CF_JDRQ", "处罚决定日期"), ("CF_JDRQ", "处罚决定日期"), &["作出处罚决定的日期"]),
    c(EffectiveUntil, 40, ("CF_YXQ", "处罚有效期"), ("CF_JZQ", "处罚截止期"), &["处罚截止日期", "CF_JZRQ"]),
    c(EffectivePeriod, 200, ("", ""), ("CF_QX", "处罚期限"), &[]),
    c(Published, 40, ("CF_GSRQ", "公示日期"), ("", ""), &["发布日期"]),
    c(PublishedUntil, 40, ("CF_GSJZQ", "公示截止期"), ("CF_GSJZQ", "公示截止期"), &["公示截止日期"]),
    c(PublishedPeriod, 40, ("", ""), ("GSQX", "公示期限"), &["CF_GSQX"]),
    c(AuthorityName, 200, ("CF_CFJG", "处罚机关"), ("CF_XZJG", "处罚机关"), &["处罚机关名称", "作出处罚决定的机关"]),
    c(AuthorityCode, 40, ("CF_CFJGDM", "处罚机关统一社会信用代码"), ("", ""), &["处罚机关代码"]),
    c(State, 40, ("CF_ZT", "当前状态"), ("CF_ZT", "当前状态"), &["状态"]),
    c(Unread(7), 0, ("", ""), ("DFBM", "地方编码"), &[]),
    c(Unread(8), 0, ("", ""), ("SJC", "数据更新时间戳"), &["时间戳", "更新时间戳"]),
    c(Unread(9), 0, ("CF_SJLYDM", "数据来源单位统一社会信用代码"), ("", ""), &["数据来源单位代码"]),
    c(Unread(10), 0, ("", ""), ("CF_SYFW", "信息使用范围"), &["使用范围"]),
    c(Unread(11), 0, ("", ""), ("CF_BM", "处罚编码"), &["权力编码"]),
    c(Severity, 40, ("CF_SXYZCD", "失信严重程度"), ("CF_SXYZCD", "失信严重程度"), &["失信程度"]),
    c(Source, 200, ("CF_SJLY", "数据来源单位"), ("", ""), &[]),
    c(Remark, 4000, ("BZ", "备注"), ("BZ", "备注"), &[]),
];
