#!/bin/sh
# Has Suricata load datasets with their rules, each folder by itself: `suricata -T`.
#
#   test/judges/datasets.sh folder [...]
#
# Exit: 0 all load, 1 one does not, 2 called wrongly, 77 Suricata is not there and could not be had from Debian.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 folder [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
command -v suricata >/dev/null 2>&1 || judge_debs suricata suricata
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
config=${tree:-}/etc/suricata
for folder in "$@"; do
  # Lists are looked for beside the rules that load them.
  (cd "$folder" && suricata -T -S datasets.rules -l "$work" -c "$config/suricata.yaml" \
    --set "classification-file=$config/classification.config" --set "reference-config-file=$config/reference.config" \
    --set "default-rule-path=$PWD") >"$work/said" 2>&1 || { cat "$work/said"; echo "suricata -T: $folder"; exit 1; }
  if grep -iE 'warning|error' "$work/said" | grep -v 'threshold-config' >"$work/bad"; then
    cat "$work/bad"
    exit 1
  fi
done
echo "suricata -T: $# folders of datasets accepted"
