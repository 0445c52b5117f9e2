#!/usr/bin/env bash
# The end-to-end tests that `dotnet test` leaves out for their time: more of the same faults, signals and shapes.
set -euo pipefail
tests=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dotnet test "$tests/EndToEnd" --nologo --settings "$tests/long.runsettings" "$@"
