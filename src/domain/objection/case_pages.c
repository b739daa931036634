/* case_pages.c - one objection on one page: what to do now, its dates, what was said, what can be
 * done. */
#include "base/text.h"
#include "domain/guide/topic.h"
#include "domain/handover/handover.h"
#include "domain/objection/application.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/objection.html.h"
#include "domain/people/people.h"

enum { PEOPLE_AT_ONCE = 200, PARTS_MAX = 9, ADDS_MAX = EVENT_KIND_COUNT };

static struct str
said(struct cx *cx, enum language language, const struct objection_codes *codes, struct str code)
{
    (void)cx;
    return tr(language, objection_said(codes, code));
}

/* ---- the forms ---- */

struct form_page *
objection_part_add(struct cx *cx, const struct request *rq, struct objection_part_list *parts,
                   struct question_id id, struct str after, struct str title, struct str button,
                   bool open)
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

/* Only where one may be sent: else nothing on the page speaks of it. */
static void
sms_choice(const struct objection_case_page *page, struct form_page *form, struct str name,
           struct str label, bool checked)
{
    if (!page->sms)
        return;
    struct form_field *sms =
        form_choices(form, true, name, T("Sms"), T("Er staat niet in waarover het gaat."), 1);
    form_choice_add(form, sms, S("yes"), tr(form->rq->language, label), checked);
}

static void
sms_part(struct cx *cx, const struct request *rq, const struct objection *o,
         struct objection_part_list *to)
{
    struct form_page *form =
        objection_part_add(cx, rq, to, o->state.id, S("/sms"), T("Stuur een sms dat u gaat bellen"),
                           T("Stuur de sms"), false);

    form_date(form, S("talk_day"), T("Op welke dag belt u?"),
              T("Er staat in wanneer u belt en van welk nummer. Er staat niet in waarover."),
              S(""));
    form_line(form, S("talk_time"), T("Hoe laat?"), T("Bijvoorbeeld 14:30. Leeg mag ook."), S(""));
}

static void
call_part(struct cx *cx, const struct request *rq, const struct objection *o,
          struct objection_case_page *page)
{
    const bool now = !o->spoken && !o->plan && !o->no_call;
    struct objection_part_list *to = now ? &page->first : &page->parts;

    if (page->sms && !o->application) /* there the plan of the talk has it */
        sms_part(cx, rq, o, to);
    struct form_page *form = objection_part_add(cx, rq, to, o->state.id, S("/gebeld"), T("Gebeld"),
                                                T("Bewaar het gesprek"), now);
    struct form_field *call =
        form_choices(form, false, S("call"), T("Hoe ging het bellen?"), S(""), CALL_OUTCOME_COUNT);

    for (int i = 0; i < CALL_OUTCOME_COUNT; i++) {
        struct str code = call_outcome_code((enum call_outcome)i);
        form_choice_add(form, call, code, tr(rq->language, call_outcome_sentence(code)), false);
    }
    form_text(form, S("words"), T("Wat zei de inwoner?"), T("Kort. Dit lezen alleen collega's."),
              S(""))
        ->is_short = true;
    sms_choice(page, form, S("sms"), T("Niet opgenomen? Stuur een sms dat ik belde"), false);
}

static void
next_part(struct cx *cx, const struct request *rq, const struct objection *o,
          struct objection_case_page *page)
{
    struct form_page *form =
        objection_part_add(cx, rq, &page->first, o->state.id, S("/daarna"),
                           T("Niet bereikt. Wat doet u nu?"), T("Bewaar"), true);
    struct form_field *next = form_choices(form, false, S("next"), T("U beslist"),
                                           T("Niet bereikt is niet hetzelfde als niet meewerken."),
                                           objection_nexts.count);

    /* Who was called at one part of the day only was not out of reach. */
    for (size_t i = 0; i < objection_nexts.count; i++)
        if (o->tried_two_parts || !str_eq(objection_nexts.at[i].code, S("without")))
            form_choice_add(form, next, objection_nexts.at[i].code,
                            tr(rq->language, objection_nexts.at[i].sentence), false);
    if (!o->tried_two_parts)
        next->hint = str_join(cx->mem, next->hint, S(" "),
                              tr(rq->language, T("U belde steeds op hetzelfde deel van de dag. "
                                                 "Probeer ook een ander deel.")));
    form_date(form, S("next_day"), T("Opnieuw bellen op"), S(""), S(""));
    sms_choice(page, form, S("next_sms"), T("Stuur een sms dat ik op die dag bel"), true);
}

static void
story_part(struct cx *cx, const struct request *rq, const struct objection *o,
           struct objection_case_page *page)
{
    const struct objection_story *s = &o->story;
    struct form_page *form =
        objection_part_add(cx, rq, &page->parts, o->state.id, S("/verhaal"),
                           T("Opschrijven wat er is gezegd"), T("Bewaar"), false);

    if (o->application)
        form_text(form, S("wants"), T("Wat wil de inwoner?"),
                  T("Vraag ook wat er goed moet gaan, en wat al geprobeerd is."), s->wants.text)
            ->is_short = true;
    form_text(form, S("explained"),
              o->application    ? T("Wat bent u van plan, en waarom? Zo legde ik het uit")
              : page->complaint ? T("Wat is er gebeurd en waarom? Zo legde ik het uit")
                                : T("Wat is er besloten en waarom? Zo legde ik het uit"),
              S(""), s->explained.text)
        ->is_short = true;
    form_text(form, S("behind"),
              o->application    ? T("Wat zit er achter de aanvraag?")
              : page->complaint ? T("Wat zit er achter de klacht?")
                                : T("Wat zit er achter het bezwaar?"),
              S(""), s->behind.text)
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
    struct form_page *form =
        objection_part_add(cx, rq, &page->parts, o->state.id, S("/weg"),
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
    struct form_page *form = objection_part_add(cx, rq, &page->parts, o->state.id, S("/intrekken"),
                                                T("De inwoner trekt het op papier in"),
                                                T("Schrijf de intrekking in"), false);
    struct form_field *how =
        form_choices(form, false, S("written"), T("Hoe trekt de inwoner in?"),
                     o->application || page->complaint
                         ? T("De wet zegt niet hoe. Vraag het op papier of digitaal, zonder druk. "
                             "Nooit door stilte.")
                         : T("Alleen op papier of digitaal, of op de hoorzitting (Awb 6:21). Nooit "
                             "aan de telefoon en nooit door stilte."),
                     3);

    form_choice_add(form, how, S("letter"), tr(rq->language, T("In een brief of e-mail")), false);
    if (!o->application)
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

/* What the letter needs and does not have yet, or has. */
static enum outcome
letter_fields(struct cx *cx, struct form_page *form, const struct objection *o, bool complaint)
{
    const struct objection_formal *f = &o->story.formal;

    if (f->hearing.text.len == 0) {
        no_hearing_field(form, o);
        ground_field(cx, form, o);
    }
    form_text(form, S("reasons"), T("Waarom? In gewone woorden"),
              T("Dit staat in de brief. Die kunt u daarna nog printen, niet meer veranderen."),
              f->reasons.text);
    return complaint ? OK : court_field(cx, form, o);
}

void
told_field(struct cx *cx, struct form_page *form, const struct objection *o)
{
    const enum language language = form->rq->language;

    if (!str_eq(form->rq->fault.field, S("told")))
        return;
    const struct tr_arg day = {S("dag"), date_in_words(cx->mem, language, o->appeal_told.date)};
    struct form_field *told = form_choices(
        form, true, S("told"), T("De inwoner las een latere dag"),
        tr_fill(cx->mem,
                tr(language, T("Wij schreven eerder dat het kan tot en met {dag}. Daar mag de "
                               "inwoner op vertrouwen (Awb 6:11). Dat blijft op de pagina van de "
                               "inwoner staan. Schrijf de inwoner ook wat de goede dag is.")),
                1, &day),
        1);
    form_choice_add(form, told, S("yes"), tr(language, T("Dat weet ik, en de eerdere dag klopt")),
                    false);
}

void
repairing_field(struct cx *cx, struct form_page *form, const struct objection *o)
{
    const enum language language = form->rq->language;
    const struct maybe_date until = objection_repair_runs(cx, o);

    if (!str_eq(form->rq->fault.field, S("repairing")) || !until.known)
        return;
    const struct tr_arg day = {S("dag"), date_in_words(cx->mem, language, until.date)};
    struct form_field *field = form_choices(
        form, true, S("repairing"), T("De inwoner mag nog aanvullen"),
        tr_fill(cx->mem,
                tr(language, T("Er is gevraagd om aan te vullen, tot en met {dag}. Wacht die dag "
                               "af. Schrijf op wat er binnenkomt (Awb 4:5 en 6:6).")),
                1, &day),
        1);
    form_choice_add(form, field, str_of_int(cx->mem, until.date.day),
                    tr(language, T("Dat weet ik. Er hoeft niets meer bij te komen")), false);
}

static enum outcome
decide_part(struct cx *cx, const struct request *rq, const struct objection *o,
            struct objection_case_page *page)
{
    const struct objection_codes *outcomes = objection_outcomes_of(o->dates->kind);
    struct form_page *form = objection_part_add(cx, rq, &page->parts, o->state.id, S("/beslissing"),
                                                T("Er is beslist"), T("Sluit af"), false);
    struct form_field *outcome =
        form_choices(form, false, S("outcome"), T("Hoe is er beslist?"), S(""), outcomes->count);

    for (size_t i = 0; i < outcomes->count; i++)
        if (!str_eq(outcomes->at[i].code, S("withdrawn")))
            form_choice_add(form, outcome, outcomes->at[i].code,
                            tr(rq->language, outcomes->at[i].sentence),
                            str_eq(outcomes->at[i].code, o->story.formal.outcome));
    TRY(letter_fields(cx, form, o, page->complaint));
    form_date(form, S("decided_day"), T("Wanneer is de beslissing verstuurd?"),
              page->complaint ? T("De inwoner kan daarna naar de ombudsman (Awb 9:12 lid 2).")
                              : T("De inwoner kan daarna naar de rechter."),
              S(""));
    told_field(cx, form, o);
    repairing_field(cx, form, o);
    struct form_field *money = form_choices(form, true, S("money"), T("Bewaren"), S(""), 1);
    form_choice_add(form, money, S("yes"),
                    tr(rq->language, T("Het gaat over geld: zeven jaar bewaren, anders vijf")),
                    true);
    return OK;
}

/* Can what ended be opened again for this? */
static bool
fits_ending(const struct objection *o, struct str why)
{
    const bool withdrawn = str_eq(o->row.outcome, S("withdrawn"));

    if (str_eq(why, S("unsent")))
        return o->application && !withdrawn;
    return str_eq(why, S("pressure")) == withdrawn || str_eq(why, S("mistake"));
}

static void
reopen_part(struct cx *cx, const struct request *rq, const struct objection *o,
            struct objection_case_page *page)
{
    struct form_page *form =
        objection_part_add(cx, rq, &page->parts, o->state.id, S("/heropenen"),
                           T("Klopt er iets niet? Open het opnieuw"), T("Open opnieuw"), false);
    struct form_field *why =
        form_choices(form, false, S("again"), T("Waarom?"),
                     T("Alles wat er staat, blijft. Een beslissing die is verstuurd, geldt tot u "
                       "opnieuw afsluit: haar datums lopen door. De inwoner hoort het. Verbeter "
                       "wat niet klopt, en sluit het daarna weer af."),
                     objection_agains.count);

    for (size_t i = 0; i < objection_agains.count; i++)
        if (fits_ending(o, objection_agains.at[i].code))
            form_choice_add(form, why, objection_agains.at[i].code,
                            tr(rq->language, objection_agains.at[i].sentence), false);
}

static enum outcome
people_part(struct cx *cx, const struct request *rq, const struct objection *o,
            struct objection_case_page *page)
{
    struct procedure_deciders_row_list deciders;
    struct procedure_handlers_row_list handlers;
    struct form_page *form =
        objection_part_add(cx, rq, &page->parts, o->state.id, S("/mensen"),
                           o->application    ? T("Wie neemt waar?")
                           : page->complaint ? T("Over wie gaat de klacht, wie neemt waar")
                                             : T("Wie besliste, wie neemt waar"),
                           T("Bewaar"), false);

    TRY(sql_procedure_deciders(cx, cx->who.organisation, PEOPLE_AT_ONCE, &deciders));
    TRY(sql_procedure_handlers(cx, cx->who.organisation, PEOPLE_AT_ONCE, &handlers));
    if (!o->application) {
        struct form_field *decided =
            form_select(form, S("decided_by"),
                        page->complaint ? T("Over wie gaat de klacht?") : T("Wie nam het besluit?"),
                        S(""), deciders.count + 1);
        form_choice_add(form, decided, S("0"),
                        tr(rq->language, T("Iemand van een andere afdeling")),
                        o->row.decided_by == 0);
        for (size_t i = 0; i < deciders.count; i++)
            form_choice_add(form, decided, str_of_int(cx->mem, deciders.at[i].professional),
                            deciders.at[i].name, deciders.at[i].professional == o->row.decided_by);
    }
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
    if (page->ended && !page->i_am_judge)
        reopen_part(cx, rq, o, page);
    if (page->ended || page->i_am_judge)
        return OK;
    if (o->choose_next)
        next_part(cx, rq, o, page);
    if (o->plan)
        application_talked_part(cx, rq, o, &page->first, true);
    if (page->mine)
        call_part(cx, rq, o, page);
    if (o->application)
        sms_choice(
            page,
            application_plan_part(cx, rq, o, o->spoken || o->plan ? &page->parts : &page->first),
            S("talk_sms"), T("Belt u? Stuur daar een sms over"), true);
    if (o->application && !o->plan)
        application_talked_part(cx, rq, o, &page->parts, o->spoken && o->came.len == 0);
    story_part(cx, rq, o, page);
    if (!o->application)
        road_part(cx, rq, o, page);
    if (page->withdrawing) /* nothing to withdraw or to decide */
        return people_part(cx, rq, o, page);
    withdraw_part(cx, rq, o, page);
    if (o->application)
        application_decide_part(cx, rq, o, &page->parts);
    else
        TRY(decide_part(cx, rq, o, page));
    return people_part(cx, rq, o, page);
}

/* ---- what to print and to write down ---- */

static void
adds_fill(struct cx *cx, enum language language, const struct objection *o,
          struct objection_case_page *page)
{
    page->adds.at = arena_new(cx->mem, struct objection_link, ADDS_MAX);
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        const struct objection_event_form *form =
            objection_event_form(o->dates->kind, (enum procedure_event_kind)kind);
        if (!form->by_hand || page->ended || page->i_am_judge)
            continue;
        if (kind == EVENT_EXCUSED && o->dates->in_time == VERDICT_YES)
            continue;
        page->adds.at[page->adds.count++] = (struct objection_link){
            tr(language, form->title),
            objection_url(cx, o->state.id,
                          str_join(cx->mem, S("/gebeurtenis/"),
                                   procedure_event_code((enum procedure_event_kind)kind)))};
    }
}

static enum outcome
letters_fill(struct cx *cx, enum language language, const struct objection *o,
             struct objection_case_page *page)
{
    const struct printable_letter_list letters = printable_letters(cx, o);
    const bool represented = objection_represented(o);
    struct kept_letter_row_list kept;

    TRY(kept_letters(cx, o->state.id, &kept));
    page->letters.at = arena_new(cx->mem, struct objection_letter_link, LETTER_COUNT);
    for (size_t i = 0; i < letters.count; i++) {
        const struct printable_letter *letter = &letters.at[i];
        const struct kept_letter_row *sent = kept_letter_last(&kept, letter->code, false);
        if (page->ended && letter->missing.len && sent == NULL)
            continue; /* it will not come any more */
        const bool postpones = letter->begins && letter->missing.len && !sent;
        page->letters.at[page->letters.count++] = (struct objection_letter_link){
            .label = tr(language, letter->label),
            .missing = sent || postpones ? S("") : tr(language, letter->missing),
            .sent =
                sent ? date_with_year(cx->mem, language, (struct date){(int32_t)sent->day}) : S(""),
            .address = postpones ? objection_url(cx, o->state.id, S("/uitstel"))
                                 : objection_letter_url(cx, o->state.id, letter->code, false),
            .also = objection_letter_url(cx, o->state.id, letter->code, true),
            .has_also = represented && !postpones};
    }
    return OK;
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
    const struct to_do of = {.next = next,
                             .road = o->row.road,
                             .call_day = o->row.call_day,
                             .may_choose = !o->application,
                             .news = o->state.news};
    const struct str to_do = objection_to_do(&of, date_in_amsterdam(cx->now_ms));
    const struct tr_arg when = {S("wat"),
                                tr(language, objection_said(&objection_whats, next.what))};

    page->has_next = next.day != 0 && !page->ended;
    if (!page->has_next)
        return;
    page->next_what = said(cx, language, &objection_whats, to_do);
    page->next_day = date_in_words(cx->mem, language, day);
    if (!str_eq(to_do, next.what)) /* the day is of what comes after it */
        page->next_then = tr_fill(cx->mem, tr(language, T("Daarna: {wat}")), 1, &when);
    page->next_left = objection_next_left(cx, language, next.what, day);
    page->also = objection_also_said(cx, language, next.what, o->row.call_day, o->application);
    page->next_late = objection_too_late(next.what, next.day, date_in_amsterdam(cx->now_ms));
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
    adds_fill(cx, rq->language, &o, page);
    TRY(letters_fill(cx, rq->language, &o, page));
    TRY(helps_fill(cx, rq->language, &o, page));
    TRY(parts_fill(cx, rq, &o, page));
    page->take = objection_url(cx, id, S("/nemen"));
    page->ask_help = objection_url(cx, id, S("/hulp"));
    page->read = objection_url(cx, id, S("/gelezen"));
    page->renew_code = objection_url(cx, id, S("/code"));
    page->looked = objection_url(cx, id, S("/nagekeken"));
    page->learn = objection_url(cx, id, S("/leren"));
    page->formal = objection_url(cx, id, S("/papier"));
    page->file = objection_url(cx, id, S("/stukken"));
    page->back = url_path(S("/werk/bezwaar"));
    page->fault = request_fault(cx, rq, rq->fault.field);
    re->shell = SHELL_WORK;
    return reply_page(re, page->kind, view_objection_case(page));
}
