/* duty_pages.c - the roster: two weeks of working days, who picks up in the morning and afternoon.
 */
#include "domain/contact/duty_pages.h"

#include "base/text.h"
#include "domain/contact/contact_routes.h"
#include "domain/contact/duty.h"
#include "domain/contact/view/duty.html.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"

static struct str
field_of(struct cx *cx, enum day_part part, int day)
{
    struct text t = text_open(cx->mem, 8);

    text_add_byte(&t, part == PART_MORNING ? 'm' : 'a');
    text_add_int(&t, day);
    return text_str(&t);
}

static int64_t
on_duty(const struct duty_row_list *rows, struct date day, enum day_part part)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->at[i].day == day.day && day_part_of(rows->at[i].part) == part)
            return rows->at[i].professional;
    return 0;
}

static struct duty_cell
cell(struct cx *cx, const struct request *rq, enum day_part part, int day,
     const struct colleague_row_list *colleagues, int64_t chosen)
{
    struct duty_cell cell = {.field = field_of(cx, part, day)};

    if (request_has(rq, cell.field) && !str_int(request_field(rq, cell.field), &chosen))
        chosen = 0;
    cell.label = tr(rq->language, part == PART_MORNING ? T("Ochtend") : T("Middag"));
    cell.choices = (struct duty_choice_list){
        arena_new(cx->mem, struct duty_choice, colleagues->count), colleagues->count};
    for (size_t i = 0; i < colleagues->count; i++)
        cell.choices.at[i] =
            (struct duty_choice){colleagues->at[i].professional, colleagues->at[i].name,
                                 colleagues->at[i].professional == chosen};
    return cell;
}

enum outcome
duty_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct duty_page *page = arena_new(cx->mem, struct duty_page, 1);
    struct colleague_row_list colleagues;
    struct duty_row_list rows;
    struct date days[DUTY_DAYS];

    duty_days(cx, days);
    TRY(colleagues_who_answer(cx, &colleagues));
    TRY(duty_list(cx, days[0], &rows));
    page->fault = request_fault(cx, rq, S("day"));
    page->days.at = arena_new(cx->mem, struct duty_day, DUTY_DAYS);
    for (int i = 0; i < DUTY_DAYS; i++) {
        page->days.at[page->days.count++] =
            (struct duty_day){.day = date_in_words(cx->mem, rq->language, days[i]),
                              .morning = cell(cx, rq, PART_MORNING, i, &colleagues,
                                              on_duty(&rows, days[i], PART_MORNING)),
                              .afternoon = cell(cx, rq, PART_AFTERNOON, i, &colleagues,
                                                on_duty(&rows, days[i], PART_AFTERNOON))};
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Wie heeft dienst?"), view_duty(page));
}

enum outcome
duty_save(struct cx *cx, struct request *rq, struct reply *re)
{
    static const enum day_part parts[] = {PART_MORNING, PART_AFTERNOON};
    struct date days[DUTY_DAYS];

    duty_days(cx, days);
    for (int i = 0; i < DUTY_DAYS; i++)
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
            struct str field = field_of(cx, parts[p], i);
            int64_t professional = 0;
            if (!request_has(rq, field))
                continue;
            if (request_field(rq, field).len && !str_int(request_field(rq, field), &professional))
                return fail_field(cx, "day", "Kies een collega uit de lijst.");
            TRY(duty_set(cx, days[i], parts[p], professional));
        }
    return reply_see_other(re, url_path(S("/werk/dienst")));
}
