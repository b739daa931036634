/* schedule.h - when something is open: the hours of a service at a place, and the telephone hours
 * of a doorway or an organisation.
 *
 * Hours are expanded to moments when they are written, thirteen months ahead, and a recurring task
 * of the room extends them: a request only looks up. */
#ifndef DOMAIN_MAP_SCHEDULE_H
#define DOMAIN_MAP_SCHEDULE_H

#include "base/cx.h"
#include "domain/map/hours.h"
#include "i18n/i18n.h"

enum schedule_owner {
    SCHEDULE_SERVICE_AT_LOCATION,
    SCHEDULE_DOORWAY,      /* its telephone */
    SCHEDULE_ORGANISATION, /* its telephone */
};

/* Outside a transaction or in it: the moments that follow from the hours, as the database keeps
 * them. Lives in cx->mem. */
struct schedule_plan {
    struct str hours;
    struct bytes spans;
    struct date from, until;
};
struct schedule_plan schedule_prepare(struct cx *cx, const struct hours *hours);
/* Writes it; hours that are empty take the schedule away. */
NODISCARD enum outcome schedule_set(struct cx *cx, enum schedule_owner owner_kind, int64_t owner,
                                    const struct schedule_plan *plan);
/* The same in one call, from text as hours_read takes it. Pure arithmetic: may stand in `act`. */
NODISCARD enum outcome schedule_set_text(struct cx *cx, enum schedule_owner owner_kind,
                                         int64_t owner, struct str text);

enum open_kind {
    OPEN_UNKNOWN,     /* no hours, or words that nobody could read for certain */
    OPEN_NOW,         /* until until_ms */
    OPEN_LATER,       /* from opens_ms to until_ms */
    OPEN_APPOINTMENT, /* by appointment */
    OPEN_NOT_SOON,    /* there are hours, and none within the days that were expanded */
};

struct open_state {
    enum open_kind kind;
    int64_t opens_ms, until_ms;
    struct str words; /* the hours as they were typed, when they could not be read but can be */
};

/* Now, by cx->now_ms. Nobody set any hours: OK with OPEN_UNKNOWN. */
NODISCARD enum outcome open_state(struct cx *cx, enum schedule_owner owner_kind, int64_t owner,
                                  struct open_state *ret);
/* The same of hours that are kept elsewhere, expanded here for four weeks: for a page that few ask
 * for. */
struct open_state open_state_of(struct cx *cx, const struct hours *hours);
/* The openings from now on, at most `limit`: the one that is going on is the first. For call-backs
 * ("tomorrow afternoon") and for the page of a service. */
NODISCARD enum outcome schedule_next(struct cx *cx, enum schedule_owner owner_kind, int64_t owner,
                                     size_t limit, struct span_list *ret);
/* The hours as they are kept; empty when there are none. */
NODISCARD enum outcome schedule_hours(struct cx *cx, enum schedule_owner owner_kind, int64_t owner,
                                      struct str *ret);

/* For residents: "Nu open, tot 17.00 uur", "Gaat maandag open om 9.00 uur", "Op afspraak". Empty
 * when it is unknown. */
struct str open_in_words(struct cx *cx, enum language language, const struct open_state *state);
/* The same of a place to come to, so that nobody takes it for the telephone: "Langskomen kan nu,
 * tot 17.00 uur", "Langskomen kan maandag vanaf 9.00 uur". */
struct str visit_in_words(struct cx *cx, enum language language, const struct open_state *state);
/* The same of a group or a talk, where the telephone has hours of its own: "De volgende keer is
 * donderdag om 19.00 uur". */
struct str group_in_words(struct cx *cx, enum language language, const struct open_state *state);
/* "maandag 30 november: 9.00 tot 12.00 uur" */
struct str span_in_words(struct arena *mem, enum language language, struct span span);

/* Expands what ends within twelve months, at most 200 at once; recurring. */
NODISCARD enum outcome schedule_extend(struct cx *cx, int64_t *ret);

#endif
