"""Runs the same rules over the same files by YARA and by YARA-X and compares; called by yara-matcher.sh, our answers on
stdin. Rules are compiled as one source, as ours of one report are."""

import json
import sys

import yara
import yara_x

MOST_STRINGS = 100  # of a hit, in our answer

told = json.load(sys.stdin)
refused = {int(number) for number in told["refused"]}
rules = [text for number, text in enumerate(told["rules"]) if number not in refused]


def kept(strings):
    """The first hundred, as ours are."""
    return sorted(strings)[:MOST_STRINGS]


def by_yara():
    compiled = yara.compile(source="\n".join(rules))
    for file in told["files"]:
        # An empty file is none to YARA's mmap; its bytes are.
        with open(file, "rb") as opened:
            data = opened.read()
        for match in compiled.match(data=data):
            found = [(i.offset, i.matched_length, s.identifier) for s in match.strings for i in s.instances]
            yield file, match.rule, len(found), kept(found)


def by_yara_x():
    compiled = yara_x.compile("\n".join(rules))
    for file in told["files"]:
        with open(file, "rb") as opened:
            data = opened.read()
        for rule in compiled_scan(compiled, data):
            found = [(m.offset, m.length, p.identifier) for p in rule.patterns for m in p.matches]
            yield file, rule.identifier, len(found), kept(found)


def compiled_scan(compiled, data):
    return yara_x.Scanner(compiled).scan(data).matching_rules


ours = {
    (hit["file"], told["names"][hit["rule"]]): (
        hit["stringCount"],
        sorted((s["offset"], s["length"], s["identifier"]) for s in hit["strings"]),
    )
    for hit in told["hits"]
}
assert len(told["rules"]) > len(refused), "no rule was run"


def agrees(name, theirs, mine, rule):
    if theirs == mine:
        return True
    # YARA looks for a string that is only asked `at` an offset at that offset alone, and tells of no other.
    text = next(text for text, other in zip(told["rules"], told["names"]) if other == rule)
    return name == "yara" and " at " in text and None not in (theirs, mine) and set(theirs[1]) <= set(mine[1])


failures = 0
for name, judge in (("yara", by_yara), ("yara-x", by_yara_x)):
    theirs = {(file, rule): (count, strings) for file, rule, count, strings in judge()}
    print(f"{name}: {len(rules)} rules, {len(told['files'])} files, {len(theirs)} matches, ours {len(ours)}")
    for place in sorted(theirs.keys() | ours.keys()):
        if not agrees(name, theirs.get(place), ours.get(place), place[1]):
            failures += 1
            print(f"  {place[1]} in {place[0]}: {name} {str(theirs.get(place))[:200]}, ours {str(ours.get(place))[:200]}")
for number, why in list(told["refused"].items())[:20]:
    print(f"not run: {told['names'][int(number)]}: {why}")
if not ours:
    sys.exit("nothing matched, so nothing was judged")
sys.exit(1 if failures else 0)
