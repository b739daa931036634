/* procedure_end.c - what follows from the events: every date, what goes wrong. */
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

    if (p->others[DECISION_SENT_LATEST] != NULL && in_weeks && p->ret->state == PROCEDURE_OPEN)
        play_note(p, NULL, false, S("Awb art. 3:41, 6:8 lid 1"),
                  p->decide.from_late
                      ? T("De dag van versturen is niet ingevuld. Op de brief staat {day}. Vul de "
                          "dag van versturen in. Dan is de laatste dag om te beslissen zeker.")
                      : T("De dag van versturen is niet ingevuld. Wij rekenen vanaf de datum op de "
                          "brief: {day}. Vul de dag van versturen in. Dan is de laatste dag om te "
                          "beslissen zeker."))
            ->date = p->dated.date;
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

/* 6:11: what a person decided goes before the dates, for whether it is looked into and for the
 * penalty (4:17(6)(c)). */
static void
excused(struct play *p)
{
    struct procedure *ret = p->ret;

    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        if (e->kind != EVENT_EXCUSED || play_left_out(p, e))
            continue;
        if (p->facts->kind != PROCEDURE_OBJECTION)
            play_note(p, e, true, S("Awb art. 6:11"), T("Dit hoort alleen bij een bezwaar."));
        else if (ret->in_time == VERDICT_YES)
            play_note(p, e, true, S("Awb art. 6:11"),
                      T("Het bezwaar kwam op tijd. Daar is geen reden voor nodig."));
        else
            ret->excused = true;
    }
    if (ret->excused && ret->in_time == VERDICT_NO)
        ret->why_in_time = T("Het bezwaar kwam te laat, maar daar was een goede reden voor. Het "
                             "telt daarom mee.");
    else if (ret->excused && ret->in_time == VERDICT_PERSON)
        ret->why_in_time = T("Kwam het bezwaar te laat? Dan was daar een goede reden voor. Het "
                             "telt daarom mee.");
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
    excused(p);
    play_penalty(p);
    appeal_by(p);
    complaint_age(p);
    days_told(p->ret);
}
