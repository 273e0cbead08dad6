//! Cases of the sample: filed and handled by the functions that real cases go through, on days
//! relative to today, so that every state is there to be seen.

mod answers;
mod days;
mod papers;
mod remedies;
mod stories;

use super::accounts::{self, Account};
use super::callers::{Enterprise, Officer};
use super::cases::{self, Once};
use super::drafts::{self, Expects};
use super::outbox::Senders;
use super::settings::Settings;
use super::{Filing, Now, eligibility, random, templates, uploads};
use crate::http::ApiError;
use crate::repair::Rules;
use crate::sample::authorities::Office;
use crate::store::subjects;
use answers::Typing;
use anyhow::{Context, Result};
use contract::account::Identity;
use contract::calendar::Calendar;
use contract::case::{
    Action, ActionRequest, AgreedTo, CaseNumber, DraftContent, Order, OrderRequest, Role,
};
use contract::form::{Answers, FieldKind, Purpose};
use contract::record::RecordId;
use contract::{Date, FieldError, Text, Timestamp, Uscc};
use days::Planned;
use remedies::REMEDIES;
use rusqlite::{OptionalExtension, Transaction, params};
use stories::{Did, STORIES};

/// The division of the sample's commitments, which does not exist.
const DIVISION: &str = "210399";
/// What happened longer ago has been read.
const READ: i64 = 12 * 86_400;

/// A case: who files what, about which record if about one, and what happens then, in order.
#[derive(Clone, Copy)]
struct Story {
    who: &'static str,
    form: &'static str,
    about: &'static str,
    steps: &'static [(Day, Did)],
}

/// When something happens.
#[derive(Clone, Copy)]
enum Day {
    /// So many days before today.
    Ago(i32),
    /// So many days after what was done before; at the latest yesterday.
    Next(i32),
    /// So that whoever acts next has to act by then.
    For(Due),
}

/// When somebody has to act.
#[derive(Clone, Copy, PartialEq)]
enum Due {
    /// Some working days ago.
    Overdue,
    /// Today, even if nobody works today.
    Today,
    /// On the next working days.
    Soon,
}

/// Puts them in, once and only where there is no case yet. Gives whether it did.
pub fn put(filing: &Filing) -> Result<bool> {
    let shared = &filing.0;
    let files = &shared.uploads;
    let done = shared.writer.write(|tx| -> Result<bool, ApiError> {
        let has = "SELECT EXISTS (SELECT 1 FROM cases)";
        if !shared.sample || tx.query_row(has, [], |row| row.get(0))? {
            return Ok(false);
        }
        accounts::put_demo(tx)?;
        let today = shared.clock.today();
        // The records that are published on the way must not make the data look older.
        let as_of = super::meta(tx, "as_of")?;
        let calendars = [shared.calendar.clone(), shared.calendar.with_workday(today)];
        let (settings, rules, senders) = (&shared.settings, &shared.rules, &Senders::default());
        Play { tx, today, calendars, settings, rules, files, senders }.all()?;
        if let Some(as_of) = as_of {
            tx.execute("INSERT OR REPLACE INTO meta VALUES ('as_of', ?)", [as_of])?;
        }
        Ok(true)
    });
    done.map_err(|error| anyhow::anyhow!("示例办件无法放入：{error:?}"))
}

/// The stories, as they are played.
struct Play<'a> {
    tx: &'a Transaction<'a>,
    today: Date,
    /// The calendar, and one by which people work today.
    calendars: [Calendar; 2],
    settings: &'a Settings,
    rules: &'a Rules,
    files: &'a uploads::Uploads,
    /// None: nothing of the sample leaves the platform.
    senders: &'a Senders,
}

impl Play<'_> {
    fn all(&self) -> Result<(), ApiError> {
        let stories = [STORIES, REMEDIES].concat();
        let mut numbers: Vec<Option<CaseNumber>> = vec![None; stories.len()];
        let planned = days::plan(self, &stories)?;
        let mut day = planned.first().map_or(self.today, |first| first.day);
        for step in &planned {
            // Every day the platform's clock does its work, as it does in life.
            while day < step.day {
                day = day.add_days(1);
                cases::settle_now(&self.now(day, 0, 0))?;
            }
            self.step(step, &stories[step.story], &mut numbers[step.story])?;
        }
        while day < self.today {
            day = day.add_days(1);
            cases::settle_now(&self.now(day, 0, 0))?;
        }
        for (place, Typing(who, form, ago, typed)) in answers::DRAFTS.iter().enumerate() {
            self.draft(place, who, form, self.today.add_days(-ago), typed)?;
        }
        let read = "UPDATE case_notices SET read = 1 WHERE at < ?";
        self.tx.execute(read, [self.now(self.today, 0, 0).at.0 - READ])?;
        Ok(())
    }

    /// A moment of that day in the office hours; `which` of the calendars counts.
    fn now(&self, day: Date, place: usize, which: usize) -> Now<'_> {
        let seconds = i64::from(day.days()) * 86_400 + 3600 + place as i64 % 100 * 240;
        let (calendar, at) = (&self.calendars[which], Timestamp(seconds));
        let (settings, rules, senders) = (self.settings, self.rules, self.senders);
        let division = DIVISION;
        Now { tx: self.tx, today: day, at, calendar, settings, rules, division, senders }
    }

    fn step(
        &self,
        step: &Planned,
        story: &Story,
        number: &mut Option<CaseNumber>,
    ) -> Result<(), ApiError> {
        let now = self.now(step.day, step.place, usize::from(step.due_today));
        let enterprise = self.enterprise(story.who)?;
        let key = format!("sample-{}-{}", step.story, step.place);
        let begins = matches!(step.did, Did::File(_) | Did::Told(_) | Did::Order(..));
        if number.is_none() && !begins && !story.about.is_empty() {
            return Ok(());
        }
        let (action, note, request) = match step.did {
            // Rules that a city brings may leave nothing to apply for here.
            Did::File(_) if !self.may_file(story, now.today)? => return Ok(()),
            Did::File(typed) | Did::Told(typed) => {
                let filing = self.filed(&now, &enterprise, story, typed)?;
                let anonymous = matches!(step.did, Did::Told(_));
                let address = if anonymous { "reports" } else { "me/cases" };
                let once = Once::new(key, address, &filing)?;
                let made = match anonymous {
                    true => cases::report(&now, &filing, &once)?,
                    false => cases::file(&now, &enterprise, &filing, &once)?,
                };
                *number = Some(self.named(made)?);
                return Ok(());
            }
            Did::Order(matter, basis, days) => {
                let request = order(story.who, (matter, basis), now.today.add_days(*days))?;
                let agency = Office::Market.authority()?;
                let by = Officer { account: self.officer(&agency.name)?, agency };
                let once = Once::new(key, "desk/cases", &request)?;
                *number = Some(self.named(cases::order(&now, &by, &request, &once)?)?);
                return Ok(());
            }
            Did::Call(action, place, days) => {
                let (day, place) = (Some(now.today.add_days(*days)), Text::new(*place));
                (*action, "", ActionRequest { day, place, ..Default::default() })
            }
            Did::Held(outcome, days) => {
                let day = Some(now.today.add_days(*days));
                (Action::RecordInterview, *outcome, ActionRequest { day, ..Default::default() })
            }
            Did::Rectified(_) => (Action::ReportDone, "", ActionRequest::default()),
            Did::TakeBack(consent) => {
                let number = number.as_ref().context("示例办件还没有提交")?;
                return cases::withdraw_consent(&now, &enterprise, number.as_str(), consent);
            }
            Did::Officer(action, note) | Did::Enterprise(action, note) => {
                (*action, *note, ActionRequest::default())
            }
            Did::Faults(faults) => {
                let fault = |(key, detail): &(&str, &str)| FieldError::new(*key, *detail);
                let faults = faults.iter().map(fault).collect();
                (Action::Return, "", ActionRequest { faults, ..Default::default() })
            }
            Did::Breach(action, unfulfilled, sanction) => {
                let (unfulfilled, sanction) = (Text::new(unfulfilled), Text::new(sanction));
                (*action, "", ActionRequest { unfulfilled, sanction, ..Default::default() })
            }
            Did::Correct(_) => (Action::Resubmit, "", ActionRequest::default()),
        };
        let number = number.as_ref().context("示例办件还没有提交")?;
        let row = cases::any(self.tx, number)?.context("示例办件不见了")?;
        let answers = match step.did {
            Did::Rectified(typed) => Some(self.filed(&now, &enterprise, story, typed)?.answers),
            Did::Correct(changes) => {
                let mut answers = row.answers.clone();
                set(&mut answers, changes, step.day);
                Some(answers)
            }
            _ => None,
        };
        let (action, version) = (action.code().to_owned(), row.version);
        let request = ActionRequest { action, version, note: Text::new(note), answers, ..request };
        let once = Once::new(key, number.as_str(), &request)?;
        let by = match step.did {
            Did::Enterprise(..) | Did::Correct(_) | Did::Rectified(_) => {
                (&enterprise.account, Role::Enterprise)
            }
            _ => (&self.officer(&row.head.agency.name)?, Role::Officer),
        };
        cases::act(&now, row, by, &request, &once)?;
        Ok(())
    }

    fn filed(
        &self,
        now: &Now,
        by: &Enterprise,
        story: &Story,
        typed: &[(&str, &str)],
    ) -> Result<contract::case::Filing, ApiError> {
        let (code, about) = (&by.subject.code, RecordId::parse(story.about));
        let form = templates::current(self.tx, story.form)?;
        let form = templates::about(self.tx, form, about.as_ref())?;
        let mut answers = eligibility::known_of(self.tx, code, &form, about.as_ref(), now.today)?;
        set(&mut answers, answers::usual(&form.head.id), now.today);
        set(&mut answers, &answers::AGENT, now.today);
        set(&mut answers, typed, now.today);
        if form.head.purpose == Purpose::Report {
            set(&mut answers, &answers::CONTACT, now.today);
            answers.set("code", code.as_str());
            answers.0.retain(|key, _| form.fields().any(|field| field.id == *key));
        }
        for field in form.fields().filter(|f| matches!(f.kind, FieldKind::Attachment { .. })) {
            let names: Vec<String> = answers.lines(&field.id).map(str::to_owned).collect();
            let mut ids = Vec::new();
            for name in names {
                let (bytes, media) = papers::file(&name)?;
                let seed = format!("{code} {} {} {name}", form.head.id, now.today);
                let id = random::token_of(&seed);
                uploads::put(now, self.files, (&id, code, &name), media, &bytes)?;
                ids.push(id);
            }
            if !ids.is_empty() {
                answers.set(&field.id, ids.join("\n"));
            }
        }
        let agreed =
            form.agreements.iter().map(|a| AgreedTo { id: a.id.clone(), version: a.version });
        Ok(contract::case::Filing {
            template: form.head.id.clone(),
            template_version: form.head.version,
            draft: None,
            answers,
            agreements: agreed.collect(),
        })
    }

    /// Whether a story about a record can begin; any other can.
    fn may_file(&self, story: &Story, today: Date) -> Result<bool, ApiError> {
        let Some(about) = RecordId::parse(story.about) else { return Ok(true) };
        let code = Uscc::parse(story.who).context("示例代码")?;
        let form = templates::current(self.tx, story.form)?;
        let told = eligibility::of(self.tx, self.rules, &code, &form, Some(&about), today)?;
        Ok(told.eligible)
    }

    /// The case with a code that is the same every time.
    fn named(&self, made: CaseNumber) -> Result<CaseNumber, ApiError> {
        let code = random::code_of(made.as_str());
        let put = "UPDATE cases SET verification = ? WHERE number = ?";
        self.tx.execute(put, [code.as_str(), made.as_str()])?;
        Ok(made)
    }

    fn draft(
        &self,
        place: usize,
        who: &str,
        form: &str,
        day: Date,
        typed: &[(&str, &str)],
    ) -> Result<(), ApiError> {
        let (now, by) = (self.now(day, place, 0), self.enterprise(who)?);
        let template = templates::current(self.tx, form)?;
        let mut answers = eligibility::known_of(self.tx, &by.subject.code, &template, None, day)?;
        set(&mut answers, typed, day);
        let content = DraftContent { template: form.to_owned(), answers };
        let id = format!("sample-{}", place + 1);
        drafts::put(&now, &by.subject.code, &id, &content, Expects::Nothing).map(drop)
    }

    /// Who files for the enterprise: its demo account, or somebody without one.
    fn enterprise(&self, code: &str) -> Result<Enterprise, ApiError> {
        let code = Uscc::parse(code).context("示例代码")?;
        let subject = subjects::profile(self.tx, &code, self.today)?.context("示例主体")?.subject;
        let identity = Identity::Enterprise { subject: subject.clone() };
        let user = format!("sample-{code}");
        let account = match self.account("$.enterprise.subject.code", code.as_str())? {
            Some(account) => account,
            None => {
                Account { id: 0, user, person: Text::new("示**").context("姓名")?, identity }
            }
        };
        Ok(Enterprise { account, subject })
    }

    fn officer(&self, agency: &Text) -> Result<Account, ApiError> {
        let found = self.account("$.officer.agency.name", agency.as_str())?;
        Ok(found.with_context(|| format!("{agency}没有示例账号"))?)
    }

    fn account(&self, path: &str, value: &str) -> Result<Option<Account>, ApiError> {
        let find = "SELECT user FROM accounts WHERE identity ->> ? = ? ORDER BY id";
        let user: Option<String> =
            self.tx.query_row(find, params![path, value], |row| row.get(0)).optional()?;
        let Some(user) = user else { return Ok(None) };
        Ok(accounts::by_user(self.tx, &user)?.map(|(account, _)| account))
    }
}

fn order(who: &str, (matter, basis): (&str, &str), due: Date) -> Result<OrderRequest, ApiError> {
    let text = |text: &str| Text::new(text).context("示例通知没有文字");
    let (matter, legal_basis) = (text(matter)?, text(basis)?);
    let subject = Uscc::parse(who).context("示例代码")?;
    Ok(OrderRequest {
        subject,
        record: None,
        order: Order { order_no: None, matter, legal_basis, due },
    })
}

/// Sets answers; `@-3` is a day relative to the given one.
fn set(answers: &mut Answers, typed: &[(&str, &str)], day: Date) {
    for (key, value) in typed {
        let days = value.strip_prefix('@').and_then(|days| days.parse().ok());
        answers.set(key, days.map_or((*value).to_owned(), |days| day.add_days(days).to_string()));
    }
}
