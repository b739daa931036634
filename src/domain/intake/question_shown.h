/* question_shown.h - a question in the address of a page for professionals: for pages only. */
#ifndef DOMAIN_INTAKE_QUESTION_SHOWN_H
#define DOMAIN_INTAKE_QUESTION_SHOWN_H

#include "domain/intake/intake.h"
#include "web/out.h"
#include "web/request.h"

/* `before` "9901/123" `after` */
struct url question_url(struct cx *cx, struct str before, struct question_id id, struct str after);
/* From the first two arguments of the path. NOT_FOUND when they are no numbers. */
NODISCARD enum outcome question_of_path(struct cx *cx, const struct request *rq,
                                        struct question_id *ret);

#endif
