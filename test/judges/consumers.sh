#!/bin/sh
# Has bundles taken in by what their receivers run: python-stix2 (the same ids for cyber-observables), stix2-patterns
# (every pattern), misp-stix (the code by which MISP imports STIX; how much arrives is told), and pycti's own splitter
# of bundles (what OpenCTI ingests: every reference leads somewhere, indicators have a pattern type, reports hold
# something).
#
#   test/judges/consumers.sh bundle.json [...]
#
# The first run installs them into cache folders and needs PyPI; one that cannot be had is named and left out.
# Exit: 0 all accept, 1 one does not, 2 called wrongly, 77 none could be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 bundle.json [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judged=0
run() {
  judge=$1
  shift
  # In a subshell, for a judge that cannot be had ends the script that asks for it.
  if (judge_venv "$judge" $packages); then
    judge_venv "$judge" $packages
    "$venv/bin/python" -I -W ignore "$here/consumers.py" "$judge" "$@" || exit 1
    judged=$((judged + 1))
  fi
}
packages='stix2==3.0.2 stix2-patterns==2.1.2' && run stix2 "$@"
packages='misp-stix==2026.10.12' && run misp-stix "$@"
packages='pycti==7.261026.0' && run pycti "$@"
[ "$judged" -gt 0 ] || exit 77
