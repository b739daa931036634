/* decision.c - the term to decide, with what makes it longer. */
#include "law/decision.h"

enum { POSTPONED_OTHER_MAX = 26, BEFORE_TERM_MAX_DAYS = 56 };

struct str
pause_reason_code(enum pause_reason reason)
{
    static const struct str codes[] = {
        [PAUSE_NONE] = S_INIT(""),
        [PAUSE_CONSENT] = S_INIT("instemming"),
        [PAUSE_APPLICANT] = S_INIT("aanvrager"),
        [PAUSE_FORCE] = S_INIT("overmacht"),
        [PAUSE_ABROAD] = S_INIT("buitenland"),
    };
    check((size_t)reason < PAUSE_COUNT);
    return codes[reason];
}

/* One way to read the law: see the top of the header. */
struct reading {
    int late_days;      /* how many days longer the request to repair suspends */
    bool before_counts; /* suspended days within the objection term count */
    bool from_extended; /* the postponement counts from the extended day */
    bool one_term;      /* of over twelve weeks, so without Atw */
};

/* The first day that is no longer suspended, in the shortest reading. */
static struct date
repair_end(const struct decision_facts *f)
{
    bool too_late = f->repaired_on.known && f->repair_until.known &&
                    f->repaired_on.date.day > f->repair_until.date.day;
    if (f->unused_until.known)
        return f->unused_until.date;
    return too_late ? f->repair_until.date : f->repaired_on.date;
}

static bool
passed_unused(const struct decision_facts *f)
{
    return f->unused_until.known || !f->repaired_on.known ||
           repair_end(f).day != f->repaired_on.date.day;
}

static bool
is_suspended(const struct decision_facts *f, const struct reading *r, struct date d)
{
    bool in_term = d.day > f->start.day;
    bool repair = f->asked_on.known && d.day > f->asked_on.date.day &&
                  d.day < repair_end(f).day + r->late_days && (in_term || r->before_counts);
    bool pause = f->paused_from.known && in_term && d.day >= f->paused_from.date.day &&
                 d.day <= f->paused_until.date.day;
    return repair || pause;
}

static int
suspended_days(const struct decision_facts *f, const struct reading *r)
{
    struct date first = f->start, last = f->start;
    int count = 0;

    if (f->asked_on.known) {
        first = f->asked_on.date.day < first.day ? f->asked_on.date : first;
        last = date_plus(repair_end(f), 2);
    }
    if (f->paused_from.known && f->paused_until.date.day > last.day)
        last = f->paused_until.date;
    for (struct date d = first; d.day <= last.day; d = date_plus(d, 1))
        count += is_suspended(f, r, d) ? 1 : 0;
    return count;
}

static bool
atw(const struct decision_facts *f, const struct reading *r)
{
    return term_atw_applies(f->length, f->unit) && !r->one_term;
}

/* The last day before extension; suspension that begins after `raw`, in the days by which a term
 * is extended, lengthens the extended term. */
static struct date
suspended_end(const struct calendar *cal, const struct decision_facts *f, const struct reading *r,
              struct date raw)
{
    bool in_extension = (f->asked_on.known && f->asked_on.date.day >= raw.day) ||
                        (f->paused_from.known && f->paused_from.date.day > raw.day);
    if (in_extension && atw(f, r))
        raw = term_extended_day(cal, raw);
    return date_plus(raw, suspended_days(f, r));
}

static struct date
raw_end(const struct calendar *cal, const struct decision_facts *f, const struct reading *r)
{
    struct date first = term_raw_end(f->start, f->length, f->unit);
    if (f->postponed_weeks > 0 && r->from_extended && atw(f, r))
        first = term_extended_day(cal, first);
    return suspended_end(cal, f, r, date_plus(first, 7 * f->postponed_weeks));
}

static struct date
end_of(const struct calendar *cal, const struct decision_facts *f, const struct reading *r)
{
    struct date raw = raw_end(cal, f, r);
    return atw(f, r) ? term_extended_day(cal, raw) : raw;
}

/* The last day without suspension: what happens after it changes nothing. */
static struct date
end_unsuspended(const struct calendar *cal, const struct decision_facts *f, int postponed_weeks)
{
    struct decision_facts plain = {.start = f->start,
                                   .length = f->length,
                                   .unit = f->unit,
                                   .postponed_weeks = postponed_weeks};
    return end_of(cal, &plain, &(struct reading){0});
}

/* ---- what cannot be ---- */

static enum outcome
repair_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f)
{
    if (!f->asked_on.known) {
        if (f->repaired_on.known || f->repair_until.known || f->unused_until.known)
            return fail_field(cx, "verzoek_herstel",
                              "Wij missen de dag waarop om aanvulling is gevraagd. Die staat op de "
                              "brief van de gemeente.");
        return OK;
    }
    if (f->repaired_on.known && f->unused_until.known)
        return fail_field(cx, "hersteld_op",
                          "De aanvulling is gestuurd, en de termijn ging ongebruikt voorbij. Dat "
                          "kan niet allebei. Kies een van beide.");
    if (!f->repaired_on.known && !f->unused_until.known)
        return fail_field(cx, "hersteld_op",
                          "Is de aanvulling gestuurd? Geef die dag. Anders de laatste dag die u "
                          "kreeg om aan te vullen.");
    if (repair_end(f).day < f->asked_on.date.day ||
        (f->repaired_on.known && f->repaired_on.date.day < f->asked_on.date.day))
        return fail_field(cx, "hersteld_op",
                          "De aanvulling kwam voor er om gevraagd was. Kijk beide datums na.");
    if (f->asked_on.date.day < f->start.day - (f->application ? 0 : BEFORE_TERM_MAX_DAYS))
        return fail_field(cx, "verzoek_herstel",
                          "Het verzoek om aanvulling kwam voor het begin. Kijk de datums na.");
    if (f->asked_on.date.day >= end_unsuspended(cal, f, f->postponed_weeks).day)
        return fail_field(cx, "verzoek_herstel",
                          "Het verzoek om aanvulling kwam toen de tijd om te beslissen al voorbij "
                          "was. Dan telt het niet mee. Reken zonder dit verzoek.");
    return OK;
}

static enum outcome
pause_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f)
{
    if (f->paused_from.known != f->paused_until.known)
        return fail_field(cx, "opschorting_van",
                          "Geef de eerste en de laatste dag waarop de tijd stilstaat.");
    if (!f->paused_from.known)
        return OK;
    if (f->paused_because == PAUSE_NONE)
        return fail_field(cx, "opschorting_reden",
                          "Waarom stond de tijd stil? Kies instemming, aanvrager, overmacht of "
                          "buitenland.");
    if (f->paused_because == PAUSE_CONSENT && !f->application)
        return fail_field(cx, "opschorting_reden",
                          "Bij bezwaar wordt uitstel afgesproken tot een dag. Geef die dag als "
                          "uitstel_tot.");
    if (f->paused_until.date.day < f->paused_from.date.day)
        return fail_field(cx, "opschorting_tot_en_met",
                          "De laatste dag ligt voor de eerste. Kijk beide datums na.");
    if (f->paused_from.date.day > end_unsuspended(cal, f, f->postponed_weeks).day)
        return fail_field(cx, "opschorting_van",
                          "De tijd om te beslissen was toen al voorbij. Reken zonder deze dagen.");
    return OK;
}

static enum outcome
postponed_check(struct cx *cx, const struct calendar *cal, const struct decision_facts *f)
{
    int max = f->application ? POSTPONED_OTHER_MAX : 6;
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
    if (f->postponed_on.date.day > end_of(cal, &before, &(struct reading){0}).day)
        return fail_field(cx, "verdaagd_op",
                          "Het uitstel kwam toen de tijd om te beslissen al voorbij was. Dan telt "
                          "het niet mee. Reken zonder dit uitstel.");
    return OK;
}

/* ---- the steps ---- */

static void
first_steps(const struct decision_facts *f, struct term *t)
{
    if (f->application)
        term_step_add(t, f->start, S("Awb art. 4:13 lid 1"),
                      T("Op {day} kwam de aanvraag binnen. Die dag telt zelf niet mee."));
    else
        term_step_add(t, f->start, S("Awb art. 7:10 lid 1"),
                      T("Op {day} eindigt de tijd om bezwaar te maken. De dag erna begint de tijd "
                        "om te beslissen, ook als uw bezwaar er al eerder was."));
}

static struct str
length_law(const struct decision_facts *f)
{
    if (f->other_law)
        return f->application ? S("Awb art. 4:13 lid 1") : S("Awb art. 7:10 lid 1");
    return f->application ? S("Awb art. 4:13 lid 2") : S("Awb art. 7:10 lid 1");
}

static void
length_steps(const struct decision_facts *f, struct term *t)
{
    struct date raw = term_raw_end(f->start, f->length, f->unit);
    struct str why =
        f->unit == TERM_MONTHS ? T("De gemeente heeft {n} maanden. Dat is tot en met {day}.")
        : f->unit == TERM_DAYS ? T("De gemeente heeft {n} dagen. Dat is tot en met {day}.")
                               : T("De gemeente heeft {n} weken. Dat is tot en met {day}.");
    term_step_add(t, raw, length_law(f), why)->n = f->length;
    if (f->postponed_weeks > 0)
        term_step_add(t, date_plus(raw, 7 * f->postponed_weeks),
                      f->application ? S("Awb art. 4:13 lid 1") : S("Awb art. 7:10 lid 3"),
                      T("De gemeente heeft dat met {n} weken uitgesteld. Dat is tot en met {day}."))
            ->n = f->postponed_weeks;
}

static struct str
pause_law(enum pause_reason reason)
{
    switch (reason) {
    case PAUSE_CONSENT:
        return S("Awb art. 4:15 lid 2 onder a");
    case PAUSE_APPLICANT:
        return S("Awb art. 4:15 lid 2 onder b");
    case PAUSE_FORCE:
        return S("Awb art. 4:15 lid 2 onder c");
    default:
        return S("Awb art. 4:15 lid 1 onder b");
    }
}

static void
suspension_steps(const struct decision_facts *f, struct term *t, struct date raw)
{
    struct str law = f->application ? S("Awb art. 4:15 lid 1 onder a") : S("Awb art. 7:10 lid 2");
    struct term_step *step;

    if (f->asked_on.known) {
        step = term_step_add(t, f->asked_on.date, law,
                             T("Op {day} vroeg de gemeente u iets aan te vullen. De tijd staat "
                               "stil vanaf de dag erna, tot {other}."));
        step->other = repair_end(f);
        if (f->repaired_on.known && passed_unused(f))
            term_step_add(t, f->repaired_on.date, law,
                          T("De aanvulling kwam op {day}, na de termijn die u kreeg. Die termijn "
                            "telt daarom als ongebruikt."));
    }
    if (f->paused_from.known) {
        step = term_step_add(t, f->paused_from.date, pause_law(f->paused_because),
                             T("De tijd staat ook stil van {day} tot en met {other}."));
        step->other = f->paused_until.date;
    }
    if (f->asked_on.known || f->paused_from.known)
        term_step_add(t, raw, law, T("Er komen {n} dagen bij. Dat is tot en met {day}."))->n =
            suspended_days(f, &(struct reading){0});
}

/* ---- readings ---- */

/* Repair on its day or the day after, before the term or not, and the three ways to postpone. */
static void
readings_add(const struct calendar *cal, const struct decision_facts *f, struct term *t)
{
    int late_max = !f->asked_on.known ? 0 : passed_unused(f) ? 2 : 1;
    bool before = f->asked_on.known && !f->application && f->asked_on.date.day < f->start.day;
    bool one_term = f->postponed_weeks > 0 && f->unit == TERM_WEEKS && f->length <= 12 &&
                    f->length + f->postponed_weeks > 12;

    for (int late = 0; late <= late_max; late++) {
        for (int early = 0; early <= (before ? 1 : 0); early++) {
            struct reading r = {.late_days = late, .before_counts = early > 0};
            struct str law = f->application ? S("Awb art. 4:15 lid 1") : S("Awb art. 7:10 lid 2");
            term_reading_add(t, end_of(cal, f, &r), law,
                             early ? T("Telt ook de tijd mee die stilstond voor de termijn begon, "
                                       "dan is het {day}.")
                                   : T("Telt de laatste dag van het aanvullen mee, dan is het "
                                       "{day}."));
            if (f->postponed_weeks == 0)
                continue;
            r.from_extended = true;
            term_reading_add(t, end_of(cal, f, &r), S("Awb art. 7:10 lid 3, Atw art. 1 lid 1"),
                             T("Telt het uitstel vanaf de dag na het weekend of de feestdag, dan "
                               "is het {day}."));
            r = (struct reading){.late_days = late, .before_counts = early > 0, .one_term = true};
            if (one_term)
                term_reading_add(t, end_of(cal, f, &r), S("Atw art. 4"),
                                 T("Is het samen een termijn van meer dan twaalf weken? Dan "
                                   "schuift hij niet op en is het {day}."));
        }
    }
}

static struct date
last_day(const struct calendar *cal, const struct decision_facts *f, struct term *t,
         struct date raw)
{
    if (atw(f, &(struct reading){0}))
        return term_extended(cal, t, raw);
    term_not_extended(cal, t, raw);
    return raw;
}

static enum outcome
agreed_apply(struct cx *cx, const struct decision_facts *f, struct term *t)
{
    if (!f->agreed_until.known)
        return OK;
    if (f->application && f->other_law)
        return fail_field(cx, "uitstel_tot",
                          "Een bericht van uitstel maakt een termijn uit de wet niet langer. Ging "
                          "u akkoord? Geef dan opschorting_van en opschorting_tot_en_met.");
    if (f->agreed_until.date.day <= t->last.day)
        return fail_field(cx, "uitstel_tot",
                          "Die dag komt niet na de laatste dag zonder uitstel. Kijk de datum na.");
    t->last = f->agreed_until.date;
    t->reading_count = 0; /* the days before were in doubt, this one is named */
    if (f->application)
        term_step_add(t, t->last, S("Awb art. 4:14 lid 3"),
                      T("De gemeente schreef u op tijd dat het {day} wordt. Die dag moet redelijk "
                        "zijn: anders geldt hij niet."));
    else
        term_step_add(t, t->last, S("Awb art. 7:10 lid 4"),
                      T("U ging akkoord met uitstel tot en met {day}."));
    return OK;
}

/* A term that seems to end on a Sunday ends later, and the next one begins after that. */
static struct date
objection_end(const struct calendar *cal, struct term *t, struct date end)
{
    if (workday_is(cal, WORKDAY_ATW, end))
        return end;
    term_step_add(t, end, S("Awb art. 6:7"), T("De tijd voor bezwaar eindigt op {day}."));
    return term_extended(cal, t, end);
}

/* A notice that comes too early has no effect, so it waits for the latest reading. */
static void
last_step(const struct decision_facts *f, struct term *t)
{
    struct date days[TERM_READINGS_MAX + 1];
    size_t count = term_days_list(t, days);
    struct term_step *step =
        term_step_add(t, t->last, length_law(f),
                      T("Uiterlijk {day} moet de gemeente beslissen. Hoort u niets? Stuur dan na "
                        "{other} een brief dat de gemeente te laat is."));
    step->other = days[count - 1];
}

enum outcome
decision_term(struct cx *cx, const struct calendar *cal, const struct decision_facts *facts,
              struct term *ret)
{
    struct decision_facts f = *facts;
    const struct reading first = {0};
    struct term t = {0};
    struct law_term row;

    TRY(law_term_get(cx, f.application ? S("decision_application") : S("decision_objection"),
                     f.start, f.start_key, &row));
    if (!f.application)
        f.start = objection_end(cal, &t, f.start);
    first_steps(&f, &t);
    TRY(repair_check(cx, cal, &f));
    TRY(pause_check(cx, cal, &f));
    TRY(postponed_check(cx, cal, &f));
    length_steps(&f, &t);
    struct date raw = raw_end(cal, &f, &first);
    suspension_steps(&f, &t, raw);
    t.last = last_day(cal, &f, &t, raw);
    readings_add(cal, &f, &t);
    TRY(agreed_apply(cx, &f, &t));
    last_step(&f, &t);
    term_caution(cal, &t, SIDE_AUTHORITY);
    *ret = t;
    return OK;
}
