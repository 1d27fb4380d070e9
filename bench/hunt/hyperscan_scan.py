"""Hyperscan over whole files in block mode: literals, regardless of case. Prints compile seconds, the CPU seconds of
each scan, memory that the process takes beyond the largest file, and the number of matches.
usage: hyperscan_scan.py <list> <runs> <file>..."""
import json
import resource
import sys
import time

import hyperscan

patterns = [line.rstrip(b"\n") for line in open(sys.argv[1], "rb")]
runs = int(sys.argv[2])
files = sys.argv[3:]

started = time.process_time()
database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
flags = hyperscan.HS_FLAG_CASELESS
database.compile(
    expressions=patterns, ids=list(range(len(patterns))), elements=len(patterns), flags=[flags] * len(patterns), literal=True
)
compile_seconds = time.process_time() - started

matches = 0


def count(*_):
    global matches
    matches += 1


scans = []
largest = 0
for run in range(runs):
    matches = 0
    spent = 0.0
    for path in files:
        with open(path, "rb") as file:
            data = file.read()
        largest = max(largest, len(data))
        started = time.process_time()
        if data:
            database.scan(data, match_event_handler=count)
        spent += time.process_time() - started
    scans.append(spent)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"compile": compile_seconds, "scans": scans, "megabytes": peak - largest / 1e6, "matches": matches}))
