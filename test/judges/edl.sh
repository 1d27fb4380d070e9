#!/bin/sh
# Has external dynamic lists judged by the rules that Palo Alto Networks states for them ("Formatting Guidelines for an
# External Dynamic List"), each entry read by two readers that know nothing of one another: addresses by ipaddress and
# netaddr, names by idna and validators, URLs by urllib and validators. There is no reader of such lists to be had that
# says what a firewall would: the packages of that name edit or thin them out and take any line.
#
#   test/judges/edl.sh file [...]          *.edl-ip.txt, *.edl-domain.txt, *.edl-url.txt
#
# The first run installs them into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all accept, 1 one does not, 2 called wrongly, 77 the judges could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 file [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv edl netaddr==1.3.0 validators==0.36.0 idna==3.20
exec "$venv/bin/python" -I -W ignore "$here/edl.py" "$@"
