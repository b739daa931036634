/* objection_shown.c - how dates, steps and codes are said to professionals. */
#include "base/text.h"
#include "domain/map/map.h"
#include "domain/network/network.h"
#include "domain/objection/objection_pages.h"
#include "format/day.h"
#include "domain/guide/step_said.h"
#include "domain/intake/question_shown.h"

struct url
objection_url(struct cx *cx, struct question_id id, struct str after)
{
    return question_url(cx, S("/werk/bezwaar/zaak/"), id, after);
}

struct url
objection_of_question_url(struct cx *cx, struct question_id id)
{
    struct text t = text_open(cx->mem, 80);

    text_add(&t, S("/werk/bezwaar/nieuw?question="));
    text_add_int(&t, id.municipality);
    text_add_byte(&t, '-');
    text_add_int(&t, id.question);
    return url_path(text_str(&t));
}

enum outcome
objection_day(struct cx *cx, const struct request *rq, struct str name, struct maybe_date *ret)
{
    struct str typed = request_field(rq, name);

    *ret = (struct maybe_date){0};
    if (typed.len == 0)
        return OK;
    if (day_read(typed, &ret->date) != DAY_READ)
        return fail_with(cx, INVALID, T("Dit is geen datum. Schrijf het zo: 24-11-2026."), name, 0);
    ret->known = true;
    return OK;
}

enum { HOUR_MINUTES = 60, DAY_HOURS = 24 };

struct str
minutes_said(struct cx *cx, int64_t minutes)
{
    struct text t = text_open(cx->mem, 8);

    text_add_int_wide(&t, minutes / HOUR_MINUTES, 2);
    text_add_byte(&t, ':');
    text_add_int_wide(&t, minutes % HOUR_MINUTES, 2);
    return text_str(&t);
}

static bool
minutes_read(struct str typed, int64_t *ret)
{
    int64_t hour, minute = 0;

    if (str_ends(typed, S("uur")))
        typed = str_trim(str_slice(typed, 0, typed.len - S("uur").len));
    size_t at = str_find_byte(typed, ':');

    if (at == typed.len)
        at = str_find_byte(typed, '.');
    if (!str_int(str_slice(typed, 0, at), &hour) ||
        (at < typed.len && !str_int(str_slice(typed, at + 1, typed.len), &minute)))
        return false;
    if (hour < 0 || hour >= DAY_HOURS || minute < 0 || minute >= HOUR_MINUTES)
        return false;
    *ret = hour * HOUR_MINUTES + minute;
    return true;
}

enum outcome
minutes_typed(struct cx *cx, const struct request *rq, struct str field, int64_t *ret)
{
    struct str typed = str_trim(request_field(rq, field));

    *ret = 0;
    if (typed.len && !minutes_read(typed, ret))
        return fail_with(cx, INVALID, T("Schrijf de tijd zo: 14:30."), field, 0);
    return OK;
}

struct str
objection_day_left(struct cx *cx, enum language language, struct date day)
{
    int left = date_between(date_in_amsterdam(cx->now_ms), day);
    struct tr_arg n = {S("n"), str_of_int(cx->mem, left < 0 ? -left : left)};

    if (left == 0)
        return tr(language, T("vandaag"));
    if (left == 1)
        return tr(language, T("morgen"));
    if (left > 0)
        return tr_fill(cx->mem, tr_plural(language, T("over {n} dag"), T("over {n} dagen"), left),
                       1, &n);
    return tr_fill(cx->mem,
                   tr_plural(language, T("{n} dag te laat"), T("{n} dagen te laat"), -left), 1, &n);
}

struct objection_step
objection_step_shown(struct cx *cx, enum language language, const struct term_step *step)
{
    struct term_step said = *step;

    said.why = handler_words(step->why);
    return (struct objection_step){.day = step->no_date || step->date.day == 0
                                              ? S("")
                                              : date_with_year(cx->mem, language, step->date),
                                   .sentence = step_said(cx->mem, language, &said),
                                   .law = step->law};
}

static struct objection_step_list
steps_shown(struct cx *cx, enum language language, const struct term_step *steps, size_t count)
{
    struct objection_step_list list = {arena_new(cx->mem, struct objection_step, count), count};

    for (size_t i = 0; i < count; i++)
        list.at[i] = objection_step_shown(cx, language, &steps[i]);
    return list;
}

enum { NEAR_DAYS = 7 };

/* Days that somebody acts by are late once they passed; the others are only then. */
static bool
counts_down(enum procedure_date which)
{
    return which == PROCEDURE_DECIDE_BY || which == PROCEDURE_REPAIR_BY;
}

struct objection_date
objection_term_shown(struct cx *cx, enum language language, struct str label,
                     const struct term *term)
{
    const int left = date_between(date_in_amsterdam(cx->now_ms), term->last);

    return (struct objection_date){
        .label = tr(language, label),
        .day = date_in_words(cx->mem, language, term->last),
        .left = objection_day_left(cx, language, term->last),
        .late = left < 0,
        .near = left >= 0 && left <= NEAR_DAYS,
        .steps = steps_shown(cx, language, term->steps, term->step_count),
        .readings = steps_shown(cx, language, term->readings, term->reading_count)};
}

static struct objection_date
date_shown(struct cx *cx, enum language language, enum procedure_kind of, enum procedure_date which,
           const struct procedure_day *day)
{
    struct objection_date shown = {.label = tr(language, objection_date_said(of, which))};

    if (!day->known) {
        shown.missing = objection_step_shown(cx, language, &day->missing).sentence;
        return shown;
    }
    struct term told = day->term;
    told.last = day->told;
    shown =
        objection_term_shown(cx, language, objection_date_label(cx, of, which, day->told), &told);
    shown.full = which == PROCEDURE_PAPERS_BY;
    if (counts_down(which))
        return shown;
    if (day->told.day < date_in_amsterdam(cx->now_ms).day)
        shown.left = S("");
    shown.late = shown.near = false;
    return shown;
}

struct objection_date_list
objection_dates_shown(struct cx *cx, enum language language, const struct procedure *dates)
{
    /* What to act on first. */
    static const enum procedure_date order[] = {PROCEDURE_DECIDE_BY,    PROCEDURE_REPAIR_BY,
                                                PROCEDURE_PAPERS_BY,    PROCEDURE_INSPECT_FROM,
                                                PROCEDURE_PENALTY_FROM, PROCEDURE_PENALTY_SET_BY,
                                                PROCEDURE_APPEAL_BY,    PROCEDURE_OBJECT_BY};
    struct objection_date_list list = {
        arena_new(cx->mem, struct objection_date, PROCEDURE_DATE_COUNT), 0};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const struct procedure_day *day = &dates->days[order[i]];
        if (!day->known && day->missing.why.len == 0)
            continue;
        struct objection_date *shown = &list.at[list.count++];
        *shown = date_shown(cx, language, dates->kind, order[i], day);
        if (order[i] == PROCEDURE_DECIDE_BY && dates->without_pause) {
            shown->label = tr(language, T("Beslissen uiterlijk, zonder de stilstand"));
            shown->left = shown->late ? S("") : shown->left;
            shown->late = false;
        }
        if (order[i] == PROCEDURE_DECIDE_BY && day->known && dates->decide_by_at_latest)
            shown->label = tr(language, T("Beslissen uiterlijk, misschien eerder"));
        if (dates->ended.known && order[i] != PROCEDURE_APPEAL_BY) { /* nothing is left to do */
            shown->left = S("");
            shown->late = shown->near = false;
        }
    }
    return list;
}

struct objection_step_list
objection_notices_shown(struct cx *cx, enum language language, const struct procedure *dates,
                        int64_t number)
{
    struct objection_step_list list = {
        arena_new(cx->mem, struct objection_step, dates->notice_count), 0};

    for (size_t i = 0; i < dates->notice_count; i++)
        if (number == 0 || dates->notices[i].number == number)
            list.at[list.count++] = objection_step_shown(cx, language, &dates->notices[i].say);
    return list;
}

struct str
objection_verdict_said(enum procedure_verdict verdict)
{
    switch (verdict) {
    case VERDICT_YES:
        return T("Bezwaar op tijd");
    case VERDICT_NO:
        return T("Bezwaar te laat");
    case VERDICT_PERSON:
        return T("Niet zeker: u beslist of het op tijd is");
    case VERDICT_NONE:
        break;
    }
    return T("Nog niet zeker of het op tijd is");
}

void
objection_choices_add(struct form_page *page, struct form_field *field,
                      const struct objection_codes *codes, struct str chosen)
{
    for (size_t i = 0; i < codes->count; i++)
        form_choice_add(page, field, codes->at[i].code,
                        tr(page->rq->language, codes->at[i].sentence),
                        str_eq(codes->at[i].code, chosen));
}

void
objection_nothing_add(struct form_page *page, struct form_field *field, struct str label)
{
    form_choice_add(page, field, S(""), tr(page->rq->language, label), false);
}

/* ---- the ombudsman ---- */

/* Once each, by name: it may have more services. */
static void
ombudsman_add(struct cx *cx, struct helpline_list *to, struct str name, struct str phone)
{
    for (size_t i = 0; i < to->count; i++)
        if (str_eq(to->at[i].name, name))
            return;
    to->at[to->count++] =
        (struct helpline){.name = name, .number = phone, .call = url_tel(cx->mem, phone)};
}

enum outcome
objection_ombudsmen(struct cx *cx, enum language language, const struct objection *o,
                    struct helpline_list *ret)
{
    static const struct str kind = S_INIT("ombudsman");
    const int64_t municipality = o->state.id.municipality;
    struct organisation_row_list organisations;
    struct listed_row_list services;
    struct helpline_list own = {.count = 0};

    TRY(listed_own(cx, municipality, kind, &services));
    TRY(organisation_serving(cx, municipality, kind, &organisations));
    own.at = arena_new(cx->mem, struct helpline, services.count + organisations.count);
    for (size_t i = 0; i < services.count; i++)
        ombudsman_add(cx, &own, services.at[i].organisation_name, services.at[i].phone);
    for (size_t i = 0; i < organisations.count; i++)
        if (!organisations.at[i].everywhere)
            ombudsman_add(cx, &own, organisations.at[i].name, organisations.at[i].phone);
    *ret = own.count ? own : helplines_named(cx->mem, 1, &kind, language);
    return OK;
}
