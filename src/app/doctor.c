/* doctor.c - looks at an installation as somebody who has seen many go wrong. */
#include <arpa/inet.h>

#include "app/commands.h"
#include "app/serve.h"
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/intake/intake.h"
#include "domain/network/network.h"
#include "domain/people/people.h"
#include "domain/privacy/privacy.h"
#include "jobs/jobs.h"
#include "net/smtp.h"
#include "os/files.h"
#include "os/log.h"

enum state { FINE, WARNING, WRONG };

struct doctor {
    struct cx *cx;
    const struct config *config;
    struct store *store;
    struct db *db;     /* NULL: cannot be reached, or its schema is behind */
    struct keys *keys; /* NULL: cannot be read */
    bool json;
    int wrong, told;
    struct text out;
};

/* ---- telling ---- */

static void
tell(struct doctor *d, enum state state, struct str check, struct str sentence)
{
    static const struct str words[] = {S_INIT("in orde   "), S_INIT("let op    "),
                                       S_INIT("niet goed ")};
    static const struct str names[] = {S_INIT("ok"), S_INIT("warning"), S_INIT("wrong")};

    d->wrong += state == WRONG;
    if (!d->json) {
        text_add(&d->out, words[state]);
        text_add(&d->out, check);
        text_add(&d->out, S(": "));
        text_add(&d->out, sentence);
        text_add_byte(&d->out, '\n');
        return;
    }
    text_add(&d->out, d->told++ ? S(",\n {\"check\":") : S("[{\"check\":"));
    text_add_json(&d->out, check);
    text_add(&d->out, S(",\"state\":"));
    text_add_json(&d->out, names[state]);
    text_add(&d->out, S(",\"sentence\":"));
    text_add_json(&d->out, sentence);
    text_add_byte(&d->out, '}');
}

static struct str
counted(struct doctor *d, struct str before, int64_t count, struct str after)
{
    struct text t = text_open(d->cx->mem, 160);
    text_add(&t, before);
    text_add_int(&t, count);
    text_add(&t, after);
    return text_str(&t);
}

/* The sentence with which the call failed. */
static struct str
fault_of(struct doctor *d, enum outcome outcome)
{
    struct str sentence = d->cx->fault.sentence, field = d->cx->fault.field;
    if (sentence.len == 0)
        sentence = outcome == NOT_FOUND ? S("Dit is er niet.") : S("Dit ging niet goed.");
    d->cx->fault = (struct fault){0};
    return field.len ? str_join(d->cx->mem, sentence, S(" ("), field, S(")")) : sentence;
}

/* ---- settings ---- */

static bool
is_loopback(struct str listen)
{
    return str_starts(listen, S("127.")) || str_starts(listen, S("localhost"));
}

static void
address_check(struct doctor *d)
{
    struct str address = d->config->address;
    bool https = str_starts(address, S("https://"));
    bool local =
        str_starts(address, S("http://127.")) || str_starts(address, S("http://localhost"));

    if (https)
        tell(d, FINE, S("adres"), S("De site heeft een adres met https."));
    else if (local && is_loopback(d->config->listen))
        tell(d, WARNING, S("adres"),
             S("De site heeft alleen een adres op deze computer. Zet address = https://... voordat "
               "inwoners komen."));
    else
        tell(d, WRONG, S("adres"),
             S("Het adres van de site begint niet met https://. Zet address goed, en een proxy met "
               "TLS ervoor."));
}

static void
proxy_check(struct doctor *d)
{
    struct in_addr parsed;
    struct str proxy = d->config->trusted_proxy;

    if (proxy.len && inet_pton(AF_INET, str_c(d->cx->mem, proxy), &parsed) != 1)
        tell(d, WRONG, S("proxy"), S("trusted_proxy is geen IPv4-adres."));
    else if (proxy.len && str_eq(proxy, S("0.0.0.0")))
        tell(d, WRONG, S("proxy"), S("trusted_proxy moet het adres van één proxy zijn."));
    else if (proxy.len)
        tell(d, FINE, S("proxy"), S("Alleen deze proxy mag zeggen wie er belt."));
    else if (!is_loopback(d->config->listen))
        tell(
            d, WRONG, S("proxy"),
            S("De server luistert naar buiten zonder TLS. Luister op 127.0.0.1 en zet er een proxy "
              "voor."));
    else if (str_starts(d->config->address, S("https://")))
        tell(
            d, WRONG, S("proxy"),
            S("trusted_proxy is leeg. Alle bezoekers lijken dan één netwerk, en remmen elkaar. Zet "
              "het adres van de proxy."));
    else
        tell(d, FINE, S("proxy"), S("Er is geen proxy, en die is hier ook niet nodig."));
}

static void
mail_check(struct doctor *d)
{
    struct str mail = d->config->mail;

    if (mail.len == 0)
        tell(d, WARNING, S("mail"),
             S("Er wordt geen mail verstuurd. Zet mail = smtp://server:25 of smtps://server:465."));
    else if (str_starts(mail, S("file:")))
        tell(d, WARNING, S("mail"), S("Mail gaat naar een map en niet naar mensen."));
    else if (mail_reach(mail) != OK)
        tell(d, WRONG, S("mail"),
             S("De mailserver antwoordt niet. Controleer mail, de firewall en de naam."));
    else if (str_ends(d->config->mail_from, S(".localdomain")))
        tell(d, WRONG, S("mail"), S("mail_from is niet ingevuld. Mailservers weigeren dit adres."));
    else
        tell(d, FINE, S("mail"), S("De mailserver antwoordt."));
}

static void
sms_check(struct doctor *d)
{
    struct notify notify;
    enum outcome outcome = config_sms(d->cx, d->config, &notify);

    if (outcome != OK) {
        tell(d, WRONG, S("sms"), fault_of(d, outcome));
        return;
    }
    if (notify.base.len == 0) {
        tell(d, FINE, S("sms"), S("Er wordt geen sms verstuurd."));
        return;
    }
    outcome = notify_reach(d->cx, &notify);
    if (outcome == OK)
        tell(d, FINE, S("sms"), S("De dienst voor sms kent de sleutel en het sjabloon."));
    else if (outcome == DENIED)
        tell(d, WRONG, S("sms"),
             S("De dienst voor sms kent deze sleutel niet. Maak een nieuwe, of kijk of de klok "
               "klopt."));
    else if (outcome == NOT_FOUND)
        tell(d, WRONG, S("sms"),
             S("De dienst voor sms heeft dit sjabloon niet. Controleer sms_template."));
    else
        tell(d, WRONG, S("sms"),
             S("De dienst voor sms antwoordt niet. Controleer sms, de firewall en de naam."));
}

/* ---- keys and disk ---- */

/* The folder of an SQLite database, or empty. */
static struct str
database_folder(const struct config *config)
{
    const struct str sqlite = S("sqlite:");
    if (!str_starts(config->db, sqlite))
        return S("");
    struct str path = str_slice(config->db, sqlite.len, config->db.len);
    while (path.len > 0 && path.ptr[path.len - 1] != '/')
        path.len--;
    return path.len ? path : S(".");
}

static void
keys_check(struct doctor *d)
{
    struct str keys = d->config->keys, folder = database_folder(d->config);
    enum outcome outcome = keys_open(d->cx, keys, false, &d->keys);

    d->cx->keys = d->keys;
    if (outcome != OK) {
        d->keys = NULL;
        tell(d, WRONG, S("sleutels"), fault_of(d, outcome));
    } else if (!file_is_private(d->cx->mem, keys))
        tell(d, WRONG, S("sleutels"),
             S("Anderen kunnen in de map met sleutels kijken. Zet de rechten op 0700."));
    else if (folder.len && file_is_within(d->cx->mem, keys, folder))
        tell(d, WARNING, S("sleutels"),
             S("De map met sleutels staat bij de database. Wie die map kopieert, kan alles lezen. "
               "Zet de sleutels op een andere plek."));
    else
        tell(d, FINE, S("sleutels"), S("De hoofdsleutels zijn er, en staan apart."));
}

static void
disk_check(struct doctor *d)
{
    const int64_t wrong_bytes = INT64_C(200) << 20, warning_bytes = INT64_C(2) << 30;
    struct str folder = database_folder(d->config);
    int64_t least = disk_free_bytes(d->cx->mem, d->config->keys);

    if (folder.len) {
        int64_t bytes = disk_free_bytes(d->cx->mem, folder);
        if (least < 0 || (bytes >= 0 && bytes < least))
            least = bytes;
    }
    if (least < 0)
        tell(d, WARNING, S("schijf"), S("Hoeveel ruimte er is, is niet te zien."));
    else
        tell(d,
             least < wrong_bytes     ? WRONG
             : least < warning_bytes ? WARNING
                                     : FINE,
             S("schijf"), counted(d, S("Er is "), least >> 20, S(" MB vrij.")));
}

/* ---- the database ---- */

static void
schema_check(struct doctor *d)
{
    int waiting = 0;
    enum outcome outcome = store_migrations_waiting(d->cx, d->db, &waiting);

    if (outcome != OK)
        tell(d, WRONG, S("schema"), fault_of(d, outcome));
    else if (waiting > 0)
        tell(d, WRONG, S("schema"),
             counted(d, S("Er wachten "), waiting, S(" migraties. Voer elkedeur migrate uit.")));
    else
        tell(d, FINE, S("schema"), S("Het schema is bij."));
    if (outcome != OK || waiting > 0) {
        db_close(d->db);
        d->db = NULL; /* nothing else can be asked of it */
    }
}

static void
durable_check(struct doctor *d)
{
    enum outcome outcome = db_check_durable(d->cx, d->db);

    tell(d, outcome == OK ? FINE : WRONG, S("opslag"),
         outcome == OK ? S("Wat is opgeslagen, blijft ook als de stroom uitvalt.")
                       : fault_of(d, outcome));
}

static void
guard_check(struct doctor *d)
{
    if (!store_is_postgres(d->store)) {
        tell(d, FINE, S("grens"),
             S("SQLite heeft geen tweede grens tussen organisaties. De eerste staat in elke "
               "opdracht."));
        return;
    }
    enum outcome outcome = db_check_guarded(d->cx, d->db);
    tell(d, outcome == OK ? FINE : WRONG, S("grens"),
         outcome == OK
             ? S("PostgreSQL bewaakt de grens tussen organisaties.")
             : str_join(d->cx->mem, fault_of(d, outcome),
                        S(" Maak de rol elkedeur_server, maak de gebruiker er lid van, en voer "
                          "elkedeur migrate uit.")));
}

/* ---- what is in it ---- */

static void
questions_check(struct doctor *d)
{
    enum { MANY = 1000 };
    int64_t keyless = 0, closed = 0;
    enum outcome outcome = question_keyless_count(d->cx, MANY, &keyless);

    if (outcome == OK && d->keys)
        outcome = question_keys_check(d->cx, &closed);
    if (outcome != OK)
        tell(d, WRONG, S("vragen"), fault_of(d, outcome));
    else if (keyless > 0)
        tell(d, WRONG, S("vragen"),
             counted(d, S("Van "), keyless,
                     S(" vragen is de sleutel weg. Zet een back-up terug met het nieuwste bestand "
                       ".keys.")));
    else if (closed > 0)
        tell(d, WRONG, S("vragen"),
             counted(d, S("Van "), closed,
                     S(" vragen of meer past de hoofdsleutel niet. Zet alle bestanden master-*.key "
                       "terug.")));
    else
        tell(d, FINE, S("vragen"), S("Elke vraag heeft een sleutel die past."));
}

static void
promise_check(struct doctor *d)
{
    const int64_t late_ms = 60 * 60 * 1000;
    int64_t due_ms = 0;
    enum outcome outcome = holding_oldest_due(d->cx, &due_ms);

    if (outcome != OK)
        tell(d, WRONG, S("beloften"), fault_of(d, outcome));
    else if (due_ms > 0 && d->cx->now_ms - due_ms > late_ms)
        tell(d, WARNING, S("beloften"),
             counted(d, S("Een vraag wacht al "), (d->cx->now_ms - due_ms) / late_ms,
                     S(" uur langer dan beloofd. Kijk in het overzicht van wachtende vragen.")));
    else
        tell(d, FINE, S("beloften"), S("Geen vraag wacht langer dan beloofd."));
}

static void
network_check(struct doctor *d)
{
    struct str unmanned = S("");
    bool any = false;
    enum outcome outcome = safety_net_unmanned(d->cx, &unmanned);

    if (outcome == OK)
        outcome = sql_safety_net_any(d->cx, &any);
    if (outcome != OK)
        tell(d, WRONG, S("vangnet"), fault_of(d, outcome));
    else if (!any)
        tell(d, WARNING, S("vangnet"), S("Er doet nog geen gemeente mee: er is nog geen vangnet."));
    else if (unmanned.len)
        tell(d, WRONG, S("vangnet"),
             str_join(d->cx->mem, S("Bij het vangnet van "), unmanned,
                      S(" kan niemand antwoorden. Geef daar iemand een account.")));
    else
        tell(d, FINE, S("vangnet"), S("Elke gemeente die meedoet, heeft een vangnet met mensen."));
}

static void
clock_check(struct doctor *d)
{
    const int64_t program_ms = INT64_C(1767225600000); /* 1 January 2026: it did not exist before */
    const int64_t ahead_ms = 5 * 60 * 1000;
    int64_t last_ms = 0;
    enum outcome outcome = change_last(d->cx, &last_ms);

    if (outcome != OK)
        tell(d, WRONG, S("klok"), fault_of(d, outcome));
    else if (d->cx->now_ms < program_ms || last_ms > d->cx->now_ms + ahead_ms)
        tell(d, WRONG, S("klok"),
             S("De klok van deze computer loopt achter. Zet tijd over het netwerk (NTP) aan."));
    else
        tell(d, FINE, S("klok"), S("De klok loopt niet achter op wat is opgeslagen."));
}

static void
jobs_check(struct doctor *d)
{
    int64_t waiting = 0, failed = 0;
    enum outcome outcome = job_counts(d->cx, &waiting, &failed);

    if (outcome != OK)
        tell(d, WRONG, S("taken"), fault_of(d, outcome));
    else if (failed > 0)
        tell(d, WARNING, S("taken"),
             counted(d, S("Er zijn "), failed,
                     S(" taken vaak mislukt, zoals mail. Kijk in het log naar job_failed.")));
    else
        tell(d, FINE, S("taken"), counted(d, S(""), waiting, S(" taken wachten op hun beurt.")));
}

static void
log_check(struct doctor *d)
{
    enum { ROWS = 1000 };
    int64_t count = 0;

    if (!d->keys)
        return;
    enum outcome outcome = access_verify_last(d->cx, ROWS, &count);
    tell(d, outcome == OK ? FINE : WRONG, S("inzagelogboek"),
         outcome == OK ? counted(d, S("De laatste "), count, S(" regels kloppen."))
                       : S("Het inzagelogboek klopt niet: iemand heeft regels veranderd of "
                           "weggehaald. Voer elkedeur verify uit."));
}

/* In a snapshot each: what one finds broken must not hide the rest. */
static void
content_checks(struct doctor *d)
{
    static void (*const checks[])(struct doctor * d) = {
        questions_check, promise_check, network_check, clock_check, jobs_check, log_check};

    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (db_begin(d->cx, d->db, TRANSACTION_READ) != OK)
            continue;
        d->cx->db = d->db;
        checks[i](d);
        d->cx->db = NULL;
        db_rollback(d->db);
    }
}

static void
database_checks(struct doctor *d)
{
    const struct str sqlite = S("sqlite:");
    struct str path = str_slice(d->config->db, sqlite.len, d->config->db.len);
    enum outcome outcome = store_open(d->cx, d->config->db, &d->store);

    /* Opening would make the file. */
    if (outcome == OK && !store_is_postgres(d->store) && !file_is_within(d->cx->mem, path, path)) {
        tell(d, WRONG, S("database"), S("Er is nog geen database. Voer elkedeur migrate uit."));
        return;
    }
    if (outcome == OK)
        outcome = db_open(d->cx, d->store, &d->db);
    if (outcome != OK) {
        tell(d, WRONG, S("database"), fault_of(d, outcome));
        return;
    }
    tell(d, FINE, S("database"), S("De database antwoordt."));
    durable_check(d);
    schema_check(d);
    if (!d->db)
        return;
    guard_check(d);
    content_checks(d);
    db_close(d->db);
}

enum outcome
doctor_run(struct cx *cx, struct config *config, const struct arguments *arguments)
{
    struct doctor d = {
        .cx = cx, .config = config, .json = arguments->json, .out = text_open(cx->mem, 4096)};

    log_level_set(LOG_ERROR + 1); /* each finding has its sentence */
    address_check(&d);
    proxy_check(&d);
    mail_check(&d);
    sms_check(&d);
    keys_check(&d);
    disk_check(&d);
    database_checks(&d);
    if (d.json)
        text_add(&d.out, S("]\n"));
    say(text_str(&d.out));
    if (d.store)
        store_close(d.store);
    if (d.keys)
        keys_close(d.keys);
    if (d.wrong == 1)
        return fail(cx, INVALID, "Er is 1 ding niet goed.");
    if (d.wrong > 0)
        return fail_with(cx, INVALID, T("Er zijn {n} dingen niet goed."), S(""), d.wrong);
    return OK;
}
