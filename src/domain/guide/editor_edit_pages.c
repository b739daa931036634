/* editor_edit_pages.c - writing one text: its preview and readability, and its way to residents. */
#include "base/text.h"
#include "domain/guide/editor_pages.h"
#include "domain/guide/guide_routes.h"
#include "domain/guide/topic_text.h"
#include "domain/guide/view/editor.html.h"
#include "i18n/i18n.h"
#include "web/form_pages.h"

/* The base without its head: what an editor writes has none. */
static struct str
base_words(struct cx *cx, struct str key, enum language language)
{
    struct str base;

    if (!text_base(cx, key, language, &base))
        return S("");
    return str_slice(base, topic_text_head(base), base.len);
}

static bool
is_shown(const struct text_version_row *row)
{
    return !str_eq(row->state, S("withdrawn")) && !str_eq(row->state, S("passed"));
}

/* What the form begins with: the newest version that lives, else the base. */
static enum outcome
stored_body(struct cx *cx, const struct text_at *at, const struct text_version_row_list *versions,
            struct str *ret)
{
    if (versions->count && is_shown(&versions->at[0]))
        return text_version_body(cx, &at->layer, versions->at[0].number, ret);
    *ret = text_is_local(at->layer.key) ? S("") : base_words(cx, at->layer.key, at->layer.language);
    return OK;
}

static struct date
review_proposed(const struct cx *cx, const struct text_version_row_list *versions)
{
    struct date today = date_in_amsterdam(cx->now_ms);

    if (versions->count && versions->at[0].review_day > today.day)
        return (struct date){(int32_t)versions->at[0].review_day};
    return date_plus(today, TEXT_REVIEW_DAYS);
}

/* ---- the page ---- */

static void
addresses_fill(struct cx *cx, const struct text_at *at, struct text_edit_page *page)
{
    struct str key = text_shared_key(at->layer.key);
    size_t slash = str_find_byte(key, '/');
    struct str folder = slash < key.len ? str_slice(key, 0, slash + 1) : S("texts/");
    struct str name = slash < key.len ? str_slice(key, slash + 1, key.len) : key;

    page->back =
        url_path_token(cx->mem, str_join(cx->mem, S("/beheer/teksten/"), folder), name, S(""));
    page->here = at->here;
    page->check = text_at_url(cx->mem, &at->layer, S("/bekijken"));
    page->offer = text_at_url(cx->mem, &at->layer, S("/aanbieden"));
    page->publish = text_at_url(cx->mem, &at->layer, S("/publiceren"));
    page->take_back = text_at_url(cx->mem, &at->layer, S("/terug"));
    page->withdraw = text_at_url(cx->mem, &at->layer, S("/intrekken"));
    page->versions = text_at_url(cx->mem, &at->layer, S("/versies"));
}

static void
version_fill(struct cx *cx, const struct request *rq, const struct text_version_row *newest,
             const struct text_at *at, struct text_edit_page *page)
{
    page->has_version = true;
    page->seen = newest->number;
    page->number = newest->number;
    page->state = text_state_said(rq->language, newest->state);
    page->state_day = text_day_said(cx->mem, rq->language, newest->written_ms);
    page->writer = newest->writer;
    page->offered = str_eq(newest->state, S("offered"));
    page->own = newest->written_by == cx->who.professional;
    page->below_gate = newest->findings > 0;
    page->base_changed =
        !page->local && is_shown(newest) &&
        !str_eq(newest->base_hash, text_base_hash(cx, at->layer.key, at->layer.language));
}

static void
published_fill(struct cx *cx, const struct request *rq,
               const struct text_version_row_list *versions, struct text_edit_page *page)
{
    for (size_t i = 0; i < versions->count; i++) {
        const struct text_version_row *row = &versions->at[i];
        if (!str_eq(row->state, S("published")))
            continue;
        page->has_published = true;
        page->published = row->number;
        page->published_day = text_day_said(cx->mem, rq->language, row->published_ms);
        page->publisher = row->publisher;
        page->published_reason = tr(rq->language, text_reason_sentence(row->reason));
        return;
    }
}

static void
reasons_fill(struct cx *cx, const struct request *rq, struct text_edit_page *page)
{
    struct str chosen = request_field(rq, S("reason"));

    page->reason_words = request_field(rq, S("reason_words"));
    page->reasons.at = arena_new(cx->mem, struct reason_choice, text_reason_count);
    for (size_t i = 0; i < text_reason_count; i++)
        page->reasons.at[page->reasons.count++] =
            (struct reason_choice){text_reasons[i].code, tr(rq->language, text_reasons[i].sentence),
                                   str_eq(chosen, text_reasons[i].code)};
}

/* What was typed stays; else what is stored. */
static void
typed_fill(struct cx *cx, const struct request *rq, const struct text_at *at, struct str stored,
           struct date review, struct text_edit_page *page)
{
    bool any = false;

    page->body = request_has(rq, S("body")) ? request_field(rq, S("body")) : stored;
    page->review =
        request_has(rq, S("review")) ? request_field(rq, S("review")) : date_iso(cx->mem, review);
    page->conflict = request_fault(cx, rq, S("seen")).len > 0;
    if (page->conflict)
        difference_shown(cx->mem, stored, page->body, &page->difference, &any);
    page->body_fault = request_fault(cx, rq, S("body"));
    page->review_fault = request_fault(cx, rq, S("review"));
    page->reason_fault = request_fault(cx, rq, S("reason"));
    page->words_fault = request_fault(cx, rq, S("reason_words"));
    text_check_fill(cx, rq->language, at->layer.language, page->body, &page->look);
    if (text_is_local(at->layer.key))
        page->look.local_place = at->name;
}

static struct url
compare_url(struct cx *cx, const struct text_at *at, int64_t from, int64_t to)
{
    struct text after = text_open(cx->mem, 60);

    text_add(&after, S("/versies?van="));
    text_add_int(&after, from);
    text_add(&after, S("&naar="));
    text_add_int(&after, to);
    return text_at_url(cx->mem, &at->layer, text_str(&after));
}

static enum outcome
edit_reply(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_edit_page *page = arena_new(cx->mem, struct text_edit_page, 1);
    struct text_version_row_list versions;
    struct text_at at;
    struct str stored;

    TRY(text_at_read(cx, rq, &at));
    TRY(text_version_list(cx, &at.layer, &versions));
    TRY(stored_body(cx, &at, &versions, &stored));
    *page = (struct text_edit_page){
        .title = at.title,
        .where = text_layer_said(cx->mem, rq->language, at.layer.scope, at.name),
        .language_name = language_own_name(at.layer.language),
        .code = language_code(at.layer.language),
        .local = text_is_local(at.layer.key),
        .rtl = language_rtl(at.layer.language),
        .saved = request_field(rq, S("bewaard")).len > 0,
        .base = base_words(cx, at.layer.key, at.layer.language),
        .has_dutch = at.layer.language != LANGUAGE_NL,
        .dutch = base_words(cx, at.layer.key, LANGUAGE_NL),
    };
    addresses_fill(cx, &at, page);
    if (versions.count)
        version_fill(cx, rq, &versions.at[0], &at, page);
    published_fill(cx, rq, &versions, page);
    page->compare = compare_url(cx, &at, page->published, page->number);
    reasons_fill(cx, rq, page);
    typed_fill(cx, rq, &at, stored, review_proposed(cx, &versions), page);
    re->shell = SHELL_WORK;
    if (page->conflict)
        re->status = 409;
    return reply_page(re, at.title, view_text_edit(page));
}

enum outcome
text_edit_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return edit_reply(cx, rq, re);
}

/* The button "Bekijk en controleer", and what the script asks for while somebody types. */
enum outcome
text_check_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return edit_reply(cx, rq, re);
}

/* ---- acts ---- */

static enum outcome
saved_reply(struct cx *cx, const struct text_at *at, struct reply *re)
{
    return reply_see_other(re, text_at_url(cx->mem, &at->layer, S("?bewaard=ja")));
}

static int64_t
number_of(const struct request *rq, struct str field)
{
    int64_t n;
    return str_int(request_field(rq, field), &n) ? n : 0;
}

static enum outcome
typed_save(struct cx *cx, const struct request *rq, struct text_at *at, int64_t *ret)
{
    struct date review;

    TRY(text_at_read(cx, rq, at));
    if (!date_parse(request_field(rq, S("review")), &review))
        return fail_field(cx, "review", "Schrijf de dag zo: 2027-03-31.");
    enum outcome outcome = text_save(cx, &at->layer, number_of(rq, S("seen")),
                                     request_field(rq, S("body")), review, ret);
    /* The page comes back with both texts. */
    return outcome == CONFLICT && str_eq(cx->fault.field, S("seen")) ? INVALID : outcome;
}

enum outcome
text_keep_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_at at;
    int64_t number;

    TRY(typed_save(cx, rq, &at, &number));
    return saved_reply(cx, &at, re);
}

/* Saves what stands in the form first, so that nothing typed is left behind. */
enum outcome
text_offer_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_version_row_list versions;
    struct text_at at;
    int64_t number;

    TRY(typed_save(cx, rq, &at, &number));
    TRY(text_version_list(cx, &at.layer, &versions));
    if (str_eq(versions.at[0].state, S("draft")))
        TRY(text_offer(cx, &at.layer, number));
    return saved_reply(cx, &at, re);
}

enum outcome
text_publish_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_at at;

    TRY(text_at_read(cx, rq, &at));
    TRY(text_publish(cx, &at.layer, number_of(rq, S("number")), request_field(rq, S("reason")),
                     request_field(rq, S("reason_words"))));
    return saved_reply(cx, &at, re);
}

enum outcome
text_take_back_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_at at;

    TRY(text_at_read(cx, rq, &at));
    TRY(text_take_back(cx, &at.layer, number_of(rq, S("number"))));
    return saved_reply(cx, &at, re);
}

enum outcome
text_withdraw_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_at at;

    TRY(text_at_read(cx, rq, &at));
    TRY(text_withdraw(cx, &at.layer, number_of(rq, S("number"))));
    return saved_reply(cx, &at, re);
}

/* ---- versions ---- */

static struct text_version_line
version_line(struct cx *cx, enum language reader, const struct text_at *at,
             const struct text_version_row *row, int64_t before)
{
    struct str why = tr(reader, text_reason_sentence(row->reason));

    return (struct text_version_line){
        .number = row->number,
        .state = text_state_said(reader, row->state),
        .writer = row->writer,
        .written = text_day_said(cx->mem, reader, row->written_ms),
        .publisher = row->publisher,
        .published = text_day_said(cx->mem, reader, row->published_ms),
        .was_published = row->published_ms > 0,
        .reason = row->reason_words.len ? str_join(cx->mem, why, S(" "), row->reason_words) : why,
        .compare = compare_url(cx, at, before, row->number),
    };
}

/* Version 0 is the base. */
static enum outcome
body_of(struct cx *cx, const struct text_at *at, int64_t number, struct str *ret)
{
    if (number > 0)
        return text_version_body(cx, &at->layer, number, ret);
    *ret = base_words(cx, at->layer.key, at->layer.language);
    return OK;
}

enum outcome
text_versions_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct text_versions_page *page = arena_new(cx->mem, struct text_versions_page, 1);
    struct text_version_row_list versions;
    struct str before, after;
    struct text_at at;
    bool any;

    TRY(text_at_read(cx, rq, &at));
    TRY(text_version_list(cx, &at.layer, &versions));
    page->back = at.here;
    page->restore = text_at_url(cx->mem, &at.layer, S("/terugzetten"));
    page->title = at.title;
    page->where = text_layer_said(cx->mem, rq->language, at.layer.scope, at.name);
    page->language_name = language_own_name(at.layer.language);
    page->code = language_code(at.layer.language);
    page->newest = versions.count ? versions.at[0].number : 0;
    page->from = number_of(rq, S("van"));
    page->to = number_of(rq, S("naar"));
    page->lines.at = arena_new(cx->mem, struct text_version_line, versions.count);
    for (size_t i = 0; i < versions.count; i++) {
        int64_t older = i + 1 < versions.count ? versions.at[i + 1].number : 0;
        page->lines.at[page->lines.count++] =
            version_line(cx, rq->language, &at, &versions.at[i], older);
    }
    if (request_has(rq, S("naar"))) {
        TRY(body_of(cx, &at, page->from, &before));
        TRY(body_of(cx, &at, page->to, &after));
        difference_shown(cx->mem, before, after, &page->difference, &any);
        page->compared = true;
        page->same = !any;
        page->base = page->from == 0;
    }
    re->shell = SHELL_WORK;
    return reply_page(re, T("Versies van een tekst"), view_text_versions(page));
}

/* An old version comes back as a new draft. */
enum outcome
text_restore_act(struct cx *cx, struct request *rq, struct reply *re)
{
    struct date review = date_plus(date_in_amsterdam(cx->now_ms), TEXT_REVIEW_DAYS);
    struct text_at at;
    struct str body;
    int64_t number;

    TRY(text_at_read(cx, rq, &at));
    TRY(text_version_body(cx, &at.layer, number_of(rq, S("number")), &body));
    TRY(text_save(cx, &at.layer, number_of(rq, S("seen")), body, review, &number));
    return saved_reply(cx, &at, re);
}
