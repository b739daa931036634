/* import_take.c - a row into the map: whose it is, whether it is there already, and writing it. */
#include "domain/map/import_row.h"

#include "base/text.h"
#include "domain/map/map.sql.h"
#include "domain/network/network.h"

enum { READ_OFFICE_DAYS = 2, MUNICIPALITIES_MAX = 400 };

struct taking {
    const struct import_options *options;
    const struct import_row *row;
    struct record record; /* settled with the database */
    int64_t organisation; /* 0: not there yet */
    struct problem_list problems;
    bool refused;
};

static void
taking_problem(struct cx *cx, struct taking *t, enum column column, bool warning, struct str reason)
{
    problem_add(cx->mem, &t->problems,
                (struct problem){.line = t->row->line,
                                 .column = column,
                                 .field = column_name(column),
                                 .cell = t->row->column[column],
                                 .reason = reason,
                                 .warning = warning});
    t->refused = t->refused || !warning;
}

/* Can one become the other with at most `most` letters more, less or other? */
static bool
near(struct cx *cx, struct str a, struct str b, size_t most)
{
    size_t *row = arena_new(cx->mem, size_t, b.len + 1);

    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = corner + (a.ptr[i - 1] != b.ptr[j - 1]);
            corner = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b.len] <= most;
}

/* Team 1 and team 2 are two teams. */
static bool
same_digits(struct str a, struct str b)
{
    size_t i = 0, j = 0;

    for (;;) {
        while (i < a.len && !ascii_is_digit(a.ptr[i]))
            i++;
        while (j < b.len && !ascii_is_digit(b.ptr[j]))
            j++;
        if (i == a.len || j == b.len)
            return i == a.len && j == b.len;
        if (a.ptr[i++] != b.ptr[j++])
            return false;
    }
}

/* A name that is new in its municipality but for a letter or two is a typing error more often than
 * a new office. */
static enum outcome
organisation_alike_warn(struct cx *cx, struct taking *t)
{
    enum { LETTERS = 2, SHORT_CHARS = 8, NAMES_MAX = 1000 };
    struct str rest = t->record.at[COLUMN_MUNICIPALITY], first;
    int64_t municipality;
    struct str name = t->record.at[COLUMN_ORGANISATION], folded = record_folded(cx->mem, name);
    int64_t chars = (int64_t)utf8_count(name);
    struct organisation_names_row_list names;

    if (chars < SHORT_CHARS || !str_cut(&rest, '|', &first) ||
        !municipality_parse(first, &municipality))
        return OK;
    TRY(sql_organisation_names(cx, municipality, chars - LETTERS, chars + LETTERS, NAMES_MAX,
                               &names));
    for (size_t i = 0; i < names.count; i++) {
        struct str there = names.at[i].name;
        if (!same_digits(name, there) || !near(cx, folded, record_folded(cx->mem, there), LETTERS))
            continue;
        taking_problem(
            cx, t, COLUMN_ORGANISATION, true,
            str_join(cx->mem, S("Nieuwe organisatie: "), name, S(". Bedoelt u "), there, S("?")));
        return OK;
    }
    return OK;
}

static enum outcome
organisation_find(struct cx *cx, struct taking *t)
{
    struct organisation_row row;
    struct str *at = t->record.at;

    if (!(t->record.given & COLUMN_BIT(COLUMN_ORGANISATION)))
        return OK;
    enum outcome outcome = sql_organisation_named(cx, at[COLUMN_ORGANISATION], &row);
    if (outcome == NOT_FOUND)
        return organisation_alike_warn(cx, t);
    TRY(outcome);
    t->organisation = row.organisation;
    at[COLUMN_ORGANISATION] = row.name;
    const struct {
        enum column column;
        struct str there;
    } fixed[] = {{COLUMN_PAID_BY, row.paid_by}, {COLUMN_STEERED_BY, row.steered_by}};
    for (size_t i = 0; i < 2; i++)
        if (at[fixed[i].column].len && !str_eq(at[fixed[i].column], fixed[i].there))
            taking_problem(cx, t, fixed[i].column, true,
                           S("Deze organisatie staat er al, met iets anders. Dat is niet "
                             "veranderd."));
    return OK;
}

/* Who may keep it: in a browser only what is one's own to keep. */
static enum outcome
editor_check(struct cx *cx, struct taking *t, int64_t service)
{
    const struct import_options *o = t->options;
    struct municipality_row_list own;
    struct service_row row;
    struct str rest = t->record.at[COLUMN_MUNICIPALITY], part;
    int64_t municipality;
    bool may = true;

    if (o->editor == 0)
        return OK;
    if (service) {
        enum outcome outcome = sql_service_editable(cx, service, o->editor, o->editor_whole, &row);
        if (outcome != OK && outcome != NOT_FOUND)
            return outcome;
        may = outcome == OK;
    }
    if (may && t->organisation)
        TRY(sql_editor_may(cx, t->organisation, o->editor, o->editor_whole, &may));
    if (may && !t->organisation) {
        /* A new organisation: in the municipalities of one's own only. */
        TRY(organisation_municipalities(cx, o->editor, &own));
        while (may && str_cut(&rest, '|', &part)) {
            bool found = false;
            for (size_t i = 0; municipality_parse(part, &municipality) && i < own.count; i++)
                found = found || own.at[i].municipality == municipality;
            may = found;
        }
    }
    if (!may)
        taking_problem(cx, t, COLUMN_ORGANISATION, false,
                       S("Deze organisatie of gemeente valt niet onder uw werkgebied."));
    return OK;
}

/* The one that is there: by id, and without an id by name, organisation and municipality. */
static enum outcome
service_find(struct cx *cx, struct taking *t, struct record_key *ret)
{
    struct service_id_row row;
    struct service_id_row_list named;
    struct record there;

    enum outcome outcome = sql_service_by_uuid(cx, t->row->ids.uuid, &row);
    if (outcome == OK)
        ret->service = row.service;
    if (outcome != NOT_FOUND || t->row->has_id || t->row->occurrence > 1 || !t->organisation)
        return outcome == NOT_FOUND ? OK : outcome;
    TRY(sql_service_named(cx, t->organisation, record_folded(cx->mem, t->record.at[COLUMN_NAME]),
                          &named));
    for (size_t i = 0; i < named.count && !ret->service; i++) {
        struct record_key key = {named.at[i].service, 0};
        TRY(record_get(cx, key, CONTACTS_EVERYONE, &there));
        if (str_eq(there.at[COLUMN_MUNICIPALITY], t->record.at[COLUMN_MUNICIPALITY]))
            ret->service = named.at[i].service;
    }
    return OK;
}

/* The place that the row names; the first when it names none. */
static enum outcome
place_find(struct cx *cx, const struct taking *t, struct record_key *key)
{
    struct at_row_list rows;

    TRY(sql_at_list(cx, key->service, &rows));
    bool named = t->record.at[COLUMN_PLACE_ID].len > 0;
    for (size_t i = 0; i < rows.count && !key->at_location; i++)
        if (!named || str_eq(rows.at[i].uuid, t->row->ids.at_uuid))
            key->at_location = rows.at[i].service_at_location;
    return OK;
}

static enum outcome
organisation_make(struct cx *cx, struct taking *t)
{
    int64_t municipalities[MUNICIPALITIES_MAX], number;
    size_t count = 0;
    struct str rest = t->record.at[COLUMN_MUNICIPALITY], part;
    bool everywhere = str_eq(rest, S("landelijk"));

    while (!everywhere && count < MUNICIPALITIES_MAX && str_cut(&rest, '|', &part))
        if (municipality_parse(part, &number))
            municipalities[count++] = number;
    if (t->organisation) {
        struct organisation_row row;
        TRY(organisation_get(cx, t->organisation, &row));
        if (!row.map_only || row.everywhere)
            return OK; /* who takes questions here is set up by the network */
        row.everywhere = everywhere;
        return organisation_add(cx, &row, count, municipalities, 0, NULL);
    }
    t->organisation = t->row->ids.organisation;
    return organisation_add(
        cx,
        &(struct organisation_row){.organisation = t->organisation,
                                   .name = t->record.at[COLUMN_ORGANISATION],
                                   .paid_by = t->record.at[COLUMN_PAID_BY],
                                   .steered_by = t->record.at[COLUMN_STEERED_BY],
                                   .everywhere = everywhere,
                                   .answer_workdays = READ_OFFICE_DAYS,
                                   .accept_workdays = READ_OFFICE_DAYS,
                                   .active = 1,
                                   .map_only = 1},
        count, municipalities, 0, NULL);
}

static enum outcome
alike_warn(struct cx *cx, struct taking *t, int64_t service)
{
    struct service_alike_row_list alike;

    TRY(sql_service_alike(cx, record_folded(cx->mem, t->record.at[COLUMN_NAME]), service, &alike));
    for (size_t i = 0; i < alike.count; i++)
        if (i == 0 && !t->row->alike)
            taking_problem(cx, t, COLUMN_NAME, true,
                           str_join(cx->mem, S("Lijkt op een dienst die er al staat: "),
                                    alike.at[i].name, S(" van "), alike.at[i].organisation_name,
                                    S(". Ze zijn niet samengevoegd.")));
    return OK;
}

/* Writes it, when it differs from what is there. */
static enum outcome
row_write(struct cx *cx, struct taking *t, struct record_key key, enum taken *ret)
{
    struct record there = {0};
    bool known = key.service != 0;

    if (known) {
        TRY(record_get(cx, (struct record_key){key.service, key.at_location}, CONTACTS_OWN,
                       &there));
        if (!key.at_location) /* a new place: only what is of the service stays */
            there.at[COLUMN_MUNICIPALITY] = S("");
    }
    bool changed = record_lay(&there, &t->record);
    *ret = known ? changed ? TAKEN_CHANGED : TAKEN_UNCHANGED : TAKEN_CREATED;
    if (*ret == TAKEN_UNCHANGED || t->options->dry_run)
        return OK;
    there.at[COLUMN_ORGANISATION] = t->record.at[COLUMN_ORGANISATION];
    TRY(organisation_make(cx, t));
    TRY(record_put(cx, &there, t->organisation, &t->row->ids, false, &key));
    return known ? OK : alike_warn(cx, t, key.service);
}

static enum outcome
row_take(struct cx *cx, struct taking *t, enum taken *ret)
{
    struct record_key key = {0};

    *ret = TAKEN_REJECTED;
    enum outcome outcome = record_settle_place(cx, t->record.at[COLUMN_MUNICIPALITY],
                                               &t->record.at[COLUMN_MUNICIPALITY]);
    if (outcome == INVALID) {
        taking_problem(cx, t, COLUMN_MUNICIPALITY, false, cx->fault.sentence);
        return OK;
    }
    TRY(outcome);
    TRY(organisation_find(cx, t));
    TRY(service_find(cx, t, &key));
    TRY(editor_check(cx, t, key.service));
    if (t->refused)
        return OK;
    if (key.service)
        TRY(place_find(cx, t, &key));
    return row_write(cx, t, key, ret);
}

enum outcome
import_row_take(struct cx *cx, const struct import_options *options, const struct import_row *row,
                enum taken *ret, struct problem_list *problems)
{
    struct taking t = {.options = options, .row = row, .record = row->record};

    TRY(row_take(cx, &t, ret));
    *problems = t.problems;
    return OK;
}
