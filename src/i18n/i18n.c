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

/* The rules of CLDR for whole numbers; which form is which stands in the .po files. */
static size_t
plural_arabic(int64_t n)
{
    int64_t hundredths = n % 100;

    if (n >= 0 && n <= 2)
        return (size_t)n;
    if (hundredths >= 3 && hundredths <= 10)
        return 3;
    return hundredths >= 11 ? 4 : 5;
}

/* 2, 3, 4, 22, 23, 24, but not 12, 13, 14. */
static bool
is_few(int64_t n)
{
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

static size_t
plural_polish(int64_t n)
{
    return n == 1 ? 0 : is_few(n) ? 1 : 2;
}

static size_t
plural_ukrainian(int64_t n)
{
    return n % 10 == 1 && n % 100 != 11 ? 0 : is_few(n) ? 1 : 2;
}

/* Adding a language is one row here and one .po file. */
static const struct language_row {
    struct str code, own_name;
    bool rtl;
    bool of_work;
    size_t (*plural)(int64_t n); /* which form, as in the Plural-Forms line of its .po file */
    struct str date, day;        /* the order of parts, with and without weekday */
    struct str months[12], weekdays[7];
} rows[LANGUAGE_COUNT] =
    {
        [LANGUAGE_NL] =
            {
                .code = S_INIT("nl"),
                .own_name = S_INIT("Nederlands"),
                .of_work = true,
                .plural = plural_one_other,
                .date = S_INIT("{weekdag} {datum}"),
                .day = S_INIT("{dag} {maand} {jaar}"),
                .months = {S_INIT("januari"), S_INIT("februari"), S_INIT("maart"), S_INIT("april"),
                           S_INIT("mei"), S_INIT("juni"), S_INIT("juli"), S_INIT("augustus"),
                           S_INIT("september"), S_INIT("oktober"), S_INIT("november"),
                           S_INIT("december")},
                .weekdays = {S_INIT("maandag"), S_INIT("dinsdag"), S_INIT("woensdag"),
                             S_INIT("donderdag"), S_INIT("vrijdag"), S_INIT("zaterdag"),
                             S_INIT("zondag")},
            },
        [LANGUAGE_EN] =
            {
                .code = S_INIT("en"),
                .own_name = S_INIT("English"),
                .of_work = true,
                .plural = plural_one_other,
                .date = S_INIT("{weekdag} {datum}"),
                .day = S_INIT("{dag} {maand} {jaar}"),
                .months = {S_INIT("January"), S_INIT("February"), S_INIT("March"), S_INIT("April"),
                           S_INIT("May"), S_INIT("June"), S_INIT("July"), S_INIT("August"),
                           S_INIT("September"), S_INIT("October"), S_INIT("November"),
                           S_INIT("December")},
                .weekdays = {S_INIT("Monday"), S_INIT("Tuesday"), S_INIT("Wednesday"),
                             S_INIT("Thursday"), S_INIT("Friday"), S_INIT("Saturday"),
                             S_INIT("Sunday")},
            },
        [LANGUAGE_AR] =
            {
                .code = S_INIT("ar"),
                .own_name = S_INIT("العربية"),
                .rtl = true,
                .plural = plural_arabic,
                .date = S_INIT("{weekdag} {datum}"),
                .day = S_INIT("{dag} {maand} {jaar}"),
                .months = {S_INIT("يناير"), S_INIT("فبراير"), S_INIT("مارس"), S_INIT("أبريل"),
                           S_INIT("مايو"), S_INIT("يونيو"), S_INIT("يوليو"), S_INIT("أغسطس"),
                           S_INIT("سبتمبر"), S_INIT("أكتوبر"), S_INIT("نوفمبر"), S_INIT("ديسمبر")},
                .weekdays = {S_INIT("الاثنين"), S_INIT("الثلاثاء"), S_INIT("الأربعاء"),
                             S_INIT("الخميس"), S_INIT("الجمعة"), S_INIT("السبت"), S_INIT("الأحد")},
            },
        [LANGUAGE_TR] =
            {
                .code = S_INIT("tr"),
                .own_name = S_INIT("Türkçe"),
                .plural = plural_one_other,
                .date = S_INIT("{datum} {weekdag}"),
                .day = S_INIT("{dag} {maand} {jaar}"),
                .months = {S_INIT("Ocak"), S_INIT("Şubat"), S_INIT("Mart"), S_INIT("Nisan"),
                           S_INIT("Mayıs"), S_INIT("Haziran"), S_INIT("Temmuz"), S_INIT("Ağustos"),
                           S_INIT("Eylül"), S_INIT("Ekim"), S_INIT("Kasım"), S_INIT("Aralık")},
                .weekdays = {S_INIT("Pazartesi"), S_INIT("Salı"), S_INIT("Çarşamba"),
                             S_INIT("Perşembe"), S_INIT("Cuma"), S_INIT("Cumartesi"),
                             S_INIT("Pazar")},
            },
        [LANGUAGE_PL] =
            {
                .code = S_INIT("pl"),
                .own_name = S_INIT("Polski"),
                .plural = plural_polish,
                .date = S_INIT("{weekdag}, {datum}"),
                .day = S_INIT("{dag} {maand} {jaar}"),
                .months = {S_INIT("stycznia"), S_INIT("lutego"), S_INIT("marca"),
                           S_INIT("kwietnia"), S_INIT("maja"), S_INIT("czerwca"), S_INIT("lipca"),
                           S_INIT("sierpnia"), S_INIT("września"), S_INIT("października"),
                           S_INIT("listopada"), S_INIT("grudnia")},
                .weekdays = {S_INIT("poniedziałek"), S_INIT("wtorek"), S_INIT("środa"),
                             S_INIT("czwartek"), S_INIT("piątek"), S_INIT("sobota"),
                             S_INIT("niedziela")},
            },
        [LANGUAGE_UK] =
            {
                .code = S_INIT("uk"),
                .own_name = S_INIT("Українська"),
                .plural = plural_ukrainian,
                .date = S_INIT("{weekdag}, {datum}"),
                .day = S_INIT("{dag} {maand} {jaar} року"),
                .months = {S_INIT("січня"), S_INIT("лютого"), S_INIT("березня"), S_INIT("квітня"),
                           S_INIT("травня"), S_INIT("червня"), S_INIT("липня"), S_INIT("серпня"),
                           S_INIT("вересня"), S_INIT("жовтня"), S_INIT("листопада"),
                           S_INIT("грудня")},
                .weekdays = {S_INIT("понеділок"), S_INIT("вівторок"), S_INIT("середа"),
                             S_INIT("четвер"), S_INIT("п’ятниця"), S_INIT("субота"),
                             S_INIT("неділя")},
            },
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
language_of_work(enum language language)
{
    check(language < LANGUAGE_COUNT);
    return rows[language].of_work;
}

bool
language_reviewed(enum language language)
{
    const struct catalogue *catalogue = catalogue_of(language_code(language));
    return !catalogue || catalogue->reviewed;
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

size_t
plural_form(enum language language, int64_t count)
{
    check(language < LANGUAGE_COUNT);
    return rows[language].plural(count);
}

struct str
tr_plural(enum language language, struct str one, struct str other, int64_t count)
{
    check(language < LANGUAGE_COUNT);
    if (language != LANGUAGE_NL) {
        const struct catalogue_entry *entry = entry_find(language, one);
        if (entry)
            return entry->forms[plural_form(language, count)];
    }
    return plural_one_other(count) == 0 ? one : other;
}

bool
tr_known(enum language language, struct str msgid)
{
    return language == LANGUAGE_NL || msgid.len == 0 || entry_find(language, msgid) != NULL;
}

struct str
tr_name(enum language language, struct str name_nl, struct str name_en)
{
    if (language == LANGUAGE_NL)
        return name_nl;
    return language == LANGUAGE_EN || !tr_known(language, name_nl) ? name_en
                                                                   : tr(language, name_nl);
}

/* Hebrew, Arabic, Syriac and Thaana are U+05C0 to U+07FF: a first byte of D7 to DF, which begins
 * no letter of another script. */
bool
runs_rtl(struct str sentence)
{
    for (size_t i = 0; i < sentence.len; i++) {
        unsigned char c = (unsigned char)sentence.ptr[i];
        if (c >= 0xD7 && c <= 0xDF)
            return true;
    }
    return false;
}

struct str
tr_fill(struct arena *mem, struct str sentence, size_t count, const struct tr_arg *args)
{
    if (str_find_byte(sentence, '{') == sentence.len)
        return sentence;

    struct text t = text_open(mem, sentence.len + 64);
    bool isolate = runs_rtl(sentence);
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
        bool found = false;
        for (size_t i = 0; i < count; i++)
            if (str_eq(args[i].name, name)) {
                value = args[i].value;
                found = value.len > 0;
            }
        text_add(&t, isolate && found ? ISOLATE_BEGIN : S(""));
        text_add(&t, value);
        text_add(&t, isolate && found ? ISOLATE_END : S(""));
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
weekday_in_words(enum language language, struct date d)
{
    return rows[language].weekdays[date_weekday(d) - MONDAY];
}

struct str
date_with_year(struct arena *mem, enum language language, struct date d)
{
    struct civil c = date_civil(d);
    struct text day = text_open(mem, 4), year = text_open(mem, 8);

    text_add_int(&day, c.mday);
    text_add_int(&year, c.year);
    return tr_fill(mem, rows[language].day, 3,
                   (struct tr_arg[]){{S("dag"), text_str(&day)},
                                     {S("maand"), rows[language].months[c.month - 1]},
                                     {S("jaar"), text_str(&year)}});
}

struct str
date_in_words(struct arena *mem, enum language language, struct date d)
{
    return tr_fill(mem, rows[language].date, 2,
                   (struct tr_arg[]){{S("weekdag"), weekday_in_words(language, d)},
                                     {S("datum"), date_with_year(mem, language, d)}});
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
    text_add_byte(&t, language == LANGUAGE_NL ? '.' : ':');
    text_add_int_wide(&t, minutes % 60, 2);
    text_add(&t, language == LANGUAGE_NL ? S(" uur") : S(""));
    return text_str(&t);
}

struct str
comma(enum language language)
{
    return rows[language].rtl ? S("، ") : S(", ");
}

struct str
moment_in_words(struct arena *mem, enum language language, int64_t at_ms)
{
    return str_join(mem, date_short(mem, language, date_in_amsterdam(at_ms)), comma(language),
                    clock_in_words(mem, language, at_ms));
}
