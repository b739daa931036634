/* manage_shown.h - what the pages that change the network share: scope, fields, lists. */
#ifndef DOMAIN_DESK_MANAGE_SHOWN_H
#define DOMAIN_DESK_MANAGE_SHOWN_H

#include "domain/network/manage.h"
#include "web/form_pages.h"
#include "web/reply.h"

/* Asks for PERMISSION_NETWORK, and gives the scope of who acts. */
NODISCARD enum outcome manager_scope(struct cx *cx, struct scope *ret);
/* What was seen is not what is stored: the form comes back with both, as INVALID about `seen`. */
enum outcome conflict_again(struct cx *cx, enum outcome outcome);
/* Ends a handler: the form in the frame of professionals, 409 after a conflict. */
enum outcome manage_reply(struct reply *re, struct str title, const struct form_page *page);
enum outcome manage_saved(struct reply *re);

/* Beside the field, which of the municipalities that were typed are not right. */
NODISCARD enum outcome place_problems_show(struct cx *cx, const struct request *rq,
                                           const struct scope *scope, bool take,
                                           struct form_field *field);
NODISCARD enum outcome places_typed(struct cx *cx, const struct request *rq,
                                    const struct scope *scope, bool take, struct place_list *ret);

struct form_field *form_phone(struct form_page *page, struct str label, struct str hint,
                              struct str stored);
/* Yes or no, as radio buttons. */
void form_yes_no(struct form_page *page, struct str name, struct str label, struct str hint,
                 bool stored);
/* The fields that every organisation has, and what was typed in them. */
void organisation_fields(struct form_page *page, const struct organisation_row *stored);
struct organisation_row organisation_typed(const struct request *rq);
int64_t number_typed(const struct request *rq, struct str name); /* -1: no number */
void language_choices(struct form_page *page, struct str languages);
struct str languages_typed(struct cx *cx, const struct request *rq); /* Dutch always */

#endif
