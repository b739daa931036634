/* send_objection_pages.c - an objection is sent in, where the municipality named this channel: who
 * it is from, looking it over, sending, and the proof of receipt.
 *
 * Nothing is stored before it is sent: what was typed travels in the forms, with a token under
 * which only the result is kept. Pressed twice, it is one objection and the same page. */
#include "domain/desk/send_objection_pages.h"

#include "base/text.h"
#include "crypto/code.h"
#include "crypto/keys.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/send_objection.html.h"
#include "domain/intake/ask_shown.h"
#include "domain/intake/sealed_fields.h"
#include "domain/objection/objection.h"
#include "net/notify.h"
#include "words/personal.h"
#include "words/reach.h"

static const int64_t result_lifetime_ms = 24 * 60 * 60 * 1000;

/* ---- can it be sent? ---- */

/* Of which municipality the letter is: as typed, else the doorway's own; number 0: not known. */
static enum outcome
decider_get(struct cx *cx, const struct request *rq, struct municipality_row *ret)
{
    int64_t typed;

    if (str_trim(request_field(rq, S("place"))).len == 0)
        return map_place_first(cx, rq, ret);
    TRY(topic_place_typed(cx, rq, &typed));
    return municipality_get(cx, typed, ret);
}

enum outcome
send_offer_fill(struct cx *cx, const struct request *rq, const struct received_letter *letter,
                struct send_offer *ret)
{
    struct procedure_channel_find_row channel;
    struct municipality_row place = {0};
    bool any;

    *ret = (struct send_offer){
        .place = {request_field(rq, S("place"))},
        .fault = request_fault(cx, rq, S("place")),
        .kept = letter_kept_parts(cx, rq, KEEP_WORDS | KEEP_PERSON | KEEP_SENDING)};
    if (letter_frame_of(rq).professional || !letter_of_municipality(letter->kind))
        return OK;
    TRY(objection_channel_any(cx, &any));
    ret->asks_place = ret->fault.len > 0;
    if (!any || ret->asks_place)
        return OK;
    enum outcome outcome = decider_get(cx, rq, &place);
    if (outcome == INVALID) { /* typed on an earlier page: no reason to hold the letter back */
        ret->fault = tr(rq->language, cx->fault.sentence);
        cx->fault = (struct fault){0};
        ret->asks_place = true;
        return OK;
    }
    TRY(outcome);
    ret->municipality = place.name;
    ret->asks_place = place.municipality == 0;
    if (ret->asks_place)
        return OK;
    outcome = objection_channel(cx, place.municipality, &channel);
    ret->offered = outcome == OK;
    ret->organisation = ret->offered ? channel.organisation_name : S("");
    ret->not_here = ret->asks_place = outcome == NOT_FOUND && ret->place.text.len > 0;
    return outcome == NOT_FOUND ? OK : outcome;
}

/* Who takes it in. INVALID about the place: then the page with the letter comes back. */
static enum outcome
receiver_get(struct cx *cx, const struct request *rq, const struct received_letter *letter,
             struct municipality_row *ret, struct procedure_channel_find_row *ret_channel)
{
    enum outcome outcome = INVALID;

    TRY(decider_get(cx, rq, ret));
    if (letter_of_municipality(letter->kind) && ret->municipality)
        outcome = objection_channel(cx, ret->municipality, ret_channel);
    if (outcome != NOT_FOUND && outcome != INVALID)
        return outcome;
    return fail_field(cx, "place",
                      "Dit bezwaar kunt u hier niet opsturen. Print uw brief en post hem. Het "
                      "adres staat op de brief die u kreeg.");
}

static enum outcome
person_check(struct cx *cx, const struct request *rq)
{
    struct str reach = request_field(rq, S("reach"));
    const bool mail = str_find_byte(reach, '@') < reach.len;

    if (str_trim(request_field(rq, S("name"))).len == 0)
        return fail_field(cx, "name",
                          "Vul uw naam in. Zonder naam weet de gemeente niet van wie dit is.");
    if (str_trim(request_field(rq, S("address"))).len == 0 && reach.len == 0)
        return fail_field(cx, "address",
                          "Vul uw adres in. Of vul hieronder een telefoonnummer of e-mailadres "
                          "in.");
    if (reach.len && !(mail ? email_plausible(reach) : phone_dialable(cx->mem, reach)))
        return fail_field(cx, "reach",
                          "Vul een telefoonnummer in, bijvoorbeeld 06 12345678. Of een "
                          "e-mailadres, bijvoorbeeld naam@voorbeeld.nl.");
    return OK;
}

/* ---- the two pages before it ---- */

static struct helpline_list
numbers_of(struct cx *cx, const struct request *rq, const struct objection_paper *paper)
{
    struct str words = str_join(cx->mem, paper->against, S("\n"), paper->why);

    return helplines_for_text(cx->mem, str_join(cx->mem, words, S("\n"), paper->late_why), S(""),
                              rq->language);
}

static struct letter_send
send_of(struct cx *cx, const struct request *rq, unsigned keep)
{
    struct letter_send send = {.kept = letter_kept_parts(cx, rq, keep),
                               .all = letter_kept_parts(cx, rq, KEEP_ALL),
                               .name = {request_field(rq, S("name"))},
                               .address = {request_field(rq, S("address"))},
                               .reach = {request_field(rq, S("reach"))},
                               .mind = {request_field(rq, S("mind"))}};
    struct str once = request_field(rq, S("once"));

    if (!draft_valid(cx, once))
        once = draft_new(cx).token;
    letter_keep(&send.kept, S("once"), once);
    letter_keep(&send.all, S("once"), once);
    return send;
}

/* What is known when the page is shown, also when it comes back with a fault. */
struct shown {
    struct received_letter letter;
    struct letter_day_known day;
    struct objection_paper paper;
    struct municipality_row place;
    struct procedure_channel_find_row channel;
};

static enum outcome
shown_get(struct cx *cx, const struct request *rq, struct shown *ret)
{
    TRY(letter_objected(cx, rq, &ret->letter, &ret->day));
    TRY(receiver_get(cx, rq, &ret->letter, &ret->place, &ret->channel));
    TRY(letter_paper_read(cx, rq, &ret->letter, &ret->day, &ret->paper));
    return OK;
}

static void
send_fill(struct cx *cx, const struct request *rq, const struct shown *s, struct reply *re,
          struct letter_send *send)
{
    send->numbers = numbers_of(cx, rq, &s->paper);
    send->municipality = s->place.name;
    send->organisation = s->channel.organisation_name;
    send->passed = s->day.passed;
    send->may_run = s->day.may_run;
    re->quick_leave = send->numbers.hide;
}

static enum outcome
person_shown(struct cx *cx, struct request *rq, struct reply *re, const struct shown *s)
{
    struct letter_send_page *page = arena_new(cx->mem, struct letter_send_page, 1);

    *page = (struct letter_send_page){.send = send_of(cx, rq, KEEP_PLACE | KEEP_WORDS),
                                      .fault = request_fault(cx, rq, rq->fault.field),
                                      .name_fault = request_fault(cx, rq, S("name")),
                                      .address_fault = request_fault(cx, rq, S("address")),
                                      .reach_fault = request_fault(cx, rq, S("reach")),
                                      .mind_fault = request_fault(cx, rq, S("mind")),
                                      .sms = notify_on()};
    send_fill(cx, rq, s, re, &page->send);
    re->form = S("objection");
    re->form_to = url_path(S("/brief/bezwaar/opsturen"));
    return reply_page(re, T("Stuur uw bezwaar op"), view_letter_send(page));
}

static enum outcome
check_shown(struct cx *cx, struct request *rq, struct reply *re, const struct shown *s)
{
    struct send_check_page *page = arena_new(cx->mem, struct send_check_page, 1);
    struct procedure_setting_get_row setting;
    struct str reach = request_field(rq, S("reach"));

    TRY(objection_setting(cx, s->place.municipality, &setting));
    *page =
        (struct send_check_page){.send = send_of(cx, rq, KEEP_ALL),
                                 .text = {objection_sent_text(cx->mem, &s->paper)},
                                 .fault = request_fault(cx, rq, S("once")),
                                 .call_workdays = setting.call_workdays,
                                 .by_phone = reach.len && str_find_byte(reach, '@') == reach.len,
                                 .reasons_follow = letter_has_no_reasons(&s->paper)};
    if (rq->language != LANGUAGE_NL)
        page->said = objection_explain(cx->mem, rq->language, &s->paper, false);
    page->bsn = bsn_in(page->text.text) || bsn_in(page->send.address.text);
    send_fill(cx, rq, s, re, &page->send);
    re->repeat = true;
    return reply_page(re, T("Kijk uw bezwaar na"), view_send_check(page));
}

static int64_t
forgets_ms(const struct request *rq)
{
    return rq->kiosk ? kiosk_forgets_ms : result_lifetime_ms;
}

static enum outcome
to_result(struct cx *cx, const struct request *rq, struct str result, struct reply *re)
{
    struct str token = token_make(cx, "objection_sent", cx->now_ms + forgets_ms(rq), result);

    return reply_see_other(re, url_path_token(cx->mem, S("/brief/bezwaar/klaar/"), token, S("")));
}

enum outcome
letter_send_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct shown shown;
    struct str result;

    TRY(draft_result(cx, request_field(rq, S("once")), &result));
    if (result.len) /* back after sending: what was sent stands there */
        return to_result(cx, rq, result, re);
    TRY(shown_get(cx, rq, &shown));
    if (!request_has(rq, S("look")))
        return person_shown(cx, rq, re, &shown);
    TRY(person_check(cx, rq));
    return check_shown(cx, rq, re, &shown);
}

enum outcome
letter_send_again(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct fault fault = cx->fault;
    const struct str field = rq->fault.field;
    struct shown shown;

    if (str_eq(field, S("place"))) {
        TRY(letter_objected(cx, rq, &shown.letter, &shown.day));
        return letter_paper_shown(cx, rq, re, &shown.letter, &shown.day);
    }
    bool once = str_eq(field, S("once"));
    bool only_shown = rq->fault.sentence.len == 0; /* in another language */
    if (!once && !only_shown && !str_eq(field, S("name")) && !str_eq(field, S("address")) &&
        !str_eq(field, S("reach")) && !str_eq(field, S("mind")))
        return letter_objection_again(cx, rq, re);
    if (shown_get(cx, rq, &shown) != OK) {
        cx->fault = fault;
        return letter_objection_again(cx, rq, re);
    }
    return once ? check_shown(cx, rq, re, &shown) : person_shown(cx, rq, re, &shown);
}

/* ---- sending ---- */

/* The topic and the law of a letter, where its kind says so. */
static void
kind_put(const struct letter_kinds_row *kind, struct objection_letter *letter)
{
    static const struct {
        struct str kind, topic, law;
    } kinds[] = {
        {S_INIT("gem_uitkering"), S_INIT("bijstand"), S_INIT("pw")},
        {S_INIT("gem_toeslag"), S_INIT("armoede_voorzieningen"), S_INIT("other")},
        {S_INIT("gem_hulp"), S_INIT("wmo"), S_INIT("wmo")},
        {S_INIT("gem_kind"), S_INIT("jeugdhulp"), S_INIT("other")},
        {S_INIT("gem_vergunning"), S_INIT("vergunning_handhaving"), S_INIT("other")},
        {S_INIT("gem_stoppen"), S_INIT("vergunning_handhaving"), S_INIT("other")},
    };

    letter->topic = kind->topic;
    letter->law = S("other");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq(kinds[i].kind, kind->id)) {
            letter->topic = kinds[i].topic;
            letter->law = kinds[i].law;
        }
}

enum outcome
letter_send_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                      .way = S("elektronisch"),
                                      .received = {true, date_in_amsterdam(cx->now_ms)}};
    struct objection_person person = {
        .name = str_trim(request_field(rq, S("name"))),
        .address = str_trim(request_field(rq, S("address"))),
        .reach = request_field(rq, S("reach")),
        .wish = callback_wish_of(PART_ANY, false, request_field(rq, S("mind")), S("")),
        .language = rq->language};
    struct objection_plan *plan;
    struct shown shown;

    (void)re;
    TRY(letter_objected(cx, rq, &shown.letter, &shown.day));
    TRY(letter_paper_read(cx, rq, &shown.letter, &shown.day, &shown.paper));
    TRY(person_check(cx, rq));
    if (!draft_valid(cx, request_field(rq, S("once"))))
        return fail_field(cx, "once",
                          "U was lang weg. Kijk uw bezwaar nog een keer na. Stuur het daarna op.");
    person.says = objection_sent_text(cx->mem, &shown.paper);
    letter.dated = shown.letter.dated;
    letter.came = shown.letter.came;
    letter.reasons_follow = letter_has_no_reasons(&shown.paper);
    kind_put(shown.letter.kind, &letter);
    TRY(objection_prepare(cx, &letter, &person, &plan));
    rq->plan = plan;
    return OK;
}

static struct str
result_write(struct cx *cx, const struct asked *asked, bool late)
{
    struct text t = text_open(cx->mem, 128);

    sealed_field_add_int(&t, S("municipality"), asked->municipality);
    sealed_field_add_int(&t, S("question"), asked->question);
    sealed_field_add(&t, S("code"), asked->code);
    sealed_field_add(&t, S("secret"), asked->secret);
    sealed_field_add_int(&t, S("late"), late);
    return text_str(&t);
}

enum outcome
letter_send(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct str once = request_field(rq, S("once"));
    struct shown shown;
    struct asked asked;
    struct str result;

    /* Pressed twice, or sent again after the connection was lost: one objection, the same page. */
    TRY(draft_result(cx, once, &result));
    if (result.len)
        return to_result(cx, rq, result, re);
    TRY(letter_objected(cx, rq, &shown.letter, &shown.day));
    TRY(receiver_get(cx, rq, &shown.letter, &shown.place, &shown.channel));
    TRY(objection_send(cx, rq->plan, shown.place.municipality, &asked));
    result = result_write(cx, &asked, shown.day.passed);
    TRY(draft_sent_first(cx, once, forgets_ms(rq), result));
    return to_result(cx, rq, result, re);
}

/* ---- the proof of receipt ---- */

static struct str
day_said(struct cx *cx, const struct request *rq, int64_t day)
{
    return day ? date_in_words(cx->mem, rq->language, (struct date){(int32_t)day}) : S("");
}

enum outcome
letter_sent_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct letter_sent_page *page = arena_new(cx->mem, struct letter_sent_page, 1);
    struct question_thread thread;
    struct objection o;
    struct str result;

    TRY(token_open(cx, "objection_sent", rq->args[0], &result));
    struct question_id id = {sealed_field_int(cx->mem, result, S("municipality")),
                             sealed_field_int(cx->mem, result, S("question"))};
    struct str secret = sealed_field(cx->mem, result, S("secret"));
    TRY(objection_for_resident(cx, id, &o));
    TRY(thread_for_resident(cx, id, &thread));
    const int64_t at_ms = o.row.registered_ms;
    *page = (struct letter_sent_page){
        .municipality = o.state.municipality_name,
        .organisation = o.state.organisation_name,
        .phone = o.state.organisation_phone,
        .day = date_in_words(cx->mem, rq->language, date_in_amsterdam(at_ms)),
        .time = clock_in_words(cx->mem, rq->language, at_ms),
        .code = code_show(cx->mem, sealed_field(cx->mem, result, S("code"))),
        .link = ask_link(cx, rq, secret),
        .open = url_path_token(cx->mem, S("/volg/l/"), secret, S("")),
        .call_by = day_said(cx, rq, o.row.call_day),
        .decide_by = o.row.decide_day >= date_in_amsterdam(cx->now_ms).day
                         ? day_said(cx, rq, o.row.decide_day)
                         : S(""),
        .name = thread.contact.name,
        .address = o.story.address,
        .reach = thread.contact.phone.text.len ? thread.contact.phone : thread.contact.email,
        .text = thread.messages.at[0].text,
        .late = sealed_field_int(cx->mem, result, S("late")) != 0,
        .reasons_follow = o.row.reasons_follow != 0,
        .by_phone = thread.contact.phone.text.len > 0};
    if (peril_calls(o.state.peril))
        page->numbers = helplines_for_text(cx->mem, page->text.text, o.state.topic, rq->language);
    re->quick_leave = o.state.peril == PERIL_DANGER;
    return reply_page(re, T("Uw bezwaar is binnen"), view_letter_sent(page));
}
