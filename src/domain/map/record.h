/* record.h - a service at a place as one row of cells: what services.csv holds, what a form sends,
 * and how both are written. A cell is text in one settled form, so that equal things are equal
 * text. */
#ifndef DOMAIN_MAP_RECORD_H
#define DOMAIN_MAP_RECORD_H

#include "base/cx.h"
#include "base/date.h"

enum column {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_ORGANISATION,
    COLUMN_MUNICIPALITY,
    COLUMN_ADDRESS,
    COLUMN_PHONE,
    COLUMN_OPENING_HOURS,
    COLUMN_TOPICS,
    COLUMN_URL,
    COLUMN_HELP_TYPES,
    COLUMN_DESCRIPTION,
    COLUMN_DESCRIPTION_PROFESSIONAL,
    COLUMN_FOR_WHOM,
    COLUMN_WHAT_TO_EXPECT,
    COLUMN_BRING,
    COLUMN_COST,
    COLUMN_FREE,
    COLUMN_LANGUAGES,
    COLUMN_STATUS,
    COLUMN_REFERRALS,
    COLUMN_OWNER,
    COLUMN_CONFIRMED,
    COLUMN_PLACE_ID,
    COLUMN_LOCATION,
    COLUMN_POSTCODE,
    COLUMN_TOWN,
    COLUMN_ACCESSIBILITY,
    COLUMN_LOCATION_NOTE,
    COLUMN_EMAIL,
    COLUMN_PHONE_NETWORK,
    COLUMN_EMAIL_NETWORK,
    COLUMN_PHONE_OWN,
    COLUMN_EMAIL_OWN,
    COLUMN_CAPACITY,
    COLUMN_WAITING_WEEKS,
    COLUMN_CAPACITY_NOTE,
    COLUMN_CAPACITY_DATE,
    COLUMN_PAID_BY,
    COLUMN_STEERED_BY,
    COLUMN_COUNT,
};
#define COLUMN_BIT(column) (UINT64_C(1) << (column))

/* The name in services.csv and in forms. */
struct str column_name(enum column column);
/* The column that a heading names: its own name, or one of the words that Dutch spreadsheets use
 * ("naam", "telefoonnummer"); capitals, accents, spaces and dashes do not matter. false: none. */
bool column_find(struct arena *mem, struct str heading, enum column *ret);
/* The largest number of characters. */
size_t column_limit(enum column column);

struct record {
    struct str at[COLUMN_COUNT];
    uint64_t given; /* COLUMN_BIT of those that were there; others leave what is there */
};

/* What is wrong with a cell, or only worth a warning. */
struct problem {
    struct problem *next;
    int64_t line; /* 0: of the whole file */
    enum column column;
    struct str field;  /* the name of the column */
    struct str reason; /* a Dutch sentence, complete */
    int64_t cell;      /* its number in the row, from 1; 0: of the whole row */
    bool warning;      /* the record goes in all the same */
};
struct problem_list {
    struct problem *first, *last;
    size_t count;
};
void problem_add(struct arena *mem, struct problem_list *list, struct problem problem);

/* Puts every given cell in its settled form. Pure. Problems are added; false when one of them is no
 * warning. `today` is for dates that cannot be yet. */
bool record_settle(struct arena *mem, struct record *record, struct date today,
                   struct problem_list *problems);
/* The name as it is sorted and recognised by. */
struct str record_folded(struct arena *mem, struct str name);

/* ---- in a transaction ---- */

/* Made outside, for what may have to be new. */
struct record_ids {
    int64_t service, at_location, location, organisation;
    struct str uuid, at_uuid;
};
struct record_ids record_ids_new(struct cx *cx);

/* A record that is there: its service, and its place. */
struct record_key {
    int64_t service, at_location;
};

/* The municipality cell in its settled form: "GM0363|GM9901" or "landelijk", of codes and names
 * with | between. INVALID with a sentence for the field `municipality`. */
NODISCARD enum outcome record_settle_place(struct cx *cx, struct str typed, struct str *ret);

/* As it stands now; every cell is given but id when `key` has none. Contacts: of the audiences that
 * `contacts` names. */
enum record_contacts { CONTACTS_EVERYONE, CONTACTS_NETWORK, CONTACTS_OWN };
NODISCARD enum outcome record_get(struct cx *cx, struct record_key key,
                                  enum record_contacts contacts, struct record *ret);
/* Given cells of `from` over those of `to`; true when that changes something. */
bool record_lay(struct record *to, const struct record *from);
/* Writes a whole record, laid over what was there. key->service 0: new, with `ids`; at_location 0:
 * a new place. *key becomes where it stands. The organisation must exist. `shared_location`: an
 * address that other services refer to is changed for all of them; else this one gets its own. */
NODISCARD enum outcome record_put(struct cx *cx, const struct record *record, int64_t organisation,
                                  const struct record_ids *ids, bool shared_location,
                                  struct record_key *key);

#endif
