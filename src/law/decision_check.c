/* decision_check.c - facts of the term to decide that cannot be, or that change nothing. */
#include "law/decision.h"

enum { POSTPONED_OTHER_MAX = 26, BEFORE_TERM_MAX_DAYS = 56 };

static struct date
end_unagreed(const struct calendar *cal, const struct decision_facts *f)
{
    struct decision_facts plain = *f;
    plain.agreed_until.known = false;
    return decision_last(cal, &plain);
}

/* The last day without suspension: what happens after it changes nothing. */
static struct date
end_unsuspended(const struct calendar *cal, const struct decision_facts *f)
{
    struct decision_facts plain = *f;
    plain.repair_count = plain.pause_count = 0;
    return end_unagreed(cal, &plain);
}

static enum outcome
repair_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f,
             const struct decision_repair *r)
{
    int32_t first = f->start.day - (f->kind == DECISION_OBJECTION ? BEFORE_TERM_MAX_DAYS : 0);

    if (!r->repaired.known && !r->until.known)
        return fail_field(cx, "hersteld_op",
                          "Is de aanvulling gestuurd? Geef die dag. Anders de laatste dag die u "
                          "kreeg om aan te vullen.");
    if (decision_repair_end(r).day < r->asked.day ||
        (r->repaired.known && r->repaired.date.day < r->asked.day))
        return fail_field(cx, "hersteld_op",
                          "De aanvulling kwam voor er om gevraagd was. Kijk beide datums na.");
    if (r->asked.day < first)
        return fail_field(cx, "verzoek_herstel",
                          "Het verzoek om aanvulling kwam voor het begin. Kijk de datums na.");
    if (r->asked.day >= end_unsuspended(cal, f).day)
        return fail_field(cx, "verzoek_herstel",
                          "Het verzoek om aanvulling kwam toen de tijd om te beslissen al voorbij "
                          "was. Dan telt het niet mee. Reken zonder dit verzoek.");
    return OK;
}

static enum outcome
pause_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f,
            const struct decision_pause *p)
{
    if (p->because == PAUSE_NONE)
        return fail_field(cx, "opschorting_reden",
                          "Waarom stond de tijd stil? Kies instemming, aanvrager, overmacht of "
                          "buitenland.");
    if (p->because == PAUSE_CONSENT && f->kind == DECISION_OBJECTION)
        return fail_field(cx, "opschorting_reden",
                          "Bij bezwaar wordt uitstel afgesproken tot een dag. Geef die dag als "
                          "uitstel_tot.");
    if (p->until.day < p->from.day)
        return fail_field(cx, "opschorting_tot_en_met",
                          "De laatste dag ligt voor de eerste. Kijk beide datums na.");
    if (p->from.day > end_unsuspended(cal, f).day)
        return fail_field(cx, "opschorting_van",
                          "De tijd om te beslissen was toen al voorbij. Reken zonder deze dagen.");
    return OK;
}

struct str
decision_postponed_fault(const struct decision_facts *facts)
{
    if (facts->kind != DECISION_APPLICATION || !facts->other_law)
        return S("");
    return T("Een bericht van uitstel maakt een termijn uit de wet niet langer. Reken zonder dit "
             "uitstel. Staat uitstel in die wet zelf? Tel het dan bij de lengte op.");
}

static enum outcome
postponed_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f)
{
    int max = f->kind == DECISION_APPLICATION ? POSTPONED_OTHER_MAX : 6;
    struct str fault = decision_postponed_fault(f);
    if (f->postponed_weeks > 0 && fault.len > 0)
        return fail_with(cx, INVALID, fault, S("verdaagd_weken"), 0);
    if (f->postponed_weeks < 0 || f->postponed_weeks > max)
        return fail_with(cx, INVALID,
                         T("De gemeente mag de beslissing met hoogstens {n} weken uitstellen. "
                           "Langer kan alleen als u het goed vindt."),
                         S("verdaagd_weken"), max);
    if (!f->postponed_on.known)
        return OK;
    if (f->postponed_weeks == 0)
        return fail_field(cx, "verdaagd_weken", "Met hoeveel weken is de beslissing uitgesteld?");
    if (f->postponed_on.date.day < f->start.day - BEFORE_TERM_MAX_DAYS)
        return fail_field(cx, "verdaagd_op", "Het uitstel kwam voor het begin. Kijk de datums na.");
    struct decision_facts before = *f;
    before.postponed_weeks = 0;
    if (f->postponed_on.date.day > end_unagreed(cal, &before).day)
        return fail_field(cx, "verdaagd_op",
                          "Het uitstel kwam toen de tijd om te beslissen al voorbij was. Dan telt "
                          "het niet mee. Reken zonder dit uitstel.");
    return OK;
}

static enum outcome
agreed_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f)
{
    if (!f->agreed_until.known)
        return OK;
    if (f->kind == DECISION_APPLICATION && f->other_law)
        return fail_field(cx, "uitstel_tot",
                          "Een bericht van uitstel maakt een termijn uit de wet niet langer. Ging "
                          "u akkoord? Geef dan opschorting_van en opschorting_tot_en_met.");
    if (f->agreed_until.date.day <= end_unagreed(cal, f).day)
        return fail_field(cx, "uitstel_tot",
                          "Die dag komt niet na de laatste dag zonder uitstel. Kijk de datum na.");
    return OK;
}

enum outcome
decision_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *facts)
{
    struct decision_facts f = *facts;

    if (f.kind == DECISION_OBJECTION && !f.from_late)
        f.start = term_extended_day(cal, f.start);
    for (size_t i = 0; i < f.repair_count; i++)
        TRY(repair_check(cx, cal, &f, &f.repairs[i]));
    for (size_t i = 0; i < f.pause_count; i++)
        TRY(pause_check(cx, cal, &f, &f.pauses[i]));
    TRY(postponed_check(cx, cal, &f));
    return agreed_check(cx, cal, &f);
}
