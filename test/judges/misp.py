"""Loads MISP events with PyMISP and counts what arrives; called by misp.sh."""

import json
import logging
import pathlib
import sys

import pymisp
from pymisp import MISPEvent, MISPObject

warned = []
handler = logging.Handler(logging.WARNING)
handler.emit = lambda record: warned.append(record.getMessage())
logging.getLogger().addHandler(handler)
logging.getLogger("pymisp").addHandler(handler)

data = pathlib.Path(pymisp.__file__).parent / "data"
types = json.loads((data / "describeTypes.json").read_text())["result"]
allowed = types["category_type_mappings"]


def attribute_faults(attribute):
    if attribute["type"] not in allowed.get(attribute["category"], []):
        yield f"{attribute['type']} may not stand in {attribute['category']}"
    if not attribute["value"].strip():
        yield f"{attribute['type']} {attribute['uuid']} is empty"
    if attribute["to_ids"] and attribute["type"] in ("text", "link", "threat-actor", "vulnerability"):
        yield f"{attribute['type']} is no indicator"


def object_faults(raw):
    template = json.loads((data / "misp-objects" / "objects" / raw["name"] / "definition.json").read_text())
    if (raw["template_uuid"], raw["template_version"]) != (template["uuid"], str(template["version"])):
        yield f"object {raw['name']} is of another template"
    relations = [attribute["object_relation"] for attribute in raw["Attribute"]]
    for attribute in raw["Attribute"]:
        known = template["attributes"].get(attribute["object_relation"])
        if known is None or known["misp-attribute"] != attribute["type"]:
            yield f"object {raw['name']} has no {attribute['object_relation']} of type {attribute['type']}"
        elif relations.count(attribute["object_relation"]) > 1 and not known.get("multiple"):
            yield f"object {raw['name']} has {attribute['object_relation']} twice"
    needed = template.get("requiredOneOf", [])
    if needed and not set(needed) & set(relations):
        yield f"object {raw['name']} has none of {needed}"
    # PyMISP's own reading of the template.
    strict = MISPObject(raw["name"], strict=True)
    strict.from_dict(**{name: value for name, value in raw.items() if name not in ("Attribute", "name")})
    for attribute in raw["Attribute"]:
        strict.add_attribute(**attribute)
    strict._validate()


def analyst_data(attributes):
    return sum(len(a.get("Note", [])) for a in attributes), sum(len(a.get("Opinion", [])) for a in attributes)


def faults(path, counts):
    raw = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["Event"]
    event = MISPEvent()
    event.load_file(path)
    flat = raw["Attribute"] + [a for o in raw["Object"] for a in o["Attribute"]]
    uuids = [a["uuid"] for a in flat] + [o["uuid"] for o in raw["Object"]]
    if len(set(uuids)) != len(uuids):
        yield "a uuid stands twice"
    for attribute in flat:
        yield from attribute_faults(attribute)
    for each in raw["Object"]:
        yield from object_faults(each)
    feed = event.to_feed(with_meta=False)["Event"]
    for name in ("Attribute", "Object", "Tag"):
        if len(feed.get(name, [])) != len(raw[name]):
            yield f"{name}: {len(feed.get(name, []))} of {len(raw[name])} in the feed"
    if analyst_data(event.to_dict().get("Attribute", [])) != analyst_data(raw["Attribute"]):
        yield f"notes, opinions: {analyst_data(event.to_dict().get('Attribute', []))} of {analyst_data(raw['Attribute'])} arrived"
    notes, opinions = analyst_data(raw["Attribute"])
    for name, many in (("attributes", len(raw["Attribute"])), ("to_ids", sum(a["to_ids"] for a in flat)),
                       ("objects", len(raw["Object"])), ("tags", len(raw["Tag"])), ("notes", notes), ("opinions", opinions)):
        counts[name] = counts.get(name, 0) + many


bad = 0
counts = {}
for path in sys.argv[1:]:
    try:
        for fault in faults(path, counts):
            bad += 1
            print(f"{path}: {fault}")
    except Exception as error:  # PyMISP has many errors, and any of them is a refusal
        bad += 1
        print(f"{path}: {type(error).__name__}: {error}")
for words in warned:
    print(f"warning: {words}")
told = ", ".join(f"{many} {name}" for name, many in counts.items())
print(f"misp: {len(sys.argv) - 1} events, {told}; {bad} faults, {len(warned)} warnings")
sys.exit(1 if bad or warned else 0)
