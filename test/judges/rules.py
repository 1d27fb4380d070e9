"""Loads every rule file of a folder with its field's own reader; called by rules.sh."""

import pathlib
import sys

import suricataparser
import yara
from sigma.collection import SigmaCollection
from sigma.plugins import InstalledSigmaPlugins
from sigma.validation import SigmaValidator

# All but those that fetch MITRE's catalogues, the one for TLP 1, and the one that doubts an escaped wildcard: a `?` in
# a URL is no wildcard, and we mean it.
VALIDATORS = [
    validator
    for name, validator in InstalledSigmaPlugins.autodiscover().validators.items()
    if name not in ("attacktag", "d3_fendtag", "cartag", "tlpv1_tag", "escaped_wildcard")
]
assert len(VALIDATORS) > 20, "pySigma's validators were not found"


def load_yara(text):
    yara.compile(source=text)
    return 1


def load_sigma(text):
    rules = SigmaCollection.from_yaml(text).rules
    for rule in rules:
        for condition in rule.detection.parsed_condition:
            assert condition.parsed is not None
    # Printed rules are as their authors wrote them; those of our own making pass every validator.
    own = [rule for rule in rules if rule.author == "Howdunit"]
    issues = SigmaValidator(VALIDATORS).validate_rules(iter(own))
    assert not issues, "; ".join(str(issue) for issue in issues)
    return len(rules)


def load_network(text):
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
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
