/* first.h - setting up an empty installation: behind a link that the program prints at its start.
 *
 * Nothing is set up while there is no doorway. Each start of the server then makes a new link, and
 * the one before ends; a link lives 24 hours. The database holds a keyed hash of its secret, and
 * what was filled in so far, sealed under that secret. All of it becomes real at once, in one
 * transaction, with the last step. */
#ifndef DOMAIN_DESK_FIRST_H
#define DOMAIN_DESK_FIRST_H

#include "domain/network/manage.h"
#include "domain/people/people.h"

struct first {
    struct str places;    /* a list of municipalities that places_read takes */
    int64_t organisation; /* 1: its fields are right */
    struct str name, paid_by, steered_by, phone;
    int64_t municipal, answer_workdays;
    struct str net; /* "yes": this organisation is the safety net; "no": later; "": not said */
    struct str contact;
    struct str person, email, password_hash;
    struct str doorway, languages;
};

struct first_draft {
    struct str token; /* in the address */
    struct bytes id;
    struct first first;
};

/* Is there no doorway yet? */
NODISCARD enum outcome first_is_needed(struct cx *cx, bool *ret);
/* Makes a link with this secret (of secret_new, outside the transaction); those before end. */
NODISCARD enum outcome first_link_set(struct cx *cx, struct str secret);
/* NOT_FOUND with a sentence: no such link, it has ended, or all is set up. `first_open` gives the
 * token for the address. */
NODISCARD enum outcome first_open(struct cx *cx, struct str secret, struct str *ret_token);
NODISCARD enum outcome first_get(struct cx *cx, struct str token, struct first_draft *ret);
NODISCARD enum outcome first_save(struct cx *cx, const struct first_draft *draft);

enum first_step {
    FIRST_PLACES,
    FIRST_ORGANISATION,
    FIRST_NET,
    FIRST_PERSON,
    FIRST_DOORWAY,
    FIRST_STEPS
};
/* The first step that is not right yet; FIRST_STEPS: none. */
enum first_step first_step_open(const struct first *first);

/* INVALID with the field. */
NODISCARD enum outcome first_person_check(struct cx *cx, const struct first *first);

/* Numbers for what is new, made outside the transaction. */
struct first_numbers {
    int64_t organisation, doorway, professional;
};
/* Everything, once: municipalities served, organisation, safety nets, administrator, doorway. */
NODISCARD enum outcome first_finish(struct cx *cx, const struct first_draft *draft,
                                    const struct first_numbers *numbers);
/* Links that have ended go. */
NODISCARD enum outcome first_purge(struct cx *cx, int64_t *ret);

#endif
