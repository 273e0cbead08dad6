//! The committed openapi.json says what the types say.
#![cfg(feature = "openapi")]

#[test]
fn openapi_json_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(
        committed.trim_end() == contract::openapi::json(),
        "openapi.json is stale: run `cargo xtask openapi`"
    );
}

#[test]
fn every_reference_leads_to_a_schema() {
    let text = contract::openapi::json();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let references: Vec<_> =
        text.split("#/components/schemas/").skip(1).filter_map(|t| t.split('"').next()).collect();
    assert!(references.len() > 20);
    for name in references {
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
}
