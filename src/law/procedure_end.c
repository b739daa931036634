/* procedure_end.c - what follows from the events: every date, the penalty, what goes wrong. */
#include "law/procedure_play.h"
#include "law/social_terms.h"

/* Awb 7:4: papers until ten days before the hearing; all papers can be read for a week. */
enum { PAPERS_DAYS = 10, INSPECTION_DAYS = 7, YEAR_MONTHS = 12 };

/* ---- by when to decide ---- */

/* Why the term has no beginning. */
static struct term_step
start_missing(const struct play *p)
{
    const struct procedure_day *object = &p->ret->days[PROCEDURE_OBJECT_BY];
    struct term_step step = {.date = p->facts->today, .other = p->facts->today};

    if (p->facts->kind != PROCEDURE_OBJECTION)
        step.why = T("Wij missen de dag waarop de gemeente het zelf kreeg.");
    else if (!object->known)
        step = object->missing;
    else if (p->facts->matter == OBJECTION_TAX)
        step.why = T("Bij belasting staat de tijd om te beslissen in een andere wet. Vraag het de "
                     "gemeente.");
    else if (p->facts->matter == OBJECTION_CITY_TAX)
        step.why = T("Het bezwaar is ingediend in de laatste zes weken van het jaar. Dan telt ook "
                     "de datum op de aanslag, en de dag van versturen. Wij missen een van die twee "
                     "dagen.");
    else
        step.why = T("Wij missen de dag waarop het besluit is verstuurd of uitgereikt. Die weet de "
                     "gemeente. Zonder die dag is niet zeker wanneer de tijd begint.");
    return step;
}

/* What holds without it stays known: only who can prove the pause may decide later, and nobody can
 * say how much. */
static void
open_pause(struct play *p, struct procedure_day *day)
{
    const struct procedure_event *e = p->open_pause;
    struct str law = S("Awb art. 4:15");
    struct str why =
        T("Vanaf {day} staat de tijd stil, en het einde is niet bekend. Zonder die stilstand is "
          "{other} de laatste dag. Vul het einde in zodra u dat weet: dan komen die dagen erbij.");

    if (e == NULL || p->ret->state == PROCEDURE_WITHDRAWN)
        return;
    p->ret->without_pause = true;
    term_step_add(&day->term, e->day, law, why)->other = day->term.last;
    play_note(p, e, false, law, why)->other = day->term.last;
}

/* Who decides knows the day of sending, and can make it certain. */
static void
at_latest(struct play *p, const struct procedure_day *day)
{
    const bool in_weeks = p->decide.year_count == 0 || p->decide.last_weeks;

    p->ret->decide_by_at_latest = p->decide.had_letter.known && in_weeks;
    if (!p->ret->decide_by_at_latest || p->ret->state != PROCEDURE_OPEN)
        return;
    struct term_step *say =
        play_note(p, NULL, false, S("Awb art. 3:41, 6:8 lid 1"),
                  T("De dag van versturen is niet ingevuld. De inwoner had de brief op {day}. "
                    "Daarom moet er uiterlijk {other} beslist zijn, misschien al eerder. Vul de "
                    "dag van versturen in."));
    say->date = p->decide.had_letter.date;
    say->other = day->term.last;
}

static void
decide_by(struct play *p)
{
    struct procedure_day *day = &p->ret->days[PROCEDURE_DECIDE_BY];

    if (p->ret->state == PROCEDURE_BEFORE && !p->received_first.known)
        return;
    if (p->by_receipt != NULL)
        p->decide.by_receipt = &p->by_receipt->decide;
    if (!p->start_known)
        day->missing = start_missing(p);
    else if (decision_term(p->cx, p->cal, &p->decide, &day->term) == OK) {
        day->known = true;
        open_pause(p, day);
        at_latest(p, day);
        if (p->decide.from_late)
            play_note(p, NULL, false, S("Awb art. 7:10 lid 1"),
                      T("Het bezwaar kwam na de laatste dag om te beslissen. Naar de letter van de "
                        "wet was die tijd toen al voorbij. Wij tellen daarom vanaf de dag na "
                        "ontvangst. Een mens kijkt wat redelijk is."));
    } else
        day->missing = (struct term_step){.why = p->cx->fault.sentence, .n = p->cx->fault.number};
}

/* ---- repair ---- */

/* Nothing came after the request. */
static bool
unanswered(const struct play *p, const struct procedure_event *asked)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->events[i].kind == EVENT_REPAIRED && p->events[i].day.day >= asked->day.day)
            return false;
    return true;
}

static void
repair_term(struct play *p, const struct procedure_event *e, struct procedure_day *day)
{
    struct str law =
        p->facts->kind == PROCEDURE_APPLICATION ? S("Awb art. 4:5 lid 1") : S("Awb art. 6:6");
    day->known = true;
    day->missing = (struct term_step){0};
    day->term = (struct term){.last = e->until.date};
    term_step_add(&day->term, e->day, law, T("Op {day} vroeg de gemeente u iets aan te vullen."));
    term_step_add(&day->term, e->until.date, law,
                  T("Dat kan tot en met {day}. De gemeente koos die dag: hij schuift niet op voor "
                    "een weekend of feestdag."));
}

/* Also a request that came too late to stop the clock must be answered (6:6, 4:5). */
static void
repair_by(struct play *p)
{
    struct procedure_day *day = &p->ret->days[PROCEDURE_REPAIR_BY];

    if (p->ret->state != PROCEDURE_OPEN || p->facts->kind == PROCEDURE_COMPLAINT)
        return;
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        bool wrong = e->until.known && e->until.date.day < e->day.day;
        if (e->kind != EVENT_REPAIR_ASKED || wrong || !unanswered(p, e) ||
            e->day.day < p->received_first.date.day)
            continue;
        if (!e->until.known && !day->known)
            day->missing = (struct term_step){
                .date = e->day,
                .other = e->day,
                .why = T("Op {day} is om aanvulling gevraagd. Tot welke dag mocht dat? Kijk in de "
                         "brief van de gemeente.")};
        else if (e->until.known && e->until.date.day >= p->facts->today.day &&
                 (!day->known || day->term.last.day < e->until.date.day))
            repair_term(p, e, day);
    }
    for (size_t i = 0; i < p->decide.repair_count; i++)
        p->ret->decide_by_may_shrink |= p->ret->days[PROCEDURE_DECIDE_BY].known &&
                                        !p->repairs[i].repaired.known &&
                                        p->repairs[i].until.date.day >= p->facts->today.day;
}

/* ---- the hearing ---- */

/* The next one, or else the last. */
static const struct procedure_event *
hearing_find(const struct play *p)
{
    const struct procedure_event *found = NULL;
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        if (e->kind != EVENT_HEARING)
            continue;
        found = e;
        if (e->day.day >= p->facts->today.day)
            break;
    }
    return found;
}

static void
hearing_dates(struct play *p)
{
    const struct procedure_event *e = hearing_find(p);
    struct procedure_day *papers = &p->ret->days[PROCEDURE_PAPERS_BY];
    struct procedure_day *inspect = &p->ret->days[PROCEDURE_INSPECT_FROM];
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];

    if (e == NULL || p->facts->kind != PROCEDURE_OBJECTION)
        return;
    papers->known = term_backwards(p->cx, p->cal, e->day, PAPERS_DAYS, &papers->term) == OK;
    inspect->known = true;
    inspect->term = (struct term){.last = date_plus(e->day, -INSPECTION_DAYS)};
    inspect->told = term_backwards_safe(p->cal, &inspect->term);
    term_step_add(&inspect->term, e->day, S("Awb art. 7:4 lid 2"),
                  T("Het gesprek over uw bezwaar is op {day}."));
    term_step_add(&inspect->term, inspect->term.last, S("Awb art. 7:4 lid 2"),
                  T("Minstens een week ervoor kunt u alle stukken lezen: uiterlijk vanaf {day}."));
    if (inspect->told.day != inspect->term.last.day)
        term_step_add(&inspect->term, inspect->told, S("Atw art. 1 lid 2"),
                      T("Die dag is vrij. Bij terugtellen komt er geen dag bij. De laatste werkdag "
                        "ervoor is {day}: dan liggen de stukken klaar."));
    if (p->ret->state == PROCEDURE_OPEN && decide->known && e->day.day > decide->term.last.day)
        play_note(p, e, false, S("Awb art. 7:10"),
                  T("De hoorzitting is op {day}. De laatste dag om te beslissen is {other}, dus "
                    "eerder."))
            ->other = decide->term.last;
}

/* ---- the talk ---- */

/* A talk moves nothing, so it must not run on in silence. */
static void
talks(struct play *p)
{
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        struct date until = e->until.known ? e->until.date : e->day;
        if (e->kind != EVENT_TALK || !decide->known || p->ret->state != PROCEDURE_OPEN ||
            until.day <= decide->term.last.day)
            continue;
        p->ret->talk_past_term = true;
        struct term_step *say =
            play_note(p, e, false,
                      p->facts->kind == PROCEDURE_APPLICATION ? S("Awb art. 4:15 lid 2 onder a")
                                                              : S("Awb art. 7:10 lid 4"),
                      T("Het gesprek loopt tot {day}, na de laatste dag om te beslissen: {other}. "
                        "Een gesprek geeft geen uitstel. Vraag op papier om uitstel, of beslis."));
        say->date = until;
        say->other = decide->term.last;
    }
}

/* ---- the penalty ---- */

static struct date
latest_reading(const struct term *t)
{
    struct date days[TERM_READINGS_MAX + 1];
    size_t count = term_days_list(t, days);
    return days[count - 1];
}

/* It came after the day that we use, but perhaps not after the last day that the law gives. */
static bool
notice_doubtful(const struct play *p, const struct procedure_event *e)
{
    const struct term *t = &p->ret->days[PROCEDURE_DECIDE_BY].term;
    struct date latest = latest_reading(t);

    if (!calendar_covers(p->cal, date_civil(latest).year))
        latest = workday_plus(p->cal, WORKDAY_ATW, latest, 1);
    return p->ret->without_pause || e->day.day <= latest.day ||
           (p->by_receipt != NULL && p->by_receipt->open_pause != NULL);
}

static enum penalty_doubt
doubt_of(const struct play *p, const struct procedure_event *notice)
{
    const struct date last = p->ret->days[PROCEDURE_DECIDE_BY].term.last;

    if (p->facts->kind == PROCEDURE_OBJECTION && p->ret->in_time != VERDICT_YES)
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
                decide->known ? latest_reading(&decide->term) : e->day;
            continue;
        }
        if (withdrawn_in_time(p, e))
            continue;
        if (p->ret->without_pause)
            play_note(p, e, false, S("Awb art. 4:17 lid 3"),
                      T("Deze brief telt als de tijd niet stilstond. Stond die wel stil, dan kwam "
                        "hij te vroeg. Stuur voor de zekerheid een nieuwe brief als de stilstand "
                        "voorbij is."));
        else if (notice_doubtful(p, e))
            play_note(p, e, false, S("Awb art. 4:17 lid 3"),
                      T("Of deze brief op tijd was, is niet zeker: misschien mocht de gemeente tot "
                        "en met {other} beslissen. Stuur voor de zekerheid daarna een nieuwe "
                        "brief."))
                ->other = latest_reading(&decide->term);
        if (p->default_notice == NULL || !notice_doubtful(p, e))
            p->default_notice = e;
    }
    withdrawn_too_late(p);
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
    } else {
        play_note(p, e, false, S("Awb art. 4:17"), p->cx->fault.sentence)->n = p->cx->fault.number;
    }
}

/* ---- what one can do against the decision ---- */

static void
appeal_term(struct play *p, struct procedure_day *day)
{
    struct date start = p->ret->ended.date;
    struct law_term six;

    if (law_term_get(p->cx, S("objection"), start, S("beslist"), &six) != OK)
        return;
    day->known = true;
    term_step_add(&day->term, start, S("Awb art. 6:8 lid 1"),
                  T("Op {day} is de beslissing bekendgemaakt. Die dag telt zelf niet mee."));
    term_run(p->cal, &day->term, start, six.length, six.unit, six.law);
    term_step_add(&day->term, day->term.last, S("Awb art. 6:9 lid 1"),
                  T("De laatste dag voor beroep bij de rechtbank is {day}. Het moet dan binnen "
                    "zijn. Gaat het met de post? Post het uiterlijk die dag: het mag nog een week "
                    "onderweg zijn."));
    term_caution(p->cal, &day->term, SIDE_RESIDENT);
}

static void
appeal_by(struct play *p)
{
    struct procedure_day *day = &p->ret->days[PROCEDURE_APPEAL_BY];
    struct objection_facts facts = {.published = p->ret->ended};

    if (p->ret->state != PROCEDURE_DECIDED)
        return;
    if (p->facts->kind == PROCEDURE_OBJECTION)
        appeal_term(p, day);
    else if (p->facts->kind == PROCEDURE_APPLICATION)
        day->known = objection_term(p->cx, p->cal, &facts, &day->term) == OK;
    else
        play_note(p, NULL, false, S("Awb art. 9:3, 9:24"),
                  T("Tegen het antwoord op een klacht kunt u niet naar de rechter. Naar de "
                    "ombudsman kan wel, binnen een jaar."));
}

/* ---- the rest ---- */

static void
standing_still(struct play *p)
{
    int32_t today = p->facts->today.day;

    if (p->ret->state != PROCEDURE_OPEN)
        return;
    p->ret->stands_still = p->ret->without_pause && p->open_pause->day.day <= today;
    for (size_t i = 0; i < p->decide.repair_count; i++)
        p->ret->stands_still |=
            today > p->repairs[i].asked.day && today < decision_repair_end(&p->repairs[i]).day;
    for (size_t i = 0; i < p->decide.pause_count; i++)
        p->ret->stands_still |= today >= p->pauses[i].from.day && today <= p->pauses[i].until.day;
}

static void
late(struct play *p)
{
    const struct procedure_day *decide = &p->ret->days[PROCEDURE_DECIDE_BY];
    struct date day = p->ret->ended.known ? p->ret->ended.date : p->facts->today;
    bool counts = p->ret->state == PROCEDURE_OPEN || p->ret->state == PROCEDURE_DECIDED;
    p->ret->late =
        counts && decide->known && !p->ret->without_pause && day.day > decide->term.last.day;
}

/* A complaint about what is over a year old need not be looked into; it may (9:8). */
static void
complaint_age(struct play *p)
{
    if (p->facts->kind != PROCEDURE_COMPLAINT || !p->behaviour.known || !p->received_first.known)
        return;
    struct date year = term_raw_end(p->behaviour.date, YEAR_MONTHS, TERM_MONTHS);
    if (p->received_first.date.day > year.day)
        play_note(p, NULL, false, S("Awb art. 9:8 lid 1 onder b"),
                  T("Dit gebeurde meer dan een jaar voor de klacht. De gemeente hoeft de klacht "
                    "dan niet te behandelen, maar het mag wel. Een mens beslist."));
}

static void
days_told(struct procedure *ret)
{
    for (int which = 0; which < PROCEDURE_DATE_COUNT; which++)
        if (which != PROCEDURE_INSPECT_FROM)
            ret->days[which].told = ret->days[which].term.last;
}

void
play_end(struct play *p)
{
    play_endless(p);
    decide_by(p);
    repair_by(p);
    standing_still(p);
    late(p);
    hearing_dates(p);
    talks(p);
    withdrawals_check(p);
    default_notices(p);
    penalty(p);
    appeal_by(p);
    complaint_age(p);
    days_told(p->ret);
}
