//! What `serve` can be told about the provider of identities.

use clap::Args;
use std::path::PathBuf;

/// Settings of the provider of identities. Everything can also stand in the environment.
#[derive(Args, Clone, Debug, Default)]
#[group(id = "oidc")]
pub struct Options {
    /// 统一身份认证（OpenID Connect）的 issuer 网址；写了就用它登录，同时要写 --public-url
    #[arg(long = "oidc-issuer", env = "PLATFORM_OIDC_ISSUER", value_name = "URL",
        requires_all = ["public_url", "client"])]
    pub issuer: Option<String>,
    /// 在统一身份认证登记的客户端编号
    #[arg(
        id = "client",
        long = "oidc-client-id",
        env = "PLATFORM_OIDC_CLIENT_ID",
        value_name = "ID"
    )]
    pub client: Option<String>,
    /// 客户端密钥所在的文件；公开客户端没有密钥，只用 PKCE
    #[arg(long = "oidc-secret-file", env = "PLATFORM_OIDC_SECRET_FILE", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
    /// 登录页上的名称
    #[arg(
        long = "oidc-name",
        env = "PLATFORM_OIDC_NAME",
        value_name = "NAME",
        default_value = "统一身份认证"
    )]
    pub name: String,
    /// 请求的范围，用空格隔开，openid 总在其中
    #[arg(
        long = "oidc-scopes",
        env = "PLATFORM_OIDC_SCOPES",
        value_name = "SCOPES",
        default_value = "profile"
    )]
    pub scopes: String,
    /// 写明企业统一社会信用代码的声明（claim）
    #[arg(
        long = "oidc-enterprise-claim",
        env = "PLATFORM_OIDC_ENTERPRISE_CLAIM",
        value_name = "CLAIM",
        default_value = "enterprise_code"
    )]
    pub enterprise_claim: String,
    /// 写明部门的声明：部门全称或统一社会信用代码
    #[arg(
        long = "oidc-agency-claim",
        env = "PLATFORM_OIDC_AGENCY_CLAIM",
        value_name = "CLAIM",
        default_value = "agency"
    )]
    pub agency_claim: String,
    /// 写明经办人姓名的声明，显示时遮盖
    #[arg(
        long = "oidc-person-claim",
        env = "PLATFORM_OIDC_PERSON_CLAIM",
        value_name = "CLAIM",
        default_value = "name"
    )]
    pub person_claim: String,
}
