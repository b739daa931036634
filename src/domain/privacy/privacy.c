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

enum outcome
access_refusals(struct cx *cx, int64_t municipality, int64_t question, struct access_row_list *ret)
{
    return sql_access_refusals(cx, municipality, question, ret);
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

/* From `last` on, over at most `limit` rows. *ret_fits: they all do; `last` is the last that does.
 */
static enum outcome
chain_follow(struct cx *cx, struct chain_row *last, int64_t limit, int64_t *ret_count,
             bool *ret_fits)
{
    struct chain_row_list page;

    TRY(sql_access_sealed_after(cx, last->seal_number, limit, &page));
    *ret_count = (int64_t)page.count;
    *ret_fits = true;
    for (size_t i = 0; i < page.count; i++) {
        struct chain_row *row = &page.at[i];
        bool next = row->seal_number == last->seal_number + 1;
        if (!next || !bytes_same(row->seal, seal_of(cx, row, row->seal_number, last->seal))) {
            *ret_fits = false;
            return OK;
        }
        *last = *row;
    }
    return OK;
}

/* From the row behind `last`, which is believed. *ret: the number of the last row. */
static enum outcome
verify_from(struct cx *cx, struct chain_row last, int64_t *ret)
{
    enum { PAGE = 500 };
    int64_t count;
    bool fits;

    do {
        TRY(chain_follow(cx, &last, PAGE, &count, &fits));
        if (!fits)
            return fail_with(cx, CONFLICT, T("Het inzagelogboek klopt niet vanaf regel {n}."),
                             S(""), last.seal_number + 1);
    } while (count == PAGE);
    *ret = last.seal_number;
    return OK;
}

enum outcome
access_verify(struct cx *cx, int64_t *ret)
{
    return verify_from(cx, (struct chain_row){0}, ret);
}

enum outcome
access_state(struct cx *cx, struct access_check_row *ret)
{
    struct access_check_row row = {0};
    enum outcome outcome = sql_access_check_get(cx, &row);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = row;
    return OK;
}

enum outcome
access_check(struct cx *cx, int64_t limit, int64_t *ret)
{
    struct access_check_row state;
    int64_t count;
    bool fits;

    TRY(access_state(cx, &state));
    struct chain_row last = {.seal_number = state.number, .seal = state.seal};
    TRY(chain_follow(cx, &last, limit, &count, &fits));
    if (!fits) {
        state.broken_number = last.seal_number + 1;
        state.broken_ms = cx->now_ms;
    }
    bool round_ends = !fits || count < limit;
    if (fits && round_ends) {
        state.whole_number = last.seal_number;
        state.whole_ms = cx->now_ms;
        state.broken_number = 0;
    }
    if (round_ends)
        last = (struct chain_row){0};
    *ret = fits ? count : 0;
    return sql_access_check_put(cx, last.seal_number, last.seal, state.whole_number, state.whole_ms,
                                state.broken_number, state.broken_ms);
}

enum outcome
access_counts(struct cx *cx, int64_t organisation, int64_t from_ms, int64_t to_ms,
              struct access_count_row_list *ret)
{
    return sql_access_counts(cx, organisation, from_ms, to_ms, ret);
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

    text_add_hex(&hex, keyed_hash(cx, "consent_text", text));
    TRY(sql_consent_text_add(cx, text_str(&hex), text, cx->now_ms));
    return sql_consent_add(cx, municipality, question, id_new(cx->now_ms), text_key, text_str(&hex),
                           language, given, cx->now_ms);
}

enum outcome
consent_version(struct cx *cx, int64_t municipality, int64_t question, struct str text_key,
                struct str *ret)
{
    struct consent_last_row row;

    TRY(sql_consent_last(cx, municipality, question, text_key, &row));
    if (!row.given || row.withdrawn_ms != 0)
        return NOT_FOUND;
    *ret = row.text_hash;
    return OK;
}

enum outcome
consent_agreed(struct cx *cx, int64_t municipality, int64_t question, struct str text_key,
               struct str *ret)
{
    struct consent_text_get_row row;
    struct str version;

    TRY(consent_version(cx, municipality, question, text_key, &version));
    TRY(sql_consent_text_get(cx, version, &row));
    *ret = row.body;
    return OK;
}

enum outcome
consent_given(struct cx *cx, int64_t municipality, int64_t question, struct str text_key, bool *ret)
{
    struct str version;
    enum outcome outcome = consent_version(cx, municipality, question, text_key, &version);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = outcome == OK;
    return OK;
}

enum outcome
consent_withdraw(struct cx *cx, int64_t municipality, int64_t question, struct str text_key)
{
    int64_t changed;

    return sql_consent_withdraw(cx, municipality, question, text_key, cx->now_ms, &changed);
}
