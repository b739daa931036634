/* backup_commands.c - copying a running system, and putting it back. */
#include "app/commands.h"
#include "app/serve.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "os/files.h"
#include "store/backup.h"

/* Who was signed in signs in again; counts of attempts and notices to open pages are of the hour.
 */
static const struct str left_out[] = {S_INIT("session"), S_INIT("throttle"), S_INIT("change")};
static const struct backup_plan plan = {
    .left_out = left_out,
    .left_out_count = sizeof left_out / sizeof *left_out,
    .apart = S_INIT("question_key"),
    .owner = S_INIT("question"),
};

static enum outcome
paths(struct cx *cx, const struct arguments *arguments, struct str *path, struct str *keys_path)
{
    if (arguments->count != 1)
        return fail(cx, INVALID, "Geef de naam van het bestand.");
    *path = arguments->words[0];
    *keys_path = str_join(cx->mem, *path, S(".keys"));
    return OK;
}

static struct str
folder_of(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return slash == 0 ? S(".") : str_slice(path, 0, slash);
}

static void
say_count(struct cx *cx, struct str before, int64_t count, struct str after)
{
    struct text t = text_open(cx->mem, 160);
    text_add(&t, before);
    text_add_int(&t, count);
    text_add(&t, after);
    say(text_str(&t));
}

enum outcome
backup_run(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct str path, keys_path;
    struct house house;
    int64_t rows;

    TRY(paths(cx, arguments, &path, &keys_path));
    if (file_is_within(cx->mem, folder_of(path), config->keys) ||
        file_is_within(cx->mem, config->keys, folder_of(path)))
        return fail_with(
            cx, INVALID,
            T("De back-up mag niet op de plek van de hoofdsleutels staan: wie die plek "
              "kopieert, kan alles lezen. Kies een andere map."),
            path, 0);
    TRY(house_open(cx, config, false, &house));
    enum outcome outcome = backup_write(cx, house.db, &plan, path, keys_path, &rows);
    house_close(&house);
    TRY(outcome);
    say_count(cx, S(""), rows,
              S(" rijen opgeslagen. Bewaar het bestand .keys apart, en ten hoogste "
                "30 dagen.\n"));
    return OK;
}

/* ---- restore ---- */

struct restoring {
    bool force;
    int64_t erased;
};

/* With everything in its place, before the commit. */
static enum outcome
judge(struct cx *cx, void *what)
{
    struct restoring *restoring = what;
    int64_t closed;

    TRY(question_keys_check(cx, &closed));
    if (closed > 0 && !restoring->force)
        return fail_with(cx, CONFLICT,
                         T("Van {n} vragen of meer past de hoofdsleutel niet. Zet alle bestanden "
                           "master-*.key terug in de map met sleutels. Er is niets veranderd."),
                         S(""), closed);
    return question_keyless_erase(cx, &restoring->erased);
}

static enum outcome
headers_check(struct cx *cx, struct str path, struct str keys_path, bool force,
              struct backup_header *ret)
{
    struct backup_header keys;

    TRY(backup_header_read(cx, path, ret));
    enum outcome outcome = backup_header_read(cx, keys_path, &keys);
    if (outcome == NOT_FOUND)
        return fail_with(
            cx, INVALID,
            T("Het bestand met de sleutels van de vragen ontbreekt. Zonder dat bestand "
              "kan niemand de vragen lezen."),
            keys_path, 0);
    TRY(outcome);
    if (ret->keys || !keys.keys)
        return fail(cx, INVALID, "De back-up en het bestand met sleutels zijn verwisseld.");
    if (keys.migration != ret->migration)
        return fail(cx, INVALID,
                    "De back-up en het bestand met sleutels zijn van verschillende versies.");
    if (keys.made_ms < ret->made_ms && !force)
        return fail(cx, CONFLICT,
                    "Het bestand met sleutels is ouder dan de back-up. De nieuwste vragen zouden "
                    "verloren gaan. Gebruik een even oud of nieuwer bestand, of kies --force.");
    return OK;
}

/* Has anybody set up a site or an account here? The facts of data/ do not count. A schema that is
 * behind, of an older version or of a restore that was killed, cannot be asked: it counts as used.
 */
static enum outcome
is_used(struct cx *cx, struct db *db, bool *ret)
{
    struct doorway_row doorway;
    struct account_row_list accounts = {0};
    bool fresh = false;
    int waiting;

    TRY(store_is_new(cx, db, &fresh));
    *ret = !fresh;
    if (fresh)
        return OK;
    TRY(store_migrations_waiting(cx, db, &waiting));
    if (waiting > 0)
        return OK;
    TRY(db_begin(cx, db, TRANSACTION_READ));
    cx->db = db;
    enum outcome outcome = doorway_get(cx, S(""), &doorway);
    if (outcome == NOT_FOUND) {
        outcome = account_list(cx, &accounts);
        *ret = accounts.count > 0;
    }
    cx->db = NULL;
    db_rollback(db);
    return outcome;
}

static enum outcome
put_back(struct cx *cx, const struct backup_header *header, struct db *owner, struct str path,
         struct str keys_path, struct restoring *restoring)
{
    int64_t rows;
    int applied;

    TRY(store_migrate_to(cx, owner, header->migration, header->hash, &applied));
    TRY(backup_put_back(cx, owner, &plan, path, keys_path, judge, restoring, &rows));
    TRY(store_migrate(cx, owner, &applied));
    say_count(cx, S(""), rows, S(" rijen teruggezet.\n"));
    if (restoring->erased > 0)
        say_count(cx, S(""), restoring->erased,
                  S(" vragen waren na deze back-up gewist en zijn weer gewist.\n"));
    return OK;
}

enum outcome
restore_run(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct restoring restoring = {.force = arguments->force};
    struct backup_header header;
    struct str path, keys_path;
    struct house house = {0};
    struct keys *keys;
    struct db *owner;
    bool used;

    TRY(paths(cx, arguments, &path, &keys_path));
    TRY(keys_open(cx, config->keys, false, &keys));
    cx->keys = house.keys = keys;
    TRY(headers_check(cx, path, keys_path, arguments->force, &header));
    TRY(store_open(cx, config->db, &house.store));
    TRY(db_open_owner(cx, house.store, &owner));
    TRY(is_used(cx, owner, &used));
    enum outcome outcome =
        used && !arguments->force
            ? fail(cx, CONFLICT,
                   "In deze database staat al iets. Kies een lege database, of kies --force: "
                   "dan verdwijnt wat er staat.")
            : put_back(cx, &header, owner, path, keys_path, &restoring);
    db_close(owner);
    house_close(&house);
    return outcome;
}
