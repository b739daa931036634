/* page.c - puts the frame around a page: its languages, its style, who looks at it. */
#include "web/page.h"

#include "web/door.h"
#include "web/view/layout.html.h"

bool
page_is_shown_in(struct str path, enum language language)
{
    static const struct str of_work[] = {S_INIT("/werk"), S_INIT("/beheer"), S_INIT("/inrichten"),
                                         S_INIT("/klopt")};

    if (language_of_work(language))
        return true;
    for (size_t i = 0; i < sizeof of_work / sizeof *of_work; i++)
        if (str_starts(path, of_work[i]))
            return false;
    return true;
}

/* A path as own pages have it. Anything else was typed by somebody: "//host" leads to another site,
 * and bytes that were escaped on the way in would have to be escaped again. */
static bool
link_safe(struct str path)
{
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '-' && c != '_' && c != '.' &&
            (c != '/' || (i && path.ptr[i - 1] == '/')))
            return false;
    }
    return path.len > 0 && path.ptr[0] == '/';
}

static bool
is_offered(struct str codes, struct str code)
{
    for (struct str one; str_cut(&codes, ' ', &one);)
        if (str_eq(one, code))
            return true;
    return false;
}

/* The page to show in another language. After a form: the page of that form, or the nearest above
 * it that can be asked for. */
static struct url
path_shown(const struct door *door, const struct arrival *arrival)
{
    struct str path = link_safe(arrival->rq.path) ? arrival->rq.path : S("/");

    while (arrival->rq.method == METHOD_POST && path.len > 1 && door_allowed(door, path).len < 6) {
        size_t end = path.len;
        while (end > 1 && path.ptr[end - 1] != '/')
            end--;
        path = str_slice(path, 0, end > 1 ? end - 1 : 1);
    }
    return (struct url){.raw = path, .own_path = true};
}

/* Addresses of a page in each language; `send` of the form behind it. */
static struct page_language_list
languages_of(struct cx *cx, const struct arrival *arrival, struct url here, struct url send,
             struct str offered)
{
    struct page_language_list list = {arena_new(cx->mem, struct page_language, LANGUAGE_COUNT), 0};

    for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
        bool current = l == arrival->rq.language;
        if (!current && ((offered.len && !is_offered(offered, language_code(l))) ||
                         !page_is_shown_in(here.raw, l)))
            continue;
        list.at[list.count++] = (struct page_language){
            .code = language_code(l),
            .own_name = language_own_name(l),
            .address = {.raw = url_location(cx->mem, here, l), .own_path = false},
            .send = {.raw = url_location(cx->mem, send, l), .own_path = false},
            .current = current,
        };
    }
    return list;
}

static struct url
asset(const struct door *door, struct cx *cx, struct str path)
{
    return (struct url){.raw = str_join(cx->mem, path, S("?v="), door->asset_version),
                        .own_path = false};
}

/* Without language in front: one address for all. */
static struct url
sheet_address(struct cx *cx, struct str sheet)
{
    return (struct url){.raw = str_join(cx->mem, S("/thema/"), sheet, S(".css")),
                        .own_path = false};
}

struct fault_field_list
page_sent_fields(struct cx *cx, const struct request *rq)
{
    struct fault_field_list list = {arena_new(cx->mem, struct fault_field, REQUEST_FIELDS_MAX + 1),
                                    0};

    for (size_t i = 0; i < rq->field_count; i++)
        if (rq->sent[i] && rq->fields[i].kind != FIELD_SECRET)
            list.at[list.count++] = (struct fault_field){
                rq->fields[i].name, {rq->values[i]}, rq->fields[i].kind == FIELD_TEXT};
    return list;
}

struct str
page_write(const struct door *door, struct cx *cx, const struct arrival *arrival,
           const struct site *site, const struct reply *re)
{
    const struct request *rq = &arrival->rq;
    struct page *page = arena_new(cx->mem, struct page, 1);
    struct str sheet = re->sheet.len ? re->sheet : site->sheet;
    struct url here = path_shown(door, arrival);
    bool repeat = re->repeat && rq->method == METHOD_POST && link_safe(rq->path);
    struct url send = repeat ? (struct url){.raw = rq->path, .own_path = true}
                             : (re->form.len ? re->form_to : here);

    *page = (struct page){
        .title = tr(rq->language, re->title),
        .site = *site,
        .content = re->view,
        .languages = languages_of(cx, arrival, here, send, site->languages),
        .form = repeat ? S("language-form") : re->form,
        .typing = !repeat && re->form.len > 0,
        .again = repeat ? page_sent_fields(cx, rq) : (struct fault_field_list){0},
        .style = asset(door, cx, S("/static/site.css")),
        .script = asset(door, cx, S("/static/site.js")),
        .sheet = sheet_address(cx, sheet),
        .has_sheet = sheet.len > 0,
        .work = re->shell == SHELL_WORK,
        .signed_in = rq->session.professional != 0,
        .quick_leave = re->quick_leave,
        .indexed = re->may_be_indexed,
        .demo = door->demo_password.len > 0,
        .kiosk = rq->kiosk && re->shell == SHELL_RESIDENT,
        .framed = rq->framed && re->shell == SHELL_RESIDENT,
        .path = link_safe(rq->path) ? rq->path : S("/"),
        .unreviewed = !language_reviewed(rq->language),
        .dutch = {.raw = url_location(cx->mem, here, LANGUAGE_NL), .own_path = false},
    };
    struct out out = out_open(cx->mem, rq->language, rq->session.csrf);
    struct view layout = view_layout(page);
    layout.write(&out, layout.model);
    return text_str(&out.text);
}
