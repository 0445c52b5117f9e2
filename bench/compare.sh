#!/usr/bin/env bash
# Measures ParallelMotion against NumPy and C on this machine: bench/compare.sh [--rounds N] [--workers W] [--quick]
# [--json FILE] [--no-gate]. Exit code 0: fine; 2: something is missing; 10: a goal is missed; 11: bits differ.
set -euo pipefail
bench=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$bench/tools.sh"
require_tools "$@"
run_in_scratch "$bench/compare/compare.py" "$@"
