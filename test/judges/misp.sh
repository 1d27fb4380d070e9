#!/bin/sh
# Has MISP events judged by PyMISP, the field's own library: they load, every type may stand in its category,
# every object follows its template, `to_feed` keeps all, notes and opinions among it, and nothing warns.
#
#   test/judges/misp.sh event.json [...]
#
# The first run installs it into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all valid, 1 an event is not, 2 called wrongly, 77 the judge could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 event.json [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv misp pymisp==2.5.34.4
exec "$venv/bin/python" -I -W error "$here/misp.py" "$@"
