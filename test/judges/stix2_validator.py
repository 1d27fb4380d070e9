"""Judges STIX 2.1 bundles offline; called by stix2-validator.sh as: SCHEMAS BUNDLE [BUNDLE ...]."""

import json
import pathlib
import sys

import stix2
from stix2patterns.validator import run_validator
from stix2validator import ValidationOptions, validate_file

# What the validator only recommends against, each with our reason:
#   103 ids of domain objects are UUIDv5, so that exporting again names the same things the same;
#   202 an indicator is based-on an observable (the specification suggests observed-data only): relationship
#       names and ends are open;
#   302 a web page that we keep no copy of (ATT&CK, a canonical URL) has no hash that we could vouch for.
EXPECTED = ("{103}", "{202}", "{302}")


def main(schemas: pathlib.Path, bundles: list[str]) -> int:
    faults = 0
    for path in bundles:
        found = by_model(path) + by_ids(path) + by_patterns(path)
        if schemas.is_dir():
            found += by_validator(path)
        for fault in found:
            print(f"{path}: {fault}")
        print(f"{path}: {'not valid' if found else 'valid'}")
        faults += len(found)
    if not schemas.is_dir():
        print(f"judged by python-stix2 and the pattern grammar only: no schemas in {schemas}")
    return 1 if faults else 0


def by_validator(path: str) -> list[str]:
    """stix2-validator, its schemas already laid where it looks for them."""
    result = validate_file(path, ValidationOptions(version="2.1"))
    if result.fatal is not None:
        return [f"stix2-validator: {result.fatal}"]
    found = []
    for judged in result.object_results:
        errors = [str(error) for error in judged.errors or []]
        warnings = [str(warning) for warning in judged.warnings or []]
        found += errors + [text for text in warnings if not text_is_expected(text)]
        if not judged.is_valid and not errors:
            found.append(f"{judged.object_id} is not valid, no reason given")
    return [f"stix2-validator: {text}" for text in found]


def text_is_expected(text: str) -> bool:
    return any(code in text for code in EXPECTED)


def by_model(path: str) -> list[str]:
    """python-stix2 with nothing custom allowed, and every reference answered inside the bundle."""
    try:
        with open(path, encoding="utf-8") as file:
            bundle = stix2.parse(json.load(file), allow_custom=False, version="2.1")
    except Exception as error:
        return [f"python-stix2: {error}"]
    ids = {thing["id"] for thing in bundle.objects}
    return [
        f"unanswered reference in {thing['id']}: {reference}"
        for thing in bundle.objects
        for reference in references(thing)
        if reference not in ids
    ]


def references(thing) -> list[str]:
    found = []
    for name, value in thing.items():
        if name.endswith("_ref"):
            found.append(str(value))
        elif name.endswith("_refs"):
            found += [str(item) for item in value]
    return found


def by_ids(path: str) -> list[str]:
    """The id python-stix2 gives the same observable."""
    with open(path, encoding="utf-8") as file:
        things = json.load(file)["objects"]
    found = []
    for thing in things:
        if "created" in thing:
            continue
        ours = thing.pop("id")
        theirs = stix2.parse(thing, allow_custom=False, version="2.1")["id"]
        if ours != theirs:
            found.append(f"python-stix2 calls {ours} {theirs}")
    return found


def by_patterns(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        things = json.load(file)["objects"]
    return [
        f"stix2-patterns: {thing['id']}: {error}"
        for thing in things
        if thing.get("pattern_type") == "stix"
        for error in run_validator(thing["pattern"], stix_version="2.1")
    ]


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
