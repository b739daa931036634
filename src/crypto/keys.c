/* keys.c - libsodium behind crypto/keys.h. */
#include "crypto/keys.h"

#include <sodium.h>
#include <stdlib.h>

#include "base/text.h"
#include "os/files.h"
#include "os/log.h"
#include "os/thread.h"

enum {
    KEY_BYTES = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    NONCE_BYTES = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG_BYTES = crypto_aead_xchacha20poly1305_ietf_ABYTES,
    MASTER_MAX = 64,   /* keys in the folder; rotating yearly, that is a lifetime */
    ARGON_AT_ONCE = 2, /* 64 MiB each */
};

struct data_key {
    unsigned char key[KEY_BYTES];
};

struct keys {
    struct data_key master[MASTER_MAX]; /* by number, 1 the first; [0] unused */
    bool present[MASTER_MAX];
    int newest;
};

/* Made ready by keys_open: a condition has no static value. */
static struct gate {
    struct mutex lock;
    struct condition freed;
    int running;
} argon_gate = {.lock = MUTEX_INIT};

static void
key_wipe(void *key)
{
    sodium_memzero(key, sizeof(struct data_key));
}

static struct data_key *
key_in_arena(struct cx *cx)
{
    struct data_key *key = arena_new(cx->mem, struct data_key, 1);
    arena_defer(cx->mem, key_wipe, key);
    return key;
}

static struct str
key_path(struct cx *cx, struct str folder, int number)
{
    struct text path = text_open(cx->mem, folder.len + 16);
    text_add(&path, folder);
    text_add(&path, S("/master-"));
    text_add_int_wide(&path, number, 3);
    text_add(&path, S(".key"));
    return text_str(&path);
}

static enum outcome
key_load(struct cx *cx, struct keys *keys, struct str folder, int number)
{
    struct str path = key_path(cx, folder, number);
    struct bytes content;

    enum outcome outcome = file_read(cx->mem, path, KEY_BYTES + 1, &content);
    if (outcome == NOT_FOUND)
        return OK;
    if (outcome != OK)
        return fail_with(cx, outcome, T("Een sleutelbestand kan niet worden gelezen."), path, 0);
    if (!file_is_private(cx->mem, path))
        return fail_with(cx, INVALID,
                         T("Een sleutelbestand is leesbaar voor anderen: zet de rechten op 0600."),
                         path, 0);
    if (content.len != KEY_BYTES)
        return fail(cx, INVALID, "Een sleutelbestand heeft niet de goede lengte.");
    memcpy(keys->master[number].key, content.ptr, KEY_BYTES);
    keys->present[number] = true;
    keys->newest = number;
    return OK;
}

enum outcome
keys_open(struct cx *cx, struct str folder, bool create, struct keys **ret)
{
    check(sodium_init() >= 0);
    struct keys *keys = sodium_malloc(sizeof *keys);
    check(keys);
    sodium_memzero(keys, sizeof *keys);
    condition_init(&argon_gate.freed);

    if (create)
        TRY(directory_make(cx->mem, folder, 0700));
    for (int number = 1; number < MASTER_MAX; number++)
        TRY(key_load(cx, keys, folder, number));
    if (keys->newest == 0 && create) {
        struct data_key fresh;
        randombytes_buf(fresh.key, sizeof fresh.key);
        TRY(file_write_atomic(cx->mem, key_path(cx, folder, 1),
                              (struct bytes){fresh.key, KEY_BYTES}, 0600));
        key_wipe(&fresh);
        TRY(key_load(cx, keys, folder, 1));
    }
    /* Codes, links and sessions hang on the first one for ever. */
    if (!keys->present[1])
        return fail(cx, INVALID,
                    "De eerste hoofdsleutel (master-001.key) is niet in de sleutelmap.");
    *ret = keys;
    return OK;
}

void
keys_close(struct keys *keys)
{
    sodium_free(keys);
}

/* nonce | ciphertext and tag, with `about` as associated data. */
static struct bytes
seal_under(struct cx *cx, const unsigned char *key, int64_t about, struct bytes plain)
{
    unsigned char *made = arena_new(cx->mem, unsigned char, NONCE_BYTES + plain.len + TAG_BYTES);
    unsigned long long len;

    randombytes_buf(made, NONCE_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(made + NONCE_BYTES, &len, plain.ptr, plain.len,
                                               (const unsigned char *)&about, sizeof about, NULL,
                                               made, key);
    return (struct bytes){made, NONCE_BYTES + (size_t)len};
}

static bool
unseal_under(struct cx *cx, const unsigned char *key, int64_t about, struct bytes sealed,
             struct bytes *ret)
{
    unsigned long long len;

    if (sealed.len < NONCE_BYTES + TAG_BYTES)
        return false;
    unsigned char *plain =
        arena_new(cx->mem, unsigned char, sealed.len - NONCE_BYTES - TAG_BYTES + 1);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            plain, &len, NULL, sealed.ptr + NONCE_BYTES, sealed.len - NONCE_BYTES,
            (const unsigned char *)&about, sizeof about, sealed.ptr, key) != 0)
        return false;
    *ret = (struct bytes){plain, (size_t)len};
    return true;
}

struct data_key *
data_key_new(struct cx *cx)
{
    struct data_key *key = key_in_arena(cx);
    randombytes_buf(key->key, sizeof key->key);
    return key;
}

/* One byte names the master key, the rest is the sealed data key. */
struct bytes
data_key_wrap(struct cx *cx, const struct data_key *key, int64_t about)
{
    struct bytes sealed = seal_under(cx, cx->keys->master[cx->keys->newest].key, about,
                                     (struct bytes){key->key, KEY_BYTES});
    unsigned char *made = arena_new(cx->mem, unsigned char, sealed.len + 1);

    made[0] = (unsigned char)cx->keys->newest;
    memcpy(made + 1, sealed.ptr, sealed.len);
    return (struct bytes){made, sealed.len + 1};
}

static enum outcome
cannot_open(struct cx *cx, const char *what)
{
    log_event(LOG_ERROR, "unseal_failed", log_str("what", str_from_c(what)));
    return fail(cx, UNAVAILABLE,
                "Wij kunnen deze tekst nu niet openen. Wij zoeken uit hoe dat komt.");
}

enum outcome
data_key_unwrap(struct cx *cx, struct bytes wrapped, int64_t about, struct data_key **ret)
{
    struct bytes plain;

    if (wrapped.len == 0)
        return cannot_open(cx, "no_key");
    int number = wrapped.ptr[0];
    if (number >= MASTER_MAX || !cx->keys->present[number])
        return cannot_open(cx, "no_master_key");
    if (!unseal_under(cx, cx->keys->master[number].key, about,
                      (struct bytes){wrapped.ptr + 1, wrapped.len - 1}, &plain) ||
        plain.len != KEY_BYTES)
        return cannot_open(cx, "wrapped_key");

    struct data_key *key = key_in_arena(cx);
    memcpy(key->key, plain.ptr, KEY_BYTES);
    sodium_memzero((void *)(uintptr_t)plain.ptr, plain.len);
    *ret = key;
    return OK;
}

struct bytes
seal(struct cx *cx, const struct data_key *key, int64_t about, struct str plain)
{
    return seal_under(cx, key->key, about,
                      (struct bytes){(const unsigned char *)plain.ptr, plain.len});
}

enum outcome
unseal(struct cx *cx, const struct data_key *key, int64_t about, struct bytes sealed,
       struct str *ret)
{
    struct bytes plain;

    if (sealed.len == 0) {
        *ret = S("");
        return OK;
    }
    if (!unseal_under(cx, key->key, about, sealed, &plain))
        return cannot_open(cx, "sealed_text");
    *ret = (struct str){(const char *)plain.ptr, plain.len};
    return OK;
}

/* A key for one purpose: BLAKE2b of its name under the first master key, which never goes away. */
static void
purpose_key(const struct keys *keys, const char *purpose, unsigned char *ret)
{
    crypto_generichash(ret, KEY_BYTES, (const unsigned char *)purpose, strlen(purpose),
                       keys->master[1].key, KEY_BYTES);
}

struct bytes
keyed_hash(struct cx *cx, const char *purpose, struct str text)
{
    unsigned char key[KEY_BYTES];
    unsigned char *made = arena_new(cx->mem, unsigned char, 32);

    purpose_key(cx->keys, purpose, key);
    crypto_generichash(made, 32, (const unsigned char *)text.ptr, text.len, key, sizeof key);
    sodium_memzero(key, sizeof key);
    return (struct bytes){made, 32};
}

bool
bytes_same(struct bytes a, struct bytes b)
{
    return a.len == b.len && (a.len == 0 || sodium_memcmp(a.ptr, b.ptr, a.len) == 0);
}

static struct str
base64(struct cx *cx, struct bytes b)
{
    size_t cap = sodium_base64_encoded_len(b.len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *made = arena_new(cx->mem, char, cap);

    sodium_bin2base64(made, cap, b.ptr, b.len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return (struct str){made, cap - 1};
}

static struct str
base64_text(struct cx *cx, struct str s)
{
    return base64(cx, (struct bytes){(const unsigned char *)s.ptr, s.len});
}

struct str
jwt_sign(struct cx *cx, struct str secret, struct str claims)
{
    const struct str header = S("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    struct str told = str_join(cx->mem, base64_text(cx, header), S("."), base64_text(cx, claims));
    unsigned char made[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state state;

    crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret.ptr, secret.len);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)told.ptr, told.len);
    crypto_auth_hmacsha256_final(&state, made);
    return str_join(cx->mem, told, S("."), base64(cx, (struct bytes){made, sizeof made}));
}

struct str
token_make(struct cx *cx, const char *purpose, int64_t until_ms, struct str text)
{
    unsigned char key[KEY_BYTES];
    check(text.len <= TOKEN_TEXT_MAX);
    unsigned char *plain = arena_new(cx->mem, unsigned char, 8 + text.len);

    for (int i = 0; i < 8; i++)
        plain[i] = (unsigned char)((uint64_t)until_ms >> (8 * i));
    if (text.len)
        memcpy(plain + 8, text.ptr, text.len);
    purpose_key(cx->keys, purpose, key);
    struct bytes sealed = seal_under(cx, key, 0, (struct bytes){plain, 8 + text.len});
    sodium_memzero(key, sizeof key);
    return base64(cx, sealed);
}

/* libsodium 1.0.18 reads every byte over 127 as '_', so one token could be written in many ways. */
static bool
all_ascii(struct str token)
{
    for (size_t i = 0; i < token.len; i++)
        if ((unsigned char)token.ptr[i] > 127)
            return false;
    return true;
}

enum outcome
token_open(struct cx *cx, const char *purpose, struct str token, struct str *ret)
{
    unsigned char key[KEY_BYTES];
    struct bytes plain;
    size_t len;

    if (token.len > 2 * TOKEN_TEXT_MAX || !all_ascii(token))
        return fail(cx, NOT_FOUND, "Deze link klopt niet, of werkt niet meer.");
    unsigned char *sealed = arena_new(cx->mem, unsigned char, token.len + 1);
    if (sodium_base642bin(sealed, token.len + 1, token.ptr, token.len, NULL, &len, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return fail(cx, NOT_FOUND, "Deze link klopt niet, of werkt niet meer.");

    purpose_key(cx->keys, purpose, key);
    bool opened = unseal_under(cx, key, 0, (struct bytes){sealed, len}, &plain) && plain.len >= 8;
    sodium_memzero(key, sizeof key);
    if (!opened)
        return fail(cx, NOT_FOUND, "Deze link klopt niet, of werkt niet meer.");

    uint64_t until_ms = 0;
    for (int i = 0; i < 8; i++)
        until_ms |= (uint64_t)plain.ptr[i] << (8 * i);
    if ((int64_t)until_ms < cx->now_ms)
        return fail(cx, NOT_FOUND, "Deze link klopt niet, of werkt niet meer.");
    *ret = (struct str){(const char *)plain.ptr + 8, plain.len - 8};
    return OK;
}

/* The key is a keyed hash of the secret, so it opens nothing without the master key. */
static struct data_key *
secret_key(struct cx *cx, const char *purpose, struct str secret)
{
    struct data_key *key = key_in_arena(cx);
    struct bytes hash = keyed_hash(cx, purpose, secret);

    memcpy(key->key, hash.ptr, KEY_BYTES);
    return key;
}

struct bytes
seal_secret(struct cx *cx, const char *purpose, struct str secret, struct str plain)
{
    return seal(cx, secret_key(cx, purpose, secret), 0, plain);
}

enum outcome
unseal_secret(struct cx *cx, const char *purpose, struct str secret, struct bytes sealed,
              struct str *ret)
{
    return unseal(cx, secret_key(cx, purpose, secret), 0, sealed, ret);
}

struct str
secret_new(struct cx *cx, size_t count)
{
    unsigned char *noise = arena_new(cx->mem, unsigned char, count);
    randombytes_buf(noise, count);
    return base64(cx, (struct bytes){noise, count});
}

static void
gate_enter(void)
{
    mutex_lock(&argon_gate.lock);
    while (argon_gate.running == ARGON_AT_ONCE)
        condition_wait(&argon_gate.freed, &argon_gate.lock);
    argon_gate.running++;
    mutex_unlock(&argon_gate.lock);
}

static void
gate_leave(void)
{
    mutex_lock(&argon_gate.lock);
    argon_gate.running--;
    condition_wake_one(&argon_gate.freed);
    mutex_unlock(&argon_gate.lock);
}

static struct str
hash_made(struct cx *cx, struct str password, unsigned long long passes, size_t memory_bytes)
{
    char *made = arena_new(cx->mem, char, crypto_pwhash_STRBYTES);

    gate_enter();
    int failed = crypto_pwhash_str(made, password.ptr, password.len, passes, memory_bytes);
    gate_leave();
    check(!failed); /* only out of memory */
    return str_from_c(made);
}

struct str
password_hash(struct cx *cx, struct str password)
{
    return hash_made(cx, password, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                     crypto_pwhash_MEMLIMIT_INTERACTIVE);
}

struct str
password_hash_of_known(struct cx *cx, struct str password)
{
    return hash_made(cx, password, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
}

bool
password_verify(struct str password, struct str hash)
{
    /* Any well-formed hash will do: nobody has its password. */
    static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
                                 "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    char held[crypto_pwhash_STRBYTES] = {0};
    bool known = hash.len > 0 && hash.len < sizeof held;

    if (known)
        memcpy(held, hash.ptr, hash.len);
    gate_enter();
    int failed = crypto_pwhash_str_verify(known ? held : nobody, password.ptr, password.len);
    gate_leave();
    return known && !failed;
}
