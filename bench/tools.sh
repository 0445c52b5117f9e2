# For compare.sh and sweeps.sh: finds what they need, and runs their Python part so that nothing of it stays behind.
# shellcheck shell=bash

missing_tool() { # WHAT
  echo "Cannot measure because $1 is missing: expected=python3 with NumPy, and gcc." \
    "Install them, on Debian or Ubuntu: apt-get install python3-numpy gcc" >&2
  exit 2
}

# A version manager's python3 often has no NumPy where the system's has.
find_python() {
  local each
  for each in python3 /usr/bin/python3; do
    if "$each" -c 'import numpy' 2>/dev/null; then
      python=$each
      return
    fi
  done
  missing_tool "a python3 that has NumPy"
}

require_tools() { # ARGUMENTS...
  case " $* " in
    *" --help "* | *" -h "*) python=python3; return ;; # nothing is measured
  esac
  find_python
  command -v gcc >/dev/null || missing_tool "gcc"
}

# A signal that reaches this shell alone must end what it waits for too. The Python part stops its own children.
stop() { # EXIT_CODE
  trap '' INT TERM
  kill -TERM "$child" 2>/dev/null || true
  wait "$child" || true
  exit "$1"
}

run_in_scratch() { # SCRIPT ARGUMENTS...
  scratch=$(mktemp -d)
  child=
  trap 'rm -rf "$scratch"' EXIT
  trap 'stop 130' INT
  trap 'stop 143' TERM
  # -B: no compiled files beside the sources.
  "$python" -B "$1" --scratch "$scratch" "${@:2}" &
  child=$!
  wait "$child"
}
