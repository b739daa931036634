/* procedure_play.c - what happened: received, in time or not, withdrawn, taken back, decided. */
#include "law/procedure_play.h"

/* ---- received ---- */

/* It cannot have been posted after it came: then nobody knows when it was. */
static bool
posted_wrong(const struct procedure_event *e)
{
    return e->posted.known && e->day.day < e->posted.date.day;
}

struct maybe_date
play_posted_on(const struct procedure_event *e)
{
    bool post = e->way == OBJECTION_POST || e->way == OBJECTION_ANY_WAY;
    return post && !posted_wrong(e) ? e->posted : (struct maybe_date){0};
}

/* Against one last day. OK, or INVALID when nobody says when it was posted. */
static enum outcome
in_time_for(struct play *p, const struct procedure_event *e, struct date last, bool *ret)
{
    struct objection_arrival a = {.term_end = last,
                                  .published = p->published,
                                  .received = e->day,
                                  .posted = play_posted_on(e),
                                  .way = e->way == OBJECTION_ANY_WAY ? OBJECTION_POST : e->way};
    enum arrival_verdict verdict;
    struct term t;

    TRY(objection_in_time(p->cx, p->cal, &a, &t, &verdict));
    *ret = verdict == ARRIVED_IN_TIME;
    return OK;
}

/* The last day to object can be later than we use: a later publication, a letter of which nobody
 * knows when it was sent, a year of which the equated days are unknown. */
static struct date
latest_last_day(const struct play *p)
{
    const struct term *t = &p->ret->days[PROCEDURE_OBJECT_BY].term;
    struct date latest = t->last, days[TERM_READINGS_MAX + 1];
    size_t count = term_days_list(t, days);

    if (days[count - 1].day > latest.day)
        latest = days[count - 1];
    if (p->published_again.known) {
        struct date again = term_extended_day(
            p->cal, date_plus(t->last, date_between(p->published.date, p->published_again.date)));
        latest = again.day > latest.day ? again : latest;
    }
    if (!calendar_covers(p->cal, date_civil(t->last).year))
        latest = workday_plus(p->cal, WORKDAY_ATW, latest, 1);
    return latest;
}

/* It came too late for the day that we use. Why that is not certain; empty when it is. */
static struct str
last_day_doubt(struct play *p, const struct procedure_event *e)
{
    bool tax = objection_is_tax(p->facts->matter), in_time = false;
    struct date latest = latest_last_day(p);

    if ((!p->published.known && (tax || !p->letter_came.known)) || (tax && !p->dated.known))
        return T("Wij weten niet op welke dag het besluit is bekendgemaakt. Misschien was er meer "
                 "tijd. Zoek dat uit.");
    if (latest.day > p->ret->days[PROCEDURE_OBJECT_BY].term.last.day &&
        (in_time_for(p, e, latest, &in_time) != OK || in_time))
        return T("Misschien was er meer tijd dan wij weten. Een mens kijkt of het bezwaar op tijd "
                 "was.");
    return S("");
}

static void
verdict_join(struct procedure *ret, enum procedure_verdict verdict, struct str why)
{
    static const int rank[] = {
        [VERDICT_NONE] = 0, [VERDICT_NO] = 1, [VERDICT_PERSON] = 2, [VERDICT_YES] = 3};
    if (rank[verdict] <= rank[ret->in_time])
        return;
    ret->in_time = verdict;
    ret->why_in_time = why;
}

/* Was it sent on, and does nothing say when the other body had it? */
static bool
first_unknown(const struct play *p, const struct procedure_event *e)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->events[i].kind == EVENT_RECEIVED_ELSEWHERE)
            return false;
    return e->sent_on;
}

/* In time or not; of several times that it came, the best counts. */
static enum procedure_verdict
arrival_judge(struct play *p, const struct procedure_event *e)
{
    const struct procedure_day *term = &p->ret->days[PROCEDURE_OBJECT_BY];
    enum procedure_verdict verdict = VERDICT_YES;
    struct str why = S("");
    bool in_time;

    if (!term->known)
        return VERDICT_NONE;
    if (in_time_for(p, e, term->term.last, &in_time) != OK) {
        verdict = VERDICT_PERSON;
        why = p->cx->fault.sentence;
    } else if (!in_time) {
        why = first_unknown(p, e)
                  ? T("Een ander stuurde het bezwaar door. De dag waarop die het kreeg, telt. Zoek "
                      "die dag uit.")
                  : last_day_doubt(p, e);
        verdict = why.len > 0 ? VERDICT_PERSON : VERDICT_NO;
        if (why.len == 0)
            why = T("Het bezwaar kwam te laat. Was daar een goede reden voor? Een mens beslist of "
                    "het toch mag.");
    } else if (p->published.known && e->day.day < p->published.date.day) {
        play_note(p, e, false, S("Awb art. 6:10"),
                  T("Het bezwaar kwam voor het besluit. Dat mag als het besluit al genomen was, of "
                    "als u dat mocht denken. Een mens kijkt daarnaar."));
    }
    verdict_join(p->ret, verdict, why);
    return verdict;
}

/* ---- a tax of the municipality ---- */

/* Gemeentewet 236(2): the first who got it, and who decides; each on the day of receipt and of
 * posting. Without the year the six weeks must be certain: a later day of sending or date gives
 * more time (AWR 22j). */
static void
tax_received(struct play *p, const struct procedure_event *e)
{
    struct decision_facts *f = &p->decide;
    struct maybe_date posted = play_posted_on(e);
    bool own = e->kind == EVENT_RECEIVED;

    if (p->facts->matter != OBJECTION_CITY_TAX || (f->received.known && (!own || p->tax_there)))
        return;
    if (!f->received.known)
        f->received = (struct maybe_date){true, e->day};
    p->tax_there = own;
    decision_submitted_add(f, e->day, e->day);
    if (posted.known)
        decision_submitted_add(f, posted.date, e->day);
    p->start_known = !f->last_weeks || p->object_end.known;
}

/* Does the term to decide begin with the end of the term to object? */
static bool
begins_after_objection_term(const struct play *p)
{
    return p->start_known && (p->facts->matter == OBJECTION_DECISION ||
                              (p->facts->matter == OBJECTION_CITY_TAX && p->decide.last_weeks));
}

/* After the term to object, and not in time by itself: see decision.h. The first receipt counts,
 * and that of who decides goes before one elsewhere: nobody decides on what they do not have. One
 * that is in time after all takes it back; one elsewhere says nothing of when who decides has it.
 */
static void
late_received(struct play *p, const struct procedure_event *e, enum procedure_verdict verdict)
{
    struct decision_facts *f = &p->decide;
    const bool own = e->kind == EVENT_RECEIVED;

    if (!begins_after_objection_term(p))
        return;
    const struct date object_end = p->object_end.date;
    if (verdict == VERDICT_YES && (own || !p->received.known)) {
        f->start = object_end;
        f->late.known = f->from_late = false;
        p->others[DECISION_FROM_RECEIPT] = NULL;
        return;
    }
    if (p->received.known || (p->received_first.known && !own) || e->day.day <= object_end.day)
        return;
    f->sent_on = p->ret->in_time == VERDICT_YES ||
                 (p->received_first.known && p->received_first.date.day <= object_end.day);
    decision_came_late(p->cal, f, object_end, e->day);
    if (p->reads[DECISION_FROM_RECEIPT]) {
        f->from_late = true;
        f->start = e->day;
    }
    p->others[DECISION_FROM_RECEIPT] = NULL;
    if (!f->from_late)
        play_other(p, DECISION_FROM_RECEIPT);
}

/* An objection again, after it was withdrawn: within the term that is a right. */
static void
objected_again(struct play *p, const struct procedure_event *e, enum procedure_verdict verdict)
{
    if (verdict != VERDICT_YES) {
        play_note(p, e, true, S("Awb art. 6:21"),
                  T("Het bezwaar was al ingetrokken, en het is niet zeker dat dit nieuwe bezwaar "
                    "op tijd is. Een mens kijkt daarnaar."));
        return;
    }
    p->ret->state = PROCEDURE_OPEN;
    p->ret->ended.known = false;
    p->withdrawn = NULL;
    p->received.known = false;
    late_received(p, e, verdict);
    p->received = (struct maybe_date){e->kind == EVENT_RECEIVED, e->day};
    p->decide.received.known = p->decide.last_weeks = false; /* another objection */
    p->decide.year_count = 0;
    tax_received(p, e);
    play_note(p, e, false, S("Awb art. 6:7"),
              T("Het bezwaar was ingetrokken. Dit nieuwe bezwaar is op tijd, dus het gaat door."));
}

/* Another body got it first. */
static void
received_elsewhere(struct play *p, const struct procedure_event *e)
{
    if (p->facts->kind == PROCEDURE_OBJECTION)
        play_note(p, e, false, S("Awb art. 6:15 lid 3"),
                  T("Een ander kreeg het bezwaar op {day} en stuurde het door. Voor de vraag of "
                    "het op tijd is, telt die dag."));
    else
        play_note(p, e, true, S("Awb art. 2:3 lid 1"),
                  T("Een ander kreeg het op {day} en stuurde het door. De tijd om te beslissen "
                    "begint pas als de gemeente het zelf heeft."));
}

static void
received(struct play *p, const struct procedure_event *e)
{
    bool own = e->kind == EVENT_RECEIVED, objection = p->facts->kind == PROCEDURE_OBJECTION;
    enum procedure_verdict verdict = VERDICT_NONE;

    if (p->ret->state == PROCEDURE_DECIDED) {
        play_note(p, e, true, S(""),
                  T("Dit kwam toen er al beslist was. Is het iets nieuws? Begin dan een nieuwe "
                    "procedure."));
        return;
    }
    if (objection && posted_wrong(e))
        play_note(p, e, true, S("Awb art. 6:9 lid 2"),
                  T("Dit kwam aan voor het op de post ging. Kijk beide datums na. Tot dan rekenen "
                    "wij zonder de dag van posten."));
    if (objection)
        verdict = arrival_judge(p, e);
    if (!own)
        received_elsewhere(p, e);
    if (p->ret->state == PROCEDURE_WITHDRAWN) {
        if (objection)
            objected_again(p, e, verdict);
        else
            play_note(p, e, true, S(""), T("Dit was al ingetrokken. Begin een nieuwe procedure."));
        return;
    }
    if (objection) {
        tax_received(p, e);
        late_received(p, e, verdict);
    }
    if (own && p->received.known)
        play_note(p, e, !objection, S(""),
                  T("Het was al binnen op {other}. Wij rekenen met die dag."))
            ->other = p->received.date;
    if (!p->received_first.known)
        p->received_first = (struct maybe_date){true, e->day};
    if (own && !p->received.known) {
        p->received = (struct maybe_date){true, e->day};
        if (!objection) {
            p->decide.start = e->day;
            p->start_known = true;
        }
    }
    if (own || objection)
        p->ret->state = PROCEDURE_OPEN;
}

/* ---- withdrawn, taken back, decided ---- */

static bool
hearing_on(const struct play *p, struct date day)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->events[i].kind == EVENT_HEARING && p->events[i].day.day == day.day)
            return true;
    return false;
}

static void
withdrawn(struct play *p, const struct procedure_event *e)
{
    /* The law does not say how an application is withdrawn. */
    struct str law = p->facts->kind == PROCEDURE_APPLICATION ? S("") : S("Awb art. 6:21");

    if (e->until.known && e->until.date.day < e->day.day)
        play_note(p, e, false, law,
                  T("De laatste dag om dit terug te nemen ligt voor het intrekken. Kijk de datums "
                    "na."));
    if (p->ret->state == PROCEDURE_WITHDRAWN || p->ret->state == PROCEDURE_DECIDED)
        play_note(p, e, true, law,
                  T("Dit kan niet meer: er was al beslist, of het was al ingetrokken."));
    else if (e->form == FORM_UNKNOWN || e->form == FORM_SPOKEN)
        play_note(p, e, true, law,
                  T("Intrekken telt alleen op papier, of tijdens de hoorzitting. Vraag een brief "
                    "of een mail waarin het staat. Tot dan loopt alles door."));
    else if (e->form == FORM_AT_HEARING && !hearing_on(p, e->day))
        play_note(p, e, true, S("Awb art. 6:21 lid 2"),
                  T("Op {day} was er geen hoorzitting. Intrekken telt dan alleen op papier. Vul de "
                    "hoorzitting in, of vraag een brief."));
    else {
        p->ret->state = PROCEDURE_WITHDRAWN;
        p->ret->ended = (struct maybe_date){true, e->day};
        p->withdrawn = e;
    }
}

static void
taken_back(struct play *p, const struct procedure_event *e)
{
    const struct procedure_day *object = &p->ret->days[PROCEDURE_OBJECT_BY];

    if (p->withdrawn == NULL) {
        play_note(p, e, true, S("Awb art. 6:21"),
                  T("Er was op {day} niets ingetrokken. Kijk de datums na."));
        return;
    }
    bool agreed = p->withdrawn->until.known && e->day.day <= p->withdrawn->until.date.day;
    bool in_term = p->facts->kind == PROCEDURE_OBJECTION && object->known &&
                   e->day.day <= object->term.last.day;
    if (!agreed && !in_term) {
        play_note(p, e, true, S("Awb art. 6:21"),
                  T("De tijd om dit terug te nemen was voorbij. Was het intrekken een vergissing, "
                    "of onder druk? Een mens kijkt daarnaar."));
        return;
    }
    p->ret->state = PROCEDURE_OPEN;
    p->ret->ended.known = false;
    p->withdrawn = NULL;
}

/* What is brought against the first decision is about the one that takes its place too (6:19). */
static struct str
decided_again_why(const struct play *p)
{
    switch (p->facts->kind) {
    case PROCEDURE_OBJECTION:
        return T("Er was al beslist op {other}. Komt dit besluit daarvoor in de plaats? Loopt er "
                 "beroep tegen het eerste, dan gaat dat vanzelf ook over het nieuwe. Anders kan er "
                 "beroep tegen het nieuwe, binnen zes weken na {day}.");
    case PROCEDURE_APPLICATION:
        return T("Er was al beslist op {other}. Komt dit besluit daarvoor in de plaats? Loopt er "
                 "bezwaar tegen het eerste, dan gaat dat vanzelf ook over het nieuwe. Anders kan "
                 "er bezwaar tegen het nieuwe, binnen zes weken na {day}.");
    default:
        return T("Er was al geantwoord op {other}. Dit antwoord verandert de datums niet.");
    }
}

/* Of a withdrawal and a decision on one day nobody knows which was first: the day to appeal is
 * safe. */
static void
decided(struct play *p, const struct procedure_event *e)
{
    const bool withdrawn = p->ret->state == PROCEDURE_WITHDRAWN;

    if (p->ret->state == PROCEDURE_DECIDED)
        play_note(p, e, true, p->facts->kind == PROCEDURE_COMPLAINT ? S("") : S("Awb art. 6:19"),
                  decided_again_why(p))
            ->other = p->ret->ended.date;
    else if (withdrawn && p->ret->ended.date.day != e->day.day)
        play_note(p, e, true, S("Awb art. 6:21"),
                  T("Dit was ingetrokken op {other}. Dan is er niets meer om over te beslissen. "
                    "Kijk na wat klopt."))
            ->other = p->ret->ended.date;
    else if (p->published.known && e->day.day < p->published.date.day)
        play_note(p, e, true, S("Awb art. 7:10"),
                  T("Dit is voor de dag van het besluit zelf: {other}. Kijk beide datums na."))
            ->other = p->published.date;
    else {
        if (withdrawn)
            play_note(p, e, false, S("Awb art. 6:21"),
                      T("Op {day} is het ook ingetrokken. Wij weten niet wat eerst was. Was dat de "
                        "beslissing? Dan geldt die. Daarom rekenen wij daarmee. Een mens kijkt "
                        "daarnaar."));
        p->withdrawn = NULL;
        p->ret->state = PROCEDURE_DECIDED;
        p->ret->ended = (struct maybe_date){true, e->day};
    }
}

/* ---- all of them ---- */

/* Before anything was received nothing can be asked, agreed or decided. */
static bool
too_early(struct play *p, const struct procedure_event *e)
{
    if (e->kind == EVENT_HEARING || e->kind == EVENT_PAUSED || e->kind == EVENT_TALK)
        return false;
    if (p->ret->state != PROCEDURE_BEFORE)
        return false;
    play_note(p, e, true, S(""),
              T("Op {day} was er nog niets binnen. Kijk deze dag na, en de dag van ontvangst."));
    return true;
}

void
play_event(struct play *p, const struct procedure_event *e)
{
    switch (e->kind) {
    case EVENT_PUBLISHED:
    case EVENT_DATED:
    case EVENT_LETTER_CAME:
    case EVENT_BEHAVIOUR:
        return; /* about_read */
    case EVENT_RECEIVED:
    case EVENT_RECEIVED_ELSEWHERE:
        received(p, e);
        return;
    default:
        break;
    }
    if (too_early(p, e))
        return;
    switch (e->kind) {
    case EVENT_WITHDRAWN:
        withdrawn(p, e);
        break;
    case EVENT_TAKEN_BACK:
        taken_back(p, e);
        break;
    case EVENT_DECIDED:
        decided(p, e);
        break;
    case EVENT_EXCUSED:
    case EVENT_HEARING:
    case EVENT_TALK:
    case EVENT_DEFAULT_NOTICE:
    case EVENT_NOTICE_WITHDRAWN:
        break; /* play_end: they look at what all events together give */
    default:
        play_longer(p, e);
    }
}
