/* demo.c - a fictional network to try everything in: Demodam and two neighbours. Who is there, who
 * works there and what was asked are tables of data/demo_*.csv, for everybody to read and edit;
 * they are loaded through the same rules as the real thing. */
#include "app/commands.h"
#include "app/demo.h"
#include "app/serve.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "demo_happenings.h"
#include "demo_organisations.h"
#include "demo_people.h"
#include "demo_questions.h"
#include "demo_services.h"
#include "domain/guide/helplines.h"
#include "domain/intake/intake.h"
#include "domain/map/import.h"
#include "domain/map/map.h"
#include "domain/map/schedule.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "format/csv.h"
#include "os/files.h"
#include "os/random.h"

enum { DEMODAM = 9901, OVERDAM = 9902, POLDERDAM = 9903 };
enum { VANGNET = 7, OVERDAM_VANGNET = 8 };
enum { PLACES_MAX = 3, HELP_TYPES_MAX = 8 };
enum { DEMO_SERVICES = 86 }; /* in data/demo_services.csv; some have a second place */

static const char password[] = "demodam-2026";

static const int64_t all_three[] = {DEMODAM, OVERDAM, POLDERDAM};
static const int64_t hour_ms = INT64_C(60) * 60 * 1000;

/* A cell that holds a number: the tables were made with the program, so anything else is a bug. */
static int64_t
number_of(struct str cell)
{
    int64_t n;

    check(str_int(cell, &n));
    return n;
}

static enum outcome
municipalities_load(struct cx *cx)
{
    const struct municipality_row rows[] = {
        {DEMODAM, S("Demodam"), S("Demoland"), 0, 1, S("099 900 0000")},
        {OVERDAM, S("Overdam"), S("Demoland"), 0, 1, S("099 900 0002")},
        {POLDERDAM, S("Polderdam"), S("Demoland"), 0, 1, S("099 900 0003")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        TRY(municipality_add(cx, &rows[i]));
    /* Postcodes that no real place has; 1002 is split, so that the question which one can be
     * seen. */
    TRY(postcode_add(cx, 1000, DEMODAM, S("Demodam")));
    TRY(postcode_add(cx, 1001, DEMODAM, S("Demodam-Noord")));
    TRY(postcode_add(cx, 1002, DEMODAM, S("Demodam-Oost")));
    TRY(postcode_add(cx, 1002, OVERDAM, S("Overdam")));
    return postcode_add(cx, 1003, POLDERDAM, S("Polderdam"));
}

static enum outcome
organisation_load(struct cx *cx, const struct demo_organisations_row *from)
{
    const bool everywhere = str_eq(from->municipalities, S("landelijk"));
    struct str help[HELP_TYPES_MAX], places = from->municipalities, types = from->help_types, part;
    int64_t at[PLACES_MAX];
    size_t place_count = 0, help_count = 0;

    while (!everywhere && str_cut(&places, '|', &part)) {
        check(place_count < PLACES_MAX && municipality_parse(part, &at[place_count]));
        place_count++;
    }
    while (str_cut(&types, '|', &part))
        if (part.len) {
            check(help_count < HELP_TYPES_MAX);
            help[help_count++] = part;
        }
    const struct organisation_row row = {
        .organisation = number_of(from->organisation),
        .name = from->name,
        .municipal = number_of(from->municipal),
        .paid_by = from->paid_by,
        .steered_by = from->steered_by,
        .everywhere = everywhere,
        .answer_workdays = number_of(from->answer_workdays),
        .phone = from->phone,
        .active = 1,
        .accept_workdays = number_of(from->accept_workdays),
        .map_only = number_of(from->map_only),
        .url = from->url,
        .kvk = S(""),
    };
    return organisation_add(cx, &row, place_count, at, help_count, help);
}

static enum outcome
organisations_load(struct cx *cx)
{
    const struct str telephone = T("maandag tot en met vrijdag, 9.00 tot 17.00 uur");
    for (size_t i = 0; i < demo_organisations_rows_count; i++)
        TRY(organisation_load(cx, &demo_organisations_rows[i]));
    TRY(safety_net_set(cx, DEMODAM, VANGNET, S("de coördinator van het vangnetloket")));
    TRY(safety_net_set(cx, OVERDAM, OVERDAM_VANGNET, S("de coördinator van het vangnetloket")));
    TRY(safety_net_set(cx, POLDERDAM, OVERDAM_VANGNET, S("de coördinator van het vangnetloket")));
    TRY(region_add(cx, 1, S("Regio Demoland"), 3, all_three));
    TRY(schedule_set_text(cx, SCHEDULE_DOORWAY, 1, telephone));
    return doorway_add(cx,
                       &(struct doorway_row){.doorway = 1,
                                             .host = S(""),
                                             .name = S("Elke deur in Demodam"),
                                             .theme = S("neutral-theme"),
                                             .languages = S("nl en ar tr pl uk"),
                                             .municipality = DEMODAM,
                                             .region = 1,
                                             .phone = S("099 900 1000"),
                                             .phone_hours = telephone},
                       3, all_three);
}

/* Who works for two organisations has two rows, one after the other. */
static enum outcome
people_load(struct cx *cx, struct str hash)
{
    int64_t before = 0;

    for (size_t i = 0; i < demo_people_rows_count; i++) {
        const struct demo_people_row *from = &demo_people_rows[i];
        int64_t professional = number_of(from->professional);
        if (professional != before)
            TRY(professional_add(cx, professional, from->name, from->email, hash));
        TRY(membership_set(cx, professional, number_of(from->organisation), from->role));
        before = professional;
    }
    return OK;
}

enum outcome
demo_network_load(struct cx *cx, struct str password_hash)
{
    TRY(municipalities_load(cx));
    TRY(organisations_load(cx));
    return people_load(cx, password_hash);
}

/* ---- questions in every state ---- */

/* A cell is one line: what is to be a blank line in a message, is '|' there. */
static struct str
paragraphs(struct cx *cx, struct str words)
{
    struct text t = text_open(cx->mem, words.len + 16);
    struct str part;

    for (bool first = true; str_cut(&words, '|', &part); first = false) {
        text_add(&t, first ? S("") : S("\n\n"));
        text_add(&t, part);
    }
    return text_str(&t);
}

static enum outcome
act(struct cx *cx, struct question_id id, const struct question_state *state,
    const struct demo_happenings_row *from)
{
    int64_t moved;

    if (str_eq(from->what, S("take")))
        return question_take(cx, id, state->professional);
    if (str_eq(from->what, S("reply")))
        return question_reply(cx, id, paragraphs(cx, from->words));
    if (str_eq(from->what, S("note")))
        return question_note(cx, id, from->words);
    if (str_eq(from->what, S("called")))
        return question_called(cx, id, from->detail, from->words);
    if (str_eq(from->what, S("pass_back")))
        return question_pass_back(cx, id, from->detail, from->words);
    if (str_eq(from->what, S("close")))
        return question_close(cx, id, from->detail, paragraphs(cx, from->words));
    if (str_eq(from->what, S("add")))
        return question_add(cx, id, from->words, peril_of(cx->mem, from->words, S("")));
    if (str_eq(from->what, S("stop")))
        return question_stop(cx, id);
    check(str_eq(from->what, S("late")));
    return holding_sweep(cx, 100, &moved);
}

/* So many hours after what happened before; "late" at the moment that the promise is broken, which
 * depends on the days off that came between. `by` is somebody of who has it then, or the
 * resident. */
static enum outcome
happen(struct cx *cx, struct question_id id, const struct demo_happenings_row *from)
{
    struct question_state state;

    TRY(question_state_get(cx, id, &state));
    if (str_eq(from->what, S("late")))
        cx->now_ms = state.due_ms;
    else
        cx->now_ms += number_of(from->hours) * hour_ms;
    if (from->by.len)
        cx->who = (struct actor){number_of(from->by), state.organisation, PERMISSION_QUESTIONS};
    enum outcome outcome = act(cx, id, &state, from);
    cx->who = (struct actor){0};
    return outcome;
}

static enum outcome
question_load(struct cx *cx, const struct demo_questions_row *from)
{
    struct ask ask = {.question = from->text,
                      .topic = from->topic,
                      .channel = from->channel,
                      .name = from->name,
                      .phone = from->phone,
                      .email = from->email,
                      .consent = true};
    struct ask_plan *plan;
    struct asked asked;
    int64_t municipality;

    check(language_parse(from->language, &ask.language));
    check(municipality_parse(from->municipality, &municipality));
    TRY(ask_prepare(cx, &ask, peril_of(cx->mem, ask.question, ask.topic), &plan));
    TRY(ask_act(cx, plan, municipality, S("demo"), &asked));
    for (size_t i = 0; i < demo_happenings_rows_count; i++)
        if (str_eq(demo_happenings_rows[i].question, from->question))
            TRY(happen(cx, (struct question_id){asked.municipality, asked.question},
                       &demo_happenings_rows[i]));
    return OK;
}

enum outcome
demo_questions_load(struct cx *cx)
{
    const int64_t now_ms = cx->now_ms;
    enum outcome outcome = OK;

    for (size_t i = 0; i < demo_questions_rows_count && outcome == OK; i++) {
        cx->now_ms = now_ms - number_of(demo_questions_rows[i].hours_ago) * hour_ms;
        outcome = question_load(cx, &demo_questions_rows[i]);
    }
    cx->now_ms = now_ms;
    return outcome;
}

/* ---- the command ---- */

static enum outcome
load(struct cx *cx, struct house *house)
{
    struct str hash = password_hash_of_known(cx, str_from_c(password));

    TRY(db_begin(cx, house->db, TRANSACTION_WRITE));
    cx->db = house->db;
    TRY(demo_network_load(cx, hash));
    TRY(demo_questions_load(cx));
    TRY(demo_texts_load(cx));
    TRY(demo_decisions_load(cx));
    TRY(demo_objections_load(cx));
    cx->db = NULL;
    return db_commit(cx, house->db);
}

static enum outcome
loaded(struct cx *cx, struct house *house, bool *ret)
{
    struct doorway_row doorway;

    TRY(db_begin(cx, house->db, TRANSACTION_READ));
    cx->db = house->db;
    enum outcome outcome = doorway_get(cx, S(""), &doorway);
    cx->db = NULL;
    db_rollback(house->db);
    *ret = outcome == OK;
    return outcome == NOT_FOUND ? OK : outcome;
}

static struct str
organisation_name(struct str number)
{
    for (size_t i = 0; i < demo_organisations_rows_count; i++)
        if (str_eq(demo_organisations_rows[i].organisation, number))
            return demo_organisations_rows[i].name;
    return S("");
}

static struct str
greeting(struct cx *cx, const struct config *config)
{
    struct text t = text_open(cx->mem, 1024);

    text_add(&t, S("\nElkedeur, demonstratie: http://"));
    text_add(&t, config->listen);
    text_add(&t, S("\n\n  Inwoner: open het adres en stel een vraag.\n  Hulpverlener: http://"));
    text_add(&t, config->listen);
    text_add(&t, S("/werk, met een van deze accounts. Wachtwoord voor allemaal: "));
    text_add(&t, str_from_c(password));
    text_add(&t, S("\n\n"));
    for (size_t i = 0; i < demo_people_rows_count; i++) {
        const struct demo_people_row *person = &demo_people_rows[i];
        text_add(&t, S("    "));
        text_add(&t, person->email);
        text_add(&t, S("  "));
        text_add(&t, person->name);
        text_add(&t, S(", "));
        text_add(&t, organisation_name(person->organisation));
        if (!str_eq(person->role, S("professional"))) {
            text_add(&t, S(" ("));
            text_add(&t, role_find(person->role)->name);
            text_add(&t, S(")"));
        }
        text_add_byte(&t, '\n');
    }
    text_add(&t, S("\n  Stoppen: Ctrl+C. Wat u deed, is er de volgende keer nog.\n\n"));
    return text_str(&t);
}

/* clang-format off */
#define SERVICE_COLUMNS(X)                                                                         \
    X(id) X(name) X(organisation) X(municipality) X(topics) X(help_types) X(description)           \
    X(description_professional) X(for_whom) X(what_to_expect) X(bring) X(cost) X(free)             \
    X(languages) X(url) X(referrals) X(owner) X(confirmed) X(place_id) X(location) X(address)      \
    X(postcode) X(town) X(accessibility) X(location_note) X(opening_hours) X(phone) X(email)       \
    X(phone_network) X(email_network) X(capacity) X(waiting_weeks) X(capacity_note)                \
    X(capacity_date)
/* clang-format on */

/* On a clock of before it was confirmed nothing is confirmed on a day to come. */
static struct str
by_today(struct str day, struct str today)
{
    return day.len > 0 && str_cmp(day, today) > 0 ? today : day;
}

/* The table of services as services.csv, for the import that everybody uses. */
static struct str
services_csv(struct arena *mem, struct str today)
{
    struct text t = text_open(mem, 128 * 1024);

#define HEADING(column) text_add(&t, S(#column ","));
    SERVICE_COLUMNS(HEADING)
    text_add_byte(&t, '\n');
    for (size_t i = 0; i < demo_services_rows_count; i++) {
        struct demo_services_row row = demo_services_rows[i];
        row.confirmed = by_today(row.confirmed, today);
        row.capacity_date = by_today(row.capacity_date, today);
#define CELL(column) text_add(&t, csv_cell(mem, row.column)), text_add_byte(&t, ',');
        SERVICE_COLUMNS(CELL)
        text_add_byte(&t, '\n');
    }
    return text_str(&t);
}

/* All of them, or again from the start when an earlier one was killed on the way. */
static enum outcome
services_load(struct cx *cx, struct house *house)
{
    int64_t count;

    TRY(db_begin(cx, house->db, TRANSACTION_READ));
    cx->db = house->db;
    enum outcome outcome = service_count(cx, &count);
    cx->db = NULL;
    db_rollback(house->db);
    if (outcome != OK || count >= DEMO_SERVICES)
        return outcome;

    const struct import_options options = {.source = S("demo")};
    struct import_report report = {0};
    struct str csv = services_csv(cx->mem, date_iso(cx->mem, date_in_amsterdam(cx->now_ms)));
    struct import *import = import_open(
        cx->mem, (struct bytes){(const unsigned char *)csv.ptr, csv.len}, &options, &report);

    TRY(import_run(cx, house->db, import));
    check(report.rejected == 0);
    return OK;
}

enum outcome
demo_run(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct str folder = arguments->data.len ? arguments->data : S("var/demo");
    struct house house;
    bool there;

    TRY(directory_make(cx->mem, folder, 0700));
    if (str_eq(config->db, config_default().db))
        config->db = str_join(cx->mem, S("sqlite:"), folder, S("/elkedeur.db"));
    config->keys = str_join(cx->mem, folder, S("/keys"));
    config->address = str_join(cx->mem, S("http://"), config->listen);
    if (config->mail.len == 0)
        config->mail = str_join(cx->mem, S("file:"), folder, S("/mail"));
    TRY(house_open(cx, config, true, &house));
    TRY(loaded(cx, &house, &there));
    if (!there)
        TRY(load(cx, &house));
    TRY(services_load(cx, &house));
    enum outcome outcome = serve(cx, config, &house, str_from_c(password), greeting(cx, config));
    house_close(&house);
    return outcome;
}
