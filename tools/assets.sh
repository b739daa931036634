#!/bin/sh
# Builds the style sheet and puts the static files where they are embedded from: build/static.
set -eu
build=${1:-build}
out=$build/static
mkdir -p "$out"
stamp=$(cat assets/package-lock.json assets/build.mjs assets/*.css assets/themes/*.css assets/site.js assets/icon.svg \
        $(find src -name '*.html' | sort) src/web/markdown.c | sha256sum | cut -c1-12)
[ -f "$out/VERSION" ] && [ "$(cat "$out/VERSION")" = "$stamp" ] && exit 0
if [ ! -d assets/node_modules ] || [ assets/package-lock.json -nt assets/node_modules/.package-lock.json ]; then
  (cd assets && npm ci --silent --no-audit --no-fund)
fi
node assets/build.mjs "$out" 'src/**/*.html' src/web/markdown.c
cp assets/icon.svg "$out/"
for f in site.css site.js; do gzip -9nkf "$out/$f"; done
echo "$stamp" > "$out/VERSION"
