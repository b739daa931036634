/* network.h - municipalities, postcodes, doorways, organisations and safety nets: who could help
 * where.
 *
 * Lowest of the capabilities; nothing here is about a person. */
#ifndef DOMAIN_NETWORK_NETWORK_H
#define DOMAIN_NETWORK_NETWORK_H

#include "base/cx.h"
#include "base/date.h"
#include "domain/network/network.sql.h" /* the row structs: municipality_row, ... */

/* "GM0855" of 855, and back. A bare "855" is read too; false for anything else. */
struct str municipality_code(struct arena *mem, int64_t municipality);
bool municipality_parse(struct str code, int64_t *ret);
/* "https://identifier.overheid.nl/tooi/id/gemeente/gm0855" */
struct str municipality_tooi(struct arena *mem, int64_t municipality);

/* NOT_FOUND when no municipality, present or ended, has this number. */
NODISCARD enum outcome municipality_get(struct cx *cx, int64_t municipality,
                                        struct municipality_row *ret);
/* By what somebody typed: a GM code, a name (any case), or four digits of a postcode with or
 * without letters. More than one when a postcode is split: then ask. An ended municipality is not
 * returned. NOT_FOUND with a sentence for the field `place` when there is none. */
NODISCARD enum outcome municipality_find(struct cx *cx, struct str typed,
                                         struct municipality_row_list *ret);
/* Does it take part: has it named a safety net? */
NODISCARD enum outcome municipality_takes_part(struct cx *cx, int64_t municipality, bool *ret);
/* Those of the doorway, by name. */
NODISCARD enum outcome doorway_municipalities(struct cx *cx, int64_t doorway,
                                              struct municipality_row_list *ret);

/* The doorway for a host name; the one without host when no other has it; else the oldest, so that
 * a mistyped host shuts nobody out. NOT_FOUND: none at all, nothing is set up. */
NODISCARD enum outcome doorway_get(struct cx *cx, struct str host, struct doorway_row *ret);

/* Origins, with a space between, that may show the doorway's pages in a frame; empty: nobody. What
 * is set must have been checked: frame_parent_plausible() in web/headers.h. */
NODISCARD enum outcome doorway_parents(struct cx *cx, int64_t doorway, struct str *ret);
NODISCARD enum outcome doorway_parents_set(struct cx *cx, int64_t doorway, struct str parents);

NODISCARD enum outcome organisation_get(struct cx *cx, int64_t organisation,
                                        struct organisation_row *ret);
/* Active ones of this help type that take questions here and serve the municipality, its own before
 * those that serve all; at most 20. None when the municipality takes no part: it has no safety net.
 */
NODISCARD enum outcome organisation_serving(struct cx *cx, int64_t municipality,
                                            struct str help_type,
                                            struct organisation_row_list *ret);
/* Does it take questions there, now? */
NODISCARD enum outcome organisation_takes_questions(struct cx *cx, int64_t municipality,
                                                    int64_t organisation, bool *ret);
/* Every active one that serves the municipality, takes questions here and has people, by name; at
 * most 200. */
NODISCARD enum outcome organisation_receiving(struct cx *cx, int64_t municipality,
                                              struct organisation_row_list *ret);
/* Active ones that share a municipality with this one or serve everywhere, itself too, by name; at
 * most 2000. For one that serves everywhere: all. */
NODISCARD enum outcome organisation_near(struct cx *cx, int64_t organisation,
                                         struct organisation_row_list *ret);
NODISCARD enum outcome safety_net_get(struct cx *cx, int64_t municipality,
                                      struct safety_net_row *ret);
/* The municipalities that the organisation serves, by number; at most 400. An organisation that
 * serves everywhere has none of its own. */
NODISCARD enum outcome organisation_municipalities(struct cx *cx, int64_t organisation,
                                                   struct municipality_row_list *ret);

/* For setting up. Adding again changes nothing, or what differs. */
NODISCARD enum outcome network_facts_load(
    struct cx *cx); /* municipalities and postcodes of data/ */
NODISCARD enum outcome network_facts_count(struct cx *cx, int64_t *ret);
NODISCARD enum outcome municipality_add(struct cx *cx, const struct municipality_row *row);
NODISCARD enum outcome postcode_add(struct cx *cx, int64_t postcode, int64_t municipality,
                                    struct str places);
NODISCARD enum outcome doorway_add(struct cx *cx, const struct doorway_row *row, size_t count,
                                   const int64_t *municipalities);
NODISCARD enum outcome region_add(struct cx *cx, int64_t region, struct str name, size_t count,
                                  const int64_t *municipalities);
NODISCARD enum outcome organisation_add(struct cx *cx, const struct organisation_row *row,
                                        size_t place_count, const int64_t *municipalities,
                                        size_t help_count, const struct str *help_types);
NODISCARD enum outcome safety_net_set(struct cx *cx, int64_t municipality, int64_t organisation,
                                      struct str contact);

/* The day by which an organisation answers what comes in now: so many ordinary working days
 * later (a question that comes in the weekend came on the next working day), and the moment that
 * day has passed. */
struct date answer_day(const struct cx *cx, int64_t workdays);
int64_t answer_due_ms(const struct cx *cx, int64_t workdays);
/* The day that a due moment promises. */
struct date due_day(int64_t due_ms);

#endif
