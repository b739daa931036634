/* fuzz_place.c - a place as somebody types it: GM code, postcode or name, on the real tables. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "domain/network/network.h"
#include "format/form.h"
#include "os/log.h"
#include "store/store.h"
#include "web/request.h"

static struct db *db;
static char folder[] = "/tmp/elkedeur-fuzz.XXXXXX";

static void
put_away(void)
{
    char path[64];
    static const char *const ends[] = {"", "-wal", "-shm"};

    db_close(db);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        (void)snprintf(path, sizeof path, "%s/db%s", folder, ends[i]);
        unlink(path);
    }
    rmdir(folder);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct cx cx = fuzz_cx();
    struct store *store;
    struct db *owner;
    int migrated;
    char address[64];

    (void)argc;
    (void)argv;
    log_level_set(LOG_ERROR);
    check(mkdtemp(folder));
    (void)snprintf(address, sizeof address, "sqlite:%s/db", folder);
    check(store_open(&cx, str_copy(cx.mem, str_from_c(address)), &store) == OK);
    check(db_open_owner(&cx, store, &owner) == OK);
    check(store_migrate(&cx, owner, &migrated) == OK);
    cx.db = owner;
    check(db_begin(&cx, owner, TRANSACTION_WRITE) == OK);
    check(network_facts_load(&cx) == OK);
    check(db_commit(&cx, owner) == OK);
    db_close(owner);
    check(db_open(&cx, store, &db) == OK);
    check(atexit(put_away) == 0);
    return 0;
}

/* What a form makes of it. */
static struct str
as_sent(struct cx *cx, struct str typed)
{
    static const struct field fields[] = {{S_INIT("place"), FIELD_LINE, 5000}};
    struct request rq = {.fields = fields, .field_count = 1};

    (void)!request_fill(cx, &rq, str_join(cx->mem, S("place="), form_encode(cx->mem, typed)));
    cx->fault = (struct fault){0};
    return request_field(&rq, S("place"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cx cx = fuzz_cx();
    struct str typed = as_sent(&cx, fuzz_text(&cx, data, size));
    struct municipality_row_list found = {0};
    int64_t number, again;

    if (municipality_parse(typed, &number)) {
        check(number > 0 && number <= 9999);
        check(municipality_parse(municipality_code(cx.mem, number), &again) && again == number);
    }
    check(db_begin(&cx, db, TRANSACTION_READ) == OK);
    cx.db = db;
    enum outcome outcome = municipality_find(&cx, typed, &found);
    db_rollback(db);
    check(outcome == OK || outcome == NOT_FOUND);
    if (outcome == NOT_FOUND)
        check(str_eq(cx.fault.field, S("place")));
    else
        check(found.count > 0 && found.count < 20);
    for (size_t i = 0; i < found.count; i++)
        check(found.at[i].municipality > 0 && found.at[i].name.len > 0 && !found.at[i].ended);
    return 0;
}
