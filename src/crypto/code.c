/* code.c - follow codes: Crockford's alphabet with a Luhn check modulo 32. */
#include "crypto/code.h"

#include "base/check.h"
#include "os/random.h"

enum { CODE_LENGTH = 12, RANDOM_LENGTH = 11 };

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

/* Luhn modulo 32 over the first eleven: every second value from the right is doubled, digits
 * summed. */
static int
check_value(const int *values)
{
    int sum = 0, factor = 2;

    for (int i = RANDOM_LENGTH - 1; i >= 0; i--) {
        int part = factor * values[i];
        sum += part / 32 + part % 32;
        factor = factor == 2 ? 1 : 2;
    }
    return (32 - sum % 32) % 32;
}

struct str
code_new(struct arena *mem)
{
    unsigned char noise[RANDOM_LENGTH];
    int values[RANDOM_LENGTH];
    char *made = arena_new(mem, char, CODE_LENGTH + 1);

    random_bytes(noise, sizeof noise);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
        values[i] = noise[i] % 32; /* 256 is a multiple of 32: no bias */
        made[i] = alphabet[values[i]];
    }
    made[RANDOM_LENGTH] = alphabet[check_value(values)];
    return (struct str){made, CODE_LENGTH};
}

bool
code_parse(struct arena *mem, struct str typed, struct str *ret)
{
    int values[CODE_LENGTH];
    int count = 0;

    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.ptr[i];
        if (c == ' ' || c == '-' || c == '.' || c == '\t' || c == '\n' || c == '\r')
            continue;
        int v = value_of(c);
        if (v < 0 || count == CODE_LENGTH)
            return false;
        values[count++] = v;
    }
    if (count != CODE_LENGTH || check_value(values) != values[RANDOM_LENGTH])
        return false;

    char *made = arena_new(mem, char, CODE_LENGTH + 1);
    for (int i = 0; i < CODE_LENGTH; i++)
        made[i] = alphabet[values[i]];
    *ret = (struct str){made, CODE_LENGTH};
    return true;
}

struct str
code_show(struct arena *mem, struct str code)
{
    check(code.len == CODE_LENGTH);
    char *made = arena_new(mem, char, CODE_LENGTH + 3);
    size_t to = 0;

    for (size_t i = 0; i < CODE_LENGTH; i++) {
        if (i > 0 && i % 4 == 0)
            made[to++] = '-';
        made[to++] = code.ptr[i];
    }
    return (struct str){made, to};
}
