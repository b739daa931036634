/* totp.c - codes that change every half minute, by liboath. */
#include "crypto/totp.h"

#include <liboath/oath.h>

#include "base/check.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "os/random.h"

static const int64_t step_ms = 30 * 1000;

struct bytes
totp_secret_new(struct arena *mem)
{
    unsigned char *made = arena_new(mem, unsigned char, TOTP_SECRET_BYTES);

    random_bytes(made, TOTP_SECRET_BYTES);
    return (struct bytes){made, TOTP_SECRET_BYTES};
}

/* liboath's own gives memory that the caller must free. */
struct str
totp_key(struct arena *mem, struct bytes secret)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    struct text t = text_open(mem, secret.len * 8 / 5 + 1);
    unsigned bits = 0;
    uint32_t held = 0;

    for (size_t i = 0; i < secret.len; i++) {
        held = (held << 8 | secret.ptr[i]) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5)
            text_add_byte(&t, letters[held >> (bits - 5) & 31]);
    }
    if (bits > 0)
        text_add_byte(&t, letters[held << (5 - bits) & 31]);
    return text_str(&t);
}

struct str
totp_code(struct arena *mem, struct bytes secret, int64_t step)
{
    char *made = arena_new(mem, char, TOTP_DIGITS + 1);

    int failed = oath_hotp_generate((const char *)secret.ptr, secret.len, (uint64_t)step,
                                    TOTP_DIGITS, false, OATH_HOTP_DYNAMIC_TRUNCATION, made);
    check(failed == OATH_OK);
    return (struct str){made, TOTP_DIGITS};
}

int64_t
totp_step(int64_t at_ms)
{
    return at_ms / step_ms;
}

static struct str
digits_of(struct arena *mem, struct str typed)
{
    struct text t = text_open(mem, typed.len + 1);

    for (size_t i = 0; i < typed.len; i++)
        if (typed.ptr[i] != ' ')
            text_add_byte(&t, typed.ptr[i]);
    return text_str(&t);
}

static struct bytes
bytes_of(struct str s)
{
    return (struct bytes){(const unsigned char *)s.ptr, s.len};
}

/* A telephone's clock may be half a minute off either way. */
bool
totp_verify(struct arena *mem, struct bytes secret, struct str typed, int64_t now_ms,
            int64_t used_step, int64_t *ret)
{
    struct str digits = digits_of(mem, typed);

    for (int64_t step = totp_step(now_ms) - 1; step <= totp_step(now_ms) + 1; step++) {
        bool same = bytes_same(bytes_of(digits), bytes_of(totp_code(mem, secret, step)));
        if (!same || step <= used_step)
            continue;
        *ret = step;
        return true;
    }
    return false;
}
