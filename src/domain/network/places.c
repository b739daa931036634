/* places.c - lists of municipalities, as people type or paste them. */
#include "base/text.h"
#include "domain/network/manage.h"
#include "i18n/i18n.h"

enum { PLACES_MAX = 400 };

static bool
has_place(const struct place_list *list, int64_t municipality)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].municipality == municipality)
            return true;
    return false;
}

static void
problem_add(struct place_list *list, struct str typed, struct str sentence)
{
    list->problems[list->problem_count++] = (struct place_problem){typed, sentence};
}

/* Which one is meant: the only one found, or the only one with exactly this name. */
static const struct municipality_row *
meant(const struct municipality_row_list *found, struct str typed)
{
    const struct municipality_row *named = NULL;

    if (found->count == 1)
        return &found->at[0];
    for (size_t i = 0; i < found->count; i++)
        if (str_eq_nocase(found->at[i].name, typed)) {
            if (named)
                return NULL;
            named = &found->at[i];
        }
    return named;
}

/* Why it may not be in the list of who manages `scope`; empty: it may. */
static enum outcome
refused_why(struct cx *cx, const struct scope *scope, bool take, int64_t municipality,
            struct str *ret)
{
    struct municipality_row row;
    bool taken;

    *ret = S("");
    enum outcome outcome =
        sql_scope_municipality(cx, municipality, scope->organisation, scope->everywhere, &row);
    if (outcome != NOT_FOUND)
        return outcome;
    TRY(sql_municipality_taken(cx, municipality, &taken));
    if (taken)
        *ret = T("deze gemeente heeft een andere beheerder");
    else if (!take)
        *ret = T("voeg deze gemeente eerst toe bij uw eigen organisatie");
    return OK;
}

static enum outcome
place_read(struct cx *cx, const struct scope *scope, bool take, struct str typed,
           struct place_list *list)
{
    struct municipality_row_list found = {0};
    struct fault fault = cx->fault;
    struct str why = S("");

    enum outcome outcome = municipality_find(cx, typed, &found);
    cx->fault = fault;
    if (outcome == NOT_FOUND) {
        problem_add(list, typed, T("deze gemeente kennen wij niet"));
        return OK;
    }
    TRY(outcome);
    const struct municipality_row *row = meant(&found, typed);
    if (!row) {
        problem_add(list, typed, T("dit kan meer dan één gemeente zijn, schrijf de naam voluit"));
        return OK;
    }
    if (scope)
        TRY(refused_why(cx, scope, take, row->municipality, &why));
    if (why.len)
        problem_add(list, typed, why);
    else if (!has_place(list, row->municipality))
        list->at[list->count++] = *row;
    return OK;
}

/* Cuts the next name off: at a line end, a comma or a semicolon. */
static bool
name_cut(struct str *rest, struct str *ret)
{
    if (!rest->ptr)
        return false;
    size_t end = 0;
    while (end < rest->len && rest->ptr[end] != '\n' && rest->ptr[end] != ',' &&
           rest->ptr[end] != ';')
        end++;
    *ret = str_trim(str_slice(*rest, 0, end));
    *rest = end < rest->len ? str_slice(*rest, end + 1, rest->len) : (struct str){0};
    return true;
}

enum outcome
places_read(struct cx *cx, const struct scope *scope, bool take, struct str typed,
            struct place_list *ret)
{
    struct place_list list = {.at = arena_new(cx->mem, struct municipality_row, PLACES_MAX),
                              .problems = arena_new(cx->mem, struct place_problem, PLACES_MAX)};
    struct str name;

    while (name_cut(&typed, &name)) {
        if (name.len == 0)
            continue;
        if (list.count + list.problem_count == PLACES_MAX)
            break;
        TRY(place_read(cx, scope, take, name, &list));
    }
    *ret = list;
    return OK;
}

enum outcome
places_write(struct cx *cx, const struct municipality_row_list *places, struct str *ret)
{
    struct text t = text_open(cx->mem, 16 * places->count + 16);

    for (size_t i = 0; i < places->count; i++) {
        struct place_list read;
        TRY(places_read(cx, NULL, false, places->at[i].name, &read));
        bool same = read.count == 1 && read.problem_count == 0 &&
                    read.at[0].municipality == places->at[i].municipality;
        if (i)
            text_add_byte(&t, '\n');
        text_add(&t, same ? places->at[i].name
                          : municipality_code(cx->mem, places->at[i].municipality));
    }
    *ret = text_str(&t);
    return OK;
}
