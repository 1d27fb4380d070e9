"""Loads every rule file of a folder with its field's own reader; called by rules.sh."""

import pathlib
import sys

import suricataparser
import yara
from sigma.collection import SigmaCollection


def load_yara(text):
    yara.compile(source=text)
    return 1


def load_sigma(text):
    rules = SigmaCollection.from_yaml(text).rules
    for rule in rules:
        for condition in rule.detection.parsed_condition:
            assert condition.parsed is not None
    return len(rules)


def load_network(text):
    lines = text.splitlines()
    for line in lines:
        rule = suricataparser.parse_rule(line)
        assert rule is not None and rule.sid and rule.msg, f"not read: {line}"
    return len(lines)


JUDGES = {".yar": ("yara compiles", load_yara), ".yml": ("pySigma reads", load_sigma), ".rules": ("suricataparser reads", load_network)}

refused = 0
loaded = {}
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    if path.suffix not in JUDGES:
        continue
    words, judge = JUDGES[path.suffix]
    try:
        loaded[words] = loaded.get(words, 0) + judge(path.read_text(encoding="utf-8"))
    except Exception as error:  # each reader has its own errors, and any of them is a refusal
        refused += 1
        print(f"{path.name}: {words.split()[0]}: {error}")
for words, count in loaded.items():
    print(f"{words}: {count} files" if words.startswith("yara") else f"{words}: {count} rules")
if not loaded:
    sys.exit("no rules to judge")
sys.exit(1 if refused else 0)
