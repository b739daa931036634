/* find_pages.c - in your own words: what it is about, who helps, and always a person. */
#include "domain/desk/find_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/view/find.html.h"
#include "domain/desk/view/missed.html.h"
#include "domain/guide/missed.h"
#include "domain/guide/offer.h"
#include "domain/map/map_shown.h"
#include "web/kept_form.h"
#include "web/site.h"
#include "words/personal.h"

static const struct str despair = S_INIT("psychische_nood"); /* of data/topics.csv */

enum { SERVICES_SHOWN = 5, WEAK = 4 };

static struct found_topic_list
topics_shown(struct arena *mem, enum language language, const struct understood *understood)
{
    struct found_topic_list list = {arena_new(mem, struct found_topic, UNDERSTOOD_TOPICS_MAX + 1),
                                    0};

    /* Who cannot go on is shown that page first. What made it so comes after it: "ik kan niet meer"
     * is also what somebody says who cares for a parent day and night. */
    const bool cannot_go_on = understood->danger.kinds & DANGER_BIT(DANGER_SUICIDE);
    if (cannot_go_on)
        list.at[list.count++] =
            (struct found_topic){.name = topic_name(despair, language),
                                 .why = S(""),
                                 .open = url_path(S("/onderwerp/psychische_nood"))};
    for (size_t i = 0; i < understood->topic_count; i++) {
        const struct understood_topic *topic = &understood->topics[i];
        if (topic->score < understood->topics[0].score / WEAK) /* a guess beside a good one */
            break;
        if (cannot_go_on && str_eq(topic->topic.id, despair))
            continue;
        list.at[list.count++] = (struct found_topic){
            .name = topic_name(topic->topic.id, language),
            .why = topic->why,
            .open = url_path_token(mem, S("/onderwerp/"), topic->topic.id, S(""))};
        if (understood->outcome == UNDERSTOOD_SURE)
            break;
    }
    return list;
}

/* What editors may write about next. */
enum outcome
missed_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct missed_page *page = arena_new(cx->mem, struct missed_page, 1);
    struct missed_row_list rows;

    (void)rq;
    TRY(missed_list(cx, &rows));
    page->words.at = arena_new(cx->mem, struct missed_word, rows.count);
    for (; page->words.count < rows.count; page->words.count++)
        page->words.at[page->words.count] = (struct missed_word){
            rows.at[page->words.count].word, rows.at[page->words.count].searches};
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wat zochten mensen zonder antwoord?"), view_missed(page));
}

/* By the form of this page, and not by the address of another site. */
static bool
was_sent(const struct request *rq)
{
    return rq->method == METHOD_POST || rq->args[0].len > 0;
}

/* Where the reader lives: as typed, else the doorway's own municipality. A wrong place is INVALID
 * the first time, and then a fault of the form. */
static enum outcome
place_shown(struct cx *cx, const struct request *rq, struct str typed, struct find_page *page,
            struct municipality_row *ret)
{
    struct kept_field *words = arena_new(cx->mem, struct kept_field, 1);
    int64_t municipality;

    *words = (struct kept_field){S("q"), {typed}};
    page->form = (struct topic_place_form){.action = url_path(S("/zoek")),
                                           .kept = {words, typed.len > 0},
                                           .place = {request_field(rq, S("place"))},
                                           .fault = request_fault(cx, rq, S("place"))};
    TRY(map_place_first(cx, rq, ret));
    if (was_sent(rq) && page->form.place.text.len && page->form.fault.len == 0) {
        TRY(topic_place_typed(cx, rq, &municipality));
        TRY(municipality_get(cx, municipality, ret));
    }
    page->form.known = ret->municipality != 0;
    return OK;
}

static enum outcome
hits_shown(struct cx *cx, enum language language, const struct service_hit_list *hits,
           struct service_card_list *ret)
{
    struct listed_row_list rows = {arena_new(cx->mem, struct listed_row, hits->count), 0};

    for (; rows.count < hits->count; rows.count++)
        rows.at[rows.count] = hits->at[rows.count].row;
    TRY(cards_shown(cx, language, &rows, ret));
    for (size_t i = 0; i < hits->count; i++)
        ret->at[i].why = hits->at[i].why;
    return OK;
}

/* Who cannot wait sees who is open now, and is not told which of the words it was found by. */
static void
urgent_arrange(struct arena *mem, struct service_card_list *cards)
{
    cards_open_first(mem, cards);
    for (size_t i = 0; i < cards->count; i++)
        cards->at[i].why = S("");
}

/* Who helps near the reader, under the topic it is for. A doorway of several municipalities does
 * not know who is near: there the page asks. */
static enum outcome
help_shown(struct cx *cx, const struct request *rq, struct str typed,
           const struct understood *understood, const struct municipality_row *place,
           struct find_page *page)
{
    struct offer_wish wish = {
        .text = typed, .municipality = place->municipality, .limit = SERVICES_SHOWN};
    struct str in = str_join(cx->mem, S("/in/"), municipality_code(cx->mem, place->municipality));
    struct offered_list offered;

    page->has_form =
        understood->topic_count > 0; /* where one lives matters when it is known what for */
    if (place->municipality == 0)
        return OK;
    TRY(offer_by_topic(cx, &wish, understood, &offered));
    page->help.at = arena_new(cx->mem, struct topic_offer, offered.count);
    for (; page->help.count < offered.count; page->help.count++) {
        struct offered *one = &offered.at[page->help.count];
        struct topic_offer *shown = &page->help.at[page->help.count];
        struct str id = one->topic.topic.id;
        one->help.services = (struct listed_row_list){0};
        *shown = (struct topic_offer){.topic = topic_name(id, rq->language),
                                      .open = url_path_token(cx->mem, S("/onderwerp/"), id, in)};
        TRY(topic_here_of(cx, rq->language, id, &one->help, &shown->help));
        if (one->hits.count > 0)
            TRY(hits_shown(cx, rq->language, &one->hits, &shown->help.cards));
        if (page->numbers.count > 0)
            urgent_arrange(cx->mem, &shown->help.cards);
    }
    return hits_shown(cx, rq->language, &offered.others, &page->services);
}

/* Words of a resident go by POST, and then stand sealed in an address. An address with ?q= comes
 * from elsewhere, or was typed. */
enum outcome
find_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct find_page *page = arena_new(cx->mem, struct find_page, 1);
    bool from_start = !request_has(rq, S("q")); /* its box is the one for a question */
    struct str field = from_start ? S("question") : S("q"), typed = request_field(rq, field);

    *page = (struct find_page){.typed = {typed}, .fault = request_fault(cx, rq, field)};
    if (str_trim(typed).len > 0 && page->fault.len == 0) {
        struct understood understood = understand(cx->mem, typed);
        struct municipality_row place;
        TRY(place_shown(cx, rq, typed, page, &place));
        page->numbers = helplines_for_understood(cx->mem, &understood, S(""), rq->language);
        if (understood.outcome == UNDERSTOOD_NOT)
            understood.topic_count = 0; /* a guess frightens more than it helps */
        page->looked = true;
        page->sure = understood.outcome == UNDERSTOOD_SURE;
        page->deadline = understood.urgency == URGENCY_DEADLINE;
        page->question = understood_question(understood.outcome);
        page->letter = understood.letter;
        page->bsn = bsn_in(typed);
        TRY(haste_of_words(cx, rq->language, place.municipality, &understood, typed, S(""),
                           &page->haste));
        TRY(haste_calls_of(cx, rq->language, place.municipality, S(""), S("Bel vandaag"),
                           &page->advice));
        page->topics = topics_shown(cx->mem, rq->language, &understood);
        TRY(help_shown(cx, rq, typed, &understood, &place, page));
        re->quick_leave = page->numbers.hide;
    }
    re->repeat = page->looked;
    re->may_be_indexed = !page->looked && !was_sent(rq);
    return reply_page(re, T("Zoek in uw eigen woorden"), view_find(page));
}

/* Nothing was found, or what was found did not fit: its words are for the editors. */
static enum outcome
missed_take(struct cx *cx, const struct request *rq, struct str typed, enum understanding outcome)
{
    if (outcome != UNDERSTOOD_NOT && !request_has(rq, S("again")))
        return OK;
    return missed_note(cx, typed);
}

/* What is typed goes by POST and is answered with a page that the reader can come back to. */
enum outcome
find_take(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str typed = request_field(rq, request_has(rq, S("q")) ? S("q") : S("question"));
    struct str place = request_field(rq, S("place"));
    int64_t municipality;
    bool fits;

    if (str_trim(typed).len == 0)
        return find_page(cx, rq, re);
    if (place.len > 0)
        TRY(topic_place_typed(cx, rq, &municipality));
    const struct understood understood = understand(cx->mem, typed);
    TRY(missed_take(cx, rq, typed, understood.outcome));
    /* Who is in danger leaves no page behind that somebody else can go back to. */
    if (peril_of_understood(&understood, S("")) == PERIL_DANGER)
        return find_page(cx, rq, re);
    TRY(kept_form_reply(cx, rq, re, "find", S("/zoek/uw/"), &fits));
    return fits ? OK : find_page(cx, rq, re);
}

enum outcome
find_kept_page(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(kept_form_read(cx, rq, "find"));
    return find_page(cx, rq, re);
}
