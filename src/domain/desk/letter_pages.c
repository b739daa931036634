/* letter_pages.c - from "I got a letter" to its last day, or to whom to call today. */
#include "domain/desk/letter_pages.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/letter.html.h"
#include "domain/map/telephone.h"
#include "domain/people/people.h"
#include "format/day.h"
#include "format/ics.h"
#include "web/assets.h"
#include "web/kept_form.h"
#include "web/site.h"
#include "domain/guide/step_said.h"

/* In somebody's calendar; only those that are still ahead. */
enum { REMINDERS = 2 };
static const int remind_days[REMINDERS] = {7, 1};

static const struct str dated_field = S_INIT("dated"), came_field = S_INIT("came");

static struct date
today_of(const struct cx *cx)
{
    return date_in_amsterdam(cx->now_ms);
}

struct letter_frame
letter_frame_of(const struct request *rq)
{
    bool professional = str_starts(rq->path, S("/werk/"));

    return (struct letter_frame){
        .professional = professional,
        .next = url_path(professional ? S("/werk/brief") : S("/brief")),
        .objection = url_path(professional ? S("/werk/brief/bezwaar") : S("/brief/bezwaar")),
        .calendar = url_path(professional ? S("/werk/brief/laatste-dag.ics")
                                          : S("/brief/laatste-dag.ics"))};
}

static enum outcome
page_shown(struct reply *re, const struct letter_frame *frame, struct str title, struct view view)
{
    re->shell = frame->professional ? SHELL_WORK : SHELL_RESIDENT;
    return reply_page(re, title, view);
}

/* ---- the fields ---- */

static struct str
part_name(struct cx *cx, struct str field, const char *part)
{
    return str_join(cx->mem, field, S("_"), str_from_c(part));
}

static struct str
part_of(struct cx *cx, const struct request *rq, struct str field, const char *part)
{
    return request_field(rq, part_name(cx, field, part));
}

/* The three boxes together are what somebody types: all of it in the first is fine too. */
static struct str
boxes_of(struct cx *cx, const struct request *rq, struct str field)
{
    return str_join(cx->mem, part_of(cx, rq, field, "day"), S(" "), part_of(cx, rq, field, "month"),
                    S(" "), part_of(cx, rq, field, "year"));
}

static enum outcome
day_take(struct cx *cx, const struct request *rq, struct str field, bool needed,
         struct maybe_date *ret)
{
    struct str typed = boxes_of(cx, rq, field);
    bool unknown = part_of(cx, rq, field, "unknown").len > 0;
    bool empty = str_trim(typed).len == 0;

    *ret = (struct maybe_date){0};
    if (unknown && !empty)
        return fail_with(cx, INVALID,
                         T("U vulde een datum in en koos ook: dat weet ik niet. Kies een van de "
                           "twee."),
                         field, 0);
    if (empty && !unknown && needed)
        return fail_with(cx, INVALID,
                         T("Vul de datum in die op de brief staat. Vindt u geen datum? Kies dan: "
                           "dat weet ik niet."),
                         field, 0);
    return letter_day_typed(cx, typed, field, ret);
}

static bool
has_days(struct cx *cx, const struct request *rq)
{
    return request_has(rq, part_name(cx, dated_field, "day")) ||
           request_has(rq, part_name(cx, dated_field, "unknown"));
}

static enum outcome
kind_read(struct cx *cx, const struct request *rq, struct received_letter *ret)
{
    struct str kind = request_field(rq, S("kind"));

    *ret = (struct received_letter){0};
    if (str_eq(request_field(rq, S("group")), letter_kind_unknown()->id))
        kind = letter_kind_unknown()->id;
    if (kind.len == 0 && !request_has(rq, S("kind")))
        return OK;
    ret->kind = letter_kind_find(kind);
    if (!ret->kind)
        return fail_field(cx, "kind", "Kies wat voor brief het is. Weet u het niet? Kies dat dan.");
    return OK;
}

enum outcome
letter_read(struct cx *cx, const struct request *rq, struct received_letter *ret)
{
    TRY(kind_read(cx, rq, ret));
    if (!ret->kind || !letter_has_term(ret->kind) || !has_days(cx, rq))
        return OK;
    TRY(day_take(cx, rq, dated_field, true, &ret->dated));
    TRY(day_take(cx, rq, came_field, false, &ret->came));
    return letter_days_check(cx, ret, today_of(cx));
}

void
letter_read_again(struct cx *cx, const struct request *rq, struct received_letter *ret)
{
    struct fault fault = cx->fault;

    if (letter_read(cx, rq, ret) != OK) {
        ret->dated.known = ret->came.known = false;
        cx->fault = fault;
    }
}

struct kept_field_list
letter_kept(struct cx *cx, const struct request *rq, bool with_place)
{
    static const struct str names[] = {
        S_INIT("kind"),       S_INIT("dated_day"),     S_INIT("dated_month"),
        S_INIT("dated_year"), S_INIT("dated_unknown"), S_INIT("came_day"),
        S_INIT("came_month"), S_INIT("came_year"),     S_INIT("came_unknown")};
    enum { COUNT = sizeof names / sizeof *names };
    struct kept_field_list list = {arena_new(cx->mem, struct kept_field, COUNT + 2), 0};

    if (str_eq(request_field(rq, S("group")), letter_kind_unknown()->id))
        list.at[list.count++] = (struct kept_field){S("group"), {letter_kind_unknown()->id}};
    for (size_t i = 0; i < COUNT; i++)
        if (request_has(rq, names[i]))
            list.at[list.count++] = (struct kept_field){names[i], {request_field(rq, names[i])}};
    if (with_place && request_has(rq, S("place")))
        list.at[list.count++] = (struct kept_field){S("place"), {request_field(rq, S("place"))}};
    return list;
}

/* ---- from whom, and what ---- */

static struct letter_choice
choice_of(const struct request *rq, struct str id, struct str say, struct str hint)
{
    return (struct letter_choice){.value = id,
                                  .say = tr(rq->language, say),
                                  .hint = hint.len ? tr(rq->language, hint) : S("")};
}

static enum outcome
groups_shown(struct cx *cx, struct request *rq, struct reply *re)
{
    struct letter_choose_page *page = arena_new(cx->mem, struct letter_choose_page, 1);
    struct letter_choice_list *list = &page->choices;

    *page = (struct letter_choose_page){.frame = letter_frame_of(rq),
                                        .fault = request_fault(cx, rq, rq->fault.field)};
    list->at = arena_new(cx->mem, struct letter_choice, letter_groups_rows_count);
    for (size_t i = 0; i < letter_groups_rows_count; i++) {
        const struct letter_groups_row *group = &letter_groups_rows[i];
        list->at[i] = choice_of(rq, group->id, group->say, group->hint);
        list->at[i].icon = asset_icon(group->icon);
    }
    list->count = letter_groups_rows_count;
    re->may_be_indexed = rq->method == METHOD_GET && !page->frame.professional;
    return page_shown(re, &page->frame, T("Ik heb een brief gekregen"), view_letter_groups(page));
}

static enum outcome
kinds_shown(struct cx *cx, struct request *rq, struct reply *re,
            const struct letter_groups_row *group)
{
    struct letter_choose_page *page = arena_new(cx->mem, struct letter_choose_page, 1);
    struct letter_choice_list *list = &page->choices;

    *page = (struct letter_choose_page){.frame = letter_frame_of(rq),
                                        .group = tr(rq->language, group->say),
                                        .icon = asset_icon(group->icon),
                                        .kept = {arena_new(cx->mem, struct kept_field, 1), 1},
                                        .fault = request_fault(cx, rq, rq->fault.field)};
    page->kept.at[0] = (struct kept_field){S("group"), {group->id}};
    page->kept = letter_kept_with(cx, rq, &page->kept, KEEP_ALL);
    list->at = arena_new(cx->mem, struct letter_choice, letter_kinds_rows_count);
    for (size_t i = 0; i < letter_kinds_rows_count; i++) {
        const struct letter_kinds_row *kind = &letter_kinds_rows[i];
        if (letter_kind_in(kind, group->id))
            list->at[list->count++] = choice_of(rq, kind->id, kind->say, kind->hint);
    }
    return page_shown(re, &page->frame, T("Wat voor brief is het?"), view_letter_kinds(page));
}

/* ---- the days ---- */

static struct letter_day
day_shown(struct cx *cx, const struct request *rq, struct str field)
{
    static const char *const parts[] = {"day", "month", "year", "unknown"};
    struct date read;
    struct letter_day day = {
        .day_name = part_name(cx, field, "day"),
        .month_name = part_name(cx, field, "month"),
        .year_name = part_name(cx, field, "year"),
        .unknown_name = part_name(cx, field, "unknown"),
        .day = {part_of(cx, rq, field, "day")},
        .month = {part_of(cx, rq, field, "month")},
        .year = {part_of(cx, rq, field, "year")},
        .unknown = part_of(cx, rq, field, "unknown").len > 0,
        .fault = request_fault(cx, rq, field),
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts && day.fault.len == 0; i++)
        day.fault = request_fault(cx, rq, part_name(cx, field, parts[i]));
    enum day_typed how = day_read_of_letter(boxes_of(cx, rq, field), today_of(cx), &read);
    day.year_only =
        day.fault.len && (how == DAY_NO_YEAR || how == DAY_SHORT_YEAR || how == DAY_ODD_YEAR);
    return day;
}

static enum outcome
days_shown(struct cx *cx, struct request *rq, struct reply *re, const struct letter_kinds_row *kind)
{
    struct letter_days_page *page = arena_new(cx->mem, struct letter_days_page, 1);
    struct str groups = kind->in_groups, group;

    *page = (struct letter_days_page){.frame = letter_frame_of(rq),
                                      .kind = tr(rq->language, kind->say),
                                      .kept = {arena_new(cx->mem, struct kept_field, 2), 1},
                                      .back = {arena_new(cx->mem, struct kept_field, 1), 1},
                                      .dated = day_shown(cx, rq, dated_field),
                                      .came = day_shown(cx, rq, came_field),
                                      .tax = str_eq(kind->term, S("belasting"))};
    page->kept.at[0] = (struct kept_field){S("kind"), {kind->id}};
    if (request_has(rq, S("place")))
        page->kept.at[page->kept.count++] =
            (struct kept_field){S("place"), {request_field(rq, S("place"))}};
    check(str_cut(&groups, '|', &group));
    if (group.len == 0) /* by its code: of the municipality */
        group = S("gemeente");
    page->back.at[0] = (struct kept_field){S("group"), {group}};
    page->kept = letter_kept_with(cx, rq, &page->kept, KEEP_ALL);
    page->back = letter_kept_with(cx, rq, &page->back, KEEP_ALL);
    return page_shown(re, &page->frame, T("Welke datum staat op de brief?"),
                      view_letter_days(page));
}

/* ---- what it comes to ---- */

static struct letter_line
step_shown(struct cx *cx, const struct request *rq, const struct term_step *step)
{
    return (struct letter_line){.text = step_said(cx->mem, rq->language, step),
                                .law =
                                    cx->who.permissions & PERMISSION_DIRECTORY ? step->law : S("")};
}

static struct letter_line_list
steps_shown(struct cx *cx, const struct request *rq, const struct term_step *steps, size_t count)
{
    struct letter_line_list list = {arena_new(cx->mem, struct letter_line, count + 1), count};

    for (size_t i = 0; i < count; i++)
        list.at[i] = step_shown(cx, rq, &steps[i]);
    return list;
}

static struct letter_line_list
now_shown(struct cx *cx, const struct request *rq, const struct letter_kinds_row *kind)
{
    const struct str lines[] = {kind->now_1, kind->now_2, kind->now_3};
    enum { COUNT = sizeof lines / sizeof *lines };
    struct letter_line_list list = {arena_new(cx->mem, struct letter_line, COUNT), 0};

    for (size_t i = 0; i < COUNT; i++)
        if (lines[i].len)
            list.at[list.count++].text = tr(rq->language, lines[i]);
    return list;
}

enum outcome
letter_term_get(struct cx *cx, const struct received_letter *letter, struct letter_day_known *ret)
{
    int32_t today = today_of(cx).day;

    *ret = (struct letter_day_known){.known = letter_has_term(letter->kind) && letter->dated.known};
    if (!ret->known)
        return OK;
    TRY(letter_last_day(cx, letter, &ret->term));
    ret->passed = ret->term.last.day < today;
    for (size_t i = 0; i < ret->term.reading_count; i++)
        ret->may_run = ret->may_run || (ret->passed && ret->term.readings[i].date.day >= today);
    return OK;
}

enum { DAYS_CALM = 7 }; /* with so many left, an explanation may come before the objection */

static void
day_fill(struct cx *cx, const struct request *rq, const struct letter_day_known *day,
         struct letter_result_page *page)
{
    const struct kept_field_list letter = letter_kept(cx, rq, false);
    const struct term *term = &day->term;
    struct civil civil = date_civil(term->last);
    struct date first = date_of(civil.year, civil.month, 1);
    struct str whole = date_with_year(cx->mem, rq->language, first);

    page->has_day = true;
    page->passed = day->passed;
    page->letter = asked_letter_make(cx, rq, term->last, &letter);
    page->may_run = day->may_run;
    page->perhaps_earlier = term->perhaps_earlier;
    page->last = term->last;
    page->days_left = date_between(today_of(cx), term->last);
    page->first = page->takes_objection && page->days_left < DAYS_CALM;
    page->weekday = weekday_in_words(rq->language, term->last);
    page->mday = civil.mday;
    page->month_year = str_starts(whole, S("1 ")) ? str_slice(whole, 2, whole.len) : whole;
    page->steps = steps_shown(cx, rq, term->steps, term->step_count);
    page->readings = steps_shown(cx, rq, term->readings, term->reading_count);
}

/* Who helps where the reader lives: the doorway's own municipality, or what was typed. */
static enum outcome
help_fill(struct cx *cx, struct request *rq, const struct received_letter *letter,
          struct letter_result_page *page)
{
    struct municipality_row place;
    int64_t typed = 0;

    TRY(map_place_first(cx, rq, &place));
    if (str_trim(request_field(rq, S("place"))).len && !rq->fault.sentence.len) {
        TRY(topic_place_typed(cx, rq, &typed));
        TRY(municipality_get(cx, typed, &place));
    }
    page->has_place = place.municipality != 0;
    page->municipality = place.name;
    page->form =
        (struct topic_place_form){.action = page->frame.next,
                                  .kept = letter_kept_parts(cx, rq, KEEP_ALL & ~KEEP_PLACE),
                                  .place = {request_field(rq, S("place"))},
                                  .fault = request_fault(cx, rq, S("place")),
                                  .known = page->has_place};
    return topic_offer_before(cx, rq->language, place.municipality, letter->kind->topic,
                              (struct maybe_date){page->has_day && !page->passed, page->last},
                              &page->offer);
}

static enum outcome
result_shown(struct cx *cx, struct request *rq, struct reply *re,
             const struct received_letter *letter)
{
    struct letter_result_page *page = arena_new(cx->mem, struct letter_result_page, 1);
    const struct letter_kinds_row *kind = letter->kind;
    struct letter_day_known day;

    *page = (struct letter_result_page){
        .frame = letter_frame_of(rq),
        .kept = letter_kept_parts(cx, rq, KEEP_ALL),
        .begun = letter_begun(rq),
        .kind = tr(rq->language, kind->say),
        .what = tr(rq->language, kind->what),
        .stake = tr(rq->language, kind->stake),
        .topic = kind->topic,
        .law = cx->who.permissions & PERMISSION_DIRECTORY ? kind->law : S(""),
        .now = now_shown(cx, rq, kind),
        .has_term = letter_has_term(kind),
        .takes_objection = letter_takes_objection(kind),
        .numbers = helplines_listed(cx->mem, kind->numbers, rq->language),
        .phone = rq->site->phone,
        .phone_said = rq->site->open_said.len ? rq->site->open_said : rq->site->phone_hours,
        .phone_open = rq->site->open_now,
        .try_again = telephone_try_again(cx, rq->language),
        .call = url_tel(cx->mem, rq->site->phone)};
    TRY(letter_term_get(cx, letter, &day));
    if (day.known)
        day_fill(cx, rq, &day, page);
    if (day.known && letter->dated.date.day > today_of(cx).day)
        page->ahead = date_with_year(cx->mem, rq->language, letter->dated.date);
    page->told.text = letter_told(cx->mem, letter, (struct maybe_date){day.known, day.term.last});
    TRY(help_fill(cx, rq, letter, page));
    return page_shown(re, &page->frame, T("Dit kunt u doen met uw brief"),
                      view_letter_result(page));
}

/* ---- the walk ---- */

enum outcome
letter_start_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return groups_shown(cx, rq, re);
}

/* What was sent says which page comes next. */
enum outcome
letter_next(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct letter_groups_row *group = letter_group_find(request_field(rq, S("group")));
    struct received_letter letter;

    TRY(letter_read(cx, rq, &letter));
    if (!letter.kind && !group)
        return fail_field(cx, "group",
                          "Kies van wie de brief komt. Weet u het niet? Kies dat dan.");
    if (!letter.kind)
        return kinds_shown(cx, rq, re, group);
    if (letter_has_term(letter.kind) && (!has_days(cx, rq) || request_has(rq, S("change"))))
        return days_shown(cx, rq, re, letter.kind);
    return result_shown(cx, rq, re, &letter);
}

/* A resident reads on and comes back: each page of the walk has an address. */
enum outcome
letter_take(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(letter_next(cx, rq, re)); /* what is wrong, is said beside the form */
    re->repeat = true;
    return letter_address(cx, rq, re, false);
}

enum outcome
letter_kept_page(struct cx *cx, struct request *rq, struct reply *re)
{
    TRY(kept_form_read(cx, rq, "letter"));
    return letter_next(cx, rq, re);
}

enum outcome
letter_again(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct letter_groups_row *group = letter_group_find(request_field(rq, S("group")));
    struct received_letter letter;

    letter_read_again(cx, rq, &letter);
    if (!letter.kind)
        return group ? kinds_shown(cx, rq, re, group) : groups_shown(cx, rq, re);
    if (!letter_has_term(letter.kind) || str_eq(rq->fault.field, S("place")))
        return result_shown(cx, rq, re, &letter);
    return days_shown(cx, rq, re, letter.kind);
}

/* A file for somebody's calendar. Its words do not say what the letter is about: others may see a
 * calendar. */
enum outcome
letter_calendar(struct cx *cx, struct request *rq, struct reply *re)
{
    struct received_letter letter;
    struct letter_day_known day;

    TRY(letter_read(cx, rq, &letter));
    if (!letter.kind || !has_days(cx, rq))
        return fail_field(cx, "dated", "Kies eerst welke brief u kreeg, en van welke dag.");
    TRY(letter_term_get(cx, &letter, &day));
    if (!day.known)
        return fail_field(cx, "dated", "Zonder de datum op de brief is er geen laatste dag.");
    struct str about = str_join(cx->mem, letter.kind->id, S(" "), date_iso(cx->mem, day.term.last));
    struct bytes hash = keyed_hash(cx, "letter calendar", about);
    struct text uid = text_open(cx->mem, 64);
    text_add_hex(&uid, (struct bytes){hash.ptr, 16});
    text_add(&uid, S("@elkedeur"));
    struct ics_day event = {
        .uid = text_str(&uid),
        .day = day.term.last,
        .summary = tr(rq->language, T("Laatste dag voor een brief")),
        .description = tr(rq->language, T("Post uw brief uiterlijk op deze dag. Vraag om een "
                                          "bewijs en bewaar dat.")),
        .stamp_ms = cx->now_ms};
    int days_left = date_between(today_of(cx), day.term.last);
    for (size_t i = 0; i < REMINDERS; i++)
        if (days_left > remind_days[i])
            event.days_before[event.reminder_count++] = remind_days[i];
    return reply_text(re, S("text/calendar; charset=utf-8"), ics_day_write(cx->mem, &event));
}
