#!/usr/bin/env bash
# Support/install.sh install|uninstall PROGRAM: puts the program and what belongs to it below $DESTDIR$PREFIX, or
# removes it. make install and make uninstall call this.
#   PREFIX   where it is installed (/usr/local)
#   DESTDIR  a folder that stands for / (empty)
#   ZSH      zsh's folder of completions below PREFIX (share/zsh/site-functions)
set -euo pipefail
action=$1 program=$2
cd "$(dirname "$0")/.."
prefix=${PREFIX:-/usr/local}
to=${DESTDIR:-}$prefix
doc=share/doc/fileroom

# put MODE FILE PLACE: installs a file below the prefix, or removes it.
put() {
  case $action in
    install) install -D -m "$1" "$2" "$to/$3" ;;
    uninstall) rm -f "$to/$3" ;;
  esac
}

[ "$action" = uninstall ] || [ -x "$program" ] || { echo "install: $program is not built: run make first" >&2; exit 1; }
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
if [ "$action" = install ]; then
  # Symbols are of use to a debugger only, and are two thirds of the file.
  strip -o "$made/fileroom" "$program"
  Support/generate.sh "$program" "$made"
fi

put 755 "$made/fileroom" bin/fileroom
put 644 "$made/completions/fileroom.bash" share/bash-completion/completions/fileroom
put 644 "$made/completions/_fileroom" "${ZSH:-share/zsh/site-functions}/_fileroom"
put 644 "$made/completions/fileroom.fish" share/fish/vendor_completions.d/fileroom.fish
if [ "$action" = install ]; then
  for page in "$made"/man/*.1; do put 644 "$page" "share/man/man1/$(basename "$page")"; done
else
  rm -f "$to"/share/man/man1/fileroom.1 "$to"/share/man/man1/fileroom-*.1
fi
for file in LICENSE README.md CHANGELOG.md; do put 644 "$file" "$doc/$file"; done
for file in docs/*.md; do [ ! -f "$file" ] || put 644 "$file" "$doc/$file"; done
for file in config.yaml systemd/fileroom.service systemd/fileroom.timer cron/fileroom slurm/index.sbatch; do
  put 644 "Support/$file" "$doc/examples/$(basename "$file")"
done
if [ "$action" = uninstall ] && [ -d "$to/$doc" ]; then
  find "$to/$doc" -depth -type d -empty -delete
fi
