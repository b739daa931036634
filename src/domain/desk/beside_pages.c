/* beside_pages.c - a question entered beside a resident, in three fields. */
#include "domain/desk/beside_pages.h"

#include "base/text.h"
#include "crypto/code.h"
#include "crypto/keys.h"
#include "domain/contact/callback.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/beside.html.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/guide/triage.h"
#include "domain/guide/understand.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/referral.h"
#include "domain/intake/sealed_fields.h"
#include "domain/people/people.h"
#include "web/markdown.h"
#include "web/reply.h"

/* Long enough to print it; a professional's screen should not open a resident's question later. */
static const int64_t result_lifetime_ms = 30 * 60 * 1000;

/* ---- the form ---- */

static struct beside_topic_list
topics_shown(struct cx *cx, enum language language, struct str chosen)
{
    struct beside_topic_list list = {arena_new(cx->mem, struct beside_topic, topic_count()),
                                     topic_count()};

    for (size_t i = 0; i < list.count; i++) {
        struct str id = topic_at(i).id;
        list.at[i] = (struct beside_topic){id, topic_name(id, language), str_eq(id, chosen)};
    }
    return list;
}

static struct str
to_value(struct cx *cx, char kind, int64_t number)
{
    struct text t = text_open(cx->mem, 24);

    text_add_byte(&t, kind);
    text_add_int(&t, number);
    return text_str(&t);
}

/* "o12", "p34" or nothing; who looked at the choice says "other" and then whom. */
static struct str
to_typed(const struct request *rq)
{
    struct str to = request_field(rq, S("to"));

    return str_eq(to, S("other")) ? request_field(rq, S("other")) : to;
}

/* Who may be chosen to answer: organisations that take questions where the resident lives, as far
 * as that is known, and colleagues of the own organisation, when that takes questions too. */
static enum outcome
receivers_fill(struct cx *cx, const struct request *rq, int64_t municipality,
               struct beside_to_list *ret_organisations, struct beside_to_list *ret_colleagues)
{
    struct str chosen = to_typed(rq);
    struct organisation_row_list rows = {0};
    struct colleague_row_list colleagues;

    if (municipality)
        TRY(organisation_receiving(cx, municipality, &rows));
    TRY(colleagues_who_answer(cx, &colleagues));
    *ret_organisations =
        (struct beside_to_list){arena_new(cx->mem, struct beside_to, rows.count), 0};
    for (size_t i = 0; i < rows.count; i++) {
        struct str value = to_value(cx, 'o', rows.at[i].organisation);
        ret_organisations->at[ret_organisations->count++] =
            (struct beside_to){value, rows.at[i].name, str_eq(value, chosen)};
    }
    *ret_colleagues =
        (struct beside_to_list){arena_new(cx->mem, struct beside_to, colleagues.count), 0};
    for (size_t i = 0; i < colleagues.count; i++) {
        struct str value = to_value(cx, 'p', colleagues.at[i].professional);
        ret_colleagues->at[ret_colleagues->count++] =
            (struct beside_to){value, colleagues.at[i].name, str_eq(value, chosen)};
    }
    return OK;
}

/* Nothing chosen: as the topic leads. */
static enum outcome
receiver_typed(struct cx *cx, const struct request *rq, struct ask *ask)
{
    struct str to = to_typed(rq);
    int64_t number;

    if (to.len == 0 && !str_eq(request_field(rq, S("to")), S("other")))
        return OK;
    if (to.len == 0 || !str_int(str_slice(to, 1, to.len), &number) || number <= 0 ||
        (to.ptr[0] != 'o' && to.ptr[0] != 'p'))
        return fail_field(cx, "to", "Kies uit de lijst wie antwoord geeft.");
    ask->to_organisation = to.ptr[0] == 'o' ? number : cx->who.organisation;
    ask->to_professional = to.ptr[0] == 'p' ? number : 0;
    return OK;
}

/* One field says how to reach somebody: what it holds tells which way. Looking the number or the
 * address over names its own field. */
static struct str
reach_fault(struct cx *cx, const struct request *rq)
{
    struct str fault = request_fault(cx, rq, S("reach"));

    if (fault.len == 0)
        fault = request_fault(cx, rq, S("phone"));
    return fault.len ? fault : request_fault(cx, rq, S("email"));
}

static struct str
place_fault(struct cx *cx, const struct request *rq)
{
    struct str fault = request_fault(cx, rq, S("municipality"));

    return fault.len ? fault : request_fault(cx, rq, S("place"));
}

/* What was typed, else the doorway's own municipality. *ret: that one; 0 when there is none. */
static enum outcome
place_shown(struct cx *cx, const struct request *rq, struct beside_page *page, int64_t *ret)
{
    struct municipality_row place;
    struct doorway_row doorway;

    TRY(doorway_get(cx, rq->host, &doorway));
    *ret = doorway.municipality;
    page->place = request_field(rq, S("municipality"));
    if (request_has(rq, S("municipality")) || doorway.municipality == 0)
        return OK;
    TRY(municipality_get(cx, doorway.municipality, &place));
    page->place = place.name;
    return OK;
}

/* What was chosen in the help finder, so that it need not be told again. Whoever fills the form in
 * still chooses who answers: the finder only proposes, and who was picked there is the field `to`.
 * *ret_municipality: where, when that was said. */
static enum outcome
walk_shown(struct cx *cx, const struct request *rq, struct beside_page *page,
           int64_t *ret_municipality)
{
    struct triage_walk walk;
    struct triage_state state;
    struct municipality_row place;
    struct str words;

    TRY(token_open(cx, "triage", rq->args[0], &words));
    if (!triage_read(words, &walk) || !triage_replay(&walk, &state))
        return NOT_FOUND;
    page->question.text = triage_told(cx->mem, &walk);
    page->more = true;
    if (state.found_count && !request_has(rq, S("topic")))
        page->topics = topics_shown(cx, rq->language, state.found[0].end->topic);
    if (walk.municipality) {
        TRY(municipality_get(cx, walk.municipality, &place));
        page->place = place.name;
        *ret_municipality = walk.municipality;
    }
    return OK;
}

/* When, and what to mind: calling is not safe for everybody. */
static void
safe_shown(struct cx *cx, const struct request *rq, struct beside_page *page)
{
    static const enum day_part order[] = {PART_ANY, PART_MORNING, PART_AFTERNOON, PART_EVENING};
    enum day_part chosen = day_part_of(request_field(rq, S("part")));

    page->parts.at = arena_new(cx->mem, struct beside_to, PART_COUNT);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        page->parts.at[page->parts.count++] = (struct beside_to){
            day_part_code(order[i]), tr(rq->language, day_part_when(order[i])), order[i] == chosen};
    page->mind = (struct personal){request_field(rq, S("mind"))};
    page->voicemail = request_field(rq, S("voicemail")).len > 0;
    page->mind_fault = request_fault(cx, rq, S("mind"));
    page->days = callback_days_shown(cx, rq->language, request_field(rq, S("days")));
    page->interpreters = ask_interpreters(cx, rq->language, interpreter_typed(rq));
    page->careful = chosen != PART_ANY || interpreter_typed(rq).len > 0 ||
                    request_field(rq, S("days")).len > 0 || page->mind.text.len > 0 ||
                    page->voicemail || page->mind_fault.len > 0;
}

enum outcome
beside_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct beside_page *page = arena_new(cx->mem, struct beside_page, 1);
    struct text_found share, told;
    int64_t municipality;

    *page = (struct beside_page){
        .question = {request_field(rq, S("question"))},
        .from_letter = request_field(rq, S("from_letter")),
        .reach = {request_field(rq, S("reach"))},
        .name = {request_field(rq, S("name"))},
        .topics = topics_shown(cx, rq->language, request_field(rq, S("topic"))),
        .consented = request_field(rq, S("consent")).len > 0,
        .told = request_field(rq, S("told")).len > 0,
        .more = request_field(rq, S("name")).len > 0 || request_field(rq, S("topic")).len > 0,
        .fault = request_fault(cx, rq, rq->fault.field),
        .question_fault = request_fault(cx, rq, S("question")),
        .place_fault = place_fault(cx, rq),
        .reach_fault = reach_fault(cx, rq),
        .name_fault = request_fault(cx, rq, S("name")),
        .topic_fault = request_fault(cx, rq, S("topic")),
        .to_fault = request_fault(cx, rq, S("to")),
    };
    page->more = page->more || to_typed(rq).len || page->to_fault.len;
    safe_shown(cx, rq, page);
    TRY(place_shown(cx, rq, page, &municipality));
    if (rq->args[0].len)
        TRY(walk_shown(cx, rq, page, &municipality));
    TRY(receivers_fill(cx, rq, municipality, &page->organisations, &page->colleagues));
    TRY(ask_consent_text(cx, rq, 0, S("consent-share"), &share));
    TRY(ask_consent_text(cx, rq, 0, S("consent-refer"), &told));
    page->consent = markdown_html(cx->mem, rq->language, share.body);
    page->told_text = markdown_html(cx->mem, rq->language, told.body);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Een vraag van iemand die bij u is"), view_beside(page));
}

/* ---- before it is sent: what it is about, and who gets it ---- */

static struct kept_field_list
kept_shown(struct cx *cx, const struct request *rq)
{
    static const struct str names[] = {
        S_INIT("question"),  S_INIT("municipality"), S_INIT("reach"),      S_INIT("part"),
        S_INIT("voicemail"), S_INIT("interpreter"),  S_INIT("mind"),       S_INIT("name"),
        S_INIT("consent"),   S_INIT("told"),         S_INIT("from_letter")};
    const size_t count = sizeof names / sizeof *names;
    struct kept_field_list list = {arena_new(cx->mem, struct kept_field, count + CALLBACK_DAYS), 0};
    struct str days = request_field(rq, S("days")), day;

    for (size_t i = 0; i < count; i++)
        if (request_field(rq, names[i]).len)
            list.at[list.count++] = (struct kept_field){names[i], {request_field(rq, names[i])}};
    while (str_cut(&days, '\n', &day) && list.count < count + CALLBACK_DAYS)
        list.at[list.count++] = (struct kept_field){S("days"), {day}};
    return list;
}

/* The topic that was chosen, else what the words say: as on the pages for residents. */
static struct str
topic_likely(struct cx *cx, const struct request *rq)
{
    struct understood understood;
    struct str ids[UNDERSTOOD_TOPICS_MAX];

    if (request_field(rq, S("topic")).len || request_has(rq, S("looked")))
        return request_field(rq, S("topic"));
    understood = understand(cx->mem, request_field(rq, S("question")));
    return understood_topic_ids(&understood, ids) ? ids[0] : S("");
}

static bool
may_keep(struct cx *cx, const struct beside_look_page *page)
{
    struct str own = to_value(cx, 'o', cx->who.organisation);
    bool answers = false, here = false;

    for (size_t i = 0; i < page->colleagues.count; i++)
        answers = answers || str_eq(page->colleagues.at[i].value, page->self);
    for (size_t i = 0; i < page->organisations.count; i++)
        here = here || str_eq(page->organisations.at[i].value, own);
    return answers && here;
}

/* Whoever sits beside the resident keeps the question, unless they choose otherwise. */
static enum outcome
beside_look(struct cx *cx, struct request *rq, int64_t municipality, struct reply *re)
{
    struct beside_look_page *page = arena_new(cx->mem, struct beside_look_page, 1);
    struct str topic = topic_likely(cx, rq), to = to_typed(rq);
    struct professional_row person;
    struct route_choice fits;

    TRY(routing_choose(cx, municipality, topic, &fits));
    TRY(professional_get(cx, cx->who.professional, &person));
    *page =
        (struct beside_look_page){.kept = kept_shown(cx, rq),
                                  .topics = topics_shown(cx, rq->language, topic),
                                  .topic = topic,
                                  .proposed = topic.len && !request_field(rq, S("topic")).len,
                                  .self = to_value(cx, 'p', cx->who.professional),
                                  .self_name = person.name,
                                  .fits = fits.organisation_name,
                                  .fits_why = tr(rq->language, why_sentence(why_code(fits.why)))};
    TRY(receivers_fill(cx, rq, municipality, &page->organisations, &page->colleagues));
    if (!may_keep(cx, page))
        page->self = S("");
    page->keeps =
        page->self.len && (to.len ? str_eq(to, page->self) : !request_has(rq, S("looked")));
    page->other = to.len && !page->keeps;
    page->by_topic = !page->keeps && !page->other;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wie krijgt deze vraag?"), view_beside_look(page));
}

/* ---- storing ---- */

/* From prepare to act. */
struct beside {
    struct ask_plan *ask;
};

enum outcome
beside_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str reach = request_field(rq, S("reach"));
    bool mail = str_find_byte(reach, '@') < reach.len;
    struct ask ask = {.question = request_field(rq, S("question")),
                      .topic = request_field(rq, S("topic")),
                      .name = request_field(rq, S("name")),
                      .consent = request_field(rq, S("consent")).len > 0,
                      .language = rq->language};
    struct beside *beside = arena_new(cx->mem, struct beside, 1);
    const struct callback_wish wish = callback_wish_typed(cx, rq);

    (void)re;
    ask.channel = reach.len == 0 ? S("code") : mail ? S("email") : S("phone");
    if (mail)
        ask.email = reach;
    else
        ask.phone = reach;
    ask.mind = wish.mind;
    ask.call = wish;
    ask.call.said = reach.len > 0;
    ask.interpreter = interpreter_typed(rq);
    asked_letter_read(cx, rq, &ask);
    if (request_has(rq, S("change")))
        return OK;
    if (!request_has(rq, S("look")))
        TRY(receiver_typed(cx, rq, &ask));
    TRY(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &beside->ask));
    rq->plan = beside;
    return OK;
}

static struct str
result_write(struct cx *cx, const struct asked *asked, bool told)
{
    struct text t = text_open(cx->mem, 128);

    sealed_field_add_int(&t, S("municipality"), asked->municipality);
    sealed_field_add_int(&t, S("question"), asked->question);
    sealed_field_add(&t, S("code"), asked->code);
    sealed_field_add(&t, S("secret"), asked->secret);
    sealed_field_add_int(&t, S("organisation"), cx->who.organisation);
    sealed_field_add_int(&t, S("told"), told);
    return text_str(&t);
}

enum outcome
beside_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct beside *beside = rq->plan;
    bool told = request_field(rq, S("told")).len > 0, here;
    struct text_found share, told_text;
    struct municipality_row place;
    struct asked asked;

    if (request_has(rq, S("change")))
        return beside_page(cx, rq, re);
    TRY(ask_place_of(cx, rq, &place));
    TRY(municipality_takes_part(cx, place.municipality, &here));
    if (!here)
        return fail_field(cx, "municipality",
                          "Deze gemeente doet nog niet mee. Bel met de inwoner het Juridisch Loket "
                          "of de gemeente zelf.");
    /* Another topic than that of which the receiver was shown leads to somebody else. */
    if (request_has(rq, S("look")) ||
        (request_has(rq, S("looked")) && request_field(rq, S("to")).len == 0 &&
         !str_eq(request_field(rq, S("looked")), request_field(rq, S("topic")))))
        return beside_look(cx, rq, place.municipality, re);
    TRY(ask_consent_text(cx, rq, place.municipality, S("consent-share"), &share));
    TRY(ask_consent_text(cx, rq, place.municipality, S("consent-refer"), &told_text));
    TRY(ask_act(cx, beside->ask, place.municipality, share.body, &asked));
    TRY(referral_add(cx, &asked, told_text.body, rq->language, told));
    struct str token =
        token_make(cx, "beside", cx->now_ms + result_lifetime_ms, result_write(cx, &asked, told));
    return reply_see_other(re, url_path_token(cx->mem, S("/werk/nieuw/klaar/"), token, S("")));
}

/* ---- what the resident takes home ---- */

enum outcome
beside_done_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct beside_done_page *page = arena_new(cx->mem, struct beside_done_page, 1);
    struct question_state state;
    struct str result;

    TRY(token_open(cx, "beside", rq->args[0], &result));
    /* An address that was passed on opens nothing for another organisation. */
    if (sealed_field_int(cx->mem, result, S("organisation")) != cx->who.organisation)
        return NOT_FOUND;
    struct question_id id = {sealed_field_int(cx->mem, result, S("municipality")),
                             sealed_field_int(cx->mem, result, S("question"))};
    TRY(question_state_get(cx, id, &state));
    *page = (struct beside_done_page){
        .code = code_show(cx->mem, sealed_field(cx->mem, result, S("code"))),
        .link = ask_link(cx, rq, sealed_field(cx->mem, result, S("secret"))),
        .organisation = state.organisation_name,
        .phone = state.organisation_phone,
        .due = due_day(state.due_ms),
        .told = sealed_field_int(cx->mem, result, S("told")) != 0,
        .ours = state.organisation == cx->who.organisation &&
                (cx->who.permissions & PERMISSION_QUESTIONS) != 0,
        .open = work_url(cx, id, S("")),
    };
    if (state.peril == PERIL_DANGER) {
        static const struct str urgent[] = {S_INIT("112"), S_INIT("113"), S_INIT("veilig_thuis")};
        page->numbers =
            helplines_named(cx->mem, sizeof urgent / sizeof *urgent, urgent, rq->language);
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("De vraag is verstuurd"), view_beside_done(page));
}

/* ---- what became of it ---- */

static struct str
state_said(enum language language, const struct referral_row *row)
{
    if (str_eq(row->stage, S("waiting")))
        return tr(language, T("Wacht op iemand"));
    if (str_eq(row->stage, S("taken")))
        return tr(language, T("Iemand is ermee bezig"));
    if (str_eq(row->stage, S("answered")))
        return tr(language, T("Beantwoord"));
    return tr(language, question_outcome_sentence(row->outcome));
}

static struct beside_line
line_shown(struct cx *cx, enum language language, const struct referral_row *row)
{
    bool open = str_eq(row->stage, S("waiting")) || str_eq(row->stage, S("taken"));

    return (struct beside_line){
        .topic = row->topic.len ? topic_name(row->topic, language)
                                : tr(language, T("Onderwerp nog niet bekend")),
        .municipality = row->municipality_name,
        .organisation = row->organisation_name,
        .state = state_said(language, row),
        .at = date_short(cx->mem, language, date_in_amsterdam(row->at_ms)),
        .due = open ? date_short(cx->mem, language, due_day(row->due_ms)) : S(""),
        .open = open};
}

enum outcome
beside_list_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct beside_list_page *page = arena_new(cx->mem, struct beside_list_page, 1);
    struct list_place after = request_after(rq);
    struct referral_row_list rows;

    TRY(referral_list(cx, (struct referral_place){after.first, after.second}, &rows));
    page->lines.at = arena_new(cx->mem, struct beside_line, REFERRAL_PAGE);
    for (size_t i = 0; i < rows.count && i < REFERRAL_PAGE; i++)
        page->lines.at[page->lines.count++] = line_shown(cx, rq->language, &rows.at[i]);
    page->has_next = rows.count > REFERRAL_PAGE;
    if (page->has_next)
        page->next = url_after(cx->mem, S("/werk/aangemeld"), rows.at[REFERRAL_PAGE - 1].at_ms,
                               rows.at[REFERRAL_PAGE - 1].question);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Door ons aangemeld"), view_beside_list(page));
}
