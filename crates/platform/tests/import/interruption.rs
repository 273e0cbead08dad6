//! A kill leaves all or nothing of a file; one import at a time.

use crate::fixtures::{PENALTY, PERMIT, text};
use crate::platform::{Platform, command};
use std::process::Stdio;
use std::time::{Duration, Instant};

const ROWS: usize = 2500;

fn large() -> String {
    let numbers: Vec<String> = (0..ROWS).map(|n| format!("示例罚字〔2026〕{n}号")).collect();
    let rows: Vec<[(&str, &str); 1]> = numbers.iter().map(|n| [("CF_WSH", n.as_str())]).collect();
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(|r| r.as_slice()).collect();
    text(PENALTY, &rows)
}

#[test]
fn a_kill_at_any_moment_leaves_all_or_nothing() {
    const MOMENTS: u32 = 8;
    let start = Instant::now();
    let whole = Platform::new();
    assert_eq!(whole.import_text(&large()).counts(), format!("导入 {ROWS} 行，退回 0 行"));
    let whole = start.elapsed();
    let mut cut_short = 0;
    for moment in 0..MOMENTS {
        let platform = Platform::new();
        platform.import_text(&text(PERMIT, &[&[]]));
        let path = platform.write("大.csv", large());
        let mut child = command(&platform.data(), &[&path]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * moment / MOMENTS + Duration::from_millis(5));
        child.kill().unwrap();
        let finished = child.wait().unwrap().success();
        let kept = platform.records().len() - 1;
        assert!(kept == 0 || kept == ROWS, "{kept} rows at moment {moment}");
        assert!(!finished || kept == ROWS);
        cut_short += u32::from(kept == 0);
        let check: String =
            platform.database().query_row("PRAGMA integrity_check", [], |r| r.get(0)).unwrap();
        assert_eq!(check, "ok");
        // What was cut short can simply be done again.
        let again = platform.import(&[&path]);
        assert_eq!(again.counts(), format!("导入 {ROWS} 行，退回 0 行"), "{again:?}");
        assert_eq!(platform.records().len(), ROWS + 1);
    }
    assert!(cut_short > 0, "no kill came in time");
}

#[test]
fn one_import_at_a_time() {
    let platform = Platform::new();
    let path = platform.write("示例.csv", text(PENALTY, &[&[]]));
    let held = ::platform::store::Store::open_for_import(&platform.data()).unwrap();
    let ended = platform.import(&[&path]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    assert!(ended.err.contains("正在由另一个导入进程写入。请等它结束再导入"), "{ended:?}");
    drop(held);
    assert_eq!(platform.import(&[&path]).code, Some(0));
}

#[test]
fn a_server_that_keeps_to_an_older_schema_is_not_upgraded_under_way() {
    let platform = Platform::new();
    let path = platform.write("示例.csv", text(PENALTY, &[&[]]));
    let server = ::platform::store::Store::open(&platform.data()).unwrap();
    let db = platform.database();
    let version: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    db.pragma_update(None, "user_version", version - 1).unwrap();
    let ended = platform.import(&[&path]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("数据库要先升级。请停止平台"), "{ended:?}");
    drop(server);
    db.pragma_update(None, "user_version", version).unwrap();
    assert_eq!(platform.import(&[&path]).code, Some(0));
}
