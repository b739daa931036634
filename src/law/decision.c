/* decision.c - the term to decide with its steps and readings; decision_count.c counts it. */
#include "law/decision.h"

#include "law/decision_count.h"

/* ---- the steps ---- */

/* What is counted is the latest that it can be. */
static void
bound_steps(const struct decision_facts *f, struct term *t)
{
    term_step_add(
        t, f->had_letter.date, S("Awb art. 3:41, 6:8 lid 1"),
        f->had_by_objecting
            ? T("Wij weten niet wanneer het besluit is verstuurd. Op {day} was het bezwaar "
                "er al, of op de post: toen was de brief er dus ook. Wij rekenen met die "
                "dag.")
            : T("Wij weten niet wanneer het besluit is verstuurd. De brief kwam op "
                "{day}: later is hij dus niet verstuurd. Wij rekenen met die dag."));
    term_step_add(t, f->start, S("Awb art. 7:10 lid 1"),
                  T("Uiterlijk op {day} eindigt de tijd om bezwaar te maken. De dag erna begint "
                    "de tijd om te beslissen. Dit is dus de uiterste dag. Misschien is het eerder: "
                    "dat weet de gemeente."));
}

static void
first_steps(const struct decision_facts *f, struct term *t)
{
    if (f->received.known)
        term_step_add(t, f->received.date, S("Gemeentewet art. 236 lid 2"),
                      T("Het bezwaar is ingediend in de laatste zes weken van het jaar. Dan geldt "
                        "de gewone tijd om te beslissen."));
    switch (f->kind) {
    case DECISION_APPLICATION:
        term_step_add(t, f->start, S("Awb art. 4:13 lid 1"),
                      T("Op {day} kwam de aanvraag binnen. Die dag telt zelf niet mee."));
        break;
    case DECISION_COMPLAINT:
        term_step_add(t, f->start, S("Awb art. 9:11 lid 1"),
                      T("Op {day} kwam de klacht binnen. Die dag telt zelf niet mee."));
        break;
    case DECISION_OBJECTION:
        if (f->from_late) {
            term_step_add(t, f->start, S("Awb art. 7:10 lid 1"),
                          T("Het bezwaar kwam op {day}. De tijd om te beslissen was toen naar de "
                            "letter van de wet al voorbij. Dat kan niet: wij tellen vanaf de dag "
                            "erna. Een mens kijkt of het bezwaar mag."));
            break;
        }
        if (f->had_letter.known) {
            bound_steps(f, t);
            break;
        }
        if (f->not_before.known)
            term_step_add(t, f->not_before.date, S("Awb art. 3:41, 6:8 lid 1"),
                          T("Wij weten niet wanneer het besluit is verstuurd. Op de brief staat "
                            "{day}: eerder is hij niet verstuurd. Wij rekenen met die dag."));
        term_step_add(t, f->start, S("Awb art. 7:10 lid 1"),
                      T("Op {day} eindigt de tijd om bezwaar te maken. De dag erna begint de tijd "
                        "om te beslissen, ook als uw bezwaar er al eerder was."));
        break;
    }
}

static struct str
length_law(const struct decision_facts *f, const struct reading *r)
{
    if (r->year)
        return S("Gemeentewet art. 236 lid 2");
    switch (f->kind) {
    case DECISION_APPLICATION:
        return f->other_law ? S("Awb art. 4:13 lid 1") : S("Awb art. 4:13 lid 2");
    case DECISION_COMPLAINT:
        return S("Awb art. 9:11 lid 1");
    default:
        return f->law.len > 0 ? f->law : S("Awb art. 7:10 lid 1");
    }
}

static struct str
postponed_law(const struct decision_facts *f)
{
    switch (f->kind) {
    case DECISION_APPLICATION:
        return S("Awb art. 4:14 lid 3");
    case DECISION_COMPLAINT:
        return S("Awb art. 9:11 lid 2");
    default:
        return S("Awb art. 7:10 lid 3");
    }
}

static struct str
length_why(const struct decision_facts *f, const struct reading *r)
{
    if (r->year)
        return T("Het bezwaar kwam binnen in {n}. Bij belasting van de gemeente moet de beslissing "
                 "er in dat jaar zijn. Dat is tot en met {day}.");
    return f->unit == TERM_MONTHS ? T("De gemeente heeft {n} maanden. Dat is tot en met {day}.")
           : f->unit == TERM_DAYS ? T("De gemeente heeft {n} dagen. Dat is tot en met {day}.")
                                  : T("De gemeente heeft {n} weken. Dat is tot en met {day}.");
}

static void
length_steps(const struct decision_facts *f, const struct reading *r, struct term *t)
{
    struct date raw = reading_plain_end(f, r);
    term_step_add(t, raw, length_law(f, r), length_why(f, r))->n = r->year ? r->year : f->length;
    if (f->postponed_weeks > 0)
        term_step_add(t, date_plus(raw, 7 * f->postponed_weeks), postponed_law(f),
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

static struct str
repair_law(const struct decision_facts *f)
{
    return f->kind == DECISION_APPLICATION ? S("Awb art. 4:15 lid 1 onder a")
                                           : S("Awb art. 7:10 lid 2");
}

/* One answer can be too late for more requests: that is said once. */
static bool
told_late(const struct decision_facts *f, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (f->repairs[i].repaired.known && !decision_repaired(&f->repairs[i]) &&
            f->repairs[i].repaired.date.day == f->repairs[at].repaired.date.day)
            return true;
    return false;
}

static void
repair_steps(const struct decision_facts *f, struct term *t)
{
    for (size_t i = 0; i < f->repair_count; i++) {
        const struct decision_repair *r = &f->repairs[i];
        struct term_step *step =
            term_step_add(t, r->asked, repair_law(f),
                          T("Op {day} vroeg de gemeente u iets aan te vullen. De tijd staat "
                            "stil vanaf de dag erna, tot {other}."));
        step->other = decision_repair_end(r);
        if (r->repaired.known && !decision_repaired(r) && !told_late(f, i))
            term_step_add(t, r->repaired.date, repair_law(f),
                          T("De aanvulling kwam op {day}, na de termijn die u kreeg. Die termijn "
                            "telt daarom als ongebruikt."));
    }
}

/* Who counts from the weekend or holiday on which it would have ended, gets another day. There is
 * one reading: a term that stands still before its end does not end there (Atw 1(1)). */
static void
not_ended_step(const struct calendar *cal, const struct decision_facts *f, const struct reading *r,
               struct term *t, struct date raw)
{
    struct date plain = reading_plain_end(f, r);

    if (raw.day == date_plus(plain, 7 * f->postponed_weeks).day || !reading_lengthens(f, r) ||
        workday_is(cal, WORKDAY_ATW, plain))
        return;
    term_step_add(t, plain, S("Atw art. 1 lid 1"),
                  T("{day} is een vrije dag. Er komt daar geen dag bij: door de stilstand eindigt "
                    "de tijd niet op die dag, maar later. Pas daar telt of het een vrije dag is."));
}

static void
suspension_steps(const struct decision_facts *f, const struct reading *r, struct term *t,
                 struct date raw)
{
    repair_steps(f, t);
    for (size_t i = 0; i < f->pause_count; i++)
        term_step_add(t, f->pauses[i].from, pause_law(f->pauses[i].because),
                      T("De tijd staat ook stil van {day} tot en met {other}."))
            ->other = f->pauses[i].until;
    if (f->repair_count + f->pause_count > 0)
        term_step_add(t, raw, f->repair_count > 0 ? repair_law(f) : pause_law(f->pauses[0].because),
                      T("Er komen {n} dagen bij. Dat is tot en met {day}."))
            ->n = date_between(reading_plain_end(f, r), raw) - 7 * f->postponed_weeks;
}

/* ---- readings ---- */

/* In no reading the term ends before the day that was agreed. */
static void
reading_add(const struct decision_facts *f, struct term *t, struct date end, struct str law,
            struct str why)
{
    bool agreed = f->agreed_until.known && f->agreed_until.date.day > end.day;
    term_reading_add(t, agreed ? f->agreed_until.date : end, law, why);
}

/* What all readings of one procedure share. */
struct counting {
    const struct calendar *cal;
    const struct decision_facts *f;
    int year; /* that we use, or 0 */
    struct term *t;
};

static void
way_add(const struct counting *c, struct reading r, struct str law, struct str why)
{
    if (r.year != c->year) {
        law = S("Gemeentewet art. 236 lid 2");
        why = T("Het is niet zeker welke dag van het bezwaar telt: die van posten of van "
                "ontvangen. Telt een andere dag, dan is het {day}.");
    }
    reading_add(c->f, c->t, reading_end(c->cal, c->f, &r), law, why);
}

static void
from_extended_add(const struct counting *c, struct reading r)
{
    r.from_extended = true;
    way_add(c, r, S("Awb art. 7:10 lid 3, Atw art. 1 lid 1"),
            T("Telt het uitstel vanaf de dag na het weekend of de feestdag, dan is het {day}."));
}

static struct str
late_why(void)
{
    return T("Telt de laatste dag van het aanvullen mee, dan is het {day}.");
}

/* Before the term or not, and the three ways to postpone. */
static void
weeks_readings(const struct counting *c, int late)
{
    const struct decision_facts *f = c->f;
    bool before = false, one_term = f->postponed_weeks > 0 && f->unit == TERM_WEEKS &&
                                    f->length <= 12 && f->length + f->postponed_weeks > 12;

    for (size_t i = 0; i < f->repair_count; i++)
        before |= f->kind == DECISION_OBJECTION && f->repairs[i].asked.day < f->start.day;
    for (int early = 0; early <= (before ? 1 : 0); early++) {
        struct reading r = {.late_days = late, .before_counts = early > 0};
        way_add(c, r, repair_law(f),
                early ? T("Telt ook de tijd mee die stilstond voor de termijn begon, dan is het "
                          "{day}.")
                      : late_why());
        if (f->postponed_weeks == 0)
            continue;
        from_extended_add(c, r);
        r.one_term = true;
        if (one_term)
            way_add(c, r, S("Atw art. 4"),
                    T("Is het samen een termijn van meer dan twaalf weken? Dan schuift hij niet op "
                      "en is het {day}."));
    }
}

static void
year_readings(const struct counting *c, int year, int late)
{
    struct reading r = {.late_days = late, .year = year};

    way_add(c, r, repair_law(c->f), late_why());
    r.lengthened = true;
    way_add(c, r, S("Atw art. 1 lid 1"),
            T("Schuift ook een termijn van een jaar op voor een weekend of feestdag? Dan is het "
              "{day}."));
    if (c->f->postponed_weeks > 0)
        from_extended_add(c, r);
}

/* Each for repair on its day, and on the day after. */
static void
readings_add(const struct counting *c)
{
    const struct decision_facts *f = c->f;
    int late_max = 0;

    for (size_t i = 0; i < f->repair_count; i++)
        late_max = !decision_repaired(&f->repairs[i]) ? 2 : late_max < 1 ? 1 : late_max;
    for (int late = 0; late <= late_max; late++) {
        if (decision_in_weeks(f))
            weeks_readings(c, late);
        for (size_t i = 0; i < f->year_count; i++)
            year_readings(c, f->years[i], late);
    }
}

/* The days that the Atw adds, also when time stands still in them. */
static struct date
last_day(const struct calendar *cal, const struct decision_facts *f, const struct reading *first,
         struct term *t, const struct spans *s, struct date raw)
{
    if (!reading_lengthens(f, first)) {
        term_not_extended(cal, t, raw);
        return raw;
    }
    struct date extended = term_extended(cal, t, raw), end = spans_extended_end(cal, s, raw);
    if (end.day != extended.day)
        term_step_add(t, end, f->repair_count > 0 ? repair_law(f) : S("Awb art. 4:15"),
                      T("Ook in die dagen stond de tijd stil. Dan is het {day}."));
    return end;
}

/* What suspended or was postponed after the agreement comes on top of the agreed day, or not. */
static void
after_agreement_reading(const struct decision_facts *f, struct term *t)
{
    struct decision_facts later = {0};
    struct decision_repair repairs[DECISION_STOPS_MAX];
    struct decision_pause pauses[DECISION_STOPS_MAX];
    struct spans s = {0};

    if (!f->agreed_on.known)
        return;
    for (size_t i = 0; i < f->repair_count; i++)
        if (f->repairs[i].asked.day > f->agreed_on.date.day)
            repairs[later.repair_count++] = f->repairs[i];
    for (size_t i = 0; i < f->pause_count; i++)
        if (f->pauses[i].from.day > f->agreed_on.date.day)
            pauses[later.pause_count++] = f->pauses[i];
    later.repairs = repairs;
    later.pauses = pauses;
    reading_spans(&later, &(struct reading){0}, &s);
    int days = date_between(f->agreed_on.date, f->agreed_until.date);
    reading_add(f, t, spans_run_on(&s, f->agreed_on.date, days + 7 * f->postponed_after_weeks),
                f->kind == DECISION_APPLICATION ? S("Awb art. 4:14 lid 3, 4:15")
                                                : S("Awb art. 7:10 lid 2, 3, 4"),
                T("Na de afspraak stond de tijd stil of kwam er uitstel. Komt dat erbij, dan is "
                  "het {day}."));
}

static void
agreed_apply(const struct decision_facts *f, struct term *t)
{
    if (!f->agreed_until.known || f->agreed_until.date.day <= t->last.day)
        return;
    t->last = f->agreed_until.date;
    if (f->kind == DECISION_APPLICATION)
        term_step_add(t, t->last, S("Awb art. 4:14 lid 3"),
                      T("De gemeente schreef u op tijd dat het {day} wordt. Die dag moet redelijk "
                        "zijn: anders geldt hij niet."));
    else
        term_step_add(t, t->last,
                      f->kind == DECISION_COMPLAINT ? S("Awb art. 9:11 lid 3")
                                                    : S("Awb art. 7:10 lid 4"),
                      T("U ging akkoord met uitstel tot en met {day}."));
    after_agreement_reading(f, t);
}

static void
doubtful_reading(const struct decision_facts *f, struct term *t)
{
    if (f->doubtful_until.known && f->doubtful_until.date.day > t->last.day)
        term_reading_add(t, f->doubtful_until.date, S("Awb art. 7:10 lid 4"),
                         T("Er is ook uitstel besproken dat misschien niet telt. Telt het wel, "
                           "dan is het {day}."));
}

/* A term that seems to end on a Sunday ends later, and the next one begins after that. */
static void
objection_end_steps(const struct calendar *cal, struct term *t, struct date end)
{
    if (workday_is(cal, WORKDAY_ATW, end))
        return;
    term_step_add(t, end, S("Awb art. 6:7"), T("De tijd voor bezwaar eindigt op {day}."));
    term_extended(cal, t, end);
}

/* A notice that comes too early has no effect, so it waits for the latest reading. */
static void
last_step(const struct decision_facts *f, const struct reading *first, struct term *t)
{
    struct date days[TERM_READINGS_MAX + 1];
    size_t count = term_days_list(t, days);
    struct str why =
        f->kind == DECISION_COMPLAINT
            ? T("Uiterlijk {day} krijgt u antwoord op uw klacht. Hoort u niets? Dan kunt u na "
                "{other} naar de ombudsman.")
            : T("Uiterlijk {day} moet de gemeente beslissen. Hoort u niets? Stuur dan na "
                "{other} een brief dat de gemeente te laat is.");
    term_step_add(t, t->last, length_law(f, first), why)->other = days[count - 1];
}

/* Are these days in the years that the law is known for? */
static enum outcome
tables_check(struct cx *cx, const struct decision_facts *f)
{
    static const struct str rows[] = {
        [DECISION_OBJECTION] = S_INIT("decision_objection"),
        [DECISION_APPLICATION] = S_INIT("decision_application"),
        [DECISION_COMPLAINT] = S_INIT("decision_complaint"),
    };
    struct law_term row;

    if (f->year_count > 0)
        TRY(law_term_get(cx, S("decision_city_tax"), f->received.date, S("ontvangen"), &row));
    return decision_in_weeks(f) ? law_term_get(cx, rows[f->kind], f->start, f->start_key, &row)
                                : OK;
}

/* Every day that other facts give. */
static void
other_readings(struct cx *cx, const struct calendar *cal, const struct decision_facts *other,
               struct str law, struct str why, struct term *t)
{
    struct date days[TERM_READINGS_MAX + 1];
    struct fault fault = cx->fault;
    struct term *its = arena_new(cx->mem, struct term, 1);

    if (decision_term(cx, cal, other, its) == OK)
        for (size_t i = 0, count = term_days_list(its, days); i < count; i++)
            term_reading_add(t, days[i], law, why);
    cx->fault = fault;
}

static void
late_readings(struct cx *cx, const struct calendar *cal, const struct decision_facts *f,
              struct term *t)
{
    const struct decision_facts *by_receipt = f->others[DECISION_FROM_RECEIPT];
    struct decision_facts by = by_receipt != NULL ? *by_receipt : *f;

    if (!f->late.known || f->from_late)
        return;
    by.start = f->late.date;
    by.from_late = true;
    other_readings(cx, cal, &by, S("Awb art. 7:10 lid 1"),
                   f->sent_on
                       ? T("De gemeente kreeg het bezwaar zelf pas na de tijd voor bezwaar. Telt "
                           "de tijd om te beslissen pas vanaf dan, dan is het {day}.")
                       : T("Het bezwaar kwam na de tijd voor bezwaar. Telt de tijd om te beslissen "
                           "pas vanaf dan, dan is het {day}."),
                   t);
}

static void
played_readings(struct cx *cx, const struct calendar *cal, const struct decision_facts *f,
                struct term *t)
{
    const struct decision_facts *sent = f->others[DECISION_SENT_LATEST];
    const struct decision_facts *committee = f->others[DECISION_WITH_COMMITTEE];

    late_readings(cx, cal, f, t);
    if (sent != NULL)
        other_readings(cx, cal, sent, S("Awb art. 3:41, 6:8 lid 1"),
                       T("Wanneer het besluit is verstuurd, weten wij niet. Was dat later dan de "
                         "datum op de brief? Dan is het misschien {day}."),
                       t);
    if (committee != NULL)
        other_readings(cx, cal, committee,
                       f->kind == DECISION_COMPLAINT ? S("Awb art. 9:11 lid 1")
                                                     : S("Awb art. 7:10 lid 1, 7:13"),
                       T("De commissie kwam pas toen de gewone tijd om te beslissen voorbij was. "
                         "Geeft zij toch extra tijd? Dan is het {day}."),
                       t);
}

enum outcome
decision_term(struct cx *cx, const struct calendar *cal, const struct decision_facts *facts,
              struct term *ret)
{
    struct decision_facts f = *facts;
    struct term t = {0};
    struct spans s = {0};

    TRY(tables_check(cx, &f));
    if (f.kind == DECISION_OBJECTION && decision_in_weeks(&f) && !f.from_late)
        f.start = term_extended_day(cal, f.start);
    const struct reading first = reading_first(cal, &f);
    if (first.year == 0) {
        if (f.kind == DECISION_OBJECTION && !f.from_late)
            objection_end_steps(cal, &t, facts->start);
        first_steps(&f, &t);
    }
    length_steps(&f, &first, &t);
    reading_spans(&f, &first, &s);
    struct date raw = reading_raw_end(cal, &f, &first, &s);
    not_ended_step(cal, &f, &first, &t, raw);
    suspension_steps(&f, &first, &t, raw);
    t.last = last_day(cal, &f, &first, &t, &s, raw);
    agreed_apply(&f, &t);
    readings_add(&(struct counting){cal, &f, first.year, &t});
    played_readings(cx, cal, &f, &t);
    doubtful_reading(&f, &t);
    last_step(&f, &first, &t);
    term_caution(cal, &t, SIDE_AUTHORITY);
    *ret = t;
    return OK;
}
