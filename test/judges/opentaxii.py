"""Judges a TAXII 2.1 client by OpenTAXII, EclecticIQ's server with an SQL store; see taxii.sh.

OpenTAXII has a TAXII 2.1 server and no TAXII 2.1 client, so what is judged is our client alone. It is another kind of
server than medallion: its API roots are relative URLs, its `next` is base64, an empty page is `{}`, it takes tokens,
some collections may not be read, and it answers `spec_version` with the type of the object.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile

import requests

COMMAND = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
WORK = tempfile.mkdtemp(prefix="howdunit-opentaxii-judge-")
HOME = os.path.join(WORK, "home")
PASSWORD = "four plain words here"
TAXII = "application/taxii+json;version=2.1"
GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
MANY = 2_500
failures = []
running = []


def check(what, holds, told=""):
    print(("ok      " if holds else "FAILED  ") + what + (f" ({told})" if told != "" else ""), flush=True)
    if not holds:
        failures.append(what)


def howdunit(*arguments, home=HOME, user="ada", password=PASSWORD, token=None):
    """@returns exit code, standard output, standard error"""
    own = {"HOWDUNIT_TAXII_TOKEN": token} if token else {"HOWDUNIT_TAXII_USER": user, "HOWDUNIT_TAXII_PASSWORD": password}
    bare = {name: value for name, value in os.environ.items() if not name.startswith("HOWDUNIT_TAXII_")}
    done = subprocess.run(
        ["node", COMMAND, *arguments, "--home", home],
        env={**bare, **(own if user else {})},
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout, done.stderr


def start():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = os.path.join(WORK, "opentaxii")
    os.mkdir(folder)
    log = open(os.path.join(WORK, "opentaxii.log"), "w")
    child = subprocess.Popen(
        [sys.executable, "-I", os.path.join(HERE, "opentaxii_server.py"), folder, str(port)],
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    running.append(child)
    told = json.loads(child.stdout.readline())
    return f"http://127.0.0.1:{port}/taxii2/", told


def indicator(n):
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--{n:08x}-0000-4000-8000-{n:012x}",
        "created": "2026-11-17T09:30:00.000Z",
        "modified": "2026-11-17T09:30:00.000Z",
        "name": f"c{n}.heron-cdn.example",
        "pattern": f"[domain-name:value = 'c{n}.heron-cdn.example']",
        "pattern_type": "stix",
        "valid_from": "2026-11-17T09:30:00.000Z",
        "object_marking_refs": [GREEN],
    }


def post(url, objects):
    for at in range(0, len(objects), 500):
        answer = requests.post(
            url,
            json={"objects": objects[at : at + 500]},
            headers={"Accept": TAXII, "Content-Type": TAXII},
            auth=("ada", PASSWORD),
            timeout=120,
        )
        status = answer.json()
        if answer.status_code != 202 or status["success_count"] != len(objects[at : at + 500]):
            raise SystemExit(f"OpenTAXII did not take what was posted: {answer.status_code} {answer.text[:500]}")


def ours():
    """What our desk hands out of the example. OpenTAXII 0.9.3 takes only what has `modified`."""
    home = os.path.join(WORK, "ours")
    example = os.path.join(HERE, "../../examples/copper-heron/report.pdf")
    for arguments in (("read", example), ("share", "Copper Heron", "--format", "stix", "--audience", "AMBER+STRICT")):
        code, out, error = howdunit(*arguments, home=home)
        if code != 0:
            raise SystemExit(f"howdunit {' '.join(arguments)} ended with {code}: {error}")
    return [each for each in json.loads(out)["objects"] if "modified" in each]


def kept():
    """The latest version of every object of every kept report, as it comes out again."""
    back, twice = {}, 0
    for each in json.loads(howdunit("reports", "--json")[1]):
        arguments = ("share", each["report"]["id"], "--format", "stix", "--audience", "AMBER+STRICT")
        for one in json.loads(howdunit(*arguments)[1])["objects"]:
            twice += one["id"] in back and one["type"] == "indicator"
            if one.get("modified", "") >= back.get(one["id"], {}).get("modified", ""):
                back[one["id"]] = one
    return back, twice


def judge():
    discovery, told = start()
    everything, closed = (f"{discovery}{told['root']}/collections/{each}/" for each in told["collections"])
    objects = ours() + [indicator(n) for n in range(MANY)]
    post(f"{everything}objects/", objects)

    # Finding the way, and who may.
    code, out, error = howdunit("taxii", "list", discovery, "--allow-private", "--json")
    found = {each["title"]: each for each in json.loads(out or "[]")}
    check("from discovery, by its relative API roots", found.get("Everything", {}).get("url") == everything, error)
    for where in (f"{discovery}{told['root']}", f"{discovery}{told['root']}/", everything, everything[:-1]):
        listed = json.loads(howdunit("taxii", "list", where, "--allow-private", "--json")[1] or "[]")
        check(f"from {'the root' if where.count('/') < 6 else 'the collection'}", any(e["url"] == everything for e in listed))
    code, out, _ = howdunit("taxii", "list", discovery, "--allow-private", "--json", token=told["token"])
    check("by token", code == 0 and len(json.loads(out)) == 2)
    code, out, error = howdunit("taxii", "list", discovery, "--allow-private", user=None)
    check("without credentials it is told so", code != 0 and out == "" and "401" in error, error.strip()[:200])
    code, out, error = howdunit("taxii", "list", discovery, "--allow-private", password="not it")
    check("with a wrong password, too", code != 0 and out == "" and "401" in error)
    code, out, error = howdunit("taxii", "pull", closed, "--allow-private", user="bob")
    check("what may not be read is told so", code != 0 and "may not be read" in error, error.strip()[:200])
    missing = everything.replace(told["collections"][0], "00000000-0000-4000-8000-000000000000")
    code, _, error = howdunit("taxii", "pull", missing, "--allow-private")
    check("a collection that there is not, too", code != 0 and "404" in error, error.strip()[:200])
    code, _, error = howdunit("taxii", "list", discovery)
    check("this machine only where that is allowed", code != 0 and "address-refused" in error, error.strip()[:200])

    # Everything, page by page; then what is new, and nothing else.
    file = os.path.join(WORK, "credentials.json")
    with open(file, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as opened:
        json.dump({discovery: {"user": "ada", "password": PASSWORD}}, opened)
    watching = ("--credentials", file, "--allow-private", "--json")
    add = ("watch", "add", "--taxii", discovery, "--collection", "Everything", "--every", "1h")
    code, out, error = howdunit(*add, *watching, user=None)
    first = json.loads(out or "{}")
    check("every object is had", first.get("objects") == len(objects), f"{first.get('objects')} of {len(objects)} {error}")
    check("in pages of 1,000", first.get("pages") == -(-len(objects) // 1_000), first.get("pages"))
    check("and every page is read", first.get("problems") == [], first.get("problems"))
    look = ("watch", "--once", "--now")
    code, out, _ = howdunit(*look, *watching, user=None)
    check("and none of them again", code == 0 and collected(out) == 0, collected(out))
    post(f"{everything}objects/", [indicator(n) for n in range(MANY, MANY + 30)])
    changed = {**indicator(7), "modified": "2026-11-18T09:30:00.000Z", "name": "another name"}
    post(f"{everything}objects/", [changed])
    code, out, error = howdunit(*look, *watching, user=None)
    check("what was added since is had, and the new version", code == 10 and collected(out) == 31, collected(out))

    # OpenTAXII answers `spec_version` with the type of the object: that is how it came, and so it goes.
    back, twice = kept()
    sent = {each["id"]: each for each in [*objects, *(indicator(n) for n in range(MANY, MANY + 30)), changed]}
    same = [o for o in sent.values() if back.get(o["id"]) in (o, {**o, "spec_version": o["type"]})]
    check("what comes out again is what went in", len(same) == len(sent), f"{len(same)} of {len(sent)}")
    check("only what changed came twice", twice == 1, twice)

    # A server that is gone is told of, and what was missed comes later.
    running[0].terminate()
    running[0].wait(timeout=20)
    code, _, error = howdunit(*look, *watching, user=None)
    stands = howdunit("watch", "list")[1]
    check("a server that is gone is told of", code != 0 and "failing since" in stands, f"{code} {stands[:200]}")
    leaked = subprocess.run(["grep", "-rlE", f"{PASSWORD}|{told['token']}", HOME], capture_output=True, text=True).stdout
    check("no copy has the password or the token", leaked == "", leaked)


def collected(out):
    """Objects that a look at all that is watched has brought."""
    said = json.loads(out or "{}")
    return sum(each.get("objects", 0) for each in said.get("collections", []))


try:
    judge()
finally:
    for child in running:
        child.terminate()
    for child in running:
        child.wait(timeout=20)
    shutil.rmtree(WORK, ignore_errors=True)
print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
