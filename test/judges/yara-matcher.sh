#!/bin/sh
# Has our hunt by YARA rules judged by YARA and YARA-X: the same rules over the same files must match the same files, with
# the same strings at the same offsets. Rules and files of ours are in yara_matcher.mjs; with YARA_RULES (and YARA_FILES)
# set to folders, their rules over their files are judged, too. Rules that we refuse are named, and run by nobody.
#
#   node tools/set-up.mjs && test/judges/yara-matcher.sh
#
# The first run installs yara-python and yara-x into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 they agree, 1 they do not, 77 the judges could not be installed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$here/install.sh"
judge_venv yara yara-python==4.5.4 yara-x==1.23.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node "$here/yara_matcher.mjs" "$root/dist" "$work" >"$work/ours"
"$venv/bin/python" -I "$here/yara_matcher.py" <"$work/ours"
if [ -n "${YARA_RULES:-}" ]; then
  node "$here/yara_matcher.mjs" "$root/dist" "$work" "$YARA_RULES" ${YARA_FILES:+"$YARA_FILES"} >"$work/ours"
  "$venv/bin/python" -I "$here/yara_matcher.py" <"$work/ours"
fi
