# Sourced by the judges. Installs Python packages into a folder of the cache, once; later runs need no network.
#
#   judge_venv name package==version [...]      sets $venv; exits 77, by name, where they cannot be had
judge_venv() {
  judge_name=$1
  shift
  venv=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/$(printf '%s' "$*" | sed 's/==/-/g; s/ /-/g')
  [ -e "$venv/installed" ] && return 0
  echo "installing $* into $venv" >&2
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "$@"; } >&2; then
    rm -rf "$venv"
    echo "$judge_name: not installed (python3 with venv, and PyPI, are needed once)" >&2
    exit 77
  fi
  touch "$venv/installed"
}

# Unpacks Debian packages, with what they depend on, into a folder of the cache. Nothing is installed and apt's own
# lists stay as they are: the release's backports are asked, too. Needs apt and the right to use it.
#
#   judge_debs name package [...]               adds them to PATH and LD_LIBRARY_PATH; exits 77 as above
judge_debs() {
  judge_name=$1
  shift
  tree=${XDG_CACHE_HOME:-$HOME/.cache}/howdunit/debian-$(printf '%s' "$*" | sed 's/ /-/g')
  if [ ! -e "$tree/installed" ]; then
    echo "unpacking $* into $tree" >&2
    rm -rf "$tree"
    mkdir -p "$tree/apt/debs/partial" "$tree/apt/lists/partial"
    release=$(. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && echo "$VERSION_CODENAME") || release=
    if [ -z "$release" ] || ! unpack_debs "$@" >&2; then
      rm -rf "$tree"
      echo "$judge_name: not installed (Debian's apt and a mirror are needed once)" >&2
      exit 77
    fi
    rm -rf "$tree/apt"
    touch "$tree/installed"
  fi
  PATH=$tree/usr/sbin:$tree/usr/bin:$PATH
  LD_LIBRARY_PATH=$(find "$tree/usr/lib" -maxdepth 1 -type d -name '*-linux-gnu*' | tr '\n' ':')
  export PATH LD_LIBRARY_PATH
}

unpack_debs() {
  printf 'deb http://deb.debian.org/debian %s main\n' "$release" "$release-updates" "$release-backports" >"$tree/apt/sources"
  printf '%s "%s";\n' \
    Dir::Etc::sourcelist "$tree/apt/sources" Dir::Etc::sourceparts - Dir::State::lists "$tree/apt/lists" \
    Dir::Cache::archives "$tree/apt/debs" Dir::Cache::pkgcache '' Dir::Cache::srcpkgcache '' APT::Sandbox::User root \
    >"$tree/apt/conf"
  APT_CONFIG=$tree/apt/conf timeout 180 apt-get update -qq || return 1
  # What only backports has is asked for there; everything else comes from the release.
  for wanted in "$@"; do
    APT_CONFIG=$tree/apt/conf apt-cache policy "$wanted" | grep -q 'Candidate: [0-9]' || return 1
  done
  APT_CONFIG=$tree/apt/conf timeout 300 apt-get install -y -qq --no-install-recommends --download-only "$@" ||
    APT_CONFIG=$tree/apt/conf timeout 300 apt-get install -y -qq --no-install-recommends --download-only \
      -t "$release-backports" "$@" || return 1
  for deb in "$tree"/apt/debs/*.deb; do dpkg-deb -x "$deb" "$tree" || return 1; done
}
