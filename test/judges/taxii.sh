#!/bin/sh
# Has the desk's TAXII 2.1 server judged by taxii2-client, OASIS's own, and the desk's TAXII client by medallion,
# OASIS's own server: more than 10,000 objects in pages while further ones arrive, filters, versions, posting, passwords
# and tokens; then everything to medallion, from there into another desk, and out of that again.
#
#   test/judges/taxii.sh
#
# The first run installs both into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all as it must be, 1 it is not, 77 the judges could not be installed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
judge_venv taxii taxii2-client==2.3.0 medallion==3.0.0
exec "$venv/bin/python" -I "$here/taxii.py" "${HOWDUNIT_COMMAND:-$here/../../bin/howdunit.js}"
