/* letter_parts.c - reads terms, last days, telephone numbers and who is named, out of words. */
#include "domain/decision/letter_parts.h"

#include "words/day.h"

enum { BEFORE_BYTES = 28, SHORT_LINE_BYTES = 45 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool
has_any(struct str low, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(low, words[i]) < low.len)
            return true;
    return false;
}

static bool
starts_any(struct str low, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(low, words[i]))
            return true;
    return false;
}

static bool
is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ascii_is_digit(c) ||
           (unsigned char)c >= 0x80;
}

/* ---- the clause ---- */

bool
letter_of_authority(struct str low)
{
    static const struct str words[] = {
        S_INIT("op uw bezwaar"), S_INIT("op het bezwaar"), S_INIT("wij beslissen"),
        S_INIT("beslissen wij"), S_INIT("beslist"),        S_INIT("antwoord"),
        S_INIT("hoort u"),       S_INIT("horen u"),        S_INIT("hoorzitting"),
        S_INIT("dwangsom"),      S_INIT("ingebrekestell"), S_INIT("in gebreke"),
        S_INIT("onderweg"),      S_INIT("bevestig"),       S_INIT("belt"),
        S_INIT("bellen wij"),    S_INIT("wij bellen"),     S_INIT("nodigen"),
        S_INIT("betaal"),        S_INIT("uitspraak"),
    };
    static const struct str we[] = {S_INIT("wij "), S_INIT("we ")};
    bool ours = starts_any(low, we, 2) || str_find(low, S(" wij ")) < low.len ||
                str_find(low, S(" we ")) < low.len;

    if (has_any(low, words, COUNT(words)))
        return true;
    return ours && str_find(low, S("ontvang")) == low.len &&
           str_find(low, S("binnen zijn")) == low.len && str_find(low, S("krijgen")) == low.len;
}

bool
letter_in_clause(struct str low, bool after)
{
    static const struct str none[] = {S_INIT("geen bezwaar")};
    static const struct str fronts[] = {
        S_INIT("dat "),      S_INIT("dit "),       S_INIT("doe "),          S_INIT("u heeft "),
        S_INIT("u hebt "),   S_INIT("u moet "),    S_INIT("de termijn"),    S_INIT("deze termijn"),
        S_INIT("uw brief"),  S_INIT("stuur"),      S_INIT("schrijf"),       S_INIT("daarvoor"),
        S_INIT("uiterlijk"), S_INIT("de laatste"), S_INIT("wij moeten uw"), S_INIT("binnen "),
        S_INIT("hiervoor"),  S_INIT("u kunt dat"), S_INIT("dien "),         S_INIT("lever"),
    };

    if (str_find(low, S("bezwa")) < low.len)
        return !has_any(low, none, 1);
    return after && starts_any(low, fronts, COUNT(fronts));
}

bool
letter_names_body(struct str low)
{
    static const struct str words[] = {
        S_INIT("college"),           S_INIT("burgemeester"),
        S_INIT("heffingsambtenaar"), S_INIT("heffings-ambtenaar"),
        S_INIT("dagelijks bestuur"), S_INIT("gemeenteraad"),
        S_INIT("aan de gemeente"),   S_INIT("naar de gemeente"),
        S_INIT("bij de gemeente"),   S_INIT("aan gemeente"),
        S_INIT("naar gemeente"),     S_INIT("bij gemeente"),
        S_INIT("postbus"),           S_INIT("bezwaarschriftencommissie"),
    };
    return has_any(low, words, COUNT(words));
}

bool
letter_names_way(struct str low)
{
    static const struct str words[] = {
        S_INIT("schrijf"),  S_INIT("schriftelijk"),   S_INIT("een brief"),
        S_INIT("uw brief"), S_INIT("bezwaarschrift"), S_INIT("bezwaarbrief"),
        S_INIT("per post"), S_INIT("met de post"),    S_INIT("postbus"),
        S_INIT("digitaal"), S_INIT("digid"),          S_INIT("formulier"),
        S_INIT("website"),  S_INIT("www."),           S_INIT("online"),
        S_INIT("e-mail"),   S_INIT("internet"),       S_INIT("mondeling"),
    };
    return has_any(low, words, COUNT(words));
}

bool
letter_names_team(struct str low)
{
    static const struct str words[] = {
        S_INIT("team "),       S_INIT("afdeling "),           S_INIT("contactpersoon"),
        S_INIT("cluster "),    S_INIT("klantcontactcentrum"), S_INIT("loket "),
        S_INIT("bureau "),     S_INIT("uw consulent"),        S_INIT("uw klantmanager"),
        S_INIT("behandelaar"), S_INIT("behandeld door"),      S_INIT("werkplein"),
    };
    return has_any(low, words, COUNT(words));
}

/* ---- terms ---- */

/* A number at *at, in digits or in words. */
static bool
amount_next(struct str low, size_t *at, int *ret)
{
    static const struct {
        struct str word;
        int n;
    } words[] = {
        {S_INIT("een"), 1},       {S_INIT("één"), 1},     {S_INIT("twee"), 2},
        {S_INIT("drie"), 3},      {S_INIT("vier"), 4},    {S_INIT("vijf"), 5},
        {S_INIT("zes"), 6},       {S_INIT("zeven"), 7},   {S_INIT("acht"), 8},
        {S_INIT("negen"), 9},     {S_INIT("tien"), 10},   {S_INIT("twaalf"), 12},
        {S_INIT("veertien"), 14}, {S_INIT("dertig"), 30}, {S_INIT("tweeënveertig"), 42},
    };
    size_t end = *at;
    int n = 0;

    while (end < low.len && end - *at < 4 && ascii_is_digit(low.ptr[end]))
        n = n * 10 + (low.ptr[end++] - '0');
    for (size_t i = 0; end == *at && i < COUNT(words); i++)
        if (str_starts(str_slice(low, *at, low.len), words[i].word) &&
            (*at + words[i].word.len == low.len || !is_word(low.ptr[*at + words[i].word.len]))) {
            *ret = words[i].n;
            *at += words[i].word.len;
            return true;
        }
    if (end == *at || (end < low.len && ascii_is_digit(low.ptr[end])))
        return false;
    *at = end;
    *ret = n;
    return true;
}

bool
letter_term_next(struct str low, size_t *at, struct letter_term *ret)
{
    static const struct {
        struct str unit;
        int days;
    } units[] = {
        {S_INIT("weken"), 7}, {S_INIT("week"), 7},          {S_INIT("werkdagen"), 0},
        {S_INIT("dagen"), 1}, {S_INIT("maanden"), 0},       {S_INIT("maand"), 0},
        {S_INIT("wk"), 7},    {S_INIT("kalenderdagen"), 1},
    };

    for (size_t from = *at; from < low.len; from++) {
        size_t end = from;
        int n;
        if ((from > 0 && is_word(low.ptr[from - 1])) || !amount_next(low, &end, &n))
            continue;
        while (end < low.len && (low.ptr[end] == ' ' || low.ptr[end] == '\n'))
            end++;
        for (size_t u = 0; u < COUNT(units); u++) {
            size_t to = end + units[u].unit.len;
            if (!str_starts(str_slice(low, end, low.len), units[u].unit) ||
                (to < low.len && is_word(low.ptr[to])))
                continue;
            *ret = (struct letter_term){n * units[u].days == 42, from, to};
            *at = to;
            return true;
        }
    }
    *at = low.len;
    return false;
}

/* What comes in at the authority begins no term of who objects. */
static bool
of_the_objection(struct str behind)
{
    static const struct str words[] = {S_INIT(" van uw"), S_INIT(" van het bezwa"),
                                       S_INIT(" van een bezwa")};

    return starts_any(behind, words, COUNT(words));
}

bool
letter_begin_next(struct str low, size_t *at, struct letter_begin *ret)
{
    static const struct {
        struct str words;
        enum letter_start start;
    } all[] = {
        {S_INIT("na ontvangst"), LETTER_FROM_RECEIPT},
        {S_INIT("na de ontvangst"), LETTER_FROM_RECEIPT},
        {S_INIT("vanaf ontvangst"), LETTER_FROM_RECEIPT},
        {S_INIT("vanaf de ontvangst"), LETTER_FROM_RECEIPT},
        {S_INIT("nadat u deze brief"), LETTER_FROM_RECEIPT},
        {S_INIT("nadat u dit besluit"), LETTER_FROM_RECEIPT},
        {S_INIT("nadat u het besluit"), LETTER_FROM_RECEIPT},
        {S_INIT("na dagtekening"), LETTER_FROM_DATE},
        {S_INIT("na de dagtekening"), LETTER_FROM_DATE},
        {S_INIT("vanaf de dagtekening"), LETTER_FROM_DATE},
        {S_INIT("na datum van"), LETTER_FROM_DATE},
        {S_INIT("na de datum van"), LETTER_FROM_DATE},
        {S_INIT("na de datum op"), LETTER_FROM_DATE},
        {S_INIT("vanaf de datum"), LETTER_FROM_DATE},
    };

    for (size_t from = *at; from < low.len; from++) {
        if (from > 0 && is_word(low.ptr[from - 1]))
            continue;
        for (size_t i = 0; i < COUNT(all); i++) {
            const struct str rest = str_slice(low, from, low.len);
            const size_t to = from + all[i].words.len;
            if (!str_starts(rest, all[i].words) || of_the_objection(str_slice(low, to, low.len)))
                continue;
            *ret = (struct letter_begin){all[i].start, from, to};
            *at = to;
            return true;
        }
    }
    *at = low.len;
    return false;
}

/* The last of these words just before a day says what the day is. */
bool
letter_last_next(struct str low, size_t *at, struct letter_last *ret)
{
    static const struct {
        struct str word;
        int before; /* days that the last day lies before it */
        bool either;
    } words[] = {
        {S_INIT("uiterlijk"), 0, false}, {S_INIT("tot en met"), 0, false},
        {S_INIT("t/m"), 0, false},       {S_INIT("laatste dag"), 0, false},
        {S_INIT("vóór"), 1, false},      {S_INIT("voor "), 1, false},
        {S_INIT("tot "), 1, true},
    };
    struct day_found found;

    while (day_next(low, at, &found)) {
        struct str before =
            str_slice(low, found.from > BEFORE_BYTES ? found.from - BEFORE_BYTES : 0, found.from);
        for (size_t w = 0; w < COUNT(words); w++) {
            if (str_find(before, words[w].word) == before.len)
                continue;
            *ret = (struct letter_last){.day = date_plus(found.date, -words[w].before),
                                        .day_after_too = words[w].either,
                                        .from = found.from,
                                        .to = found.to};
            return true;
        }
    }
    return false;
}

/* ---- telephone and date ---- */

/* Is this how numbers in the Netherlands look? Digits only. */
static bool
is_dutch_number(struct str digits, bool plus)
{
    if (plus)
        return str_starts(digits, S("31")) && digits.len == 11;
    if (str_starts(digits, S("0800")) || str_starts(digits, S("0900")))
        return digits.len == 8 || digits.len == 11;
    if (str_starts(digits, S("140")))
        return digits.len == 5 || digits.len == 6;
    return digits.len == 10 && digits.ptr[0] == '0';
}

bool
letter_has_phone(struct str text)
{
    enum { DIGITS_MAX = 12 };

    for (size_t from = 0; from < text.len; from++) {
        bool plus = text.ptr[from] == '+';
        char digits[DIGITS_MAX];
        size_t count = 0;
        if ((!plus && !ascii_is_digit(text.ptr[from])) || (from > 0 && is_word(text.ptr[from - 1])))
            continue;
        for (size_t at = from + plus; at < text.len && count < DIGITS_MAX; at++) {
            if (ascii_is_digit(text.ptr[at]))
                digits[count++] = text.ptr[at];
            else if (str_find_byte(S(" -()/."), text.ptr[at]) == 6)
                break;
            bool ends = at + 1 == text.len || !is_word(text.ptr[at + 1]);
            if (ends && is_dutch_number((struct str){digits, count}, plus))
                return true;
        }
    }
    return false;
}

struct maybe_date
letter_own_date(struct str text)
{
    struct day_found found;

    for (struct str line; str_cut(&text, '\n', &line);) {
        size_t at = 0;
        if (line.len <= SHORT_LINE_BYTES && day_next(line, &at, &found))
            return (struct maybe_date){true, found.date};
    }
    return (struct maybe_date){0};
}
