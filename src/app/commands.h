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
