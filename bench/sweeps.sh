#!/usr/bin/env bash
# Measures the sweeps against the number of rows, beside what memory delivers, and draws it:
# bench/sweeps.sh [--rounds N] [--workers W] [--quick] [--json FILE] [--svg FILE]
set -euo pipefail
bench=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$bench/tools.sh"
require_tools "$@"
run_in_scratch "$bench/compare/sweeps.py" "$@"
