/* http.c - libmicrohttpd behind web/http.h: one epoll thread, workers that block. */
#include "web/http.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "format/form.h"
#include "crypto/keys.h"
#include "os/clock.h"
#include "os/log.h"
#include "os/thread.h"
#include "web/assets.h"
#include "web/headers.h"
#include "web/kiosk.h"
#include "web/listen.h"
#include "web/metrics.h"
#include "web/rates.h"

enum {
    CONNECTION_MEMORY_BYTES = 8 * 1024, /* per connection, event streams included */
    BODY_LIMIT_BYTES = 256 * 1024,
    DRAIN_LIMIT_BYTES = 16 << 20, /* read and thrown away, so that the browser gets the answer */
    IDLE_SECONDS = 30,
    UPLOAD_SECONDS = 60, /* a whole request; a byte now and then does not hold a place for ever */
    STOP_SECONDS = 10,
    QUIET_MS = 250, /* a request that left its client when we began to stop is here by then */
    QUEUE_LIMIT = 4096,
};

enum exchange_state { EXCHANGE_READING, EXCHANGE_QUEUED, EXCHANGE_ANSWERED, EXCHANGE_SENDING };

/* One request from first byte to last. Belongs to the I/O thread, and to one worker while
 * queued. */
struct exchange {
    struct exchange *next; /* in the queue, or in the list of spare ones */
    struct http *http;
    struct MHD_Connection *connection;
    struct arena *mem;
    enum exchange_state state;
    struct arrival arrival;
    struct departure departure;
    struct text body;
    size_t drained_bytes;
    size_t limit_bytes;
    int64_t started_us;
    struct listener *listener;
};

struct worker {
    struct thread thread;
    struct http *http;
    struct db *db;
    struct site_memory known_site;
};

struct http {
    struct http_config config;
    struct MHD_Daemon *daemon;
    struct exchange *spare;
    struct rates rates; /* the I/O thread only */

    struct mutex lock; /* of the queue */
    struct condition filled;
    struct exchange *first, **last;
    int queued, open; /* open: exchanges between first byte and last, streams not counted */
    bool stopping;
    _Atomic bool draining; /* no new connections */

    struct worker *workers;
};

/* ---- exchanges ---- */

static struct exchange *
exchange_open(struct http *http, struct MHD_Connection *connection)
{
    struct exchange *x = http->spare;

    if (x) {
        http->spare = x->next;
    } else {
        x = calloc(1, sizeof *x);
        check(x);
        x->mem = arena_open();
    }
    struct arena *mem = x->mem;
    *x = (struct exchange){
        .http = http, .connection = connection, .mem = mem, .started_us = clock_monotonic_us()};
    x->arrival.mem = mem;
    mutex_lock(&http->lock);
    http->open++;
    mutex_unlock(&http->lock);
    return x;
}

static void
exchange_close(struct exchange *x)
{
    struct http *http = x->http;

    if (x->listener)
        hub_leave(http->config.hub, x->listener);
    else {
        mutex_lock(&http->lock);
        http->open--;
        mutex_unlock(&http->lock);
    }
    arena_reset(x->mem);
    x->next = http->spare;
    http->spare = x;
}

static struct str
header(struct exchange *x, const char *name)
{
    const char *value = MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, name);
    return value ? str_copy(x->mem, str_from_c(value)) : S("");
}

/* ---- who calls ---- */

static struct str
socket_address(struct exchange *x)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char *name = arena_new(x->mem, char, INET6_ADDRSTRLEN);
    const struct sockaddr *address = info->client_addr;

    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, name,
                  INET6_ADDRSTRLEN);
    else
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, name,
                  INET6_ADDRSTRLEN);
    return str_from_c(name);
}

/* Of several such lines the proxy's own is the last. */
static enum MHD_Result
forwarded_by(void *what, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct str *last = what, rest = str_from_c(value ? value : ""), part;

    (void)kind;
    if (str_eq_nocase(str_from_c(name), S("X-Forwarded-For")))
        while (str_cut(&rest, ',', &part))
            *last = str_trim(part);
    return MHD_YES;
}

/* The last address that the trusted proxy added; without a trusted proxy the socket's own. */
static struct str
client_address(struct exchange *x)
{
    struct str socket = socket_address(x);

    if (x->http->config.trusted_proxy.len == 0 || !str_eq(socket, x->http->config.trusted_proxy))
        return socket;

    struct str last = S("");
    MHD_get_connection_values(x->connection, MHD_HEADER_KIND, forwarded_by, &last);
    return last.len ? str_copy(x->mem, last) : socket;
}

/* ---- reading ---- */

static bool
from_other_site(struct exchange *x)
{
    struct str site = header(x, "Sec-Fetch-Site"), origin = header(x, "Origin");
    if (site.len)
        return !str_eq(site, S("same-origin")) && !str_eq(site, S("none"));
    if (origin.len == 0)
        return false;
    /* Older browsers: Origin is scheme://host[:port], Host is host[:port]. */
    size_t at = str_find(origin, S("://"));
    return at == origin.len || !str_eq(str_slice(origin, at + 3, origin.len), header(x, "Host"));
}

static void
read_head(struct exchange *x, const char *url, enum method method)
{
    struct arrival *arrival = &x->arrival;
    struct str host = str_lower(x->mem, header(x, "Host")), type = header(x, "Content-Type");
    const char *cookie =
        MHD_lookup_connection_value(x->connection, MHD_COOKIE_KIND, "__Host-elkedeur");

    door_find(x->http->config.door, str_copy(x->mem, str_from_c(url)), method, arrival);
    arrival->bad_host = !request_host_plausible(host);
    if (arrival->bad_host)
        host = S("");
    arrival->rq.host = str_slice(host, 0, str_find_byte(host, ':'));
    bool secure = str_eq(x->http->config.trusted_proxy, socket_address(x)) &&
                  x->http->config.trusted_proxy.len &&
                  str_eq(header(x, "X-Forwarded-Proto"), S("https"));
    arrival->rq.origin = str_join(x->mem, secure ? S("https://") : S("http://"), host);
    arrival->rq.network = rates_network(x->mem, client_address(x));
    arrival->cross_site = from_other_site(x);
    arrival->form_type = type.len == 0 || str_starts(type, S("application/x-www-form-urlencoded"));
    if (cookie)
        arrival->cookie = str_copy(x->mem, str_from_c(cookie));
    arrival->rq.kiosk =
        MHD_lookup_connection_value(x->connection, MHD_COOKIE_KIND, KIOSK_COOKIE) != NULL;
    arrival->rq.framed = str_eq(header(x, "Sec-Fetch-Dest"), S("iframe"));
    x->limit_bytes = arrival->route && arrival->route->body_limit_bytes
                         ? arrival->route->body_limit_bytes
                         : BODY_LIMIT_BYTES;
    x->body = text_open(x->mem, method == METHOD_POST ? 4096 : 16);
}

static enum MHD_Result
query_add(void *what, enum MHD_ValueKind kind, const char *key, const char *value)
{
    struct exchange *x = what;

    (void)kind;
    if (x->body.len > x->limit_bytes)
        return MHD_NO;
    if (x->body.len)
        text_add_byte(&x->body, '&');
    text_add(&x->body, form_encode(x->mem, str_from_c(key)));
    text_add_byte(&x->body, '=');
    text_add(&x->body, form_encode(x->mem, str_from_c(value ? value : "")));
    return MHD_YES;
}

static bool
read_body(struct exchange *x, const char *data, size_t len)
{
    if (clock_monotonic_us() - x->started_us > UPLOAD_SECONDS * 1000000LL)
        return false;
    if (x->body.len + len <= x->limit_bytes && !x->arrival.too_large) {
        text_add(&x->body, (struct str){data, len});
        return true;
    }
    x->arrival.too_large = true;
    x->drained_bytes += len;
    return x->drained_bytes <= DRAIN_LIMIT_BYTES;
}

/* ---- sending ---- */

static void
add_header(struct MHD_Response *response, const char *name, const char *value)
{
    check(MHD_add_response_header(response, name, value) == MHD_YES);
}

static enum MHD_Result
send_response(struct exchange *x, int status, struct MHD_Response *response)
{
    struct header_list safe = security_headers(x->mem, x->departure.frame_parents);

    for (size_t i = 0; i < safe.count; i++)
        add_header(response, str_c(x->mem, safe.at[i].name), str_c(x->mem, safe.at[i].value));
    if (x->http->draining && !x->listener)
        add_header(response, "Connection", "close");
    enum MHD_Result queued = MHD_queue_response(x->connection, (unsigned)status, response);
    MHD_destroy_response(response);
    x->state = EXCHANGE_SENDING;
    return queued;
}

static ssize_t
live_read(void *what, uint64_t at, char *to, size_t cap)
{
    struct exchange *x = what;

    (void)at;
    ssize_t count = hub_read(x->http->config.hub, x->listener, to, cap);
    return count < 0 ? MHD_CONTENT_READER_END_OF_STREAM : count;
}

static void
live_rest(void *connection)
{
    MHD_suspend_connection(connection);
}

static void
live_wake(void *connection)
{
    MHD_resume_connection(connection);
}

static enum MHD_Result
send_live(struct exchange *x)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    check(info);
    x->listener = hub_join(x->http->config.hub, x->departure.live_channel, info->connect_fd,
                           live_rest, live_wake, x->connection);
    mutex_lock(&x->http->lock);
    x->http->open--; /* a stream does not hold up a stop */
    mutex_unlock(&x->http->lock);

    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 256, live_read, x, NULL);
    check(response);
    /* Not in chunks, so that what the hub writes to the socket is the body as it is. */
    MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
    add_header(response, "Content-Type", "text/event-stream; charset=utf-8");
    add_header(response, "Cache-Control", "no-store");
    add_header(response, "X-Accel-Buffering", "no");
    return send_response(x, 200, response);
}

static enum MHD_Result
send_departure(struct exchange *x)
{
    struct departure *d = &x->departure;

    if (d->live_channel.len)
        return send_live(x);
    /* The body lives in the exchange's arena, which ends after the last byte was sent. */
    struct MHD_Response *response = MHD_create_response_from_buffer(
        d->body.len, (void *)(uintptr_t)d->body.ptr, MHD_RESPMEM_PERSISTENT);
    check(response);
    add_header(response, "Content-Type", str_c(x->mem, d->type));
    add_header(response, "Cache-Control",
               d->immutable ? "public, max-age=31536000, immutable" : "no-store");
    if (d->location.len)
        add_header(response, "Location", str_c(x->mem, d->location));
    if (d->cookie.len)
        add_header(response, "Set-Cookie", str_c(x->mem, d->cookie));
    if (d->noindex)
        add_header(response, "X-Robots-Tag", "noindex");
    if (d->status == 405)
        add_header(response, "Allow",
                   str_c(x->mem, door_allowed(x->http->config.door, x->arrival.rq.path)));
    if (d->status == 503 || d->status == 429)
        add_header(response, "Retry-After", "60");
    return send_response(x, d->status, response);
}

static enum MHD_Result
send_refusal(struct exchange *x, int status)
{
    door_refuse(x->http->config.door, &x->arrival, status, &x->departure);
    metrics_request(x->arrival.route ? x->arrival.route->path : S("-"), status,
                    clock_monotonic_us() - x->started_us);
    return send_departure(x);
}

/* Kept for ever under the address with this version; under any other for an hour, and asked again
 * by its tag. */
static enum MHD_Result
send_asset(struct exchange *x, const struct asset *asset)
{
    struct str accepted = header(x, "Accept-Encoding"), known = header(x, "If-None-Match");
    struct str version = x->http->config.door->asset_version;
    const char *named = MHD_lookup_connection_value(x->connection, MHD_GET_ARGUMENT_KIND, "v");
    bool packed = asset->gzip.len && str_find(accepted, S("gzip")) < accepted.len;
    struct str tag = str_join(x->mem, S("\""), version, packed ? S("-gzip\"") : S("\""));
    bool same = known.len && str_find(known, tag) < known.len;
    struct bytes body = packed ? asset->gzip : asset->content;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        same ? 0 : body.len, (void *)(uintptr_t)body.ptr, MHD_RESPMEM_PERSISTENT);

    check(response);
    if (!same)
        add_header(response, "Content-Type", str_c(x->mem, asset->type));
    add_header(response, "Cache-Control",
               named && str_eq(str_from_c(named), version) ? "public, max-age=31536000, immutable"
                                                           : "public, max-age=3600");
    add_header(response, "ETag", str_c(x->mem, tag));
    add_header(response, "Vary", "Accept-Encoding");
    if (packed && !same)
        add_header(response, "Content-Encoding", "gzip");
    return send_response(x, same ? 304 : 200, response);
}

/* ---- the queue and its workers ---- */

static bool
queue_put(struct exchange *x)
{
    struct http *http = x->http;
    bool room;

    mutex_lock(&http->lock);
    room = http->queued < QUEUE_LIMIT && !http->stopping; /* then nobody would answer it */
    if (room) {
        x->next = NULL;
        x->state = EXCHANGE_QUEUED;
        *http->last = x;
        http->last = &x->next;
        http->queued++;
        MHD_suspend_connection(x->connection); /* before a worker can resume it */
        condition_wake_one(&http->filled);
    }
    mutex_unlock(&http->lock);
    return room;
}

static struct exchange *
queue_take(struct http *http)
{
    struct exchange *x;

    mutex_lock(&http->lock);
    while (!http->first && !http->stopping)
        condition_wait(&http->filled, &http->lock);
    x = http->first;
    if (x) {
        http->first = x->next;
        if (!http->first)
            http->last = &http->first;
        http->queued--;
    }
    mutex_unlock(&http->lock);
    return x;
}

static void
worker_run(void *what)
{
    struct worker *worker = what;
    struct http *http = worker->http;
    struct exchange *x;

    while ((x = queue_take(http))) {
        bool write = x->arrival.route && x->arrival.route->way == WAY_WRITE;
        x->arrival.known_site = &worker->known_site;
        door_answer(http->config.door, worker->db, &x->arrival, &x->departure);
        metrics_request(x->arrival.route ? x->arrival.route->path : S("-"), x->departure.status,
                        clock_monotonic_us() - x->started_us);
        if (write)
            http->config.committed(http->config.committed_what);
        x->state = EXCHANGE_ANSWERED;
        MHD_resume_connection(x->connection);
    }
}

/* ---- libmicrohttpd's calls ---- */

static enum MHD_Result
answer(struct exchange *x)
{
    struct arrival *arrival = &x->arrival;

    if (arrival->rq.method == METHOD_GET)
        MHD_get_connection_values(x->connection, MHD_GET_ARGUMENT_KIND, query_add, x);
    arrival->encoded = text_str(&x->body);
    if (arrival->too_large)
        return send_refusal(x, 413);
    if (!x->http->config.no_rates && !rates_allow(&x->http->rates, arrival->rq.network,
                                                  route_rate(arrival->route), x->started_us))
        return send_refusal(x, 429);
    if (!queue_put(x))
        return send_refusal(x, 503);
    return MHD_YES;
}

static enum MHD_Result
on_request(void *what, struct MHD_Connection *connection, const char *url, const char *method,
           const char *version, const char *data, size_t *data_len, void **state)
{
    struct exchange *x = *state;

    (void)version;
    if (!x) {
        bool post = str_eq(str_from_c(method), S("POST"));
        bool get = str_eq(str_from_c(method), S("GET")) || str_eq(str_from_c(method), S("HEAD"));

        *state = x = exchange_open(what, connection);
        read_head(x, url, post ? METHOD_POST : METHOD_GET);
        if (x->arrival.bad_host)
            return send_refusal(x, 400);
        if (!post && !get)
            return send_refusal(
                x, door_allowed(x->http->config.door, x->arrival.rq.path).len ? 405 : 404);
        return MHD_YES;
    }
    if (x->state == EXCHANGE_READING && *data_len) {
        size_t len = *data_len;
        *data_len = 0;
        return read_body(x, data, len) ? MHD_YES : MHD_NO;
    }
    if (x->state == EXCHANGE_READING) {
        struct asset asset;
        bool get = x->arrival.rq.method == METHOD_GET;
        return get && asset_find(str_from_c(url), &asset) ? send_asset(x, &asset) : answer(x);
    }
    if (x->state == EXCHANGE_ANSWERED)
        return send_departure(x);
    return MHD_YES;
}

static void
on_completed(void *what, struct MHD_Connection *connection, void **state,
             enum MHD_RequestTerminationCode code)
{
    (void)what;
    (void)connection;
    (void)code;
    if (*state)
        exchange_close(*state);
    *state = NULL;
}

static void
on_error(void *what, const char *format, va_list args)
{
    (void)what;
    (void)format; /* may hold what a client sent */
    (void)args;
    metrics_count(METRIC_HTTP_ERRORS);
}

/* ---- starting and stopping ---- */

static enum outcome
workers_start(struct cx *cx, struct http *http)
{
    http->workers = calloc((size_t)http->config.workers, sizeof *http->workers);
    check(http->workers);
    for (int i = 0; i < http->config.workers; i++) {
        http->workers[i].http = http;
        TRY(db_open(cx, http->config.store, &http->workers[i].db));
    }
    for (int i = 0; i < http->config.workers; i++)
        thread_start(&http->workers[i].thread, worker_run, &http->workers[i]);
    return OK;
}

enum outcome
http_start(struct cx *cx, const struct http_config *config, struct http **ret)
{
    struct http *http = calloc(1, sizeof *http);
    int listening;

    check(http);
    http->config = *config;
    http->last = &http->first;
    mutex_init(&http->lock);
    condition_init(&http->filled);
    TRY(listen_open(cx, config->address, config->port, config->socket, &listening));
    TRY(workers_start(cx, http));
    http->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | MHD_USE_ITC,
        0, NULL, NULL, on_request, http, MHD_OPTION_LISTEN_SOCKET, listening,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)config->connection_limit,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)CONNECTION_MEMORY_BYTES, MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL,
        MHD_OPTION_EXTERNAL_LOGGER, on_error, NULL, MHD_OPTION_END);
    check(http->daemon); /* what can be wrong with the socket was found before */
    *ret = http;
    return OK;
}

void
http_stop(struct http *http)
{
    http->draining = true;
    MHD_socket listening = MHD_quiesce_daemon(http->daemon);
    int64_t begun_us = clock_monotonic_us(), now_us = begun_us, quiet_us = begun_us;

    while (now_us - begun_us < STOP_SECONDS * 1000000LL && now_us - quiet_us < QUIET_MS * 1000LL) {
        clock_sleep_ms(10);
        now_us = clock_monotonic_us();
        mutex_lock(&http->lock);
        if (http->open > 0)
            quiet_us = now_us;
        mutex_unlock(&http->lock);
    }
    mutex_lock(&http->lock);
    http->stopping = true;
    condition_wake_all(&http->filled);
    mutex_unlock(&http->lock);
    for (int i = 0; i < http->config.workers; i++) {
        thread_join(&http->workers[i].thread);
        db_close(http->workers[i].db);
        site_forget(&http->workers[i].known_site);
    }
    hub_end(http->config.hub);
    MHD_stop_daemon(http->daemon);
    if (listening != MHD_INVALID_SOCKET)
        close(listening);
    for (struct exchange *x = http->spare, *next; x; x = next) {
        next = x->next;
        arena_close(x->mem);
        free(x);
    }
    condition_destroy(&http->filled);
    mutex_destroy(&http->lock);
    free(http->workers);
    free(http);
}
