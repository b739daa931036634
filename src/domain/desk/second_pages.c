/* second_pages.c - another problem of the same resident: a question of its own, with the same way
 * to reach them and the same consent. */
#include "domain/guide/helplines.h"
#include "domain/desk/second_pages.h"

#include "domain/contact/callback.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/second.html.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/hand_over.h"
#include "domain/intake/linked.h"
#include "domain/intake/question_shown.h"
#include "domain/privacy/privacy.h"

/* From look to act. */
struct second_plan {
    struct question_id first;
    struct question_state state;
    struct contact contact;
    struct callback callback;
    bool shared; /* the resident agreed that others see the first */
    struct ask_plan *ask;
};

static struct work_choice_list
topics_shown(struct cx *cx, enum language language, struct str chosen)
{
    struct work_choice_list list = {arena_new(cx->mem, struct work_choice, topic_count()),
                                    topic_count()};

    for (size_t i = 0; i < list.count; i++) {
        struct str id = topic_at(i).id;
        list.at[i] = (struct work_choice){id, topic_name(id, language), str_eq(id, chosen)};
    }
    return list;
}

static bool
kept_here(const struct request *rq)
{
    return str_eq(request_field(rq, S("to")), S("here"));
}

/* Who took an ordinary question makes another one of it. */
static enum outcome
first_get(struct cx *cx, const struct request *rq, struct question_id *ret,
          struct question_state *ret_state)
{
    TRY(question_of_path(cx, rq, ret));
    TRY(question_mine(cx, *ret, ret_state));
    if (ret_state->bound)
        return fail(cx, CONFLICT, "Bij een bezwaar, klacht of aanvraag kan dit niet.");
    return OK;
}

enum outcome
second_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct second_page *page = arena_new(cx->mem, struct second_page, 1);
    struct question_state state;
    struct question_id id;

    TRY(first_get(cx, rq, &id, &state));
    *page = (struct second_page){.action = work_url(cx, id, S("/nog-een")),
                                 .back = work_url(cx, id, S("")),
                                 .question = {request_field(rq, S("question"))},
                                 .topics =
                                     topics_shown(cx, rq->language, request_field(rq, S("topic"))),
                                 .keeps = kept_here(rq),
                                 .agreed = request_field(rq, S("agreed")).len > 0,
                                 .fault = request_fault(cx, rq, rq->fault.field),
                                 .question_fault = request_fault(cx, rq, S("question")),
                                 .topic_fault = request_fault(cx, rq, S("topic")),
                                 .agreed_fault = request_fault(cx, rq, S("agreed"))};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Nog een probleem"), view_second(page));
}

enum outcome
second_look(struct cx *cx, struct request *rq, struct reply *re)
{
    struct second_plan *plan = arena_new(cx->mem, struct second_plan, 1);
    struct question_thread thread;

    (void)re;
    TRY(first_get(cx, rq, &plan->first, &plan->state));
    TRY(thread_for_professional(cx, plan->first, &thread)); /* notes the sight */
    TRY(callback_get(cx, plan->first, &plan->callback));
    TRY(consent_given(cx, plan->first.municipality, plan->first.question, S("consent-share"),
                      &plan->shared));
    plan->contact = thread.contact;
    rq->plan = plan;
    return OK;
}

enum outcome
second_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct second_plan *plan = rq->plan;
    const struct contact *contact = &plan->contact;
    const bool phone = contact->phone.text.len > 0, mail = contact->email.text.len > 0;
    const struct str mind =
        plan->callback.mind.text.len ? plan->callback.mind.text : contact->mind.text;
    enum language language = LANGUAGE_NL;
    struct ask ask = {.question = request_field(rq, S("question")),
                      .topic = request_field(rq, S("topic")),
                      .channel = phone  ? S("phone")
                                 : mail ? S("email")
                                        : S("code"),
                      .name = contact->name.text,
                      .phone = contact->phone.text,
                      .email = contact->email.text,
                      .mind = mind,
                      .interpreter = contact->interpreter,
                      .consent = plan->shared};

    (void)re;
    if (!kept_here(rq) && request_field(rq, S("agreed")).len == 0)
        return fail_field(cx, "agreed",
                          "Vraag de inwoner of dit mag. Of houd de vraag bij uw organisatie.");
    if (kept_here(rq)) {
        ask.to_organisation = cx->who.organisation;
        ask.to_professional = cx->who.professional;
    }
    language_parse(plan->state.language, &language);
    ask.language = language;
    ask.call =
        callback_wish_of(plan->callback.part, plan->callback.voicemail, mind, plan->callback.days);
    ask.call.said = phone || mail;
    return ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan->ask);
}

/* The text that the resident agreed to with the first question; the one of now when they did not.
 */
static enum outcome
share_text(struct cx *cx, const struct request *rq, struct question_id id, struct str *ret)
{
    enum outcome outcome =
        consent_agreed(cx, id.municipality, id.question, S("consent-share"), ret);
    struct text_found share;

    if (outcome != NOT_FOUND)
        return outcome;
    TRY(ask_consent_text(cx, rq, id.municipality, S("consent-share"), &share));
    *ret = share.body;
    return OK;
}

enum outcome
second_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct second_plan *plan = rq->plan;
    struct question_state state;
    struct question_id id;
    struct asked asked;
    struct str share;

    TRY(first_get(cx, rq, &id, &state));
    TRY(share_text(cx, rq, id, &share));
    TRY(ask_act(cx, plan->ask, id.municipality, share, &asked));
    const struct tr_arg where[] = {{S("organisatie"), asked.organisation},
                                   {S("dag"), date_in_words(cx->mem, rq->language, asked.due)}};
    TRY(question_link(
        cx, id, (struct question_id){asked.municipality, asked.question},
        tr_fill(cx->mem,
                tr(rq->language, T("Die vraag ligt bij {organisatie}. De inwoner krijgt "
                                   "antwoord uiterlijk {dag}.")),
                2, where)));
    return reply_see_other(re, work_url(cx, id, S("")));
}
