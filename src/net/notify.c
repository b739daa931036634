/* notify.c - the requests of GOV.UK Notify, version 2, that a text message needs. */
#include "net/notify.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "crypto/uuid.h"
#include "format/json.h"
#include "net/transfer.h"
#include "os/log.h"

static struct notify current;

void
notify_set(struct notify notify)
{
    current = notify;
}

bool
notify_on(void)
{
    return current.base.len > 0;
}

/* ---- settings ---- */

static bool
is_this_machine(struct str host)
{
    struct str name = str_slice(host, 0, str_find_byte(host, ':'));

    return str_eq(name, S("127.0.0.1")) || str_eq(name, S("localhost"));
}

bool
notify_base_safe(struct str base)
{
    const struct str https = S("https://"), http = S("http://");
    bool tls = str_starts(base, https);
    struct str host = str_slice(base, tls ? https.len : http.len, base.len);

    if ((!tls && !str_starts(base, http)) || host.len == 0)
        return false;
    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain && c != '.' && c != '-' && c != ':')
            return false;
    }
    return tls || is_this_machine(host);
}

bool
notify_key_read(struct str key, struct notify *ret)
{
    enum { UUID_CHARS = 36, LEAST = 2 * UUID_CHARS + 2 }; /* with a '-' before each */

    if (key.len < LEAST)
        return false;
    struct str secret = str_slice(key, key.len - UUID_CHARS, key.len);
    struct str service = str_slice(key, key.len - LEAST + 1, key.len - UUID_CHARS - 1);
    if (!uuid_valid(secret) || !uuid_valid(service) || key.ptr[key.len - LEAST] != '-' ||
        key.ptr[key.len - UUID_CHARS - 1] != '-')
        return false;
    ret->service = service;
    ret->secret = secret;
    return true;
}

/* ---- requests ---- */

static struct str
authorization(struct cx *cx, const struct notify *notify)
{
    struct text claims = text_open(cx->mem, 128);

    text_add(&claims, S("{\"iss\":"));
    text_add_json(&claims, notify->service);
    text_add(&claims, S(",\"iat\":"));
    text_add_int(&claims, cx->now_ms / 1000);
    text_add_byte(&claims, '}');
    return str_join(cx->mem, S("Bearer "), jwt_sign(cx, notify->secret, text_str(&claims)));
}

/* Not the message is wrong but the key, or a clock: an administrator can mend that. */
static bool
key_refused(const struct http_answer *answer)
{
    enum { NO_TOKEN = 401, NOT_THIS_KEY = 403 };

    return answer->status == NO_TOKEN || answer->status == NOT_THIS_KEY;
}

/* OK: 2xx. */
static enum outcome
asked(struct cx *cx, const struct notify *notify, struct str path, struct str json,
      struct http_answer *ret)
{
    enum { TIMED_OUT = 408, TOO_MANY = 429 };
    const struct http_ask ask = {.url = str_join(cx->mem, notify->base, path),
                                 .authorization = authorization(cx, notify),
                                 .json = json};

    TRY(transfer_http(cx->mem, &ask, ret));
    if (ret->status >= 200 && ret->status < 300)
        return OK;
    const bool later = ret->status == TIMED_OUT || ret->status == TOO_MANY || ret->status < 400 ||
                       ret->status >= 500 || key_refused(ret);
    log_event(later && !key_refused(ret) ? LOG_WARNING : LOG_ERROR, "sms_refused",
              log_int("status", ret->status));
    return later ? UNAVAILABLE : NOT_FOUND;
}

static enum outcome
sent_before(struct cx *cx, struct str reference, bool *ret)
{
    struct http_answer answer;
    struct json read;
    int line;

    TRY(asked(cx, &current,
              str_join(cx->mem, S("/v2/notifications?template_type=sms&reference="), reference),
              S(""), &answer));
    const struct json *list = json_read(cx->mem, answer.body, &read, &line)
                                  ? json_member(&read, S("notifications"))
                                  : NULL;
    if (list == NULL || list->is != JSON_IS_LIST)
        return UNAVAILABLE;
    *ret = list->count > 0;
    return OK;
}

enum outcome
notify_send(struct cx *cx, void *what)
{
    const struct sms *sms = what;
    struct text json = text_open(cx->mem, sms->text.len + 256);
    struct http_answer answer;
    bool before;

    TRY(sent_before(cx, sms->reference, &before));
    if (before)
        return OK;
    text_add(&json, S("{\"phone_number\":"));
    text_add_json(&json, sms->to);
    text_add(&json, S(",\"template_id\":"));
    text_add_json(&json, current.template_id);
    text_add(&json, S(",\"personalisation\":{\"bericht\":"));
    text_add_json(&json, sms->text);
    text_add(&json, S("},\"reference\":"));
    text_add_json(&json, sms->reference);
    text_add_byte(&json, '}');
    return asked(cx, &current, S("/v2/notifications/sms"), text_str(&json), &answer);
}

enum outcome
notify_reach(struct cx *cx, const struct notify *notify)
{
    struct http_answer answer = {0};
    enum outcome outcome = asked(
        cx, notify, str_join(cx->mem, S("/v2/template/"), notify->template_id), S(""), &answer);

    return key_refused(&answer) ? DENIED : outcome;
}
