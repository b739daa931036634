/* demo_objections.c - objections of the demo: one that just came in, one that is solved together,
 * one on the formal road with its last day near, and a complaint that was settled; and an
 * application with a talk planned before it is decided. And those that ended in the months before,
 * so that the figures say something. */
#include "app/demo.h"

#include "domain/objection/application.h"
#include "domain/objection/learning.h"
#include "domain/people/people.h"
#include "i18n/i18n.h"
#include "law/decrees.h"
#include "law/workday.h"
#include "os/random.h"

enum { DEMODAM = 9901, DECIDES = 111, INCOME = 5, ELLEN = 107, JEROEN = 108, HATICE = 137 };
static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

static struct actor
handler(int64_t professional)
{
    return (struct actor){professional, professional == HATICE ? INCOME : DECIDES,
                          role_find(S("objection_handler"))->permissions};
}

/* So many days before today. */
static struct maybe_date
ago(const struct cx *cx, int days)
{
    return (struct maybe_date){true, date_plus(date_in_amsterdam(cx->now_ms), -days)};
}

static enum outcome
register_one(struct cx *cx, const struct objection_letter *letter,
             const struct objection_person *person, struct question_id *ret)
{
    struct objection_plan *plan;
    struct asked asked;

    TRY(objection_prepare(cx, letter, person, &plan));
    TRY(objection_register(cx, plan, DEMODAM, &asked));
    *ret = (struct question_id){asked.municipality, asked.question};
    return OK;
}

static enum outcome
just_in(struct cx *cx)
{
    const struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                            .way = S("post"),
                                            .dated = ago(cx, 16),
                                            .published = ago(cx, 15),
                                            .received = ago(cx, 1),
                                            .topic = S("bijstand"),
                                            .department = S("Inkomen"),
                                            .law = S("pw"),
                                            .decided_by = JEROEN};
    const struct objection_person person = {
        .name = S("Yusuf"),
        .reach = S("06 10000091"),
        .says = S("Mijn uitkering is veertig procent lager. Ik snap niet waarom. Ik woon alleen."),
        .handler = ELLEN,
        .language = LANGUAGE_NL};
    struct question_id id;

    return register_one(cx, &letter, &person, &id);
}

static enum outcome
together(struct cx *cx)
{
    const struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                            .way = S("balie"),
                                            .dated = ago(cx, 33),
                                            .published = ago(cx, 33),
                                            .received = ago(cx, 12),
                                            .topic = S("wmo"),
                                            .department = S("Wmo"),
                                            .law = S("wmo"),
                                            .decided_by = 0};
    const struct objection_person person = {
        .name = S("Mevrouw De Haan"),
        .reach = S("06 10000092"),
        .says = S("Ik krijg nog maar twee uur hulp. Mijn heup is kapot. Dat gaat echt niet."),
        .representative = S("Dochter, 06 10000093"),
        .scope = S("talk"),
        .handler = ELLEN,
        .substitute = JEROEN,
        .call = S("spoke"),
        .call_words = S("Rustig gesprek. Wil graag dat iemand komt kijken."),
        .language = LANGUAGE_NL};
    const struct objection_story story = {
        .explained = {S("Twee uur per week, omdat de dochter ook helpt.")},
        .behind = {S("De dochter werkt nu zelf en kan niet meer elke dag komen.")},
        .heard = {S("Zij wil vooral hulp in de ochtend.")},
        .agreed = {S("Een collega komt thuis kijken. Daarna een nieuw besluit.")},
        .areas = S("care"),
        .other = {S("Vraagt ook hoe zij aan een scootmobiel komt.")}};
    struct question_id id;

    TRY(register_one(cx, &letter, &person, &id));
    TRY(objection_road_set(cx, id, S("informal"), S("phone")));
    return objection_story_set(cx, id, &story, true);
}

static enum outcome
formal(struct cx *cx)
{
    const struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                            .way = S("elektronisch"),
                                            .dated = ago(cx, 82),
                                            .published = ago(cx, 81),
                                            .received = ago(cx, 45),
                                            .topic = S("terugvordering_boete_uitkering"),
                                            .department = S("Inkomen"),
                                            .law = S("pw"),
                                            .decided_by = 0};
    const struct objection_person person = {
        .name = S("Ilse"),
        .reach = S("ilse@bewoner.example"),
        .says = S("Ik moet 2.300 euro terugbetalen. Ik heb alles op tijd doorgegeven."),
        .handler = JEROEN,
        .call = S("spoke"),
        .call_words = S("Wil een beslissing op papier."),
        .language = LANGUAGE_NL};
    const struct calendar calendar = calendar_of(cx);
    const struct date heard = workday_next(&calendar, WORKDAY_OFFICE, ago(cx, 14).date);
    struct question_id id;

    cx->who = handler(JEROEN);
    TRY(register_one(cx, &letter, &person, &id));
    TRY(objection_road_set(cx, id, S("formal"), S("phone")));
    return objection_event_add(
        cx, id,
        &(struct objection_event){.kind = EVENT_HEARING,
                                  .day = {true, heard},
                                  .minutes = 10 * 60,
                                  .place = S("Gemeentehuis Demodam, kamer 2")});
}

static enum outcome
complaint(struct cx *cx)
{
    const struct objection_letter letter = {.kind = PROCEDURE_COMPLAINT,
                                            .way = S("balie"),
                                            .received = ago(cx, 20),
                                            .department = S("Balie"),
                                            .law = S("other"),
                                            .decided_by = 0};
    const struct objection_person person = {
        .name = S("Gerda"),
        .says = S("Ik moest drie keer terugkomen en niemand wist iets."),
        .handler = JEROEN,
        .call = S("spoke"),
        .call_words = S("Excuses gemaakt. De balie krijgt een vast nummer."),
        .language = LANGUAGE_NL};
    struct question_id id;

    cx->who = handler(JEROEN);
    TRY(register_one(cx, &letter, &person, &id));
    TRY(objection_formal_set(
        cx, id,
        &(struct objection_formal){
            .hearing = {S("Jeroen Kuipers belde met Gerda. Zij kwam drie keer voor niets. Zij wil "
                          "dat anderen dit niet ook meemaken.")},
            .outcome = S("upheld"),
            .reasons = {S("U moest drie keer terugkomen. Dat had niet gemogen. De balie heeft nu "
                          "een vast nummer dat u kunt bellen.")}}));
    return objection_decide(cx, id,
                            &(struct objection_ending){.outcome = S("upheld"), .day = ago(cx, 1)});
}

static enum outcome
application(struct cx *cx)
{
    const struct calendar calendar = calendar_of(cx);
    const struct objection_letter letter = {.kind = PROCEDURE_APPLICATION,
                                            .way = S("post"),
                                            .received = ago(cx, 3),
                                            .topic = S("wmo"),
                                            .department = S("Wmo"),
                                            .law = S("wmo"),
                                            .term = S("wmo")};
    const struct objection_person person = {
        .name = S("Meneer Pinas"),
        .reach = S("06 10000094"),
        .says = S("Ik wil een traplift. Ik kom bijna niet meer boven."),
        .handler = HATICE,
        .call = S("no_answer"),
        .language = LANGUAGE_NL};
    const struct application_talk talk = {
        .day = {true, workday_plus(&calendar, WORKDAY_OFFICE, date_in_amsterdam(cx->now_ms), 2)},
        .minutes = INT64_C(14) * 60,
        .how = S("home"),
        .who = S("Hatice Aydin"),
        .beside = S("Dennis Pinas, zoon")};
    struct question_id id;

    cx->who = handler(HATICE);
    TRY(register_one(cx, &letter, &person, &id));
    return application_plan(cx, id, &talk);
}

/* ---- what ended, for the figures ---- */

enum { ENDED_MONTHS = 12, ENDED_A_MONTH = 5, WHOLE_MONTHS = 2, LASTED_DAYS = 27 };

/* Five of each month: of every cause there are more than are hidden, once two months in a quarter
 * of a year are over. */
static const struct example {
    struct str topic, law, department, says, reasons, outcome, road, cause;
    bool called;
} examples[ENDED_A_MONTH] = {
    {S_INIT("bijstand"), S_INIT("pw"), S_INIT("Inkomen"),
     S_INIT("Ik snap de brief niet. Waarom krijg ik minder?"),
     S_INIT("Wij legden het uit en rekenden het na. U krijgt het verschil erbij."),
     S_INIT("new_decision"), S_INIT("informal"), S_INIT("letter"), true},
    {S_INIT("wmo"), S_INIT("wmo"), S_INIT("Wmo"),
     S_INIT("De brief gaat over iemand anders dan ik, lijkt het wel."),
     S_INIT("De brief was niet duidelijk. U houdt de hulp die u had."), S_INIT("new_decision"),
     S_INIT("informal"), S_INIT("letter"), true},
    {S_INIT("bijstand"), S_INIT("pw"), S_INIT("Inkomen"),
     S_INIT("Ik had alle papieren gebracht, maar ze waren weg."),
     S_INIT("De papieren zijn er nu. U krijgt de uitkering vanaf de eerste dag."), S_INIT("upheld"),
     S_INIT("informal"), S_INIT("facts"), true},
    {S_INIT("wmo"), S_INIT("wmo"), S_INIT("Wmo"),
     S_INIT("Niemand belde mij terug. Ik wist van niets."),
     S_INIT("Wij hadden u moeten bellen. Het besluit zelf klopt."), S_INIT("rejected"),
     S_INIT("formal"), S_INIT("contact"), false},
    {S_INIT("bijstand"), S_INIT("pw"), S_INIT("Inkomen"),
     S_INIT("De regel is niet eerlijk voor mensen die samen een huis delen."),
     S_INIT("De wet laat hier geen ruimte. Daarom blijft het besluit zoals het is."),
     S_INIT("rejected"), S_INIT("formal"), S_INIT("contact"), true},
};

static enum outcome
ended_one(struct cx *cx, const struct example *e, struct date end)
{
    const struct objection_letter letter = {.kind = PROCEDURE_OBJECTION,
                                            .way = S("post"),
                                            .dated = {true, date_plus(end, -LASTED_DAYS - 15)},
                                            .published = {true, date_plus(end, -LASTED_DAYS - 14)},
                                            .received = {true, date_plus(end, -LASTED_DAYS)},
                                            .topic = e->topic,
                                            .department = e->department,
                                            .law = e->law};
    const struct objection_person person = {.says = e->says,
                                            .handler = ELLEN,
                                            .call = e->called ? S("spoke") : S(""),
                                            .language = LANGUAGE_NL};
    const struct objection_ending ending = {.outcome = e->outcome,
                                            .day = {true, end},
                                            .no_hearing = S("waived"),
                                            .court = S("rechtbank Demodam, Postbus 1"),
                                            .reasons = {e->reasons}};
    const struct learning_named named = {.cause = e->cause, .changed = S("")};
    struct question_id id;

    cx->now_ms = amsterdam_ms(date_plus(end, 1 - LASTED_DAYS), 10 * 60);
    TRY(register_one(cx, &letter, &person, &id));
    TRY(objection_road_set(cx, id, e->road, S("phone")));
    cx->now_ms = amsterdam_ms(end, 15 * 60);
    TRY(objection_decide(cx, id, &ending));
    return learning_name(cx, id, &named, true);
}

/* What is left of one when all else is gone: what was learned. */
static enum outcome
counted_one(struct cx *cx, const struct example *e, int month)
{
    const int64_t number = id_scattered(cx->now_ms);

    TRY(sql_learned_add(cx, number, DECIDES, DEMODAM, month, S("objection"), e->topic,
                        e->department, e->law, e->outcome, e->road, S(""),
                        e->called ? S("in_time") : S("none"), LASTED_DAYS, S("")));
    return sql_learned_set_cause(cx, number, e->cause, S(""), S(""));
}

/* Of the months before this one; the last of them whole, or the demo would start slowly. */
static enum outcome
ended(struct cx *cx)
{
    enum { YEAR_MONTHS = 12, FIRST_DAY = 6, DAYS_BETWEEN = 4 };
    const int64_t now_ms = cx->now_ms;
    const struct civil today = date_civil(date_in_amsterdam(now_ms));
    const int this_month = today.year * YEAR_MONTHS + today.month - 1;

    for (int month = this_month - ENDED_MONTHS; month < this_month; month++)
        for (int i = 0; i < ENDED_A_MONTH; i++) {
            if (month < this_month - WHOLE_MONTHS) {
                TRY(counted_one(cx, &examples[i], month));
                continue;
            }
            TRY(ended_one(cx, &examples[i],
                          date_of(month / YEAR_MONTHS, month % YEAR_MONTHS + 1,
                                  FIRST_DAY + i * DAYS_BETWEEN)));
            cx->now_ms = now_ms;
        }
    return OK;
}

enum outcome
demo_objections_load(struct cx *cx)
{
    const int64_t now_ms = cx->now_ms;
    enum outcome outcome;

    cx->who = handler(ELLEN);
    cx->now_ms = now_ms - day_ms / 8;
    outcome = ended(cx);
    if (outcome == OK)
        outcome = formal(cx);
    if (outcome == OK)
        outcome = complaint(cx);
    cx->who = handler(ELLEN);
    if (outcome == OK)
        outcome = together(cx);
    if (outcome == OK)
        outcome = just_in(cx);
    if (outcome == OK)
        outcome = application(cx);
    cx->who = (struct actor){0};
    cx->now_ms = now_ms;
    return outcome;
}
