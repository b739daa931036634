/* numbers.c - finds telephone numbers in words that somebody wrote. */
#include "web/numbers.h"

enum { NUMBER_MIN = 6, PHONE_DIGITS = 10 };

/* The end of a telephone number that begins at `at`: "0800-8020", "+31 20 123 45 67"; or of a name
 * that begins with a digit: "113.nl". `at` itself when there is neither. */
static size_t
number_end(struct str s, size_t at)
{
    size_t end = at + 1;
    bool phone = s.ptr[at] == '0' || s.ptr[at] == '+', letters = false;

    if (!phone && !ascii_is_digit(s.ptr[at]))
        return at;
    for (; end < s.len; end++) {
        char c = s.ptr[end], next = ' ';
        if (end + 1 < s.len)
            next = s.ptr[end + 1];
        bool joins = phone ? (c == ' ' || c == '-') && ascii_is_digit(next)
                           : c == '.' && ascii_is_letter(next);
        if (!ascii_is_digit(c) && !joins && (phone || !ascii_is_letter(c)))
            break;
        letters = letters || ascii_is_letter(c);
    }
    return letters || (phone && end - at >= NUMBER_MIN) ? end : at;
}

/* A number to call, and no date: ten digits, or one of the short free ones. */
static bool
is_phone(struct str number)
{
    size_t digits = 0;

    for (size_t i = 0; i < number.len; i++)
        digits += ascii_is_digit(number.ptr[i]);
    return digits == PHONE_DIGITS || str_starts(number, S("+")) || str_starts(number, S("0800")) ||
           str_starts(number, S("0900"));
}

void
out_with_numbers(struct out *o, struct str s, bool pressed)
{
    bool rtl = language_rtl(o->language);
    size_t from = 0;

    for (size_t i = 0; i < s.len; i++) {
        bool begins = i == 0 || !(ascii_is_digit(s.ptr[i - 1]) || ascii_is_letter(s.ptr[i - 1]));
        size_t end = begins ? number_end(s, i) : i;
        struct str number = str_slice(s, i, end);
        bool call = pressed && is_phone(number);
        if (end == i || !(rtl || call))
            continue;
        out_str(o, str_slice(s, from, i));
        if (call) {
            out_raw(o, S("<a class=\"nl-link\" href=\""));
            out_url(o, url_tel(o->text.mem, number));
            out_raw(o, S("\">"));
        }
        out_raw(o, S("<bdi dir=\"ltr\">"));
        out_str(o, number);
        out_raw(o, call ? S("</bdi></a>") : S("</bdi>"));
        from = end;
        i = end - 1;
    }
    out_str(o, str_slice(s, from, s.len));
}

struct html
numbers_pressed(struct arena *mem, enum language language, struct str words)
{
    struct out o = out_open(mem, language, S(""));

    out_with_numbers(&o, words, true);
    return (struct html){text_str(&o.text)};
}
