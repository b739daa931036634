/* rules_procedure.c - a procedure from JSON: what it is about, and its events in any order. */
#include "law/rules.h"

#include "law/procedure.h"

/* ---- a word for each choice ---- */

static enum outcome
kind_read(struct cx *cx, const struct json *facts, enum procedure_kind *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("soort"), &text));
    for (int kind = 0; kind < PROCEDURE_KIND_COUNT; kind++) {
        if (str_eq(procedure_kind_code((enum procedure_kind)kind), text)) {
            *ret = (enum procedure_kind)kind;
            return OK;
        }
    }
    return fail_field(cx, "soort", "Kies bezwaar, aanvraag of klacht.");
}

static enum outcome
matter_read(struct cx *cx, const struct json *facts, enum objection_kind *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("onderwerp"), &text));
    *ret = OBJECTION_DECISION;
    if (text.len == 0)
        return OK;
    for (int kind = 0; kind < OBJECTION_KIND_COUNT; kind++) {
        if (str_eq(objection_kind_code((enum objection_kind)kind), text)) {
            *ret = (enum objection_kind)kind;
            return OK;
        }
    }
    return fail_field(cx, "onderwerp",
                      "Deze soort brief kennen wij niet, dus ook de termijn niet. Bel vandaag het "
                      "Juridisch Loket.");
}

static enum outcome
event_kind_read(struct cx *cx, const struct json *facts, enum procedure_event_kind *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("soort"), &text));
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        if (str_eq(procedure_event_code((enum procedure_event_kind)kind), text)) {
            *ret = (enum procedure_event_kind)kind;
            return OK;
        }
    }
    return fail_field(cx, "soort", "Deze soort gebeurtenis kennen wij niet. Is de naam goed?");
}

static enum outcome
reason_read(struct cx *cx, const struct json *facts, enum pause_reason *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("reden"), &text));
    for (int reason = 0; reason < PAUSE_COUNT; reason++) {
        if (str_eq(pause_reason_code((enum pause_reason)reason), text)) {
            *ret = (enum pause_reason)reason;
            return OK;
        }
    }
    return fail_field(cx, "reden",
                      "Waarom stond de tijd stil? Kies instemming, aanvrager, overmacht of "
                      "buitenland.");
}

static enum outcome
form_read(struct cx *cx, const struct json *facts, enum procedure_form *ret)
{
    struct str text;

    TRY(fact_text(cx, facts, S("vorm"), &text));
    for (int form = 0; form < FORM_COUNT; form++) {
        if (str_eq(procedure_form_code((enum procedure_form)form), text)) {
            *ret = (enum procedure_form)form;
            return OK;
        }
    }
    return fail_field(cx, "vorm", "Kies schriftelijk, hoorzitting of mondeling.");
}

/* ---- events ---- */

static enum outcome
event_read(struct cx *cx, const struct json *item, size_t place, struct procedure_event *ret)
{
    static const struct str names[] = {S_INIT("nummer"),   S_INIT("soort"), S_INIT("dag"),
                                       S_INIT("tot"),      S_INIT("weken"), S_INIT("wijze"),
                                       S_INIT("ter_post"), S_INIT("reden"), S_INIT("vorm")};
    struct procedure_event e = {0};
    int64_t weeks;

    TRY(facts_check(cx, item, (struct fact_names){sizeof names / sizeof names[0], names}));
    TRY(event_kind_read(cx, item, &e.kind));
    TRY(fact_number(cx, item, S("nummer"), (int64_t)place + 1, &e.number));
    TRY(fact_day_needed(cx, item, S("dag"), S(""), &e.day));
    TRY(fact_day(cx, item, S("tot"), S(""), &e.until));
    TRY(fact_number(cx, item, S("weken"), 0, &weeks));
    if (weeks < 0 || weeks > 104)
        return fail_with(cx, INVALID, T("Het aantal weken is 1 tot en met {n}."), S("weken"), 104);
    e.n = (int)weeks;
    TRY(objection_way_read(cx, item, &e.way));
    TRY(fact_day(cx, item, S("ter_post"), S(""), &e.posted));
    TRY(reason_read(cx, item, &e.reason));
    TRY(form_read(cx, item, &e.form));
    *ret = e;
    return OK;
}

static enum outcome
events_read(struct cx *cx, const struct json *facts, struct procedure_facts *ret)
{
    const struct json *list = json_member(facts, S("gebeurtenissen"));

    if (list == NULL || list->is != JSON_IS_LIST)
        return fail_field(cx, "gebeurtenissen",
                          "Geef de gebeurtenissen als lijst, elk met soort en dag.");
    if (list->count > PROCEDURE_EVENTS_MAX)
        return fail_with(cx, INVALID, T("Dit zijn te veel gebeurtenissen. Het meeste is {n}."),
                         S("gebeurtenissen"), PROCEDURE_EVENTS_MAX);
    struct procedure_event *events = arena_new(cx->mem, struct procedure_event, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        TRY(event_read(cx, &list->items[i], i, &events[i]));
    ret->events = events;
    ret->count = list->count;
    return OK;
}

static enum outcome
length_read(struct cx *cx, const struct json *facts, struct procedure_facts *ret)
{
    int64_t weeks, months, applicants;

    TRY(fact_number(cx, facts, S("weken"), 0, &weeks));
    TRY(fact_number(cx, facts, S("maanden"), 0, &months));
    TRY(fact_number(cx, facts, S("aanvragers"), 1, &applicants));
    if (fact_given(facts, S("weken")) && fact_given(facts, S("maanden")))
        return fail_field(cx, "weken", "Geef weken of maanden, niet allebei.");
    if (fact_given(facts, S("weken")) && (weeks < 1 || weeks > 104))
        return fail_with(cx, INVALID, T("Het aantal weken is 1 tot en met {n}."), S("weken"), 104);
    if (fact_given(facts, S("maanden")) && (months < 1 || months > 24))
        return fail_with(cx, INVALID, T("Het aantal maanden is 1 tot en met {n}."), S("maanden"),
                         24);
    if (applicants < 1 || applicants > 1000)
        return fail_field(cx, "aanvragers", "Hoeveel mensen deden de aanvraag? Minstens 1.");
    ret->length = (int)(months > 0 ? months : weeks);
    ret->unit = months > 0 ? TERM_MONTHS : TERM_WEEKS;
    ret->applicants = (int)applicants;
    return OK;
}

enum outcome
procedure_rule(struct cx *cx, const struct calendar *cal, const struct json *facts,
               struct term_answer *ret)
{
    struct procedure_facts f = {0};

    TRY(kind_read(cx, facts, &f.kind));
    TRY(matter_read(cx, facts, &f.matter));
    TRY(length_read(cx, facts, &f));
    TRY(fact_day_needed(cx, facts, S("vandaag"), S(""), &f.today));
    TRY(events_read(cx, facts, &f));
    return procedure_replay(cx, cal, &f, &ret->procedure);
}
