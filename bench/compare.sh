#!/usr/bin/env bash
# Measures ParallelMotion on this machine, against NumPy and C: bench/compare.sh [--workers W] [OPTIONS]; and what telling
# workers costs, against other ways of telling: bench/compare.sh ipc [OPTIONS]. Options: [--rounds N] [--quick] [--json FILE]
# [--no-gate]. Exit code 0: fine; 2: something is missing; 10: a goal is missed; 11: bits differ.
set -euo pipefail
bench=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$bench/tools.sh"
script=compare.py
if [ "${1:-}" = ipc ]; then
  script=ipc.py
  shift
fi
require_tools "$@"
run_in_scratch "$bench/compare/$script" "$@"
