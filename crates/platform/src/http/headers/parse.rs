//! Reading headers.txt. `cargo xtask dist` compiles this file too, so it needs nothing but std.

/// What the file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// Name and value of each header that goes with every answer.
    pub always: Vec<(String, String)>,
    /// Those that go with pages.
    pub pages: Vec<(String, String)>,
    /// Those that go with all other answers instead.
    pub others: Vec<(String, String)>,
    /// Those that go with everything under `/embed/`, in place of others of the same name.
    pub embed: Vec<(String, String)>,
    /// Those that go with `/sw.js`, likewise.
    pub worker: Vec<(String, String)>,
    /// Those that only make sense over HTTPS.
    pub https: Vec<(String, String)>,
}

/// Reads the file. The error names the line that makes no sense.
pub fn parse(text: &str) -> Result<Headers, String> {
    let mut headers = Headers::default();
    let mut section = None;
    for line in text.lines() {
        let wrong = || format!("headers.txt：看不懂这一行：{line}");
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if content.starts_with('[') {
            section = match content {
                "[always]" => Some(&mut headers.always),
                "[pages]" => Some(&mut headers.pages),
                "[others]" => Some(&mut headers.others),
                "[embed]" => Some(&mut headers.embed),
                "[worker]" => Some(&mut headers.worker),
                "[https]" => Some(&mut headers.https),
                _ => return Err(wrong()),
            };
            continue;
        }
        let Some(list) = section.as_mut() else { return Err(wrong()) };
        if line.starts_with(char::is_whitespace) {
            let (_, value) = list.last_mut().ok_or_else(wrong)?;
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(content);
        } else {
            let (name, value) = content.split_once(':').ok_or_else(wrong)?;
            list.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_comments_and_continued_lines() {
        let text = "# why\n[always]\nA: one\nB:\n  two;\n # inside\n  three\n\n[https]\nC: x:y\n\
            [pages]\nD: 1\n[others]\nD: 2\n[embed]\nE: 3\n[worker]\nF: 4\n";
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let expected = Headers {
            always: vec![pair("A", "one"), pair("B", "two; three")],
            pages: vec![pair("D", "1")],
            others: vec![pair("D", "2")],
            embed: vec![pair("E", "3")],
            worker: vec![pair("F", "4")],
            https: vec![pair("C", "x:y")],
        };
        assert_eq!(parse(text), Ok(expected));
    }

    #[test]
    fn nonsense_is_named() {
        for text in ["A: before any section", "[always]\n no header yet", "[always]\nA", "[tls]"] {
            let last = text.lines().last().unwrap_or_default();
            assert!(parse(text).is_err_and(|error| error.ends_with(last)), "{text}");
        }
    }
}
