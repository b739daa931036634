/* keys.h - sealing, hashing and tokens: the one door to libsodium.
 *
 * The master keys live in a folder outside the database and outside its backup, one file a key,
 * mode 0600, named by number; the newest seals, all open. Every question has a data key of its own,
 * wrapped by a master key: destroying the wrapped keys erases the question, also in every old copy
 * of the database. `about` binds what is sealed to its row, so that swapping two rows' bytes is
 * noticed.
 *
 * Ciphers: XChaCha20-Poly1305 (random nonces are safe), BLAKE2b-256 keyed by purpose. */
#ifndef CRYPTO_KEYS_H
#define CRYPTO_KEYS_H

#include "base/cx.h"

struct keys;

/* Opens the folder; makes it and the first key when there is none and `create`. INVALID with a
 * sentence when a file is readable by others or is not a key. Process lifetime. */
NODISCARD enum outcome keys_open(struct cx *cx, struct str folder, bool create, struct keys **ret);
void keys_close(struct keys *keys);

/* The key of one question or draft. Lives in an arena; wiped when the arena ends. */
struct data_key;
struct data_key *data_key_new(struct cx *cx);
struct bytes data_key_wrap(struct cx *cx, const struct data_key *key, int64_t about);
/* UNAVAILABLE when the master key is not here, or the bytes were tampered with (logged apart). */
NODISCARD enum outcome data_key_unwrap(struct cx *cx, struct bytes wrapped, int64_t about,
                                       struct data_key **ret);

struct bytes seal(struct cx *cx, const struct data_key *key, int64_t about, struct str plain);
NODISCARD enum outcome unseal(struct cx *cx, const struct data_key *key, int64_t about,
                              struct bytes sealed, struct str *ret);

/* A hash that only this installation can compute: for finding and throttling without storing what
 * was hashed. 32 bytes. The same text under another purpose gives another hash. */
struct bytes keyed_hash(struct cx *cx, const char *purpose, struct str text);
/* Compares without telling by its time where the difference is. */
bool bytes_same(struct bytes a, struct bytes b);

/* A token for a URL: text sealed under the master key for one purpose, with an end, as
 * [A-Za-z0-9_-]. A longer text does not belong in a URL: what somebody typed is bounded before, by
 * who asks for a token, and as it is written there. Opening gives NOT_FOUND when it is not one of
 * ours, or its end has passed. */
enum { TOKEN_TEXT_MAX = 4096 };
struct str token_make(struct cx *cx, const char *purpose, int64_t until_ms, struct str text);
NODISCARD enum outcome token_open(struct cx *cx, const char *purpose, struct str token,
                                  struct str *ret);

/* Sealed under a secret that only an address or a person holds, together with the master key. */
struct bytes seal_secret(struct cx *cx, const char *purpose, struct str secret, struct str plain);
NODISCARD enum outcome unseal_secret(struct cx *cx, const char *purpose, struct str secret,
                                     struct bytes sealed, struct str *ret);

/* A JSON Web Token (RFC 7519) over `claims`, a JSON object, signed with HS256 (RFC 7515) under a
 * secret that another service gave. */
struct str jwt_sign(struct cx *cx, struct str secret, struct str claims);

/* A secret of `count` random bytes as [A-Za-z0-9_-]. */
struct str secret_new(struct cx *cx, size_t count);

/* Argon2id (67 ms, 64 MiB): never inside a transaction; at most two run at once, others wait. */
struct str password_hash(struct cx *cx, struct str password);
/* Of a password that everybody may know, as that of the demo: there is nothing to guess, and
 * checking it is quick. */
struct str password_hash_of_known(struct cx *cx, struct str password);
/* An empty hash costs the same time and is false: unknown accounts cannot be told by the clock. */
bool password_verify(struct str password, struct str hash);

#endif
