/* sheet.c - the colours of a doorway, each set at an address of its own. */
#include "base/text.h"
#include "crypto/keys.h"
#include "domain/network/manage.h"

enum outcome
sheet_keep(struct cx *cx, const struct scope *scope, int64_t doorway, const struct theme *theme,
           struct str *ret_sheet)
{
    struct text hex = text_open(cx->mem, 40);
    struct str tokens = theme_text(cx->mem, theme);
    struct doorway_row row;
    int64_t changed;

    TRY(sql_scope_doorway(cx, doorway, scope->organisation, scope->everywhere, &row));
    struct bytes hash = keyed_hash(cx, "theme_sheet", tokens);
    text_add_hex(&hex, (struct bytes){hash.ptr, 16});
    TRY(sql_sheet_put(cx, doorway, text_str(&hex), tokens, &changed));
    *ret_sheet = text_str(&hex);
    return OK;
}

enum outcome
sheet_use(struct cx *cx, const struct scope *scope, int64_t doorway, struct str sheet)
{
    struct doorway_row row;
    int64_t changed;
    bool there = true;

    TRY(sql_scope_doorway(cx, doorway, scope->organisation, scope->everywhere, &row));
    if (sheet.len)
        TRY(sql_sheet_of_doorway(cx, doorway, sheet, &there));
    if (!there)
        return NOT_FOUND;
    TRY(sql_doorway_set_sheet(cx, doorway, sheet));
    return sql_sheet_others_delete(cx, doorway, sheet, &changed);
}

enum outcome
sheet_get(struct cx *cx, struct str sheet, struct str *ret_tokens)
{
    struct sheet_row row;

    TRY(sql_sheet_by_hash(cx, sheet, &row));
    *ret_tokens = row.tokens;
    return OK;
}
