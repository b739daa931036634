/* offer_pages.c - the sender: to whom, why, what goes along, with which consent; then looking it
 * over and offering it. */
#include "domain/desk/desk_routes.h"
#include "domain/desk/handover_pages.h"
#include "domain/desk/view/handover.html.h"
#include "domain/desk/work_shown.h"
#include "domain/map/map.h"
#include "domain/network/network.h"
#include "domain/privacy/privacy.h"
#include "web/markdown.h"
#include "domain/intake/question_shown.h"

/* All but our own notes. */
enum { USUAL_PARTS = 63 & ~PART_NOTES };

static int64_t
receiver_of(const struct request *rq)
{
    int64_t to;
    return str_int(request_field(rq, S("to")), &to) ? to : 0;
}

static int64_t
parts_of(const struct request *rq)
{
    int64_t parts = 0;

    for (size_t i = 0; i < handover_parts.count; i++)
        if (request_field(rq, handover_parts.at[i].code).len)
            parts |= INT64_C(1) << i;
    return parts;
}

static struct handover_offer
offer_of(const struct request *rq)
{
    return (struct handover_offer){.to = receiver_of(rq),
                                   .parts = parts_of(rq),
                                   .dependent = request_field(rq, S("dependent")).len > 0,
                                   .why = request_field(rq, S("why")),
                                   .why_words = request_field(rq, S("why_words")),
                                   .asked = request_field(rq, S("asked")),
                                   .consent = request_field(rq, S("consent"))};
}

/* ---- the form ---- */

static struct str
within_said(struct cx *cx, enum language language, int64_t workdays)
{
    return date_in_words(cx->mem, language, due_day(answer_due_ms(cx, workdays)));
}

static struct offer_line
line_of(struct cx *cx, enum language language, const struct handover_choice *choice, int64_t chosen)
{
    return (struct offer_line){.organisation = choice->organisation,
                               .name = choice->name,
                               .paid_by = tr(language, choice->paid_by),
                               .why = tr(language, why_sentence(choice->why)),
                               .answers = within_said(cx, language, choice->accept_workdays),
                               .tried = choice->tried,
                               .dependent = choice->dependent,
                               .checked = choice->organisation == chosen};
}

/* A handover is warm when somebody calls first: the line for colleagues, else the number of all. */
static enum outcome
phone_fill(struct cx *cx, const struct direct_lines_row_list *lines, struct offer_line *line)
{
    struct organisation_row organisation;

    for (size_t i = 0; i < lines->count && line->phone.len == 0; i++)
        if (lines->at[i].organisation == line->organisation &&
            str_eq(lines->at[i].kind, S("phone")))
            line->phone = lines->at[i].value;
    line->direct = line->phone.len > 0;
    if (!line->direct) {
        TRY(organisation_get(cx, line->organisation, &organisation));
        line->phone = organisation.phone;
    }
    line->call = url_tel(cx->mem, line->phone);
    return OK;
}

/* Does it have a service there that is about the topic? */
static bool
serves_topic(const struct topic_help *help, int64_t organisation)
{
    for (size_t i = 0; i < help->services.count; i++)
        if (help->services.at[i].organisation == organisation)
            return true;
    return false;
}

/* Those that fit the topic and were not tried yet stand above, the others below, by name. */
static enum outcome
lines_fill(struct cx *cx, enum language language, const struct question_state *state,
           int64_t chosen, struct offer_page *page)
{
    struct handover_choice_list list;
    struct direct_lines_row_list lines;
    struct topic_help help = {0};

    TRY(handover_choices(cx, state, &list));
    TRY(direct_lines(cx, &lines));
    if (state->topic.len)
        TRY(topic_help_get(cx, state->id.municipality, state->topic, &help));
    page->best.at = arena_new(cx->mem, struct offer_line, list.count);
    page->others.at = arena_new(cx->mem, struct offer_line, list.count);
    for (size_t i = 0; i < list.count; i++) {
        struct offer_line line = line_of(cx, language, &list.at[i], chosen);
        TRY(phone_fill(cx, &lines, &line));
        page->asks_dependent = page->asks_dependent || (line.checked && line.dependent);
        if ((list.at[i].why.len || serves_topic(&help, line.organisation)) && !line.tried) {
            page->best.at[page->best.count++] = line;
        } else {
            page->others.at[page->others.count++] = line;
            page->others_open = page->others_open || line.checked;
        }
    }
    page->others_open = page->others_open || page->best.count == 0;
    return OK;
}

enum outcome
offer_best(struct cx *cx, enum language language, const struct question_state *state,
           struct offer_line *ret)
{
    struct offer_page page = {0};

    TRY(lines_fill(cx, language, state, 0, &page));
    *ret = page.best.count ? page.best.at[0] : (struct offer_line){0};
    return OK;
}

/* Consent of when the question was asked can only be chosen where it was given; then it is. */
static enum outcome
consents_fill(struct cx *cx, const struct request *rq, struct question_id id,
              struct offer_page *page)
{
    struct str chosen = request_field(rq, S("consent"));
    bool given;

    TRY(consent_given(cx, id.municipality, id.question, S("consent-share"), &given));
    if (given && chosen.len == 0)
        chosen = S("asking");
    page->consents = codes_shown(cx, rq->language, &handover_consents, chosen);
    if (!given) { /* the first of the list */
        page->consents.at++;
        page->consents.count--;
    }
    return OK;
}

static void
faults_fill(struct cx *cx, const struct request *rq, struct offer_page *page)
{
    page->to_fault = request_fault(cx, rq, S("to"));
    page->why_fault = request_fault(cx, rq, S("why"));
    page->asked_fault = request_fault(cx, rq, S("asked"));
    page->parts_fault = request_fault(cx, rq, S("parts"));
    page->consent_fault = request_fault(cx, rq, S("consent"));
    page->dependent = request_field(rq, S("dependent")).len > 0;
    page->dependent_fault = request_fault(cx, rq, S("dependent"));
    page->fault = request_fault(cx, rq, rq->fault.field);
}

enum outcome
work_offer_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct offer_page *page = arena_new(cx->mem, struct offer_page, 1);
    int64_t parts = rq->method == METHOD_POST ? parts_of(rq) : USUAL_PARTS;
    struct question_state state;
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(question_mine(cx, id, &state));
    page->action = work_url(cx, id, S("/overdragen"));
    page->back = work_url(cx, id, S(""));
    page->part = work_url(cx, id, S("/nog-een"));
    TRY(lines_fill(cx, rq->language, &state, receiver_of(rq), page));
    page->whys = codes_shown(cx, rq->language, &handover_whys, request_field(rq, S("why")));
    page->parts = codes_shown(cx, rq->language, &handover_parts, S(""));
    for (size_t i = 0; i < page->parts.count; i++)
        page->parts.at[i].checked = (parts & (INT64_C(1) << i)) != 0;
    page->why_words.text = request_field(rq, S("why_words"));
    page->asked.text = request_field(rq, S("asked"));
    TRY(consents_fill(cx, rq, id, page));
    page->unheard = !str_eq(state.channel, S("email"));
    faults_fill(cx, rq, page);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Overdragen"), view_offer(page));
}

/* ---- looking it over ---- */

static struct offer_field_list
fields_shown(struct cx *cx, const struct request *rq)
{
    struct offer_field_list list = {arena_new(cx->mem, struct offer_field, rq->field_count), 0};

    for (size_t i = 0; i < rq->field_count; i++)
        if (rq->values[i].len && !str_eq(rq->fields[i].name, S("change")))
            list.at[list.count++] = (struct offer_field){rq->fields[i].name, {rq->values[i]}};
    return list;
}

/* Offered already, by who offers it again from a page that the browser kept. */
static enum outcome
offered_before(struct cx *cx, struct question_id id, bool *ret)
{
    struct question_state state;
    struct handover_row row;
    enum outcome outcome = handover_last(cx, id, &row);

    *ret = false;
    if (outcome == NOT_FOUND)
        return OK;
    TRY(outcome);
    TRY(question_state_get(cx, id, &state));
    *ret = state.organisation == cx->who.organisation &&
           row.from_organisation == state.organisation && handover_waits(&row);
    return OK;
}

/* As the row will be. */
static struct handover_row
row_of(const struct handover_offer *offer, struct str from, struct str to)
{
    return (struct handover_row){.from_name = from,
                                 .to_name = to,
                                 .to_organisation = offer->to,
                                 .parts = offer->parts,
                                 .why = offer->why};
}

enum outcome
work_offer_preview(struct cx *cx, struct request *rq, struct reply *re)
{
    struct offer_check_page *page = arena_new(cx->mem, struct offer_check_page, 1);
    const struct handover_offer offer = offer_of(rq);
    struct organisation_row receiver;
    struct question_state state;
    struct direct_lines_row_list lines;
    struct packet packet;
    struct question_id id;
    struct str text, calls;
    bool before;

    if (request_has(rq, S("change")))
        return work_offer_page(cx, rq, re);
    TRY(question_of_path(cx, rq, &id));
    TRY(offered_before(cx, id, &before));
    if (before)
        return reply_sent_before(cx, re, id, SENT_OFFER);
    TRY(handover_check(cx, id, &offer));
    TRY(question_state_get(cx, id, &state));
    TRY(organisation_get(cx, offer.to, &receiver));
    TRY(packet_preview(cx, id, offer.parts, offer.to, &packet));
    TRY(packet_calling(cx, rq->language, id, &packet, &calls));
    struct handover_row row = row_of(&offer, state.organisation_name, receiver.name);
    TRY(consent_offer_text(cx, rq, &state, &row, &packet, &text));
    const struct handover_words words = {.why = {offer.why_words}, .asked = {offer.asked}};
    *page = (struct offer_check_page){
        .send = work_url(cx, id, S("/overdragen/versturen")),
        .change = work_url(cx, id, S("/overdragen")),
        .packet = packet_shown_of(cx, rq->language, &row, state.topic, state.municipality_name,
                                  state.language, &words, &packet),
        .fields = fields_shown(cx, rq),
        .text = markdown_html(cx->mem, rq->language, text),
        .answers = within_said(cx, rq->language, receiver.accept_workdays),
        .given = str_eq(offer.consent, S("asking")),
        .on_page = str_eq(offer.consent, S("page")),
        .unheard = !str_eq(state.channel, S("email"))};
    page->packet.calls = calls;
    page->to = (struct offer_line){.organisation = offer.to, .name = receiver.name};
    TRY(direct_lines(cx, &lines));
    TRY(phone_fill(cx, &lines, &page->to));
    page->read_out = !page->given && !page->on_page;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Kijk na wat er meegaat"), view_offer_check(page));
}

enum outcome
work_offer_send(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct handover_offer offer = offer_of(rq);
    struct organisation_row receiver = {0};
    struct question_state state;
    struct packet packet;
    struct question_id id;
    struct str text, calls;
    bool before;

    TRY(question_of_path(cx, rq, &id));
    TRY(offered_before(cx, id, &before));
    if (before)
        return reply_sent_before(cx, re, id, SENT_OFFER);
    TRY(handover_check(cx, id, &offer));
    TRY(question_state_get(cx, id, &state));
    TRY(organisation_get(cx, offer.to, &receiver));
    TRY(packet_preview(cx, id, offer.parts, offer.to, &packet));
    TRY(packet_calling(cx, rq->language, id, &packet, &calls));
    const struct handover_row row = row_of(&offer, state.organisation_name, receiver.name);
    TRY(consent_offer_text(cx, rq, &state, &row, &packet, &text));
    TRY(handover_make(cx, id, &offer, text, language_code(rq->language)));
    return reply_see_other(re, work_url(cx, id, S("")));
}

enum outcome
work_offer_cancel(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(handover_cancel(cx, id, request_field(rq, S("reason"))));
    return reply_see_other(re, work_url(cx, id, S("")));
}

enum outcome
work_hold(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(handover_hold(cx, id, request_field(rq, S("on")).len > 0));
    return reply_see_other(re, work_url(cx, id, S("")));
}
