/* role_contact.c - a role that can be reached, whoever fills it. */
#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "words/reach.h"

static const struct {
    struct str code, sentence;
} seen[SEEN_BY_COUNT] = {
    [SEEN_BY_EVERYONE] = {S_INIT("everyone"), T_INIT("Iedereen, ook inwoners")},
    [SEEN_BY_NETWORK] = {S_INIT("network"), T_INIT("Collega's in het hele netwerk")},
    [SEEN_BY_ORGANISATION] = {S_INIT("organisation"), T_INIT("Alleen onze organisatie")},
};

struct str
seen_by_code(enum seen_by seen_by)
{
    check(seen_by < SEEN_BY_COUNT);
    return seen[seen_by].code;
}

struct str
seen_by_sentence(struct str code)
{
    for (size_t i = 0; i < SEEN_BY_COUNT; i++)
        if (str_eq(seen[i].code, code))
            return seen[i].sentence;
    return S("");
}

enum outcome
role_contact_public(struct cx *cx, int64_t organisation, struct role_contact_row_list *ret)
{
    return sql_role_contact_public(cx, organisation, ret);
}

enum outcome
role_contact_near(struct cx *cx, struct role_contact_row_list *ret)
{
    TRY(need(cx, PERMISSION_DIRECTORY));
    return sql_role_contact_near(cx, cx->who.organisation, ret);
}

enum outcome
role_contact_list(struct cx *cx, int64_t organisation, struct role_contact_row_list *ret,
                  struct role_contact_person_row_list *ret_people)
{
    struct people_place_row place;

    TRY(people_place(cx, organisation, &place));
    TRY(sql_role_contact_list(cx, organisation, ret));
    return sql_role_contact_people(cx, organisation, ret_people);
}

enum outcome
role_contact_get(struct cx *cx, int64_t organisation, int64_t contact, struct role_contact_row *ret)
{
    struct people_place_row place;

    TRY(people_place(cx, organisation, &place));
    enum outcome outcome = sql_role_contact_get(cx, contact, organisation, ret);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Dit contact is er niet meer.");
    return outcome;
}

enum outcome
role_contact_put(struct cx *cx, const struct role_contact_row *row, bool existing)
{
    struct people_place_row place;
    int64_t changed;

    TRY(people_place(cx, row->organisation, &place));
    if (row->title.len == 0)
        return fail_field(cx, "title", "Vul in welke rol dit is, bijvoorbeeld: coördinator.");
    if (row->phone.len == 0 && row->email.len == 0)
        return fail_field(cx, "phone", "Vul een telefoonnummer of een e-mailadres in.");
    if (row->phone.len && !phone_plausible(row->phone, 3))
        return fail_field(cx, "phone", "Vul een telefoonnummer in, bijvoorbeeld 06 12345678.");
    if (row->email.len && !email_plausible(row->email))
        return fail_field(cx, "email", "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.");
    if (seen_by_sentence(row->seen_by).len == 0)
        return fail_field(cx, "seen_by", "Kies wie dit contact mag zien.");
    if (!existing)
        return sql_role_contact_add(cx, row->contact, row->organisation, row->title, row->phone,
                                    row->email, row->seen_by);
    TRY(sql_role_contact_change(cx, row->contact, row->organisation, row->title, row->phone,
                                row->email, row->seen_by, &changed));
    return changed ? OK : fail(cx, NOT_FOUND, "Dit contact is er niet meer.");
}

enum outcome
role_contact_delete(struct cx *cx, int64_t organisation, int64_t contact)
{
    struct role_contact_row row;
    int64_t deleted;

    TRY(role_contact_get(cx, organisation, contact, &row));
    TRY(sql_role_contact_empty_all(cx, contact, &deleted));
    return sql_role_contact_delete(cx, contact, organisation, &deleted);
}

enum outcome
role_contact_fill(struct cx *cx, int64_t organisation, int64_t contact, int64_t professional,
                  bool fills)
{
    struct role_contact_row row;
    struct member_row member;
    int64_t changed;

    TRY(role_contact_get(cx, organisation, contact, &row));
    TRY(member_get(cx, organisation, professional, &member));
    if (fills)
        return sql_role_contact_fill(cx, contact, professional, &changed);
    return sql_role_contact_empty(cx, contact, professional, &changed);
}
