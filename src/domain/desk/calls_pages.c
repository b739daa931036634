/* calls_pages.c - whom to call: those promised a call, due first, with when they can be reached. */
#include "domain/desk/calls_pages.h"

#include "base/text.h"
#include "domain/contact/callback_shown.h"
#include "domain/contact/planned.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/calls.html.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/map/kind.h"
#include "domain/people/people.h"
#include "domain/network/network.h"
#include "law/decrees.h"

static struct str
tries_said(struct cx *cx, enum language language, const struct callback_row *row)
{
    struct text n = text_open(cx->mem, 8);

    if (row->tries == 0)
        return tr(language, T("Nog niet gebeld"));
    text_add_int(&n, row->tries);
    return tr_fill(cx->mem, tr(language, T("{n} keer gebeld, laatst {dag} {dagdeel}")), 3,
                   (struct tr_arg[]){
                       {S("n"), text_str(&n)},
                       {S("dag"), date_short(cx->mem, language, date_in_amsterdam(row->last_ms))},
                       {S("dagdeel"), tr(language, day_part_when(day_part_at(row->last_ms)))}});
}

/* "maandag 9.00 uur", "14 december, 9.00 uur"; empty: now. */
static struct str
from_said(struct cx *cx, enum language language, int64_t from_ms)
{
    struct date day = date_in_amsterdam(from_ms);
    int wait = date_between(date_in_amsterdam(cx->now_ms), day);
    struct str clock = clock_in_words(cx->mem, language, from_ms);

    if (from_ms <= cx->now_ms)
        return S("");
    if (wait == 0)
        return clock;
    if (wait > 6)
        return moment_in_words(cx->mem, language, from_ms);
    return str_join(cx->mem, weekday_in_words(language, day), S(" "), clock);
}

/* Where something was said of the number with another question, that is read first. */
static void
said_fill(struct cx *cx, enum language language, const struct number_said_list *list,
          struct question_id id, enum day_part part, struct str days, struct call_line *line)
{
    struct number_said said;

    if (!number_said(cx, list, id, line->who.phone.text, &said))
        return;
    line->said = number_said_sentence(cx, language, &said, part, days);
    line->careful = line->careful || said.careful;
    if (line->said.len == 0)
        return;
    line->now = false;
    line->who.phone.text = S("");
}

static enum outcome
line_fill(struct cx *cx, enum language language, const struct callback_row *row,
          const struct number_said_list *said, struct call_line *ret)
{
    enum day_part wish = day_part_of(row->part), now = day_part_at(cx->now_ms);
    const struct calendar calendar = calendar_of(cx);
    int64_t from_ms = callback_from_ms(&calendar, cx->now_ms, wish, row->days);
    struct date today = date_in_amsterdam(cx->now_ms);
    bool tried_now = row->tries > 0 && day_part_at(row->last_ms) == now &&
                     date_in_amsterdam(row->last_ms).day == today.day;

    const struct question_id id = {row->municipality, row->question};
    struct planned_call call;

    *ret = (struct call_line){
        .open = work_url(cx, id, S("")),
        .topic = row->topic.len ? topic_name(row->topic, language)
                                : tr(language, T("Onderwerp nog niet bekend")),
        .municipality = row->municipality_name,
        .wish = call_when_said(cx, language, wish, row->days),
        .tries = tries_said(cx, language, row),
        .due = due_said(cx, language, row->due_ms),
        .holder = row->professional_name,
        /* Where calling is not always safe, somebody reads first how it is. */
        .now = from_ms <= cx->now_ms && !tried_now && !row->careful,
        .from = from_said(cx, language, from_ms),
        .answered = str_eq(row->stage, S("answered")) && row->spoke_ms == 0,
        .spoken =
            row->spoke_ms ? date_short(cx->mem, language, date_in_amsterdam(row->spoke_ms)) : S(""),
        .language = str_eq(row->language, language_code(LANGUAGE_NL))
                        ? S("")
                        : kind_language_name(row->language, language),
        .careful = row->careful != 0,
        .peril = peril_beside((enum peril)row->danger, row->last_day),
        .last_day = last_day_said(cx, language, row->last_day),
        .late = row->due_ms <= cx->now_ms};
    TRY(call_planned(cx, id, &call));
    ret->planned = call_planned_said(cx, language, &call);
    if (call.promised)
        ret->promised = call_moment_said(cx, language, &call);
    /* Where calling is not always safe, how it is stands above the number, on its page. */
    TRY(line_known(cx, language, id, row->careful ? LINE_NAME : LINE_NUMBER, &ret->who));
    said_fill(cx, language, said, id, wish, row->days, ret);
    ret->call = url_tel(cx->mem, ret->who.phone.text);
    return OK;
}

enum outcome
calls_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct calls_page *page = arena_new(cx->mem, struct calls_page, 1);
    struct list_place after = request_after(rq);
    struct callback_row_list rows;
    struct number_said_list said;

    TRY(callback_list(cx, (struct inbox_place){after.first, after.second}, &rows));
    TRY(numbers_said(cx, cx->who.organisation, &said));
    page->lines.at = arena_new(cx->mem, struct call_line, INBOX_PAGE);
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++)
        TRY(line_fill(cx, rq->language, &rows.at[i], &said, &page->lines.at[page->lines.count++]));
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next)
        page->next = url_after(cx->mem, S("/werk/bellen"), rows.at[INBOX_PAGE - 1].due_ms,
                               rows.at[INBOX_PAGE - 1].question);
    page->objections = (cx->who.permissions & PERMISSION_OBJECTIONS) != 0;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wie moet gebeld worden?"), view_calls(page));
}
