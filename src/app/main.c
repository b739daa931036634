/* main.c - from the command line to a command, and from its outcome to an exit code. */
#include <stdlib.h>
#include <unistd.h>

#include "app/commands.h"
#include "base/text.h"
#include "i18n/i18n.h"
#include "os/clock.h"

enum { WORDS_MAX = 16 };

static void
complain(struct str line)
{
    ssize_t written = write(STDERR_FILENO, line.ptr, line.len);
    (void)written;
}

static void
help_add(struct text *t, const struct command *c)
{
    text_add(t, S("elkedeur "));
    text_add(t, str_from_c(c->name));
    text_add_byte(t, ' ');
    text_add(t, str_from_c(c->usage));
    text_add(t, S("\n    "));
    text_add(t, str_from_c(c->does));
    text_add(t, S("\n"));
}

static int
help(struct arena *mem, const struct command *only)
{
    struct text t = text_open(mem, 2048);

    for (const struct command *c = commands; c->name; c++)
        if (!only || c == only)
            help_add(&t, c);
    text_add(&t, S("Every command: --config FILE, --db sqlite:PATH or postgresql://..., --help\n"));
    say(text_str(&t));
    return 0;
}

/* One sentence: what is wrong, and where. */
static int
fault_say(struct cx *cx, enum outcome outcome)
{
    struct text n = text_open(cx->mem, 24);

    text_add_int(&n, cx->fault.number);
    struct str sentence =
        tr_fill(cx->mem, cx->fault.sentence, 1, (struct tr_arg[]){{S("n"), text_str(&n)}});
    if (sentence.len == 0)
        sentence = outcome == NOT_FOUND ? S("Dit is niet gevonden.") : S("Dat ging niet goed.");
    complain(str_join(cx->mem, S("elkedeur: "), sentence, cx->fault.field.len ? S(" (") : S(""),
                      cx->fault.field, cx->fault.field.len ? S(")\n") : S("\n")));
    return outcome_exit_code(outcome);
}

struct options {
    struct str config, db;
    bool help;
    struct arguments arguments;
};

/* false: an option that does not exist, or one without its value. */
static bool
options_read(struct arena *mem, int argc, char **argv, struct options *ret)
{
    struct str *words = arena_new(mem, struct str, WORDS_MAX);
    struct arguments *a = &ret->arguments;
    const struct {
        struct str name;
        struct str *value;
        bool *flag;
    } options[] = {
        {S("--config"), &ret->config, NULL},
        {S("--db"), &ret->db, NULL},
        {S("--listen"), &a->listen, NULL},
        {S("--data"), &a->data, NULL},
        {S("--role"), &a->role, NULL},
        {S("--email"), &a->email, NULL},
        {S("--name"), &a->name, NULL},
        {S("--organisation"), &a->organisation, NULL},
        {S("--municipality"), &a->municipality, NULL},
        {S("--source"), &a->source, NULL},
        {S("--audience"), &a->audience, NULL},
        {S("--postcode"), &a->postcode, NULL},
        {S("--limit"), &a->limit, NULL},
        {S("--dry-run"), NULL, &a->dry_run},
        {S("--password-stdin"), NULL, &a->password_stdin},
        {S("--json"), NULL, &a->json},
        {S("--lines"), NULL, &a->lines},
        {S("--force"), NULL, &a->force},
        {S("--help"), NULL, &ret->help},
    };

    a->words = words;
    for (int i = 2; i < argc; i++) {
        struct str word = str_from_c(argv[i]);
        bool known = !str_starts(word, S("--")) && a->count < WORDS_MAX;
        if (known) {
            words[a->count++] = word;
            continue;
        }
        for (size_t n = 0; n < sizeof options / sizeof *options && !known; n++) {
            if (!str_eq(options[n].name, word) || (options[n].value && i + 1 == argc))
                continue;
            known = true;
            if (options[n].value)
                *options[n].value = str_from_c(argv[++i]);
            else
                *options[n].flag = true;
        }
        if (!known)
            return false;
    }
    return true;
}

static const struct command *
command_find(struct str name)
{
    for (const struct command *c = commands; c->name; c++)
        if (str_eq(str_from_c(c->name), name))
            return c;
    return NULL;
}

/* A socket that the supervisor keeps open while the program is restarted, sd_listen_fds(3): two
 * variables, and the first one is number 3. */
static int
inherited_socket(void)
{
    enum { FIRST = 3 };
    const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
    int64_t for_whom, sockets;

    if (!pid || !count || !str_int(str_from_c(pid), &for_whom) || for_whom != getpid() ||
        !str_int(str_from_c(count), &sockets) || sockets < 1)
        return -1;
    return FIRST;
}

static enum outcome
run(struct cx *cx, const struct command *command, const struct options *options)
{
    struct config config = config_default();
    const char *db = getenv("ELKEDEUR_DB");

    if (options->config.len)
        TRY(config_read(cx, options->config, &config));
    if (db && *db)
        config.db = str_from_c(db);
    if (options->db.len)
        config.db = options->db;
    if (options->arguments.listen.len)
        config.listen = options->arguments.listen;
    config.no_rates = getenv("ELKEDEUR_NO_RATES") != NULL;
    config.inherited_socket = inherited_socket();
    return command->run(cx, &config, &options->arguments);
}

int
main(int argc, char **argv)
{
    struct arena *mem = arena_open();
    struct cx cx = {.mem = mem, .now_ms = clock_now_ms()};
    struct options options = {0};
    const struct command *command = argc > 1 ? command_find(str_from_c(argv[1])) : NULL;
    int code;

    if (!command || !options_read(mem, argc, argv, &options)) {
        help(mem, command);
        code = argc == 2 && str_eq(str_from_c(argv[1]), S("--help")) ? 0 : 2;
    } else if (options.help) {
        code = help(mem, command);
    } else {
        enum outcome outcome = run(&cx, command, &options);
        code = outcome == OK ? 0 : fault_say(&cx, outcome);
    }
    arena_close(mem);
    return code;
}
