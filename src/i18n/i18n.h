/* i18n.h - sentences in the reader's language.
 *
 * The Dutch sentence is the key (msgid); `content/<language>/elkedeur.po` holds the others,
 * compiled at build time into tables. What has no translation stays Dutch, and `tools/po.py check`
 * lists it. Placeholders stand in braces, by name: "U krijgt antwoord voor {dag}." */
#ifndef I18N_I18N_H
#define I18N_I18N_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum language {
    LANGUAGE_NL,
    LANGUAGE_EN,
    LANGUAGE_AR,
    LANGUAGE_TR,
    LANGUAGE_PL,
    LANGUAGE_UK,
    LANGUAGE_COUNT
};

struct str language_code(enum language language); /* "nl": for lang= and the first part of a path */
struct str language_own_name(enum language language); /* "Nederlands" */
bool language_rtl(enum language language);
/* Dutch and English have every sentence. The others have what residents see; professionals work in
 * Dutch or English. */
bool language_of_work(enum language language);
/* false: no translator has read its sentences ("X-Reviewed: no" in its .po file). */
bool language_reviewed(enum language language);
/* false, and *ret untouched, when there is no such language. */
bool language_parse(struct str code, enum language *ret);

/* The sentence in `language`; msgid itself when there is none. Lives as long as the program. */
struct str tr(enum language language, struct str msgid);
/* The form for `count` (CLDR plural rules; Arabic has six). */
struct str tr_plural(enum language language, struct str one, struct str other, int64_t count);
/* Is there a translation? Always true for Dutch. */
bool tr_known(enum language language, struct str msgid);

/* The name of a row of data/, which has one in Dutch and one in English: other languages have a
 * translation of the Dutch one, else the English. */
struct str tr_name(enum language language, struct str name_nl, struct str name_en);

struct tr_arg {
    struct str name, value;
};
/* Is this sentence in a script that runs from right to left? Values in it (telephone numbers, Dutch
 * names) then stand between ISOLATE_BEGIN and ISOLATE_END, or their parts change places: see
 * https://www.w3.org/International/questions/qa-bidi-unicode-controls */
bool runs_rtl(struct str sentence);
#define ISOLATE_BEGIN S("\xE2\x81\xA8") /* U+2068 first strong isolate */
#define ISOLATE_END S("\xE2\x81\xA9")   /* U+2069 pop directional isolate */

/* tr() with the placeholders filled in, isolated where the sentence runs from right to left. An
 * unknown placeholder stays as it is. */
struct str tr_fill(struct arena *mem, struct str sentence, size_t count, const struct tr_arg *args);

/* "dinsdag 24 november 2026" / "Tuesday 24 November 2026" / "24 Kasım 2026 Salı". Digits are those
 * of letters and telephones in the Netherlands in every language. */
struct str date_in_words(struct arena *mem, enum language language, struct date d);
/* "24 november 2026" */
struct str date_with_year(struct arena *mem, enum language language, struct date d);
/* "24 november", without weekday and year. The month in the case that a day asks for. */
struct str date_short(struct arena *mem, enum language language, struct date d);
struct str weekday_in_words(enum language language, struct date d);
/* "14.05 uur" / "2:05 pm" / "14:05" of a moment, in Amsterdam */
struct str clock_in_words(struct arena *mem, enum language language, int64_t at_ms);
/* "24 november, 14.05 uur" */
struct str moment_in_words(struct arena *mem, enum language language, int64_t at_ms);
/* ", " between the things of a list; Arabic has its own. */
struct str comma(enum language language);

#endif
