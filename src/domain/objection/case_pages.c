/* case_pages.c - one objection on one page: what to do now, its dates, what was said, what can be
 * done. */
#include "base/text.h"
#include "domain/guide/topic.h"
#include "domain/handover/handover.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/objection.html.h"
#include "domain/people/people.h"

enum { PEOPLE_AT_ONCE = 200, PARTS_MAX = 8, ADDS_MAX = EVENT_KIND_COUNT };

static struct str
said(struct cx *cx, enum language language, const struct objection_codes *codes, struct str code)
{
    (void)cx;
    return tr(language, objection_said(codes, code));
}

/* ---- the forms ---- */

/* A form that opens: also when it comes back with a fault. */
static struct form_page *
part_add(struct cx *cx, const struct request *rq, struct objection_part_list *parts,
         struct question_id id, struct str after, struct str title, struct str button, bool open)
{
    struct form_page *form =
        form_page_new(cx, rq, title, S(""), objection_url(cx, id, after), button);
    bool back = rq->fault.sentence.len > 0 && str_ends(rq->path, after);

    if (!back)
        form->fault = S("");
    check(parts->count < PARTS_MAX);
    parts->at[parts->count++] =
        (struct objection_part){.title = form->heading, .form = form, .open = open || back};
    return form;
}

static void
call_part(struct cx *cx, const struct request *rq, const struct objection *o,
          struct objection_case_page *page)
{
    struct objection_part_list *to = o->spoken ? &page->parts : &page->first;
    struct form_page *form = part_add(cx, rq, to, o->state.id, S("/gebeld"), T("Gebeld"),
                                      T("Bewaar het gesprek"), !o->spoken);
    struct form_field *call =
        form_choices(form, false, S("call"), T("Hoe ging het bellen?"), S(""), CALL_OUTCOME_COUNT);

    for (int i = 0; i < CALL_OUTCOME_COUNT; i++) {
        struct str code = call_outcome_code((enum call_outcome)i);
        form_choice_add(form, call, code, tr(rq->language, call_outcome_sentence(code)), false);
    }
    form_text(form, S("words"), T("Wat zei de inwoner?"), T("Kort. Dit lezen alleen collega's."),
              S(""))
        ->is_short = true;
}

static void
next_part(struct cx *cx, const struct request *rq, const struct objection *o,
          struct objection_case_page *page)
{
    struct form_page *form = part_add(cx, rq, &page->first, o->state.id, S("/daarna"),
                                      T("Niet bereikt. Wat doet u nu?"), T("Bewaar"), true);
    struct form_field *next = form_choices(form, false, S("next"), T("U beslist"),
                                           T("Niet bereikt is niet hetzelfde als niet meewerken."),
                                           objection_nexts.count);

    objection_choices_add(form, next, &objection_nexts, S(""));
    form_date(form, S("next_day"), T("Opnieuw bellen op"), S(""), S(""));
}

static void
story_part(struct cx *cx, const struct request *rq, const struct objection *o,
           struct objection_case_page *page)
{
    const struct objection_story *s = &o->story;
    struct form_page *form = part_add(cx, rq, &page->parts, o->state.id, S("/verhaal"),
                                      T("Opschrijven wat er is gezegd"), T("Bewaar"), false);

    form_text(form, S("explained"), T("Wat is er besloten en waarom? Zo legde ik het uit"), S(""),
              s->explained.text)
        ->is_short = true;
    form_text(form, S("behind"), T("Wat zit er achter het bezwaar?"), S(""), s->behind.text)
        ->is_short = true;
    form_text(form, S("heard"), T("Wat heb ik gehoord?"), T("Laat het de inwoner nalezen."),
              s->heard.text)
        ->is_short = true;
    form_text(form, S("agreed"), T("Wat spraken wij af?"), S(""), s->agreed.text)->is_short = true;
    struct form_field *areas = form_choices(form, true, S("areas"), T("Speelt er meer?"),
                                            T("Vraag het breed. Opschrijven mag alleen als de "
                                              "inwoner dat goed vindt."),
                                            objection_areas.count);
    for (size_t i = 0; i < objection_areas.count; i++) {
        const struct objection_code *code = &objection_areas.at[i];
        form_choice_add(form, areas, code->code, tr(rq->language, code->sentence),
                        str_find(s->areas, code->code) < s->areas.len);
    }
    form_text(form, S("other"), T("In het kort"), S(""), s->other.text)->is_short = true;
    struct form_field *agreed =
        form_choices(form, true, S("agreed_other"), T("Toestemming"), S(""), 1);
    form_choice_add(form, agreed, S("yes"),
                    tr(rq->language, T("De inwoner vindt het goed dat ik dit opschrijf")),
                    s->areas.len > 0 || s->other.text.len > 0);
}

static void
road_part(struct cx *cx, const struct request *rq, const struct objection *o,
          struct objection_case_page *page)
{
    struct form_page *form = part_add(cx, rq, &page->parts, o->state.id, S("/weg"),
                                      T("De inwoner kiest een weg"), T("Bewaar de keuze"), false);
    struct form_field *road = form_choices(
        form, false, S("road"), T("Wat wil de inwoner?"),
        T("Wisselen kan altijd. De inwoner verliest geen rechten."), objection_roads.count);

    objection_choices_add(form, road, &objection_roads, o->row.road);
    struct form_field *how =
        form_select(form, S("how"), T("Hoe zei de inwoner het?"), S(""), objection_hows.count);
    for (size_t i = 0; i < objection_hows.count; i++)
        if (!str_eq(objection_hows.at[i].code, S("page")))
            form_choice_add(form, how, objection_hows.at[i].code,
                            tr(rq->language, objection_hows.at[i].sentence), false);
}

static void
withdraw_part(struct cx *cx, const struct request *rq, const struct objection *o,
              struct objection_case_page *page)
{
    struct form_page *form =
        part_add(cx, rq, &page->parts, o->state.id, S("/intrekken"),
                 T("De inwoner trekt het op papier in"), T("Schrijf de intrekking in"), false);
    struct form_field *how =
        form_choices(form, false, S("written"), T("Hoe trekt de inwoner in?"),
                     T("Alleen op papier of digitaal, of op de hoorzitting (Awb 6:21). Nooit aan "
                       "de telefoon en nooit door stilte."),
                     3);

    form_choice_add(form, how, S("letter"), tr(rq->language, T("In een brief of e-mail")), false);
    form_choice_add(form, how, S("hearing"),
                    tr(rq->language, T("Op de hoorzitting, in het "
                                       "verslag")),
                    false);
    form_date(form, S("written_day"), T("Wanneer kwam dat binnen?"), S(""), S(""));
    struct form_field *solved = form_choices(
        form, false, S("solved"), T("Is het probleem opgelost, volgens de inwoner?"),
        T("Zo niet, dan kijkt een collega er nog eens naar."), objection_solveds.count);
    objection_choices_add(form, solved, &objection_solveds, S(""));
}

static void
decide_part(struct cx *cx, const struct request *rq, const struct objection *o,
            struct objection_case_page *page)
{
    struct form_page *form = part_add(cx, rq, &page->parts, o->state.id, S("/beslissing"),
                                      T("Er is beslist"), T("Sluit af"), false);
    struct form_field *outcome = form_choices(form, false, S("outcome"), T("Hoe is er beslist?"),
                                              S(""), objection_outcomes.count);

    for (size_t i = 0; i < objection_outcomes.count; i++)
        if (!str_eq(objection_outcomes.at[i].code, S("withdrawn")))
            form_choice_add(form, outcome, objection_outcomes.at[i].code,
                            tr(rq->language, objection_outcomes.at[i].sentence), false);
    form_date(form, S("decided_day"), T("Wanneer is de beslissing verstuurd?"),
              T("De inwoner kan daarna naar de rechter."), S(""));
    struct form_field *money = form_choices(form, true, S("money"), T("Bewaren"), S(""), 1);
    form_choice_add(form, money, S("yes"),
                    tr(rq->language, T("Het gaat over geld: zeven jaar bewaren, anders vijf")),
                    true);
}

static enum outcome
people_part(struct cx *cx, const struct request *rq, const struct objection *o,
            struct objection_case_page *page)
{
    struct procedure_deciders_row_list deciders;
    struct procedure_handlers_row_list handlers;
    struct form_page *form = part_add(cx, rq, &page->parts, o->state.id, S("/mensen"),
                                      T("Wie besliste, wie neemt waar"), T("Bewaar"), false);

    TRY(sql_procedure_deciders(cx, cx->who.organisation, PEOPLE_AT_ONCE, &deciders));
    TRY(sql_procedure_handlers(cx, cx->who.organisation, PEOPLE_AT_ONCE, &handlers));
    struct form_field *decided =
        form_select(form, S("decided_by"), T("Wie nam het besluit?"), S(""), deciders.count + 1);
    form_choice_add(form, decided, S("0"), tr(rq->language, T("Iemand van een andere afdeling")),
                    o->row.decided_by == 0);
    for (size_t i = 0; i < deciders.count; i++)
        form_choice_add(form, decided, str_of_int(cx->mem, deciders.at[i].professional),
                        deciders.at[i].name, deciders.at[i].professional == o->row.decided_by);
    struct form_field *substitute =
        form_select(form, S("substitute"), T("Wie neemt waar?"), S(""), handlers.count + 1);
    form_choice_add(form, substitute, S("0"), tr(rq->language, T("Niemand")),
                    o->row.substitute == 0);
    for (size_t i = 0; i < handlers.count; i++)
        form_choice_add(form, substitute, str_of_int(cx->mem, handlers.at[i].professional),
                        handlers.at[i].name, handlers.at[i].professional == o->row.substitute);
    return OK;
}

/* What may be done by whom: who took the decision only reads. */
static enum outcome
parts_fill(struct cx *cx, const struct request *rq, const struct objection *o,
           struct objection_case_page *page)
{
    page->first.at = arena_new(cx->mem, struct objection_part, PARTS_MAX);
    page->parts.at = arena_new(cx->mem, struct objection_part, PARTS_MAX);
    if (page->ended || page->i_am_judge)
        return OK;
    if (o->choose_next)
        next_part(cx, rq, o, page);
    if (page->mine)
        call_part(cx, rq, o, page);
    story_part(cx, rq, o, page);
    road_part(cx, rq, o, page);
    if (!page->withdrawing)
        withdraw_part(cx, rq, o, page);
    decide_part(cx, rq, o, page);
    return people_part(cx, rq, o, page);
}

/* ---- what happened ---- */

static struct str
entry_details(struct cx *cx, enum language language, const struct procedure_event_row *row)
{
    struct text t = text_open(cx->mem, 128);
    struct str code = objection_said(&objection_forms, row->code);

    if (code.len == 0)
        code = objection_said(&objection_pauses, row->code);
    if (code.len == 0)
        code = objection_said(&objection_ways, row->code);
    if (code.len == 0)
        code = call_outcome_sentence(row->code);
    if (code.len == 0)
        code = objection_said(&objection_nexts, row->code);
    text_add(&t, tr(language, code));
    if (row->until_day) {
        struct tr_arg day = {
            S("dag"), date_with_year(cx->mem, language, (struct date){(int32_t)row->until_day})};
        text_add(&t, t.len ? S(". ") : S(""));
        text_add(&t, tr_fill(cx->mem, tr(language, T("Tot en met {dag}")), 1, &day));
    }
    if (row->n && !str_eq(row->kind, EVENT_CALLED)) {
        struct tr_arg weeks = {S("n"), str_of_int(cx->mem, row->n)};
        text_add(&t, t.len ? S(". ") : S(""));
        text_add(&t, tr_fill(cx->mem, tr_plural(language, T("{n} week"), T("{n} weken"), row->n), 1,
                             &weeks));
    }
    return text_str(&t);
}

static struct str
entry_what(enum language language, const struct procedure_event_row *row)
{
    enum procedure_event_kind kind;

    if (str_eq(row->kind, EVENT_CALLED))
        return tr(language, T("Gebeld"));
    if (str_eq(row->kind, EVENT_CALL_NEXT))
        return tr(language, T("Besloten na bellen zonder gesprek"));
    return objection_event_kind(row->kind, &kind) ? tr(language, objection_event_form(kind)->title)
                                                  : row->kind;
}

static bool
holds(const struct objection *o, int64_t number)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (o->valid.at[i].number == number)
            return true;
    return false;
}

static void
entries_fill(struct cx *cx, enum language language, const struct objection *o,
             struct objection_case_page *page)
{
    page->entries.at = arena_new(cx->mem, struct objection_entry, o->events.count);
    for (size_t i = 0; i < o->events.count; i++) {
        const struct procedure_event_row *row = &o->events.at[i];
        enum procedure_event_kind kind;
        if (row->undone)
            continue; /* what it undid stands there as gone */
        bool valid = holds(o, row->number);
        bool law = objection_event_kind(row->kind, &kind) && kind != EVENT_WITHDRAWN &&
                   kind != EVENT_TAKEN_BACK && kind != EVENT_DECIDED;
        struct text change = text_open(cx->mem, 40);
        text_add(&change, S("/gebeurtenis/"));
        text_add_int(&change, row->number);
        page->entries.at[page->entries.count++] = (struct objection_entry){
            .what = entry_what(language, row),
            .day = date_with_year(cx->mem, language, (struct date){(int32_t)row->day}),
            .details = entry_details(cx, language, row),
            .by =
                row->professional_name.len ? row->professional_name : tr(language, T("De inwoner")),
            .when = date_short(cx->mem, language, date_in_amsterdam(row->at_ms)),
            .change = objection_url(cx, o->state.id, text_str(&change)),
            .can_change = valid && law && !page->ended && !page->i_am_judge,
            .gone = !valid};
    }
}

static void
links_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_case_page *page)
{
    static const struct {
        struct str label, path;
    } letters[] = {
        {T_INIT("Bevestiging van ontvangst"), S_INIT("/brief/ontvangst")},
        {T_INIT("Uitnodiging voor de hoorzitting"), S_INIT("/brief/hoorzitting")},
        {T_INIT("Uitstel"), S_INIT("/brief/uitstel")},
        {T_INIT("Verslag van de hoorzitting"), S_INIT("/brief/verslag")},
        {T_INIT("Beslissing op het bezwaar"), S_INIT("/brief/beslissing")},
        {T_INIT("Dwangsom: wij waren te laat"), S_INIT("/brief/dwangsom")},
    };

    page->adds.at = arena_new(cx->mem, struct objection_link, ADDS_MAX);
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        const struct objection_event_form *form =
            objection_event_form((enum procedure_event_kind)kind);
        if (!form->by_hand || page->ended || page->i_am_judge)
            continue;
        page->adds.at[page->adds.count++] = (struct objection_link){
            tr(language, form->title),
            objection_url(cx, o->state.id,
                          str_join(cx->mem, S("/gebeurtenis/"),
                                   procedure_event_code((enum procedure_event_kind)kind)))};
    }
    page->letters.at = arena_new(cx->mem, struct objection_link, sizeof letters / sizeof *letters);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        page->letters.at[page->letters.count++] = (struct objection_link){
            tr(language, letters[i].label), objection_url(cx, o->state.id, letters[i].path)};
}

/* ---- independent help ---- */

static enum outcome
helps_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_case_page *page)
{
    struct procedure_help_list_row_list rows;

    TRY(objection_help_list(cx, o->state.id, &rows));
    page->helps.at = arena_new(cx->mem, struct objection_help, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        struct question_id help = {o->state.id.municipality, rows.at[i].help};
        struct handover_row handover;
        enum outcome outcome = handover_last(cx, help, &handover);
        if (outcome == NOT_FOUND)
            continue; /* the resident wiped it */
        TRY(outcome);
        struct text open = text_open(cx->mem, 64);
        text_add(&open, S("/werk/vraag/"));
        text_add_int(&open, help.municipality);
        text_add_byte(&open, '/');
        text_add_int(&open, help.question);
        bool accepted =
            handover_runs(&handover) || handover_state_of(handover.state) == HANDOVER_COMPLETED;
        page->helps.at[page->helps.count++] = (struct objection_help){
            .organisation = handover.to_name,
            .state = tr(language, handover_sentence(&handover_states, handover.state)),
            .open = url_path(text_str(&open)),
            .accepted = accepted,
            .ours = !accepted};
    }
    return OK;
}

/* ---- the page ---- */

static void
next_fill(struct cx *cx, enum language language, const struct objection *o,
          struct objection_case_page *page)
{
    struct next_day next =
        objection_next(o, (int32_t)o->row.call_day, date_in_amsterdam(cx->now_ms));
    struct date day = {next.day};

    page->has_next = next.day != 0;
    if (!page->has_next)
        return;
    page->next_what = said(cx, language, &objection_whats, next.what);
    page->next_day = date_in_words(cx->mem, language, day);
    page->next_left = objection_day_left(cx, language, day);
    page->next_late = next.day < date_in_amsterdam(cx->now_ms).day;
}

static struct str
areas_said(struct cx *cx, enum language language, struct str areas)
{
    struct text t = text_open(cx->mem, 128);
    struct str area;

    while (str_cut(&areas, ' ', &area)) {
        struct str name = said(cx, language, &objection_areas, area);
        if (name.len == 0)
            continue;
        text_add(&t, t.len ? comma(language) : S(""));
        text_add(&t, name);
    }
    return text_str(&t);
}

static bool
happened(const struct objection *o, enum procedure_event_kind kind)
{
    for (size_t i = 0; i < o->valid.count; i++)
        if (str_eq(o->valid.at[i].kind, procedure_event_code(kind)))
            return true;
    return false;
}

/* What Awb 6:5 asks for and was not sent along; until somebody asked for it. */
static struct str
wanting_said(struct cx *cx, enum language language, const struct objection *o)
{
    const struct {
        bool lacks;
        struct str what;
    } parts[] = {
        {o->row.reasons_follow != 0, T("waarom")},
        {!happened(o, EVENT_DATED) && !happened(o, EVENT_PUBLISHED), T("de datum van het besluit")},
        {o->story.address.text.len == 0, T("het adres")},
    };
    struct text t = text_open(cx->mem, 64);

    if (!o->row.by_site || happened(o, EVENT_REPAIR_ASKED) || happened(o, EVENT_REPAIRED))
        return S("");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].lacks) {
            text_add(&t, t.len ? comma(language) : S(""));
            text_add(&t, tr(language, parts[i].what));
        }
    return text_str(&t);
}

static void
sent_fill(struct cx *cx, enum language language, const struct objection *o,
          struct objection_case_page *page)
{
    page->by_site = o->row.by_site != 0;
    page->sent_at = clock_in_words(cx->mem, language, o->row.registered_ms);
    page->wanting = page->ended ? S("") : wanting_said(cx, language, o);
    page->ask_more = objection_url(
        cx, o->state.id,
        str_join(cx->mem, S("/gebeurtenis/"), procedure_event_code(EVENT_REPAIR_ASKED)));
}

static struct str
penalty_said(struct cx *cx, const struct procedure *dates)
{
    struct text t = text_open(cx->mem, 16);

    if (!dates->penalty_known || dates->penalty.cents == 0)
        return S("");
    text_add_int(&t, dates->penalty.cents / 100);
    return text_str(&t);
}

static void
facts_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_case_page *page)
{
    const struct procedure_row *row = &o->row;

    page->kind = said(cx, language, &objection_kinds, row->kind);
    page->topic = o->state.topic.len ? topic_name(o->state.topic, language)
                                     : tr(language, T("Onderwerp nog niet bekend"));
    page->department = row->department;
    page->law = said(cx, language, &objection_laws, row->law);
    page->road = row->road.len ? said(cx, language, &objection_roads, row->road)
                               : tr(language, T("Nog niet gekozen"));
    page->handler = o->state.professional_name;
    page->holder_id = o->state.professional;
    page->decided_by =
        row->decided_by_name.len ? row->decided_by_name : tr(language, T("Een andere afdeling"));
    page->substitute = row->substitute_name;
    page->outcome = said(cx, language, &objection_outcomes, row->outcome);
    page->solved = said(cx, language, &objection_solveds, row->solved);
    page->received = date_with_year(cx->mem, language, (struct date){(int32_t)row->received_day});
    page->verdict = tr(language, objection_verdict_said(o->dates->in_time));
    page->why_in_time = tr(language, o->dates->why_in_time);
    page->in_time_known = str_eq(row->kind, S("objection"));
    page->in_time = o->dates->in_time == VERDICT_YES;
    page->ended = !str_eq(row->state, S("open"));
    page->withdrawing = row->withdraw_until != 0 && !page->ended;
    page->withdraw_until =
        date_in_words(cx->mem, language, (struct date){(int32_t)row->withdraw_until});
    page->unsolved = row->unsolved != 0;
    page->talk_past_term = o->dates->talk_past_term;
    page->stands_still = o->dates->stands_still;
    page->penalty = penalty_said(cx, o->dates);
}

static void
story_fill(struct cx *cx, enum language language, const struct objection *o,
           struct objection_case_page *page)
{
    page->representative = o->story.representative;
    page->scope = said(cx, language, &objection_scopes, o->story.scope);
    page->address = o->story.address;
    page->explained = o->story.explained;
    page->behind = o->story.behind;
    page->heard = o->story.heard;
    page->agreed = o->story.agreed;
    page->other = o->story.other;
    page->areas = areas_said(cx, language, o->story.areas);
    page->has_story = o->story.explained.text.len || o->story.behind.text.len ||
                      o->story.heard.text.len || o->story.agreed.text.len || page->areas.len ||
                      o->story.other.text.len;
    if (o->tries) {
        struct tr_arg n = {S("n"), str_of_int(cx->mem, o->tries)};
        page->calls = tr_fill(cx->mem,
                              tr_plural(language, T("Eén keer gebeld zonder gesprek."),
                                        T("{n} keer gebeld zonder gesprek."), o->tries),
                              1, &n);
    }
}

static void
question_fill(struct cx *cx, const struct question_thread *thread, struct question_id id,
              struct objection_case_page *page)
{
    struct text messages = text_open(cx->mem, 64);

    page->name = thread->contact.name;
    page->phone = thread->contact.phone;
    page->email = thread->contact.email;
    page->has_phone = thread->contact.phone.text.len > 0;
    page->call = url_tel(cx->mem, thread->contact.phone.text);
    page->danger = thread->state.danger;
    page->news = thread->state.news;
    page->message_count = (int64_t)thread->messages.count;
    text_add(&messages, S("/werk/vraag/"));
    text_add_int(&messages, id.municipality);
    text_add_byte(&messages, '/');
    text_add_int(&messages, id.question);
    page->messages = url_path(text_str(&messages));
}

enum outcome
objection_case_fill(struct cx *cx, const struct request *rq, struct question_id id,
                    struct objection_case_page *page, struct objection *ret_o,
                    struct question_thread *ret_thread)
{
    struct objection o;

    TRY(objection_get(cx, id, &o));
    TRY(thread_for_professional(cx, id, ret_thread)); /* notes the sight */
    facts_fill(cx, rq->language, &o, page);
    sent_fill(cx, rq->language, &o, page);
    story_fill(cx, rq->language, &o, page);
    question_fill(cx, ret_thread, id, page);
    page->mine = o.state.professional == cx->who.professional;
    page->taken = o.state.professional != 0;
    page->is_judge = o.handler_is_judge;
    page->i_am_judge = o.row.decided_by != 0 && o.row.decided_by == cx->who.professional;
    page->dates = objection_dates_shown(cx, rq->language, o.dates);
    page->notices = objection_notices_shown(cx, rq->language, o.dates, 0);
    entries_fill(cx, rq->language, &o, page);
    *ret_o = o;
    return OK;
}

enum outcome
objection_case_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_case_page *page = arena_new(cx->mem, struct objection_case_page, 1);
    struct question_thread thread;
    struct question_id id;
    struct objection o;

    TRY(question_of_path(cx, rq, &id));
    TRY(objection_case_fill(cx, rq, id, page, &o, &thread));
    next_fill(cx, rq->language, &o, page);
    links_fill(cx, rq->language, &o, page);
    TRY(helps_fill(cx, rq->language, &o, page));
    TRY(parts_fill(cx, rq, &o, page));
    page->take = objection_url(cx, id, S("/nemen"));
    page->ask_help = objection_url(cx, id, S("/hulp"));
    page->looked = objection_url(cx, id, S("/nagekeken"));
    page->learn = objection_url(cx, id, S("/leren"));
    page->formal = objection_url(cx, id, S("/papier"));
    page->file = objection_url(cx, id, S("/stukken"));
    page->back = url_path(S("/werk/bezwaar"));
    page->fault = request_fault(cx, rq, rq->fault.field);
    re->shell = SHELL_WORK;
    return reply_page(re, page->kind, view_objection_case(page));
}
