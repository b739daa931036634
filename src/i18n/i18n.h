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

enum language { LANGUAGE_NL, LANGUAGE_EN, LANGUAGE_COUNT };

struct str language_code(enum language language); /* "nl": for lang= and the first part of a path */
struct str language_own_name(enum language language); /* "Nederlands" */
bool language_rtl(enum language language);
/* false, and *ret untouched, when there is no such language. */
bool language_parse(struct str code, enum language *ret);

/* The sentence in `language`; msgid itself when there is none. Lives as long as the program. */
struct str tr(enum language language, struct str msgid);
/* The form for `count` (CLDR plural rules; Arabic has six). */
struct str tr_plural(enum language language, struct str one, struct str other, int64_t count);
/* Is there a translation? Always true for Dutch. */
bool tr_known(enum language language, struct str msgid);

struct tr_arg {
    struct str name, value;
};
/* tr() with the placeholders filled in. An unknown placeholder stays as it is. */
struct str tr_fill(struct arena *mem, struct str sentence, size_t count, const struct tr_arg *args);

/* "dinsdag 24 november 2026" / "Tuesday 24 November 2026" */
struct str date_in_words(struct arena *mem, enum language language, struct date d);
/* "24 november", without weekday and year. */
struct str date_short(struct arena *mem, enum language language, struct date d);
/* "14.05 uur" / "2:05 pm" of a moment, in Amsterdam */
struct str clock_in_words(struct arena *mem, enum language language, int64_t at_ms);

#endif
