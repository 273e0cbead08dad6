//! 行政许可.

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
    &[DocumentName, ProjectName],
    &[DocumentNo],
    &[Content],
    &[Decided],
    &[AuthorityName],
];

#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    c(SubjectName, 200, ("XK_XDR_MC", "行政相对人名称"), ("XK_XDR", "行政相对人名称"), &["许可相对人名称"]),
    c(SubjectCategory, 200, ("XK_XDR_LB", "行政相对人类别"), ("", ""), &["行政相对人类型", "相对人类别"]),
    c(SubjectCode, 200, ("XK_XDR_SHXYM", "统一社会信用代码"), ("XK_XDR_SHXYM", "统一社会信用代码"), &["行政相对人代码_1(统一社会信用代码)", "代码_1(统一社会信用代码)", "行政相对人代码_1", "行政相对人统一社会信用代码"]),
    c(RegistrationNo, 200, ("XK_XDR_GSZC", "工商注册号"), ("XK_XDR_GSDJ", "工商登记码"), &["行政相对人代码_2(工商注册号)", "代码_2(工商注册号)", "行政相对人代码_2", "行政相对人代码_3(工商登记码)"]),
    c(OrganisationCode, 200, ("XK_XDR_ZZJG", "组织机构代码"), ("XK_XDR_ZDM", "组织机构代码"), &["行政相对人代码_3(组织机构代码)", "代码_3(组织机构代码)", "行政相对人代码_3", "行政相对人代码_2(组织机构代码)"]),
    c(Unread(0), 0, ("XK_XDR_SWDJ", "税务登记号"), ("XK_XDR_SWDJ", "税务登记号"), &["行政相对人代码_4(税务登记号)", "代码_4(税务登记号)", "行政相对人代码_4"]),
    c(Unread(1), 0, ("XK_XDR_SYDW", "事业单位证书号"), ("", ""), &["行政相对人代码_5(事业单位证书号)", "代码_5(事业单位证书号)", "行政相对人代码_5"]),
    c(Unread(2), 0, ("XK_XDR_SHZZ", "社会组织登记证号"), ("", ""), &["行政相对人代码_6(社会组织登记证号)", "代码_6(社会组织登记证号)", "行政相对人代码_6"]),
    c(Unread(3), 0, ("XK_FRDB", "法定代表人"), ("XK_FR", "法定代表人姓名"), &["法定代表人(负责人)", "法定代表人或负责人"]),
    c(Unread(4), 0, ("XK_FR_ZJLX", "法定代表人证件类型"), ("", ""), &[]),
    c(Unread(5), 0, ("XK_FR_ZJHM", "法定代表人证件号码"), ("XK_FR_SFZH", "法定代表人身份证号"), &[]),
    c(Unread(6), 0, ("XK_XDR_ZJLX", "证件类型"), ("", ""), &["自然人证件类型"]),
    c(SubjectIdNo, 200, ("XK_XDR_ZJHM", "证件号码"), ("XK_XDR_SFZ", "居民身份证号"), &["自然人证件号码", "行政相对人代码_5(居民身份证号)", "身份证号"]),
    c(DocumentName, 200, ("XK_XKWS", "行政许可决定文书名称"), ("", ""), &["许可决定文书名称", "行政许可决定书名称"]),
    c(ProjectName, 200, ("", ""), ("XK_XMMC", "项目名称"), &["许可项目名称"]),
    c(DocumentNo, 128, ("XK_WSH", "行政许可决定文书号"), ("XK_WSH", "行政许可决定书文号"), &["许可决定文书号", "许可决定书文号", "行政许可决定书号"]),
    c(Category, 256, ("XK_XKLB", "许可类别"), ("XK_SPLB", "审批类别"), &["审批类型"]),
    c(CertificateName, 200, ("XK_XKZS", "许可证书名称"), ("", ""), &["许可证名称"]),
    c(CertificateNo, 200, ("XK_XKBH", "许可编号"), ("", ""), &["许可证书编号", "许可证编号"]),
    c(Content, 4000, ("XK_NR", "许可内容"), ("XK_NR", "许可内容"), &[]),
    c(Decided, 40, ("XK_JDRQ", "许可决定日期"), ("XK_JDRQ", "许可决定日期"), &[]),
    c(ValidFrom, 40, ("XK_YXQZ", "有效期自"), ("XK_SXQ", "许可生效期"), &["许可有效期自"]),
    c(ValidUntil, 40, ("XK_YXQZI", "有效期至"), ("XK_JZQ", "许可截止期"), &["许可有效期至", "许可截止日期"]),
    c(AuthorityName, 200, ("XK_XKJG", "许可机关"), ("XK_XZJG", "许可机关"), &["许可机关名称"]),
    c(AuthorityCode, 40, ("XK_XKJGDM", "许可机关统一社会信用代码"), ("", ""), &["许可机关代码"]),
    c(State, 40, ("XK_ZT", "当前状态"), ("XK_ZT", "当前状态"), &["状态"]),
    c(Published, 40, ("XK_GSRQ", "公示日期"), ("", ""), &["发布日期"]),
    c(PublishedUntil, 40, ("XK_GSJZQ", "公示截止期"), ("", ""), &["公示截止日期"]),
    c(PublishedPeriod, 40, ("", ""), ("GSQX", "公示期限"), &[]),
    c(Unread(7), 0, ("", ""), ("DFBM", "地方编码"), &[]),
    c(Unread(8), 0, ("", ""), ("SJC", "数据更新时间戳"), &["时间戳", "更新时间戳"]),
    c(Unread(9), 0, ("XK_LYDWDM", "数据来源单位统一社会信用代码"), ("", ""), &["数据来源单位代码"]),
    c(Source, 200, ("XK_LYDW", "数据来源单位"), ("", ""), &[]),
    c(Remark, 4000, ("BZ", "备注"), ("BZ", "备注"), &[]),
];
