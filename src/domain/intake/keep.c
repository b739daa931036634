/* keep.c - what who runs the program must know of questions as a whole: whether they can be read,
 * and whether one waits too long. */
#include "crypto/keys.h"
#include "domain/intake/intake.h"

enum outcome
question_keys_check(struct cx *cx, int64_t *ret)
{
    enum { PAGE = 500, ENOUGH = 100 };
    struct question_id after = {0};
    struct arena *outer = cx->mem;
    int64_t closed = 0;
    size_t count = PAGE;
    enum outcome outcome = OK;

    cx->mem = arena_open();
    while (outcome == OK && count == PAGE && closed < ENOUGH) {
        struct question_key_list_row_list page;
        struct data_key *key;
        arena_reset(cx->mem);
        outcome = sql_question_key_list(cx, after.municipality, after.question, PAGE, &page);
        count = outcome == OK ? page.count : 0;
        for (size_t i = 0; i < count && closed < ENOUGH; i++)
            closed += data_key_unwrap(cx, page.at[i].wrapped, page.at[i].question, &key) != OK;
        if (count > 0)
            after =
                (struct question_id){page.at[count - 1].municipality, page.at[count - 1].question};
    }
    arena_close(cx->mem);
    cx->mem = outer;
    *ret = closed;
    return outcome;
}

enum outcome
question_keyless_count(struct cx *cx, int64_t limit, int64_t *ret)
{
    struct question_id_row_list keyless;

    TRY(sql_question_keyless(cx, limit, &keyless));
    *ret = (int64_t)keyless.count;
    return OK;
}

enum outcome
question_keyless_erase(struct cx *cx, int64_t *ret)
{
    enum { AT_ONCE = 500 };
    struct question_id_row_list keyless = {.count = AT_ONCE};
    int64_t erased = 0;

    while (keyless.count == AT_ONCE) {
        TRY(sql_question_keyless(cx, AT_ONCE, &keyless));
        for (size_t i = 0; i < keyless.count; i++)
            TRY(question_erase(
                cx, (struct question_id){keyless.at[i].municipality, keyless.at[i].question}));
        erased += (int64_t)keyless.count;
    }
    *ret = erased;
    return OK;
}

enum outcome
holding_oldest_due(struct cx *cx, int64_t *ret_ms)
{
    return sql_holding_oldest_due(cx, ret_ms);
}

enum outcome
change_last(struct cx *cx, int64_t *ret_ms)
{
    return sql_change_last(cx, ret_ms);
}
