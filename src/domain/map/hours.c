/* hours.c - the kept form of hours, and the moments that follow from it. */
#include "domain/map/hours.h"

#include "base/text.h"
#include "format/recurrence.h"
#include "law/workday.h"

static const struct str day_codes[] = {S_INIT("MO"), S_INIT("TU"), S_INIT("WE"), S_INIT("TH"),
                                       S_INIT("FR"), S_INIT("SA"), S_INIT("SU")};
static const struct str day_names[] = {S_INIT("maandag"),   S_INIT("dinsdag"), S_INIT("woensdag"),
                                       S_INIT("donderdag"), S_INIT("vrijdag"), S_INIT("zaterdag"),
                                       S_INIT("zondag")};

static int
two_digits(struct str text, size_t at)
{
    bool both = at + 2 <= text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9' &&
                text.ptr[at + 1] >= '0' && text.ptr[at + 1] <= '9';

    return both ? (text.ptr[at] - '0') * 10 + text.ptr[at + 1] - '0' : -1;
}

bool
hours_impossible(struct str words)
{
    for (size_t i = 0; i + 3 <= words.len; i++) {
        if (words.ptr[i] != '.' && words.ptr[i] != ':')
            continue;
        bool point = words.ptr[i] == '.';
        int hour = i >= 2 ? two_digits(words, i - 2) : -1, minute = two_digits(words, i + 1);
        /* "25.12" is Christmas */
        if (minute > 59 || (hour > 24 && minute >= 0 && !(point && minute >= 1 && minute <= 12)))
            return true;
    }
    return false;
}

bool
hours_empty(const struct hours *hours)
{
    return hours->rule_count == 0 && hours->exception_count == 0 && !hours->appointment &&
           hours->words.len == 0;
}

/* ---- reading the kept form ---- */

/* "09:00" */
static bool
clock_read(struct str s, int *ret)
{
    int64_t hour, minute;

    if (s.len != 5 || s.ptr[2] != ':' || !str_int(str_slice(s, 0, 2), &hour) ||
        !str_int(str_slice(s, 3, 5), &minute) || hour < 0 || minute < 0 || minute > 59 ||
        hour * 60 + minute > 24 * 60)
        return false;
    *ret = (int)(hour * 60 + minute);
    return true;
}

static bool
times_read(struct str s, struct hours_times *ret)
{
    struct str one;

    *ret = (struct hours_times){0};
    while (str_cut(&s, ',', &one)) {
        struct hours_time *time = &ret->at[ret->count];
        if (ret->count == HOURS_TIMES_MAX || one.len != 11 || one.ptr[5] != '-' ||
            !clock_read(str_slice(one, 0, 5), &time->opens) ||
            !clock_read(str_slice(one, 6, 11), &time->closes) || time->closes <= time->opens)
            return false;
        ret->count++;
    }
    return true;
}

static bool
exception_read(struct str word, struct str rest, struct hours_exception *ret)
{
    if (str_eq(word, S("ONLY")))
        return date_parse(str_slice(rest, 0, 10), &ret->from) &&
               date_parse(str_slice(rest, 0, 10), &ret->to) && rest.len > 11 &&
               rest.ptr[10] == ' ' && times_read(str_slice(rest, 11, rest.len), &ret->times);
    ret->times.count = 0;
    if (!date_parse(str_slice(rest, 0, 10), &ret->from))
        return false;
    ret->to = ret->from;
    return rest.len == 10 ||
           (rest.len == 22 && str_eq(str_slice(rest, 10, 12), S("..")) &&
            date_parse(str_slice(rest, 12, 22), &ret->to) && ret->to.day >= ret->from.day);
}

static bool
part_read(struct str part, struct hours *h)
{
    size_t space = str_find_byte(part, ' ');
    struct str word = str_slice(part, 0, space), rest = str_slice(part, space + 1, part.len);

    if (str_eq(part, S("APPOINTMENT")))
        return h->appointment = true;
    if (str_eq(part, S("HOLIDAYS")))
        return h->holidays = true;
    if (str_eq(word, S("CLOSED")) || str_eq(word, S("ONLY")))
        return h->exception_count < HOURS_PARTS_MAX &&
               exception_read(word, rest, &h->exceptions[h->exception_count++]);
    if (h->rule_count == HOURS_PARTS_MAX || !recurrence_valid(word) ||
        !times_read(rest, &h->rules[h->rule_count].times) || rest.len == 0)
        return false;
    h->rules[h->rule_count++].recurrence = word;
    return true;
}

static bool
kept_form_read(struct str text, struct hours *ret)
{
    struct hours h = {0};
    struct str part;

    while (str_cut(&text, '|', &part))
        if (!part_read(str_trim(part), &h))
            return false;
    *ret = h;
    return true;
}

struct hours
hours_read(struct arena *mem, struct str text)
{
    struct hours h = {0};

    text = str_trim(text);
    if (text.len == 0)
        return h;
    if (text.len <= HOURS_LIMIT_BYTES &&
        (kept_form_read(text, &h) || hours_read_words(mem, text, &h)))
        return h;
    return (struct hours){.words = text};
}

/* ---- writing ---- */

static void
clock_add(struct text *t, int minutes, char between, bool wide)
{
    text_add_int_wide(t, minutes / 60, wide ? 2 : 1);
    text_add_byte(t, between);
    text_add_int_wide(t, minutes % 60, 2);
}

static void
times_add(struct text *t, const struct hours_times *times, bool words)
{
    for (size_t i = 0; i < times->count; i++) {
        if (i)
            text_add(t, words ? S(" en ") : S(","));
        clock_add(t, times->at[i].opens, words ? '.' : ':', !words);
        text_add_byte(t, '-');
        clock_add(t, times->at[i].closes, words ? '.' : ':', !words);
    }
    if (words)
        text_add(t, S(" uur"));
}

struct str
hours_text(struct arena *mem, const struct hours *hours)
{
    struct text t = text_open(mem, 128);
    const struct str between = S(" | ");

    if (hours->words.len)
        return hours->words;
    for (size_t i = 0; i < hours->rule_count; i++) {
        text_add(&t, t.len ? between : S(""));
        text_add(&t, hours->rules[i].recurrence);
        text_add_byte(&t, ' ');
        times_add(&t, &hours->rules[i].times, false);
    }
    for (size_t i = 0; i < hours->exception_count; i++) {
        const struct hours_exception *e = &hours->exceptions[i];
        text_add(&t, t.len ? between : S(""));
        text_add(&t, e->times.count ? S("ONLY ") : S("CLOSED "));
        text_add(&t, date_iso(mem, e->from));
        if (e->times.count == 0 && e->to.day != e->from.day) {
            text_add(&t, S(".."));
            text_add(&t, date_iso(mem, e->to));
        }
        if (e->times.count) {
            text_add_byte(&t, ' ');
            times_add(&t, &e->times, false);
        }
    }
    if (hours->holidays)
        text_add(&t, t.len ? S(" | HOLIDAYS") : S("HOLIDAYS"));
    if (hours->appointment)
        text_add(&t, t.len ? S(" | APPOINTMENT") : S("APPOINTMENT"));
    return text_str(&t);
}

/* ---- in words ---- */

static int
day_of(struct str code)
{
    for (int i = 0; i < 7; i++)
        if (str_eq(day_codes[i], code))
            return i;
    return -1;
}

/* "MO,TU,WE" -> bits; 0 when there is a number in it. */
static unsigned
days_of(struct str list)
{
    unsigned days = 0;
    struct str code;

    while (str_cut(&list, ',', &code)) {
        if (day_of(code) < 0)
            return 0;
        days |= 1u << day_of(code);
    }
    return days;
}

/* "maandag t/m vrijdag", "dinsdag en donderdag" */
static void
days_add(struct text *t, unsigned days)
{
    bool first = true;

    for (int i = 0; i < 7; i++) {
        int last = i;
        if (!(days & 1u << i))
            continue;
        while (last < 6 && (days & 1u << (last + 1)))
            last++;
        if (last - i < 2)
            last = i;
        text_add(t, first ? S("") : S(" en "));
        text_add(t, day_names[i]);
        if (last > i) {
            text_add(t, S(" t/m "));
            text_add(t, day_names[last]);
        }
        i = last;
        first = false;
    }
}

/* "1MO,3MO" -> "elke 1e en 3e maandag van de maand"; false when it is not of that form. */
static bool
monthly_add(struct text *t, struct str list)
{
    struct str code, rest = list;
    int day = -1;

    while (str_cut(&rest, ',', &code)) {
        int here = code.len > 2 ? day_of(str_slice(code, code.len - 2, code.len)) : -1;
        struct str number = str_slice(code, 0, code.len < 2 ? 0 : code.len - 2);
        if (here < 0 || (day >= 0 && here != day) ||
            !(str_eq(number, S("-1")) || (number.len == 1 && number.ptr[0] <= '5')))
            return false;
        day = here;
    }
    text_add(t, S("elke "));
    for (bool first = true; str_cut(&list, ',', &code); first = false) {
        text_add(t, first ? S("") : S(" en "));
        text_add(t, code.ptr[0] == '-' ? S("laatste") : str_slice(code, 0, 1));
        text_add(t, code.ptr[0] == '-' ? S("") : S("e"));
    }
    text_add_byte(t, ' ');
    text_add(t, day_names[day]);
    text_add(t, S(" van de maand"));
    return true;
}

static void
rule_add(struct text *t, const struct hours_rule *rule)
{
    struct str weekly = S("FREQ=WEEKLY;BYDAY="), monthly = S("FREQ=MONTHLY;BYDAY=");
    struct str list = str_slice(rule->recurrence, weekly.len, rule->recurrence.len);
    bool whole = rule->times.count == 1 && rule->times.at[0].opens == 0 &&
                 rule->times.at[0].closes == 24 * 60;

    if (str_eq(rule->recurrence, S("FREQ=DAILY"))) {
        text_add(t, whole ? S("24 uur per dag") : S("elke dag"));
        if (whole)
            return;
    } else if (str_starts(rule->recurrence, weekly) && days_of(list)) {
        days_add(t, days_of(list));
    } else if (!str_starts(rule->recurrence, monthly) ||
               !monthly_add(t, str_slice(rule->recurrence, monthly.len, rule->recurrence.len))) {
        text_add(t, rule->recurrence);
        text_add_byte(t, ' ');
        times_add(t, &rule->times, false);
        return;
    }
    text_add_byte(t, ' ');
    times_add(t, &rule->times, true);
}

static void
date_add(struct text *t, struct date d)
{
    struct civil c = date_civil(d);

    text_add_int(t, c.mday);
    text_add_byte(t, '-');
    text_add_int(t, c.month);
    text_add_byte(t, '-');
    text_add_int(t, c.year);
}

struct str
hours_in_words(struct arena *mem, const struct hours *hours)
{
    struct text t = text_open(mem, 128);

    if (hours->words.len)
        return hours->words;
    for (size_t i = 0; i < hours->rule_count; i++) {
        text_add(&t, t.len ? S("; ") : S(""));
        rule_add(&t, &hours->rules[i]);
    }
    for (size_t i = 0; i < hours->exception_count; i++) {
        const struct hours_exception *e = &hours->exceptions[i];
        text_add(&t, t.len ? S("; ") : S(""));
        text_add(&t, e->times.count ? S("op ") : S("gesloten "));
        date_add(&t, e->from);
        if (e->times.count == 0 && e->to.day != e->from.day) {
            text_add(&t, S(" t/m "));
            date_add(&t, e->to);
        }
        if (e->times.count) {
            text_add_byte(&t, ' ');
            times_add(&t, &e->times, true);
        }
    }
    if (hours->holidays)
        text_add(&t, t.len ? S("; ook op feestdagen") : S("ook op feestdagen"));
    if (hours->appointment)
        text_add(&t, t.len ? S("; op afspraak") : S("op afspraak"));
    struct hours again = hours_read(mem, text_str(&t));
    /* A rule that has no words stands between others as it is kept: then all is. */
    return str_eq(hours_text(mem, &again), hours_text(mem, hours)) ? text_str(&t)
                                                                   : hours_text(mem, hours);
}

/* ---- moments ---- */

struct spans_made {
    struct span_list list;
    size_t room;
    struct arena *mem;
};

static void
span_add(struct spans_made *made, struct date day, const struct hours_times *times)
{
    for (size_t i = 0; i < times->count; i++) {
        if (made->list.count == made->room) {
            struct span *more = arena_new(made->mem, struct span, made->room * 2);
            memcpy(more, made->list.at, made->list.count * sizeof *more);
            made->list.at = more;
            made->room *= 2;
        }
        struct span span = {amsterdam_ms(day, times->at[i].opens),
                            amsterdam_ms(day, times->at[i].closes)};
        if (span.to_ms > span.from_ms) /* not one that the clock skips in March */
            made->list.at[made->list.count++] = span;
    }
}

static const struct hours_exception *
exception_on(const struct hours *hours, struct date d)
{
    for (size_t i = 0; i < hours->exception_count; i++)
        if (d.day >= hours->exceptions[i].from.day && d.day <= hours->exceptions[i].to.day)
            return &hours->exceptions[i];
    return NULL;
}

static bool
holiday_on(struct date d)
{
    struct calendar calendar = calendar_base();
    enum day_off why = workday_reason(&calendar, WORKDAY_OFFICE, d);
    return why != DAY_WORKING && why != DAY_SATURDAY && why != DAY_SUNDAY;
}

/* By beginning; few enough that inserting is fine, and nearly in order already. */
static void
spans_sort(struct span_list *list)
{
    for (size_t i = 1; i < list->count; i++)
        for (size_t n = i; n > 0 && list->at[n].from_ms < list->at[n - 1].from_ms; n--) {
            struct span swap = list->at[n];
            list->at[n] = list->at[n - 1];
            list->at[n - 1] = swap;
        }
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct span *last = count ? &list->at[count - 1] : NULL;
        if (last && list->at[i].from_ms <= last->to_ms) {
            if (list->at[i].to_ms > last->to_ms)
                last->to_ms = list->at[i].to_ms;
        } else {
            list->at[count++] = list->at[i];
        }
    }
    list->count = count;
}

struct span_list
hours_spans(struct arena *mem, const struct hours *hours, struct date from, struct date to)
{
    struct spans_made made = {{arena_new(mem, struct span, 64), 0}, 64, mem};

    for (size_t i = 0; i < hours->rule_count; i++) {
        struct date *days;
        size_t count = recurrence_days(mem, hours->rules[i].recurrence, from, to, &days);
        for (size_t n = 0; n < count; n++)
            if (!exception_on(hours, days[n]) && (hours->holidays || !holiday_on(days[n])))
                span_add(&made, days[n], &hours->rules[i].times);
    }
    for (size_t i = 0; i < hours->exception_count; i++) {
        const struct hours_exception *e = &hours->exceptions[i];
        if (e->times.count && e->from.day >= from.day && e->from.day <= to.day &&
            exception_on(hours, e->from) == e)
            span_add(&made, e->from, &e->times);
    }
    spans_sort(&made.list);
    return made.list;
}
