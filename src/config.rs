//! `config.json`: what makes this portal the one of a particular city. Read once at start, so
//! that it can be changed without a rebuild. What stands around the pages (tagline, banner, foot)
//! is boot.js's.

use leptos::prelude::{expect_context, provide_context};
use serde::Deserialize;
use std::sync::Arc;

/// The configuration of this portal.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Config {
    /// Names.
    pub site: Site,
    /// Where the platform answers, without a trailing slash.
    pub api: String,
    /// Whom to call.
    pub help: Help,
    /// Searches offered below the search box.
    pub examples: Vec<String>,
}

/// Names of the site.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Full name of the site.
    pub name: String,
}

/// The help line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default)]
pub struct Help {
    /// Name of the line.
    pub name: String,
    /// Number.
    pub phone: String,
}

impl Default for Site {
    fn default() -> Self {
        Self { name: "公共信用信息查询".into() }
    }
}

impl Default for Help {
    fn default() -> Self {
        Self { name: "政务服务便民热线".into(), phone: "12345".into() }
    }
}

/// Reads `config.json`. Without it the portal still works, under a general name.
pub async fn load() -> Config {
    let config = crate::api::fetch_file("/config.json").await;
    let mut config: Config = config.unwrap_or_default();
    if config.api.is_empty() {
        config.api = "/api/v1".into();
    }
    config
}

/// Makes the configuration known to everything below.
pub fn provide(config: Config) {
    provide_context(Arc::new(config));
}

/// The configuration.
pub fn use_config() -> Arc<Config> {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_config_is_complete() {
        let config: Config = serde_json::from_str(include_str!("../public/config.json")).unwrap();
        assert_eq!(config.api, "/api/v1");
        assert!(config.site.name.contains("鞍山") && !config.help.phone.is_empty());
    }

    #[test]
    fn a_half_empty_config_keeps_the_portal_usable() {
        let config: Config = serde_json::from_str(r#"{"site": {"name": "示例市"}}"#).unwrap();
        assert_eq!((config.site.name.as_str(), config.help.phone.as_str()), ("示例市", "12345"));
    }
}
