//! Made-up subjects.

use super::authorities::Office;
use super::batch::Recipe;
use super::naming::{CALLS, Naming, WORDS};
use super::rng::Rng;
use super::trades::{TRADES, Trade};
use super::{codes, text};
use crate::regions;
use anyhow::{Context, Result};
use contract::identifier::mask_name;
use contract::subject::{RegisterStatus, StandingSummary, SubjectKind, SubjectProfile, SubjectRef};
use contract::{Date, Text, Uscc};

const SURNAMES: [&str; 12] =
    ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "那"];
const SOCIETIES: [(&str, &str, &str, Office); 5] = [
    ("51", "诚信商会", "社会团体", Office::Civil),
    ("52", "养老服务中心", "民办非企业单位", Office::Civil),
    ("52", "职业培训学校", "民办非企业单位", Office::Civil),
    ("53", "慈善基金会", "基金会", Office::Civil),
    ("12", "文化馆", "事业单位", Office::Culture),
];

/// A profile with what is the same for all.
pub fn profile(
    code: Uscc,
    name: &str,
    region: &str,
    office: Office,
    today: Date,
) -> Result<SubjectProfile> {
    let subject = SubjectRef { code, name: text(name)?, kind: code.subject_kind() };
    Ok(SubjectProfile {
        subject,
        region: regions::named(region).context("示例地区不存在")?,
        status: RegisterStatus::Active,
        former_names: Vec::new(),
        representative: None,
        legal_form: None,
        established: None,
        registered_with: Some(office.text()?),
        address: None,
        industry: None,
        scope: None,
        updated: today.add_days(-1),
        counts: Vec::new(),
        summary: StandingSummary::default(),
    })
}

/// A subject and what it does for a living.
pub fn generate(
    rng: &mut Rng,
    recipe: &Recipe,
    serial: u32,
    today: Date,
) -> Result<(SubjectProfile, &'static Trade)> {
    let trade = *rng.pick(&TRADES);
    // The first place is the city as a whole, where nobody is registered.
    let (region, district) = *rng.pick(&regions::REGIONS[1..]);
    let mark = if serial.is_multiple_of(2) { "示例" } else { "演示" };
    let base =
        Base { serial: serial as usize, naming: recipe.naming, region, district, mark, today };
    let mut made = match rng.below(100) {
        n if n < recipe.enterprises => company(rng, &base, trade)?,
        n if n < recipe.enterprises + recipe.shops => shop(rng, &base, trade)?,
        _ => society(rng, &base)?,
    };
    made.established = Some(today.add_days(-(rng.between(200, 8000) as i32)));
    made.updated = today.add_days(-(rng.between(1, 300) as i32));
    made.status = match rng.below(40) {
        0 => RegisterStatus::Revoked,
        1 => RegisterStatus::Cancelled,
        2 => RegisterStatus::MovedOut,
        _ => RegisterStatus::Active,
    };
    made.representative = Text::new(mask_name(&format!("{}某某", rng.pick(&SURNAMES))));
    if made.subject.kind != SubjectKind::Organisation {
        made.industry = Text::new(trade.industry);
        made.scope = Text::new(trade.scope);
    }
    Ok((made, trade))
}

/// What the three kinds of subject are made from alike.
struct Base {
    serial: usize,
    naming: Naming,
    region: &'static str,
    district: &'static str,
    mark: &'static str,
    today: Date,
}

impl Base {
    fn profile(&self, code: Uscc, name: &str, office: Office) -> Result<SubjectProfile> {
        profile(code, name, self.region, office, self.today)
    }
}

fn company(rng: &mut Rng, base: &Base, trade: &Trade) -> Result<SubjectProfile> {
    let Base { serial, naming, mark, .. } = *base;
    let forms = ["有限公司", "有限公司", "有限责任公司", "股份有限公司"];
    let form = *rng.pick(&forms);
    let name = format!("鞍山{mark}{}{}{form}", naming.company(serial), trade.word);
    let code = codes::code("91", &format!("MA0D{}", naming.tail(serial, 4)))?;
    let mut made = base.profile(code, &name, Office::Market)?;
    if rng.percent(12) {
        let word = WORDS[serial % WORDS.len()];
        made.former_names.extend(Text::new(format!("鞍山{mark}{word}{}厂", trade.word)));
    }
    made.legal_form = Text::new(match form {
        "股份有限公司" => "股份有限公司（非上市）",
        _ => "有限责任公司（自然人投资或控股）",
    });
    made.address = address(rng, &made);
    Ok(made)
}

fn shop(rng: &mut Rng, base: &Base, trade: &Trade) -> Result<SubjectProfile> {
    let Base { serial, naming, district, mark, .. } = *base;
    let call = *rng.pick(&CALLS);
    let own = naming.shop(serial, call);
    let name = format!("{}{district}{mark}{own}{}", naming.city(), trade.shop);
    let code = codes::code("92", &format!("MA1E{}", naming.tail(serial, 4)))?;
    let mut made = base.profile(code, &name, Office::Market)?;
    made.legal_form = Text::new("个体工商户");
    // For a person's business no more than the district.
    made.address = Text::new(format!("辽宁省鞍山市{district}"));
    Ok(made)
}

fn society(rng: &mut Rng, base: &Base) -> Result<SubjectProfile> {
    let Base { serial, naming, district, mark, .. } = *base;
    let (prefix, what, form, office) = *rng.pick(&SOCIETIES);
    let word = *rng.pick(&WORDS);
    let own = naming.society(serial, word);
    let name = format!("{}{district}{mark}{own}{what}", naming.city());
    let code = codes::code(prefix, &naming.society_code(serial))?;
    let mut made = base.profile(code, &name, office)?;
    made.legal_form = Text::new(form);
    made.scope = Text::new(format!("{what}业务范围内的服务、交流和培训（示例）"));
    made.address = address(rng, &made);
    Ok(made)
}

fn address(rng: &mut Rng, made: &SubjectProfile) -> Option<Text> {
    let (street, house) = (rng.pick(&CALLS), rng.between(1, 300));
    Text::new(format!("辽宁省鞍山市{}示例{street}路{house}号", made.region.name))
}
