/* second_factor.c - the second step: a code that changes every half minute, or one of ten. */
#include "domain/people/second_factor.h"

#include "base/text.h"
#include "crypto/code.h"
#include "crypto/keys.h"
#include "crypto/totp.h"
#include "domain/people/people.h"
#include "domain/people/second_factor.sql.h"

static const int64_t window_ms = 15 * 60 * 1000;

enum { PERSON_ATTEMPTS = 10, NETWORK_ATTEMPTS = 30 };

static struct throttle
person_throttle(struct cx *cx, int64_t professional)
{
    struct text t = text_open(cx->mem, 24);

    text_add_int(&t, professional);
    return (struct throttle){"second_step_person", text_str(&t), PERSON_ATTEMPTS, window_ms};
}

static struct throttle
network_throttle(struct str network)
{
    return (struct throttle){"second_step_network", network, NETWORK_ATTEMPTS, window_ms};
}

enum outcome
second_step_throttle(struct cx *cx, int64_t professional, struct str network)
{
    struct throttle person = person_throttle(cx, professional), from = network_throttle(network);

    TRY(throttle_check(cx, &person));
    return throttle_check(cx, &from);
}

enum outcome
second_factor_get(struct cx *cx, int64_t professional, struct second_factor *ret)
{
    struct second_factor factor = {.professional = professional};
    struct second_factor_row row;
    struct data_key *key;
    struct str secret;
    enum outcome outcome = sql_second_factor_get(cx, professional, &row);

    if (outcome == OK) {
        TRY(data_key_unwrap(cx, row.wrapped, professional, &key));
        TRY(unseal(cx, key, professional, row.sealed, &secret));
        TRY(sql_recovery_code_count(cx, professional, &factor.codes_left));
        factor.secret = (struct bytes){(const unsigned char *)secret.ptr, secret.len};
        factor.since_ms = row.since_ms;
        factor.used_step = row.used_step;
    } else if (outcome != NOT_FOUND) {
        return outcome;
    }
    *ret = factor;
    return OK;
}

struct second_factor_plan
second_factor_prepare(struct cx *cx, int64_t professional)
{
    struct bytes secret = totp_secret_new(cx->mem);
    const struct data_key *key = data_key_new(cx);

    return (struct second_factor_plan){
        data_key_wrap(cx, key, professional),
        seal(cx, key, professional, (struct str){(const char *)secret.ptr, secret.len})};
}

static struct bytes
recovery_hash(struct cx *cx, struct str code)
{
    return keyed_hash(cx, "recovery_code", code);
}

struct recovery_codes
recovery_codes_prepare(struct cx *cx)
{
    struct recovery_codes codes;

    for (size_t i = 0; i < RECOVERY_CODES; i++) {
        struct str code = code_new(cx->mem);
        codes.shown[i] = code_show(cx->mem, code);
        codes.hashes[i] = recovery_hash(cx, code);
    }
    return codes;
}

enum outcome
second_step_read(struct cx *cx, const struct second_factor *factor, struct str typed,
                 struct str network, struct second_step *ret)
{
    struct second_step step = {0};
    struct str code;

    if (totp_verify(cx->mem, factor->secret, typed, cx->now_ms, factor->used_step, &step.step)) {
        *ret = step;
        return OK;
    }
    struct throttle person = person_throttle(cx, factor->professional);
    struct throttle from = network_throttle(network);
    throttle_keep(cx, &person);
    throttle_keep(cx, &from);
    if (!code_parse(cx->mem, typed, &code))
        return fail_field(cx, "code",
                          "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code.");
    step.recovery = recovery_hash(cx, code);
    *ret = step;
    return OK;
}

enum outcome
second_step_use(struct cx *cx, int64_t professional, const struct second_step *step)
{
    int64_t changed;

    if (step->step)
        TRY(sql_second_factor_use(cx, professional, step->step, &changed));
    else
        TRY(sql_recovery_code_use(cx, step->recovery, professional, &changed));
    if (changed)
        return OK;
    return fail_field(cx, "code",
                      "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code.");
}

enum outcome
second_factor_begin(struct cx *cx, int64_t professional, const struct second_factor_plan *plan)
{
    int64_t changed;

    TRY(sql_second_factor_begin(cx, professional, plan->wrapped, plan->sealed, &changed));
    return changed ? OK : fail(cx, CONFLICT, "De tweede stap staat al aan.");
}

enum outcome
recovery_codes_replace(struct cx *cx, int64_t professional, const struct recovery_codes *codes)
{
    int64_t deleted;

    TRY(sql_recovery_code_delete(cx, professional, &deleted));
    for (size_t i = 0; i < RECOVERY_CODES; i++)
        TRY(sql_recovery_code_add(cx, codes->hashes[i], professional));
    return OK;
}

enum outcome
second_factor_confirm(struct cx *cx, int64_t professional, int64_t step,
                      const struct recovery_codes *codes)
{
    int64_t changed;

    TRY(sql_second_factor_confirm(cx, professional, cx->now_ms, step, &changed));
    if (changed == 0)
        return fail(cx, CONFLICT, "De tweede stap staat al aan.");
    return recovery_codes_replace(cx, professional, codes);
}

enum outcome
second_factor_delete(struct cx *cx, int64_t professional)
{
    int64_t deleted;

    TRY(sql_recovery_code_delete(cx, professional, &deleted));
    return sql_second_factor_delete(cx, professional, &deleted);
}

enum outcome
second_factor_off(struct cx *cx, int64_t professional)
{
    bool wanted;

    TRY(sql_second_factor_wanted(cx, professional, &wanted));
    if (wanted)
        return fail(cx, CONFLICT,
                    "Uw organisatie vraagt om een tweede stap. Uitzetten kan daarom niet.");
    return second_factor_delete(cx, professional);
}
