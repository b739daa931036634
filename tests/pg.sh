#!/bin/sh
# pg.sh - a private PostgreSQL for tests, in a temporary directory, on a Unix socket and no port.
#
#   tests/pg.sh start          makes and starts one, prints its URL
#   tests/pg.sh stop URL|DIR   stops it and removes every trace
#   tests/pg.sh run CMD...     starts one, runs CMD with ELKEDEUR_TEST_PG set, and stops it whatever
#                              happens
#
# fsync stays on: a test of durability on a database that does not sync would prove nothing. Any
# number can run side by side. initdb refuses root, so under root PostgreSQL runs as `postgres`.
set -eu

fail() {
    echo "pg.sh: $*" >&2
    exit 1
}

binaries() {
    if command -v pg_config >/dev/null 2>&1 && [ -x "$(pg_config --bindir)/initdb" ]; then
        pg_config --bindir
        return
    fi
    for version in 17 16 15 14 13; do
        if [ -x "/usr/lib/postgresql/$version/bin/initdb" ]; then
            echo "/usr/lib/postgresql/$version/bin"
            return
        fi
    done
    fail "no PostgreSQL server is installed (Debian: apt install postgresql)"
}

# As the owner of the cluster. Its own directory, because root's may be closed to it.
as_owner() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        (cd / && exec "$@")
    fi
}

# Short, because the path of a socket may have 107 bytes.
start() {
    bin=$(binaries)
    dir=$(mktemp -d /tmp/elkedeur-pg.XXXXXX)
    trap 'stop "$dir"' EXIT
    trap 'exit 1' HUP INT TERM
    if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
    as_owner "$bin/initdb" -D "$dir/data" -U elkedeur -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$dir/initdb.log" 2>&1 || fail "initdb failed: $(tail -n 5 "$dir/initdb.log")"
    as_owner tee -a "$dir/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
fsync = on
full_page_writes = on
synchronous_commit = on
max_connections = 60
shared_buffers = 64MB
log_min_messages = fatal
CONF
    # -w waits until it answers. Its output must not keep a caller's pipe open.
    as_owner "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w -t 60 start \
        >"$dir/start.log" 2>&1 </dev/null ||
        fail "start failed: $(tail -n 5 "$dir/data/server.log")"
    trap - EXIT HUP INT TERM
    url="postgresql://elkedeur@/postgres?host=$dir"
}

stop() {
    dir=${1##*host=}
    dir=${dir%%&*}
    case $dir in
    */elkedeur-pg.*) ;;
    *) fail "not a directory of pg.sh: $dir" ;;
    esac
    [ -d "$dir" ] || return 0
    if [ -f "$dir/data/postmaster.pid" ]; then
        as_owner "$(binaries)/pg_ctl" -D "$dir/data" -m immediate -w -t 30 stop \
            >/dev/null 2>&1 || true
    fi
    rm -rf "$dir"
}

case ${1:-} in
start)
    start
    echo "$url"
    ;;
stop)
    [ $# = 2 ] || fail "stop what? give the URL that start printed"
    stop "$2"
    ;;
run)
    shift
    [ $# -gt 0 ] || fail "run what?"
    start
    trap 'stop "$dir"' EXIT
    # Behind `wait`, because a shell answers no signal while it runs a command in front.
    ELKEDEUR_TEST_PG=$url "$@" &
    child=$!
    trap 'kill "$child" 2>/dev/null; exit 130' HUP INT TERM
    status=0
    wait "$child" || status=$?
    exit $status
    ;;
*)
    fail "use: pg.sh start | stop URL | run COMMAND..."
    ;;
esac
