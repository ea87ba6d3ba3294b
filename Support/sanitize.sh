#!/usr/bin/env bash
# Support/sanitize.sh PROGRAM COUNT: runs a program that was built with AddressSanitizer and UndefinedBehaviorSanitizer over
# the sample files, damaged images and COUNT damaged DICOM files. Fails if a sanitizer reports anything.
set -euo pipefail
program=$(realpath "$1") count=$2
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Reader processes have no standard error, so reports go to files. An allocation that is too large fails, as it does
# under the readers' memory limit.
export ASAN_OPTIONS=log_path=$work/report:exitcode=99:allocator_may_return_null=1:max_allocation_size_mb=4096
export UBSAN_OPTIONS=log_path=$work/report:halt_on_error=1:print_stacktrace=1

# check NAME COMMAND...: runs the program. Samples that are damaged on purpose may fail; a report may not appear.
check() {
  local name=$1 code=0; shift
  "$program" "$@" >"$work/output" 2>&1 || code=$?
  case $code in
    0 | 1 | 2 | 3) ;;
    *) tail -n 20 "$work/output"; echo "sanitize: $name ended with $code" >&2; report; exit 1 ;;
  esac
  ! compgen -G "$work/report.*" >/dev/null || { echo "sanitize: $name" >&2; report; exit 1; }
  echo "  $name: exit code $code"
}

report() { cat "$work"/report.* >&2 2>/dev/null || true; }

mapfile -t samples < <(find Fixtures/dicom Fixtures/matrix -type f ! -name '*.txt' | sort)
check "index" index Fixtures/dicom Fixtures/matrix Fixtures/archive Fixtures/containers --frames-per-series 4 --catalog "$work/catalog.sqlite"
check "inspect" inspect --json "${samples[@]}"
check "caption every sample" caption "${samples[@]}"
for precision in bf16 int8; do check "caption with $precision" caption Fixtures/checkpoint/*/images/*.png --precision "$precision"; done
check "search" search x-ray --catalog "$work/catalog.sqlite"
check "report" report --all --output "$work/reports" --catalog "$work/catalog.sqlite"
check "model verify" model verify Fixtures/checkpoint/default
check "render a PNG" render Fixtures/dicom/jpeg_baseline.dcm --size full --output "$work/image.png"
python3 Fixtures/make/fuzz_images.py "$work/images" --count 300 \
  Fixtures/checkpoint/*/images/*.png Fixtures/dicom/jpeg_{baseline,420,progressive,colour}.dcm
check "caption damaged images" caption "$work"/images/*

python3 Fixtures/make/fuzz.py --program "$program" --count "$count" --memory 8 --keep "$work/kept" Fixtures/dicom Fixtures/archive
! compgen -G "$work/report.*" >/dev/null || { report; echo "sanitize: damaged files" >&2; exit 1; }
echo "sanitize: nothing to report"
