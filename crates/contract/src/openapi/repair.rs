//! Repair and its training.

use super::filing::csrf;
use super::{Api, of, text};
use crate::record::RecordId;
use crate::repair::RepairAnswer;
use crate::training::{
    AnswerSheet, Attempt, AttemptResult, Certificate, Course, CourseHead, TrainingState,
};
use utoipa::openapi::HttpMethod::Post;

/// Adds them.
pub(super) fn add(api: &mut Api) {
    let id = || of::<RecordId>("id", "记录编号").path();
    let what = "能不能修复、什么时候、要什么：依据规则现算；已停止公示的答 410";
    api.get::<RepairAnswer>("/records/{id}/repair", what, &[id()]);
    let what = "可以申请修复的那一天，iCalendar；没有要等的日子时答 404";
    api.file("/records/{id}/repair.ics", what, "text/calendar", &[id()]);

    let course = || text("id", "课程编号").path();
    api.list::<CourseHead>("/trainings", "信用修复培训的课程", &[]);
    let what = "一门课程：课文、测试办法、现场培训";
    api.get::<Course>("/trainings/{id}", what, &[course()]);
    let what = "登录的企业的证书、还没有交卷的测试、今天还剩几次";
    api.get::<TrainingState>("/me/trainings/{id}", what, &[course()]);
    let begun = api.answer::<Attempt>("200");
    let what = "开始测试；有没有交卷的，就答那一次";
    let path = "/me/trainings/{id}/attempts";
    api.add(Post, path, what, None, begun, &[course(), csrf()]);
    let (sheet, marked) = (api.body::<AnswerSheet>(), api.answer::<AttemptResult>("200"));
    let attempt = text("attempt", "测试编号").path();
    let path = "/me/trainings/{id}/attempts/{attempt}/answers";
    let what = "交卷；重复交卷答同样的结果";
    api.add(Post, path, what, Some(sheet), marked, &[course(), attempt, csrf()]);
    let code = text("code", "证书上的核验码").path();
    api.get::<Certificate>("/certificates/{code}", "核验培训证书", &[code]);
}
