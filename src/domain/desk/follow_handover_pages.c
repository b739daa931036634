/* follow_handover_pages.c - the resident reads what goes along, and says yes, no, or not any more.
 */
#include "domain/desk/follow_handover_pages.h"

#include "domain/desk/desk_routes.h"
#include "domain/desk/view/follow_handover.html.h"
#include "domain/network/network.h"
#include "web/markdown.h"

/* What is said while a handover stands so; {van} offered, {naar} receives, {dag} is when. */
struct said {
    struct str title, text, link;
};

static const struct said asked = {
    T_INIT("Mag {naar} u verder helpen?"),
    T_INIT("{van} vraagt dit aan u. U beslist. Tot dan helpt {van} u."), T_INIT("Lees en kies")};
static const struct said waits = {
    T_INIT("{van} vroeg {naar} om u verder te helpen"),
    T_INIT("{naar} antwoordt uiterlijk {dag}. Tot dan helpt {van} u. Kan {naar} u niet helpen? Dan "
           "zoekt {van} andere hulp."),
    T_INIT("Bekijk wat {naar} kan lezen")};
static const struct said runs = {T_INIT("{naar} helpt u nu verder"),
                                 T_INIT("{van} gaf uw vraag door. U vond dat goed."),
                                 T_INIT("Bekijk wat is doorgegeven")};
static const struct said silent = {
    T_INIT("{naar} gaf geen antwoord"),
    T_INIT("Dat spijt ons. Uw vraag is niet weg. {van} zoekt nu andere hulp voor u."), S_INIT("")};
static const struct said declined = {
    T_INIT("{naar} kan u nu niet helpen"),
    T_INIT("Uw vraag is niet weg. {van} zoekt nu andere hulp voor u."), S_INIT("")};
static const struct said unwanted = {T_INIT("U wilt geen hulp van {naar}"),
                                     T_INIT("Dat is goed. {van} helpt u verder."), S_INIT("")};

static const struct said *
said_of(const struct handover_row *row)
{
    if (handover_state_of(row->state) == HANDOVER_DRAFT)
        return &asked;
    if (handover_waits(row))
        return &waits;
    if (handover_runs(row))
        return &runs;
    if (!row->returned)
        return NULL;
    if (str_eq(row->reason, S("no_answer")))
        return &silent;
    if (handover_state_of(row->state) == HANDOVER_REJECTED)
        return &declined;
    return str_eq(row->reason, S("withdrawn")) || str_eq(row->reason, S("refused")) ? &unwanted
                                                                                    : NULL;
}

enum outcome
follow_handover_fill(struct cx *cx, enum language language, const struct question_state *state,
                     struct follow_handover *ret)
{
    struct handover_row row;
    enum outcome outcome = handover_last(cx, state->id, &row);

    if (outcome == NOT_FOUND || str_eq(state->stage, S("closed")))
        return OK;
    TRY(outcome);
    const struct said *said = said_of(&row);
    int64_t holder = handover_runs(&row) ? row.to_organisation : row.from_organisation;
    if (said == NULL || holder != state->organisation)
        return OK;
    const struct tr_arg words[] = {
        {S("van"), row.from_name},
        {S("naar"), row.to_name},
        {S("dag"), date_in_words(cx->mem, language, due_day(row.due_ms))}};
    ret->shown = true;
    ret->title = tr_fill(cx->mem, tr(language, said->title), 3, words);
    ret->text = tr_fill(cx->mem, tr(language, said->text), 3, words);
    if (handover_runs(&row))
        ret->text =
            str_join(cx->mem, ret->text, S(" "),
                     tr_fill(cx->mem,
                             tr(language,
                                T("{van} ziet of u hulp krijgt. Niet wat u met {naar} bespreekt.")),
                             3, words));
    ret->link = said->link.len ? tr_fill(cx->mem, tr(language, said->link), 3, words) : S("");
    return OK;
}

/* The handover that waits or runs; NOT_FOUND with a sentence else. */
static enum outcome
current(struct cx *cx, struct question_id id, struct handover_row *ret)
{
    enum outcome outcome = handover_last(cx, id, ret);

    if (outcome == NOT_FOUND || (outcome == OK && !handover_waits(ret) && !handover_runs(ret)))
        return fail(cx, NOT_FOUND, "Er is nu geen overdracht.");
    return outcome;
}

enum outcome
follow_handover_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct follow_handover_page *page = arena_new(cx->mem, struct follow_handover_page, 1);
    struct question_state state;
    struct handover_words words;
    struct handover_row row;
    struct packet packet;
    struct question_id id;
    struct str text, calls;

    TRY(follow_ticket_open(cx, rq, &id));
    TRY(current(cx, id, &row));
    TRY(question_state_get(cx, id, &state));
    TRY(handover_words(cx, &row, &words));
    TRY(handover_packet(cx, &row, &packet));
    TRY(packet_calling(cx, rq->language, id, &packet, &calls));
    TRY(consent_offer_text(cx, rq, &state, &row, &packet, &text));
    *page = (struct follow_handover_page){
        .packet = packet_shown_of(cx, rq->language, &row, state.topic, state.municipality_name,
                                  state.language, &words, &packet),
        .action = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("/overdracht")),
        .back = url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("")),
        .text = markdown_html(cx->mem, rq->language, text),
        .due = due_day(row.due_ms),
        .draft = handover_state_of(row.state) == HANDOVER_DRAFT,
        .waits = handover_waits(&row)};
    page->packet.calls = calls;
    if (!page->draft)
        TRY(dependent_said(cx, rq->language, state.topic, row.to_organisation, row.to_name,
                           &page->dependent));
    re->quick_leave = state.peril == PERIL_DANGER;
    return reply_page(re, T("Wie helpt u verder?"), view_follow_handover(page));
}

enum outcome
follow_handover_answer(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str answer = request_field(rq, S("answer"));
    struct question_state state;
    struct handover_row row;
    struct packet packet;
    struct question_id id;
    struct str text, calls;

    TRY(follow_ticket_open(cx, rq, &id));
    if (str_eq(answer, S("stop"))) {
        TRY(handover_withdraw(cx, id));
    } else {
        TRY(current(cx, id, &row));
        TRY(question_state_get(cx, id, &state));
        TRY(handover_packet(cx, &row, &packet));
        TRY(packet_calling(cx, rq->language, id, &packet, &calls));
        TRY(consent_offer_text(cx, rq, &state, &row, &packet, &text));
        TRY(handover_agree(cx, id, str_eq(answer, S("yes")), text, language_code(rq->language)));
    }
    return reply_see_other(re, url_path_token(cx->mem, S("/volg/v/"), rq->args[0], S("")));
}
