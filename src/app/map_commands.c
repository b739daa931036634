/* map_commands.c - the map in and out by files. */
#include "app/commands.h"

#include "app/serve.h"
#include "domain/map/import.h"
#include "domain/map/search.h"
#include "os/clock.h"
#include "os/files.h"
#include "store/transaction.h"

/* ---- import services ---- */

static enum outcome
place_settle(struct cx *cx, struct house *house, struct str *municipality)
{
    if (municipality->len == 0)
        return OK;
    TRY(db_begin(cx, house->db, TRANSACTION_READ));
    cx->db = house->db;
    enum outcome outcome = record_settle_place(cx, *municipality, municipality);
    cx->db = NULL;
    db_rollback(house->db);
    return outcome;
}

/* Servers that search these services hear of them now, however long the import took. */
static enum outcome
import_tell(struct cx *cx, void *what)
{
    return services_changed_since(cx, *(const int64_t *)what);
}

static enum outcome
import_told(struct cx *cx, struct db *db)
{
    struct cx after = *cx;
    int64_t since_ms = cx->now_ms;
    int reruns;

    after.now_ms = clock_now_ms();
    return db_transact(&after, db, TRANSACTION_WRITE, import_tell, &since_ms, &reruns);
}

static enum outcome
import_file(struct cx *cx, struct house *house, const struct arguments *a)
{
    struct import_options options = {
        .municipality = a->municipality, .source = a->source, .dry_run = a->dry_run};
    struct import_report report = {0};
    struct bytes content;

    enum outcome outcome = file_read(cx->mem, a->words[1], IMPORT_LIMIT_BYTES, &content);
    if (outcome == INVALID)
        return fail_with(cx, INVALID,
                         T("Dit bestand is te groot. Verdeel het in delen van hoogstens 64 MB."),
                         a->words[1], 0);
    if (outcome != OK)
        return fail_with(cx, outcome, T("Dit bestand kan niet worden gelezen."), a->words[1], 0);
    TRY(place_settle(cx, house, &options.municipality));
    struct import *import = import_open(cx->mem, content, &options, &report);
    outcome = import_run(cx, house->db, import);
    if (outcome == OK && !a->dry_run && report.created + report.changed > 0)
        outcome = import_told(cx, house->db);
    say(a->json ? import_report_json(cx->mem, &report) : import_report_text(cx->mem, &report));
    TRY(outcome);
    if (import_refused(import))
        return fail(cx, INVALID,
                    "Er is niets opgenomen. In het verslag staat wat er met het bestand is.");
    return OK;
}

enum outcome
import_command(struct cx *cx, struct config *config, const struct arguments *a)
{
    struct house house;

    if (a->count != 2 || !str_eq(a->words[0], S("services")))
        return fail(cx, INVALID, "Schrijf: import services BESTAND.");
    TRY(house_open(cx, config, true, &house));
    enum outcome outcome = import_file(cx, &house, a);
    house_close(&house);
    return outcome;
}

/* ---- export services-csv ---- */

static bool
audience_read(struct str word, enum record_contacts *ret)
{
    static const struct str words[] = {S_INIT("everyone"), S_INIT("network"), S_INIT("own")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(words[i], word)) {
            *ret = (enum record_contacts)i;
            return true;
        }
    return word.len == 0;
}

static enum outcome
export_all(struct cx *cx, struct house *house, enum record_contacts contacts)
{
    struct arena *page = arena_open();
    struct cx inside = *cx;
    struct str rows = S(" ");
    int64_t after = 0;
    enum outcome outcome = OK;

    say(export_heading(cx->mem, contacts));
    inside.mem = page;
    while (outcome == OK && rows.len) {
        outcome = db_begin(&inside, house->db, TRANSACTION_READ);
        inside.db = house->db;
        if (outcome == OK)
            outcome = export_rows(&inside, contacts, &after, &rows);
        inside.db = NULL;
        db_rollback(house->db);
        if (outcome == OK)
            say(rows);
        arena_reset(page);
    }
    arena_close(page);
    return outcome;
}

enum outcome
export_command(struct cx *cx, struct config *config, const struct arguments *a)
{
    enum record_contacts contacts = CONTACTS_EVERYONE;
    struct house house;

    if (a->count != 1 || !str_eq(a->words[0], S("services-csv")))
        return fail(cx, INVALID, "Schrijf: export services-csv.");
    if (!audience_read(a->audience, &contacts))
        return fail(cx, INVALID, "Kies --audience everyone, network of own.");
    TRY(house_open_current(cx, config, &house));
    enum outcome outcome = export_all(cx, &house, contacts);
    house_close(&house);
    return outcome;
}
