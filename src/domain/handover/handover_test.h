/* handover_test.h - a question with everything, and offering it; for the tests of handover only. */
#ifndef DOMAIN_HANDOVER_HANDOVER_TEST_H
#define DOMAIN_HANDOVER_HANDOVER_TEST_H

#include "app/test_house.h"
#include "domain/handover/handover.h"

#define READ_OUT S("Mag het loket u helpen?")

enum { EVERYTHING = 63 };

/* Held by the debt help and taken by Bram, who acts from then on. */
struct question_id question_with_all(struct cx *cx);
struct handover_offer offer_to(int64_t to, int64_t parts, struct str consent);
/* In a transaction of its own. */
enum outcome offer(struct cx *cx, struct question_id id, int64_t to, int64_t parts,
                   struct str consent);
struct handover_row last(struct cx *cx, struct question_id id);
struct handover_id number_of(struct cx *cx, struct question_id id);
/* Offered to the legal desk, with these parts. */
struct handover_id offered(struct cx *cx, struct question_id id, int64_t parts);
enum outcome accept_by(struct cx *cx, struct handover_id id, int64_t professional,
                       int64_t organisation);
struct question_state state_of(struct cx *cx, struct question_id id);
bool says(const struct thread_message_list *messages, struct str text);
/* Which parts of question_with_all stand here. */
int64_t parts_in(const struct thread_message_list *messages, const struct contact *contact);
/* Which its holder, who acts now, sees. */
int64_t parts_seen(struct cx *cx, struct question_id id);

#define assert_last(cx, id, state_, reason_)                                                       \
    do {                                                                                           \
        struct handover_row row_ = last(cx, id);                                                   \
        assert_str(row_.state, S(state_));                                                         \
        assert_str(row_.reason, S(reason_));                                                       \
    } while (0)

#define assert_holder(cx, id, organisation_, professional_)                                        \
    do {                                                                                           \
        struct question_state state_ = state_of(cx, id);                                           \
        assert_int_equal(state_.organisation, organisation_);                                      \
        assert_int_equal(state_.professional, professional_);                                      \
    } while (0)

#endif
