//! What the system has to provide, and how to get it where it doesn't.

use crate::{apt, run};
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Something that no project tool can bring along.
pub struct Need {
    name: &'static str,
    present: fn() -> bool,
    apt: &'static [&'static str],
    dnf: &'static str,
    brew: &'static str,
    winget: &'static str,
    note: &'static str,
}

/// Node.js, new enough for the browser tests.
pub const NODE: Need = Need {
    name: "Node.js 20 或更高版本",
    present: || node_major().is_some_and(|major| major >= 20),
    apt: &["nodejs", "npm"],
    dnf: "sudo dnf install -y nodejs npm",
    brew: "brew install node",
    winget: "winget install OpenJS.NodeJS.LTS",
    note: "如果系统自带的版本低于 20：sudo npm install -g n && sudo n 20",
};

/// npm, which some systems package apart from Node.js.
pub const NPM: Need = Need {
    name: "npm",
    present: || run::find("npm").is_some(),
    apt: &["npm"],
    dnf: "sudo dnf install -y npm",
    brew: "brew install node",
    winget: "winget install OpenJS.NodeJS.LTS",
    note: "",
};

/// A C compiler, for SQLite and Rust's linker.
pub const CC: Need = Need {
    name: "C 编译器",
    // On Windows rustup itself insists on one, and it isn't on PATH.
    present: || cfg!(windows) || run::find("cc").is_some(),
    apt: &["build-essential"],
    dnf: "sudo dnf install -y gcc gcc-c++ make",
    brew: "xcode-select --install",
    winget: "winget install Microsoft.VisualStudio.2022.BuildTools",
    note: "",
};

/// Python with virtual environments, for comparing identifiers with an independent library.
pub const PYTHON: Need = Need {
    name: "Python 3（含 venv）",
    present: || python().is_some(),
    apt: &["python3", "python3-venv"],
    dnf: "sudo dnf install -y python3",
    brew: "brew install python",
    winget: "winget install Python.Python.3.13",
    note: "",
};

/// A Chromium for the browser tests.
pub const CHROMIUM: Need = Need {
    name: "Chromium 或 Chrome",
    present: || chromium().is_some(),
    apt: &["chromium"],
    dnf: "sudo dnf install -y chromium",
    brew: "brew install --cask google-chrome",
    winget: "winget install Google.Chrome",
    note: "已装在别处时，用环境变量 CHROMIUM 指明它的路径",
};

/// nginx, behind which the deployed portal is tested, and what makes it a certificate.
pub const NGINX: Need = Need {
    name: "nginx 和 openssl",
    present: || nginx().is_some() && run::find("openssl").is_some(),
    apt: &["nginx-light", "openssl"],
    dnf: "sudo dnf install -y nginx openssl",
    brew: "brew install nginx openssl",
    winget: "",
    note: "Windows 上请在 WSL 里运行",
};

/// A Chinese font: without one every screenshot and every width is wrong.
pub const FONTS: Need = Need {
    name: "中文字体",
    present: chinese_font,
    apt: &["fontconfig", "fonts-noto-cjk"],
    dnf: "sudo dnf install -y fontconfig google-noto-sans-cjk-fonts",
    brew: "",
    winget: "",
    note: "",
};

/// Makes sure that everything is there; names all that is missing at once.
pub fn ensure(needs: &[&Need]) -> Result<()> {
    let mut missing = Vec::new();
    for need in needs {
        if (need.present)() {
            continue;
        }
        if apt::available() {
            println!("正在安装 {}（{}），约 1 分钟…", need.name, need.apt.join("、"));
            if let Err(error) = apt::install(need.apt) {
                eprintln!("{error:#}");
            }
        }
        if !(need.present)() {
            missing.push(advice(need));
        }
    }
    if !missing.is_empty() {
        bail!("缺少以下软件，请安装后重试：\n{}", missing.join("\n"));
    }
    Ok(())
}

fn advice(need: &Need) -> String {
    let apt = format!("sudo apt-get install -y {}", need.apt.join(" "));
    let ways: &[&str] = if cfg!(target_os = "macos") {
        &[need.brew]
    } else if cfg!(windows) {
        &[need.winget]
    } else if run::find("apt-get").is_some() {
        &[&apt]
    } else if run::find("dnf").is_some() {
        &[need.dnf]
    } else {
        &[&apt, need.dnf]
    };
    let lines = ways.iter().chain([&need.note]).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.map(|line| format!("      {line}")).collect();
    format!("  - {}\n{}", need.name, lines.join("\n"))
}

fn node_major() -> Option<u32> {
    run::version(run::find("node")?)?.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// A Python that can make virtual environments.
pub fn python() -> Option<PathBuf> {
    ["python3", "python"].into_iter().filter_map(run::find).find(|python| {
        let probe = Command::new(python).args(["-c", "import venv, ensurepip"]).output();
        probe.is_ok_and(|output| output.status.success())
    })
}

/// The browser to test with.
pub fn chromium() -> Option<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        return which::which(chosen).ok();
    }
    let on_path = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(run::find);
    on_path.or_else(|| {
        let usual = [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        ];
        usual.map(PathBuf::from).into_iter().find(|path| path.is_file())
    })
}

/// Brotli for nginx, where Debian has it: the tests cover it then, and do without otherwise.
pub fn brotli_for_nginx() {
    const PACKAGE: &str = "libnginx-mod-http-brotli-static";
    let module = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    let known = || run::output(run::command("apt-cache").args(["show", PACKAGE]), "apt-cache");
    if module.exists() || !apt::available() || known().is_err() {
        return;
    }
    println!("正在安装 nginx 的 brotli 模块，约 10 秒…");
    if let Err(error) = apt::install(&[PACKAGE]) {
        eprintln!("{error:#}");
    }
}

/// The web server; Debian keeps it where only root's `PATH` leads.
pub fn nginx() -> Option<PathBuf> {
    run::find("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|p| p.is_file()))
}

fn chinese_font() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    let list = run::command("fc-list").arg(":lang=zh").output();
    list.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}
