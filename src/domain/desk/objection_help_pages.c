/* objection_help_pages.c - from an objection to somebody who does not work for the municipality: a
 * question of its own, offered with consent. The objection itself stays where the law has it. */
#include "domain/guide/helplines.h"
#include "domain/desk/objection_help_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/handover_pages.h"
#include "domain/desk/view/objection_help.html.h"
#include "domain/intake/ask_shown.h"
#include "domain/network/network.h"
#include "domain/objection/objection_shown.h"
#include "domain/people/people.h"
#include "web/markdown.h"

/* What the other organisation reads: what is asked, and how to reach the resident. */
enum { HELP_PARTS = PART_QUESTION | PART_NAME | PART_CONTACT };

/* From look to act. */
struct help_plan {
    struct question_state state;
    struct contact contact;
    struct ask_plan *ask;
    struct handover_offer offer;
};

static int64_t
receiver_of(const struct request *rq)
{
    int64_t to;

    return str_int(request_field(rq, S("to")), &to) ? to : 0;
}

/* Those that are no part of the municipality, the best first. */
static enum outcome
independents(struct cx *cx, const struct question_state *state, struct handover_choice_list *ret)
{
    struct handover_choice_list all;
    struct organisation_row row;

    TRY(handover_choices(cx, state, &all));
    ret->at = arena_new(cx->mem, struct handover_choice, all.count);
    ret->count = 0;
    for (size_t i = 0; i < all.count; i++) {
        TRY(organisation_get(cx, all.at[i].organisation, &row));
        if (!row.municipal)
            ret->at[ret->count++] = all.at[i];
    }
    return OK;
}

static const struct handover_choice *
choice_of(const struct handover_choice_list *list, int64_t organisation)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].organisation == organisation)
            return &list->at[i];
    return NULL;
}

/* ---- the page ---- */

static struct str
answers_said(struct cx *cx, enum language language, int64_t workdays)
{
    return date_in_words(cx->mem, language, due_day(answer_due_ms(cx, workdays)));
}

static void
helpers_fill(struct cx *cx, enum language language, struct question_id id,
             const struct handover_choice_list *list, struct objection_help_page *page)
{
    enum { SHOWN_MOST = 12 };

    page->helpers.at = arena_new(cx->mem, struct objection_helper, list->count);
    for (size_t i = 0; i < list->count && i < SHOWN_MOST; i++)
        page->helpers.at[page->helpers.count++] = (struct objection_helper){
            .name = list->at[i].name,
            .paid_by = tr(language, list->at[i].paid_by),
            .steered_by = tr(language, list->at[i].steered_by),
            .answers = date_short(cx->mem, language,
                                  due_day(answer_due_ms(cx, list->at[i].accept_workdays))),
            .choose = objection_url(
                cx, id,
                str_join(cx->mem, S("/hulp?to="), str_of_int(cx->mem, list->at[i].organisation)))};
}

/* Without "when asking": nobody asked for this help before. */
static struct work_choice_list
consents_shown(struct cx *cx, const struct request *rq)
{
    struct work_choice_list all =
        codes_shown(cx, rq->language, &handover_consents, request_field(rq, S("consent")));
    struct work_choice_list list = {all.at, 0};

    for (size_t i = 0; i < all.count; i++)
        if (!str_eq(all.at[i].value, S("asking")))
            list.at[list.count++] = all.at[i];
    return list;
}

enum outcome
objection_help_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_help_page *page = arena_new(cx->mem, struct objection_help_page, 1);
    struct handover_choice_list list;
    struct question_id id;
    struct objection o;
    struct str text;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_get(cx, id, &o));
    TRY(independents(cx, &o.state, &list));
    helpers_fill(cx, rq->language, id, &list, page);
    page->application = o.application;
    page->back = objection_url(cx, id, S(""));
    page->action = objection_url(cx, id, S("/hulp"));
    page->fault = request_fault(cx, rq, rq->fault.field);
    page->asked_fault = request_fault(cx, rq, S("asked"));
    page->consent_fault = request_fault(cx, rq, S("consent"));
    page->asked.text = request_field(rq, S("asked"));
    const struct handover_choice *chosen = choice_of(&list, receiver_of(rq));
    page->chosen = chosen != NULL;
    if (chosen) {
        page->to = chosen->organisation;
        page->to_name = chosen->name;
        page->answers = answers_said(cx, rq->language, chosen->accept_workdays);
        page->consents = consents_shown(cx, rq);
        TRY(consent_handover_text(cx, rq, id.municipality, chosen->name, HELP_PARTS, &text));
        page->text = markdown_html(cx->mem, rq->language, text);
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Onafhankelijke hulp"), view_objection_help(page));
}

/* ---- asking ---- */

enum outcome
objection_help_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct help_plan *plan = arena_new(cx->mem, struct help_plan, 1);
    struct question_thread thread;
    struct question_id id;
    struct objection o;

    (void)re;
    TRY(question_of_path(cx, rq, &id));
    TRY(objection_get(cx, id, &o));
    TRY(thread_for_professional(cx, id, &thread)); /* notes the sight */
    plan->state = o.state;
    plan->contact = thread.contact;
    rq->plan = plan;
    return OK;
}

enum outcome
objection_help_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct help_plan *plan = rq->plan;
    const bool phone = plan->contact.phone.text.len > 0, mail = plan->contact.email.text.len > 0;
    enum language language = LANGUAGE_NL;

    (void)re;
    language_parse(plan->state.language, &language);
    plan->offer = (struct handover_offer){.to = receiver_of(rq),
                                          .parts = HELP_PARTS,
                                          .why = S("independent"),
                                          .asked = request_field(rq, S("asked")),
                                          .consent = request_field(rq, S("consent"))};
    if (plan->offer.asked.len == 0)
        return fail_field(cx, "asked", "Schrijf op wat u van de organisatie vraagt.");
    const struct ask ask = {.question = plan->offer.asked,
                            .topic = plan->state.topic,
                            .channel = phone  ? S("phone")
                                       : mail ? S("email")
                                              : S("code"),
                            .name = plan->contact.name.text,
                            .phone = plan->contact.phone.text,
                            .email = plan->contact.email.text,
                            .language = language,
                            .to_organisation = cx->who.organisation,
                            .to_professional = cx->who.professional};
    return ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan->ask);
}

enum outcome
objection_help_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct help_plan *plan = rq->plan;
    struct handover_choice_list list;
    struct text_found share;
    struct question_id id;
    struct asked asked;
    struct str text;

    TRY(question_of_path(cx, rq, &id));
    TRY(independents(cx, &plan->state, &list));
    const struct handover_choice *chosen = choice_of(&list, plan->offer.to);
    if (chosen == NULL)
        return fail_field(cx, "to", "Kies een organisatie die niet bij de gemeente hoort.");
    if (str_eq(plan->offer.consent, S("asking")))
        return fail_field(cx, "consent",
                          "Zonder toestemming gaat het niet. Kies hoe u het de inwoner vraagt.");
    TRY(ask_consent_text(cx, rq, id.municipality, S("consent-share"), &share));
    TRY(consent_handover_text(cx, rq, id.municipality, chosen->name, HELP_PARTS, &text));
    TRY(ask_act(cx, plan->ask, id.municipality, share.body, &asked));
    struct question_id help = {asked.municipality, asked.question};
    TRY(objection_help_add(cx, id, help));
    TRY(handover_make(cx, help, &plan->offer, text, language_code(rq->language)));
    return reply_see_other(re, objection_url(cx, id, S("")));
}
