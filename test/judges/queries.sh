#!/bin/sh
# Has the queries that `hunt --emit` prints judged by parsers of others: KQL by Microsoft's own language service, SQL by
# sqlglot, which must find our values as literals, and by SQLite, which runs them over rows that are to be found and rows
# near them. For SPL and ES|QL there is no parser to be had; `src/hunt/emit/emit.test.ts` reads their literals.
#
#   node tools/set-up.mjs && test/judges/queries.sh
#
# The first run installs both into cache folders; later runs need no network.
# Exit: 0 all is as it should be, 1 something is not, 77 a judge could not be installed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$here/install.sh"

kusto=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/kusto-language-service-12.4.1
if [ ! -e "$kusto/installed" ]; then
  rm -rf "$kusto"
  mkdir -p "$kusto"
  if npm install --silent --no-audit --no-fund --prefix "$kusto" @kusto/language-service-next@12.4.1 >&2; then
    touch "$kusto/installed"
  else
    rm -rf "$kusto"
    echo 'Kusto: not installed (npm and its registry are needed once)' >&2
    exit 77
  fi
fi
judge_venv sqlglot sqlglot==30.30.0

node "$here/queries.mjs" "$root" "$kusto" | "$venv/bin/python" -I "$here/queries.py"
