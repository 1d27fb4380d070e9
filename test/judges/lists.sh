#!/bin/sh
# Has lists judged by what obeys them: `named-checkzone` and `unbound-checkconf` read each zone, and Unbound reads
# each hosts file's names as local data.
#
#   test/judges/lists.sh file [...]        *.rpz.zone and *.hosts.txt; others are passed over
#
# The first run unpacks the two from Debian into a cache folder, unless they are installed.
# Exit: 0 all valid, 1 a list is not, 2 called wrongly, 77 the judges could not be had.
set -eu

[ $# -gt 0 ] || { echo "usage: $0 file [...]" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install.sh"
if ! command -v named-checkzone >/dev/null 2>&1 || ! command -v unbound-checkconf >/dev/null 2>&1; then
  judge_debs lists bind9-utils unbound
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
zones=0 hosts=0
for list in "$@"; do
  case $list in
    *.rpz.zone)
      zones=$((zones + 1))
      named-checkzone -k fail -n ignore rpz.invalid "$list" >"$work/said" 2>&1 || { cat "$work/said"; echo "named-checkzone: $list"; exit 1; }
      cp "$list" "$work/rpz.zone"
      # `named-checkconf -z` reads the addresses of triggers, too: a bad one is said and not an error.
      printf 'options { directory "%s"; response-policy { zone "rpz.invalid"; }; };\nzone "rpz.invalid" { type primary; file "rpz.zone"; };\n' "$work" >"$work/named.conf"
      if command -v named-checkconf >/dev/null 2>&1; then
        named-checkconf -z "$work/named.conf" >"$work/said" 2>&1 || { cat "$work/said"; echo "named-checkconf: $list"; exit 1; }
      fi
      printf 'server:\n  directory: "%s"\n  username: ""\n  chroot: ""\n  module-config: "respip iterator"\nrpz:\n  name: "rpz.invalid"\n  zonefile: "%s"\n' "$work" "$work/rpz.zone" >"$work/unbound.conf"
      unbound-checkconf "$work/unbound.conf" >"$work/said" 2>&1 || { cat "$work/said"; echo "unbound-checkconf: $list"; exit 1; }
      ;;
    *.hosts.txt)
      hosts=$((hosts + 1))
      { printf 'server:\n  directory: "%s"\n  username: ""\n  chroot: ""\n' "$work"
        awk '!/^#/ && NF { if (NF != 2) { print "  this is no line of a hosts file: " $0 } else print "  local-data: \"" $2 ". A " $1 "\"" }' "$list"
      } >"$work/unbound.conf"
      unbound-checkconf "$work/unbound.conf" >"$work/said" 2>&1 || { cat "$work/said"; echo "unbound-checkconf: $list"; exit 1; }
      ;;
  esac
done
[ "$((zones + hosts))" -gt 0 ] || { echo 'lists: none to judge'; exit 1; }
echo "lists: named-checkzone and unbound-checkconf accept $zones zones, unbound-checkconf $hosts hosts files"
