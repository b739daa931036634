/* catalogue.h - within i18n: the tables that tools/po.py makes of the .po files. */
#ifndef I18N_CATALOGUE_H
#define I18N_CATALOGUE_H

#include "i18n/i18n.h"

enum { PLURAL_FORMS_MAX = 6 };

struct catalogue_entry {
    struct str msgid;                   /* empty ptr: an empty place in the table */
    struct str forms[PLURAL_FORMS_MAX]; /* forms[0] for a sentence without plural */
};

/* Open addressing by FNV-1a of the msgid; the size is a power of two. */
struct catalogue {
    const struct catalogue_entry *entries;
    size_t size; /* 0: there is no catalogue */
    bool reviewed;
};

/* Which of the forms belongs to a count, by the rule of CLDR. */
size_t plural_form(enum language language, int64_t count);

/* By language code; NULL when there is none. */
const struct catalogue *catalogue_of(struct str code);

#endif
