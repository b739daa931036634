/* procedure_longer.c - what makes the term to decide longer, each when it comes: a committee,
 * consent, postponement, requests to repair, pauses. What came after the end changes nothing. */
#include "law/procedure_play.h"

enum {
    POSTPONED_OBJECTION = 6,
    POSTPONED_COMPLAINT = 4,
    POSTPONED_APPLICATION = 26,
    LONG_DAYS = 366
};

static struct str
suspension_law(const struct play *p, const struct procedure_event *e)
{
    if (e->kind == EVENT_PAUSED || p->facts->kind == PROCEDURE_APPLICATION)
        return S("Awb art. 4:15");
    return S("Awb art. 7:10 lid 2");
}

/* Why it does not count, and would in another reading; empty when it does in none. */
static struct str
other_reading_why(const struct play *p, const struct procedure_event *e)
{
    static const struct str why[] = {
        [DECISION_SENT_LATEST] = T_INIT(
            "Dit is op {day}. Is de brief verstuurd op de datum die erop staat? Dan is {other} de "
            "laatste dag om te beslissen, en dan telt dit niet mee. Vul de dag van versturen in."),
        [DECISION_FROM_RECEIPT] =
            T_INIT("Dit is op {day}. Naar de letter van de wet is {other} de laatste dag om te "
                   "beslissen: dan telt dit niet mee. Telt de tijd pas vanaf de ontvangst van het "
                   "bezwaar? Dan telt het wel. Een mens kijkt daarnaar."),
        [DECISION_WITH_COMMITTEE] = T_INIT(
            "Dit is op {day}. Geeft de commissie geen extra tijd? Dan is {other} de laatste dag om "
            "te beslissen, en dan telt dit niet mee. Een mens kijkt daarnaar."),
    };
    for (int i = 0; i < DECISION_OTHER_COUNT; i++)
        if (p->others[i] != NULL && !play_left_out(p->others[i], e))
            return why[i];
    return S("");
}

/* Why what happened after the last day does not make it later. */
static struct str
too_late_why(const struct play *p, const struct procedure_event *e)
{
    const struct str other = other_reading_why(p, e);

    if (other.len > 0)
        return other;
    if (p->open_pause != NULL)
        return T("Dit is op {day}. Zonder de stilstand is {other} de laatste dag om te beslissen, "
                 "en dan telt dit niet mee. Vul het einde van de stilstand in: dan tellen wij "
                 "opnieuw.");
    if (e->day.day > p->facts->today.day)
        return T("Dit is op {day}. De laatste dag om te beslissen is {other}, dus eerder. Dan telt "
                 "dit niet mee.");
    if (e->kind == EVENT_COMMITTEE)
        return T("De commissie kwam op {day}. De tijd om te beslissen eindigde al op {other}. Dan "
                 "wordt die niet langer. Was de commissie er eerder? Verbeter dan de dag.");
    return T("Dit was op {day}. De tijd om te beslissen eindigde al op {other}. Dan telt dit niet "
             "meer mee.");
}

/* The term had ended, so it cannot grow any more. */
static bool
too_late(struct play *p, const struct procedure_event *e, struct str law)
{
    struct date last;

    if (!play_last(p, &last) || e->day.day <= last.day)
        return false;
    play_note(p, e, true, law, too_late_why(p, e))->other = last;
    return true;
}

/* ---- committee ---- */

/* The weeks of the law itself are over, and only because the resident agreed to wait or the
 * authority postponed there is still time: who agreed to one day did not agree to another. It can
 * be read as twelve weeks for whoever has a committee, so that is another reading. */
static bool
after_own_weeks(struct play *p, const struct procedure_event *e, struct str law)
{
    struct decision_facts own = p->decide;

    own.postponed_weeks = 0;
    own.agreed_until.known = false;
    if (!p->start_known || p->reads[DECISION_WITH_COMMITTEE])
        return false;
    const struct date last = decision_last(p->cal, &own);
    if (e->day.day <= last.day)
        return false;
    if (p->others[DECISION_WITH_COMMITTEE] == NULL)
        play_other(p, DECISION_WITH_COMMITTEE);
    play_note(p, e, true, law,
              T("De commissie kwam op {day}. Zonder uitstel was de tijd om te beslissen toen al "
                "voorbij, op {other}. Misschien geeft de commissie dan geen extra tijd: daarom "
                "rekenen wij zonder. Was de commissie er eerder? Verbeter dan de dag."))
        ->other = last;
    return true;
}

static void
committee(struct play *p, const struct procedure_event *e)
{
    bool complaint = p->facts->kind == PROCEDURE_COMPLAINT;
    struct str law = complaint ? S("Awb art. 9:15 lid 1") : S("Awb art. 7:13 lid 2");
    int weeks = complaint ? 10 : 12;

    if (p->decide.other_law)
        play_note(p, e, true, law,
                  T("De tijd om te beslissen staat in een andere wet. Een commissie maakt die niet "
                    "langer."));
    else if (p->decide.year_count > 0 && !p->decide.last_weeks)
        play_note(
            p, e, true, S("Gemeentewet art. 236 lid 2"),
            T("Bij belasting van de gemeente maakt een commissie de tijd om te beslissen niet "
              "langer."));
    else if (p->decide.length == weeks)
        play_note(p, e, true, law,
                  T("De tijd om te beslissen is al {n} weken. Deze melding verandert niets."))
            ->n = weeks;
    else if (!too_late(p, e, law) && !after_own_weeks(p, e, law))
        p->decide.length = weeks;
}

/* ---- consent ---- */

/* Whether a default notice came too early is judged on the day it came (Awb 4:17(3)): who consents
 * to wait after it takes nothing of it back. */
static bool
notice_came_before(const struct play *p, const struct procedure_event *e)
{
    struct date last;
    bool came = false;

    if (!play_last(p, &last))
        return false;
    for (size_t i = 0; i < p->count && p->events[i].day.day < e->day.day; i++) {
        const struct procedure_event *before = &p->events[i];
        if (before->form != FORM_WRITTEN)
            continue;
        if (before->kind == EVENT_DEFAULT_NOTICE)
            came |= before->day.day > last.day;
        else if (before->kind == EVENT_NOTICE_WITHDRAWN)
            came = false;
    }
    return came;
}

static void
doubtful(struct play *p, const struct procedure_event *e)
{
    bool later =
        !p->decide.doubtful_until.known || e->until.date.day > p->decide.doubtful_until.date.day;
    if (p->facts->kind == PROCEDURE_OBJECTION && later && !notice_came_before(p, e))
        p->decide.doubtful_until = e->until;
}

static void
consent(struct play *p, const struct procedure_event *e)
{
    bool complaint = p->facts->kind == PROCEDURE_COMPLAINT;
    struct str law = complaint ? S("Awb art. 9:11 lid 3") : S("Awb art. 7:10 lid 4");
    struct date last;

    if (!e->until.known) {
        play_note(p, e, true, law, T("Tot welke dag is uitstel goedgevonden? Vul die dag in."));
    } else if (e->form != FORM_WRITTEN) {
        play_note(p, e, true, law,
                  T("Uitstel telt pas als het op papier staat. Vraag een brief of een mail. Tot "
                    "dan houden wij de oude dag aan."));
        doubtful(p, e);
    } else if (too_late(p, e, law)) {
        doubtful(p, e);
    } else if (play_last(p, &last) && e->until.date.day <= last.day) {
        play_note(p, e, true, law,
                  T("Dit uitstel loopt tot {other}. Dat is niet later dan de laatste dag die al "
                    "gold. Er verandert niets."))
            ->other = e->until.date;
    } else if (!p->decide.agreed_until.known ||
               e->until.date.day > p->decide.agreed_until.date.day) {
        if (e->until.date.day > e->day.day + LONG_DAYS)
            play_note(p, e, false, law,
                      T("Dit uitstel duurt langer dan een jaar. Dat mag, als iedereen het wil. "
                        "Klopt de dag?"));
        p->decide.agreed_until = e->until;
        p->decide.agreed_on = (struct maybe_date){true, e->day};
        p->decide.postponed_after_weeks = 0;
    }
}

/* ---- postponed ---- */

/* An application: another term, told once, within the term without it (4:14(3)). */
static void
application_postponed(struct play *p, const struct procedure_event *e)
{
    struct str law = S("Awb art. 4:14 lid 3");

    if (decision_postponed_fault(&p->decide).len > 0)
        play_note(p, e, true, S("Awb art. 4:14 lid 1"), decision_postponed_fault(&p->decide));
    else if (p->named)
        play_note(p, e, true, law,
                  T("Er was al een nieuwe termijn genoemd. Een tweede bericht telt niet mee."));
    else if (e->until.known == (e->n > 0) || e->n < 0 || e->n > POSTPONED_APPLICATION)
        play_note(p, e, true, law,
                  T("Geef de nieuwe dag, of een aantal weken van 1 tot en met {n}."))
            ->n = POSTPONED_APPLICATION;
    else if (!too_late(p, e, law)) {
        struct date last;
        if (e->until.known && play_last(p, &last) && e->until.date.day <= last.day) {
            play_note(p, e, true, law,
                      T("De genoemde dag is {other}. Dat is niet later dan de laatste dag die al "
                        "gold. Er verandert niets."))
                ->other = e->until.date;
            return;
        }
        p->named = true;
        p->ret->postponed_event = e->number;
        p->ret->postponed_weeks = e->n;
        p->decide.postponed_weeks = e->n;
        p->decide.agreed_until = e->until;
        p->decide.agreed_on = (struct maybe_date){e->until.known, e->day};
    }
}

static void
postponed(struct play *p, const struct procedure_event *e)
{
    bool complaint = p->facts->kind == PROCEDURE_COMPLAINT;
    struct str law = complaint ? S("Awb art. 9:11 lid 2") : S("Awb art. 7:10 lid 3");
    int most = complaint ? POSTPONED_COMPLAINT : POSTPONED_OBJECTION;
    int left = most - p->decide.postponed_weeks;

    if (p->facts->kind == PROCEDURE_APPLICATION) {
        application_postponed(p, e);
        return;
    }
    if (e->n < 1) {
        play_note(p, e, true, law, T("Met hoeveel weken is uitgesteld? Vul een getal vanaf 1 in."));
    } else if (e->form != FORM_WRITTEN) {
        play_note(p, e, true, complaint ? law : S("Awb art. 7:10 lid 5"),
                  T("Uitstel moet de gemeente in een brief melden. Was er een brief? Vul dat in. "
                    "Anders telt het niet mee."));
    } else if (!too_late(p, e, law)) {
        int weeks = e->n < left ? e->n : left;
        if (weeks < e->n)
            play_note(p, e, true, law,
                      T("Samen mag het uitstel hoogstens {n} weken zijn. Wat daarboven komt, telt "
                        "niet mee. Langer kan alleen als u het goed vindt."))
                ->n = most;
        if (weeks > 0) {
            p->ret->postponed_event = e->number;
            p->ret->postponed_weeks = weeks;
        }
        p->decide.postponed_weeks += weeks;
        if (p->decide.agreed_on.known)
            p->decide.postponed_after_weeks += weeks;
    }
}

/* ---- standing still ---- */

static bool
stops_between(const struct play *p, struct date from, struct date until)
{
    for (size_t i = 0; i < p->decide.repair_count; i++)
        if (until.day > p->repairs[i].asked.day &&
            from.day < decision_repair_end(&p->repairs[i]).day)
            return true;
    for (size_t i = 0; i < p->decide.pause_count; i++)
        if (until.day >= p->pauses[i].from.day && from.day <= p->pauses[i].until.day)
            return true;
    return false;
}

/* Days that fall together count once; that is worth a word. */
static void
overlap_note(struct play *p, const struct procedure_event *e, struct date from, struct date until)
{
    if (until.day >= from.day && stops_between(p, from, until))
        play_note(p, e, false, suspension_law(p, e),
                  T("De tijd staat dan ook om iets anders stil. Dagen die samenvallen tellen een "
                    "keer."));
}

/* The first repair on or after the request. */
static const struct procedure_event *
answer_find(const struct play *p, const struct procedure_event *asked)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->events[i].kind == EVENT_REPAIRED && p->events[i].day.day >= asked->day.day)
            return &p->events[i];
    return NULL;
}

/* It stops no clock then; who does not answer can still lose (6:6). */
static bool
asked_too_late(struct play *p, const struct procedure_event *e, struct str law)
{
    struct date last;

    if (!play_last(p, &last) || e->day.day < last.day)
        return false;
    const struct str other = other_reading_why(p, e);
    play_note(p, e, true, law,
              other.len > 0
                  ? other
                  : T("Dit was op {day}. De tijd om te beslissen eindigde op {other}: die wordt "
                      "hierdoor niet langer. Aanvullen moet nog wel."))
        ->other = last;
    return true;
}

/* That a term must be given to repair. */
static struct str
repair_term_law(const struct play *p)
{
    return p->facts->kind == PROCEDURE_APPLICATION ? S("Awb art. 4:5 lid 1") : S("Awb art. 6:6");
}

static void
request_add(struct play *p, const struct procedure_event *e, const struct procedure_event *answer)
{
    struct decision_repair *r = &p->repairs[p->decide.repair_count];

    *r = (struct decision_repair){.asked = e->day, .until = e->until};
    if (answer != NULL)
        r->repaired = (struct maybe_date){true, answer->day};
    overlap_note(p, e, date_plus(e->day, 1), date_plus(decision_repair_end(r), -1));
    p->answers[p->decide.repair_count++] = answer;
}

static void
repair_asked(struct play *p, const struct procedure_event *e)
{
    struct str law = suspension_law(p, e);

    if (p->facts->kind == PROCEDURE_COMPLAINT) {
        play_note(p, e, true, S("Awb art. 9:11"),
                  T("Bij een klacht staat de tijd niet stil als er iets ontbreekt. Vraag zo nodig "
                    "op papier om uitstel."));
        return;
    }
    if (e->until.known && e->until.date.day < e->day.day) {
        play_note(
            p, e, true, law,
            T("De laatste dag om aan te vullen ligt voor het verzoek. Kijk beide datums na."));
        return;
    }
    if (asked_too_late(p, e, law))
        return;
    if (e->form == FORM_SPOKEN && p->facts->kind == PROCEDURE_OBJECTION)
        play_note(p, e, false, S("Awb art. 7:10 lid 5"),
                  T("De gemeente moet ook op papier melden dat de tijd stilstaat. Is dat gedaan?"));
    if (e->until.known)
        request_add(p, e, answer_find(p, e));
    else
        p->endless[p->endless_count++] = e;
}

/* Without a last day the term runs on until it is repaired: what had ended by then does not begin
 * again. */
static void
endless_repaired(struct play *p, const struct procedure_event *e)
{
    struct date last;
    const bool over = p->ret->ended.known || (play_last(p, &last) && e->day.day > last.day);

    if (over)
        return;
    for (size_t i = 0; i < p->endless_count; i++)
        request_add(p, p->endless[i], e);
    p->endless_count = 0;
}

static void
repaired(struct play *p, const struct procedure_event *e)
{
    const bool endless = p->endless_count > 0;

    endless_repaired(p, e);
    for (size_t i = 0; i < p->decide.repair_count; i++)
        if (p->answers[i] == e)
            return;
    play_note(p, e, true, suspension_law(p, e),
              endless ? T("Dit kwam op {day}, toen de tijd om te beslissen al voorbij was. In het "
                          "verzoek stond geen laatste dag. Daarom stond de tijd niet stil.")
                      : T("Er stond op {day} geen verzoek om aanvulling open. Dan staat de tijd "
                          "ook niet stil. Kijk de dag van het verzoek na."));
}

void
play_endless(struct play *p)
{
    for (size_t i = 0; i < p->endless_count; i++)
        play_note(p, p->endless[i], true, repair_term_law(p),
                  T("Op {day} is om aanvulling gevraagd, zonder laatste dag. Zo'n verzoek telt "
                    "niet: de tijd staat niet stil. Vraag het opnieuw met een laatste dag, of vul "
                    "de dag in die in de brief staat."));
}

/* Why such a pause does not count; empty when it can. */
static struct str
pause_fault(const struct play *p, const struct procedure_event *e)
{
    if (p->facts->kind == PROCEDURE_COMPLAINT)
        return T("Bij een klacht staat de tijd niet stil. Vraag zo nodig op papier om uitstel.");
    if (e->reason == PAUSE_NONE)
        return T("Waarom stond de tijd stil? Kies instemming, aanvrager, overmacht of buitenland.");
    if (e->until.known && e->until.date.day < e->day.day)
        return T("De laatste dag ligt voor de eerste. Kijk beide datums na.");
    if (e->reason == PAUSE_CONSENT && p->facts->kind == PROCEDURE_OBJECTION)
        return T("Bij bezwaar wordt uitstel afgesproken tot een dag. Vul dat in als instemming.");
    if (e->reason == PAUSE_CONSENT && !e->until.known)
        return T("Tot welke dag bent u akkoord met uitstel? Zonder die dag staat de tijd niet "
                 "stil. Vul hem in.");
    if (e->reason == PAUSE_CONSENT && e->form != FORM_WRITTEN)
        return T("Dat u akkoord bent met uitstel telt pas op papier. Vraag een brief of een mail.");
    return S("");
}

static void
paused(struct play *p, const struct procedure_event *e)
{
    struct str why = pause_fault(p, e);

    if (why.len > 0) {
        play_note(p, e, true, S("Awb art. 4:15"), why);
    } else if (!too_late(p, e, S("Awb art. 4:15"))) {
        if (!e->until.known) {
            if (p->open_pause == NULL)
                p->open_pause = e;
            return;
        }
        overlap_note(p, e, e->day, e->until.date);
        p->pauses[p->decide.pause_count++] =
            (struct decision_pause){e->reason, e->day, e->until.date};
    }
}

/* ---- all of them ---- */

/* An application has no committee and no agreed day; consent there is a pause (4:15(2)(a)). */
static bool
fits(struct play *p, const struct procedure_event *e)
{
    if (p->facts->kind != PROCEDURE_APPLICATION)
        return true;
    if (e->kind == EVENT_CONSENT)
        play_note(p, e, true, S("Awb art. 4:15 lid 2 onder a"),
                  T("Bij een aanvraag staat de tijd stil zolang u akkoord bent met uitstel. Vul "
                    "dat in als stilstand, met de eerste en de laatste dag."));
    else if (e->kind == EVENT_COMMITTEE)
        play_note(p, e, true, S("Awb art. 4:13"),
                  T("Een commissie maakt de tijd om te beslissen op een aanvraag niet langer."));
    else
        return true;
    return false;
}

void
play_longer(struct play *p, const struct procedure_event *e)
{
    if (!fits(p, e))
        return;
    if (p->ret->ended.known && e->kind != EVENT_REPAIRED) {
        play_note(p, e, true, S(""),
                  T("Dit kwam na het besluit of na het intrekken. Het telt niet mee."));
        return;
    }
    switch (e->kind) {
    case EVENT_COMMITTEE:
        committee(p, e);
        break;
    case EVENT_CONSENT:
        consent(p, e);
        break;
    case EVENT_POSTPONED:
        postponed(p, e);
        break;
    case EVENT_REPAIR_ASKED:
        repair_asked(p, e);
        break;
    case EVENT_REPAIRED:
        repaired(p, e);
        break;
    default:
        paused(p, e);
    }
}
