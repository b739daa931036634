/* lists.c - what residents see: the services of a municipality, and who helps with a topic. */
#include "domain/map/fit.h"
#include "domain/map/kind.h"
#include "domain/map/map.h"

#include "base/text.h"
#include "domain/people/people.h"
#include "topics.h"

enum { EVERYWHERE = 0 };

static void
rows_join(struct cx *cx, struct listed_row_list *to, const struct listed_row_list *more, size_t max)
{
    struct listed_row *at = arena_new(cx->mem, struct listed_row, max + 1);
    size_t count = to->count < max ? to->count : max;

    if (count)
        memcpy(at, to->at, count * sizeof *at);
    for (size_t i = 0; i < more->count && count < max; i++) {
        bool there = false;
        for (size_t n = 0; n < count; n++)
            there = there || at[n].service == more->at[i].service;
        if (!there)
            at[count++] = more->at[i];
    }
    *to = (struct listed_row_list){at, count};
}

enum outcome
service_near(struct cx *cx, struct str word, struct service_near_row_list *ret)
{
    enum { AT_MOST = 100 };

    TRY(need(cx, PERMISSION_DIRECTORY));
    return sql_service_near(cx, cx->who.organisation, str_join(cx->mem, S("%"), word, S("%")),
                            AT_MOST, ret);
}

enum outcome
direct_lines(struct cx *cx, struct direct_lines_row_list *ret)
{
    TRY(need(cx, PERMISSION_DIRECTORY));
    return sql_direct_lines(cx, cx->who.organisation, ret);
}

enum outcome
service_count(struct cx *cx, int64_t *ret)
{
    return sql_service_count(cx, ret);
}

enum outcome
listed_get(struct cx *cx, int64_t municipality, struct str subject, struct listed_place from,
           struct listed_page *ret)
{
    struct listed_page page = {0};
    struct listed_row_list national;
    int64_t here, everywhere;

    TRY(sql_listing_count(cx, municipality, subject, LISTED_COUNTED + 1, &here));
    TRY(sql_listing_count(cx, EVERYWHERE, subject, LISTED_COUNTED + 1, &everywhere));
    if (!from.national)
        TRY(sql_listing_page(cx, municipality, subject, from.service, LISTED_PAGE + 1, &page.rows));
    size_t own = page.rows.count;
    if (own <= LISTED_PAGE) {
        TRY(sql_listing_page(cx, EVERYWHERE, subject, from.national ? from.service : 0,
                             LISTED_PAGE + 1, &national));
        rows_join(cx, &page.rows, &national, LISTED_PAGE + 1);
    }
    page.has_next = page.rows.count > LISTED_PAGE;
    if (page.has_next) {
        page.rows.count = LISTED_PAGE;
        /* The next page begins among the national ones when this one ended there, or at their
         * start. */
        bool ended_national = own < LISTED_PAGE;
        page.next =
            (struct listed_place){own == LISTED_PAGE ? 0 : page.rows.at[LISTED_PAGE - 1].service,
                                  ended_national || own == LISTED_PAGE};
    }
    page.total = here + everywhere;
    *ret = page;
    return OK;
}

enum outcome
listed_own(struct cx *cx, int64_t municipality, struct str help_type, struct listed_row_list *ret)
{
    return sql_listing_page(cx, municipality, str_join(cx->mem, S("help:"), help_type), 0,
                            LISTED_PAGE, ret);
}

/* ---- a topic ---- */

/* Those that are part of the municipality, or those that are not. */
static struct organisation_row_list
organisations_of(struct arena *mem, const struct organisation_row_list *rows, bool municipal)
{
    struct organisation_row_list list = {arena_new(mem, struct organisation_row, rows->count), 0};

    for (size_t i = 0; i < rows->count; i++)
        if ((rows->at[i].municipal != 0) == municipal)
            list.at[list.count++] = rows->at[i];
    return list;
}

/* Services of the kinds of help that the topic asks for. */
static enum outcome
kinds_rows(struct cx *cx, int64_t municipality, const struct topics_row *topic,
           struct listed_row_list *ret)
{
    struct fits fits = {.topic = topic, .kinds_first = true};
    struct str help_type, rest = topic->first_help;

    while (str_cut(&rest, '|', &help_type))
        TRY(fits_add(cx, &fits, municipality, str_join(cx->mem, S("help:"), help_type)));
    return fits_best(cx, &fits, TOPIC_ROWS_MAX, ret);
}

/* Organisations of the best kind of help that has any. Where the municipality is the other party,
 * parts of it only when there is nobody else (MISSION E2). */
static enum outcome
organisations_rows(struct cx *cx, int64_t municipality, const struct topics_row *topic,
                   struct organisation_row_list *ret)
{
    bool against = kind_topic_against_municipality(topic->id);
    struct organisation_row_list municipal = {0};
    struct str help_type, rest = topic->first_help;

    while (str_cut(&rest, '|', &help_type)) {
        struct organisation_row_list rows;
        TRY(organisation_serving(cx, municipality, help_type, &rows));
        if (against && municipal.count == 0)
            municipal = organisations_of(cx->mem, &rows, true);
        *ret = against ? organisations_of(cx->mem, &rows, false) : rows;
        if (ret->count)
            return OK;
    }
    *ret = municipal;
    return OK;
}

enum outcome
topic_help_get(struct cx *cx, int64_t municipality, struct str topic, struct topic_help *ret)
{
    const struct topics_row *row = kind_topic(topic);
    struct topic_help help = {.level = HELP_SERVICES};
    struct fits fits = {.topic = row};
    struct str help_type;

    if (!row)
        return NOT_FOUND;
    TRY(fits_add(cx, &fits, municipality, topic));
    TRY(fits_best(cx, &fits, TOPIC_ROWS_MAX, &help.services));
    help.asked = fits_asked(cx->mem, &fits, TOPIC_ROWS_MAX);
    enum outcome outcome = safety_net_get(cx, municipality, &help.net);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    help.has_net = outcome == OK;
    for (struct str rest = row->first_help;
         help.number.len == 0 && str_cut(&rest, '|', &help_type);)
        help.number = kind_help_number(help_type);
    if (help.services.count == 0) {
        TRY(kinds_rows(cx, municipality, row, &help.services));
        help.asked = help.services;
        if (help.services.count == 0)
            TRY(organisations_rows(cx, municipality, row, &help.organisations));
        help.level = help.services.count        ? HELP_KINDS
                     : help.organisations.count ? HELP_ORGANISATION
                     : help.number.len          ? HELP_NUMBER
                     : help.has_net             ? HELP_SAFETY_NET
                                                : HELP_NOBODY;
    }
    *ret = help;
    return OK;
}
