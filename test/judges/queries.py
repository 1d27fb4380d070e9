"""Called by queries.sh: reads what queries.mjs hands on. Judges SQL by sqlglot, and by running it in SQLite."""

import json
import sqlite3
import sys

import sqlglot
from sqlglot import expressions

given = json.load(sys.stdin)
wrong = given["wrong"]


def check(what, fine, why=""):
    global wrong
    wrong += 0 if fine else 1
    print(f"{'ok' if fine else 'WRONG'}: {what}" + ("" if fine else f"\n  {why}"))


literals = set()
for query in given["sql"]:
    for dialect in ("postgres", "sqlite", "trino"):
        parsed = sqlglot.parse(query, dialect=dialect)
        check(f"SQL as {dialect}, one statement: {query[:50]}…", len(parsed) == 1 and isinstance(parsed[0], expressions.Select), parsed)
    literals |= {each.this for each in sqlglot.parse_one(query, dialect="postgres").find_all(expressions.Literal)}
for each in given["indicators"]:
    if each["type"] in ("domain-name", "url", "user-agent", "email-addr", "file:md5", "file:sha256"):
        value = each["value"] if each["type"] == "url" else each["value"].lower()
        check(f"SQL, {each['type']} {each['value']}: a literal of its own", value in literals, sorted(literals))

# By the column of a row: what is to be found, and what is not.
ROWS = {
    "dns_question_name": (["EVIL.example", "cdn.evil.example", "x.b_cher.example"], ["notevil.example", "evil.example.com", "xbocher.example", "a.bxcher.example"]),
    "source_ip": (["198.51.100.23", "203.0.113.200", "2001:db8:f07::1"], ["198.51.100.230", "203.0.11.3", "2001:db9::1"]),
    "file_hash_sha256": (["AB12" * 16], ["ab12" * 15 + "ab13"]),
    "process_hash_md5": (["0123456789abcdef" * 2], ["f" * 32]),
    "url_full": (["http://evil.example/a?b=c'd"], ["http://evil.example/a?b=cd"]),
    "file_path": (["C:\\x\\A_B%C!D.exe", "/tmp/a_b%c!d.exe", "a_b%c!d.exe", 'c:\\users\\public\\run "me".DLL'], ["C:\\x\\axb%c!d.exe", "/tmp/xa_b%c!d.exe", "a_bc!d.exe"]),
    "registry_path": (["HKLM\\SOFTWARE\\Acme\\Run", "HKEY_LOCAL_MACHINE\\Software\\Acme\\Run\\Kelp"], ["HKCU\\Software\\Acme\\Run", "HKLM\\Software\\Acme\\Runner"]),
    "user_agent_original": (["mozilla/5.0 (x; \"y\") \\z 'q' | drop"], ["mozilla/5.0"]),
    "email_to_address": (["O'Hara@mail.example"], ["ohara@mail.example"]),
}
columns = {column for query in given["sql"] for each in sqlglot.parse_one(query, dialect="postgres").find_all(expressions.Column) for column in [each.name]}
database = sqlite3.connect(":memory:")
database.execute(f"CREATE TABLE logs (id INTEGER PRIMARY KEY, {', '.join(f'{column} TEXT' for column in sorted(columns))})")
wanted = set()
for column, (hits, others) in ROWS.items():
    for value in hits + others:
        row = database.execute(f"INSERT INTO logs ({column}) VALUES (?)", (value,)).lastrowid
        if value in hits:
            wanted.add(row)
found = {row[0] for query in given["sql"] for row in database.execute(query)}
named = lambda ids: [dict(zip([d[0] for d in c.description], r)) for i in sorted(ids) for c in [database.execute("SELECT * FROM logs WHERE id = ?", (i,))] for r in c]
shown = lambda ids: [{k: v for k, v in row.items() if v is not None} for row in named(ids)]
check(f"SQL in SQLite: all {len(wanted)} rows are found", wanted <= found, shown(wanted - found))
check("SQL in SQLite: none of the rows near them", found <= wanted, shown(found - wanted))
sys.exit(0 if wrong == 0 else 1)
