//! The named lists of the sample, and what an entry of each says.

mod grave;

use super::authorities::Office::{self, *};
use super::text;
use anyhow::{Context, Result};
use contract::Text;
use contract::record::{CreditList, ListEntry, RecordKind as K};

/// A named list.
pub struct List {
    pub id: &'static str,
    pub kind: K,
    pub name: &'static str,
    pub basis: &'static str,
    pub office: Office,
    pub criteria: &'static str,
    pub measures: &'static [&'static str],
    pub exit: &'static str,
    /// How to contest an entry.
    pub remedy: &'static str,
    /// Why somebody was listed, as entries say it.
    pub reason: &'static str,
    /// Months on the list; 0 while no end is set.
    pub months: i32,
}

const REMEDY: &str =
    "对列入有异议的，可以向认定单位提出异议，也可以依法申请行政复议或者提起行政诉讼。";
const PRAISE: &str = "对认定有异议的，可以向认定单位提出。";

/// All but the grave ones.
const LISTS: [List; 5] = [
    List {
        id: "tax-a",
        kind: K::RedList,
        name: "纳税信用A级纳税人（示例）",
        basis: "《纳税信用管理办法》",
        office: Tax,
        criteria: "年度纳税信用评价指标得分 90 分以上，且没有不能评为 A 级的情形。",
        measures: &["主动公开名单", "一般纳税人可单次领取 3 个月的发票用量", "办税绿色通道"],
        exit: "年度评价不再达到 A 级，或者动态调整后移出。",
        remedy: PRAISE,
        reason: "上一年度纳税信用评价为 A 级。",
        months: 12,
    },
    List {
        id: "honest-labour",
        kind: K::RedList,
        name: "劳动保障守法诚信A级单位（示例）",
        basis: "《企业劳动保障守法诚信等级评价办法》",
        office: Labour,
        criteria: "遵守劳动保障法律法规，未因违法被查处。",
        measures: &["适当减少日常巡视检查频次"],
        exit: "评价周期内发生违法行为，或者下一年度未评为 A 级。",
        remedy: PRAISE,
        reason: "年度劳动保障守法诚信等级评价为 A 级。",
        months: 12,
    },
    List {
        id: "honest-trader",
        kind: K::RedList,
        name: "诚信经营示范单位（示例）",
        basis: "市级评比达标表彰项目目录",
        office: Reform,
        criteria: "连续三年没有失信记录，经推荐、评审、公示。",
        measures: &["容缺受理", "减少抽查比例", "优先推荐评优"],
        exit: "出现失信记录，或者三年有效期满未再认定。",
        remedy: PRAISE,
        reason: "经评审认定为市级诚信经营示范单位。",
        months: 36,
    },
    List {
        id: "watch-safety",
        kind: K::WatchList,
        name: "安全生产重点关注对象名单（示例）",
        basis: "《演示市重点关注对象名单管理办法（示例）》第六条",
        office: Emergency,
        criteria: "一年内两次因同类一般安全生产违法行为受到行政处罚。",
        measures: &[],
        exit: "关注期 6 个月内没有再次违法的，期满移出。",
        remedy: REMEDY,
        reason: "一年内两次因同类一般违法行为受到处罚。",
        months: 6,
    },
    List {
        id: "abnormal-operation",
        kind: K::AbnormalList,
        name: "经营异常名录（示例）",
        basis: "《企业信息公示暂行条例》；《企业经营异常名录管理暂行办法》",
        office: Market,
        criteria: "未按期公示年度报告、未按责令期限公示信息、公示信息隐瞒真实情况或者弄虚作假、通过登记的住所无法联系。",
        measures: &["在政府采购、工程招投标、授予荣誉称号中依法予以限制"],
        exit: "补报并公示年度报告、履行公示义务、办理住所变更等后，向作出决定的机关申请移出。",
        remedy: REMEDY,
        reason: "未按规定期限公示上一年度的年度报告。",
        months: 0,
    },
];

/// The definitions, without counts.
pub fn all() -> Result<Vec<CreditList>> {
    let one = |list: &List| -> Result<CreditList> {
        Ok(CreditList {
            id: text(list.id)?,
            kind: list.kind,
            name: text(list.name)?,
            legal_basis: text(list.basis)?,
            deciding_body: list.office.authority()?,
            criteria: text(list.criteria)?,
            measures: list.measures()?,
            exit_rule: text(list.exit)?,
            remedy: text(list.remedy)?,
            count: 0,
        })
    };
    every().map(one).collect()
}

/// All lists: praise first, then the grave ones, then the others.
pub fn every() -> impl Iterator<Item = &'static List> {
    let (red, others) = LISTS.split_at(3);
    red.iter().chain(&grave::LISTS).chain(others)
}

/// The list with this id.
pub fn list(id: &str) -> Result<&'static List> {
    every().find(|list| list.id == id).with_context(|| format!("没有名单 {id}"))
}

impl List {
    fn measures(&self) -> Result<Vec<Text>> {
        self.measures.iter().map(text).collect()
    }

    /// The body of an entry.
    pub fn entry(&self, number: &Text, year: u32) -> Result<ListEntry> {
        Ok(ListEntry {
            list: text(self.name)?,
            reason: text(self.reason)?,
            legal_basis: text(self.basis)?,
            document_no: Some(number.clone()),
            measures: self.measures()?,
            exit_rule: text(self.exit)?,
            remedy: text(self.remedy)?,
            year: (self.kind == K::RedList).then_some(year),
            valid_until: None,
            severity: None,
        })
    }
}
