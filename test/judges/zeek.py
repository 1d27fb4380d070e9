"""Judges files for Zeek's intelligence framework; called by zeek.sh as: FILE [...]."""

import contextlib
import io
import ipaddress
import pathlib
import re
import sys
import tempfile
from email.headerregistry import Address

import idna
import validators
from zat.zeek_log_reader import ZeekLogReader

FIELDS = ["indicator", "indicator_type", "meta.source", "meta.desc", "meta.url"]


def domain(value):
    # Zeek compares names as DNS carries them.
    return value == value.lower() and bool(validators.domain(value, rfc_2782=True)) and bool(idna.decode(value.replace("_", "")))


def url(value):
    # Compared without its scheme; white space would not stand in a request.
    return "://" not in value.split("/")[0] and not re.search(r"\s", value) and bool(validators.url(f"http://{value}".replace("|", "%7C")))


KINDS = {
    "Intel::ADDR": lambda value: bool(ipaddress.ip_address(value)),
    "Intel::SUBNET": lambda value: bool(ipaddress.ip_network(value, strict=True)),
    "Intel::DOMAIN": domain,
    "Intel::URL": url,
    "Intel::EMAIL": lambda value: bool(Address(addr_spec=value).domain),
    "Intel::FILE_HASH": lambda value: re.fullmatch(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", value) is not None,
    "Intel::FILE_NAME": lambda value: value != "-",
    "Intel::SOFTWARE": lambda value: value != "-",
}


def faults(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    lines = text.split("\n")
    header = next((index for index, line in enumerate(lines) if line.startswith("#fields")), None)
    if header is None:
        return ["no #fields"], 0
    # Logs name types in a second line, and the reader of logs wants one.
    lines.insert(header + 1, "#types\tstring\tenum\tstring\tstring\tstring")
    with tempfile.NamedTemporaryFile("w", suffix=".log", encoding="utf-8") as log, contextlib.redirect_stdout(io.StringIO()):
        log.write("\n".join(lines))
        log.flush()
        reader = ZeekLogReader(log.name, strict=True)
        rows = list(reader.readrows())
    found = [] if reader.field_names == FIELDS else [f"the fields are {reader.field_names}"]
    stated = re.match(r"# Zeek intelligence file; (\d+) value", text)
    if stated is None or int(stated[1]) != len(rows):
        found.append(f"{len(rows)} rows are read, and the file says otherwise")
    for row in rows:
        found += row_faults(row)
    for line in text.split("\n"):
        if line and not line.startswith("#") and line.count("\t") != len(FIELDS) - 1:
            found.append(f"no row of {len(FIELDS)} fields: {line[:80]!r}")
    return found, len(rows)


def row_faults(row):
    for name, value in row.items():
        # Zeek's reader undoes `\xHH` and leaves no other backslash.
        if re.sub(r"\\x[0-9a-f]{2}", "", value).count("\\"):
            yield f"{name} has a bare backslash: {value[:80]!r}"
        if value == "" or re.search(r"[\x00-\x1f\x7f]", value):
            yield f"{name} is empty or has a control character: {value[:80]!r}"
    judge = KINDS.get(row.get("indicator_type"))
    value = re.sub(r"\\x([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), row["indicator"])
    try:
        good = judge is not None and judge(value)
    except (ValueError, idna.IDNAError):
        good = False
    if not good:
        yield f"no {row.get('indicator_type')}: {value[:80]!r}"


bad = 0
many = 0
for path in sys.argv[1:]:
    found, rows = faults(path)
    many += rows
    for fault in found:
        bad += 1
        print(f"{path}: {fault}")
print(f"zeek: zat reads {many} rows of {len(sys.argv) - 1} files; {bad} faults")
sys.exit(1 if bad or many == 0 else 0)
