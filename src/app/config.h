/* config.h - how an installation is set: a file of `name = value` lines, then the environment, then
 * options; the last one wins. */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "base/cx.h"
#include "law/workday.h"
#include "net/notify.h"

struct config {
    struct str db;            /* sqlite:PATH or postgresql://...; ELKEDEUR_DB, --db */
    struct str keys;          /* folder of the master keys, outside the database and its backup */
    struct str listen;        /* 127.0.0.1:8080; --listen */
    struct str address;       /* https://hulp.voorbeeld.nl: for links in mail */
    struct str trusted_proxy; /* the address of the proxy in front, if any */
    struct str mail; /* smtp://host:25, smtps://host:465, file:FOLDER; empty: no mail is sent */
    struct str mail_from;
    struct str sms;          /* https://api.notifynl.nl; empty: no text message is sent */
    struct str sms_key;      /* a file with the API key, that nobody else can read */
    struct str sms_template; /* the number of the template there */
    struct str phone;        /* shown when the database cannot tell whose page it is */
    struct str equated_days; /* a file like data/equated_days.csv, for a new decree; empty: none */
    int64_t workers;         /* 0: two for each processor, at least four */
    int64_t connections;     /* open at once, event streams included */
    struct str log;          /* requests: a line for each; empty: none */
    int inherited_socket;    /* to listen on instead of `listen`; -1: none */
    bool no_rates;           /* benches and tests: networks are not throttled */
};

struct config config_default(void);
/* Reads the file into *config. INVALID with file and line of the first line that is wrong. */
NODISCARD enum outcome config_read(struct cx *cx, struct str path, struct config *config);
/* The calendar of the program and the days of config->equated_days, in cx->mem. INVALID with the
 * line of the first row that is wrong. */
NODISCARD enum outcome config_calendar(struct cx *cx, const struct config *config,
                                       struct calendar *ret);
/* How text messages are sent; all empty when `sms` is. INVALID with the setting that is missing or
 * not safe. */
NODISCARD enum outcome config_sms(struct cx *cx, const struct config *config, struct notify *ret);
/* "127.0.0.1:8080" -> address and port. */
NODISCARD enum outcome config_listen(struct cx *cx, struct str listen, struct str *address,
                                     int *port);

/* How the world sees it: where it listens, unless somebody said otherwise. */
struct str config_address(struct cx *cx, const struct config *config);

#endif
