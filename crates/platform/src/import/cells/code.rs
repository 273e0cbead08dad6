//! 统一社会信用代码 in a cell.

use contract::Uscc;
use contract::identifier::{Diagnosis, diagnose};

/// Reads a code, or says what is wrong with it and what it probably should be.
pub fn code(raw: &str) -> Result<Uscc, String> {
    match diagnose(raw) {
        Diagnosis::Valid(code) => Ok(code),
        // 9.12104E+17: the spreadsheet kept the code as a number and lost its last digits.
        _ if raw.contains("E+") || raw.contains("e+") => {
            Err("被表格软件当成数字保存，末几位已经丢失，请改成文本格式重新填写".to_owned())
        }
        Diagnosis::NotACode => Err("不是统一社会信用代码".to_owned()),
        Diagnosis::Slip { message, suggestion } => {
            let message = message.trim_end_matches('。');
            Err(match suggestion {
                Some(code) => format!("{message}；是不是 {code}？"),
                None => message.to_owned(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_slip_is_named() {
        assert!(code("91210399MA0TEXT046").is_ok());
        assert!(code("9121O399MA0TEXT046").unwrap_err().contains("是不是 91210399MA0TEXT046？"));
        assert!(code("91210399MA0TEXT045").unwrap_err().contains("校验位不符"));
        assert!(code("9.12104E+17").unwrap_err().contains("文本格式"));
        assert!(code("示例").unwrap_err().contains("不是统一社会信用代码"));
    }
}
