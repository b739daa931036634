/* lists.c - what residents see: the services of a municipality, and who helps with a topic. */
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

/* ---- a topic ---- */

static enum outcome
subject_rows(struct cx *cx, int64_t municipality, struct str subject, struct listed_row_list *to)
{
    struct listed_row_list here, everywhere;

    TRY(sql_listing_page(cx, municipality, subject, 0, TOPIC_ROWS_MAX, &here));
    TRY(sql_listing_page(cx, EVERYWHERE, subject, 0, TOPIC_ROWS_MAX, &everywhere));
    rows_join(cx, to, &here, TOPIC_ROWS_MAX);
    rows_join(cx, to, &everywhere, TOPIC_ROWS_MAX);
    return OK;
}

static enum outcome
kinds_rows(struct cx *cx, int64_t municipality, struct str first_help, struct topic_help *help)
{
    struct str help_type, rest = first_help;

    while (str_cut(&rest, '|', &help_type))
        TRY(subject_rows(cx, municipality, str_join(cx->mem, S("help:"), help_type),
                         &help->services));
    rest = first_help;
    while (help->services.count == 0 && help->organisations.count == 0 &&
           str_cut(&rest, '|', &help_type))
        TRY(organisation_serving(cx, municipality, help_type, &help->organisations));
    return OK;
}

enum outcome
topic_help_get(struct cx *cx, int64_t municipality, struct str topic, struct topic_help *ret)
{
    const struct topics_row *row = kind_topic(topic);
    struct topic_help help = {.level = HELP_SERVICES};
    struct str help_type;

    if (!row)
        return NOT_FOUND;
    TRY(subject_rows(cx, municipality, topic, &help.services));
    enum outcome outcome = safety_net_get(cx, municipality, &help.net);
    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    help.has_net = outcome == OK;
    for (struct str rest = row->first_help;
         help.number.len == 0 && str_cut(&rest, '|', &help_type);)
        help.number = kind_help_number(help_type);
    if (help.services.count == 0) {
        TRY(kinds_rows(cx, municipality, row->first_help, &help));
        help.level = help.services.count        ? HELP_KINDS
                     : help.organisations.count ? HELP_ORGANISATION
                     : help.number.len          ? HELP_NUMBER
                     : help.has_net             ? HELP_SAFETY_NET
                                                : HELP_NOBODY;
    }
    *ret = help;
    return OK;
}
