/* code.c - follow codes and short codes: Crockford's alphabet with a Luhn check modulo 32. */
#include "crypto/code.h"

#include "base/check.h"
#include "os/random.h"

enum { CODE_LENGTH = 12, SHORT_LENGTH = 6, GROUP_LENGTH = 4, SHORT_GROUP_LENGTH = 3 };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int
value_of(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    for (int i = 0; i < 32; i++)
        if (alphabet[i] == c)
            return i;
    return -1;
}

/* Luhn modulo 32 over all but the last: every second value from the right is doubled, digits
 * summed. */
static int
check_value(const int *values, int length)
{
    int sum = 0, factor = 2;

    for (int i = length - 2; i >= 0; i--) {
        int part = factor * values[i];
        sum += part / 32 + part % 32;
        factor = factor == 2 ? 1 : 2;
    }
    return (32 - sum % 32) % 32;
}

static struct str
written(struct arena *mem, const int *values, int length)
{
    char *made = arena_new(mem, char, (size_t)length + 1);

    for (int i = 0; i < length; i++)
        made[i] = alphabet[values[i]];
    return (struct str){made, (size_t)length};
}

static struct str
made_new(struct arena *mem, int length)
{
    unsigned char noise[CODE_LENGTH];
    int values[CODE_LENGTH];

    random_bytes(noise, (size_t)length - 1);
    for (int i = 0; i < length - 1; i++)
        values[i] = noise[i] % 32; /* 256 is a multiple of 32: no bias */
    values[length - 1] = check_value(values, length);
    return written(mem, values, length);
}

/* The values of what was typed; -1: it holds something else, or more than `length`. */
static int
values_read(struct str typed, int length, int *values)
{
    int count = 0;

    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.ptr[i];
        if (c == ' ' || c == '-' || c == '.' || c == '\t' || c == '\n' || c == '\r')
            continue;
        int v = value_of(c);
        if (v < 0 || count == length)
            return -1;
        values[count++] = v;
    }
    return count;
}

static bool
parsed(struct arena *mem, struct str typed, int length, struct str *ret)
{
    int values[CODE_LENGTH];

    if (values_read(typed, length, values) != length ||
        check_value(values, length) != values[length - 1])
        return false;
    *ret = written(mem, values, length);
    return true;
}

bool
code_begin_parse(struct arena *mem, struct str typed, struct str *ret, bool *ret_more)
{
    int values[CODE_LENGTH];
    int count = values_read(typed, CODE_LENGTH, values);

    if (count < CODE_BEGIN || count == CODE_LENGTH)
        return false;
    *ret_more = count > CODE_BEGIN;
    *ret = written(mem, values, CODE_BEGIN);
    return true;
}

static struct str
grouped(struct arena *mem, struct str code, size_t group)
{
    char *made = arena_new(mem, char, code.len * 2);
    size_t to = 0;

    for (size_t i = 0; i < code.len; i++) {
        if (i > 0 && i % group == 0)
            made[to++] = '-';
        made[to++] = code.ptr[i];
    }
    return (struct str){made, to};
}

struct str
code_new(struct arena *mem)
{
    return made_new(mem, CODE_LENGTH);
}

bool
code_parse(struct arena *mem, struct str typed, struct str *ret)
{
    return parsed(mem, typed, CODE_LENGTH, ret);
}

struct str
code_show(struct arena *mem, struct str code)
{
    check(code.len == CODE_LENGTH);
    return grouped(mem, code, GROUP_LENGTH);
}

struct str
short_code_new(struct arena *mem)
{
    return made_new(mem, SHORT_LENGTH);
}

bool
short_code_parse(struct arena *mem, struct str typed, struct str *ret)
{
    return parsed(mem, typed, SHORT_LENGTH, ret);
}

struct str
short_code_show(struct arena *mem, struct str code)
{
    check(code.len == SHORT_LENGTH);
    return grouped(mem, code, SHORT_GROUP_LENGTH);
}
