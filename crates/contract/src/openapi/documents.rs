//! Documents that the platform makes.

use super::filing::{csrf, key};
use super::{Api, Param, text};
use crate::document::{Document, DocumentCheck, DocumentProof, DocumentRequest};
use utoipa::openapi::HttpMethod::Post;

/// Adds them.
pub(super) fn add(api: &mut Api) {
    let id = || text("id", "文件的编号，从开具的答复里来").path();
    let (body, made) = (api.body::<DocumentRequest>(), api.answer::<Document>("201"));
    let what = "开具查询证明（最多 1000 行）或一个主体的公开信用报告：平台按当天的记录生成";
    api.add(Post, "/documents", what, Some(body), made, &[key()]);
    let what = "一份证明或报告；其中有记录已停止公示的答 410，仍可核验";
    api.get::<Document>("/documents/{id}", what, &[id()]);
    let file = |api: &mut Api, path: &str, id: Param| {
        api.file(path, "同一份的文件：不带脚本的 HTML，作为附件", "text/html", &[id]);
    };
    file(api, "/documents/{id}/file", id());
    let made = api.answer::<Document>("201");
    let what = "开具登录的企业自己的信用报告，含只有本单位能看到的办件和培训证书";
    api.add(Post, "/me/documents", what, None, made, &[key(), csrf()]);
    api.get::<Document>("/me/documents/{id}", "登录的企业自己的信用报告", &[id()]);
    file(api, "/me/documents/{id}/file", id());
    let (body, proof) = (api.body::<DocumentCheck>(), api.answer::<DocumentProof>("200"));
    let what = "核验：编号和核验码，或文件的 SHA-256 指纹；答当时写了什么、依据有没有变化";
    api.add(Post, "/document-checks", what, Some(body), proof, &[]);
}
