/* kept_form.h - what somebody sent with a form, sealed in the address of the page that answers it.
 *
 * A page that answers a POST is gone when the reader goes on and then back. So the form is answered
 * with the address of a page; what was typed stands in it under our key, ends soon, and is stored
 * nowhere. */
#ifndef WEB_KEPT_FORM_H
#define WEB_KEPT_FORM_H

#include "base/cx.h"
#include "web/reply.h"
#include "web/request.h"

/* What was filled in before, to go along with the form that asks for more. */
struct kept_field {
    struct str name;
    struct personal value;
};
struct kept_field_list {
    struct kept_field *at;
    size_t count;
};
/* As a browser writes them: "kind=duo&dated_day=3"; and back. */
struct str kept_fields_write(struct arena *mem, const struct kept_field_list *fields);
struct kept_field_list kept_form_fields(struct arena *mem, struct str form);

/* Answers with `path` and the form behind it. *fits false: the form is too long for an address, and
 * nothing was answered. */
NODISCARD enum outcome kept_form_reply(struct cx *cx, const struct request *rq, struct reply *re,
                                       const char *purpose, struct str path, bool *fits);
/* Fills the declared fields from the first argument of the path; what the address itself gave them
 * is dropped. NOT_FOUND with a sentence: it is not one of ours, or its end has passed. */
NODISCARD enum outcome kept_form_read(struct cx *cx, struct request *rq, const char *purpose);

#endif
