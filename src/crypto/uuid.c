/* uuid.c - random ones, and those made of a name by SHA-1. SHA-1 is broken for signatures; here it
 * only spreads names, as RFC 4122 says, and libsodium has none. */
#include "crypto/uuid.h"

#include "base/text.h"
#include "os/random.h"

enum { UUID_BYTES = 16, BLOCK_BYTES = 64, UUID_CHARS = 36 };

/* Of RFC 4122, appendix C. */
static const struct str url_space = S_INIT("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

/* ---- SHA-1, FIPS 180-4 ---- */

static uint32_t
rotate(uint32_t x, int by)
{
    return x << by | x >> (32 - by);
}

static void
sha1_block(uint32_t *h, const unsigned char *block)
{
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];

    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 80; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f, k;
        if (i < 20) {
            f = (b & c) | (~b & d);
            k = 0x5A827999;
        } else if (i < 40) {
            f = b ^ c ^ d;
            k = 0x6ED9EBA1;
        } else if (i < 60) {
            f = (b & c) | (b & d) | (c & d);
            k = 0x8F1BBCDC;
        } else {
            f = b ^ c ^ d;
            k = 0xCA62C1D6;
        }
        uint32_t next = rotate(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
    h[4] += e;
}

/* The first 16 bytes of the hash. */
static void
sha1(struct arena *mem, struct bytes first, struct str second, unsigned char *ret)
{
    size_t len = first.len + second.len;
    size_t whole = (len + 9 + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
    unsigned char *text = arena_new(mem, unsigned char, whole);
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};

    memcpy(text, first.ptr, first.len);
    if (second.len)
        memcpy(text + first.len, second.ptr, second.len);
    text[len] = 0x80;
    for (size_t i = 0; i < 8; i++)
        text[whole - 1 - i] = (unsigned char)((uint64_t)len * 8 >> (8 * i));
    for (size_t at = 0; at < whole; at += BLOCK_BYTES)
        sha1_block(h, text + at);
    for (size_t i = 0; i < UUID_BYTES; i++)
        ret[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

/* ---- text ---- */

static int
hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
uuid_valid(struct str s)
{
    if (s.len != UUID_CHARS)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? s.ptr[i] != '-' : hex_value(s.ptr[i]) < 0)
            return false;
    }
    return true;
}

static void
uuid_bytes(struct str s, unsigned char *ret)
{
    size_t to = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '-')
            continue;
        ret[to++] = (unsigned char)(hex_value(s.ptr[i]) << 4 | hex_value(s.ptr[i + 1]));
        i++;
    }
}

static struct str
uuid_text(struct arena *mem, unsigned char *bytes, int version)
{
    struct text t = text_open(mem, UUID_CHARS + 1);

    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | version << 4);
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    for (size_t i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text_add_byte(&t, '-');
        text_add_hex(&t, (struct bytes){bytes + i, 1});
    }
    return text_str(&t);
}

struct str
uuid_new(struct arena *mem)
{
    unsigned char bytes[UUID_BYTES];

    random_bytes(bytes, sizeof bytes);
    return uuid_text(mem, bytes, 4);
}

static struct str
name_uuid(struct arena *mem, struct str space, struct str name)
{
    unsigned char bytes[UUID_BYTES], made[UUID_BYTES];

    uuid_bytes(space, bytes);
    sha1(mem, (struct bytes){bytes, sizeof bytes}, name, made);
    return uuid_text(mem, made, 5);
}

struct str
uuid_of(struct arena *mem, struct str source, struct str name)
{
    if (!uuid_valid(source))
        source = name_uuid(mem, url_space, source);
    return name_uuid(mem, source, name);
}
