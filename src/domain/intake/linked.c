/* linked.c - two questions of one resident, in the same municipality. */
#include "domain/intake/linked.h"

#include "domain/intake/question_key.h"
#include "base/text.h"

enum outcome
question_link(struct cx *cx, struct question_id first, struct question_id second, struct str words)
{
    const int64_t organisation = cx->who.organisation;
    struct data_key *key;

    check(first.municipality == second.municipality);
    TRY(question_key(cx, first, &key));
    TRY(happening_add(cx, first, key, S("second"), str_of_int(cx->mem, second.question), words));
    TRY(happening_add_plain(cx, second, S("second_of"), str_of_int(cx->mem, first.question),
                            organisation));
    return change_question(cx, first);
}

enum outcome
question_linked(struct cx *cx, struct question_id id, struct question_ids *ret)
{
    struct happening_linked_row_list rows;

    TRY(sql_happening_linked(cx, id.municipality, id.question, &rows));
    struct question_ids list = {arena_new(cx->mem, struct question_id, rows.count), 0};
    for (size_t i = 0; i < rows.count; i++) {
        struct question_id other = {.municipality = id.municipality};
        if (str_int(rows.at[i].detail, &other.question))
            list.at[list.count++] = other;
    }
    *ret = list;
    return OK;
}
