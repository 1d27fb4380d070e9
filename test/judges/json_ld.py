"""Expands JSON-LD and compacts it again; called by json-ld.sh."""

import json
import pathlib
import sys

from pyld import jsonld

folder = pathlib.Path(sys.argv[1])
KNOWN = {
    "http://www.w3.org/ns/anno.jsonld": json.loads((folder / "anno.jsonld").read_text(encoding="utf-8")),
    "https://schema.org": json.loads((folder / "schema.jsonld").read_text(encoding="utf-8")),
}


def load(url, _options=None):
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": KNOWN[url.rstrip("/")]}


jsonld.set_document_loader(load)


def names(value):
    """Every property with a value, however it is nested; lists of one count as their item."""
    if isinstance(value, list):
        for each in value:
            yield from names(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in ("@context", "@graph"):
                yield from names(each) if name == "@graph" else ()
                continue
            yield name.lstrip("@")
            yield from names(each)


def terms(value):
    if isinstance(value, list):
        for each in value:
            yield from terms(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from terms(each)


bad = 0
for path in sys.argv[2:]:
    document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    expanded = jsonld.expand(document)
    strange = {term for term in terms(expanded) if not term.startswith("@") and ":" not in term}
    compacted = jsonld.compact(expanded, document["@context"])
    before, after = sorted(names(document)), sorted(names(compacted))
    if strange or before != after:
        bad += 1
        lost = [name for name in set(before) if before.count(name) != after.count(name)]
        print(f"{path}: terms without a meaning: {sorted(strange)}; counts differ: {lost}")
print(f"json-ld: {len(sys.argv) - 2} judged, {bad} faults")
sys.exit(1 if bad else 0)
