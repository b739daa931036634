/* manage.h - changing the network through the browser: municipalities, organisations, doorways,
 * regions, colours.
 *
 * Scope. An administrator manages the municipalities that their organisation serves; one of an
 * organisation that serves everywhere manages all. It stands in the WHERE of every statement, and
 * what is outside is NOT_FOUND:
 *   - a municipality: in scope;
 *   - an organisation is seen when it serves one of them. What it is (details, help, ending) may be
 *     changed only when the scope covers all that it serves; else DENIED, and only which
 *     municipalities of the scope it serves can be switched. One that serves everywhere is changed
 *     by administrators of everywhere;
 *   - a doorway or a region: when all its municipalities are in scope (and it has one, or the scope
 *     is everywhere).
 * A municipality that nobody in the network has yet may be taken in by any administrator, for the
 * own organisation; then it is in scope.
 * Callers have asked need(PERMISSION_NETWORK).
 *
 * Two at once. What is shown carries a version, a hash of what is stored. Saving under another
 * version is CONFLICT, and nothing is written. */
#ifndef DOMAIN_NETWORK_MANAGE_H
#define DOMAIN_NETWORK_MANAGE_H

#include "domain/network/manage.sql.h"
#include "domain/network/network.h"
#include "format/theme.h"

enum {
    WORKDAYS_MAX = 30, /* of a promise; more than WORKDAYS_LONG is shown as missing */
    WORKDAYS_LONG = 10,
    PLACES_MAX_CHARS = 8000 /* of a list of municipalities */
};

struct scope {
    int64_t organisation, everywhere;
};
/* Of who acts. NOT_FOUND: for no organisation. */
NODISCARD enum outcome scope_of(struct cx *cx, struct scope *ret);
/* For commands: all that is in the network. */
struct scope scope_everything(void);

/* What is in the network and in scope, by name. */
NODISCARD enum outcome scope_municipalities(struct cx *cx, const struct scope *scope,
                                            struct municipality_row_list *ret);
NODISCARD enum outcome scope_organisations(struct cx *cx, const struct scope *scope,
                                           struct organisation_row_list *ret);
/* Does the scope cover all that this organisation serves, so that it may be changed? */
NODISCARD enum outcome scope_covers(struct cx *cx, const struct scope *scope, int64_t organisation,
                                    bool *ret);
NODISCARD enum outcome scope_doorways(struct cx *cx, const struct scope *scope,
                                      struct doorway_row_list *ret);
NODISCARD enum outcome scope_regions(struct cx *cx, const struct scope *scope,
                                     struct region_row_list *ret);

/* ---- lists of municipalities, as people type or paste them ---- */

struct place_problem {
    struct str typed;
    struct str sentence; /* msgid */
};
struct place_list {
    struct municipality_row *at;
    size_t count;
    struct place_problem *problems;
    size_t problem_count;
};
/* One a line, or with commas or semicolons between: names, GM codes, postcodes. A name that is also
 * a town elsewhere means the municipality. At most 400. Always OK but for the database: what is
 * wrong is among the problems. With a scope, what is not in it is a problem too; with `take`,
 * what nobody has yet is none. */
NODISCARD enum outcome places_read(struct cx *cx, const struct scope *scope, bool take,
                                   struct str typed, struct place_list *ret);
/* The other way, one a line, so that places_read gives the same. */
NODISCARD enum outcome places_write(struct cx *cx, const struct municipality_row_list *places,
                                    struct str *ret);

/* ---- one municipality ---- */

struct municipality_settings {
    struct municipality_row row;
    struct safety_net_row net; /* organisation 0: takes no part */
    struct str version;
};
NODISCARD enum outcome municipality_settings_get(struct cx *cx, const struct scope *scope,
                                                 int64_t municipality,
                                                 struct municipality_settings *ret);
/* Organisations that could be its safety net: they serve it, take questions and have not ended. */
NODISCARD enum outcome municipality_nets(struct cx *cx, int64_t municipality,
                                         struct organisation_row_list *ret);
/* The new phone, safety net (0: none) and contact. INVALID with the field. Whether questions are
 * open when it stops taking part is for the caller to ask first. */
NODISCARD enum outcome municipality_settings_save(struct cx *cx, const struct scope *scope,
                                                  int64_t municipality, struct str phone,
                                                  int64_t net, struct str contact,
                                                  struct str version);

/* ---- one organisation ---- */

struct organisation_settings {
    struct organisation_row row;
    struct municipality_row_list places; /* in scope */
    struct organisation_help_row_list help;
    bool covered; /* all of it may be changed */
    struct str details_version, places_version, help_version;
};
NODISCARD enum outcome organisation_settings_get(struct cx *cx, const struct scope *scope,
                                                 int64_t organisation,
                                                 struct organisation_settings *ret);
/* INVALID with the field when a new or changed organisation is not right. */
NODISCARD enum outcome organisation_check(struct cx *cx, const struct organisation_row *row);
NODISCARD enum outcome organisation_details_save(struct cx *cx, const struct scope *scope,
                                                 const struct organisation_row *row,
                                                 struct str version);
/* Which municipalities of the scope it serves; others stay. INVALID when one is left out whose
 * safety net it is, or when it would leave the administrator's own organisation nowhere. */
NODISCARD enum outcome organisation_places_save(struct cx *cx, const struct scope *scope,
                                                int64_t organisation,
                                                const struct place_list *places,
                                                struct str version);
/* `help_types`: ids of data/help_types.csv, a line each; an unknown one is INVALID. */
NODISCARD enum outcome organisation_help_save(struct cx *cx, const struct scope *scope,
                                              int64_t organisation, struct str help_types,
                                              struct str version);
/* Ends it, or lets it take part again. CONFLICT with a sentence while it is a safety net. Whether
 * it holds open questions is for the caller to ask first. */
NODISCARD enum outcome organisation_active_set(struct cx *cx, const struct scope *scope,
                                               int64_t organisation, bool active);
/* A new one that serves the places (or everywhere: only in a scope of everywhere). */
NODISCARD enum outcome organisation_new(struct cx *cx, const struct scope *scope,
                                        const struct organisation_row *row,
                                        const struct place_list *places);

/* ---- one doorway, one region ---- */

struct doorway_settings {
    struct doorway_row row;
    struct municipality_row_list places;
    struct str version;
};
NODISCARD enum outcome doorway_settings_get(struct cx *cx, const struct scope *scope,
                                            int64_t doorway, struct doorway_settings *ret);
/* INVALID with the field: a host that is no name of a host, or that another doorway has. */
NODISCARD enum outcome doorway_settings_save(struct cx *cx, const struct scope *scope,
                                             const struct doorway_row *row,
                                             const struct place_list *places, struct str version);
NODISCARD enum outcome doorway_new(struct cx *cx, const struct scope *scope,
                                   const struct doorway_row *row, const struct place_list *places);

struct region_settings {
    struct region_row row;
    struct municipality_row_list places;
    struct str version;
};
NODISCARD enum outcome region_settings_get(struct cx *cx, const struct scope *scope, int64_t region,
                                           struct region_settings *ret);
NODISCARD enum outcome region_settings_save(struct cx *cx, const struct scope *scope,
                                            int64_t region, struct str name,
                                            const struct place_list *places, struct str version);
NODISCARD enum outcome region_new(struct cx *cx, int64_t region, struct str name,
                                  const struct place_list *places);

/* ---- colours ---- */

/* Keeps a sheet, to look at; its hash is its address. */
NODISCARD enum outcome sheet_keep(struct cx *cx, const struct scope *scope, int64_t doorway,
                                  const struct theme *theme, struct str *ret_sheet);
/* The doorway shows itself in this sheet from now on; '' for our own colours. Others of it go.
 * NOT_FOUND when it is none of this doorway. */
NODISCARD enum outcome sheet_use(struct cx *cx, const struct scope *scope, int64_t doorway,
                                 struct str sheet);
/* The tokens of a sheet; NOT_FOUND. */
NODISCARD enum outcome sheet_get(struct cx *cx, struct str sheet, struct str *ret_tokens);

#endif
