/* letter_kept.c - from a finished letter to its words, sealed, and back. */
#include "domain/objection/letter_kept.h"

#include "base/text.h"
#include "domain/intake/bound.h"
#include "domain/intake/hand_over.h"
#include "domain/intake/question_seal.h"
#include "domain/objection/count.h"

/* Between blocks; a block begins with its level. Neither can stand in a letter: a form refuses or
 * drops control characters, and the reader below drops this one. */
static const char between = 0x1e;

/* ---- words of HTML ---- */

struct reading {
    struct text out;
    bool inside; /* a heading or a paragraph */
    bool lines;  /* in which lines end */
};

static void
block_begins(struct reading *r, char level, struct str tag)
{
    if (r->out.len)
        text_add_byte(&r->out, between);
    text_add_byte(&r->out, level);
    r->inside = true;
    r->lines = str_find(tag, S("app-text")) < tag.len;
}

static bool
tag_is(struct str tag, struct str name)
{
    return str_starts(tag, name) &&
           (tag.len == name.len || tag.ptr[name.len] == ' ' || tag.ptr[name.len] == '/');
}

static void
tag_read(struct reading *r, struct str tag)
{
    if (tag_is(tag, S("h1")))
        block_begins(r, '1', tag);
    else if (tag_is(tag, S("h2")))
        block_begins(r, '2', tag);
    else if (tag_is(tag, S("p")))
        block_begins(r, '0', tag);
    else if (tag_is(tag, S("/h1")) || tag_is(tag, S("/h2")) || tag_is(tag, S("/p")))
        r->inside = false;
    else if (tag_is(tag, S("br")) && r->inside)
        text_add_byte(&r->out, '\n');
}

/* As out.c writes them. -> how many bytes were read. */
static size_t
escape_read(struct reading *r, struct str rest)
{
    static const struct {
        struct str escape;
        char byte;
    } all[] = {{S_INIT("&amp;"), '&'},
               {S_INIT("&lt;"), '<'},
               {S_INIT("&gt;"), '>'},
               {S_INIT("&quot;"), '"'},
               {S_INIT("&#39;"), '\''}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (str_starts(rest, all[i].escape)) {
            text_add_byte(&r->out, all[i].byte);
            return all[i].escape.len;
        }
    text_add_byte(&r->out, '&');
    return 1;
}

struct str
letter_words(struct arena *mem, struct str html)
{
    struct reading r = {.out = text_open(mem, html.len + 1)};

    for (size_t i = 0; i < html.len;) {
        const struct str rest = str_slice(html, i, html.len);
        const char c = html.ptr[i];
        if (c == '<') {
            const size_t end = str_find_byte(rest, '>');
            tag_read(&r, str_slice(rest, 1, end));
            i += end + 1;
        } else if (!r.inside || c == between) {
            i++;
        } else if (c == '&') {
            i += escape_read(&r, rest);
        } else {
            text_add(&r.out, c == '\n' && !r.lines ? S(" ") : str_slice(rest, 0, 1));
            i++;
        }
    }
    return text_str(&r.out);
}

struct letter_block_list
letter_blocks(struct arena *mem, struct str words)
{
    size_t most = 1;

    for (size_t i = 0; i < words.len; i++)
        most += words.ptr[i] == between;
    struct letter_block_list list = {arena_new(mem, struct letter_block, most), 0};
    for (struct str block; str_cut(&words, between, &block);) {
        const struct str said = block.len ? str_trim(str_slice(block, 1, block.len)) : block;
        if (said.len)
            list.at[list.count++] = (struct letter_block){block.ptr[0] - '0', {said}};
    }
    return list;
}

/* ---- kept ---- */

enum outcome
kept_letters(struct cx *cx, struct question_id id, struct kept_letter_row_list *ret)
{
    return sql_kept_letter_list(cx, id.municipality, id.question, ret);
}

const struct kept_letter_row *
kept_letter_last(const struct kept_letter_row_list *all, struct str code, bool representative)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_eq(all->at[i].letter, code) && (all->at[i].representative != 0) == representative)
            return &all->at[i];
    return NULL;
}

enum outcome
kept_letter_read(struct cx *cx, struct question_id id, const struct kept_letter_row *row,
                 struct letter_block_list *ret)
{
    struct kept_letter_get_row kept;
    struct str words;

    TRY(sql_kept_letter_get(cx, id.municipality, id.question, row->number, row->letter,
                            row->representative, &kept));
    TRY(question_unseal(cx, id, kept.sealed, &words));
    *ret = letter_blocks(cx->mem, words);
    return OK;
}

enum outcome
kept_letter_store(struct cx *cx, const struct objection *o, struct str code, bool representative,
                  struct date day, struct str words)
{
    const struct question_id id = o->state.id;
    struct bytes sealed;

    check(o->events.count);
    TRY(question_seal(cx, id, words, &sealed));
    return sql_kept_letter_add(cx, id.municipality, id.question,
                               o->events.at[o->events.count - 1].number, code, representative,
                               day.day, sealed);
}

enum outcome
letter_sent_note(struct cx *cx, const struct objection *o, struct str code, bool representative,
                 struct date day)
{
    const struct procedure_event_row row = {
        .kind = EVENT_SENT, .day = day.day, .n = representative, .code = code};

    TRY(event_row_add(cx, o->state.id, &o->events, &row));
    return question_tell(cx, o->state.id, o->state.organisation, o->state.organisation);
}

/* Nobody has a decision that was not sent: the one before it, if it was, holds again, and else
 * nothing was decided. A copy that went to the other of the two is enough for it to stand. */
static enum outcome
decision_unsent(struct cx *cx, const struct objection *o, const struct kept_letter_row *gone)
{
    const struct procedure_event_row *decided = objection_last_event(o, EVENT_DECIDED);
    const struct kept_letter_row *left = NULL;
    struct kept_letter_row_list all;

    TRY(kept_letters(cx, o->state.id, &all));
    for (size_t i = 0; left == NULL && i < all.count; i++)
        if (str_eq(all.at[i].letter, gone->letter))
            left = &all.at[i]; /* the last that was sent comes first */
    if (left && left->number == gone->number)
        return OK;
    return event_row_add(cx, o->state.id, &o->events,
                         &(struct procedure_event_row){.kind = decided->kind,
                                                       .day = left ? left->day : decided->day,
                                                       .code = S(""),
                                                       .replaces = decided->number,
                                                       .undone = left == NULL});
}

enum outcome
letter_unsend(struct cx *cx, const struct objection *o, struct str code, bool representative)
{
    const struct question_id id = o->state.id;
    const bool decision = str_eq(code, S("beslissing"));
    struct kept_letter_row_list all;

    if (decision && !objection_decision_stands(o))
        return fail(cx, CONFLICT,
                    "Dit is afgesloten. Open het eerst opnieuw. Zeg dan dat de beslissing niet is "
                    "verstuurd.");
    TRY(kept_letters(cx, id, &all));
    const struct kept_letter_row *last = kept_letter_last(&all, code, representative);
    if (last == NULL)
        return fail(cx, CONFLICT, "Deze brief staat niet als verstuurd.");
    const struct procedure_event_row row = {.kind = EVENT_SENT,
                                            .day = last->day,
                                            .n = representative,
                                            .code = code,
                                            .replaces = last->number,
                                            .undone = 1};
    TRY(sql_kept_letter_delete(cx, id.municipality, id.question, last->number, code,
                               representative));
    TRY(decision ? decision_unsent(cx, o, last) : event_row_add(cx, id, &o->events, &row));
    TRY(objection_recount(cx, id));
    return question_tell(cx, id, o->state.organisation, o->state.organisation);
}
