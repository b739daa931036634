/* csv.c - rows out of bytes: separators, quotes, and the encodings of three decades. */
#include "format/csv.h"

#include "base/check.h"
#include "base/text.h"

enum {
    UNCLOSED_MAX = 1000, /* after so many, quotes over several lines are no longer believed */
    GUESS_BYTES = 64 * 1024,
};

/* 0x80 to 0x9F of Windows-1252; 0: not used. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};
/* 0x80 to 0xFF of Mac Roman. */
static const uint16_t mac_roman[128] = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
    0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
    0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
    0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};

/* ---- encodings ---- */

static size_t
utf8_write(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 63));
        to[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    to[0] = (char)(0xF0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 63));
    to[2] = (char)(0x80 | (c >> 6 & 63));
    to[3] = (char)(0x80 | (c & 63));
    return 4;
}

static uint32_t
unit_at(struct bytes b, size_t at, bool big)
{
    return big ? (uint32_t)b.ptr[at] << 8 | b.ptr[at + 1]
               : (uint32_t)b.ptr[at + 1] << 8 | b.ptr[at];
}

/* UTF-16 whole: at most one and a half times as large. Half a pair becomes U+FFFD. */
static struct str
utf16_read(struct arena *mem, struct bytes b, bool big)
{
    char *made = arena_new(mem, char, b.len / 2 * 3 + 1);
    size_t to = 0;

    for (size_t at = 0; at + 1 < b.len; at += 2) {
        uint32_t c = unit_at(b, at, big);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < b.len) {
            uint32_t low = unit_at(b, at + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        to += utf8_write(made + to, c);
    }
    return (struct str){made, to};
}

/* Without a byte order mark: text of western languages has a NUL in every other byte. */
static bool
utf16_plain(struct bytes b, bool *big)
{
    size_t even = 0, odd = 0, seen = b.len < 1024 ? b.len : 1024;

    for (size_t i = 0; i < seen; i++)
        if (b.ptr[i] == 0) {
            even += i % 2 == 0;
            odd += i % 2 == 1;
        }
    *big = even > odd;
    return seen >= 4 && (even > seen * 2 / 5 || odd > seen * 2 / 5) &&
           (even * 20 <= seen || odd * 20 <= seen);
}

static struct str
bytes_read(struct arena *mem, struct str s, bool mac)
{
    char *made = arena_new(mem, char, s.len * 3 + 1);
    size_t to = 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        uint32_t code = c;
        if (c >= 0x80 && mac)
            code = mac_roman[c - 0x80];
        else if (c >= 0x80 && c < 0xA0)
            code = windows[c - 0x80] ? windows[c - 0x80] : 0xFFFD;
        to += utf8_write(made + to, code);
    }
    return (struct str){made, to};
}

/* The byte that Windows-1252 or Latin-1 reads as this character; -1: none. */
static int
byte_of(uint32_t c)
{
    if (c < 0x100)
        return (int)c;
    for (int i = 0; i < 32; i++)
        if (windows[i] == c)
            return 0x80 + i;
    return -1;
}

/* "CafÃ©": each byte of UTF-8 was taken for a character, and encoded again. Text that happens to
 * look so in whole does not occur: every character above ASCII must fit. */
static bool
twice_encoded(struct arena *mem, struct str s, struct str *ret)
{
    size_t to = 0, high = 0;

    for (size_t i = 0; i < s.len; i++)
        high += (unsigned char)s.ptr[i] >= 0x80;
    if (high == 0)
        return false;
    char *made = arena_new(mem, char, s.len + 1);
    high = 0;
    for (size_t at = 0; at < s.len;) {
        int byte = byte_of(utf8_next(s, &at));
        if (byte < 0)
            return false;
        high += byte >= 0x80;
        made[to++] = (char)byte;
    }
    if (high < 2 || !utf8_valid((struct str){made, to}))
        return false;
    *ret = (struct str){made, to};
    return true;
}

/* ---- opening ---- */

static bool
starts_with(struct bytes b, const char *mark, size_t len)
{
    return b.len >= len && memcmp(b.ptr, mark, len) == 0;
}

static size_t
line_end(struct str text, size_t at, bool mac)
{
    while (at < text.len && text.ptr[at] != '\n' && !(mac && text.ptr[at] == '\r'))
        at++;
    return at;
}

/* Most in the first row that has any, outside quotes. A header rarely holds one that separates
 * nothing. */
static char
separator_guess(struct str text, bool mac)
{
    static const char candidates[] = ";\t,|";
    size_t counts[sizeof candidates - 1] = {0};
    size_t most = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.len && i < GUESS_BYTES; i++) {
        char c = text.ptr[i];
        if (c == '"')
            quoted = !quoted;
        bool ends = !quoted && (c == '\n' || (mac && c == '\r'));
        for (size_t n = 0; n < sizeof counts / sizeof *counts; n++) {
            counts[n] += !quoted && c == candidates[n];
            if (ends && counts[n] > counts[most])
                most = n;
        }
        if (ends && counts[most] > 0)
            return candidates[most];
    }
    for (size_t n = 0; n < sizeof counts / sizeof *counts; n++)
        if (counts[n] > counts[most])
            most = n;
    if (counts[most] == 0)
        return ',';
    return candidates[most];
}

struct csv
csv_open(struct arena *mem, struct bytes content)
{
    struct csv csv = {.text = {(const char *)content.ptr, content.len}, .line = 1};
    bool big = false;

    if (starts_with(content, "\xEF\xBB\xBF", 3))
        csv.text = str_slice(csv.text, 3, csv.text.len);
    else if (starts_with(content, "\xFF\xFE", 2))
        csv.text = utf16_read(mem, (struct bytes){content.ptr + 2, content.len - 2}, false);
    else if (starts_with(content, "\xFE\xFF", 2))
        csv.text = utf16_read(mem, (struct bytes){content.ptr + 2, content.len - 2}, true);
    else if (utf16_plain(content, &big))
        csv.text = utf16_read(mem, content, big);
    csv.mac = str_find_byte(csv.text, '\r') < csv.text.len &&
              str_find_byte(csv.text, '\n') == csv.text.len;

    size_t first = line_end(csv.text, 0, csv.mac);
    struct str line = str_trim(str_slice(csv.text, 0, first));
    if (line.len == 5 && str_eq_nocase(str_slice(line, 0, 4), S("sep="))) {
        csv.separator = line.ptr[4];
        csv.at = first < csv.text.len ? first + 1 : first;
        csv.line = 2;
    } else if (str_eq_nocase(line, S("sep=")) && first > 4) {
        csv.separator = '\t'; /* trimmed away */
        csv.at = first < csv.text.len ? first + 1 : first;
        csv.line = 2;
    } else {
        csv.separator = separator_guess(csv.text, csv.mac);
    }
    return csv;
}

/* ---- a row ---- */

struct reading {
    struct csv *csv;
    struct arena *mem;
    struct csv_row *row;
    size_t room;
    bool ended; /* the row, with its line */
};

static void
odd(struct reading *r, unsigned oddity)
{
    if (r->row->oddities == 0)
        r->row->oddity_cell = r->row->count;
    r->row->oddities |= oddity;
}

static void
cell_add(struct reading *r, struct str raw)
{
    struct str cell = raw;

    if (raw.len > CSV_CELL_LIMIT_BYTES) {
        odd(r, CSV_TOO_LONG);
        cell = raw = str_slice(raw, 0, CSV_CELL_LIMIT_BYTES);
        /* not in the middle of a character */
        while (raw.len && ((unsigned char)raw.ptr[raw.len - 1] & 0xC0) == 0x80)
            raw.len--;
        if (raw.len && utf8_valid(str_slice(raw, 0, raw.len - 1)))
            cell = str_slice(raw, 0, raw.len - 1);
    }
    if (str_find_byte(cell, '\0') < cell.len) {
        char *made = arena_new(r->mem, char, cell.len);
        size_t to = 0;
        for (size_t i = 0; i < cell.len; i++)
            if (cell.ptr[i])
                made[to++] = cell.ptr[i];
        odd(r, CSV_NUL);
        cell = (struct str){made, to};
    }
    if (!utf8_valid(cell)) {
        odd(r, CSV_RECODED);
        cell = bytes_read(r->mem, cell, r->csv->mac);
    } else if (twice_encoded(r->mem, cell, &cell)) {
        odd(r, CSV_TWICE);
    }
    if (r->row->count == CSV_CELLS_MAX) {
        odd(r, CSV_TOO_MANY);
        return;
    }
    if (r->row->count == r->room) {
        struct str *more = arena_new(r->mem, struct str, r->room ? r->room * 2 : 32);
        if (r->row->count)
            memcpy(more, r->row->cells, r->row->count * sizeof *more);
        r->row->cells = more;
        r->room = r->room ? r->room * 2 : 32;
    }
    r->row->cells[r->row->count++] = cell;
}

static bool
at_line_end(const struct csv *csv)
{
    char c = csv->text.ptr[csv->at];
    return c == '\n' || (csv->mac && c == '\r') ||
           (c == '\r' && csv->at + 1 < csv->text.len && csv->text.ptr[csv->at + 1] == '\n');
}

/* Behind a cell: a separator, the end of the line, or the end of all. */
static void
cell_end(struct reading *r)
{
    struct csv *csv = r->csv;

    if (csv->at < csv->text.len && csv->text.ptr[csv->at] == csv->separator) {
        csv->at++;
        return;
    }
    r->ended = true;
    if (csv->at == csv->text.len)
        return;
    csv->at += csv->text.ptr[csv->at] == '\r' && !csv->mac ? 2 : 1;
    csv->line++;
}

static void
plain_cell(struct reading *r)
{
    struct csv *csv = r->csv;
    size_t from = csv->at;

    while (csv->at < csv->text.len && csv->text.ptr[csv->at] != csv->separator &&
           !at_line_end(csv)) {
        if (csv->text.ptr[csv->at] == '"' && csv->at > from) /* one in front was told already */
            odd(r, CSV_QUOTE);
        csv->at++;
    }
    cell_add(r, str_slice(csv->text, from, csv->at));
    cell_end(r);
}

/* From an opening quote; false when it is not closed where a cell can end: then nothing moved. */
static bool
quoted_cell(struct reading *r)
{
    struct csv *csv = r->csv;
    size_t at = csv->at + 1, from = at;
    int64_t lines = 0;
    struct text t = text_open(r->mem, 64);

    for (;; at++) {
        if (at == csv->text.len || at - csv->at > 2 * CSV_CELL_LIMIT_BYTES)
            return false;
        char c = csv->text.ptr[at];
        lines += c == '\n' || (csv->mac && c == '\r');
        if (c != '"')
            continue;
        text_add(&t, str_slice(csv->text, from, at));
        from = at + 1;
        if (from < csv->text.len && csv->text.ptr[from] == '"') {
            at = from; /* "" is a quote of the text, and stays in what follows */
            continue;
        }
        break;
    }
    size_t closed = at;
    struct csv probe = *csv;
    probe.at = closed + 1;
    if (probe.at < csv->text.len && csv->text.ptr[probe.at] != csv->separator &&
        !at_line_end(&probe))
        return false;
    csv->at = closed + 1;
    csv->line += lines;
    cell_add(r, text_str(&t));
    cell_end(r);
    return true;
}

/* A quote that is closed nowhere, or in the middle of words. On one line it is read as it stands;
 * when it would swallow the lines after it, the row ends with its line. */
static void
loose_quote(struct reading *r)
{
    struct csv *csv = r->csv;
    size_t end = line_end(csv->text, csv->at, csv->mac);
    bool closed = false;

    for (size_t at = csv->at + 1; at < end && !closed; at++)
        if (csv->text.ptr[at] == '"') {
            closed = at + 1 == end || csv->text.ptr[at + 1] != '"';
            at++;
        }
    odd(r, closed ? CSV_QUOTE : CSV_UNCLOSED);
    csv->unclosed += !closed;
    plain_cell(r);
}

bool
csv_next(struct csv *csv, struct arena *mem, struct csv_row *ret)
{
    for (;;) {
        struct csv_row row = {.line = csv->line};
        struct reading r = {.csv = csv, .mem = mem, .row = &row};

        if (csv->at >= csv->text.len)
            return false;
        while (!r.ended) {
            bool quote = csv->at < csv->text.len && csv->text.ptr[csv->at] == '"';
            if (csv->at == csv->text.len) {
                cell_add(&r, S(""));
                r.ended = true;
            } else if (!quote || csv->unclosed >= UNCLOSED_MAX) {
                plain_cell(&r);
            } else if (!quoted_cell(&r)) {
                loose_quote(&r);
            }
        }
        if (row.count == 1 && str_trim(row.cells[0]).len == 0 && row.oddities == 0)
            continue; /* an empty line */
        *ret = row;
        return true;
    }
}

/* ---- writing ---- */

static bool
runs(struct str value)
{
    static const struct str wide[] = {S_INIT("\xEF\xBC\x9D"), S_INIT("\xEF\xBC\x8B"),
                                      S_INIT("\xEF\xBC\x8D"), S_INIT("\xEF\xBC\xA0")};

    if (value.len == 0)
        return false;
    if (strchr("=+-@\t\r\n", value.ptr[0]) && value.ptr[0])
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (str_starts(value, wide[i]))
            return true;
    return false;
}

/* Apostrophes, and then what a spreadsheet would run. */
static bool
guarded(struct str value)
{
    size_t at = 0;

    while (at < value.len && value.ptr[at] == '\'')
        at++;
    return runs(str_slice(value, at, value.len));
}

struct str
csv_cell(struct arena *mem, struct str value)
{
    bool quotes = value.len > 0 && (value.ptr[0] == ' ' || value.ptr[value.len - 1] == ' ');
    struct text t = text_open(mem, value.len + 8);
    struct str guard = guarded(value) ? S("'") : S("");

    for (size_t i = 0; i < value.len; i++)
        quotes = quotes || strchr(",;\t|\"\r\n", value.ptr[i]) != NULL;
    if (!quotes)
        return guard.len ? str_join(mem, guard, value) : value;
    text_add_byte(&t, '"');
    text_add(&t, guard);
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '"')
            text_add_byte(&t, '"');
        text_add_byte(&t, value.ptr[i]);
    }
    text_add_byte(&t, '"');
    return text_str(&t);
}

struct str
csv_cell_read(struct str cell)
{
    return cell.len && cell.ptr[0] == '\'' && guarded(cell) ? str_slice(cell, 1, cell.len) : cell;
}
