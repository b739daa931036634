/* inbox.h - a page of the inbox, as inbox.c times it and visits.c counts its rows. */
#ifndef INBOX_H
#define INBOX_H

#include "bench.h"

#include "domain/intake/intake.h"
#include "domain/people/people.h"

/* Who looks: of the organisation that holds a tenth of everything. */
extern const struct actor bench_worker;

struct look {
    enum inbox inbox;
    struct inbox_place after;
    struct inbox_row_list rows; /* what was read last */
};
/* What the page reads: its list and the figures on its tabs. `what` is a struct look. */
enum outcome bench_page_read(struct cx *cx, void *what);
/* The place behind a full page; false when there is no next one. */
bool look_deeper(struct look *look);

#endif
