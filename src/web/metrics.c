/* metrics.c - atomic counters; the order in which threads add does not matter. */
#include "web/metrics.h"

#include <stdatomic.h>
#include <stdbool.h>

#include "base/text.h"
#include "os/log.h"

enum { BOUND_COUNT = 8 };

static const struct str metric_names[METRIC_COUNT] = {
    [METRIC_HTTP_ERRORS] = S_INIT("elkedeur_http_errors_total"),
    [METRIC_RERUNS] = S_INIT("elkedeur_transaction_reruns_total"),
};
static const int64_t bounds_us[BOUND_COUNT] = {500,   1000,  2500,   5000,
                                               10000, 50000, 250000, 1000000};

static const struct str gauge_names[GAUGE_COUNT] = {
    [GAUGE_JOBS_WAITING] = S_INIT("elkedeur_jobs_waiting"),
    [GAUGE_JOBS_FAILED] = S_INIT("elkedeur_jobs_failed"),
    [GAUGE_LATE_SECONDS] = S_INIT("elkedeur_oldest_late_question_seconds"),
};

static _Atomic int64_t counts[METRIC_COUNT];
static _Atomic int64_t gauges[GAUGE_COUNT];
static _Atomic bool requests_logged;
static _Atomic int64_t by_status[6];
static _Atomic int64_t by_bound[BOUND_COUNT], sum_us;

void
metrics_count(enum metric metric)
{
    atomic_fetch_add(&counts[metric], 1);
}

void
metrics_set(enum gauge gauge, int64_t value)
{
    atomic_store(&gauges[gauge], value);
}

void
metrics_log_requests(void)
{
    atomic_store(&requests_logged, true);
}

void
metrics_request(struct str route, int status, int64_t took_us)
{
    log_event(atomic_load(&requests_logged) ? LOG_INFO : LOG_DEBUG, "request",
              log_str("route", route), log_int("status", status), log_int("us", took_us));
    if (status >= 100 && status < 600)
        atomic_fetch_add(&by_status[status / 100], 1);
    atomic_fetch_add(&sum_us, took_us);
    for (int i = 0; i < BOUND_COUNT; i++)
        if (took_us <= bounds_us[i])
            atomic_fetch_add(&by_bound[i], 1);
}

static void
sample(struct text *t, struct str name, struct str label, int64_t label_value, int64_t value)
{
    text_add(t, name);
    if (label.len) {
        text_add_byte(t, '{');
        text_add(t, label);
        text_add(t, S("=\""));
        if (label_value < 0)
            text_add(t, S("+Inf"));
        else
            text_add_int(t, label_value);
        text_add(t, S("\"}"));
    }
    text_add_byte(t, ' ');
    text_add_int(t, value);
    text_add_byte(t, '\n');
}

struct str
metrics_text(struct arena *mem)
{
    struct text t = text_open(mem, 2048);
    int64_t total = 0;

    for (int i = 0; i < METRIC_COUNT; i++)
        sample(&t, metric_names[i], S(""), 0, atomic_load(&counts[i]));
    for (int i = 0; i < GAUGE_COUNT; i++)
        sample(&t, gauge_names[i], S(""), 0, atomic_load(&gauges[i]));
    for (int i = 1; i < 6; i++) {
        sample(&t, S("elkedeur_requests_total"), S("class"), i * 100, atomic_load(&by_status[i]));
        total += atomic_load(&by_status[i]);
    }
    for (int i = 0; i < BOUND_COUNT; i++)
        sample(&t, S("elkedeur_request_us_bucket"), S("le"), bounds_us[i],
               atomic_load(&by_bound[i]));
    sample(&t, S("elkedeur_request_us_bucket"), S("le"), -1, total);
    sample(&t, S("elkedeur_request_us_sum"), S(""), 0, atomic_load(&sum_us));
    sample(&t, S("elkedeur_request_us_count"), S(""), 0, total);
    return text_str(&t);
}
