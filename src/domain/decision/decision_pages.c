/* decision_pages.c - the list of explained decisions, what goes in the letter, and the versions. */
#include "domain/decision/decision_pages.h"

#include "base/text.h"
#include "crypto/code.h"
#include "domain/decision/decision_routes.h"
#include "domain/decision/view/decision.html.h"
#include "domain/guide/editing.h"
#include "domain/map/hours.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "i18n/i18n.h"

struct url
decision_url(struct arena *mem, int64_t decision, struct str after)
{
    return url_path_int(mem, S("/werk/besluit/"), decision, after);
}

struct str
decision_address(struct cx *cx, const struct request *rq, struct str code)
{
    return str_join(cx->mem, rq->origin, S("/besluit/"), code);
}

struct str
decision_address_typed(struct cx *cx, const struct request *rq)
{
    size_t at = str_find(rq->origin, S("://"));
    struct str host =
        at < rq->origin.len ? str_slice(rq->origin, at + 3, rq->origin.len) : rq->host;
    return str_join(cx->mem, host, S("/besluit"));
}

struct str
decision_hours_said(struct arena *mem, struct str hours)
{
    struct hours read = hours_read(mem, hours);
    return hours_empty(&read) ? S("") : hours_in_words(mem, &read);
}

/* ---- the list ---- */

static struct decision_line
line_shown(struct cx *cx, enum language language, const struct decision_row *row)
{
    return (struct decision_line){
        .title = row->title,
        .code = short_code_show(cx->mem, row->code),
        .topic = kind_topic_name(row->topic, language),
        .team = row->team,
        .phone = row->phone,
        .day = text_day_said(cx->mem, language, row->written_ms),
        .open = decision_url(cx->mem, row->decision, S("")),
        .letter = decision_url(cx->mem, row->decision, S("/brief")),
        .ended = row->ended_ms != 0,
        .one = row->published_day != 0,
        .below_gate = row->findings > 0,
    };
}

enum outcome
decisions_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct decisions_page *page = arena_new(cx->mem, struct decisions_page, 1);
    struct organisation_row own;
    struct decision_row_list rows = {0};

    TRY(organisation_get(cx, cx->who.organisation, &own));
    page->municipal = own.municipal != 0;
    if (page->municipal)
        TRY(decision_list(cx, &rows));
    page->lines.at = arena_new(cx->mem, struct decision_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->lines.at[page->lines.count++] = line_shown(cx, rq->language, &rows.at[i]);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Besluiten uitgelegd"), view_decisions(page));
}

/* ---- what goes in the letter ---- */

static enum outcome
decision_here(struct cx *cx, const struct request *rq, struct decision_row *ret)
{
    int64_t decision;

    TRY(request_arg_int(cx, rq, 0, &decision));
    return decision_get(cx, decision, ret);
}

enum outcome
decision_letter_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct decision_letter_page *page = arena_new(cx->mem, struct decision_letter_page, 1);
    struct decision_row row;

    TRY(decision_here(cx, rq, &row));
    *page = (struct decision_letter_page){
        .back = decision_url(cx->mem, row.decision, S("")),
        .picture = decision_url(cx->mem, row.decision, S("/vierkant.svg")),
        .title = row.title,
        .code = short_code_show(cx->mem, row.code),
        .address = decision_address_typed(cx, rq),
        .team = row.team,
        .phone = row.phone,
        .hours = decision_hours_said(cx->mem, row.hours),
        .qr = qr_draw(cx->mem, decision_address(cx, rq, row.code)),
    };
    re->shell = SHELL_WORK;
    return reply_page(re, T("Voor in de brief"), view_decision_letter(page));
}

/* A picture to put in the template of the letter. */
enum outcome
decision_picture(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text svg = text_open(cx->mem, 16 * 1024);
    struct decision_row row;

    TRY(decision_here(cx, rq, &row));
    struct qr qr = qr_draw(cx->mem, decision_address(cx, rq, row.code));
    text_add(&svg, S("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30mm\" height=\"30mm\" "
                     "viewBox=\"0 0 "));
    text_add_int(&svg, qr.size);
    text_add_byte(&svg, ' ');
    text_add_int(&svg, qr.size);
    text_add(&svg, S("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""));
    text_add(&svg, qr.path);
    text_add(&svg, S("\"/></svg>\n"));
    return reply_text(re, S("image/svg+xml"), text_str(&svg));
}

/* ---- versions ---- */

/* All of it as lines, so that each change is seen. */
static struct str
row_lines(struct cx *cx, enum language language, const struct decision_row *row)
{
    enum decision_objection objection = DECISION_NONE;

    check(decision_objection_find(row->objection, &objection));
    return str_join(cx->mem, row->title, S("\n\n"), row->said, S("\n\n"), row->can_do, S("\n\n"),
                    kind_topic_name(row->topic, language), S("\n"),
                    tr(language, decision_objection_said(objection)), S("\n"), row->team, S("\n"),
                    row->phone, S("\n"), decision_hours_said(cx->mem, row->hours), S("\n"),
                    row->law);
}

enum outcome
decision_versions_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct decision_versions_page *page = arena_new(cx->mem, struct decision_versions_page, 1);
    struct decision_row_list rows;
    int64_t decision;

    TRY(request_arg_int(cx, rq, 0, &decision));
    TRY(decision_versions(cx, decision, &rows));
    *page = (struct decision_versions_page){
        .back = decision_url(cx->mem, decision, S("")),
        .restore = decision_url(cx->mem, decision, S("/terugzetten")),
        .title = rows.at[0].title,
        .newest = rows.at[0].number,
    };
    page->lines.at = arena_new(cx->mem, struct decision_version_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct decision_row *row = &rows.at[i];
        struct decision_version_line *line = &page->lines.at[page->lines.count++];
        *line = (struct decision_version_line){
            .number = row->number,
            .written = text_day_said(cx->mem, rq->language, row->written_ms),
            .writer = row->writer,
            .reason = tr(rq->language, text_reason_sentence(row->reason)),
            .newest = i == 0};
        if (i + 1 < rows.count)
            difference_shown(cx->mem, row_lines(cx, rq->language, &rows.at[i + 1]),
                             row_lines(cx, rq->language, row), &line->difference, &line->differs);
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Versies van een uitleg"), view_decision_versions(page));
}

enum outcome
decision_restore_act(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t decision, seen = 0, number = 0;

    TRY(request_arg_int(cx, rq, 0, &decision));
    if (!str_int(request_field(rq, S("number")), &number) ||
        !str_int(request_field(rq, S("seen")), &seen))
        return NOT_FOUND;
    TRY(decision_restore(cx, decision, seen, number));
    return reply_see_other(re, decision_url(cx->mem, decision, S("?bewaard=ja")));
}

enum outcome
decision_active_act(struct cx *cx, struct request *rq, struct reply *re)
{
    int64_t decision;

    TRY(request_arg_int(cx, rq, 0, &decision));
    TRY(decision_set_active(cx, decision, str_eq(request_field(rq, S("active")), S("yes"))));
    return reply_see_other(re, decision_url(cx->mem, decision, S("?bewaard=ja")));
}
