#!/bin/sh
# Has JSON-LD judged by the vocabularies that it is written in: every class and property is one of schema.org's, stands
# where its domain has it and holds what its range allows (the vocabulary is in PyPI's rocrate); of Web Annotation every
# term is one of the ontology (npm's @vocabulary/oa) or of those the model takes from others. And by PyLD, where the
# contexts of W3C (anno.jsonld) and schema.org can be had: it expands, and compacts to what it was. HOWDUNIT_CONTEXTS
# names a folder that has them as anno.jsonld and schema.jsonld; where they cannot be had, that is said.
#
#   test/judges/json-ld.sh file.jsonld [...]
#
# Exit: 0 all valid, 1 a file is not, 2 called wrongly, 77 the judge could not be had.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 file.jsonld [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv json-ld pyld==2.0.4 rocrate==0.16.0
oa=$venv/vocabulary/node_modules/@vocabulary/oa/oa.nq
[ -s "$oa" ] || npm install --silent --no-save --no-audit --no-fund --prefix "$venv/vocabulary" @vocabulary/oa@1.0.6 >/dev/null 2>&1 || true
[ -s "$oa" ] || { echo 'json-ld: the ontology of Web Annotation could not be had from npm' >&2; exit 77; }
"$venv/bin/python" -I "$here/vocabulary.py" "$oa" "$@"
contexts=${HOWDUNIT_CONTEXTS:-${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/contexts}
mkdir -p "$contexts"
fetch() {
  [ -s "$contexts/$1" ] || "$venv/bin/python" -I -c 'import sys, urllib.request as u
open(sys.argv[1], "wb").write(u.urlopen(u.Request(sys.argv[2], headers={"Accept": "application/ld+json"}), timeout=30).read())' \
    "$contexts/$1" "$2" 2>/dev/null || { rm -f "$contexts/$1"; echo "json-ld: not expanded by PyLD, the context $2 could not be had"; exit 0; }
}
fetch anno.jsonld https://www.w3.org/ns/anno.jsonld
fetch schema.jsonld https://schema.org/docs/jsonldcontext.jsonld
exec "$venv/bin/python" -I "$here/json_ld.py" "$contexts" "$@"
