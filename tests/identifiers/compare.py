"""Compares the contract's verdicts on 统一社会信用代码 with python-stdnum's, line by line.

Standard input: `CODE 1` or `CODE 0` per line, as `cargo run -p contract --example codes` prints.
"""
import sys

from stdnum.cn import uscc

lines = [line.split() for line in sys.stdin]
if len(lines) < 10_000 or not any(v == "1" for _, v in lines) or not any(v == "0" for _, v in lines):
    sys.exit(f"not a fair comparison: {len(lines)} codes")
wrong = [code for code, verdict in lines if uscc.is_valid(code) != (verdict == "1")]
for code in wrong[:10]:
    print(f"differs: {code}")
print(f"{len(lines)} codes compared, {len(wrong)} differ")
sys.exit(bool(wrong))
