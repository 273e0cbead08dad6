//! Files in pieces, and files that aren't what they say.

use super::site::*;
use axum::body::Body;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use contract::case::{Case, CaseKind};
use serde_json::json;
use std::io::{Cursor, Read, Write};

pub const PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
const OFFSET: &str = "application/offset+octet-stream";

async fn create(client: &Client, name: &str, size: usize) -> Answer {
    let metadata = format!("filename {},filetype YQ==", BASE64_STANDARD.encode(name));
    let size = size.to_string();
    let headers =
        [("tus-resumable", "1.0.0"), ("upload-length", &size), ("upload-metadata", &metadata)];
    client.raw("POST", "uploads", &headers, Body::empty()).await
}

fn id_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.bytes));
    answer.header("location").strip_prefix("/api/v1/uploads/").unwrap().to_owned()
}

async fn patch(client: &Client, id: &str, offset: usize, bytes: &[u8]) -> Answer {
    let offset = offset.to_string();
    let headers =
        [("tus-resumable", "1.0.0"), ("upload-offset", &offset), ("content-type", OFFSET)];
    client.raw("PATCH", &format!("uploads/{id}"), &headers, Body::from(bytes.to_vec())).await
}

/// Uploads a good file; gives its id.
pub async fn upload(client: &Client, name: &str, bytes: &[u8]) -> String {
    let id = id_of(&create(client, name, bytes.len()).await);
    let answer = patch(client, &id, 0, bytes).await;
    assert_eq!(answer.status, 204, "{}", String::from_utf8_lossy(&answer.bytes));
    id
}

/// What is said of a file that isn't taken.
async fn refused(client: &Client, name: &str, bytes: &[u8]) -> String {
    let id = id_of(&create(client, name, bytes.len()).await);
    let problem = patch(client, &id, 0, bytes).await.problem(422);
    client.raw("HEAD", &format!("uploads/{id}"), &[], Body::empty()).await;
    let gone = client.raw("HEAD", &format!("uploads/{id}"), &[], Body::empty()).await;
    assert_eq!(gone.status, 404, "{name} is removed");
    problem.detail
}

fn zip(entry: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(entry, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<ofd/>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn png() -> Vec<u8> {
    [b"\x89PNG\r\n\x1A\n".as_slice(), &[0; 30], b"IEND\xAE\x42\x60\x82"].concat()
}

fn jpg() -> Vec<u8> {
    [b"\xFF\xD8\xFF\xE0".as_slice(), &[1; 300], b"\xFF\xD9"].concat()
}

#[tokio::test]
async fn an_interrupted_upload_goes_on() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let created = create(&client, "C:\\fakepath\\证照.pdf", PDF.len()).await;
    assert_eq!(created.header("tus-resumable"), "1.0.0");
    assert!(created.header("upload-expires").ends_with("GMT"));
    let id = id_of(&created);
    let at = async || {
        let head = client.raw("HEAD", &format!("uploads/{id}"), &[], Body::empty()).await;
        assert_eq!((head.status, head.header("cache-control")), (200, "no-store"));
        assert_eq!(head.header("upload-length"), PDF.len().to_string());
        let name = format!("filename {}", BASE64_STANDARD.encode("证照.pdf"));
        assert_eq!(head.header("upload-metadata"), name, "for another device");
        head.header("upload-offset").parse::<usize>().unwrap()
    };
    assert_eq!(at().await, 0);
    let part = patch(&client, &id, 0, &PDF[..20]).await;
    assert_eq!((part.status, part.header("upload-offset")), (204, "20"));
    patch(&client, &id, 0, &PDF[..20]).await.problem(409);
    let broken = futures_util::stream::iter([
        Ok(PDF[20..30].to_vec()),
        Err(std::io::Error::other("the line went dead")),
    ]);
    let headers = [("tus-resumable", "1.0.0"), ("upload-offset", "20"), ("content-type", OFFSET)];
    let path = format!("uploads/{id}");
    client.raw("PATCH", &path, &headers, Body::from_stream(broken)).await.problem(503);
    assert_eq!(at().await, 30, "what arrived is kept");
    client.get(&format!("attachments/{id}")).await.problem(404);
    assert_eq!(patch(&client, &id, 30, &PDF[30..]).await.status, 204);
    assert_eq!(patch(&client, &id, PDF.len(), b"").await.status, 204, "the answer was lost");
    let file = client.get(&format!("attachments/{id}")).await;
    assert_eq!((file.status, file.bytes.as_slice()), (200, PDF));
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename*=UTF-8''%E8%AF%81%E7%85%A7%2Epdf"
    );
    assert_eq!(file.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn every_kind_is_taken_and_nothing_else() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    upload(&client, "a.pdf", PDF).await;
    upload(&client, "a.PNG", &png()).await;
    upload(&client, "a.jpeg", &jpg()).await;
    upload(&client, "a.ofd", &zip("OFD.xml")).await;
    for name in ["a.exe", "a.svg", "a.html", "a.pdf.js", "a"] {
        create(&client, name, 10).await.problem(422);
    }
    assert!(create(&client, "a.pdf", 0).await.problem(422).detail.contains("0 字节"));
    assert!(create(&client, "a.pdf", 21 << 20).await.problem(413).detail.contains("20 MB"));
    let program = [b"MZ\x90\0".as_slice(), &[0; 100]].concat();
    assert!(refused(&client, "发票.pdf", &program).await.contains("可执行程序"));
    assert!(refused(&client, "a.pdf", &png()).await.contains("内容却是PNG"));
    assert!(refused(&client, "a.png", b"<html><script>").await.contains("别的格式"));
    refused(&client, "a.ofd", &zip("word/document.xml")).await;
    refused(&client, "a.ofd", &[&[b'P', b'K', 3, 4], zip("OFD.xml").as_slice()].concat()).await;
    for (name, start) in [("a.pdf", PDF), ("a.png", &png()), ("a.jpg", &jpg())] {
        let polyglot = [start, &zip("evil.class")].concat();
        assert!(refused(&client, name, &polyglot).await.contains("夹带"), "{name}");
    }
    let both = [b"\xFF\xD8\xFF\xE0".as_slice(), PDF].concat();
    refused(&client, "a.jpg", &both).await;
    refused(&client, "a.pdf", &PDF[..40]).await;
}

#[tokio::test]
async fn the_protocol_is_kept_to() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let options = site.anybody().raw("OPTIONS", "uploads", &[], Body::empty()).await;
    assert_eq!(options.status, 204);
    assert_eq!(options.header("tus-extension"), "creation,termination,expiration");
    assert_eq!(options.header("tus-max-size"), "20971520");
    client.raw("POST", "uploads", &[("upload-length", "3")], Body::empty()).await.problem(412);
    let tus = ("tus-resumable", "1.0.0");
    client.raw("POST", "uploads", &[tus], Body::empty()).await.problem(422);
    client.raw("POST", "uploads", &[tus, ("upload-length", "3")], Body::empty()).await.problem(422);
    let id = id_of(&create(&client, "a.pdf", PDF.len()).await);
    let path = format!("uploads/{id}");
    client.raw("PATCH", &path, &[tus, ("upload-offset", "0")], Body::from("x")).await.problem(415);
    patch(&client, &id, 7, b"x").await.problem(409);
    patch(&client, &id, 0, &[b'x'; 200]).await.problem(422);
    let deleted = client.raw("DELETE", &path, &[], Body::empty()).await;
    assert_eq!(deleted.status, 204);
    client.raw("DELETE", &path, &[], Body::empty()).await.problem(404);
    let left = std::fs::read_dir(site.dir.path().join("data/uploads")).unwrap().count();
    assert_eq!(left, 0, "no file stays behind");
}

#[tokio::test]
async fn files_go_with_the_case_and_stay_with_drafts() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let (filed, drafted) =
        (upload(&client, "a.pdf", PDF).await, upload(&client, "b.pdf", PDF).await);
    let loose = upload(&client, "c.pdf", PDF).await;
    let mut filing = client.filing(CaseKind::Commitment).await;
    filing.answers.set("rules", &filed);
    let case: Case = client.post("me/cases", &filing).await.read();
    assert_eq!(
        (case.attachments.len(), case.attachments[0].media.as_str()),
        (1, "application/pdf")
    );
    client.raw("DELETE", &format!("uploads/{filed}"), &[], Body::empty()).await.problem(409);
    let content = json!({ "template": "commitment-repair", "answers": { "evidence": drafted } });
    client.send("PUT", "me/drafts/a", &[("if-none-match", "*")], Some(&content)).await;
    site.database().execute("UPDATE uploads SET expires = 0", []).unwrap();
    let clock = platform::clock::Clock::Fixed(today());
    let open = platform::filing::Filing::open(
        &site.store,
        site.store.reader().unwrap(),
        clock,
        Default::default(),
    );
    platform::filing::uploads::clean(&open.unwrap()).await.unwrap();
    let status = async |id: &str| client.get(&format!("attachments/{id}")).await.status;
    assert_eq!(
        (status(&filed).await, status(&drafted).await, status(&loose).await),
        (200, 200, 404)
    );
    let other = site.signed_in(CLEAN).await;
    let mut stolen = other.filing(CaseKind::Commitment).await;
    stolen.answers.set("rules", &drafted);
    assert_eq!(other.post("me/cases", &stolen).await.problem(422).errors[0].pointer, "rules");
}

/// A clamd that finds what it is told to find, for as many files.
fn clamd(answers: &'static [&'static str]) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut sent = Vec::new();
            let mut piece = [0; 4096];
            // The stream ends with a piece of no length.
            while !sent.ends_with(&[0, 0, 0, 0]) {
                let read = stream.read(&mut piece).unwrap();
                sent.extend(&piece[..read]);
            }
            assert!(sent.starts_with(b"zINSTREAM\0") && sent.windows(5).any(|w| w == b"%PDF-"));
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    address
}

#[tokio::test]
async fn a_scanner_is_asked_where_there_is_one() {
    let site = Site::new();
    let mut client = site.signed_in(FOOD).await;
    let scanned = |address: String| {
        let clamd = Some(address);
        site.router_with(today(), platform::filing::Options { clamd, ..Default::default() })
    };
    client.router = scanned(clamd(&["stream: OK\0", "stream: Eicar-Test-Signature FOUND\0"]));
    upload(&client, "a.pdf", PDF).await;
    assert!(refused(&client, "b.pdf", PDF).await.contains("病毒"));
    client.router = scanned("127.0.0.1:9".to_owned());
    let id = id_of(&create(&client, "c.pdf", PDF.len()).await);
    let problem = patch(&client, &id, 0, PDF).await.problem(503);
    assert!(problem.detail.contains("不用重新上传"), "{}", problem.detail);
    client.get(&format!("attachments/{id}")).await.problem(404);
    client.router = scanned(clamd(&["stream: OK\0"]));
    assert_eq!(patch(&client, &id, PDF.len(), b"").await.status, 204, "asked again");
    assert_eq!(client.get(&format!("attachments/{id}")).await.status, 200);
}
