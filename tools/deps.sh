#!/bin/sh
# Installs what is missing from Debian's packages: `deps.sh build` to build and run, `deps.sh test` to test.
set -eu
build="gcc libc6-dev meson ninja-build pkg-config python3 libmicrohttpd-dev libsodium-dev libsqlite3-dev libpq-dev
  libcurl4-openssl-dev libutf8proc-dev libmd4c-dev libical-dev liboath-dev libqrencode-dev libstemmer-dev liblinear-dev libyaml-dev nodejs npm ca-certificates libjansson-dev"
test="libcmocka-dev postgresql chromium-headless-shell clang libclang-rt-14-dev clang-tidy cppcheck clang-format nginx-light wrk xz-utils curl libeatmydata1"
wanted=$build
[ "${1:-build}" = test ] && wanted="$build $test"
missing=""
for package in $wanted; do
  case $package in
    nodejs) command -v node >/dev/null && continue ;;
    npm) command -v npm >/dev/null && continue ;;
  esac
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
