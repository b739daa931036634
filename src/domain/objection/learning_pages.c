/* learning_pages.c - figures of what ended, on a page and as CSV. */
#include "domain/objection/application.h"
#include "domain/objection/learning_pages.h"

#include "base/text.h"
#include "domain/guide/topic.h"
#include "domain/objection/learning_routes.h"
#include "domain/objection/objection_shown.h"
#include "domain/objection/view/learning.html.h"
#include "domain/people/people.h"
#include "format/csv.h"
#include "informal_approach.h"

static const struct str titles[LEARNING_ABOUT_COUNT] = {
    [LEARNING_CAUSE] = T_INIT("Wat erachter zat"),
    [LEARNING_TOPIC] = T_INIT("Onderwerp"),
    [LEARNING_LAW] = T_INIT("Wet"),
    [LEARNING_DEPARTMENT] = T_INIT("Afdeling"),
    [LEARNING_OUTCOME] = T_INIT("Afloop"),
    [LEARNING_ROAD] = T_INIT("Weg"),
    [LEARNING_CONTACT] = T_INIT("Eerste gesprek"),
    [LEARNING_SOLVED] = T_INIT("Opgelost, volgens de inwoner"),
    [LEARNING_KIND] = T_INIT("Bezwaar of klacht"),
    [LEARNING_TALK] = T_INIT("Aanvragen: wat kwam er van het gesprek?"),
};

/* What somebody asked to see. */
struct sight {
    struct learned_places_row_list places;
    const struct learned_places_row *place; /* NULL: there is nothing yet */
    int64_t year;
    int period; /* see hiding.h */
    struct cause_row_list causes;
    struct learning_figures figures;
};

static int64_t
number_of(const struct request *rq, struct str name, int64_t otherwise)
{
    int64_t n;

    return str_int(request_field(rq, name), &n) ? n : otherwise;
}

/* The first, unless another is asked for. */
static enum outcome
place_of(struct cx *cx, const struct request *rq, struct sight *sight)
{
    TRY(learning_places(cx, &sight->places));
    const int64_t organisation = number_of(rq, S("organisation"), 0);
    const int64_t municipality = number_of(rq, S("municipality"), 0);
    for (size_t i = 0; i < sight->places.count; i++) {
        const struct learned_places_row *row = &sight->places.at[i];
        if (organisation == 0 ||
            (row->organisation == organisation && row->municipality == municipality)) {
            sight->place = row;
            return OK;
        }
    }
    return organisation ? NOT_FOUND : OK;
}

static enum outcome
sight_of(struct cx *cx, const struct request *rq, struct sight *ret)
{
    const struct civil now = date_civil(date_in_amsterdam(cx->now_ms));
    /* In January no month of this year is over. */
    struct sight sight = {.year =
                              number_of(rq, S("year"), now.month == 1 ? now.year - 1 : now.year)};
    const int64_t period = number_of(rq, S("period"), HIDING_YEAR);

    sight.period = period >= 0 && period < HIDING_PERIODS ? (int)period : HIDING_YEAR;
    TRY(place_of(cx, rq, &sight));
    if (sight.place) {
        TRY(cause_list(cx, sight.place->organisation, &sight.causes));
        TRY(learning_figures(cx, sight.place->organisation, sight.place->municipality, sight.year,
                             &sight.figures));
    }
    *ret = sight;
    return OK;
}

/* ---- how it is said ---- */

static struct str
count_said(struct cx *cx, enum language language, int64_t count)
{
    struct tr_arg n = {S("n"), str_of_int(cx->mem, LEARNING_HIDDEN_BELOW)};

    return count < 0 ? tr_fill(cx->mem, tr(language, T("minder dan {n}, of verborgen")), 1, &n)
                     : str_of_int(cx->mem, count);
}

static struct str
period_said(struct cx *cx, enum language language, int period)
{
    if (period == HIDING_YEAR)
        return tr(language, T("Hele jaar"));
    const bool month = period < HIDING_FIRST_QUARTER;
    struct tr_arg n = {S("n"),
                       str_of_int(cx->mem, month ? period + 1 : period - HIDING_FIRST_QUARTER + 1)};
    return tr_fill(cx->mem, tr(language, month ? T("Maand {n}") : T("Kwartaal {n}")), 1, &n);
}

static const struct objection_codes *
codes_of(enum learning_about about)
{
    switch (about) {
    case LEARNING_LAW:
        return &objection_laws;
    case LEARNING_OUTCOME:
        return &learning_outcomes;
    case LEARNING_ROAD:
        return &objection_roads;
    case LEARNING_CONTACT:
        return &learning_contacts;
    case LEARNING_SOLVED:
        return &objection_solveds;
    case LEARNING_KIND:
        return &objection_kinds;
    case LEARNING_TALK:
        return &learning_talks;
    default:
        return NULL;
    }
}

static struct str
code_said(const struct sight *sight, enum language language, enum learning_about about,
          struct str code)
{
    const struct objection_codes *codes = codes_of(about);

    if (code.len == 0)
        return tr(language, T("Niet ingevuld"));
    if (about == LEARNING_TOPIC)
        return topic_name(code, language);
    if (about == LEARNING_CAUSE)
        return tr(language, cause_said(&sight->causes, code));
    if (about == LEARNING_TALK && objection_said(&application_results, code).len)
        return tr(language, objection_said(&application_results, code));
    return codes ? tr(language, objection_said(codes, code)) : code;
}

/* ---- the page ---- */

static struct url
address_of(struct cx *cx, const struct sight *sight, struct str path, int64_t year, int period)
{
    struct text t = text_open(cx->mem, 96);

    text_add(&t, path);
    text_add(&t, S("?organisation="));
    text_add_int(&t, sight->place->organisation);
    text_add(&t, S("&municipality="));
    text_add_int(&t, sight->place->municipality);
    text_add(&t, S("&year="));
    text_add_int(&t, year);
    text_add(&t, S("&period="));
    text_add_int(&t, period);
    return url_path(text_str(&t));
}

static void
choices_fill(struct cx *cx, enum language language, const struct sight *sight,
             struct learning_page *page)
{
    const struct str path = S("/werk/bezwaar/leren");
    const int now = date_civil(date_in_amsterdam(cx->now_ms)).year;

    page->years.at = arena_new(cx->mem, struct learning_choice, LEARNING_YEARS);
    for (int year = now; year > now - LEARNING_YEARS; year--)
        page->years.at[page->years.count++] = (struct learning_choice){
            str_of_int(cx->mem, year), address_of(cx, sight, path, year, HIDING_YEAR),
            year == sight->year};
    page->periods.at = arena_new(cx->mem, struct learning_choice, HIDING_PERIODS);
    for (int period = HIDING_YEAR; period >= 0; period--) {
        int first = period < HIDING_FIRST_QUARTER ? period : (period - HIDING_FIRST_QUARTER) * 3;
        if (period != HIDING_YEAR && first >= sight->figures.months)
            continue;
        page->periods.at[page->periods.count++] = (struct learning_choice){
            period_said(cx, language, period), address_of(cx, sight, path, sight->year, period),
            period == sight->period};
    }
    page->places.at = arena_new(cx->mem, struct learning_choice, sight->places.count);
    for (size_t i = 0; sight->places.count > 1 && i < sight->places.count; i++) {
        struct sight other = *sight;
        other.place = &sight->places.at[i];
        page->places.at[page->places.count++] = (struct learning_choice){
            str_join(cx->mem, other.place->organisation_name, S(", "),
                     other.place->municipality_name),
            address_of(cx, &other, path, sight->year, sight->period), other.place == sight->place};
    }
}

static void
parts_fill(struct cx *cx, enum language language, const struct sight *sight,
           struct learning_page *page)
{
    page->parts.at = arena_new(cx->mem, struct learning_part, LEARNING_ABOUT_COUNT);
    for (int about = 0; about < LEARNING_ABOUT_COUNT; about++) {
        const struct learning_table *table = &sight->figures.tables[about];
        struct learning_part *part = &page->parts.at[page->parts.count++];
        *part = (struct learning_part){.title = tr(language, titles[about])};
        if (about == LEARNING_CAUSE)
            part->note = tr(language, T("Eén bezwaar kan twee oorzaken hebben."));
        if (about == LEARNING_TALK)
            part->note = tr(language, T("Praten voor het besluit. Aanvragen tellen hierboven niet "
                                        "mee."));
        part->counts.at = arena_new(cx->mem, struct learning_count, table->hidden.count);
        for (size_t i = 0; i < table->hidden.count; i++)
            part->counts.at[part->counts.count++] = (struct learning_count){
                .label = code_said(sight, language, (enum learning_about)about, table->codes[i]),
                .count =
                    count_said(cx, language, hiding_shown(&table->hidden.rows[i], sight->period))};
    }
}

static void
trend_fill(struct cx *cx, enum language language, const struct sight *sight,
           struct learning_page *page)
{
    page->trend.at = arena_new(cx->mem, struct learning_count, HIDING_MONTHS);
    for (int month = 0; month < sight->figures.months; month++) {
        struct text t = text_open(cx->mem, 16);
        text_add_int_wide(&t, month + 1, 2);
        text_add_byte(&t, '-');
        text_add_int(&t, sight->year);
        page->trend.at[page->trend.count++] = (struct learning_count){
            .label = text_str(&t),
            .count = count_said(cx, language, hiding_total_shown(&sight->figures.all, month))};
    }
}

static enum outcome
cost_fill(struct cx *cx, enum language language, const struct sight *sight,
          struct learning_page *page)
{
    const struct learning_table *roads = &sight->figures.tables[LEARNING_ROAD];
    struct road_cost_get_row cost;

    TRY(road_cost(cx, sight->place->organisation, &cost));
    page->costs.at = arena_new(cx->mem, struct learning_cost, roads->hidden.count);
    for (size_t i = 0; i < roads->hidden.count; i++) {
        const int64_t each = road_cost_case(&cost, roads->codes[i]);
        const int64_t count = hiding_shown(&roads->hidden.rows[i], sight->period);
        if (each == 0)
            continue;
        page->costs.at[page->costs.count++] = (struct learning_cost){
            .road = code_said(sight, language, LEARNING_ROAD, roads->codes[i]),
            .each = str_of_int(cx->mem, each),
            .together =
                count < 0 ? count_said(cx, language, -1) : str_of_int(cx->mem, count * each)};
    }
    page->has_cost = page->costs.count > 0;
    return OK;
}

/* Of one code, as it is shown elsewhere on the page: -1 when it is hidden there, 0 for none. */
static int64_t
shown_of(const struct sight *sight, enum learning_about about, struct str code)
{
    const struct learning_table *table = &sight->figures.tables[about];

    for (size_t i = 0; i < table->hidden.count; i++)
        if (str_eq(table->codes[i], code))
            return hiding_shown(&table->hidden.rows[i], sight->period);
    return 0;
}

/* So many of a hundred. Of counts that are shown only, so that a share tells nothing more. */
static struct str
share_said(struct cx *cx, enum language language, int64_t part, int64_t other, int64_t whole)
{
    struct text t = text_open(cx->mem, 16);

    if (part < 0 || other < 0 || whole < LEARNING_HIDDEN_BELOW)
        return count_said(cx, language, -1);
    text_add_int(&t, ((part + other) * 100 + whole / 2) / whole);
    text_add(&t, S("%"));
    return text_str(&t);
}

/* What others published, of ourselves. */
static void
own_fill(struct cx *cx, enum language language, const struct sight *sight,
         struct learning_page *page)
{
    const int64_t all = hiding_total_shown(&sight->figures.all, sight->period);
    const int64_t yes = shown_of(sight, LEARNING_SOLVED, S("yes"));
    const int64_t partly = shown_of(sight, LEARNING_SOLVED, S("partly"));
    const int64_t no = shown_of(sight, LEARNING_SOLVED, S("no"));
    const int64_t asked = yes < 0 || partly < 0 || no < 0 ? -1 : yes + partly + no;
    struct text cost = text_open(cx->mem, 64);

    for (size_t i = 0; i < page->costs.count; i++) {
        text_add(&cost, cost.len ? comma(language) : S(""));
        text_add(&cost, page->costs.at[i].road);
        text_add(&cost, S(" "));
        text_add(&cost, page->costs.at[i].each);
    }
    const struct learning_count rows[] = {
        {tr(language, T("Ingetrokken na contact")),
         share_said(cx, language, shown_of(sight, LEARNING_OUTCOME, S("talk_solved")),
                    shown_of(sight, LEARNING_OUTCOME, S("talk_unsolved")), all)},
        {tr(language, T("Opgelost, van wie antwoord gaf")),
         share_said(cx, language, yes, 0, asked)},
        {tr(language, T("Dagen van ontvangst tot einde (mediaan)")), page->days},
        {tr(language, T("Euro per zaak")),
         cost.len ? text_str(&cost) : tr(language, T("Er is nog geen bedrag ingevuld."))},
    };

    page->own.count = sizeof rows / sizeof *rows;
    page->own.at = arena_new(cx->mem, struct learning_count, page->own.count);
    memcpy(page->own.at, rows, sizeof rows);
}

static void
published_fill(struct cx *cx, enum language language, struct learning_page *page)
{
    const bool dutch = language == LANGUAGE_NL;

    page->published.at =
        arena_new(cx->mem, struct learning_published, informal_approach_rows_count);
    for (size_t i = 0; i < informal_approach_rows_count; i++) {
        const struct informal_approach_row *row = &informal_approach_rows[i];
        page->published.at[page->published.count++] = (struct learning_published){
            .where = dutch ? row->where_nl : row->where_en,
            .year = row->year.len ? row->year : tr(language, T("jaar niet bekend")),
            .what = dutch ? row->what_nl : row->what_en,
            .value = row->value,
            .note = dutch ? row->note_nl : row->note_en,
            .source = row->source};
    }
}

static enum outcome
figures_fill(struct cx *cx, enum language language, const struct sight *sight,
             struct learning_page *page)
{
    const struct learning_figures *figures = &sight->figures;
    struct tr_arg what[] = {{S("deel"), period_said(cx, language, sight->period)},
                            {S("jaar"), str_of_int(cx->mem, sight->year)}};

    page->has_figures = figures->months > 0;
    page->period = tr_fill(cx->mem, tr(language, T("{deel} {jaar}")), 2, what);
    page->all = count_said(cx, language, hiding_total_shown(&figures->all, sight->period));
    page->days = figures->median_days[sight->period] < 0
                     ? tr(language, T("Verborgen, of niets afgelopen"))
                     : str_of_int(cx->mem, figures->median_days[sight->period]);
    page->organisation = sight->place->organisation_name;
    page->municipality = sight->place->municipality_name;
    page->csv = address_of(cx, sight, S("/werk/bezwaar/leren/csv"), sight->year, sight->period);
    page->changes.at = arena_new(cx->mem, struct str, figures->changes.count);
    for (size_t i = 0; i < figures->changes.count; i++)
        page->changes.at[page->changes.count++] = figures->changes.at[i].what_changed;
    choices_fill(cx, language, sight, page);
    parts_fill(cx, language, sight, page);
    trend_fill(cx, language, sight, page);
    TRY(cost_fill(cx, language, sight, page));
    own_fill(cx, language, sight, page);
    return OK;
}

enum outcome
learning_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct learning_page *page = arena_new(cx->mem, struct learning_page, 1);
    struct sight sight;

    TRY(sight_of(cx, rq, &sight));
    page->threshold = LEARNING_HIDDEN_BELOW;
    page->handles = (cx->who.permissions & PERMISSION_OBJECTIONS) != 0;
    page->has_places = sight.place != NULL;
    if (sight.place)
        TRY(figures_fill(cx, rq->language, &sight, page));
    published_fill(cx, rq->language, page);
    re->shell = SHELL_WORK;
    return reply_page(re, T("Leren van bezwaren en klachten"), view_learning(page));
}

/* ---- as CSV ---- */

static void
cells_add(struct cx *cx, struct text *t, const struct str cells[4])
{
    for (int i = 0; i < 4; i++) {
        if (i)
            text_add_byte(t, ',');
        text_add(t, csv_cell(cx->mem, cells[i]));
    }
    text_add(t, S("\r\n"));
}

/* A hidden count is an empty cell. */
static struct str
count_cell(struct cx *cx, int64_t count)
{
    return count < 0 ? S("") : str_of_int(cx->mem, count);
}

static struct str
period_code(struct cx *cx, const struct sight *sight, int period)
{
    struct text t = text_open(cx->mem, 16);

    text_add_int(&t, sight->year);
    if (period >= HIDING_FIRST_QUARTER && period < HIDING_YEAR) {
        text_add(&t, S("-Q"));
        text_add_int(&t, period - HIDING_FIRST_QUARTER + 1);
    } else if (period < HIDING_FIRST_QUARTER) {
        text_add_byte(&t, '-');
        text_add_int_wide(&t, period + 1, 2);
    }
    return text_str(&t);
}

static void
period_rows(struct cx *cx, enum language language, const struct sight *sight, int period,
            struct text *t)
{
    const struct learning_figures *figures = &sight->figures;
    const struct str when = period_code(cx, sight, period);

    cells_add(cx, t,
              (struct str[]){when, tr(language, T("Alles")), S(""),
                             count_cell(cx, hiding_total_shown(&figures->all, period))});
    cells_add(cx, t,
              (struct str[]){when, tr(language, T("Dagen van ontvangst tot einde (mediaan)")),
                             S(""), count_cell(cx, figures->median_days[period])});
    for (int about = 0; about < LEARNING_ABOUT_COUNT; about++) {
        const struct learning_table *table = &figures->tables[about];
        for (size_t i = 0; i < table->hidden.count; i++)
            cells_add(cx, t,
                      (struct str[]){
                          when, tr(language, titles[about]),
                          code_said(sight, language, (enum learning_about)about, table->codes[i]),
                          count_cell(cx, hiding_shown(&table->hidden.rows[i], period))});
    }
}

enum outcome
learning_csv(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text t = text_open(cx->mem, 16384);
    struct sight sight;

    TRY(sight_of(cx, rq, &sight));
    cells_add(cx, &t, (struct str[]){S("period"), S("table"), S("row"), S("count")});
    for (int period = HIDING_YEAR; sight.place && period >= 0; period--)
        period_rows(cx, rq->language, &sight, period, &t);
    return reply_text(re, S("text/csv; charset=utf-8"), text_str(&t));
}
