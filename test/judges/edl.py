"""Judges external dynamic lists; called by edl.sh as: FILE [...]."""

import ipaddress
import pathlib
import re
import sys
import urllib.parse
from collections import Counter

import idna
import netaddr
import validators

# A longer one is no entry (what Palo Alto's own list server drops).
LONGEST_URL = 254
LONGEST_NAME = 253


def address(entry):
    if "-" in entry:
        first, last = entry.split("-")
        ends = [ipaddress.ip_address(first), ipaddress.ip_address(last)]
        return ends[0] <= ends[1] and len(netaddr.IPRange(first, last)) > 0
    by_python = ipaddress.ip_network(entry, strict=True)
    by_netaddr = netaddr.IPNetwork(entry)
    return str(by_netaddr.cidr) == str(by_python)


def name(entry):
    return len(entry) <= LONGEST_NAME and entry == entry.lower() and bool(validators.domain(entry, rfc_2782=True)) and bool(idna.decode(entry.replace("_", "")))


def url(entry):
    if len(entry) > LONGEST_URL or re.search(r"[\s*^]|^[a-z][a-z0-9+.-]*://", entry, re.IGNORECASE):
        return False
    parts = urllib.parse.urlsplit(f"http://{entry}")
    return bool(parts.hostname) and bool(validators.url(f"http://{entry}".replace("|", "%7C")))


KINDS = {"edl-ip": address, "edl-domain": name, "edl-url": url}
bad = 0
counts = Counter()
for path in sys.argv[1:]:
    kind = re.search(r"edl-(?:ip|domain|url)", pathlib.Path(path).name)
    if kind is None:
        print(f"{path}: is no list by its name")
        bad += 1
        continue
    text = pathlib.Path(path).read_text(encoding="utf-8")
    entries = [line for line in text.split("\n") if line != "" and not line.startswith("#")]
    found = [f"twice: {entry}" for entry, many in Counter(entries).items() if many > 1]
    stated = re.match(r"# [^;]*; (\d+) value", text)
    if stated is None or int(stated[1]) != len(entries):
        found.append(f"{len(entries)} entries are read, and the list says otherwise")
    for entry in entries:
        try:
            good = KINDS[kind[0]](entry)
        except (ValueError, netaddr.AddrFormatError, idna.IDNAError):
            good = False
        if not good:
            found.append(f"no entry: {entry[:100]!r}")
    counts[kind[0]] += len(entries)
    bad += len(found)
    for fault in found:
        print(f"{path}: {fault}")
told = ", ".join(f"{many} entries of {kind}" for kind, many in sorted(counts.items()))
print(f"edl: {len(sys.argv) - 1} lists, {told}; {bad} faults")
sys.exit(1 if bad or not counts else 0)
