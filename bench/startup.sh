#!/usr/bin/env bash
# How long a start takes and whether the first dispatch is as fast as the hundredth: bench/startup.sh [REPETITIONS]
# Needs Linux and a python3 with NumPy. Takes some minutes: everything is repeated in turn, so that a slow minute of the machine falls on all alike.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repetitions=${1:-15}

for python in ${PYTHON:-python3 /usr/bin/python3}; do
  timeout 60 "$python" -c 'import numpy' 2>/dev/null && break
  python=
done
if [ -z "$python" ]; then
  echo "Cannot compare because no Python with NumPy was found: set PYTHON to one." >&2
  exit 2
fi

# Builds, if need be.
timeout 600 "$here/../run.sh" --help >/dev/null

exec timeout 3000 "$python" "$here/startup/compare.py" "$repetitions"
