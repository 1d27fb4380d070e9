"""EclecticIQ's TAXII server, OpenTAXII, with its SQL store on SQLite, on loopback; started by opentaxii.py.

    opentaxii_server.py FOLDER PORT

It has one API root with two collections, `everything` and `closed`, an admin `ada`, and `bob`, who may read neither.
Says, on one line of JSON, the API root, the collections and a token of ada's, and then serves until it is ended.

OpenTAXII 0.9.3 is what PyPI has. Its SQL store gives ids as UUID objects, which its answers cannot write as JSON
(mended on its main branch, never released); here they are written as text. Nothing else of it is changed.
"""

import functools
import json
import os
import sys
import types

FOLDER, PORT = sys.argv[1], int(sys.argv[2])
PASSWORD = "four plain words here"
CONFIG = f"""
domain: "127.0.0.1:{PORT}"
support_basic_auth: yes
taxii1:
taxii2:
  title: "OpenTAXII"
  public_discovery: false
  max_content_length: 10485760
  persistence_api:
    class: opentaxii.persistence.sqldb.Taxii2SQLDatabaseAPI
    parameters: {{ db_connection: "sqlite:///{FOLDER}/data.db", create_tables: yes }}
auth_api:
  class: opentaxii.auth.sqldb.SQLDatabaseAPI
  parameters:
    {{ db_connection: "sqlite:///{FOLDER}/auth.db", create_tables: yes, secret: "{os.urandom(32).hex()}" }}
logging:
  opentaxii: warning
  root: warning
"""

with open(os.path.join(FOLDER, "opentaxii.yml"), "w") as file:
    file.write(CONFIG)
os.environ["OPENTAXII_CONFIG"] = os.path.join(FOLDER, "opentaxii.yml")

import opentaxii.taxii2.http as answers  # noqa: E402
from opentaxii.http import app  # noqa: E402
from werkzeug.serving import run_simple  # noqa: E402

answers.json = types.SimpleNamespace(dumps=functools.partial(json.dumps, default=str))

with app.app_context():
    store = app.taxii_server.servers.taxii2.persistence.api
    auth = app.taxii_server.auth.api
    root = store.add_api_root(title="Default", default=True)
    made = [store.add_collection(api_root_id=root.id, title=each.title(), alias=each) for each in ("everything", "closed")]
    auth.create_account(username="ada", password=PASSWORD, is_admin=True)
    auth.create_account(username="bob", password=PASSWORD)
    token = auth.authenticate("ada", PASSWORD)
    told = {"root": str(root.id), "collections": [str(each.id) for each in made], "token": token}
print(json.dumps(told), flush=True)
run_simple("127.0.0.1", PORT, app, threaded=True)
