#!/usr/bin/env bash
# Checks the models here with Spin, and that each protection is one: with any of them taken out, the check must fail.
# Exit code 0: all as it must be; 1: not; 2: spin or gcc is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for tool in spin gcc; do
  if ! command -v "$tool" >/dev/null; then
    echo "Cannot check the models because $tool is missing: expected=spin and gcc. Install them, on Debian or Ubuntu: apt-get install spin gcc" >&2
    exit 2
  fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
models=$PWD

# What a search found: holds, breaks, or nothing, where it didn't come to an end.
outcome() { # MODEL SWITCHES...
  local folder
  folder=$(mktemp -d "$scratch/XXXXXX")
  if ! (cd "$folder" && spin "${@:2}" -a "$models/$1" && gcc -O2 -w -DSAFETY -o checker pan.c && timeout 120 ./checker -m1000000 -w24) >"$folder/said" 2>&1 ||
    grep -q "max search depth too small" "$folder/said"; then
    cat "$folder/said" >&2
    echo nothing
  elif grep -q "errors: 0" "$folder/said"; then
    echo holds
  elif grep -q "errors: [1-9]" "$folder/said"; then
    echo breaks
  else
    echo nothing
  fi
}

failed=0
expect() { # holds|breaks MODEL SWITCHES...
  local seen
  seen=$(outcome "${@:2}")
  echo "$seen: ${*:2}"
  if [ "$seen" != "$1" ]; then
    echo "Cannot rely on the model because the search came out otherwise: model=${*:2}, outcome=$seen, expected=$1." >&2
    failed=1
  fi
}

expect holds doorbell.pml
expect breaks doorbell.pml -DNO_FENCE_AFTER_RING
expect breaks doorbell.pml -DNO_FENCE_WHILE_PARKING
expect breaks doorbell.pml -DNO_SECOND_LOOK
expect breaks doorbell.pml -DNO_CLAIM
exit "$failed"
