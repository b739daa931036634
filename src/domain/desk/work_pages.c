/* work_pages.c - the inbox and the coordinator's list: what waits, oldest promise first. */
#include "domain/desk/work_pages.h"

#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/desk_site.h"
#include "domain/desk/handover_pages.h"
#include "domain/desk/view/work.html.h"
#include "domain/desk/work_shown.h"
#include "domain/guide/topic.h"
#include "domain/map/kind.h"
#include "domain/map/map.h"
#include "domain/network/network.h"
#include "domain/objection/objection_shown.h"
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
    [INBOX_CLOSED] = {S_INIT("afgesloten"), T_INIT("Afgesloten"),
                      T_INIT("Hier staan vragen die in de laatste 30 dagen zijn afgesloten.")},
};

static enum inbox
inbox_of(const struct request *rq)
{
    for (enum inbox i = 0; i < INBOX_COUNT; i++)
        if (str_eq(tabs[i].path, request_field(rq, S("lijst"))))
            return i;
    return INBOX_WAITING;
}

static struct inbox_place
place_of(const struct request *rq)
{
    struct list_place after = request_after(rq);
    return (struct inbox_place){after.first, after.second};
}

static struct inbox_tab_list
tabs_shown(struct cx *cx, enum language language, enum inbox current, const int64_t *counts,
           const int64_t *handovers)
{
    struct inbox_tab_list list = {arena_new(cx->mem, struct inbox_tab, INBOX_COUNT + 3),
                                  INBOX_COUNT + 3};

    for (enum inbox i = 0; i < INBOX_COUNT; i++)
        list.at[i] = (struct inbox_tab){
            .label = tr(language, tabs[i].label),
            .count = i == INBOX_CLOSED ? S("") : count_shown(cx, counts[i]),
            .address = url_path(str_join(cx->mem, S("/werk?lijst="), tabs[i].path)),
            .current = i == current,
            .urgent = i == INBOX_OVERDUE && counts[i] > 0};
    list.at[INBOX_COUNT] =
        (struct inbox_tab){.label = tr(language, T("Aangeboden")),
                           .count = count_shown(cx, handovers[HANDOVERS_OFFERED]),
                           .address = url_path(S("/werk/overdrachten?lijst=aangeboden"))};
    list.at[INBOX_COUNT + 1] =
        (struct inbox_tab){.label = tr(language, T("Teruggekomen")),
                           .count = count_shown(cx, handovers[HANDOVERS_RETURNED]),
                           .address = url_path(S("/werk/overdrachten?lijst=terug")),
                           .urgent = handovers[HANDOVERS_RETURNED] > 0};
    list.at[INBOX_COUNT + 2] =
        (struct inbox_tab){.label = tr(language, T("Overgedragen")),
                           .address = url_path(S("/werk/overdrachten?lijst=loopt"))};
    return list;
}

static struct str
day_said(struct cx *cx, enum language language, int64_t at_ms)
{
    return date_short(cx->mem, language, date_in_amsterdam(at_ms));
}

/* With the hour: two questions about the same are told apart by it. */
static struct str
since_said(struct cx *cx, enum language language, int64_t since_ms)
{
    struct str age = age_said(cx, language, since_ms);

    if (date_between(date_in_amsterdam(since_ms), date_in_amsterdam(cx->now_ms)) <= 1)
        return str_join(cx->mem, age, comma(language), clock_in_words(cx->mem, language, since_ms));
    return str_join(cx->mem, age, S(" ("), moment_in_words(cx->mem, language, since_ms), S(")"));
}

static struct inbox_line
line_shown(struct cx *cx, enum language language, const struct inbox_row *row, struct str place,
           const struct handover_line_row_list *returned)
{
    struct str back = S("");
    for (size_t i = 0; i < returned->count; i++)
        if (returned->at[i].question == row->question)
            back = handover_ended_said(cx, language, returned->at[i].reason, returned->at[i].weeks);
    struct question_id id = {row->municipality, row->question};
    struct date today = date_in_amsterdam(cx->now_ms);

    return (struct inbox_line){
        .open = work_url(cx, id, S("")),
        .take = work_url(cx, id, S("/nemen")),
        .topic = row->topic.len ? topic_name(row->topic, language)
                                : tr(language, T("Onderwerp nog niet bekend")),
        .municipality = place,
        .channel = channel_said(language, row->channel),
        .returned = back,
        .age = since_said(cx, language, row->since_ms),
        .language = str_eq(row->language, language_code(LANGUAGE_NL))
                        ? S("")
                        : kind_language_name(row->language, language),
        .due = due_said(cx, language, row->due_ms),
        .answered = row->answered_ms ? day_said(cx, language, row->answered_ms) : S(""),
        .closed = row->closed_ms ? day_said(cx, language, row->closed_ms) : S(""),
        .holder = row->professional,
        .peril = peril_beside((enum peril)row->danger, row->last_day),
        .last_day = last_day_said(cx, language, row->last_day),
        .news = row->news != 0,
        .caught = row->caught != 0,
        .late = row->due_ms <= cx->now_ms && row->waits,
        .to_call = row->waits && str_eq(row->stage, S("answered")) && !row->spoke,
        .to_call_again = row->waits && row->spoke,
        .today = due_day(row->due_ms).day == today.day,
        .can_take = str_eq(row->stage, S("waiting")),
    };
}

/* Whom each line is about: a name only where somebody took it. */
static enum outcome
who_fill(struct cx *cx, const struct request *rq, enum inbox inbox,
         const struct inbox_row_list *rows, struct inbox_line_list *lines)
{
    struct line_known_list known = {0};

    if (inbox == INBOX_MINE || inbox == INBOX_WAITING)
        TRY(lines_known(cx, rq->language, inbox, place_of(rq), &known));
    for (size_t i = 0; i < known.count && i < lines->count; i++)
        lines->at[i].who = known.at[i];
    for (size_t i = known.count; i < lines->count; i++) {
        const struct question_id id = {rows->at[i].municipality, rows->at[i].question};
        TRY(line_known(cx, rq->language, id, lines->at[i].can_take ? LINE_CODE : LINE_NAME,
                       &lines->at[i].who));
    }
    return OK;
}

/* Tabs and lines; `inbox` is INBOX_COUNT of rows that are no such list. */
static enum outcome
inbox_fill(struct cx *cx, const struct request *rq, enum inbox inbox,
           const struct inbox_row_list *rows, struct inbox_page *page)
{
    int64_t counts[INBOX_COUNT], handovers[HANDOVERS_COUNT];
    struct handover_line_row_list returned = {0};
    struct str *places;

    TRY(inbox_places(cx, rows, &places));
    TRY(inbox_counts(cx, counts));
    TRY(handover_counts(cx, handovers));
    if (handovers[HANDOVERS_RETURNED])
        TRY(handover_list(cx, HANDOVERS_RETURNED, (struct handover_place){0}, &returned));
    page->lines = (struct inbox_line_list){arena_new(cx->mem, struct inbox_line, INBOX_PAGE), 0};
    for (size_t i = 0; i < rows->count && i < INBOX_PAGE; i++)
        page->lines.at[page->lines.count++] =
            line_shown(cx, rq->language, &rows->at[i], places[i], &returned);
    TRY(who_fill(cx, rq, inbox, rows, &page->lines));
    page->tabs = tabs_shown(cx, rq->language, inbox, counts, handovers);
    page->live = url_path(S("/werk/live"));
    page->search =
        (struct code_search){request_field(rq, S("code")), request_fault(cx, rq, S("code"))};
    return OK;
}

enum outcome
inbox_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct inbox_page *page = arena_new(cx->mem, struct inbox_page, 1);
    enum inbox inbox = inbox_of(rq);
    struct inbox_row_list rows;

    TRY(inbox_list(cx, inbox, place_of(rq), &rows));
    TRY(inbox_fill(cx, rq, inbox, &rows, page));
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next) {
        const struct inbox_row *last = &rows.at[INBOX_PAGE - 1];
        page->next =
            url_after(cx->mem, str_join(cx->mem, S("/werk?lijst="), tabs[inbox].path),
                      inbox == INBOX_CLOSED ? last->closed_ms : last->due_ms, last->question);
    }
    page->heading = tr(rq->language, tabs[inbox].label);
    page->empty = tr(rq->language, tabs[inbox].empty);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Vragen van inwoners"), view_inbox(page));
}

/* Where a professional's work begins: by what the role may do. */
enum outcome
work_home(struct cx *cx, struct request *rq, struct reply *re)
{
    struct str home = desk_home(cx->who.permissions);
    uint64_t permissions;
    bool waits;

    if (str_eq(home, S("/werk")))
        return inbox_page(cx, rq, re);
    if (home.len)
        return reply_see_other(re, url_path(home));
    TRY(position_permissions(cx, cx->who.professional, cx->who.organisation, &permissions, &waits));
    if (waits)
        return reply_see_other(re, url_path(S("/werk/account/tweede-stap")));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Welkom"), view_work_nothing());
}

static struct sent_line_list
sent_shown(struct cx *cx, enum language language, const struct sent_row_list *rows)
{
    struct sent_line_list list = {arena_new(cx->mem, struct sent_line, rows->count), rows->count};

    for (size_t i = 0; i < rows->count; i++)
        list.at[i] = (struct sent_line){.topic = rows->at[i].topic.len
                                                     ? topic_name(rows->at[i].topic, language)
                                                     : tr(language, T("Onderwerp nog niet bekend")),
                                        .organisation = rows->at[i].organisation_name,
                                        .since = day_said(cx, language, rows->at[i].since_ms),
                                        .phone = rows->at[i].organisation_phone,
                                        .call = url_tel(cx->mem, rows->at[i].organisation_phone),
                                        .closed = str_eq(rows->at[i].stage, S("closed"))};
    return list;
}

/* What is bound by law has a page of its own, for who handles it. */
static enum outcome
found_shown(struct cx *cx, struct question_id id, struct reply *re)
{
    bool is_objection;

    TRY(objection_is(cx, id, &is_objection));
    return reply_see_other(re, is_objection && (cx->who.permissions & PERMISSION_OBJECTIONS)
                                   ? objection_url(cx, id, S(""))
                                   : work_url(cx, id, S("")));
}

enum outcome
inbox_search(struct cx *cx, struct request *rq, struct reply *re)
{
    struct inbox_page *page = arena_new(cx->mem, struct inbox_page, 1);
    struct inbox_row_list rows;
    struct code_typed code;
    struct sent_row_list sent = {0};

    TRY(code_typed_read(cx, request_field(rq, S("code")), &code));
    TRY(inbox_find(cx, &code, &rows));
    if (rows.count == 1 && !code.more)
        return found_shown(cx, (struct question_id){rows.at[0].municipality, rows.at[0].question},
                           re);
    if (rows.count == 0)
        TRY(handover_find(cx, &code, &sent));
    if (rows.count + sent.count == 0)
        return code.whole
                   ? fail_field(cx, "code", "Bij uw organisatie is geen vraag met deze code.")
                   : fail_field(cx, "code",
                                "Bij uw organisatie is geen vraag met een code die zo begint.");
    TRY(inbox_fill(cx, rq, INBOX_COUNT, &rows, page));
    page->found = true;
    page->sent = sent_shown(cx, rq->language, &sent);
    page->heading =
        rows.count == 0 ? tr(rq->language, T("Overgedragen"))
        : code.more ? tr(rq->language, T("Vragen waarvan de eerste vier tekens kloppen. Kijk na of "
                                         "het de goede is."))
                    : tr(rq->language, T("Vragen waarvan de code zo begint"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Vragen van inwoners"), view_inbox(page));
}

enum outcome
inbox_live(struct cx *cx, struct request *rq, struct reply *re)
{
    (void)rq;
    return reply_live(re, organisation_channel(cx, cx->who.organisation));
}

static enum outcome
offers_shown(struct cx *cx, enum language language, struct coordination_offer_list *ret)
{
    struct handover_wait_row_list rows;

    TRY(handover_coordination(cx, &rows));
    struct coordination_offer_list list = {
        arena_new(cx->mem, struct coordination_offer, rows.count), rows.count};
    for (size_t i = 0; i < rows.count; i++)
        list.at[i] = (struct coordination_offer){
            .municipality = rows.at[i].municipality_name,
            .from = rows.at[i].from_name,
            .to = rows.at[i].to_name,
            .age = age_said(cx, language, rows.at[i].offered_ms),
            .due = due_said(cx, language, rows.at[i].due_ms),
            .state = tr(language, handover_sentence(&handover_states, rows.at[i].state)),
            .late = rows.at[i].due_ms <= cx->now_ms};
    *ret = list;
    return OK;
}

static enum outcome
totals_shown(struct cx *cx, enum language language, struct coordination_total_list *ret)
{
    struct coordination_totals_row_list rows;

    TRY(coordination_totals(cx, &rows));
    struct coordination_total_list list = {
        arena_new(cx->mem, struct coordination_total, rows.count), rows.count};
    for (size_t i = 0; i < rows.count; i++)
        list.at[i] =
            (struct coordination_total){.organisation = rows.at[i].organisation_name,
                                        .oldest = age_said(cx, language, rows.at[i].oldest_ms),
                                        .waiting = rows.at[i].waiting,
                                        .overdue = rows.at[i].overdue};
    *ret = list;
    return OK;
}

static struct str
stage_said(struct str stage)
{
    if (str_eq(stage, S("waiting")))
        return T("Nog niet opgepakt");
    return str_eq(stage, S("answered")) ? T("Antwoord geschreven, nog niet gesproken")
                                        : T("Iemand is ermee bezig");
}

/* Whom to ask about what is late: the line for colleagues, else the number of all. */
static struct str
late_phone(const struct direct_lines_row_list *lines, const struct coordination_row *row)
{
    for (size_t i = 0; i < lines->count; i++)
        if (lines->at[i].organisation == row->organisation && str_eq(lines->at[i].kind, S("phone")))
            return lines->at[i].value;
    return row->organisation_phone;
}

enum outcome
coordination_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct coordination_page *page = arena_new(cx->mem, struct coordination_page, 1);
    struct coordination_row_list rows;
    struct direct_lines_row_list lines = {0};

    TRY(coordination_list(cx, place_of(rq), &rows));
    if (cx->who.permissions & PERMISSION_DIRECTORY)
        TRY(direct_lines(cx, &lines));
    page->lines = (struct coordination_line_list){
        arena_new(cx->mem, struct coordination_line, INBOX_PAGE), 0};
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++) {
        const struct coordination_row *row = &rows.at[i];
        page->lines.at[page->lines.count++] =
            (struct coordination_line){.municipality = row->municipality_name,
                                       .organisation = row->organisation_name,
                                       .stage = tr(rq->language, stage_said(row->stage)),
                                       .age = age_said(cx, rq->language, row->asked_ms),
                                       .due = due_said(cx, rq->language, row->due_ms),
                                       .late = row->due_ms <= cx->now_ms,
                                       .caught = row->caught != 0,
                                       .bound = row->bound != 0};
        struct coordination_line *line = &page->lines.at[page->lines.count - 1];
        if (line->late)
            line->phone = late_phone(&lines, row);
        line->call = url_tel(cx->mem, line->phone);
    }
    TRY(totals_shown(cx, rq->language, &page->totals));
    TRY(offers_shown(cx, rq->language, &page->offers));
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next)
        page->next = url_after(cx->mem, S("/beheer/wachten"), rows.at[INBOX_PAGE - 1].due_ms,
                               rows.at[INBOX_PAGE - 1].question);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Open vragen in het netwerk"), view_coordination(page));
}
