"""Hands STIX bundles to their receivers' own code; called by consumers.sh."""

import contextlib
import io
import json
import pathlib
import sys
from collections import Counter

judge, paths = sys.argv[1], sys.argv[2:]
SCOS = {"ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr", "mac-addr", "file", "directory", "mutex",
        "windows-registry-key", "autonomous-system", "x509-certificate", "user-account"}
counts = Counter()


def stix2_faults(path, bundle):
    import stix2
    from stix2patterns.validator import run_validator

    for each in bundle["objects"]:
        if each["type"] in SCOS:
            bare = {name: value for name, value in each.items() if name != "id"}
            other = stix2.parse(bare, allow_custom=False, version="2.1").id
            counts["ids"] += 1
            if other != each["id"]:
                yield f"{each['id']} is {other} to python-stix2"
        if each["type"] == "indicator" and each["pattern_type"] == "stix":
            counts["patterns"] += 1
            yield from (f"{each['id']}: {fault}" for fault in run_validator(each["pattern"], stix_version="2.1"))


def misp_faults(path, bundle):
    from misp_stix_converter import ExternalSTIX2toMISPParser
    from stix2 import parse

    parser = ExternalSTIX2toMISPParser()
    parser.load_stix_bundle(parse(bundle, allow_custom=True))
    parser.parse_stix_bundle()
    events = parser.misp_events
    events = events if isinstance(events, list) else [events]
    notes = set()
    for event in events:
        counts["attributes"] += len(event.attributes) + sum(len(each.attributes) for each in event.objects)
        counts["objects"] += len(event.objects)
        counts["galaxies"] += len(event.galaxies)
        for holder in [event, *event.attributes, *event.objects, *(a for o in event.objects for a in o.attributes)]:
            notes |= {each.note for each in getattr(holder, "notes", None) or []}
            counts["opinions"] += len(getattr(holder, "opinions", None) or [])
    counts["indicators sent"] += sum(each["type"] == "indicator" for each in bundle["objects"])
    sent = {each["content"] for each in bundle["objects"] if each["type"] == "note" and not each.get("revoked")}
    counts["notes sent"] += len(sent)
    counts["notes arrived"] += len(sent & notes)
    counts["opinions sent"] += sum(each["type"] == "opinion" for each in bundle["objects"])
    # An opinion is on a note or a relationship, which MISP has no records of; what denies is a note as well. It would
    # arrive if it stood on the report, and there it would disagree with all of it.
    if sent - notes:
        yield f"{len(sent - notes)} of {len(sent)} notes did not arrive"
    for fault in (each for faults in parser.errors.values() for each in faults):
        # MISP's importer has no place for what analysts say; its counts tell how much of it is lost.
        if fault.startswith("Unknown STIX object type: "):
            counts[f"of a kind it does not know ({fault.rsplit(' ', 1)[1]})"] += 1
        else:
            yield f"misp-stix: {fault}"


# What OpenCTI's server refuses ("The relationship type … is not allowed between …"): it has the specification's rows for
# these kinds and no others, and takes `related-to` between any two.
ENDS = {
    "attributed-to": {("campaign", "intrusion-set"), ("campaign", "threat-actor"), ("intrusion-set", "threat-actor")},
    "based-on": {("indicator", each) for each in SCOS},
}


def pycti_faults(path, bundle):
    from pycti import OpenCTIStix2Splitter

    known = {each["id"] for each in bundle["objects"]}
    for each in bundle["objects"]:
        if each["type"] == "relationship" and each["relationship_type"] != "related-to":
            ends = tuple(each[name].split("--")[0] for name in ("source_ref", "target_ref"))
            counts["relationships"] += 1
            if ends not in ENDS.get(each["relationship_type"], ()):
                yield f"{each['id']}: {each['relationship_type']} is not allowed between {' and '.join(ends)}"
    for each in bundle["objects"]:
        refs = [(n, r) for n, v in each.items() if n.endswith(("_ref", "_refs")) for r in (v if isinstance(v, list) else [v])]
        yield from (f"{each['id']}: {name} leads nowhere: {ref}" for name, ref in refs if ref not in known)
        if each["type"] == "indicator" and not each.get("pattern_type"):
            yield f"{each['id']} has no pattern_type"
        if each["type"] in ("report", "note", "opinion") and not each.get("object_refs"):
            yield f"{each['id']} holds nothing"
    # Expectations, what it could not take, and the bundles it makes.
    split = OpenCTIStix2Splitter().split_bundle_with_expectations(bundle, use_json=False)
    arrived = [each for part in split[2] for each in part["objects"]]
    counts["objects sent"] += len(known)
    counts["objects ingested"] += len(arrived)
    lost = {each for each in known if each not in {one["id"] for one in arrived}}
    # OpenCTI has no object for these: it reads them along with others.
    lost = {each for each in lost if not each.startswith("extension-definition")}
    if lost:
        counts["left out by the splitter"] += len(lost)
        yield f"pycti leaves out {sorted(lost)[:5]}"


FAULTS = {"stix2": stix2_faults, "misp-stix": misp_faults, "pycti": pycti_faults}
bad = 0
for path in paths:
    bundle = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        faults = list(FAULTS[judge](path, bundle))
    for fault in faults:
        bad += 1
        print(f"{path}: {fault}")
told = ", ".join(f"{many} {name}" for name, many in counts.items())
print(f"{judge}: {len(paths)} bundles, {told}; {bad} faults")
sys.exit(1 if bad else 0)
