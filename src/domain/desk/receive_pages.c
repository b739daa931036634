/* receive_pages.c - the receiver: the packet, yes or no; and the lists of handovers of both ends.
 */
#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/handover_pages.h"
#include "domain/desk/view/handover.html.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/network/network.h"
#include "domain/intake/question_shown.h"

static enum outcome
handover_of(struct cx *cx, const struct request *rq, struct handover_id *ret)
{
    TRY(question_of_path(cx, rq, &ret->question));
    return request_arg_int(cx, rq, 2, &ret->handover);
}

static struct url
handover_url(struct cx *cx, struct handover_id id, struct str after)
{
    struct str own = str_join(cx->mem, S("/"), str_of_int(cx->mem, id.handover), after);

    return question_url(cx, S("/werk/overdracht/"), id.question, own);
}

enum outcome
handover_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct handover_page *page = arena_new(cx->mem, struct handover_page, 1);
    struct handover_packet open;
    struct handover_id id;
    struct str calls;

    TRY(handover_of(cx, rq, &id));
    TRY(handover_open(cx, id, &open));
    TRY(packet_calling(cx, rq->language, id.question, &open.packet, &calls));
    *page = (struct handover_page){
        .packet = packet_shown_of(cx, rq->language, &open.row, open.topic, open.municipality_name,
                                  open.language, &open.words, &open.packet),
        .due = date_in_words(cx->mem, rq->language, due_day(open.row.due_ms)),
        .accept = handover_url(cx, id, S("/aannemen")),
        .decline = handover_url(cx, id, S("/afwijzen")),
        .live = url_path(S("/werk/live")),
        .back = url_path(S("/werk/overdrachten")),
        .reasons =
            codes_shown(cx, rq->language, &handover_declines, request_field(rq, S("reason"))),
        .fault = request_fault(cx, rq, S("reason")),
        .weeks = request_field(rq, S("weeks")),
        .weeks_fault = request_fault(cx, rq, S("weeks")),
        .words = {request_field(rq, S("words"))},
        .declining = rq->fault.sentence.len > 0};
    page->packet.calls = calls;
    page->peril = peril_beside(open.peril, open.last_day);
    page->last_day = last_day_said(cx, rq->language, open.last_day);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Aangeboden vraag"), view_handover(page));
}

enum outcome
handover_take(struct cx *cx, struct request *rq, struct reply *re)
{
    struct handover_id id;

    TRY(handover_of(cx, rq, &id));
    TRY(handover_accept(cx, id));
    return reply_see_other(re, work_url(cx, id.question, S("")));
}

enum outcome
handover_refuse(struct cx *cx, struct request *rq, struct reply *re)
{
    struct handover_id id;
    int64_t weeks = 0;

    TRY(handover_of(cx, rq, &id));
    if (!str_int(request_field(rq, S("weeks")), &weeks))
        weeks = 0;
    TRY(handover_decline(cx, id, request_field(rq, S("reason")), weeks,
                         request_field(rq, S("words"))));
    return reply_see_other(re, url_path(S("/werk/overdrachten")));
}

/* ---- the lists ---- */

static const struct {
    struct str path, label, empty;
} tabs[HANDOVERS_COUNT] = {
    [HANDOVERS_OFFERED] = {S_INIT("aangeboden"), T_INIT("Aangeboden aan ons"),
                           T_INIT("Er is nu niets aan u aangeboden.")},
    [HANDOVERS_SENT] = {S_INIT("verstuurd"), T_INIT("Door ons aangeboden"),
                        T_INIT("Er wacht nu geen aanbod op antwoord.")},
    [HANDOVERS_RETURNED] = {S_INIT("terug"), T_INIT("Terug bij ons"),
                            T_INIT("Er is niets teruggekomen.")},
    [HANDOVERS_RUNNING] = {S_INIT("loopt"), T_INIT("Overgedragen, loopt"),
                           T_INIT("Er loopt nu geen overdracht van ons.")},
    [HANDOVERS_OVER] = {S_INIT("klaar"), T_INIT("Overgedragen, klaar"),
                        T_INIT("Hier komt hoe uw overdrachten zijn afgelopen.")},
};

static enum handover_list
list_of(const struct request *rq)
{
    for (enum handover_list i = 0; i < HANDOVERS_COUNT; i++)
        if (str_eq(tabs[i].path, request_field(rq, S("lijst"))))
            return i;
    return HANDOVERS_OFFERED;
}

/* "moment.handover" of the last row of the page before. */
static struct handover_place
place_of(const struct request *rq)
{
    struct str rest = request_field(rq, S("na")), part;
    struct handover_place place = {0};
    int64_t at_ms, handover;

    if (str_cut(&rest, '.', &part) && str_int(part, &at_ms) && str_cut(&rest, '.', &part) &&
        str_int(part, &handover))
        place = (struct handover_place){at_ms, handover};
    return place;
}

static struct inbox_tab_list
tabs_shown(struct cx *cx, enum language language, enum handover_list current, const int64_t *counts)
{
    struct inbox_tab_list list = {arena_new(cx->mem, struct inbox_tab, HANDOVERS_COUNT),
                                  HANDOVERS_COUNT};

    for (enum handover_list i = 0; i < HANDOVERS_COUNT; i++)
        list.at[i] = (struct inbox_tab){
            .label = tr(language, tabs[i].label),
            .count = i < HANDOVERS_RUNNING ? count_shown(cx, counts[i]) : S(""),
            .address = url_path(str_join(cx->mem, S("/werk/overdrachten?lijst="), tabs[i].path)),
            .current = i == current,
            .urgent = i == HANDOVERS_RETURNED && counts[i] > 0};
    return list;
}

/* What became of it: the outcome where there is one, else the reason, else the state. */
static struct str
state_said(struct cx *cx, enum language language, const struct handover_line_row *row)
{
    struct str state = tr(language, handover_sentence(&handover_states, row->state));
    struct str more = row->outcome.len && row->weeks == 0 && !str_eq(row->state, S("rejected"))
                          ? tr(language, handover_sentence(&handover_outcomes, row->outcome))
                          : handover_ended_said(cx, language, row->reason, row->weeks);

    return more.len ? str_join(cx->mem, state, S(": "), more) : state;
}

static struct handover_line
line_shown(struct cx *cx, enum language language, enum handover_list list,
           const struct handover_line_row *row)
{
    struct handover_id id = {{row->municipality, row->question}, row->handover};
    const bool waits = list == HANDOVERS_OFFERED || list == HANDOVERS_SENT;
    const bool here = list <= HANDOVERS_RETURNED; /* else others see to it */

    return (struct handover_line){
        .open = list == HANDOVERS_OFFERED ? handover_url(cx, id, S(""))
                                          : work_url(cx, id.question, S("")),
        .can_open = waits || list == HANDOVERS_RETURNED,
        .peril = here ? peril_beside((enum peril)row->danger, row->last_day) : PERIL_NONE,
        .last_day = here ? last_day_said(cx, language, row->last_day) : S(""),
        .topic = row->topic.len ? topic_name(row->topic, language)
                                : tr(language, T("Onderwerp nog niet bekend")),
        .municipality = row->municipality_name,
        .who = list == HANDOVERS_OFFERED ? row->from_name : row->to_name,
        .state = state_said(cx, language, row),
        .asked_by.code = list >= HANDOVERS_RUNNING ? row->begins : S(""),
        .when =
            waits ? due_said(cx, language, row->due_ms) : age_said(cx, language, row->changed_ms)};
}

/* Who asked, in the lists of what one may open and read: there the sender holds it. What is offered
 * to us is not ours before we accept it, and what another organisation has is theirs. */
static enum outcome
asked_by_fill(struct cx *cx, enum language language, enum handover_list list,
              const struct handover_line_row_list *rows, struct handover_line_list *lines)
{
    if (list != HANDOVERS_SENT && list != HANDOVERS_RETURNED)
        return OK;
    for (size_t i = 0; i < lines->count; i++) {
        const struct question_id id = {rows->at[i].municipality, rows->at[i].question};
        TRY(line_known(cx, language, id, LINE_NAME, &lines->at[i].asked_by));
    }
    return OK;
}

static struct url
page_after(struct cx *cx, enum handover_list list, const struct handover_line_row *last)
{
    struct text t = text_open(cx->mem, 96);

    text_add(&t, S("/werk/overdrachten?lijst="));
    text_add(&t, tabs[list].path);
    text_add(&t, S("&na="));
    text_add_int(&t, list == HANDOVERS_OFFERED ? last->due_ms : last->changed_ms);
    text_add_byte(&t, '.');
    text_add_int(&t, last->handover);
    return url_path(text_str(&t));
}

enum outcome
handovers_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct handovers_page *page = arena_new(cx->mem, struct handovers_page, 1);
    enum handover_list list = list_of(rq);
    struct handover_line_row_list rows;
    int64_t counts[HANDOVERS_COUNT];

    TRY(handover_list(cx, list, place_of(rq), &rows));
    TRY(handover_counts(cx, counts));
    page->lines =
        (struct handover_line_list){arena_new(cx->mem, struct handover_line, INBOX_PAGE), 0};
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++)
        page->lines.at[page->lines.count++] = line_shown(cx, rq->language, list, &rows.at[i]);
    TRY(asked_by_fill(cx, rq->language, list, &rows, &page->lines));
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next)
        page->next = page_after(cx, list, &rows.at[INBOX_PAGE - 1]);
    page->tabs = tabs_shown(cx, rq->language, list, counts);
    page->heading = tr(rq->language, tabs[list].label);
    page->empty = tr(rq->language, tabs[list].empty);
    page->live = url_path(S("/werk/live"));
    page->back = url_path(S("/werk"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Overdrachten"), view_handovers(page));
}
