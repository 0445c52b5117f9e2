#!/usr/bin/env bash
# Does what docs/tutorial.md says, as its reader would: tests/tutorial.sh [FOLDER]
# Runs its blocks of shell commands, in order, in a fresh copy of this repository, each as a script of its own that ends at the first
# command that fails. The lines of the text block behind one must each be in what it printed. Keeps the copy in FOLDER, if that is given.
# Exit code 0: all of it works; 1: something doesn't, and is named; 2: the tutorial has no commands.
set -uo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
limit=900 # seconds for one block; the first one builds

if [ $# -gt 0 ]; then
  copy=$1/repository
  blocks=$1/blocks
  mkdir -p "$copy" "$blocks"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  copy=$work/repository
  blocks=$work/blocks
  mkdir "$copy" "$blocks"
fi

# What is tracked or would be: no build output, and nothing that git ignores.
(cd "$root" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [ -e "$file" ] && printf '%s\0' "$file"; done | tar --null --files-from=- -cf -) | tar -xf - -C "$copy"

awk -v to="$blocks" '
  /^```sh$/   { number++; file = sprintf("%s/%03d.sh", to, number); printf "" > file; next }
  /^```text$/ { file = sprintf("%s/%03d.lines", to, number); next }
  /^```/      { if (file) close(file); file = ""; next }
  file        { print > file }' "$root/docs/tutorial.md"

commands=0
lines=0
failed=0
for block in "$blocks"/*.sh; do
  [ -f "$block" ] || { echo "Cannot check the tutorial because it has no commands: file=$root/docs/tutorial.md" >&2; exit 2; }
  commands=$((commands + 1))
  printed=${block%.sh}.printed
  started=$SECONDS
  (cd "$copy" && MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false NO_COLOR=1 timeout "$limit" bash -euo pipefail "$block") >"$printed" 2>&1 </dev/null
  code=$?
  echo "block $commands: $((SECONDS - started)) s, exit code $code"
  if [ "$code" -ne 0 ]; then
    failed=$((failed + 1))
    echo "FAILED, these commands of the tutorial:"
    cat "$block"
    echo "printed:"
    tail -n 40 "$printed"
    break # What follows rests on it.
  fi

  [ -f "${block%.sh}.lines" ] || continue
  while IFS= read -r line; do
    [ -n "$line" ] || continue
    lines=$((lines + 1))
    if ! grep -qF -- "$line" "$printed"; then
      failed=$((failed + 1))
      echo "FAILED, a line of the tutorial that these commands didn't print: $line"
      echo "printed by block $commands, at the end:"
      tail -n 12 "$printed"
    fi
  done <"${block%.sh}.lines"
done

echo "tutorial: $commands blocks, $lines lines, $failed failed"
[ "$failed" -eq 0 ]
