//! What `serve` can be told about filing.

use super::{oidc, outbox};
use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

/// Settings of filing.
#[derive(Args, Clone, Debug)]
#[group(id = "filing")]
pub struct Options {
    /// 多少分钟没有操作后要重新登录
    #[arg(long = "session-minutes", value_name = "N", default_value = "30", value_parser = minutes)]
    pub idle: Duration,
    /// 承诺编码开头的六位区划代码
    #[arg(long, value_name = "CODE", default_value = "210300", value_parser = division)]
    pub division: String,
    /// 办理期限等设置（JSON），只写与自带的不同的
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// 用这个地址的 clamd 检查上传的文件，例如 127.0.0.1:3310
    #[arg(long, value_name = "HOST:PORT")]
    pub clamd: Option<String>,
    /// The provider of identities.
    #[command(flatten)]
    pub oidc: oidc::Options,
    /// What leaves the platform.
    #[command(flatten)]
    pub outbox: outbox::Options,
    /// The address under which the public knows the site.
    #[arg(skip)]
    pub public_url: Option<String>,
    /// 信用修复培训的课程和题库（JSON）；不写时用程序自带的
    #[arg(long, value_name = "FILE")]
    pub trainings: Option<std::path::PathBuf>,
    /// Settings of repair.
    #[command(flatten)]
    pub repair: crate::repair::Options,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(30 * 60),
            division: "210300".to_owned(),
            settings: None,
            trainings: None,
            repair: crate::repair::Options::default(),
            clamd: None,
            oidc: oidc::Options::default(),
            outbox: outbox::Options::default(),
            public_url: None,
        }
    }
}

fn minutes(text: &str) -> Result<Duration, String> {
    let minutes: u64 = text.parse().map_err(|_| "应为分钟数，例如 30".to_owned())?;
    match minutes {
        1..=720 => Ok(Duration::from_secs(minutes * 60)),
        _ => Err("应在 1 到 720 分钟之间".to_owned()),
    }
}

fn division(text: &str) -> Result<String, String> {
    let ok = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
    ok.then(|| text.to_owned()).ok_or_else(|| "区划代码应为六位数字，例如 210300".to_owned())
}
