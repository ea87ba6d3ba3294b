#!/usr/bin/env bash
# Support/generate.sh PROGRAM FOLDER: writes FOLDER/man and FOLDER/completions from the program's own help.
set -euo pipefail
program=$(realpath "$1") folder=$2
cd "$(dirname "$0")/.."
command -v python3 >/dev/null || { echo "man pages need Python: apt-get install -y python3" >&2; exit 1; }
date=$(git log -1 --format=%cs 2>/dev/null) || date=$(date +%F)
rm -rf "$folder/man" "$folder/completions"
mkdir -p "$folder/man" "$folder/completions"
python3 Support/man.py "$program" "$folder/man" --date "$date"
# Sourced, so without #!/bin/bash.
"$program" --generate-completion-script bash | sed '1{/^#!/d}' >"$folder/completions/fileroom.bash"
"$program" --generate-completion-script zsh >"$folder/completions/_fileroom"
"$program" --generate-completion-script fish >"$folder/completions/fileroom.fish"
