/* people_shown.c - addresses and choices that every screen about people needs. */
#include "domain/people/people_shown.h"

#include "base/text.h"

struct url
people_url(struct cx *cx, int64_t organisation, struct str after)
{
    return url_path_int(cx->mem, S("/beheer/organisatie/"), organisation, after);
}

struct url
people_url_of(struct cx *cx, int64_t organisation, struct str before, int64_t id, struct str after)
{
    struct text t = text_open(cx->mem, 64);

    text_add(&t, before);
    text_add_int(&t, id);
    text_add(&t, after);
    return people_url(cx, organisation, text_str(&t));
}

struct role_choice_list
roles_shown(struct cx *cx, enum language language, struct str chosen)
{
    struct role_choice_list list = {arena_new(cx->mem, struct role_choice, role_count), 0};

    for (size_t i = 0; i < role_count; i++)
        if (role_may_be_given(cx, &roles[i]))
            list.at[list.count++] = (struct role_choice){roles[i].id, tr(language, roles[i].name),
                                                         str_eq(roles[i].id, chosen)};
    return list;
}

struct str
role_said(enum language language, struct str id)
{
    const struct role *role = role_find(id);
    return role ? tr(language, role->name) : S("");
}
