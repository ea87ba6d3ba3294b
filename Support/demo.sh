#!/usr/bin/env bash
# Support/demo.sh MAKE PROGRAM FOLDER: builds Fileroom, runs it over the sample archive, and leaves what it makes in FOLDER.
set -euo pipefail
make=$1 program=$2 folder=$3
cd "$(dirname "$0")/.."
catalog=$folder/catalog.sqlite
log=.build/demo-build.log
# An X-ray of a hand, whose header says only CR, and its study.
hand=Fixtures/archive/2022/09/unsorted/2.25.204544979713374047925120166626032936975
study=2.25.142307952884410816648273383451741435140

# run COMMAND...: prints a command as one would type it, then runs it.
run() {
  printf '\n$ fileroom'
  printf ' %s' "$@"
  printf '\n'
  "$program" "$@" --catalog "$catalog"
}

# show FILE: shows a PNG on a terminal: as an image if it can show one, or else out of characters.
show() {
  local data chunk more
  [ -t 1 ] || return 0
  data=$(base64 -w 0 "$1")
  case ${KITTY_WINDOW_ID:+kitty}${TERM_PROGRAM:-} in
    kitty* | ghostty)
      # Kitty takes 4096 characters at a time.
      printf '\033_Ga=T,f=100,r=12,m=1;\033\\'
      while [ -n "$data" ]; do
        chunk=${data:0:4096} data=${data:4096}
        more=1
        [ -n "$data" ] || more=0
        printf '\033_Gm=%d;%s\033\\' "$more" "$chunk"
      done
      echo ;;
    iTerm.app | WezTerm) printf '\033]1337;File=inline=1;height=12:%s\a\n' "$data" ;;
    *) "$program" render "$hand" --preview ;;
  esac
}

mkdir -p .build
if [ -x "$program" ]; then
  echo "Building Fileroom …"
else
  echo "Building Fileroom: about 5 minutes on two cores, once. The log is $log."
fi
"$make" --no-print-directory build >"$log" 2>&1 || { tail -n 25 "$log" >&2; echo "demo: the build failed; the log is $log" >&2; exit 1; }

rm -rf "$folder"
mkdir -p "$folder"
echo "The sample archive has 92 files. Its images are drawn phantoms; none shows a patient. Two files are damaged on purpose."

# 2: some files could not be read.
run index Fixtures/archive --verbose || [ $? = 2 ]
run search x-ray of the hand
printf '\nThe header of that file says CR and nothing of a hand. This is its image:\n'
echo "\$ fileroom render $hand --size full --output $folder/series.png"
"$program" render "$hand" --size full --output "$folder/series.png"
show "$folder/series.png"
run search axial brain --modality MR --from 2023-01-01
run status
run report --all --format markdown,csv --output "$folder/reports"
printf '\n$ head -n 15 %s\n' "$folder/reports/$study.md"
head -n 15 "$folder/reports/$study.md"
cat <<END

The image is $folder/series.png; the reports are in $folder/reports.
Next, index your own archive (Fileroom only reads it):
  sudo make install && fileroom index /path/to/archive
END
