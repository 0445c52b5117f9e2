#!/usr/bin/env bash
# Makes docs/images/report.png anew: the pictures of a real report, as a Chromium on the path draws them.
set -euo pipefail
images=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "Cannot make the picture because there is no browser: looked for chromium, chromium-browser and google-chrome on the path." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$images/../../run.sh" "$@" --quiet --report "$work/report.html" --log-file "$work/log.clef" >"$work/out.txt"

# Whose sandbox containers often forbid; it shows one file of our own. A window as high as the top of the page with its first pictures.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --blink-settings=preferredColorScheme=1 --window-size=1200,1260 \
  --screenshot="$images/report.png" "file://$work/report.html" 2>"$work/browser.txt" || { cat "$work/browser.txt" >&2; exit 1; }
ls -l "$images/report.png"
