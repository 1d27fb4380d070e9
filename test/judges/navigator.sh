#!/bin/sh
# Has layers judged by MITRE's own reader of them (mitreattack-python, strict): every field it knows, of the
# type it demands, at the layer version we write.
#
#   test/judges/navigator.sh layer.json [...]
#
# The first run installs it into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all valid, 1 a layer is not, 2 called wrongly, 77 the judge could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 layer.json [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv navigator mitreattack-python==6.3.1
exec "$venv/bin/python" -I "$here/navigator.py" "$@"
