#!/bin/sh
# Stands in for a worker: started with INDEX and PIPE as one is, it writes the token of its standard input beside the
# pipe and lives until its lifeline is cut. The test says hello in its place.
read -r token
printf '%s\n' "$token" > "$2.unfinished"
mv "$2.unfinished" "$2.token"
exec cat > /dev/null
