#!/bin/sh
# Has bundles judged by the reference implementations: OASIS stix2-validator (schemas, MUSTs, pattern
# grammar) and python-stix2 (its own model, nothing custom allowed).
#
#   test/judges/stix2-validator.sh bundle.json [...]
#
# The first run installs them into a cache folder and needs PyPI; later runs need no network. The
# validator's wheel carries no schemas: they are taken from HOWDUNIT_DATA (default ../shared/data);
# without them python-stix2 and the pattern validator judge alone, and the last line says so.
# Exit: 0 all valid, 1 a bundle is not, 2 called wrongly, 77 the judges could not be installed.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 bundle.json [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
schemas=${HOWDUNIT_DATA:-$root/../shared/data}/stix2-schemas/schemas
venv=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/stix2-validator-3.3.1-stix2-3.0.2

if [ ! -e "$venv/installed" ]; then
  echo "installing stix2-validator 3.3.1 and stix2 3.0.2 into $venv" >&2
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check \
    stix2-validator==3.3.1 stix2==3.0.2; } >&2; then
    rm -rf "$venv"
    echo "stix2-validator: not installed (python3 with venv, and PyPI, are needed once)" >&2
    exit 77
  fi
  touch "$venv/installed"
fi

# The one place where the validator looks for its schemas, and then fetches no $ref.
package=$("$venv/bin/python" -I -c 'import pathlib, stix2validator; print(pathlib.Path(stix2validator.__file__).parent)')
mkdir -p "$package/schemas-2.1"
ln -sfn "$schemas" "$package/schemas-2.1/schemas"

exec "$venv/bin/python" -I "$here/stix2_validator.py" "$schemas" "$@"
