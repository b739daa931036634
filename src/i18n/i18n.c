/* i18n.c - sentences, plurals and dates in the reader's language. */
#include "i18n/i18n.h"

#include "base/check.h"
#include "base/text.h"
#include "i18n/catalogue.h"

static size_t
plural_one_other(int64_t n)
{
    return n == 1 ? 0 : 1;
}

/* Adding a language is one row here and one .po file. */
static const struct language_row {
    struct str code, own_name;
    bool rtl;
    size_t (*plural)(int64_t n); /* which form, as in the Plural-Forms line of its .po file */
    struct str months[12], weekdays[7];
} rows[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = {S_INIT("nl"),
                     S_INIT("Nederlands"),
                     false,
                     plural_one_other,
                     {S_INIT("januari"), S_INIT("februari"), S_INIT("maart"), S_INIT("april"),
                      S_INIT("mei"), S_INIT("juni"), S_INIT("juli"), S_INIT("augustus"),
                      S_INIT("september"), S_INIT("oktober"), S_INIT("november"),
                      S_INIT("december")},
                     {S_INIT("maandag"), S_INIT("dinsdag"), S_INIT("woensdag"), S_INIT("donderdag"),
                      S_INIT("vrijdag"), S_INIT("zaterdag"), S_INIT("zondag")}},
    [LANGUAGE_EN] = {S_INIT("en"),
                     S_INIT("English"),
                     false,
                     plural_one_other,
                     {S_INIT("January"), S_INIT("February"), S_INIT("March"), S_INIT("April"),
                      S_INIT("May"), S_INIT("June"), S_INIT("July"), S_INIT("August"),
                      S_INIT("September"), S_INIT("October"), S_INIT("November"),
                      S_INIT("December")},
                     {S_INIT("Monday"), S_INIT("Tuesday"), S_INIT("Wednesday"), S_INIT("Thursday"),
                      S_INIT("Friday"), S_INIT("Saturday"), S_INIT("Sunday")}},
};

struct str
language_code(enum language language)
{
    check(language < LANGUAGE_COUNT);
    return rows[language].code;
}

struct str
language_own_name(enum language language)
{
    check(language < LANGUAGE_COUNT);
    return rows[language].own_name;
}

bool
language_rtl(enum language language)
{
    check(language < LANGUAGE_COUNT);
    return rows[language].rtl;
}

bool
language_parse(struct str code, enum language *ret)
{
    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        if (str_eq(rows[l].code, code)) {
            *ret = l;
            return true;
        }
    }
    return false;
}

static const struct catalogue_entry *
entry_find(enum language language, struct str msgid)
{
    const struct catalogue *catalogue = catalogue_of(language_code(language));
    uint64_t hash = 1469598103934665603u;

    if (!catalogue || catalogue->size == 0)
        return NULL;
    for (size_t i = 0; i < msgid.len; i++)
        hash = (hash ^ (unsigned char)msgid.ptr[i]) * 1099511628211u;
    for (size_t at = hash & (catalogue->size - 1); catalogue->entries[at].msgid.ptr;
         at = (at + 1) & (catalogue->size - 1))
        if (str_eq(catalogue->entries[at].msgid, msgid))
            return &catalogue->entries[at];
    return NULL;
}

struct str
tr(enum language language, struct str msgid)
{
    if (language == LANGUAGE_NL || msgid.len == 0)
        return msgid;
    const struct catalogue_entry *entry = entry_find(language, msgid);
    return entry ? entry->forms[0] : msgid;
}

struct str
tr_plural(enum language language, struct str one, struct str other, int64_t count)
{
    check(language < LANGUAGE_COUNT);
    if (language != LANGUAGE_NL) {
        const struct catalogue_entry *entry = entry_find(language, one);
        if (entry)
            return entry->forms[rows[language].plural(count)];
    }
    return plural_one_other(count) == 0 ? one : other;
}

bool
tr_known(enum language language, struct str msgid)
{
    return language == LANGUAGE_NL || msgid.len == 0 || entry_find(language, msgid) != NULL;
}

struct str
tr_fill(struct arena *mem, struct str sentence, size_t count, const struct tr_arg *args)
{
    if (str_find_byte(sentence, '{') == sentence.len)
        return sentence;

    struct text t = text_open(mem, sentence.len + 64);
    while (sentence.len) {
        size_t open = str_find_byte(sentence, '{');
        text_add(&t, str_slice(sentence, 0, open));
        sentence = str_slice(sentence, open, sentence.len);
        size_t close = str_find_byte(sentence, '}');
        if (close == sentence.len) {
            text_add(&t, sentence); /* no placeholder, or one that does not end */
            break;
        }
        struct str name = str_slice(sentence, 1, close), value = str_slice(sentence, 0, close + 1);
        for (size_t i = 0; i < count; i++)
            if (str_eq(args[i].name, name))
                value = args[i].value;
        text_add(&t, value);
        sentence = str_slice(sentence, close + 1, sentence.len);
    }
    return text_str(&t);
}

struct str
date_short(struct arena *mem, enum language language, struct date d)
{
    struct civil c = date_civil(d);
    struct text t = text_open(mem, 32);

    text_add_int(&t, c.mday);
    text_add_byte(&t, ' ');
    text_add(&t, rows[language].months[c.month - 1]);
    return text_str(&t);
}

struct str
date_in_words(struct arena *mem, enum language language, struct date d)
{
    struct text t = text_open(mem, 48);

    text_add(&t, rows[language].weekdays[date_weekday(d) - MONDAY]);
    text_add_byte(&t, ' ');
    text_add(&t, date_short(mem, language, d));
    text_add_byte(&t, ' ');
    text_add_int(&t, date_civil(d).year);
    return text_str(&t);
}

struct str
clock_in_words(struct arena *mem, enum language language, int64_t at_ms)
{
    int minutes = minutes_in_amsterdam(at_ms), hour = minutes / 60;
    struct text t = text_open(mem, 16);

    if (language == LANGUAGE_EN) {
        text_add_int(&t, hour % 12 ? hour % 12 : 12);
        text_add_byte(&t, ':');
        text_add_int_wide(&t, minutes % 60, 2);
        text_add(&t, hour < 12 ? S(" am") : S(" pm"));
        return text_str(&t);
    }
    text_add_int(&t, hour);
    text_add_byte(&t, '.');
    text_add_int_wide(&t, minutes % 60, 2);
    text_add(&t, S(" uur"));
    return text_str(&t);
}
