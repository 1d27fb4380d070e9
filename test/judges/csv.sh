#!/bin/sh
# Has CSV read by Python's parser in its strict mode: every record has as many fields as the header, every line ends
# as RFC 4180 says, and no cell begins as a formula would.
#
#   test/judges/csv.sh file.csv [...]
#
# Exit: 0 all valid, 1 a file is not, 2 called wrongly, 77 there is no python3.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 file.csv [...]" >&2; exit 2; }
command -v python3 >/dev/null 2>&1 || { echo 'csv: not judged, python3 is not there' >&2; exit 77; }
exec python3 -I - "$@" <<'PYTHON'
import csv
import io
import sys

bad = rows = 0
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    text = data.decode("utf-8")
    outside = text.split('"')[::2]
    if any("\n" in part.replace("\r\n", "") for part in outside) or not data.endswith(b"\r\n"):
        bad += 1
        print(f"{path}: a record does not end with CRLF")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    rows += len(read)
    for number, row in enumerate(read):
        if len(row) != len(read[0]):
            bad += 1
            print(f"{path}: record {number} has {len(row)} fields")
        if any(cell[:1] in "=+-@\t\r" for cell in row if cell):
            bad += 1
            print(f"{path}: record {number} has a cell that a spreadsheet would run")
print(f"csv: {len(sys.argv) - 1} files, {rows} records, {bad} faults")
sys.exit(1 if bad else 0)
PYTHON
