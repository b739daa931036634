/* day.c - numbers and the name of a month, whatever stands between them. */
#include "format/day.h"

enum { NUMBERS_MAX = 3, DIGITS_MAX = 8, MONTH_LETTERS_MIN = 3, TYPED_MAX = 200, CENTURY = 2000 };

struct number {
    int value;
    size_t digits;
};
struct parts {
    struct number numbers[NUMBERS_MAX];
    size_t count;
    int month; /* by its name; 0: none */
};

static const struct str months[][12] = {
    {S_INIT("januari"), S_INIT("februari"), S_INIT("maart"), S_INIT("april"), S_INIT("mei"),
     S_INIT("juni"), S_INIT("juli"), S_INIT("augustus"), S_INIT("september"), S_INIT("oktober"),
     S_INIT("november"), S_INIT("december")},
    {S_INIT("january"), S_INIT("february"), S_INIT("march"), S_INIT("april"), S_INIT("may"),
     S_INIT("june"), S_INIT("july"), S_INIT("august"), S_INIT("september"), S_INIT("october"),
     S_INIT("november"), S_INIT("december")},
};
/* Short names that are no beginning of the whole one. */
static const struct {
    struct str name;
    int month;
} short_months[] = {{S_INIT("mrt"), 3}};
/* In Turkish, Polish, Ukrainian and Arabic, with and without their own letters: whole names only,
 * because a beginning can be a Dutch word ("kas", "lip"). */
/* clang-format off */
static const struct str other_months[12] = {
    S_INIT("ocak|styczeń|styczen|stycznia|січень|січня|يناير"),
    S_INIT("şubat|subat|luty|lutego|лютий|лютого|فبراير|شباط"),
    S_INIT("mart|marzec|marca|березень|березня|مارس|آذار"),
    S_INIT("nisan|kwiecień|kwiecien|kwietnia|квітень|квітня|أبريل|ابريل|نيسان"),
    S_INIT("mayıs|mayis|maj|maja|травень|травня|مايو|ماي|أيار"),
    S_INIT("haziran|czerwiec|czerwca|червень|червня|يونيو|حزيران"),
    S_INIT("temmuz|lipiec|lipca|липень|липня|يوليو|تموز"),
    S_INIT("ağustos|agustos|sierpień|sierpien|sierpnia|серпень|серпня|أغسطس|اغسطس|آب"),
    S_INIT("eylül|eylul|wrzesień|wrzesien|września|wrzesnia|вересень|вересня|سبتمبر|أيلول"),
    S_INIT("ekim|październik|pazdziernik|października|pazdziernika|жовтень|жовтня|أكتوبر|اكتوبر"),
    S_INIT("kasım|kasim|listopad|listopada|листопад|листопада|نوفمبر"),
    S_INIT("aralık|aralik|grudzień|grudzien|grudnia|грудень|грудня|ديسمبر"),
};
/* clang-format on */
/* What may stand beside a day and says nothing about it. */
static const struct str passed_over[] = {
    S_INIT("ma"),        S_INIT("di"),       S_INIT("wo"),        S_INIT("do"),
    S_INIT("vr"),        S_INIT("za"),       S_INIT("zo"),        S_INIT("maandag"),
    S_INIT("dinsdag"),   S_INIT("woensdag"), S_INIT("donderdag"), S_INIT("vrijdag"),
    S_INIT("zaterdag"),  S_INIT("zondag"),   S_INIT("monday"),    S_INIT("tuesday"),
    S_INIT("wednesday"), S_INIT("thursday"), S_INIT("friday"),    S_INIT("saturday"),
    S_INIT("sunday"),    S_INIT("e"),        S_INIT("de"),        S_INIT("ste"),
    S_INIT("st"),        S_INIT("nd"),       S_INIT("rd"),        S_INIT("th"),
    S_INIT("of"),        S_INIT("the"),      S_INIT("d"),         S_INIT("dd"),
    S_INIT("datum"),     S_INIT("op")};

static bool
is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static bool
is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_between(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '.' || c == ',' || c == '-' || c == '/' ||
           c == '\'' || c == ':';
}

/* "-1" is no day, and a line between two numbers is no minus. */
static bool
is_minus(struct str typed, size_t at)
{
    return typed.ptr[at] == '-' && at + 1 < typed.len &&
           is_digit((unsigned char)typed.ptr[at + 1]) &&
           (at == 0 || is_between((unsigned char)typed.ptr[at - 1]));
}

static bool
is_one_of(struct str word, struct str names)
{
    struct str name;

    while (str_cut(&names, '|', &name))
        if (str_eq_nocase(word, name))
            return true;
    return false;
}

int
month_named(struct str word)
{
    for (size_t i = 0; i < sizeof short_months / sizeof *short_months; i++)
        if (str_eq_nocase(word, short_months[i].name))
            return short_months[i].month;
    if (word.len < MONTH_LETTERS_MIN)
        return 0;
    for (size_t set = 0; set < sizeof months / sizeof *months; set++)
        for (int i = 0; i < 12; i++)
            if (str_eq_nocase(word, str_slice(months[set][i], 0, word.len)))
                return i + 1;
    for (int i = 0; i < 12; i++)
        if (is_one_of(word, other_months[i]))
            return i + 1;
    return 0;
}

static bool
word_take(struct str word, struct parts *p)
{
    int month = month_named(word);

    if (month && p->month == 0) {
        p->month = month;
        return true;
    }
    for (size_t i = 0; i < sizeof passed_over / sizeof *passed_over; i++)
        if (str_eq_nocase(word, passed_over[i]))
            return true;
    return false;
}

static bool
number_take(struct str digits, struct parts *p)
{
    int64_t value;

    if (p->count == NUMBERS_MAX || digits.len > DIGITS_MAX || !str_int(digits, &value))
        return false;
    p->numbers[p->count++] = (struct number){(int)value, digits.len};
    return true;
}

/* "03032026", as in a field of a form. */
static void
eight_digits_split(struct parts *p)
{
    int all = p->numbers[0].value;

    if (p->count != 1 || p->numbers[0].digits != DIGITS_MAX || p->month)
        return;
    p->count = 3;
    p->numbers[0] = (struct number){all / 1000000, 2};
    p->numbers[1] = (struct number){all / 10000 % 100, 2};
    p->numbers[2] = (struct number){all % 10000, 4};
}

static bool
parts_read(struct str typed, struct parts *ret)
{
    struct parts p = {0};

    for (size_t at = 0, from; at < typed.len;) {
        unsigned char c = (unsigned char)typed.ptr[at];
        from = at;
        if (is_digit(c)) {
            while (at < typed.len && is_digit((unsigned char)typed.ptr[at]))
                at++;
            if (!number_take(str_slice(typed, from, at), &p))
                return false;
        } else if (is_letter(c)) {
            while (at < typed.len && is_letter((unsigned char)typed.ptr[at]))
                at++;
            if (!word_take(str_slice(typed, from, at), &p))
                return false;
        } else if (is_between(c) && !is_minus(typed, at))
            at++;
        else
            return false;
    }
    eight_digits_split(&p);
    *ret = p;
    return true;
}

/* `century`: for a year of two digits; 0: it is asked back. */
static enum day_typed
day_settle(int century, struct number typed, int month, int mday, struct date *ret)
{
    /* In a leap year, so that 29 February of a year that is asked back is not refused before. */
    enum { LEAP = 2024 };

    if (!date_exists(LEAP, month, mday))
        return DAY_NOT_THERE;
    int year = typed.value;
    if (typed.digits == 2 && century)
        year += century;
    else if (typed.digits < 3)
        return DAY_SHORT_YEAR;
    if (typed.digits > 4 || year < DAY_YEAR_MIN || year > DAY_YEAR_MAX)
        return DAY_ODD_YEAR;
    if (!date_exists(year, month, mday))
        return DAY_NOT_THERE;
    *ret = date_of(year, month, mday);
    return DAY_READ;
}

/* The digits of an Arabic or Persian keyboard (U+0660 and U+06F0 on) as ours, in `room`; false when
 * it is too long to be a day. */
static bool
digits_plain(struct str typed, char room[TYPED_MAX], struct str *ret)
{
    size_t len = 0;

    if (typed.len > TYPED_MAX)
        return false;
    for (size_t at = 0; at < typed.len; at++) {
        unsigned char c = (unsigned char)typed.ptr[at];
        unsigned char next = at + 1 < typed.len ? (unsigned char)typed.ptr[at + 1] : 0;
        int digit = c == 0xd9 && next >= 0xa0 && next <= 0xa9   ? next - 0xa0
                    : c == 0xdb && next >= 0xb0 && next <= 0xb9 ? next - 0xb0
                                                                : -1;
        room[len] = typed.ptr[at];
        if (digit >= 0) {
            room[len] = "0123456789"[digit];
            at++;
        }
        len++;
    }
    *ret = (struct str){room, len};
    return true;
}

/* Day, month and year as they were typed; 0 digits: no year. */
struct typed_day {
    struct number year;
    int month, mday;
};

static enum day_typed
day_parts(struct str typed, struct typed_day *ret)
{
    static const struct number none;
    char room[TYPED_MAX];
    struct str plain;
    struct parts p;

    if (str_trim(typed).len == 0)
        return DAY_EMPTY;
    if (!digits_plain(typed, room, &plain) || !parts_read(plain, &p))
        return DAY_UNREADABLE;
    const struct number *n = p.numbers;
    const bool year_first = n[0].digits > 2;
    if (p.month && p.count == 2)
        *ret = year_first ? (struct typed_day){n[0], p.month, n[1].value}
                          : (struct typed_day){n[1], p.month, n[0].value};
    else if (!p.month && p.count == 3)
        *ret = year_first ? (struct typed_day){n[0], n[1].value, n[2].value}
                          : (struct typed_day){n[2], n[1].value, n[0].value};
    else if (p.month && p.count == 1 && !year_first)
        *ret = (struct typed_day){none, p.month, n[0].value};
    else if (!p.month && p.count == 2 && !year_first)
        *ret = (struct typed_day){none, n[1].value, n[0].value};
    else
        return DAY_UNREADABLE;
    return DAY_READ;
}

enum day_typed
day_read(struct str typed, struct date *ret)
{
    struct typed_day d;
    enum day_typed read = day_parts(typed, &d);

    if (read != DAY_READ)
        return read;
    return d.year.digits ? day_settle(0, d.year, d.month, d.mday, ret) : DAY_NO_YEAR;
}

/* Words for a day that comes; -1: none. */
static int
days_ahead(struct str word, struct date today)
{
    static const struct str near[] = {S_INIT("vandaag"), S_INIT("morgen"), S_INIT("overmorgen")};
    static const struct str weekdays[] = {
        S_INIT("maandag|ma|monday"),     S_INIT("dinsdag|di|tuesday"),
        S_INIT("woensdag|wo|wednesday"), S_INIT("donderdag|do|thursday"),
        S_INIT("vrijdag|vr|friday"),     S_INIT("zaterdag|za|saturday"),
        S_INIT("zondag|zo|sunday")};

    for (int i = 0; i < 3; i++)
        if (str_eq_nocase(word, near[i]))
            return i;
    for (int i = 0; i < 7; i++)
        if (is_one_of(word, weekdays[i]))
            return (i + MONDAY - (int)date_weekday(today) + 6) % 7 + 1;
    return -1;
}

enum day_typed
day_read_coming(struct str typed, struct date today, struct date *ret)
{
    enum { FOUR = 4 };
    const int year = date_civil(today).year, ahead = days_ahead(str_trim(typed), today);
    struct typed_day d;

    if (ahead >= 0) {
        *ret = date_plus(today, ahead);
        return DAY_READ;
    }
    enum day_typed read = day_parts(typed, &d);
    if (read != DAY_READ)
        return read;
    if (d.year.digits)
        return day_settle(CENTURY, d.year, d.month, d.mday, ret);
    read = day_settle(0, (struct number){year, FOUR}, d.month, d.mday, ret);
    return read == DAY_READ && ret->day < today.day
               ? day_settle(0, (struct number){year + 1, FOUR}, d.month, d.mday, ret)
               : read;
}

enum day_typed
day_read_of_letter(struct str typed, struct date today, struct date *ret)
{
    enum { BACK_DAYS = 10 * 366, AHEAD_DAYS = 62 };
    struct typed_day d;
    struct date day;
    enum day_typed how = day_read(typed, ret);

    if (how != DAY_SHORT_YEAR)
        return how;
    how = day_parts(typed, &d);
    if (how != DAY_READ)
        return how;
    how = day_settle(CENTURY, d.year, d.month, d.mday, &day);
    if (how != DAY_READ)
        return how;
    if (day.day < today.day - BACK_DAYS || day.day > today.day + AHEAD_DAYS)
        return DAY_SHORT_YEAR;
    *ret = day;
    return DAY_READ;
}
