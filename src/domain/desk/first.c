/* first.c - what is filled in while setting up, and how all of it becomes real at once. */
#include "domain/desk/first.h"

#include "base/text.h"
#include "crypto/keys.h"
#include "domain/desk/first.sql.h"
#include "domain/intake/sealed_fields.h"

static const int64_t lifetime_ms = 24 * 60 * 60 * 1000;

static struct bytes
row_id(struct cx *cx, struct str secret)
{
    return keyed_hash(cx, "setup_row", secret);
}

enum outcome
first_is_needed(struct cx *cx, bool *ret)
{
    struct doorway_row doorway;
    enum outcome outcome = doorway_get(cx, S(""), &doorway);

    *ret = outcome == NOT_FOUND;
    return *ret ? OK : outcome;
}

static struct bytes
first_seal(struct cx *cx, struct str secret, const struct first *f)
{
    struct text t = text_open(cx->mem, 512);

    sealed_field_add(&t, S("places"), f->places);
    sealed_field_add_int(&t, S("organisation"), f->organisation);
    sealed_field_add(&t, S("name"), f->name);
    sealed_field_add(&t, S("paid_by"), f->paid_by);
    sealed_field_add(&t, S("steered_by"), f->steered_by);
    sealed_field_add(&t, S("phone"), f->phone);
    sealed_field_add_int(&t, S("municipal"), f->municipal);
    sealed_field_add_int(&t, S("answer_workdays"), f->answer_workdays);
    sealed_field_add(&t, S("net"), f->net);
    sealed_field_add(&t, S("contact"), f->contact);
    sealed_field_add(&t, S("person"), f->person);
    sealed_field_add(&t, S("email"), f->email);
    sealed_field_add(&t, S("password_hash"), f->password_hash);
    sealed_field_add(&t, S("doorway"), f->doorway);
    sealed_field_add(&t, S("languages"), f->languages);
    return seal_secret(cx, "setup_seal", secret, text_str(&t));
}

static struct first
first_read(struct cx *cx, struct str fields)
{
    struct arena *mem = cx->mem;
    return (struct first){
        .places = sealed_field(mem, fields, S("places")),
        .organisation = sealed_field_int(mem, fields, S("organisation")),
        .name = sealed_field(mem, fields, S("name")),
        .paid_by = sealed_field(mem, fields, S("paid_by")),
        .steered_by = sealed_field(mem, fields, S("steered_by")),
        .phone = sealed_field(mem, fields, S("phone")),
        .municipal = sealed_field_int(mem, fields, S("municipal")),
        .answer_workdays = sealed_field_int(mem, fields, S("answer_workdays")),
        .net = sealed_field(mem, fields, S("net")),
        .contact = sealed_field(mem, fields, S("contact")),
        .person = sealed_field(mem, fields, S("person")),
        .email = sealed_field(mem, fields, S("email")),
        .password_hash = sealed_field(mem, fields, S("password_hash")),
        .doorway = sealed_field(mem, fields, S("doorway")),
        .languages = sealed_field(mem, fields, S("languages")),
    };
}

enum outcome
first_link_set(struct cx *cx, struct str secret)
{
    struct first nothing = {.answer_workdays = 2};
    int64_t changed;

    TRY(sql_setup_clear(cx, &changed));
    return sql_setup_add(cx, row_id(cx, secret), first_seal(cx, secret, &nothing),
                         cx->now_ms + lifetime_ms);
}

static enum outcome
link_read(struct cx *cx, struct str secret, struct setup_row *ret)
{
    bool needed;

    TRY(first_is_needed(cx, &needed));
    enum outcome outcome =
        needed ? sql_setup_get(cx, row_id(cx, secret), cx->now_ms, ret) : NOT_FOUND;
    if (outcome != NOT_FOUND)
        return outcome;
    return fail(cx, NOT_FOUND,
                "Deze link werkt niet meer. Is de site al ingericht? Log dan in. Anders: start het "
                "programma opnieuw voor een nieuwe link.");
}

enum outcome
first_open(struct cx *cx, struct str secret, struct str *ret_token)
{
    struct setup_row row;

    TRY(link_read(cx, secret, &row));
    *ret_token = token_make(cx, "setup", cx->now_ms + lifetime_ms, secret);
    return OK;
}

enum outcome
first_get(struct cx *cx, struct str token, struct first_draft *ret)
{
    struct str secret, plain;
    struct setup_row row;

    enum outcome outcome = token_open(cx, "setup", token, &secret);
    if (outcome == NOT_FOUND)
        secret = S(""); /* no link has it: the same sentence */
    else if (outcome != OK)
        return outcome;
    TRY(link_read(cx, secret, &row));
    TRY(unseal_secret(cx, "setup_seal", secret, row.sealed, &plain));
    *ret = (struct first_draft){token, row_id(cx, secret), first_read(cx, plain)};
    return OK;
}

enum outcome
first_save(struct cx *cx, const struct first_draft *draft)
{
    struct str secret;

    TRY(token_open(cx, "setup", draft->token, &secret));
    return sql_setup_set(cx, draft->id, first_seal(cx, secret, &draft->first));
}

enum first_step
first_step_open(const struct first *first)
{
    if (first->places.len == 0)
        return FIRST_PLACES;
    if (!first->organisation)
        return FIRST_ORGANISATION;
    if (first->net.len == 0)
        return FIRST_NET;
    if (first->password_hash.len == 0)
        return FIRST_PERSON;
    return first->doorway.len == 0 ? FIRST_DOORWAY : FIRST_STEPS;
}

enum outcome
first_person_check(struct cx *cx, const struct first *first)
{
    size_t at = str_find_byte(first->email, '@');

    if (first->person.len == 0)
        return fail_field(cx, "person", "Vul uw naam in.");
    if (at == 0 || at + 3 > first->email.len || str_find_byte(first->email, ' ') < first->email.len)
        return fail_field(cx, "email", "Vul uw e-mailadres in, zoals naam@voorbeeld.nl.");
    return OK;
}

static enum outcome
nets_set(struct cx *cx, const struct first *first, int64_t organisation,
         const struct place_list *places)
{
    if (!str_eq(first->net, S("yes")))
        return OK;
    for (size_t i = 0; i < places->count; i++)
        TRY(safety_net_set(cx, places->at[i].municipality, organisation, first->contact));
    return OK;
}

enum outcome
first_finish(struct cx *cx, const struct first_draft *draft, const struct first_numbers *numbers)
{
    const struct first *first = &draft->first;
    struct scope scope = scope_everything();
    struct place_list places;
    int64_t changed;
    struct organisation_row organisation = {.organisation = numbers->organisation,
                                            .name = first->name,
                                            .municipal = first->municipal,
                                            .paid_by = first->paid_by,
                                            .steered_by = first->steered_by,
                                            .answer_workdays = first->answer_workdays,
                                            .phone = first->phone,
                                            .active = 1,
                                            .accept_workdays = 2};

    TRY(places_read(cx, NULL, false, first->places, &places));
    TRY(organisation_new(cx, &scope, &organisation, &places));
    TRY(nets_set(cx, first, numbers->organisation, &places));
    TRY(professional_add(cx, numbers->professional, first->person, first->email,
                         first->password_hash));
    TRY(membership_set(cx, numbers->professional, numbers->organisation,
                       S("network_administrator")));
    struct doorway_row doorway = {.doorway = numbers->doorway,
                                  .name = first->doorway,
                                  .theme = S("neutral-theme"),
                                  .languages = first->languages,
                                  .municipality = places.count == 1 ? places.at[0].municipality : 0,
                                  .phone = first->phone};
    TRY(doorway_new(cx, &scope, &doorway, &places));
    return sql_setup_clear(cx, &changed);
}

enum outcome
first_purge(struct cx *cx, int64_t *ret)
{
    return sql_setup_purge(cx, cx->now_ms, ret);
}
