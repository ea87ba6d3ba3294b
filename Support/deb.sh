#!/usr/bin/env bash
# Support/deb.sh PROGRAM: writes dist/fileroom_VERSION_ARCHITECTURE.deb from the release binary.
#
# A commit that is not tagged as its release, such as v0.1.0, gets a version that sorts before that release:
# 0.1.0~20261130.a769f32-1.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
for tool in dpkg-shlibdeps dpkg-deb; do
  command -v $tool >/dev/null || { echo "deb: $tool is missing: apt-get install -y dpkg-dev" >&2; exit 1; }
done

read -r _ release commit < <("$program" --version)
commit=${commit//[()]/}
version=$release-1
if [ "$(git tag --points-at HEAD --list "v$release" 2>/dev/null)" = "" ] || [[ $commit = *-dirty ]]; then
  version=$release~$(git log -1 --format=%cd --date=format:%Y%m%d 2>/dev/null || date +%Y%m%d)${commit:+.${commit//-/.}}-1
fi
architecture=$(dpkg --print-architecture)
# The same commit gives the same package.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
maintainer="${DEBFULLNAME:-Fileroom maintainers} <${DEBEMAIL:-maintainers@users.noreply.fileroom.example}>"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
umask 022
PREFIX=/usr DESTDIR=$root ZSH=share/zsh/vendor-completions Support/install.sh install "$program"
doc=$root/usr/share/doc/fileroom
rm "$doc/LICENSE"
install -m 644 Support/debian/copyright "$doc/copyright"
gzip -9n "$root"/usr/share/man/man1/*.1
mv "$doc/CHANGELOG.md" "$doc/changelog" && gzip -9n "$doc/changelog"
printf 'fileroom (%s) unstable; urgency=medium\n\n  * See changelog.gz.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.Debian.gz"
install -D -m 644 Support/debian/lintian-overrides "$root/usr/share/lintian/overrides/fileroom"

# dpkg-shlibdeps wants the control file of a source package, and DEBIAN to recognize the package's root.
mkdir "$work/debian" "$root/DEBIAN"
printf 'Source: fileroom\n\nPackage: fileroom\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O --warnings=0 "$root/usr/bin/fileroom" | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo "deb: dpkg-shlibdeps found no dependencies" >&2; exit 1; }

# OpenBLAS is loaded when a model is, so the binary does not list it.
cat >"$root/DEBIAN/control" <<CONTROL
Package: fileroom
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Section: non-free/science
Priority: optional
Installed-Size: $(du -k -s --apparent-size "$root/usr" | cut -f1)
Depends: $depends, libopenblas0
Description: index, caption and search DICOM archives
 Fileroom scans a DICOM archive in place, renders an image for each series,
 captions it with a ViT-GPT2 model inside the program, and keeps everything in
 one SQLite file, which it searches and reports.
 .
 Captions are machine-generated and unverified. They are not for diagnosis. The
 bundled model is for research only.
CONTROL
(cd "$root" && find usr -type f -printf '%P\0' | sort -z | sed -z 's|^|usr/|' | xargs -0 md5sum >DEBIAN/md5sums)
chmod 644 "$root"/DEBIAN/*

mkdir -p dist
rm -f dist/fileroom_*.deb
# Level 1: a few seconds instead of a minute.
dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "dist/fileroom_${version}_$architecture.deb" >/dev/null
echo "dist/fileroom_${version}_$architecture.deb"
