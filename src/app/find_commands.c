/* find_commands.c - from a text to topics, help and services, for programs (CONTRACT: find). */
#include "app/commands.h"

#include <stdio.h>

#include "app/serve.h"
#include "base/text.h"
#include "domain/guide/offer.h"
#include "domain/map/record.h"
#include "domain/network/network.h"
#include "i18n/i18n.h"

enum { LINE_BYTES = 64 * 1024, SERVICES_SHOWN = 10, SERVICES_MAX = 100 };

struct finding {
    const struct arguments *arguments;
    struct db *db; /* NULL: no place was given, and no services are looked for */
    struct str place_code;
    int64_t municipality;
};

static void
number_add(struct text *t, float n)
{
    const int64_t parts = 10000;
    int64_t rounded = (int64_t)(n * (float)parts + 0.5F);

    text_add_int(t, rounded / parts);
    text_add_byte(t, '.');
    text_add_int_wide(t, rounded % parts, 4);
}

static void
name_add(struct text *t, struct str name)
{
    text_add_json(t, name);
    text_add(t, S(": "));
}

static void
topics_add(struct text *t, const struct understood *u)
{
    name_add(t, S("topics"));
    text_add_byte(t, '[');
    for (size_t i = 0; i < u->topic_count; i++) {
        text_add(t, i ? S(", {\"id\": ") : S("{\"id\": "));
        text_add_json(t, u->topics[i].topic.id);
        text_add(t, S(", \"score\": "));
        number_add(t, u->topics[i].score);
        text_add(t, S(", \"why\": "));
        text_add_json(t, u->topics[i].why);
        text_add_byte(t, '}');
    }
    text_add(t, S("], "));
}

static void
help_add(struct text *t, const struct understood *u)
{
    name_add(t, S("help"));
    text_add_byte(t, '[');
    for (size_t i = 0; i < u->help_count; i++) {
        text_add(t, i ? S(", {\"id\": ") : S("{\"id\": "));
        text_add_json(t, u->help[i].id);
        text_add(t, S(", \"score\": "));
        number_add(t, u->help[i].score);
        text_add_byte(t, '}');
    }
    text_add(t, S("], "));
}

static void
service_add(struct text *t, const struct finding *f, const struct listed_row *row, bool first)
{
    struct text id = text_open(t->mem, 24);

    text_add_int(&id, row->service);
    text_add(t, first ? S("{\"id\": ") : S(", {\"id\": "));
    text_add_json(t, text_str(&id));
    text_add(t, S(", \"name\": "));
    text_add_json(t, row->name);
    text_add(t, S(", \"organisation\": "));
    text_add_json(t, row->organisation_name);
    text_add(t, S(", \"municipality\": "));
    text_add_json(t, f->place_code);
    text_add_byte(t, '}');
}

static enum outcome
services_add(struct cx *cx, const struct finding *f, const struct understood *u, struct str typed,
             struct text *t)
{
    int64_t limit = SERVICES_SHOWN;

    if (f->arguments->limit.len > 0 && (!str_int(f->arguments->limit, &limit) || limit < 0))
        return fail_with(cx, INVALID, T("Dit is geen getal."), S("--limit"), 0);
    size_t most = limit < SERVICES_MAX ? (size_t)limit : SERVICES_MAX;
    struct service_hit_list found = {0};
    if (f->db != NULL)
        TRY(offer_find(
            cx,
            &(struct offer_wish){
                .text = typed, .municipality = f->municipality, .limit = most, .filled = true},
            u, &found));
    name_add(t, S("services"));
    text_add_byte(t, '[');
    for (size_t i = 0; i < found.count; i++)
        service_add(t, f, &found.at[i].row, i == 0);
    text_add(t, S("]}\n"));
    return OK;
}

static enum outcome
text_find_one(struct cx *cx, const struct finding *f, struct str typed)
{
    struct text t = text_open(cx->mem, 2048);
    struct understood u = understand(cx->mem, typed);

    text_add_byte(&t, '{');
    name_add(&t, S("language"));
    text_add_json(&t, u.language);
    text_add(&t, S(", "));
    topics_add(&t, &u);
    help_add(&t, &u);
    name_add(&t, S("urgency"));
    text_add_json(&t, urgency_code(u.urgency));
    text_add(&t, u.outcome == UNDERSTOOD_SURE ? S(", \"ask_back\": false, ")
                                              : S(", \"ask_back\": true, "));
    name_add(&t, S("question"));
    text_add_json(&t, understood_question(u.outcome));
    text_add(&t, S(", "));
    enum outcome outcome = OK;
    if (f->db != NULL) {
        TRY(db_begin(cx, f->db, TRANSACTION_READ));
        cx->db = f->db;
    }
    outcome = services_add(cx, f, &u, typed, &t);
    cx->db = NULL;
    if (f->db != NULL)
        db_rollback(f->db);
    if (outcome == OK)
        say(text_str(&t));
    return outcome;
}

static enum outcome
lines_find(struct cx *cx, const struct finding *f)
{
    static char line[LINE_BYTES];
    struct cx each = *cx;

    each.mem = arena_open();
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct str typed = str_from_c(line);
        if (str_ends(typed, S("\n")))
            typed.len--;
        arena_reset(each.mem);
        enum outcome outcome = text_find_one(&each, f, typed);
        if (outcome != OK) {
            cx->fault = each.fault;
            return outcome;
        }
    }
    arena_close(each.mem);
    return OK;
}

/* A postcode that two municipalities share: the first by name; a program that must be sure gives
 * the code. */
static enum outcome
place_read(struct cx *cx, struct finding *f)
{
    const struct arguments *a = f->arguments;
    struct municipality_row_list found;

    TRY(db_begin(cx, f->db, TRANSACTION_READ));
    cx->db = f->db;
    enum outcome outcome =
        municipality_find(cx, a->municipality.len > 0 ? a->municipality : a->postcode, &found);
    cx->db = NULL;
    db_rollback(f->db);
    TRY(outcome);
    f->municipality = found.at[0].municipality;
    f->place_code = municipality_code(cx->mem, f->municipality);
    return OK;
}

static enum outcome
texts_find(struct cx *cx, const struct finding *f)
{
    const struct arguments *a = f->arguments;
    struct text typed = text_open(cx->mem, 256);

    if (a->lines)
        return lines_find(cx, f);
    for (size_t i = 0; i < a->count; i++) {
        text_add(&typed, i ? S(" ") : S(""));
        text_add(&typed, a->words[i]);
    }
    return text_find_one(cx, f, text_str(&typed));
}

enum outcome
find_command(struct cx *cx, struct config *config, const struct arguments *a)
{
    struct finding f = {.arguments = a, .place_code = S("")};
    struct house house;

    if (!a->json || (a->count == 0) != a->lines)
        return fail(cx, INVALID, "Schrijf: find --json TEKST, of find --json --lines.");
    if (a->municipality.len == 0 && a->postcode.len == 0)
        return texts_find(cx, &f);
    TRY(house_open_current(cx, config, &house));
    f.db = house.db;
    enum outcome outcome = place_read(cx, &f);
    if (outcome == OK)
        outcome = service_index_load_here(cx, f.db, f.municipality);
    if (outcome == OK)
        outcome = texts_find(cx, &f);
    service_index_close();
    house_close(&house);
    return outcome;
}
