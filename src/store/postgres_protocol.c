/* postgres_protocol.c - numbers are big-endian; text and bytes stand as they are. */
#include "store/postgres_protocol.h"

#include <string.h>

#include "base/check.h"

static unsigned
oid_of(char letter)
{
    switch (letter | 0x20) {
    case 'i':
        return OID_INT8;
    case 't':
        return OID_TEXT;
    case 'r':
        return OID_FLOAT8;
    default:
        check((letter | 0x20) == 'b');
        return OID_BYTEA;
    }
}

bool
postgres_type_fits(char letter, unsigned type)
{
    switch (letter | 0x20) {
    case 'i':
        return type == OID_INT8 || type == OID_INT4 || type == OID_INT2 || type == OID_BOOL;
    case 't':
        return type == OID_TEXT || type == OID_VARCHAR;
    default:
        return type == oid_of(letter);
    }
}

int
postgres_types(struct cx *cx, const struct statement *st, unsigned **ret)
{
    size_t count = strlen(st->params);
    *ret = arena_new(cx->mem, unsigned, count);
    for (size_t i = 0; i < count; i++)
        (*ret)[i] = oid_of(st->params[i]);
    return (int)count;
}

static const char *
number_store(unsigned char *place, uint64_t bits)
{
    for (int i = 0; i < 8; i++)
        place[i] = (unsigned char)(bits >> (56 - 8 * i));
    return (const char *)place;
}

static void
param_send(struct sent *sent, int i, char letter, const struct param *param)
{
    uint64_t bits;
    size_t len = 8;
    bool empty;
    switch (letter | 0x20) {
    case 'i':
        empty = param->i == 0;
        sent->values[i] = number_store(sent->numbers[i], (uint64_t)param->i);
        break;
    case 'r':
        empty = !(param->r < 0 || param->r > 0);
        memcpy(&bits, &param->r, sizeof bits);
        sent->values[i] = number_store(sent->numbers[i], bits);
        break;
    case 't':
        len = param->t.len;
        empty = len == 0;
        sent->values[i] = empty ? "" : param->t.ptr;
        break;
    default:
        len = param->b.len;
        empty = len == 0;
        sent->values[i] = empty ? "" : (const char *)param->b.ptr;
    }
    check(len <= INT32_MAX);
    sent->lengths[i] = (int)len;
    sent->formats[i] = 1;
    if (empty && (letter & 0x20) == 0)
        sent->values[i] = NULL;
}

struct sent
postgres_params(struct cx *cx, const struct statement *st, const struct param *params)
{
    size_t count = strlen(st->params);
    struct sent sent = {
        .count = (int)count,
        .values = arena_new(cx->mem, const char *, count),
        .lengths = arena_new(cx->mem, int, count),
        .formats = arena_new(cx->mem, int, count),
        .numbers = arena_alloc(cx->mem, count, 8),
    };
    for (int i = 0; i < sent.count; i++)
        param_send(&sent, i, st->params[i], &params[i]);
    return sent;
}

/* A whole number of any width, with its sign. */
static int64_t
number_load(const unsigned char *at, size_t len)
{
    check(len == 1 || len == 2 || len == 4 || len == 8);
    uint64_t bits = 0;
    for (size_t i = 0; i < len; i++)
        bits = bits << 8 | at[i];
    switch (len) {
    case 2:
        return (int16_t)bits;
    case 4:
        return (int32_t)bits;
    default: /* a boolean is 0 or 1 */
        return (int64_t)bits;
    }
}

struct param
postgres_value(char letter, const char *at, size_t len)
{
    struct param value = {0};
    int64_t bits;

    switch (letter | 0x20) {
    case 'i':
        value.i = number_load((const unsigned char *)at, len);
        break;
    case 'r':
        check(len == 8);
        bits = number_load((const unsigned char *)at, len);
        memcpy(&value.r, &bits, sizeof value.r);
        break;
    case 't':
        value.t = (struct str){at, len};
        break;
    default:
        value.b = (struct bytes){(const unsigned char *)at, len};
    }
    return value;
}

enum failure
postgres_failure(struct str state)
{
    static const struct {
        enum failure failure;
        struct str begins; /* looked at in this order */
    } known[] = {
        {FAILURE_CONSTRAINT, S_INIT("23 40002 P0001")},
        {FAILURE_GONE, S_INIT("08 57P 58 XX 25006 25P03 40003")},
        /* The last two: a plan from before a migration, or a pooler that gave us another
         * session. */
        {FAILURE_RACE, S_INIT("40 55P03 26000 0A000")},
        {FAILURE_REFUSED, S_INIT("42501")},
        {FAILURE_FULL, S_INIT("53 57014")},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct str rest = known[i].begins;
        for (struct str begin; str_cut(&rest, ' ', &begin);)
            if (str_starts(state, begin))
                return known[i].failure;
    }
    return FAILURE_STATEMENT;
}
