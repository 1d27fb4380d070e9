#!/bin/sh
# Has feeds judged: read by feedparser, strictly, with everything arriving; JSON Feed by a schema of it; and where it can
# be had, by the W3C's feedvalidator (no error, no warning but those named in feeds.py).
#
#   test/judges/feeds.sh feed.rss feed.atom feed.feed.json [...]
#
# The first two come from PyPI. The W3C's validator is on no package index: HOWDUNIT_FEEDVALIDATOR names a clone of
# github.com/w3c/feedvalidator, else Git fetches one into a cache folder, once; where it cannot, that is said and the
# others judge alone.
# Exit: 0 all valid, 1 a feed is not, 2 called wrongly, 77 no judge could be had.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 feed [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/feedvalidator
clone=${HOWDUNIT_FEEDVALIDATOR:-$cache}
if [ ! -e "$clone/src/feedvalidator/__init__.py" ] && [ -z "${HOWDUNIT_FEEDVALIDATOR:-}" ]; then
  rm -rf "$cache"
  mkdir -p "$(dirname "$cache")"
  timeout 60 git clone -q --depth 1 https://github.com/w3c/feedvalidator "$cache" >&2 2>&1 || rm -rf "$cache"
fi
. "$here/install.sh"
judge_venv feeds feedparser==6.0.14 jsonfeedvalidator==0.0.3 html5lib==1.1
"$venv/bin/python" -I -W ignore "$here/feed_readers.py" "$@"
[ -e "$clone/src/feedvalidator/__init__.py" ] ||
  { echo 'feeds: not judged by feedvalidator, which could not be had (Git and its repository are needed once)'; exit 0; }
exec "$venv/bin/python" -W ignore "$here/feeds.py" "$clone/src" "$@"
