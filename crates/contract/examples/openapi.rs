//! Prints `openapi.json`: `cargo run -p contract --features openapi --example openapi`.

fn main() {
    println!("{}", contract::openapi::json());
}
