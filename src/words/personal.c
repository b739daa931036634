/* personal.c - the test of eleven over the numbers of a text. */
#include "words/personal.h"

enum { BSN_DIGITS = 9, BEFORE_BYTES = 30, PARTS_MAX = 6 };
static const struct str names[] = {S_INIT("bsn"), S_INIT("burgerservicenummer"),
                                   S_INIT("sofinummer")};

/* 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i is a multiple of eleven. */
static bool
eleven_test(const int digits[BSN_DIGITS])
{
    int sum = -digits[BSN_DIGITS - 1], all = digits[BSN_DIGITS - 1];

    for (int i = 0; i < BSN_DIGITS - 1; i++) {
        sum += (BSN_DIGITS - i) * digits[i];
        all += digits[i];
    }
    return all > 0 && sum % 11 == 0;
}

/* Digits with dots or dashes between: where it ends. */
static size_t
part_end(struct str text, size_t from)
{
    size_t end = from;

    while (end < text.len && (ascii_is_digit(text.ptr[end]) ||
                              ((text.ptr[end] == '.' || text.ptr[end] == '-') &&
                               end + 1 < text.len && ascii_is_digit(text.ptr[end + 1]))))
        end++;
    return end;
}

/* The digits of text[from..to], at most nine; how many there are. */
static int
digits_of(struct str text, size_t from, size_t to, int digits[BSN_DIGITS])
{
    int count = 0;

    for (size_t i = from; i < to; i++)
        if (ascii_is_digit(text.ptr[i])) {
            if (count < BSN_DIGITS)
                digits[count] = text.ptr[i] - '0';
            count++;
        }
    return count;
}

/* Does "BSN" or "burgerservicenummer" stand just before? */
static bool
is_named(struct str text, size_t from)
{
    struct str before = str_slice(text, from > BEFORE_BYTES ? from - BEFORE_BYTES : 0, from);

    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (size_t at = 0; at + names[n].len <= before.len; at++)
            if (str_eq_nocase(str_slice(before, at, at + names[n].len), names[n]))
                return true;
    return false;
}

static bool
has_marks(struct str text, size_t from, size_t to)
{
    struct str part = str_slice(text, from, to);
    return str_find_byte(part, '.') < part.len || str_find_byte(part, '-') < part.len;
}

/* A number that begins at `from` and is one: where it ends; 0: it is none. Parts with a single
 * space between are joined, unless they have marks: "24-11-2026 3" is a day and a number. */
static size_t
bsn_end(struct str text, size_t from)
{
    bool named = is_named(text, from);
    size_t end = from;

    for (int part = 0; part < PARTS_MAX; part++) {
        int digits[BSN_DIGITS] = {0};
        end = part_end(text, end);
        if ((end < text.len && ascii_is_letter(text.ptr[end])) ||
            (part > 0 && has_marks(text, from, end)))
            return 0;
        int count = digits_of(text, from, end, digits);
        if (count == BSN_DIGITS && (named || eleven_test(digits)))
            return end;
        if (count == BSN_DIGITS - 1 && named && part == 0)
            return end;
        if (count >= BSN_DIGITS || end + 1 >= text.len || text.ptr[end] != ' ' ||
            !ascii_is_digit(text.ptr[end + 1]))
            return 0;
        end++;
    }
    return 0;
}

bool
bsn_next(struct str text, size_t *at, struct number_found *ret)
{
    for (size_t from = *at; from < text.len; from++) {
        if (!ascii_is_digit(text.ptr[from]) || (from > 0 && (ascii_is_digit(text.ptr[from - 1]) ||
                                                             ascii_is_letter(text.ptr[from - 1]))))
            continue;
        bool joined = from > 1 && (text.ptr[from - 1] == '.' || text.ptr[from - 1] == '-') &&
                      ascii_is_digit(text.ptr[from - 2]);
        size_t end = joined ? 0 : bsn_end(text, from);
        if (end == 0)
            continue;
        *ret = (struct number_found){from, end};
        *at = end;
        return true;
    }
    *at = text.len;
    return false;
}

bool
bsn_in(struct str text)
{
    struct number_found found;
    size_t at = 0;
    return bsn_next(text, &at, &found);
}

struct str
bsn_masked(struct arena *mem, struct str text)
{
    struct number_found found;
    size_t at = 0;

    if (!bsn_in(text))
        return text;
    char *masked = arena_new(mem, char, text.len);
    memcpy(masked, text.ptr, text.len);
    while (bsn_next(text, &at, &found))
        for (size_t i = found.from; i < found.to; i++)
            if (ascii_is_digit(masked[i]))
                masked[i] = '_';
    return (struct str){masked, text.len};
}

static bool
is_nine_digits(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_digit(word.ptr[i]))
            return false;
    return word.len == BSN_DIGITS;
}

/* "bsn", "bsnnummer"; "nummer" that stands behind one of them. */
static bool
is_name(const struct word *words, size_t at)
{
    if (at > 0 && str_eq(words[at].text, S("nummer")) && is_name(words, at - 1))
        return true;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        if (str_eq(words[at].text, names[n]))
            return true;
    return str_eq(words[at].text, S("bsnnummer"));
}

struct word *
words_beside_bsn(struct arena *mem, struct str folded, size_t *ret_count)
{
    size_t count;
    struct word *words = words_split(mem, bsn_masked(mem, folded), &count);
    struct word *kept = arena_new(mem, struct word, count + 1);

    *ret_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_nine_digits(words[i].text) && !is_name(words, i))
            kept[(*ret_count)++] = words[i];
    return kept;
}
