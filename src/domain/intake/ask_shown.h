/* ask_shown.h - what the other doors to a question share with /vraag: for pages only. */
#ifndef DOMAIN_INTAKE_ASK_SHOWN_H
#define DOMAIN_INTAKE_ASK_SHOWN_H

#include "domain/guide/overlay.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "web/kept_form.h"
#include "web/reply.h"
#include "web/request.h"

struct ask_choice {
    struct str value, label;
    bool checked;
};
struct ask_choice_list {
    struct ask_choice *at;
    size_t count;
};

/* A last day that the site worked out comes before an answer can help much: first a short
 * objection.
 */
struct objection_first {
    bool shown, passed;
    struct date last;
    struct kept_field_list kept; /* of the letter, for the form of the objection */
};
/* `due`: the day of the answer. */
struct objection_first objection_first_of(struct cx *cx, int64_t last_day, struct str letter,
                                          struct date due);
/* What the page of a letter sends along with "explain it to me", in one field: sealed, so that the
 * day is the one we worked out. */
struct str asked_letter_make(struct cx *cx, const struct request *rq, struct date last,
                             const struct kept_field_list *letter);

struct callback_part {
    struct str code, name;
    bool chosen;
};
struct callback_part_list {
    struct callback_part *at;
    size_t count;
};

/* The boxes of the days, of codes with anything between. */
struct callback_part_list callback_days_shown(struct cx *cx, enum language language,
                                              struct str days);
/* When to call: a part of the day, and perhaps only some days. */
struct call_moments {
    struct callback_part_list parts, days;
    bool some_days;
};
/* Said back to the resident: at which number we call, when, and what we mind. */
struct call_told {
    struct personal phone, mind;
    struct str when; /* empty: any time */
    bool evening;    /* a wish: not everybody calls then */
};
NODISCARD enum outcome call_told_of(struct cx *cx, enum language language, struct question_id id,
                                    const struct contact *contact, struct call_told *ret);
/* It, from the field `from_letter`, into what is asked; nothing when there is none. */
void asked_letter_read(struct cx *cx, const struct request *rq, struct ask *ask);
/* The id of a topic that another page sent along; empty when there is no such topic. */
struct str ask_topic_known(struct str id);

/* What was wished of days and part, without what to mind. */
struct callback_wish call_moments_typed(struct cx *cx, const struct request *rq);
struct call_moments call_moments_of(struct cx *cx, enum language language, enum day_part part,
                                    struct str days);
/* The wish of a form with part, days, voicemail and mind. */
struct callback_wish callback_wish_typed(struct cx *cx, const struct request *rq);

/* The languages of interpreters; `chosen` is one's code, or empty. */
struct ask_choice_list ask_interpreters(struct cx *cx, enum language language, struct str chosen);
/* The code in the field `interpreter`; empty when it is none. */
struct str interpreter_typed(const struct request *rq);
/* The code to show chosen in a form: what was sent; when nothing was, that of the page's language,
 * because who reads another language is else called in Dutch. Empty for none. */
struct str interpreter_offered(const struct request *rq);
/* The text to agree to, by its key, as it is in that municipality. */
enum outcome ask_consent_text(struct cx *cx, const struct request *rq, int64_t municipality,
                              struct str key, struct text_found *ret);
/* The municipality that the field `municipality` names, else the doorway's own. */
enum outcome ask_place_of(struct cx *cx, const struct request *rq, struct municipality_row *ret);
/* "https://hulp.voorbeeld.nl/en/volg/l/SECRET" */
struct str ask_link(struct cx *cx, const struct request *rq, struct str secret);
/* To the page with the code. */
enum outcome ask_to_done(struct cx *cx, const struct request *rq, const struct asked *asked,
                         struct reply *re);
/* The page for a municipality that takes no part; nothing was stored. `question` as typed: numbers
 * first when it speaks of danger. `again`: the step to correct, empty when there is none. */
enum outcome ask_elsewhere(struct cx *cx, const struct request *rq,
                           const struct municipality_row *place, struct str question,
                           struct url again, struct reply *re);

#endif
