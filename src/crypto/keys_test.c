/* keys_test.c - what was sealed opens only with its key, for its row, unchanged. */
#include "app/test_house.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "crypto/keys.h"
#include "os/files.h"

static struct bytes
flipped(struct arena *mem, struct bytes b, size_t at)
{
    unsigned char *made = arena_new(mem, unsigned char, b.len);
    memcpy(made, b.ptr, b.len);
    made[at] ^= 1;
    return (struct bytes){made, b.len};
}

static void
what_was_sealed_opens_again(void **state)
{
    struct world *w = *state;
    struct data_key *key = data_key_new(&w->cx), *again;
    char *long_text = arena_new(w->mem, char, 40000);
    memset(long_text, 'x', 40000);
    const struct str texts[] = {
        S(""), S("a"), S("\0nul\xFF"), S("Ik kan de huur niet betalen."), {long_text, 40000}};

    assert_ok(data_key_unwrap(&w->cx, data_key_wrap(&w->cx, key, 7), 7, &again));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str plain;
        assert_ok(unseal(&w->cx, again, 7, seal(&w->cx, key, 7, texts[i]), &plain));
        assert_str(plain, texts[i]);
    }
}

static void
the_same_text_is_never_sealed_the_same(void **state)
{
    struct world *w = *state;
    struct data_key *key = data_key_new(&w->cx);
    struct bytes one = seal(&w->cx, key, 7, S("hetzelfde")),
                 two = seal(&w->cx, key, 7, S("hetzelfde"));
    assert_false(bytes_same(one, two));
    assert_true(bytes_same(one, one));
}

static void
every_changed_or_missing_byte_is_refused(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx;
    struct data_key *key = data_key_new(cx), *ret_key;
    struct bytes sealed = seal(cx, key, 7, S("Ik ben bang.")), wrapped = data_key_wrap(cx, key, 7);
    struct str plain;

    for (size_t i = 0; i < sealed.len; i++)
        assert_outcome(unseal(cx, key, 7, flipped(w->mem, sealed, i), &plain), UNAVAILABLE);
    for (size_t len = 1; len < sealed.len; len++)
        assert_outcome(unseal(cx, key, 7, (struct bytes){sealed.ptr, len}, &plain), UNAVAILABLE);
    for (size_t i = 0; i < wrapped.len; i++)
        assert_outcome(data_key_unwrap(cx, flipped(w->mem, wrapped, i), 7, &ret_key), UNAVAILABLE);
    for (size_t len = 0; len < wrapped.len; len++)
        assert_outcome(data_key_unwrap(cx, (struct bytes){wrapped.ptr, len}, 7, &ret_key),
                       UNAVAILABLE);
}

static void
another_row_another_key_and_another_installation_are_refused(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx, other = w->cx;
    struct data_key *key = data_key_new(cx), *ret_key;
    struct bytes sealed = seal(cx, key, 7, S("Ik ben bang.")), wrapped = data_key_wrap(cx, key, 7);
    struct str plain, folder = str_join(w->mem, w->directory, S("-other"));
    struct keys *keys;

    assert_outcome(unseal(cx, key, 8, sealed, &plain), UNAVAILABLE);
    assert_outcome(unseal(cx, data_key_new(cx), 7, sealed, &plain), UNAVAILABLE);
    assert_outcome(data_key_unwrap(cx, wrapped, 8, &ret_key), UNAVAILABLE);
    assert_ok(keys_open(cx, folder, true, &keys));
    other.keys = keys;
    assert_outcome(data_key_unwrap(&other, wrapped, 7, &ret_key), UNAVAILABLE);
    assert_false(bytes_same(keyed_hash(cx, "code", S("a")), keyed_hash(&other, "code", S("a"))));
    keys_close(keys);
    unlink(str_join(w->mem, folder, S("/master-001.key")).ptr);
    rmdir(folder.ptr);
}

static void
a_hash_depends_on_text_and_purpose(void **state)
{
    struct world *w = *state;
    struct bytes hash = keyed_hash(&w->cx, "code", S("abc"));
    assert_int_equal(hash.len, 32);
    assert_true(bytes_same(hash, keyed_hash(&w->cx, "code", S("abc"))));
    assert_false(bytes_same(hash, keyed_hash(&w->cx, "code", S("abd"))));
    assert_false(bytes_same(hash, keyed_hash(&w->cx, "code2", S("abc"))));
    assert_false(bytes_same(hash, (struct bytes){hash.ptr, 31}));
}

static void
a_token_opens_until_its_end_and_for_its_purpose(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx;
    struct str token = token_make(cx, "thread", cx->now_ms + 1000, S("q1")), text;

    cx->now_ms += 1000;
    assert_ok(token_open(cx, "thread", token, &text));
    assert_str(text, S("q1"));
    assert_outcome(token_open(cx, "draft", token, &text), NOT_FOUND);
    cx->now_ms += 1;
    assert_outcome(token_open(cx, "thread", token, &text), NOT_FOUND);
    assert_sentence(cx, S("Deze link klopt niet"));
}

/* The example of jwt.io, which many implementations are tried with. */
static void
a_json_web_token_is_that_of_others(void **state)
{
    struct cx *cx = &world_of(state)->cx;

    assert_str(jwt_sign(cx, S("your-256-bit-secret"),
                        S("{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"iat\":1516239022}")),
               S("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
                 "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
                 "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"));
}

static void
every_changed_character_of_a_token_is_refused(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx;
    static const char characters[] = "Aa0-_ =/+\"\xC3";
    struct str token = token_make(cx, "thread", cx->now_ms + 1000, S("q1")), text;

    for (size_t at = 0; at < token.len; at++) {
        assert_outcome(token_open(cx, "thread", str_slice(token, 0, at), &text), NOT_FOUND);
        for (size_t i = 0; i < sizeof characters - 1; i++) {
            char *made = arena_new(w->mem, char, token.len);
            memcpy(made, token.ptr, token.len);
            if (made[at] == characters[i])
                continue;
            made[at] = characters[i];
            assert_outcome(token_open(cx, "thread", (struct str){made, token.len}, &text),
                           NOT_FOUND);
        }
    }
    struct str twice = str_join(w->mem, token, token);
    assert_outcome(token_open(cx, "thread", twice, &text), NOT_FOUND);
}

static void
a_secret_opens_what_it_sealed_and_nothing_else(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx;
    struct str secret = secret_new(cx, 16), plain;
    struct bytes sealed = seal_secret(cx, "draft_seal", secret, S("Mijn vraag"));

    assert_ok(unseal_secret(cx, "draft_seal", secret, sealed, &plain));
    assert_str(plain, S("Mijn vraag"));
    assert_outcome(unseal_secret(cx, "other", secret, sealed, &plain), UNAVAILABLE);
    assert_outcome(unseal_secret(cx, "draft_seal", secret_new(cx, 16), sealed, &plain),
                   UNAVAILABLE);
    assert_int_equal(secret.len, 22); /* 16 bytes, six bits a character */
}

static void
file_put(struct world *w, struct str name, size_t len, int mode)
{
    static const unsigned char content[64] = {1, 2, 3};
    struct str path = str_join(w->mem, w->directory, name);
    assert_ok(file_write_atomic(w->mem, path, (struct bytes){content, len}, 0600));
    assert_int_equal(chmod(path.ptr, (mode_t)mode), 0);
}

static void
the_newest_key_seals_and_all_open(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx;
    struct data_key *key = data_key_new(cx), *ret;
    struct bytes old = data_key_wrap(cx, key, 7);
    struct str token = token_make(cx, "thread", cx->now_ms, S("q1")), text;
    struct keys *both;

    file_put(w, S("/master-002.key"), 32, 0600);
    assert_ok(keys_open(cx, w->directory, false, &both));
    const struct keys *first = cx->keys;
    cx->keys = both;
    struct bytes fresh = data_key_wrap(cx, key, 7);
    assert_int_equal(old.ptr[0], 1);
    assert_int_equal(fresh.ptr[0], 2);
    assert_ok(data_key_unwrap(cx, old, 7, &ret));
    assert_ok(data_key_unwrap(cx, fresh, 7, &ret));
    assert_ok(token_open(cx, "thread", token, &text));
    cx->keys = first; /* a node that lacks the new key says so, and does not guess */
    assert_outcome(data_key_unwrap(cx, fresh, 7, &ret), UNAVAILABLE);
    keys_close(both);
}

static void
a_folder_that_is_not_right_is_refused_with_a_reason(void **state)
{
    struct world *w = *state;
    struct cx *cx = &w->cx;
    struct keys *keys;

    assert_outcome(keys_open(cx, str_join(w->mem, w->directory, S("/none")), false, &keys),
                   INVALID);
    assert_sentence(cx, S("master-001.key"));
    file_put(w, S("/master-002.key"), 31, 0600);
    assert_outcome(keys_open(cx, w->directory, false, &keys), INVALID);
    assert_sentence(cx, S("lengte"));
    file_put(w, S("/master-002.key"), 33, 0600);
    assert_int_not_equal(keys_open(cx, w->directory, false, &keys), OK);
    file_put(w, S("/master-002.key"), 32, 0644);
    assert_outcome(keys_open(cx, w->directory, false, &keys), INVALID);
    assert_sentence(cx, S("0600"));
    file_put(w, S("/master-002.key"), 32, 0600);
    assert_int_equal(unlink(str_c(w->mem, str_join(w->mem, w->directory, S("/master-001.key")))),
                     0);
    assert_outcome(keys_open(cx, w->directory, false, &keys), INVALID);
    assert_sentence(cx, S("master-001.key")); /* never a key of zeros instead */
}

static void
a_password_fits_its_own_hash_only(void **state)
{
    struct world *w = *state;
    struct str hash = password_hash(&w->cx, S("demodam-2026"));
    assert_true(str_starts(hash, S("$argon2id$")));
    assert_true(password_verify(S("demodam-2026"), hash));
    assert_false(password_verify(S("demodam-2027"), hash));
    assert_false(password_verify(S(""), S("")));
    assert_false(password_verify(S("demodam-2026"), S("")));
    assert_false(password_verify(S("demodam-2026"), S("demodam-2026")));
}

const struct CMUnitTest keys_tests[] = {
    WITH_KEYS(what_was_sealed_opens_again),
    WITH_KEYS(the_same_text_is_never_sealed_the_same),
    WITH_KEYS(every_changed_or_missing_byte_is_refused),
    WITH_KEYS(another_row_another_key_and_another_installation_are_refused),
    WITH_KEYS(a_hash_depends_on_text_and_purpose),
    WITH_KEYS(a_token_opens_until_its_end_and_for_its_purpose),
    WITH_KEYS(a_json_web_token_is_that_of_others),
    WITH_KEYS(every_changed_character_of_a_token_is_refused),
    WITH_KEYS(a_secret_opens_what_it_sealed_and_nothing_else),
    WITH_KEYS(the_newest_key_seals_and_all_open),
    WITH_KEYS(a_folder_that_is_not_right_is_refused_with_a_reason),
    WITH_KEYS(a_password_fits_its_own_hash_only),
};
const size_t keys_tests_count = sizeof keys_tests / sizeof keys_tests[0];
