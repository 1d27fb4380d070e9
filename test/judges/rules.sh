#!/bin/sh
# Has detection rules judged by their own field's tools: YARA's compiler, pySigma, and Suricata where it is
# installed or can be had from Debian (else suricataparser, which reads rules but knows no keywords). Sigma rules of
# our own making must pass pySigma's validators, too.
#
#   test/judges/rules.sh folder            *.yar, *.yml and *.suricata.rules in it, as eval/rules.mjs --write leaves them
#
# The first run installs yara-python, pysigma and suricataparser into a cache folder and needs PyPI.
# Exit: 0 all load, 1 a rule does not, 2 called wrongly, 77 the judges could not be installed.
set -eu

[ $# -eq 1 ] && [ -d "$1" ] || { echo "usage: $0 folder" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv rules yara-python==4.5.4 pysigma==2.0.1 suricataparser==1.0.0

"$venv/bin/python" -I "$here/rules.py" "$1"

# In a subshell, for a judge that cannot be had ends the script that asks for it.
if ! command -v suricata >/dev/null 2>&1 && (judge_debs suricata suricata) ; then judge_debs suricata suricata; fi
if command -v suricata >/dev/null 2>&1; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  config=${tree:-}/etc/suricata
  for rules in "$1"/*.suricata.rules; do
    suricata -T -S "$rules" -l "$work" -c "$config/suricata.yaml" --set "classification-file=$config/classification.config" \
      --set "reference-config-file=$config/reference.config" >"$work/said" 2>&1 ||
      { cat "$work/said"; echo "suricata -T: $rules"; exit 1; }
  done
  echo 'suricata -T: all accepted'
else
  echo 'suricata -T: not judged, suricata is not installed'
fi
