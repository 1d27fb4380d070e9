#!/bin/sh
# Has the inbox, the desk, the ledger, the posts and a published page of a built desk with the example story in it judged by Lighthouse, in the
# system's Chromium (CHROMIUM names another): performance at least 95, accessibility 100.
#
#   test/judges/lighthouse.sh [least performance]
#
# The first run installs Lighthouse into a cache folder and needs npm's registry; later runs need no network.
# Exit: 0 all of them are, 1 one is not, 77 the judge could not be installed, or there is no Chromium.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# The last that runs on Node 20.
package=lighthouse@12
CHROME_PATH=${CHROMIUM:-/usr/bin/chromium}
[ -x "$CHROME_PATH" ] || { echo "lighthouse: no Chromium at $CHROME_PATH" >&2; exit 77; }
export CHROME_PATH
prefix=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/$(printf '%s' "$package" | tr '@' '-')
if [ ! -e "$prefix/installed" ]; then
  echo "installing $package into $prefix" >&2
  rm -rf "$prefix"
  mkdir -p "$prefix"
  if ! npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix "$prefix" "$package" >&2; then
    rm -rf "$prefix"
    echo 'lighthouse: not installed (npm and its registry are needed once)' >&2
    exit 77
  fi
  touch "$prefix/installed"
fi
exec node "$here/lighthouse.mjs" "$prefix/node_modules/lighthouse/cli/index.js" "${1:-95}"
