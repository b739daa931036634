/* follow_pages.c - the resident's page: who has my question, since when, what happens next. */
#include "domain/desk/follow_pages.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/follow_handover_pages.h"
#include "domain/desk/follow_objection_pages.h"
#include "domain/desk/view/follow.html.h"
#include "domain/guide/topic.h"
#include "domain/intake/linked.h"
#include "domain/intake/sealed_fields.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "domain/privacy/privacy.h"

/* A ticket stands in the address instead of the secret: it ends, so a history or a shared screen
 * does not open the question for ever. */
static const int64_t ticket_lifetime_ms = 2 * 60 * 60 * 1000;

struct str
follow_ticket_make(struct cx *cx, const struct request *rq, struct question_id id)
{
    struct text t = text_open(cx->mem, 64);

    sealed_field_add_int(&t, S("municipality"), id.municipality);
    sealed_field_add_int(&t, S("question"), id.question);
    return token_make(cx, "thread",
                      cx->now_ms + (rq->kiosk ? kiosk_forgets_ms : ticket_lifetime_ms),
                      text_str(&t));
}

enum outcome
follow_ticket_open(struct cx *cx, const struct request *rq, struct question_id *ret)
{
    struct str fields;

    if (token_open(cx, "thread", rq->args[0], &fields) != OK)
        return fail(cx, NOT_FOUND,
                    "Deze pagina is nu dicht. Dat is veiliger voor u. Open uw eigen link opnieuw, "
                    "of vul uw code in.");
    *ret = (struct question_id){sealed_field_int(cx->mem, fields, S("municipality")),
                                sealed_field_int(cx->mem, fields, S("question"))};
    return OK;
}

/* ---- what happens, as steps ---- */

static struct str
day_said(struct cx *cx, enum language language, int64_t at_ms)
{
    return date_in_words(cx->mem, language, date_in_amsterdam(at_ms));
}

static struct str
said(struct cx *cx, enum language language, struct str sentence, struct str name, struct str value)
{
    return tr_fill(cx->mem, tr(language, sentence), 1, (struct tr_arg[]){{name, value}});
}

static struct follow_step_list
steps_of(struct cx *cx, enum language language, const struct question_state *s)
{
    bool waiting = str_eq(s->stage, S("waiting")), taken = str_eq(s->stage, S("taken"));
    bool answered = str_eq(s->stage, S("answered")), closed = str_eq(s->stage, S("closed"));
    struct str due = date_in_words(cx->mem, language, due_day(s->due_ms));
    struct follow_step *at = arena_new(cx->mem, struct follow_step, 4);

    at[0] = (struct follow_step){tr(language, T("U stelde uw vraag")),
                                 day_said(cx, language, s->asked_ms), true, false};
    at[1] = (struct follow_step){
        .title = said(cx, language,
                      waiting ? T("Uw vraag wacht bij {organisatie}") : T("{organisatie} helpt u"),
                      S("organisatie"), s->organisation_name),
        .when = said(cx, language, T("Sinds {dag}"), S("dag"), day_said(cx, language, s->since_ms)),
        .done = !waiting,
        .now = waiting || taken};
    at[2] = (struct follow_step){
        .title = answered || closed ? tr(language, T("U kreeg antwoord"))
                                    : tr(language, T("U krijgt antwoord")),
        .when =
            answered || closed ? S("") : said(cx, language, T("Uiterlijk {dag}"), S("dag"), due),
        .done = answered || closed,
        .now = answered};
    at[3] = (struct follow_step){.title =
                                     closed ? tr(language, T("Klaar"))
                                            : tr(language, T("Daarna kijkt u of u zo verder kunt")),
                                 .when = closed ? day_said(cx, language, s->ended_ms) : S(""),
                                 .done = closed,
                                 .now = closed};
    if (str_eq(s->outcome, question_outcome_code(OUTCOME_STOPPED))) {
        if (s->professional == 0) /* nobody had opened it yet */
            at[1].title = said(cx, language, T("Uw vraag wachtte bij {organisatie}"),
                               S("organisatie"), s->organisation_name);
        at[2] = (struct follow_step){tr(language, T("U stopte met uw vraag")),
                                     day_said(cx, language, s->ended_ms), true, true};
        return (struct follow_step_list){at, 3};
    }
    return (struct follow_step_list){at, 4};
}

/* Somebody may look over a shoulder: of danger no topic is said, and the page can be left at once.
 */
static bool
hides_topic(struct cx *cx, const struct question_state *s)
{
    return s->peril == PERIL_DANGER || peril_of(cx->mem, S(""), s->topic) == PERIL_DANGER;
}

static struct follow_state
state_shown(struct cx *cx, enum language language, const struct question_state *s)
{
    bool danger = hides_topic(cx, s);

    return (struct follow_state){
        .topic = danger ? S("") : topic_name(s->topic, language),
        .organisation = s->organisation_name,
        .phone = s->organisation_phone,
        .paid_by = tr(language, s->organisation_paid_by),
        .steered_by = tr(language, s->organisation_steered_by),
        .why = tr(language, why_sentence(s->why)),
        .municipality = s->municipality_name,
        .professional = s->professional_name,
        .call = url_tel(cx->mem, s->organisation_phone),
        .has_phone = s->organisation_phone.len > 0,
        .asked = date_in_amsterdam(s->asked_ms),
        .since = date_in_amsterdam(s->since_ms),
        .due = due_day(s->due_ms),
        .waiting = str_eq(s->stage, S("waiting")),
        .taken = str_eq(s->stage, S("taken")),
        .answered = str_eq(s->stage, S("answered")),
        .closed = str_eq(s->stage, S("closed")),
        .caught = s->caught,
        .late = (str_eq(s->stage, S("waiting")) || str_eq(s->stage, S("taken"))) &&
                s->due_ms <= cx->now_ms,
        .by_phone = str_eq(s->channel, S("phone")),
        .by_email = str_eq(s->channel, S("email")),
        .outcome = tr(language, question_outcome_told(s->outcome)),
        .steps = steps_of(cx, language, s),
        .danger = danger,
    };
}

/* ---- by code: the state only ---- */

enum outcome
follow_code_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_code_page *page = arena_new(cx->mem, struct follow_code_page, 1);

    *page = (struct follow_code_page){.code = request_field(rq, S("code")),
                                      .fault = request_fault(cx, rq, S("code"))};
    re->may_be_indexed = rq->method == METHOD_GET;
    return reply_page(re, T("Volg uw vraag"), view_follow_code(page));
}

/* By code no words are read: the numbers of the topic, or the general ones. */
static struct helpline_list
numbers_by_code(struct cx *cx, enum language language, const struct follow_state *state,
                struct str topic)
{
    struct helpline_list list = {0};

    if (state->danger)
        list = helplines_for_text(cx->mem, S(""), topic, language);
    if (state->danger && list.count == 0)
        list = helplines_listed(cx->mem, S("112|113|veilig_thuis"), language);
    return list;
}

struct question_states {
    struct question_state *at;
    size_t count;
};

/* Where the other questions of the same resident stand. */
static enum outcome
others_read(struct cx *cx, struct question_id id, struct question_states *ret)
{
    struct question_ids others;

    TRY(question_linked(cx, id, &others));
    *ret = (struct question_states){arena_new(cx->mem, struct question_state, others.count), 0};
    for (size_t i = 0; i < others.count; i++) {
        enum outcome outcome = question_state_get(cx, others.at[i], &ret->at[ret->count]);
        if (outcome == NOT_FOUND)
            continue;
        TRY(outcome);
        ret->count++;
    }
    return OK;
}

/* That there is another question, and no more: a code may lie about on paper. Of one about danger
 * nothing is said at all. */
static enum outcome
others_count(struct cx *cx, struct question_id id, int64_t *ret)
{
    struct question_states others;

    TRY(others_read(cx, id, &others));
    *ret = 0;
    for (size_t i = 0; i < others.count; i++)
        *ret += !str_eq(others.at[i].stage, S("closed")) && !hides_topic(cx, &others.at[i]);
    return OK;
}

enum outcome
follow_code(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_state_page *page = arena_new(cx->mem, struct follow_state_page, 1);
    struct question_state state;
    struct question_id id;
    enum outcome outcome = question_by_code(cx, request_field(rq, S("code")), rq->network, &id);

    TRY(outcome);
    TRY(question_state_get(cx, id, &state));
    page->state = state_shown(cx, rq->language, &state);
    page->state.numbers = numbers_by_code(cx, rq->language, &page->state, state.topic);
    re->quick_leave = page->state.danger;
    re->repeat = true;
    TRY(follow_handover_fill(cx, rq->language, &state, &page->state.handover));
    TRY(follow_objection_fill(cx, rq, id, S(""), &page->objection));
    TRY(others_count(cx, id, &page->others));
    return reply_page(re, T("Uw vraag"), view_follow_state(page));
}

/* ---- by the secret link: everything ---- */

enum outcome
follow_link(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_state state;
    struct question_id id;

    TRY(question_by_secret(cx, rq->args[0], &id));
    TRY(question_state_get(cx, id, &state));
    if (rq->language == LANGUAGE_NL) /* none in the address: the one that was asked in */
        language_parse(state.language, &rq->language);
    return reply_see_other(
        re, url_path_token(cx->mem, S("/volg/v/"), follow_ticket_make(cx, rq, id), S("")));
}

static struct follow_message_list
messages_shown(struct cx *cx, enum language language, const struct thread_message_list *messages)
{
    struct follow_message_list list = {arena_new(cx->mem, struct follow_message, messages->count),
                                       messages->count};

    for (size_t i = 0; i < messages->count; i++) {
        const struct thread_message *m = &messages->at[i];
        bool mine = !str_eq(m->kind, S("reply"));
        list.at[i] = (struct follow_message){
            .who = mine ? tr(language, T("U"))
                        : str_join(cx->mem, m->professional, S(", "), m->organisation),
            .when = moment_in_words(cx->mem, language, m->at_ms),
            .text = m->text,
            .mine = mine};
    }
    return list;
}

static struct follow_sight_list
sights_shown(struct cx *cx, enum language language, struct access_row_list rows)
{
    struct follow_sight_list list = {arena_new(cx->mem, struct follow_sight, rows.count), 0};
    for (size_t i = 0; i < rows.count; i++) {
        struct str when = day_said(cx, language, rows.at[i].at_ms);
        struct follow_sight *last = list.count ? &list.at[list.count - 1] : NULL;
        /* One line a day for an organisation, however often it looked. */
        if (last && str_eq(last->when, when) &&
            str_eq(last->organisation, rows.at[i].organisation_name))
            continue;
        list.at[list.count++] = (struct follow_sight){rows.at[i].organisation_name, when};
    }
    return list;
}

static enum outcome
looked(struct cx *cx, enum language language, struct question_id id, struct follow_page *page)
{
    struct access_row_list sights, refusals;

    TRY(access_list(cx, id.municipality, id.question, &sights));
    TRY(access_refusals(cx, id.municipality, id.question, &refusals));
    page->sights = sights_shown(cx, language, sights);
    page->refusals = sights_shown(cx, language, refusals);
    return OK;
}

/* The person who helped has left since, and nobody has said anything else: who helps now. */
static struct str
moved_said(struct cx *cx, enum language language, const struct question_thread *thread)
{
    const struct thread_happening_list *list = &thread->happenings;
    struct str kind = S("");

    if (str_eq(thread->state.stage, S("closed")))
        return S("");
    for (size_t i = 0; i < list->count; i++)
        if (!str_eq(list->at[i].kind, S("added")))
            kind = list->at[i].kind;
    if (str_eq(kind, S("succeeded")))
        return said(cx, language, T("U heeft een andere contactpersoon: {naam} helpt u nu."),
                    S("naam"), thread->state.professional_name);
    if (str_eq(kind, S("released")))
        return tr(language, T("Uw contactpersoon is weg. Een collega neemt uw vraag over."));
    return S("");
}

static const struct str done_message = S_INIT("bericht");

/* What was just done on this page, so that nobody does it twice. */
static struct str
done_said(const struct request *rq)
{
    static const struct {
        struct str done, sentence;
    } rows[] = {
        {S_INIT("bericht"), T_INIT("Uw bericht is verstuurd.")},
        {S_INIT("niet-bellen"), T_INIT("Dat is geregeld. Wij bellen u niet.")},
        {S_INIT("bellen"), T_INIT("Dat is geregeld. Wij bellen u.")},
        {S_INIT("nummer"), T_INIT("Uw wijziging is bewaard.")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_eq(request_field(rq, S("klaar")), rows[i].done))
            return tr(rq->language, rows[i].sentence);
    return S("");
}

/* The numbers for the newest of the resident's own words that speak of danger. Open when that was
 * just written and no words before it showed them already. */
static void
numbers_fill(struct cx *cx, enum language language, const struct question_thread *thread,
             struct follow_page *page)
{
    const struct thread_message_list *messages = &thread->messages;
    size_t told = 0;

    if (!page->state.danger && !peril_calls(thread->state.peril))
        return;
    for (size_t i = messages->count; i-- > 0;) {
        if (messages->at[i].organisation.len)
            continue;
        struct helpline_list numbers =
            helplines_for_text(cx->mem, messages->at[i].text.text, thread->state.topic, language);
        if (numbers.count == 0)
            continue;
        if (told++ == 0) {
            page->state.numbers = numbers;
            page->numbers_open = i + 1 == messages->count && i > 0;
        }
    }
    page->numbers_open = page->numbers_open && told == 1;
}

/* What the law binds, and the help that was asked beside it. */
static enum outcome
objection_fill(struct cx *cx, const struct request *rq, const struct question_state *state,
               struct follow_page *page)
{
    struct question_id objection;

    page->kept = state->bound || state->keep_years;
    TRY(follow_objection_fill(cx, rq, state->id, rq->args[0], &page->objection));
    TRY(objection_of_help(cx, state->id, &objection));
    page->has_helped = objection.question != 0;
    if (page->has_helped)
        TRY(objection_is_application(cx, objection, &page->helped_application));
    if (page->has_helped)
        page->helped =
            url_path_token(cx->mem, S("/volg/v/"), follow_ticket_make(cx, rq, objection), S(""));
    return OK;
}

/* What else was asked for the resident, with how it stands. */
static enum outcome
others_fill(struct cx *cx, const struct request *rq, struct question_id id,
            struct follow_page *page)
{
    struct question_states others;

    TRY(others_read(cx, id, &others));
    page->others.at = arena_new(cx->mem, struct follow_other, others.count);
    for (size_t i = 0; i < others.count; i++) {
        struct str ticket = follow_ticket_make(cx, rq, others.at[i].id);
        page->others.at[page->others.count++] =
            (struct follow_other){state_shown(cx, rq->language, &others.at[i]),
                                  url_path_token(cx->mem, S("/volg/v/"), ticket, S(""))};
    }
    return OK;
}

enum outcome
follow_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_page *page = arena_new(cx->mem, struct follow_page, 1);
    struct question_id id;
    struct question_thread thread;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(thread_for_resident(cx, id, &thread));
    *page = (struct follow_page){
        .state = state_shown(cx, rq->language, &thread.state),
        .messages = messages_shown(cx, rq->language, &thread.messages),
        .name = thread.contact.name,
        .phone = thread.contact.phone,
        .email = thread.contact.email,
        .mind = thread.contact.mind,
        .interpreter = kind_language_name(thread.contact.interpreter, rq->language),
        .add = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/aanvullen")),
        .stop = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/stoppen")),
        .wipe = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/wissen")),
        .live = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/live")),
        .done = done_said(rq),
        .done_message = str_eq(request_field(rq, S("klaar")), done_message),
        .moved = moved_said(cx, rq->language, &thread),
        .typed = {request_field(rq, S("text"))},
        .fault = request_fault(cx, rq, S("text")),
    };
    struct follow_handover *handover = &page->state.handover;
    TRY(follow_handover_fill(cx, rq->language, &thread.state, handover));
    TRY(objection_fill(cx, rq, &thread.state, page));
    TRY(others_fill(cx, rq, id, page));
    if ((page->state.waiting || page->state.taken) && !page->objection.shown)
        page->first = objection_first_of(cx, thread.state.last_day, thread.contact.letter_form.text,
                                         page->state.due);
    TRY(follow_call_fill(cx, rq, &thread, &page->call));
    page->stopped_calling = page->state.closed && page->state.by_phone;
    handover->has_page = handover->link.len > 0;
    handover->page = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/overdracht"));
    numbers_fill(cx, rq->language, &thread, page);
    re->quick_leave = page->state.danger || page->call.told.mind.text.len > 0;
    TRY(looked(cx, rq->language, id, page));
    return reply_page(re, T("Uw vraag"), view_follow(page));
}

static enum outcome
back_to_page(struct cx *cx, const struct request *rq, struct reply *re)
{
    return reply_see_other(re, url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("")));
}

enum outcome
follow_add_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    enum peril *peril = arena_new(cx->mem, enum peril, 1);

    (void)re;
    *peril = peril_of(cx->mem, request_field(rq, S("text")), S(""));
    rq->plan = peril;
    return OK;
}

enum outcome
follow_add(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(question_add(cx, id, request_field(rq, S("text")), *(const enum peril *)rq->plan));
    TRY(objection_recount_if(cx, id));
    return reply_see_other(
        re, url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("?klaar=bericht")));
}

/* What a page needs that asks once more, before `act` is done. */
static enum outcome
asks_again(struct cx *cx, struct request *rq, struct reply *re, struct str act,
           struct follow_stop_page **ret)
{
    struct follow_stop_page *page = arena_new(cx->mem, struct follow_stop_page, 1);
    struct question_state state;
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(question_state_get(cx, id, &state));
    re->quick_leave = hides_topic(cx, &state);
    *page = (struct follow_stop_page){
        .action = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], act),
        .back = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S(""))};
    *ret = page;
    return OK;
}

enum outcome
follow_stop_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_stop_page *page;

    TRY(asks_again(cx, rq, re, S("/stoppen"), &page));
    return reply_page(re, T("Wilt u stoppen met uw vraag?"), view_follow_stop(page));
}

enum outcome
follow_stop(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(question_stop(cx, id));
    TRY(handover_follow(cx, id));
    return back_to_page(cx, rq, re);
}

enum outcome
follow_wipe_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_stop_page *page;

    TRY(asks_again(cx, rq, re, S("/wissen"), &page));
    return reply_page(re, T("Wilt u alles wissen?"), view_follow_wipe(page));
}

enum outcome
follow_wipe(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(handover_farewell(cx, id));
    TRY(question_wipe(cx, id));
    return reply_page(re, T("Alles is gewist"), view_follow_wiped());
}

enum outcome
follow_live(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(follow_ticket_open(cx, rq, &id));
    return reply_live(re, question_channel(cx, id));
}
