"""Has feeds read by the readers of others and compares what arrived; called by feeds.sh."""

import copy
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

import feedparser
import jsonschema
from jsonfeedvalidator.schema import SCHEMA

ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"


def xml_faults(path):
    data = pathlib.Path(path).read_bytes()
    root = ElementTree.fromstring(data)
    feed = feedparser.parse(data)
    if feed.bozo:
        yield f"feedparser: {feed.bozo_exception}"
    written = root.findall(f"{ATOM}entry") or root.findall("channel/item")
    if len(feed.entries) != len(written) or not written:
        yield f"{len(feed.entries)} of {len(written)} entries arrived"
    if not feed.feed.get("title") or not feed.feed.get("updated_parsed"):
        yield "the feed has no title, or no time that could be read"
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) != len(ids) or not all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each or "") for each in ids):
        yield f"ids: {ids}"
    for entry, raw in zip(feed.entries, written):
        told = entry.get("summary") or entry["content"][0]["value"]
        text = raw.findtext(f"{ATOM}content") or re.sub(r"</?p>", "\n", raw.findtext("description") or "")
        words = re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))
        if not words or len(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", told))) < len(words):
            yield f"{entry.id}: not all of its text arrived"
        if not entry.get("published_parsed") or not entry.get("title"):
            yield f"{entry.id}: no title, or no time that could be read"
        tags = len(raw.findall(f"{ATOM}category") or raw.findall("category"))
        if len(entry.get("tags", [])) != tags:
            yield f"{entry.id}: {len(entry.get('tags', []))} of {tags} categories arrived"
        if (raw.find(f"{ATOM}author") is not None or raw.find(f"{DC}creator") is not None) and not entry.get("author"):
            yield f"{entry.id}: its author did not arrive"


def json_faults(path):
    feed = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    # The schema is of version 1; 1.1 has a list of authors where that has one, and the rest is the same.
    older = copy.deepcopy(feed)
    for each in [older, *older["items"]]:
        authors = each.pop("authors", None)
        if authors:
            each["author"] = authors[0]
    checker = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    for error in checker.iter_errors(older):
        yield f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


bad = entries = 0
for name in sys.argv[1:]:
    for fault in json_faults(name) if name.endswith(".json") else xml_faults(name):
        bad += 1
        print(f"{name}: {fault}")
print(f"feed readers (feedparser {feedparser.__version__}, jsonfeedvalidator): {len(sys.argv) - 1} read, {bad} faults")
sys.exit(1 if bad else 0)
