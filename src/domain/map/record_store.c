/* record_store.c - records in the database: one way in, for import, forms and the demo alike. */
#include "domain/map/record.h"

#include "base/text.h"
#include "crypto/uuid.h"
#include "domain/map/kind.h"
#include "domain/map/map.sql.h"
#include "domain/map/schedule.h"
#include "domain/network/network.h"
#include "os/random.h"

enum { MUNICIPALITIES_MAX = 400, NOON = 12 * 60 };

static const struct {
    enum column column;
    struct str kind, audience;
    int64_t first; /* number of its first row */
} contacts_of[] = {
    {COLUMN_PHONE, S_INIT("phone"), S_INIT("everyone"), 100},
    {COLUMN_EMAIL, S_INIT("email"), S_INIT("everyone"), 200},
    {COLUMN_PHONE_NETWORK, S_INIT("phone"), S_INIT("network"), 300},
    {COLUMN_EMAIL_NETWORK, S_INIT("email"), S_INIT("network"), 400},
    {COLUMN_PHONE_OWN, S_INIT("phone"), S_INIT("own"), 500},
    {COLUMN_EMAIL_OWN, S_INIT("email"), S_INIT("own"), 600},
};

struct record_ids
record_ids_new(struct cx *cx)
{
    return (struct record_ids){.service = id_new(cx->now_ms),
                               .at_location = id_new(cx->now_ms),
                               .location = id_new(cx->now_ms),
                               .organisation = id_new(cx->now_ms),
                               .uuid = uuid_new(cx->mem),
                               .at_uuid = uuid_new(cx->mem)};
}

/* ---- municipalities ---- */

static void
numbers_sort(int64_t *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t n = i; n > 0 && numbers[n] < numbers[n - 1]; n--) {
            int64_t swap = numbers[n];
            numbers[n] = numbers[n - 1];
            numbers[n - 1] = swap;
        }
}

static struct str
codes_text(struct cx *cx, const int64_t *numbers, size_t count)
{
    struct text t = text_open(cx->mem, count * 7 + 1);

    for (size_t i = 0; i < count; i++) {
        if (i && numbers[i] == numbers[i - 1])
            continue;
        if (t.len)
            text_add_byte(&t, '|');
        text_add(&t, municipality_code(cx->mem, numbers[i]));
    }
    return text_str(&t);
}

enum outcome
record_settle_place(struct cx *cx, struct str typed, struct str *ret)
{
    int64_t numbers[MUNICIPALITIES_MAX];
    size_t count = 0;
    struct str part;

    if (str_eq_nocase(str_trim(typed), S("landelijk"))) {
        *ret = S("landelijk");
        return OK;
    }
    while (str_cut_any(&typed, S("|;,"), &part)) {
        struct municipality_row_list found;
        part = str_trim(part);
        if (part.len == 0)
            continue;
        enum outcome outcome = municipality_find(cx, part, &found);
        if (outcome == NOT_FOUND)
            return fail_field(cx, "municipality",
                              "Deze gemeente kennen wij niet. Schrijf de code (GM0363) of de hele "
                              "naam, of landelijk.");
        TRY(outcome);
        if (found.count > 1)
            return fail_field(cx, "municipality",
                              "Er zijn meer gemeenten met deze naam. Schrijf de code (GM0363).");
        if (count == MUNICIPALITIES_MAX)
            return fail_field(
                cx, "municipality",
                "Dit zijn te veel gemeenten. Schrijf landelijk als het er overal is.");
        numbers[count++] = found.at[0].municipality;
    }
    if (count == 0)
        return fail_field(cx, "municipality",
                          "Er staat niet in welke gemeente dit is. Schrijf landelijk als het er "
                          "overal is.");
    numbers_sort(numbers, count);
    *ret = codes_text(cx, numbers, count);
    return OK;
}

/* ---- reading ---- */

static struct str
words_join(struct cx *cx, const struct word_row_list *words, struct str more)
{
    struct text t = text_open(cx->mem, 64);

    for (size_t i = 0; i < words->count; i++) {
        if (i)
            text_add_byte(&t, ';');
        text_add(&t, words->at[i].word);
    }
    if (more.len && t.len)
        text_add_byte(&t, ';');
    text_add(&t, more);
    return text_str(&t);
}

static struct str
day_text(struct cx *cx, int64_t at_ms)
{
    return at_ms ? date_iso(cx->mem, date_in_amsterdam(at_ms)) : S("");
}

static enum outcome
service_read(struct cx *cx, const struct service_row *s, struct record *ret)
{
    struct word_row_list topics, help_types;
    struct text weeks = text_open(cx->mem, 8);

    TRY(sql_service_topics(cx, s->service, &topics));
    TRY(sql_service_help_types(cx, s->service, &help_types));
    text_add_int(&weeks, s->waiting_weeks);
    ret->at[COLUMN_ID] = s->uuid;
    ret->at[COLUMN_NAME] = s->name;
    ret->at[COLUMN_ORGANISATION] = s->organisation_name;
    ret->at[COLUMN_TOPICS] = words_join(cx, &topics, s->keywords);
    ret->at[COLUMN_URL] = s->url;
    ret->at[COLUMN_HELP_TYPES] = words_join(cx, &help_types, S(""));
    ret->at[COLUMN_DESCRIPTION] = s->description;
    ret->at[COLUMN_DESCRIPTION_PROFESSIONAL] = s->description_professional;
    ret->at[COLUMN_FOR_WHOM] = s->for_whom;
    ret->at[COLUMN_WHAT_TO_EXPECT] = s->what_to_expect;
    ret->at[COLUMN_BRING] = s->bring;
    ret->at[COLUMN_COST] = s->cost;
    ret->at[COLUMN_FREE] = s->free < 0 ? S("") : s->free ? S("ja") : S("nee");
    ret->at[COLUMN_LANGUAGES] = s->languages;
    ret->at[COLUMN_STATUS] = s->status;
    ret->at[COLUMN_REFERRALS] = s->referrals;
    ret->at[COLUMN_OWNER] = s->owner;
    ret->at[COLUMN_CONFIRMED] = day_text(cx, s->confirmed_ms);
    ret->at[COLUMN_CAPACITY] = s->capacity;
    ret->at[COLUMN_WAITING_WEEKS] = s->waiting_weeks < 0 ? S("") : text_str(&weeks);
    ret->at[COLUMN_CAPACITY_NOTE] = s->capacity_note;
    ret->at[COLUMN_CAPACITY_DATE] = day_text(cx, s->capacity_ms);
    ret->at[COLUMN_PAID_BY] = s->paid_by;
    ret->at[COLUMN_STEERED_BY] = s->steered_by;
    return OK;
}

static enum outcome
contacts_read(struct cx *cx, const struct at_row *at, int64_t organisation,
              enum record_contacts contacts, struct record *ret)
{
    struct contact_row_list rows;

    if (contacts == CONTACTS_OWN)
        TRY(sql_contact_own(cx, at->service_at_location, organisation, &rows));
    else if (contacts == CONTACTS_NETWORK)
        TRY(sql_contact_network(cx, at->service_at_location, &rows));
    else
        TRY(sql_contact_everyone(cx, at->service_at_location, &rows));
    for (size_t n = 0; n < sizeof contacts_of / sizeof *contacts_of; n++) {
        struct text t = text_open(cx->mem, 32);
        for (size_t i = 0; i < rows.count; i++) {
            if (!str_eq(rows.at[i].kind, contacts_of[n].kind) ||
                !str_eq(rows.at[i].audience, contacts_of[n].audience))
                continue;
            if (t.len)
                text_add_byte(&t, ';');
            text_add(&t, rows.at[i].value);
        }
        ret->at[contacts_of[n].column] = text_str(&t);
    }
    return OK;
}

static enum outcome
place_read(struct cx *cx, const struct at_row *at, struct record *ret)
{
    struct at_place_row_list places;
    int64_t numbers[MUNICIPALITIES_MAX];

    TRY(sql_at_municipalities(cx, at->service_at_location, &places));
    for (size_t i = 0; i < places.count; i++)
        numbers[i] = places.at[i].municipality;
    ret->at[COLUMN_MUNICIPALITY] =
        at->everywhere ? S("landelijk") : codes_text(cx, numbers, places.count);
    ret->at[COLUMN_PLACE_ID] = at->uuid;
    ret->at[COLUMN_LOCATION] = at->name;
    ret->at[COLUMN_ADDRESS] = at->address;
    ret->at[COLUMN_POSTCODE] = at->postcode;
    ret->at[COLUMN_TOWN] = at->town;
    ret->at[COLUMN_ACCESSIBILITY] = at->accessibility;
    ret->at[COLUMN_LOCATION_NOTE] = at->note;
    return schedule_hours(cx, SCHEDULE_SERVICE_AT_LOCATION, at->service_at_location,
                          &ret->at[COLUMN_OPENING_HOURS]);
}

/* The place of the key; the first when it names none. */
static enum outcome
at_find(struct cx *cx, struct record_key key, struct at_row *ret)
{
    struct at_row_list rows;

    TRY(sql_at_list(cx, key.service, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (key.at_location == 0 || rows.at[i].service_at_location == key.at_location) {
            *ret = rows.at[i];
            return OK;
        }
    return NOT_FOUND;
}

enum outcome
record_get(struct cx *cx, struct record_key key, enum record_contacts contacts, struct record *ret)
{
    struct record record = {.given = COLUMN_BIT(COLUMN_COUNT) - 1};
    struct service_row service;
    struct at_row at;

    TRY(sql_service_get(cx, key.service, &service));
    TRY(at_find(cx, key, &at));
    TRY(service_read(cx, &service, &record));
    TRY(place_read(cx, &at, &record));
    TRY(contacts_read(cx, &at, service.organisation, contacts, &record));
    *ret = record;
    return OK;
}

bool
record_lay(struct record *to, const struct record *from)
{
    bool changed = false;

    for (enum column c = 0; c < COLUMN_COUNT; c++) {
        if (c == COLUMN_ID || c == COLUMN_PLACE_ID || c == COLUMN_PAID_BY ||
            c == COLUMN_STEERED_BY || !(from->given & COLUMN_BIT(c)))
            continue;
        changed = changed || !str_eq(to->at[c], from->at[c]);
        to->at[c] = from->at[c];
        to->given |= COLUMN_BIT(c);
    }
    return changed;
}

/* ---- writing ---- */

struct columns {
    struct str topics, keywords;
    int64_t free, weeks, capacity_ms, confirmed_ms;
};

static int64_t
day_ms(struct str iso)
{
    struct date d;
    return date_parse(iso, &d) ? amsterdam_ms(d, NOON) : 0;
}

static struct columns
columns_of(struct cx *cx, const struct record *r)
{
    struct columns c = {.weeks = -1,
                        .capacity_ms = day_ms(r->at[COLUMN_CAPACITY_DATE]),
                        .confirmed_ms = day_ms(r->at[COLUMN_CONFIRMED])};
    struct text topics = text_open(cx->mem, 64), keywords = text_open(cx->mem, 64);
    struct str rest = r->at[COLUMN_TOPICS], part;

    while (str_cut(&rest, ';', &part)) {
        struct text *t = kind_topic(part) ? &topics : &keywords;
        if (part.len == 0)
            continue;
        if (t->len)
            text_add_byte(t, ';');
        text_add(t, part);
    }
    c.topics = text_str(&topics);
    c.keywords = text_str(&keywords);
    c.free = str_eq(r->at[COLUMN_FREE], S("ja"))    ? 1
             : str_eq(r->at[COLUMN_FREE], S("nee")) ? 0
                                                    : -1;
    (void)str_int(r->at[COLUMN_WAITING_WEEKS], &c.weeks);
    return c;
}

static struct str
status_of(const struct record *r)
{
    return r->at[COLUMN_STATUS].len ? r->at[COLUMN_STATUS] : S("active");
}

static enum outcome
service_write(struct cx *cx, const struct record *r, const struct columns *c, int64_t organisation,
              const struct record_ids *ids, struct record_key *key)
{
    const struct str *at = r->at;
    struct str folded = record_folded(cx->mem, at[COLUMN_NAME]);

    if (key->service)
        return sql_service_set(cx, key->service, organisation, at[COLUMN_NAME], folded,
                               at[COLUMN_DESCRIPTION], at[COLUMN_DESCRIPTION_PROFESSIONAL],
                               at[COLUMN_FOR_WHOM], at[COLUMN_WHAT_TO_EXPECT], at[COLUMN_BRING],
                               at[COLUMN_COST], c->free, at[COLUMN_LANGUAGES], c->keywords,
                               at[COLUMN_URL], status_of(r), at[COLUMN_REFERRALS], at[COLUMN_OWNER],
                               at[COLUMN_CAPACITY], c->weeks, at[COLUMN_CAPACITY_NOTE],
                               c->capacity_ms, c->confirmed_ms, cx->now_ms);
    key->service = ids->service;
    return sql_service_add(
        cx, ids->service, ids->uuid, organisation, at[COLUMN_NAME], folded, at[COLUMN_DESCRIPTION],
        at[COLUMN_DESCRIPTION_PROFESSIONAL], at[COLUMN_FOR_WHOM], at[COLUMN_WHAT_TO_EXPECT],
        at[COLUMN_BRING], at[COLUMN_COST], c->free, at[COLUMN_LANGUAGES], c->keywords,
        at[COLUMN_URL], status_of(r), at[COLUMN_REFERRALS], at[COLUMN_OWNER], at[COLUMN_CAPACITY],
        c->weeks, at[COLUMN_CAPACITY_NOTE], c->capacity_ms, c->confirmed_ms, cx->now_ms);
}

static enum outcome
kinds_write(struct cx *cx, int64_t service, struct str topics, struct str help_types)
{
    struct str part;
    int64_t changed;

    TRY(sql_service_topics_delete(cx, service, &changed));
    while (str_cut(&topics, ';', &part))
        if (part.len)
            TRY(sql_service_topic_add(cx, service, part, &changed));
    TRY(sql_service_help_delete(cx, service, &changed));
    while (str_cut(&help_types, ';', &part))
        if (part.len)
            TRY(sql_service_help_add(cx, service, part, &changed));
    return OK;
}

/* The address of this place; 0 when it has none. */
static enum outcome
location_write(struct cx *cx, const struct record *r, int64_t organisation, int64_t current,
               bool shared, int64_t fresh, int64_t *ret)
{
    const struct str *at = r->at;
    struct location_same_row same;
    int64_t uses = 0;

    *ret = 0;
    if (!at[COLUMN_LOCATION].len && !at[COLUMN_ADDRESS].len && !at[COLUMN_POSTCODE].len &&
        !at[COLUMN_TOWN].len && !at[COLUMN_ACCESSIBILITY].len && !at[COLUMN_LOCATION_NOTE].len)
        return OK;
    if (current)
        TRY(sql_location_uses(cx, current, &uses));
    if (current && (shared || uses == 1)) {
        *ret = current;
        return sql_location_set(cx, current, at[COLUMN_LOCATION], at[COLUMN_ADDRESS],
                                at[COLUMN_POSTCODE], at[COLUMN_TOWN], at[COLUMN_ACCESSIBILITY],
                                at[COLUMN_LOCATION_NOTE]);
    }
    enum outcome outcome = sql_location_same(
        cx, organisation, at[COLUMN_LOCATION], at[COLUMN_ADDRESS], at[COLUMN_POSTCODE],
        at[COLUMN_TOWN], at[COLUMN_ACCESSIBILITY], at[COLUMN_LOCATION_NOTE], &same);
    *ret = outcome == OK ? same.location : fresh;
    if (outcome != NOT_FOUND)
        return outcome;
    return sql_location_add(cx, fresh, organisation, at[COLUMN_LOCATION], at[COLUMN_ADDRESS],
                            at[COLUMN_POSTCODE], at[COLUMN_TOWN], at[COLUMN_ACCESSIBILITY],
                            at[COLUMN_LOCATION_NOTE]);
}

static enum outcome
contacts_write(struct cx *cx, const struct record *r, int64_t at_location)
{
    int64_t changed;
    struct str part;

    for (size_t n = 0; n < sizeof contacts_of / sizeof *contacts_of; n++) {
        struct str rest = r->at[contacts_of[n].column];
        int64_t number = contacts_of[n].first;
        if (!(r->given & COLUMN_BIT(contacts_of[n].column)))
            continue;
        TRY(sql_contact_delete(cx, at_location, contacts_of[n].kind, contacts_of[n].audience,
                               &changed));
        while (str_cut(&rest, ';', &part))
            if (part.len)
                TRY(sql_contact_add(cx, at_location, number++, contacts_of[n].kind,
                                    contacts_of[n].audience, part));
    }
    return OK;
}

static enum outcome
place_write(struct cx *cx, const struct record *r, int64_t organisation,
            const struct record_ids *ids, bool shared, struct record_key *key)
{
    bool everywhere = str_eq(r->at[COLUMN_MUNICIPALITY], S("landelijk"));
    struct str rest = r->at[COLUMN_MUNICIPALITY], part;
    int64_t location, municipality, changed;
    struct at_row at = {0};

    if (key->at_location)
        TRY(at_find(cx, *key, &at));
    TRY(location_write(cx, r, organisation, at.location, shared, ids->location, &location));
    if (key->at_location) {
        TRY(sql_at_set(cx, key->at_location, location, everywhere));
    } else {
        key->at_location = ids->at_location;
        TRY(sql_at_add(cx, key->at_location, ids->at_uuid, key->service, location, everywhere));
    }
    TRY(sql_at_municipalities_delete(cx, key->at_location, &changed));
    while (!everywhere && str_cut(&rest, '|', &part))
        if (municipality_parse(part, &municipality))
            TRY(sql_at_municipality_add(cx, key->at_location, municipality, &changed));
    TRY(contacts_write(cx, r, key->at_location));
    return schedule_set_text(cx, SCHEDULE_SERVICE_AT_LOCATION, key->at_location,
                             r->at[COLUMN_OPENING_HOURS]);
}

/* ---- what lists show ---- */

static enum outcome
listing_rows(struct cx *cx, int64_t municipality, const struct record *r, const struct columns *c,
             int64_t service)
{
    struct str folded = record_folded(cx->mem, r->at[COLUMN_NAME]);
    struct str topics = c->topics, help_types = r->at[COLUMN_HELP_TYPES], part;
    int64_t changed;

    TRY(sql_listing_add(cx, municipality, S(""), folded, service, &changed));
    while (str_cut(&topics, ';', &part))
        if (part.len)
            TRY(sql_listing_add(cx, municipality, part, folded, service, &changed));
    while (str_cut(&help_types, ';', &part))
        if (part.len)
            TRY(sql_listing_add(cx, municipality, str_join(cx->mem, S("help:"), part), folded,
                                service, &changed));
    return OK;
}

static enum outcome
listing_write(struct cx *cx, const struct record *r, const struct columns *c, int64_t service)
{
    struct at_row_list rows;
    int64_t changed;
    bool everywhere = false;

    TRY(sql_listing_delete(cx, service, &changed));
    if (str_eq(status_of(r), S("ended")))
        return OK;
    TRY(sql_at_list(cx, service, &rows));
    for (size_t i = 0; i < rows.count; i++)
        everywhere = everywhere || rows.at[i].everywhere;
    if (everywhere)
        return listing_rows(cx, 0, r, c, service);
    for (size_t i = 0; i < rows.count; i++) {
        struct at_place_row_list places;
        TRY(sql_at_municipalities(cx, rows.at[i].service_at_location, &places));
        for (size_t n = 0; n < places.count; n++)
            TRY(listing_rows(cx, places.at[n].municipality, r, c, service));
    }
    return OK;
}

enum outcome
record_put(struct cx *cx, const struct record *record, int64_t organisation,
           const struct record_ids *ids, bool shared_location, struct record_key *key)
{
    struct columns c = columns_of(cx, record);

    TRY(service_write(cx, record, &c, organisation, ids, key));
    TRY(kinds_write(cx, key->service, c.topics, record->at[COLUMN_HELP_TYPES]));
    TRY(place_write(cx, record, organisation, ids, shared_location, key));
    return listing_write(cx, record, &c, key->service);
}
