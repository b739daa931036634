/* application.c - the term of an application, the talk before deciding, and the no without one. */
#include "domain/objection/application.h"

#include "domain/intake/hand_over.h"
#include "domain/intake/question_seal.h"
#include "domain/objection/count.h"
#include "law/decrees.h"

/* clang-format off */
#define CODES(list) {list, sizeof list / sizeof *list}
/* clang-format on */

static const struct objection_code terms[] = {
    {S_INIT("awb"), T_INIT("Acht weken: er is geen andere wet (Awb 4:13)")},
    {S_INIT("wmo"), T_INIT("Twee weken: een aanvraag van de Wmo 2015 (artikel 2.3.5)")},
    {S_INIT("other"), T_INIT("Een termijn van een andere wet. Vul die hieronder in")},
};
static const struct objection_code units[] = {
    {S_INIT("weeks"), T_INIT("Weken")},
    {S_INIT("months"), T_INIT("Maanden")},
};
static const struct objection_code outcomes[] = {
    {S_INIT("granted"), T_INIT("Toegekend")},
    {S_INIT("granted_partly"), T_INIT("Deels toegekend")},
    {S_INIT("refused"), T_INIT("Afgewezen")},
    {S_INIT("not_handled"), T_INIT("Niet in behandeling genomen: er miste iets (Awb 4:5)")},
};
static const struct objection_code pauses[] = {
    {S_INIT("instemming"), T_INIT("De inwoner vindt wachten goed, op papier")},
    {S_INIT("aanvrager"), T_INIT("De vertraging komt door de inwoner")},
    {S_INIT("overmacht"), T_INIT("Overmacht")},
    {S_INIT("buitenland"), T_INIT("Informatie uit het buitenland")},
};
static const struct objection_code hows[] = {
    {S_INIT("phone"), T_INIT("Aan de telefoon")},
    {S_INIT("desk"), T_INIT("Bij ons aan de balie")},
    {S_INIT("home"), T_INIT("Thuis bij de inwoner")},
};
static const struct objection_code results[] = {
    {S_INIT("other_help"), T_INIT("Er komt andere hulp dan gevraagd")},
    {S_INIT("changed"), T_INIT("De aanvraag is veranderd")},
    {S_INIT("solved"), T_INIT("Het is anders opgelost. De inwoner trekt de aanvraag in")},
    {S_INIT("papers"), T_INIT("De papieren zijn nu compleet")},
    {S_INIT("explained"), T_INIT("De beslissing is vooraf uitgelegd")},
    {S_INIT("nothing"), T_INIT("Er veranderde niets")},
};
static const struct objection_code silences[] = {
    {S_INIT("no_wish"), T_INIT("De inwoner wil geen gesprek")},
    {S_INIT("not_reached"), T_INIT("Wij konden de inwoner niet bereiken")},
    {S_INIT("no_time"), T_INIT("De laatste dag om te beslissen is er al")},
    {S_INIT("elsewhere"), T_INIT("Een collega sprak de inwoner al hierover")},
    {S_INIT("other"), T_INIT("Een andere reden")},
};
const struct objection_codes application_terms = CODES(terms);
const struct objection_codes application_units = CODES(units);
const struct objection_codes application_outcomes = CODES(outcomes);
const struct objection_codes application_pauses = CODES(pauses);
const struct objection_codes application_hows = CODES(hows);
const struct objection_codes application_results = CODES(results);
const struct objection_codes application_silences = CODES(silences);

/* ---- the term ---- */

static enum outcome
typed_term(struct cx *cx, const struct objection_letter *letter, struct application_term *ret)
{
    enum { WEEKS_MOST = 104, MONTHS_MOST = 24 };
    const bool months = str_eq(letter->term_unit, S("months"));

    if (!months && !str_eq(letter->term_unit, S("weeks")))
        return fail_field(cx, "term_unit", "Kies weken of maanden.");
    if (letter->term_length < 1 || letter->term_length > (months ? MONTHS_MOST : WEEKS_MOST))
        return fail_field(cx, "term_length",
                          "Vul in hoeveel weken of maanden die wet geeft, bijvoorbeeld 13.");
    if (str_trim(letter->term_source).len == 0)
        return fail_field(
            cx, "term_source",
            "Vul in welke wet dat is, met het artikel. Dan kan een ander het nakijken.");
    *ret = (struct application_term){letter->term_length, letter->term_unit,
                                     str_trim(letter->term_source)};
    return OK;
}

enum outcome
application_term_of(struct cx *cx, const struct objection_letter *letter,
                    struct application_term *ret)
{
    const bool wmo = str_eq(letter->law, S("wmo"));
    struct law_term row;

    *ret = (struct application_term){.unit = S(""), .source = S("")};
    if (letter->kind != PROCEDURE_APPLICATION)
        return OK;
    if (str_eq(letter->term, S("other")))
        return typed_term(cx, letter, ret);
    if (str_eq(letter->term, S("awb")) && !wmo)
        return OK;
    if (str_eq(letter->term, S("awb")))
        return fail_field(
            cx, "term",
            "Voor een aanvraag van de Wmo 2015 staat de termijn in die wet. Kies twee "
            "weken, of vul een andere termijn in met het artikel.");
    if (!str_eq(letter->term, S("wmo")))
        return fail_field(cx, "term", "Kies hoeveel tijd er is om te beslissen.");
    if (!wmo)
        return fail_field(cx, "term",
                          "Deze termijn is van de Wmo 2015. Kijk na om welke wet het "
                          "gaat.");
    TRY(law_term_get(cx, S("wmo_decision"), letter->received.date, S("received"), &row));
    check(row.unit == TERM_WEEKS);
    *ret = (struct application_term){row.length, S("weeks"), row.law};
    return OK;
}

/* ---- the talk ---- */

static enum outcome
application_open(struct cx *cx, struct question_id id, struct objection *ret)
{
    TRY(objection_open(cx, id, ret));
    return ret->application ? OK : fail(cx, NOT_FOUND, "Dit is geen aanvraag.");
}

/* Counted again, and open pages of both sides hear of it. */
static enum outcome
counted(struct cx *cx, const struct objection *o)
{
    TRY(objection_recount(cx, o->state.id));
    return question_tell(cx, o->state.id, o->state.organisation, o->state.organisation);
}

enum outcome
application_plan(struct cx *cx, struct question_id id, const struct application_talk *talk)
{
    enum { A_YEAR = 366 };
    const struct date today = date_in_amsterdam(cx->now_ms);
    struct objection o;
    struct bytes sealed;

    TRY(application_open(cx, id, &o));
    if (!talk->day.known || talk->day.date.day < today.day ||
        talk->day.date.day > today.day + A_YEAR)
        return fail_field(cx, "talk_day", "Vul in op welke dag u praat: vandaag of later.");
    if (objection_said(&application_hows, talk->how).len == 0)
        return fail_field(cx, "talk_how", "Kies hoe u praat.");
    o.story.who = (struct personal){str_trim(talk->who)};
    o.story.beside = (struct personal){str_trim(talk->beside)};
    TRY(question_seal(cx, id, story_write(cx, &o.story), &sealed));
    TRY(sql_procedure_set_sealed(cx, id.municipality, id.question, sealed));
    const struct procedure_event_row row = {.kind = procedure_event_code(EVENT_TALK),
                                            .day = today.day,
                                            .until_day = talk->day.date.day,
                                            .n = talk->minutes,
                                            .code = talk->how,
                                            .replaces = o.plan ? o.plan->number : 0};
    TRY(event_row_add(cx, id, &o.events, &row));
    TRY(question_mail(cx, &o.state));
    return counted(cx, &o);
}

enum outcome
application_talked(struct cx *cx, struct question_id id, struct str came, struct maybe_date day)
{
    struct objection o;

    TRY(application_open(cx, id, &o));
    if (objection_said(&application_results, came).len == 0)
        return fail_field(cx, "came", "Kies wat er van het gesprek kwam.");
    TRY(day_needed(cx, S("came_day"), day));
    const struct procedure_event_row row = {
        .kind = EVENT_TALKED, .day = day.date.day, .code = came};
    TRY(event_row_add(cx, id, &o.events, &row));
    return counted(cx, &o);
}

enum outcome
application_call_wish(struct cx *cx, struct question_id id, bool no_call)
{
    struct objection o;

    check(cx->who.professional == 0);
    TRY(objection_for_resident(cx, id, &o));
    if (!o.application)
        return fail(cx, NOT_FOUND, "Dit is geen aanvraag.");
    if (!str_eq(o.row.state, S("open")))
        return fail(cx, CONFLICT, "Dit is al klaar. Wilt u iets vragen? Schrijf ons of bel ons.");
    if (o.no_call == no_call)
        return OK;
    const struct procedure_event_row row = {.kind = EVENT_CALL_WISH,
                                            .day = date_in_amsterdam(cx->now_ms).day,
                                            .n = no_call,
                                            .code = S("")};
    TRY(event_row_add(cx, id, &o.events, &row));
    TRY(question_happened(cx, id, no_call ? S("no_call") : S("call_again"), S(""),
                          o.state.organisation, S("")));
    return counted(cx, &o);
}

/* ---- deciding ---- */

static bool
says_no(struct str outcome)
{
    return str_eq(outcome, S("refused")) || str_eq(outcome, S("granted_partly")) ||
           str_eq(outcome, S("not_handled"));
}

enum { NOT_HANDLED_DAYS = 28 };

/* Somebody asked for what was missing, the last day for it is over, and that was less than four
 * weeks ago (Awb 4:5(1) and (4)). */
static enum outcome
completion_passed(struct cx *cx, const struct objection *o, struct date day)
{
    int64_t last = 0;

    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(EVENT_REPAIR_ASKED)) &&
            o->valid.at[i].until_day > last)
            last = o->valid.at[i].until_day;
    if (last == 0 || last >= day.day)
        return fail_field(cx, "outcome",
                          "Vraag de inwoner eerst om de aanvraag aan te vullen, tot een dag die "
                          "voorbij is (Awb 4:5). Schrijf dat op.");
    const struct calendar calendar = calendar_of(cx);
    if (day.day > term_extended_day(&calendar, (struct date){(int32_t)last + NOT_HANDLED_DAYS}).day)
        return fail_field(cx, "outcome",
                          "Niet in behandeling nemen kan tot vier weken na de dag om aan te vullen "
                          "(Awb 4:5). Die zijn voorbij. Beslis nu op de aanvraag zelf.");
    return OK;
}

enum outcome
application_may_decide(struct cx *cx, const struct objection *o, struct str outcome,
                       struct date day, struct str silence)
{
    if (str_eq(outcome, S("not_handled")))
        TRY(completion_passed(cx, o, day));
    if (!says_no(outcome) || o->spoken)
        return OK;
    if (objection_said(&application_silences, silence).len == 0)
        return fail_field(cx, "no_talk",
                          "Sprak u de inwoner al? Schrijf het gesprek dan eerst op. Was er geen "
                          "gesprek? Kies waarom. Dan kunt u verder.");
    const struct procedure_event_row row = {
        .kind = EVENT_NO_TALK, .day = date_in_amsterdam(cx->now_ms).day, .code = silence};
    return event_row_add(cx, o->state.id, &o->events, &row);
}

int64_t
application_keep_years(struct str law, struct str outcome)
{
    enum { NOT_HANDLED = 1, REFUSED = 5, DEBTS = 5, GIVEN = 10, WMO = 15, YOUTH = 20 };

    if (str_eq(outcome, S("not_handled")))
        return NOT_HANDLED;
    if (str_eq(outcome, S("refused")))
        return REFUSED;
    if (str_eq(law, S("wgs")))
        return DEBTS;
    return str_eq(law, S("wmo")) ? WMO : str_eq(law, S("jw")) ? YOUTH : GIVEN;
}

struct str
application_learned(const struct objection *o)
{
    if (!o->application)
        return S("");
    if (o->came.len)
        return o->came;
    if (o->spoken)
        return S("spoke");
    return says_no(o->row.outcome) ? S("refused_none") : S("none");
}
