/* ask_pages.c - the pages of /vraag: one thing a page, nothing lost on the way. */
#include "domain/intake/ask_pages.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/guide/helplines.h"
#include "domain/guide/overlay.h"
#include "domain/guide/topic.h"
#include "domain/guide/understand.h"
#include "domain/intake/intake_routes.h"
#include "domain/intake/sealed_fields.h"
#include "domain/intake/view/ask.html.h"
#include "domain/map/kind.h"
#include "domain/map/map.h"
#include "net/notify.h"
#include "web/reply.h"
#include "words/personal.h"

/* ---- shared by the pages ---- */

static struct url
step_url(struct cx *cx, struct str token, struct str step)
{
    return url_path_token(cx->mem, S("/vraag/c/"), token, step);
}

static struct ask_frame
frame_of(struct cx *cx, const struct request *rq, struct str token, int step, struct str back)
{
    struct ask_frame frame = {.token = token, .step = step, .fault_field = rq->fault.field};

    frame.fault = request_fault(cx, rq, rq->fault.field);
    if (back.len) {
        frame.back = step_url(cx, token, back);
        frame.has_back = true;
    }
    return frame;
}

void
ask_bsn_remark(struct cx *cx, const struct draft *draft, struct ask_frame *frame)
{
    frame->bsn = bsn_in(draft->ask.question);
    frame->text = step_url(cx, draft->token, S("/tekst"));
}

/* The draft that the address names. */
static enum outcome
draft_here(struct cx *cx, const struct request *rq, struct draft *ret)
{
    TRY(draft_get(cx, rq->args[0], ret));
    ret->lifetime_ms = rq->kiosk ? kiosk_forgets_ms : 0;
    if (ret->sent)
        return fail(cx, CONFLICT, "Deze vraag is al verstuurd. U kunt een nieuwe vraag stellen.");
    return OK;
}

/* A page of a question that speaks of danger can be left at once. */
static enum outcome
draft_page(const struct draft *draft, struct reply *re, struct str title, struct view view)
{
    re->quick_leave = draft->peril == PERIL_DANGER;
    return reply_page(re, title, view);
}

static struct personal
shown(const struct request *rq, struct str field, struct str kept)
{
    return (struct personal){request_has(rq, field) ? request_field(rq, field) : kept};
}

/* ---- what is going on ---- */

/* The help finder and pages of topics send this along; what is no topic is passed over. */
struct str
ask_topic_known(struct str id)
{
    struct topic topic;

    return topic_find(id, &topic) ? topic.id : S("");
}

/* The page of a service sends its number along. Of one that ended, nothing. */
static enum outcome
service_asked(struct cx *cx, const struct request *rq, struct service_row *ret)
{
    int64_t service;

    *ret = (struct service_row){0};
    if (!str_int(request_field(rq, S("service")), &service))
        return OK;
    enum outcome outcome = sql_service_get(cx, service, ret);
    return outcome == NOT_FOUND ? OK : outcome;
}

/* ---- a letter whose last day is known ---- */

static const int64_t letter_kept_ms = INT64_C(24) * 60 * 60 * 1000; /* as long as a draft */

struct str
asked_letter_make(struct cx *cx, const struct request *rq, struct date last,
                  const struct kept_field_list *letter)
{
    struct str form = kept_fields_write(cx->mem, letter);
    struct text t = text_open(cx->mem, form.len + 64);

    sealed_field_add_int(&t, S("last_day"), last.day);
    /* Of what was typed in strange signs the day alone goes along. */
    if (t.len + 3 * form.len + sizeof "&letter_form=" <= TOKEN_TEXT_MAX)
        sealed_field_add(&t, S("letter_form"), form);
    return token_make(cx, "asked_letter",
                      cx->now_ms + (rq->kiosk ? kiosk_forgets_ms : letter_kept_ms), text_str(&t));
}

/* Of one that has ended, nothing: the text of the question names the day too. */
void
asked_letter_read(struct cx *cx, const struct request *rq, struct ask *ask)
{
    struct str fields;

    if (token_open(cx, "asked_letter", request_field(rq, S("from_letter")), &fields) != OK)
        return;
    ask->last_day = sealed_field_int(cx->mem, fields, S("last_day"));
    ask->letter_form = sealed_field(cx->mem, fields, S("letter_form"));
}

struct objection_first
objection_first_of(struct cx *cx, int64_t last_day, struct str letter, struct date due)
{
    enum { DAYS_TO_WRITE = 7 };
    struct objection_first first = {.last = {(int32_t)last_day}};

    first.shown = last_day && first.last.day < due.day + DAYS_TO_WRITE;
    first.passed = first.last.day < date_in_amsterdam(cx->now_ms).day;
    if (first.shown)
        first.kept = kept_form_fields(cx->mem, letter);
    return first;
}

enum outcome
ask_start_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_text_page *page = arena_new(cx->mem, struct ask_text_page, 1);
    struct str topic = ask_topic_known(request_field(rq, S("topic")));
    struct service_row service;

    TRY(service_asked(cx, rq, &service));
    *page = (struct ask_text_page){.frame = frame_of(cx, rq, S(""), 1, S("")),
                                   .action = url_path(S("/vraag/begin")),
                                   .question = {request_field(rq, S("question"))},
                                   .topic = topic,
                                   .about = topic_name(topic, rq->language),
                                   .organisation = service.organisation_name,
                                   .letter = request_field(rq, S("from_letter"))};
    if (service.service)
        page->service = request_field(rq, S("service"));
    re->may_be_indexed = rq->method == METHOD_GET && topic.len == 0 && service.service == 0;
    return reply_page(re, T("Stel uw vraag"), view_ask_text(page));
}

/* After the text: the numbers first when it speaks of danger. */
static enum outcome
text_next(struct cx *cx, struct draft *draft, struct reply *re)
{
    TRY(ask_check_question(cx, draft->ask.question));
    draft->peril = peril_of(cx->mem, draft->ask.question, draft->ask.topic);
    TRY(draft_save(cx, draft));
    return reply_see_other(
        re, step_url(cx, draft->token, peril_calls(draft->peril) ? S("/let-op") : S("/plaats")));
}

static struct str
also_known(struct arena *mem, struct str lines)
{
    struct text t = text_open(mem, 64);

    for (struct str id; str_cut(&lines, '\n', &id);) {
        struct str known = ask_topic_known(str_trim(id));
        if (known.len == 0)
            continue;
        text_add(&t, text_str(&t).len ? S("|") : S(""));
        text_add(&t, known);
    }
    return text_str(&t);
}

enum outcome
ask_start(struct cx *cx, struct request *rq, struct reply *re)
{
    struct draft draft = draft_new(cx);
    struct service_row service;

    TRY(service_asked(cx, rq, &service));
    draft.ask = (struct ask){.question = request_field(rq, S("question")),
                             .topic = ask_topic_known(request_field(rq, S("topic"))),
                             .also = also_known(cx->mem, request_field(rq, S("also"))),
                             .wish = service.organisation,
                             .language = rq->language};
    asked_letter_read(cx, rq, &draft.ask);
    draft.lifetime_ms = rq->kiosk ? kiosk_forgets_ms : 0;
    return text_next(cx, &draft, re);
}

enum outcome
ask_text_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_text_page *page = arena_new(cx->mem, struct ask_text_page, 1);
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    *page = (struct ask_text_page){.frame = frame_of(cx, rq, draft.token, 1, S("")),
                                   .action = step_url(cx, draft.token, S("/tekst")),
                                   .question = shown(rq, S("question"), draft.ask.question)};
    return draft_page(&draft, re, T("Stel uw vraag"), view_ask_text(page));
}

enum outcome
ask_text(struct cx *cx, struct request *rq, struct reply *re)
{
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    draft.ask.question = request_field(rq, S("question"));
    return text_next(cx, &draft, re);
}

enum outcome
ask_danger_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_danger_page *page = arena_new(cx->mem, struct ask_danger_page, 1);
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    const bool after_topic = draft.ask.municipality != 0; /* which told it; else the text did */
    *page = (struct ask_danger_page){
        .frame = frame_of(cx, rq, draft.token, after_topic ? 3 : 1,
                          after_topic ? S("/onderwerp") : S("/tekst")),
        .numbers = helplines_for_text(cx->mem, draft.ask.question, draft.ask.topic, rq->language),
        .next = step_url(cx, draft.token, after_topic ? S("/antwoord") : S("/plaats"))};
    re->quick_leave = page->numbers.hide;
    return reply_page(re, helplines_title(&page->numbers), view_ask_danger(page));
}

/* ---- where ---- */

enum { RADIOS_MAX = 8 }; /* more municipalities than this are asked by postcode only */

static struct ask_choice_list
municipality_choices(struct cx *cx, const struct municipality_row_list *rows, int64_t chosen)
{
    struct ask_choice_list list = {arena_new(cx->mem, struct ask_choice, rows->count), rows->count};

    for (size_t i = 0; i < rows->count; i++)
        list.at[i] =
            (struct ask_choice){.value = municipality_code(cx->mem, rows->at[i].municipality),
                                .label = rows->at[i].name,
                                .checked = rows->at[i].municipality == chosen};
    return list;
}

enum outcome
ask_place_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_place_page *page = arena_new(cx->mem, struct ask_place_page, 1);
    struct municipality_row_list here;
    struct doorway_row doorway;
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    TRY(doorway_get(cx, rq->host, &doorway));
    TRY(doorway_municipalities(cx, doorway.doorway, &here));
    if (here.count > RADIOS_MAX)
        here.count = 0;
    for (size_t i = 0; i < here.count; i++) /* the page comes back */
        if (str_eq(municipality_code(cx->mem, here.at[i].municipality),
                   request_field(rq, S("municipality"))))
            draft.ask.municipality = here.at[i].municipality;
    *page = (struct ask_place_page){
        .frame = frame_of(cx, rq, draft.token, 2, S("/tekst")),
        .action = step_url(cx, draft.token, S("/plaats")),
        .municipalities = municipality_choices(cx, &here, draft.ask.municipality),
        .elsewhere =
            str_eq(request_field(rq, S("municipality")), S("elsewhere")) || here.count == 0,
        .place = {request_field(rq, S("place"))},
    };
    ask_bsn_remark(cx, &draft, &page->frame);
    return draft_page(&draft, re, T("Waar woont u?"), view_ask_place(page));
}

/* A municipality that takes no part: where to go instead, and nothing is kept. */
enum outcome
ask_elsewhere(struct cx *cx, const struct request *rq, const struct municipality_row *place,
              struct str question, struct url again, struct reply *re)
{
    struct ask_elsewhere_page *page = arena_new(cx->mem, struct ask_elsewhere_page, 1);
    const struct str national[] = {S("juridisch_loket"), S("geldfit"), S("luisterlijn")};

    *page = (struct ask_elsewhere_page){
        .municipality = place->name,
        .again = again,
        .phone = place->phone,
        .danger = helplines_for_text(cx->mem, question, S(""), rq->language),
        .numbers =
            helplines_named(cx->mem, sizeof national / sizeof *national, national, rq->language)};
    re->quick_leave = page->danger.hide;
    return reply_page(re, T("Hulp in uw gemeente"), view_ask_elsewhere(page));
}

static enum outcome
split(struct cx *cx, struct request *rq, const struct draft *draft,
      const struct municipality_row_list *found, struct reply *re)
{
    struct ask_split_page *page = arena_new(cx->mem, struct ask_split_page, 1);

    *page = (struct ask_split_page){.frame = frame_of(cx, rq, draft->token, 2, S("/plaats")),
                                    .action = step_url(cx, draft->token, S("/plaats")),
                                    .municipalities = municipality_choices(cx, found, 0)};
    return reply_page(re, T("Welke gemeente is het?"), view_ask_split(page));
}

/* A municipality was chosen and a place typed: INVALID when that is another one. */
static enum outcome
same_place_check(struct cx *cx, const struct request *rq, struct str chosen)
{
    struct str typed = request_field(rq, S("place"));
    struct municipality_row_list found;

    if (typed.len == 0)
        return OK;
    enum outcome outcome = municipality_find(cx, typed, &found);
    if (outcome == NOT_FOUND)
        return INVALID;
    TRY(outcome);
    for (size_t i = 0; i < found.count; i++)
        if (str_eq(municipality_code(cx->mem, found.at[i].municipality), chosen))
            return OK;
    return fail_field(cx, "place",
                      "U koos een gemeente, maar hier staat een andere. Waar woont u? Maak dit "
                      "vak leeg, of kies: ergens anders.");
}

enum outcome
ask_place(struct cx *cx, struct request *rq, struct reply *re)
{
    struct municipality_row_list found;
    struct str chosen = request_field(rq, S("municipality"));
    struct draft draft;
    bool here;

    TRY(draft_here(cx, rq, &draft));
    bool by_place = chosen.len == 0 || str_eq(chosen, S("elsewhere"));
    if (by_place && request_field(rq, S("place")).len == 0)
        return fail_field(cx, "place", "Vul uw postcode of gemeente in, of kies uw gemeente.");
    if (!by_place)
        TRY(same_place_check(cx, rq, chosen));
    enum outcome outcome =
        municipality_find(cx, by_place ? request_field(rq, S("place")) : chosen, &found);
    if (outcome == NOT_FOUND)
        return INVALID;
    TRY(outcome);
    if (found.count > 1)
        return split(cx, rq, &draft, &found, re);
    TRY(municipality_takes_part(cx, found.at[0].municipality, &here));
    if (!here)
        return ask_elsewhere(cx, rq, &found.at[0], draft.ask.question,
                             step_url(cx, draft.token, S("/plaats")), re);
    draft.ask.municipality = found.at[0].municipality;
    TRY(draft_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, S("/onderwerp")));
}

/* ---- about what ---- */

struct ask_topic_area_list
ask_topic_areas(struct cx *cx, enum language language, struct str chosen)
{
    struct ask_topic_area_list list = {arena_new(cx->mem, struct ask_topic_area, topic_count()), 0};

    for (size_t i = 0; i < topic_count(); i++) {
        struct topic topic = topic_at(i);
        struct str name = tr(language, life_area_name(topic.life_area));
        size_t a = 0;
        while (a < list.count && !str_eq(list.at[a].name, name))
            a++;
        if (a == list.count)
            list.at[list.count++] = (struct ask_topic_area){
                .name = name, .topics = {arena_new(cx->mem, struct ask_choice, topic_count()), 0}};
        struct ask_topic_area *area = &list.at[a];
        bool checked = str_eq(topic.id, chosen);
        area->open = area->open || checked;
        area->topics.at[area->topics.count++] = (struct ask_choice){
            .value = topic.id, .label = topic_name(topic.id, language), .checked = checked};
    }
    return list;
}

/* What the resident wrote seems to be about these; none once a topic was chosen. None is marked:
 * who only goes on has chosen nothing, and then a person finds out. */
static struct ask_choice_list
topics_likely(struct arena *mem, enum language language, const struct ask *ask)
{
    struct understood understood = {.outcome = UNDERSTOOD_NOT};
    struct str ids[UNDERSTOOD_TOPICS_MAX];
    struct ask_choice_list list = {arena_new(mem, struct ask_choice, UNDERSTOOD_TOPICS_MAX), 0};

    if (ask->topic.len == 0)
        understood = understand(mem, ask->question);
    size_t count = understood_topic_ids(&understood, ids);
    for (size_t i = 0; i < count; i++)
        list.at[list.count++] =
            (struct ask_choice){.value = ids[i], .label = topic_name(ids[i], language)};
    return list;
}

struct str
ask_also_names(struct arena *mem, enum language language, struct str also)
{
    struct text t = text_open(mem, 64);

    for (struct str id; str_cut(&also, '|', &id);) {
        text_add(&t, text_str(&t).len ? comma(language) : S(""));
        text_add(&t, topic_name(id, language));
    }
    return text_str(&t);
}

enum outcome
ask_topic_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_topic_page *page = arena_new(cx->mem, struct ask_topic_page, 1);
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    *page = (struct ask_topic_page){.frame = frame_of(cx, rq, draft.token, 3, S("/plaats")),
                                    .action = step_url(cx, draft.token, S("/onderwerp")),
                                    .also = ask_also_names(cx->mem, rq->language, draft.ask.also),
                                    .likely = topics_likely(cx->mem, rq->language, &draft.ask),
                                    .areas = ask_topic_areas(cx, rq->language, draft.ask.topic)};
    /* Where the words say something, nobody chose yet that they do not know. */
    page->unknown =
        draft.ask.topic.len == 0 && page->likely.count == 0 && !peril_calls(draft.peril);
    return draft_page(&draft, re, T("Waar gaat uw vraag over?"), view_ask_topic(page));
}

enum outcome
ask_topic(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str chosen = request_field(rq, S("topic"));
    struct topic topic;
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    if (chosen.len && !topic_find(chosen, &topic))
        return fail_field(cx, "topic",
                          "Kies een onderwerp uit de lijst, of kies dat u het niet weet.");
    const enum peril told = draft.peril;
    draft.ask.topic = chosen;
    draft.peril = peril_of(cx->mem, draft.ask.question, chosen);
    TRY(draft_save(cx, &draft));
    /* Who saw the numbers for need did not see those for danger. */
    const bool first = peril_calls(draft.peril) && draft.peril != told;
    return reply_see_other(re, step_url(cx, draft.token, first ? S("/let-op") : S("/antwoord")));
}

/* ---- how to answer ---- */

struct ask_choice_list
ask_interpreters(struct cx *cx, enum language language, struct str chosen)
{
    struct ask_choice_list list = {arena_new(cx->mem, struct ask_choice, kind_language_count()), 0};

    for (size_t i = 1; i < kind_language_count(); i++) { /* 0 is Dutch */
        struct str code = kind_language_code(i);
        list.at[list.count++] =
            (struct ask_choice){code, kind_language_name(code, language), str_eq(code, chosen)};
    }
    return list;
}

static struct str
interpreter_known(struct str code)
{
    for (size_t i = 1; i < kind_language_count(); i++) /* 0 is Dutch */
        if (str_eq(kind_language_code(i), code))
            return code;
    return S("");
}

struct str
interpreter_typed(const struct request *rq)
{
    return interpreter_known(request_field(rq, S("interpreter")));
}

struct str
interpreter_offered(const struct request *rq)
{
    return request_has(rq, S("interpreter")) ? interpreter_typed(rq)
                                             : interpreter_known(language_code(rq->language));
}

enum outcome
ask_channel_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_channel_page *page = arena_new(cx->mem, struct ask_channel_page, 1);
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    struct str channel =
        request_has(rq, S("channel")) ? request_field(rq, S("channel")) : draft.ask.channel;
    const bool sent = request_has(rq, S("channel"));
    const struct callback_wish call =
        sent || rq->method == METHOD_POST ? call_moments_typed(cx, rq) : draft.ask.call;
    bool answered = draft.ask.channel.len > 0 && !request_has(rq, S("interpreter"));
    struct str interpreter = answered ? draft.ask.interpreter : interpreter_offered(rq);
    *page = (struct ask_channel_page){
        .frame = frame_of(cx, rq, draft.token, 4, S("/onderwerp")),
        .action = step_url(cx, draft.token, S("/antwoord")),
        .by_phone = str_eq(channel, S("phone")),
        .by_email = str_eq(channel, S("email")),
        .by_code = str_eq(channel, S("code")),
        .phone = shown(rq, S("phone"), draft.ask.phone),
        .email = shown(rq, S("email"), draft.ask.email),
        .phone_fault = request_fault(cx, rq, S("phone")),
        .email_fault = request_fault(cx, rq, S("email")),
        .mind = shown(rq, S("mind"), draft.ask.mind),
        .mind_fault = request_fault(cx, rq, S("mind")),
        .moments = call_moments_of(cx, rq->language, call.said ? call.part : PART_ANY, call.days),
        .voicemail = call.voicemail,
        .interpreters = ask_interpreters(cx, rq->language, interpreter),
        .sms = notify_on(),
        .channel_fault = request_fault(cx, rq, S("channel"))};
    page->careful = page->mind.text.len > 0 || page->mind_fault.len > 0 || page->voicemail ||
                    draft.peril == PERIL_DANGER;
    return draft_page(&draft, re, T("Hoe wilt u antwoord krijgen?"), view_ask_channel(page));
}

enum outcome
ask_channel(struct cx *cx, struct request *rq, struct reply *re)
{
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    draft.ask.channel = request_field(rq, S("channel"));
    draft.ask.phone = request_field(rq, S("phone"));
    draft.ask.email = request_field(rq, S("email"));
    draft.ask.mind = request_field(rq, S("mind"));
    draft.ask.call = call_moments_typed(cx, rq);
    draft.ask.interpreter = interpreter_typed(rq);
    TRY(ask_check_channel(cx, &draft.ask));
    TRY(draft_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, S("/naam")));
}

/* ---- who ---- */

enum outcome
ask_name_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct ask_name_page *page = arena_new(cx->mem, struct ask_name_page, 1);
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    *page = (struct ask_name_page){.frame = frame_of(cx, rq, draft.token, 5, S("/antwoord")),
                                   .action = step_url(cx, draft.token, S("/naam")),
                                   .name = shown(rq, S("name"), draft.ask.name)};
    return draft_page(&draft, re, T("Hoe heet u?"), view_ask_name(page));
}

enum outcome
ask_name(struct cx *cx, struct request *rq, struct reply *re)
{
    struct draft draft;

    TRY(draft_here(cx, rq, &draft));
    draft.ask.name = request_field(rq, S("name"));
    TRY(draft_save(cx, &draft));
    return reply_see_other(re, step_url(cx, draft.token, S("/nakijken")));
}
