/* oversight_pages.c - the access log for who oversees: which organisation looked, and how often.
 * Never at which question, at what, or which person looked. */
#include "domain/desk/oversight_pages.h"

#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/oversight.html.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"

/* A small count may point at one question, so it is not said. */
enum { DAYS = 7, COUNT_MIN = 10, LINES_MAX = DAYS * 500 };

static struct str
act_said(enum language language, struct str act)
{
    if (str_eq(act, S("refused")))
        return tr(language, T("Geweigerd"));
    if (str_eq(act, S("listed")))
        return tr(language, T("Naam in een lijst"));
    return tr(language, T("Geopend"));
}

static struct str
times_said(struct cx *cx, enum language language, int64_t times)
{
    struct text t = text_open(cx->mem, 24);

    if (times < COUNT_MIN)
        return tr(language, T("minder dan 10"));
    text_add_int(&t, times);
    return text_str(&t);
}

static enum outcome
day_add(struct cx *cx, enum language language, struct date day, struct oversight_line_list *list)
{
    struct access_count_row_list rows;

    TRY(access_counts(cx, cx->who.organisation, amsterdam_ms(day, 0),
                      amsterdam_ms(date_plus(day, 1), 0), &rows));
    for (size_t i = 0; i < rows.count && list->count < LINES_MAX; i++)
        list->at[list->count++] =
            (struct oversight_line){.day = day,
                                    .organisation = rows.at[i].organisation_name,
                                    .act = act_said(language, rows.at[i].act),
                                    .times = times_said(cx, language, rows.at[i].times)};
    return OK;
}

enum outcome
oversight_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct oversight_page *page = arena_new(cx->mem, struct oversight_page, 1);
    struct date today = date_in_amsterdam(cx->now_ms);
    struct access_check_row state;

    TRY(need(cx, PERMISSION_OVERSEE));
    page->lines.at = arena_new(cx->mem, struct oversight_line, LINES_MAX);
    for (int back = 0; back < DAYS; back++)
        TRY(day_add(cx, rq->language, date_plus(today, -back), &page->lines));
    TRY(access_state(cx, &state));
    page->whole_number = state.whole_number;
    page->broken_number = state.broken_number;
    if (state.whole_ms)
        page->checked_at = str_join(
            cx->mem, date_in_words(cx->mem, rq->language, date_in_amsterdam(state.whole_ms)),
            S(", "), clock_in_words(cx->mem, rq->language, state.whole_ms));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Inzage in vragen"), view_oversight(page));
}
