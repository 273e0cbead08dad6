//! 信用信息目录: what is collected and disclosed, on what basis, by whom. Made from the kinds of
//! record and from what there is, so that it can't say anything else than the lists do.

use anyhow::{Context, Result};
use contract::article::{Article, ArticleHead, ArticleSection, Block, Heading, Run, Table};
use contract::record::{CreditList, RecordKind};
use contract::{Date, Text};

/// Name of the article in addresses.
pub const ID: &str = "records";
/// How many of those that deliver are named.
const NAMED: usize = 6;

/// What there is of a kind.
pub struct Kept {
    /// The kind.
    pub kind: RecordKind,
    /// Public records.
    pub count: u32,
    /// Who decided on them, those with most first.
    pub authorities: Vec<String>,
}

/// What lists say of it.
pub fn head(as_of: Date) -> Result<ArticleHead> {
    let text = |raw: &str| Text::new(raw).context("文字");
    Ok(ArticleHead {
        id: text(ID)?,
        section: ArticleSection::Catalogue,
        title: text("本站公示信息目录")?,
        summary: Text::new("每一类信息公示哪些项目、依据什么、由谁提供、现在有多少条。"),
        source: text("按公示数据自动生成")?,
        published: as_of,
    })
}

/// The article.
pub fn directory(kinds: &[Kept], lists: &[CreditList], as_of: Date) -> Result<Article> {
    let mut blocks = vec![
        paragraph(
            "下面按类别列出本站公示的信息。条数是现在公示中的记录，点进去就是这些记录。\
             依据写的是通常适用的规定，以现行有效的全国和辽宁省公共信用信息目录为准。",
        ),
        heading(2, "有哪些信息，由谁提供"),
        overview(kinds),
        heading(2, "每类信息公示哪些项目"),
        paragraph(
            "每条记录都有：主体名称、统一社会信用代码、机关、决定日期、公示日期、公示截止、公示状态、数据来源单位。\
             此外各类有自己的项目：",
        ),
    ];
    for kept in kinds {
        let fields: Vec<&str> = kept.kind.fields().iter().map(|field| field.label).collect();
        blocks.push(heading(3, kept.kind.label()));
        blocks.push(paragraph(kept.kind.about().lead));
        blocks.push(paragraph(&format!("公示项目：{}。", fields.join("、"))));
    }
    blocks.push(heading(2, "每份名单的依据"));
    blocks.push(named(lists));
    blocks.push(heading(2, "归集了但不公示的"));
    for text in [
        "身份证件号码、电话、住址、银行账户等个人信息一律不公示。正文里出现的，公示前遮盖。",
        "自然人的行政许可、行政处罚等记录不公示，法律另有规定的除外。",
        "投诉人、约谈参加人、办件经办人的任何信息不公示。",
        "已经修复、撤销或者公示期满的记录不再公示，次日零时起查不到。",
    ] {
        blocks.push(paragraph(text));
    }
    Ok(Article { head: head(as_of)?, blocks, cut: false })
}

fn overview(kinds: &[Kept]) -> Block {
    let row = |kept: &Kept| {
        let more = if kept.authorities.len() > NAMED { "等" } else { "" };
        let first: Vec<&str> = kept.authorities.iter().take(NAMED).map(String::as_str).collect();
        let by = match first.is_empty() {
            true => "现在没有公示中的记录".to_owned(),
            false => format!("{}{more}", first.join("、")),
        };
        let path = format!("/disclosure/{}", kept.kind.code());
        let kind = Run { link: Some(path), ..run(kept.kind.label()) };
        vec![vec![kind], cell(basis(kept.kind)), cell(&by), cell(&format!("{} 条", kept.count))]
    };
    let head = ["信息类别", "通常的依据", "由谁提供", "公示中"];
    Block::Table(Table {
        head: head.iter().map(|name| cell(name)).collect(),
        rows: kinds.iter().map(row).collect(),
    })
}

fn named(lists: &[CreditList]) -> Block {
    let row = |list: &CreditList| {
        let path = format!("/lists/{}", list.id);
        let name = Run { link: Some(path), ..run(list.name.as_str()) };
        let body = list.deciding_body.name.as_str();
        vec![vec![name], cell(list.legal_basis.as_str()), cell(body)]
    };
    let head = ["名单", "认定依据", "认定单位"];
    Block::Table(Table {
        head: head.iter().map(|name| cell(name)).collect(),
        rows: lists.iter().map(row).collect(),
    })
}

/// On what a kind is usually disclosed; each list states its own basis besides.
fn basis(kind: RecordKind) -> &'static str {
    use RecordKind as K;
    match kind {
        K::Permit => "《行政许可法》《政府信息公开条例》，双公示要求",
        K::Penalty => "《行政处罚法》第四十八条，双公示要求",
        K::RedList => "各名单的认定办法，见下表",
        K::BlackList => "法律、法规或者党中央、国务院政策文件，见下表",
        K::WatchList => "本市办法，见下表；没有依据的不公示",
        K::AbnormalList => "《企业信息公示暂行条例》",
        K::Commitment => "鞍政办发〔2020〕18号，信用承诺归集公示要求",
        K::Evaluation => "国家和省公共信用综合评价，鞍政办发〔2020〕18号",
        K::IndustryRating => "各行业主管部门的信用分级分类办法",
        K::Complaint => "鞍政办发〔2020〕18号，8890 平台消费投诉公示",
        K::Repair => "国家发展改革委信用修复管理办法，鞍政办发〔2020〕18号",
        K::WageArrears => "《保障农民工工资支付条例》等专项治理规定",
        K::SelfRegistered => "企业自愿申报并授权公示，鞍政办发〔2020〕18号",
        K::Rectification => "鞍政办发〔2020〕18号，限期整改和约谈",
        K::JointCase => "鞍政办发〔2020〕18号，守信激励和失信惩戒",
        K::Coercion => "《行政强制法》《政府信息公开条例》",
        K::Confirmation
        | K::Levy
        | K::Payment
        | K::Adjudication
        | K::Compensation
        | K::Reward
        | K::Inspection => "《政府信息公开条例》和各领域的法律法规",
    }
}

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn cell(text: &str) -> Vec<Run> {
    vec![run(text)]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![run(text)])
}

fn heading(level: u16, text: &str) -> Block {
    Block::Heading(Heading { level, text: vec![run(text)] })
}
