/* log.h - one line per event on standard error: at=... level=... event=... key=value ...
 *
 *     log_event(LOG_INFO, "server_started", log_str("address", address), log_int("workers", 4));
 *
 * Values are str or integers. There is none for `struct personal`, and there will not be: what
 * residents tell us does not belong in a log. Each line is written with one write(), so lines of
 * threads do not mix, and is at most LOG_LINE_BYTES with its newline: values that are too long are
 * cut (they end in "..."), fields that do not fit are left out and the line ends with cut=1.
 * Control characters, quotes and what is not UTF-8 are escaped: a value cannot forge a line. */
#ifndef OS_LOG_H
#define OS_LOG_H

#include "base/arena.h"
#include "base/str.h"

#define LOG_LINE_BYTES 1000

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

struct log_field {
    const char *name; /* snake_case literal; NULL is skipped */
    struct str text;
    int64_t number;
    bool is_number;
};

static inline struct log_field
log_str(const char *name, struct str text)
{
    return (struct log_field){.name = name, .text = text};
}

static inline struct log_field
log_int(const char *name, int64_t number)
{
    return (struct log_field){.name = name, .number = number, .is_number = true};
}

/* Lines below `level` are not written. INFO at start. */
void log_level_set(enum log_level level);
void log_line(enum log_level level, const char *event, size_t count,
              const struct log_field *fields);
/* The line as it would be written at that moment, for tests. */
struct str log_format(struct arena *mem, int64_t at_ms, enum log_level level, const char *event,
                      size_t count, const struct log_field *fields);

/* The array begins with a field that is skipped: an event without fields is an array too. */
#define log_event(level, event, ...)                                                               \
    log_line((level), (event),                                                                     \
             sizeof((struct log_field[]){{0}, __VA_ARGS__}) / sizeof(struct log_field),            \
             (const struct log_field[]){{0}, __VA_ARGS__})

#endif
