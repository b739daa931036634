/* notify.h - text messages through NotifyNL, or another service that speaks as GOV.UK Notify does.
 *
 * https://docs.notifynl.nl/ . The template there is one placeholder, ((bericht)): what is said, and
 * in which language, is decided here. Nothing of a message or a number is ever logged. */
#ifndef NET_NOTIFY_H
#define NET_NOTIFY_H

#include "base/cx.h"

struct notify {
    struct str base;            /* "https://api.notifynl.nl"; empty: no text message is sent */
    struct str service, secret; /* of the API key */
    struct str template_id;
};

/* https, or http to this machine only; no user, path or question in it. */
bool notify_base_safe(struct str base);
/* "NAME-SERVICE-SECRET", where the last two are UUIDs. false: it is no such key. */
bool notify_key_read(struct str key, struct notify *ret);

/* Before any thread starts; the texts live as long as the process. */
void notify_set(struct notify notify);
bool notify_on(void);

struct sms {
    struct str to; /* E.164 */
    struct str text;
    struct str reference; /* the same message asked for twice carries the same; says nothing */
};
/* Sends a struct sms: `perform` of a job whose plan is one. Asks first whether the service has this
 * reference already: then it was accepted before, by a job that could not say so any more.
 * UNAVAILABLE: not now (no answer, 429, 5xx, or the key
 * is refused). NOT_FOUND: never, so it is not tried again; logged
 * with its status. */
NODISCARD enum outcome notify_send(struct cx *cx, void *sms);
/* Does the service know the key, and has it the template? DENIED: not the key; NOT_FOUND: not the
 * template, or there is none such; UNAVAILABLE: no answer. Sends nothing. */
NODISCARD enum outcome notify_reach(struct cx *cx, const struct notify *notify);

#endif
