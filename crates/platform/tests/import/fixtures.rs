//! Fictional tables in every layout. Names contain 示例 or 演示; the codes' division 210399 is
//! not assigned.

/// A column: its code, its name, the value of the one row.
pub type Columns = &'static [(&'static str, &'static str, &'static str)];

pub const PERMIT: Columns = &[
    ("XK_XDR_MC", "行政相对人名称", "鞍山示例食品有限公司"),
    ("XK_XDR_LB", "行政相对人类别", "法人及非法人组织"),
    ("XK_XDR_SHXYM", "行政相对人代码_1(统一社会信用代码)", "91210399MA0TEXT046"),
    ("XK_XDR_GSZC", "行政相对人代码_2 (工商注册号)", ""),
    ("XK_FRDB", "法定代表人", "演示代表"),
    ("XK_FR_ZJHM", "法定代表人证件号码", "210399200001010010"),
    ("XK_XKWS", "行政许可决定文书名称", "准予行政许可决定书"),
    ("XK_WSH", "行政许可决定文书号", "鞍示许字〔2026〕7号"),
    ("XK_XKLB", "许可类别", "普通"),
    ("XK_XKZS", "许可证书名称", "食品经营许可证"),
    ("XK_XKBH", "许可编号", "JY12103990000001"),
    ("XK_NR", "许可内容", "准予从事食品销售，\"演示\"经营"),
    ("XK_JDRQ", "许可决定日期", "2026-03-01"),
    ("XK_YXQZ", "有效期自", "2026/3/1"),
    ("XK_YXQZI", "有效期至", "2099年12月31日"),
    ("XK_XKJG", "许可机关", "鞍山市示例审批局"),
    ("XK_XKJGDM", "许可机关统一社会信用代码", "11210399001122333E"),
    ("XK_ZT", "当前状态", "1"),
    ("XK_LYDW", "数据来源单位", "鞍山市示例审批局"),
    ("XK_LYDWDM", "数据来源单位统一社会信用代码", "11210399001122333E"),
    ("BZ", "备注", ""),
];

pub const PERMIT_2016: Columns = &[
    ("XK_WSH", "行政许可决定书文号", "鞍示许字〔2016〕3号"),
    ("XK_XMMC", "项目名称", "示例项目核准"),
    ("XK_SPLB", "审批类别", "核准"),
    ("XK_NR", "许可内容", "核准示例项目，演示内容"),
    ("XK_XDR", "行政相对人名称", "演示农产品专业合作社"),
    ("XK_XDR_SHXYM", "统一社会信用代码", "93210399MA4PQRT15M"),
    ("XK_XDR_ZDM", "组织机构代码", ""),
    ("XK_XDR_GSDJ", "工商登记码", "210300000000015"),
    ("XK_XDR_SWDJ", "税务登记号", ""),
    ("XK_XDR_SFZ", "居民身份证号", ""),
    ("XK_FR", "法定代表人姓名", "演示代表"),
    ("XK_JDRQ", "许可决定日期", "2016/08/04"),
    ("XK_JZQ", "许可截止期", "长期"),
    ("XK_XZJG", "许可机关", "鞍山市示例局"),
    ("XK_ZT", "当前状态", "2"),
    ("DFBM", "地方编码", "210300"),
    ("SJC", "数据更新时间戳", "2016/08/05"),
    ("BZ", "备注", "演示"),
];

pub const PENALTY: Columns = &[
    ("CF_XDR_MC", "行政相对人名称", "示例餐饮店"),
    ("CF_XDR_LB", "行政相对人类别", "个体工商户"),
    ("CF_XDR_SHXYM", "统一社会信用代码", "92210399MA3KLMN52G"),
    ("CF_WSH", "行政处罚决定书文号", "鞍示罚字〔2026〕12号"),
    ("CF_WFXW", "违法行为类型", "未按规定公示价格"),
    ("CF_SY", "违法事实", "演示事实，电话13800001234"),
    ("CF_YJ", "处罚依据", "《演示条例》第九条"),
    ("CF_CFLB", "处罚类别", "警告；罚款"),
    ("CF_NR", "处罚内容", "警告，罚款2000元"),
    ("CF_NR_FK", "罚款金额（万元）", "0.2"),
    ("CF_NR_WFFF", "没收违法所得、没收非法财物的金额（万元）", ""),
    ("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", "无"),
    ("CF_JDRQ", "处罚决定日期", "20260512"),
    ("CF_YXQ", "处罚有效期", "2026.08.12"),
    ("CF_GSJZQ", "公示截止期", "2029-05-12 00:00:00"),
    ("CF_CFJG", "处罚机关", "鞍山市示例局"),
    ("CF_CFJGDM", "处罚机关统一社会信用代码", "11210399001122333E"),
    ("CF_SJLY", "数据来源单位", "鞍山市示例局"),
    ("BZ", "备注", ""),
];

pub const PENALTY_2016: Columns = &[
    ("CF_WSH", "行政处罚决定书文号", "鞍示罚字〔2016〕5号"),
    ("CF_CFMC", "处罚名称", "示例公司违反演示条例案"),
    ("CF_CFLB1", "处罚类别1", "罚款"),
    ("CF_CFLB2", "处罚类别2", "吊销许可证"),
    ("CF_SY", "处罚事由", "演示事由"),
    ("CF_YJ", "处罚依据", "《演示条例》第十条"),
    ("CF_XDR_MC", "行政相对人名称", "演示商贸有限公司"),
    ("CF_XDR_SHXYM", "统一社会信用代码", "91210399MA1ABCD2XN"),
    ("CF_XDR_SFZ", "居民身份证号", "210399199912310027"),
    ("CF_FR", "法定代表人姓名", "演示代表"),
    ("CF_JG", "处罚结果", "罚款一万元，吊销许可证"),
    ("CF_JDRQ", "处罚决定日期", "2016-06-30"),
    ("CF_XZJG", "处罚机关", "鞍山市示例局"),
    ("CF_ZT", "当前状态", "0"),
    ("GSQX", "公示期限", "三年"),
    ("DFBM", "地方编码", "210300"),
    ("SJC", "数据更新时间戳", "2016-07-01"),
    ("BZ", "备注", ""),
];

pub const LIST: Columns = &[
    ("", "名单类别", "严重失信主体名单"),
    ("", "名单名称", "演示领域严重失信主体名单"),
    ("", "主体名称", "示例建设有限公司"),
    ("", "统一社会信用代码", "91210399501234569Q"),
    ("", "列入事由", "演示事由"),
    ("", "列入依据", "《演示条例》第二十条"),
    ("", "决定文书号", "鞍示列字〔2026〕1号"),
    ("", "认定机关", "鞍山市示例局"),
    ("", "认定机关代码", "11210399001122333E"),
    ("", "列入日期", "2026-02-01"),
    ("", "公示截止期", "2029-02-01"),
    ("", "相应措施", "限制参加政府采购；限制评优"),
    ("", "移出条件", "期满且履行义务后移出"),
    ("", "救济途径", "可向认定机关提出异议"),
];

/// A text file of one row, with values replaced by the name or code of their column.
pub fn text(columns: Columns, rows: &[&[(&str, &str)]]) -> String {
    let head: Vec<_> = columns.iter().map(|c| if c.0.is_empty() { c.1 } else { c.0 }).collect();
    let mut text = head.join(",") + "\n";
    for row in rows {
        let value = |c: &(&str, &str, &'static str)| {
            let other = row.iter().find(|(name, _)| [c.0, c.1].contains(name) && !name.is_empty());
            quoted(other.map_or(c.2, |(_, value)| value))
        };
        text += &(columns.iter().map(value).collect::<Vec<_>>().join(",") + "\n");
    }
    text
}

/// A value as a text file carries it.
pub fn quoted(value: &str) -> String {
    match value.contains([',', '"', '\n', '\t']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value.to_owned(),
    }
}
