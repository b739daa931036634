/* application_pages.c - the talk before deciding, on the page of an application: planned, held, and
 * the question that comes before a no. */
#include "domain/objection/application.h"

#include "domain/contact/sms.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "law/decrees.h"
#include "law/social_terms.h"

/* ---- how it is said ---- */

static struct str
how_said(bool to_resident, struct str how)
{
    if (!to_resident)
        return objection_said(&application_hows, how);
    if (str_eq(how, S("desk")))
        return T("Kom dan naar onze balie.");
    return str_eq(how, S("home")) ? T("Wij komen dan bij u thuis.") : T("Wij bellen u dan.");
}

static struct personal
named(struct cx *cx, enum language language, struct str sentence, struct str name)
{
    const struct tr_arg arg = {S("naam"), name};

    return (struct personal){name.len ? tr_fill(cx->mem, tr(language, sentence), 1, &arg) : S("")};
}

struct application_talk_said
application_talk_said(struct cx *cx, enum language language, const struct objection *o,
                      bool to_resident)
{
    const struct procedure_event_row *plan = o->plan;
    struct str who = o->story.who.text, beside = o->story.beside.text;

    if (plan == NULL)
        return (struct application_talk_said){.when = S(""), .how = S("")};
    const struct tr_arg day[] = {
        {S("dag"), date_in_words(cx->mem, language, (struct date){(int32_t)plan->until_day})},
        {S("tijd"), minutes_said(cx, plan->n)}};
    if (who.len == 0)
        who = o->state.professional_name;
    return (struct application_talk_said){
        .when = tr_fill(cx->mem,
                        tr(language, plan->n ? T("Het gesprek is op {dag} om {tijd}.")
                                             : T("Het gesprek is op {dag}.")),
                        plan->n ? 2 : 1, day),
        .how = tr(language, how_said(to_resident, plan->code)),
        .who = named(cx, language, to_resident ? T("U praat met {naam}.") : T("Wie praat: {naam}."),
                     who),
        .beside =
            beside.len
                ? named(cx, language,
                        to_resident ? T("Er komt iemand met u mee: {naam}.")
                                    : T("Met de inwoner mee: {naam}."),
                        beside)
                : (struct personal){
                      tr(language, to_resident ? T("U mag iemand meenemen die u helpt.") : S(""))}};
}

struct str
application_entry_what(const struct procedure_event_row *row)
{
    if (str_eq(row->kind, EVENT_TALKED))
        return T("Gesproken");
    if (str_eq(row->kind, EVENT_NO_TALK))
        return T("Nee zonder gesprek");
    if (str_eq(row->kind, EVENT_CALL_WISH))
        return row->n ? T("De inwoner wil niet gebeld worden")
                      : T("De inwoner mag weer gebeld worden");
    return S("");
}

struct str
application_entry_details(const struct procedure_event_row *row)
{
    struct str said = objection_said(&application_pauses, row->code);

    if (said.len == 0)
        said = objection_said(&application_hows, row->code);
    if (said.len == 0)
        said = objection_said(&application_results, row->code);
    if (said.len == 0)
        said = objection_said(&application_silences, row->code);
    return said;
}

/* ---- what its law wants before the decision ---- */

enum outcome
application_beside_terms(struct cx *cx, enum language language, const struct objection *o,
                         struct objection_date_list *ret)
{
    enum { MOST = 2 };
    const struct fault fault = cx->fault;
    const struct calendar calendar = calendar_of(cx);
    const struct date received = {(int32_t)o->row.received_day};
    struct objection_date_list list = {arena_new(cx->mem, struct objection_date, MOST), 0};
    struct term term;

    *ret = list;
    if (!o->application || !str_eq(o->row.state, S("open")))
        return OK;
    if (str_eq(o->row.law, S("pw")) &&
        social_term(cx, &calendar, SOCIAL_ADVANCE, received, S("aanvraag"), &term) == OK)
        list.at[list.count++] = objection_term_shown(
            cx, language, T("Voorschot uiterlijk, bij algemene bijstand"), &term);
    cx->fault = fault; /* received before the text of the law that we know: nothing is said */
    if (str_eq(o->row.law, S("wgs")) && !o->spoken) {
        TRY(social_term(cx, &calendar, SOCIAL_DEBTS_TALK, received, S("melding"), &term));
        list.at[list.count++] =
            objection_term_shown(cx, language, T("Eerste gesprek uiterlijk"), &term);
        TRY(debts_urgent_talk(cx, &calendar, received, &term));
        list.at[list.count++] =
            objection_term_shown(cx, language,
                                 T("Eerste gesprek uiterlijk als er uithuiszetting, afsluiting of "
                                   "het einde van de zorgverzekering dreigt"),
                                 &term);
    }
    *ret = list;
    return OK;
}

/* ---- the forms ---- */

struct form_page *
application_plan_part(struct cx *cx, const struct request *rq, const struct objection *o,
                      struct objection_part_list *to)
{
    const struct procedure_event_row *plan = o->plan;
    struct form_page *form =
        objection_part_add(cx, rq, to, o->state.id, S("/gesprek"),
                           plan ? T("Plan het gesprek anders") : T("Plan een gesprek"),
                           T("Bewaar de afspraak"), false);

    form_date(form, S("talk_day"), T("Op welke dag?"),
              T("Voor de laatste dag om te beslissen. De inwoner ziet dit."),
              plan ? date_iso(cx->mem, (struct date){(int32_t)plan->until_day}) : S(""));
    form_line(form, S("talk_time"), T("Hoe laat?"), T("Bijvoorbeeld 14:30. Leeg mag ook."),
              plan && plan->n ? minutes_said(cx, plan->n) : S(""));
    struct form_field *how =
        form_choices(form, false, S("talk_how"), T("Hoe praat u?"), S(""), application_hows.count);
    objection_choices_add(form, how, &application_hows, plan ? plan->code : S("phone"));
    form_line(form, S("talk_who"), T("Wie praat er met de inwoner?"), T("Leeg: wie het behandelt."),
              o->story.who.text);
    form_line(form, S("beside"), T("Wie komt er met de inwoner mee?"),
              T("Vraag het altijd: familie, een vriend, of iemand die gratis helpt."),
              o->story.beside.text);
    return form;
}

void
application_talked_part(struct cx *cx, const struct request *rq, const struct objection *o,
                        struct objection_part_list *to, bool open)
{
    struct form_page *form =
        objection_part_add(cx, rq, to, o->state.id, S("/gesproken"),
                           T("Wat kwam er van het gesprek?"), T("Bewaar dit"), open);
    struct form_field *came =
        form_choices(form, false, S("came"), T("Wat kwam ervan?"),
                     T("Trekt de inwoner de aanvraag in? Dat schrijft u ook nog apart op."),
                     application_results.count);

    objection_choices_add(form, came, &application_results, o->came);
    form_date(form, S("came_day"), T("Wanneer sprak u de inwoner?"), S(""),
              date_iso(cx->mem, date_in_amsterdam(cx->now_ms)));
}

void
application_decide_part(struct cx *cx, const struct request *rq, const struct objection *o,
                        struct objection_part_list *to)
{
    struct form_page *form = objection_part_add(cx, rq, to, o->state.id, S("/beslissing"),
                                                T("Er is beslist"), T("Sluit af"), false);
    struct form_field *outcome =
        form_choices(form, false, S("outcome"), T("Hoe is er beslist?"),
                     o->spoken ? S("") : T("U sprak de inwoner hier nog niet over."),
                     application_outcomes.count);

    objection_choices_add(form, outcome, &application_outcomes, S(""));
    form_date(form, S("decided_day"), T("Wanneer is de beslissing verstuurd?"),
              T("De inwoner kan daarna zes weken bezwaar maken."), S(""));
    told_field(cx, form, o);
    repairing_field(cx, form, o);
    if (!str_eq(rq->fault.field, S("no_talk")))
        return;
    struct form_field *why = form_choices(form, false, S("no_talk"), T("Sprak u de inwoner al?"),
                                          T("Een gesprek kan nog: dan weet de inwoner waarom. Kan "
                                            "het niet? Kies waarom."),
                                          application_silences.count);
    objection_choices_add(form, why, &application_silences, S(""));
}

/* ---- what a handler does ---- */

enum outcome
application_plan_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct application_talk talk = {.how = request_field(rq, S("talk_how")),
                                    .who = request_field(rq, S("talk_who")),
                                    .beside = request_field(rq, S("beside"))};
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_day(cx, rq, S("talk_day"), &talk.day));
    TRY(minutes_typed(cx, rq, S("talk_time"), &talk.minutes));
    TRY(application_plan(cx, id, &talk));
    if (request_field(rq, S("talk_sms")).len && str_eq(talk.how, S("phone")))
        TRY(sms_ahead(cx, id, talk.day.date, talk.minutes));
    return reply_see_other(re, objection_url(cx, id, S("")));
}

enum outcome
application_talked_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct maybe_date day;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_day(cx, rq, S("came_day"), &day));
    TRY(application_talked(cx, id, request_field(rq, S("came")), day));
    return reply_see_other(re, objection_url(cx, id, S("")));
}
