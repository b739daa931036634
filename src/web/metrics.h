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

void metrics_count(enum metric metric);
/* Counts it, and tells a log at debug. `route` is the row's pattern, never the path: ids and
 * tickets stay out. */
void metrics_request(struct str route, int status, int64_t took_us);
struct str metrics_text(struct arena *mem);

#endif
