#!/usr/bin/env bash
# Looks at pages in a browser. Not part of `dotnet test`: it wants a Chromium on the path, and its driver is large.
# PARALLELMOTION_SCREENSHOTS=FOLDER takes pictures of the pages at two widths and in both colour schemes; PARALLELMOTION_REPORTS="A.html B.html" of these in their place.
set -euo pipefail
tests=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dotnet test "$tests/Browser" --configuration Release --nologo "$@"
