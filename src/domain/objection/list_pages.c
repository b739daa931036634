/* list_pages.c - what runs out this week, for the team; what coordinators see; how they ended; how
 * a municipality works. */
#include "base/text.h"
#include "domain/guide/topic.h"
#include "domain/map/kind.h"
#include "domain/network/network.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/objection.html.h"
#include "web/view/form.html.h"
#include "domain/people/people.h"

/* What stands here is clear: where it is, only the page of the objection says. */
static struct str
hearing_said(struct cx *cx, enum language language, const struct procedure_line_row *row)
{
    struct date day = {(int32_t)row->hearing_day};

    if (str_eq(row->next_what, S("withdraw")) ||
        row->hearing_day < date_in_amsterdam(cx->now_ms).day)
        return S("");
    return str_join(cx->mem, date_short(cx->mem, language, day),
                    row->hearing_minutes ? S(", ") : S(""),
                    row->hearing_minutes ? minutes_said(cx, row->hearing_minutes) : S(""));
}

struct str
objection_also_said(struct cx *cx, enum language language, struct str next_what, int64_t call_day,
                    bool application)
{
    const struct next_day also =
        objection_also_late(next_what, call_day, application, date_in_amsterdam(cx->now_ms));
    const struct date day = {also.day};
    const struct tr_arg words[] = {
        {S("wat"), tr(language, objection_said(&objection_whats, also.what))},
        {S("dag"), date_short(cx->mem, language, day)},
        {S("laat"), objection_promise_left(cx, language, day)}};

    return also.day == 0
               ? S("")
               : tr_fill(cx->mem, tr(language, T("Ook: {wat}, {dag} ({laat})")), 3, words);
}

static struct objection_line
line_shown(struct cx *cx, enum language language, const struct procedure_line_row *row)
{
    struct question_id id = {row->municipality, row->question};
    struct date day = {(int32_t)row->next_day}, today = date_in_amsterdam(cx->now_ms);
    const bool application = str_eq(row->kind, S("application"));
    const bool own = row->next_day && objection_own_day(row->next_what);
    const struct to_do of = {.next = {.day = (int32_t)row->next_day, .what = row->next_what},
                             .road = row->road,
                             .call_day = row->call_day,
                             .may_choose = !application,
                             .news = row->news != 0};
    const struct str to_do = objection_to_do(&of, today);
    const bool first = !str_eq(to_do, row->next_what); /* before what runs out */

    return (struct objection_line){
        .open = objection_url(cx, id, S("")),
        .kind = tr(language, objection_said(&objection_kinds, row->kind)),
        .topic = row->topic.len ? topic_name(row->topic, language)
                                : tr(language, T("Onderwerp nog niet bekend")),
        .department = row->department,
        .road = application     ? S("") /* nothing to choose */
                : row->road.len ? tr(language, objection_said(&objection_roads, row->road))
                                : tr(language, T("Nog niet gekozen")),
        .what = first || row->next_day
                    ? tr(language, objection_said(&objection_whats, to_do))
                    : tr(language, T("Geen datum bekend. Zoek uit wanneer het besluit "
                                     "is verstuurd")),
        .day = row->next_day && !first ? date_short(cx->mem, language, day) : S(""),
        .left = row->next_day && !first ? objection_next_left(cx, language, row->next_what, day)
                                        : S(""),
        .also = row->next_day
                    ? objection_also_said(cx, language, row->next_what, row->call_day, application)
                    : S(""),
        .decide = row->decide_day && (first || row->decide_day != row->next_day)
                      ? date_short(cx->mem, language, (struct date){(int32_t)row->decide_day})
                      : S(""),
        .own = own,
        .handler = row->professional_name,
        .hearing = hearing_said(cx, language, row),
        .language = str_eq(row->language, language_code(LANGUAGE_NL))
                        ? S("")
                        : kind_language_name(row->language, language),
        .calls = row->call_day && row->call_part.len
                     ? call_when_said(cx, language, day_part_of(row->call_part), row->call_days)
                     : S(""),
        .careful = row->careful != 0,
        .received = date_short(cx->mem, language, date_in_amsterdam(row->registered_ms)),
        .late = objection_too_late(row->next_what, row->next_day, today),
        .near = row->next_day && row->next_day >= today.day && row->next_day <= today.day + 2,
        .nobody = row->professional == 0,
        .is_judge = row->professional != 0 && row->professional == row->decided_by,
        .news = row->news != 0,
        .mine = row->professional == cx->who.professional,
        .by_site = row->by_site != 0};
}

/* The first name, and how the code begins: to nobody but who handles it. */
static enum outcome
line_add(struct cx *cx, enum language language, const struct procedure_line_row *row,
         struct objection_line_list *to)
{
    struct objection_line *line = &to->at[to->count++];

    *line = line_shown(cx, language, row);
    if (!line->mine)
        return OK;
    return line_known(cx, language, (struct question_id){row->municipality, row->question},
                      LINE_NAME, &line->who);
}

/* Until the end of the seventh day from now; what is late comes first in the same list. */
static bool
this_week(const struct cx *cx, const struct procedure_line_row *row)
{
    enum { WEEK_DAYS = 7 };

    return row->next_day == 0 || row->news ||
           row->next_day <= date_in_amsterdam(cx->now_ms).day + WEEK_DAYS;
}

enum outcome
objection_list_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_list_page *page = arena_new(cx->mem, struct objection_list_page, 1);
    struct list_place after = request_after(rq);
    struct procedure_line_row_list rows, unsolved, penalties;

    TRY(objection_list(cx, (struct objection_place){after.first, after.second}, &rows));
    TRY(objection_unsolved_list(cx, &unsolved));
    TRY(objection_penalty_list(cx, &penalties));
    page->week.at = arena_new(cx->mem, struct objection_line, INBOX_PAGE);
    page->later.at = arena_new(cx->mem, struct objection_line, INBOX_PAGE);
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++) {
        struct objection_line_list *to = this_week(cx, &rows.at[i]) ? &page->week : &page->later;
        TRY(line_add(cx, rq->language, &rows.at[i], to));
    }
    page->unsolved.at = arena_new(cx->mem, struct objection_line, unsolved.count);
    for (size_t i = 0; i < unsolved.count; i++) {
        TRY(line_add(cx, rq->language, &unsolved.at[i], &page->unsolved));
        struct objection_line *line = &page->unsolved.at[i];
        line->what = tr(rq->language, T("Vraag de inwoner wat er nog nodig is"));
        line->day = line->left = S("");
        line->late = line->near = false;
    }
    page->penalties.at = arena_new(cx->mem, struct objection_line, penalties.count);
    for (size_t i = 0; i < penalties.count; i++)
        TRY(line_add(cx, rq->language, &penalties.at[i], &page->penalties));
    page->can_search = (cx->who.permissions & PERMISSION_QUESTIONS) != 0;
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next) {
        const struct procedure_line_row *last = &rows.at[INBOX_PAGE - 1];
        page->next = url_after(cx->mem, S("/werk/bezwaar"), last->due_day, last->question);
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Bezwaren, klachten en aanvragen"), view_objection_list(page));
}

/* ---- what ended ---- */

static struct objection_line
ended_shown(struct cx *cx, enum language language, const struct procedure_line_row *row)
{
    struct objection_line line = line_shown(cx, language, row);

    line.what = tr(language, objection_outcome_said(objection_kind_of(row->kind), row->outcome));
    line.day = date_short(cx->mem, language, date_in_amsterdam(row->ended_ms));
    line.left = line.hearing = line.calls = line.decide = S("");
    line.careful = line.late = line.near = false;
    return line;
}

static struct url
ended_url(struct cx *cx, struct str outcome)
{
    return url_path(outcome.len
                        ? str_join(cx->mem, S("/werk/bezwaar/afgelopen"), S("?outcome="), outcome)
                        : S("/werk/bezwaar/afgelopen"));
}

/* Every outcome there is, of decisions and of applications; the words of a complaint differ. */
static bool
outcomes_add(struct cx *cx, enum language language, struct str chosen,
             struct objection_ended_page *page)
{
    const struct objection_codes all[] = {objection_outcomes, application_outcomes};
    bool known = chosen.len == 0;

    page->outcomes.at = arena_new(cx->mem, struct objection_choice,
                                  1 + objection_outcomes.count + application_outcomes.count);
    page->outcomes.at[page->outcomes.count++] =
        (struct objection_choice){tr(language, T("Alles")), ended_url(cx, S("")), known};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        for (size_t i = 0; i < all[k].count; i++) {
            const bool here = str_eq(all[k].at[i].code, chosen);
            page->outcomes.at[page->outcomes.count++] = (struct objection_choice){
                tr(language, all[k].at[i].sentence), ended_url(cx, all[k].at[i].code), here};
            known = known || here;
        }
    return known;
}

enum outcome
objection_ended_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_ended_page *page = arena_new(cx->mem, struct objection_ended_page, 1);
    const struct list_place after = request_after(rq);
    const struct str outcome = request_field(rq, S("outcome"));
    struct procedure_line_row_list rows;

    if (!outcomes_add(cx, rq->language, outcome, page))
        return fail_field(cx, "outcome", "Kies uit de lijst hoe het afliep.");
    TRY(objection_ended_list(cx, outcome, (struct objection_ended_place){after.first, after.second},
                             &rows));
    page->lines.at = arena_new(cx->mem, struct objection_line, INBOX_PAGE);
    for (size_t i = 0; i < rows.count && i < INBOX_PAGE; i++)
        page->lines.at[page->lines.count++] = ended_shown(cx, rq->language, &rows.at[i]);
    page->has_next = rows.count > INBOX_PAGE;
    if (page->has_next) {
        const struct procedure_line_row *last = &rows.at[INBOX_PAGE - 1];
        page->next = url_after(cx->mem, ended_url(cx, outcome).raw, last->ended_ms, last->question);
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Afgelopen zaken"), view_objection_ended(page));
}

enum outcome
objection_waits_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_waits_page *page = arena_new(cx->mem, struct objection_waits_page, 1);
    struct procedure_wait_row_list rows;

    TRY(objection_coordination(cx, &rows));
    page->lines.at = arena_new(cx->mem, struct objection_wait_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct procedure_wait_row *row = &rows.at[i];
        struct date day = {(int32_t)row->next_day};
        page->lines.at[page->lines.count++] = (struct objection_wait_line){
            .municipality = row->municipality_name,
            .organisation = row->organisation_name,
            .kind = tr(rq->language, objection_said(&objection_kinds, row->kind)),
            .age = date_short(cx->mem, rq->language, date_in_amsterdam(row->registered_ms)),
            .what = objection_own_day(row->next_what)
                        ? tr(rq->language, T("Eigen belofte"))
                        : tr(rq->language, objection_said(&objection_whats, row->next_what)),
            .own = objection_own_day(row->next_what),
            .phone = row->organisation_phone,
            .call = url_tel(cx->mem, row->organisation_phone),
            .left = objection_next_left(cx, rq->language, row->next_what, day),
            .late =
                objection_too_late(row->next_what, row->next_day, date_in_amsterdam(cx->now_ms))};
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Termijnen van bezwaren"), view_objection_waits(page));
}

/* ---- settings ---- */

/* The municipalities that the organisation decides for; there is at least one. */
static enum outcome
own_places(struct cx *cx, struct municipality_row_list *ret)
{
    TRY(objection_places(cx, ret));
    if (ret->count == 0)
        return fail(cx, NOT_FOUND, "Uw organisatie werkt nog voor geen gemeente.");
    return OK;
}

static void
name_add(struct text *names, enum language language, struct str name)
{
    text_add(names, names->len ? comma(language) : S(""));
    text_add(names, name);
}

/* Everywhere the same, but for what was set before a municipality came along. */
static enum outcome
days_said(struct cx *cx, enum language language, const struct municipality_row_list *places,
          struct procedure_setting_get_row *ret, struct str *ret_said)
{
    struct text all = text_open(cx->mem, 128), others = text_open(cx->mem, 128);
    struct procedure_setting_get_row one;

    TRY(objection_setting(cx, places->at[0].municipality, ret));
    for (size_t i = 0; i < places->count; i++) {
        TRY(objection_setting(cx, places->at[i].municipality, &one));
        name_add(&all, language, places->at[i].name);
        if (one.call_workdays != ret->call_workdays || one.warn_workdays != ret->warn_workdays ||
            !str_eq(one.hearing_place, ret->hearing_place) || !str_eq(one.court, ret->court))
            name_add(&others, language, places->at[i].name);
    }
    const struct tr_arg names[] = {{S("gemeenten"), text_str(&all)},
                                   {S("anders"), text_str(&others)}};
    const struct str said =
        others.len ? T("Dit geldt voor elke gemeente waarvoor u beslist: {gemeenten}. Nu staat het "
                       "nog anders in: {anders}. Bewaar, dan is het overal gelijk.")
                   : T("Dit geldt voor elke gemeente waarvoor u beslist: {gemeenten}.");
    *ret_said = tr_fill(cx->mem, tr(language, said), 2, names);
    return OK;
}

/* Since when it is on, and by whom; or where it is not yet. *ret: on somewhere. */
static enum outcome
channel_said(struct cx *cx, enum language language, const struct municipality_row_list *places,
             bool *ret, struct str *ret_said)
{
    struct text said = text_open(cx->mem, 256), others = text_open(cx->mem, 128);
    struct procedure_channel_get_row one;

    *ret = false;
    for (size_t i = 0; i < places->count; i++) {
        TRY(objection_channel_set_get(cx, places->at[i].municipality, &one));
        if (one.organisation != cx->who.organisation) {
            name_add(&others, language, places->at[i].name);
            continue;
        }
        const struct tr_arg words[] = {
            {S("gemeente"), places->at[i].name},
            {S("naam"), one.by_name},
            {S("dag"), date_with_year(cx->mem, language, date_in_amsterdam(one.at_ms))}};
        text_add(&said, S(" "));
        text_add(&said,
                 tr_fill(cx->mem, tr(language, T("Aan in {gemeente} sinds {dag}, door {naam}.")), 3,
                         words));
        *ret = true;
    }
    if (*ret && others.len) {
        const struct tr_arg names = {S("gemeenten"), text_str(&others)};
        text_add(&said, S(" "));
        text_add(&said, tr_fill(cx->mem,
                                tr(language, T("Nog niet aan in: {gemeenten}. Bewaar om "
                                               "het ook daar aan te zetten.")),
                                1, &names));
    }
    *ret_said = text_str(&said);
    return OK;
}

static enum outcome
channel_field(struct cx *cx, const struct request *rq, const struct municipality_row_list *places,
              struct form_page *form)
{
    struct str said;
    bool on;

    TRY(channel_said(cx, rq->language, places, &on, &said));
    struct form_field *field = form_choices(
        form, true, S("channel"), T("Bezwaar sturen via deze site"),
        T("Zet dit alleen aan als de gemeente deze site in haar officiële bekendmaking noemt als "
          "weg voor bezwaar (Awb 2:13 en verder). U belooft dan twee dingen. De inwoner krijgt "
          "meteen een bevestiging van ontvangst. En elke werkdag leest iemand wat er binnenkomt."),
        1);
    field->hint = str_join(cx->mem, field->hint, said, S(""));
    form_choice_add(form, field, S("yes"),
                    tr(rq->language, T("Ja, inwoners kunnen hun bezwaar hier opsturen")), on);
    return OK;
}

enum outcome
objection_setting_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct procedure_setting_get_row setting;
    struct municipality_row_list places;
    struct str said;

    TRY(own_places(cx, &places));
    TRY(days_said(cx, rq->language, &places, &setting, &said));
    struct form_page *form = form_page_new(cx, rq, T("Zo werken wij met bezwaren"), S(""),
                                           url_path(S("/werk/bezwaar/instellingen")), T("Bewaar"));
    form->intro = said;
    form_number(form, S("call_workdays"), T("Binnen hoeveel werkdagen belt u de inwoner?"),
                T("Geteld vanaf de dag van ontvangst."), setting.call_workdays);
    form_number(form, S("warn_workdays"), T("Hoeveel werkdagen van tevoren waarschuwen wij?"),
                T("Per e-mail, tijdens kantooruren."), setting.warn_workdays);
    form_line(
        form, S("hearing_place"), T("Waar zijn hoorzittingen meestal?"),
        T("Het adres en de kamer. Wie een hoorzitting opschrijft, kan een andere plek kiezen."),
        setting.hearing_place);
    form_line(form, S("court"), T("Naar welke rechtbank gaat beroep?"),
              T("Naam en adres. Wie een beslissing schrijft, ziet dit staan en kan het veranderen. "
                "Leeg: wij laten zien wat een collega het laatst opschreef."),
              setting.court);
    TRY(channel_field(cx, rq, &places, form));
    form_back(form, url_path(S("/werk/bezwaar")), T("Terug naar de lijst"));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Zo werken wij met bezwaren"), view_form(form));
}

enum outcome
objection_setting_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_settings settings = {.channel =
                                              many_has(request_field(rq, S("channel")), S("yes")),
                                          .hearing_place = request_field(rq, S("hearing_place")),
                                          .court = request_field(rq, S("court"))};
    struct municipality_row_list places;

    TRY(own_places(cx, &places));
    if (!str_int(request_field(rq, S("call_workdays")), &settings.call_workdays))
        settings.call_workdays = 0;
    if (!str_int(request_field(rq, S("warn_workdays")), &settings.warn_workdays))
        settings.warn_workdays = 0;
    TRY(objection_setting_set(cx, &settings));
    return reply_see_other(re, url_path(S("/werk/bezwaar")));
}
