#!/bin/sh
# Compiles the WebAssembly of src/hunt anew from its AssemblyScript, by the compiler it was made with, and compares
# it byte for byte with what is committed: nothing runs over a user's logs that cannot be read here as source.
#
#   test/judges/wasm.sh
#
# The first run installs the compiler into a cache folder and needs npm's registry; later runs need no network.
# Exit: 0 all are the same, 1 one is not, 77 the compiler could not be installed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
package=$(sed -n "s/^export const COMPILER = '\(.*\)';$/\1/p" "$here/tools/assembly-script.mjs")
prefix=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/$(printf '%s' "$package" | tr '@' '-')
if [ ! -e "$prefix/installed" ]; then
  echo "installing $package into $prefix" >&2
  rm -rf "$prefix"
  mkdir -p "$prefix"
  if ! npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix "$prefix" "$package" >&2; then
    rm -rf "$prefix"
    echo 'wasm: not compiled (npm and its registry are needed once)' >&2
    exit 77
  fi
  touch "$prefix/installed"
fi

anew=$(mktemp -d)
trap 'rm -rf "$anew"' EXIT
mkdir -p "$anew/src/hunt"
cp -R "$here/tools" "$here/package.json" "$anew"
ln -s "$prefix/node_modules" "$anew/node_modules"
for module in kernel loader token-index; do cp -R "$here/src/hunt/$module" "$anew/src/hunt"; done
rm -f "$anew"/src/hunt/*/*-wasm.ts
node "$anew/tools/build-hunt-kernel.mjs"
node "$anew/tools/build-token-kernel.mjs"

differ=0
for made in "$anew"/src/hunt/*/*-wasm.ts; do
  committed=$here/src/hunt/${made#"$anew"/src/hunt/}
  cmp "$made" "$committed" || differ=$((differ + 1))
done
echo "wasm: 3 modules compiled anew, $differ differ from the committed ones"
[ "$differ" -eq 0 ]
