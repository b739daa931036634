/* privacy.c - the access log with its chain, and consents. */
#include "domain/privacy/privacy.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "i18n/i18n.h"
#include "os/random.h"

/* ---- who looked ---- */

static enum outcome
access_write(struct cx *cx, const void *what)
{
    const struct chain_row *row = what;
    return sql_access_add(cx, row->access, row->at_ms, row->professional, row->organisation,
                          row->municipality, row->question, row->act);
}

void
access_note(struct cx *cx, int64_t municipality, int64_t question, struct str act)
{
    struct chain_row *row = arena_new(cx->mem, struct chain_row, 1);

    *row = (struct chain_row){.access = id_new(cx->now_ms),
                              .at_ms = cx->now_ms,
                              .professional = cx->who.professional,
                              .organisation = cx->who.organisation,
                              .municipality = municipality,
                              .question = question,
                              .act = act};
    keep(cx, access_write, row);
}

enum outcome
access_list(struct cx *cx, int64_t municipality, int64_t question, struct access_row_list *ret)
{
    return sql_access_of_question(cx, municipality, question, ret);
}

/* Over everything the row says, its place, and the seal before it. */
static struct bytes
seal_of(struct cx *cx, const struct chain_row *row, int64_t number, struct bytes before)
{
    struct text t = text_open(cx->mem, 256);
    const int64_t numbers[] = {number,
                               row->access,
                               row->at_ms,
                               row->professional,
                               row->organisation,
                               row->municipality,
                               row->question};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        text_add_int(&t, numbers[i]);
        text_add_byte(&t, ' ');
    }
    text_add(&t, row->act);
    text_add_byte(&t, ' ');
    text_add_hex(&t, before);
    return keyed_hash(cx, "access_chain", text_str(&t));
}

enum outcome
access_seal(struct cx *cx, int64_t limit, int64_t *ret)
{
    struct chain_row last = {0};
    struct chain_row_list fresh;
    enum outcome outcome = sql_access_last_seal(cx, &last);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    TRY(sql_access_unsealed(cx, limit, &fresh));
    for (size_t i = 0; i < fresh.count; i++) {
        struct chain_row *row = &fresh.at[i];
        row->seal_number = last.seal_number + 1;
        row->seal = seal_of(cx, row, row->seal_number, last.seal);
        TRY(sql_access_set_seal(cx, row->access, row->seal_number, row->seal));
        last = *row;
    }
    *ret = (int64_t)fresh.count;
    return OK;
}

/* From the row behind `last`, which is believed. */
static enum outcome
verify_from(struct cx *cx, struct chain_row last, int64_t *ret)
{
    enum { PAGE = 500 };
    struct chain_row_list page;

    do {
        TRY(sql_access_sealed_after(cx, last.seal_number, PAGE, &page));
        for (size_t i = 0; i < page.count; i++) {
            struct chain_row *row = &page.at[i];
            bool next = row->seal_number == last.seal_number + 1;
            if (!next || !bytes_same(row->seal, seal_of(cx, row, row->seal_number, last.seal)))
                return fail_with(cx, CONFLICT, T("Het inzagelogboek klopt niet vanaf regel {n}."),
                                 S(""), last.seal_number + 1);
            last = *row;
        }
    } while (page.count == PAGE);
    *ret = last.seal_number;
    return OK;
}

enum outcome
access_verify(struct cx *cx, int64_t *ret)
{
    return verify_from(cx, (struct chain_row){0}, ret);
}

enum outcome
access_verify_last(struct cx *cx, int64_t count, int64_t *ret)
{
    struct chain_row last = {0};
    struct chain_row_list from = {0};
    enum outcome outcome = sql_access_last_seal(cx, &last);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    if (last.seal_number > count)
        TRY(sql_access_sealed_after(cx, last.seal_number - count - 1, 1, &from));
    last = from.count > 0 ? from.at[0] : (struct chain_row){0};
    TRY(verify_from(cx, last, ret));
    *ret -= last.seal_number;
    return OK;
}

/* ---- consent ---- */

enum outcome
consent_add(struct cx *cx, int64_t municipality, int64_t question, struct str text_key,
            struct str text, struct str language, bool given)
{
    struct text hex = text_open(cx->mem, 64);
    int64_t id = id_new(cx->now_ms), stored = 0, changed;

    text_add_hex(&hex, keyed_hash(cx, "consent_text", text));
    /* The text is new once; after that one statement is enough. */
    for (int run = 0; stored == 0; run++) {
        check(run < 2);
        if (run > 0)
            TRY(sql_consent_text_add(cx, text_str(&hex), text, cx->now_ms, &changed));
        TRY(sql_consent_add(cx, municipality, question, id, text_key, text_str(&hex), language,
                            given, cx->now_ms, &stored));
    }
    return OK;
}

enum outcome
consent_given(struct cx *cx, int64_t municipality, int64_t question, struct str text_key, bool *ret)
{
    struct consent_last_row row = {0};
    enum outcome outcome = sql_consent_last(cx, municipality, question, text_key, &row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = row.given && row.withdrawn_ms == 0;
    return OK;
}
