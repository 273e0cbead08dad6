//! The authorities of the sample. Their names are of the real kind, marked as examples; codes and
//! telephone numbers are made up.

use super::{codes, text};
use anyhow::Result;
use contract::Text;
use contract::record::Authority;

/// An authority of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    Approval,
    Market,
    Emergency,
    Fire,
    Ecology,
    Housing,
    Transport,
    Labour,
    Tax,
    Health,
    Agriculture,
    Culture,
    Resources,
    Civil,
    Enforcement,
    Reform,
    Hotline,
    Centre,
    Court,
    Finance,
    Statistics,
    Property,
    Insurance,
    Customs,
}

impl Office {
    /// The offices that receive filings (founding plan §1, §5).
    pub const RECEIVING: [Self; 4] = [Self::Approval, Self::Market, Self::Civil, Self::Reform];

    /// The name without the mark.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approval => "鞍山市行政审批局",
            Self::Market => "鞍山市市场监督管理局",
            Self::Emergency => "鞍山市应急管理局",
            Self::Fire => "鞍山市消防救援支队",
            Self::Ecology => "鞍山市生态环境局",
            Self::Housing => "鞍山市住房和城乡建设局",
            Self::Transport => "鞍山市交通运输局",
            Self::Labour => "鞍山市人力资源和社会保障局",
            Self::Tax => "国家税务总局鞍山市税务局",
            Self::Health => "鞍山市卫生健康委员会",
            Self::Agriculture => "鞍山市农业农村局",
            Self::Culture => "鞍山市文化旅游和广播电视局",
            Self::Resources => "鞍山市自然资源局",
            Self::Civil => "鞍山市民政局",
            Self::Enforcement => "鞍山市城市管理综合行政执法局",
            Self::Reform => "鞍山市发展和改革委员会",
            Self::Hotline => "鞍山市8890综合服务平台",
            Self::Centre => "鞍山市公共信用信息中心",
            Self::Finance => "鞍山市财政局",
            Self::Statistics => "鞍山市统计局",
            Self::Property => "鞍山市知识产权局",
            Self::Insurance => "鞍山市医疗保障局",
            Self::Customs => "中华人民共和国鞍山海关",
            Self::Court => "鞍山市示例区人民法院",
        }
    }

    /// The short name in document numbers.
    pub fn short(self) -> &'static str {
        match self {
            Self::Approval => "审批",
            Self::Market => "市监",
            Self::Emergency => "应急",
            Self::Fire => "消",
            Self::Ecology => "环",
            Self::Housing => "建",
            Self::Transport => "交",
            Self::Labour => "人社",
            Self::Tax => "税",
            Self::Health => "卫",
            Self::Agriculture => "农",
            Self::Culture => "文旅",
            Self::Resources => "自然资",
            Self::Civil => "民",
            Self::Enforcement => "执法",
            Self::Reform => "发改",
            Self::Hotline => "投诉",
            Self::Centre => "信用",
            Self::Finance => "财",
            Self::Statistics => "统",
            Self::Property => "知",
            Self::Insurance => "医保",
            Self::Customs => "关",
            Self::Court => "执",
        }
    }

    /// The name, marked.
    pub fn text(self) -> Result<Text> {
        text(format!("{}（示例）", self.name()))
    }

    /// The authority as records name it.
    pub fn authority(self) -> Result<Authority> {
        let organisation = format!("0099{:04}", self as u32 + 1);
        Ok(Authority {
            name: self.text()?,
            code: Some(codes::code("11", &organisation)?),
            phone: Text::new("0412-0000000"),
        })
    }
}
