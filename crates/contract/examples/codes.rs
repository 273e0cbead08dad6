//! Prints generated codes with what this crate says of them (`1` valid, `0` not), for comparison
//! with an independent implementation: `cargo run -p contract --example codes -- 10000`.

use contract::identifier::{ALPHABET, Uscc};

fn main() {
    let count: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1000);
    let mut state = 20_261_122_u64;
    let mut next = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for n in 0..count {
        let mut code: Vec<u8> = (0..17)
            .map(|i| match i {
                // The other implementation knows no letters in the first two places.
                0..8 => b'0' + next(10) as u8,
                _ => ALPHABET[next(31) as usize],
            })
            .collect();
        // Half of them get the check character that fits, the others one at random.
        let fitting = ALPHABET.iter().copied().find(|c| {
            let text = String::from_utf8_lossy(&[code.as_slice(), &[*c]].concat()).into_owned();
            Uscc::parse(&text).is_some()
        });
        let random = ALPHABET[next(31) as usize];
        code.push(if n % 2 == 0 { fitting.unwrap_or(random) } else { random });
        let text = String::from_utf8_lossy(&code);
        println!("{text} {}", u8::from(Uscc::parse(&text).is_some()));
    }
}
