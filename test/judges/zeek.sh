#!/bin/sh
# Has Zeek's intelligence files judged by a reader of Zeek's tab-separated files (zat), and each value by what reads
# its kind elsewhere: addresses by Python's ipaddress, names by idna, URLs and mail by validators.
#
#   test/judges/zeek.sh file [...]         *.zeek.intel
#
# Zeek itself is in no registry that this judge could install it from.
# The first run installs them into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all accept, 1 one does not, 2 called wrongly, 77 the judges could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 file [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
# Without what zat needs for data frames: its reader needs none of it.
judge_venv zeek --no-deps zat==0.4.9 validators==0.36.0 idna==3.20
exec "$venv/bin/python" -I -W ignore "$here/zeek.py" "$@"
