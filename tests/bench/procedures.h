/* procedures.h - the list of what runs out first, as procedures.c times it and visits.c counts its rows. */
#ifndef PROCEDURES_H
#define PROCEDURES_H

#include "bench.h"

#include "domain/objection/objection.h"
#include "domain/people/people.h"

/* Who looks: of the organisation that decides on a tenth of everything. */
extern const struct actor bench_handler;

struct procedure_look {
    struct objection_place after;
    struct procedure_line_row_list rows; /* what was read last */
};
/* What the page reads. `what` is a struct procedure_look. */
enum outcome bench_procedures_read(struct cx *cx, void *what);
/* The place behind a full page; false when there is no next one. */
bool procedure_look_deeper(struct procedure_look *look);

#endif
