#!/bin/sh
# Has feeds judged: RSS and Atom by the W3C's feedvalidator (no error, no warning but those named in feeds.py), and
# JSON Feed by what version 1.1 demands.
#
#   test/judges/feeds.sh feed.rss feed.atom feed.feed.json [...]
#
# The validator is on no package index: HOWDUNIT_FEEDVALIDATOR names a clone of github.com/w3c/feedvalidator, else Git
# fetches one into a cache folder, once.
# Exit: 0 all valid, 1 a feed is not, 2 called wrongly, 77 the judge could not be had.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 feed [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/feedvalidator
clone=${HOWDUNIT_FEEDVALIDATOR:-$cache}
if [ ! -e "$clone/src/feedvalidator/__init__.py" ] && [ -z "${HOWDUNIT_FEEDVALIDATOR:-}" ]; then
  rm -rf "$cache"
  mkdir -p "$(dirname "$cache")"
  timeout 120 git clone -q --depth 1 https://github.com/w3c/feedvalidator "$cache" >&2 2>&1 || rm -rf "$cache"
fi
[ -e "$clone/src/feedvalidator/__init__.py" ] ||
  { echo 'feeds: feedvalidator could not be had (Git and its repository are needed once)' >&2; exit 77; }
. "$here/install.sh"
judge_venv feeds html5lib==1.1
exec "$venv/bin/python" -W ignore "$here/feeds.py" "$clone/src" "$@"
