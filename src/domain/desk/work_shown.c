/* work_shown.c - short ways to say a time or a channel. */
#include "domain/desk/work_shown.h"

#include "base/text.h"
#include "domain/network/network.h"
#include "domain/intake/question_shown.h"

struct url
work_url(struct cx *cx, struct question_id id, struct str after)
{
    return question_url(cx, S("/werk/vraag/"), id, after);
}

static const struct {
    struct str code, said;
} sent_befores[SENT_COUNT] = {
    [SENT_ANSWER] = {S_INIT("antwoord"),
                     T_INIT("Dit antwoord was al verstuurd. Het is niet nog een keer verstuurd.")},
    [SENT_OFFER] = {S_INIT("aanbod"),
                    T_INIT("Deze vraag was al aangeboden. Er is niets nog een keer verstuurd.")},
    [SENT_CLOSING] = {S_INIT("sluiten"),
                      T_INIT("Deze vraag was al afgesloten. Er is niets nog een keer verstuurd.")},
};

enum outcome
reply_sent_before(struct cx *cx, struct reply *re, struct question_id id, enum sent_before what)
{
    check(what < SENT_COUNT);
    return reply_see_other(re,
                           work_url(cx, id, str_join(cx->mem, S("?al="), sent_befores[what].code)));
}

struct str
sent_said(const struct request *rq)
{
    if (str_eq(request_field(rq, S("klaar")), S("antwoord")))
        return tr(rq->language, T("Uw antwoord staat op de eigen pagina van de inwoner."));
    for (size_t i = 0; i < SENT_COUNT; i++)
        if (str_eq(request_field(rq, S("al")), sent_befores[i].code))
            return tr(rq->language, sent_befores[i].said);
    return S("");
}

struct str
channel_said(enum language language, struct str channel)
{
    if (str_eq(channel, S("phone")))
        return tr(language, T("Telefoon"));
    if (str_eq(channel, S("email")))
        return tr(language, T("E-mail"));
    return tr(language, T("Met code"));
}

static struct str
counted(struct cx *cx, enum language language, struct str one, struct str other, int64_t n)
{
    struct text digits = text_open(cx->mem, 24);

    text_add_int(&digits, n);
    return tr_fill(cx->mem, tr_plural(language, one, other, n), 1,
                   (struct tr_arg[]){{S("n"), text_str(&digits)}});
}

struct str
age_said(struct cx *cx, enum language language, int64_t since_ms)
{
    int days = date_between(date_in_amsterdam(since_ms), date_in_amsterdam(cx->now_ms));

    if (days <= 0)
        return tr(language, T("vandaag"));
    if (days == 1)
        return tr(language, T("gisteren"));
    return counted(cx, language, T("{n} dag"), T("{n} dagen"), days);
}

struct str
due_said(struct cx *cx, enum language language, int64_t due_ms)
{
    struct date day = due_day(due_ms);
    int left = date_between(date_in_amsterdam(cx->now_ms), day);

    if (left < 0)
        return counted(cx, language, T("{n} dag te laat"), T("{n} dagen te laat"), -left);
    if (left == 0)
        return tr(language, T("vandaag"));
    if (left == 1)
        return tr(language, T("morgen"));
    return date_short(cx->mem, language, day);
}

struct str
count_shown(struct cx *cx, int64_t count)
{
    struct text t = text_open(cx->mem, 8);

    if (count > 9)
        return S("9+");
    text_add_int(&t, count);
    return text_str(&t);
}

struct str
last_day_said(struct cx *cx, enum language language, int64_t last_day)
{
    return last_day ? date_short(cx->mem, language, (struct date){(int32_t)last_day}) : S("");
}

enum peril
peril_beside(enum peril peril, int64_t last_day)
{
    return last_day && peril == PERIL_TERM ? PERIL_NONE : peril;
}
