/* demo_decisions.c - decisions that the municipality of the demo explains, with codes that are
 * easy to find again. */
#include "app/demo.h"

#include "base/text.h"
#include "demo_decisions.h" /* generated */
#include "demo_people.h"    /* generated */
#include "domain/decision/decision.h"
#include "domain/network/network.h"
#include "domain/people/people.h"

static int64_t
number_of(struct str digits)
{
    int64_t n = 0;

    check(str_int(digits, &n));
    return n;
}

static bool
is_item(struct str line)
{
    return str_starts(line, S("- ")) || (line.len > 2 && line.ptr[1] == '.' && line.ptr[2] == ' ');
}

/* '|' is a blank line; between the items of a list it is a line end. */
static struct str
body_of(struct cx *cx, struct str cell)
{
    struct text t = text_open(cx->mem, cell.len + 16);
    struct str part, before = S("");

    for (; str_cut(&cell, '|', &part); before = part) {
        if (t.len > 0)
            text_add(&t, is_item(before) && is_item(part) ? S("\n") : S("\n\n"));
        text_add(&t, part);
    }
    return text_str(&t);
}

static struct actor
keeper_of(struct str professional)
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
decision_load(struct cx *cx, int64_t decision, const struct demo_decisions_row *row)
{
    struct date today = date_in_amsterdam(cx->now_ms);
    const struct decision_words words = {
        .title = row->title,
        .said = body_of(cx, row->said),
        .can_do = body_of(cx, row->can_do),
        .topic = row->topic,
        .objection = row->objection,
        .published = row->days_ago.len
                         ? date_iso(cx->mem, date_plus(today, -(int)number_of(row->days_ago)))
                         : S(""),
        .team = row->team,
        .phone = row->phone,
        .hours = row->hours,
        .law = row->law,
    };
    int64_t municipality;

    check(municipality_parse(row->municipality, &municipality));
    return decision_new(cx, decision, row->code, municipality, &words);
}

enum outcome
demo_decisions_load(struct cx *cx)
{
    struct actor before = cx->who;

    for (size_t i = 0; i < demo_decisions_rows_count; i++) {
        cx->who = keeper_of(demo_decisions_rows[i].by);
        TRY(decision_load(cx, (int64_t)i + 1, &demo_decisions_rows[i]));
    }
    cx->who = before;
    return OK;
}
