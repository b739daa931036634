/* constant.c - our own server with nothing to do: one route that answers the same bytes, through
 * the same sockets, queue, workers and door as every page. What rendering costs is the distance to
 * this. */
#include "bench.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "os/files.h"
#include "os/log.h"
#include "web/http.h"

static struct str constant;

static enum outcome
constant_page(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)cx, (void)rq;
    re->type = S("text/html; charset=utf-8");
    re->body = constant;
    return OK;
}

static const struct route routes[] = {
    DIRECT("/constant", PUBLIC("a measurement"), constant_page),
};

static void
committed(void *what)
{
    (void)what;
}

int
bench_constant(int count, char **words)
{
    struct arena *mem = arena_open();
    struct cx cx = {.mem = mem};
    struct bytes content;
    struct door door = {
        .routes = routes, .route_count = 1, .asset_version = S("0"), .phone = S("0")};
    struct http_config config = {.address = S("127.0.0.1"),
                                 .socket = -1,
                                 .port = atoi(words[0]),
                                 .workers = 4,
                                 .connection_limit = 8000,
                                 .no_rates = true,
                                 .door = &door,
                                 .hub = hub_open(),
                                 .committed = committed};
    struct http *http;
    sigset_t ending;
    int signal;

    (void)count;
    log_level_set(LOG_WARNING);
    bench_ok(&cx, file_read(mem, str_from_c(words[1]), 1 << 20, &content), words[1]);
    constant = (struct str){(const char *)content.ptr, content.len};
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    /* Workers want a connection each; this one they never use. */
    bench_ok(&cx, store_open(&cx, S("sqlite::memory:"), &config.store), "opening");
    bench_ok(&cx, http_start(&cx, &config, &http), "listening");
    printf("ready\n");
    fflush(stdout);
    sigwait(&ending, &signal);
    http_stop(http);
    return 0;
}
