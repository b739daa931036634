/* number_said.c - one number in several questions. */
#include "domain/intake/number_said.h"

#include "crypto/keys.h"
#include "domain/intake/sealed_fields.h"
#include "words/reach.h"

enum outcome
numbers_said(struct cx *cx, int64_t organisation, struct number_said_list *ret)
{
    enum { OF_A_STAGE = 300 };
    struct number_said_row_list rows;

    TRY(sql_number_said(cx, organisation, OF_A_STAGE, &rows));
    struct number_said_list list = {arena_new(cx->mem, struct number_said, rows.count), 0};
    for (size_t i = 0; i < rows.count; i++) {
        const struct number_said_row *row = &rows.at[i];
        struct data_key *key;
        struct str fields;

        /* One that cannot be opened is logged, and takes no warning away from the others. */
        if (data_key_unwrap(cx, row->wrapped, row->question, &key) != OK ||
            unseal(cx, key, row->question, row->sealed_contact, &fields) != OK)
            continue;
        list.at[list.count++] = (struct number_said){
            .id = {row->municipality, row->question},
            .phone = phone_alike(cx->mem, sealed_field(cx->mem, fields, S("phone"))),
            .careful = row->careful != 0,
            .part = day_part_of(row->part),
            .days = row->days};
    }
    *ret = list;
    return OK;
}

bool
number_said(struct cx *cx, const struct number_said_list *list, struct question_id id,
            struct str phone, struct number_said *ret)
{
    const struct number_said *found = NULL;
    struct str alike = phone_alike(cx->mem, phone);

    for (size_t i = 0; alike.len && i < list->count; i++) {
        const struct number_said *one = &list->at[i];
        bool same = one->id.municipality == id.municipality && one->id.question == id.question;
        if (!same && str_eq(one->phone, alike) && (!found || (one->careful && !found->careful)))
            found = one;
    }
    if (found)
        *ret = *found;
    return found != NULL;
}
