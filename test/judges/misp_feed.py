"""Compares a static MISP feed with what PyMISP makes of its events; called by misp-feed.sh."""

import json
import logging
import pathlib
import sys

from pymisp import MISPEvent

warned = []
handler = logging.Handler(logging.WARNING)
handler.emit = lambda record: warned.append(record.getMessage())
logging.getLogger().addHandler(handler)
logging.getLogger("pymisp").addHandler(handler)


def bare(event):
    """Without what `to_feed` does not know, and without the order of names."""
    parts = event["Attribute"] + [a for o in event["Object"] for a in o["Attribute"]]
    for part in parts:
        part.pop("Note", None)
        part.pop("Opinion", None)
        part.pop("object_relation", None)
    return event


def plain(value):
    return json.loads(json.dumps(value, default=str))


def faults(folder, counts):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    events = {path.stem for path in folder.glob("*.json")} - {"manifest"}
    if events != set(manifest) or not manifest:
        yield f"the manifest names {len(manifest)} events, the folder has {len(events)}"
    lines = set((folder / "hashes.csv").read_text(encoding="utf-8").split())
    expected = set()
    for uuid, entry in manifest.items():
        path = folder / f"{uuid}.json"
        raw = json.loads(path.read_text(encoding="utf-8"))
        event = MISPEvent()
        event.load_file(path)
        feed = plain(event.to_feed(with_meta=True)["Event"])
        feed.pop("_hashes")
        for name, value in bare(raw["Event"]).items():
            if bare(feed).get(name) != value:
                yield f"{uuid}: {name} is not as to_feed has it"
        if set(feed) - {"_manifest"} != set(raw["Event"]):
            yield f"{uuid}: {set(feed) ^ set(raw['Event'])}"
        made = plain(event.manifest)[uuid]
        if {**made, "timestamp": int(made["timestamp"]), "analysis": int(made["analysis"]), "threat_level_id": int(made["threat_level_id"])} != entry:
            yield f"{uuid}: the manifest has another entry"
        parts = event.attributes + [a for o in event.objects for a in o.attributes]
        for part in parts:
            if not part.get("deleted"):
                expected |= {f"{digest},{uuid}" for digest in part.hash_values("md5")}
        counts["events"] = counts.get("events", 0) + 1
        counts["attributes"] = counts.get("attributes", 0) + len(parts)
        counts["deleted"] = counts.get("deleted", 0) + sum(bool(p.get("deleted")) for p in parts)
    if lines != expected:
        yield f"hashes.csv: {len(lines - expected)} too many, {len(expected - lines)} missing"


bad = 0
counts = {}
for name in sys.argv[1:]:
    for fault in faults(pathlib.Path(name), counts):
        bad += 1
        print(f"{name}: {fault}")
for words in warned:
    print(f"warning: {words}")
told = ", ".join(f"{many} {name}" for name, many in counts.items())
print(f"misp-feed: {len(sys.argv) - 1} feeds, {told}; {bad} faults, {len(warned)} warnings")
sys.exit(1 if bad or warned else 0)
