"""Runs rules over events by pySigma's SQLite backend and compares; called by sigma-matcher.sh, our answers on stdin."""

import json
import re
import sqlite3
import sys

from sigma.backends.sqlite import sqliteBackend
from sigma.collection import SigmaCollection


def stored(events: list[dict], fields: list[str], absent: str | None) -> tuple[sqlite3.Connection, str]:
    """The events as a table, and how a column for what no event has is declared."""
    database = sqlite3.connect(":memory:")
    database.execute(f"create table logs ({', '.join(f'`{name}`' for name in fields)})")
    marks = ", ".join("?" for _ in fields)
    for event in events:
        database.execute(f"insert into logs values ({marks})", [event.get(name, absent) for name in fields])
    return database, "" if absent is None else "default ''"


def matched(queries: list[str], database: sqlite3.Connection, default: str) -> set[int]:
    found = set()
    for query in queries:
        query = query.replace("<TABLE_NAME>", "logs").replace("SELECT *", "SELECT rowid", 1)
        found |= {row[0] - 1 for row in answered(database, query, default)}
    return found


def answered(database: sqlite3.Connection, query: str, default: str) -> list[tuple[int]]:
    """A field that no event has is an empty column."""
    while True:
        try:
            return database.execute(query).fetchall()
        except sqlite3.OperationalError as error:
            missing = re.fullmatch(r"no such column: (.+)", str(error))
            if missing is None:
                raise
            database.execute(f"alter table logs add column `{missing[1]}` {default}")


def main() -> int:
    told = json.load(sys.stdin)
    events = told["events"]
    fields = sorted({name for event in events for name in event})
    stores = [stored(events, fields, absent) for absent in (None, "")]
    agreed = unjudged = 0
    differing = []
    for rule in told["rules"]:
        try:
            queries = sqliteBackend().convert(SigmaCollection.from_yaml(rule["text"]))
            found, found_empty = (sorted(matched(queries, *store)) for store in stores)
        except Exception:
            # What the backend does not do: nothing to compare with.
            unjudged += 1
            continue
        # SQL takes neither “x” nor “not x” for true of what is not there; we take “not x” for true.
        if rule["matched"] in (found, found_empty):
            agreed += 1
        else:
            differing.append((rule["text"], found, rule["matched"]))
    for text, theirs, ours in differing[:20]:
        print(f"{text}\n  pySigma: {theirs}\n  ours:    {ours}")
    print(f"{agreed} rules agree, {len(differing)} differ, {unjudged} not judged, of {told['seen']}")
    return 1 if differing or agreed == 0 else 0


sys.exit(main())
