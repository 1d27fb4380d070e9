#!/bin/sh
# Has our Sigma matcher judged by pySigma's own SQLite backend: the same rules over the same events must match the same
# events. Rules and events of ours are in sigma_matcher.mjs; with SIGMA_RULES set to a checkout of SigmaHQ's rules,
# each of its rules that our subset takes is run over the same events, too.
#
#   node tools/set-up.mjs && test/judges/sigma-matcher.sh
#
# The first run installs pySigma into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 they agree, 1 they do not, 77 the judge could not be installed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
venv=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/pysigma

if [ ! -e "$venv/installed" ]; then
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check \
    pysigma pysigma-backend-sqlite; } >&2; then
    rm -rf "$venv"
    echo "pySigma: not installed (python3 with venv, and PyPI, are needed once)" >&2
    exit 77
  fi
  touch "$venv/installed"
fi

node "$here/sigma_matcher.mjs" "$root/dist" ${SIGMA_RULES:+"$SIGMA_RULES"} | "$venv/bin/python" -I "$here/sigma_matcher.py"
