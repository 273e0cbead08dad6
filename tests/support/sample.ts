// Names and codes of the sample data `small`, made by hand: crates/platform/src/sample/showcase.rs.

export const FOOD = { code: "91210399MA0TEXT046", name: "演示千山食品有限公司" };
export const FOOD_FORMERLY = "示例千山糕点厂";
export const NAMESAKES = {
  name: "示例同名商贸有限公司",
  codes: ["91210399MA0Q000190", "91210399MA0Q00027T"],
  regions: ["铁东区", "海城市"],
};
export const LABOUR = "91210399501234569Q";
export const CLEAN = { code: "91210399MA0Q00035M", name: "演示清白文化传播有限公司" };
export const CANCELLED = { code: "91210399MA0Q00043G", name: "示例旧港物流有限公司" };
export const FULL_WIDTH = { code: "91210399MA0Q00051B", name: "演示（鞍山）ＡＢ科技有限公司" };
export const LONG_NAME = "91210399MA0Q0006X3";
/** More than sixty records. */
export const MANY = "91210399MA0Q000783";
export const STAGES = "91210399MA0Q00086X";

export const UNDER_OBJECTION = "demo-penalty-objection";
export const LAST_DAY = "demo-penalty-last-day";
export const ENDED_YESTERDAY = "demo-penalty-ended-yesterday";
export const REPAIRED = "demo-penalty-repaired";
export const REVOKED = "demo-penalty-revoked";
export const EXPIRED = "demo-penalty-expired";
export const CORRECTED = "demo-penalty-corrected";
export const NOT_YET_REPAIRABLE = "demo-penalty-not-yet";
export const BLACK_LIST = "demo-black-list-wages";

/** The name of the list `/lists/wage-arrears`. */
export const WAGE_LIST = "拖欠农民工工资失信联合惩戒对象名单（示例）";

/** One of each kind of page, with its heading. */
export const PAGES = {
  home: { path: "/", heading: "查企业信用" },
  "search start": { path: "/search", heading: "信用查询" },
  hits: { path: "/search?q=示例&region=210302", heading: /^“示例”找到 \d+ 个主体$/ },
  screening: { path: "/screening", heading: "批量核查" },
  "no hits": { path: "/search?q=没有这样的名称", heading: "没有查到“没有这样的名称”" },
  subject: { path: `/subjects/${FOOD.code}`, heading: FOOD.name },
  "long name": { path: `/subjects/${LONG_NAME}`, heading: /^演示鞍山千山风景名胜区/ },
  "lists of a subject": { path: `/subjects/${LABOUR}?show=lists`, heading: "演示宏基建筑劳务有限公司" },
  penalty: { path: `/records/${UNDER_OBJECTION}`, heading: "未履行进货查验义务" },
  "black list": { path: `/records/${BLACK_LIST}`, heading: /./ },
  disclosure: { path: "/disclosure", heading: "信息公示" },
  penalties: { path: "/disclosure/penalty?region=210302&region=210303", heading: "行政处罚" },
  commitments: { path: "/disclosure/commitment", heading: "信用承诺" },
  "black lists": { path: "/disclosure/black_list", heading: "严重失信主体名单（原称黑名单）" },
  "no records": { path: "/disclosure/permit?q=没有这样的名称&region=210302", heading: "行政许可" },
  "wrong filter": { path: "/disclosure/permit?from=2026-02-30&region=210302", heading: "行政许可" },
  lists: { path: "/lists", heading: "红黑名单" },
  "named list": { path: "/lists/wage-arrears", heading: WAGE_LIST },
  statistics: { path: "/statistics", heading: "数据统计" },
  read: { path: "/read", heading: "政策与动态" },
  "a section": { path: "/read/policy", heading: "政策法规" },
  "no articles": { path: "/read/news?q=没有这样的字", heading: "信用动态" },
  article: { path: "/read/policy/repair-rules", heading: "白话解读：信用修复现在怎么办" },
  privacy: { path: "/privacy", heading: "隐私说明" },
  "site map": { path: "/sitemap", heading: "网站地图" },
  developers: { path: "/developers", heading: "接口文档" },
  repairs: { path: "/repairs?q=演示时限机械", heading: "信用修复" },
  "repair answer": { path: "/repairs/demo-repair-ready", heading: "现在可以申请修复" },
  "repair elsewhere": { path: "/repairs/demo-repair-court", heading: "不能在信用网站修复" },
  "repair package": { path: "/repairs/demo-repair-soon/package", heading: "备齐修复申请材料" },
  objections: { path: "/objections", heading: "异议申诉" },
  reports: { path: "/reports", heading: "反映信用信息问题" },
  documents: { path: "/documents", heading: "查询证明和信用报告" },
  training: { path: "/repairs/training", heading: "信用修复培训" },
  course: { path: "/repairs/training/repair-basics", heading: "信用修复培训" },
  "not found": { path: "/nowhere", heading: "没有找到这个页面" },
};
