//! Requests that the platform makes itself: to the provider of identities, to gateways of messages.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::time::Duration;
use ureq::http::{Request, Response};
use url::{Host, Url};

/// How long another server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest answer that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Refuses an address to which secrets or personal data would go in clear: HTTP is for this very
/// machine.
pub fn check(address: &str) -> Result<()> {
    let url = Url::parse(address).context("网址应写成 https://…")?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_here(&url) => Ok(()),
        _ => bail!("{address}：只能用 https；http 只能用于本机"),
    }
}

/// Whether the address is on this machine.
pub fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// A client for this address: follows no redirects, trusts whom the machine trusts.
pub fn agent(address: &str) -> ureq::Agent {
    let here = Url::parse(address).is_ok_and(|url| is_here(&url));
    let tls =
        ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build();
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .http_status_as_error(false)
        .tls_config(tls);
    // What is here is not asked for through a proxy.
    if here { config.proxy(None).build() } else { config.build() }.into()
}

/// Asks, and reads the answer.
pub fn call(
    agent: &ureq::Agent,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, ureq::Error> {
    let (head, mut body) = agent.run(request)?.into_parts();
    let bytes = body.with_config().limit(LONGEST).read_to_vec()?;
    Ok(Response::from_parts(head, bytes))
}

/// The secret in a file, without the line break that editors put at its end.
pub fn secret(file: &Path) -> Result<String> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("无法读取密钥文件 {}", file.display()))?;
    let secret = text.trim();
    if secret.is_empty() {
        bail!("密钥文件 {} 是空的", file.display());
    }
    Ok(secret.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_this_machine_in_clear() {
        for good in
            ["https://a.example", "http://127.0.0.1:9/x", "http://localhost", "http://[::1]:1"]
        {
            assert!(super::check(good).is_ok(), "{good}");
        }
        for bad in
            ["http://a.example", "http://localhost.example", "ftp://a", "a", "http://10.0.0.1"]
        {
            assert!(super::check(bad).is_err(), "{bad}");
        }
    }
}
