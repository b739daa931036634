/* formal.c - what the formal road leaves on paper: the hearing, the advice, the decision in words.
 */
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/objection/count.h"
#include "law/decrees.h"

/* clang-format off */
#define CODES(list) {list, sizeof list / sizeof *list}
/* clang-format on */

/* Awb 7:3 a to e; before them what holds for a tax only: who asks for it is heard (AWR 25(1)). */
static const struct objection_code no_hearings[] = {
    {S_INIT("not_asked"), T_INIT("De inwoner vroeg niet om gehoord te worden (AWR 25)")},
    {S_INIT("inadmissible"), T_INIT("Het bezwaar is kennelijk niet-ontvankelijk (a)")},
    {S_INIT("unfounded"), T_INIT("Het bezwaar is kennelijk ongegrond (b)")},
    {S_INIT("waived"), T_INIT("De inwoner zei dat hij niet gehoord wil worden (c)")},
    {S_INIT("no_answer"),
     T_INIT("De inwoner zei niet binnen de tijd die wij gaven dat hij gehoord wil worden (d)")},
    {S_INIT("met"), T_INIT("De inwoner krijgt helemaal gelijk, en niemand anders kan daar nadeel "
                           "van hebben (e)")},
};
/* Awb 9:10(2). */
static const struct objection_code complaint_no_hearings[] = {
    {S_INIT("unfounded"), T_INIT("De klacht is kennelijk ongegrond")},
    {S_INIT("waived"), T_INIT("De inwoner zei dat een gesprek niet nodig is")},
    {S_INIT("no_answer"), T_INIT("De inwoner zei niet op tijd dat hij gehoord wil worden")},
};

static const struct objection_code grounds[] = {
    {S_INIT("late"), T_INIT("Te laat, en zonder goede reden (Awb 6:7 en 6:11)")},
    {S_INIT("repair"), T_INIT("Niet aangevuld in de tijd die daarvoor was (Awb 6:6)")},
    {S_INIT("party"), T_INIT("Van iemand zonder eigen belang bij het besluit (Awb 1:2)")},
    {S_INIT("decision"), T_INIT("Het gaat niet over een besluit (Awb 1:3)")},
    {S_INIT("other"), T_INIT("Iets anders in de wet: dat staat bij Waarom")},
};
/* Awb 9:8(1) a to f and (2): on no other ground a complaint is left. */
static const struct objection_code complaint_grounds[] = {
    {S_INIT("again"), T_INIT("Over hetzelfde is al een klacht behandeld (Awb 9:8 lid 1 onder a)")},
    {S_INIT("year"), T_INIT("Het gebeurde meer dan een jaar voor de klacht (lid 1 onder b)")},
    {S_INIT("objection"), T_INIT("De inwoner kon bezwaar maken (lid 1 onder c)")},
    {S_INIT("appeal"), T_INIT("De inwoner kan of kon in beroep, en het gaat niet over te laat "
                              "beslissen (lid 1 onder d)")},
    {S_INIT("court"),
     T_INIT("Er loopt of liep een zaak over bij een ander gerecht (lid 1 onder e)")},
    {S_INIT("criminal"), T_INIT("Het hoort bij een strafzaak die loopt (lid 1 onder f)")},
    {S_INIT("weight"), T_INIT("Het belang of het gewicht is duidelijk te klein (lid 2)")},
};

const struct objection_codes *
objection_grounds_of(enum procedure_kind kind)
{
    static const struct objection_codes of_complaint = CODES(complaint_grounds);
    static const struct objection_codes of_objection = CODES(grounds);

    return kind == PROCEDURE_COMPLAINT ? &of_complaint : &of_objection;
}

const struct objection_codes *
objection_no_hearings_of(const struct objection *o)
{
    static const struct objection_codes of_tax = CODES(no_hearings);
    static const struct objection_codes of_decision = {
        no_hearings + 1, sizeof no_hearings / sizeof *no_hearings - 1};
    static const struct objection_codes of_complaint = CODES(complaint_no_hearings);

    if (o->dates->kind == PROCEDURE_COMPLAINT)
        return &of_complaint;
    return o->tax ? &of_tax : &of_decision;
}

void
formal_write(struct text *t, const struct objection_formal *formal)
{
    sealed_field_add(t, S("hearing"), formal->hearing.text);
    sealed_field_add(t, S("no_hearing"), formal->no_hearing);
    sealed_field_add(t, S("ground"), formal->ground);
    sealed_field_add(t, S("advice"), formal->advice.text);
    sealed_field_add(t, S("draft"), formal->outcome);
    sealed_field_add(t, S("reasons"), formal->reasons.text);
    sealed_field_add(t, S("costs_asked"), formal->asked);
    sealed_field_add(t, S("costs_fault"), formal->fault ? S("yes") : S(""));
    sealed_field_add(t, S("costs"), formal->costs);
    sealed_field_add(t, S("costs_lawyer"), formal->to_lawyer ? S("yes") : S(""));
    sealed_field_add(t, S("court"), formal->court);
}

struct objection_formal
formal_read(struct arena *mem, struct str fields)
{
    return (struct objection_formal){
        .hearing = {sealed_field(mem, fields, S("hearing"))},
        .no_hearing = sealed_field(mem, fields, S("no_hearing")),
        .ground = sealed_field(mem, fields, S("ground")),
        .advice = {sealed_field(mem, fields, S("advice"))},
        .outcome = sealed_field(mem, fields, S("draft")),
        .reasons = {sealed_field(mem, fields, S("reasons"))},
        .asked = sealed_field(mem, fields, S("costs_asked")),
        .fault = sealed_field(mem, fields, S("costs_fault")).len > 0,
        .costs = sealed_field(mem, fields, S("costs")),
        .to_lawyer = sealed_field(mem, fields, S("costs_lawyer")).len > 0,
        .court = sealed_field(mem, fields, S("court")),
    };
}

/* Whole euros, or euros and cents: "624", "624,50". */
static bool
is_amount(struct str costs)
{
    struct str rest = costs, euros;
    int64_t number;

    return str_cut(&rest, ',', &euros) && str_int(euros, &number) && number >= 0 &&
           (rest.len == 0 || (rest.len == 2 && str_int(rest, &number) && number >= 0));
}

/* Is the last hearing that was written down still to come? */
static bool
hearing_comes(const struct cx *cx, const struct objection *o)
{
    int64_t day = 0;

    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(EVENT_HEARING)))
            day = o->valid.at[i].day > day ? o->valid.at[i].day : day;
    return day > date_in_amsterdam(cx->now_ms).day;
}

/* Some reasons not to hear go with one outcome only. */
static bool
ground_fits(struct str ground, struct str outcome)
{
    if (str_eq(ground, S("inadmissible")))
        return str_eq(outcome, ground);
    if (str_eq(ground, S("unfounded")))
        return str_eq(outcome, S("rejected"));
    return !str_eq(ground, S("met")) || str_eq(outcome, S("upheld")) ||
           str_eq(outcome, S("new_decision"));
}

static enum outcome
hearing_check(struct cx *cx, const struct objection *o, const struct objection_formal *formal)
{
    if (formal->hearing.text.len && hearing_comes(cx, o))
        return fail_field(cx, "hearing",
                          "De hoorzitting moet nog komen. Klopt de dag niet? Verbeter die eerst.");
    if (formal->no_hearing.len == 0)
        return OK;
    if (objection_said(objection_no_hearings_of(o), formal->no_hearing).len == 0)
        return fail_field(cx, "no_hearing", "Kies uit de lijst waarom er geen hoorzitting was.");
    if (formal->hearing.text.len)
        return fail_field(cx, "no_hearing",
                          "Er staat een verslag. Dan was er wel een hoorzitting.");
    if (formal->outcome.len && !ground_fits(formal->no_hearing, formal->outcome))
        return fail_field(cx, "no_hearing",
                          "Deze reden past niet bij hoe u beslist. Kies een andere, of hoor de "
                          "inwoner.");
    return OK;
}

static bool
answered_in_time(const struct objection *o, const struct procedure_event_row *asked)
{
    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_REPAIRED)) && row->day >= asked->day &&
            row->day <= asked->until_day)
            return true;
    }
    return false;
}

/* The request to repair whose last day comes last; NULL: none. */
static const struct procedure_event_row *
repair_asked(const struct objection *o)
{
    const struct procedure_event_row *asked = NULL;

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_REPAIR_ASKED)) && row->until_day &&
            (asked == NULL || row->until_day >= asked->until_day))
            asked = row;
    }
    return asked;
}

/* Did its last day pass without an answer (Awb 6:6)? What the resident wrote in that time may be
 * the answer: somebody says so first, or hears them. */
static enum outcome
not_repaired(struct cx *cx, const struct objection *o)
{
    const struct procedure_event_row *asked = repair_asked(o);
    bool wrote;

    if (!asked || asked->until_day >= date_in_amsterdam(cx->now_ms).day ||
        answered_in_time(o, asked))
        return fail_field(cx, "ground",
                          "Vraag de inwoner eerst om aan te vullen, met een laatste dag, en wacht "
                          "die dag af (Awb 6:6). Schrijf dat op bij het bezwaar.");
    TRY(sql_procedure_written_since(cx, o->state.id.municipality, o->state.id.question,
                                    amsterdam_ms((struct date){(int32_t)asked->day}, 0),
                                    amsterdam_ms((struct date){(int32_t)asked->until_day + 1}, 0),
                                    &wrote));
    if (wrote)
        return fail_field(cx, "ground",
                          "De inwoner schreef in die tijd nog een bericht. Lees het. Is het een "
                          "aanvulling? Schrijf die dan op. Zo niet: kies een andere reden, of hoor "
                          "de inwoner (Awb 7:3).");
    return OK;
}

static bool
answered_since(const struct objection *o, const struct procedure_event_row *asked)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(EVENT_REPAIRED)) &&
            o->valid.at[i].day >= asked->day)
            return true;
    return false;
}

struct maybe_date
objection_repair_runs(const struct cx *cx, const struct objection *o)
{
    int64_t until = 0;

    for (size_t i = 0; i < o->valid.count; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_REPAIR_ASKED)) && row->until_day > until &&
            !answered_since(o, row))
            until = row->until_day;
    }
    return (struct maybe_date){until >= date_in_amsterdam(cx->now_ms).day, {(int32_t)until}};
}

enum outcome
repair_runs_check(struct cx *cx, const struct objection *o, const struct objection_ending *ending)
{
    const struct maybe_date until = objection_repair_runs(cx, o);

    if (!until.known || ending->repairing == until.date.day)
        return OK;
    return fail_field(cx, "repairing",
                      "De inwoner mag nog aanvullen, en die tijd is niet om. Lees het bij Er is "
                      "beslist.");
}

/* What the dates say themselves, whether somebody was heard or not. */
static enum outcome
ground_possible(struct cx *cx, const struct objection *o, struct str ground)
{
    if (str_eq(ground, S("late")) && o->dates->in_time == VERDICT_YES)
        return fail_field(cx, "ground",
                          "Volgens de datums kwam het bezwaar op tijd. Kies een andere reden, of "
                          "verbeter eerst de datum die niet klopt.");
    if (str_eq(ground, S("late")) && o->dates->excused)
        return fail_field(cx, "ground",
                          "Er staat dat er een goede reden was waarom het bezwaar te laat kwam "
                          "(Awb 6:11). Kies een andere reden, of verbeter dat eerst.");
    return str_eq(ground, S("repair")) ? not_repaired(cx, o) : OK;
}

/* Of what was sent on nobody can say that it was too late without the day on which the other body
 * had it (Awb 6:15(3)); that somebody was heard does not tell it. */
static enum outcome
first_needed(struct cx *cx, const struct objection *o, struct str ground)
{
    const struct procedure_event_row *received = objection_last_event(o, EVENT_RECEIVED);

    if (!str_eq(ground, S("late")) || !received || !str_eq(received->code, S("doorgestuurd")) ||
        objection_first_known(o))
        return OK;
    return fail_field(cx, "ground",
                      "Een ander stuurde dit door. De dag waarop die het kreeg, telt (Awb 6:15). "
                      "Schrijf die dag eerst op, bij Wat er is gebeurd.");
}

struct date
complaint_refuse_by(const struct cx *cx, const struct objection *o)
{
    enum { FOUR_WEEKS_DAYS = 28 };
    const struct calendar calendar = calendar_of(cx);

    return term_extended_day(&calendar,
                             (struct date){(int32_t)o->row.received_day + FOUR_WEEKS_DAYS});
}

/* Why a complaint is left, and that it is said in time (Awb 9:8). Later it can still be, but the
 * resident waited in vain: who ends it says that they know. */
static enum outcome
complaint_ground_check(struct cx *cx, const struct objection *o, struct str ground,
                       const struct objection_ending *ending)
{
    if (!str_eq(ending->outcome, S("inadmissible")))
        return OK;
    if (ground.len == 0)
        return fail_field(cx, "ground",
                          "Waarom behandelt u de klacht niet? Kies de reden. De wet noemt ze "
                          "allemaal (Awb 9:8). Past er geen? Behandel de klacht.");
    if (ending->day.date.day > complaint_refuse_by(cx, o).day && !ending->four_weeks)
        return fail_field(cx, "four_weeks",
                          "De inwoner moest dit binnen vier weken na de klacht horen. Die zijn "
                          "voorbij. Lees het bij Er is beslist.");
    return OK;
}

/* Not to admit it without having heard anybody, because that is clear at once (Awb 7:3 under a), is
 * for what nobody can doubt. Who did not want to be heard (7:3 under c, d) is not asked for that.
 */
static enum outcome
ground_check(struct cx *cx, const struct objection *o, const struct objection_formal *formal)
{
    if (o->dates->kind != PROCEDURE_OBJECTION || !str_eq(formal->outcome, S("inadmissible")))
        return OK;
    TRY(first_needed(cx, o, formal->ground));
    if (formal->hearing.text.len)
        return OK;
    TRY(ground_possible(cx, o, formal->ground));
    if (!str_eq(formal->no_hearing, S("inadmissible")))
        return OK;
    if (objection_said(objection_grounds_of(o->dates->kind), formal->ground).len == 0)
        return fail_field(cx, "ground",
                          "Waarom is het bezwaar niet-ontvankelijk? Kies de reden. Zonder "
                          "hoorzitting moet die meteen duidelijk zijn (Awb 7:3).");
    if (str_eq(formal->ground, S("late")) && o->dates->in_time != VERDICT_NO)
        return fail_field(cx, "ground",
                          "Het is niet zeker dat het bezwaar te laat kwam. Zoek eerst uit wat niet "
                          "bekend is, of hoor de inwoner (Awb 7:3).");
    return OK;
}

/* Awb 7:15(2) and (3). */
static enum outcome
costs_check(struct cx *cx, const struct objection_formal *formal)
{
    const bool stays =
        str_eq(formal->outcome, S("rejected")) || str_eq(formal->outcome, S("inadmissible"));
    const bool asked = str_eq(formal->asked, S("yes"));

    if (formal->asked.len && !asked && !str_eq(formal->asked, S("no")))
        return fail_field(cx, "costs_asked", "Kies of de inwoner om de kosten vroeg.");
    if (formal->costs.len && !is_amount(formal->costs))
        return fail_field(cx, "costs", "Schrijf het bedrag zo: 624 of 624,50.");
    if (formal->costs.len && !asked)
        return fail_field(cx, "costs_asked",
                          "Kosten betaalt u alleen als de inwoner erom vroeg voordat u besliste.");
    if (formal->costs.len && (stays || !formal->fault))
        return fail_field(cx, "costs_fault",
                          "Kosten betaalt u alleen als het besluit niet blijft, door een fout van "
                          "ons.");
    if (asked && formal->fault && !stays && formal->outcome.len && formal->costs.len == 0)
        return fail_field(cx, "costs", "De inwoner vroeg om de kosten. Vul in hoeveel u betaalt.");
    return OK;
}

static enum outcome
formal_check(struct cx *cx, const struct objection *o, const struct objection_formal *formal)
{
    TRY(hearing_check(cx, o, formal));
    if (formal->outcome.len && (objection_said(&objection_outcomes, formal->outcome).len == 0 ||
                                str_eq(formal->outcome, S("withdrawn"))))
        return fail_field(cx, "outcome", "Kies hoe er is beslist.");
    if (formal->ground.len &&
        objection_said(objection_grounds_of(o->dates->kind), formal->ground).len == 0)
        return fail_field(cx, "ground", "Kies de reden uit de lijst.");
    return costs_check(cx, formal);
}

static enum outcome
formal_store(struct cx *cx, const struct objection *o, const struct objection_formal *formal)
{
    const struct question_id id = o->state.id;
    struct objection_story story = o->story;
    struct bytes sealed;

    story.formal = *formal;
    TRY(question_seal(cx, id, story_write(cx, &story), &sealed));
    TRY(sql_procedure_set_sealed(cx, id.municipality, id.question, sealed));
    return court_remember(cx, id.municipality, formal->court);
}

/* A complaint that was solved together (Awb 9:5) or not handled (9:8) asks for no hearing. */
static bool
must_be_heard(const struct objection *o, struct str outcome)
{
    return o->dates->kind != PROCEDURE_COMPLAINT ||
           !(str_eq(outcome, S("new_decision")) || str_eq(outcome, S("inadmissible")));
}

enum outcome
formal_complete(struct cx *cx, const struct objection *o, const struct objection_ending *ending)
{
    struct objection_formal formal = o->story.formal;

    formal.outcome = ending->outcome;
    if (ending->reasons.text.len)
        formal.reasons = ending->reasons;
    if (ending->court.len)
        formal.court = ending->court;
    if (ending->no_hearing.len)
        formal.no_hearing = ending->no_hearing;
    if (ending->ground.len)
        formal.ground = ending->ground;
    TRY(formal_check(cx, o, &formal));
    if (formal.reasons.text.len == 0)
        return fail_field(cx, "reasons",
                          "Schrijf eerst waarom, in gewone woorden. Zonder redenen is er geen "
                          "brief.");
    if (formal.court.len == 0 && o->dates->kind == PROCEDURE_OBJECTION)
        return fail_field(cx, "court",
                          "Schrijf eerst bij welke rechtbank beroep kan. Dat staat in de brief.");
    if (formal.hearing.text.len == 0 && formal.no_hearing.len == 0 &&
        must_be_heard(o, ending->outcome))
        return fail_field(cx, "no_hearing",
                          "Was er een hoorzitting? Schrijf dan eerst het verslag. Was er geen? "
                          "Kies waarom niet.");
    TRY(ground_check(cx, o, &formal));
    if (o->dates->kind == PROCEDURE_COMPLAINT)
        TRY(complaint_ground_check(cx, o, formal.ground, ending));
    return formal_store(cx, o, &formal);
}

enum outcome
objection_formal_set(struct cx *cx, struct question_id id, const struct objection_formal *formal)
{
    struct objection o;

    TRY(objection_open(cx, id, &o));
    if (o.application)
        return NOT_FOUND;
    TRY(formal_check(cx, &o, formal));
    return formal_store(cx, &o, formal);
}
