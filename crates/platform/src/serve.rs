//! `platform serve`: the API and the portal, from one address.

use crate::clock::Clock;
use crate::filing::outbox::{self, Channel};
use crate::filing::{self, Filing};
use crate::http::{self, App};
use crate::sample;
use crate::store::Store;
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use contract::Date;
use std::io::{IsTerminal, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::oneshot;
use tracing_subscriber::EnvFilter;

/// How long requests in progress may take after a signal to stop.
const GRACE: Duration = Duration::from_secs(5);

/// What `serve` can be told.
#[derive(Args)]
pub struct Options {
    /// 数据目录，没有时创建
    #[arg(long)]
    data: PathBuf,
    /// 端口，0 为任意空闲端口
    #[arg(long)]
    port: u16,
    /// 监听的地址
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// 编译好的门户所在目录
    #[arg(long)]
    portal: PathBuf,
    /// 数据目录为空时放入哪一套示例数据
    #[arg(long, value_enum, default_value_t = Sample::None)]
    sample: Sample,
    /// 把今天固定为这一天（YYYY-MM-DD），供测试和演示
    #[arg(long, value_parser = date)]
    today: Option<Date>,
    /// 公众访问本站的网址，写进订阅源里的链接；不写时按请求的 Host
    #[arg(long, value_name = "URL", value_parser = public_url)]
    public_url: Option<String>,
    /// 日志的格式
    #[arg(long, value_enum, default_value_t = Log::Text)]
    log: Log,
    #[command(flatten)]
    filing: filing::Options,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sample {
    /// 虚构的小套数据，各种状态都有
    Small,
    /// 虚构的一座城市：30 万个主体，300 万条记录，生成要几分钟和几 GB 磁盘
    City,
    /// 不放示例数据
    None,
}

#[derive(Clone, Copy, ValueEnum)]
enum Log {
    /// 给人看
    Text,
    /// 每行一个 JSON 对象
    Json,
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "日期应写成 2026-11-22 这样，并且确有这一天".to_owned())
}

fn public_url(text: &str) -> Result<String, String> {
    let url = text.parse::<axum::http::Uri>().ok();
    let good = url.is_some_and(|url| {
        matches!(url.scheme_str(), Some("http" | "https"))
            && url.path() == "/"
            && url.query().is_none()
    });
    match good {
        true => Ok(text.to_owned()),
        false => Err("网址应写成 https://xy.example.cn 这样，不带路径".to_owned()),
    }
}

/// Serves until SIGINT or SIGTERM. Errors: the directory is locked, the port is taken.
pub fn run(options: &Options) -> Result<()> {
    log_to_stderr(options.log);
    let clock = options.today.map_or(Clock::System, Clock::Fixed);
    let mut store = Store::open(&options.data)?;
    let empty = store.is_empty()?;
    if empty {
        put_sample(&mut store, options.sample, clock.today())?;
    }
    if !options.portal.join("index.html").is_file() {
        tracing::warn!("{} 里没有编译好的门户，只提供接口", options.portal.display());
    }
    store.refresh_articles(clock.today())?;
    let reader = store.reader()?;
    reader.warm(clock.today())?;
    let public_url = options.public_url.clone();
    let settings = filing::Options { public_url, ..options.filing.clone() };
    let filing = Filing::open(&store, reader.clone(), clock, settings)?;
    // Only then: a later start must not wait for an import that is writing.
    if empty && matches!(options.sample, Sample::Small) && filing.put_sample()? {
        tracing::info!("已放入示例办件");
    }
    let app = App::new(reader, clock, &options.portal)
        .known_as(options.public_url.as_deref())
        .with_filing(filing.clone());
    let address = SocketAddr::new(options.host, options.port);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for channel in [Channel::Webhook, Channel::Mail] {
        runtime.spawn(outbox::deliver(filing.clone(), channel));
    }
    runtime.spawn(filing::cases::settle_daily(filing));
    let served = runtime.block_on(listen(app, address));
    runtime.shutdown_timeout(GRACE);
    served
}

fn put_sample(store: &mut Store, sample: Sample, today: Date) -> Result<()> {
    match sample {
        Sample::None => {}
        Sample::Small => {
            let applied = store.seed(&sample::small(today)?, today)?;
            tracing::info!(records = applied.added, "已放入示例数据");
        }
        Sample::City => {
            tracing::info!("正在生成一座城市的示例数据，要几分钟");
            sample::city::fill(store, sample::city::SUBJECTS, today, |done, all| match done {
                done if done == all => tracing::info!("已写入全部记录，正在建立索引"),
                done if done % 100 == 0 => tracing::info!("已写入 {}%", done * 100 / all),
                _ => {}
            })?;
            tracing::info!("已放入示例数据");
        }
    }
    Ok(())
}

async fn listen(app: App, address: SocketAddr) -> Result<()> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("无法监听 {address}，端口可能已被占用"))?;
    let mut out = std::io::stdout();
    writeln!(out, "门户已就绪：http://{}/", listener.local_addr()?)?;
    out.flush()?;
    let (stopping, stopped) = oneshot::channel::<()>();
    let stop = async move {
        stop_signal().await;
        tracing::info!("正在停止");
        // Nobody listens any more only when serving has ended by itself.
        let _ = stopping.send(());
    };
    let serving = axum::serve(listener, http::router(app)).with_graceful_shutdown(stop);
    let overdue = async {
        match stopped.await {
            Ok(()) => tokio::time::sleep(GRACE).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        served = serving.into_future() => served.context("服务意外结束"),
        () = overdue => Ok(()),
    }
}

async fn stop_signal() {
    #[cfg(unix)]
    {
        let terminate = signal::unix::signal(signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! { _ = signal::ctrl_c() => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    if signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn log_to_stderr(log: Log) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match log {
        Log::Text => {
            logs.with_target(false).with_ansi(std::io::stderr().is_terminal()).init();
        }
        Log::Json => logs.json().init(),
    }
}
