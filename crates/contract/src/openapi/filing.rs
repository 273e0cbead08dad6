//! Filing: sessions, forms, drafts, uploads, cases.

use super::{Api, Param, day, of, page, param, text, typed};
use crate::account::{Credentials, Session, SessionState};
use crate::case::{
    ActionRequest, Appointment, Authorisation, Case, CaseHead, CaseKind, CaseLookup, CaseNotice,
    CaseNumber, CaseState, Draft, DraftContent, Eligibility, Filing, Handling, OrderPreview,
    OrderRequest, Overview, Progress, Proof, Receipt, WorkingDays,
};
use crate::form::{FormTemplate, Purpose, TemplateHead};
use crate::query::{DeskSort, DeskView};
use crate::record::{RecordHead, RecordId};
use crate::subject::{Region, SubjectProfile};
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ContentBuilder, HttpMethod, Ref, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use HttpMethod::{Delete, Get, Head, Options, Patch, Post, Put};

/// Adds them.
pub(super) fn add(api: &mut Api) {
    session(api);
    forms(api);
    mine(api);
    drafts(api);
    uploads(api);
    cases(api);
    desk(api);
    public(api);
    let lookup = api.body::<CaseLookup>();
    let progress = api.answer::<Progress>("200");
    api.add(
        Post,
        "/case-lookups",
        "不登录查进度：受理编号和回执上的核验码",
        Some(lookup),
        progress,
        &[],
    );
    let code = text("verification", "回执上的核验码").path();
    api.get::<Proof>("/proofs/{verification}", "核验回执", &[code]);
}

fn session(api: &mut Api) {
    api.get::<SessionState>("/session", "谁登录了，怎样登录", &[]);
    let (body, begun) = (api.body::<Credentials>(), api.answer::<Session>("200"));
    api.add(
        Post,
        "/session",
        "登录：答复里有校验码，会话本身是脚本读不到的 cookie",
        Some(body),
        begun,
        &[],
    );
    let back = text("return", "登录后回到的页面，本站的地址");
    let away = || ("303", ResponseBuilder::new());
    let what = "用统一身份认证登录：转到那里（没有时答 404）";
    api.add(Get, "/session/start", what, None, away(), &[back]);
    let brought = [text("code", "授权码"), text("state", "开始时的状态"), text("error", "错误")];
    let what = "从统一身份认证回来：登录并转到原来的页面，或转到登录页说明原因（trouble）";
    api.add(Get, "/session/callback", what, None, away(), &brought);
    let everywhere = text("everywhere", "为 1 时退出这个账号的全部登录");
    api.add(Delete, "/session", "退出", None, nothing(), &[everywhere, csrf()]);
}

fn forms(api: &mut Api) {
    let purpose = of::<Purpose>("purpose", "办理事项");
    api.list::<TemplateHead>("/form-templates", "可以办理的事项", &[purpose]);
    let id = text("id", "表的编号").path();
    let version =
        param("version", "表的版本；有它就答当时的那一版，停止受理的也答", whole_number());
    let what = "一份表；停止受理的答 410；关于一条记录的表，可选的内容取自这条记录";
    api.get::<FormTemplate>("/form-templates/{id}", what, &[id, version, record()]);
    api.list::<Region>("/regions", "可以填的地区", &[]);
}

fn record() -> Param {
    of::<RecordId>("record", "关于哪条记录")
}

fn mine(api: &mut Api) {
    api.get::<SubjectProfile>("/me", "登录的企业的登记信息", &[]);
    let what = "登录的企业的概况：在办事项、草稿、最近的通知、信用状态，一次答完";
    api.get::<Overview>("/me/overview", what, &[]);
    let kind = text("kind", "记录类别，多个用逗号隔开");
    api.list::<RecordHead>("/me/records", "登录的企业公示中的记录", &[kind, page()]);
    api.list::<CaseNotice>("/me/notices", "给登录的企业的通知，新的在前", &[]);
    let until = param("until", "连同这一条", whole_number());
    api.add(
        Post,
        "/me/notices/read",
        "到这一条为止的通知都已读",
        None,
        nothing(),
        &[until, csrf()],
    );
    api.list::<Authorisation>("/me/consents", "登录的企业给过的授权和声明，新的在前", &[]);
    let id = param("id", "通知的编号", whole_number()).path();
    api.add(Post, "/me/notices/{id}/read", "标为已读", None, nothing(), &[id, csrf()]);
    let what = "能不能办、为什么、已知的内容";
    let template = text("template", "表的编号；没有表的，写 record 和 purpose");
    let purpose = of::<Purpose>("purpose", "对这条记录办什么，如 repair");
    api.get::<Eligibility>("/me/eligibility", what, &[template, record(), purpose]);
}

fn drafts(api: &mut Api) {
    api.list::<Draft>("/me/drafts", "草稿，新的在前", &[]);
    let id = || text("id", "草稿的编号：字母、数字、连字符").path();
    api.get::<Draft>("/me/drafts/{id}", "一份草稿", &[id()]);
    let (body, kept) = (api.body::<DraftContent>(), api.answer::<Draft>("200"));
    let known = header(
        "If-Match",
        "所知的版本，如 \"3\"；不是最新的答 409，errors 里 version 是存着的版本",
    );
    let new = header("If-None-Match", "新草稿为 *");
    let what = "保存草稿，内容照原样存";
    api.add(Put, "/me/drafts/{id}", what, Some(body), kept, &[id(), known, new, csrf()]);
    api.add(Delete, "/me/drafts/{id}", "删除草稿", None, nothing(), &[id(), csrf()]);
}

fn uploads(api: &mut Api) {
    let tus = || header("Tus-Resumable", "1.0.0").required();
    let id = || text("id", "上传的编号").path();
    api.add(Options, "/uploads", "tus：支持什么", None, nothing(), &[]);
    let begin = [
        tus(),
        header("Upload-Length", "字节数，最多 20971520").required(),
        header("Upload-Metadata", "filename 和它的 Base64").required(),
        csrf(),
    ];
    let what = "tus：开始上传一个 PDF、JPG、PNG 或 OFD 文件；地址在 Location";
    api.add(Post, "/uploads", what, None, ("201", ResponseBuilder::new()), &begin);
    let state = ("200", ResponseBuilder::new());
    api.add(
        Head,
        "/uploads/{id}",
        "tus：收到了多少（Upload-Offset）、文件名（Upload-Metadata）",
        None,
        state,
        &[id()],
    );
    let rest = [id(), tus(), header("Upload-Offset", "从哪里接着传").required(), csrf()];
    let bytes = file("application/offset+octet-stream");
    let what = "tus：接着传；传完时核对内容，不符的答 422 并移除";
    api.add(Patch, "/uploads/{id}", what, Some(bytes), nothing(), &rest);
    api.add(Delete, "/uploads/{id}", "tus：移除还没有提交的文件", None, nothing(), &[id(), csrf()]);
    let what = "下载附件：企业自己的，或本部门办件里的";
    api.file("/attachments/{id}", what, "application/octet-stream", &[id()]);
}

fn cases(api: &mut Api) {
    api.list::<CaseHead>("/me/cases", "登录的企业的办件，新的在前", &[]);
    api.get::<Case>("/me/cases/{number}", "一个办件", &[number()]);
    let (body, made) = (api.body::<Filing>(), api.answer::<Case>("201"));
    let what = "提交：同一个提交编号和内容只产生一个办件";
    api.add(Post, "/me/cases", what, Some(body), made, &[key(), csrf()]);
    act(api, "/me/cases/{number}/actions", "企业的操作");
    let what = "办件里将要进行的约谈，iCalendar；没有时答 404";
    api.file("/me/cases/{number}/interview.ics", what, "text/calendar", &[number()]);
    let taken = api.answer::<Case>("200");
    let id = text("id", "授权的编号").path();
    let path = "/me/cases/{number}/consents/{id}";
    api.add(Delete, path, "撤回一项授权", None, taken, &[number(), id, csrf()]);
}

fn desk(api: &mut Api) {
    let filters = [
        of::<DeskView>("view", "看哪些，没有时为全部"),
        of::<CaseKind>("kind", "办件种类"),
        of::<CaseState>("state", "状态"),
        of::<DeskSort>("sort", "次序"),
        text("q", "受理编号、名称、代码或事项的一部分"),
        page(),
    ];
    api.list::<CaseHead>("/desk/cases", "本部门的办件，先到期的在前", &filters);
    let what = "本部门的一个办件，连同 beside：登记信息、其他办件、全部日志、各项操作的后果";
    api.get::<Case>("/desk/cases/{number}", what, &[number()]);
    act(api, "/desk/cases/{number}/actions", "部门的操作");
    let (body, made) = (api.body::<OrderRequest>(), api.answer::<Case>("201"));
    api.add(Post, "/desk/cases", "下达限期整改通知", Some(body), made, &[key(), csrf()]);
    let (body, told) = (api.body::<OrderRequest>(), api.answer::<OrderPreview>("200"));
    let what = "下达限期整改通知之前：核对内容，答后果，什么也不改";
    api.add(Post, "/desk/order-previews", what, Some(body), told, &[csrf()]);
    let until = day("until", "到哪一天").required();
    let what = "从今天到这一天有多少个工作日";
    api.get::<WorkingDays>("/desk/working-days", what, &[until]);
    let what = "本部门安排了、还没有记录结果的约谈，先到的在前";
    api.list::<Appointment>("/desk/interviews", what, &[]);
    let what = "今天起的约谈，iCalendar";
    api.file("/desk/interviews.ics", what, "text/calendar", &[]);
}

fn public(api: &mut Api) {
    let (body, made) = (api.body::<Filing>(), api.answer::<Receipt>("201"));
    let what = "反映信用信息被泄露、篡改、冒用，要求消除影响，不用登录";
    api.add(Post, "/reports", what, Some(body), made, &[key()]);
    let kind = of::<CaseKind>("kind", "哪类办件");
    let what = "各部门办理的件数、结果、平均和最长用时";
    api.list::<Handling>("/statistics/handling", what, &[kind]);
}

fn act(api: &mut Api, path: &str, what: &str) {
    let (body, after) = (api.body::<ActionRequest>(), api.answer::<Case>("200"));
    api.add(Post, path, what, Some(body), after, &[number(), key(), csrf()]);
}

fn number() -> Param {
    of::<CaseNumber>("number", "受理编号").path()
}

pub(super) fn key() -> Param {
    header("Idempotency-Key", "提交编号，8 到 128 个字符；重复时答同样的结果").required()
}

pub(super) fn csrf() -> Param {
    header("X-CSRF-Token", "登录时得到的校验码").required()
}

fn header(name: &str, what: &str) -> Param {
    let mut header = text(name, what);
    header.0.parameter_in = ParameterIn::Header;
    header
}

fn whole_number() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).into()
}

fn nothing() -> (&'static str, ResponseBuilder) {
    ("204", ResponseBuilder::new())
}

fn file(media: &str) -> RequestBody {
    let bytes = ContentBuilder::new().schema(Some(String::schema())).build();
    RequestBodyBuilder::new().content(media, bytes).build()
}

impl Api {
    /// A JSON body of this type.
    pub(super) fn body<T: ToSchema>(&mut self) -> RequestBody {
        self.learn::<T>();
        let schema = Ref::from_schema_name(T::name());
        let content = ContentBuilder::new().schema(Some(schema)).build();
        RequestBodyBuilder::new().content("application/json", content).build()
    }

    /// A JSON answer of this type with this status.
    pub(super) fn answer<T: ToSchema>(
        &mut self,
        status: &'static str,
    ) -> (&'static str, ResponseBuilder) {
        self.learn::<T>();
        (status, typed(&T::name()))
    }

    fn learn<T: ToSchema>(&mut self) {
        T::schemas(&mut self.schemas);
        self.schemas.push((T::name().into_owned(), T::schema()));
    }
}
