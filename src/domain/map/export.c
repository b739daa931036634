/* export.c - the map as services.csv: one row for each place of each service. */
#include "domain/map/import.h"

#include "base/text.h"
#include "domain/map/map.sql.h"
#include "format/csv.h"

enum { AT_ONCE = 100 };

/* A positive list: what others may know of. */
static bool
exported(enum column column, enum record_contacts contacts)
{
    switch (column) {
    case COLUMN_PHONE_NETWORK:
    case COLUMN_EMAIL_NETWORK:
    case COLUMN_DESCRIPTION_PROFESSIONAL:
    case COLUMN_REFERRALS:
        return contacts == CONTACTS_NETWORK || contacts == CONTACTS_OWN;
    case COLUMN_PHONE_OWN:
    case COLUMN_EMAIL_OWN:
        return contacts == CONTACTS_OWN;
    default:
        return true;
    }
}

static void
row_add(struct arena *mem, struct text *t, const struct str *cells, enum record_contacts contacts)
{
    for (enum column c = 0; c < COLUMN_COUNT; c++) {
        if (!exported(c, contacts))
            continue;
        if (c != COLUMN_ID)
            text_add_byte(t, ',');
        text_add(t, csv_cell(mem, cells[c]));
    }
    text_add(t, S("\r\n"));
}

struct str
export_heading(struct arena *mem, enum record_contacts contacts)
{
    struct text t = text_open(mem, 1024);
    struct str names[COLUMN_COUNT];

    for (enum column c = 0; c < COLUMN_COUNT; c++)
        names[c] = column_name(c);
    row_add(mem, &t, names, contacts);
    return text_str(&t);
}

enum outcome
export_rows(struct cx *cx, enum record_contacts contacts, int64_t *after, struct str *ret)
{
    struct text t = text_open(cx->mem, 64 * 1024);
    struct service_id_row_list services;

    TRY(sql_listing_everything(cx, *after, AT_ONCE, &services));
    for (size_t i = 0; i < services.count; i++) {
        struct at_row_list places;
        TRY(sql_at_list(cx, services.at[i].service, &places));
        for (size_t n = 0; n < places.count; n++) {
            struct record_key key = {services.at[i].service, places.at[n].service_at_location};
            struct record record;
            TRY(record_get(cx, key, contacts, &record));
            row_add(cx->mem, &t, record.at, contacts);
        }
        *after = services.at[i].service;
    }
    *ret = text_str(&t);
    return OK;
}
