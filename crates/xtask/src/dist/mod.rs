//! `cargo xtask dist`: what a city deploys.

mod nginx;

use crate::prerequisites::{self, CC, NODE, NPM};
use crate::{portal, workspace};
use anyhow::{Context, Result, ensure};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Files that a city edits after the build: a copy compressed beforehand would outlive the edit.
const EDITED: [&str; 2] = ["config.json", "manifest.webmanifest"];

/// What `dist` can be told.
#[derive(Args)]
pub struct Options {
    /// 写到哪个目录
    #[arg(long, default_value = "target/dist")]
    out: PathBuf,
    /// 这个目录将来在服务器上的位置，写进 nginx 配置
    #[arg(long, default_value = "/srv/credit-portal", value_name = "DIR")]
    folder: String,
    /// 平台的地址，/api 转发到这里
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "HOST:PORT")]
    upstream: String,
    /// 网站监听的端口，或地址和端口
    #[arg(long, default_value = "80")]
    listen: String,
    /// 不重新构建，用这个目录里构建好的门户
    #[arg(long, value_name = "DIR")]
    portal: Option<PathBuf>,
}

/// Builds the portal, writes it with its configuration, and says how to go on.
pub fn run(options: &Options) -> Result<()> {
    let built = match &options.portal {
        Some(portal) => workspace::root().join(portal),
        None => {
            prerequisites::ensure(&[&CC, &NODE, &NPM])?;
            portal::build()?
        }
    };
    let out = workspace::root().join(&options.out);
    let place = nginx::Place {
        folder: options.folder.trim_end_matches('/'),
        upstream: &options.upstream,
        listen: &options.listen,
    };
    let count = write(&built, &out, &place)?;
    let (out, folder) = (out.display(), place.folder);
    println!("已写好 {out}：");
    println!("  portal/                      门户，{count} 个文件，已压缩（.br、.gz）");
    println!("  portal/config.json           站名、热线、页脚，部署后可以直接改");
    println!(
        "  nginx/portal.conf            站点：平台地址 {}，域名和证书在里面改",
        place.upstream
    );
    println!("  nginx/portal-site.conf       规则：缓存、压缩、页面地址、接口转发");
    println!("  nginx/security-headers.conf  安全响应头，与平台相同");
    println!("  nginx/embed-headers.conf     嵌入别的网站的信用核查的响应头");
    println!("  nginx/worker-headers.conf    离线脚本 sw.js 的响应头");
    println!("启动：");
    println!("  rsync -a {out}/ 服务器:{folder}/");
    println!("  ln -s {folder}/nginx/portal.conf /etc/nginx/conf.d/");
    println!("  nginx -t && nginx -s reload");
    println!("说明见 docs/deploy.md");
    Ok(())
}

/// Writes everything anew below `out`. Gives the number of the portal's files.
pub fn write(built: &Path, out: &Path, place: &nginx::Place) -> Result<usize> {
    // All of it first: bad options must not cost the result of the run before.
    let configuration = nginx::files(place)?;
    let (portal, nginx) = (out.join("portal"), out.join("nginx"));
    let foreign = portal.exists() && !portal.join("index.html").is_file();
    ensure!(!foreign, "{} 里是别的东西，请换一个目录", portal.display());
    for folder in [&portal, &nginx] {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("清空 {}", folder.display()))?;
        }
        fs::create_dir_all(folder).with_context(|| format!("创建 {}", folder.display()))?;
    }
    let count = copy(built, &portal)?;
    for (name, text) in configuration {
        fs::write(nginx.join(name), text)?;
    }
    Ok(count)
}

/// For the tests: the same, as it would be installed in that very folder.
pub fn for_tests(built: &Path, out: &Path) -> Result<()> {
    let folder = out.to_str().context("目录名不是 UTF-8")?;
    let place = nginx::Place { folder, upstream: "127.0.0.1:8080", listen: "80" };
    write(built, out, &place).map(|_| ())
}

fn copy(from: &Path, to: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(from).with_context(|| format!("读取 {}", from.display()))? {
        let entry = entry?;
        let (name, target) = (entry.file_name(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            count += copy(&entry.path(), &target)?;
        } else if !is_stale_twin(&name.to_string_lossy()) {
            fs::copy(entry.path(), &target)?;
            count += 1;
        }
    }
    Ok(count)
}

fn is_stale_twin(name: &str) -> bool {
    let original = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
    original.is_some_and(|original| EDITED.contains(&original))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, process};

    #[test]
    fn copies_all_but_what_an_edit_would_not_reach() -> Result<()> {
        let root = env::temp_dir().join(format!("xtask-dist-{}", process::id()));
        let (built, out) = (root.join("dist"), root.join("out"));
        fs::create_dir_all(built.join("app-0123456789abcdef"))?;
        for name in ["index.html", "config.json", "config.json.br", "app-0123456789abcdef/a.wasm"] {
            fs::write(built.join(name), name)?;
        }
        for_tests(&built, &out)?;
        for_tests(&built, &out)?;
        assert!(out.join("portal/app-0123456789abcdef/a.wasm").is_file());
        assert!(out.join("portal/config.json").is_file());
        assert!(!out.join("portal/config.json.br").exists());
        assert!(fs::read_to_string(out.join("nginx/portal.conf"))?.contains("listen 80;"));

        fs::remove_file(out.join("portal/index.html"))?;
        assert!(for_tests(&built, &out).is_err(), "somebody else's folder");
        Ok(fs::remove_dir_all(root)?)
    }
}
