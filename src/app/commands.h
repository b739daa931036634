/* commands.h - the commands of the program, one row each. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/config.h"

/* What stood on the command line beside the common options. */
struct arguments {
    size_t count;
    const struct str *words; /* without options */
    struct str listen, data, role, email, name, organisation;
    struct str municipality, source, audience, postcode, limit;
    bool password_stdin, json, force, dry_run, lines;
};

struct command {
    const char *name;
    const char *usage; /* one line behind the name */
    const char *does;
    enum outcome (*run)(struct cx *cx, struct config *config, const struct arguments *arguments);
};
extern const struct command commands[]; /* ends with a row without name */

/* app/demo.c */
NODISCARD enum outcome demo_run(struct cx *cx, struct config *config,
                                const struct arguments *arguments);

/* app/backup_commands.c */
NODISCARD enum outcome backup_run(struct cx *cx, struct config *config,
                                  const struct arguments *arguments);
NODISCARD enum outcome restore_run(struct cx *cx, struct config *config,
                                   const struct arguments *arguments);
/* app/doctor.c */
NODISCARD enum outcome doctor_run(struct cx *cx, struct config *config,
                                  const struct arguments *arguments);
/* app/find_commands.c */
NODISCARD enum outcome find_command(struct cx *cx, struct config *config,
                                    const struct arguments *arguments);
/* app/term_commands.c */
NODISCARD enum outcome term_command(struct cx *cx, struct config *config,
                                    const struct arguments *arguments);
/* The answer of one rule, and of one line of `term --lines`, added to *ret. INVALID, NOT_FOUND. */
struct text;
struct calendar;
NODISCARD enum outcome term_answer_json(struct cx *cx, const struct calendar *calendar,
                                        struct str rule, struct str input, struct text *ret);
NODISCARD enum outcome term_line_json(struct cx *cx, const struct calendar *calendar,
                                      struct str line, struct text *ret);

/* app/readability_command.c */
NODISCARD enum outcome readability_command(struct cx *cx, struct config *config,
                                           const struct arguments *arguments);
/* app/map_commands.c */
NODISCARD enum outcome import_command(struct cx *cx, struct config *config,
                                      const struct arguments *arguments);
NODISCARD enum outcome export_command(struct cx *cx, struct config *config,
                                      const struct arguments *arguments);

/* Writes a line to standard output. */
void say(struct str line);

#endif
