/* ics.c - writing an iCalendar file. */
#include "format/ics.h"

#include "base/check.h"
#include "base/text.h"

enum { LINE_OCTETS = 75, REMINDER_HOUR = 9, MS_A_DAY = 24 * 60 * 60 * 1000 };

/* Is this byte the second or a later one of a letter? */
static bool
is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* A line, folded: what goes on begins with a space, which counts. */
static void
line_add(struct text *t, struct str line)
{
    size_t room = LINE_OCTETS;

    while (line.len > room) {
        size_t cut = room;
        while (cut > room - 4 && is_inside(line.ptr[cut]))
            cut--;
        text_add(t, str_slice(line, 0, cut));
        text_add(t, S("\r\n "));
        line = str_slice(line, cut, line.len);
        room = LINE_OCTETS - 1;
    }
    text_add(t, line);
    text_add(t, S("\r\n"));
}

static void
words_add(struct text *t, struct str name, struct str words)
{
    struct text line = text_open(t->mem, name.len + words.len + 16);

    text_add(&line, name);
    for (size_t i = 0; i < words.len; i++) {
        char c = words.ptr[i];
        if (c == '\n')
            text_add(&line, S("\\n"));
        else if (c == ',' || c == ';' || c == '\\') {
            text_add_byte(&line, '\\');
            text_add_byte(&line, c);
        } else if ((unsigned char)c >= ' ' && c != 0x7F)
            text_add_byte(&line, c);
    }
    line_add(t, text_str(&line));
}

static void
day_add(struct text *t, struct date d)
{
    struct civil civil = date_civil(d);

    text_add_int_wide(t, civil.year, 4);
    text_add_int_wide(t, civil.month, 2);
    text_add_int_wide(t, civil.mday, 2);
}

static void
day_line_add(struct text *t, struct str name, struct date d)
{
    text_add(t, name);
    day_add(t, d);
    text_add(t, S("\r\n"));
}

/* A moment in UTC. */
static void
stamp_add(struct text *t, int64_t at_ms)
{
    int64_t seconds = at_ms % MS_A_DAY / 1000;

    text_add(t, S("DTSTAMP:"));
    day_add(t, (struct date){(int32_t)(at_ms / MS_A_DAY)});
    text_add_byte(t, 'T');
    text_add_int_wide(t, seconds / 3600, 2);
    text_add_int_wide(t, seconds / 60 % 60, 2);
    text_add_int_wide(t, seconds % 60, 2);
    text_add(t, S("Z\r\n"));
}

/* A whole day begins at midnight: nine in the morning of the day before is 15 hours earlier. */
static void
reminder_add(struct text *t, int days_before, struct str summary)
{
    check(days_before >= 1 && days_before <= 365);
    text_add(t, S("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P"));
    if (days_before > 1) {
        text_add_int(t, days_before - 1);
        text_add_byte(t, 'D');
    }
    text_add_byte(t, 'T');
    text_add_int(t, 24 - REMINDER_HOUR);
    text_add(t, S("H\r\n"));
    words_add(t, S("DESCRIPTION:"), summary);
    text_add(t, S("END:VALARM\r\n"));
}

struct str
ics_day_write(struct arena *mem, const struct ics_day *day)
{
    struct text t = text_open(mem, 1024);

    check(day->stamp_ms >= 0 && day->reminder_count <= ICS_REMINDERS_MAX);
    text_add(&t, S("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elkedeur//NL\r\n"
                   "METHOD:PUBLISH\r\nBEGIN:VEVENT\r\n"));
    words_add(&t, S("UID:"), day->uid);
    stamp_add(&t, day->stamp_ms);
    day_line_add(&t, S("DTSTART;VALUE=DATE:"), day->day);
    day_line_add(&t, S("DTEND;VALUE=DATE:"), date_plus(day->day, 1));
    words_add(&t, S("SUMMARY:"), day->summary);
    words_add(&t, S("DESCRIPTION:"), day->description);
    text_add(&t, S("SEQUENCE:0\r\nTRANSP:TRANSPARENT\r\nCLASS:PRIVATE\r\n"));
    for (size_t i = 0; i < day->reminder_count; i++)
        reminder_add(&t, day->days_before[i], day->summary);
    text_add(&t, S("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    return text_str(&t);
}
