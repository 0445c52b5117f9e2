#!/usr/bin/env bash
# What is too long for `dotnet test`: tests/soak.sh [COMMAND [OPTIONS]]. Without a command all of them run in full.
#   frames [--seed S] [--first N] [--count N]   mutated frames before both ends of the protocol (10 million; minutes)
#   kills [--seed S] [--first N] [--count N]    random kills and stops of workers and coordinators of real jobs (10,000; half an hour)
# Each prints its seed first and one summary line last. Exit code 0: all held; 1: something gave; 2: usage.
set -euo pipefail
tests=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)

timeout 600 dotnet build "$tests/Soak" --configuration Release -nodeReuse:false --verbosity quiet >&2

soak() { # COMMAND [OPTIONS]
  # No diagnostic sockets in the temp folder, should it be killed.
  DOTNET_EnableDiagnostics=0 dotnet "$tests/Soak/bin/Release/net10.0/ParallelMotion.Soak.dll" "$@"
}

if [ $# -gt 0 ]; then
  soak "$@"
else
  soak frames
  soak kills
fi
