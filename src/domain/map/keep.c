/* keep.c - keeping the map true: who may, what waits, capacity, confirming. */
#include "domain/map/map.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "jobs/jobs.h"

static const int64_t day_ms = 24 * 60 * 60 * 1000;

static int64_t
whole(const struct cx *cx)
{
    return (cx->who.permissions & PERMISSION_MAP) != 0;
}

static enum outcome
need_editor(struct cx *cx)
{
    if (cx->who.permissions & PERMISSION_MAP)
        return OK;
    return need(cx, PERMISSION_SERVICES);
}

enum outcome
service_editable(struct cx *cx, int64_t service, struct service_row *ret)
{
    TRY(need_editor(cx));
    return sql_service_editable(cx, service, cx->who.organisation, whole(cx), ret);
}

enum record_contacts
contacts_for(const struct cx *cx, int64_t organisation)
{
    if (cx->who.professional && cx->who.organisation == organisation)
        return CONTACTS_OWN;
    return cx->who.permissions & PERMISSION_DIRECTORY ? CONTACTS_NETWORK : CONTACTS_EVERYONE;
}

enum outcome
organisation_editable(struct cx *cx, int64_t organisation, bool *ret)
{
    TRY(need_editor(cx));
    return sql_editor_may(cx, organisation, cx->who.organisation, whole(cx), ret);
}

enum outcome
editor_organisation_list(struct cx *cx, struct editor_organisations_row_list *ret)
{
    TRY(need_editor(cx));
    return sql_editor_organisations(cx, cx->who.organisation, whole(cx), ret);
}

enum outcome
editor_list(struct cx *cx, bool to_call, struct editor_place from, struct editor_row_list *ret)
{
    TRY(need_editor(cx));
    /* The first page begins before what was never confirmed: that is 0. */
    return sql_editor_list(cx, cx->who.organisation, whole(cx),
                           from.service ? from.confirmed_ms : -1, from.service, to_call,
                           cx->now_ms - CONFIRM_DAYS * day_ms,
                           cx->now_ms - CALL_AFTER_DAYS * day_ms, LISTED_PAGE + 1, ret);
}

enum outcome
capacity_set(struct cx *cx, int64_t service, struct str capacity, struct str weeks, struct str note)
{
    struct record record = {.given = COLUMN_BIT(COLUMN_CAPACITY) |
                                     COLUMN_BIT(COLUMN_WAITING_WEEKS) |
                                     COLUMN_BIT(COLUMN_CAPACITY_NOTE)};
    struct problem_list problems = {0};
    struct service_row row;
    int64_t number = -1;

    TRY(service_editable(cx, service, &row));
    record.at[COLUMN_CAPACITY] = capacity;
    record.at[COLUMN_WAITING_WEEKS] = weeks;
    record.at[COLUMN_CAPACITY_NOTE] = note;
    if (!record_settle(cx->mem, &record, date_in_amsterdam(cx->now_ms), &problems))
        return fail_field(cx, "waiting_weeks", "Vul een aantal weken in, zonder woorden.");
    (void)str_int(record.at[COLUMN_WAITING_WEEKS], &number);
    return sql_service_set_capacity(cx, service, record.at[COLUMN_CAPACITY], number,
                                    record.at[COLUMN_CAPACITY_NOTE], cx->now_ms);
}

enum outcome
service_confirm(struct cx *cx, int64_t service)
{
    struct service_row row;
    int64_t changed;

    TRY(service_editable(cx, service, &row));
    TRY(sql_remark_delete(cx, service, &changed));
    return sql_confirm_set(cx, service, cx->now_ms);
}

/* ---- from a mail ---- */

enum outcome
confirm_ask(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 100 };
    struct service_id_row_list due;

    TRY(sql_confirm_due(cx, cx->now_ms - CONFIRM_DAYS * day_ms,
                        cx->now_ms - CONFIRM_AGAIN_DAYS * day_ms, AT_ONCE, &due));
    for (size_t i = 0; i < due.count; i++) {
        struct text subject = text_open(cx->mem, 24);
        text_add_byte(&subject, 's');
        text_add_int(&subject, due.at[i].service);
        TRY(sql_confirm_asked(cx, due.at[i].service, cx->now_ms));
        TRY(job_add(cx, S("mail_confirm"), text_str(&subject), cx->now_ms));
    }
    *ret = (int64_t)due.count;
    return OK;
}

struct str
confirm_token(struct cx *cx, int64_t service, int64_t round)
{
    struct text t = text_open(cx->mem, 48);

    text_add_int(&t, service);
    text_add_byte(&t, '.');
    text_add_int(&t, round);
    return token_make(cx, "confirm_service", cx->now_ms + CONFIRM_LINK_DAYS * day_ms, text_str(&t));
}

enum outcome
confirm_find(struct cx *cx, struct str token, int64_t *ret_service, int64_t *ret_round)
{
    struct str text, part;
    bool open = false;
    int64_t service = 0, round = 0;

    if (token_open(cx, "confirm_service", token, &text) == OK && str_cut(&text, '.', &part) &&
        str_int(part, &service) && str_cut(&text, '.', &part) && str_int(part, &round))
        TRY(sql_confirm_open(cx, service, round, &open));
    if (!open)
        return fail(cx, NOT_FOUND,
                    "Deze link werkt niet meer. Hij is al gebruikt, of hij is te oud. U krijgt "
                    "vanzelf een nieuwe.");
    *ret_service = service;
    *ret_round = round;
    return OK;
}

enum outcome
confirm_yes(struct cx *cx, struct str token)
{
    int64_t service, round;

    TRY(confirm_find(cx, token, &service, &round));
    TRY(sql_confirm_used(cx, service, round));
    return sql_confirm_set(cx, service, cx->now_ms);
}

enum outcome
confirm_no(struct cx *cx, struct str token, struct str remark, int64_t remark_id)
{
    int64_t service, round;

    TRY(confirm_find(cx, token, &service, &round));
    if (remark.len == 0)
        return fail_field(cx, "remark",
                          "Schrijf op wat er niet klopt. Een paar woorden is genoeg.");
    TRY(sql_confirm_used(cx, service, round));
    return sql_remark_add(cx, remark_id, service, remark, cx->now_ms);
}
