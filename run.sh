#!/usr/bin/env bash
# Builds the coordinator and its worker if need be, then runs the coordinator: ./run.sh [WORKERS] [options], ./run.sh --help
set -euo pipefail

# A closed standard stream's number would go to the next file that is opened, and messages into that file.
{ : >&2; } 2>/dev/null || exec 2>/dev/null
{ : >&1; } 2>/dev/null || exec >/dev/null
{ : <&0; } 2>/dev/null || exec </dev/null

script=${BASH_SOURCE[0]}
while [ -L "$script" ]; do
  folder=$(cd -P "$(dirname "$script")" && pwd)
  script=$(readlink "$script")
  [ "${script#/}" != "$script" ] || script="$folder/$script"
done
root=$(cd -P "$(dirname "$script")" && pwd)
output="$root/src/Coordinator/bin/Release/net10.0"
stamp="$output/.built"

if ! command -v dotnet >/dev/null; then
  echo "Cannot build because dotnet is missing: install the .NET 10 SDK (https://dotnet.microsoft.com/download) and put it on the PATH." >&2
  exit 1
fi

is_current() {
  [ -f "$stamp" ] && [ -z "$(find "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" \
    \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

if ! is_current; then
  if [ -d "$output" ]; then
    echo "building ..." >&2
  else
    echo "building (this first time takes about a minute, and needs the network once, for packages) ..." >&2
  fi
  # Neither build nodes nor a compiler server may outlive this script, nor what the build leaves in the temp folder.
  build_temp=$(mktemp -d)
  trap 'rm -rf "$build_temp"' EXIT
  if ! log=$(TMPDIR="$build_temp" dotnet build "$root/src/Coordinator" --configuration Release --nologo --verbosity quiet \
      -nodeReuse:false -p:UseSharedCompilation=false 2>&1); then
    printf '%s\n' "$log" >&2
    exit 1
  fi
  # The compiler for this is a download. Where it can't be had, everything works and starts more slowly.
  if ! log=$(TMPDIR="$build_temp" NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 dotnet build "$root/src/ReadyToRun" --nologo --verbosity quiet \
      -nodeReuse:false -p:Folder="$output" 2>&1); then
    echo "going on without prepared machine code, so starts take longer: $(printf '%s\n' "$log" | grep -m 1 'error' || echo 'no reason given')" >&2
  fi
  touch "$stamp"
  rm -rf "$build_temp"
  trap - EXIT
fi

# The runtime's diagnostic sockets in the temp folder would outlive a process that is killed while it starts.
# Set DOTNET_EnableDiagnostics=1 to attach a debugger or a profiler.
export DOTNET_EnableDiagnostics="${DOTNET_EnableDiagnostics:-0}"
exec dotnet "$output/ParallelMotion.Coordinator.dll" "$@"
