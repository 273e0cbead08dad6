//! What the contract gives as examples can be asked of the embedded platform as it stands.

use crate::common::encode;
use crate::site::Site;
use serde_json::Value;

/// The address of an operation with the examples of its parameters; none if one is lacking that it
/// needs, or if it isn't for everybody or changes something.
fn address(path: &str, operation: &Value) -> Option<String> {
    if operation.get("security").is_some() || operation["responses"].get("200").is_none() {
        return None;
    }
    let (mut path, mut query) = (path.to_owned(), Vec::new());
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let value = parameter["example"].as_str().map(encode);
        match (parameter["in"].as_str().unwrap(), value) {
            ("path", Some(value)) => path = path.replace(&format!("{{{name}}}"), &value),
            ("query", Some(value)) => query.push(format!("{name}={value}")),
            _ if parameter["required"] == true => return None,
            _ => {}
        }
    }
    Some(format!("{}?{}", path.trim_start_matches('/'), query.join("&")))
}

#[tokio::test]
async fn every_example_gets_its_answer() {
    let site = Site::sample();
    let anybody = site.anybody();
    let text = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
    let document: Value = serde_json::from_str(&std::fs::read_to_string(text).unwrap()).unwrap();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let Some(address) = address(path, operation) else { continue };
            let body = &operation["requestBody"]["content"]["application/json"]["example"];
            let answer = match (method.as_str(), body) {
                ("get", _) => anybody.get(&address).await,
                ("post", body) if body.is_object() => anybody.post(&address, body).await,
                _ => continue,
            };
            asked += 1;
            assert_eq!(answer.status, 200, "{address}: {}", String::from_utf8_lossy(&answer.bytes));
            let promised = operation["responses"]["200"]["content"].as_object().unwrap();
            let media = answer.header("content-type").split(';').next().unwrap().to_owned();
            assert!(promised.contains_key(&media), "{address}: {media} instead of {promised:?}");
        }
    }
    assert!(asked >= 25, "only {asked} operations have examples");
}
