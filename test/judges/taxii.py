"""Judges a TAXII 2.1 server and client by taxii2-client and medallion; see taxii.sh."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

import requests
from requests.auth import AuthBase
from taxii2client.v21 import Collection, Server, as_pages

COMMAND = sys.argv[1]
WORK = tempfile.mkdtemp(prefix="howdunit-taxii-judge-")
HOME = os.path.join(WORK, "home")
PASSWORD = "four plain words here"
TAXII = "application/taxii+json;version=2.1"
failures = []
running = []


def check(what, holds, told=""):
    print(("ok      " if holds else "FAILED  ") + what + (f" ({told})" if told != "" else ""), flush=True)
    if not holds:
        failures.append(what)


def howdunit(*arguments, home=HOME, given=None):
    done = subprocess.run(
        ["node", COMMAND, *arguments, "--home", home], input=given, capture_output=True, text=True, timeout=300
    )
    if done.returncode != 0:
        raise SystemExit(f"howdunit {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def serve(home=HOME):
    child = subprocess.Popen(
        ["node", COMMAND, "serve", "--port", "0", "--home", home], stdout=subprocess.PIPE, text=True
    )
    running.append(child)
    return child.stdout.readline().strip()


def report(name, first, count, tlp="GREEN"):
    """A report of so many domains, written as a person would keep it."""
    path = os.path.join(WORK, f"{name}.md")
    with open(path, "w") as file:
        file.write(f"# Operation {name}\n\nTLP:{tlp}\n\n## Indicators\n\n")
        for n in range(first, first + count):
            file.write(f"The implant called c{n}[.]heron-cdn[.]example for its orders.\n\n")
    return path


class Bearer(AuthBase):
    def __init__(self, secret):
        self.secret = secret

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self.secret}"
        return request


def everything(collection, per_request, between=lambda: None, **filters):
    pages, objects = 0, []
    for page in as_pages(collection.get_objects, per_request=per_request, **filters):
        pages += 1
        objects += page.get("objects", [])
        if pages > 1_000:
            raise SystemExit("a loop: a thousand pages, and no end")
        between()
    return objects, pages


def judge_server():
    howdunit("read", report("Copper Heron", 0, 3_600))
    howdunit("account", "add", "ada", "--role", "admin", given=PASSWORD + "\n")
    made = json.loads(howdunit("token", "add", "--account", "ada", "--scope", "read", "--expires", "1h", "--json"))
    url = serve()
    discovery = url + "taxii2/"

    for auth in ({"user": "ada", "password": PASSWORD}, {"auth": Bearer(made["secret"])}):
        server = Server(discovery, **auth)
        check("discovery", len(server.api_roots) == 4, server.title)
    for wrong in ({}, {"user": "ada", "password": "not it"}, {"auth": Bearer("hdt_" + "0" * 49)}):
        try:
            Server(discovery, **wrong).api_roots
            check("whoever shows nothing right gets in", False)
        except requests.exceptions.HTTPError as error:
            check("whoever shows nothing right is refused", error.response.status_code == 401)

    root = next(each for each in server.api_roots if each.url.endswith("/green/"))
    check("the API root says what it speaks", root.versions == [TAXII] and root.max_content_length > 0)
    deadline = time.time() + 120
    whole = next(each for each in root.collections if each.title.startswith("Everything"))
    while True:
        manifest = whole.get_manifest(limit=1)
        if manifest.get("objects") or time.time() > deadline:
            break
        time.sleep(0.5)
    start, _ = everything(whole, 1_000)
    while time.time() < deadline and len(start) < 10_000:
        time.sleep(1)
        start, _ = everything(whole, 1_000)
    check("more than 10,000 objects", len(start) >= 10_000, len(start))

    late = [report(f"Late {n}", 10_000 + 100 * n, 30) for n in range(3)]

    turns = []

    def arrive():
        turns.append(1)
        if len(turns) in (3, 15, 30):
            howdunit("read", late.pop())
            whole.get_manifest(limit=1)

    objects, pages = everything(whole, 250, arrive)
    ids = [each["id"] for each in objects]
    check("nothing came twice while more arrived", len(set(ids)) == len(ids), f"{len(ids)} in {pages} pages")
    check("nothing that was there was lost", {each["id"] for each in start} <= set(ids))
    check("what arrived meanwhile came at the end", len(ids) > len(start), len(ids) - len(start))
    final, _ = everything(whole, 1_000)
    last = whole.get_manifest(added_after=None)
    check("what arrived is there", len({each["id"] for each in final}) > len(start))
    names = [each.get("value") for each in final if each["type"] == "domain-name"]
    check("every domain once", len(names) == len(set(names)) == 3_690, len(names))

    # A consumer that pages by date alone, without `next`, as many do.
    after, seen = None, []
    for _ in range(1_000):
        answer = requests.get(
            whole.objects_url,
            params={"limit": 500, **({"added_after": after} if after else {})},
            headers={"Accept": TAXII},
            auth=("ada", PASSWORD),
        )
        page = answer.json().get("objects", [])
        if not page:
            break
        check_order = after is None or answer.headers["X-TAXII-Date-Added-First"] > after
        if not check_order:
            check("instants only rise", False, after)
        after = answer.headers["X-TAXII-Date-Added-Last"]
        seen += [each["id"] for each in page]
    check("paging by date alone loses and doubles nothing", sorted(seen) == sorted({e["id"] for e in final}))
    check("nothing comes after the last instant", whole.get_objects(added_after=after).get("objects", []) == [])

    indicators, _ = everything(whole, 1_000, type="indicator")
    check("match[type]", {each["type"] for each in indicators} == {"indicator"} and len(indicators) == 3_690)
    one = indicators[7]
    check("match[id]", [o["id"] for o in whole.get_objects(id=one["id"]).get("objects")] == [one["id"]])
    check("an object by its id", whole.get_object(one["id"])["objects"] == [one])
    check("its versions", whole.object_versions(one["id"]).get("versions") == [one["modified"]])
    check("match[spec_version]", whole.get_objects(spec_version="2.0").get("objects", []) == [])
    entries = [e for page in as_pages(whole.get_manifest, per_request=1_000) for e in page.get("objects", [])]
    check("the manifest has what the objects have", {e["id"] for e in entries} == {e["id"] for e in final})
    check("no two were added at one instant", len({e["date_added"] for e in entries}) == len(entries))
    check("a page of the manifest by itself", len(last["objects"]) == 1_000 and last["more"])
    patterns = next(each for each in root.collections if each.title == "Indicators: domain names")
    check("a collection by what is looked for", len(everything(patterns, 1_000)[0]) == 3_690)

    finding = next(
        each
        for each in json.loads(howdunit("how", "Copper Heron", "--json"))
        if each["kind"] == "observable" and each["value"] == "c7.heron-cdn.example"
    )
    howdunit("decide", finding["id"], "rejected", "--by", "ada")
    time.sleep(0.5)
    deadline = time.time() + 60
    while time.time() < deadline:
        changed = whole.get_objects(added_after=after).get("objects", [])
        if changed:
            break
        time.sleep(1)
    gone = [each for each in changed if each.get("revoked")]
    check("a rejected finding comes as revoked", any("c7." in each.get("name", "") for each in gone), len(changed))

    posted = {
        "objects": [
            {
                "type": "indicator",
                "spec_version": "2.1",
                "id": f"indicator--{uuid.uuid4()}",
                "created": "2026-11-17T09:30:00.000Z",
                "modified": "2026-11-17T09:30:00.000Z",
                "name": "Orders of the implant",
                "pattern": "[domain-name:value = 'posted.heron-cdn.example']",
                "pattern_type": "stix",
                "valid_from": "2026-11-17T09:30:00.000Z",
            },
            {"type": "indicator", "id": "not an id"},
        ]
    }
    # A token that may only read may not write; the account may.
    check("a token that may only read is told so", not inbox_of(discovery, made).can_write)
    mine = inbox_of(discovery, {"user": "ada"})
    status = mine.add_objects(posted, wait_for_completion=True, poll_interval=0.5, timeout=120)
    counts = (status.status, status.total_count, status.success_count, status.failure_count, status.pending_count)
    check("a bundle is taken, and its status says what became of it", counts == ("complete", 2, 1, 1, 0), counts)
    found = howdunit("reports", "--json")
    check("what was posted is a kept report", "taxii-" in found or len(json.loads(found)) == 5)

    refused = requests.get(discovery, headers={"Accept": "application/json"}, auth=("ada", PASSWORD))
    check("another media type is refused", refused.status_code == 406 and refused.json()["http_status"] == "406")
    refused = requests.post(
        mine.objects_url, data="{}", headers={"Accept": TAXII, "Content-Type": "application/json"}, auth=("ada", PASSWORD)
    )
    check("another type of body is refused", refused.status_code == 415)
    return [each for each in final if each["id"] not in {g["id"] for g in gone}]


def inbox_of(discovery, made):
    auth = {"auth": Bearer(made["secret"])} if "secret" in made else {"user": made["user"], "password": PASSWORD}
    root = next(each for each in Server(discovery, **auth).api_roots if each.url.endswith("/green/"))
    return next(each for each in root.collections if each.title == "Bundles for this desk")


def medallion(objects):
    """OASIS's server with one empty collection that may be written to; gives its URL and the collection's."""
    collection = "365fed99-08fa-fdcd-a1b3-fb247eb41d01"
    data = {
        "/discovery": {"title": "medallion", "default": "http://127.0.0.1:5999/trust/", "api_roots": ["http://127.0.0.1:5999/trust/"]},
        "trust": {
            "information": {"title": "trust", "versions": [TAXII], "max_content_length": 104857600},
            "status": [],
            "collections": [
                {
                    "id": collection,
                    "title": "Everything",
                    "can_read": True,
                    "can_write": True,
                    "media_types": ["application/stix+json;version=2.1"],
                    "objects": [],
                    "manifest": [],
                    "responses": {},
                }
            ],
        },
    }
    stored = os.path.join(WORK, "medallion.json")
    with open(stored, "w") as file:
        json.dump(data, file)
    config = os.path.join(WORK, "medallion.conf")
    with open(config, "w") as file:
        json.dump(
            {
                "backend": {
                    "module": "medallion.backends.memory_backend",
                    "module_class": "MemoryBackend",
                    "filename": stored,
                },
                "users": {"admin": "Password0"},
                "taxii": {"max_page_size": 100},
            },
            file,
        )
    program = os.path.join(os.path.dirname(sys.executable), "medallion")
    log = open(os.path.join(WORK, "medallion.log"), "w")
    child = subprocess.Popen([program, "--host", "127.0.0.1", "--port", "5999", config], stdout=log, stderr=log)
    running.append(child)
    url = "http://127.0.0.1:5999/taxii2/"
    for _ in range(100):
        try:
            requests.get(url, timeout=2)
            break
        except requests.exceptions.ConnectionError:
            time.sleep(0.2)
    target = Collection(f"http://127.0.0.1:5999/trust/collections/{collection}/", user="admin", password="Password0")
    for at in range(0, len(objects), 500):
        status = target.add_objects({"objects": objects[at : at + 500]}, poll_interval=0.2)
        if status.failure_count:
            check("medallion takes what we hand on", False, status.failures[:1])
    return url, target.url


def judge_client(objects):
    # medallion 3.0.0 takes the `version` of an extension definition for an instant, and answers 500 from then on.
    objects = [each for each in objects if each["type"] != "extension-definition"][:600]
    _, url = medallion(objects)
    other = os.path.join(WORK, "other")
    environment = {**os.environ, "HOWDUNIT_TAXII_USER": "admin", "HOWDUNIT_TAXII_PASSWORD": "Password0"}

    def pull():
        done = subprocess.run(
            ["node", COMMAND, "taxii", "pull", url, "--allow-private", "--json", "--home", other],
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        if done.returncode != 0:
            print(done.stderr, file=sys.stderr)
        return json.loads(done.stdout or "{}")

    first = pull()
    check("our client has every object of medallion", first.get("objects") == len(objects), first.get("objects"))
    again = pull()
    check("and has none of them again", again.get("objects") == 0, again.get("objects"))
    reports = json.loads(howdunit("reports", "--json", home=other))
    back = {}
    for each in reports:
        bundle = json.loads(howdunit("share", each["report"]["id"], "--format", "stix", home=other))
        back.update({o["id"]: o for o in bundle["objects"]})
    same = [each for each in objects if back.get(each["id"]) == each]
    check("what comes out again is what went in", len(same) == len(objects), f"{len(same)} of {len(objects)}")
    secret = base64.b64encode(b"admin:Password0").decode()
    leaked = subprocess.run(
        ["grep", "-rlE", f"Password0|{secret}", other], capture_output=True, text=True
    ).stdout
    check("no copy has the password", leaked == "", leaked)


try:
    kept = judge_server()
    judge_client(kept)
finally:
    for child in running:
        child.terminate()
    for child in running:
        child.wait(timeout=20)
    shutil.rmtree(WORK, ignore_errors=True)
print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
