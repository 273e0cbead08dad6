//! Filing: who signs in, what can be filed, drafts, cases and how they are handled.

pub mod accounts;
pub(crate) mod audit;
mod callers;
pub mod cases;
pub mod chain;
mod conflict;
pub mod documents;
pub mod drafts;
mod eligibility;
mod notices;
pub mod oidc;
mod options;
pub mod outbox;
mod overview;
mod random;
pub mod repairs;
mod sample;
pub mod sessions;
mod settings;
pub mod templates;
mod throttle;
pub mod training;
pub mod uploads;
pub mod verify;

pub use callers::{Caller, Enterprise, Officer, same_site};
pub use eligibility::of as eligibility;
pub use notices::{mark_all_read, mark_read, of as notices};
pub use options::Options;
pub use overview::of as overview;

use crate::clock::{self, Clock};
use crate::http::ApiError;
use crate::regions::REGIONS;
use crate::repair::Rules;
use crate::store::{Reader, Snapshot, Store, Writer};
use anyhow::{Context as _, Result};
use contract::calendar::Calendar;
use contract::case::CaseHead;
use contract::{Date, Timestamp};
use oidc::Oidc;
use outbox::Senders;
use rusqlite::{OptionalExtension, Transaction};
use settings::Settings;
use std::sync::{Arc, LazyLock};
use throttle::Throttle;
use tokio::sync::Semaphore;
use uploads::Uploads;

/// Codes of the districts that a form can be filed for.
static DISTRICTS: LazyLock<Vec<String>> =
    LazyLock::new(|| REGIONS.iter().map(|(code, _)| (*code).to_owned()).collect());

/// So many passwords are checked at once: each takes 19 MB.
const PASSWORDS: usize = 4;

/// What the requests of filing share.
#[derive(Clone)]
pub struct Filing(Arc<Shared>);

struct Shared {
    reader: Reader,
    writer: Writer,
    clock: Clock,
    calendar: Calendar,
    settings: Settings,
    rules: Rules,
    courses: Vec<training::Content>,
    options: Options,
    sample: bool,
    sign_ins: Throttle,
    lookups: Throttle,
    receipts: Throttle,
    reports: Throttle,
    documents: Throttle,
    passwords: Semaphore,
    uploads: Uploads,
    oidc: Option<Oidc>,
    senders: Senders,
}

/// The day and moment of something that is written, and what it is written by.
pub struct Now<'a> {
    /// The transaction.
    pub tx: &'a Transaction<'a>,
    /// Beijing date.
    pub today: Date,
    /// A moment of it.
    pub at: Timestamp,
    /// Working days.
    pub calendar: &'a Calendar,
    /// Terms and the like.
    pub settings: &'a Settings,
    /// The rules of credit repair.
    pub rules: &'a Rules,
    /// Division of the numbers of commitments.
    pub division: &'a str,
    /// Ways by which messages leave the platform.
    pub senders: &'a Senders,
}

fn meta(tx: &Transaction, key: &str) -> Result<Option<String>> {
    let find = "SELECT value FROM meta WHERE key = ?";
    Ok(tx.query_row(find, [key], |row| row.get(0)).optional()?)
}

impl Filing {
    /// Takes filings into this store. Puts in the forms that come with the program and, with
    /// sample data, the demo accounts.
    pub fn open(store: &Store, reader: Reader, clock: Clock, options: Options) -> Result<Self> {
        let writer = store.writer()?;
        let (sample, ready) = reader.read(|tx| {
            let sample = meta(tx, "sample")?.is_some();
            Ok((sample, meta(tx, "forms")? == Some(templates::digest(sample))))
        })?;
        // What is there already isn't written again: a start needn't wait for an import.
        if !ready {
            writer.write(|tx| -> Result<()> {
                templates::put_all(tx, sample)?;
                if sample {
                    accounts::put_demo(tx)?;
                }
                let done = ("forms", templates::digest(sample));
                tx.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", done)?;
                Ok(())
            })?;
        }
        let calendar: Calendar =
            serde_json::from_str(include_str!("calendar.json")).context("工作日历")?;
        let settings = Settings::read(options.settings.as_deref())?;
        let rules = Rules::load(&options.repair, calendar.clone())?;
        let courses = training::load(options.trainings.as_deref())?;
        let uploads = Uploads::open(writer.directory(), options.clamd.clone())?;
        let oidc = Oidc::open(&options.oidc, options.public_url.as_deref())?;
        Ok(Self(Arc::new(Shared {
            uploads,
            oidc,
            senders: Senders::open(&options.outbox)?,
            reader,
            writer,
            clock,
            calendar,
            settings,
            rules,
            courses,
            options,
            sample,
            sign_ins: Throttle::new(8),
            lookups: Throttle::new(8),
            receipts: Throttle::new(500),
            reports: Throttle::new(60),
            documents: Throttle::new(300),
            passwords: Semaphore::new(PASSWORDS),
        })))
    }

    /// Puts in the cases of the sample, if this is a sample without any; gives whether it did.
    pub fn put_sample(&self) -> Result<bool> {
        sample::put(self)
    }

    /// Runs queries off the async threads, all on one state of the data.
    pub async fn read<T: Send + 'static>(
        &self,
        queries: impl FnOnce(&Snapshot, Date) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let (shared, today) = (self.0.clone(), self.today());
        let _turn = shared.reader.turn().await?;
        off_thread(move || shared.reader.read(|tx| Ok(queries(tx, today)))?).await
    }

    /// Does work in one transaction, off the async threads: all of it or nothing.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Now) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let shared = self.0.clone();
        off_thread(move || shared.write(work)).await
    }

    /// Today in Beijing.
    pub fn today(&self) -> Date {
        self.0.clock.today()
    }

    /// The same case with the time that is left, counted from today.
    pub fn counted(&self, mut head: CaseHead) -> CaseHead {
        head.left = head.due.map(|due| self.0.calendar.left(self.today(), due));
        head
    }

    /// Whether this is a demonstration on sample data.
    pub fn is_sample(&self) -> bool {
        self.0.sample
    }

    /// What it was told on the command line.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// The provider of identities, where there is one.
    pub fn oidc(&self) -> Option<&Oidc> {
        self.0.oidc.as_ref()
    }

    /// Ways by which messages leave the platform.
    pub fn senders(&self) -> &Senders {
        &self.0.senders
    }

    /// The rules of credit repair.
    pub fn rules(&self) -> &Rules {
        &self.0.rules
    }

    /// The courses of the repair training.
    pub fn courses(&self) -> &[training::Content] {
        &self.0.courses
    }

    /// Working days.
    pub fn calendar(&self) -> &Calendar {
        &self.0.calendar
    }

    /// Terms, grounds and the like.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Whether the password is right, see [`accounts::verify`].
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, ApiError> {
        let _turn = self.0.passwords.acquire().await.map_err(anyhow::Error::from)?;
        off_thread(move || Ok(accounts::verify(&password, hash.as_deref()))).await
    }

    /// Notes the end of the audit log where a later cut is noticed.
    pub async fn drop_anchor(&self) -> Result<(), ApiError> {
        let shared = self.0.clone();
        off_thread(move || {
            let end = shared.reader.read(|tx| chain::end(tx))?;
            Ok(crate::audit::drop_anchor(shared.writer.directory(), end, clock::now())?)
        })
        .await
    }

    /// The files that are handed in.
    pub fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// What the check of a form needs to know.
    pub fn context(today: Date) -> contract::form::Context<'static> {
        contract::form::Context { today, regions: &DISTRICTS }
    }
}

impl Shared {
    fn write<T>(&self, work: impl FnOnce(&Now) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let today = self.clock.today();
        let (at, calendar) = (clock::moment_of(today), &self.calendar);
        let (settings, rules) = (&self.settings, &self.rules);
        let (division, senders) = (&self.options.division, &self.senders);
        self.writer
            .write(|tx| work(&Now { tx, today, at, calendar, settings, rules, division, senders }))
    }
}

/// Runs blocking work within the span of the request.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let span = tracing::Span::current();
    let done = tokio::task::spawn_blocking(move || span.in_scope(work)).await;
    done.map_err(anyhow::Error::from)?
}
