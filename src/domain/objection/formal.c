/* formal.c - what the formal road leaves on paper: the hearing, the advice, the decision in words.
 */
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/objection/count.h"

/* Awb 7:3; as reasons why nobody was heard. */
static const struct objection_code no_hearings[] = {
    {S_INIT("inadmissible"), T_INIT("Het bezwaar is kennelijk niet-ontvankelijk")},
    {S_INIT("unfounded"), T_INIT("Het bezwaar is kennelijk ongegrond")},
    {S_INIT("waived"), T_INIT("De inwoner zei dat een hoorzitting niet nodig is")},
    {S_INIT("no_answer"), T_INIT("De inwoner zei niet op tijd dat hij gehoord wil worden")},
    {S_INIT("met"), T_INIT("De inwoner krijgt helemaal gelijk")},
};
const struct objection_codes objection_no_hearings = {no_hearings,
                                                      sizeof no_hearings / sizeof *no_hearings};

/* Awb 9:10(2). */
static const struct objection_code unheard[] = {
    {S_INIT("unfounded"), T_INIT("De klacht is kennelijk ongegrond")},
    {S_INIT("waived"), T_INIT("De inwoner zei dat een gesprek niet nodig is")},
    {S_INIT("no_answer"), T_INIT("De inwoner zei niet op tijd dat hij gehoord wil worden")},
};
static const struct objection_codes complaint_unheard = {unheard, sizeof unheard / sizeof *unheard};

const struct objection_codes *
objection_no_hearings_of(bool complaint)
{
    return complaint ? &complaint_unheard : &objection_no_hearings;
}

void
formal_write(struct text *t, const struct objection_formal *formal)
{
    sealed_field_add(t, S("hearing"), formal->hearing.text);
    sealed_field_add(t, S("no_hearing"), formal->no_hearing);
    sealed_field_add(t, S("advice"), formal->advice.text);
    sealed_field_add(t, S("draft"), formal->outcome);
    sealed_field_add(t, S("reasons"), formal->reasons.text);
    sealed_field_add(t, S("costs"), formal->costs);
    sealed_field_add(t, S("court"), formal->court);
}

struct objection_formal
formal_read(struct arena *mem, struct str fields)
{
    return (struct objection_formal){
        .hearing = {sealed_field(mem, fields, S("hearing"))},
        .no_hearing = sealed_field(mem, fields, S("no_hearing")),
        .advice = {sealed_field(mem, fields, S("advice"))},
        .outcome = sealed_field(mem, fields, S("draft")),
        .reasons = {sealed_field(mem, fields, S("reasons"))},
        .costs = sealed_field(mem, fields, S("costs")),
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

static enum outcome
formal_check(struct cx *cx, const struct objection *o, const struct objection_formal *formal)
{
    if (formal->hearing.text.len && hearing_comes(cx, o))
        return fail_field(cx, "hearing",
                          "De hoorzitting moet nog komen. Klopt de dag niet? Verbeter die eerst.");
    if (formal->no_hearing.len &&
        objection_said(objection_no_hearings_of(o->dates->kind == PROCEDURE_COMPLAINT),
                       formal->no_hearing)
                .len == 0)
        return fail_field(cx, "no_hearing", "Kies uit de lijst waarom er geen hoorzitting was.");
    if (formal->no_hearing.len && formal->hearing.text.len)
        return fail_field(cx, "no_hearing",
                          "Er staat een verslag. Dan was er wel een hoorzitting.");
    if (formal->outcome.len && (objection_said(&objection_outcomes, formal->outcome).len == 0 ||
                                str_eq(formal->outcome, S("withdrawn"))))
        return fail_field(cx, "outcome", "Kies hoe er is beslist.");
    if (formal->costs.len && !is_amount(formal->costs))
        return fail_field(cx, "costs", "Schrijf het bedrag zo: 624 of 624,50.");
    return OK;
}

enum outcome
objection_formal_set(struct cx *cx, struct question_id id, const struct objection_formal *formal)
{
    struct objection o;
    struct bytes sealed;

    TRY(objection_open(cx, id, &o));
    if (o.application)
        return NOT_FOUND;
    TRY(formal_check(cx, &o, formal));
    o.story.formal = *formal;
    TRY(question_seal(cx, id, story_write(cx, &o.story), &sealed));
    return sql_procedure_set_sealed(cx, id.municipality, id.question, sealed);
}
