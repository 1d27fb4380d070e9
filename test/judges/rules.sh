#!/bin/sh
# Has detection rules judged by their own field's tools: YARA's compiler, pySigma, and Suricata where it is
# installed (else suricataparser, which reads rules but knows no keywords).
#
#   test/judges/rules.sh folder            *.yar, *.yml and *.suricata.rules in it, as eval/rules.mjs --write leaves them
#
# The first run installs yara-python, pysigma and suricataparser into a cache folder and needs PyPI.
# Exit: 0 all load, 1 a rule does not, 2 called wrongly, 77 the judges could not be installed.
set -eu

[ $# -eq 1 ] && [ -d "$1" ] || { echo "usage: $0 folder" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
venv=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/yara-4.5.4-pysigma-2.0.1-suricataparser-1.0.0

if [ ! -e "$venv/installed" ]; then
  echo "installing yara-python 4.5.4, pysigma 2.0.1 and suricataparser 1.0.0 into $venv" >&2
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check \
    yara-python==4.5.4 pysigma==2.0.1 suricataparser==1.0.0; } >&2; then
    rm -rf "$venv"
    echo "rules: no judge installed (python3 with venv, and PyPI, are needed once)" >&2
    exit 77
  fi
  touch "$venv/installed"
fi

"$venv/bin/python" -I "$here/rules.py" "$1"

if command -v suricata >/dev/null 2>&1; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  for rules in "$1"/*.suricata.rules; do
    suricata -T -S "$rules" -l "$work" >"$work/said" 2>&1 || { cat "$work/said"; echo "suricata -T: $rules"; exit 1; }
  done
  echo 'suricata -T: all accepted'
else
  echo 'suricata -T: not judged, suricata is not installed'
fi
