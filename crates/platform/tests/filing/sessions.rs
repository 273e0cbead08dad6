//! Signing in and out, and requests that other sites make.

use super::site::*;
use contract::account::SessionState;
use serde_json::json;

#[tokio::test]
async fn nobody_then_somebody_then_nobody() {
    let site = Site::new();
    let client = site.anybody();
    let state: SessionState = client.get("session").await.read();
    assert!(state.session.is_none() && state.provider.is_none());
    assert_eq!(state.demo.len(), 11, "with sample data");
    let client = site.signed_in(FOOD).await;
    let state: SessionState = client.get("session").await.read();
    assert_eq!(state.session.unwrap().csrf, client.csrf);
    assert_eq!(client.get("session").await.header("cache-control"), "no-store");
    let gone = client.send("DELETE", "session", &[], None::<&()>).await;
    assert_eq!(gone.status, 204);
    assert!(gone.header("set-cookie").contains("Max-Age=0"), "{}", gone.header("set-cookie"));
    client.get("me").await.problem(401);
}

#[tokio::test]
async fn without_sample_data_there_are_no_demo_accounts() {
    let dir = tempfile::tempdir().unwrap();
    let store = platform::store::Store::open(&dir.path().join("data")).unwrap();
    let site = Site { store, dir };
    let state: SessionState = site.anybody().get("session").await.read();
    assert!(state.demo.is_empty());
    let body = json!({ "user": FOOD, "password": "demo-2026" });
    site.anybody().send("POST", "session", &[], Some(&body)).await.problem(422);
    let count = "SELECT (SELECT count(*) FROM accounts) + (SELECT count(*) FROM form_templates)";
    let rows: u32 = site.database().query_row(count, [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 14, "forms only");
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let site = Site::new();
    let body = json!({ "user": FOOD, "password": "demo-2026" });
    let plain = site.anybody().send("POST", "session", &[], Some(&body)).await;
    let cookie = plain.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Secure"));
    let https = [("x-forwarded-proto", "https")];
    let secure = site.anybody().send("POST", "session", &https, Some(&body)).await;
    assert!(secure.header("set-cookie").contains("Secure"));
    let stored: Vec<u8> =
        site.database().query_row("SELECT token FROM sessions", [], |row| row.get(0)).unwrap();
    assert!(!cookie.contains(&stored.iter().map(|b| format!("{b:02x}")).collect::<String>()));
}

#[tokio::test]
async fn a_planted_session_is_not_taken_over() {
    let site = Site::new();
    let mut client = site.anybody();
    client.cookie = Some("credit_session=planted".to_owned());
    client.sign_in(FOOD).await;
    let first = client.clone();
    client.sign_in(CLEAN).await;
    assert_ne!(first.cookie, client.cookie, "a new id at every sign-in");
    assert_ne!(first.csrf, client.csrf);
    first.get("me").await.problem(401);
    assert_eq!(client.get("me").await.status, 200);
    client.cookie = Some("credit_session=planted".to_owned());
    client.get("me").await.problem(401);
}

#[tokio::test]
async fn sessions_end_by_themselves_and_everywhere() {
    let site = Site::new();
    let (one, other) = (site.signed_in(FOOD).await, site.signed_in(FOOD).await);
    let db = site.database();
    db.execute("UPDATE sessions SET used = used - 29 * 60", []).unwrap();
    assert_eq!(one.get("me").await.status, 200, "and is used again");
    db.execute("UPDATE sessions SET used = used - 29 * 60", []).unwrap();
    assert_eq!(one.get("me").await.status, 200);
    other.get("me").await.problem(401);
    db.execute("UPDATE sessions SET began = began - 12 * 3600", []).unwrap();
    one.get("me").await.problem(401);
    let (one, other) = (site.signed_in(FOOD).await, site.signed_in(FOOD).await);
    assert_eq!(one.send("DELETE", "session?everywhere=1", &[], None::<&()>).await.status, 204);
    other.get("me").await.problem(401);
}

#[tokio::test]
async fn who_guesses_passwords_is_held_up() {
    let site = Site::new();
    let client = site.anybody();
    for user in [FOOD, "nobody"] {
        let wrong = json!({ "user": user, "password": "wrong" });
        for _ in 0..8 {
            client.send("POST", "session", &[], Some(&wrong)).await.problem(422);
        }
        let right = json!({ "user": user, "password": "demo-2026" });
        let problem = client.send("POST", "session", &[], Some(&right)).await.problem(429);
        assert!(problem.detail.contains("分钟后"), "{}", problem.detail);
    }
    let other = json!({ "user": CLEAN, "password": "demo-2026" });
    assert_eq!(client.send("POST", "session", &[], Some(&other)).await.status, 200);
}

#[tokio::test]
async fn other_sites_cannot_act_for_somebody() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let content = json!({ "template": "commitment-voluntary", "answers": {} });
    let put = async |headers: &[(&str, &str)]| {
        let headers: Vec<_> = headers.iter().copied().chain([("if-none-match", "*")]).collect();
        client.send("PUT", "me/drafts/a", &headers, Some(&content)).await
    };
    put(&[("x-csrf-token", "")]).await.problem(403);
    put(&[("x-csrf-token", "wrong")]).await.problem(403);
    put(&[("sec-fetch-site", "cross-site")]).await.problem(403);
    put(&[("sec-fetch-site", "same-site")]).await.problem(403);
    put(&[("origin", "https://elsewhere.example"), ("host", "here.example")]).await.problem(403);
    put(&[("origin", "null"), ("host", "here.example")]).await.problem(403);
    assert_eq!(client.get("me/drafts").await.json()["total"], 0);
    assert_eq!(
        put(&[("origin", "https://here.example"), ("host", "here.example")]).await.status,
        200
    );
    let body = json!({ "user": FOOD, "password": "demo-2026" });
    let from = [("sec-fetch-site", "cross-site")];
    site.anybody().send("POST", "session", &from, Some(&body)).await.problem(403);
    let other = site.signed_in(FOOD).await;
    let theirs = [("x-csrf-token", other.csrf.as_str())];
    client.send("DELETE", "session", &theirs, None::<&()>).await.problem(403);
}
