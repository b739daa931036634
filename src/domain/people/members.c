/* members.c - managing people: who works where, with which role, and the end of it. */
#include "base/text.h"
#include "domain/people/people.h"
#include "domain/people/second_factor.h"

/* What reaches beyond the own organisation: given only by who looks after the network. */
enum {
    BEYOND = PERMISSION_NETWORK | PERMISSION_MAP | PERMISSION_COORDINATE | PERMISSION_OVERSEE,
};

/* What cx->who may at this moment: a session that was read before the transaction may be older than
 * the end of a role. */
static enum outcome
permissions_now(struct cx *cx, uint64_t *ret)
{
    bool waits;
    uint64_t now = 0;
    enum outcome outcome =
        position_permissions(cx, cx->who.professional, cx->who.organisation, &now, &waits);

    if (outcome != OK && outcome != NOT_FOUND)
        return outcome;
    *ret = now & cx->who.permissions;
    return OK;
}

enum outcome
people_place(struct cx *cx, int64_t organisation, struct people_place_row *ret)
{
    uint64_t may;

    TRY(need(cx, PERMISSION_PEOPLE));
    TRY(permissions_now(cx, &may));
    if (!(may & PERMISSION_PEOPLE))
        return fail(cx, DENIED, "U heeft geen toegang tot deze pagina.");
    enum outcome outcome = sql_people_place_get(cx, organisation, cx->who.organisation,
                                                (may & PERMISSION_NETWORK) != 0, ret);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Deze pagina bestaat niet.");
    return outcome;
}

enum outcome
people_places(struct cx *cx, struct people_place_row_list *ret)
{
    *ret = (struct people_place_row_list){0};
    if (need(cx, PERMISSION_NETWORK) != OK)
        return OK;
    return sql_people_place_list(cx, cx->who.organisation, ret);
}

enum outcome
member_list(struct cx *cx, int64_t organisation, struct member_row_list *ret)
{
    struct people_place_row place;

    TRY(people_place(cx, organisation, &place));
    return sql_member_list(cx, organisation, ret);
}

enum outcome
member_get(struct cx *cx, int64_t organisation, int64_t professional, struct member_row *ret)
{
    struct people_place_row place;

    TRY(people_place(cx, organisation, &place));
    enum outcome outcome = sql_member_get(cx, organisation, professional, ret);
    if (outcome == NOT_FOUND)
        return fail(cx, NOT_FOUND, "Deze collega werkt niet bij deze organisatie.");
    return outcome;
}

bool
role_may_be_given(const struct cx *cx, const struct role *role)
{
    return !(role->permissions & BEYOND) || (cx->who.permissions & PERMISSION_NETWORK);
}

static bool
roles_may(const struct role_held_row_list *held, enum permission permission)
{
    for (size_t i = 0; i < held->count; i++) {
        const struct role *role = role_find(held->at[i].role);
        if (role && (role->permissions & permission))
            return true;
    }
    return false;
}

/* Somebody must be left who can let others in. */
static enum outcome
others_left(struct cx *cx, int64_t organisation, int64_t professional, const struct role *old,
            uint64_t after)
{
    struct role_held_row_list held;

    if ((old->permissions & ~after) & PERMISSION_PEOPLE) {
        TRY(sql_roles_of_others(cx, organisation, professional, &held));
        if (!roles_may(&held, PERMISSION_PEOPLE))
            return fail(cx, CONFLICT,
                        "Dit is de laatste beheerder van de organisatie. Maak eerst iemand anders "
                        "beheerder.");
    }
    if ((old->permissions & ~after) & PERMISSION_NETWORK) {
        TRY(sql_roles_near(cx, organisation, professional, &held));
        if (!roles_may(&held, PERMISSION_NETWORK))
            return fail(cx, CONFLICT,
                        "Dit is de laatste beheerder van het netwerk. Maak eerst iemand anders "
                        "beheerder.");
    }
    return OK;
}

/* May cx->who take this role away, and leave `after`? */
static enum outcome
may_change(struct cx *cx, int64_t organisation, int64_t professional, uint64_t after,
           struct member_row *ret)
{
    TRY(member_get(cx, organisation, professional, ret));
    const struct role *old = role_find(ret->role);
    if (professional == cx->who.professional)
        return fail(cx, CONFLICT,
                    "U kunt uw eigen rol niet veranderen. Vraag het een andere beheerder.");
    if (!old)
        return OK;
    if (!role_may_be_given(cx, old))
        return fail(cx, DENIED, "Deze rol geeft alleen een beheerder van het netwerk.");
    return others_left(cx, organisation, professional, old, after);
}

enum outcome
member_set_role(struct cx *cx, int64_t organisation, int64_t professional, struct str role_id)
{
    const struct role *role = role_find(role_id);
    struct member_row member;

    TRY(may_change(cx, organisation, professional, role ? role->permissions : 0, &member));
    if (!role)
        return fail_field(cx, "role", "Kies een rol.");
    if (!role_may_be_given(cx, role))
        return fail(cx, DENIED, "Deze rol geeft alleen een beheerder van het netwerk.");
    if (str_eq(role->id, member.role))
        return OK;
    TRY(sql_membership_set_role(cx, professional, organisation, role_id));
    return sessions_end_of(cx, professional, organisation);
}

/* The address is free for a new account; who answered a resident keeps a name. */
static enum outcome
account_close(struct cx *cx, int64_t professional)
{
    struct text gone = text_open(cx->mem, 32);
    int64_t deleted;

    text_add(&gone, S("-"));
    text_add_int(&gone, professional);
    TRY(sql_professional_close(cx, professional, text_str(&gone)));
    TRY(second_factor_delete(cx, professional));
    TRY(sql_password_link_delete(cx, professional, &deleted));
    return sessions_end(cx, professional);
}

enum outcome
member_end(struct cx *cx, int64_t organisation, int64_t professional)
{
    struct member_row member;
    int64_t deleted;
    bool elsewhere;

    TRY(may_change(cx, organisation, professional, 0, &member));
    TRY(sql_role_contact_leave(cx, professional, organisation, &deleted));
    TRY(sql_membership_delete(cx, professional, organisation));
    TRY(sessions_end_of(cx, professional, organisation));
    TRY(sql_membership_exists(cx, professional, &elsewhere));
    return elsewhere ? OK : account_close(cx, professional);
}

enum outcome
people_require_second_factor(struct cx *cx, int64_t organisation, bool wanted)
{
    struct member_row_list members;

    TRY(member_list(cx, organisation, &members));
    TRY(sql_security_put(cx, organisation, wanted));
    for (size_t i = 0; wanted && i < members.count; i++) {
        if (members.at[i].second_factor)
            continue;
        if (members.at[i].professional == cx->who.professional)
            return fail(cx, CONFLICT,
                        "Zet eerst uw eigen tweede stap aan. Dat kan op de pagina Mijn account.");
        TRY(sessions_end_of(cx, members.at[i].professional, organisation));
    }
    return OK;
}
