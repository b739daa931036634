/* letter.h - a letter that somebody got: what kind it is, which last day it has, and an objection.
 *
 * Kinds are data that a lawyer keeps (data/letter_kinds.csv, letter_groups.csv; data/SOURCES.md
 * says how). A last day is computed for kinds that name a rule only: `besluit` (Awb 6:7) and
 * `belasting` (AWR 22j). For every other kind, and without the date on the letter, there is none:
 * then somebody must be called today. Nothing is stored. */
#ifndef DOMAIN_GUIDE_LETTER_H
#define DOMAIN_GUIDE_LETTER_H

#include "base/cx.h"
#include "i18n/i18n.h"
#include "law/term.h"
#include "letter_groups.h" /* generated from data/ */
#include "letter_kinds.h"

/* NULL when there is none. */
const struct letter_groups_row *letter_group_find(struct str id);
const struct letter_kinds_row *letter_kind_find(struct str id);
bool letter_kind_in(const struct letter_kinds_row *kind, struct str group);
/* Of nobody's group: for who does not know. */
const struct letter_kinds_row *letter_kind_unknown(void);

/* Of nobody's group too: for who comes with the code of a decision of the municipality. */
const struct letter_kinds_row *letter_kind_by_code(void);

/* Is there a rule for its last day? */
bool letter_has_term(const struct letter_kinds_row *kind);
/* Is an objection the way to disagree? Against a summons, for one, it is not. */
bool letter_takes_objection(const struct letter_kinds_row *kind);

/* Is it a decision of a municipality, with the ordinary term? A tax of the municipality is not:
 * others decide on it, in a year's time (Gemeentewet 231 and 236). */
bool letter_of_municipality(const struct letter_kinds_row *kind);

struct received_letter {
    const struct letter_kinds_row *kind;
    struct maybe_date dated, came; /* the date on it; the day it came */
};
/* A day on or of a letter, as a resident typed it; unknown when nothing was. INVALID about `field`
 * with what is wrong. */
NODISCARD enum outcome letter_day_typed(struct cx *cx, struct str typed, struct str field,
                                        struct maybe_date *ret);
/* Can these days be? INVALID about `dated` or `came`. `today` in Amsterdam. A tax assessment may be
 * dated some weeks ahead, and so come before its date. */
NODISCARD enum outcome letter_days_check(struct cx *cx, const struct received_letter *letter,
                                         struct date today);
/* The same of two days. A date of over ten years ago can only be of what came since. `ahead_too`:
 * the date on the letter may be one that comes, as on a tax assessment. Of any letter it may when
 * it has come already. */
NODISCARD enum outcome received_days_check(struct cx *cx, struct maybe_date dated,
                                           struct maybe_date came, bool ahead_too,
                                           struct date today);
/* The last day to object. INVALID when the kind has no rule or the date is not known. */
NODISCARD enum outcome letter_last_day(struct cx *cx, const struct received_letter *letter,
                                       struct term *ret);

/* What was filled in, in Dutch, as the text of a question: nobody has to tell it again. `last` when
 * it is known. */
struct str letter_told(struct arena *mem, const struct received_letter *letter,
                       struct maybe_date last);

/* An objection in Dutch, which is the language of authorities (Awb 2:6). What is empty is left to
 * fill in by hand. Awb 6:5: name, address, date, the decision, the reasons; 6:6: reasons may follow
 * when the authority says until when. */
struct objection_paper {
    struct str name, address, to, reference, against, why;
    struct str late_why;           /* why it comes too late (6:11) */
    struct str kind;               /* of letter, as people choose it; may be empty */
    bool late, reasons_follow;     /* all reasons, or with `why` the rest of them */
    struct maybe_date dated, came; /* of the decision */
    struct date today;
};
struct str objection_paper_text(struct arena *mem, const struct objection_paper *letter);
/* The same to be sent as it is: without what is for the pen, and without name and address, which go
 * along beside it. */
struct str objection_sent_text(struct arena *mem, const struct objection_paper *letter);
/* What either says, sentence by sentence in the reader's language: nobody signs what they cannot
 * read. `by_pen`: the one on paper. */
enum { OBJECTION_EXPLAINED_MAX = 12 };
struct objection_explained {
    struct str *at;
    size_t count;
};
struct objection_explained objection_explain(struct arena *mem, enum language language,
                                             const struct objection_paper *letter, bool by_pen);

#endif
