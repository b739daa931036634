/* explained_pages.c - a resident with a letter: what it says, until when, who helps, whom to call.
 *
 * The dates that somebody gives are used for this answer only: they stand in no address, and
 * nothing keeps them. Help that is not of the municipality comes first (MISSION E2). */
#include "domain/desk/explained_pages.h"

#include "base/text.h"
#include "crypto/code.h"
#include "domain/decision/decision.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/topic_pages.h"
#include "domain/desk/view/explained.html.h"
#include "domain/guide/letter.h"
#include "domain/map/kind.h"
#include "domain/map/schedule.h"
#include "law/decrees.h"
#include "web/markdown.h"
#include "web/site.h"
#include "domain/guide/step_said.h"

/* ---- the code ---- */

static struct helpline_list
legal_desk(struct cx *cx, enum language language)
{
    static const struct str ids[] = {S_INIT("juridisch_loket")};
    return helplines_named(cx->mem, 1, ids, language);
}

static enum outcome
code_reply(struct cx *cx, const struct request *rq, struct str code, struct str fault,
           struct reply *re)
{
    struct explained_code_page *page = arena_new(cx->mem, struct explained_code_page, 1);
    struct str follow;

    *page = (struct explained_code_page){.code = code,
                                         .fault = fault,
                                         .follow = code_parse(cx->mem, code, &follow),
                                         .phone = rq->site->phone,
                                         .open_said = rq->site->open_said,
                                         .call = url_tel(cx->mem, rq->site->phone)};
    if (fault.len)
        page->numbers = legal_desk(cx, rq->language);
    re->may_be_indexed = rq->method == METHOD_GET && fault.len == 0;
    return reply_page(re, T("Een code in uw brief"), view_explained_code(page));
}

enum outcome
explained_code_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return code_reply(cx, rq, request_field(rq, S("code")), request_fault(cx, rq, S("code")), re);
}

static const struct str unknown =
    T_INIT("Deze code kennen wij niet. Kijk nog eens goed: het zijn 6 "
           "letters en cijfers, en ze staan in uw brief.");

enum outcome
explained_code(struct cx *cx, struct request *rq, struct reply *re)
{
    struct decision_row row;

    if (request_field(rq, S("code")).len == 0)
        return fail_field(cx, "code",
                          "Vul de code in die in uw brief staat. Het zijn 6 letters en cijfers.");
    enum outcome outcome = decision_find(cx, request_field(rq, S("code")), &row);
    if (outcome == NOT_FOUND)
        return fail_with(cx, INVALID, unknown, S("code"), 0);
    TRY(outcome);
    return reply_see_other(re, url_path_token(cx->mem, S("/besluit/"), row.code, S("")));
}

/* ---- until when ---- */

static struct explained_step_list
steps_shown(struct cx *cx, enum language language, const struct term_step *steps, size_t count)
{
    struct explained_step_list list = {arena_new(cx->mem, struct explained_step, count), 0};

    for (; list.count < count; list.count++)
        list.at[list.count] = (struct explained_step){
            step_said(cx->mem, language, &steps[list.count]), steps[list.count].law};
    return list;
}

static struct explained_term
term_shown(struct cx *cx, enum language language, const struct term *term)
{
    int days = date_between(date_in_amsterdam(cx->now_ms), term->last);

    return (struct explained_term){
        .last = date_in_words(cx->mem, language, term->last),
        .days = days,
        .today = days == 0,
        .passed = days < 0,
        .perhaps_earlier = term->perhaps_earlier,
        .steps = steps_shown(cx, language, term->steps, term->step_count),
        .readings = steps_shown(cx, language, term->readings, term->reading_count),
    };
}

/* law/ calls the facts by their own names; here they are two fields. */
static enum outcome
about_our_field(struct cx *cx, enum outcome outcome)
{
    if (outcome == INVALID)
        cx->fault.field = str_eq(cx->fault.field, S("brief_ontvangen")) ? S("came") : S("dated");
    return outcome;
}

static enum outcome
term_typed(struct cx *cx, const struct request *rq, enum objection_kind kind, struct term *ret)
{
    struct objection_facts facts = {.kind = kind};
    struct calendar calendar = calendar_of(cx);

    TRY(letter_day_typed(cx, request_field(rq, S("dated")), S("dated"), &facts.dated));
    TRY(letter_day_typed(cx, request_field(rq, S("came")), S("came"), &facts.letter_came));
    TRY(received_days_check(cx, facts.dated, facts.letter_came, kind == OBJECTION_TAX,
                            date_in_amsterdam(cx->now_ms)));
    return about_our_field(cx, objection_term(cx, &calendar, &facts, ret));
}

/* Of one decision the day is known. */
static enum outcome
term_known(struct cx *cx, const struct decision_row *row, enum objection_kind kind,
           struct term *ret)
{
    struct calendar calendar = calendar_of(cx);
    struct maybe_date day = {true, {(int32_t)row->published_day}};
    struct objection_facts facts = {.kind = kind, .published = day};

    if (kind == OBJECTION_TAX)
        facts = (struct objection_facts){.kind = kind, .dated = day};
    return objection_term(cx, &calendar, &facts, ret);
}

/* ---- who helps ---- */

enum { HELP_SHOWN = 3 };

static void
independent_add(const struct service_card_list *from, bool free_only, struct service_card_list *to)
{
    for (size_t i = 0; i < from->count && to->count < HELP_SHOWN; i++) {
        const struct service_card *card = &from->at[i];
        bool there = false;
        for (size_t n = 0; n < to->count; n++)
            there = there || str_eq(to->at[n].open.raw, card->open.raw);
        if (!there && !card->municipal && !card->closed && card->free == free_only)
            to->at[to->count++] = *card;
    }
}

/* Services for the topic that are no part of the municipality, free ones first; then those that
 * help with objecting to any decision. */
static enum outcome
help_fill(struct cx *cx, enum language language, const struct decision_row *row,
          struct explained_page *page)
{
    const struct str topics[] = {row->topic, S("bezwaar_besluit_gemeente")};
    struct topic_here here[2];

    page->help.at = arena_new(cx->mem, struct service_card, HELP_SHOWN);
    for (size_t i = 0; i < 2; i++)
        TRY(topic_here_get(cx, language, row->municipality, topics[i], &here[i]));
    for (size_t pass = 0; pass < 4; pass++) {
        const struct topic_here *from = &here[pass % 2];
        if (from->services || from->kinds)
            independent_add(&from->cards, pass < 2, &page->help);
    }
    page->numbers = legal_desk(cx, language);
    page->topic = kind_topic_name(row->topic, language);
    page->topic_open =
        url_path_token(cx->mem, S("/onderwerp/"), row->topic,
                       str_join(cx->mem, S("/in/"), municipality_code(cx->mem, row->municipality)));
    return OK;
}

static void
line_fill(struct cx *cx, enum language language, const struct decision_row *row,
          struct explained_page *page)
{
    struct hours hours = hours_read(cx->mem, row->hours);
    struct open_state state = open_state_of(cx, &hours);

    page->team = row->team;
    page->phone = row->phone;
    page->hours = hours_empty(&hours) ? S("") : hours_in_words(cx->mem, &hours);
    page->open_said = open_in_words(cx, language, &state);
    page->open_now = state.kind == OPEN_NOW;
    page->call = url_tel(cx->mem, row->phone);
}

/* ---- the page ---- */

/* As the pages of a letter take it (letter_pages.c): nobody types the date again. */
static struct kept_field_list
letter_fields(struct cx *cx, const struct request *rq, const struct decision_row *row,
              enum objection_kind kind)
{
    struct kept_field_list list = {arena_new(cx->mem, struct kept_field, 4), 0};
    struct str dated = request_field(rq, S("dated"));

    if (row->published_day)
        dated = date_iso(cx->mem, (struct date){(int32_t)row->published_day});
    list.at[list.count++] = (struct kept_field){
        S("kind"), {kind == OBJECTION_TAX ? S("gem_belasting") : letter_kind_by_code()->id}};
    list.at[list.count++] = (struct kept_field){S("dated_day"), {dated}};
    list.at[list.count++] = (struct kept_field){S("came_day"), {request_field(rq, S("came"))}};
    list.at[list.count++] = (struct kept_field){S("place"), {row->municipality_name}};
    return list;
}

static enum outcome
explained_fill(struct cx *cx, const struct request *rq, const struct decision_row *row,
               struct explained_page *page)
{
    enum decision_objection objection = DECISION_NONE;
    enum objection_kind kind;

    check(decision_objection_find(row->objection, &objection));
    *page = (struct explained_page){
        .title = row->title,
        .municipality = row->municipality_name,
        .organisation = row->organisation_name,
        .body = markdown_html(cx->mem, LANGUAGE_NL, row->said),
        .can_do = markdown_html(cx->mem, LANGUAGE_NL, row->can_do),
        .has_can_do = str_trim(row->can_do).len > 0,
        .untranslated = rq->language != LANGUAGE_NL,
        .ended = row->ended_ms != 0,
        .objection = decision_objection_term(objection, &kind),
        .call_today = objection == DECISION_OTHER,
        .action = url_path_token(cx->mem, S("/besluit/"), row->code, S("")),
        .dated = {request_field(rq, S("dated"))},
        .came = {request_field(rq, S("came"))},
        .dated_fault = request_fault(cx, rq, S("dated")),
        .came_fault = request_fault(cx, rq, S("came")),
        .law = row->law,
    };
    page->ask_dates = page->objection && row->published_day == 0;
    page->answered = rq->method == METHOD_POST;
    if (page->objection)
        page->kept = letter_fields(cx, rq, row, kind);
    line_fill(cx, rq->language, row, page);
    return help_fill(cx, rq->language, row, page);
}

static enum outcome
explained_reply(struct cx *cx, const struct request *rq, const struct decision_row *row,
                const struct term *term, struct reply *re)
{
    struct explained_page *page = arena_new(cx->mem, struct explained_page, 1);

    TRY(explained_fill(cx, rq, row, page));
    page->has_term = term != NULL;
    if (term && date_between(date_in_amsterdam(cx->now_ms), term->last) >= 0)
        cards_too_late(&page->help, term->last);
    if (term)
        page->term = term_shown(cx, rq->language, term);
    re->repeat = term != NULL;
    return reply_page(re, T("Wat staat er in uw brief?"), view_explained(page));
}

enum outcome
explained_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct term *term = arena_new(cx->mem, struct term, 1);
    enum decision_objection objection = DECISION_NONE;
    enum objection_kind kind;
    struct decision_row row;
    enum outcome outcome = decision_find(cx, rq->args[0], &row);

    if (outcome == NOT_FOUND) {
        re->status = 404;
        return code_reply(cx, rq, rq->args[0], tr(rq->language, unknown), re);
    }
    TRY(outcome);
    check(decision_objection_find(row.objection, &objection));
    bool known = row.published_day != 0 && decision_objection_term(objection, &kind) &&
                 term_known(cx, &row, kind, term) == OK;
    return explained_reply(cx, rq, &row, known ? term : NULL, re);
}

enum outcome
explained_term(struct cx *cx, struct request *rq, struct reply *re)
{
    struct term *term = arena_new(cx->mem, struct term, 1);
    enum decision_objection objection = DECISION_NONE;
    enum objection_kind kind;
    struct decision_row row;

    TRY(decision_find(cx, rq->args[0], &row));
    check(decision_objection_find(row.objection, &objection));
    if (!decision_objection_term(objection, &kind))
        return NOT_FOUND;
    TRY(term_typed(cx, rq, kind, term));
    return explained_reply(cx, rq, &row, term, re);
}
