#!/bin/sh
# Has the desk's TAXII 2.1 server judged by taxii2-client, OASIS's own, and the desk's TAXII client by two servers:
# medallion, OASIS's own, and OpenTAXII. More than 10,000 objects in pages while further ones arrive, filters, versions,
# posting, passwords and tokens; then everything to medallion, from there into another desk, and out of that again; the
# same by OpenTAXII, with what is new, what is refused, and a server that is gone.
#
#   test/judges/taxii.sh [medallion | opentaxii]      one of them alone
#
# The first run installs them into a cache folder and needs PyPI; later runs need no network.
# Exit: 0 all as it must be, 1 it is not, 77 the judges could not be installed. OpenTAXII alone is skipped by name.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
command=${HOWDUNIT_COMMAND:-$here/../../bin/howdunit.js}
failed=0

if [ "${1:-medallion}" = medallion ]; then
  judge_venv taxii taxii2-client==2.3.0 medallion==3.0.0
  "$venv/bin/python" -I "$here/taxii.py" "$command" || failed=1
fi

if [ "${1:-opentaxii}" = opentaxii ]; then
  # What it asks for has no upper bounds: these are the versions that it was seen to run with.
  set -- opentaxii opentaxii==0.9.3 sqlalchemy==2.1.9 marshmallow==4.4.0 flask==3.1.3 werkzeug==3.1.9
  if (judge_venv "$@"); then
    judge_venv "$@"
    "$venv/bin/python" -I "$here/opentaxii.py" "$command" || failed=1
  else
    echo 'skipped: OpenTAXII (it could not be installed)'
  fi
fi
exit $failed
