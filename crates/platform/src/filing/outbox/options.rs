//! What `serve` can be told about sending notices.

use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

/// Settings of what leaves the platform. Everything can also stand in the environment.
#[derive(Args, Clone, Debug)]
#[group(id = "outbox")]
pub struct Options {
    /// 把通知发到这个网址（短信网关），见 docs/deploy.md
    #[arg(
        long,
        env = "PLATFORM_WEBHOOK_URL",
        value_name = "URL",
        requires = "webhook_secret_file"
    )]
    pub webhook_url: Option<String>,
    /// 给通知签名的密钥所在的文件
    #[arg(long, env = "PLATFORM_WEBHOOK_SECRET_FILE", value_name = "FILE")]
    pub webhook_secret_file: Option<PathBuf>,
    /// 用这台邮件服务器发通知，例如 smtps://mail.example.cn 或 smtp://mail.example.cn:587?tls=required
    #[arg(long, env = "PLATFORM_SMTP_URL", value_name = "URL", requires = "mail_from")]
    pub smtp_url: Option<String>,
    /// 邮件服务器的用户名
    #[arg(long, env = "PLATFORM_SMTP_USER", value_name = "USER", requires = "smtp_password_file")]
    pub smtp_user: Option<String>,
    /// 邮件服务器的口令所在的文件
    #[arg(long, env = "PLATFORM_SMTP_PASSWORD_FILE", value_name = "FILE")]
    pub smtp_password_file: Option<PathBuf>,
    /// 邮件的发件人，例如 信用平台 <xy@example.cn>
    #[arg(long, env = "PLATFORM_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// 没有送到时，多少秒后再试；以后每次加倍，最长 6 小时
    #[arg(long = "notice-retry-seconds", value_name = "N", default_value = "30",
        value_parser = seconds)]
    pub retry: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            webhook_url: None,
            webhook_secret_file: None,
            smtp_url: None,
            smtp_user: None,
            smtp_password_file: None,
            mail_from: None,
            retry: Duration::from_secs(30),
        }
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=3600) => Ok(Duration::from_secs(seconds)),
        _ => Err("应在 1 到 3600 秒之间".to_owned()),
    }
}
