//! The per-user cache of build tools, outside the checkout so that every clone shares it.

use anyhow::{Context, Result};
use std::env;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder of the cache, which exists afterwards.
pub fn folder() -> Result<PathBuf> {
    let folder = locate().context("找不到用户目录，请设置环境变量 CREDIT_PORTAL_CACHE")?;
    fs::create_dir_all(&folder).with_context(|| format!("无法创建 {}", folder.display()))?;
    Ok(folder)
}

fn locate() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(chosen) = set("CREDIT_PORTAL_CACHE") {
        return std::path::absolute(chosen).ok();
    }
    let parent = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    parent.map(|parent| parent.join("credit-portal"))
}

/// Makes sure that `name` is in the cache, calling `install` with an empty folder to fill
/// unless `usable` accepts what is there.
///
/// A folder gets its name only when it is complete, so a broken-off installation is never taken
/// for a finished one; two commands at once install once.
pub fn ensure(
    name: &str,
    usable: impl Fn(&Path) -> bool,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let cache = folder()?;
    let place = cache.join(name);
    if usable(&place) {
        return Ok(place);
    }
    let lock = File::create(cache.join(".lock")).context("无法写入工具缓存目录")?;
    lock.lock().context("无法锁定工具缓存目录")?;
    if usable(&place) {
        return Ok(place);
    }
    let unfinished = cache.join(format!(".{name}"));
    remove(&unfinished)?;
    fs::create_dir_all(&unfinished)?;
    install(&unfinished).with_context(|| format!("安装 {name} 没有成功"))?;
    remove(&place)?;
    fs::rename(&unfinished, &place)?;
    anyhow::ensure!(usable(&place), "{name} 已安装，但不能运行：{}", place.display());
    Ok(place)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
