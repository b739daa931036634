/* question_shown.c - a question in the address of a page for professionals. */
#include "domain/intake/question_shown.h"

#include "base/text.h"

struct url
question_url(struct cx *cx, struct str before, struct question_id id, struct str after)
{
    struct text t = text_open(cx->mem, 80);

    text_add(&t, before);
    text_add_int(&t, id.municipality);
    text_add_byte(&t, '/');
    text_add_int(&t, id.question);
    text_add(&t, after);
    return url_path(text_str(&t));
}

enum outcome
question_of_path(struct cx *cx, const struct request *rq, struct question_id *ret)
{
    TRY(request_arg_int(cx, rq, 0, &ret->municipality));
    return request_arg_int(cx, rq, 1, &ret->question);
}
