/* editor_list_pages.c - /beheer/teksten: every text, its layers and translations, and what of it
 * needs work. */
#include "base/text.h"
#include "domain/guide/editor_pages.h"
#include "domain/guide/guide_routes.h"
#include "domain/guide/topic_text.h"
#include "domain/guide/view/editor.html.h"
#include "i18n/i18n.h"

enum { KEYS_MAX = 400, WORD_ROOM = 160 };

static const struct {
    struct str folder, name;
} kinds[] = {
    {S_INIT("topics"), T_INIT("Onderwerpen")},
    {S_INIT("situations"), T_INIT("Situaties")},
    {S_INIT("texts"), T_INIT("Andere teksten")},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct {
    struct str code, name;
} works[] = {
    {S_INIT("alles"), T_INIT("Alle teksten")},
    {S_INIT("aangeboden"), T_INIT("Wacht op een tweede lezer")},
    {S_INIT("concept"), T_INIT("Concepten")},
    {S_INIT("nakijken"), T_INIT("De dag om na te kijken is voorbij")},
    {S_INIT("basis"), T_INIT("De basis is veranderd")},
    {S_INIT("vertalen"), T_INIT("Vertaling ontbreekt of is ouder")},
};
enum { WORKS = sizeof works / sizeof *works };

/* ---- one line ---- */

struct line_making {
    struct cx *cx;
    enum language reader;
    const struct text_state_row_list *states;
    struct date today;
};

static struct topic_text
base_head(struct cx *cx, struct str key, enum language language, bool *ret_exists)
{
    struct topic_text head = {.owner = S(""), .topics = S("")};
    struct str base;

    *ret_exists = text_base(cx, key, language, &base);
    if (*ret_exists)
        topic_text_read(cx->mem, base, false, &head);
    return head;
}

static bool
is_published(const struct text_state_row *row)
{
    return str_eq(row->state, S("published"));
}

/* The published version of the same layer in this language; NULL when there is none. */
static const struct text_state_row *
sister(const struct line_making *m, const struct text_state_row *row, enum language language)
{
    for (size_t i = 0; i < m->states->count; i++) {
        const struct text_state_row *other = &m->states->at[i];
        if (is_published(other) && str_eq(other->language, language_code(language)) &&
            str_eq(other->text_key, row->text_key) && str_eq(other->scope, row->scope) &&
            other->scope_id == row->scope_id)
            return other;
    }
    return NULL;
}

/* A layer in Dutch asks for the same layer in the other language, not older. */
static void
layer_translated(const struct line_making *m, struct str key, enum language language,
                 bool *ret_there, bool *ret_older)
{
    for (size_t i = 0; i < m->states->count; i++) {
        const struct text_state_row *row = &m->states->at[i];
        if (!str_eq(row->text_key, key) || !is_published(row) || !str_eq(row->language, S("nl")))
            continue;
        const struct text_state_row *other = sister(m, row, language);
        *ret_there = *ret_there || other != NULL;
        *ret_older = *ret_older || !other || other->published_ms < row->published_ms;
    }
}

static void
translations_fill(const struct line_making *m, struct text_line *line)
{
    struct cx *cx = m->cx;
    bool dutch_exists;
    struct topic_text dutch = base_head(cx, line->key, LANGUAGE_NL, &dutch_exists);

    line->translations.at = arena_new(cx->mem, struct text_translation, LANGUAGE_COUNT);
    for (enum language l = LANGUAGE_NL + 1; l < LANGUAGE_COUNT; l++) {
        bool there, older = false;
        struct topic_text head = base_head(cx, line->key, l, &there);
        if (there && dutch.has_checked && head.has_checked)
            older = head.checked.day < dutch.checked.day;
        layer_translated(m, line->key, l, &there, &older);
        struct str said = !there  ? T("ontbreekt")
                          : older ? T("ouder dan het Nederlands")
                                  : T("bij de tijd");
        bool good = there && !older;
        line->any_translation = line->any_translation || !good;
        line->translations.at[line->translations.count++] =
            (struct text_translation){language_own_name(l), tr(m->reader, said), good};
    }
}

static void
layer_add(const struct line_making *m, const struct text_state_row *row, struct text_line *line)
{
    struct cx *cx = m->cx;
    struct text_layer layer = {row->scope, row->scope_id, row->text_key, LANGUAGE_NL};

    if (!language_parse(row->language, &layer.language))
        return;
    struct text_layer_line *added = &line->layers.at[line->layers.count++];
    *added = (struct text_layer_line){
        .name = text_layer_said(cx->mem, m->reader, row->scope, row->name),
        .language = language_own_name(layer.language),
        .state = text_state_said(m->reader, row->state),
        .day = text_day_said(cx->mem, m->reader,
                             is_published(row) ? row->published_ms : row->written_ms),
        .open = text_at_url(cx->mem, &layer, S("")),
        .offered = str_eq(row->state, S("offered")),
        .draft = str_eq(row->state, S("draft")),
        .published = is_published(row),
        .local = text_is_local(row->text_key),
        .review_passed = is_published(row) && row->review_day && row->review_day < m->today.day,
        .base_changed = !text_is_local(row->text_key) &&
                        !str_eq(row->base_hash, text_base_hash(cx, row->text_key, layer.language)),
        .below_gate = row->findings > 0,
    };
    line->any_offered = line->any_offered || added->offered;
    line->any_draft = line->any_draft || added->draft;
    line->any_review = line->any_review || added->review_passed;
    line->any_changed = line->any_changed || added->base_changed;
}

static struct url
overview_url(struct arena *mem, struct str key)
{
    size_t slash = str_find_byte(key, '/');
    struct str folder = slash < key.len ? str_slice(key, 0, slash + 1) : S("texts/");
    struct str name = slash < key.len ? str_slice(key, slash + 1, key.len) : key;

    return url_path_token(mem, str_join(mem, S("/beheer/teksten/"), folder), name, S(""));
}

static void
line_fill(const struct line_making *m, struct str key, struct text_line *line)
{
    struct cx *cx = m->cx;
    bool exists;
    struct topic_text head = base_head(cx, key, LANGUAGE_NL, &exists);

    *line = (struct text_line){
        .key = key,
        .title = text_title(cx, key),
        .open = overview_url(cx->mem, key),
        .checked = head.has_checked ? date_in_words(cx->mem, m->reader, head.checked) : S(""),
        .review_passed =
            head.has_checked && date_between(head.checked, m->today) > TEXT_REVIEW_DAYS,
    };
    line->any_review = line->review_passed;
    line->layers.at = arena_new(cx->mem, struct text_layer_line, m->states->count);
    for (size_t i = 0; i < m->states->count; i++)
        if (str_eq(text_shared_key(m->states->at[i].text_key), key))
            layer_add(m, &m->states->at[i], line);
    translations_fill(m, line);
}

/* ---- the list ---- */

static bool
needs(const struct text_line *line, struct str work)
{
    if (str_eq(work, S("aangeboden")))
        return line->any_offered;
    if (str_eq(work, S("concept")))
        return line->any_draft;
    if (str_eq(work, S("nakijken")))
        return line->any_review;
    if (str_eq(work, S("basis")))
        return line->any_changed;
    if (str_eq(work, S("vertalen")))
        return line->any_translation;
    return true;
}

static void
filters_fill(struct cx *cx, const struct request *rq, struct texts_page *page)
{
    struct str work = request_field(rq, S("werk"));

    page->kinds.at = arena_new(cx->mem, struct text_choice, KINDS);
    for (size_t i = 0; i < KINDS; i++)
        page->kinds.at[page->kinds.count++] = (struct text_choice){
            .value = kinds[i].folder,
            .label = tr(rq->language, kinds[i].name),
            .address = url_path(str_join(cx->mem, S("/beheer/teksten?soort="), kinds[i].folder)),
            .chosen = str_eq(page->kind, kinds[i].folder)};
    page->works.at = arena_new(cx->mem, struct text_choice, WORKS);
    for (size_t i = 0; i < WORKS; i++)
        page->works.at[page->works.count++] =
            (struct text_choice){.value = works[i].code,
                                 .label = tr(rq->language, works[i].name),
                                 .chosen = str_eq(work, works[i].code)};
}

enum outcome
texts_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct texts_page *page = arena_new(cx->mem, struct texts_page, 1);
    struct str *keys = arena_new(cx->mem, struct str, KEYS_MAX),
               work = request_field(rq, S("werk"));
    struct text_state_row_list states;
    struct text_line line;

    TRY(text_state_list(cx, &states));
    page->kind = kinds[0].folder;
    for (size_t i = 0; i < KINDS; i++)
        if (str_eq(request_field(rq, S("soort")), kinds[i].folder))
            page->kind = kinds[i].folder;
    filters_fill(cx, rq, page);
    const struct line_making m = {cx, rq->language, &states, date_in_amsterdam(cx->now_ms)};
    size_t count = text_base_keys(page->kind, KEYS_MAX, keys);
    page->lines.at = arena_new(cx->mem, struct text_line, count);
    for (size_t i = 0; i < count; i++) {
        line_fill(&m, keys[i], &line);
        if (needs(&line, work))
            page->lines.at[page->lines.count++] = line;
    }
    page->line_count = (int64_t)page->lines.count;
    re->shell = SHELL_WORK;
    return reply_page(re, T("Teksten"), view_texts(page));
}

/* ---- one text ---- */

static struct str
layer_value(struct arena *mem, struct str scope, int64_t scope_id)
{
    struct text value = text_open(mem, WORD_ROOM);

    text_add(&value, scope);
    text_add_byte(&value, '.');
    text_add_int(&value, scope_id);
    return text_str(&value);
}

static enum outcome
choices_fill(struct cx *cx, const struct request *rq, struct text_overview_page *page)
{
    struct text_layer_row_list layers;

    TRY(text_layer_list(cx, &layers));
    page->layers.at = arena_new(cx->mem, struct text_choice, layers.count);
    for (size_t i = 0; i < layers.count; i++)
        page->layers.at[page->layers.count++] = (struct text_choice){
            .value = layer_value(cx->mem, layers.at[i].scope, layers.at[i].scope_id),
            .label = text_layer_said(cx->mem, rq->language, layers.at[i].scope, layers.at[i].name)};
    page->languages.at = arena_new(cx->mem, struct text_choice, LANGUAGE_COUNT);
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++)
        page->languages.at[page->languages.count++] =
            (struct text_choice){.value = language_code(l), .label = language_own_name(l)};
    return OK;
}

/* "region.1", chosen in the form: on to that layer. */
static enum outcome
layer_chosen(struct cx *cx, const struct request *rq, struct str key, struct reply *re)
{
    struct str chosen = request_field(rq, S("laag")), name;
    size_t dot = str_find_byte(chosen, '.');
    struct text_layer layer = {.scope = str_slice(chosen, 0, dot), .key = key};

    if (!language_parse(request_field(rq, S("taal")), &layer.language) ||
        !str_int(str_slice(chosen, dot + 1, chosen.len), &layer.scope_id))
        return NOT_FOUND;
    if (str_eq(request_field(rq, S("wat")), S("erbij")))
        layer.key = text_local_key(cx->mem, key);
    TRY(text_layer_get(cx, &layer, &name));
    return reply_see_other(re, text_at_url(cx->mem, &layer, S("")));
}

enum outcome
text_overview_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_overview_page *page = arena_new(cx->mem, struct text_overview_page, 1);
    struct text_state_row_list states;
    struct str key = str_eq(rq->args[0], S("texts"))
                         ? rq->args[1]
                         : str_join(cx->mem, rq->args[0], S("/"), rq->args[1]);

    TRY(text_state_list(cx, &states));
    if (!text_base(cx, key, LANGUAGE_NL, &page->base))
        return NOT_FOUND;
    if (request_has(rq, S("laag")))
        return layer_chosen(cx, rq, key, re);
    const struct line_making m = {cx, rq->language, &states, date_in_amsterdam(cx->now_ms)};
    line_fill(&m, key, &page->line);
    page->here = page->line.open;
    page->back = url_path(str_join(cx->mem, S("/beheer/teksten?soort="),
                                   str_find_byte(key, '/') < key.len ? rq->args[0] : S("texts")));
    TRY(choices_fill(cx, rq, page));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Een tekst"), view_text_overview(page));
}
