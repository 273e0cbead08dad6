//! The contract as an OpenAPI document, generated from the types: the committed `openapi.json`.

mod documents;
mod examples;
mod filing;
mod reading;
mod repair;

use crate::finding::Findings;
use crate::query::{LAST_PAGE, Sort};
use crate::record::{
    CreditList, KindInfo, Record, RecordHead, RecordId, RecordKind, RecordLine, Standing,
};
use crate::site::Site;
use crate::subject::{SubjectHit, SubjectKind, SubjectProfile, Suggestions};
use crate::{Page, Problem, Uscc, problem};
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, HttpMethod, InfoBuilder, OpenApiBuilder, PathItem,
    PathsBuilder, Ref, RefOr, Required, ResponseBuilder, Schema, ServerBuilder,
};
use utoipa::{PartialSchema, ToSchema};

/// `openapi.json`, pretty-printed, without a final line feed.
pub fn json() -> String {
    let mut api = Api::default();
    api.get::<Site>("/site", "站点概况：各类信息数量、最新公示、通知", &[]);
    api.get::<Suggestions>(
        "/suggestions",
        "输入联想：最多 10 个主体、3 项服务",
        &[text("q", "名称或代码的一部分，或者要办的事")],
    );
    api.get::<Findings>(
        "/findings",
        "主体以外还查到什么：文号相符的公示记录、名单、文章、服务，每组最多 5 条",
        &[text("q", "要查的内容，两个字以上；“怎么”“如何”一类的字不计").required()],
    );
    api.list::<SubjectHit>(
        "/subjects",
        "按名称（含曾用名）或代码查主体",
        &[
            text("q", "名称中任意两个以上连续的字，或统一社会信用代码").required(),
            of::<SubjectKind>("kind", "主体类型"),
            text("region", "行政区划代码"),
            page(),
        ],
    );
    api.get::<SubjectProfile>(
        "/subjects/{code}",
        "一个主体的全部公开登记信息",
        &[of::<Uscc>("code", "统一社会信用代码").path()],
    );
    api.list::<RecordHead>(
        "/subjects/{code}/records",
        "一个主体公示中的记录，新的在前",
        &[
            of::<Uscc>("code", "统一社会信用代码").path(),
            text("kind", "记录类别，多个用逗号隔开"),
            page(),
        ],
    );
    let filters = || {
        vec![
            text("q", "名称（含曾用名）的一部分、统一社会信用代码，或文书号开头的部分"),
            many("kind", "信息类别", RecordKind::schema()),
            many("list", "名单 id", ObjectBuilder::new().schema_type(Type::String).into()),
            many(
                "category",
                "类别，如处罚类别",
                ObjectBuilder::new().schema_type(Type::String).into(),
            ),
            many(
                "outcome",
                "结果，如履行状态",
                ObjectBuilder::new().schema_type(Type::String).into(),
            ),
            many("standing", "公示状态", Standing::schema()),
            many("region", "行政区划代码", ObjectBuilder::new().schema_type(Type::String).into()),
            many("authority", "机关名称", ObjectBuilder::new().schema_type(Type::String).into()),
            many("industry", "行业", ObjectBuilder::new().schema_type(Type::String).into()),
            day("from", "决定日期不早于"),
            day("to", "决定日期不晚于"),
            of::<Sort>("sort", "排序"),
        ]
    };
    let mut paged = filters();
    paged.push(text("page", "上一次回答中 next 或 previous 的值"));
    api.list::<RecordLine>("/records", "公示的记录，按条件筛选；facets 是各条件的数量", &paged);
    api.file("/records.csv", "同样条件的 CSV，最多 10 万行", "text/csv", &filters());
    api.file("/records.atom", "同样条件的最新 50 条，Atom", "application/atom+xml", &filters());
    api.file(
        "/subjects/{code}/records.atom",
        "一个主体的最新 50 条记录，Atom",
        "application/atom+xml",
        &[of::<Uscc>("code", "统一社会信用代码").path()],
    );
    api.get::<Record>(
        "/records/{id}",
        "一条记录的全部公开内容；已停止公示的答 410",
        &[of::<RecordId>("id", "记录编号").path()],
    );
    api.list::<KindInfo>("/record-kinds", "公示哪些类别", &[]);
    api.list::<CreditList>("/lists", "各名单的依据、认定单位、标准、措施、退出和救济", &[]);
    reading::add(&mut api);
    documents::add(&mut api);
    filing::add(&mut api);
    repair::add(&mut api);
    api.finish()
}

/// The name of the only security scheme.
const SESSION: &str = "session";

/// Whether this is only for somebody who has signed in.
fn session(path: &str) -> bool {
    path == "/me"
        || ["/me/", "/desk/", "/uploads", "/attachments/"].iter().any(|p| path.starts_with(p))
}

#[derive(Clone)]
struct Param(Parameter);

impl Param {
    fn required(mut self) -> Self {
        self.0.required = Required::True;
        self
    }

    fn path(mut self) -> Self {
        self.0.parameter_in = ParameterIn::Path;
        self.required()
    }
}

fn param(name: &str, what: &str, schema: RefOr<Schema>) -> Param {
    let parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(what))
        .schema(Some(schema));
    Param(parameter.build())
}

fn text(name: &str, what: &str) -> Param {
    param(name, what, ObjectBuilder::new().schema_type(Type::String).into())
}

fn day(name: &str, what: &str) -> Param {
    param(name, what, crate::Date::schema())
}

/// A parameter that may be given several times.
fn many(name: &str, what: &str, item: RefOr<Schema>) -> Param {
    param(name, what, utoipa::openapi::schema::ArrayBuilder::new().items(item).into())
}

fn of<T: PartialSchema>(name: &str, what: &str) -> Param {
    param(name, what, T::schema())
}

fn page() -> Param {
    let number =
        ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(LAST_PAGE));
    param("page", "页码，从 1 起", number.into())
}

fn typed(schema: &str) -> ResponseBuilder {
    answer("application/json", Ref::from_schema_name(schema))
}

fn answer(media: &str, schema: impl Into<RefOr<Schema>>) -> ResponseBuilder {
    ResponseBuilder::new().content(media, ContentBuilder::new().schema(Some(schema)).build())
}

#[derive(Default)]
struct Api {
    paths: PathsBuilder,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl Api {
    fn list<T: ToSchema + 'static>(&mut self, path: &str, what: &str, params: &[Param]) {
        let name = format!("PageOf{}", T::name());
        T::schemas(&mut self.schemas);
        self.schemas.push((T::name().into_owned(), T::schema()));
        Page::<T>::schemas(&mut self.schemas);
        self.schemas.push((name.clone(), Page::<T>::schema()));
        self.operation(path, what, typed(&name), params);
    }

    fn file(&mut self, path: &str, what: &str, media: &str, params: &[Param]) {
        let schema = ObjectBuilder::new().schema_type(Type::String);
        self.operation(path, what, answer(media, schema), params);
    }

    fn get<T: ToSchema>(&mut self, path: &str, what: &str, params: &[Param]) {
        T::schemas(&mut self.schemas);
        self.schemas.push((T::name().into_owned(), T::schema()));
        self.operation(path, what, typed(&T::name()), params);
    }

    fn operation(&mut self, path: &str, what: &str, found: ResponseBuilder, params: &[Param]) {
        self.add(HttpMethod::Get, path, what, None, ("200", found), params);
    }

    fn add(
        &mut self,
        method: HttpMethod,
        path: &str,
        what: &str,
        mut body: Option<RequestBody>,
        (status, found): (&str, ResponseBuilder),
        params: &[Param],
    ) {
        let wrong = answer(problem::MEDIA_TYPE, Ref::from_schema_name("Problem"));
        if let (Some(body), Some(example)) = (&mut body, examples::body(&method, path)) {
            for content in body.content.values_mut() {
                if let RefOr::T(content) = content {
                    content.example = Some(example.clone());
                }
            }
        }
        let params = params.iter().cloned().map(|param| examples::with_value(path, param).0);
        let operation = OperationBuilder::new()
            .tag(examples::group(path))
            .securities(session(path).then(|| [SecurityRequirement::new(SESSION, [""; 0])]))
            .summary(Some(what))
            .parameters(Some(params))
            .request_body(body)
            .response(status, found.description("成功"))
            .response("default", wrong.description("出错：发生了什么、怎么办"));
        let paths = std::mem::take(&mut self.paths);
        self.paths = paths.path(path, PathItem::new(method, operation.build()));
    }

    fn finish(mut self) -> String {
        Problem::schemas(&mut self.schemas);
        self.schemas.push(("Problem".into(), Problem::schema()));
        let info = InfoBuilder::new()
            .title("公共信用平台接口")
            .version(env!("CARGO_PKG_VERSION"))
            .description(Some(
                "门户与信用平台之间的 REST 约定。由 crates/contract 的类型生成，勿手改。",
            ))
            .build();
        let cookie = ApiKeyValue::with_description(
            "session",
            "POST session 或统一身份认证之后由平台设置；改动数据的请求还要带 X-CSRF-Token。",
        );
        let document = OpenApiBuilder::new()
            .info(info)
            .servers(Some([ServerBuilder::new().url("/api/v1").build()]))
            .tags(Some(examples::groups()))
            .paths(self.paths.build())
            .components(Some(
                ComponentsBuilder::new()
                    .schemas_from_iter(self.schemas)
                    .security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)))
                    .build(),
            ))
            .build();
        document.to_pretty_json().unwrap_or_default()
    }
}
