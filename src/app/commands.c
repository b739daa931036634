/* commands.c - what the program does besides serving. */
#include "app/commands.h"

#include <unistd.h>

#include "app/rooms.h"
#include "app/routes.h"
#include "app/serve.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/first.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"
#include "os/random.h"

void
say(struct str line)
{
    while (line.len) {
        ssize_t written = write(STDOUT_FILENO, line.ptr, line.len);
        if (written <= 0)
            return;
        line = str_slice(line, (size_t)written, line.len);
    }
}

/* ---- serve, migrate ---- */

/* While nothing is set up, each start makes the one link behind which that is done. It goes to
 * standard output only: it opens everything. */
static enum outcome
first_link_make(struct cx *cx, struct house *house, struct str *ret_secret)
{
    struct str secret = secret_new(cx, 24);
    bool needed;

    TRY(db_begin(cx, house->db, TRANSACTION_WRITE));
    cx->db = house->db;
    enum outcome outcome = first_is_needed(cx, &needed);
    if (outcome == OK && needed)
        outcome = first_link_set(cx, secret);
    cx->db = NULL;
    if (outcome != OK) {
        db_rollback(house->db);
        return outcome;
    }
    *ret_secret = needed ? secret : S("");
    return db_commit(cx, house->db);
}

static struct str
serve_greeting(struct cx *cx, const struct config *config, struct str secret)
{
    struct str line = str_join(cx->mem, S("Elkedeur staat op http://"), config->listen, S("\n"));

    if (secret.len == 0)
        return line;
    return str_join(cx->mem, line,
                    S("\nEr is nog niets ingericht. Open deze link, hij werkt 24 uur:\n\n  "),
                    config_address(cx, config), S("/inrichten/l/"), secret, S("\n\n"));
}

static enum outcome
run_serve(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct house house;

    (void)arguments;
    TRY(house_open(cx, config, true, &house));
    struct str secret;
    TRY(first_link_make(cx, &house, &secret));
    enum outcome outcome = serve(cx, config, &house, S(""), serve_greeting(cx, config, secret));
    house_close(&house);
    return outcome;
}

static enum outcome
run_migrate(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct house house;

    (void)arguments;
    TRY(house_open(cx, config, true, &house));
    house_close(&house);
    say(S("Het schema is bij.\n"));
    return OK;
}

/* Nobody can guess how a role is written. */
static enum outcome
role_unknown(struct cx *cx, struct str typed, struct str before)
{
    struct str known = before;

    for (size_t i = 0; i < role_count; i++)
        known = str_join(cx->mem, known, known.len ? S(", ") : S(""), roles[i].id);
    return fail_with(
        cx, INVALID,
        str_join(cx->mem, T("Deze rol bestaat niet."), S(" Kies uit: "), known, S(".")), typed, 0);
}

/* ---- routes, access ---- */

static void
route_add(struct text *t, const struct route *r)
{
    static const struct str ways[] = {
        [WAY_READ] = S_INIT("READ "), [WAY_WRITE] = S_INIT("WRITE"), [WAY_NONE] = S_INIT("NONE ")};

    text_add(t, r->method == METHOD_GET ? S("GET  ") : S("POST "));
    text_add(t, ways[r->way]);
    text_add_byte(t, ' ');
    text_add(t, r->path);
    text_add(t, S("\t"));
    if (r->access.permission) {
        text_add(t, S("permission "));
        text_add_int(t, (int64_t)r->access.permission);
    } else {
        text_add(t, S("public: "));
        text_add(t, str_from_c(r->access.public_because));
    }
    text_add_byte(t, '\n');
}

static enum outcome
run_routes(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct text t = text_open(cx->mem, 8192);

    (void)config;
    (void)arguments;
    for (size_t i = 0; i < route_count; i++)
        route_add(&t, &routes[i]);
    say(text_str(&t));
    return OK;
}

static enum outcome
run_access(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct text t = text_open(cx->mem, 8192);
    const struct role *role = role_find(arguments->role);

    (void)config;
    if (!role && !str_eq(arguments->role, S("resident")))
        return role_unknown(cx, arguments->role, S("resident"));
    for (size_t i = 0; i < route_count; i++)
        if (routes[i].access.permission == 0 ||
            (role && (role->permissions & routes[i].access.permission)))
            route_add(&t, &routes[i]);
    say(text_str(&t));
    return OK;
}

/* ---- user add ---- */

static enum outcome
password_read(struct cx *cx, struct str *ret)
{
    char *line = arena_new(cx->mem, char, PASSWORD_MAX_CHARS * 4 + 2);
    size_t len = 0;

    while (len < PASSWORD_MAX_CHARS * 4 + 1) {
        ssize_t got = read(STDIN_FILENO, line + len, 1);
        if (got <= 0 || line[len] == '\n')
            break;
        len++;
    }
    struct str password = {line, len};
    if (utf8_count(password) < PASSWORD_MIN_CHARS)
        return fail_with(cx, INVALID,
                         T("Het wachtwoord is te kort: kies er een van minstens {n} tekens."),
                         S("password"), PASSWORD_MIN_CHARS);
    *ret = password;
    return OK;
}

static enum outcome
user_add(struct cx *cx, const struct arguments *a, struct str hash)
{
    struct organisation_row organisation;
    int64_t number, professional = id_new(cx->now_ms);

    if (str_int(a->organisation, &number))
        TRY(organisation_get(cx, number, &organisation));
    else
        TRY(sql_organisation_named(cx, a->organisation, &organisation));
    TRY(professional_add(cx, professional, a->name, a->email, hash));
    return membership_set(cx, professional, organisation.organisation, a->role);
}

static enum outcome
run_user(struct cx *cx, struct config *config, const struct arguments *a)
{
    struct str password, hash = S("");
    struct house house;

    if (a->count < 1 || !str_eq(a->words[0], S("add")) || !a->email.len || !a->name.len ||
        !a->organisation.len || !a->role.len)
        return fail(cx, INVALID, "Geef add met --email, --name, --organisation en --role.");
    if (!role_find(a->role))
        return role_unknown(cx, a->role, S(""));
    TRY(house_open(cx, config, true, &house));
    if (a->password_stdin) {
        TRY(password_read(cx, &password));
        hash = password_hash(cx, password);
    }
    TRY(db_begin(cx, house.db, TRANSACTION_WRITE));
    cx->db = house.db;
    enum outcome outcome = user_add(cx, a, hash);
    cx->db = NULL;
    if (outcome == OK)
        outcome = db_commit(cx, house.db);
    else
        db_rollback(house.db);
    if (outcome == NOT_FOUND)
        outcome = fail_with(cx, NOT_FOUND, T("Deze organisatie bestaat niet."), a->organisation, 0);
    if (outcome == OK)
        say(S("Account gemaakt.\n"));
    if (outcome == CONFLICT)
        outcome =
            fail_with(cx, CONFLICT, T("Dit e-mailadres heeft al een account."), S("email"), 0);
    house_close(&house);
    return outcome;
}

/* ---- purge, verify ---- */

static enum outcome
run_purge(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct text t = text_open(cx->mem, 256);
    struct house house;

    (void)arguments;
    TRY(house_open_current(cx, config, &house));
    for (size_t r = 0; rooms[r]; r++) {
        struct recurring retain = {rooms[r]->name, 0, rooms[r]->retain};
        int64_t erased = 0, count = 1;
        while (retain.run && count > 0) {
            TRY(recurring_run(cx, house.db, &retain, &count));
            erased += count;
        }
        text_add(&t, str_from_c(rooms[r]->name));
        text_add(&t, S(": "));
        text_add_int(&t, erased);
        text_add(&t, S(" gewist\n"));
    }
    say(text_str(&t));
    house_close(&house);
    return OK;
}

static enum outcome
run_verify(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct text t = text_open(cx->mem, 64);
    struct house house;
    int64_t count;

    (void)arguments;
    TRY(house_open_current(cx, config, &house));
    TRY(db_begin(cx, house.db, TRANSACTION_READ));
    cx->db = house.db;
    TRY(access_verify(cx, &count));
    text_add_int(&t, count);
    text_add(&t, S(" regels van het inzagelogboek kloppen.\n"));
    say(text_str(&t));
    house_close(&house);
    return OK;
}

const struct command commands[] = {
    {"serve", "[--listen A:P]", "the server", run_serve},
    {"demo", "[--listen A:P] [--data DIR]", "a demo network, loaded when DIR is new, and served",
     demo_run},
    {"migrate", "", "brings the schema to this version", run_migrate},
    {"routes", "", "every route", run_routes},
    {"access", "--role ROLE", "everything a role can reach; resident for the public", run_access},
    {"user", "add --email E --name N --organisation O --role R [--password-stdin]",
     "adds an account", run_user},
    {"doctor", "[--json]", "explains what is wrong, and ends with 2 when something is", doctor_run},
    {"backup", "FILE", "copies the running system to FILE, and the wrapped keys to FILE.keys",
     backup_run},
    {"restore", "FILE [--force]", "puts FILE and FILE.keys back; --force: over what is there",
     restore_run},
    {"find", "[--municipality GM0363 | --postcode 1234] [--limit N] --json [--lines | TEXT]",
     "topics, help and services for a text in somebody's own words", find_command},
    {"term", "[RULE JSON | --lines]",
     "the last day of a term of a law, with its steps; without RULE: every rule and its facts",
     term_command},
    {"readability", "FILE... [--json]",
     "plain-language figures of Dutch texts, and the words to replace", readability_command},
    {"import", "services FILE [--municipality GM0363] [--source NAME] [--dry-run] [--json]",
     "services of a CSV file to the map, with a report", import_command},
    {"export", "services-csv [--audience everyone|network|own]",
     "the map as CSV on standard output; what everyone may know unless asked otherwise",
     export_command},
    {"purge", "", "carries out retention", run_purge},
    {"verify", "", "recomputes the chain of the access log", run_verify},
    {0},
};
