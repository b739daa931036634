/* metrics.h - counts for operations, as Prometheus reads them. Never about a person. */
#ifndef WEB_METRICS_H
#define WEB_METRICS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum metric {
    METRIC_HTTP_ERRORS, /* broken or refused connections */
    METRIC_RERUNS,      /* transactions that ran again after a lost race */
    METRIC_COUNT,
};

/* What is so at this moment; set by the thread for later. */
enum gauge {
    GAUGE_JOBS_WAITING,
    GAUGE_JOBS_FAILED,  /* tried so often that somebody should look */
    GAUGE_LATE_SECONDS, /* since the oldest open question should have been answered; 0: none */
    GAUGE_COUNT,
};

void metrics_count(enum metric metric);
void metrics_set(enum gauge gauge, int64_t value);
/* From now on every request is a line at info. */
void metrics_log_requests(void);
/* Counts it, and tells the log: at debug, or at info when asked to. `route` is the row's pattern,
 * never the path: ids and tickets stay out. */
void metrics_request(struct str route, int status, int64_t took_us);
struct str metrics_text(struct arena *mem);

#endif
