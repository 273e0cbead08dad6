//! Accounts of the embedded platform: user names and Argon2-hashed passwords.

use crate::http::ApiError;
use crate::sample::{authorities::Office, showcase};
use crate::store::subjects;
use anyhow::{Context, Result};
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use contract::account::{DemoAccount, Identity};
use contract::record::Authority;
use contract::{Date, Text, Uscc};
use rusqlite::{OptionalExtension, Transaction, params};
use std::sync::LazyLock;

/// The password of every demo account.
const DEMO_PASSWORD: &str = "demo-2026";

/// User, masked person, and whom the demo account acts for.
const DEMO: [(&str, &str, For); 11] = [
    ("qianshan", "李**", For::Enterprise(showcase::FOOD)),
    ("qingbai", "陈**", For::Enterprise(showcase::CLEAN)),
    ("hongji", "赵**", For::Enterprise(showcase::LABOUR)),
    ("liansuo", "吴**", For::Enterprise(showcase::CHAIN)),
    ("shixian", "黄**", For::Enterprise(showcase::STAGES)),
    ("shenpi", "王*", For::Office(Office::Approval)),
    ("shijian", "刘**", For::Office(Office::Market)),
    ("minzheng", "孙*", For::Office(Office::Civil)),
    ("fagai", "周**", For::Office(Office::Reform)),
    ("yingji", "吴*", For::Office(Office::Emergency)),
    ("xiaofang", "郑*", For::Office(Office::Fire)),
];

enum For {
    Enterprise(&'static str),
    Office(Office),
}

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Row.
    pub id: i64,
    /// User name.
    pub user: String,
    /// The person who acts, masked.
    pub person: Text,
    /// For whom.
    pub identity: Identity,
}

/// Creates the demo accounts that are not there yet.
pub fn put_demo(tx: &Transaction) -> Result<()> {
    for (user, person, whom) in &DEMO {
        let known = "SELECT 1 FROM accounts WHERE user = ?";
        if tx.query_row(known, [user], |_| Ok(())).optional()?.is_some() {
            continue;
        }
        let identity = match whom {
            For::Office(office) => Identity::Officer { agency: office.authority()? },
            For::Enterprise(code) => {
                let code = Uscc::parse(code).context("示例代码")?;
                // Other sample data may lack it.
                let Some(profile) = subjects::profile(tx, &code, Date::FAR)? else { continue };
                Identity::Enterprise { subject: profile.subject }
            }
        };
        tx.execute(
            "INSERT INTO accounts (user, password, person, identity) VALUES (?, ?, ?, ?)",
            params![user, hash(DEMO_PASSWORD)?, person, serde_json::to_string(&identity)?],
        )?;
    }
    Ok(())
}

/// The demo accounts, for the sign-in page.
pub fn demo(tx: &Transaction) -> Result<Vec<DemoAccount>, ApiError> {
    let mut all = Vec::new();
    for (user, ..) in &DEMO {
        let Some(account) = by_user(tx, user)?.map(|(account, _)| account) else { continue };
        let acts_for = match account.identity {
            Identity::Enterprise { subject } => subject.name,
            Identity::Officer { agency } => agency.name,
        };
        let (user, password) = ((*user).to_owned(), DEMO_PASSWORD.to_owned());
        all.push(DemoAccount { user, password, acts_for });
    }
    Ok(all)
}

/// The agencies whose officers have accounts, by name.
pub fn agencies(tx: &Transaction) -> Result<Vec<Authority>, ApiError> {
    let mut find = tx.prepare_cached("SELECT identity FROM accounts ORDER BY id")?;
    let mut rows = find.query([])?;
    let mut all: Vec<Authority> = Vec::new();
    while let Some(row) = rows.next()? {
        if let Identity::Officer { agency } = serde_json::from_str(&row.get::<_, String>(0)?)?
            && all.iter().all(|known| known.name != agency.name)
        {
            all.push(agency);
        }
    }
    Ok(all)
}

/// The account of this user with its password's hash.
pub fn by_user(tx: &Transaction, user: &str) -> Result<Option<(Account, String)>, ApiError> {
    let row: Option<(i64, String, String, String)> = tx
        .prepare_cached("SELECT id, person, identity, password FROM accounts WHERE user = ?")?
        .query_row([user], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((id, person, identity, password)) = row else { return Ok(None) };
    Ok(Some((read(id, user.to_owned(), &person, &identity)?, password)))
}

/// An account from its columns.
pub fn read(id: i64, user: String, person: &str, identity: &str) -> Result<Account, ApiError> {
    let person = Text::new(person).context("账号没有姓名")?;
    Ok(Account { id, user, person, identity: serde_json::from_str(identity)? })
}

fn hash(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash.map_err(|error| anyhow::anyhow!("口令无法保存：{error}"))?.to_string())
}

/// Whether the password is right. Takes as long when there is no such user: what takes shorter
/// would tell who has an account.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody").ok());
    let hash = stored.or(NOBODY.as_deref()).unwrap_or_default();
    let right = Argon2::default().verify_password(password.as_bytes(), hash).is_ok();
    right && stored.is_some()
}
