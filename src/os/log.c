/* log.c - composes a line in a fixed buffer and writes it at once. */
#define _POSIX_C_SOURCE 200809L
#include "os/log.h"

#include "base/check.h"
#include "base/date.h"
#include "os/clock.h"

#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

/* One value may not push out all others. */
#define VALUE_BYTES 300
/* Kept free for " cut=1\n". */
#define TAIL_BYTES 7

/* No arena: logging must work where memory is short, and from any thread. */
struct line {
    char bytes[LOG_LINE_BYTES];
    size_t len;
    bool full;
};

static _Atomic int lowest_level = LOG_INFO;

void
log_level_set(enum log_level level)
{
    atomic_store(&lowest_level, (int)level);
}

static void
line_add(struct line *line, struct str s)
{
    if (line->full || s.len > sizeof line->bytes - TAIL_BYTES - line->len) {
        line->full = true;
        return;
    }
    if (s.len > 0)
        memcpy(line->bytes + line->len, s.ptr, s.len);
    line->len += s.len;
}

static void
line_add_number(struct line *line, int64_t number, int width)
{
    char digits[21];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
        width--;
    } while (rest > 0 || width > 0);
    if (number < 0)
        digits[--at] = '-';
    line_add(line, (struct str){digits + at, sizeof digits - at});
}

static void
line_add_hex(struct line *line, uint32_t value, int digits)
{
    static const char hex[] = "0123456789abcdef";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        line_add(line, (struct str){&hex[value >> shift & 15], 1});
}

static bool
is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!word && (c == '\0' || strchr("._:/@+-", c) == NULL))
            return false;
    }
    return s.len > 0;
}

/* Characters that change how a terminal or viewer shows the rest of the line. */
static bool
is_deceptive(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) ||
           (point >= 0x200E && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

/* Bytes of the UTF-8 character at `at`, or 0 when there is none. */
static size_t
character_length(struct str s, size_t at)
{
    for (size_t len = 1; len <= 4 && at + len <= s.len; len++) {
        if (utf8_valid(str_slice(s, at, at + len)))
            return len;
    }
    return 0;
}

static void
line_add_escaped(struct line *line, struct str s)
{
    size_t end = line->len + VALUE_BYTES;
    line_add(line, S("\""));
    for (size_t at = 0; at < s.len;) {
        if (line->len > end) {
            line_add(line, S("..."));
            break;
        }
        size_t len = character_length(s, at);
        size_t from = 0;
        struct str character = str_slice(s, at, at + (len == 0 ? 1 : len));
        if (len == 0) {
            line_add(line, S("\\x"));
            line_add_hex(line, (unsigned char)character.ptr[0], 2);
        } else if (character.ptr[0] == '"' || character.ptr[0] == '\\') {
            line_add(line, S("\\"));
            line_add(line, character);
        } else if (character.ptr[0] == '\n') {
            line_add(line, S("\\n"));
        } else if (is_deceptive(utf8_next(character, &from))) {
            from = 0;
            line_add(line, S("\\u"));
            line_add_hex(line, utf8_next(character, &from), 4);
        } else {
            line_add(line, character);
        }
        at += character.len;
    }
    line_add(line, S("\""));
}

/* All of a field or nothing of it: half an escape would be misread. */
static void
line_add_field(struct line *line, struct log_field field)
{
    size_t before = line->len;
    line_add(line, S(" "));
    line_add(line, str_from_c(field.name));
    line_add(line, S("="));
    if (field.is_number)
        line_add_number(line, field.number, 1);
    else if (is_plain(field.text) && field.text.len <= VALUE_BYTES)
        line_add(line, field.text);
    else
        line_add_escaped(line, field.text);
    if (line->full)
        line->len = before;
}

static void
line_add_moment(struct line *line, int64_t at_ms)
{
    const int64_t day_ms = INT64_C(86400000);
    int64_t day = at_ms / day_ms - (at_ms % day_ms < 0);
    int64_t rest = at_ms - day * day_ms;
    struct civil civil = date_civil((struct date){(int32_t)day});
    const struct {
        int64_t value;
        int width;
        struct str after;
    } parts[] = {
        {civil.year, 4, S_INIT("-")},        {civil.month, 2, S_INIT("-")},
        {civil.mday, 2, S_INIT("T")},        {rest / 3600000, 2, S_INIT(":")},
        {rest / 60000 % 60, 2, S_INIT(":")}, {rest / 1000 % 60, 2, S_INIT(".")},
        {rest % 1000, 3, S_INIT("Z")},
    };
    line_add(line, S("at="));
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        line_add_number(line, parts[i].value, parts[i].width);
        line_add(line, parts[i].after);
    }
}

static void
line_compose(struct line *line, int64_t at_ms, enum log_level level, const char *event,
             size_t count, const struct log_field *fields)
{
    static const struct str levels[] = {
        [LOG_DEBUG] = S_INIT("debug"),
        [LOG_INFO] = S_INIT("info"),
        [LOG_WARNING] = S_INIT("warning"),
        [LOG_ERROR] = S_INIT("error"),
    };
    bool cut = false;
    line_add_moment(line, at_ms);
    line_add_field(line, log_str("level", levels[level]));
    line_add_field(line, log_str("event", str_from_c(event)));
    for (size_t i = 0; i < count; i++) {
        if (fields[i].name == NULL)
            continue;
        line->full = false;
        line_add_field(line, fields[i]);
        cut = cut || line->full;
    }
    struct str tail = cut ? S(" cut=1\n") : S("\n");
    check(tail.len <= sizeof line->bytes - line->len);
    memcpy(line->bytes + line->len, tail.ptr, tail.len);
    line->len += tail.len;
}

void
log_line(enum log_level level, const char *event, size_t count, const struct log_field *fields)
{
    if ((int)level < atomic_load(&lowest_level))
        return;
    struct line line = {.len = 0};
    line_compose(&line, clock_now_ms(), level, event, count, fields);
    /* A log that cannot be written must not stop the service, so a failure is passed over. A short
     * write is not continued: the rest could land in the middle of another thread's line. */
    while (write(STDERR_FILENO, line.bytes, line.len) < 0 && errno == EINTR)
        ;
}

struct str
log_format(struct arena *mem, int64_t at_ms, enum log_level level, const char *event, size_t count,
           const struct log_field *fields)
{
    struct line line = {.len = 0};
    line_compose(&line, at_ms, level, event, count, fields);
    return str_copy(mem, (struct str){line.bytes, line.len});
}
