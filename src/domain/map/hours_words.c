/* hours_words.c - opening hours as people write them, read only where they are certain.
 *
 * Every word must be understood and every opening must end later on the same day; one strange word
 * ("behalve in de vakantie", "even weken") makes the whole text words again. */
#include "domain/map/hours.h"

#include "base/text.h"
#include "words/fold.h"

enum token_kind {
    TOKEN_END,
    TOKEN_DAY,     /* number: 0 Monday */
    TOKEN_NUMBER,  /* a bare number of hours: number is minutes */
    TOKEN_TIME,    /* number is minutes */
    TOKEN_ORDINAL, /* 1 to 5, -1 the last */
    TOKEN_DATE,    /* number is the day */
    TOKEN_THROUGH, /* t/m */
    TOKEN_DASH,
    TOKEN_UNTIL,   /* tot */
    TOKEN_BETWEEN, /* tussen: then "en" stands for "tot" */
    TOKEN_AND,     /* en & + / , */
    TOKEN_STOP,    /* ; and a new line */
    TOKEN_DAILY,
    TOKEN_WORKDAYS,
    TOKEN_WEEKEND,
    TOKEN_CLOSED,
    TOKEN_APPOINTMENT,
    TOKEN_AROUND,   /* day and night */
    TOKEN_HOLIDAYS, /* ook op feestdagen */
    TOKEN_FILLER,
    TOKEN_STRANGE,
};

struct token {
    enum token_kind kind;
    int number;
};

enum { TOKENS_MAX = 200 };

/* Folded: without accents and capitals. */
static const struct {
    struct str word;
    enum token_kind kind;
    int number;
} words[] = {
    {S_INIT("maandag"), TOKEN_DAY, 0},
    {S_INIT("dinsdag"), TOKEN_DAY, 1},
    {S_INIT("woensdag"), TOKEN_DAY, 2},
    {S_INIT("donderdag"), TOKEN_DAY, 3},
    {S_INIT("vrijdag"), TOKEN_DAY, 4},
    {S_INIT("zaterdag"), TOKEN_DAY, 5},
    {S_INIT("zondag"), TOKEN_DAY, 6},
    {S_INIT("ma"), TOKEN_DAY, 0},
    {S_INIT("di"), TOKEN_DAY, 1},
    {S_INIT("wo"), TOKEN_DAY, 2},
    {S_INIT("do"), TOKEN_DAY, 3},
    {S_INIT("vr"), TOKEN_DAY, 4},
    {S_INIT("vrij"), TOKEN_DAY, 4},
    {S_INIT("za"), TOKEN_DAY, 5},
    {S_INIT("zat"), TOKEN_DAY, 5},
    {S_INIT("zo"), TOKEN_DAY, 6},
    {S_INIT("maandagen"), TOKEN_DAY, 0},
    {S_INIT("dinsdagen"), TOKEN_DAY, 1},
    {S_INIT("woensdagen"), TOKEN_DAY, 2},
    {S_INIT("donderdagen"), TOKEN_DAY, 3},
    {S_INIT("vrijdagen"), TOKEN_DAY, 4},
    {S_INIT("monday"), TOKEN_DAY, 0},
    {S_INIT("tuesday"), TOKEN_DAY, 1},
    {S_INIT("wednesday"), TOKEN_DAY, 2},
    {S_INIT("thursday"), TOKEN_DAY, 3},
    {S_INIT("friday"), TOKEN_DAY, 4},
    {S_INIT("saturday"), TOKEN_DAY, 5},
    {S_INIT("sunday"), TOKEN_DAY, 6},
    {S_INIT("eerste"), TOKEN_ORDINAL, 1},
    {S_INIT("tweede"), TOKEN_ORDINAL, 2},
    {S_INIT("derde"), TOKEN_ORDINAL, 3},
    {S_INIT("vierde"), TOKEN_ORDINAL, 4},
    {S_INIT("laatste"), TOKEN_ORDINAL, -1},
    {S_INIT("tot"), TOKEN_UNTIL, 0},
    {S_INIT("tm"), TOKEN_THROUGH, 0},
    {S_INIT("en"), TOKEN_AND, 0},
    {S_INIT("and"), TOKEN_AND, 0},
    {S_INIT("dagelijks"), TOKEN_DAILY, 0},
    {S_INIT("dag"), TOKEN_DAILY, 0},
    {S_INIT("dagen"), TOKEN_DAILY, 0},
    {S_INIT("werkdagen"), TOKEN_WORKDAYS, 0},
    {S_INIT("werkdag"), TOKEN_WORKDAYS, 0},
    {S_INIT("doordeweeks"), TOKEN_WORKDAYS, 0},
    {S_INIT("weekend"), TOKEN_WEEKEND, 0},
    {S_INIT("gesloten"), TOKEN_CLOSED, 0},
    {S_INIT("dicht"), TOKEN_CLOSED, 0},
    {S_INIT("closed"), TOKEN_CLOSED, 0},
    {S_INIT("van"), TOKEN_FILLER, 0},
    {S_INIT("tussen"), TOKEN_BETWEEN, 0},
    {S_INIT("open"), TOKEN_FILLER, 0},
    {S_INIT("geopend"), TOKEN_FILLER, 0},
    {S_INIT("op"), TOKEN_FILLER, 0},
    {S_INIT("elke"), TOKEN_FILLER, 0},
    {S_INIT("iedere"), TOKEN_FILLER, 0},
    {S_INIT("alle"), TOKEN_FILLER, 0},
    {S_INIT("elk"), TOKEN_FILLER, 0},
    {S_INIT("ieder"), TOKEN_FILLER, 0},
    {S_INIT("om"), TOKEN_FILLER, 0},
    {S_INIT("uur"), TOKEN_FILLER, 0},
    {S_INIT("u"), TOKEN_FILLER, 0},
    {S_INIT("h"), TOKEN_FILLER, 0},
    {S_INIT("de"), TOKEN_FILLER, 0},
    {S_INIT("het"), TOKEN_FILLER, 0},
    {S_INIT("in"), TOKEN_FILLER, 0},
    {S_INIT("maand"), TOKEN_FILLER, 0},
    {S_INIT("inloop"), TOKEN_FILLER, 0},
    {S_INIT("spreekuur"), TOKEN_FILLER, 0},
    {S_INIT("inloopspreekuur"), TOKEN_FILLER, 0},
    {S_INIT("openingstijden"), TOKEN_FILLER, 0},
    {S_INIT("bereikbaar"), TOKEN_FILLER, 0},
};
/* Behind the name of a day: "vrijdagochtend". The times say which part. */
static const struct str day_parts[] = {S_INIT("ochtend"), S_INIT("morgen"),    S_INIT("middag"),
                                       S_INIT("avond"),   S_INIT("ochtenden"), S_INIT("middagen")};
/* More than one word, read before words. */
static const struct {
    struct str phrase;
    enum token_kind kind;
} phrases[] = {
    {S_INIT("tot en met"), TOKEN_THROUGH},
    {S_INIT("t/m"), TOKEN_THROUGH},
    {S_INIT("t.e.m."), TOKEN_THROUGH},
    {S_INIT("ook op feestdagen"), TOKEN_HOLIDAYS},
    {S_INIT("op feestdagen gesloten"), TOKEN_STOP}, /* so it is, unless something else is said */
    {S_INIT("gesloten op feestdagen"), TOKEN_STOP},
    {S_INIT("alleen op afspraak"), TOKEN_APPOINTMENT},
    {S_INIT("uitsluitend op afspraak"), TOKEN_APPOINTMENT},
    {S_INIT("volgens afspraak"), TOKEN_APPOINTMENT},
    {S_INIT("op afspraak"), TOKEN_APPOINTMENT},
    {S_INIT("24 uur per dag, 7 dagen per week"), TOKEN_AROUND},
    {S_INIT("24 uur per dag"), TOKEN_AROUND},
    {S_INIT("24/7"), TOKEN_AROUND},
    {S_INIT("dag en nacht"), TOKEN_AROUND},
};

/* ---- tokens ---- */

struct reader {
    struct str text;
    size_t at;
    struct token tokens[TOKENS_MAX];
    size_t count, next;
};

static bool
digit_at(struct str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

static bool
letter_at(struct str s, size_t at)
{
    return at < s.len && s.ptr[at] >= 'a' && s.ptr[at] <= 'z';
}

static int64_t
number_read(struct reader *r, size_t *digits)
{
    size_t from = r->at;
    int64_t n = 0;

    while (digit_at(r->text, r->at) && r->at - from < 9)
        n = n * 10 + (r->text.ptr[r->at++] - '0');
    *digits = r->at - from;
    return n;
}

/* "24-12-2026" at the place of the reader. */
static bool
date_read(struct reader *r, struct token *ret)
{
    size_t begun = r->at, digits;
    int64_t mday = number_read(r, &digits), month, year;

    if (r->at < r->text.len && r->text.ptr[r->at] == '-' && digits <= 2) {
        r->at++;
        month = number_read(r, &digits);
        if (digits >= 1 && digits <= 2 && r->at < r->text.len && r->text.ptr[r->at] == '-') {
            r->at++;
            year = number_read(r, &digits);
            if (digits == 4 && year >= 1996 && year <= 2200 &&
                date_exists((int)year, (int)month, (int)mday)) {
                *ret = (struct token){TOKEN_DATE, date_of((int)year, (int)month, (int)mday).day};
                return true;
            }
        }
    }
    r->at = begun;
    return false;
}

/* "9", "9.00", "09:30", "9u30", "2e" */
static struct token
digits_read(struct reader *r)
{
    struct token token;
    size_t digits, more;

    if (date_read(r, &token))
        return token;
    int64_t hour = number_read(r, &digits);
    struct str rest = str_slice(r->text, r->at, r->text.len);
    size_t letters = 0;
    while (letter_at(rest, letters))
        letters++;
    struct str tail = str_slice(rest, 0, letters);
    if (str_eq(tail, S("e")) || str_eq(tail, S("ste")) || str_eq(tail, S("de"))) {
        r->at += letters;
        return hour >= 1 && hour <= 4 ? (struct token){TOKEN_ORDINAL, (int)hour}
                                      : (struct token){TOKEN_STRANGE, 0};
    }
    if (digits > 2 || hour > 24)
        return (struct token){TOKEN_STRANGE, 0};
    if (rest.len > 1 && (strchr(".:uh", rest.ptr[0]) && rest.ptr[0]) && digit_at(rest, 1)) {
        r->at++;
        int64_t minute = number_read(r, &more);
        if (more != 2 || minute > 59 || hour * 60 + minute > 24 * 60)
            return (struct token){TOKEN_STRANGE, 0};
        return (struct token){TOKEN_TIME, (int)(hour * 60 + minute)};
    }
    return (struct token){TOKEN_NUMBER, (int)hour * 60};
}

static struct token
word_token(struct str word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_eq(words[i].word, word))
            return (struct token){words[i].kind, words[i].number};
        if (words[i].kind != TOKEN_DAY || words[i].word.len < 4 || !str_starts(word, words[i].word))
            continue;
        struct str part = str_slice(word, words[i].word.len, word.len);
        for (size_t n = 0; n < sizeof day_parts / sizeof *day_parts; n++)
            if (str_eq(part, day_parts[n]))
                return (struct token){TOKEN_DAY, words[i].number};
    }
    return (struct token){TOKEN_STRANGE, 0};
}

static struct token
word_read(struct reader *r)
{
    size_t from = r->at;

    while (letter_at(r->text, r->at))
        r->at++;
    struct str word = str_slice(r->text, from, r->at);
    struct token token = word_token(word);
    if (token.kind == TOKEN_DAY && word.len <= 3 && r->at < r->text.len &&
        r->text.ptr[r->at] == '.')
        r->at++; /* "ma." */
    return token;
}

static bool
phrase_read(struct reader *r, struct token *ret)
{
    struct str rest = str_slice(r->text, r->at, r->text.len);

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_starts(rest, phrases[i].phrase) && !letter_at(rest, phrases[i].phrase.len)) {
            r->at += phrases[i].phrase.len;
            *ret = (struct token){phrases[i].kind, 0};
            return true;
        }
    return false;
}

/* A dash of any length, as the middle of three bytes or one. */
static size_t
dash_length(struct str rest)
{
    static const struct str dashes[] = {S_INIT("-"),
                                        S_INIT("\xE2\x80\x93"),
                                        S_INIT("\xE2\x80\x94"),
                                        S_INIT("\xE2\x88\x92"),
                                        S_INIT("\xE2\x80\x90"),
                                        S_INIT("\xE2\x80\x91")};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(rest, dashes[i]))
            return dashes[i].len;
    return 0;
}

static struct token
token_read(struct reader *r)
{
    struct token token;
    struct str rest = str_slice(r->text, r->at, r->text.len);
    size_t dash = dash_length(rest);

    if (phrase_read(r, &token))
        return token;
    if (digit_at(r->text, r->at))
        return digits_read(r);
    if (letter_at(r->text, r->at))
        return word_read(r);
    r->at += dash ? dash : 1;
    if (dash)
        return (struct token){TOKEN_DASH, 0};
    switch (rest.ptr[0]) {
    case '&':
    case '+':
    case '/':
    case ',':
        return (struct token){TOKEN_AND, 0};
    case ';':
    case '\n':
    case '|':
        return (struct token){TOKEN_STOP, 0};
    case ' ':
    case '\t':
    case '\r':
    case ':':
    case '.':
        return (struct token){TOKEN_FILLER, 0};
    default:
        return (struct token){TOKEN_STRANGE, 0};
    }
}

static bool
tokens_read(struct reader *r)
{
    while (r->at < r->text.len) {
        struct token token = token_read(r);
        if (token.kind == TOKEN_STRANGE || r->count + 1 == TOKENS_MAX)
            return false;
        if (token.kind != TOKEN_FILLER)
            r->tokens[r->count++] = token;
    }
    r->tokens[r->count] = (struct token){TOKEN_END, 0};
    return true;
}

/* ---- sentences ---- */

static enum token_kind
kind_now(const struct reader *r)
{
    return r->tokens[r->next].kind;
}

static bool
take(struct reader *r, enum token_kind kind)
{
    if (kind_now(r) != kind)
        return false;
    r->next++;
    return true;
}

/* "ma, di en do", "maandag t/m vrijdag", "elke dag": bits of days. */
static bool
days_read(struct reader *r, unsigned *days, bool *ranged)
{
    if (take(r, TOKEN_DAILY))
        *days = 127;
    else if (take(r, TOKEN_WORKDAYS))
        *days = 31;
    else if (take(r, TOKEN_WEEKEND))
        *days = 96;
    if (*days)
        return *ranged = true;
    while (kind_now(r) == TOKEN_DAY) {
        int first = r->tokens[r->next++].number, last = first;
        if (kind_now(r) == TOKEN_THROUGH || kind_now(r) == TOKEN_DASH) {
            r->next++;
            if (kind_now(r) != TOKEN_DAY || r->tokens[r->next].number <= first)
                return false;
            last = r->tokens[r->next++].number;
            *ranged = true;
        }
        for (int day = first; day <= last; day++) {
            if (*days & 1u << day)
                return false;
            *days |= 1u << day;
        }
        if (kind_now(r) == TOKEN_AND && r->tokens[r->next + 1].kind == TOKEN_DAY)
            r->next++;
    }
    return *days != 0;
}

static bool
is_time(enum token_kind kind)
{
    return kind == TOKEN_TIME || kind == TOKEN_NUMBER;
}

/* "9.00-12.00 en 13-17". Before six in the morning nobody opens: "2 tot 4" is the afternoon, or
 * not. */
static bool
times_read(struct reader *r, struct hours_times *ret)
{
    enum { SIX = 6 * 60 };

    *ret = (struct hours_times){0};
    take(r, TOKEN_AND);
    bool between = take(r, TOKEN_BETWEEN);
    while (is_time(kind_now(r))) {
        struct hours_time time = {.opens = r->tokens[r->next++].number};
        if (kind_now(r) != TOKEN_DASH && kind_now(r) != TOKEN_UNTIL &&
            kind_now(r) != TOKEN_THROUGH && !(between && kind_now(r) == TOKEN_AND))
            return false;
        r->next++;
        if (!is_time(kind_now(r)) || ret->count == HOURS_TIMES_MAX)
            return false;
        time.closes = r->tokens[r->next++].number;
        if (time.opens < SIX || time.closes <= time.opens ||
            (ret->count && time.opens <= ret->at[ret->count - 1].closes))
            return false;
        ret->at[ret->count++] = time;
        if (kind_now(r) == TOKEN_AND && is_time(r->tokens[r->next + 1].kind))
            r->next++;
    }
    return ret->count > 0;
}

static bool
rule_put(struct hours *h, struct str recurrence, const struct hours_times *times)
{
    if (h->rule_count == HOURS_PARTS_MAX)
        return false;
    h->rules[h->rule_count++] = (struct hours_rule){recurrence, *times};
    return true;
}

static void
day_codes_add(struct text *t, unsigned days, struct str before)
{
    static const struct str codes[] = {S_INIT("MO"), S_INIT("TU"), S_INIT("WE"), S_INIT("TH"),
                                       S_INIT("FR"), S_INIT("SA"), S_INIT("SU")};

    for (int i = 0; i < 7; i++) {
        if (!(days & 1u << i))
            continue;
        if (t->ptr[t->len - 1] != '=')
            text_add_byte(t, ',');
        text_add(t, before);
        text_add(t, codes[i]);
    }
}

/* "[elke 1e en 3e] dinsdag [en donderdag] 10-12", "zondag gesloten" */
static bool
weekly_read(struct arena *mem, struct reader *r, struct hours *h)
{
    struct text rule = text_open(mem, 64);
    struct hours_times times;
    int ordinals[5];
    size_t count = 0;
    unsigned days = 0;
    bool ranged = false;

    while (kind_now(r) == TOKEN_ORDINAL && count < 5) {
        ordinals[count++] = r->tokens[r->next++].number;
        if (kind_now(r) == TOKEN_AND && r->tokens[r->next + 1].kind == TOKEN_ORDINAL)
            r->next++;
    }
    if (!days_read(r, &days, &ranged) || (count && ranged))
        return false;
    if (take(r, TOKEN_CLOSED))
        return count == 0;
    if (!times_read(r, &times))
        return false;
    if (count == 0 && days == 127)
        return rule_put(h, S("FREQ=DAILY"), &times);
    text_add(&rule, count ? S("FREQ=MONTHLY;BYDAY=") : S("FREQ=WEEKLY;BYDAY="));
    if (count == 0)
        day_codes_add(&rule, days, S(""));
    for (size_t i = 0; i < count; i++) {
        struct text number = text_open(mem, 4);
        text_add_int(&number, ordinals[i]);
        day_codes_add(&rule, days, text_str(&number));
    }
    return rule_put(h, text_str(&rule), &times);
}

/* "gesloten 24-12-2026 t/m 31-12-2026", "op 5-12-2026 10-12 uur" */
static bool
exception_read(struct reader *r, bool closed, struct hours *h)
{
    struct hours_exception e = {0};

    if (kind_now(r) != TOKEN_DATE || h->exception_count == HOURS_PARTS_MAX)
        return false;
    e.from = e.to = (struct date){r->tokens[r->next++].number};
    if (closed && (kind_now(r) == TOKEN_THROUGH || kind_now(r) == TOKEN_DASH)) {
        r->next++;
        if (kind_now(r) != TOKEN_DATE)
            return false;
        e.to = (struct date){r->tokens[r->next++].number};
    }
    if ((!closed && !times_read(r, &e.times)) || e.to.day < e.from.day)
        return false;
    h->exceptions[h->exception_count++] = e;
    return true;
}

static bool
sentence_read(struct arena *mem, struct reader *r, struct hours *h)
{
    const struct hours_times whole = {{{0, 24 * 60}}, 1};

    if (take(r, TOKEN_AROUND))
        return h->holidays = rule_put(h, S("FREQ=DAILY"), &whole);
    if (take(r, TOKEN_HOLIDAYS))
        return h->holidays = true;
    if (take(r, TOKEN_APPOINTMENT))
        return h->appointment = true;
    if (take(r, TOKEN_CLOSED))
        return exception_read(r, true, h);
    if (kind_now(r) == TOKEN_DATE)
        return exception_read(r, false, h);
    return weekly_read(mem, r, h);
}

bool
hours_read_words(struct arena *mem, struct str text, struct hours *ret)
{
    struct reader *r = arena_new(mem, struct reader, 1);
    struct hours h = {0};

    r->text = fold(mem, text);
    if (!tokens_read(r) || r->count == 0)
        return false;
    while (kind_now(r) != TOKEN_END) {
        if (!sentence_read(mem, r, &h))
            return false;
        while (kind_now(r) == TOKEN_AND || kind_now(r) == TOKEN_STOP)
            r->next++;
    }
    /* "ma-vr 9-17, op afspraak": at those hours, or beside them? Nobody can tell. */
    if (h.appointment && h.rule_count)
        return false;
    *ret = h;
    return true;
}
