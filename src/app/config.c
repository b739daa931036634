/* config.c - the settings file. */
#include "app/config.h"

#include "base/text.h"
#include "crypto/uuid.h"
#include "i18n/i18n.h"
#include "law/decrees.h"
#include "os/files.h"

enum { FILE_LIMIT_BYTES = 64 * 1024 };

struct config
config_default(void)
{
    return (struct config){
        .db = S("sqlite:var/elkedeur.db"),
        .keys = S("var/keys"),
        .listen = S("127.0.0.1:8080"),
        .address = S("http://127.0.0.1:8080"),
        .mail_from = S("niet-beantwoorden@localhost.localdomain"),
        .phone = S("0800-8020"),
        .connections = 8000,
        .inherited_socket = -1,
    };
}

struct str
config_address(struct cx *cx, const struct config *config)
{
    return str_eq(config->address, config_default().address)
               ? str_join(cx->mem, S("http://"), config->listen)
               : config->address;
}

static bool
setting_set(struct config *config, struct str name, struct str value)
{
    const struct {
        struct str name;
        struct str *text;
        int64_t *number;
    } settings[] = {
        {S("db"), &config->db, NULL},
        {S("keys"), &config->keys, NULL},
        {S("listen"), &config->listen, NULL},
        {S("address"), &config->address, NULL},
        {S("trusted_proxy"), &config->trusted_proxy, NULL},
        {S("mail"), &config->mail, NULL},
        {S("mail_from"), &config->mail_from, NULL},
        {S("sms"), &config->sms, NULL},
        {S("sms_key"), &config->sms_key, NULL},
        {S("sms_template"), &config->sms_template, NULL},
        {S("phone"), &config->phone, NULL},
        {S("log"), &config->log, NULL},
        {S("equated_days"), &config->equated_days, NULL},
        {S("workers"), NULL, &config->workers},
        {S("connections"), NULL, &config->connections},
    };

    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!str_eq(settings[i].name, name))
            continue;
        if (settings[i].number)
            return str_int(value, settings[i].number);
        *settings[i].text = value;
        return true;
    }
    return false;
}

enum outcome
config_read(struct cx *cx, struct str path, struct config *config)
{
    struct bytes content;
    struct str line;
    int64_t number = 0;

    enum outcome outcome = file_read(cx->mem, path, FILE_LIMIT_BYTES, &content);
    if (outcome != OK)
        return fail_with(cx, outcome, T("Het bestand met instellingen kan niet worden gelezen."),
                         path, 0);
    struct str rest = {(const char *)content.ptr, content.len};
    while (str_cut(&rest, '\n', &line)) {
        number++;
        line = str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        size_t equals = str_find_byte(line, '=');
        if (!setting_set(config, str_trim(str_slice(line, 0, equals)),
                         str_trim(str_slice(line, equals + 1, line.len))))
            return fail_with(cx, INVALID,
                             T("Regel {n} van het bestand met instellingen klopt niet."), path,
                             number);
    }
    return OK;
}

enum outcome
config_listen(struct cx *cx, struct str listen, struct str *address, int *port)
{
    size_t colon = str_find_byte(listen, ':');
    int64_t number;

    if (!str_int(str_slice(listen, colon + 1, listen.len), &number) || number < 1 || number > 65535)
        return fail(cx, INVALID, "Schrijf --listen als adres:poort, bijvoorbeeld 127.0.0.1:8080.");
    *address = str_slice(listen, 0, colon);
    *port = (int)number;
    return OK;
}

enum outcome
config_calendar(struct cx *cx, const struct config *config, struct calendar *ret)
{
    enum { DECREES_LIMIT_BYTES = 1024 * 1024 };
    struct bytes content;

    *ret = calendar_base();
    if (config->equated_days.len == 0)
        return OK;
    enum outcome outcome = file_read(cx->mem, config->equated_days, DECREES_LIMIT_BYTES, &content);
    if (outcome != OK)
        return fail_with(cx, outcome, T("Het bestand met vrije dagen kan niet worden gelezen."),
                         config->equated_days, 0);
    return decrees_read(cx, content, ret);
}

enum outcome
config_sms(struct cx *cx, const struct config *config, struct notify *ret)
{
    enum { KEY_LIMIT_BYTES = 1024 };
    struct notify notify = {.base = config->sms, .template_id = config->sms_template};
    struct bytes content;

    *ret = (struct notify){0};
    if (config->sms.len == 0)
        return OK;
    if (!notify_base_safe(config->sms))
        return fail_field(cx, "sms", "Schrijf sms als https://, met de naam van de dienst.");
    if (!uuid_valid(config->sms_template))
        return fail_field(cx, "sms_template",
                          "Zet in sms_template het nummer van het sjabloon bij de dienst.");
    if (file_read(cx->mem, config->sms_key, KEY_LIMIT_BYTES, &content) != OK)
        return fail_field(cx, "sms_key", "Het bestand met de sleutel voor sms is niet te lezen.");
    if (!file_is_private(cx->mem, config->sms_key))
        return fail_field(cx, "sms_key",
                          "Anderen kunnen de sleutel voor sms lezen. Zet de rechten op 0600.");
    if (!notify_key_read(str_trim((struct str){(const char *)content.ptr, content.len}), &notify))
        return fail_field(cx, "sms_key",
                          "In het bestand voor sms staat geen hele sleutel van de dienst.");
    *ret = notify;
    return OK;
}
