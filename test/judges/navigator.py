"""Loads layers with MITRE's reader and compares what it understood with what the file says; called by navigator.sh."""

import contextlib
import io
import json
import sys

from mitreattack.navlayers import Layer


def faults(path):
    with open(path, encoding="utf-8") as file:
        wanted = json.load(file)
    said = io.StringIO()
    # It prints what it does not like, and goes on.
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        layer = Layer(json.dumps(wanted), strict=True)
    yield from said.getvalue().splitlines()
    got = layer.to_dict()
    if got["versions"]["layer"] != "4.5":
        yield f"layer version {got['versions']['layer']}"
    if got["domain"] != wanted["domain"]:
        yield f"domain {got['domain']}"
    # The links are read, but its writer leaves them out.
    got["links"] = layer.layer.links or []
    got.setdefault("techniques", [])
    for name in ("techniques", "metadata", "links", "gradient"):
        size = len(got.get(name, []))
        if size != len(wanted[name]):
            yield f"{name}: {size} of {len(wanted[name])} arrived"
    for ours, theirs in zip(wanted["techniques"], got["techniques"]):
        for name in ("techniqueID", "score", "comment"):
            if ours.get(name) != theirs.get(name):
                yield f"{ours['techniqueID']}: {name} arrived as {theirs.get(name)!r}"


bad = 0
techniques = coloured = 0
for path in sys.argv[1:]:
    for fault in faults(path):
        bad += 1
        print(f"{path}: {fault}")
    with open(path, encoding="utf-8") as file:
        for technique in json.load(file)["techniques"]:
            techniques += 1
            coloured += "score" in technique
print(f"navigator: {len(sys.argv) - 1} layers, {techniques} techniques, {coloured} coloured, {bad} faults")
sys.exit(1 if bad else 0)
