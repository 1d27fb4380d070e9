#!/bin/sh
# Has the pingback door of a built desk judged by the XML-RPC client of Python's standard library.
#
#   test/judges/pingback.sh
#
# Exit: 0 every answer is as the protocol says, 1 one is not, 77 there is no Python.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
command -v python3 >/dev/null || { echo 'pingback: no python3' >&2; exit 77; }
folder=$(mktemp -d)
trap 'kill "$desk" 2>/dev/null || true; rm -rf "$folder"' EXIT
desk=
howdunit() { node "$root/bin/howdunit.js" "$@"; }
howdunit read "$root/examples/copper-heron/cert-nx-statement.md" --home "$folder/home" >/dev/null
post=$(howdunit post publish statement --home "$folder/home" 2>&1 | sed -n 's/^\(post-[0-9a-f]*\):.*/\1/p')
node "$root/bin/howdunit.js" serve --home "$folder/home" --port 0 --replies pingback --allow-private >"$folder/url" 2>"$folder/said" &
desk=$!
tries=0
until [ -s "$folder/url" ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 120 ] || { cat "$folder/said" >&2; exit 1; }
  sleep 0.5
done
python3 "$here/pingback.py" "$(sed 's,/$,,' "$folder/url")" "$post"
