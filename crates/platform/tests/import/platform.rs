//! The binary under test, and what it leaves in its data directory.

use contract::record::Record;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The binary, ready to import.
pub fn command(data: &Path, files: &[&Path]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_platform"));
    command.arg("import").arg("--data").arg(data).args(files);
    command
}

/// A place for files to import, and a data directory.
pub struct Platform {
    dir: TempDir,
}

/// How an import ended.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ended {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The last line, where the two counts are.
    pub fn counts(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    /// The line before, with what became of the rows that were taken.
    pub fn changes(&self) -> &str {
        self.out.lines().rev().nth(1).unwrap_or_default()
    }
}

impl Platform {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn import(&self, files: &[&Path]) -> Ended {
        Ended::of(command(&self.data(), files).output().unwrap())
    }

    /// Imports a text file of this content.
    pub fn import_text(&self, text: &str) -> Ended {
        let path = self.write("示例.csv", text);
        self.import(&[&path])
    }

    /// The rejected rows of 示例.csv: line, column, value, reason.
    pub fn rejected(&self) -> Vec<[String; 4]> {
        let Ok(text) = fs::read_to_string(self.path("示例.csv.rejected.csv")) else {
            return Vec::new();
        };
        let text = text.strip_prefix('\u{FEFF}').unwrap();
        let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
        rows.map(|r| [1, 2, 3, 4].map(|i| r.as_ref().unwrap()[i].to_owned())).collect()
    }

    pub fn database(&self) -> Connection {
        let path = self.data().join("credit.db");
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
    }

    fn column(&self, sql: &str) -> Vec<String> {
        let db = self.database();
        let mut query = db.prepare(sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// The records, by the day of decision.
    pub fn records(&self) -> Vec<Record> {
        let rows = self.column("SELECT record FROM records ORDER BY decided, id");
        rows.iter().map(|json| serde_json::from_str(json).unwrap()).collect()
    }

    /// Earlier versions of records.
    pub fn versions(&self) -> Vec<String> {
        self.column("SELECT record FROM record_versions")
    }

    /// Whether a text stands anywhere in the files under test but the imported ones.
    pub fn leaks(&self, text: &str) -> bool {
        let files =
            fs::read_dir(self.data()).unwrap().chain(fs::read_dir(self.dir.path()).unwrap());
        let kept = files.map(|f| f.unwrap().path()).filter(|p| {
            p.is_file() && (p.starts_with(self.data()) || p.to_string_lossy().contains("rejected"))
        });
        let has = |bytes: Vec<u8>| bytes.windows(text.len()).any(|w| w == text.as_bytes());
        kept.map(|p| fs::read(p).unwrap()).any(has)
    }
}
