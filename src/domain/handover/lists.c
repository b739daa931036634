/* lists.c - reading handovers: the last of a question, its words, and the lists of both ends. */
#include "domain/handover/handover.h"
#include "domain/handover/handover_move.h"
#include "domain/intake/question_seal.h"
#include "domain/intake/sealed_fields.h"
#include "domain/people/people.h"

enum outcome
handover_last(struct cx *cx, struct question_id id, struct handover_row *ret)
{
    return sql_handover_get_last(cx, id.municipality, id.question, ret);
}

enum outcome
handover_words(struct cx *cx, const struct handover_row *row, struct handover_words *ret)
{
    struct question_id id = handover_question(row);
    struct str fields, reason;

    TRY(question_unseal(cx, id, row->sealed, &fields));
    TRY(question_unseal(cx, id, row->sealed_reason, &reason));
    *ret = (struct handover_words){.why = {sealed_field(cx->mem, fields, S("why"))},
                                   .asked = {sealed_field(cx->mem, fields, S("asked"))},
                                   .reason = {reason}};
    return OK;
}

enum outcome
handover_packet(struct cx *cx, const struct handover_row *row, struct packet *ret)
{
    return packet_read(cx, handover_question(row), row->handover, row->parts, ret);
}

/* Newest first begins after the newest there can be. */
static struct handover_place
before_of(struct handover_place after)
{
    return after.at_ms ? after : (struct handover_place){INT64_MAX, INT64_MAX};
}

enum outcome
handover_list(struct cx *cx, enum handover_list list, struct handover_place after,
              struct handover_line_row_list *ret)
{
    const int64_t organisation = cx->who.organisation, limit = INBOX_PAGE + 1;
    const struct handover_place before = before_of(after);

    TRY(need(cx, PERMISSION_QUESTIONS));
    switch (list) {
    case HANDOVERS_OFFERED:
        return sql_handover_list_offered(cx, organisation, cx->now_ms, after.at_ms, after.handover,
                                         limit, ret);
    case HANDOVERS_SENT:
        return sql_handover_list_sent(cx, organisation, before.at_ms, before.handover, limit, ret);
    case HANDOVERS_RETURNED:
        return sql_handover_list_returned(cx, organisation, before.at_ms, before.handover, limit,
                                          ret);
    case HANDOVERS_RUNNING:
        return sql_handover_list_from(cx, organisation, 1, before.at_ms, before.handover, limit,
                                      ret);
    case HANDOVERS_OVER:
        return sql_handover_list_from(cx, organisation, 2, before.at_ms, before.handover, limit,
                                      ret);
    case HANDOVERS_COUNT:
        break;
    }
    check(false);
    return NOT_FOUND;
}

enum outcome
handover_sent(struct cx *cx, struct question_id id, bool *ret)
{
    TRY(need(cx, PERMISSION_QUESTIONS));
    return sql_handover_sent(cx, id.municipality, id.question, cx->who.organisation, ret);
}

enum outcome
handover_find(struct cx *cx, const struct code_typed *code, struct sent_row_list *ret)
{
    TRY(need(cx, PERMISSION_QUESTIONS));
    return code->whole ? sql_sent_by_code(cx, cx->who.organisation, code->hash, INBOX_PAGE, ret)
                       : sql_sent_by_begin(cx, cx->who.organisation, code->hash, INBOX_PAGE, ret);
}

enum outcome
handover_counts(struct cx *cx, int64_t counts[HANDOVERS_COUNT])
{
    struct handover_counts_row row;

    TRY(need(cx, PERMISSION_QUESTIONS));
    TRY(sql_handover_counts(cx, cx->who.organisation, cx->now_ms, &row));
    counts[HANDOVERS_OFFERED] = row.offered;
    counts[HANDOVERS_SENT] = row.sent;
    counts[HANDOVERS_RETURNED] = row.returned;
    counts[HANDOVERS_RUNNING] = counts[HANDOVERS_OVER] = 0;
    return OK;
}

enum outcome
handover_coordination(struct cx *cx, struct handover_wait_row_list *ret)
{
    enum { AT_ONCE = 50 };

    TRY(need(cx, PERMISSION_COORDINATE));
    return sql_handover_coordination(cx, cx->who.organisation, AT_ONCE, ret);
}
