/* ask_shown.h - what the other doors to a question share with /vraag: for pages only. */
#ifndef DOMAIN_INTAKE_ASK_SHOWN_H
#define DOMAIN_INTAKE_ASK_SHOWN_H

#include "domain/guide/overlay.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
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
