/* channel.c - how a municipality works with objections, and whether one may be sent in here. */
#include "domain/objection/count.h"
#include "domain/objection/objection.h"
#include "domain/people/people.h"

enum outcome
objection_setting(struct cx *cx, int64_t municipality, struct procedure_setting_get_row *ret)
{
    enum outcome outcome = sql_procedure_setting_get(cx, municipality, ret);

    if (outcome != NOT_FOUND)
        return outcome;
    *ret = (struct procedure_setting_get_row){CALL_WORKDAYS, WARN_WORKDAYS, S(""), S(""), S("")};
    return OK;
}

enum outcome
objection_court(struct cx *cx, int64_t municipality, struct str *ret)
{
    struct procedure_setting_get_row setting;

    TRY(objection_setting(cx, municipality, &setting));
    *ret = setting.court.len ? setting.court : setting.court_typed;
    return OK;
}

enum outcome
court_remember(struct cx *cx, int64_t municipality, struct str court)
{
    struct procedure_setting_get_row setting;

    court = str_trim(court);
    TRY(objection_setting(cx, municipality, &setting));
    if (court.len == 0 || str_eq(court, setting.court_typed))
        return OK;
    return sql_procedure_court_typed(cx, municipality, setting.call_workdays, setting.warn_workdays,
                                     court);
}

enum outcome
objection_channel_set_get(struct cx *cx, int64_t municipality,
                          struct procedure_channel_get_row *ret)
{
    enum outcome outcome = sql_procedure_channel_get(cx, municipality, ret);

    if (outcome != NOT_FOUND)
        return outcome;
    *ret = (struct procedure_channel_get_row){0};
    return OK;
}

enum outcome
objection_channel(struct cx *cx, int64_t municipality, struct procedure_channel_find_row *ret)
{
    return sql_procedure_channel_find(cx, municipality, ret);
}

enum outcome
objection_channel_any(struct cx *cx, bool *ret)
{
    return sql_procedure_channel_any(cx, ret);
}

/* One organisation takes them in for a municipality: another does not take that over unasked. */
static enum outcome
channel_set(struct cx *cx, int64_t municipality, bool open)
{
    const int64_t own = cx->who.organisation;
    struct procedure_channel_get_row now;
    int64_t changed;

    if (!open)
        return sql_procedure_channel_close(cx, municipality, own, cx->who.professional, cx->now_ms,
                                           &changed);
    TRY(objection_channel_set_get(cx, municipality, &now));
    if (now.organisation && now.organisation != own)
        return fail_field(cx, "channel",
                          "Een andere organisatie van de gemeente neemt bezwaren hier al aan. "
                          "Spreek af wie het doet.");
    return sql_procedure_channel_open(cx, municipality, own, cx->who.professional, cx->now_ms,
                                      &changed);
}

enum outcome
objection_setting_set(struct cx *cx, const struct objection_settings *settings)
{
    enum { CALL_MOST = 20, WARN_MOST = 10 };
    struct municipality_row_list places;

    TRY(objection_places(cx, &places));
    if (settings->call_workdays < 1 || settings->call_workdays > CALL_MOST)
        return fail_field(cx, "call_workdays", "Vul een getal in van 1 tot en met 20.");
    if (settings->warn_workdays < 1 || settings->warn_workdays > WARN_MOST)
        return fail_field(cx, "warn_workdays", "Vul een getal in van 1 tot en met 10.");
    for (size_t i = 0; i < places.count; i++) {
        const int64_t place = places.at[i].municipality;
        TRY(sql_procedure_setting_put(cx, place, settings->call_workdays, settings->warn_workdays,
                                      str_trim(settings->hearing_place),
                                      str_trim(settings->court)));
        TRY(channel_set(cx, place, settings->channel));
    }
    return OK;
}
