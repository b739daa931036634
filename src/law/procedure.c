/* procedure.c - the events in their order, and the whole of a replay. */
#include "law/procedure_play.h"

enum { WEEKS_MAX = 104, MONTHS_MAX = 24, APPLICANTS_MAX = 1000 };

struct term_step *
play_note(struct play *p, const struct procedure_event *e, bool left_out, struct str law,
          struct str why)
{
    struct procedure *ret = p->ret;
    check(ret->notice_count < PROCEDURE_NOTICES_MAX);
    struct procedure_notice *notice = &ret->notices[ret->notice_count++];
    struct date day = e == NULL ? p->facts->today : e->day;
    *notice = (struct procedure_notice){
        .number = e == NULL ? 0 : e->number,
        .left_out = left_out,
        .say = {.date = day, .other = day, .law = law, .why = why},
    };
    return &notice->say;
}

bool
play_left_out(const struct play *p, const struct procedure_event *e)
{
    for (size_t i = 0; i < p->ret->notice_count; i++)
        if (p->ret->notices[i].number == e->number && p->ret->notices[i].left_out)
            return true;
    return false;
}

bool
play_last(const struct play *p, struct date *ret)
{
    if (!p->start_known)
        return false;
    *ret = decision_last(p->cal, &p->decide);
    return true;
}

/* ---- order ---- */

static int
compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

static int
compare_maybe(struct maybe_date a, struct maybe_date b)
{
    int known = compare(a.known, b.known);
    return known != 0 || !a.known ? known : compare(a.date.day, b.date.day);
}

/* By day, then by kind; the rest only so that the order of entry never shows. */
static int
event_compare(const struct procedure_event *a, const struct procedure_event *b)
{
    const int all[] = {compare(a->day.day, b->day.day),   compare(a->kind, b->kind),
                       compare_maybe(a->until, b->until), compare(a->n, b->n),
                       compare(a->way, b->way),           compare_maybe(a->posted, b->posted),
                       compare(a->reason, b->reason),     compare(a->form, b->form),
                       compare(a->number, b->number)};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i] != 0)
            return all[i];
    return 0;
}

static bool
in_tables(struct play *p, struct maybe_date day)
{
    struct law_term calendar;
    return !day.known || law_term_get(p->cx, S("calendar"), day.date, S("dag"), &calendar) == OK;
}

/* A day that is in no table, or that has not come yet. */
static bool
day_counts(struct play *p, const struct procedure_event *e)
{
    struct maybe_date day = {true, e->day};
    if (!in_tables(p, day) || !in_tables(p, e->until) || !in_tables(p, e->posted)) {
        play_note(p, e, true, S(""), p->cx->fault.sentence)->n = p->cx->fault.number;
        return false;
    }
    const bool ahead = e->kind == EVENT_HEARING || e->kind == EVENT_PAUSED ||
                       (e->kind == EVENT_DATED && p->facts->kind == PROCEDURE_OBJECTION);
    if (e->day.day <= p->facts->today.day || ahead)
        return true;
    play_note(p, e, true, S(""),
              T("Deze dag moet nog komen: {day}. Tot dan telt dit niet mee. Klopt de dag niet? "
                "Verbeter hem."));
    return false;
}

static void
events_sort(struct play *p)
{
    for (size_t i = 0; i < p->facts->count; i++) {
        struct procedure_event e = p->facts->events[i];
        size_t at = p->count++;
        for (; at > 0 && event_compare(&p->events[at - 1], &e) > 0; at--)
            p->events[at] = p->events[at - 1];
        p->events[at] = e;
    }
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++)
        if (day_counts(p, &p->events[i]))
            p->events[kept++] = p->events[i];
    p->count = kept;
}

/* ---- what it is about ---- */

/* Of several days of publication the first is used: it gives the earliest last day. */
static void
once(struct play *p, const struct procedure_event *e, struct maybe_date *ret)
{
    if (ret->known)
        play_note(p, e, true, S(""),
                  T("Deze dag staat er al: {other}. Wij rekenen met de eerste. Haal de dag weg die "
                    "niet klopt."))
            ->other = ret->date;
    else
        *ret = (struct maybe_date){true, e->day};
}

static void
about_read(struct play *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        bool objection = p->facts->kind == PROCEDURE_OBJECTION;
        if (e->kind > EVENT_BEHAVIOUR)
            continue;
        if (objection == (e->kind == EVENT_BEHAVIOUR) ||
            (e->kind == EVENT_BEHAVIOUR && p->facts->kind == PROCEDURE_APPLICATION))
            play_note(p, e, true, S(""),
                      T("Dit hoort niet bij deze procedure. Haal het weg, of kies een andere "
                        "soort procedure."));
        else if (e->kind == EVENT_PUBLISHED) {
            p->published_again = (struct maybe_date){p->published.known, e->day};
            once(p, e, &p->published);
        } else if (e->kind == EVENT_DATED)
            once(p, e, &p->dated);
        else if (e->kind == EVENT_LETTER_CAME)
            once(p, e, &p->letter_came);
        else /* what goes on is as old as its last day */
            p->behaviour = (struct maybe_date){true, e->day};
    }
}

/* The event that a refusal of the objection term is about. */
static const struct procedure_event *
event_of_field(const struct play *p, struct str field)
{
    for (size_t i = 0; i < p->count; i++)
        if (str_eq(procedure_event_code(p->events[i].kind), field))
            return &p->events[i];
    return NULL;
}

/* Who objects to a letter of an earlier date had it by then: also on the day of posting. */
static struct maybe_date
had_letter(struct play *p)
{
    struct maybe_date had = {0};

    if (p->letter_came.known || !p->dated.known)
        return p->letter_came;
    for (size_t i = 0; i < p->count; i++) {
        const struct procedure_event *e = &p->events[i];
        if (e->kind != EVENT_RECEIVED && e->kind != EVENT_RECEIVED_ELSEWHERE)
            continue;
        const struct maybe_date posted = play_posted_on(e);
        const struct date day = posted.known ? posted.date : e->day;
        if (!had.known || day.day < had.date.day)
            had = (struct maybe_date){true, day};
    }
    had.known = had.known && had.date.day >= p->dated.date.day;
    p->decide.had_by_objecting = had.known;
    return had;
}

/* Where the term to decide begins. Without the day of sending that is the date on the letter,
 * before which nobody sends it; that it was sent later is another reading. Is there no such date,
 * or did the letter come before it? Then it is the latest day that it can be. */
static void
object_end_find(struct play *p, const struct objection_facts *facts)
{
    const struct procedure_day *day = &p->ret->days[PROCEDURE_OBJECT_BY];
    struct objection_facts latest = *facts;

    if (p->published.known) {
        p->object_end = (struct maybe_date){
            day->known && (p->dated.known || !objection_is_tax(p->facts->matter)), day->term.last};
        return;
    }
    latest.letter_came = had_letter(p);
    if (objection_term_latest(p->cx, p->cal, &latest, &p->object_end.date) != OK)
        return;
    p->object_end.known = true;
    if (p->reads[DECISION_SENT_LATEST] || !day->known || !p->dated.known ||
        latest.letter_came.date.day < p->dated.date.day) {
        p->decide.had_letter = latest.letter_came;
        return;
    }
    p->decide.not_before = p->dated;
    if (p->object_end.date.day > day->term.last.day)
        play_other(p, DECISION_SENT_LATEST);
    p->object_end.date = day->term.last;
}

static void
objection_read(struct play *p)
{
    struct procedure_day *day = &p->ret->days[PROCEDURE_OBJECT_BY];
    struct objection_facts facts = {.kind = p->facts->matter,
                                    .published = p->published,
                                    .dated = p->dated,
                                    .letter_came = p->letter_came};

    day->known = objection_term(p->cx, p->cal, &facts, &day->term) == OK;
    if (!day->known) {
        day->missing = (struct term_step){.why = p->cx->fault.sentence, .n = p->cx->fault.number};
        const struct procedure_event *e = event_of_field(p, p->cx->fault.field);
        if (e != NULL)
            play_note(p, e, true, S("Awb art. 3:41"), p->cx->fault.sentence)->n =
                p->cx->fault.number;
    }
    object_end_find(p, &facts);
    p->decide.start = p->object_end.date;
    p->start_known = p->object_end.known && p->facts->matter == OBJECTION_DECISION;
}

/* ---- the term to decide ---- */

/* A length that the Awb gives itself is that of no other law; an application has none of its own
 * there. */
static bool
length_of_awb(const struct procedure_facts *f)
{
    if (f->length == 0)
        return true;
    return f->unit == TERM_WEEKS && f->kind != PROCEDURE_APPLICATION &&
           (f->length == 6 || f->length == (f->kind == PROCEDURE_COMPLAINT ? 10 : 12));
}

static void
term_choose(struct play *p)
{
    static const enum decision_kind kinds[] = {
        [PROCEDURE_OBJECTION] = DECISION_OBJECTION,
        [PROCEDURE_APPLICATION] = DECISION_APPLICATION,
        [PROCEDURE_COMPLAINT] = DECISION_COMPLAINT,
    };
    const struct procedure_facts *f = p->facts;
    p->decide.kind = kinds[f->kind];
    p->decide.start_key = S("ontvangen");
    p->decide.other_law = !length_of_awb(f);
    p->decide.length = f->length > 0 ? f->length : f->kind == PROCEDURE_APPLICATION ? 8 : 6;
    p->decide.unit = f->length > 0 ? f->unit : TERM_WEEKS;
    p->decide.repairs = p->repairs;
    p->decide.pauses = p->pauses;
}

static enum outcome
facts_valid(struct cx *cx, const struct procedure_facts *f)
{
    int most = f->unit == TERM_MONTHS ? MONTHS_MAX : WEEKS_MAX;
    check((size_t)f->kind < PROCEDURE_KIND_COUNT && (size_t)f->matter < OBJECTION_KIND_COUNT);
    check(f->unit == TERM_WEEKS || f->unit == TERM_MONTHS || f->length == 0);
    if (f->count > PROCEDURE_EVENTS_MAX)
        return fail_with(cx, INVALID, T("Dit zijn te veel gebeurtenissen. Het meeste is {n}."),
                         S("gebeurtenissen"), PROCEDURE_EVENTS_MAX);
    if (f->length < 0 || f->length > most)
        return fail_with(cx, INVALID,
                         f->unit == TERM_MONTHS ? T("Het aantal maanden is 1 tot en met {n}.")
                                                : T("Het aantal weken is 1 tot en met {n}."),
                         f->unit == TERM_MONTHS ? S("maanden") : S("weken"), most);
    if (f->applicants < 0 || f->applicants > APPLICANTS_MAX)
        return fail_field(cx, "aanvragers", "Hoeveel mensen deden de aanvraag? Minstens 1.");
    for (size_t i = 0; i < f->count; i++) {
        check((size_t)f->events[i].kind < EVENT_KIND_COUNT);
        bool again = false;
        for (size_t before = 0; before < i; before++)
            again |= f->events[before].number == f->events[i].number;
        if (again || f->events[i].number < 1)
            return fail_with(cx, INVALID,
                             T("Elke gebeurtenis heeft een eigen nummer vanaf 1. Kijk nummer {n} "
                               "na."),
                             S("nummer"), f->events[i].number);
    }
    return OK;
}

/* Every event, without what follows from them. */
static struct play *
play_through(struct cx *cx, const struct calendar *cal, const struct procedure_facts *facts,
             const bool reads[DECISION_OTHER_COUNT])
{
    struct play *p = arena_new(cx->mem, struct play, 1);

    *p = (struct play){.cx = cx,
                       .cal = cal,
                       .facts = facts,
                       .ret = arena_new(cx->mem, struct procedure, 1),
                       .events = arena_new(cx->mem, struct procedure_event, facts->count + 1)};
    for (int i = 0; i < DECISION_OTHER_COUNT; i++)
        p->reads[i] = reads[i];
    p->ret->kind = facts->kind;
    events_sort(p);
    term_choose(p);
    about_read(p);
    if (facts->kind == PROCEDURE_OBJECTION)
        objection_read(p);
    for (size_t i = 0; i < p->count; i++)
        play_event(p, &p->events[i]);
    for (int i = 0; i < DECISION_OTHER_COUNT; i++)
        p->decide.others[i] = p->others[i] == NULL ? NULL : &p->others[i]->decide;
    return p;
}

void
play_other(struct play *p, enum decision_other reading)
{
    bool reads[DECISION_OTHER_COUNT];

    for (int i = 0; i < DECISION_OTHER_COUNT; i++)
        reads[i] = p->reads[i] || i == (int)reading;
    p->others[reading] = play_through(p->cx, p->cal, p->facts, reads);
}

enum outcome
procedure_replay(struct cx *cx, const struct calendar *cal, const struct procedure_facts *facts,
                 const struct procedure **ret)
{
    TRY(facts_valid(cx, facts));
    struct fault fault = cx->fault;
    struct play *p = play_through(cx, cal, facts, (bool[DECISION_OTHER_COUNT]){false});
    play_end(p);
    cx->fault = fault; /* what could not be is in the notices */
    *ret = p->ret;
    return OK;
}
