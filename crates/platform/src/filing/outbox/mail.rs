//! Messages by mail.

use super::{Message, Options};
use crate::outgoing;
use anyhow::{Context, Result, bail};
use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{SmtpTransport, Transport};
use std::time::Duration;
use url::Url;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A mail server.
pub struct Mail {
    server: SmtpTransport,
    from: Mailbox,
}

impl Mail {
    /// As it was set, if it was.
    pub fn open(options: &Options) -> Result<Option<Self>> {
        let Some(address) = &options.smtp_url else { return Ok(None) };
        let url = Url::parse(address).context("--smtp-url")?;
        let safe = match url.scheme() {
            "smtps" => true,
            "smtp" => url.query_pairs().any(|(name, value)| name == "tls" && value == "required"),
            _ => bail!("--smtp-url：应写成 smtps://… 或 smtp://…?tls=required"),
        };
        if !safe && !here(&url) {
            bail!("--smtp-url：要用 smtps 或 tls=required；不加密只能用于本机");
        }
        let mut server = SmtpTransport::from_url(address).context("--smtp-url")?;
        if let Some(user) = &options.smtp_user {
            let file = options.smtp_password_file.as_ref();
            let password = outgoing::secret(file.context("没有写明 --smtp-password-file")?)?;
            server = server.credentials(Credentials::new(user.clone(), password));
        }
        let from = options.mail_from.as_ref().context("没有写明 --mail-from")?;
        let from = from.parse().context("--mail-from：应写成 名称 <地址>")?;
        Ok(Some(Self { server: server.timeout(Some(PATIENCE)).build(), from }))
    }

    /// Sends a message.
    pub fn send(&self, message: &Message) -> Result<()> {
        let to = Mailbox::new(Some(message.name.clone()), message.address.parse()?);
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(format!("办件 {} 有新的进展", message.case))
            // The same every time: a receiver can tell a message that comes again.
            .message_id(Some(format!("<{}@{}>", message.key, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(message.text.clone())?;
        self.server.send(&mail)?;
        Ok(())
    }
}

/// Whether the server is on this machine. The scheme isn't one that has hosts of its own in URLs.
fn here(url: &Url) -> bool {
    let web = Url::parse(&format!("http://{}", url.host_str().unwrap_or_default()));
    web.is_ok_and(|url| outgoing::is_here(&url))
}
