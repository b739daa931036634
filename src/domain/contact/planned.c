/* planned.c - a call that somebody planned, and how the resident hears of it. */
#include "domain/contact/planned.h"

#include "base/text.h"
#include "domain/contact/callback.h"
#include "domain/contact/contact.sql.h"
#include "domain/contact/sms.h"
#include "domain/intake/call_wish.h"
#include "domain/intake/hand_over.h"
#include "format/day.h"

enum { EARLY_MINUTES = 30 };

static bool
suits(enum day_part part, struct str days, struct date day, int64_t minutes)
{
    return callback_day_suits(days, day) && (minutes == 0 || part == PART_ANY ||
                                             day_part_at(amsterdam_ms(day, (int)minutes)) == part);
}

/* Outside the days and the part of the day that the resident said: a call then may not be safe. */
static enum outcome
moment_suits(struct cx *cx, struct question_id id, struct date day, int64_t minutes)
{
    struct callback wish;

    TRY(callback_get(cx, id, &wish));
    if (!wish.wished || suits(wish.part, wish.days, day, minutes))
        return OK;
    return fail_field(cx, "asked",
                      "Dit is buiten de tijden die de inwoner noemde. Misschien is bellen dan niet "
                      "veilig. Vroeg de inwoner zelf om dit moment? Zet dan een vinkje.");
}

enum outcome
call_change(struct cx *cx, struct question_id id, struct str phone,
            const struct callback_wish *wish)
{
    struct planned_call call;

    TRY(call_planned(cx, id, &call));
    return question_call_change(
        cx, id, phone, wish, call.known && !suits(wish->part, wish->days, call.day, call.minutes));
}

enum outcome
call_plan(struct cx *cx, struct question_id id, struct date day, int64_t minutes, bool asked,
          bool sms)
{
    const struct date today = date_in_amsterdam(cx->now_ms);
    struct question_state state;
    int64_t refused;

    TRY(question_mine(cx, id, &state));
    if (day.day < today.day || day.day > today.day + PLANNED_DAYS_MOST)
        return fail_field(cx, "plan_day", "Vul in op welke dag u belt: vandaag of later.");
    if (minutes && amsterdam_ms(day, (int)minutes) <= cx->now_ms)
        return fail_field(cx, "plan_time", "Deze tijd is al voorbij. Kies een latere tijd.");
    if (!asked)
        TRY(moment_suits(cx, id, day, minutes));
    TRY(sql_call_refused(cx, id.municipality, id.question, &refused));
    if (refused)
        return fail(cx, CONFLICT, "De inwoner wil niet gebeld worden.");
    struct str detail =
        str_join(cx->mem, str_of_int(cx->mem, day.day), S("."), str_of_int(cx->mem, minutes));
    TRY(question_happened(cx, id, S("call_planned"), detail, cx->who.organisation, S("")));
    TRY(question_call_planned(cx, id, day));
    TRY(question_mail(cx, &state));
    if (sms)
        TRY(sms_ahead(cx, id, day, minutes));
    return question_tell(cx, id, cx->who.organisation, cx->who.organisation);
}

bool
call_moment_read(struct str detail, struct planned_call *ret)
{
    struct str part;
    int64_t day;

    if (!str_cut(&detail, '.', &part) || !str_int(part, &day) || !str_int(detail, &ret->minutes))
        return false;
    ret->day = (struct date){(int32_t)day};
    return true;
}

enum outcome
call_day_typed(struct cx *cx, struct str typed, struct date *ret)
{
    *ret = (struct date){0};
    if (str_trim(typed).len &&
        day_read_coming(typed, date_in_amsterdam(cx->now_ms), ret) != DAY_READ)
        return fail_field(
            cx, "plan_day",
            "Deze dag kunnen wij niet lezen. Schrijf bijvoorbeeld: morgen, maandag, of "
            "1 december.");
    return OK;
}

enum outcome
call_planned(struct cx *cx, struct question_id id, struct planned_call *ret)
{
    struct call_planned_row row;
    struct planned_call call = {0};
    enum outcome outcome = sql_call_planned(cx, id.municipality, id.question, &row);

    *ret = call;
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    if (!call_moment_read(row.detail, &call) || call.day.day < date_in_amsterdam(cx->now_ms).day)
        return OK;
    /* Trying before that does not take the appointment away; a little before is that call. */
    const bool stands = row.tried_ms < amsterdam_ms(call.day, (int)call.minutes) -
                                           (call.minutes ? EARLY_MINUTES * INT64_C(60000) : 0);
    call.known = row.here != 0 && stands;
    call.promised = row.here == 0 && stands;
    call.by = row.organisation_name;
    *ret = call;
    return OK;
}

struct str
call_planned_said(struct cx *cx, enum language language, const struct planned_call *call)
{
    return call->known ? call_moment_said(cx, language, call) : S("");
}

struct str
call_moment_said(struct cx *cx, enum language language, const struct planned_call *call)
{
    struct str day = date_in_words(cx->mem, language, call->day);
    if (call->minutes == 0)
        return day;
    return str_join(cx->mem, day, S(", "),
                    clock_in_words(cx->mem, language, amsterdam_ms(call->day, (int)call->minutes)));
}

struct str
call_promised_said(struct cx *cx, enum language language, const struct planned_call *call,
                   struct str holder)
{
    const struct tr_arg args[] = {{S("wie"), call->by},
                                  {S("moment"), call_moment_said(cx, language, call)},
                                  {S("nieuw"), holder}};

    return tr_fill(cx->mem,
                   tr(language, T("{wie} zou u bellen op {moment}. Maar {nieuw} heeft uw vraag nu. "
                                  "Die organisatie laat u weten wanneer u gebeld wordt.")),
                   3, args);
}

struct str
call_ahead_said(struct cx *cx, enum language language, const struct planned_call *call,
                struct str phone)
{
    const struct tr_arg when[] = {
        {S("dag"), date_in_words(cx->mem, language, call->day)},
        {S("tijd"),
         clock_in_words(cx->mem, language, amsterdam_ms(call->day, (int)call->minutes))}};
    const struct tr_arg number = {S("nummer"), phone};
    struct str said = tr_fill(cx->mem,
                              tr(language, call->minutes ? T("Wij bellen u op {dag} om {tijd}.")
                                                         : T("Wij bellen u op {dag}.")),
                              2, when);

    if (phone.len == 0)
        return said;
    return str_join(cx->mem, said, S(" "),
                    tr_fill(cx->mem,
                            tr(language, T("Op uw telefoon ziet u {nummer} of \"anoniem\". Neem "
                                           "gerust op: dat zijn wij.")),
                            1, &number));
}
