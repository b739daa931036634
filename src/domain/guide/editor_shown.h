/* editor_shown.h - a text as a resident will see it beside how readable it is, what changed, and
 * choices: for pages where somebody writes, of editors and of others. */
#ifndef DOMAIN_GUIDE_EDITOR_SHOWN_H
#define DOMAIN_GUIDE_EDITOR_SHOWN_H

#include "base/cx.h"
#include "i18n/i18n.h"
#include "web/form_pages.h"
#include "web/out.h"

struct text_choice {
    struct str value, label;
    struct url address;
    bool chosen;
};
struct text_choice_list {
    struct text_choice *at;
    size_t count;
};

/* ---- a text as a resident sees it, and how readable it is ---- */

struct check_sentence {
    struct str text;
    struct str_list said; /* what to mend */
};
struct check_sentence_list {
    struct check_sentence *at;
    size_t count;
};
struct text_check {
    struct str title; /* the first heading; the page has one of its own already */
    struct html preview;
    struct str code;        /* of the language of the text */
    struct str local_place; /* of an addition: where; else empty */
    bool gate, passes;
    struct str figures;
    struct check_sentence whole; /* about the text as a whole */
    struct check_sentence_list mend, fine;
    int64_t mend_count, fine_count;
};
/* A text in `language`, for `reader`. */
void text_check_fill(struct cx *cx, enum language reader, enum language language, struct str body,
                     struct text_check *ret);

/* ---- what changed, why, and when ---- */

struct shown_line {
    struct str text;
    bool gone, fresh;
};
struct shown_line_list {
    struct shown_line *at;
    size_t count;
};
struct reason_choice {
    struct str code, label;
    bool chosen;
};
struct reason_choice_list {
    struct reason_choice *at;
    size_t count;
};

void difference_shown(struct arena *mem, struct str before, struct str after,
                      struct shown_line_list *ret, bool *ret_any);

struct str text_day_said(struct arena *mem, enum language language, int64_t at_ms);

#endif
