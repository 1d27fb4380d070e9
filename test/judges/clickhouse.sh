#!/bin/sh
# Has the hunt inside ClickHouse judged by ClickHouse itself: the same rows are searched by the local hunt and by the
# engine, and must have the same hits; once in the modern dialect (chDB, embedded), once in a cluster of three nodes of
# Debian's clickhouse-server 18.16, of which one is then killed and started again.
#
#   node tools/set-up.mjs && test/judges/clickhouse.sh
#
# The first run installs chDB (550 MB, npm) and unpacks the server (Debian's apt) into cache folders; later runs need no network.
# Exit: 0 all is as it should be, 1 something is not, 77 neither could be installed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$here/install.sh"

chdb=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/chdb-3.4.0
if [ ! -e "$chdb/installed" ]; then
  rm -rf "$chdb"
  mkdir -p "$chdb"
  if npm install --silent --no-audit --no-fund --prefix "$chdb" chdb@3.4.0 >&2; then
    touch "$chdb/installed"
  else
    rm -rf "$chdb"
    echo 'chDB: not installed (npm and its registry are needed once): the modern dialect is not judged' >&2
    chdb=
  fi
fi

server=$( (judge_debs clickhouse-server clickhouse-server >&2 && printf '%s' "$tree") ) || server=
if [ -n "$server" ]; then
  LD_LIBRARY_PATH=$(find "$server/usr/lib" "$server/lib" -maxdepth 1 -type d -name '*-linux-gnu*' | tr '\n' ':')
fi
[ -n "$chdb$server" ] || exit 77

CHDB=$chdb CLICKHOUSE=$server CLICKHOUSE_LIBRARIES=${LD_LIBRARY_PATH:-} node "$here/clickhouse.mjs" "$root"
