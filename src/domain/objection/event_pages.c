/* event_pages.c - something happened, or was written down wrong: first what it changes, then yes.
 */
#include "base/text.h"
#include "domain/objection/count.h"
#include "domain/objection/objection_pages.h"
#include "domain/objection/objection_routes.h"
#include "domain/objection/view/objection.html.h"
#include "law/decrees.h"

enum { KEPT_MAX = 8, HEARING_AHEAD_DAYS = 14 };

/* What the address is about: the code of a kind, or the number of a row. */
struct about {
    struct question_id id;
    enum procedure_kind of;
    enum procedure_event_kind kind;
    int64_t number;                        /* 0: new */
    const struct procedure_event_row *row; /* what is corrected; NULL: new */
    struct personal place;                 /* of a hearing that is corrected */
    bool first_missing;                    /* nothing says when another body had it */
};

static enum outcome
about_read(struct cx *cx, const struct request *rq, struct about *ret)
{
    struct about about = {0};
    struct objection o;

    TRY(question_of_path(cx, rq, &about.id));
    TRY(objection_get(cx, about.id, &o));
    about.of = objection_kind_of(o.row.kind);
    about.first_missing = about.of == PROCEDURE_OBJECTION && !objection_first_known(&o);
    if (objection_event_kind(rq->args[2], &about.kind)) {
        *ret = about;
        return OK;
    }
    TRY(request_arg_int(cx, rq, 2, &about.number));
    for (size_t i = 0; i < o.valid.count; i++)
        if (o.valid.at[i].number == about.number)
            about.row = &o.valid.at[i];
    if (about.row == NULL || !objection_event_kind(about.row->kind, &about.kind))
        return fail(cx, NOT_FOUND, "Een collega heeft dit net verbeterd. Kijk wat er nu staat.");
    if (about.row == o.hearing)
        about.place = o.place;
    *ret = about;
    return OK;
}

static struct str
iso_or_nothing(struct cx *cx, int64_t day)
{
    return day ? date_iso(cx->mem, (struct date){(int32_t)day}) : S("");
}

static struct url
event_url(struct cx *cx, const struct request *rq, struct question_id id)
{
    return objection_url(cx, id, str_join(cx->mem, S("/gebeurtenis/"), rq->args[2]));
}

static void
codes_add(struct form_page *page, const struct about *about,
          const struct objection_event_form *form, struct str stored)
{
    const struct objection_codes *codes = objection_event_codes(about->of, form);
    struct form_field *field = form_choices(page, false, S("code"),
                                            form->form     ? T("Hoe is dat gezegd?")
                                            : form->reason ? T("Waarom staat de termijn stil?")
                                                           : T("Hoe kwam het binnen?"),
                                            S(""), codes->count);

    objection_choices_add(page, field, codes,
                          stored.len || !form->form ? stored : procedure_form_code(FORM_WRITTEN));
}

/* Of a hearing. A new one is proposed where hearings mostly are. */
static enum outcome
place_add(struct cx *cx, const struct about *about, struct form_page *page)
{
    struct procedure_setting_get_row setting;
    const int64_t minutes = about->row ? about->row->n : 0;

    TRY(objection_setting(cx, about->id.municipality, &setting));
    form_line(page, S("time"), T("Hoe laat?"), T("Bijvoorbeeld 14:30. Leeg mag ook."),
              minutes ? minutes_said(cx, minutes) : S(""));
    form_line(page, S("place"), T("Waar is het?"),
              T("Het adres en de kamer. Bellen mag ook: schrijf dan wie wie belt."),
              about->row ? about->place.text : setting.hearing_place);
    return OK;
}

static enum outcome
event_form(struct cx *cx, const struct request *rq, const struct about *about,
           struct form_page **ret)
{
    const struct objection_event_form *form = objection_event_form(about->of, about->kind);
    const struct procedure_event_row none = {0}, *row = about->row ? about->row : &none;
    struct form_page *page =
        form_page_new(cx, rq, form->title, form->hint.len ? form->hint : S(""),
                      event_url(cx, rq, about->id), T("Kijk wat dit verandert"));

    form_date(page, S("day"), form->day_label, S(""), iso_or_nothing(cx, row->day));
    if (form->until_label.len)
        form_date(page, S("until"), form->until_label, S(""), iso_or_nothing(cx, row->until_day));
    if (form->place)
        TRY(place_add(cx, about, page));
    if (form->weeks)
        form_number(page, S("weeks"), T("Hoeveel weken uitstel?"), S(""),
                    row->n                             ? row->n
                    : about->of == PROCEDURE_COMPLAINT ? 4
                                                       : 6);
    if (objection_event_codes(about->of, form))
        codes_add(page, about, form, row->code);
    if (about->kind == EVENT_RECEIVED && about->first_missing)
        form_date(page, S("first"), T("Wanneer kreeg de andere instantie het?"),
                  T("Alleen als het is doorgestuurd. Deze dag telt (Awb 6:15)."), S(""));
    form_back(page, objection_url(cx, about->id, S("")),
              about->of == PROCEDURE_APPLICATION ? T("Terug naar de aanvraag")
              : about->of == PROCEDURE_COMPLAINT ? T("Terug naar de klacht")
                                                 : T("Terug naar het bezwaar"));
    *ret = page;
    return OK;
}

enum outcome
objection_event_page(struct cx *cx, struct request *rq, struct reply *re)
{
    struct objection_event_page *page = arena_new(cx->mem, struct objection_event_page, 1);
    struct about about;

    TRY(about_read(cx, rq, &about));
    TRY(event_form(cx, rq, &about, &page->form));
    page->title = page->form->heading;
    page->can_undo = about.row != NULL && about.kind != EVENT_RECEIVED;
    page->undo = event_url(cx, rq, about.id);
    re->shell = SHELL_WORK;
    return reply_page(re, objection_event_form(about.of, about.kind)->title,
                      view_objection_event(page));
}

static enum outcome
event_typed(struct cx *cx, const struct request *rq, const struct about *about,
            struct objection_event *ret)
{
    struct objection_event event = {.kind = about->kind,
                                    .code = request_field(rq, S("code")),
                                    .place = request_field(rq, S("place")),
                                    .replaces = about->number,
                                    .undo = request_field(rq, S("undo")).len > 0};

    TRY(objection_day(cx, rq, S("day"), &event.day));
    TRY(objection_day(cx, rq, S("until"), &event.until));
    TRY(objection_day(cx, rq, S("first"), &event.first));
    if (request_field(rq, S("weeks")).len && !str_int(request_field(rq, S("weeks")), &event.weeks))
        return fail_field(cx, "weeks", "Vul in met hoeveel weken.");
    TRY(minutes_typed(cx, rq, S("time"), &event.minutes));
    *ret = event;
    return OK;
}

static struct str
day_or_none(struct cx *cx, enum language language, struct maybe_date day)
{
    return day.known ? date_in_words(cx->mem, language, day.date) : tr(language, T("niet bekend"));
}

static void
notice_add(struct cx *cx, enum language language, struct str sentence, struct str law,
           struct objection_step_list *notices)
{
    struct objection_step_list longer = {
        arena_new(cx->mem, struct objection_step, notices->count + 1), 0};

    for (size_t i = 0; i < notices->count; i++)
        longer.at[longer.count++] = notices->at[i];
    longer.at[longer.count++] =
        (struct objection_step){.sentence = tr(language, sentence), .law = law};
    *notices = longer;
}

/* Written down after the term had passed: it may have been told in time, and then that day counts.
 */
static void
postponement_notice(struct cx *cx, enum language language, const struct objection_event *event,
                    const struct procedure *before, struct objection_step_list *notices)
{
    const struct procedure_day *decide = &before->days[PROCEDURE_DECIDE_BY];
    const struct date today = date_in_amsterdam(cx->now_ms);

    if (event->kind == EVENT_POSTPONED && decide->known && decide->term.last.day < today.day)
        notice_add(cx, language,
                   T("De tijd om te beslissen is al voorbij. Uitstel telt alleen als u het de "
                     "inwoner op papier schreef voordat die tijd om was. Kijk na wanneer de brief "
                     "echt is verstuurd."),
                   before->kind == PROCEDURE_OBJECTION ? S("Awb art. 7:10 lid 3") : S(""), notices);
}

/* What the resident has by now, and has no more. Not of who corrects the notice itself. */
static void
penalty_lost_notice(struct cx *cx, enum language language, const struct objection_event *event,
                    const struct procedure *before, const struct procedure *after,
                    struct objection_step_list *notices)
{
    const struct str law = S("Awb art. 4:17");
    const int64_t euros = before->penalty_known ? before->penalty.cents / 100 : 0;
    const struct tr_arg arg = {S("geld"), str_of_int(cx->mem, euros)};

    if (event->kind == EVENT_DEFAULT_NOTICE || before->penalty_notice == 0)
        return;
    if (after->penalty_notice == 0)
        notice_add(
            cx, language,
            euros > 0
                ? tr_fill(cx->mem,
                          tr(language, T("De inwoner schreef al dat u te laat bent. Die brief telt "
                                         "hierdoor niet meer. De inwoner verliest de dwangsom: nu "
                                         "{geld} euro. Kijk goed na of dit klopt.")),
                          1, &arg)
                : T("De inwoner schreef al dat u te laat bent. Die brief telt hierdoor "
                    "niet meer, en dan komt er geen dwangsom. Kijk goed na of dit klopt."),
            law, notices);
    else if (before->penalty_doubt == PENALTY_SURE && after->penalty_doubt != PENALTY_SURE)
        notice_add(cx, language,
                   T("De dwangsom was zeker, en is dat hierdoor niet meer. Kijk goed na of dit "
                     "klopt."),
                   law, notices);
}

/* A hearing so soon that the days for papers have passed when the invitation comes, or on a day
 * off. Both may be. */
static void
hearing_notices(struct cx *cx, enum language language, const struct objection_event *event,
                const struct procedure *after, struct objection_step_list *notices)
{
    const struct calendar calendar = calendar_of(cx);
    const struct procedure_day *papers = &after->days[PROCEDURE_PAPERS_BY];
    const int32_t today = date_in_amsterdam(cx->now_ms).day;

    if (event->kind != EVENT_HEARING || event->day.date.day < today)
        return;
    if (papers->known && papers->term.last.day < today)
        notice_add(cx, language,
                   T("De hoorzitting is binnen tien dagen. Dan heeft de inwoner geen tijd om "
                     "papieren te sturen. Kies een latere dag, of vraag de inwoner of dit goed "
                     "is."),
                   S("Awb art. 7:4 lid 1"), notices);
    else if (papers->known && event->day.date.day < today + HEARING_AHEAD_DAYS)
        notice_add(cx, language,
                   T("De hoorzitting is binnen twee weken. De uitnodiging is een paar dagen "
                     "onderweg, en papieren moeten tien dagen ervoor binnen zijn. Dan heeft de "
                     "inwoner bijna geen tijd. Kies een latere dag, of vraag of dit goed is."),
                   S("Awb art. 7:4 lid 1"), notices);
    if (!workday_is(&calendar, WORKDAY_OFFICE, event->day.date))
        notice_add(cx, language,
                   T("Deze dag is in het weekend of een feestdag. Dat mag. Vraag wel eerst of de "
                     "inwoner dan kan, en of het gebouw open is."),
                   S(""), notices);
}

struct objection_changes
objection_changes_shown(struct cx *cx, enum language language, const struct objection_event *event,
                        const struct procedure *before, const struct procedure *after)
{
    struct objection_changes changes = {.shown = true};
    struct procedure_move moves[PROCEDURE_DATE_COUNT];
    size_t count = procedure_moved(before, after, moves);

    changes.moves.at = arena_new(cx->mem, struct objection_move, count);
    for (size_t i = 0; i < count; i++)
        changes.moves.at[changes.moves.count++] = (struct objection_move){
            tr(language,
               objection_date_label(cx, after->kind, moves[i].which,
                                    moves[i].to.known ? moves[i].to.date : moves[i].from.date)),
            day_or_none(cx, language, moves[i].from), day_or_none(cx, language, moves[i].to)};
    changes.notices = objection_notices_shown(cx, language, after, 0);
    penalty_lost_notice(cx, language, event, before, after, &changes.notices);
    if (event->undo)
        return changes;
    postponement_notice(cx, language, event, before, &changes.notices);
    hearing_notices(cx, language, event, after, &changes.notices);
    return changes;
}

/* "Dit verandert de laatste dag van A naar B." */
static enum outcome
check_page(struct cx *cx, const struct request *rq, const struct about *about,
           const struct objection_event *event, const struct procedure *before,
           const struct procedure *after, struct reply *re)
{
    static const struct str fields[KEPT_MAX] = {S_INIT("day"),   S_INIT("until"), S_INIT("weeks"),
                                                S_INIT("code"),  S_INIT("undo"),  S_INIT("time"),
                                                S_INIT("place"), S_INIT("first")};
    struct objection_event_page *page = arena_new(cx->mem, struct objection_event_page, 1);

    page->check = true;
    page->title = tr(rq->language, objection_event_form(about->of, about->kind)->title);
    page->application = about->of == PROCEDURE_APPLICATION;
    page->action = event_url(cx, rq, about->id);
    page->back = objection_url(cx, about->id, S(""));
    page->changes = objection_changes_shown(cx, rq->language, event, before, after);
    page->kept.at = arena_new(cx->mem, struct form_field, KEPT_MAX);
    for (size_t i = 0; i < KEPT_MAX; i++)
        if (request_field(rq, fields[i]).len)
            page->kept.at[page->kept.count++] =
                (struct form_field){.name = fields[i], .value = {request_field(rq, fields[i])}};
    re->shell = SHELL_WORK;
    return reply_page(re, objection_event_form(about->of, about->kind)->title,
                      view_objection_event(page));
}

enum outcome
objection_event_act(struct cx *cx, struct request *rq, struct reply *re)
{
    const struct procedure *before, *after;
    struct objection_event event;
    struct about about;

    TRY(about_read(cx, rq, &about));
    TRY(event_typed(cx, rq, &about, &event));
    if (request_field(rq, S("sure")).len == 0) {
        TRY(objection_event_try(cx, about.id, &event, &before, &after));
        return check_page(cx, rq, &about, &event, before, after, re);
    }
    TRY(objection_event_add(cx, about.id, &event));
    return reply_see_other(re, objection_url(cx, about.id, S("")));
}
