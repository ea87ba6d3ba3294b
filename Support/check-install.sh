#!/usr/bin/env bash
# Support/check-install.sh: installs Fileroom in a minimal Debian 12 without Swift and runs it there: once from the .deb,
# once by make install. Needs root (debootstrap and chroot), the release binary and dist/*.deb. Downloads about 150 MB.
#   MIRROR  a Debian mirror (http://deb.debian.org/debian)
set -euo pipefail
cd "$(dirname "$0")/.."
mirror=${MIRROR:-http://deb.debian.org/debian}
scratch=${TMPDIR:-/tmp}/fileroom-check-install
base=$scratch/base

fail() { echo "check-install: $*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || fail "must run as root"
command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install -y debootstrap"
deb=$(ls dist/fileroom_*.deb 2>/dev/null) || fail "dist holds no package: run make deb"

# inside ROOT COMMAND...: runs a command in the root, with /proc, in a mount namespace that ends with it.
inside() {
  local root=$1; shift
  unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/tmp LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"' \
    "$root" "$@"
}

# expect CODE COMMAND...: runs it as an ordinary user and compares the exit code; the output goes to $scratch/output.
expect() {
  local wanted=$1 code=0; shift
  inside "$root" setpriv --reuid=1000 --regid=1000 --clear-groups "$@" >"$scratch/output" 2>&1 || code=$?
  [ "$code" = "$wanted" ] || { cat "$scratch/output" >&2; fail "exit code $code instead of $wanted: $*"; }
  echo "  $code  $*"
}

shows() { grep -qi -- "$1" "$scratch/output" || { cat "$scratch/output" >&2; fail "the output lacks: $1"; }; }

fresh() {
  root=$scratch/$1
  rm -rf "$root"
  cp -a "$base" "$root"
  cp -r Fixtures/archive "$root/srv/archive"
  inside "$root" apt-get update -qq
}

try() {
  expect 127 sh -c 'exec swift'
  expect 0 fileroom --version
  shows '^fileroom [0-9]'
  cat "$scratch/output"
  # 2: two files of the archive are damaged on purpose.
  expect 2 fileroom index /srv/archive --catalog /tmp/catalog.sqlite
  tail -n 1 "$scratch/output"
  expect 0 fileroom status --catalog /tmp/catalog.sqlite
  expect 0 fileroom search x-ray of the hand --catalog /tmp/catalog.sqlite
  shows 'X-ray of the hand'
  expect 1 fileroom search zzz --catalog /tmp/catalog.sqlite
  expect 0 fileroom report --all --format markdown,csv --output /tmp/reports --catalog /tmp/catalog.sqlite
  expect 0 sh -c 'cat /tmp/reports/*.md'
  shows 'not for diagnosis'
  expect 0 sh -c 'fileroom render $(find /srv/archive/2023 -type f | sort | head -n 1) --size full --output /tmp/image.png'
  expect 64 fileroom --no-such-option
  expect 0 man fileroom
  expect 0 man fileroom-index
  shows 'EXIT STATUS'
  expect 0 sh -c "exec test -s /tmp/image.png"
  expect 0 bash -n "$1/share/bash-completion/completions/fileroom"
}

mkdir -p "$scratch"
if [ ! -f "$base/.complete" ]; then
  rm -rf "$base"
  debootstrap --variant=minbase bookworm "$base" "$mirror" >"$scratch/debootstrap.log" || fail "debootstrap failed: see $scratch/debootstrap.log"
  touch "$base/.complete"
fi

echo "== $deb"
fresh deb
cp "$deb" "$root/tmp/fileroom.deb"
inside "$root" apt-get install -y -qq --no-install-recommends /tmp/fileroom.deb man-db >"$scratch/apt.log" 2>&1 || { tail "$scratch/apt.log" >&2; fail "apt-get install failed"; }
try /usr
inside "$root" dpkg --verify fileroom
inside "$root" apt-get purge -y -qq fileroom >"$scratch/apt.log" 2>&1
inside "$root" sh -c '! find / -xdev -path /tmp -prune -o -name "*fileroom*" -print | grep -v "^/var/l"' || fail "files remain after purging the package"

echo "== make install DESTDIR=…"
fresh install
depends=$(dpkg-deb --field "$deb" Depends | sed -E 's/ *\([^)]*\)//g; s/ *\|[^,]*//g; s/,/ /g')
# shellcheck disable=SC2086
inside "$root" apt-get install -y -qq --no-install-recommends $depends man-db >"$scratch/apt.log" 2>&1 || { tail "$scratch/apt.log" >&2; fail "apt-get install failed"; }
find "$root/usr/local" ! -type d | sort >"$scratch/before"
make --no-print-directory install DESTDIR="$root" PREFIX=/usr/local
try /usr/local
make --no-print-directory uninstall DESTDIR="$root" PREFIX=/usr/local
find "$root/usr/local" ! -type d | sort | diff "$scratch/before" - || fail "files remain after make uninstall"
rm -rf "$scratch/deb" "$scratch/install"
echo "check-install: both installations work"
