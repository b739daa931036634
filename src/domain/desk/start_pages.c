/* start_pages.c - the start, the texts about this site, and what of the report works. */
#include "domain/desk/start_pages.h"

#include "base/text.h"
#include "domain/desk/desk_routes.h"
#include "domain/desk/situation_pages.h"
#include "domain/desk/view/start.html.h"
#include "domain/network/network.h"
#include "report_rows.h"
#include "web/markdown.h"
#include "web/site.h"

enum outcome
start_page(struct cx *cx, struct request *rq, struct reply *re)
{
    static const struct str urgent[] = {S_INIT("112"), S_INIT("113"), S_INIT("veilig_thuis")};
    struct start_page *page = arena_new(cx->mem, struct start_page, 1);

    page->name = rq->site->name;
    page->numbers = helplines_named(cx->mem, sizeof urgent / sizeof *urgent, urgent, rq->language);
    page->situations = rq->site->often;
    re->may_be_indexed = true;
    return reply_page(re, T("Hulp bij geld, wonen, werk en recht"), view_start(page));
}

enum outcome
text_here(struct cx *cx, const struct request *rq, struct str key, struct text_found *ret)
{
    struct doorway_row doorway;

    TRY(doorway_get(cx, rq->host, &doorway));
    struct text_place place = {
        .doorway = doorway.doorway, .region = doorway.region, .municipality = doorway.municipality};
    return text_find(cx, &place, key, rq->language, ret);
}

/* "/over/zoeken" is the text "over-zoeken". */
static struct str
text_key(struct arena *mem, struct str path)
{
    struct text key = text_open(mem, path.len);

    for (size_t i = 1; i < path.len; i++)
        if (path.ptr[i] == '/')
            text_add_byte(&key, '-');
        else
            text_add_byte(&key, path.ptr[i]);
    return text_str(&key);
}

/* A text of content/, by the address. */
enum outcome
text_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_page *page = arena_new(cx->mem, struct text_page, 1);
    struct str key = text_key(cx->mem, rq->path);
    struct text_found text;
    static const struct {
        struct str key, title;
    } titles[] = {{S_INIT("privacy"), T_INIT("Wat gebeurt er met uw gegevens?")},
                  {S_INIT("toegankelijkheid"), T_INIT("Iedereen moet deze site kunnen gebruiken")},
                  {S_INIT("over"), T_INIT("Over deze site")},
                  {S_INIT("over-zoeken"), T_INIT("Hoe werkt het zoeken?")},
                  {S_INIT("over-algoritme"), T_INIT("Gegevens voor het algoritmeregister")}};
    struct str title = S("");

    TRY(text_here(cx, rq, key, &text));
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (str_eq(titles[i].key, key))
            title = titles[i].title;
    *page = (struct text_page){.body = markdown_html(cx->mem, rq->language, text.body),
                               .untranslated = text.language != rq->language};
    re->may_be_indexed = true;
    return reply_page(re, title, view_text(page));
}

static struct report_row
report_row_of(const struct report_rows_row *r, enum language language)
{
    return (struct report_row){.id = r->id,
                               .what = r->what_nl,
                               .report = r->report,
                               .state = tr(language, r->state),
                               .note = r->note_nl,
                               .screen = url_path(r->screen.len ? r->screen : S("/")),
                               .has_screen = r->screen.len > 0,
                               .works = str_eq(r->state, S("werkt")),
                               .partly = str_eq(r->state, S("deels"))};
}

enum outcome
report_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct report_page *page = arena_new(cx->mem, struct report_page, 1);

    page->chapters.at = arena_new(cx->mem, struct report_chapter, report_rows_rows_count);
    for (size_t i = 0; i < report_rows_rows_count; i++) {
        const struct report_rows_row *r = &report_rows_rows[i];
        struct report_chapter *chapter =
            page->chapters.count ? &page->chapters.at[page->chapters.count - 1] : NULL;
        if (!chapter || !str_eq(chapter->name, r->chapter)) {
            chapter = &page->chapters.at[page->chapters.count++];
            *chapter = (struct report_chapter){
                r->chapter, {arena_new(cx->mem, struct report_row, report_rows_rows_count), 0}};
        }
        struct report_row row = report_row_of(r, rq->language);
        chapter->rows.at[chapter->rows.count++] = row;
        page->works += row.works;
        page->partly += row.partly;
        page->all++;
    }
    re->may_be_indexed = true;
    return reply_page(re, T("Wat werkt er al?"), view_report(page));
}
