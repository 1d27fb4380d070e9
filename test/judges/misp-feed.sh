#!/bin/sh
# Has static MISP feeds judged by PyMISP: every event of the manifest loads and nothing warns; what `to_feed` makes of
# it is what is there (notes and opinions aside, which `to_feed` leaves out), as are its manifest and its hashes.
#
#   test/judges/misp-feed.sh folder [...]
#
# Exit: 0 all valid, 1 a feed is not, 2 called wrongly, 77 the judge could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 folder [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv misp-feed pymisp==2.5.34.4
exec "$venv/bin/python" -I -W error "$here/misp_feed.py" "$@"
