/* decision_edit_pages.c - writing what a letter says, beside how a resident sees it. */
#include "domain/decision/decision_pages.h"

#include "base/text.h"
#include "crypto/code.h"
#include "domain/decision/decision_routes.h"
#include "domain/decision/view/decision.html.h"
#include "domain/guide/editing.h"
#include "domain/guide/topic.h"
#include "domain/network/network.h"
#include "i18n/i18n.h"
#include "os/random.h"

static struct decision_words
words_typed(const struct request *rq)
{
    return (struct decision_words){
        .title = request_field(rq, S("title")),
        .said = request_field(rq, S("said")),
        .can_do = request_field(rq, S("can_do")),
        .topic = request_field(rq, S("topic")),
        .objection = request_field(rq, S("objection")),
        .published = request_field(rq, S("published")),
        .team = request_field(rq, S("team")),
        .phone = request_field(rq, S("phone")),
        .hours = request_field(rq, S("hours")),
        .law = request_field(rq, S("law")),
        .reason = request_field(rq, S("reason")),
        .reason_words = request_field(rq, S("reason_words")),
    };
}

static struct decision_words
words_stored(struct cx *cx, const struct decision_row *row)
{
    struct date published = {(int32_t)row->published_day};

    return (struct decision_words){
        .title = row->title,
        .said = row->said,
        .can_do = row->can_do,
        .topic = row->topic,
        .objection = row->objection,
        .published = row->published_day ? date_with_year(cx->mem, LANGUAGE_NL, published) : S(""),
        .team = row->team,
        .phone = row->phone,
        .hours = decision_hours_said(cx->mem, row->hours),
        .law = row->law,
        .reason = row->reason,
        .reason_words = row->reason_words,
    };
}

/* ---- fields ---- */

static enum outcome
municipality_field(struct form_page *form)
{
    struct cx *cx = form->cx;
    struct municipality_row_list own;

    TRY(organisation_municipalities(cx, cx->who.organisation, &own));
    struct form_field *field = form_choices(form, false, S("municipality"),
                                            T("Van welke gemeente is de brief?"), S(""), own.count);
    for (size_t i = 0; i < own.count; i++)
        form_choice_add(form, field, municipality_code(cx->mem, own.at[i].municipality),
                        own.at[i].name, own.count == 1);
    return OK;
}

static void
text_fields(struct form_page *form, const struct decision_words *words)
{
    form_line(form, S("title"), T("Hoe heet de brief?"),
              T("Zo dat een inwoner hem herkent. Bijvoorbeeld: Afwijzing bijzondere bijstand."),
              words->title);
    form_text(
        form, S("said"), T("Wat staat er in de brief?"),
        T("Leg het uit alsof u naast de inwoner zit. Wat is er besloten? Waarom? Wat betekent "
          "dat? Geen namen en geen nummers van inwoners."),
        words->said);
    form_text(
        form, S("can_do"), T("Wat kan de inwoner doen?"),
        T("Bijvoorbeeld: bellen, papieren nasturen, bezwaar maken. De laatste dag rekenen wij "
          "uit."),
        words->can_do);
    form_line(
        form, S("published"), T("Is dit één besluit? Op welke dag is het bekendgemaakt?"),
        T("Bijvoorbeeld: 31 maart 2027. Laat leeg bij een soort brief die veel mensen krijgen."),
        words->published)
        ->is_short = true;
}

static void
line_fields(struct form_page *form, const struct decision_words *words)
{
    struct form_field *field =
        form_choices(form, false, S("objection"), T("Kan de inwoner bezwaar maken?"), S(""),
                     DECISION_OBJECTION_COUNT);
    for (int i = 0; i < DECISION_OBJECTION_COUNT; i++) {
        struct str code = decision_objection_code((enum decision_objection)i);
        form_choice_add(form, field, code,
                        tr(form->rq->language, decision_objection_said((enum decision_objection)i)),
                        str_eq(code, words->objection));
    }
    form_line(form, S("team"), T("Wie kan de inwoner bellen?"),
              T("De naam van het team. Bijvoorbeeld: Team Inkomen."), words->team);
    field =
        form_line(form, S("phone"), T("Op welk nummer?"),
                  T("Een nummer waar iemand opneemt die de brief kan uitleggen."), words->phone);
    field->is_phone = true;
    form_line(form, S("hours"), T("Wanneer?"),
              T("Bijvoorbeeld: ma-vr 9.00-12.00 uur. De inwoner ziet of er nu iemand is."),
              words->hours);
    form_line(form, S("law"), T("Voor hulpverleners: het artikel in de wet"),
              T("Mag leeg blijven. Bijvoorbeeld: Participatiewet artikel 35."), words->law);
}

static void
topics_fill(const struct request *rq, struct arena *mem, const struct decision_words *words,
            struct decision_edit_page *page)
{
    size_t count = topic_count();

    page->topics.at = arena_new(mem, struct text_choice, count);
    for (size_t i = 0; i < count; i++) {
        struct topic topic = topic_at(i);
        page->topics.at[page->topics.count++] =
            (struct text_choice){.value = topic.id,
                                 .label = topic_name(topic.id, rq->language),
                                 .chosen = str_eq(topic.id, words->topic)};
    }
}

static void
reasons_fill(struct cx *cx, const struct request *rq, const struct decision_words *words,
             struct decision_edit_page *page)
{
    page->reason_fault = request_fault(cx, rq, S("reason"));
    page->words_fault = request_fault(cx, rq, S("reason_words"));
    page->reason_words = words->reason_words;
    page->reasons.at = arena_new(cx->mem, struct reason_choice, text_reason_count);
    for (size_t i = 0; i < text_reason_count; i++)
        page->reasons.at[page->reasons.count++] =
            (struct reason_choice){text_reasons[i].code, tr(rq->language, text_reasons[i].sentence),
                                   str_eq(words->reason, text_reasons[i].code)};
}

static void
look_fill(struct cx *cx, const struct request *rq, const struct decision_words *words,
          struct decision_edit_page *page)
{
    text_check_fill(cx, rq->language, LANGUAGE_NL, decision_markdown(cx->mem, words), &page->look);
    page->below_gate = words->title.len > 0 && !page->look.passes;
}

/* The fields, from what was typed, else from what is stored. */
static enum outcome
form_fill(struct cx *cx, const struct request *rq, const struct decision_words *stored,
          struct decision_edit_page *page)
{
    struct decision_words words = rq->method == METHOD_POST ? words_typed(rq) : *stored;
    struct form_page *form = page->form;

    if (!page->existing)
        TRY(municipality_field(form));
    text_fields(form, stored);
    size_t before = form->fields.count;
    line_fields(form, stored);
    page->words = (struct form_field_list){form->fields.at, before};
    page->line = (struct form_field_list){form->fields.at + before, form->fields.count - before};
    page->topic_fault = request_fault(cx, rq, S("topic"));
    topics_fill(rq, cx->mem, &words, page);
    reasons_fill(cx, rq, &words, page);
    look_fill(cx, rq, &words, page);
    return OK;
}

/* ---- a new one ---- */

static enum outcome
new_reply(struct cx *cx, struct request *rq, struct reply *re)
{
    struct decision_edit_page *page = arena_new(cx->mem, struct decision_edit_page, 1);
    struct decision_words nothing = {0};

    TRY(decision_keeper(cx));
    page->form = form_page_new(cx, rq, T("Leg een besluit uit"),
                               T("Een soort brief die veel mensen krijgen, of één besluit. De "
                                 "brief krijgt een korte code."),
                               url_path(S("/werk/besluiten/nieuw")), T("Bewaar en zet online"));
    form_back(page->form, url_path(S("/werk/besluiten")), T("Terug naar de besluiten"));
    page->check = url_path(S("/werk/besluiten/nieuw/bekijken"));
    TRY(form_fill(cx, rq, &nothing, page));
    re->shell = SHELL_WORK;
    return reply_page(re, T("Leg een besluit uit"), view_decision_edit(page));
}

enum outcome
decision_new_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return new_reply(cx, rq, re);
}

enum outcome
decision_new_look(struct cx *cx, struct request *rq, struct reply *re)
{
    return new_reply(cx, rq, re);
}

struct new_plan {
    int64_t decision;
    struct str code;
};

enum outcome
decision_new_prepare(struct cx *cx, struct request *rq, struct reply *re)
{
    struct new_plan *plan = arena_new(cx->mem, struct new_plan, 1);

    (void)re;
    *plan = (struct new_plan){id_new(cx->now_ms), short_code_new(cx->mem)};
    rq->plan = plan;
    return OK;
}

enum outcome
decision_new_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct new_plan *plan = rq->plan;
    const struct decision_words words = words_typed(rq);
    int64_t municipality;

    TRY(decision_keeper(cx));
    if (!municipality_parse(request_field(rq, S("municipality")), &municipality))
        return fail_field(cx, "municipality", "Kies een gemeente.");
    TRY(decision_new(cx, plan->decision, plan->code, municipality, &words));
    return reply_see_other(re, decision_url(cx->mem, plan->decision, S("/brief")));
}

/* ---- one that exists ---- */

static struct str
version_of(struct arena *mem, int64_t number)
{
    struct text t = text_open(mem, 24);

    text_add_int(&t, number);
    return text_str(&t);
}

static enum outcome
edit_reply(struct cx *cx, struct request *rq, struct reply *re)
{
    struct decision_edit_page *page = arena_new(cx->mem, struct decision_edit_page, 1);
    struct decision_row_list versions;
    int64_t decision;

    TRY(request_arg_int(cx, rq, 0, &decision));
    TRY(decision_versions(cx, decision, &versions));
    const struct decision_row *row = &versions.at[0];
    const struct decision_words stored = words_stored(cx, row);
    *page = (struct decision_edit_page){
        .check = decision_url(cx->mem, decision, S("/bekijken")),
        .existing = true,
        .saved = request_field(rq, S("bewaard")).len > 0,
        .code = short_code_show(cx->mem, row->code),
        .day = text_day_said(cx->mem, rq->language, row->written_ms),
        .writer = row->writer,
        .number = row->number,
        .ended = row->ended_ms != 0,
        .letter = decision_url(cx->mem, decision, S("/brief")),
        .end = decision_url(cx->mem, decision, S("/stoppen")),
        .versions = decision_url(cx->mem, decision, S("/versies")),
        .show = url_path_token(cx->mem, S("/besluit/"), row->code, S("")),
    };
    page->form =
        form_page_new(cx, rq, S(""), S(""), decision_url(cx->mem, decision, S("")), T("Bewaar"));
    page->form->heading = row->title;
    form_back(page->form, url_path(S("/werk/besluiten")), T("Terug naar de besluiten"));
    form_seen(page->form, version_of(cx->mem, row->number));
    TRY(form_fill(cx, rq, &stored, page));
    re->shell = SHELL_WORK;
    if (page->form->conflict)
        re->status = 409;
    return reply_page(re, T("Een besluit uitgelegd"), view_decision_edit(page));
}

enum outcome
decision_edit_page(struct cx *cx, struct request *rq, struct reply *re)
{
    return edit_reply(cx, rq, re);
}

enum outcome
decision_look(struct cx *cx, struct request *rq, struct reply *re)
{
    return edit_reply(cx, rq, re);
}

enum outcome
decision_save_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct decision_words words = words_typed(rq);
    int64_t decision, seen = 0;

    TRY(request_arg_int(cx, rq, 0, &decision));
    if (!str_int(request_field(rq, S("seen")), &seen))
        seen = 0;
    enum outcome outcome = decision_save(cx, decision, seen, &words);
    /* The page comes back with both. */
    if (outcome == CONFLICT && str_eq(cx->fault.field, S("seen")))
        return INVALID;
    TRY(outcome);
    return reply_see_other(re, decision_url(cx->mem, decision, S("?bewaard=ja")));
}
