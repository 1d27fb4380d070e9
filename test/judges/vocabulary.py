"""Holds JSON-LD to the vocabularies it is written in, as their makers publish them; called by json-ld.sh."""

import importlib.util
import json
import pathlib
import re
import sys

SCHEMA = json.loads((pathlib.Path(importlib.util.find_spec("rocrate").origin).parent / "data" / "schema.jsonld").read_text(encoding="utf-8"))
KNOWN = {each["@id"][7:]: each for each in SCHEMA["@graph"] if each["@id"].startswith("schema:")}
OA = set(re.findall(r"^<http://www\.w3\.org/ns/oa#(\w+)>", pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), re.M))
# What the context of Web Annotation calls otherwise, or takes from vocabularies beside its own (section 3 of the model).
RENAMED = {"body": "hasBody", "target": "hasTarget", "selector": "hasSelector", "source": "hasSource", "state": "hasState", "motivation": "motivatedBy"}
BESIDE = {"id", "type", "creator", "generator", "generated", "value", "format", "language", "label", "total", "first", "items", "partOf", "startIndex", "rights", "name"}
CLASSES_BESIDE = {"AnnotationCollection", "AnnotationPage", "Software", "Person", "Organization"}
DEMANDED = {"TextQuoteSelector": {"exact"}, "TextPositionSelector": {"start", "end"}, "SpecificResource": {"source"}, "Annotation": {"id", "target"}}


def listed(value):
    return value if isinstance(value, list) else [value]


def refs(node, name):
    return {each["@id"].split(":")[-1] for each in listed(node.get(name, []))}


def above(kind):
    """A class with all it is a kind of."""
    found, waiting = set(), [kind]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += refs(KNOWN.get(one, {}), "rdfs:subClassOf")
    return found


def schema_faults(node):
    kind = node.get("@type")
    if kind not in KNOWN:
        yield f"schema.org has no class {kind}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        known = KNOWN.get(name, {})
        if not refs(known, "schema:domainIncludes") & above(kind):
            yield f"{kind} has no property {name}"
        ranges = refs(known, "schema:rangeIncludes")
        for each in listed(value):
            if isinstance(each, dict):
                if not ranges & above(each.get("@type", "")):
                    yield f"{kind}.{name} may not be a {each.get('@type')}"
                yield from schema_faults(each)
            elif isinstance(each, str) and not ranges & {"Text", "URL", "Date", "DateTime"}:
                yield f"{kind}.{name} may not be a text"


def annotation_faults(node):
    kind = node.get("type")
    if kind not in OA | CLASSES_BESIDE:
        yield f"no class {kind}"
    for name in DEMANDED.get(kind, set()) - set(node):
        yield f"{kind} without {name}"
    if kind == "Annotation" and node.get("motivation") not in OA:
        yield f"no motivation {node.get('motivation')}"
    if kind == "TextPositionSelector" and not 0 <= node["start"] < node["end"]:
        yield "a position that is none"
    for name, value in node.items():
        if name != "@context" and RENAMED.get(name, name) not in OA | BESIDE:
            yield f"no term {name}"
        for each in listed(value):
            if isinstance(each, dict):
                yield from annotation_faults(each)


bad = nodes = 0
for path in sys.argv[2:]:
    document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    isSchema = "schema.org" in document["@context"]
    graph = document.get("@graph", []) if isSchema else [document]
    nodes += len(graph) if isSchema else document["total"]
    for node in graph:
        for fault in schema_faults(node) if isSchema else annotation_faults(node):
            bad += 1
            print(f"{path}: {fault}")
print(f"vocabularies (schema.org {len(KNOWN)} terms, Web Annotation {len(OA)}): {len(sys.argv) - 2} files, {nodes} records, {bad} faults")
sys.exit(1 if bad else 0)
