#!/usr/bin/env bash
# Makes docs/images/report.png anew: the pictures of a real report, as a Chromium on the path draws them.
set -euo pipefail
images=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "Cannot make the picture because there is no browser: looked for chromium, chromium-browser and google-chrome on the path." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$images/../../run.sh" "$@" --quiet --report "$work/report.html" --log-file "$work/log.clef" >"$work/out.txt"

# Of the page, what fits a README: its head, the first pictures, and who did what when in the first two runs.
sed 's#</style>#main > *{display:none}main > :is(\#speed-up,\#timelines){display:block}\#timelines :is(.lead,figure:nth-child(n+3)),details,footer{display:none}</style>#' \
  "$work/report.html" >"$work/cut.html"

# Whose sandbox containers often forbid; it shows one file of our own.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --blink-settings=preferredColorScheme=1 --window-size=1200,1180 \
  --screenshot="$images/report.png" "file://$work/cut.html" 2>"$work/browser.txt" || { cat "$work/browser.txt" >&2; exit 1; }
ls -l "$images/report.png"
