//! Thirteen subjects made by hand, each showing something; tests and demonstrations name them.
//! Their records are in `showcase_records`.

use super::authorities::Office;
use super::{subjects, text};
use anyhow::{Context, Result};
use contract::subject::{RegisterStatus, SubjectProfile};
use contract::{Date, Text, Uscc};

/// 演示千山食品有限公司: on a red list; one penalty under objection with a publication period;
/// three commitments, an evaluation, permits, self-registered facts; formerly 示例千山糕点厂.
pub const FOOD: &str = "91210399MA0TEXT046";
/// 示例千山食品连锁有限公司: the other hit for 千山食品.
pub const CHAIN: &str = "91210399MA1ABCD2XN";
/// 示例同名商贸有限公司 in 铁东区; its namesake is [`NAMESAKE_B`].
pub const NAMESAKE_A: &str = "91210399MA0Q000190";
/// 示例同名商贸有限公司 in 海城市.
pub const NAMESAKE_B: &str = "91210399MA0Q00027T";
/// 演示宏基建筑劳务有限公司: on the black list for wage arrears, with the notice of arrears.
pub const LABOUR: &str = "91210399501234569Q";
/// 演示清白文化传播有限公司: no record at all.
pub const CLEAN: &str = "91210399MA0Q00035M";
/// 示例旧港物流有限公司: cancelled (注销).
pub const CANCELLED: &str = "91210399MA0Q00043G";
/// 示例玉城珠宝店: an individual business; its operator's name is masked.
pub const JEWELLER: &str = "92210399MA3KLMN52G";
/// 演示（鞍山）ＡＢ科技有限公司: full-width letters and brackets in the name.
pub const FULL_WIDTH: &str = "91210399MA0Q00051B";
/// A name of more than sixty characters.
pub const LONG_NAME: &str = "91210399MA0Q0006X3";
/// 示例万卷档案管理有限公司: more than sixty records, that is, several pages.
pub const MANY: &str = "91210399MA0Q000783";
/// 演示时限机械制造有限公司: one record in each stage of publication, see the constants below.
pub const STAGES: &str = "91210399MA0Q00086X";
/// 示例诚信商会: an organisation.
pub const CHAMBER: &str = "52210399MJ0A1B2C5Y";

/// [`FOOD`]'s penalty under objection.
pub const UNDER_OBJECTION: &str = "demo-penalty-objection";
/// A penalty of [`STAGES`] whose last day of publication is today.
pub const LAST_DAY: &str = "demo-penalty-last-day";
/// One whose last day was yesterday; it stands as current, the date alone ends it.
pub const ENDED_YESTERDAY: &str = "demo-penalty-ended-yesterday";
/// A repaired one.
pub const REPAIRED: &str = "demo-penalty-repaired";
/// The result of that repair.
pub const REPAIR_RESULT: &str = "demo-repair-result";
/// A revoked one.
pub const REVOKED: &str = "demo-penalty-revoked";
/// A corrected one.
pub const CORRECTED: &str = "demo-penalty-corrected";
/// One that can be repaired from a day that is still to come.
pub const NOT_YET_REPAIRABLE: &str = "demo-penalty-not-yet";
/// One of [`STAGES`] that can be repaired here, today.
pub const REPAIR_READY: &str = "demo-repair-ready";
/// One that can be repaired in some days.
pub const REPAIR_SOON: &str = "demo-repair-soon";
/// One of [`CHAIN`] whose repair was granted, in a case that is there to be seen.
pub const REPAIR_GRANTED: &str = "demo-repair-granted";
/// One that market regulation repairs in its own system, today.
pub const REPAIR_MARKET: &str = "demo-repair-market";
/// A minor one, a warning: as soon as the duties are done.
pub const REPAIR_MINOR: &str = "demo-repair-minor";
/// A minor one of market regulation, which ends by itself.
pub const REPAIR_AUTOMATIC: &str = "demo-repair-automatic";
/// An entry that only the court takes off.
pub const REPAIR_COURT: &str = "demo-repair-court";
/// [`LABOUR`]'s entry of the black list.
pub const BLACK_LIST: &str = "demo-black-list-wages";

const LONG: &str = "演示鞍山千山风景名胜区温泉康养文化旅游资源综合开发利用与生态环境保护修复技术研究及成果转化推广应用服务一体化管理示范基地有限责任公司";

/// A subject: code, name, region, 行业, 经营范围, 法定代表人 (masked), established.
struct Shown(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (u16, u8, u8),
);

const SHOWN: [Shown; 13] = [
    Shown(
        FOOD,
        "演示千山食品有限公司",
        "210311",
        "食品制造业",
        "食品生产；食品销售；糕点、饮料批发兼零售（依法须经批准的项目，经批准后方可开展经营活动）",
        "李**",
        (2012, 6, 18),
    ),
    Shown(
        CHAIN,
        "示例千山食品连锁有限公司",
        "210302",
        "批发和零售业",
        "食品销售；食品互联网销售；日用百货销售",
        "王**",
        (2018, 3, 9),
    ),
    Shown(
        NAMESAKE_A,
        "示例同名商贸有限公司",
        "210302",
        "批发和零售业",
        "日用百货、办公用品销售",
        "张**",
        (2015, 9, 1),
    ),
    Shown(
        NAMESAKE_B,
        "示例同名商贸有限公司",
        "210381",
        "批发和零售业",
        "农副产品、五金产品销售",
        "刘**",
        (2019, 11, 12),
    ),
    Shown(
        LABOUR,
        "演示宏基建筑劳务有限公司",
        "210304",
        "建筑业",
        "建筑劳务分包；房屋建筑工程施工",
        "赵**",
        (2010, 4, 27),
    ),
    Shown(
        CLEAN,
        "演示清白文化传播有限公司",
        "210303",
        "文化、体育和娱乐业",
        "组织文化艺术交流活动；平面设计",
        "陈**",
        (2024, 2, 29),
    ),
    Shown(
        CANCELLED,
        "示例旧港物流有限公司",
        "210321",
        "交通运输、仓储和邮政业",
        "道路普通货物运输",
        "周**",
        (2006, 7, 3),
    ),
    Shown(
        JEWELLER,
        "示例玉城珠宝店",
        "210323",
        "批发和零售业",
        "玉石、珠宝首饰零售",
        "那玉某",
        (2016, 5, 20),
    ),
    Shown(
        FULL_WIDTH,
        "演示（鞍山）ＡＢ科技有限公司",
        "210300-GX",
        "信息传输、软件和信息技术服务业",
        "软件开发；技术服务、技术咨询",
        "吴**",
        (2020, 8, 8),
    ),
    Shown(
        LONG_NAME,
        LONG,
        "210311",
        "水利、环境和公共设施管理业",
        "景区管理；温泉康养服务；生态修复技术研究",
        "欧阳**",
        (2021, 1, 15),
    ),
    Shown(
        MANY,
        "示例万卷档案管理有限公司",
        "210302",
        "租赁和商务服务业",
        "档案整理、寄存和数字化加工服务",
        "杨**",
        (2008, 10, 10),
    ),
    Shown(
        STAGES,
        "演示时限机械制造有限公司",
        "210303",
        "通用设备制造业",
        "矿山机械、冶金设备及配件制造和销售",
        "黄**",
        (2003, 12, 30),
    ),
    Shown(
        CHAMBER,
        "示例诚信商会",
        "210302",
        "公共管理、社会保障和社会组织",
        "行业自律、信息交流、培训服务",
        "孙**",
        (2017, 3, 15),
    ),
];

/// Their profiles, in the order above.
pub fn subjects(today: Date) -> Result<Vec<SubjectProfile>> {
    SHOWN.iter().map(|shown| profile(shown, today)).collect()
}

fn profile(shown: &Shown, today: Date) -> Result<SubjectProfile> {
    let Shown(code, name, region, industry, scope, person, (year, month, day)) = *shown;
    let parsed = Uscc::parse(code).with_context(|| format!("示例代码 {code}"))?;
    let office = if code == CHAMBER { Office::Civil } else { Office::Market };
    let mut made = subjects::profile(parsed, name, region, office, today)?;
    made.industry = Text::new(industry);
    made.scope = Text::new(scope);
    made.representative = Text::new(person);
    made.established = Date::new(year, month, day);
    made.address = Text::new(format!("辽宁省鞍山市{}示例路1号", made.region.name));
    made.legal_form = Text::new("有限责任公司（自然人投资或控股）");
    match code {
        FOOD => made.former_names.push(text("示例千山糕点厂")?),
        CANCELLED => made.status = RegisterStatus::Cancelled,
        JEWELLER => {
            made.legal_form = Text::new("个体工商户");
            made.address = Text::new("辽宁省鞍山市岫岩满族自治县");
        }
        CHAMBER => made.legal_form = Text::new("社会团体"),
        _ => {}
    }
    Ok(made)
}
