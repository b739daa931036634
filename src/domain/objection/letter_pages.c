/* letter_pages.c - letters to print, in plain words: received, invited, later. To the resident, and
 * the same to the representative who gets letters (Awb 2:1, 6:17). One that was sent stays as it
 * was: see letter_kept.h. */
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/network/network.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/letter.html.h"

static struct str
day_said(struct cx *cx, int64_t day)
{
    return day ? date_in_words(cx->mem, LANGUAGE_NL, (struct date){(int32_t)day}) : S("");
}

static struct str
date_said(struct cx *cx, const struct procedure *dates, enum procedure_date which)
{
    return dates->days[which].known ? day_said(cx, dates->days[which].term.last.day) : S("");
}

/* ---- what stands in a letter ---- */

/* How it was decided, as the resident reads it. */
static const struct objection_code outcome_words[] = {
    {S_INIT("new_decision"), T_INIT("Wij nemen een nieuw besluit, zoals wij met u afspraken.")},
    {S_INIT("upheld"), T_INIT("U krijgt gelijk.")},
    {S_INIT("partly"), T_INIT("U krijgt voor een deel gelijk.")},
    {S_INIT("rejected"), T_INIT("U krijgt geen gelijk.")},
    {S_INIT("inadmissible"), T_INIT("Wij kunnen uw brief niet behandelen.")},
};
static const struct objection_codes outcomes_in_words = {outcome_words, sizeof outcome_words /
                                                                            sizeof *outcome_words};

static const struct objection_code complaint_words[] = {
    {S_INIT("new_decision"), T_INIT("Wij vonden samen met u een oplossing.")},
    {S_INIT("upheld"), T_INIT("Uw klacht is terecht. Dat spijt ons.")},
    {S_INIT("partly"), T_INIT("Uw klacht is voor een deel terecht. Dat spijt ons.")},
    {S_INIT("rejected"), T_INIT("Wij vinden uw klacht niet terecht.")},
    {S_INIT("inadmissible"), T_INIT("Wij kunnen uw klacht niet behandelen.")},
};
static const struct objection_codes complaints_in_words = {
    complaint_words, sizeof complaint_words / sizeof *complaint_words};

static const struct objection_code unheard_words[] = {
    {S_INIT("inadmissible"), T_INIT("Het was meteen duidelijk dat wij uw brief niet mogen "
                                    "behandelen.")},
    {S_INIT("unfounded"), T_INIT("Het was meteen duidelijk dat u geen gelijk krijgt.")},
    {S_INIT("waived"), T_INIT("U zei dat u geen gesprek wilt.")},
    {S_INIT("no_answer"), T_INIT("Wij vroegen of u een gesprek wilt. U antwoordde niet op tijd.")},
    {S_INIT("met"), T_INIT("U krijgt helemaal gelijk. Niemand anders heeft daar nadeel van.")},
    {S_INIT("not_asked"), T_INIT("U vroeg niet om een gesprek.")},
};
static const struct objection_codes unheard_in_words = {unheard_words, sizeof unheard_words /
                                                                           sizeof *unheard_words};

static struct helpline_list
helpline_of(struct cx *cx, struct str id)
{
    return helplines_named(cx->mem, 1, &id, LANGUAGE_NL);
}

/* The day on which another body got it first, which says whether it was in time (Awb 6:15(3)); 0:
 * none. */
static int64_t
first_elsewhere(const struct objection *o)
{
    int64_t first = 0;

    for (size_t i = 0; i < o->valid.count && o->dates->kind == PROCEDURE_OBJECTION; i++) {
        const struct procedure_event_row *row = &o->valid.at[i];
        if (str_eq(row->kind, procedure_event_code(EVENT_RECEIVED_ELSEWHERE)) &&
            row->day < o->row.received_day && (first == 0 || row->day < first))
            first = row->day;
    }
    return first;
}

static void
formal_fill(struct cx *cx, const struct objection *o, struct objection_letter_page *page)
{
    const struct objection_formal *formal = &o->story.formal;
    const struct procedure_event_row *notice = NULL;

    for (size_t i = 0; i < o->valid.count; i++)
        if (o->valid.at[i].number == o->dates->penalty_notice)
            notice = &o->valid.at[i];
    page->formal = *formal;
    page->is_complaint = o->dates->kind == PROCEDURE_COMPLAINT;
    page->outcome = objection_said(page->is_complaint ? &complaints_in_words : &outcomes_in_words,
                                   formal->outcome);
    if (!page->is_complaint)
        page->outcome_law =
            str_lower(cx->mem, objection_said(&objection_outcomes, formal->outcome));
    page->costs_asked = str_eq(formal->asked, S("yes"));
    page->no_hearing = objection_said(&unheard_in_words, formal->no_hearing);
    page->appeal_by = date_said(cx, o->dates, PROCEDURE_APPEAL_BY);
    page->default_notice = notice ? day_said(cx, notice->day) : S("");
    page->first_received = day_said(cx, first_elsewhere(o));
}

bool
objection_represented(const struct objection *o)
{
    return o->story.representative.text.len > 0 &&
           (str_eq(o->story.scope, S("all")) || str_eq(o->story.scope, S("letters")));
}

/* Why a representative reads this. */
static struct personal
on_behalf_of(struct cx *cx, struct personal name)
{
    const struct tr_arg who = {S("naam"), name.text};

    if (name.text.len == 0)
        return (struct personal){T("U bent de gemachtigde. Daarom krijgt u deze brief ook. Wij "
                                   "schreven:")};
    return (struct personal){tr_fill(cx->mem,
                                     T("U bent de gemachtigde van {naam}. Daarom krijgt u deze "
                                       "brief ook. Wij schreven:"),
                                     1, &who)};
}

/* A call is promised only where there is somebody to call. */
static bool
can_be_called(const struct objection *o, const struct contact *contact)
{
    return contact->phone.text.len > 0 || o->story.representative.text.len > 0;
}

/* Nobody is invited for a day that has passed. */
static bool
talk_comes(const struct cx *cx, const struct objection *o)
{
    return o->plan && o->plan->until_day >= date_in_amsterdam(cx->now_ms).day;
}

static bool
hearing_comes(const struct cx *cx, const struct objection *o)
{
    return o->hearing && o->hearing->day >= date_in_amsterdam(cx->now_ms).day;
}

enum outcome
objection_letter_fill(struct cx *cx, struct question_id id, struct objection_letter_page **ret,
                      struct objection *ret_o)
{
    struct objection_letter_page *page = arena_new(cx->mem, struct objection_letter_page, 1);
    struct question_thread thread;
    struct objection o;

    TRY(objection_get(cx, id, &o));
    TRY(thread_for_professional(cx, id, &thread)); /* notes the sight */
    const struct procedure_day *decide = &o.dates->days[PROCEDURE_DECIDE_BY];
    const struct maybe_date waits = objection_notice_waits(cx, &o);
    const bool decided = o.dates->state == PROCEDURE_DECIDED;
    *page = (struct objection_letter_page){
        .organisation = o.state.organisation_name,
        .phone = o.state.organisation_phone,
        .handler = o.state.professional_name,
        .today = date_with_year(cx->mem, LANGUAGE_NL, date_in_amsterdam(cx->now_ms)),
        .received = day_said(cx, o.row.received_day),
        .will_call = o.row.call_day != 0 && can_be_called(&o, &thread.contact),
        .no_number = o.row.call_day != 0 && !can_be_called(&o, &thread.contact),
        .call_by = o.row.call_day >= date_in_amsterdam(cx->now_ms).day
                       ? day_said(cx, o.row.call_day)
                       : S(""),
        .decide_by = decided ? S("") : date_said(cx, o.dates, PROCEDURE_DECIDE_BY),
        .decide_passed = decide->known && decide->told.day < date_in_amsterdam(cx->now_ms).day,
        .decide_late = o.dates->late && !decided,
        .write_after = waits.known ? day_said(cx, waits.date.day) : S(""),
        .write_pause = o.dates->notice_pause,
        .hearing = objection_hearing_said(cx, LANGUAGE_NL, &o),
        .heard_on = o.hearing ? day_said(cx, o.hearing->day) : S(""),
        .represented = objection_represented(&o),
        .representative = o.story.representative,
        .representative_address = o.story.representative_address,
        .on_behalf = on_behalf_of(cx, thread.contact.name),
        .postponed = o.dates->postponed_weeks,
        .name = thread.contact.name,
        .address = o.story.address,
        .no_address = o.story.address.text.len == 0 && thread.contact.email.text.len == 0,
        .loket = helpline_of(cx, S("juridisch_loket")),
        .open = objection_url(cx, id, S("")),
        .back = objection_url(cx, id, S("")),
        .application = o.application,
        .tax = o.tax,
        .plan = talk_comes(cx, &o) ? application_talk_said(cx, LANGUAGE_NL, &o, true)
                                   : (struct application_talk_said){.when = S("")},
        .late = o.dates->in_time == VERDICT_NO && !o.dates->excused,
        .unsure = o.dates->in_time == VERDICT_PERSON && !o.dates->excused,
        .excused = o.dates->excused};
    formal_fill(cx, &o, page);
    TRY(objection_ombudsmen(cx, LANGUAGE_NL, &o, &page->ombudsman));
    objection_letter_turn(cx, &o, page);
    TRY(objection_letter_penalty(cx, &o, page));
    *ret = page;
    *ret_o = o;
    return OK;
}

/* ---- which there are ---- */

struct printable_letter_list
printable_letters(const struct cx *cx, const struct objection *o)
{
    const struct objection_formal *formal = &o->story.formal;
    const bool complaint = o->dates->kind == PROCEDURE_COMPLAINT;
    const struct {
        struct printable_letter letter;
        bool belongs, ready;
    } all[] = {
        {{LETTER_RECEIPT, S("ontvangst"), T("Bevestiging van ontvangst"), S("")}, true, true},
        {{LETTER_TALK, S("gesprek"), T("Uitnodiging voor het gesprek"),
          o->plan ? T("Het gesprek is geweest. Schrijf op wat ervan kwam, of plan het opnieuw.")
                  : T("Plan eerst het gesprek. Dan staat de dag in de brief.")},
         o->application,
         talk_comes(cx, o)},
        {{LETTER_INVITATION, S("hoorzitting"), T("Uitnodiging voor de hoorzitting"),
          o->hearing ? T("De hoorzitting is geweest. Komt er nog een? Schrijf op wanneer.")
                     : T("Schrijf eerst op wanneer de hoorzitting is.")},
         !o->application,
         hearing_comes(cx, o)},
        {{LETTER_POSTPONEMENT, S("uitstel"), T("Uitstel"),
          objection_last_event(o, EVENT_POSTPONED) == NULL
              ? T("Schrijf eerst het uitstel op. Dan kloppen de datums.")
              : T("Het uitstel telt niet mee. Lees bij Let op waarom."),
          objection_last_event(o, EVENT_POSTPONED) == NULL},
         true,
         o->dates->postponed_event != 0},
        {{LETTER_REPORT, S("verslag"), T("Verslag van de hoorzitting"),
          T("Schrijf eerst het verslag van de hoorzitting.")},
         !o->application,
         formal->hearing.text.len > 0},
        {{LETTER_DECISION, S("beslissing"),
          complaint ? T("Antwoord op de klacht") : T("Beslissing op het bezwaar"),
          complaint
              ? T("Schrijf eerst op wat uw oordeel is, en waarom.")
              : T("Schrijf eerst op hoe u beslist, waarom, en bij welke rechtbank beroep kan.")},
         !o->application,
         objection_said(&outcomes_in_words, formal->outcome).len > 0 &&
             formal->reasons.text.len > 0 && (complaint || formal->court.len > 0)},
        {{LETTER_PENALTY, S("dwangsom"), T("Dwangsom: wij waren te laat"),
          o->dates->days[PROCEDURE_PENALTY_FROM].known
              ? T("De dwangsom begint nog. Deze brief komt daarna.")
              : T("Er is nu geen dwangsom. Schrijf eerst op wanneer de ingebrekestelling kwam.")},
         !complaint, /* of decisions only (Awb 4:17) */
         o->dates->penalty_known && o->dates->penalty.cents_most > 0},
    };
    struct printable_letter_list list = {.count = 0};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].belongs) {
            list.at[list.count] = all[i].letter;
            if (all[i].ready)
                list.at[list.count].missing = S("");
            list.count++;
        }
    printable_letters_turn(o, &list);
    return list;
}

static enum outcome
letter_choose(struct cx *cx, struct str code, const struct objection *o,
              struct objection_letter_page *page)
{
    const struct printable_letter_list letters = printable_letters(cx, o);

    for (size_t i = 0; i < letters.count; i++) {
        if (!str_eq(letters.at[i].code, code))
            continue;
        if (letters.at[i].missing.len)
            return fail_with(cx, CONFLICT, letters.at[i].missing, S(""), 0);
        page->which = letters.at[i].which;
        return OK;
    }
    return NOT_FOUND;
}

struct url
objection_letter_url(struct cx *cx, struct question_id id, struct str code, bool to_representative)
{
    return objection_url(
        cx, id,
        str_join(cx->mem, S("/brief/"), code, to_representative ? S("?to=representative") : S("")));
}

struct str
printable_letter_label(const struct cx *cx, const struct objection *o, struct str code)
{
    const struct printable_letter_list letters = printable_letters(cx, o);

    for (size_t i = 0; i < letters.count; i++)
        if (str_eq(letters.at[i].code, code))
            return letters.at[i].label;
    return S("");
}

/* The day that stands above it: of a decision when it was sent, which its event says; else today.
 * One that was sent is kept as it was. */
static struct date
letter_day(struct cx *cx, const struct objection *o, const struct objection_letter_page *page)
{
    const struct procedure_event_row *sent =
        page->which == LETTER_DECISION ? objection_last_event(o, EVENT_DECIDED) : NULL;

    return sent ? (struct date){(int32_t)sent->day} : date_in_amsterdam(cx->now_ms);
}

/* The letter as it can be made now. CONFLICT with what comes first; NOT_FOUND when there is none
 * of this code. */
static enum outcome
letter_make(struct cx *cx, const struct objection *o, struct str code,
            struct objection_letter_page *page)
{
    TRY(letter_choose(cx, code, o, page));
    page->today = date_with_year(cx->mem, LANGUAGE_NL, letter_day(cx, o, page));
    return OK;
}

/* ---- as it was sent ---- */

/* Always in the language of the letter; without what only a resident may have. */
static struct str
words_of(struct cx *cx, const struct objection_letter_page *page, bool to_representative)
{
    struct objection_letter_page made = *page;
    struct out out = out_open(cx->mem, LANGUAGE_NL, S(""));

    made.code = made.link = S("");
    made.to_representative = to_representative;
    use_objection_letter_words(&out, &made);
    return letter_words(cx->mem, text_str(&out.text));
}

/* By which the words that somebody printed are known again, without sending them along. */
static struct str
words_mark(struct cx *cx, struct str words)
{
    enum { MARK_BYTES = 16 };
    struct bytes hash = keyed_hash(cx, "letter_printed", words);
    struct text t = text_open(cx->mem, MARK_BYTES * 2 + 1);

    text_add_hex(&t, (struct bytes){hash.ptr, MARK_BYTES});
    return text_str(&t);
}

static enum outcome
letter_keep(struct cx *cx, const struct objection *o, struct str code,
            const struct objection_letter_page *page, bool to_representative)
{
    return kept_letter_store(cx, o, code, to_representative, letter_day(cx, o, page),
                             words_of(cx, page, to_representative));
}

static bool
says(const struct letter_block_list *blocks, struct str words)
{
    for (size_t i = 0; i < blocks->count; i++)
        if (str_find(blocks->at[i].words.text, str_trim(words)) < blocks->at[i].words.text.len)
            return true;
    return false;
}

/* One that went out cannot have gone before itself: who only corrects the day of the decision sends
 * nothing, and what was sent stays what it was. Another outcome or reason is another letter. */
static enum outcome
only_day_moved(struct cx *cx, const struct objection *o, struct str code,
               const struct objection_letter_page *page, bool *ret)
{
    struct kept_letter_row_list all;
    struct letter_block_list blocks;

    *ret = false;
    TRY(kept_letters(cx, o->state.id, &all));
    const struct kept_letter_row *sent = kept_letter_last(&all, code, false);
    if (sent == NULL || sent->day <= letter_day(cx, o, page).day)
        return OK;
    TRY(kept_letter_read(cx, o->state.id, sent, &blocks));
    *ret = says(&blocks, page->outcome) && says(&blocks, page->formal.reasons.text);
    return OK;
}

enum outcome
objection_letter_now(struct cx *cx, struct question_id id, struct str code,
                     struct objection_letter_page **ret, struct objection *ret_o)
{
    TRY(objection_letter_fill(cx, id, ret, ret_o));
    return letter_make(cx, ret_o, code, *ret);
}

enum outcome
objection_letter_sent(struct cx *cx, struct objection *o, struct str code,
                      const struct objection_letter_page *page, struct date day)
{
    TRY(letter_sent_note(cx, o, code, page->to_representative, day));
    TRY(objection_load(cx, o->state.id, o)); /* with that row among them */
    return kept_letter_store(cx, o, code, page->to_representative, day,
                             words_of(cx, page, page->to_representative));
}

void
objection_letter_offer(struct cx *cx, const struct objection *o, struct str code,
                       struct objection_letter_page *page)
{
    page->can_keep = true;
    page->keep = objection_letter_url(cx, o->state.id, code, page->to_representative);
    page->mark = words_mark(cx, words_of(cx, page, page->to_representative));
}

enum outcome
objection_letter_goes(struct cx *cx, struct question_id id, struct str code)
{
    struct objection_letter_page *page;
    struct objection o;
    bool moved;

    TRY(objection_letter_fill(cx, id, &page, &o));
    if (printable_letter_label(cx, &o, code).len == 0)
        return OK; /* an application is decided on elsewhere */
    TRY(letter_make(cx, &o, code, page));
    TRY(only_day_moved(cx, &o, code, page, &moved));
    if (moved)
        return OK;
    TRY(letter_keep(cx, &o, code, page, false));
    return page->represented ? letter_keep(cx, &o, code, page, true) : OK;
}

/* Which of them it is, of the whole address. */
static enum outcome
letter_of_path(struct cx *cx, const struct request *rq, struct objection_letter_page **ret,
               struct objection *ret_o)
{
    struct question_id id;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_letter_fill(cx, id, ret, ret_o));
    (*ret)->to_representative = str_eq(request_field(rq, S("to")), S("representative"));
    if ((*ret)->to_representative && !(*ret)->represented)
        return fail(cx, NOT_FOUND, "Hier is geen gemachtigde die brieven krijgt.");
    return OK;
}

/* The decision is sent by the form that ends it. */
static bool
sent_by_button(struct str code)
{
    return !str_eq(code, S("beslissing"));
}

static struct url
with_field(struct cx *cx, struct url url, struct str field)
{
    const struct str mark = str_find_byte(url.raw, '?') < url.raw.len ? S("&") : S("?");

    return url_path(str_join(cx->mem, url.raw, str_join(cx->mem, mark, field)));
}

static struct str
day_of_kept(struct cx *cx, enum language language, const struct kept_letter_row *row)
{
    return date_with_year(cx->mem, language, (struct date){(int32_t)row->day});
}

/* The one that is asked for, else the last; none when it is to be made again. */
static enum outcome
kept_fill(struct cx *cx, const struct request *rq, const struct objection *o, struct url here,
          struct objection_letter_page *page)
{
    const struct str code = rq->args[2], number = request_field(rq, S("number"));
    const bool open = str_eq(o->row.state, S("open"));
    const bool again = page->moved_on || str_eq(request_field(rq, S("again")), S("yes"));
    const struct kept_letter_row *chosen;
    struct kept_letter_row_list all;

    TRY(kept_letters(cx, o->state.id, &all));
    chosen = kept_letter_last(&all, code, page->to_representative);
    if (open && again)
        chosen = NULL;
    page->earlier.at = arena_new(cx->mem, struct objection_link, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const struct kept_letter_row *row = &all.at[i];
        if (!str_eq(row->letter, code) || (row->representative != 0) != page->to_representative)
            continue;
        if (str_eq(number, str_of_int(cx->mem, row->number)))
            chosen = row;
        page->earlier.at[page->earlier.count++] = (struct objection_link){
            day_of_kept(cx, rq->language, row),
            with_field(cx, here,
                       str_join(cx->mem, S("number="), str_of_int(cx->mem, row->number)))};
    }
    if (page->earlier.count == 1 && chosen)
        page->earlier.count = 0; /* that is this one */
    page->can_keep = sent_by_button(code);
    page->can_renew = open; /* also a decision: it was opened again */
    page->can_unsend = open && chosen == kept_letter_last(&all, code, page->to_representative) &&
                       (sent_by_button(code) || objection_decision_stands(o));
    page->keep = here;
    page->renew = with_field(cx, here, S("again=yes"));
    if (chosen == NULL)
        return OK;
    page->sent = day_of_kept(cx, rq->language, chosen);
    const struct procedure_event_row *decided = objection_last_event(o, EVENT_DECIDED);
    if (str_eq(code, S("beslissing")) && decided && decided->day < chosen->day)
        page->day_moved =
            date_with_year(cx->mem, rq->language, (struct date){(int32_t)decided->day});
    return kept_letter_read(cx, o->state.id, chosen, &page->kept);
}

static enum outcome
letter_reply(struct cx *cx, const struct request *rq, const struct objection *o,
             struct objection_letter_page *page, struct reply *re)
{
    const struct str code = rq->args[2];
    const struct url here = objection_letter_url(cx, o->state.id, code, page->to_representative);

    TRY(kept_fill(cx, rq, o, here, page));
    if (page->kept.count == 0) {
        TRY(letter_make(cx, o, code, page));
        page->mark = words_mark(cx, words_of(cx, page, page->to_representative));
    }
    page->other = objection_letter_url(cx, o->state.id, code, !page->to_representative);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Brief"), view_objection_letter(page));
}

enum outcome
objection_letter_print(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_letter_page *page;
    struct objection o;

    TRY(letter_of_path(cx, rq, &page, &o));
    return letter_reply(cx, rq, &o, page, re);
}

/* What was printed is what was sent: when something changed since, the new letter comes first. */
enum outcome
objection_letter_sent_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct str code = rq->args[2];
    struct objection_letter_page *page;
    struct objection o;

    TRY(letter_of_path(cx, rq, &page, &o));
    if (request_field(rq, S("unsent")).len) {
        TRY(letter_unsend(cx, &o, code, page->to_representative));
        return reply_see_other(re,
                               objection_letter_url(cx, o.state.id, code, page->to_representative));
    }
    TRY(letter_make(cx, &o, code, page));
    if (!sent_by_button(code))
        return fail(cx, CONFLICT, "Schrijf bij het bezwaar op dat de beslissing is verstuurd.");
    const struct str mark = words_mark(cx, words_of(cx, page, page->to_representative));
    if (!str_eq(mark, request_field(rq, S("printed")))) {
        page->moved_on = true;
        TRY(letter_reply(cx, rq, &o, page, re));
        re->status = outcome_status(CONFLICT);
        return OK;
    }
    TRY(objection_letter_sent(cx, &o, code, page, letter_day(cx, &o, page)));
    TRY(objection_recount(cx, o.state.id)); /* with it a penalty is set */
    return reply_see_other(re, objection_letter_url(cx, o.state.id, code, page->to_representative));
}
