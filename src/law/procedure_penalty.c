/* procedure_penalty.c - which default notice counts, and the penalty that follows from it. */
#include "law/procedure_play.h"

/* ---- is a default notice in time? ---- */

static struct date
latest_reading(const struct term *t)
{
    struct date days[TERM_READINGS_MAX + 1];
    size_t count = term_days_list(t, days);
    return days[count - 1];
}

/* Another body got the objection, and nobody wrote down when who decides did (6:15). */
static bool
receipt_unknown(const struct play *p)
{
    return p->facts->kind == PROCEDURE_OBJECTION && !p->received.known;
}

/* In another reading the term stands still, and nobody knows until when. */
static bool
stands_open(const struct play *p)
{
    for (int i = 0; i < DECISION_OTHER_COUNT; i++)
        if (p->others[i] != NULL && (p->others[i]->open_pause != NULL || stands_open(p->others[i])))
            return true;
    return false;
}

static void
notice_day(struct play *p)
{
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];

    if (!decide->known)
        return;
    struct date latest = latest_reading(&decide->term);
    if (!calendar_covers(p->cal, date_civil(latest).year))
        latest = workday_plus(p->cal, WORKDAY_ATW, latest, 1);
    p->ret->notice_after = (struct maybe_date){true, latest};
    p->ret->notice_pause = p->ret->without_pause || stands_open(p);
}

/* It came after the day that we use, but perhaps not after the last day that the law gives. */
static bool
notice_doubtful(const struct play *p, const struct procedure_event *e)
{
    return p->ret->notice_pause || receipt_unknown(p) ||
           e->day.day <= p->ret->notice_after.date.day;
}

static enum penalty_doubt
doubt_of(const struct play *p, const struct procedure_event *notice)
{
    const struct date last = p->ret->days[PROCEDURE_DECIDE_BY].term.last;

    if (p->facts->kind == PROCEDURE_OBJECTION && p->ret->in_time != VERDICT_YES && !p->ret->excused)
        return PENALTY_IF_IN_TIME;
    if (p->ret->without_pause)
        return PENALTY_IF_NO_PAUSE;
    if (notice_doubtful(p, notice))
        return PENALTY_IF_NOTICE;
    return penalty_notice_long_after(last, notice->day) ? PENALTY_IF_REASONABLE : PENALTY_SURE;
}

/* ---- a default notice that is withdrawn ---- */

/* Only on paper: else somebody says afterwards that it was said. */
static void
withdrawals_check(struct play *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        if (e->kind != EVENT_NOTICE_WITHDRAWN || play_left_out(p, e))
            continue;
        bool notice = false;
        for (size_t before = 0; before < i; before++)
            notice |= p->events[before].kind == EVENT_DEFAULT_NOTICE;
        if (e->form != FORM_WRITTEN)
            play_note(p, e, true, S("Awb art. 4:17 lid 3"),
                      T("Een brief over te laat beslissen intrekken telt alleen op papier of "
                        "digitaal. Tot dan blijft die brief gelden."));
        else if (!notice)
            play_note(p, e, true, S("Awb art. 4:17 lid 3"),
                      T("Op {day} was er geen brief over te laat beslissen. Kijk de datums na."));
    }
}

/* Was there a notice before that day which nobody had withdrawn? */
static bool
notice_stood(const struct play *p, struct date day)
{
    bool older = false, today = false, withdrew = false;
    int32_t now = INT32_MIN;

    for (size_t i = 0; i < p->count && p->events[i].day.day < day.day; i++) {
        const struct procedure_event *e = &p->events[i];
        if (e->day.day != now) {
            older |= today;
            today = withdrew = false;
            now = e->day.day;
        }
        if (e->kind == EVENT_DEFAULT_NOTICE)
            today = true;
        if (e->kind != EVENT_NOTICE_WITHDRAWN || play_left_out(p, e) || withdrew)
            continue;
        withdrew = true;
        today = today && older;
        older = false;
    }
    return older || today;
}

/* Of two that came on one day nobody knows which was first. Was there an older notice to withdraw?
 * Then the one of that day is a new one. */
static bool
withdraws(const struct play *p, const struct procedure_event *w,
          const struct procedure_event *notice)
{
    if (w->kind != EVENT_NOTICE_WITHDRAWN || play_left_out(p, w))
        return false;
    return w->day.day > notice->day.day ||
           (w->day.day == notice->day.day && !notice_stood(p, w->day));
}

/* The first withdrawal that counts of this notice. */
static const struct procedure_event *
withdrawal_of(const struct play *p, const struct procedure_event *notice)
{
    for (size_t i = 0; i < p->count; i++)
        if (withdraws(p, &p->events[i], notice))
            return &p->events[i];
    return NULL;
}

static struct date
penalty_starts(struct play *p, const struct procedure_event *notice)
{
    struct penalty_facts f = {.decision_end = p->ret->days[PROCEDURE_DECIDE_BY].term.last,
                              .end_is_final = true,
                              .notice = notice->day,
                              .applicants = 1};
    struct fault fault = p->cx->fault;
    bool premature;
    struct term t;

    if (penalty_first_day(p->cx, p->cal, &f, &t, &premature) != OK)
        t.last = notice->day;
    p->cx->fault = fault;
    return t.last;
}

/* Withdrawn before anything was owed: as if it was never sent. */
static bool
withdrawn_in_time(struct play *p, const struct procedure_event *notice)
{
    const struct procedure_event *w = withdrawal_of(p, notice);

    if (w == NULL || w->day.day >= penalty_starts(p, notice).day)
        return false;
    play_note(p, notice, true, S("Awb art. 4:17 lid 3"),
              T("Deze brief is op {other} ingetrokken. Hij telt niet meer. Een nieuwe brief mag "
                "altijd."))
        ->other = w->day;
    return true;
}

/* What is owed by law does not lapse because somebody says so. */
static void
withdrawn_too_late(struct play *p)
{
    const struct procedure_event *notice = p->default_notice;

    for (size_t i = 0; notice != NULL && i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        if (withdraws(p, e, notice))
            play_note(p, e, true, S("Awb art. 4:17"),
                      doubt_of(p, notice) == PENALTY_SURE
                          ? T("Op {day} liep de dwangsom al, sinds {other}. Die vervalt niet door "
                              "de brief in te trekken. Wil de inwoner het geld niet? Een mens "
                              "kijkt daarnaar.")
                          : T("Op {day} liep er misschien al een dwangsom, sinds {other}. Die "
                              "vervalt niet door de brief in te trekken. Een mens kijkt daarnaar."))
                ->other = penalty_starts(p, notice);
    }
}

/* Why a default notice has no effect, or not yet; empty when it has. */
static struct str
notice_fault(const struct play *p, const struct procedure_event *e)
{
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];

    if (p->facts->kind == PROCEDURE_COMPLAINT)
        return T("Bij een klacht is er geen geld voor te laat beslissen. U kunt wel naar de "
                 "ombudsman.");
    if (e->form != FORM_WRITTEN)
        return T("De brief over te laat beslissen moet op papier of digitaal zijn. Iets zeggen is "
                 "niet genoeg.");
    if (p->ret->ended.known && e->day.day > p->ret->ended.date.day)
        return T("Toen was er al beslist of was het ingetrokken. Deze brief heeft geen gevolg.");
    if (!decide->known)
        return T("Of deze brief op tijd is, weten wij nog niet: de laatste dag om te beslissen is "
                 "niet bekend.");
    if (e->day.day <= decide->term.last.day && p->ret->decide_by_at_latest)
        return T("Deze brief kwam op {day}. Misschien was dat te vroeg: wij weten niet wanneer het "
                 "besluit is verstuurd. Stuur na {other} een nieuwe brief: dan is het zeker.");
    if (e->day.day <= decide->term.last.day)
        return T("Deze brief kwam op {day}, te vroeg: de gemeente mocht toen nog beslissen. Stuur "
                 "na {other} een nieuwe brief.");
    if (p->default_notice != NULL && !notice_doubtful(p, p->default_notice))
        return T("Er was al een brief die telt. Deze verandert niets.");
    return S("");
}

/* A second notice that is certain goes before a first that is not. */
static void
default_notices(struct play *p)
{
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        if (e->kind != EVENT_DEFAULT_NOTICE || play_left_out(p, e))
            continue;
        struct str why = notice_fault(p, e);
        if (why.len > 0) {
            play_note(p, e, true, S("Awb art. 4:17 lid 3"), why)->other =
                decide->known ? p->ret->notice_after.date : e->day;
            continue;
        }
        if (withdrawn_in_time(p, e))
            continue;
        if (p->ret->without_pause)
            play_note(p, e, false, S("Awb art. 4:17 lid 3"),
                      T("Deze brief telt als de tijd niet stilstond. Stond die wel stil, dan kwam "
                        "hij te vroeg. Stuur voor de zekerheid een nieuwe brief als de stilstand "
                        "voorbij is."));
        else if (receipt_unknown(p))
            play_note(p, e, false, S("Awb art. 4:17 lid 3, 6:15"),
                      T("Of deze brief op tijd was, is niet zeker: een ander stuurde het bezwaar "
                        "door, en wij weten niet wanneer de gemeente het zelf kreeg. Vul die dag "
                        "in."));
        else if (notice_doubtful(p, e))
            play_note(p, e, false, S("Awb art. 4:17 lid 3"),
                      T("Of deze brief op tijd was, is niet zeker: misschien mocht de gemeente tot "
                        "en met {other} beslissen. Stuur voor de zekerheid daarna een nieuwe "
                        "brief."))
                ->other = p->ret->notice_after.date;
        if (p->default_notice == NULL || !notice_doubtful(p, e))
            p->default_notice = e;
    }
    withdrawn_too_late(p);
}

/* Of a penalty that does not run. It is not before the first day of the reading that gives most. */
static struct date
last_owed(const struct play *p)
{
    const struct penalty *owed = &p->ret->penalty;
    struct date days[TERM_READINGS_MAX + 1];

    term_days_list(&p->ret->days[PROCEDURE_PENALTY_FROM].term, days);
    return owed->last_day.day < days[0].day ? owed->last_day_most : owed->last_day;
}

/* Also when it is not sure that it is owed: that is said then too (4:18). */
static void
penalty_set_by(struct play *p)
{
    const struct penalty *owed = &p->ret->penalty;
    const bool runs = p->ret->state == PROCEDURE_OPEN && owed->days < PENALTY_DAYS_MAX;
    struct procedure_day *day = &p->ret->days[PROCEDURE_PENALTY_SET_BY];
    struct date last = runs ? date_plus(owed->first_day, PENALTY_DAYS_MAX - 1) : last_owed(p);
    struct law_term two;

    if (owed->cents_most == 0 ||
        law_term_get(p->cx, S("penalty_set"), last, S("beslist"), &two) != OK)
        return;
    day->known = true;
    term_step_add(&day->term, last, S("Awb art. 4:17 lid 1"),
                  runs ? T("Beslist de gemeente niet eerder? Dan is {day} de laatste dag van de "
                           "dwangsom.")
                  : owed->days == 0
                      ? T("Wie de wet het ruimst leest, houdt {day} aan als laatste dag "
                          "van de dwangsom.")
                      : T("De laatste dag van de dwangsom was {day}."));
    term_run(p->cal, &day->term, last, two.length, two.unit, two.law);
    term_caution(p->cal, &day->term, SIDE_AUTHORITY);
}

static void
first_day_doubt(struct play *p, const struct procedure_event *notice)
{
    const struct penalty *owed = &p->ret->penalty;

    if (p->ret->penalty_doubt != PENALTY_SURE || owed->cents > 0 || owed->cents_most == 0)
        return;
    p->ret->penalty_doubt = PENALTY_IF_FIRST_DAY;
    play_note(p, notice, false, S("Awb art. 4:17 lid 3"),
              T("Of er al een dag is die geld geeft, hangt af van hoe u de twee weken telt. Een "
                "mens kijkt daarnaar."));
}

static void
penalty(struct play *p)
{
    const struct procedure_event *e = p->default_notice;
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];
    struct procedure_day *day = &p->ret->days[PROCEDURE_PENALTY_FROM];
    struct date until = p->ret->ended.known ? p->ret->ended.date : p->facts->today;
    bool premature;
    struct term whole;

    if (e == NULL)
        return;
    struct penalty_facts f = {.decision_end = decide->term.last,
                              .end_is_final = true,
                              .notice = e->day,
                              .until = until,
                              .so_far = p->ret->state != PROCEDURE_DECIDED,
                              .applicants = p->facts->applicants > 1 ? p->facts->applicants : 1};
    p->ret->penalty_notice = e->number;
    p->ret->penalty_doubt = doubt_of(p, e);
    f.unsure = p->ret->penalty_doubt != PENALTY_SURE;
    if (p->ret->penalty_doubt == PENALTY_IF_IN_TIME)
        play_note(p, e, false, S("Awb art. 4:17 lid 6 onder c"),
                  p->ret->in_time == VERDICT_NO
                      ? T("Het bezwaar kwam te laat. Dan is er misschien geen recht op geld. Een "
                          "mens kijkt daarnaar.")
                      : T("Het is niet zeker of het bezwaar op tijd kwam. Was het te laat? Dan is "
                          "er misschien geen recht op geld. Een mens kijkt daarnaar."));
    if (penalty_first_day(p->cx, p->cal, &f, &day->term, &premature) == OK)
        day->known = !premature;
    if (day->known && penalty_whole(p->cx, p->cal, &f, &whole, &p->ret->penalty) == OK) {
        p->ret->penalty_known = true;
        day->term = whole;
        day->term.last = p->ret->penalty.first_day;
        first_day_doubt(p, e);
        penalty_set_by(p);
    } else {
        play_note(p, e, false, S("Awb art. 4:17"), p->cx->fault.sentence)->n = p->cx->fault.number;
    }
}

void
play_penalty(struct play *p)
{
    notice_day(p);
    withdrawals_check(p);
    default_notices(p);
    penalty(p);
}
