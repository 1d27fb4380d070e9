#!/bin/sh
# Has JSON-LD judged by PyLD: it expands, and compacts to what it was, so that no term is one the vocabulary does not
# know. Needs the contexts of W3C (anno.jsonld) and schema.org once; HOWDUNIT_CONTEXTS names a folder that has them as
# anno.jsonld and schema.jsonld.
#
#   test/judges/json-ld.sh file.jsonld [...]
#
# Exit: 0 all valid, 1 a file is not, 2 called wrongly, 77 the judge or the contexts could not be had.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 file.jsonld [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv json-ld pyld==2.0.4
contexts=${HOWDUNIT_CONTEXTS:-${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/contexts}
mkdir -p "$contexts"
fetch() {
  [ -s "$contexts/$1" ] || "$venv/bin/python" -I -c 'import sys, urllib.request as u
open(sys.argv[1], "wb").write(u.urlopen(u.Request(sys.argv[2], headers={"Accept": "application/ld+json"}), timeout=30).read())' \
    "$contexts/$1" "$2" 2>/dev/null || { rm -f "$contexts/$1"; echo "json-ld: the context $2 could not be had" >&2; exit 77; }
}
fetch anno.jsonld https://www.w3.org/ns/anno.jsonld
fetch schema.jsonld https://schema.org/docs/jsonldcontext.jsonld
exec "$venv/bin/python" -I "$here/json_ld.py" "$contexts" "$@"
