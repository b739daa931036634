/* map_shown.c - from rows of the map to words on a page. */
#include "domain/map/map_shown.h"

#include "base/text.h"
#include "domain/map/schedule.h"
#include "domain/map/telephone.h"

enum { OPENINGS_SHOWN = 7, ABOUT_CHARS = 180, YEAR_DAYS = 366 };

struct service_age
age_of_service(struct cx *cx, enum language language, int64_t confirmed_ms)
{
    struct date day = date_in_amsterdam(confirmed_ms);

    if (confirmed_ms == 0)
        return (struct service_age){.never = true};
    return (struct service_age){.said = date_with_year(cx->mem, language, day),
                                .old =
                                    date_between(day, date_in_amsterdam(cx->now_ms)) > YEAR_DAYS};
}

bool
capacity_is_old(const struct cx *cx, int64_t capacity_ms)
{
    enum { CAPACITY_DAYS = 60 };
    struct date day = date_in_amsterdam(capacity_ms), today = date_in_amsterdam(cx->now_ms);

    return capacity_ms != 0 && date_between(day, today) > CAPACITY_DAYS;
}

struct str
capacity_said(enum language language, struct str capacity)
{
    static const struct {
        struct str code, sentence;
    } said[] = {
        {S_INIT("capacity"), T_INIT("Er is plek.")},
        {S_INIT("no_capacity"), T_INIT("Er is nu geen plek.")},
        {S_INIT("waitlist"), T_INIT("Er is een wachtlijst.")},
        {S_INIT("additional_assessment_required"),
         T_INIT("U krijgt eerst een gesprek. Dan kijkt u samen of dit bij u past.")},
    };

    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (str_eq(said[i].code, capacity))
            return tr(language, said[i].sentence);
    return S("");
}

static struct str
audience_said(enum language language, struct str audience)
{
    if (str_eq(audience, S("network")))
        return tr(language, T("alleen voor collega's in het netwerk"));
    if (str_eq(audience, S("own")))
        return tr(language, T("alleen voor uw eigen organisatie"));
    return S("");
}

static enum outcome
contacts_shown(struct cx *cx, enum language language, int64_t at_location, int64_t organisation,
               enum record_contacts contacts, struct service_contact_list *ret)
{
    struct contact_row_list rows;

    if (contacts == CONTACTS_OWN)
        TRY(sql_contact_own(cx, at_location, organisation, &rows));
    else if (contacts == CONTACTS_NETWORK)
        TRY(sql_contact_network(cx, at_location, &rows));
    else
        TRY(sql_contact_everyone(cx, at_location, &rows));
    ret->at = arena_new(cx->mem, struct service_contact, rows.count);
    for (ret->count = 0; ret->count < rows.count; ret->count++) {
        const struct contact_row *row = &rows.at[ret->count];
        bool phone = str_eq(row->kind, S("phone"));
        ret->at[ret->count] = (struct service_contact){
            .value = row->value,
            .audience = audience_said(language, row->audience),
            .hours = phone ? telephone_said(cx->mem, language, row->value) : S(""),
            .call = phone ? url_tel(cx->mem, row->value) : url_mailto(cx->mem, row->value),
            .phone = phone};
    }
    return OK;
}

static enum outcome
openings_shown(struct cx *cx, enum language language, int64_t at_location,
               struct service_place *place)
{
    struct open_state state;
    struct span_list spans;

    TRY(open_state(cx, SCHEDULE_SERVICE_AT_LOCATION, at_location, &state));
    bool elsewhere = false; /* the telephone has hours of its own */
    for (size_t i = 0; i < place->contacts.count; i++)
        elsewhere = elsewhere || place->contacts.at[i].hours.len > 0;
    place->open = place->has_address                    ? visit_in_words(cx, language, &state)
                  : elsewhere && state.kind != OPEN_NOW ? group_in_words(cx, language, &state)
                                                        : open_in_words(cx, language, &state);
    place->open_now = state.kind == OPEN_NOW;
    place->hours_words = state.words;
    TRY(schedule_next(cx, SCHEDULE_SERVICE_AT_LOCATION, at_location, OPENINGS_SHOWN, &spans));
    place->openings.at = arena_new(cx->mem, struct str, spans.count);
    /* What is open for more than a day has no times to tell. */
    for (size_t i = 0; i < spans.count; i++)
        if (spans.at[i].to_ms - spans.at[i].from_ms < INT64_C(24) * 60 * 60 * 1000)
            place->openings.at[place->openings.count++] =
                span_in_words(cx->mem, language, spans.at[i]);
    return OK;
}

static enum outcome
municipalities_said(struct cx *cx, enum language language, const struct at_row *at, struct str *ret)
{
    struct at_place_row_list places;
    struct text t = text_open(cx->mem, 64);

    if (at->everywhere) {
        *ret = tr(language, T("heel Nederland"));
        return OK;
    }
    TRY(sql_at_municipalities(cx, at->service_at_location, &places));
    for (size_t i = 0; i < places.count; i++) {
        text_add(&t, i ? S(", ") : S(""));
        text_add(&t, places.at[i].name);
    }
    *ret = text_str(&t);
    return OK;
}

enum outcome
places_shown(struct cx *cx, enum language language, int64_t service, int64_t organisation,
             enum record_contacts contacts, struct service_place_list *ret)
{
    struct at_row_list rows;

    TRY(sql_at_list(cx, service, &rows));
    ret->at = arena_new(cx->mem, struct service_place, rows.count);
    for (ret->count = 0; ret->count < rows.count; ret->count++) {
        const struct at_row *row = &rows.at[ret->count];
        struct service_place *place = &ret->at[ret->count];
        *place = (struct service_place){
            .name = row->name,
            .address = row->address,
            .postcode_town = str_trim(str_join(cx->mem, row->postcode, S(" "), row->town)),
            .accessibility = row->accessibility,
            .note = row->note,
            .has_address = row->name.len || row->address.len || row->town.len};
        TRY(contacts_shown(cx, language, row->service_at_location, organisation, contacts,
                           &place->contacts));
        TRY(openings_shown(cx, language, row->service_at_location, place));
        TRY(municipalities_said(cx, language, row, &place->municipalities));
    }
    return OK;
}

/* The first words, whole. */
static struct str
about(struct cx *cx, struct str text)
{
    size_t at = 0, space = 0;

    for (size_t chars = 0; at < text.len && chars < ABOUT_CHARS; chars++) {
        size_t before = at;
        uint32_t point = utf8_next(text, &at);
        if (point == '\n')
            return str_slice(text, 0, before);
        if (point == ' ')
            space = before;
    }
    return at == text.len ? text : str_join(cx->mem, str_slice(text, 0, space), S("..."));
}

static struct str
waiting_said(struct cx *cx, enum language language, const struct listed_row *row)
{
    struct text n = text_open(cx->mem, 8);

    if (capacity_is_old(cx, row->capacity_ms))
        return S("");
    if (row->waiting_weeks <= 0)
        return row->capacity.len && !str_eq(row->capacity, S("capacity"))
                   ? capacity_said(language, row->capacity)
                   : S("");
    text_add_int(&n, row->waiting_weeks);
    return tr_fill(
        cx->mem,
        tr(language, row->waiting_weeks == 1 ? T("Wachttijd: 1 week") : T("Wachttijd: {n} weken")),
        1, (struct tr_arg[]){{S("n"), text_str(&n)}});
}

/* The hours of what has a place are those of the place. Without one they are of the telephone,
 * unless that has its own: then they are those of the group. */
static struct str
state_said(struct cx *cx, enum language language, const struct listed_row *row,
           const struct open_state *state)
{
    bool elsewhere = telephone_state(cx, row->phone).kind != OPEN_UNKNOWN;

    if (row->town.len || row->phone.len == 0)
        return visit_in_words(cx, language, state);
    if (!elsewhere || (state->kind == OPEN_NOW && telephone_state(cx, row->phone).kind == OPEN_NOW))
        return open_in_words(cx, language, state);
    return group_in_words(cx, language, state);
}

enum outcome
cards_shown(struct cx *cx, enum language language, const struct listed_row_list *rows,
            struct service_card_list *ret)
{
    struct service_card_list list = {arena_new(cx->mem, struct service_card, rows->count), 0};

    for (; list.count < rows->count; list.count++) {
        const struct listed_row *row = &rows->at[list.count];
        struct open_state state = {0};
        if (row->service_at_location)
            TRY(open_state(cx, SCHEDULE_SERVICE_AT_LOCATION, row->service_at_location, &state));
        list.at[list.count] =
            (struct service_card){.open = url_path_int(cx->mem, S("/hulp/"), row->service, S("")),
                                  .name = row->name,
                                  .organisation = row->organisation_name,
                                  .holder = row->organisation,
                                  .where = row->town,
                                  .about = about(cx, row->description),
                                  .phone = row->phone,
                                  .call = url_tel(cx->mem, row->phone),
                                  .state = state_said(cx, language, row, &state),
                                  .phone_said = telephone_said(cx->mem, language, row->phone),
                                  .waiting = waiting_said(cx, language, row),
                                  .cost = row->free == 1 ? S("") : row->cost,
                                  .paid_by = tr(language, row->paid_by),
                                  .open_now = state.kind == OPEN_NOW,
                                  .opens_ms = state.kind == OPEN_LATER ? state.opens_ms : 0,
                                  .free = row->free == 1,
                                  .closed = str_eq(row->status, S("closed")),
                                  .municipal = row->municipal != 0};
    }
    *ret = list;
    return OK;
}

void
cards_open_first(struct arena *mem, struct service_card_list *cards)
{
    struct service_card *at = arena_new(mem, struct service_card, cards->count);
    size_t count = 0;

    for (int open = 1; open >= 0; open--)
        for (size_t i = 0; i < cards->count; i++)
            if (cards->at[i].open_now == (open == 1))
                at[count++] = cards->at[i];
    cards->at = at;
}

void
cards_too_late(struct service_card_list *list, struct date last)
{
    struct service_card moved;
    size_t in_time = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct service_card *card = &list->at[i];
        card->too_late = card->opens_ms && date_in_amsterdam(card->opens_ms).day > last.day;
        if (card->too_late)
            continue;
        moved = *card; /* moves up, and those before it that are too late go down one */
        for (size_t n = i; n > in_time; n--)
            list->at[n] = list->at[n - 1];
        list->at[in_time++] = moved;
    }
}
