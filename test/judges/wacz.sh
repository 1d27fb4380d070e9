#!/bin/sh
# Has our archives judged by the field's own tools: `warcio check` (record digests) and `wacz validate`.
#
#   test/judges/wacz.sh archive.wacz [...]
#
# Says one line an archive, and all that the tools say of one that is not valid.
# The first run installs them into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all valid, 1 an archive is not, 2 called wrongly, 77 the judges could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 archive.wacz [...]" >&2; exit 2; }
venv=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/wacz-0.6.0-warcio-1.8.1

if [ ! -e "$venv/installed" ]; then
  echo "installing wacz 0.6.0 and warcio 1.8.1 into $venv" >&2
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check \
    wacz==0.6.0 warcio==1.8.1; } >&2; then
    rm -rf "$venv"
    echo "wacz: not installed (python3 with venv, and PyPI, are needed once)" >&2
    exit 77
  fi
  touch "$venv/installed"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
judge() {
  "$venv/bin/wacz" validate -f "$1" || return 1
  rm -rf "$work/a" && mkdir "$work/a"
  "$venv/bin/python" -I -m zipfile -e "$1" "$work/a" || return 1
  "$venv/bin/warcio" check "$work/a/archive/data.warc.gz" || { echo "a record's digest is wrong"; return 1; }
}
for archive in "$@"; do
  if judge "$archive" > "$work/said" 2>&1; then
    echo "valid: $archive"
  else
    cat "$work/said"
    echo "not valid: $archive"
    exit 1
  fi
done
echo "wacz: $# of $# archives valid"
