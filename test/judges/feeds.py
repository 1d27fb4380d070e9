"""Validates feeds with W3C's feedvalidator; called by feeds.sh."""

import json
import pathlib
import re
import sys
from datetime import datetime

sys.path.insert(0, sys.argv[1])
import feedvalidator  # noqa: E402
from feedvalidator import compatibility  # noqa: E402
from feedvalidator.formatter.text_plain import Formatter  # noqa: E402

# A file has no address, so the link to itself cannot be compared with one.
NO_FAULT = {"SelfDoesntMatchLocation", "MissingSelf"}


def xml_faults(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    events = feedvalidator.validateString(text, firstOccurrenceOnly=0, base="https://desk.example/")["loggedEvents"]
    events = [e for e in compatibility.AA(events) if type(e).__name__ not in NO_FAULT]
    # RFC 6721 is younger than what it knows of namespaces.
    return [each for each in Formatter(events) if "purl.org/atompub/tombstones" not in str(each)]


def instant(value):
    return isinstance(value, str) and re.search(r"(Z|[+-]\d\d:\d\d)$", value) and datetime.fromisoformat(value.replace("Z", "+00:00"))


def json_faults(path):
    feed = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "version"
    if not isinstance(feed.get("title"), str) or not isinstance(feed.get("items"), list):
        yield "title and items must be there"
    ids = [item.get("id") for item in feed["items"]]
    if not all(isinstance(each, str) and each for each in ids) or len(set(ids)) != len(ids):
        yield "ids must be distinct texts"
    for item in feed["items"]:
        if "content_text" not in item and "content_html" not in item:
            yield f"{item['id']} has no content"
        for name in ("date_published", "date_modified"):
            if name in item and not instant(item[name]):
                yield f"{name} of {item['id']} is no RFC 3339 instant"
        for author in item.get("authors", []):
            if not {"name", "url", "avatar"} & set(author):
                yield f"an author of {item['id']} has no property"


bad = 0
for name in sys.argv[2:]:
    for fault in json_faults(name) if name.endswith(".json") else xml_faults(name):
        bad += 1
        print(f"{name}: {fault}")
print(f"feeds: {len(sys.argv) - 2} judged, {bad} faults")
sys.exit(1 if bad else 0)
