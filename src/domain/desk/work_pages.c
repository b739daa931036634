/* work_pages.c - the inbox and the coordinator's list: what waits, oldest promise first. */
#include "domain/desk/work_pages.h"

#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/view/work.html.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/network/network.h"
#include "domain/people/people.h"

static const struct {
    struct str path; /* value of ?lijst= */
    struct str label, empty;
} tabs[INBOX_COUNT] = {
    [INBOX_WAITING] = {S_INIT("wacht"), T_INIT("Wacht op iemand"),
                       T_INIT("Er wacht niemand. Mooi.")},
    [INBOX_MINE] = {S_INIT("mijn"), T_INIT("Van mij"),
                    T_INIT(
                        "U heeft nu geen vragen. Neem er een uit de lijst met wachtende vragen.")},
    [INBOX_ANSWERED] = {S_INIT("beantwoord"), T_INIT("Beantwoord"),
                        T_INIT(
                            "Hier komen vragen die antwoord kregen en nog niet zijn afgesloten.")},
    [INBOX_OVERDUE] = {S_INIT("telaat"), T_INIT("Te laat"), T_INIT("Er is niets te laat.")},
};

static enum inbox
inbox_of(const struct request *rq)
{
    for (enum inbox i = 0; i < INBOX_COUNT; i++)
        if (str_eq(tabs[i].path, request_field(rq, S("lijst"))))
            return i;
    return INBOX_WAITING;
}

/* "due.question" of the last row of the page before. */
static struct inbox_place
place_of(const struct request *rq)
{
    struct str rest = request_field(rq, S("na")), part;
    struct inbox_place place = {0};
    int64_t due_ms, question;

    if (str_cut(&rest, '.', &part) && str_int(part, &due_ms) && str_cut(&rest, '.', &part) &&
        str_int(part, &question))
        place = (struct inbox_place){due_ms, question};
    return place;
}

static struct url
page_after(struct cx *cx, struct str before, int64_t due_ms, int64_t question)
{
    struct text t = text_open(cx->mem, 64);

    text_add(&t, before);
    text_add_int(&t, due_ms);
    text_add_byte(&t, '.');
    text_add_int(&t, question);
    return url_path(text_str(&t));
}

static struct str
count_shown(struct cx *cx, int64_t count)
{
    struct text t = text_open(cx->mem, 8);

    if (count > 9)
        return S("9+");
    text_add_int(&t, count);
    return text_str(&t);
}

static struct inbox_tab_list
tabs_shown(struct cx *cx, enum language language, enum inbox current, const int64_t *counts)
{
    struct inbox_tab_list list = {arena_new(cx->mem, struct inbox_tab, INBOX_COUNT), INBOX_COUNT};

    for (enum inbox i = 0; i < INBOX_COUNT; i++)
        list.at[i] = (struct inbox_tab){
            .label = tr(language, tabs[i].label),
            .count = count_shown(cx, counts[i]),
            .address = url_path(str_join(cx->mem, S("/werk?lijst="), tabs[i].path)),
            .current = i == current,
            .urgent = i == INBOX_OVERDUE && counts[i] > 0};
    return list;
}

static struct inbox_line
line_shown(struct cx *cx, enum language language, const struct inbox_row *row)
{
    struct question_id id = {row->municipality, row->question};
    struct date today = date_in_amsterdam(cx->now_ms);

    return (struct inbox_line){
        .open = work_url(cx, id, S("")),
        .take = work_url(cx, id, S("/nemen")),
        .topic = row->topic.len ? topic_name(row->topic, language)
                                : tr(language, T("Onderwerp nog niet bekend")),
        .municipality = row->municipality_name,
        .channel = channel_said(language, row->channel),
        .age = age_said(cx, language, row->since_ms),
        .due = due_said(cx, language, row->due_ms),
        .holder = row->professional,
        .danger = row->danger != 0,
        .news = row->news != 0,
        .caught = row->caught != 0,
        .late = row->due_ms <= cx->now_ms && !str_eq(row->stage, S("answered")),
        .today = due_day(row->due_ms).day == today.day,
        .can_take = str_eq(row->stage, S("waiting")),
    };
}

enum outcome
inbox_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct inbox_page *page = arena_new(cx->mem, struct inbox_page, 1);
    enum inbox inbox = inbox_of(rq);
    int64_t counts[INBOX_COUNT];
    struct inbox_row_list rows;

    TRY(inbox_list(cx, inbox, place_of(rq), &rows));
    TRY(inbox_counts(cx, counts));
    page->has_next = rows.count > INBOX_PAGE;
    page->lines = (struct inbox_line_list){arena_new(cx->mem, struct inbox_line, INBOX_PAGE), 0};
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++)
        page->lines.at[page->lines.count++] = line_shown(cx, rq->language, &rows.at[i]);
    if (page->has_next) {
        const struct inbox_row *last = &rows.at[INBOX_PAGE - 1];
        page->next =
            page_after(cx, str_join(cx->mem, S("/werk?lijst="), tabs[inbox].path, S("&na=")),
                       last->due_ms, last->question);
    }
    page->tabs = tabs_shown(cx, rq->language, inbox, counts);
    page->heading = tr(rq->language, tabs[inbox].label);
    page->empty = tr(rq->language, tabs[inbox].empty);
    page->live = url_path(S("/werk/live"));
    page->code = request_field(rq, S("code"));
    page->code_fault = request_fault(cx, rq, S("code"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Vragen van inwoners"), view_inbox(page));
}

/* Where a professional's work begins: by what the role may do. */
enum outcome
work_home(struct cx *cx, struct request *rq, struct reply *re)
{
    if (need(cx, PERMISSION_QUESTIONS) == OK)
        return inbox_page(cx, rq, re);
    if (need(cx, PERMISSION_COORDINATE) == OK)
        return reply_see_other(re, url_path(S("/beheer/wachten")));
    if (need(cx, PERMISSION_NETWORK) == OK)
        return reply_see_other(re, url_path(S("/beheer/inrichting")));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Welkom"), view_work_nothing());
}

enum outcome
inbox_search(struct cx *cx, struct request *rq, struct reply *re)
{
    struct question_id id;

    TRY(inbox_find(cx, request_field(rq, S("code")), &id));
    return reply_see_other(re, work_url(cx, id, S("")));
}

enum outcome
inbox_live(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)rq;
    return reply_live(re, organisation_channel(cx, cx->who.organisation));
}

enum outcome
coordination_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct coordination_page *page = arena_new(cx->mem, struct coordination_page, 1);
    struct coordination_row_list rows;

    TRY(coordination_list(cx, place_of(rq), &rows));
    page->lines = (struct coordination_line_list){
        arena_new(cx->mem, struct coordination_line, INBOX_PAGE), 0};
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++) {
        const struct coordination_row *row = &rows.at[i];
        page->lines.at[page->lines.count++] =
            (struct coordination_line){.municipality = row->municipality_name,
                                       .organisation = row->organisation_name,
                                       .stage = str_eq(row->stage, S("waiting"))
                                                    ? tr(rq->language, T("Nog niet opgepakt"))
                                                    : tr(rq->language, T("Iemand is ermee bezig")),
                                       .age = age_said(cx, rq->language, row->asked_ms),
                                       .due = due_said(cx, rq->language, row->due_ms),
                                       .late = row->due_ms <= cx->now_ms,
                                       .caught = row->caught != 0};
    }
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next)
        page->next = page_after(cx, S("/beheer/wachten?na="), rows.at[INBOX_PAGE - 1].due_ms,
                                rows.at[INBOX_PAGE - 1].question);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Open vragen in het netwerk"), view_coordination(page));
}
