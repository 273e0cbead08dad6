//! Data of an earlier program are brought along.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use platform::filing::verify::verify;
use platform::store::Store;
use rusqlite::Connection;

/// The schema before the audit log was a chain.
const EARLIER: [&str; 5] = [
    include_str!("../src/store/schema.sql"),
    include_str!("../src/store/schema_2.sql"),
    include_str!("../src/store/schema_3.sql"),
    include_str!("../src/store/schema_4.sql"),
    include_str!("../src/store/schema_5.sql"),
];

#[test]
fn rows_of_the_audit_log_are_linked_and_closed_commitments_hidden() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("credit.db");
    let db = Connection::open(&file).unwrap();
    EARLIER.iter().for_each(|sql| db.execute_batch(sql).unwrap());
    db.execute_batch(
        r#"PRAGMA user_version = 5;
        INSERT INTO audit (at, user, role, actor, act, note) VALUES
            (1, 'qianshan', 'enterprise', '示例', 'sign_in', NULL),
            (2, NULL, 'clock', '系统', 'lapse', '“引号”'),
            (3, 'shijian', 'officer', '示例局', 'accept', NULL);
        INSERT INTO subjects VALUES (1, 'x', '示例', 'enterprise', '1', '区', '{}', '');
        INSERT INTO records (id, subject_id, kind, standing, decided, published, last_day, breached,
            revision, delivered, record)
        SELECT value, 1, 'commitment', 'current', '2026-01-01', '2026-01-01', '9999-12-31', 0, 1, x'00',
            json_object('head', json_object('standing', 'current'),
                'body', json_object('commitment', json_object('disclosure', value)))
        FROM json_each('["public", "limited", "closed"]');"#,
    )
    .unwrap();
    drop(db);
    drop(Store::open(dir.path()).unwrap());
    let end = Store::look(dir.path(), |tx| verify(tx, &[])).unwrap().unwrap();
    assert_eq!(end.id, 3);
    let db = Connection::open(&file).unwrap();
    for sql in [
        "UPDATE audit SET note = 'x'",
        "UPDATE audit SET hash = zeroblob(32)",
        "DELETE FROM audit",
        "INSERT INTO audit (at, role, actor, act) VALUES (4, 'clock', 'x', 'x')",
    ] {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("audit log"), "{sql}");
    }
    let shown = "SELECT group_concat(id) FROM records
        WHERE standing = 'current' AND record ->> '$.head.standing' = 'current'";
    let shown: String = db.query_row(shown, [], |row| row.get(0)).unwrap();
    assert_eq!(shown, "public");
}
