/* demo_texts.c - what editors of the demo wrote: published, and waiting for a second reader. */
#include "app/demo.h"

#include "base/text.h"
#include "demo_people.h" /* generated */
#include "demo_texts.h"  /* generated */
#include "domain/guide/editing.h"
#include "domain/people/people.h"

static int64_t
number_of(struct str digits)
{
    int64_t n = 0;

    check(str_int(digits, &n));
    return n;
}

/* '|' is a blank line. */
static struct str
body_of(struct cx *cx, struct str cell)
{
    struct text t = text_open(cx->mem, cell.len + 16);
    struct str part;

    while (str_cut(&cell, '|', &part)) {
        text_add(&t, part);
        text_add(&t, S("\n\n"));
    }
    return str_trim(text_str(&t));
}

static struct actor
editor_of(struct str professional)
{
    for (size_t i = 0; i < demo_people_rows_count; i++)
        if (str_eq(demo_people_rows[i].professional, professional))
            return (struct actor){number_of(professional),
                                  number_of(demo_people_rows[i].organisation),
                                  role_find(demo_people_rows[i].role)->permissions};
    check(false);
    return (struct actor){0};
}

/* By the same rules as on the page. */
static enum outcome
written(struct cx *cx, const struct text_layer *layer, struct str by, struct str body)
{
    struct date review = date_plus(date_in_amsterdam(cx->now_ms), TEXT_REVIEW_DAYS);
    struct actor before = cx->who;
    int64_t number;

    cx->who = editor_of(by);
    TRY(text_save(cx, layer, 0, body, review, &number));
    TRY(text_offer(cx, layer, number));
    cx->who = before;
    return OK;
}

enum outcome
demo_texts_load(struct cx *cx)
{
    for (size_t i = 0; i < demo_texts_rows_count; i++) {
        const struct demo_texts_row *row = &demo_texts_rows[i];
        struct text_layer layer = {row->scope, number_of(row->scope_id), row->text_key,
                                   LANGUAGE_NL};
        struct str body = body_of(cx, row->body);
        check(language_parse(row->language, &layer.language));
        if (row->by.len)
            TRY(written(cx, &layer, row->by, body));
        else
            TRY(text_edit_set(cx, layer.scope, layer.scope_id, layer.key, layer.language, body));
    }
    return OK;
}
